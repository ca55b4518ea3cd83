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
import { PROPOSALS_WORDS } from '../../copy/proposals'

interface StepProps {
  readonly draft: Draft
  readonly set: (part: Partial<Draft>) => void
}

export function WhatStep({ draft, set }: StepProps) {
  return (
    <>
      <PhotoPicker label={PROPOSALS_WORDS.photo} photos={draft.photos} onChange={(photos) => set({ photos })} pick={uploadPhotos} />
      <Field label={PROPOSALS_WORDS.what} value={draft.title} max={40} placeholder={PROPOSALS_WORDS.titleExample} onChange={(title) => set({ title })} />
      <Field label={PROPOSALS_WORDS.problem} kind='long' max={2000} value={draft.problem} hint={PROPOSALS_WORDS.problemHint} onChange={(problem) => set({ problem })} />
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
      {communities.length > 1 && <Choice label={PROPOSALS_WORDS.whichCommunity} options={communities.map(({ id, name }) => ({ key: id, label: name }))} value={community === null ? [] : [community]} onChange={([id]) => set({ community: id ?? null, place: null })} />}
      {community !== null && <Places community={community} draft={draft} set={set} />}
      <Field label={PROPOSALS_WORDS.spot} value={draft.where} max={100} placeholder={PROPOSALS_WORDS.spotExample} onChange={(where) => set({ where })} />
      {process.env.TARO_ENV === 'weapp' && <Button text={PROPOSALS_WORDS.pickOnMap} kind='default' onClick={pickOnMap} />}
    </>
  )
}

function Places({ community, draft, set }: StepProps & { readonly community: PlaceId }) {
  const tree = useRequest('places.tree', { under: community, deep: true })
  return (
    <Faces request={tree}>
      {(page) => (
        <Choice
          label={PROPOSALS_WORDS.whichPlace}
          options={[{ key: community, label: PROPOSALS_WORDS.wholeCommunity }, ...page.items.filter((place) => place.kind === 'courtyard' || place.kind === 'building').map((place) => ({ key: place.id, label: place.name }))]}
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
      <Field label={PROPOSALS_WORDS.beneficiaries} kind='long' max={300} value={draft.beneficiaries} placeholder={PROPOSALS_WORDS.beneficiariesExample} onChange={(beneficiaries) => set({ beneficiaries })} />
      <Field label={PROPOSALS_WORDS.cost} kind='money' value={draft.cost} hint={PROPOSALS_WORDS.costHint} onChange={(cost) => set({ cost })} />
      <Field label={PROPOSALS_WORDS.proposedFor} value={draft.proposedFor} max={40} hint={PROPOSALS_WORDS.proposedForHint} onChange={(proposedFor) => set({ proposedFor })} />
      <View className='ws-muted ws-small'>{PROPOSALS_WORDS.checked}</View>
    </>
  )
}
