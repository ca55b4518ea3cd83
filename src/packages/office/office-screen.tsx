import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { LargeTypeSwitch } from '../../components/large-type-switch'
import { named, pressable } from '../../components/named'
import { Screen } from '../../components/screen'
import { OFFICE } from '../../copy/office'
import './office.less'

const PAGES = [
  { key: 'index', label: OFFICE.inbox }, { key: 'projects', label: OFFICE.projects }, { key: 'fund', label: OFFICE.fund },
  { key: 'notices', label: OFFICE.notices }, { key: 'appointments', label: OFFICE.appointments }, { key: 'roster', label: OFFICE.roster }, { key: 'policy', label: OFFICE.policy }, { key: 'lists', label: OFFICE.lists },
] as const
export type OfficePage = (typeof PAGES)[number]['key']

/** The frame of every office page: its menu stays where it is, on a phone and on a PC. */
export function OfficeScreen({ here, children }: { readonly here: OfficePage | null; readonly children: ReactNode }) {
  return (
    <Screen wide>
      <View className='ws-office__head'>
        <View className='ws-office__nav' {...named({ role: 'navigation', label: OFFICE.nav })}>
          {PAGES.map(({ key, label }) => (
            <View
              key={key} className={`ws-office__link ${key === here ? 'ws-office__link_on' : ''}`} {...named({ role: 'link', label, selected: key === here })}
              {...pressable(() => { if (key !== here) void Taro.redirectTo({ url: `/packages/office/${key}` }) })}
            >
              {label}
            </View>
          ))}
        </View>
        <LargeTypeSwitch />
      </View>
      {children}
    </Screen>
  )
}
