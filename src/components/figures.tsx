import { View } from '@tarojs/components'

export interface Figure { readonly label: string; readonly number: string }

/** Numbers before words: each over its label. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <View className='ws-figures'>
      {figures.map(({ label, number }) => (
        <View key={label} className='ws-figures__one'>
          <View className='ws-figures__number'>{number}</View>
          <View className='ws-figures__label'>{label}</View>
        </View>
      ))}
    </View>
  )
}
