import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Me, PersonFound } from '../../../contracts/people'
import { APPOINTED_ROLES, SEAT_CLASSES, type AppointedRole, type SeatClass } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Choice, Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { Select } from '../../components/select'
import { OFFICE } from '../../copy/office'
import { ROLE_LABELS } from '../../copy/roles'
import { SEAT_LABELS } from '../../copy/words'
import { useCommand } from '../../hooks/use-command'
import { officesOf } from '../../services/communities'
import { today } from '../../services/today'
import { PlacePicker, type PickedPlace } from './place-picker'

const ROLES = APPOINTED_ROLES.map((key) => ({ key, label: ROLE_LABELS[key] }))
const SEATS = SEAT_CLASSES.map((key) => ({ key, label: SEAT_LABELS[key] }))

function startOf(me: Me): PickedPlace | null {
  const place = officesOf(me).find((one) => one !== null) ?? null
  return place === null ? null : { id: place, name: me.roles.find((one) => one.place === place)?.placeName ?? place }
}

interface AppointFormProps { readonly person: PersonFound; readonly me: Me; readonly onDone: () => void }

/** An office for somebody: which, over what place, from when, and on what document it rests. */
export function AppointForm({ person, me, onDone }: AppointFormProps) {
  const [role, setRole] = useState<AppointedRole | null>(null)
  const [place, setPlace] = useState<PickedPlace | null>(null)
  const [seat, setSeat] = useState<SeatClass | null>(null)
  const [from, setFrom] = useState(today())
  const [until, setUntil] = useState('')
  const [basis, setBasis] = useState('')
  const { busy, refusal, run } = useCommand()
  const seated = role === 'councilMember'
  const because = role === null ? OFFICE.whyRole : place === null ? OFFICE.whyPlace : seated && seat === null ? OFFICE.whySeat : basis.trim() === '' ? OFFICE.whyBasis : undefined

  const appoint = async (): Promise<void> => {
    if (role === null || place === null) return
    const reply = await run('people.appoint', { person: person.person, role, place: place.id, seat: seated ? seat : null, from, until: until === '' ? null : until, basis: basis.trim() })
    if (reply.ok) onDone()
  }
  return (
    <Section title={OFFICE.appointTo(person.name)}>
      <Card>
        <Select label={OFFICE.role} options={ROLES} value={role} onChange={setRole} />
        <PlacePicker label={OFFICE.where} from={startOf(me)} value={place} onChange={setPlace} />
        {seated && <Choice label={OFFICE.seat} options={SEATS} value={seat === null ? [] : [seat]} onChange={([one]) => setSeat(one ?? null)} />}
        <Field label={OFFICE.from} kind='day' value={from} onChange={setFrom} />
        <Field label={OFFICE.until} kind='day' value={until} onChange={setUntil} />
        <Field label={OFFICE.basis} value={basis} onChange={setBasis} hint={OFFICE.basisHint} max={200} />
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'><Button text={OFFICE.appoint} block busy={busy} because={because} onClick={() => void appoint()} /></View>
      </Card>
    </Section>
  )
}
