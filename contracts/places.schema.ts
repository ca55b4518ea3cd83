/** What may be asked about places. */
import * as v from 'valibot'
import { id, phone, text } from './fields.schema'
import { PACK_IDS, PLACE_KINDS } from './vocabulary'

/** Ids of places are chosen by whoever imports them; short, because other ids are built from them. */
export const placeId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,40}$/))

const row = v.strictObject({
  id: placeId, kind: v.picklist(PLACE_KINDS), name: text(40), parent: v.optional(v.nullable(placeId), null),
  packId: v.optional(v.nullable(v.picklist(PACK_IDS)), null), phone: v.optional(v.nullable(phone), null),
})
export type PlaceRow = v.InferOutput<typeof row>

export const PLACE_INPUTS = {
  'places.import': v.strictObject({ places: v.pipe(v.array(row), v.minLength(1), v.maxLength(500)), dryRun: v.optional(v.boolean(), false) }),
  'places.tree': v.strictObject({
    under: v.optional(v.nullable(id), null),
    /** Everything below instead of the next level only. */
    deep: v.optional(v.boolean(), false),
    cursor: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))), null),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 200),
  }),
} as const
