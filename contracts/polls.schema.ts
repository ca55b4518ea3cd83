/** What may be asked about a residents' poll on a project, and about the polls of a place. */
import * as v from 'valibot'
import { called, day, fen, id, photos, someFen, text } from './fields.schema'
import { COMPLETIONS, POLL_EXPORTS, POLL_RULES, TIES, UTILITIES } from './vocabulary'

const MOST_ITEMS = 200
const MOST_POOLS = 20
/** Without commas, semicolons and blanks: it stands in lists of ballots. */
const itemId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,40}$/))
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most))
const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_POOLS - 1))

const form = v.variant('kind', [
  v.strictObject({ kind: v.literal('approval') }),
  v.strictObject({ kind: v.literal('yesNo') }),
  v.strictObject({ kind: v.literal('knapsack') }),
  v.strictObject({ kind: v.literal('chooseK'), most: count(MOST_ITEMS) }),
  v.strictObject({ kind: v.literal('ranking'), most: count(MOST_ITEMS) }),
  v.strictObject({ kind: v.literal('points'), total: count(1000), each: count(1000) }),
])
const share = v.pipe(
  v.strictObject({ numerator: count(1000), denominator: count(1000), strict: v.boolean() }),
  v.check(({ numerator, denominator }) => numerator <= denominator, 'no more than the whole'),
)
const ids = v.pipe(v.array(itemId), v.maxLength(MOST_ITEMS))
/** When a ballot that waited in a phone was filled in. */
const takenAt = v.optional(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), null)

const awardYear = v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2999))

export const POLL_INPUTS = {
  'polls.vote': v.strictObject({ project: id, option: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99)) }),
  'polls.mine': v.strictObject({ project: id }),
  'polls.open': v.strictObject({
    place: id, question: text(100), explanation: text(1000), form,
    items: v.pipe(v.array(v.strictObject({ id: itemId, title: text(200), cost: fen, pool: v.optional(place, 0), project: v.optional(v.nullable(id), null) })), v.minLength(1), v.maxLength(MOST_ITEMS)),
    pools: v.pipe(v.array(v.strictObject({ place: id, fen: someFen })), v.minLength(1), v.maxLength(MOST_POOLS)),
    method: v.strictObject({ rule: v.picklist(POLL_RULES), utility: v.optional(v.picklist(UTILITIES), 'cost'), completion: v.optional(v.picklist(COMPLETIONS), 'none'), ties: v.optional(v.picklist(TIES), 'id'), least: v.optional(v.nullable(share), null) }),
    closesOn: day,
  }),
  'polls.drawAward': v.strictObject({ place: id, year: awardYear }),
  'polls.openAward': v.strictObject({ place: id, year: awardYear, question: text(100), explanation: text(1000), closesOn: day }),
  'polls.readPb': v.strictObject({ text: v.pipe(v.string(), v.minLength(1), v.maxLength(90_000)) }),
  'polls.list': v.strictObject({ place: v.optional(v.nullable(id), null), cursor: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))), null), limit: v.optional(count(50), 20) }),
  'polls.show': v.strictObject({ poll: id }),
  'polls.cast': v.strictObject({ poll: id, choices: ids, points: v.optional(v.pipe(v.array(count(1000)), v.maxLength(MOST_ITEMS)), []), takenAt }),
  'polls.record': v.strictObject({
    poll: id, voter: id, choices: ids, points: v.optional(v.pipe(v.array(count(1000)), v.maxLength(MOST_ITEMS)), []),
    channel: v.picklist(['assisted', 'paper', 'phone']), evidence: v.optional(photos, []), called, takenAt,
  }),
  'polls.disown': v.strictObject({ poll: id }),
  'polls.seal': v.strictObject({ poll: id }),
  'polls.decide': v.strictObject({ poll: id, winners: v.optional(v.nullable(v.pipe(v.array(ids), v.maxLength(MOST_POOLS))), null), reason: v.optional(v.nullable(text(1000)), null) }),
  'polls.export': v.strictObject({ poll: id, pool: v.optional(place, 0), kind: v.picklist(POLL_EXPORTS), cursor: v.optional(v.nullable(id), null) }),
} as const
