import { useState } from 'react'
import { View } from '@tarojs/components'
import type { FileId } from '../../contracts/reply'
import { Button } from './button'
import { named, pressable } from './named'
import { Photo } from './photo'
import { WORDS } from '../copy/components'

interface PhotoPickerProps {
  readonly label: string
  readonly photos: readonly FileId[]
  readonly onChange: (photos: readonly FileId[]) => void
  /** Chooses, cleans and sends; the page gives it (`uploadPhotos`). */
  readonly pick: (limit: number) => Promise<readonly FileId[]>
  readonly limit?: number
  readonly hint?: string
}

/** Photos of one matter: add, look, take away. They leave the phone small and without their place. */
export function PhotoPicker({ label, photos, onChange, pick, limit = 3, hint }: PhotoPickerProps) {
  const [state, setState] = useState<'still' | 'sending' | 'lost'>('still')
  const add = (): void => {
    setState('sending')
    pick(limit - photos.length).then(
      (added) => {
        onChange([...photos, ...added].slice(0, limit))
        setState('still')
      },
      () => setState('lost'),
    )
  }
  return (
    <View className='ws-field'>
      <View className='ws-field__label'>{label}</View>
      <View className='ws-field__hint'>{hint ?? WORDS.photoKept}</View>
      <View className='ws-photos'>
        {photos.map((photo, index) => (
          <View key={photo} className='ws-photos__one'>
            <Photo className='ws-photos__image' file={photo} label={WORDS.nthPhoto(label, index + 1)} />
            <Button text={WORDS.takeAway} kind='link' label={WORDS.takeAwayPhoto(label, index + 1)} onClick={() => onChange(photos.filter((one) => one !== photo))} />
          </View>
        ))}
        {photos.length < limit && (
          <View className='ws-photos__add' {...named({ role: 'button', label: WORDS.addPhotoOf(label), disabled: state === 'sending' })} {...pressable(add, state === 'sending')}>
            {state === 'sending' ? WORDS.sendingPhoto : WORDS.addPhoto}
          </View>
        )}
      </View>
      {state === 'lost' && <View className='ws-field__wrong' {...named({ role: 'alert' })}>{WORDS.photoLost}</View>}
    </View>
  )
}
