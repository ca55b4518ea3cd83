import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Deadline as DeadlineRecord } from '../../contracts/projects'
import { dayText, daysLeft, leftText } from '../copy/dates'
import { DEADLINE_LABELS } from '../copy/words'
import { today } from '../services/today'
import { named, pressable } from './named'

/** What is due and when, with 「怎么算的」 folded under it. */
export function Deadline({ deadline }: { readonly deadline: DeadlineRecord }) {
  const [open, setOpen] = useState(false)
  const now = today()
  const late = daysLeft(deadline.due, now) < 0
  return (
    <View>
      <View className='ws-row ws-row_wrap'>
        <View className={late ? 'ws-warn' : ''}>
          {DEADLINE_LABELS[deadline.kind]}：{dayText(deadline.due, now)}{deadline.estimate ? '（暂估）' : ''}，{leftText(deadline.due, now)}
        </View>
        <View className='ws-btn weui-btn ws-btn_link' {...named({ role: 'button', label: `${DEADLINE_LABELS[deadline.kind]}怎么算的`, expanded: open })} {...pressable(() => setOpen(!open))}>
          {open ? '收起' : '怎么算的'}
        </View>
      </View>
      {open && (
        <View className='ws-fold'>
          <View>从 {dayText(deadline.anchor, now)} 起算（当天不算）。{deadline.how}</View>
          <View>依据：{deadline.clause}</View>
          {deadline.estimate && <View>那一年的放假安排还没有公布，公布后会重新计算。</View>}
        </View>
      )}
    </View>
  )
}
