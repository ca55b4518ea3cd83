import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { NoticeItem } from '../../contracts/operations'
import { dayText, leftText, timeText } from '../copy/dates'
import { NOTICE_LABELS } from '../copy/words'
import { WORDS } from '../copy/components'
import { today } from '../services/today'
import { changeTold } from '../copy/policies'
import { openNotice } from './project-card'
import { Card } from './section'

/** One published record: what it is, of which project or rule, and until when one may object. */
export function NoticeCard({ item }: { readonly item: NoticeItem }) {
  const now = today()
  const { record, objectionUntil, open, supersededBy, communityName = '' } = item
  const change = record.kind === 'policyChange' ? changeTold(record.fields) : null
  const title = change?.title ?? item.title
  const follow = (): void => (change === null ? openNotice(record) : void Taro.navigateTo({ url: `/packages/rules/index?place=${encodeURIComponent(record.community)}` }))
  return (
    <Card onClick={follow} label={`${communityName}${NOTICE_LABELS[record.kind]}，${title}`}>
      <View className='ws-row ws-row_wrap'>
        <View className={`ws-tag ${open ? 'ws-tag_caution' : ''}`}>{NOTICE_LABELS[record.kind]}</View>
        {supersededBy !== null && <View className='ws-tag ws-tag_warn'>{WORDS.correctedBy(supersededBy)}</View>}
        <View className='ws-small ws-muted'>{timeText(record.at, now)}</View>
      </View>
      <View className='ws-card__title ws-top'>{title}</View>
      {change !== null && <View>{change.text}</View>}
      {objectionUntil !== null && (
        <View>{open ? WORDS.objectUntil(dayText(objectionUntil, now), leftText(objectionUntil, now)) : WORDS.objectionOver(dayText(objectionUntil, now))}</View>
      )}
      <View className='ws-small ws-muted'>{communityName}{WORDS.recordNumber(record.number, record.hash.slice(0, 8))}</View>
    </Card>
  )
}
