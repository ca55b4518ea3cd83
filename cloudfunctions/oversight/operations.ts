import { commandRow } from '../_runtime/commands'
import type { Operation } from '../_runtime/operation'
import { daily } from './daily'
import { sealDay } from './sealing'

export const OPERATIONS: readonly Operation[] = [
  daily,
  sealDay,
  commandRow('oversight.markUnfinished', { does: 'Marks what the year’s end found unfinished, where the scheme must finish within the year.', refusals: ['not-in-this-scheme', 'not-before-year-end', 'already-answered'] }),
  commandRow('oversight.excuseUnfinished', { does: 'Grants the written exception.', refusals: ['not-before-year-end'] }),
  commandRow('oversight.confirmUnfinished', { does: 'Confirms that it failed and bars it for the next year.', refusals: ['not-before-year-end'] }),
]
