/** What may be asked about households. */
import * as v from 'valibot'
import { id, text } from './fields.schema'
import { placeId } from './places.schema'

const doorCode = v.pipe(v.string(), v.trim(), v.minLength(6), v.maxLength(20))
const row = v.strictObject({
  building: placeId, group: v.optional(v.nullable(placeId), null), room: text(20),
  doorCode: v.optional(v.nullable(doorCode), null),
  /** Masked as the committee's list masks them. */
  members: v.optional(v.pipe(v.array(text(20)), v.maxLength(20)), []),
})
export type RosterRow = v.InferOutput<typeof row>

export const HOUSEHOLD_INPUTS = {
  'households.import': v.strictObject({ community: placeId, rows: v.pipe(v.array(row), v.minLength(1), v.maxLength(500)), dryRun: v.optional(v.boolean(), false) }),
  'households.bind': v.strictObject({ building: placeId, room: text(20), code: doorCode, minor: v.optional(v.boolean(), false) }),
  'households.confirmBinding': v.strictObject({ household: id, person: id, minor: v.optional(v.boolean(), false) }),
  'households.mine': v.strictObject({}),
  'households.handOver': v.strictObject({ household: id, to: id }),
  'households.doors': v.strictObject({
    place: v.optional(v.nullable(placeId), null), project: v.optional(v.nullable(id), null),
    state: v.optional(v.nullable(v.picklist(['unanswered', 'answered', 'revisit'])), null),
    cursor: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))), null),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 50),
  }),
} as const
