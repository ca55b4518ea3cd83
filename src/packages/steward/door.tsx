import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { Door } from '../../../contracts/households'
import { Button } from '../../components/button'
import { ChangeSheet } from '../../components/change-sheet'
import { Empty, Loading, Refused } from '../../components/faces'
import { named } from '../../components/named'
import { OutboxCard } from '../../components/outbox-card'
import { Recorded } from '../../components/recorded'
import { Screen } from '../../components/screen'
import { Card } from '../../components/section'
import { REGISTER } from '../../copy/register'
import { STEWARD } from '../../copy/steward'
import { isConsent } from '../../services/outbox'
import { useOutbox } from '../../services/phone-outbox'
import { BindForm } from './bind-form'
import { RecordForm } from './record-form'
import { useWalk, type Walk } from './use-walk'
import { doorName, doorPage, markOf, nextDoor } from './walk'
import './steward.less'

/** One door: who lives there, what they said, the slip number, and on to the next. */
export default function DoorPage() {
  const { project = '', household = '', place } = useRouter().params
  const walk = useWalk(decodeURIComponent(project), place === undefined ? null : decodeURIComponent(place))
  const wanted = decodeURIComponent(household)
  const door = walk.doors.doors.find((one) => one.household === wanted)
  const loading = walk.doors.face === 'loading' || (door === undefined && walk.doors.busy)
  return (
    <Screen>
      {door === undefined && loading && <Loading />}
      {door === undefined && !loading && walk.doors.face === 'refused' && <Refused refusal={walk.doors.refusal ?? { code: 'fault' }} onRetry={walk.doors.reload} />}
      {door === undefined && !loading && walk.doors.face === 'ready' && <Empty title={STEWARD.noDoor} next={STEWARD.noDoorNext} />}
      {door !== undefined && <Shown key={door.household} walk={walk} door={door} project={decodeURIComponent(project)} />}
    </Screen>
  )
}

interface ShownProps { readonly walk: Walk; readonly door: Door; readonly project: string }

function Shown({ walk, door, project }: ShownProps) {
  const { slips } = useOutbox()
  const [taken, setTaken] = useState<string | null>(null)
  const [again, setAgain] = useState(false)
  const [telling, setTelling] = useState(false)
  const mark = markOf(door, walk)
  const name = doorName(door, walk.names)
  const slip = slips.find((one) => one.project === project && one.household === door.household)
  const answered = door.state === 'answered' || walk.sent.includes(door.household) || walk.kept.some((one) => one.household === door.household)
  const notMine = door.state === 'answered' && !door.recordedByMe && !walk.kept.some((one) => one.household === door.household)
  const asks = taken === null && door.state !== null && (!answered || again)
  return (
    <>
      <View className='ws-lead'>
        <View className='ws-row ws-row_wrap'>
          <View className='ws-title' {...named({ role: 'heading' })}>{name}</View>
          <View className={`ws-tag ${mark.look}`}>{mark.text}</View>
        </View>
        {door.members.length > 0 && <View>{door.members.join('、')}</View>}
        <View className='ws-muted'>{door.bound ? STEWARD.bound : STEWARD.notBound}{door.recordedByMe ? `，${STEWARD.byMe}` : ''}</View>
        {walk.round.face === 'ready' && <View className='ws-top ws-strong'>{walk.round.data.consent?.question ?? walk.round.data.card.title}</View>}
        {taken === null && slip !== undefined && <View>{STEWARD.slipBefore(slip.receipt)}</View>}
      </View>
      {taken !== null && <Recorded id={taken} room={name} />}
      {taken === null && <OutboxCard me={walk.me?.person?.id ?? null} only={(one) => isConsent(one) && one.household === door.household} />}
      {taken === null && answered && !again && <Card>
        {notMine && <View className='ws-strong'>{STEWARD.notMine}</View>}
        {notMine && <View className='ws-muted'>{STEWARD.notMineNext}</View>}
        <Button text={STEWARD.again} kind='default' block onClick={() => setAgain(true)} />
      </Card>}
      {asks && walk.me !== null && walk.me.person !== null && (
        <RecordForm door={door} name={name} project={project} title={walk.round.face === 'ready' ? walk.round.data.card.title : name} me={walk.me.person.id} onTaken={setTaken} />
      )}
      {(taken !== null || !asks) && <Onward walk={walk} door={door} project={project} />}
      <Card><Button text={REGISTER.tell} kind='link' onClick={() => setTelling(true)} /></Card>
      {telling && <ChangeSheet household={door.household} room={name} register={door.register ?? []} onClose={() => setTelling(false)} />}
      {taken === null && !door.bound && <BindForm door={door} name={name} onBound={walk.doors.reload} />}
    </>
  )
}

function Onward({ walk, door, project }: ShownProps) {
  const next = nextDoor(walk.doors.doors, walk, door.household)
  return (
    <Card>
      {next !== null && <Button text={STEWARD.next(doorName(next, walk.names))} block onClick={() => void Taro.redirectTo({ url: doorPage({ project, place: walk.place, household: next.household }) })} />}
      {next === null && <View className='ws-strong'>{STEWARD.nextNone}</View>}
      <View className='ws-top'><Button text={STEWARD.back} kind='default' block onClick={() => void Taro.navigateBack().catch(() => Taro.redirectTo({ url: `/packages/steward/index?project=${encodeURIComponent(project)}` }))} /></View>
    </Card>
  )
}
