import { View } from '@tarojs/components'
import type { MyConsent } from '../../../contracts/consents'
import { Button } from '../../components/button'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { timeText } from '../../copy/dates'
import { ANSWER_LABELS, CHANNEL_LABELS } from '../../copy/words'
import { useCommand } from '../../hooks/use-command'
import { today } from '../../services/today'

interface GivenProps {
  readonly mine: MyConsent
  readonly project: string
  readonly open: boolean
  readonly changing: boolean
  readonly onChange: () => void
  readonly onDisowned: () => void
}

const whoText = (mine: MyConsent): string => {
  switch (mine.by?.kind) {
    case 'me': return '您自己答的'
    case 'member': return `家里人（${mine.by.name}）答的`
    case 'helper': return `${mine.by.name}替您家登记的`
    case undefined: return ''
  }
}

/** What my household answered, who of it did, and the ways to change or to disown it. */
export function Given({ mine, project, open, changing, onChange, onDisowned }: GivenProps) {
  const { busy, refusal, run } = useCommand()
  if (mine.answer === null) return null
  const disown = async (): Promise<void> => {
    const reply = await run('consents.disown', { project, household: mine.household })
    if (reply.ok) onDisowned()
  }
  return (
    <Section title={`${mine.room} 已经答过`}>
      <Card>
        <View className='ws-title'>{ANSWER_LABELS[mine.answer]}</View>
        {mine.reason !== null && <View>理由：{mine.reason}</View>}
        <View className='ws-muted'>{whoText(mine)}{mine.channel === null ? '' : `,${CHANNEL_LABELS[mine.channel]}`}{mine.at === null ? '' : `,${timeText(mine.at, today())}`}</View>
        {mine.receipt !== null && <View>回执号 {mine.receipt}</View>}
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'>
          {open && !changing && <Button text='改我家的答案' kind='default' onClick={onChange} />}
          {mine.mayDisown && <Button text='声明不是我家答的' kind='warn' busy={busy} onClick={() => void disown()} />}
        </View>
        {mine.mayDisown && <View className='ws-muted ws-small'>声明后这个答案立刻作废，并通知社区核查。</View>}
      </Card>
    </Section>
  )
}
