import type { Governing } from '../../contracts/policies'
import type { Instant } from '../../contracts/reply'
import { dayOf } from '../../domain/calendar'
import { governing, inForceOn } from '../../domain/policies/in-force'
import { NATIONAL_FLOOR } from '../../policies'

/** The age below which a guardian agrees, as the law stood at that time: whoever makes themselves known belongs to no community yet. */
export function guardianBelow(now: Instant): Governing<number> | undefined {
  const found = inForceOn(NATIONAL_FLOOR.values.guardianConsentBelowAge ?? [], dayOf(now))
  return found === undefined ? undefined : governing(found)
}
