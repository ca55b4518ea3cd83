import { View } from '@tarojs/components'
import { named } from '../../components/named'
import { Card } from '../../components/section'
import { timeText } from '../../copy/dates'
import { refusalWords } from '../../copy/refusals'
import { STEWARD } from '../../copy/steward'
import { useOutbox } from '../../services/phone-outbox'
import { today } from '../../services/today'

/** What became of the answer just taken: on its way, in the phone, refused, or with its slip number. */
export function Recorded({ id }: { readonly id: string }) {
  const { answers, slips, sending } = useOutbox()
  const answer = answers.find((one) => one.id === id)
  if (answer === undefined) {
    const slip = slips.find((one) => one.id === id)
    return <Arrived receipt={slip?.receipt ?? ''} late={slip?.late === true} />
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

function Arrived({ receipt, late }: { readonly receipt: string; readonly late: boolean }) {
  return (
    <Card>
      <View {...named({ role: 'status', live: 'polite', label: `${STEWARD.slipNumber} ${receipt}` })}>
        <View className='ws-good'>✓ {STEWARD.doneTitle}</View>
        <View className='ws-top ws-muted'>{STEWARD.slipNumber}</View>
        <View className='ws-figures__number'>{receipt}</View>
      </View>
      {late && <View className='ws-warn'>{STEWARD.slipLate}</View>}
      <View className='ws-top'>{STEWARD.slipHow}</View>
    </Card>
  )
}
