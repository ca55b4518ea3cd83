/** What may be asked about sealed ballots. */
import * as v from 'valibot'
import { id, text } from './fields.schema'
import { BALLOT_KINDS } from './vocabulary'

const set = { project: id, kind: v.picklist(BALLOT_KINDS) }

export const BALLOT_INPUTS = {
  'ballots.countedCodes': v.strictObject({
    ...set,
    cursor: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000))), null),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 100),
  }),
  'ballots.findCode': v.strictObject({ ...set, code: text(20) }),
} as const
