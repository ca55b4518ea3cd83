import { useState } from 'react'
import { View } from '@tarojs/components'
import type { FileId } from '../../contracts/reply'
import { Button } from './button'
import { named, pressable } from './named'
import { Photo } from './photo'

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
      <View className='ws-field__hint'>{hint ?? '照片会自动缩小，并去掉拍摄位置。'}</View>
      <View className='ws-photos'>
        {photos.map((photo, index) => (
          <View key={photo} className='ws-photos__one'>
            <Photo className='ws-photos__image' file={photo} label={`${label}第 ${index + 1} 张`} />
            <Button text='去掉' kind='link' label={`去掉${label}第 ${index + 1} 张`} onClick={() => onChange(photos.filter((one) => one !== photo))} />
          </View>
        ))}
        {photos.length < limit && (
          <View className='ws-photos__add' {...named({ role: 'button', label: `添加${label}`, disabled: state === 'sending' })} {...pressable(add, state === 'sending')}>
            {state === 'sending' ? '正在送照片…' : '＋ 添加照片'}
          </View>
        )}
      </View>
      {state === 'lost' && <View className='ws-field__wrong' {...named({ role: 'alert' })}>照片没有送到。请走到信号好的地方再添加一次。</View>}
    </View>
  )
}
