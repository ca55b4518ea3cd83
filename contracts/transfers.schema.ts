/** What may be asked about money between communities. */
import * as v from 'valibot'
import { id, someFen, text } from './fields.schema'

const count = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
const one = { transfer: id, version: count(1, 100) }

export const TRANSFER_INPUTS = {
  /** What of it concerns a community, the latest first. */
  'funds.transfers': v.strictObject({ community: id, cursor: v.optional(v.nullable(count(0, 100_000)), null), limit: v.optional(count(1, 50), 20) }),
  'funds.askTransfer': v.strictObject({ from: id, to: id, fen: someFen, text: text(500) }),
  'funds.answerTransfer': v.strictObject({ ...one, agrees: v.boolean(), text: text(500) }),
  'funds.approveTransfer': v.strictObject({ ...one, agrees: v.boolean(), text: text(500) }),
  'funds.withdrawTransfer': v.strictObject({ ...one, text: text(500) }),
} as const
