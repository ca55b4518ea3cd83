/** What may be asked about files. */
import * as v from 'valibot'
import { file, text } from './fields.schema'
import { HIDE_REASONS, PICTURE_DECISIONS } from './vocabulary'

const page = {
  cursor: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), null),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 20),
}

export const FILE_INPUTS = {
  'files.link': v.strictObject({ files: v.pipe(v.array(file), v.minLength(1), v.maxLength(50)) }),
  'files.picture': v.strictObject({ file }),
  'files.queue': v.strictObject({ ...page }),
  'files.decide': v.strictObject({ file, decision: v.picklist(PICTURE_DECISIONS), reason: v.optional(v.nullable(v.picklist(HIDE_REASONS)), null), blurred: v.optional(v.nullable(file), null) }),
  'files.askBlur': v.strictObject({ file, text: text(200) }),
  'files.appeal': v.strictObject({ file, text: text(500) }),
} as const

/** What WeChat pushes once it has looked at a picture; more may stand in it. */
export const VERDICT = v.object({ Event: v.literal('wxa_media_check'), trace_id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)), result: v.object({ suggest: v.picklist(['pass', 'review', 'risky']) }) })
