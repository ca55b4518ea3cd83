import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PollCard as PollRecord } from '../../contracts/polls'
import { closingText, lastDayOf, leftText } from '../copy/dates'
import { POLL_CARD_WORDS, STATE_LABELS } from '../copy/poll-card'
import { AWARD_BOX_LABELS } from '../copy/words'
import { today } from '../services/today'
import { Card } from './section'

/** A poll of a place in a list: what it asks, how much money, until when. */
export function PollCard({ card }: { readonly card: PollRecord }) {
  const now = today()
  const open = card.state === 'open'
  return (
    <Card tone={open ? 'due' : 'plain'} label={`${card.question}，${STATE_LABELS[card.state]}`} onClick={() => void Taro.navigateTo({ url: `/packages/polls/choose?poll=${encodeURIComponent(card.id)}` })}>
      <View className='ws-row ws-row_wrap'><View className='ws-card__title'>{card.question}</View><View className='ws-tag'>{STATE_LABELS[card.state]}</View></View>
      <View>{card.award === undefined ? POLL_CARD_WORDS.itemsLine(card.items, card.fen) : POLL_CARD_WORDS.awardLine(card.items, AWARD_BOX_LABELS[card.award.box])}</View>
      <View className='ws-small ws-muted'>{card.placeName}{open ? `，${POLL_CARD_WORDS.closes(closingText(card.closesAt, now), leftText(lastDayOf(card.closesAt), now))}` : ''}</View>
    </Card>
  )
}
