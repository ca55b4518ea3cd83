import { View } from '@tarojs/components'
import { setLargeType, useAppearance } from '../services/appearance'
import { named, pressable } from './named'
import { WORDS } from '../copy/components'

/** 大字: on every home header, and in 我的. */
export function LargeTypeSwitch() {
  const { large } = useAppearance()
  return (
    <View className='ws-btn weui-btn weui-btn_default' hoverClass='ws-pressable_down' {...named({ role: 'switch', label: WORDS.large, checked: large })} {...pressable(() => setLargeType(!large))}>
      {large ? WORDS.largeOn : WORDS.large}
    </View>
  )
}
