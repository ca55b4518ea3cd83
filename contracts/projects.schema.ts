/** What may be asked about projects, notices, funds and sittings. */
import * as v from 'valibot'
import { CATEGORIES, NOTICE_KINDS, SEARCH_KINDS, STAGES } from './vocabulary'
import { id, someFen, text } from './fields.schema'

const paging = { cursor: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))), null), limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 20) }

export const PROJECT_INPUTS = {
  'projects.home': v.strictObject({ community: v.optional(v.nullable(id), null) }),
  'projects.list': v.strictObject({ community: v.optional(v.nullable(id), null), stages: v.optional(v.pipe(v.array(v.picklist(STAGES)), v.maxLength(40)), []), search: v.optional(v.nullable(text(40)), null), mine: v.optional(v.boolean(), false), ...paging }),
  'projects.get': v.strictObject({ project: v.optional(v.nullable(id), null), code: v.optional(v.nullable(id), null) }),
  'projects.similar': v.strictObject({ place: id, title: text(40) }),
  'projects.support': v.strictObject({ project: id }),
  'projects.inbox': v.strictObject({ community: v.optional(v.nullable(id), null), overdueOnly: v.optional(v.boolean(), false), all: v.optional(v.boolean(), false), ...paging }),
  'projects.todo': v.strictObject({ ...paging }),
  'councils.sittings': v.strictObject({ community: v.optional(v.nullable(id), null) }),
  'publications.objector': v.strictObject({ project: id, objection: id, reason: text(200) }),
  'councils.seats': v.strictObject({ community: v.optional(v.nullable(id), null), ...paging }),
  'publications.list': v.strictObject({ community: v.optional(v.nullable(id), null), project: v.optional(v.nullable(id), null), kind: v.optional(v.nullable(v.picklist(NOTICE_KINDS)), null), number: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null), ...paging }),
  'publications.search': v.strictObject({
    within: v.variant('kind', [v.strictObject({ kind: v.literal('community'), id }), v.strictObject({ kind: v.literal('district'), id })]),
    text: v.optional(v.nullable(text(40)), null), what: v.optional(v.nullable(v.picklist(SEARCH_KINDS)), null), category: v.optional(v.nullable(v.picklist(CATEGORIES)), null),
    year: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100))), null), ...paging,
  }),
  'publications.reindex': v.strictObject({ of: v.picklist(['projects', 'publications']), after: v.optional(v.pipe(v.string(), v.maxLength(300)), '') }),
  'publications.head': v.strictObject({ community: id }),
  'posters.board': v.strictObject({ community: id }),
  'funds.appropriate': v.strictObject({ unit: id, year: v.pipe(v.number(), v.integer(), v.minValue(2014), v.maxValue(2100)), fen: someFen, document: text(100) }),
  'funds.account': v.strictObject({ community: id }),
} as const
export type ProjectInputs = typeof PROJECT_INPUTS
