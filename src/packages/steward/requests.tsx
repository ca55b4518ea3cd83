import { useState } from 'react'
import { View } from '@tarojs/components'
import type { RequestSeen } from '../../../contracts/households'
import type { Me } from '../../../contracts/people'
import { Button } from '../../components/button'
import { ListFaces } from '../../components/faces'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { timeText } from '../../copy/dates'
import { STEWARD } from '../../copy/steward'
import { useCommand } from '../../hooks/use-command'
import { usePages } from '../../hooks/use-pages'
import { today } from '../../services/today'

/** Who says that they live behind my doors, and waits for me to say that I know them. */
export function Requests({ me }: { readonly me: Me }) {
  const doors = me.roles.filter(({ role, place }) => place !== null && (role === 'buildingHead' || role === 'tenHouseholdHead'))
  return <>{doors.map(({ role, place }) => <Waiting key={`${role}${place ?? ''}`} place={place} />)}</>
}

function Waiting({ place }: { readonly place: string | null }) {
  const pages = usePages('households.requests', { place })
  // The round goes on without a signal; only what was fetched can be answered.
  if (pages.face === 'loading' || pages.refusal?.code === 'offline') return null
  return (
    <ListFaces pages={pages} empty={null}>
      {(items) => <Section title={STEWARD.requests(items.length)}>{items.map((one) => <Request key={one.id} request={one} onAnswered={pages.reload} />)}</Section>}
    </ListFaces>
  )
}

function Request({ request, onAnswered }: { readonly request: RequestSeen; readonly onAnswered: () => void }) {
  const [denying, setDenying] = useState(false)
  const [reason, setReason] = useState('')
  const { busy, refusal, run } = useCommand()
  const answer = async (decision: 'confirm' | 'deny'): Promise<void> => {
    const reply = await run('households.answerRequest', { request: request.id, decision, reason: reason.trim() || null })
    if (reply.ok) onAnswered()
  }
  return (
    <Card>
      <View className='ws-card__title'>{STEWARD.says(request.name, request.room)}</View>
      <View className='ws-muted'>{request.onTheRegister ? STEWARD.named : STEWARD.notNamed}{request.minor ? STEWARD.isMinor : ''}{STEWARD.askedAt(timeText(request.at, today()))}</View>
      {denying && <Field label={STEWARD.denyWhy} value={reason} max={300} onChange={setReason} />}
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'>
        {!denying && <Button text={STEWARD.confirm} label={`${STEWARD.confirm}：${request.name}`} busy={busy} onClick={() => void answer('confirm')} />}
        {!denying && <Button text={STEWARD.deny} label={`${STEWARD.deny}：${request.name}`} kind='default' onClick={() => setDenying(true)} />}
        {denying && <Button text={STEWARD.deny} kind='warn' busy={busy} because={reason.trim() === '' ? STEWARD.denyFirst : undefined} onClick={() => void answer('deny')} />}
        {denying && <Button text={STEWARD.denyBack} kind='default' onClick={() => setDenying(false)} />}
      </View>
    </Card>
  )
}
