import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Deadline as DeadlineRecord } from '../../contracts/projects'
import { dayText, daysLeft, leftText } from '../copy/dates'
import { DEADLINE_LABELS } from '../copy/words'
import { WORDS } from '../copy/components'
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
          {DEADLINE_LABELS[deadline.kind]}：{dayText(deadline.due, now)}{deadline.estimate ? WORDS.estimated : ''}，{leftText(deadline.due, now)}
        </View>
        <View className='ws-btn weui-btn ws-btn_link' {...named({ role: 'button', label: WORDS.howOf(DEADLINE_LABELS[deadline.kind]), expanded: open })} {...pressable(() => setOpen(!open))}>
          {open ? WORDS.fold : WORDS.how}
        </View>
      </View>
      {open && (
        <View className='ws-fold'>
          <View>{WORDS.countedFrom(dayText(deadline.anchor, now), deadline.how)}</View>
          <View>{WORDS.basis(deadline.clause)}</View>
          {deadline.estimate && <View>{WORDS.calendarUnknown}</View>}
        </View>
      )}
    </View>
  )
}
