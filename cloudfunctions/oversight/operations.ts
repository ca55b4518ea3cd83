import { commandRow } from '../_runtime/commands'
import type { Operation } from '../_runtime/operation'
import { bulletins } from './bulletins'
import { daily, goOn } from './daily'
import { explainRank, listExplanations } from './explaining'
import { listRecurring, recordCheck, recordMeeting } from './fulfilling'
import { sealDay } from './sealing'
import { seeSignals } from './signals'

export const OPERATIONS: readonly Operation[] = [
  daily,
  goOn,
  sealDay,
  bulletins,
  explainRank,
  listExplanations,
  listRecurring,
  recordMeeting,
  recordCheck,
  seeSignals,
  commandRow('oversight.markUnfinished', { does: 'Marks what the year’s end found unfinished, where the scheme must finish within the year.', refusals: ['not-in-this-scheme', 'not-before-year-end', 'already-answered'] }),
  commandRow('oversight.excuseUnfinished', { does: 'Grants the written exception.', refusals: ['not-before-year-end'] }),
  commandRow('oversight.confirmUnfinished', { does: 'Confirms that it failed and bars it for the next year.', refusals: ['not-before-year-end'] }),
  commandRow('oversight.appealBar', { does: 'Appeals the bar of the next year, once, by whoever proposed the project or by its committee.', refusals: ['already-appealed', 'not-in-this-scheme', 'window-closed'] }),
  commandRow('oversight.decideBar', { does: 'Answers the appeal against the bar with a reason; upheld, the bar is lifted.', refusals: ['no-such-objection', 'proposer-may-not-decide', 'decider-may-not-answer', 'implementer-excluded'] }),
  commandRow('oversight.remind', { does: 'Reminds those whom a duty waits for, some working days before it is due; the timer’s.', refusals: ['nothing-due'] }),
  commandRow('oversight.recount', { does: 'Counts the running time limits anew after the calendar of working days has changed, and tells those concerned; the timer’s.', refusals: ['nothing-due'] }),
  commandRow('oversight.escalate', { does: 'Takes a duty that passed its day up to the next level and marks it in public; the timer’s.', refusals: ['nothing-due'] }),
]
