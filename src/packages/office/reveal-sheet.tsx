import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Revealed } from '../../../contracts/people'
import type { PersonId, ProjectId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Sheet } from '../../components/sheet'
import { OFFICE } from '../../copy/office'
import { useCommand } from '../../hooks/use-command'

/** Whose name is opened: somebody found, or whoever made an objection. */
export type Look = { readonly operation: 'people.reveal'; readonly person: PersonId } | { readonly operation: 'publications.objector'; readonly project: ProjectId; readonly objection: string }

interface RevealSheetProps { readonly title: string; readonly look: Look; readonly onClose: () => void }

/** Opens somebody's name and number; whoever opens them says why, and the person can read it. */
export function RevealSheet({ title, look, onClose }: RevealSheetProps) {
  const [reason, setReason] = useState('')
  const [opened, setOpened] = useState<Revealed | null>(null)
  const { busy, refusal, run } = useCommand()
  const open = async (): Promise<void> => {
    const why = reason.trim()
    const reply = await (look.operation === 'people.reveal' ? run(look.operation, { person: look.person, reason: why }) : run(look.operation, { project: look.project, objection: look.objection, reason: why }))
    if (reply.ok) setOpened(reply.data)
  }
  return (
    <Sheet title={title} onClose={onClose}>
      {opened !== null && <View className='ws-strong'>{OFFICE.revealed(opened.name, opened.phone)}</View>}
      {opened === null && <Field label={OFFICE.revealWhy} kind='long' value={reason} onChange={setReason} hint={OFFICE.revealHint} max={200} />}
      <RefusalBanner refusal={refusal} />
      {opened === null && <View className='ws-buttons'><Button text={OFFICE.reveal} block busy={busy} because={reason.trim() === '' ? OFFICE.revealFirst : undefined} onClick={() => void open()} /></View>}
    </Sheet>
  )
}
