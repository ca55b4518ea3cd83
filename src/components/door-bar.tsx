import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { named, pressable } from './named'
import { WORDS } from '../copy/components'

const DOORS = [
  { url: '/pages/home/index', label: WORDS.doorHome },
  { url: '/pages/notices/index', label: WORDS.doorNotices },
  { url: '/pages/mine/index', label: WORDS.doorMine },
] as const

/** The three doors at the bottom; our own, because WeChat's tab bar cannot show 大字. */
export function DoorBar({ here }: { readonly here: (typeof DOORS)[number]['label'] }) {
  return (
    <View className='ws-bar' {...named({ role: 'navigation', label: WORDS.doors })}>
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
