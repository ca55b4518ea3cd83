import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { ProjectView } from '../../contracts/projects'
import type { Action, Refusal } from '../../contracts/reply'
import type { Command } from '../../contracts/vocabulary'
import { COMMAND_BUTTONS } from '../copy/commands'
import { refusalWords } from '../copy/refusals'
import { WORDS } from '../copy/components'
import { ActionForm } from './action-form'
import { Button } from './button'
import type { FormServices } from '../services/form-services'
import { Card, Section } from './section'

interface ActionsProps {
  readonly view: ProjectView
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly forget: () => void
  /** Carries the command out; true when it was done. */
  readonly run: (command: Command, input: Readonly<Record<string, unknown>>) => Promise<boolean>
  readonly services: FormServices
  /** Only these, where a page is about one part of the matter. */
  readonly only?: readonly Command[]
  /** What an approval rests on; shown again where it is given. */
  readonly facts?: ReactNode
  /** Commands that have a desk of their own: what opens instead of the form. */
  readonly own?: { readonly [C in Command]?: (more: Pick<ActionsProps, 'busy' | 'refusal'> & { readonly onSubmit: (input: Readonly<Record<string, unknown>>) => void; readonly onClose: () => void }) => ReactNode }
  /** The form that another page leads to, open from the start where it is allowed. */
  readonly first?: string
  /** Commands that are done on another page. */
  readonly elsewhere?: { readonly [C in Command]?: () => void }
}

const begunWith = (view: ProjectView, first: string | undefined): Command | null => view.actions.flatMap(({ operation, allowed }) => (allowed && operation === first ? [operation] : []))[0] ?? null

/** What I may do now, and for what I may not, why: exactly as the server said. */
export function Actions({ view, busy, refusal, forget, run, services, only, facts, first, own = {}, elsewhere = {} }: ActionsProps) {
  const [open, setOpen] = useState<Command | null>(begunWith(view, first))
  const [why, setWhy] = useState(false)
  const shown = view.actions.filter((action) => only === undefined || only.includes(action.operation))
  const allowed = shown.filter((action) => action.allowed)
  const barred = shown.filter((action) => !action.allowed)
  if (shown.length === 0) return null

  const submit = (command: Command, input: Readonly<Record<string, unknown>>): void => void run(command, input).then((done) => { if (done) setOpen(null) })
  const begin = (command: Command): void => {
    forget()
    if (elsewhere[command] !== undefined) return elsewhere[command]()
    setOpen(command)
  }
  return (
    <Section title={WORDS.actions}>
      <Card>
        {allowed.length === 0 && <View>{WORDS.noActions}</View>}
        <View className='ws-buttons'>
          {allowed.map((action, index) => <Button key={action.operation} text={COMMAND_BUTTONS[action.operation]} kind={index === 0 ? 'primary' : 'default'} onClick={() => begin(action.operation)} />)}
        </View>
        {barred.length > 0 && <Button text={why ? WORDS.fold : WORDS.barred(barred.length)} kind='link' onClick={() => setWhy(!why)} />}
        {why && barred.map((action) => <Barred key={action.operation} action={action} />)}
      </Card>
      {open !== null && (own[open]?.({ busy, refusal, onClose: () => setOpen(null), onSubmit: (input) => submit(open, input) }) ?? (
        <ActionForm command={open} view={view} busy={busy} refusal={refusal} services={services} facts={facts} onClose={() => setOpen(null)} onSubmit={submit} />
      ))}
    </Section>
  )
}

function Barred({ action }: { readonly action: Action }) {
  const words = action.because === null ? null : refusalWords(action.because)
  return (
    <View className='ws-ledger'>
      <View className='ws-strong'>{COMMAND_BUTTONS[action.operation]}</View>
      {words !== null && <View className='ws-muted'>{words.sentence}{words.next}</View>}
    </View>
  )
}
