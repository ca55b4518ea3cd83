import { useState } from 'react'
import { View } from '@tarojs/components'
import type { DeclarationSeen } from '../../../contracts/people'
import { Button } from '../../components/button'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card } from '../../components/section'
import { dayOf, dayText } from '../../copy/dates'
import { DUTY_DESK } from '../../copy/duty-desk'
import { useCommand } from '../../hooks/use-command'
import { today } from '../../services/today'

interface DeclarationsProps { readonly items: readonly DeclarationSeen[]; /** Absent where somebody else's are shown. */ readonly onWithdrawn?: () => void }

/** What was declared and when; what was withdrawn stays, and is said to be. */
export function Declarations({ items, onWithdrawn }: DeclarationsProps) {
  return (
    <Card>
      {items.map((one) => (
        <View key={one.id} className='ws-ledger'>
          <View className={one.withdrawnAt === null ? 'ws-strong' : 'ws-muted'}>{DUTY_DESK.kinds[one.kind]}：{one.what === '' ? DUTY_DESK.gone : one.what}</View>
          <View className='ws-small ws-muted'>{whenOf(one)}</View>
          {onWithdrawn !== undefined && one.withdrawnAt === null && (one.own ? <Withdraw one={one} onDone={onWithdrawn} /> : <View className='ws-small ws-muted'>{DUTY_DESK.byOther}</View>)}
        </View>
      ))}
    </Card>
  )
}

function whenOf({ at, withdrawnAt }: DeclarationSeen): string {
  const from = dayText(dayOf(at), today())
  return withdrawnAt === null ? DUTY_DESK.since(from) : DUTY_DESK.until(from, dayText(dayOf(withdrawnAt), today()))
}

function Withdraw({ one, onDone }: { readonly one: DeclarationSeen; readonly onDone: () => void }) {
  const [sure, setSure] = useState(false)
  const { busy, refusal, run } = useCommand()
  const withdraw = async (): Promise<void> => {
    const reply = await run('people.withdrawDeclaration', { declaration: one.id })
    if (reply.ok) onDone()
  }
  if (!sure) return <Button text={DUTY_DESK.withdraw} kind='link' label={DUTY_DESK.withdrawSpoken(one.what)} onClick={() => setSure(true)} />
  return (
    <>
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'>
        <Button text={DUTY_DESK.sure} kind='warn' busy={busy} onClick={() => void withdraw()} />
        <Button text={DUTY_DESK.keep} kind='default' onClick={() => setSure(false)} />
      </View>
    </>
  )
}
