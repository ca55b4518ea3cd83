import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { SittingView } from '../../../contracts/projects'
import { Button } from '../../components/button'
import { Empty, Faces } from '../../components/faces'
import { LargeTypeSwitch } from '../../components/large-type-switch'
import { named } from '../../components/named'
import { Screen } from '../../components/screen'
import { Card, Section } from '../../components/section'
import { COUNCIL } from '../../copy/council'
import { dayText } from '../../copy/dates'
import { DESKS } from '../../copy/desks'
import { BODY_LABELS } from '../../copy/words'
import { useRequest } from '../../hooks/use-request'
import { today } from '../../services/today'
import { Seats } from './seats'
import { STATE_LOOKS, STATE_WORDS, stateOf, type SittingState } from './words'
import './council.less'

const GROUPS: readonly { readonly title: string; readonly states: readonly SittingState[] }[] = [
  { title: COUNCIL.open, states: ['open'] }, { title: COUNCIL.ahead, states: ['ahead'] }, { title: COUNCIL.done, states: ['passed', 'failed'] },
]

/** The sittings where I live or hold an office: in session first. */
export default function CouncilPage() {
  const sittings = useRequest('councils.sittings', { community: null })
  return (
    <Screen wide>
      <View className='ws-head'>
        <View className='ws-head__name' {...named({ role: 'heading' })}>{DESKS.find(({ url }) => url.includes('council'))?.label}</View>
        <LargeTypeSwitch />
      </View>
      <Faces request={sittings} isEmpty={({ items }) => items.length === 0} empty={<Empty title={COUNCIL.none} next={COUNCIL.noneNext} />}>
        {({ items }) => GROUPS.map(({ title, states }) => {
          const group = items.filter((one) => states.includes(stateOf(one)))
          return group.length > 0 && <Section key={title} title={`${title}（${group.length}）`}><View className='ws-grid'>{group.map((one) => <SittingCard key={`${one.project}${one.round}`} sitting={one} />)}</View></Section>
        })}
      </Faces>
      <Seats />
    </Screen>
  )
}

function SittingCard({ sitting }: { readonly sitting: SittingView }) {
  const state = stateOf(sitting)
  const text = state === 'ahead' || state === 'open' ? COUNCIL.openSitting : COUNCIL.seeSitting
  return (
    <Card tone={state === 'open' ? 'due' : 'plain'}>
      <View className='ws-row ws-row_wrap'>
        <View className={`ws-tag ${STATE_LOOKS[state]}`}>{STATE_WORDS[state]}</View>
        <View className='ws-small ws-muted'>{sitting.council?.name}{BODY_LABELS[sitting.body]}</View>
      </View>
      <View className='ws-card__title ws-top'>{sitting.title}</View>
      <View>{COUNCIL.onAt(dayText(sitting.on, today()), sitting.place)}</View>
      <View className='ws-muted'>{COUNCIL.members(sitting.memberCount)}{sitting.result === null ? '' : `，${COUNCIL.signed(sitting.signatures)}`}</View>
      <View className='ws-buttons'><Button text={text} kind={state === 'open' ? 'primary' : 'default'} label={`${text}：${sitting.title}`} block onClick={() => void Taro.navigateTo({ url: `/packages/council/sitting?project=${encodeURIComponent(sitting.project)}` })} /></View>
    </Card>
  )
}
