import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PersonFound } from '../../../contracts/people'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Empty, Faces } from '../../components/faces'
import { Field } from '../../components/field'
import { DoneBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { OFFICE } from '../../copy/office'
import { ROLE_LABELS } from '../../copy/roles'
import { useRequest } from '../../hooks/use-request'
import { useSession } from '../../services/session'
import { AppointForm } from './appoint-form'
import { EndSheet, type Held } from './end-sheet'
import { OfficeScreen } from '../../components/office-screen'
import { RevealSheet } from './reveal-sheet'
import { usePlaceNames } from './use-place-names'

/** Who holds which office where I answer for it: find somebody, appoint them, end an office. */
export default function AppointmentsPage() {
  const [typed, setTyped] = useState('')
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<PersonFound | null>(null)
  const found = useRequest('people.find', name === '' ? null : { name })
  const search = (): void => {
    setChosen(null)
    setName(typed.trim())
    if (typed.trim() === name) found.reload()
  }
  return (
    <OfficeScreen here='appointments'>
      <View className='ws-columns'>
        <View className='ws-columns__side'>
          <Section title={OFFICE.findPerson}>
            <Card>
              <Field label={OFFICE.findName} value={typed} onChange={setTyped} hint={OFFICE.findHint} max={20} />
              <View className='ws-buttons'><Button text={OFFICE.findButton} block onClick={search} /></View>
            </Card>
            {name !== '' && (
              <Faces request={found} isEmpty={({ people }) => people.length === 0} empty={<Empty title={OFFICE.findNone} next={OFFICE.findNoneNext} />}>
                {({ people }) => people.map((person) => <PersonCard key={person.person} person={person} onChoose={() => setChosen(person)} />)}
              </Faces>
            )}
          </Section>
        </View>
        <View className='ws-columns__main'>
          {chosen !== null && <Chosen key={chosen.person} person={chosen} onChanged={found.reload} />}
        </View>
      </View>
    </OfficeScreen>
  )
}

function PersonCard({ person, onChoose }: { readonly person: PersonFound; readonly onChoose: () => void }) {
  const roles = [...person.roles.map(({ role }) => ROLE_LABELS[role]), person.resident ? OFFICE.resident : ''].filter(Boolean).join('、')
  return (
    <Card onClick={onChoose} label={`${person.name}，${roles === '' ? OFFICE.noneHeld : roles}`}>
      <View className='ws-card__title'>{person.name}</View>
      <View className='ws-muted'>{roles === '' ? OFFICE.noneHeld : roles}</View>
      <View className='ws-small ws-muted'>{OFFICE.number(person.person)}</View>
    </Card>
  )
}

function Chosen({ person, onChanged }: { readonly person: PersonFound; readonly onChanged: () => void }) {
  const me = useSession()
  const names = usePlaceNames(person.roles.map(({ place }) => place))
  const [done, setDone] = useState<string | null>(null)
  const [revealing, setRevealing] = useState(false)
  const [ending, setEnding] = useState<Held | null>(null)
  const [ended, setEnded] = useState<readonly string[]>([])
  const keyOf = (role: string, place: PlaceId): string => `${role} ${place}`
  const held = person.roles.filter(({ role, place }) => !ended.includes(keyOf(role, place)))
  return (
    <>
      {done !== null && <DoneBanner title={done} />}
      <Section title={`${person.name}，${OFFICE.held}`}>
        <Card>
          {held.length === 0 && <View className='ws-muted'>{OFFICE.noneHeld}</View>}
          {held.map(({ role, place }) => (
            <View key={keyOf(role, place)} className='ws-ledger ws-row ws-row_wrap'>
              <View><View className='ws-strong'>{ROLE_LABELS[role]}</View><View className='ws-muted'>{names.get(place) ?? place}</View></View>
              <Button text={OFFICE.end} kind='link' label={`${OFFICE.end}：${ROLE_LABELS[role]}`} onClick={() => setEnding({ person: person.person, role, place })} />
            </View>
          ))}
          <Button text={OFFICE.reveal} kind='link' label={OFFICE.revealTitle(person.name)} onClick={() => setRevealing(true)} />
        </Card>
      </Section>
      {revealing && <RevealSheet title={OFFICE.revealTitle(person.name)} look={{ operation: 'people.reveal', person: person.person }} onClose={() => setRevealing(false)} />}
      {me !== null && <AppointForm person={person} me={me} onDone={() => { setDone(OFFICE.appointed); onChanged() }} />}
      {ending !== null && (
        <EndSheet held={ending} onClose={() => setEnding(null)} onDone={() => {
          setEnded([...ended, keyOf(ending.role, ending.place)])
          setEnding(null)
          setDone(OFFICE.ended)
          onChanged()
        }} />
      )}
    </>
  )
}
