/** What may be asked about departments' demand lists. */
import * as v from 'valibot'
import { id, someFen, text } from './fields.schema'
import { CATEGORIES, DEMAND_STATES } from './vocabulary'

/** 5,000 lines of the longest kind fit into so many parts. */
const MOST_PARTS = 200
const list = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,60}$/))
const count = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
const paging = { cursor: v.optional(v.nullable(count(0, 100_000)), null), limit: v.optional(count(1, 200), 20) }

/** One line of a list; `where` is the name of a street or a community, as a department writes it. */
const row = v.strictObject({ title: text(60), department: text(60), where: text(60), category: v.optional(v.nullable(v.picklist(CATEGORIES)), null), problem: text(500), roughCost: someFen })
export type DemandRow = v.InferOutput<typeof row>

/** `place` is any place of the district whose list it is, and for reading any place from the district down. */
export const DEMAND_INPUTS = {
  'proposals.stageDemands': v.strictObject({ place: id, list, part: count(0, MOST_PARTS - 1), rows: v.pipe(v.array(row), v.minLength(1), v.maxLength(400)) }),
  /** Tries a list that was staged in so many parts, or takes it over whole. */
  'proposals.importDemands': v.strictObject({ place: id, list, parts: count(1, MOST_PARTS), source: text(100), dryRun: v.optional(v.boolean(), false) }),
  'proposals.demands': v.strictObject({ place: id, state: v.optional(v.nullable(v.picklist(DEMAND_STATES)), null), words: v.optional(v.nullable(text(60)), null), ...paging }),
  'proposals.demand': v.strictObject({ demand: id }),
  'proposals.demandCounts': v.strictObject({ place: id }),
  /** `community` is where it is feasible; null says that it is not. `text` is what the study found. */
  'proposals.studyDemand': v.strictObject({ demand: id, community: v.nullable(id), text: text(500) }),
  'proposals.endorseDemand': v.strictObject({ demand: id, endorse: v.boolean() }),
} as const
