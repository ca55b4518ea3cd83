import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { named, pressable } from './named'

/** A titled part of a page. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <View className='ws-section'>
      <View className='ws-section__title' {...named({ role: 'heading' })}>{title}</View>
      {children}
    </View>
  )
}

interface CardProps {
  readonly children: ReactNode
  /** `due`: something waits for you here; `late`: it is overdue. Said in words as well, never by colour alone. */
  readonly tone?: 'plain' | 'due' | 'late'
  readonly onClick?: () => void
  readonly label?: string
  readonly flush?: boolean
  /** What has controls of its own: it stands in the card, and pressing it does not press the card. */
  readonly foot?: ReactNode
}

export function Card({ children, tone = 'plain', onClick, label, flush = false, foot }: CardProps) {
  const look = `ws-card ${flush ? 'ws-card_flush' : ''} ${tone === 'plain' ? '' : `ws-card_${tone}`}`
  const pressed = onClick === undefined ? '' : 'ws-pressable'
  const press = onClick === undefined ? {} : { hoverClass: 'ws-pressable_down', ...named({ role: 'button', ...(label === undefined ? {} : { label }) }), ...pressable(onClick) }
  if (foot === undefined) return <View className={`${look} ${pressed}`} {...press}>{children}</View>
  return (
    <View className={look}>
      <View className={pressed} {...press}>{children}</View>
      {foot}
    </View>
  )
}
