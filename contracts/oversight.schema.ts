/** What may be asked about what a district keeps an eye on. */
import * as v from 'valibot'
import { day, id, text } from './fields.schema'

/** One line. */
const line = v.pipe(text(200), v.regex(/^[^\r\n]+$/))

export const OVERSIGHT_INPUTS = {
  'oversight.explainRank': v.strictObject({ street: id, from: day, text: line }),
  'oversight.explanations': v.strictObject({ place: id, from: v.optional(v.nullable(day), null) }),
} as const
export type OversightInputs = typeof OVERSIGHT_INPUTS
