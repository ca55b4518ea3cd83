import { useState } from 'react'
import { View } from '@tarojs/components'
import type { RevisitDue } from '../../../contracts/consents'
import type { PlaceId } from '../../../contracts/reply'
import { REVISIT_FINDINGS, type RevisitFinding } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Empty, ListFaces } from '../../components/faces'
import { Choice } from '../../components/field'
import { named } from '../../components/named'
import { DoneBanner, RefusalBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card } from '../../components/section'
import { timeText } from '../../copy/dates'
import { FINDING_LABELS, REVISIT_WORDS } from '../../copy/revisits'
import { useCommand } from '../../hooks/use-command'
import { useKept } from '../../hooks/use-kept'
import { usePages } from '../../hooks/use-pages'
import { today } from '../../services/today'
import { doorName } from './walk'
import './steward.less'

const MOST_PLACES = 500
const OPTIONS = REVISIT_FINDINGS.map((key) => ({ key, label: FINDING_LABELS[key] }))

/** The drawn tenth: doors that somebody else recorded, asked again without knowing what was recorded. */
export default function RevisitsPage() {
  const pages = usePages('consents.revisits', {})
  const mine = useKept('people.me', {}, (me) => me)
  const office = mine.face === 'ready' ? (mine.data.roles.find(({ place }) => place !== null)?.place ?? null) : null
  const inside = useKept('places.tree', office === null ? null : { under: office, deep: true, limit: MOST_PLACES }, ({ items }) => items.map(({ id, name }) => ({ id, name })))
  const names = new Map(inside.face === 'ready' ? inside.data.map(({ id, name }) => [id, name] as const) : [])
  const [done, setDone] = useState<string | null>(null)
  const visited = (what: string): void => {
    setDone(what)
    pages.reload()
  }
  return (
    <Screen>
      <View className='ws-lead'>
        <View className='ws-title' {...named({ role: 'heading' })}>{REVISIT_WORDS.title}</View>
        <View>{REVISIT_WORDS.how}</View>
      </View>
      {done !== null && <DoneBanner title={REVISIT_WORDS.done}>{done}</DoneBanner>}
      <ListFaces pages={pages} empty={<Card><Empty title={REVISIT_WORDS.none} next={REVISIT_WORDS.noneNext} /></Card>}>
        {(items) => items.map((due) => <Due key={`${due.project}|${due.household}`} due={due} names={names} onVisited={visited} />)}
      </ListFaces>
    </Screen>
  )
}

interface DueProps { readonly due: RevisitDue; readonly names: ReadonlyMap<PlaceId, string>; readonly onVisited: (what: string) => void }

function Due({ due, names, onVisited }: DueProps) {
  const [open, setOpen] = useState(false)
  const [found, setFound] = useState<RevisitFinding | null>(null)
  const { busy, refusal, run } = useCommand()
  const name = doorName(due, names)
  const send = async (chosen: RevisitFinding): Promise<void> => {
    const reply = await run('consents.revisit', { project: due.project, household: due.household, found: chosen })
    if (reply.ok) onVisited(REVISIT_WORDS.turned[reply.data.state](name))
  }
  return (
    <Card>
      <View className='ws-card__title'>{name}</View>
      <View className='ws-muted'>{due.title}</View>
      <View className='ws-muted ws-small'>{REVISIT_WORDS.drawn(timeText(due.drawnAt, today()))}{due.tries > 0 ? REVISIT_WORDS.tries(due.tries) : ''}</View>
      {!open && <View className='ws-buttons'><Button text={REVISIT_WORDS.open} label={`${REVISIT_WORDS.open}：${name}`} block onClick={() => setOpen(true)} /></View>}
      {open && (
        <>
          <View className='ws-top ws-strong'>{REVISIT_WORDS.ask(due.question)}</View>
          <Choice label={REVISIT_WORDS.found} options={OPTIONS} value={found === null ? [] : [found]} onChange={([one]) => setFound(one ?? null)} />
          <RefusalBanner refusal={refusal} />
          <View className='ws-buttons'><Button text={REVISIT_WORDS.send} block busy={busy} because={found === null ? REVISIT_WORDS.whyFound : undefined} onClick={() => { if (found !== null) void send(found) }} /></View>
        </>
      )}
    </Card>
  )
}
