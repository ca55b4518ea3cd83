import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Door, DoorState } from '../../../contracts/households'
import { Button } from '../../components/button'
import { Cell, Cells } from '../../components/cell'
import { Empty, Faces, Loading, Refused } from '../../components/faces'
import { Figures } from '../../components/figures'
import { named } from '../../components/named'
import { OutboxCard } from '../../components/outbox-card'
import { Screen } from '../../components/screen'
import { Card } from '../../components/section'
import { Select } from '../../components/select'
import { Tabs } from '../../components/tabs'
import { dayText, lastDayOf, leftText, timeText } from '../../copy/dates'
import { moneyText } from '../../copy/money'
import { STEWARD } from '../../copy/steward'
import { today } from '../../services/today'
import { useWalk, type Round, type Walk } from './use-walk'
import { doorName, doorPage, markOf, nextDoor } from './walk'

type Shown = DoorState | 'all'
const TABS: readonly { readonly key: Shown; readonly label: string }[] = [
  { key: 'unanswered', label: STEWARD.unanswered }, { key: 'revisit', label: STEWARD.revisit }, { key: 'answered', label: STEWARD.answered }, { key: 'all', label: STEWARD.all },
]
const SHOWN_AT_ONCE = 100
const isAsked = ({ state }: Door): boolean => state !== null

/** The doors of one round: how many are left, which they are, and the next one to ring at. */
export function Doors({ project }: { readonly project: string }) {
  const walk = useWalk(project, null)
  const next = nextDoor(walk.doors.doors, walk)
  const go = (door: Door): void => void Taro.navigateTo({ url: doorPage({ project, place: walk.place, household: door.household }) })
  const footer = (
    <View className='ws-bar ws-bar_action'>
      <View className='ws-bar__in'>
        <Button text={next === null ? STEWARD.nextNone : STEWARD.next(doorName(next, walk.names))} block because={next === null ? STEWARD.nextWhy : undefined} onClick={() => { if (next !== null) go(next) }} />
      </View>
    </View>
  )
  return (
    <Screen footer={walk.doors.face === 'ready' && (walk.doors.more || walk.doors.doors.some(isAsked)) ? footer : undefined}>
      <Faces request={walk.round}>{(round) => <Head round={round} />}</Faces>
      <OutboxCard me={walk.me?.person?.id ?? null} />
      {walk.places.length > 1 && <Card><Select label={STEWARD.place} options={walk.places} value={walk.place ?? walk.places[0]?.key ?? null} onChange={walk.choosePlace} /></Card>}
      {walk.doors.face === 'loading' && <Loading />}
      {walk.doors.face === 'refused' && <Refused refusal={walk.doors.refusal ?? { code: 'fault' }} onRetry={walk.doors.reload} />}
      {walk.doors.face === 'ready' && <List walk={walk} onOpen={go} />}
    </Screen>
  )
}

function Head({ round: { card, consent } }: { readonly round: Round }) {
  const now = today()
  const closes = consent === null ? null : lastDayOf(consent.closesAt)
  const open = consent !== null && consent.open && consent.closesAt > Date.now()
  return (
    <View className='ws-lead'>
      <View className='ws-title' {...named({ role: 'heading' })}>{consent?.question ?? card.title}</View>
      <View className='ws-muted'>{card.title}，{card.where}</View>
      {consent !== null && <View>{consent.costPerHousehold === null || consent.costPerHousehold === 0 ? STEWARD.noCost : STEWARD.cost(moneyText(consent.costPerHousehold))}</View>}
      {closes !== null && <View className={open ? '' : 'ws-warn'}>{open ? STEWARD.until(dayText(closes, now), leftText(closes, now)) : STEWARD.over}</View>}
    </View>
  )
}

interface ListProps { readonly walk: Walk; readonly onOpen: (door: Door) => void }

function List({ walk, onOpen }: ListProps) {
  const [tab, setTab] = useState<Shown>('unanswered')
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  const { doors, names } = walk
  const count = (state: DoorState): number => doors.doors.filter((door) => door.state === state).length
  const wanted = doors.doors.filter((door) => tab === 'all' || door.state === tab)
  const more = shown < wanted.length || doors.more
  return (
    <>
      {doors.keptAt !== null && <View className='ws-banner' {...named({ role: 'status' })}>{doors.busy ? STEWARD.refreshing : STEWARD.kept(timeText(doors.keptAt, today()))}</View>}
      <Card>
        <Figures figures={[
          { label: STEWARD.unanswered, number: STEWARD.doors(count('unanswered')) }, { label: STEWARD.revisit, number: STEWARD.doors(count('revisit')) }, { label: STEWARD.answered, number: STEWARD.doors(count('answered')) },
        ]} />
        {doors.more && <View className='ws-muted ws-small'>{STEWARD.partial}</View>}
      </Card>
      <Tabs tabs={TABS} value={tab} onChange={setTab} />
      <View className='ws-top' />
      {wanted.length === 0 && !doors.more && <Card>{!doors.doors.some(isAsked) ? <Empty title={STEWARD.noneHere} next={STEWARD.noneHereNext} /> : <Empty title={STEWARD.none[tab]} next={STEWARD.noneNext} />}</Card>}
      {wanted.length > 0 && <Cells>{wanted.slice(0, shown).map((door) => {
        const mark = markOf(door, walk)
        return (
          <Cell
            key={door.household} title={doorName(door, names)} note={door.members.join('、')} label={`${doorName(door, names)}，${mark.text}`}
            value={<View className={`ws-tag ${mark.look}`}>{mark.text}</View>} onClick={() => onOpen(door)}
          />
        )
      })}</Cells>}
      {more && <View className='ws-card'><Button text={STEWARD.more} kind='default' block busy={doors.busy} onClick={() => (shown < wanted.length ? setShown(shown + SHOWN_AT_ONCE) : doors.loadMore())} /></View>}
    </>
  )
}
