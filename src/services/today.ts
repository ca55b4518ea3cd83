import type { Day } from '../../contracts/reply'
import { dayOf } from '../copy/dates'

/** The reader's calendar day in Shanghai; only for words like 「还剩 3 天」, never for a decision. */
export const today = (): Day => dayOf(Date.now())
