import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { named, pressable } from './named'

interface CellProps {
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly value?: ReactNode
  readonly onClick?: () => void
  /** Said by a screen reader for a cell that can be pressed. */
  readonly label?: string
}

/** One line of a list; with `onClick` it is a door to somewhere. */
export function Cell({ title, note, value, onClick, label }: CellProps) {
  const spoken = label ?? (typeof title === 'string' ? title : undefined)
  const press = onClick === undefined ? {} : { hoverClass: 'ws-pressable_down', ...named({ role: 'button', ...(spoken === undefined ? {} : { label: spoken }) }), ...pressable(onClick) }
  return (
    <View className={`weui-cell ${onClick === undefined ? '' : 'weui-cell_access ws-pressable'}`} {...press}>
      <View className='weui-cell__bd'>
        <View>{title}</View>
        {note !== undefined && <View className='ws-small ws-muted'>{note}</View>}
      </View>
      <View className={`weui-cell__ft ${onClick === undefined ? '' : 'weui-cell__ft_in-access'}`}>{value}</View>
    </View>
  )
}

/** A group of cells under an optional title. */
export function Cells({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <View className={title === undefined ? '' : 'ws-section'}>
      {title !== undefined && <View className='ws-section__title' {...named({ role: 'heading' })}>{title}</View>}
      <View className='weui-cells ws-cells'>{children}</View>
    </View>
  )
}
