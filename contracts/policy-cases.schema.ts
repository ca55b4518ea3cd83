/** The cases that a pack must decide as its officials would: each a situation, a day, a question and its outcome. */
import * as v from 'valibot'
import type { PolicyKey } from './policies'
import { fen } from './fields.schema'
import { POLICY_VALUES } from './policies.schema'
import { PROJECT_TYPES, STAGES } from './vocabulary'

const told = { situation: v.pipe(v.string(), v.minLength(1)), day: v.pipe(v.string(), v.isoDate()) }
const people = v.pipe(v.number(), v.integer(), v.minValue(0))
const policyCase = v.variant('ask', [
  v.strictObject({ ...told, ask: v.literal('accepts'), outcome: v.picklist(['yes', 'scheme-not-started', 'scheme-expired']) }),
  v.strictObject({ ...told, ask: v.literal('cap'), type: v.picklist(PROJECT_TYPES), fen, outcome: v.picklist(['within', 'needs-justification', 'over']) }),
  v.strictObject({ ...told, ask: v.literal('levels'), fen, outcome: v.array(v.picklist(['community', 'street', 'district'])) }),
  v.strictObject({ ...told, ask: v.literal('passes'), fen, stage: v.picklist(STAGES), outcome: v.boolean() }),
  v.strictObject({ ...told, ask: v.literal('quorum'), members: people, present: people, outcome: v.boolean() }),
  v.strictObject({ ...told, ask: v.literal('majority'), present: people, votesFor: people, outcome: v.boolean() }),
  v.strictObject({ ...told, ask: v.literal('consent'), households: people, agree: people, outcome: v.boolean() }),
  v.strictObject({ ...told, ask: v.literal('matching'), communities: people, districtFen: fen, outcome: v.nullable(fen) }),
  v.strictObject({ ...told, ask: v.literal('value'), key: v.picklist(Object.keys(POLICY_VALUES) as PolicyKey[]), outcome: v.unknown() }),
])
/** One case of a pack. */
export type PolicyCase = v.InferOutput<typeof policyCase>

const cases = v.pipe(v.array(policyCase), v.minLength(1))

/** The cases on disk; throws an error that names file, path and fault. */
export function parseCases(json: unknown, path: string): readonly PolicyCase[] {
  const result = v.safeParse(cases, json)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new Error(`${path}: ${v.getDotPath(issue) ?? '(whole)'}: ${issue.message}`)
}
