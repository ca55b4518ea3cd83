/** What may be asked about a household's consent. */
import * as v from 'valibot'
import { called, file, id, photos, text } from './fields.schema'
import { CONSENT_ANSWERS, REVISIT_FINDINGS } from './vocabulary'

const answer = v.picklist(CONSENT_ANSWERS)
/** A telephone's own name for itself: letters and digits. */
const device = v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9]{8,40}$/))), null)
const reason = v.optional(v.nullable(text(300)), null)

export const CONSENT_INPUTS = {
  'consents.give': v.strictObject({
    project: id,
    /** Needed only by whoever lives in two. */
    household: v.optional(v.nullable(id), null),
    answer, reason, signature: v.optional(v.nullable(file), null), device,
  }),
  'consents.record': v.strictObject({
    project: id, household: id, answer, reason, channel: v.picklist(['assisted', 'paper', 'phone']),
    /** When the phone took it down, if it had no network then. */
    takenAt: v.optional(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), null),
    answeredBy: v.optional(v.nullable(text(20)), null), signature: v.optional(v.nullable(file), null), evidence: v.optional(photos, []), called, device,
  }),
  'consents.disown': v.strictObject({ project: id, household: v.optional(v.nullable(id), null) }),
  'consents.revisits': v.strictObject({ place: v.optional(v.nullable(id), null), cursor: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), null), limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 50) }),
  'consents.revisit': v.strictObject({ project: id, household: id, found: v.picklist(REVISIT_FINDINGS) }),
  'consents.assisted': v.strictObject({ project: id }),
  'consents.mine': v.strictObject({ project: id }),
  'consents.turnout': v.strictObject({ project: id }),
} as const
