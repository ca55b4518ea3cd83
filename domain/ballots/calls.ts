/** An answer that was given by telephone. */
import type { Call } from '../../contracts/ballots'
import type { Instant } from '../../contracts/reply'
import type { Channel } from '../../contracts/vocabulary'
import { accept, refuse, type Result } from '../result'

/** The call in which something was said; its time is what the phone says, and never later than now. Refuses `call-needed` for an answer by telephone without it. */
export function callTold(channel: Channel, called: Call | null, now: Instant): Result<Call | null> {
  if (channel !== 'phone') return accept(null)
  return called === null ? refuse('call-needed', { about: 'called' }) : accept({ ending: called.ending, at: Math.min(called.at, now) })
}
