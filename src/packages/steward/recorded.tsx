import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../components/button'
import { named } from '../../components/named'
import { Card } from '../../components/section'
import { timeText } from '../../copy/dates'
import { refusalWords } from '../../copy/refusals'
import { STEWARD } from '../../copy/steward'
import { useOutbox } from '../../services/phone-outbox'
import { today } from '../../services/today'

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
        <View className='ws-strong'>{STEWARD.refused}：{sentence}</View>
        <View>{next}</View>
      </View>
    )
  }
  return (
    <View className='ws-banner' {...named({ role: 'status', live: 'polite' })}>
      <View className='ws-strong'>{sending ? STEWARD.sending : STEWARD.keptDone}</View>
      <View>{STEWARD.keptAt(timeText(answer.at, today()))}。{sending ? '' : STEWARD.keptHow}</View>
    </View>
  )
}

/** `room` where nobody of the household hears of it but by a slip. */
function Arrived({ receipt, late, room }: { readonly receipt: string; readonly late: boolean; readonly room: string | null }) {
  const [copied, setCopied] = useState(false)
  const copy = (text: string): void => { void Taro.setClipboardData({ data: text }).then(() => setCopied(true)) }
  return (
    <Card>
      <View {...named({ role: 'status', live: 'polite', label: `${STEWARD.slipNumber} ${receipt}` })}>
        <View className='ws-good'>✓ {STEWARD.doneTitle}</View>
        <View className='ws-top ws-muted'>{STEWARD.slipNumber}</View>
        <View className='ws-figures__number'>{receipt}</View>
      </View>
      {late && <View className='ws-warn'>{STEWARD.slipLate}</View>}
      <View className='ws-top'>{STEWARD.slipHow}</View>
      {room !== null && <View className='ws-top'>
        <View className='ws-warn'>{STEWARD.leaveSlip}</View>
        <View className='ws-top'>{STEWARD.slipText(room, receipt)}</View>
        {copied && <View className='ws-good'>{STEWARD.slipCopied}</View>}
        <View className='ws-buttons'><Button text={STEWARD.copySlip} kind='default' onClick={() => copy(STEWARD.slipText(room, receipt))} /></View>
      </View>}
    </Card>
  )
}
