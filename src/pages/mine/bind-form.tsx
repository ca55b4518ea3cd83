import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Choice, Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card } from '../../components/section'
import { useCommand } from '../../hooks/use-command'
import { refreshSession } from '../../services/session'
import { MINE_WORDS } from '../../copy/mine'
import { PlacePicker } from './place-picker'

interface BindFormProps {
  readonly home: PlaceId | null
  readonly onBound: () => void
}

/** Binds me to my household: which building, which door, and the code on the door slip. */
export function BindForm({ home, onBound }: BindFormProps) {
  const [building, setBuilding] = useState<PlaceId | null>(null)
  const [room, setRoom] = useState('')
  const [code, setCode] = useState('')
  const [minor, setMinor] = useState<'adult' | 'minor'>('adult')
  const { busy, refusal, run } = useCommand()
  const bind = async (): Promise<void> => {
    if (building === null) return
    const reply = await run('households.bind', { building, room: room.trim(), code: code.trim(), minor: minor === 'minor' })
    if (!reply.ok) return
    void refreshSession()
    onBound()
  }
  const because = building === null ? MINE_WORDS.buildingFirst : room.trim() === '' ? MINE_WORDS.roomFirst : code.trim().length < 6 ? MINE_WORDS.codeFirst : undefined
  return (
    <Card>
      <View className='ws-strong'>{MINE_WORDS.bind}</View>
      <View className='ws-muted'>{MINE_WORDS.bindHow}</View>
      <PlacePicker label={MINE_WORDS.whichBuilding} home={home} value={building} onChange={setBuilding} />
      <Field label={MINE_WORDS.room} value={room} max={20} placeholder={MINE_WORDS.roomExample} onChange={setRoom} />
      <Field label={MINE_WORDS.code} value={code} max={20} onChange={setCode} />
      <Choice inline label={MINE_WORDS.adult} options={[{ key: 'adult', label: MINE_WORDS.adultYes }, { key: 'minor', label: MINE_WORDS.adultNo }]} value={[minor]} onChange={([one]) => setMinor(one ?? 'adult')} />
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text={MINE_WORDS.bind} block busy={busy} because={because} onClick={() => void bind()} /></View>
    </Card>
  )
}
