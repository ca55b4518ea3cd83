import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { ProjectView } from '../../contracts/projects'
import type { Refusal } from '../../contracts/reply'
import type { Command } from '../../contracts/vocabulary'
import { COMMAND_BUTTONS } from '../copy/commands'
import { FORMS } from '../copy/forms'
import { WORDS } from '../copy/components'
import { PROJECTS_WORDS } from '../copy/projects'
import { Button } from './button'
import { DraftedCorrection } from './drafted-correction'
import type { FormServices } from '../services/form-services'
import { FormControl } from './form-control'
import { collect, type FormValues } from './form-values'
import { RefusalBanner } from './refusal-banner'
import { Sheet } from './sheet'

interface ActionFormProps {
  readonly command: Command
  readonly view: ProjectView
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly onSubmit: (command: Command, input: Readonly<Record<string, unknown>>) => void
  readonly onClose: () => void
  readonly services: FormServices
  /** Filled in before the person starts. */
  readonly initial?: FormValues
  /** What an approval rests on. */
  readonly facts?: ReactNode
}

/** Commands that end something for good: their button is red, and says so. */
const FINAL: readonly Command[] = ['proposals.withdraw', 'proposals.reject', 'proposals.confirmReject', 'approvals.reject', 'works.terminate', 'oversight.confirmUnfinished']

/** Commands that are never given without what they rest on in sight. */
const DECISIONS: readonly Command[] = ['approvals.approve', 'approvals.return', 'approvals.reject', 'approvals.reserve']

/** Commands that are given to a draft. */
const SIGNS: readonly Command[] = ['publications.signCorrection', 'publications.supersede', 'publications.dropCorrection']

/** Any command of the stage table, carried out from any page: its fields from `FORMS`, one button, its refusal in words. */
export function ActionForm({ command, view, busy, refusal, onSubmit, onClose, services, initial = {}, facts }: ActionFormProps) {
  const [values, setValues] = useState<FormValues>(initial)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  // What may be left out and leaves no choice is not asked.
  const fields = FORMS[command].filter(({ when }) => when === undefined || when(view)).filter(({ asks, optional }) => optional !== true || asks.kind !== 'choice' || asks.options(view).length > 1)

  const submit = (): void => {
    const collected = collect(fields, values)
    if (collected.kind === 'incomplete') return setWrong(collected.wrong)
    setWrong({})
    onSubmit(command, collected.input)
  }
  const wrongAt = (name: string): string | undefined => wrong[name] ?? (refusal?.about === name ? WORDS.mendThis : undefined)

  return (
    <Sheet title={COMMAND_BUTTONS[command]} onClose={onClose}>
      <View className='ws-muted'>{view.card.title}</View>
      {facts !== undefined && DECISIONS.includes(command) && <View className='ws-fold'>{facts}</View>}
      {SIGNS.includes(command) && view.correction !== null && <DraftedCorrection correction={view.correction} />}
      {command === 'funds.answerPurpose' && view.money.purpose !== null && (
        <View className='ws-fold'>
          <View>{view.money.purpose.text}</View>
          {view.money.purpose.into !== null && <View>{PROJECTS_WORDS.purposeInto(view.money.purpose.into.title, view.money.purpose.into.code)}</View>}
        </View>
      )}
      {command === 'publications.requestAudit' && <View className='ws-top'>{WORDS.auditMeans}</View>}
      {fields.length === 0 && <View className='ws-top'>{WORDS.confirmCommand(COMMAND_BUTTONS[command])}</View>}
      {fields.filter(({ given }) => given?.(values) !== false).map((field) => (
        <FormControl key={field.name} field={field} view={view} value={values[field.name]} wrong={wrongAt(field.name)} services={services} onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))} />
      ))}
      {Object.keys(wrong).length > 0 && <View className='ws-field__wrong'>{WORDS.fieldsLeft(Object.keys(wrong).length)}</View>}
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'>
        <Button text={COMMAND_BUTTONS[command]} kind={FINAL.includes(command) ? 'warn' : 'primary'} busy={busy} block onClick={submit} />
      </View>
    </Sheet>
  )
}
