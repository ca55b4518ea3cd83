import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PersonFound, Revealed } from '../../../contracts/people'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Sheet } from '../../components/sheet'
import { OFFICE } from '../../copy/office'
import { useCommand } from '../../hooks/use-command'

interface RevealSheetProps { readonly person: PersonFound; readonly onClose: () => void }

/** Opens somebody's name and number; whoever opens them says why, and the person can read it. */
export function RevealSheet({ person, onClose }: RevealSheetProps) {
  const [reason, setReason] = useState('')
  const [opened, setOpened] = useState<Revealed | null>(null)
  const { busy, refusal, run } = useCommand()
  const open = async (): Promise<void> => {
    const reply = await run('people.reveal', { person: person.person, reason: reason.trim() })
    if (reply.ok) setOpened(reply.data)
  }
  return (
    <Sheet title={OFFICE.revealTitle(person.name)} onClose={onClose}>
      {opened !== null && <View className='ws-strong'>{OFFICE.revealed(opened.name, opened.phone)}</View>}
      {opened === null && <Field label={OFFICE.revealWhy} kind='long' value={reason} onChange={setReason} hint={OFFICE.revealHint} max={200} />}
      <RefusalBanner refusal={refusal} />
      {opened === null && <View className='ws-buttons'><Button text={OFFICE.reveal} block busy={busy} because={reason.trim() === '' ? OFFICE.revealFirst : undefined} onClick={() => void open()} /></View>}
    </Sheet>
  )
}
