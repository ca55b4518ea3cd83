import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ChangeSeen } from '../../../contracts/households'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Empty, ListFaces } from '../../components/faces'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { dayText, timeText } from '../../copy/dates'
import { OFFICE } from '../../copy/office'
import { CHANGE_WORDS } from '../../copy/register'
import { useCommand } from '../../hooks/use-command'
import { usePages } from '../../hooks/use-pages'
import { today } from '../../services/today'

/** What neighbours have told of their households and nobody has confirmed yet. */
export function RegisterChanges({ community }: { readonly community: PlaceId }) {
  const pages = usePages('households.changes', { place: community })
  return (
    <Section title={OFFICE.changes}>
      <Card><View className='ws-muted'>{OFFICE.changeLater}</View></Card>
      <ListFaces pages={pages} empty={<Card><Empty title={OFFICE.changesNone} next={OFFICE.changesNoneNext} /></Card>}>
        {(changes) => changes.map((change) => <Change key={change.id} change={change} onDecided={pages.reload} />)}
      </ListFaces>
    </Section>
  )
}

function Change({ change, onDecided }: { readonly change: ChangeSeen; readonly onDecided: () => void }) {
  const [reason, setReason] = useState('')
  const { busy, refusal, run } = useCommand()
  const decide = async (decision: 'confirm' | 'deny'): Promise<void> => {
    const reply = await run('households.decideChange', { change: change.id, decision, reason: reason.trim() || null })
    if (reply.ok) onDecided()
  }
  return (
    <Card>
      <View className='ws-card__title'>{change.room}，{CHANGE_WORDS[change.kind]}：{change.who}</View>
      <View className='ws-muted'>{OFFICE.changeOn(dayText(change.on, today()), timeText(change.reportedAt, today()))}</View>
      {change.note !== '' && <View>{change.note}</View>}
      {change.mine && <View className='ws-muted'>{OFFICE.notMine}</View>}
      {!change.mine && (
        <>
          <Field label={OFFICE.denyWhy} value={reason} onChange={setReason} max={300} />
          <RefusalBanner refusal={refusal} />
          <View className='ws-buttons'>
            <Button text={OFFICE.confirmChange} busy={busy} onClick={() => void decide('confirm')} />
            <Button text={OFFICE.denyChange} kind='default' busy={busy} because={reason.trim() === '' ? OFFICE.denyFirst : undefined} onClick={() => void decide('deny')} />
          </View>
        </>
      )}
    </Card>
  )
}
