import { View } from '@tarojs/components'
import { named } from './named'

export interface BarPart {
  readonly key: string
  readonly label: string
  readonly value: number
  /** The value in words: 「163 户」, 「1.2 万元」. */
  readonly text: string
}

interface BarsProps {
  readonly label: string
  readonly parts: readonly BarPart[]
  /** The full width; what the parts leave over stays empty. */
  readonly total: number
}

const TONES = 4

/** One stacked bar drawn with plain views, and its legend in words: colour is never the only cue. */
export function Bars({ label, parts, total }: BarsProps) {
  const whole = Math.max(total, parts.reduce((sum, part) => sum + part.value, 0), 1)
  return (
    <View {...named({ role: 'img', label: `${label}：${parts.map((part) => `${part.label} ${part.text}`).join('，')}` })}>
      <View className='ws-bars__bar'>
        {parts.map((part, index) => part.value > 0 && (
          <View key={part.key} className={`ws-bars__part ws-bars__part_${(index % TONES) + 1}`} style={{ width: `${(part.value * 100) / whole}%` }} />
        ))}
      </View>
      {parts.map((part, index) => (
        <View key={part.key} className='ws-bars__legend'>
          <View className={`ws-bars__key ws-bars__key_${(index % TONES) + 1}`} />
          <View className='ws-bars__name'>{part.label}</View>
          <View className='ws-strong'>{part.text}</View>
        </View>
      ))}
    </View>
  )
}
