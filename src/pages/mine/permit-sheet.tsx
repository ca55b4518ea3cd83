import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Basis } from '../../components/basis'
import { named } from '../../components/named'
import { RefusalBanner } from '../../components/refusal-banner'
import { Sheet } from '../../components/sheet'
import { useCommand } from '../../hooks/use-command'
import { timeText } from '../../copy/dates'
import { MINE_WORDS } from '../../copy/mine'
import type { ResidentOperations } from '../../../contracts/resident-operations'
import { today } from '../../services/today'

type Permitted = ResidentOperations['households.permitChild']['output']

/** A guardian agrees to what is kept of a child, and gets the code that the child brings. */
export function PermitSheet({ household, age, onClose }: { readonly household: string; readonly age: number; readonly onClose: () => void }) {
  const [permitted, setPermitted] = useState<Permitted | null>(null)
  const { busy, refusal, run } = useCommand()
  const permit = async (): Promise<void> => {
    const reply = await run('households.permitChild', { household })
    if (reply.ok) setPermitted(reply.data)
  }
  return (
    <Sheet title={MINE_WORDS.permitTitle} onClose={onClose} leave={permitted === null ? undefined : MINE_WORDS.permitDone}>
      <View className='ws-muted'>{MINE_WORDS.permitHow(age)}</View>
      {permitted !== null && (
        <View {...named({ role: 'status' })}>
          <View>{MINE_WORDS.permitted}</View>
          <View className='ws-title'>{permitted.code}</View>
          <View className='ws-muted'>{MINE_WORDS.permittedHow(timeText(permitted.until, today()))}</View>
          <Basis reason={permitted.reason} />
        </View>
      )}
      <RefusalBanner refusal={refusal} />
      {permitted === null && <View className='ws-buttons'><Button text={MINE_WORDS.permitButton} block busy={busy} onClick={() => void permit()} /></View>}
    </Sheet>
  )
}
