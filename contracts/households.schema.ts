/** What may be asked about households. */
import * as v from 'valibot'
import { day, id, phone, text } from './fields.schema'
import { placeId } from './places.schema'
import { REGISTER_CHANGES, TENURES } from './vocabulary'

const doorCode = v.pipe(v.string(), v.trim(), v.minLength(6), v.maxLength(20))
const member = v.strictObject({
  name: text(20), phone: v.optional(v.nullable(phone), null), tenure: v.optional(v.picklist(TENURES), 'family'),
  birthYear: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2100))), null),
})
/** A list that has nothing but names. */
const nameOnly = v.pipe(text(20), v.transform((name): v.InferOutput<typeof member> => ({ name, phone: null, tenure: 'family', birthYear: null })))
const row = v.strictObject({
  building: placeId, group: v.optional(v.nullable(placeId), null), room: text(20),
  doorCode: v.optional(v.nullable(doorCode), null),
  /** None: whoever the register has already stays. */
  members: v.optional(v.pipe(v.array(v.union([nameOnly, member])), v.maxLength(20)), []),
})
export type RosterRow = v.InferOutput<typeof row>
export type RosterMember = v.InferOutput<typeof member>

const MOST_PARTS = 200
const importId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,60}$/))
const pageLimit = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 50)
const cursor = v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))), null)

export const HOUSEHOLD_INPUTS = {
  /** One part of a list that is too long for one request; the same part may be sent again. */
  'households.stage': v.strictObject({ community: placeId, import: importId, part: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_PARTS - 1)), rows: v.pipe(v.array(row), v.minLength(1), v.maxLength(500)) }),
  /** Either the rows themselves, or a list that was staged in so many parts. */
  'households.import': v.strictObject({
    community: placeId, rows: v.optional(v.pipe(v.array(row), v.maxLength(500)), []),
    staged: v.optional(v.nullable(v.strictObject({ import: importId, parts: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_PARTS)) })), null),
    dryRun: v.optional(v.boolean(), false),
  }),
  'households.export': v.strictObject({ community: placeId, reason: v.optional(v.nullable(text(200)), null), after: v.optional(v.pipe(v.string(), v.maxLength(80)), ''), limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 200) }),
  'households.reportChange': v.strictObject({ household: id, kind: v.picklist(REGISTER_CHANGES), member: v.optional(v.nullable(member), null), memberKey: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(20))), null), on: day, note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300)), '') }),
  'households.changes': v.strictObject({ place: v.optional(v.nullable(placeId), null), state: v.optional(v.picklist(['waiting', 'confirmed', 'denied']), 'waiting'), cursor, limit: pageLimit }),
  'households.decideChange': v.strictObject({ change: id, decision: v.picklist(['confirm', 'deny']), reason: v.optional(v.nullable(text(300)), null) }),
  'households.bind': v.strictObject({ building: placeId, room: text(20), code: doorCode, minor: v.optional(v.boolean(), false) }),
  /** The code that WeChat gives for a telephone number that the person agreed to tell. */
  'households.match': v.strictObject({ building: placeId, room: text(20), phoneCode: text(200) }),
  'households.ask': v.strictObject({ building: placeId, room: text(20), minor: v.optional(v.boolean(), false) }),
  'households.requests': v.strictObject({ place: v.optional(v.nullable(placeId), null), cursor, limit: pageLimit }),
  'households.answerRequest': v.strictObject({ request: id, decision: v.picklist(['confirm', 'deny']), reason: v.optional(v.nullable(text(300)), null) }),
  'households.chooseRepresentative': v.strictObject({ household: id, who: id }),
  'households.confirmBinding': v.strictObject({ household: id, person: id, minor: v.optional(v.boolean(), false) }),
  'households.permitChild': v.strictObject({ household: id }),
  'households.joinAsChild': v.strictObject({ code: text(20), name: text(20) }),
  'households.mine': v.strictObject({}),
  'households.handOver': v.strictObject({ household: id, to: id }),
  'households.doors': v.strictObject({
    place: v.optional(v.nullable(placeId), null), project: v.optional(v.nullable(id), null),
    state: v.optional(v.nullable(v.picklist(['unanswered', 'answered', 'revisit'])), null),
    cursor: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))), null),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 50),
  }),
} as const
