import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PersonId, PlaceId } from '../../../contracts/reply'
import type { AppointedRole } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Sheet } from '../../components/sheet'
import { OFFICE } from '../../copy/office'
import { ROLE_LABELS } from '../../copy/roles'
import { useCommand } from '../../hooks/use-command'

export interface Held { readonly person: PersonId; readonly role: AppointedRole; readonly place: PlaceId }

/** `people.find` names an office by what it is, not by its id; the cloud's id is made of just these three. */
const idOf = ({ person, role, place }: Held): string => `${role}|${place}|${person}`

interface EndSheetProps { readonly held: Held; readonly onClose: () => void; readonly onDone: () => void }

/** Ends an office at once, with the reason. */
export function EndSheet({ held, onClose, onDone }: EndSheetProps) {
  const [reason, setReason] = useState('')
  const { busy, refusal, run } = useCommand()
  const end = async (): Promise<void> => {
    const reply = await run('people.endAppointment', { appointment: idOf(held), reason: reason.trim() })
    if (reply.ok) onDone()
  }
  return (
    <Sheet title={OFFICE.endTitle(ROLE_LABELS[held.role])} onClose={onClose}>
      <Field label={OFFICE.endWhy} kind='long' value={reason} onChange={setReason} hint={OFFICE.endHint} max={300} />
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text={OFFICE.end} kind='warn' block busy={busy} because={reason.trim() === '' ? OFFICE.endHint : undefined} onClick={() => void end()} /></View>
    </Sheet>
  )
}
