import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Button } from './button'
import { named } from './named'
import { WORDS } from '../copy/components'

interface SheetProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Text of the way out; a sheet is never left by accident. */
  readonly leave?: string | undefined
}

/** A dialog that rises from the bottom: one question, its fields, its one button, and a way out. */
export function Sheet({ title, onClose, children, leave = WORDS.leave }: SheetProps) {
  return (
    <View className='ws-sheet__shade'>
      <View className='ws-sheet' {...named({ role: 'dialog', label: title })}>
        <View className='ws-title'>{title}</View>
        {children}
        <View className='ws-buttons'>
          <Button text={leave} kind='default' block onClick={onClose} />
        </View>
      </View>
    </View>
  )
}
