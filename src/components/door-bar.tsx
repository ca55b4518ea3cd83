import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { named, pressable } from './named'

const DOORS = [
  { url: '/pages/home/index', label: '首页' },
  { url: '/pages/notices/index', label: '公示' },
  { url: '/pages/mine/index', label: '我的' },
] as const

/** The three doors at the bottom; our own, because WeChat's tab bar cannot show 大字. */
export function DoorBar({ here }: { readonly here: (typeof DOORS)[number]['label'] }) {
  return (
    <View className='ws-bar' {...named({ role: 'navigation', label: '主菜单' })}>
      <View className='ws-bar__in'>
        {DOORS.map(({ url, label }) => (
          <View
            key={label}
            className={`ws-bar__one ${label === here ? 'ws-bar__one_on' : ''}`}
            {...named({ role: 'link', label, selected: label === here })}
            {...pressable(() => { if (label !== here) void Taro.redirectTo({ url }) })}
          >
            {label}
          </View>
        ))}
      </View>
    </View>
  )
}
