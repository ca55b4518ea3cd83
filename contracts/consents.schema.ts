/** What may be asked about a household's consent. */
import * as v from 'valibot'
import { file, id, photos, text } from './fields.schema'
import { CONSENT_ANSWERS } from './vocabulary'

const answer = v.picklist(CONSENT_ANSWERS)
const reason = v.optional(v.nullable(text(300)), null)

export const CONSENT_INPUTS = {
  'consents.give': v.strictObject({
    project: id,
    /** Needed only by whoever lives in two. */
    household: v.optional(v.nullable(id), null),
    answer, reason, signature: v.optional(v.nullable(file), null),
  }),
  'consents.record': v.strictObject({
    project: id, household: id, answer, reason, channel: v.picklist(['assisted', 'paper', 'phone']),
    /** When the phone took it down, if it had no network then. */
    takenAt: v.optional(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), null),
    answeredBy: v.optional(v.nullable(text(20)), null), signature: v.optional(v.nullable(file), null), evidence: v.optional(photos, []),
  }),
  'consents.disown': v.strictObject({ project: id, household: v.optional(v.nullable(id), null) }),
  'consents.mine': v.strictObject({ project: id }),
  'consents.turnout': v.strictObject({ project: id }),
} as const
