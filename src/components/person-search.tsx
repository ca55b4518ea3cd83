import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PersonFound } from '../../contracts/people'
import { ROLE_LABELS } from '../copy/roles'
import { WORDS } from '../copy/components'
import { Button } from './button'
import { Choice, Field } from './field'
import type { GroupMember } from './form-values'

interface PersonSearchProps {
  readonly label: string
  readonly hint?: string
  readonly wrong: string | undefined
  readonly many: boolean
  readonly value: readonly GroupMember[]
  readonly onChange: (chosen: readonly GroupMember[]) => void
  readonly find: (name: string) => Promise<readonly PersonFound[]>
}

const KINDS = [
  { key: 'resident', label: WORDS.kindResident },
  { key: 'committee', label: WORDS.kindCommittee },
  { key: 'street', label: WORDS.kindStreet },
  { key: 'leadingGroup', label: WORDS.kindLeadingGroup },
] as const

const described = (found: PersonFound): string => [...found.roles.map(({ role }) => ROLE_LABELS[role]), found.resident ? WORDS.kindResident : ''].filter(Boolean).join('、')

/** Finds people by name and names them: one person, or a group in which each sits for somebody. */
export function PersonSearch({ label, hint, wrong, many, value, onChange, find }: PersonSearchProps) {
  const [name, setName] = useState('')
  const [found, setFound] = useState<readonly PersonFound[] | null>(null)
  const [busy, setBusy] = useState(false)
  const [kind, setKind] = useState<(typeof KINDS)[number]['key']>('resident')

  const search = (): void => {
    setBusy(true)
    find(name).then((people) => setFound(people), () => setFound([])).finally(() => setBusy(false))
  }
  const add = (person: PersonFound): void => {
    const member = { person: person.person, name: person.name, kind }
    onChange(many ? [...value.filter((one) => one.person !== person.person), member] : [member])
    setFound(null)
    setName('')
  }
  return (
    <View>
      {value.map((member) => (
        <View key={member.person} className='ws-row ws-top'>
          <View>{member.name}{many ? `（${KINDS.find((one) => one.key === member.kind)?.label ?? ''}）` : ''}</View>
          <Button text={WORDS.takeAway} kind='link' label={WORDS.takeAwayOf(member.name)} onClick={() => onChange(value.filter((one) => one.person !== member.person))} />
        </View>
      ))}
      {many && <Choice label={WORDS.asWhom} options={KINDS} value={[kind]} onChange={([one]) => { if (one !== undefined) setKind(one) }} />}
      <Field label={label} value={name} onChange={setName} wrong={wrong} placeholder={WORDS.enterName} {...(hint === undefined ? {} : { hint })} />
      <View className='ws-buttons'><Button text={WORDS.findPeople} kind='default' busy={busy} onClick={search} /></View>
      {found?.length === 0 && <View className='ws-muted'>{WORDS.nobodyFound}</View>}
      {found !== null && found.length > 0 && (
        <Choice label={WORDS.chooseOne} options={found.map((one) => ({ key: one.person, label: one.name, note: described(one) }))} value={[]} onChange={([key]) => {
          const person = found.find((one) => one.person === key)
          if (person !== undefined) add(person)
        }} />
      )}
    </View>
  )
}
