import { View } from '@tarojs/components'
import type { MyConsent } from '../../../contracts/consents'
import { Button } from '../../components/button'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { timeText } from '../../copy/dates'
import { ANSWER_LABELS, CHANNEL_LABELS } from '../../copy/words'
import { CONSENTS_WORDS } from '../../copy/consents'
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
    case 'me': return CONSENTS_WORDS.byMe
    case 'member': return CONSENTS_WORDS.byMember(mine.by.name)
    case 'helper': return CONSENTS_WORDS.byHelper(mine.by.name)
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
    <Section title={CONSENTS_WORDS.already(mine.room)}>
      <Card>
        <View className='ws-title'>{ANSWER_LABELS[mine.answer]}</View>
        {mine.reason !== null && <View>{CONSENTS_WORDS.theReason(mine.reason)}</View>}
        <View className='ws-muted'>{whoText(mine)}{mine.channel === null ? '' : `，${CHANNEL_LABELS[mine.channel]}`}{mine.at === null ? '' : `，${timeText(mine.at, today())}`}</View>
        {mine.receipt !== null && <View>{CONSENTS_WORDS.receipt(mine.receipt)}</View>}
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'>
          {open && !changing && <Button text={CONSENTS_WORDS.change} kind='default' onClick={onChange} />}
          {mine.mayDisown && <Button text={CONSENTS_WORDS.disown} kind='warn' busy={busy} onClick={() => void disown()} />}
        </View>
        {mine.mayDisown && <View className='ws-muted ws-small'>{CONSENTS_WORDS.disownHint}</View>}
      </Card>
    </Section>
  )
}
