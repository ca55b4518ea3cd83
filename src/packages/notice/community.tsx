import { View } from '@tarojs/components'
import type { Home, NoticeItem } from '../../../contracts/operations'
import type { LogPosition } from '../../../contracts/publications'
import { Cell, Cells } from '../../components/cell'
import { named } from '../../components/named'
import { Card, Section } from '../../components/section'
import { BOARD } from '../../copy/board'
import { dayOf, dayText } from '../../copy/dates'
import { moneyText } from '../../copy/money'
import { checkCode } from '../../copy/records'
import { STAGE_LABELS } from '../../copy/stages'
import { NOTICE_LABELS } from '../../copy/words'
import { today } from '../../services/today'
import type { Scanned } from './code'

interface CommunityProps {
  readonly home: Home & { readonly community: NonNullable<Home['community']> }
  readonly items: readonly NoticeItem[]
  readonly position: LogPosition | null
  readonly onOpen: (of: Scanned) => void
}

/** The board of a community: what was published last, what is under way, where the log stands. */
export function CommunityPage({ home: { community, projects }, items, position, onOpen }: CommunityProps) {
  const now = today()
  const head = position?.head ?? null
  return (
    <>
      <View className='ws-lead'>
        <View className='ws-muted'>{community.scheme}</View>
        <View className='ws-title' {...named({ role: 'heading' })}>{BOARD.columnOf(community.name)}</View>
        {community.phone !== null && <View>{BOARD.committee}：{community.phone}</View>}
      </View>
      <Cells title={BOARD.notices}>
        {items.length === 0 && <Cell title={BOARD.noNotices} />}
        {items.map(({ record, title }) => <Cell key={record.number} title={`${NOTICE_LABELS[record.kind]}：${title}`} note={dayText(dayOf(record.at), now)} onClick={() => onOpen(record.code === '' ? { kind: 'community', community: record.community, number: record.number } : { kind: 'project', code: record.code, number: record.number })} />)}
      </Cells>
      {community.district !== null && community.district.id !== community.id && <Cells><Cell title={BOARD.columnOf(community.district.name)} onClick={() => onOpen({ kind: 'community', community: community.district?.id ?? '', number: null })} /></Cells>}
      <Cells title={BOARD.projects}>
        {projects.length === 0 && <Cell title={BOARD.noProjects} />}
        {projects.map(({ id, code, title, stage, cost }) => <Cell key={id} title={title} note={`${STAGE_LABELS[stage]}${cost === null ? '' : `，${moneyText(cost)}`}`} onClick={() => onOpen({ kind: 'project', code, number: null })} />)}
      </Cells>
      {head !== null && (
        <Section title={BOARD.how}><Card>
          <View className='ws-strong'>{BOARD.head(head.number, checkCode(head.hash))}</View>
          <View className='ws-muted ws-top'>{BOARD.howText}</View>
        </Card></Section>
      )}
    </>
  )
}
