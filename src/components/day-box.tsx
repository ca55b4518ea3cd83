import { Picker, View } from '@tarojs/components'
import type { Day } from '../../contracts/reply'
import { WORDS } from '../copy/components'
import { named } from './named'

export interface DayBoxProps {
  readonly label: string
  /** Empty while no day is chosen. */
  readonly value: Day
  readonly onChange: (day: Day) => void
}

/** A day, picked from WeChat's own calendar. */
export function DayBox({ label, value, onChange }: DayBoxProps) {
  return (
    <Picker mode='date' value={value} onChange={(event) => onChange(event.detail.value)}>
      <View className='ws-field__box ws-pressable' {...named({ role: 'button', label: `${label}：${value === '' ? WORDS.notChosen : value}` })}>{value === '' ? WORDS.pickDay : value}</View>
    </Picker>
  )
}
