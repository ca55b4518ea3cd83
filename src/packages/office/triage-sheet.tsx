import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ProjectView } from '../../../contracts/projects'
import type { Weighed } from '../../../contracts/proposals'
import type { Refusal } from '../../../contracts/reply'
import { PROBLEM_LEVELS } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Faces } from '../../components/faces'
import { Choice, Field } from '../../components/field'
import { PhotoPicker } from '../../components/photo-picker'
import { RefusalBanner } from '../../components/refusal-banner'
import { Sheet } from '../../components/sheet'
import { TRIAGE } from '../../copy/triage'
import { CATEGORY_LABELS, LEVEL_LABELS } from '../../copy/words'
import { useRequest } from '../../hooks/use-request'
import { formServices } from '../../services/form-services'
import { TriageChecks } from './triage-checks'
import { EMPTY, estimateOf, missing, toInput, type TriageValues } from './triage-values'
import { TriageWeighed } from './triage-weighed'

interface TriageSheetProps {
  readonly view: ProjectView
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly onSubmit: (input: Readonly<Record<string, unknown>>) => void
  readonly onClose: () => void
}

/** Accepting a proposal: how it is sorted, the scheme's checklist, and what the rules say to it before it is sent. */
export function TriageSheet({ view, busy, refusal, onSubmit, onClose }: TriageSheetProps) {
  const [values, setValues] = useState<TriageValues>(EMPTY)
  const change = (part: Partial<TriageValues>): void => setValues((before) => ({ ...before, ...part }))
  const request = useRequest('proposals.weigh', { project: view.card.id, type: values.type, category: values.category, estimate: estimateOf(values) })
  return (
    <Sheet title={TRIAGE.title} onClose={onClose}>
      <View className='ws-muted'>{view.card.title}</View>
      <Faces request={request}>
        {(weighed) => (
          <>
            <Sorting weighed={weighed} values={values} onChange={change} />
            <TriageWeighed weighed={weighed} />
            <View className='ws-title ws-top'>{TRIAGE.checklist}</View>
            <TriageChecks weighed={weighed} values={values} onChange={change} />
            <Asking values={values} onChange={change} />
            <RefusalBanner refusal={refusal} />
            <View className='ws-buttons'><Button text={TRIAGE.submit} block busy={busy} because={missing(values, weighed)} onClick={() => onSubmit(toInput(values, weighed))} /></View>
          </>
        )}
      </Faces>
    </Sheet>
  )
}

interface PartProps { readonly values: TriageValues; readonly onChange: (part: Partial<TriageValues>) => void }

function Sorting({ weighed, values, onChange }: PartProps & { readonly weighed: Weighed }) {
  const levels = PROBLEM_LEVELS.filter((level) => level !== 1)
  return (
    <View>
      <View className='ws-title'>{TRIAGE.sort}</View>
      <Choice label={TRIAGE.type} options={weighed.types.map(({ type, label }) => ({ key: type, label }))} value={values.type === null ? [] : [values.type]} onChange={([type]) => onChange({ type: type ?? null })} />
      <Choice label={TRIAGE.category} options={weighed.categories.map((key) => ({ key, label: CATEGORY_LABELS[key] }))} value={values.category === null ? [] : [values.category]} onChange={([category]) => onChange({ category: category ?? null })} />
      <Choice label={TRIAGE.level} hint={TRIAGE.levelHint} options={levels.map((level) => ({ key: String(level), label: LEVEL_LABELS[level] }))} value={values.level === null ? [] : [String(values.level)]} onChange={([key]) => onChange({ level: levels.find((level) => String(level) === key) ?? null })} />
      <Field label={TRIAGE.estimate} kind='money' value={values.estimate} onChange={(estimate) => onChange({ estimate })} max={15} />
      <Field label={TRIAGE.justification} kind='long' value={values.justification} onChange={(justification) => onChange({ justification })} max={500} />
    </View>
  )
}

function Asking({ values, onChange }: PartProps) {
  return (
    <View>
      <View className='ws-title ws-top'>{TRIAGE.ask}</View>
      <Field label={TRIAGE.question} value={values.question} onChange={(question) => onChange({ question })} max={100} />
      <Field label={TRIAGE.costPerHousehold} kind='money' value={values.costPerHousehold} onChange={(costPerHousehold) => onChange({ costPerHousehold })} max={15} />
      <Choice label={TRIAGE.owners} inline options={[{ key: 'no', label: TRIAGE.ownersNo }, { key: 'yes', label: TRIAGE.ownersYes }]} value={[values.needsOwnersDecision ? 'yes' : 'no']} onChange={([key]) => onChange({ needsOwnersDecision: key === 'yes' })} />
      {values.needsOwnersDecision && <PhotoPicker label={TRIAGE.ownersPhoto} photos={values.ownersDecision} limit={1} onChange={(ownersDecision) => onChange({ ownersDecision })} pick={formServices.pickPhotos} />}
    </View>
  )
}
