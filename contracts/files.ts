/** Files: who may look at which. */
import type { FileId } from './reply'

/** A temporary address; null where there is none or the caller may not look. */
export interface FileLink { readonly file: FileId; readonly url: string | null }
