import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ProjectView } from '../../../contracts/projects'
import type { Action } from '../../../contracts/reply'
import type { Command } from '../../../contracts/vocabulary'
import { ActionForm } from '../../components/action-form'
import { Button } from '../../components/button'
import { Card, Section } from '../../components/section'
import { COMMAND_BUTTONS } from '../../copy/commands'
import { COUNCIL } from '../../copy/council'
import { refusalWords } from '../../copy/refusals'
import type { ProjectCommand } from '../../hooks/use-project-command'
import { formServices } from '../../services/form-services'
import { Shares } from './shares'

/** What moves a sitting on, first; what puts it off, last and never in green. */
const ACTS: readonly { readonly command: Command; readonly kind: 'primary' | 'default' }[] = [
  { command: 'councils.countHands', kind: 'primary' }, { command: 'councils.close', kind: 'primary' }, { command: 'councils.signMinutes', kind: 'primary' }, { command: 'councils.consult', kind: 'default' }, { command: 'councils.proposeShares', kind: 'default' }, { command: 'councils.agreeShares', kind: 'primary' }, { command: 'councils.schedule', kind: 'default' }, { command: 'councils.defer', kind: 'default' },
]

/** Others' business: not shown as a button that cannot be pressed. */
const isMine = ({ allowed, because }: Action): boolean => allowed || (because?.code !== 'not-your-role' && because?.code !== 'not-identified')

/** The cloud calls a second signature what it calls a second vote. */
function whyNot({ operation, because }: Action): string | undefined {
  if (because === null) return undefined
  return operation === 'councils.signMinutes' && because.code === 'already-voted' ? COUNCIL.signedAlready : refusalWords(because).sentence
}

/** The acts of whoever runs the sitting or signs for it, each with the reason while it has to wait. */
export function Chair({ view, command }: { readonly view: ProjectView; readonly command: ProjectCommand }) {
  const [open, setOpen] = useState<Command | null>(null)
  const acts = ACTS.flatMap(({ command: name, kind }) => view.actions.filter((action) => action.operation === name && isMine(action)).map((action) => ({ action, kind })))
  if (acts.length === 0) return null
  const begin = (next: Command): void => {
    command.forget()
    setOpen(next)
  }
  return (
    <Section title={COUNCIL.chair}>
      <Card>
        <View className='ws-buttons'>
          {acts.map(({ action, kind }) => (
            <Button key={action.operation} text={COMMAND_BUTTONS[action.operation]} kind={kind} because={whyNot(action)} onClick={() => begin(action.operation)} />
          ))}
        </View>
      </Card>
      {open === 'councils.proposeShares' && <Shares view={view} command={command} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'councils.proposeShares' && (
        <ActionForm command={open} view={view} busy={command.busy} refusal={command.refusal} services={formServices} onClose={() => setOpen(null)} onSubmit={(name, input) => void command.run(name, input).then((done) => { if (done) setOpen(null) })} />
      )}
    </Section>
  )
}
