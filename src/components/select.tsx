import { Picker, View } from '@tarojs/components'
import { SELECT_WORDS } from '../copy/select'
import { named } from './named'

export interface SelectProps<K extends string> {
  readonly label: string
  readonly options: readonly { readonly key: K; readonly label: string }[]
  readonly value: K | null
  readonly onChange: (key: K) => void
}

/** One of many, in one line: for lists too long to lay out as choices. */
export function Select<K extends string>({ label, options, value, onChange }: SelectProps<K>) {
  const at = options.findIndex((option) => option.key === value)
  const shown = options[at]?.label ?? SELECT_WORDS.none
  return (
    <View className='ws-field'>
      <View className='ws-field__label'>{label}</View>
      <Picker mode='selector' range={options.map((option) => option.label)} value={Math.max(0, at)} onChange={(event) => {
        const option = options[Number(event.detail.value)]
        if (option !== undefined) onChange(option.key)
      }}>
        <View className='ws-field__box ws-select ws-pressable' {...named({ role: 'button', label: `${label}：${shown}` })}>{shown}</View>
      </Picker>
    </View>
  )
}
