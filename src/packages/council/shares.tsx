import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ProjectView } from '../../../contracts/projects'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Sheet } from '../../components/sheet'
import { COMMAND_BUTTONS } from '../../copy/commands'
import { WORDS } from '../../copy/components'
import { fenFromText } from '../../copy/money'
import { SEVERAL, sharesStand } from '../../copy/several'
import type { ProjectCommand } from '../../hooks/use-project-command'

/** What each community pays of the fund's part: one figure for each, to the fen. */
export function Shares({ view, command, onClose }: { readonly view: ProjectView; readonly command: ProjectCommand; readonly onClose: () => void }) {
  const here = view.councils.filter(({ left }) => !left)
  const [typed, setTyped] = useState<readonly string[]>(here.map(({ share }) => (share === null ? '' : String(share / 100))))
  const shares = here.map(({ community }, at) => ({ community, fen: fenFromText(typed[at] ?? '') }))
  const whole = shares.flatMap(({ community, fen }) => (fen === null ? [] : [{ community, fen }]))
  const { fund } = view.money
  const together = whole.reduce((sum, { fen }) => sum + fen, 0)
  const fits = whole.length === here.length && together === fund
  const propose = async (): Promise<void> => {
    if (await command.run('councils.proposeShares', { shares: whole })) onClose()
  }
  return (
    <Sheet title={COMMAND_BUTTONS['councils.proposeShares']} onClose={onClose}>
      <View className='ws-muted'>{SEVERAL.sharesHint(fund)}</View>
      {here.map(({ community, name }, at) => <Field key={community} label={WORDS.inYuan(name)} kind='money' value={typed[at] ?? ''} onChange={(text) => setTyped(typed.map((one, index) => (index === at ? text : one)))} />)}
      {whole.length > 0 && <View className={`ws-top ${together > fund ? 'ws-warn' : 'ws-muted'}`}>{sharesStand(fund, together)}</View>}
      <RefusalBanner refusal={command.refusal} />
      <View className='ws-buttons'><Button text={COMMAND_BUTTONS['councils.proposeShares']} block busy={command.busy} because={fits ? undefined : SEVERAL.sharesMissing} onClick={() => void propose()} /></View>
    </Sheet>
  )
}
