import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Receipt } from '../../../contracts/ballots'
import type { ChoiceReceipt, PollItem, PollView } from '../../../contracts/polls'
import type { PersonId, Refusal } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Choice } from '../../components/field'
import { named, pressable } from '../../components/named'
import { OutboxCard } from '../../components/outbox-card'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { Sheet } from '../../components/sheet'
import { CHOOSE_WORDS as WORDS, formText } from '../../copy/choose'
import { moneyText } from '../../copy/money'
import type { CommandCall } from '../../hooks/use-command'
import { newRequestId } from '../../services/intention'
import { isBallotIn, isUnanswered, type KeptBallot } from '../../services/outbox'
import { ports } from '../../services/phone-outbox'
import { NomineePhoto, nomineeNote } from './award'
import { castNow } from './cast'
import { cleared, fillingOf, pointed, pointsGiven, pressed, said, spentIn, unfinished, type Filling } from './filling'

interface BallotProps {
  readonly view: PollView
  readonly me: PersonId
  /** My ballot that waits in this phone. */
  readonly waiting: KeptBallot | null
  readonly onCast: (receipt: Receipt) => void
}

/** One's own ballot; where nobody can be reached it waits in the phone, and may be filled in anew. */
export function ChooseBallot({ view, me, waiting, onCast }: BallotProps) {
  const { poll, mine } = view
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const cast = async (ballot: Ballot): Promise<boolean> => {
    setBusy(true)
    setRefusal(null)
    // Whatever the phone's clock says, it is later than the ballot that it replaces.
    const at = Math.max(Date.now(), (mine?.at ?? 0) + 1)
    const reply = await castNow(ports, { kind: 'ballot', id: await newRequestId(), by: me, at, title: WORDS.receiptFor(poll.question), room: '', place: poll.place, poll: poll.id, ...ballot, neighbour: null, signature: null, photos: [], refusal: null })
    setBusy(false)
    if (reply.ok) onCast(reply.data)
    if (reply.ok || isUnanswered(reply.refusal)) return true
    setRefusal(reply.refusal)
    return false
  }
  const before = waiting ?? mine
  return (
    <>
      {!busy && <OutboxCard me={me} only={isBallotIn(poll.id)} />}
      <BallotForm view={view} before={before} title={before === null ? WORDS.yourBallot : WORDS.again} button={WORDS.cast} command={{ busy, refusal, forget: () => setRefusal(null) }} onSend={cast} />
    </>
  )
}

export interface Ballot { readonly choices: string[]; readonly points: number[] }
interface FormProps {
  readonly view: PollView
  readonly before: Pick<ChoiceReceipt, 'choices' | 'points'> | null
  readonly title: string
  readonly button: string
  readonly command: Pick<CommandCall, 'busy' | 'refusal' | 'forget'>
  /** What is missing beside the ballot itself. */
  readonly because?: string | undefined
  /** True when it arrived. */
  readonly onSend: (ballot: Ballot) => Promise<boolean>
}

/** Fill in, look once more, send. What is left to give stands above the list all the time. */
export function BallotForm({ view, before, title, button, command: { busy, refusal, forget }, because, onSend }: FormProps) {
  const { poll } = view
  const [filling, setFilling] = useState<Filling>(() => fillingOf(before))
  const [touched, setTouched] = useState(false)
  const [reviewing, setReviewing] = useState(false)
  const change = (next: Filling): void => { setTouched(true); forget(); setFilling(next) }
  const why = poll.form.kind === 'yesNo' && !touched && before === null ? WORDS.whyNone : unfinished(poll, filling)
  const send = async (): Promise<void> => { if (await onSend(said(poll, filling))) setReviewing(false) }
  return (
    <Section title={title}>
      <Card>
        <View>{formText(poll.form)}</View>
        {poll.form.kind === 'yesNo' ? <YesOrNo view={view} filling={touched || before !== null ? filling : null} onChange={change} /> : <Things view={view} filling={filling} onChange={change} />}
        <View className='ws-buttons'><Button text={WORDS.review} block because={because ?? why} onClick={() => setReviewing(true)} /></View>
      </Card>
      {reviewing && (
        <Sheet title={WORDS.reviewTitle} onClose={() => setReviewing(false)} leave={WORDS.back}>
          <View className='ws-muted'>{poll.question}</View>
          <Reviewed view={view} filling={filling} />
          <RefusalBanner refusal={refusal} />
          <View className='ws-buttons'><Button text={button} block busy={busy} onClick={() => void send()} /></View>
        </Sheet>
      )}
    </Section>
  )
}

function YesOrNo({ view: { poll }, filling, onChange }: { readonly view: PollView; readonly filling: Filling | null; readonly onChange: (filling: Filling) => void }) {
  const [item] = poll.items
  const value = filling === null ? [] : [filling.choices.length > 0 ? 'yes' as const : 'no' as const]
  const choose = (yes: boolean): void => onChange({ choices: yes && item !== undefined ? [item.id] : [], points: {}, before: filling })
  return <Choice label={item === undefined ? '' : `${item.title}（${moneyText(item.cost)}）`} options={[{ key: 'yes', label: WORDS.yes }, { key: 'no', label: WORDS.no }]} value={value} onChange={([one]) => choose(one === 'yes')} />
}

