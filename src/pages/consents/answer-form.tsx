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
import { useCommand } from '../../hooks/use-command'
import { keepReceipt } from '../../services/receipts'
import { uploadFile } from '../../services/uploads'

const OPTIONS = CONSENT_ANSWERS.map((key) => ({ key, label: ANSWER_LABELS[key] }))
const BUTTONS: Record<ConsentAnswer, string> = { agree: '同意并签名', disagree: '不同意并签名', undecided: '登记「再想想」' }

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

  const give = async (chosen: ConsentAnswer): Promise<void> => {
    setLost(null)
    setSending(true)
    try {
      // A signature that has arrived is not sent again when only the answer was lost.
      if (chosen !== 'undecided' && sent.current === null && pad.current !== null) sent.current = await uploadFile(await pad.current.toFile(), 'png')
    } catch {
      setSending(false)
      return setLost({ code: 'offline' })
    }
    setSending(false)
    const reply = await run('consents.give', { project, household: mine.household, answer: chosen, reason: reason.trim() === '' ? null : reason.trim(), signature: chosen === 'undecided' ? null : sent.current })
    if (!reply.ok) return
    keepReceipt({ project, what: `${mine.room} 的意见：${ANSWER_LABELS[chosen]}`, number: reply.data.receipt, at: reply.data.at })
    onAnswered(reply.data)
  }
  const because = answer === null ? '请先选一个答案。' : answer !== 'undecided' && !signed ? '请在框里签上名字。' : undefined

  return (
    <Section title={`${mine.room}，您家的答案`}>
      <Card>
        <Choice label='您家同意吗' options={OPTIONS} value={answer === null ? [] : [answer]} onChange={([one]) => setAnswer(one ?? null)} />
        {answer !== null && answer !== 'agree' && <Field label='理由（可不填）' kind='long' max={300} value={reason} onChange={setReason} hint='写下来，商议时会一条条看。' />}
        {answer !== null && answer !== 'undecided' && <SignaturePad ref={pad} label='签上您的名字' onSigned={(next) => { setSigned(next); sent.current = null }} />}
        <RefusalBanner refusal={lost ?? refusal} />
        <View className='ws-buttons'>
          <Button text={answer === null ? '登记答案' : BUTTONS[answer]} block busy={busy || sending} because={because} onClick={() => { if (answer !== null) void give(answer) }} />
        </View>
        <View className='ws-muted ws-small'>签名只有经办人核对时能看，不公开。公开的只有户数。</View>
      </Card>
    </Section>
  )
}
