/** What may be asked about what a district keeps an eye on. */
import * as v from 'valibot'
import { day, id, photos, text } from './fields.schema'
import { CHECK_FINDINGS } from './vocabulary'

/** One line. */
const line = v.pipe(text(200), v.regex(/^[^\r\n]+$/))

export const OVERSIGHT_INPUTS = {
  'oversight.explainRank': v.strictObject({ street: id, from: day, text: line }),
  'oversight.explanations': v.strictObject({ place: id, from: v.optional(v.nullable(day), null) }),
  'oversight.recurring': v.strictObject({ place: id }),
  'oversight.signals': v.strictObject({ place: id, year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2999)) }),
  'oversight.recordMeeting': v.strictObject({ district: id, from: day, on: day, chair: text(40), text: text(1000) }),
  'oversight.recordCheck': v.strictObject({ district: id, from: day, found: v.picklist(CHECK_FINDINGS), text: text(1000), photos: v.pipe(photos, v.minLength(1)) }),
} as const
export type OversightInputs = typeof OVERSIGHT_INPUTS