function Things({ view, filling, onChange }: { readonly view: PollView; readonly filling: Filling; readonly onChange: (filling: Filling) => void }) {
  const { poll, myPools } = view
  return (
    <>
      <Left view={view} filling={filling} />
      {poll.pools.map((pool, at) => (
        <View key={pool.place}>
          {poll.pools.length > 1 && <View className='ws-strong ws-top'>{WORDS.pool(pool.name, pool.fen)}</View>}
          {!myPools.includes(at) && <View className='ws-muted'>{WORDS.notMine}</View>}
          {poll.items.filter((item) => item.pool === at && myPools.includes(at)).map((item) => (
            poll.form.kind === 'points'
              ? <Pointed key={item.id} item={item} filling={filling} onChange={onChange} />
              : <Pressed key={item.id} item={item} filling={filling} inOrder={poll.form.kind === 'ranking'} onChange={onChange} />
          ))}
        </View>
      ))}
      <View className='ws-buttons'>
        <Button text={WORDS.undo} kind='default' because={filling.before === null ? '' : undefined} onClick={() => { if (filling.before !== null) onChange(filling.before) }} />
        <Button text={WORDS.clear} kind='default' because={filling.choices.length === 0 ? '' : undefined} onClick={() => onChange(cleared(filling))} />
      </View>
    </>
  )
}

/** What is spent, given or chosen so far, and what is left. */
function Left({ view: { poll, myPools }, filling }: { readonly view: PollView; readonly filling: Filling }) {
  const { form, items, pools } = poll
  const over = unfinished(poll, filling) !== undefined && filling.choices.length > 0
  const lines = form.kind === 'knapsack'
    ? pools.flatMap(({ fen, name }, at) => (myPools.includes(at) ? [`${pools.length > 1 ? `${name}：` : ''}${WORDS.spent(spentIn(items, filling, at), fen)}`] : []))
    : [form.kind === 'points' ? WORDS.pointsLeft(form.total - pointsGiven(filling)) : 'most' in form ? WORDS.mostChosen(filling.choices.length, form.most) : WORDS.chosen(filling.choices.length)]
  return <View className={`ws-running ${over ? 'ws-warn' : 'ws-good'}`} {...named({ role: 'status', live: 'polite' })}>{lines.map((line) => <View key={line}>{line}</View>)}</View>
}

interface RowProps { readonly item: PollItem; readonly filling: Filling; readonly onChange: (filling: Filling) => void }

function Pressed({ item, filling, inOrder, onChange }: RowProps & { readonly inOrder: boolean }) {
  const at = filling.choices.indexOf(item.id)
  const mark = at === -1 ? '' : inOrder ? String(at + 1) : '✓'
  return (
    <View
      className={`ws-choice ${at === -1 ? '' : 'ws-choice_on'}`} hoverClass='ws-pressable_down'
      {...named({ role: 'checkbox', label: `${at !== -1 && inOrder ? `${WORDS.place(at + 1)}，` : ''}${item.title}，${nomineeNote(item)}`, checked: at !== -1 })} {...pressable(() => onChange(pressed(filling, item.id)))}
    >
      <View className='ws-choice__mark ws-choice__mark_many'>{mark}</View>
      <View className='ws-choice__text'><View>{item.title}</View><View className='ws-choice__note'>{nomineeNote(item)}</View></View>
      <NomineePhoto item={item} />
    </View>
  )
}

function Pointed({ item, filling, onChange }: RowProps) {
  const points = filling.choices.includes(item.id) ? (filling.points[item.id] ?? 0) : 0
  return (
    <View className={`ws-choice ws-choice_points ${points === 0 ? '' : 'ws-choice_on'}`}>
      <View className='ws-choice__text'><View>{item.title}</View><View className='ws-choice__note'>{moneyText(item.cost)}</View></View>
      <View className='ws-row'>
        <Button text='−' label={WORDS.less(item.title)} kind='default' because={points === 0 ? '' : undefined} onClick={() => onChange(pointed(filling, item.id, -1))} />
        <View className='ws-strong'>{WORDS.points(points)}</View>
        <Button text='+' label={WORDS.more(item.title)} kind='default' onClick={() => onChange(pointed(filling, item.id, 1))} />
      </View>
    </View>
  )
}

function Reviewed({ view: { poll }, filling }: { readonly view: PollView; readonly filling: Filling }) {
  const lineOf = (id: string, at: number): string => {
    const title = poll.items.find((item) => item.id === id)?.title ?? id
    if (poll.form.kind === 'yesNo') return WORDS.yes
    return poll.form.kind === 'ranking' ? `${at + 1}. ${title}` : poll.form.kind === 'points' ? `${title}，${WORDS.points(filling.points[id] ?? 0)}` : title
  }
  if (filling.choices.length === 0) return <View className='ws-title ws-top'>{WORDS.no}</View>
  return <View className='ws-top'>{filling.choices.map((id, at) => <View key={id} className='ws-strong'>{lineOf(id, at)}</View>)}</View>
}
