import { View } from '@tarojs/components'
import type { InboxRow } from '../../../contracts/operations'
import { HowCounted } from '../../components/deadline'
import { Card } from '../../components/section'
import { COMMAND_BUTTONS } from '../../copy/commands'
import { WORDS } from '../../copy/components'
import { overdueText } from '../../copy/counting'
import { dayText, leftText } from '../../copy/dates'
import { moneyText } from '../../copy/money'
import { OFFICE } from '../../copy/office'
import { STAGE_LABELS } from '../../copy/stages'
import { today } from '../../services/today'

interface InboxCardProps { readonly row: InboxRow; readonly on: boolean; readonly onOpen: () => void }

function dueText({ card, due }: InboxRow): string {
  if (due === null) return OFFICE.noDue
  if (card.overdue !== null) return overdueText(card.overdue)
  return `${OFFICE.due(dayText(due, today()), leftText(due, today()))}${card.deadline?.estimate === true ? WORDS.estimated : ''}`
}

/** One matter in the tray: until when, what, where, and which of my acts it waits for. */
export function InboxCard({ row, on, onOpen }: InboxCardProps) {
  const { card, waitingFor, overdue, escalated } = row
  const until = <View className={overdue ? 'ws-warn' : ''}>{dueText(row)}</View>
  return (
    <View className={on ? 'ws-inbox__one ws-inbox__one_on' : 'ws-inbox__one'}>
      <Card tone={overdue ? 'late' : waitingFor.length > 0 ? 'due' : 'plain'} onClick={onOpen} label={`${OFFICE.open}：${card.title}，${dueText(row)}`} foot={card.deadline === null ? until : <HowCounted deadline={card.deadline} beside={until} />}>
        <View className='ws-tag'>{STAGE_LABELS[card.stage]}</View>
        {escalated && <View className='ws-tag ws-tag_warn'>{WORDS.escalatedToYou}</View>}
        <View className='ws-card__title ws-top'>{card.title}</View>
        <View className='ws-muted ws-small'>{card.communityName}，{card.where}{card.cost === null ? '' : `，${moneyText(card.cost)}`}</View>
        <View className={waitingFor.length > 0 ? 'ws-strong' : 'ws-muted'}>{waitingFor.length > 0 ? OFFICE.waitingMe(waitingFor.map((command) => COMMAND_BUTTONS[command]).join('、')) : OFFICE.waitingOthers}</View>
      </Card>
    </View>
  )
}
