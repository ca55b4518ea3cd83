/** What may be asked about files. */
import * as v from 'valibot'
import { file, text } from './fields.schema'
import { HIDE_REASONS, PICTURE_DECISIONS } from './vocabulary'

const page = {
  cursor: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), null),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 20),
}

const thousandths = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))
const mark = v.pipe(v.strictObject({ x: thousandths, y: thousandths, width: v.pipe(thousandths, v.minValue(1)), height: v.pipe(thousandths, v.minValue(1)) }), v.check(({ x, y, width, height }) => x + width <= 1000 && y + height <= 1000))

export const FILE_INPUTS = {
  'files.link': v.strictObject({ files: v.pipe(v.array(file), v.minLength(1), v.maxLength(50)) }),
  'files.picture': v.strictObject({ file }),
  'files.queue': v.strictObject({ ...page }),
  'files.asks': v.strictObject({ file, ...page }),
  'files.decide': v.strictObject({ file, decision: v.picklist(PICTURE_DECISIONS), reason: v.optional(v.nullable(v.picklist(HIDE_REASONS)), null), blurred: v.optional(v.nullable(file), null) }),
  'files.askBlur': v.strictObject({ file, text: text(200), marks: v.optional(v.pipe(v.array(mark), v.maxLength(20)), []) }),
  'files.appeal': v.strictObject({ file, text: text(500) }),
} as const

/** What WeChat pushes once it has looked at a picture; more may stand in it. */
export const VERDICT = v.object({ Event: v.literal('wxa_media_check'), trace_id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)), result: v.object({ suggest: v.picklist(['pass', 'review', 'risky']) }) })
