import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { POLL_KINDS, POLL_RULES, TIES } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Choice, Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { Select } from '../../components/select'
import { KIND_LABELS, POLL_DESK as WORDS, RULE_LABELS, TIES_LABELS } from '../../copy/poll-desk'
import { useCommand } from '../../hooks/use-command'
import { placesInside } from '../../services/places'
import { useSession } from '../../services/session'
import { BLANK, fromDraft, termsOf, type Typed } from './poll-terms'

interface Named { readonly id: string; readonly name: string }

/** Where I may open a poll: the places of my offices. */
function useOwnPlaces(): readonly Named[] {
  const offices = (useSession()?.roles ?? []).flatMap(({ role, place, placeName }) => (place === null || place === '*' || role === 'resident' || role === 'householdRep' ? [] : [{ id: place, name: placeName }]))
  return [...new Map(offices.map((one) => [one.id, one])).values()]
}

function useInside(place: string): readonly Named[] {
  const [inside, setInside] = useState<readonly Named[]>([])
  useEffect(() => {
    let stale = false
    if (place !== '') void placesInside(place).then((found) => { if (!stale) setInside(found) })
    return () => { stale = true }
  }, [place])
  return inside
}

/** Everything that is fixed and published the moment that it begins. */
export function PollForm({ onDone, onLeave }: { readonly onDone: () => void; readonly onLeave: () => void }) {
  const places = useOwnPlaces()
  const [typed, setTyped] = useState<Typed>(BLANK)
  const place = typed.place === '' && places.length === 1 ? (places[0]?.id ?? '') : typed.place
  const inside = useInside(place)
  const { busy, refusal, forget, run } = useCommand()
  const set = (part: Partial<Typed>): void => { forget(); setTyped({ ...typed, ...part }) }
  const read = termsOf({ ...typed, place }, inside)
  const open = async (): Promise<void> => { if (read.ok && (await run('polls.open', read.terms)).ok) onDone() }
  const { kind, rule } = typed
  return (
    <Section title={WORDS.open}>
      <Card>
        <View className='ws-muted'>{WORDS.how}</View>
        <FromFile typed={typed} onRead={setTyped} />
        {places.length > 1 && <Select label={WORDS.place} options={places.map(({ id, name }) => ({ key: id, label: name }))} value={place === '' ? null : place} onChange={(next) => set({ place: next })} />}
        <Field label={WORDS.question} value={typed.question} onChange={(question) => set({ question })} max={100} />
        <Field label={WORDS.explanation} hint={WORDS.explanationHint} kind='long' value={typed.explanation} onChange={(explanation) => set({ explanation })} max={1000} />
        <Field label={WORDS.fen} kind='money' value={typed.fen} onChange={(fen) => set({ fen })} />
        <Field label={WORDS.items} hint={WORDS.itemsHint} placeholder={WORDS.itemsSample} kind='long' value={typed.items} onChange={(items) => set({ items })} max={40_000} />
        <Field label={WORDS.pools} hint={WORDS.poolsHint} kind='long' value={typed.pools} onChange={(pools) => set({ pools })} max={2000} />
        <Choice label={WORDS.form} options={POLL_KINDS.map((key) => ({ key, ...KIND_LABELS[key] }))} value={[kind]} onChange={([next]) => set({ kind: next ?? kind, rule: next === 'yesNo' ? 'threshold' : rule })} />
        {(kind === 'chooseK' || kind === 'ranking') && <Field label={WORDS.most} kind='number' value={typed.most} onChange={(most) => set({ most })} max={3} />}
        {kind === 'points' && <><Field label={WORDS.total} kind='number' value={typed.total} onChange={(total) => set({ total })} max={4} /><Field label={WORDS.each} kind='number' value={typed.each} onChange={(each) => set({ each })} max={4} /></>}
        <Choice label={WORDS.rule} options={POLL_RULES.map((key) => ({ key, ...RULE_LABELS[key] }))} value={[rule]} onChange={([next]) => set({ rule: next ?? rule })} />
        {rule === 'threshold' && <Field label={WORDS.share} hint={WORDS.shareHint} value={typed.share} onChange={(share) => set({ share })} max={12} />}
        <Choice label={WORDS.ties} options={TIES.map((key) => ({ key, label: TIES_LABELS[key] }))} value={[typed.ties]} onChange={([next]) => set({ ties: next ?? typed.ties })} />
        <Field label={WORDS.closesOn} kind='day' value={typed.closesOn} onChange={(closesOn) => set({ closesOn })} />
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'>
          <Button text={WORDS.review} busy={busy} because={read.ok ? undefined : read.why} onClick={() => void open()} />
          <Button text={WORDS.back} kind='default' onClick={onLeave} />
        </View>
      </Card>
    </Section>
  )
}

/** A published election as a beginning: its things and its money, never its ballots. */
function FromFile({ typed, onRead }: { readonly typed: Typed; readonly onRead: (typed: Typed) => void }) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<number | null>(null)
  const { busy, refusal, forget, run } = useCommand()
  const line = refusal?.figures?.line
  const read = async (): Promise<void> => {
    const reply = await run('polls.readPb', { text })
    if (!reply.ok) return
    setFound(reply.data.items.length)
    onRead(fromDraft(typed, reply.data))
  }
  return (
    <>
      <Field label={WORDS.paste} hint={WORDS.pasteHint} kind='long' value={text} onChange={(next) => { forget(); setFound(null); setText(next) }} max={90_000} wrong={line === undefined ? undefined : WORDS.badLine(line)} />
      {line === undefined && <RefusalBanner refusal={refusal} />}
      {found !== null && <View className='ws-good'>{WORDS.readDone(found)}</View>}
      {text.trim() !== '' && <View className='ws-buttons'><Button text={WORDS.read} kind='default' busy={busy} onClick={() => void read()} /></View>}
    </>
  )
}
