import { View } from '@tarojs/components'
import { SELECT_WORDS } from '../copy/select'
import type { SelectProps } from './select'

const NONE = -1

/** One of many, in one line: the browser's own list, for a mouse, a keyboard and a screen reader. */
export function Select<K extends string>({ label, options, value, onChange }: SelectProps<K>) {
  const at = options.findIndex((option) => option.key === value)
  return (
    <View className='ws-field'>
      <View className='ws-field__label'>{label}</View>
      <select className='ws-field__box ws-field__box_native' aria-label={label} value={at} onChange={(event) => {
        const option = options[Number(event.currentTarget.value)]
        if (option !== undefined) onChange(option.key)
      }}>
        {at === NONE && <option value={NONE}>{SELECT_WORDS.none}</option>}
        {options.map((option, index) => <option key={option.key} value={index}>{option.label}</option>)}
      </select>
    </View>
  )
}
