/** What may be asked about files. */
import * as v from 'valibot'
import { file } from './fields.schema'

export const FILE_INPUTS = { 'files.link': v.strictObject({ files: v.pipe(v.array(file), v.minLength(1), v.maxLength(50)) }) } as const

/** What WeChat pushes once it has looked at a picture; more may stand in it. */
export const VERDICT = v.object({ Event: v.literal('wxa_media_check'), trace_id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)), result: v.object({ suggest: v.picklist(['pass', 'review', 'risky']) }) })
