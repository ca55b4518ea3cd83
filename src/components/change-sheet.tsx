import { useState } from 'react'
import { View } from '@tarojs/components'
import type { NamedKey } from '../../contracts/households'
import type { RegisterChangeKind } from '../../contracts/vocabulary'
import { CHANGE_WORDS, REGISTER } from '../copy/register'
import { useCommand } from '../hooks/use-command'
import { today } from '../services/today'
import { Button } from './button'
import { Choice, Field } from './field'
import { DoneBanner, RefusalBanner } from './refusal-banner'
import { Sheet } from './sheet'

const KINDS: readonly RegisterChangeKind[] = ['movedIn', 'movedOut', 'born', 'died', 'let']
const GOES: readonly RegisterChangeKind[] = ['movedOut', 'died']
const FIRST_YEAR = 1900

interface ChangeSheetProps { readonly household: string; readonly room: string; readonly register: readonly NamedKey[]; readonly onClose: () => void }

/** Tells the committee of a change in a household; nothing changes before they confirm it. */
export function ChangeSheet({ household, room, register, onClose }: ChangeSheetProps) {
  const [kind, setKind] = useState<RegisterChangeKind | null>(null)
  const [who, setWho] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [birthYear, setBirthYear] = useState('')
  const [on, setOn] = useState(today())
  const [note, setNote] = useState('')
  const [sent, setSent] = useState(false)
  const { busy, refusal, run } = useCommand()
  const goes = kind !== null && GOES.includes(kind)
  const because = kind === null ? REGISTER.whyKind : goes && who === null ? REGISTER.whyWho : !goes && name.trim() === '' ? REGISTER.whyName : undefined
  const send = async (): Promise<void> => {
    if (kind === null) return
    const member = { name: name.trim(), phone: phone.trim() || null, birthYear: Number(birthYear) >= FIRST_YEAR ? Number(birthYear) : null }
    const reply = await run('households.reportChange', { household, kind, on, note: note.trim(), ...(goes ? { memberKey: who } : { member }) })
    if (reply.ok) setSent(true)
  }
  return (
    <Sheet title={REGISTER.title(room)} onClose={onClose}>
      {sent && <DoneBanner title={REGISTER.sent}>{REGISTER.sentNext}</DoneBanner>}
      {!sent && (
        <>
          <View className='ws-muted'>{REGISTER.how}</View>
          <Choice label={REGISTER.kind} options={KINDS.filter((one) => !GOES.includes(one) || register.length > 0).map((key) => ({ key, label: CHANGE_WORDS[key] }))} value={kind === null ? [] : [kind]} onChange={([one]) => setKind(one ?? null)} />
          {goes && <Choice label={REGISTER.who} options={register.map(({ key, name: label }) => ({ key, label }))} value={who === null ? [] : [who]} onChange={([one]) => setWho(one ?? null)} />}
          {kind !== null && !goes && (
            <>
              <Field label={REGISTER.name} value={name} max={20} onChange={setName} />
              <Field label={REGISTER.phone} kind='phone' value={phone} max={20} onChange={setPhone} />
              {kind === 'born' && <Field label={REGISTER.birthYear} kind='number' value={birthYear} max={4} onChange={setBirthYear} />}
            </>
          )}
          <Field label={REGISTER.on} kind='day' value={on} onChange={setOn} />
          <Field label={REGISTER.note} value={note} max={300} onChange={setNote} />
          <RefusalBanner refusal={refusal} />
          <View className='ws-buttons'><Button text={REGISTER.send} block busy={busy} because={because} onClick={() => void send()} /></View>
        </>
      )}
    </Sheet>
  )
}
