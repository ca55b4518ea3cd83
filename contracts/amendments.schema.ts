/** What may be asked about the rules of a scheme, and about changing them. */
import * as v from 'valibot'
import { day, id, text } from './fields.schema'
import { SCHEME_VALUES } from './policies.schema'
import type { SchemeKey } from './policies'

/** Every key that a scheme may have a value for; those of national law are nobody's to change. */
export const SCHEME_KEYS = Object.keys(SCHEME_VALUES) as SchemeKey[]

const change = {
  /** The district, or one of its streets. */
  place: id, key: v.picklist(SCHEME_KEYS), value: v.unknown(), from: day, until: v.optional(v.nullable(day), null),
  clause: text(200), quote: v.optional(v.nullable(text(500)), null), document: text(200), tag: v.picklist(['assumption', 'quoted', 'published', 'law']),
}

const aChange = v.pipe(
  v.strictObject(change),
  v.forward(v.check(({ key, value }) => v.safeParse(SCHEME_VALUES[key], value).success, 'a value that a pack could hold'), ['value']),
  v.forward(v.check(({ from, until }) => until === null || from <= until, 'it ends after it begins'), ['until']),
  v.forward(v.check(({ tag, quote }) => (tag !== 'quoted' && tag !== 'law') || quote !== null, 'a quoted value carries its quote, and so does the law'), ['quote']),
)

export const POLICY_INPUTS = {
  'policies.show': v.strictObject({ place: v.optional(v.nullable(id), null), project: v.optional(v.nullable(id), null), day: v.optional(v.nullable(day), null) }),
  'policies.preview': aChange,
  'policies.propose': aChange,
  'policies.confirm': v.strictObject({ district: id, amendment: id }),
  'policies.discard': v.strictObject({ district: id, amendment: id, reason: text(300) }),
} as const
