import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Sheet } from '../../components/sheet'
import { MINE_WORDS } from '../../copy/mine'
import { ROLE_LABELS } from '../../copy/roles'
import { useCommand } from '../../hooks/use-command'
import { personIn } from '../../services/person-number'
import { today } from '../../services/today'
import type { Lendable } from './offices'

interface DeputySheetProps { readonly office: Lendable; readonly onClose: () => void; readonly onDone: () => void }

/** Who holds an office of mine for me, from a day until a day, and on what document that rests. */
export function DeputySheet({ office, onClose, onDone }: DeputySheetProps) {
  const [number, setNumber] = useState('')
  const [from, setFrom] = useState(today())
  const [until, setUntil] = useState('')
  const [basis, setBasis] = useState('')
  const { busy, refusal, run } = useCommand()
  const person = personIn(number)
  const because = person === null ? MINE_WORDS.whyDeputy : until === '' ? MINE_WORDS.whyUntil : basis.trim() === '' ? MINE_WORDS.whyBasis : undefined
  const lend = async (): Promise<void> => {
    if (person === null) return
    const reply = await run('people.deputise', { person, role: office.role, place: office.place, from, until, basis: basis.trim() })
    if (reply.ok) onDone()
  }
  return (
    <Sheet title={MINE_WORDS.lendTitle(ROLE_LABELS[office.role])} onClose={onClose}>
      <View className='ws-muted'>{MINE_WORDS.lendHow}</View>
      <Field label={MINE_WORDS.deputy} value={number} max={40} onChange={setNumber} hint={MINE_WORDS.deputyHint} />
      <Field label={MINE_WORDS.lendFrom} kind='day' value={from} onChange={setFrom} />
      <Field label={MINE_WORDS.lendUntil} kind='day' value={until} onChange={setUntil} />
      <Field label={MINE_WORDS.lendBasis} value={basis} max={200} onChange={setBasis} hint={MINE_WORDS.lendBasisHint} />
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text={MINE_WORDS.lendButton} block busy={busy} because={because} onClick={() => void lend()} /></View>
    </Sheet>
  )
}
