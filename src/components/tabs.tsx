import { View } from '@tarojs/components'
import { named, pressable } from './named'

export interface Tab<K extends string> {
  readonly key: K
  readonly label: string
}

interface TabsProps<K extends string> {
  readonly tabs: readonly Tab<K>[]
  readonly value: K
  readonly onChange: (key: K) => void
}

export function Tabs<K extends string>({ tabs, value, onChange }: TabsProps<K>) {
  return (
    <View className='ws-tabs' {...named({ role: 'tablist' })}>
      {tabs.map(({ key, label }) => (
        <View
          key={key}
          className={`ws-tabs__one ${key === value ? 'ws-tabs__one_on' : ''}`}
          {...named({ role: 'tab', label, selected: key === value })}
          {...pressable(() => onChange(key))}
        >
          {label}
        </View>
      ))}
    </View>
  )
}
