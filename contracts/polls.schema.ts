/** What may be asked about a residents' poll. */
import * as v from 'valibot'
import { id } from './fields.schema'

export const POLL_INPUTS = {
  'polls.vote': v.strictObject({ project: id, option: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99)) }),
  'polls.mine': v.strictObject({ project: id }),
} as const
