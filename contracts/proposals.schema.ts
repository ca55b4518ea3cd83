/** What may be asked around a proposal: weighing it, and the lists that it is held against. */
import * as v from 'valibot'
import { day, id, someFen, text } from './fields.schema'
import { CATEGORIES, GOVERNMENT_WORK_STATES, PACK_IDS, PROJECT_TYPES, SCOPE_MODES } from './vocabulary'

const paging = { cursor: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))), null), limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), 50) }
const year = v.pipe(v.number(), v.integer(), v.minValue(2014), v.maxValue(2100))

/** `place` is any place of the district whose list it is. */
export const PROPOSAL_INPUTS = {
  'proposals.weigh': v.strictObject({
    project: id, type: v.optional(v.nullable(v.picklist(PROJECT_TYPES)), null), category: v.optional(v.nullable(v.picklist(CATEGORIES)), null), estimate: v.optional(v.nullable(someFen), null),
  }),
  'proposals.importGovernmentWorks': v.strictObject({
    place: id, source: text(100),
    works: v.pipe(v.array(v.strictObject({ title: text(60), department: text(60), state: v.picklist(GOVERNMENT_WORK_STATES), place: v.optional(v.nullable(id), null), until: v.optional(v.nullable(day), null) })), v.minLength(1), v.maxLength(500)),
  }),
  'proposals.neighbours': v.strictObject({ place: id }),
  'proposals.governmentWorks': v.strictObject({ place: id, ...paging }),
  'proposals.importScope': v.strictObject({
    place: id, packId: v.picklist(PACK_IDS), type: v.picklist(PROJECT_TYPES), source: text(100),
    items: v.pipe(v.array(v.strictObject({ name: text(60), mode: v.picklist(SCOPE_MODES) })), v.minLength(1), v.maxLength(500)),
  }),
  'proposals.scope': v.strictObject({ place: id, ...paging }),
  'proposals.rejections': v.strictObject({ place: id, year }),
} as const
