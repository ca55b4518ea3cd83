import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { Deadline as DeadlineRecord, Overdue } from '../../contracts/projects'
import { howCounted, overdueText } from '../copy/counting'
import { dayText, leftText } from '../copy/dates'
import { DEADLINE_LABELS } from '../copy/words'
import { WORDS } from '../copy/components'
import { today } from '../services/today'
import { named, pressable } from './named'

/** The public mark of a duty that has passed its day. */
export function OverdueMark({ overdue }: { readonly overdue: Overdue | null }) {
  return overdue === null ? null : <View className='ws-tag ws-tag_warn'>{overdueText(overdue)}</View>
}

/** 「怎么算的」 of a deadline: a button, and the sentences, the clause and the calendar under it; `beside` is what stands on the button's line. */
export function HowCounted({ deadline, beside }: { readonly deadline: DeadlineRecord; readonly beside: ReactNode }) {
  const [open, setOpen] = useState(false)
  const now = today()
  return (
    <View>
      <View className='ws-row ws-row_wrap'>
        {beside}
        <View className='ws-btn weui-btn ws-btn_link' {...named({ role: 'button', label: WORDS.howOf(DEADLINE_LABELS[deadline.kind]), expanded: open })} {...pressable(() => setOpen(!open))}>
          {open ? WORDS.fold : WORDS.how}
        </View>
      </View>
      {open && (
        <View className='ws-fold'>
          {howCounted(deadline, now).map((sentence) => <View key={sentence}>{sentence}</View>)}
          <View>{WORDS.basis(deadline.clause)}</View>
          {deadline.estimate && <View>{WORDS.calendarUnknown}</View>}
          <View className='ws-small ws-muted'>{WORDS.calendarOf(deadline.calendarVersion)}</View>
        </View>
      )}
    </View>
  )
}

/** What is due and when, with 「怎么算的」 folded under it; `overdueBy` counts the working days since, null while it is in time. */
export function Deadline({ deadline, overdueBy }: { readonly deadline: DeadlineRecord; readonly overdueBy: number | null }) {
  const now = today()
  const beside = overdueBy === null
    ? <View>{DEADLINE_LABELS[deadline.kind]}：{dayText(deadline.due, now)}{deadline.estimate ? WORDS.estimated : ''}，{leftText(deadline.due, now)}</View>
    : <View className='ws-warn'>{WORDS.wasDue(dayText(deadline.due, now))}，{overdueText({ kind: deadline.kind, workingDays: overdueBy, escalated: deadline.escalated !== undefined })}</View>
  return <HowCounted deadline={deadline} beside={beside} />
}
