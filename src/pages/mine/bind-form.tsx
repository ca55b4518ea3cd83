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
  const because = building === null ? '请先选您住的楼。' : room.trim() === '' ? '请填门牌号。' : code.trim().length < 6 ? '请填门牌码，至少 6 位。' : undefined
  return (
    <Card>
      <View className='ws-strong'>绑定我家</View>
      <View className='ws-muted'>门牌码在社区发的门牌通知单上；没有就请十户长或楼栋长当面确认。</View>
      {communities.length > 1 && <Choice label='哪个社区' options={communities.map(({ id, name }) => ({ key: id, label: name }))} value={community === null ? [] : [community]} onChange={([id]) => { setCommunity(id ?? null); setBuilding(null) }} />}
      {community !== null && <Buildings community={community} value={building} onChange={setBuilding} />}
      <Field label='门牌号' value={room} max={20} placeholder='例如：3 单元 502' onChange={setRoom} />
      <Field label='门牌码' value={code} max={20} onChange={setCode} />
      <Choice label='您满 18 岁了吗' options={[{ key: 'adult', label: '满了' }, { key: 'minor', label: '没满' }]} value={[minor]} onChange={([one]) => setMinor(one ?? 'adult')} />
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text='绑定我家' block busy={busy} because={because} onClick={() => void bind()} /></View>
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
        <Choice label='哪栋楼' options={items.filter((place) => place.kind === 'building' || place.kind === 'courtyard').map((place) => ({ key: place.id, label: place.name }))} value={value === null ? [] : [value]} onChange={([id]) => onChange(id ?? null)} />
      )}
    </Faces>
  )
}
