import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { ListFaces } from '../../components/faces'
import { OFFICE, PLACE_KIND_LABELS } from '../../copy/office'
import { usePages } from '../../hooks/use-pages'
import { named, pressable } from '../../components/named'

export interface PickedPlace { readonly id: PlaceId; readonly name: string }

interface PlacePickerProps {
  readonly label: string
  /** Where the way down begins: my own office's place, or everywhere. */
  readonly from: PickedPlace | null
  readonly value: PickedPlace | null
  readonly onChange: (place: PickedPlace) => void
}

/** The way down the tree of places, one level at a time; any level may be the one that is meant. */
export function PlacePicker({ label, from, value, onChange }: PlacePickerProps) {
  const [path, setPath] = useState<readonly PickedPlace[]>(from === null ? [] : [from])
  const here = path.at(-1) ?? null
  const pages = usePages('places.tree', { under: here?.id ?? null })
  return (
    <View className='ws-field' {...named({ role: 'group', label })}>
      <View className='ws-field__label'>{label}</View>
      {value !== null && <View className='ws-good'>{OFFICE.chosen(value.name)}</View>}
      <View className='ws-fold'>
        <View className='ws-buttons'>
          {here !== null && <Button text={OFFICE.here(here.name)} kind='default' onClick={() => onChange(here)} />}
          {path.length > (from === null ? 0 : 1) && <Button text={OFFICE.up} kind='link' onClick={() => setPath(path.slice(0, -1))} />}
        </View>
        <ListFaces pages={pages} empty={<View className='ws-muted ws-top'>{OFFICE.notPossible}</View>}>
          {(places) => places.map(({ id, name, kind }) => (
            <View key={id} className={`ws-choice ${value?.id === id ? 'ws-choice_on' : ''}`} {...named({ role: 'button', label: `${PLACE_KIND_LABELS[kind]}：${name}` })} {...pressable(() => { onChange({ id, name }); setPath([...path, { id, name }]) })}>
              <View className='ws-choice__text'>{name}</View>
              <View className='ws-choice__note'>{PLACE_KIND_LABELS[kind]}</View>
            </View>
          ))}
        </ListFaces>
      </View>
    </View>
  )
}
