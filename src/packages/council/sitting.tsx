import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { ProjectView, SittingView } from '../../../contracts/projects'
import type { Command } from '../../../contracts/vocabulary'
import { Empty, Loading, Refused } from '../../components/faces'
import { LargeTypeSwitch } from '../../components/large-type-switch'
import { named } from '../../components/named'
import { Screen } from '../../components/screen'
import { Card } from '../../components/section'
import { COUNCIL, recusalReason } from '../../copy/council'
import { dayText, timeText } from '../../copy/dates'
import { BODY_LABELS } from '../../copy/words'
import { useProjectCommand } from '../../hooks/use-project-command'
import { today } from '../../services/today'
import { Agenda } from './agenda'
import { Ballot } from './ballot'
import { Chair } from './chair'
import { Councils } from './councils'
import { Hands } from './hands'
import { Members } from './members'
import { Quorum } from './quorum'
import { Result } from './result'
import { RollCall } from './roll-call'
import { useLive, type Live } from './use-live'
import { STATE_LOOKS, STATE_WORDS, stateOf } from './words'
import './council.less'

/** One sitting, live: on a phone in the hand, and on the wall. */
export default function SittingPage() {
  const { project = '' } = useRouter().params
  const live = useLive(decodeURIComponent(project))
  return (
    <Screen wide>
      {live.view === null && live.refusal === null && <Loading />}
      {live.view === null && live.refusal !== null && <Refused refusal={live.refusal} onRetry={live.reload} />}
      {live.view !== null && live.view.sitting === null && <NoSitting view={live.view} onDone={live.reload} />}
      {live.view !== null && live.view.sitting !== null && <Shown key={live.view.sitting.round} live={live} view={live.view} sitting={live.view.sitting} />}
    </Screen>
  )
}

function NoSitting({ view, onDone }: { readonly view: ProjectView; readonly onDone: () => void }) {
  const command = useProjectCommand(view.card.id, onDone)
  return (
    <>
      <View className='ws-lead'><View className='ws-title' {...named({ role: 'heading' })}>{view.card.title}</View></View>
      <Empty title={COUNCIL.none} next={COUNCIL.noneNext} />
      {view.councils.length > 0 && <Councils councils={view.councils} />}
      <Chair view={view} command={command} />
    </>
  )
}

interface ShownProps { readonly live: Live; readonly view: ProjectView; readonly sitting: SittingView }

function Shown({ live, view, sitting }: ShownProps) {
  // A count of hands is confirmed as it was seen; ballots go on coming in.
  const command = useProjectCommand(view.card.id, live.reload, sitting.way === 'showOfHands' ? view.version : undefined)
  const may = (operation: Command): boolean => view.actions.some((action) => action.operation === operation && action.allowed)
  const interest = view.actions.find(({ operation }) => operation === 'councils.vote')?.because ?? null
  const state = stateOf(sitting)
  // The count is what is waited for, so its buttons stand beside it.
  const hands = state === 'open' && sitting.way === 'showOfHands'
  return (
    <>
      <Head sitting={sitting} />
      {live.at !== null && <View className={live.refusal === null ? 'ws-council__live' : 'ws-banner'} {...named({ role: 'status' })}>{(live.refusal === null ? COUNCIL.live : COUNCIL.lost)(timeText(live.at, today()))}</View>}
      <View className='ws-columns'>
        <View className='ws-columns__main'>
          <Quorum sitting={sitting} />
          {state === 'ahead' && <RollCall key={sitting.round} sitting={sitting} may={may('councils.open')} command={command} />}
          {sitting.result === null && COUNCIL.byWay[sitting.way] !== '' && <Card><View>{COUNCIL.byWay[sitting.way]}</View></Card>}
          {hands && <Hands hands={sitting.hands} />}
          {state === 'open' && <Ballot view={view} sitting={sitting} command={command} />}
          {sitting.result !== null && <Result result={sitting.result} sitting={sitting} />}
          {hands && <Chair view={view} command={command} />}
          {state === 'open' && <Members sitting={sitting} chair={may('councils.leave')} mayRecuse={may('councils.recuse')} reason={interest === null ? '' : recusalReason(interest)} command={command} />}
          {!hands && <Chair view={view} command={command} />}
        </View>
        <View className='ws-columns__side'>{view.councils.length > 0 && <Councils councils={view.councils} />}<Agenda view={view} /></View>
      </View>
    </>
  )
}

function Head({ sitting }: { readonly sitting: SittingView }) {
  const state = stateOf(sitting)
  return (
    <View className='ws-lead'>
      <View className='ws-row'>
        <View><View className={`ws-tag ${STATE_LOOKS[state]}`}>{STATE_WORDS[state]}</View></View>
        <LargeTypeSwitch />
      </View>
      <View className='ws-council__title' {...named({ role: 'heading' })}>{sitting.title}</View>
      <View>{sitting.council?.name}{BODY_LABELS[sitting.body]}，{sitting.council === null && `${COUNCIL.round(sitting.round)}，`}{COUNCIL.onAt(dayText(sitting.on, today()), sitting.place)}</View>
    </View>
  )
}
