import { useEffect } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Faces } from '../../components/faces'
import { Choice, Field } from '../../components/field'
import { PhotoPicker } from '../../components/photo-picker'
import { useRequest } from '../../hooks/use-request'
import { uploadPhotos } from '../../services/uploads'
import type { Draft } from './proposal'

interface StepProps {
  readonly draft: Draft
  readonly set: (part: Partial<Draft>) => void
}

export function WhatStep({ draft, set }: StepProps) {
  return (
    <>
      <PhotoPicker label='先拍一张照片' photos={draft.photos} onChange={(photos) => set({ photos })} pick={uploadPhotos} />
      <Field label='什么事' value={draft.title} max={40} placeholder='例如：院里路灯坏了' onChange={(title) => set({ title })} />
      <Field label='说说哪里不好' kind='long' max={2000} value={draft.problem} hint='可以按键盘上的话筒，说给手机听。' onChange={(problem) => set({ problem })} />
    </>
  )
}

interface WhereProps extends StepProps {
  readonly communities: readonly { readonly id: PlaceId; readonly name: string }[]
  readonly home: PlaceId | null
}

export function WhereStep({ draft, set, communities, home }: WhereProps) {
  const community = draft.community ?? home ?? (communities.length === 1 ? (communities[0]?.id ?? null) : null)
  useEffect(() => {
    if (draft.community === null && community !== null) set({ community })
  }, [community]) // eslint-disable-line react-hooks/exhaustive-deps
  const pickOnMap = (): void => {
    Taro.chooseLocation({}).then((spot) => set({ where: spot.name === '' ? spot.address : spot.name }), () => undefined)
  }
  return (
    <>
      {communities.length > 1 && <Choice label='哪个社区' options={communities.map(({ id, name }) => ({ key: id, label: name }))} value={community === null ? [] : [community]} onChange={([id]) => set({ community: id ?? null, place: null })} />}
      {community !== null && <Places community={community} draft={draft} set={set} />}
      <Field label='具体在哪里' value={draft.where} max={100} placeholder='例如：14 号院大门口' onChange={(where) => set({ where })} />
      {process.env.TARO_ENV === 'weapp' && <Button text='在地图上选地点' kind='default' onClick={pickOnMap} />}
    </>
  )
}

function Places({ community, draft, set }: StepProps & { readonly community: PlaceId }) {
  const tree = useRequest('places.tree', { under: community, deep: true })
  return (
    <Faces request={tree}>
      {(page) => (
        <Choice
          label='哪个院、哪栋楼'
          options={[{ key: community, label: '整个社区' }, ...page.items.filter((place) => place.kind === 'courtyard' || place.kind === 'building').map((place) => ({ key: place.id, label: place.name }))]}
          value={draft.place === null ? [] : [draft.place]}
          onChange={([place]) => set({ place: place ?? null })}
        />
      )}
    </Faces>
  )
}

export function WhoStep({ draft, set }: StepProps) {
  return (
    <>
      <Field label='谁会受益' kind='long' max={300} value={draft.beneficiaries} placeholder='例如：全院 193 户，老人和孩子最多' onChange={(beneficiaries) => set({ beneficiaries })} />
      <Field label='大概要花多少（元，可不填）' kind='money' value={draft.cost} hint='例：换 6 盏路灯约 5000，修一条坡道约 20000。估不准就空着。' onChange={(cost) => set({ cost })} />
      <Field label='替谁提的（可不填）' value={draft.proposedFor} max={40} hint='帮没有手机的邻居提，写上他的称呼。' onChange={(proposedFor) => set({ proposedFor })} />
      <View className='ws-muted ws-small'>送出后先由社区核对文字，再公开；您的名字不公开。</View>
    </>
  )
}
