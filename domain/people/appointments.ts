/** Who holds which office, over which place, from when to when; who may appoint whom. */
import type { Appointment } from '../../contracts/people'
import type { Instant, PlaceId } from '../../contracts/reply'
import { dayOf } from '../calendar'

/** The scope of the founding administrator before there is any place. */
export const EVERYWHERE: PlaceId = '*'

/** Whether an appointment counts at an instant: the first and the last day included, unless it was ended before. */
export function isInForce({ from, until, endedAt }: Pick<Appointment, 'from' | 'until' | 'endedAt'>, at: Instant): boolean {
  const day = dayOf(at)
  return from <= day && (until === null || day <= until) && (endedAt === null || endedAt > at)
}

/** Whether an office over `scope` reaches a place, given as itself and all above it. */
export function reaches(scope: PlaceId, within: readonly PlaceId[]): boolean {
  return scope === EVERYWHERE || within.includes(scope)
}
