/** What is said of a supplier: a code, or the organisations of a joint declaration. Names and numbers carry none of the two marks by which a record lists them. */
import * as v from 'valibot'
import { fen, id, someFen, text } from './fields.schema'
import { SUPPLIER_STANDINGS } from './vocabulary'

/** More than any small work has. */
const MOST_ORGS = 10
const listable = (max: number) => v.pipe(text(max), v.regex(/^[^|;\n]+$/))
const parts = v.pipe(v.array(v.strictObject({ filedOrg: listable(60), fen })), v.minLength(1), v.maxLength(MOST_ORGS))

export const partyInput = {
  standing: v.picklist(SUPPLIER_STANDINGS),
  creditCode: v.optional(v.nullable(text(30)), null),
  leadFen: v.optional(v.nullable(fen), null),
  filedOrgs: v.optional(v.pipe(v.array(v.strictObject({ name: listable(60), filingNumber: listable(40), filedWith: listable(60), fen: someFen })), v.maxLength(MOST_ORGS)), []),
}
export const behindInput = { behind: v.optional(v.pipe(v.array(v.strictObject({ filedOrg: listable(60), person: id })), v.maxLength(MOST_ORGS)), []) }
export const sharesInput = { shares: v.optional(v.nullable(v.strictObject({ leadFen: fen, filedOrgs: parts })), null) }
export const paidInput = { receiver: v.optional(v.nullable(text(60)), null), passedOn: v.optional(v.nullable(parts), null) }
export const settledInput = { sharesReason: v.optional(v.nullable(text(500)), null) }
