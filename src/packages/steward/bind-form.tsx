import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Door } from '../../../contracts/households'
import { Button } from '../../components/button'
import { Choice, Field } from '../../components/field'
import { DoneBanner, RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { STEWARD } from '../../copy/steward'
import { useCommand } from '../../hooks/use-command'
import { personIn } from '../../services/person-number'

/** A browser has no scanner of its own. */
const SCANS = process.env.TARO_ENV !== 'h5'

interface BindFormProps { readonly door: Door; readonly name: string; readonly onBound: () => void }

/** Binds a neighbour's own WeChat to this household, because the helper has met them at this door. */
export function BindForm({ door, name, onBound }: BindFormProps) {
  const [open, setOpen] = useState(false)
  const [number, setNumber] = useState('')
  const [minor, setMinor] = useState<'adult' | 'minor'>('adult')
  const [missed, setMissed] = useState(false)
  const [done, setDone] = useState<boolean | null>(null)
  const { busy, refusal, run } = useCommand()
  const person = personIn(number)

  const scan = async (): Promise<void> => {
    const found = await Taro.scanCode({ onlyFromCamera: false, scanType: ['qrCode'] }).then(({ result }) => personIn(result), () => null)
    setMissed(found === null)
    if (found !== null) setNumber(found)
  }
  const bind = async (who: string): Promise<void> => {
    const reply = await run('households.confirmBinding', { household: door.household, person: who, minor: minor === 'minor' })
    if (!reply.ok) return
    setDone(reply.data.representative)
    onBound()
  }
  if (done !== null) return <DoneBanner title={STEWARD.boundDone}>{STEWARD.boundHow(done)}</DoneBanner>
  if (!open) return <Card><Button text={STEWARD.bind} kind='link' onClick={() => setOpen(true)} /></Card>
  return (
    <Section title={STEWARD.bind}>
      <Card>
        <View className='ws-muted'>{STEWARD.bindHow}</View>
        <Field label={STEWARD.number} value={number} max={40} onChange={setNumber} hint={STEWARD.numberHint} wrong={missed ? STEWARD.scanFailed : undefined} />
        {SCANS && <View className='ws-buttons'><Button text={STEWARD.scan} kind='default' onClick={() => void scan()} /></View>}
        <Choice label={STEWARD.adult} options={[{ key: 'adult', label: STEWARD.adultYes }, { key: 'minor', label: STEWARD.adultNo }]} value={[minor]} onChange={([one]) => setMinor(one ?? 'adult')} />
        {minor === 'minor' && <View className='ws-muted'>{STEWARD.child}</View>}
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'><Button text={STEWARD.bindButton(name)} block busy={busy} because={person === null ? STEWARD.whyNumber : undefined} onClick={() => { if (person !== null) void bind(person) }} /></View>
      </Card>
    </Section>
  )
}
