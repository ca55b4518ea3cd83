import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ProjectView } from '../../../contracts/projects'
import { Button } from '../../components/button'
import { Card } from '../../components/section'
import { PROJECTS_WORDS } from '../../copy/projects'

const ERRANDS = [
  { stage: 'consentCollecting', text: PROJECTS_WORDS.giveConsent, page: '/pages/consents/give' },
  { stage: 'residentPoll', text: PROJECTS_WORDS.vote, page: '/pages/polls/vote' },
  { stage: 'satisfaction', text: PROJECTS_WORDS.rate, page: '/pages/ratings/rate' },
] as const

/** The way to the page where a household answers, a resident votes or rates; that page says who may. */
export function Errands({ view }: { readonly view: ProjectView }) {
  const errand = ERRANDS.find((one) => one.stage === view.card.stage)
  if (errand === undefined) return null
  return (
    <Card tone='due'>
      <View className='ws-strong'>{view.consent !== null && errand.stage === 'consentCollecting' ? view.consent.question : PROJECTS_WORDS.comeAndSay}</View>
      <View className='ws-buttons'>
        <Button text={errand.text} block onClick={() => void Taro.navigateTo({ url: `${errand.page}?project=${encodeURIComponent(view.card.id)}` })} />
      </View>
    </Card>
  )
}
