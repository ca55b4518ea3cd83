import { View } from '@tarojs/components'
import type { PollView } from '../../../contracts/polls'
import { Button } from '../../components/button'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card } from '../../components/section'
import { useCommand } from '../../hooks/use-command'
import { RECORD_WORDS as WORDS } from '../../copy/poll-record'

/** That somebody else wrote my ballot down, and the one tap that says it is not mine. */
export function NotMine({ view: { poll, mine }, onDisowned }: { readonly view: PollView; readonly onDisowned: () => void }) {
  const { busy, refusal, run } = useCommand()
  if (mine === null || mine.channel === 'wechat') return null
  const disown = async (): Promise<void> => { if ((await run('polls.disown', { poll: poll.id })).ok) onDisowned() }
  return (
    <Card tone='due'>
      <View>{WORDS.byHelper(WORDS.channels[mine.channel])}</View>
      <RefusalBanner refusal={refusal} />
      {mine.mayDisown && <View className='ws-buttons'><Button text={WORDS.notMine} kind='warn' busy={busy} onClick={() => void disown()} /></View>}
      {mine.mayDisown && <View className='ws-muted ws-small'>{WORDS.notMineHow}</View>}
    </Card>
  )
}
