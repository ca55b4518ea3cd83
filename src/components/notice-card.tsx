import { View } from '@tarojs/components'
import type { NoticeItem } from '../../contracts/operations'
import { dayText, leftText, timeText } from '../copy/dates'
import { NOTICE_LABELS } from '../copy/words'
import { today } from '../services/today'
import { openProject } from './project-card'
import { Card } from './section'

/** One published record: what it is, of which project, and until when one may object. */
export function NoticeCard({ item }: { readonly item: NoticeItem }) {
  const now = today()
  const { record, title, objectionUntil, open } = item
  return (
    <Card onClick={() => openProject(record.project)} label={`${NOTICE_LABELS[record.kind]}，${title}`}>
      <View className='ws-row ws-row_wrap'>
        <View className={`ws-tag ${open ? 'ws-tag_caution' : ''}`}>{NOTICE_LABELS[record.kind]}</View>
        <View className='ws-small ws-muted'>{timeText(record.at, now)}</View>
      </View>
      <View className='ws-card__title ws-top'>{title}</View>
      {objectionUntil !== null && (
        <View>{open ? `可以提异议到 ${dayText(objectionUntil, now)}，${leftText(objectionUntil, now)}` : `异议期到 ${dayText(objectionUntil, now)} 已结束`}</View>
      )}
      <View className='ws-small ws-muted'>第 {record.number} 号，校验码 {record.hash.slice(0, 8)}</View>
    </Card>
  )
}
