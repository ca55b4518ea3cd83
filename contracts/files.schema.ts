/** What may be asked about files. */
import * as v from 'valibot'
import { file } from './fields.schema'

export const FILE_INPUTS = { 'files.link': v.strictObject({ files: v.pipe(v.array(file), v.minLength(1), v.maxLength(50)) }) } as const
