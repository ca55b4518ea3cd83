import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Choice, Field, type Option } from '../../components/field'
import { PhoneButton } from '../../components/phone-button'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card } from '../../components/section'
import { useCommand } from '../../hooks/use-command'
import { refreshSession } from '../../services/session'
import { MINE_WORDS } from '../../copy/mine'
import { PlacePicker } from './place-picker'

type How = 'code' | 'match' | 'ask'
/** A browser has no verified number to tell. */
const WAYS: readonly Option<How>[] = [
  { key: 'code', label: MINE_WORDS.byCode, note: MINE_WORDS.byCodeNote },
  ...(process.env.TARO_ENV === 'h5' ? [] : [{ key: 'match' as const, label: MINE_WORDS.byRegister, note: MINE_WORDS.byRegisterNote }]),
  { key: 'ask', label: MINE_WORDS.byAsking, note: MINE_WORDS.byAskingNote },
]

interface BindFormProps {
  readonly home: PlaceId | null
  readonly onBound: () => void
}

/** Binds me to my household: by the code on the door slip, by the committee's register, or by whoever knows me at the door. */
export function BindForm({ home, onBound }: BindFormProps) {
  const [how, setHow] = useState<How>('code')
  const [building, setBuilding] = useState<PlaceId | null>(null)
  const [room, setRoom] = useState('')
  const [code, setCode] = useState('')
  const [minor, setMinor] = useState<'adult' | 'minor'>('adult')
  const [kept, setKept] = useState(false)
  const { busy, refusal, run } = useCommand()
  const door = { building: building ?? '', room: room.trim() }
  const because = building === null ? MINE_WORDS.buildingFirst : door.room === '' ? MINE_WORDS.roomFirst : how === 'code' && code.trim().length < 6 ? MINE_WORDS.codeFirst : undefined
  const done = async (work: Promise<{ readonly ok: boolean }>): Promise<void> => {
    if (!(await work).ok) return
    await refreshSession()
    onBound()
  }
  const isMinor = minor === 'minor'
  const match = (phoneCode: string | null): void => {
    setKept(phoneCode === null)
    if (phoneCode !== null) void done(run('households.match', { ...door, phoneCode }))
  }
  return (
    <Card>
      <View className='ws-strong'>{MINE_WORDS.bind}</View>
      <Choice label={MINE_WORDS.how} options={WAYS} value={[how]} onChange={([one]) => setHow(one ?? 'code')} />
      <PlacePicker label={MINE_WORDS.whichBuilding} home={home} value={building} onChange={setBuilding} />
      <Field label={MINE_WORDS.room} value={room} max={20} placeholder={MINE_WORDS.roomExample} onChange={setRoom} />
      {how === 'code' && <Field label={MINE_WORDS.code} value={code} max={20} onChange={setCode} />}
      {how !== 'match' && <Choice inline label={MINE_WORDS.adult} options={[{ key: 'adult', label: MINE_WORDS.adultYes }, { key: 'minor', label: MINE_WORDS.adultNo }]} value={[minor]} onChange={([one]) => setMinor(one ?? 'adult')} />}
      {kept && <View className='ws-muted'>{MINE_WORDS.numberKept}</View>}
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'>
        {how === 'code' && <Button text={MINE_WORDS.bind} block busy={busy} because={because} onClick={() => void done(run('households.bind', { ...door, code: code.trim(), minor: isMinor }))} />}
        {how === 'match' && <PhoneButton text={MINE_WORDS.match} busy={busy} because={because} onCode={match} />}
        {how === 'ask' && <Button text={MINE_WORDS.ask} block busy={busy} because={because} onClick={() => void done(run('households.ask', { ...door, minor: isMinor }))} />}
      </View>
    </Card>
  )
}
