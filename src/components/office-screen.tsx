import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { LargeTypeSwitch } from './large-type-switch'
import { named, pressable } from './named'
import { Screen } from './screen'
import { OFFICE_MENU } from '../copy/office-menu'
import '../styles/office.less'

const PAGES = [
  { key: 'index', url: '/packages/office/index', label: OFFICE_MENU.inbox },
  { key: 'projects', url: '/packages/office/projects', label: OFFICE_MENU.projects },
  { key: 'fund', url: '/packages/office/fund', label: OFFICE_MENU.fund },
  { key: 'notices', url: '/packages/office/notices', label: OFFICE_MENU.notices },
  { key: 'appointments', url: '/packages/office/appointments', label: OFFICE_MENU.appointments },
  { key: 'roster', url: '/packages/office/roster', label: OFFICE_MENU.roster },
  { key: 'policy', url: '/packages/rules/desk', label: OFFICE_MENU.policy },
  { key: 'watch', url: '/packages/watch/index', label: OFFICE_MENU.watch },
  { key: 'demands', url: '/packages/demands/desk', label: OFFICE_MENU.demands },
  { key: 'lists', url: '/packages/office/lists', label: OFFICE_MENU.lists },
] as const
export type OfficePage = (typeof PAGES)[number]['key']

/** The frame of every office page: its menu stays where it is, on a phone and on a PC. */
export function OfficeScreen({ here, children }: { readonly here: OfficePage | null; readonly children: ReactNode }) {
  return (
    <Screen wide>
      <View className='ws-office__head'>
        <View className='ws-office__nav' {...named({ role: 'navigation', label: OFFICE_MENU.nav })}>
          {PAGES.map(({ key, url, label }) => (
            <View
              key={key} className={`ws-office__link ${key === here ? 'ws-office__link_on' : ''}`} {...named({ role: 'link', label, selected: key === here })}
              {...pressable(() => { if (key !== here) void Taro.redirectTo({ url }) })}
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
