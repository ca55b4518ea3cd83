import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from './button'
import { named } from './named'
import { Card } from './section'
import { timeText } from '../copy/dates'
import { refusalWords } from '../copy/refusals'
import { OUTBOX_WORDS } from '../copy/outbox'
import { useOutbox } from '../services/phone-outbox'
import { today } from '../services/today'

/** What became of the answer just taken: on its way, in the phone, refused, or with its slip number. */
export function Recorded({ id, room }: { readonly id: string; readonly room: string }) {
  const { answers, slips, sending } = useOutbox()
  const answer = answers.find((one) => one.id === id)
  if (answer === undefined) {
    const slip = slips.find((one) => one.id === id)
    return <Arrived receipt={slip?.receipt ?? ''} late={slip?.late === true} room={slip?.told === 0 && slip.late !== true ? room : null} />
  }
  if (answer.refusal !== null) {
    const { sentence, next } = refusalWords(answer.refusal)
    return (
      <View className='ws-banner ws-banner_refused' {...named({ role: 'alert', live: 'assertive' })}>
        <View className='ws-strong'>{OUTBOX_WORDS.refused}：{sentence}</View>
        <View>{next}</View>
      </View>
    )
  }
  return (
    <View className='ws-banner' {...named({ role: 'status', live: 'polite' })}>
      <View className='ws-strong'>{sending ? OUTBOX_WORDS.sending : OUTBOX_WORDS.keptDone}</View>
      <View>{OUTBOX_WORDS.keptAt(timeText(answer.at, today()))}。{sending ? '' : OUTBOX_WORDS.keptHow}</View>
    </View>
  )
}

/** `room` where nobody of the household hears of it but by a slip. */
function Arrived({ receipt, late, room }: { readonly receipt: string; readonly late: boolean; readonly room: string | null }) {
  const [copied, setCopied] = useState(false)
  const copy = (text: string): void => { void Taro.setClipboardData({ data: text }).then(() => setCopied(true)) }
  return (
    <Card>
      <View {...named({ role: 'status', live: 'polite', label: `${OUTBOX_WORDS.slipNumber} ${receipt}` })}>
        <View className='ws-good'>✓ {OUTBOX_WORDS.doneTitle}</View>
        <View className='ws-top ws-muted'>{OUTBOX_WORDS.slipNumber}</View>
        <View className='ws-figures__number'>{receipt}</View>
      </View>
      {late && <View className='ws-warn'>{OUTBOX_WORDS.slipLate}</View>}
      <View className='ws-top'>{OUTBOX_WORDS.slipHow}</View>
      {room !== null && <View className='ws-top'>
        <View className='ws-warn'>{OUTBOX_WORDS.leaveSlip}</View>
        <View className='ws-top'>{OUTBOX_WORDS.slipText(room, receipt)}</View>
        {copied && <View className='ws-good'>{OUTBOX_WORDS.slipCopied}</View>}
        <View className='ws-buttons'><Button text={OUTBOX_WORDS.copySlip} kind='default' onClick={() => copy(OUTBOX_WORDS.slipText(room, receipt))} /></View>
      </View>}
    </Card>
  )
}
