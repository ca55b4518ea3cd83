import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Faces } from '../../components/faces'
import { Choice, Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card } from '../../components/section'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'
import { refreshSession } from '../../services/session'
import { MINE_WORDS } from '../../copy/mine'

interface BindFormProps {
  readonly communities: readonly { readonly id: PlaceId; readonly name: string }[]
  readonly onBound: () => void
}

/** Binds me to my household: which building, which door, and the code on the door slip. */
export function BindForm({ communities, onBound }: BindFormProps) {
  const [community, setCommunity] = useState<PlaceId | null>(communities.length === 1 ? (communities[0]?.id ?? null) : null)
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
      {communities.length > 1 && <Choice label={MINE_WORDS.whichCommunity} options={communities.map(({ id, name }) => ({ key: id, label: name }))} value={community === null ? [] : [community]} onChange={([id]) => { setCommunity(id ?? null); setBuilding(null) }} />}
      {community !== null && <Buildings community={community} value={building} onChange={setBuilding} />}
      <Field label={MINE_WORDS.room} value={room} max={20} placeholder={MINE_WORDS.roomExample} onChange={setRoom} />
      <Field label={MINE_WORDS.code} value={code} max={20} onChange={setCode} />
      <Choice label={MINE_WORDS.adult} options={[{ key: 'adult', label: MINE_WORDS.adultYes }, { key: 'minor', label: MINE_WORDS.adultNo }]} value={[minor]} onChange={([one]) => setMinor(one ?? 'adult')} />
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text={MINE_WORDS.bind} block busy={busy} because={because} onClick={() => void bind()} /></View>
    </Card>
  )
}

interface BuildingsProps {
  readonly community: PlaceId
  readonly value: PlaceId | null
  readonly onChange: (building: PlaceId | null) => void
}

function Buildings({ community, value, onChange }: BuildingsProps) {
  const tree = useRequest('places.tree', { under: community, deep: true, limit: 500 })
  return (
    <Faces request={tree}>
      {({ items }) => (
        <Choice label={MINE_WORDS.whichBuilding} options={items.filter((place) => place.kind === 'building' || place.kind === 'courtyard').map((place) => ({ key: place.id, label: place.name }))} value={value === null ? [] : [value]} onChange={([id]) => onChange(id ?? null)} />
      )}
    </Faces>
  )
}
