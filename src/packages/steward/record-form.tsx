import { useRef, useState } from 'react'
import { View } from '@tarojs/components'
import type { Door } from '../../../contracts/households'
import type { PersonId, ProjectId } from '../../../contracts/reply'
import { CONSENT_ANSWERS, type Channel, type ConsentAnswer } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Choice, Field } from '../../components/field'
import { named } from '../../components/named'
import { PhotoPicker } from '../../components/photo-picker'
import { Card, Section } from '../../components/section'
import { SignaturePad, type SignatureHandle } from '../../components/signature-pad'
import { STEWARD } from '../../copy/steward'
import { ANSWER_LABELS } from '../../copy/words'
import { keepAnswer, sendOutbox } from '../../services/phone-outbox'
import { takePhotos } from '../../services/uploads'

type How = Exclude<Channel, 'wechat'>
const HOWS = (['assisted', 'paper', 'phone'] as const).map((key) => ({ key, label: STEWARD.channels[key], note: STEWARD.channelNotes[key] }))
const ANSWERS = CONSENT_ANSWERS.map((key) => ({ key, label: ANSWER_LABELS[key] }))
const MOST_PHOTOS = 3

interface RecordFormProps {
  readonly door: Door
  readonly name: string
  readonly project: ProjectId
  readonly title: string
  readonly me: PersonId
  readonly onTaken: (id: string) => void
}

/** A neighbour's answer, taken down with them: how, who, what, and their own hand as evidence. Kept in the phone first, sent second. */
export function RecordForm({ door, name, project, title, me, onTaken }: RecordFormProps) {
  const [how, setHow] = useState<How | null>(null)
  const [who, setWho] = useState('')
  const [answer, setAnswer] = useState<ConsentAnswer | null>(null)
  const [reason, setReason] = useState('')
  const [photos, setPhotos] = useState<readonly string[]>([])
  const [ending, setEnding] = useState('')
  const [signed, setSigned] = useState(false)
  const [state, setState] = useState<'still' | 'keeping' | 'full'>('still')
  const pad = useRef<SignatureHandle>(null)

  const take = async (channel: How, chosen: ConsentAnswer): Promise<void> => {
    setState('keeping')
    try {
      const signature = channel === 'assisted' && pad.current !== null ? await pad.current.toFile() : null
      const kept = await keepAnswer({
        kind: 'consent', by: me, project, title, household: door.household, place: door.building, room: name, answer: chosen, channel,
        reason: reason.trim() === '' ? null : reason.trim(), answeredBy: who.trim(), ending: channel === 'phone' ? ending : null, signature, photos: channel === 'assisted' ? [] : photos,
      })
      void sendOutbox()
      onTaken(kept.id)
    } catch {
      setState('full')
    }
  }
  const because = whyNot({ how, who, answer, signed, photos: photos.length, ending })
  return (
    <Section title={STEWARD.answerOf(name)}>
      <Card>
        <Choice label={STEWARD.channel} options={HOWS} value={how === null ? [] : [how]} onChange={([one]) => setHow(one ?? null)} />
        {how !== null && (
          <>
            <Field label={STEWARD.who} value={who} max={20} onChange={setWho} hint={STEWARD.whoHint} placeholder={STEWARD.whoPlaceholder} />
            <Choice label={STEWARD.choice} options={ANSWERS} value={answer === null ? [] : [answer]} onChange={([one]) => setAnswer(one ?? null)} />
            {answer !== null && answer !== 'agree' && <Field label={STEWARD.reason} kind='long' max={300} value={reason} onChange={setReason} hint={STEWARD.reasonHint} />}
            {how === 'assisted' && <SignaturePad ref={pad} label={STEWARD.sign} onSigned={setSigned} />}
            {how === 'phone' && <Field label={STEWARD.ending} kind='number' value={ending} max={4} onChange={setEnding} hint={STEWARD.endingHint} />}
            {how !== 'assisted' && <PhotoPicker label={how === 'paper' ? STEWARD.slip : STEWARD.callPhoto} hint={STEWARD.photoHint} photos={photos} onChange={setPhotos} pick={takePhotos} limit={MOST_PHOTOS} />}
          </>
        )}
        {state === 'full' && <View className='ws-field__wrong' {...named({ role: 'alert', live: 'assertive' })}>{STEWARD.full}</View>}
        <View className='ws-buttons'>
          <Button text={answer === null ? STEWARD.answerOf(name) : STEWARD.record[answer]} block busy={state === 'keeping'} because={because} onClick={() => { if (how !== null && answer !== null) void take(how, answer) }} />
        </View>
        <View className='ws-muted ws-small'>{STEWARD.honest}</View>
      </Card>
    </Section>
  )
}

interface Filled { readonly how: How | null; readonly who: string; readonly answer: ConsentAnswer | null; readonly signed: boolean; readonly photos: number; readonly ending: string }

function whyNot({ how, who, answer, signed, photos, ending }: Filled): string | undefined {
  if (how === null) return STEWARD.whyChannel
  if (who.trim() === '') return STEWARD.whyWho
  if (answer === null) return STEWARD.whyAnswer
  if (how === 'assisted' && !signed) return STEWARD.whySign
  if (how === 'phone' && !/^\d{4}$/.test(ending)) return STEWARD.whyEnding
  if (how !== 'assisted' && photos === 0) return STEWARD.whyPhoto
  return undefined
}
