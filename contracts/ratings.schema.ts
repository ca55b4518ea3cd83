/** What may be asked about ratings. */
import * as v from 'valibot'
import { id, photos, text } from './fields.schema'

const answer = v.picklist(['yes', 'partly', 'no'])

export const RATING_INPUTS = {
  'ratings.give': v.strictObject({
    project: id, score: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
    asPromised: answer, useful: answer, informed: answer,
    text: v.optional(v.nullable(text(1000)), null), photos: v.optional(photos, []),
  }),
  'ratings.mine': v.strictObject({ project: id }),
} as const
