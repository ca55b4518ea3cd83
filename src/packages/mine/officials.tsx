import { useState } from 'react'
import { View } from '@tarojs/components'
import type { DeclarationSeen, Me } from '../../../contracts/people'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import type { GroupMember } from '../../components/form-values'
import { PersonSearch } from '../../components/person-search'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { DUTY_DESK } from '../../copy/duty-desk'
import { useCommand } from '../../hooks/use-command'
import { formServices } from '../../services/form-services'
import { Declarations } from './declarations'
import { readsDeclarations } from './finders'

/** For the street: what one of its officials has declared, opened with a reason that the official can read. */
export function Officials({ me }: { readonly me: Me }) {
  const [person, setPerson] = useState<GroupMember | null>(null)
  const [reason, setReason] = useState('')
  const [seen, setSeen] = useState<readonly DeclarationSeen[] | null>(null)
  const { busy, refusal, run } = useCommand()
  if (!readsDeclarations(me)) return null
  const because = person === null ? DUTY_DESK.whyPerson : reason.trim() === '' ? DUTY_DESK.whyReason : undefined
  const see = async (): Promise<void> => {
    if (person === null) return
    const reply = await run('people.officialDeclarations', { person: person.person, reason: reason.trim() })
    if (reply.ok) setSeen(reply.data.items)
  }
  return (
    <Section title={DUTY_DESK.officials}>
      <Card>
        <PersonSearch label={DUTY_DESK.official} hint={DUTY_DESK.officialHint} wrong={undefined} many={false} value={person === null ? [] : [person]} onChange={([one]) => { setPerson(one ?? null); setSeen(null) }} find={formServices.findPeople} />
        <Field label={DUTY_DESK.reason} kind='long' value={reason} onChange={setReason} hint={DUTY_DESK.reasonHint} max={200} />
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'><Button text={DUTY_DESK.see} kind='default' block busy={busy} because={because} onClick={() => void see()} /></View>
      </Card>
      {seen?.length === 0 && <Card><View className='ws-muted'>{DUTY_DESK.seenNone}</View></Card>}
      {seen !== null && seen.length > 0 && <Declarations items={seen} />}
    </Section>
  )
}
