import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { PhotoPicker } from '../../components/photo-picker'
import { PlacePicker } from '../mine/place-picker'
import { uploadPhotos } from '../../services/uploads'
import { Neighbours } from './neighbours'
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
  readonly home: PlaceId | null
}

export function WhereStep({ draft, set, home }: WhereProps) {
  const pickOnMap = (): void => {
    Taro.chooseLocation({}).then((spot) => set({ where: spot.name === '' ? spot.address : spot.name }), () => undefined)
  }
  return (
    <>
      <PlacePicker label={PROPOSALS_WORDS.whichPlace} whole={PROPOSALS_WORDS.wholeCommunity} home={home} value={draft.place} onChange={(place) => set({ place, partners: [] })} />
      {draft.place !== null && <Neighbours key={draft.place} place={draft.place} value={draft.partners} onChange={(partners) => set({ partners })} />}
      <Field label={PROPOSALS_WORDS.spot} value={draft.where} max={100} placeholder={PROPOSALS_WORDS.spotExample} onChange={(where) => set({ where })} />
      {process.env.TARO_ENV === 'weapp' && <Button text={PROPOSALS_WORDS.pickOnMap} kind='default' onClick={pickOnMap} />}
    </>
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
