import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ProjectView } from '../../../contracts/projects'
import { Button } from '../../components/button'
import { Card } from '../../components/section'

const ERRANDS = [
  { stage: 'consentCollecting', text: '答复征求意见', page: '/pages/consents/give' },
  { stage: 'residentPoll', text: '投出一票', page: '/pages/polls/vote' },
  { stage: 'satisfaction', text: '评价项目', page: '/pages/ratings/rate' },
] as const

/** The way to the page where a household answers, a resident votes or rates; that page says who may. */
export function Errands({ view }: { readonly view: ProjectView }) {
  const errand = ERRANDS.find((one) => one.stage === view.card.stage)
  if (errand === undefined) return null
  return (
    <Card tone='due'>
      <View className='ws-strong'>{view.consent !== null && errand.stage === 'consentCollecting' ? view.consent.question : '请住在这里的居民来说一说'}</View>
      <View className='ws-buttons'>
        <Button text={errand.text} block onClick={() => void Taro.navigateTo({ url: `${errand.page}?project=${encodeURIComponent(view.card.id)}` })} />
      </View>
    </Card>
  )
}
