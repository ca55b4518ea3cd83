import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { RecurringSeen } from '../../../contracts/oversight'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Empty, Faces } from '../../components/faces'
import { Field } from '../../components/field'
import { Photo } from '../../components/photo'
import { PhotoPicker } from '../../components/photo-picker'
import { DoneBanner, RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { Select } from '../../components/select'
import { DUTIES } from '../../copy/bulletins'
import { dayText } from '../../copy/dates'
import { refusalWords } from '../../copy/refusals'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'
import { today } from '../../services/today'
import { uploadPhotos } from '../../services/uploads'
import { WATCH } from '../../copy/watch'

/** What comes round for the leading group of the district: what is due, what was done, what was missed. */
export function Duties({ place }: { readonly place: PlaceId }) {
  const request = useRequest('oversight.recurring', { place })
  const [done, setDone] = useState<number | null>(null)
  const finish = (number: number): void => {
    setDone(number)
    request.reload()
  }
  return (
    <Section title={WATCH.duties}>
      <Card><View className='ws-muted'>{WATCH.dutiesHow}</View></Card>
      {done !== null && <DoneBanner title={WATCH.recorded}>{WATCH.recordedHow(done)}</DoneBanner>}
      <Faces request={request} isEmpty={({ items }) => items.length === 0} empty={<Card><Empty title={WATCH.dutiesNone} next={WATCH.dutiesNoneNext} /></Card>}>
        {({ district, items }) => items.map((one) => <Duty key={`${one.kind}${one.from}`} district={district} one={one} onDone={finish} />)}
      </Faces>
    </Section>
  )
}

interface DutyProps { readonly district: PlaceId; readonly one: RecurringSeen; readonly onDone: (number: number) => void }

function Duty({ district, one, onDone }: DutyProps) {
  const { kind, until, clause, state, missedOn, drawn, done, refusal } = one
  return (
    <Card tone={state === 'open' ? 'due' : 'plain'}>
      <View className='ws-strong'>{DUTIES.name[kind](one)}</View>
      {state === 'open' && <View className={missedOn === null ? '' : 'ws-warn'}>{missedOn === null ? WATCH.due(dayText(until, today())) : WATCH.missed(dayText(until, today()))}</View>}
      {state !== 'open' && missedOn !== null && <View className='ws-warn'>{WATCH.wasMissed}</View>}
      {state === 'empty' && <View>{DUTIES.nothing}</View>}
      {drawn !== null && <View className='ws-ledger'>{WATCH.drawn(drawn.title, drawn.code, drawn.frame)}</View>}
      {drawn !== null && <View className='ws-small ws-muted'>{WATCH.seed(drawn.seed, drawn.root)}</View>}
      {kind === 'fieldCheck' && drawn === null && state === 'open' && <View>{WATCH.notDrawn}</View>}
      {done !== null && <View className='ws-ledger'>{WATCH.doneOn(dayText(done.on, today()), done.number)}{done.chair === null ? '' : WATCH.chairedBy(done.chair)}{done.found === null ? '' : `：${DUTIES.found[done.found]}`}</View>}
      {done !== null && <View className='ws-ledger'>{done.text}</View>}
      {done !== null && done.photos.length > 0 && <View className='ws-photos'>{done.photos.map((file) => <View key={file} className='ws-photos__one'><Photo className='ws-photos__image' file={file} label={WATCH.photoOf} /></View>)}</View>}
      <View className='ws-small ws-muted'>{WATCH.clause(clause)}</View>
      {drawn !== null && <View className='ws-buttons'><Button text={WATCH.see} kind='default' onClick={() => void Taro.navigateTo({ url: `/pages/projects/show?id=${encodeURIComponent(drawn.project)}` })} /></View>}
      {state === 'open' && refusal === null && (kind === 'leadingMeeting' ? <MeetingForm district={district} one={one} onDone={onDone} /> : <CheckForm district={district} one={one} onDone={onDone} />)}
      {state === 'open' && refusal !== null && (kind === 'leadingMeeting' || drawn !== null) && <View className='ws-muted'>{refusalWords(refusal).sentence}</View>}
    </Card>
  )
}

function MeetingForm({ district, one: { from }, onDone }: DutyProps) {
  const [on, setOn] = useState('')
  const [chair, setChair] = useState('')
  const [text, setText] = useState('')
  const { run, busy, refusal } = useCommand()
  const because = on === '' ? WATCH.whyDay : chair.trim() === '' ? WATCH.whyChair : text.trim() === '' ? WATCH.whyDecided : undefined
  const send = async (): Promise<void> => {
    const reply = await run('oversight.recordMeeting', { district, from, on, chair: chair.trim(), text: text.trim() })
    if (reply.ok) onDone(reply.data.number)
  }
  return (
    <View>
      <Field label={WATCH.on} kind='day' value={on} onChange={setOn} />
      <Field label={WATCH.chair} hint={WATCH.chairHint} value={chair} onChange={setChair} max={40} />
      <Field label={WATCH.decided} kind='long' value={text} onChange={setText} max={1000} />
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text={WATCH.record} block busy={busy} because={because} onClick={() => void send()} /></View>
    </View>
  )
}

const FOUND = [{ key: 'asReported', label: DUTIES.found.asReported }, { key: 'notAsReported', label: DUTIES.found.notAsReported }] as const

function CheckForm({ district, one: { from }, onDone }: DutyProps) {
  const [found, setFound] = useState<'asReported' | 'notAsReported' | null>(null)
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<readonly string[]>([])
  const { run, busy, refusal } = useCommand()
  const because = found === null ? WATCH.whyFound : text.trim() === '' ? WATCH.whySeen : photos.length === 0 ? WATCH.whyPhoto : undefined
  const send = async (): Promise<void> => {
    if (found === null) return
    const reply = await run('oversight.recordCheck', { district, from, found, text: text.trim(), photos: [...photos] })
    if (reply.ok) onDone(reply.data.number)
  }
  return (
    <View>
      <Select label={WATCH.found} options={FOUND} value={found} onChange={setFound} />
      <Field label={WATCH.seen} kind='long' value={text} onChange={setText} max={1000} />
      <PhotoPicker label={WATCH.photos} hint={WATCH.photosHint} photos={photos} onChange={setPhotos} pick={uploadPhotos} />
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text={WATCH.record} block busy={busy} because={because} onClick={() => void send()} /></View>
    </View>
  )
}
