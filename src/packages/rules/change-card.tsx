import { useState } from 'react'
import { View } from '@tarojs/components'
import type { AmendmentPreview, AmendmentView } from '../../../contracts/amendments'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { PolicyChange } from './policy-change'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card } from '../../components/section'
import { Sheet } from '../../components/sheet'
import { POLICY_WORDS } from '../../copy/policies'
import { POLICY_DESK } from '../../copy/policy-desk'
import { refusalWords } from '../../copy/refusals'
import { useCommand } from '../../hooks/use-command'
import { ChangePreview } from './change-preview'

const asked = ({ place, document, change: { key, dated } }: AmendmentView) => ({ place, document, key, value: dated.value, from: dated.from, until: dated.until, clause: dated.clause, quote: dated.quote ?? null, tag: dated.tag })

interface ChangeCardProps { readonly district: PlaceId; readonly amendment: AmendmentView; readonly onDone: (said: string) => void }

/** A change that waits: what it is, what it would do, and the second person’s yes or no. */
export function ChangeCard({ district, amendment, onDone }: ChangeCardProps) {
  const [preview, setPreview] = useState<AmendmentPreview | null>(null)
  const [discarding, setDiscarding] = useState(false)
  const { busy, refusal, run } = useCommand()
  const { id, change: { key } } = amendment
  const because = amendment.confirm === null ? (preview === null ? POLICY_DESK.firstPreview : undefined) : refusalWords(amendment.confirm).sentence
  const see = async (): Promise<void> => {
    const reply = await run('policies.preview', asked(amendment))
    if (reply.ok) setPreview(reply.data)
  }
  const confirm = async (): Promise<void> => { if ((await run('policies.confirm', { district, amendment: id })).ok) onDone(POLICY_DESK.confirmed2) }
  return (
    <>
      <Card tone='due'>
        <PolicyChange amendment={amendment} />
        <RefusalBanner refusal={discarding ? null : refusal} />
        <View className='ws-buttons'>
          <Button text={POLICY_DESK.see} kind='default' busy={busy} label={`${POLICY_DESK.see}：${POLICY_WORDS[key].name}`} onClick={() => void see()} />
          <Button text={POLICY_DESK.confirm} busy={busy} because={because} onClick={() => void confirm()} />
          {amendment.discard === null && <Button text={POLICY_DESK.discard} kind='link' onClick={() => setDiscarding(true)} />}
        </View>
      </Card>
      {preview !== null && <ChangePreview of={key} preview={preview} />}
      {discarding && <DiscardSheet district={district} amendment={amendment} onClose={() => setDiscarding(false)} onDone={() => onDone(POLICY_DESK.discarded)} />}
    </>
  )
}

function DiscardSheet({ district, amendment, onClose, onDone }: { readonly district: PlaceId; readonly amendment: AmendmentView; readonly onClose: () => void; readonly onDone: () => void }) {
  const [reason, setReason] = useState('')
  const { busy, refusal, run } = useCommand()
  const discard = async (): Promise<void> => { if ((await run('policies.discard', { district, amendment: amendment.id, reason: reason.trim() })).ok) onDone() }
  return (
    <Sheet title={POLICY_DESK.discardTitle(POLICY_WORDS[amendment.change.key].name)} onClose={onClose}>
      <Field label={POLICY_DESK.discardWhy} kind='long' value={reason} onChange={setReason} max={300} />
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text={POLICY_DESK.discard} kind='warn' block busy={busy} because={reason.trim() === '' ? POLICY_DESK.whyReason : undefined} onClick={() => void discard()} /></View>
    </Sheet>
  )
}
