import type { Weighed } from '../../../contracts/proposals'
import type { Category, EligibilityTest, ExclusionGround, ExclusionReason, ProblemLevel, ProjectType } from '../../../contracts/vocabulary'
import { fenFromText } from '../../copy/money'
import { TRIAGE } from '../../copy/triage'

/** What stands on the desk while a proposal is gone through. */
export interface TriageValues {
  readonly type: ProjectType | null; readonly category: Category | null; readonly level: ProblemLevel | null; readonly estimate: string
  readonly exclusions: { readonly [R in ExclusionReason]?: { readonly applies: boolean; readonly ground: ExclusionGround | null; readonly text: string } }
  readonly eligible: readonly EligibilityTest[]
  readonly distinct: Readonly<Record<string, string>>
  readonly scopeItem: string | null; readonly justification: string; readonly question: string; readonly costPerHousehold: string
  readonly needsOwnersDecision: boolean; readonly ownersDecision: readonly string[]
}

export const EMPTY: TriageValues = { type: null, category: null, level: null, estimate: '', exclusions: {}, eligible: [], distinct: {}, scopeItem: null, justification: '', question: '', costPerHousehold: '', needsOwnersDecision: false, ownersDecision: [] }

export const estimateOf = ({ estimate }: TriageValues): number | null => {
  const fen = fenFromText(estimate)
  return fen === null || fen === 0 ? null : fen
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** What is still missing before anything can be sent, in words. */
export function missing(values: TriageValues, weighed: Weighed): string | undefined {
  if (values.type === null) return TRIAGE.left.type
  if (values.category === null) return TRIAGE.left.category
  if (values.level === null) return TRIAGE.left.level
  if (estimateOf(values) === null) return TRIAGE.left.estimate
  return weighed.exclusions.every(({ reason }) => values.exclusions[reason] !== undefined) ? undefined : TRIAGE.left.exclusions
}

/** The desk as it is sent. */
export function toInput(values: TriageValues, weighed: Weighed): Readonly<Record<string, unknown>> {
  return {
    type: values.type, category: values.category, level: values.level, estimate: estimateOf(values), justification: textOrNull(values.justification), question: textOrNull(values.question),
    costPerHousehold: textOrNull(values.costPerHousehold) === null ? null : fenFromText(values.costPerHousehold), needsOwnersDecision: values.needsOwnersDecision, ownersDecision: values.ownersDecision[0] ?? null,
    exclusions: weighed.exclusions.flatMap(({ reason }) => { const one = values.exclusions[reason]; return one === undefined ? [] : [{ reason, applies: one.applies, ground: one.applies ? one.ground : null, text: textOrNull(one.text) }] }),
    eligible: values.eligible, scopeItem: values.scopeItem,
    distinct: weighed.barred.flatMap(({ project }) => { const text = textOrNull(values.distinct[project] ?? ''); return text === null ? [] : [{ project, text }] }),
  }
}
