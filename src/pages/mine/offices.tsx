import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Me } from '../../../contracts/people'
import { LENT_ROLES, type AppointedRole } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { ROLE_LABELS } from '../../copy/roles'
import { MINE_WORDS } from '../../copy/mine'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'
import { DeputySheet } from './deputy-sheet'

export interface Lendable { readonly role: AppointedRole; readonly place: string }

/** What of an office may be lent; nothing of one that is only held for somebody else. */
function lendableOf({ role, place, acting }: Me['roles'][number]): Lendable | null {
  const found = LENT_ROLES.find((one) => one === role)
  return found === undefined || place === null || acting === true ? null : { role: found, place }
}

/** My offices, until when, and who holds one of them for me for a time. */
export function Offices({ me }: { readonly me: Me }) {
  const offices = me.roles.filter(({ place }) => place !== null)
  const lends = offices.some((one) => lendableOf(one) !== null)
  const [lending, setLending] = useState<Lendable | null>(null)
  const lent = useRequest('people.deputies', lends ? {} : null)
  return (
    <Section title={MINE_WORDS.offices}>
      <Card>
        {offices.map((one) => {
          const lendable = lendableOf(one)
          const label = ROLE_LABELS[one.role]
          return (
            <View key={`${one.role}${one.place ?? ''}`} className='ws-ledger ws-row ws-row_wrap'>
              <View>
                <View className='ws-strong'>{one.acting === true ? MINE_WORDS.acting(label) : label}</View>
                <View className='ws-muted'>{one.placeName}{one.until === null ? '' : `，${MINE_WORDS.until(one.until)}`}</View>
              </View>
              {lendable !== null && <Button text={MINE_WORDS.lend} kind='link' label={MINE_WORDS.lendSpoken(label, one.placeName)} onClick={() => setLending(lendable)} />}
            </View>
          )
        })}
      </Card>
      {lent.face === 'ready' && lent.data.items.length > 0 && (
        <Card>
          <View className='ws-strong'>{MINE_WORDS.lent}</View>
          {lent.data.items.map(({ appointment, role, placeName, name, from, until }) => (
            <View key={appointment} className='ws-ledger'>
              <View>{placeName} {ROLE_LABELS[role]}</View>
              <View className='ws-muted'>{MINE_WORDS.lentUntil(name, from, until ?? '')}</View>
              <TakeBack appointment={appointment} name={name} onDone={lent.reload} />
            </View>
          ))}
        </Card>
      )}
      {lending !== null && <DeputySheet office={lending} onClose={() => setLending(null)} onDone={() => { setLending(null); lent.reload() }} />}
    </Section>
  )
}

interface TakeBackProps { readonly appointment: string; readonly name: string; readonly onDone: () => void }

function TakeBack({ appointment, name, onDone }: TakeBackProps) {
  const { busy, refusal, run } = useCommand()
  const takeBack = async (): Promise<void> => {
    const reply = await run('people.endAppointment', { appointment, reason: MINE_WORDS.takenBack })
    if (reply.ok) onDone()
  }
  return (
    <>
      <Button text={MINE_WORDS.takeBack} kind='link' label={MINE_WORDS.takeBackSpoken(name)} busy={busy} onClick={() => void takeBack()} />
      <RefusalBanner refusal={refusal} />
    </>
  )
}
