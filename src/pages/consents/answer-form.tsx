import { useRef, useState } from 'react'
import { View } from '@tarojs/components'
import type { ConsentReceipt, MyConsent } from '../../../contracts/consents'
import type { FileId, Refusal } from '../../../contracts/reply'
import { CONSENT_ANSWERS, type ConsentAnswer } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Choice, Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { SignaturePad, type SignatureHandle } from '../../components/signature-pad'
import { ANSWER_LABELS } from '../../copy/words'
import { CONSENTS_WORDS } from '../../copy/consents'
import { useCommand } from '../../hooks/use-command'
import { deviceName } from '../../services/device'
import { keepReceipt } from '../../services/receipts'
import { Unreached } from '../../services/resend'
import { useSession } from '../../services/session'
import { evidenceFolder, uploadFile } from '../../services/uploads'

const OPTIONS = CONSENT_ANSWERS.map((key) => ({ key, label: ANSWER_LABELS[key] }))
const BUTTONS: Record<ConsentAnswer, string> = { agree: CONSENTS_WORDS.giveAgree, disagree: CONSENTS_WORDS.giveDisagree, undecided: CONSENTS_WORDS.giveUndecided }

interface AnswerFormProps {
  readonly mine: MyConsent
  readonly project: string
  readonly onAnswered: (receipt: ConsentReceipt) => void
}

/** The answer, a reason for those who do not agree, and a signature. */
export function AnswerForm({ mine, project, onAnswered }: AnswerFormProps) {
  const [answer, setAnswer] = useState<ConsentAnswer | null>(null)
  const [reason, setReason] = useState('')
  const [signed, setSigned] = useState(false)
  const [sending, setSending] = useState(false)
  const [lost, setLost] = useState<Refusal | null>(null)
  const { busy, refusal, run } = useCommand()
  const pad = useRef<SignatureHandle>(null)
  const sent = useRef<FileId | null>(null)
  const me = useSession()
  const home = me?.households.find((one) => one.household === mine.household)

  const sign = async (): Promise<FileId | null> => {
    if (pad.current === null) return null
    // Without a session there was no network: nobody knows yet where the signature belongs.
    if (me?.person == null || home === undefined) throw new Unreached()
    return uploadFile(await pad.current.toFile(), 'png', evidenceFolder(home.building, me.person.id))
  }

  const give = async (chosen: ConsentAnswer): Promise<void> => {
    setLost(null)
    setSending(true)
    try {
      // A signature that has arrived is not sent again when only the answer was lost.
      if (chosen !== 'undecided') sent.current ??= await sign()
    } catch {
      setSending(false)
      return setLost({ code: 'offline' })
    }
    setSending(false)
    const reply = await run('consents.give', { device: await deviceName(), project, household: mine.household, answer: chosen, reason: reason.trim() === '' ? null : reason.trim(), signature: chosen === 'undecided' ? null : sent.current })
    if (!reply.ok) return
    keepReceipt({ project, kind: 'consent', what: CONSENTS_WORDS.receiptFor(mine.room, ANSWER_LABELS[chosen]), number: reply.data.receipt, at: reply.data.at })
    onAnswered(reply.data)
  }
  const because = answer === null ? CONSENTS_WORDS.chooseFirst : answer !== 'undecided' && !signed ? CONSENTS_WORDS.signFirst : undefined

  return (
    <Section title={CONSENTS_WORDS.yourAnswer(mine.room)}>
      <Card>
        <Choice label={CONSENTS_WORDS.agree} options={OPTIONS} value={answer === null ? [] : [answer]} onChange={([one]) => setAnswer(one ?? null)} />
        {answer !== null && answer !== 'agree' && <Field label={CONSENTS_WORDS.reason} kind='long' max={300} value={reason} onChange={setReason} hint={CONSENTS_WORDS.reasonHint} />}
        {answer !== null && answer !== 'undecided' && <SignaturePad ref={pad} label={CONSENTS_WORDS.sign} onSigned={(next) => { setSigned(next); sent.current = null }} />}
        <RefusalBanner refusal={lost ?? refusal} />
        <View className='ws-buttons'>
          <Button text={answer === null ? CONSENTS_WORDS.give : BUTTONS[answer]} block busy={busy || sending} because={because} onClick={() => { if (answer !== null) void give(answer) }} />
        </View>
        <View className='ws-muted ws-small'>{CONSENTS_WORDS.private}</View>
      </Card>
    </Section>
  )
}
