import { View } from '@tarojs/components'
import type { Weighed } from '../../../contracts/proposals'
import { EXCLUSION_GROUNDS, type ExclusionGround } from '../../../contracts/vocabulary'
import { Choice, Field } from '../../components/field'
import { ELIGIBILITY_LABELS, EXCLUSION_LABELS } from '../../copy/policies'
import { BASIS } from '../../copy/rules'
import { GROUND_LABELS, TRIAGE } from '../../copy/triage'
import type { TriageValues } from './triage-values'

interface ChecksProps { readonly weighed: Weighed; readonly values: TriageValues; readonly onChange: (part: Partial<TriageValues>) => void }

/** The scheme's own checklist, one question after another, each with its clause. */
export function TriageChecks(props: ChecksProps) {
  const { weighed, values, onChange } = props
  const { tests, basis } = weighed.eligibility
  return (
    <View>
      {weighed.exclusions.map((rule) => <Exclusion key={rule.reason} rule={rule} {...props} />)}
      {tests.length > 0 && (
        <Choice label={TRIAGE.eligible} hint={[TRIAGE.eligibleHint, ...(basis === null ? [] : [BASIS.clause(basis.clause)])].join(' ')} many={tests.length} options={tests.map((key) => ({ key, label: ELIGIBILITY_LABELS[key] }))} value={values.eligible} onChange={(eligible) => onChange({ eligible })} />
      )}
      {weighed.scope.length > 0 && (
        <Choice
          label={TRIAGE.scope} options={weighed.scope.map(({ name, mode }) => ({ key: name, label: name, ...(mode === 'refused' ? { note: TRIAGE.refusedItem } : {}) }))}
          value={values.scopeItem === null ? [] : [values.scopeItem]} onChange={([scopeItem]) => onChange({ scopeItem: scopeItem ?? null })}
        />
      )}
      {weighed.barred.map(({ project, code, title }) => (
        <Field key={project} label={TRIAGE.distinct(code, title)} hint={TRIAGE.distinctHint} kind='long' value={values.distinct[project] ?? ''} onChange={(text) => onChange({ distinct: { ...values.distinct, [project]: text } })} />
      ))}
    </View>
  )
}

type GroundKey = ExclusionGround | 'none'

function Exclusion({ rule, weighed, values, onChange }: ChecksProps & { readonly rule: Weighed['exclusions'][number] }) {
  const answer = values.exclusions[rule.reason]
  const set = (part: Partial<NonNullable<typeof answer>>): void => onChange({ exclusions: { ...values.exclusions, [rule.reason]: { applies: false, ground: null, text: '', ...answer, ...part } } })
  const explains = answer !== undefined && (answer.applies || (rule.reason === 'duplicatesGovernmentProject' && weighed.planned.length > 0))
  return (
    <View>
      <Choice label={EXCLUSION_LABELS[rule.reason]} hint={BASIS.clause(rule.clause)} inline options={[{ key: 'no', label: TRIAGE.none }, { key: 'yes', label: TRIAGE.some }]} value={answer === undefined ? [] : [answer.applies ? 'yes' : 'no']} onChange={([key]) => set({ applies: key === 'yes' })} />
      {answer?.applies === true && rule.reason === 'thirdPartyDuty' && (
        <Choice<GroundKey>
          label={TRIAGE.ground} options={[...EXCLUSION_GROUNDS.map((key) => ({ key, label: GROUND_LABELS[key] })), { key: 'none', label: TRIAGE.groundNone }]}
          value={[answer.ground ?? 'none']} onChange={([key]) => set({ ground: key === undefined || key === 'none' ? null : key })}
        />
      )}
      {explains && <Field label={answer.applies ? TRIAGE.why : TRIAGE.whyNot} kind='long' value={answer.text} onChange={(text) => set({ text })} />}
    </View>
  )
}
