/** Children below the age at which a guardian agrees to what is kept of them (个人信息保护法第三十一条). */
import type { ChildPermit, HouseholdBinding } from '../../contracts/households'
import type { Instant, PersonId } from '../../contracts/reply'
import { readCode } from '../ballots/codes'
import { accept, refuse, type Result } from '../result'

/** How long a code lasts that a guardian has given out and nobody has brought yet. */
const PERMIT_DAYS = 7
const DAY_MS = 86_400_000
const CODE_LETTERS = 8

/** The code that a guardian passes on: the first eight of random letters and digits, as it is read out. Throws on letters that make no code. */
export function permitCode(random: string): string {
  const code = readCode(random.slice(0, CODE_LETTERS))
  if (code === null) throw new RangeError('these letters make no code')
  return code
}

/** A guardian's consent for one child, good for seven days. Refuses `household-not-bound` to whoever does not live there, `not-eligible` to a minor. */
export function permitChild(mine: HouseholdBinding | null, { id, now }: { readonly id: string; readonly now: Instant }): Result<ChildPermit> {
  if (mine === null || mine.endedAt !== null) return refuse('household-not-bound', { about: 'household' })
  if (mine.minor) return refuse('not-eligible', { about: 'minor' })
  return accept({ id, household: mine.household, guardian: mine.person, at: now, until: now + PERMIT_DAYS * DAY_MS, child: null, usedAt: null })
}

/** The consent with the child that has brought its code. Refuses `wrong-guardian-code` where there is none, where it was used, is over, or whoever gave it no longer lives there. */
export function usePermit(permit: ChildPermit | null, { child, guardian, now }: { readonly child: PersonId; readonly guardian: HouseholdBinding | null; readonly now: Instant }): Result<ChildPermit> {
  if (permit === null || permit.child !== null || permit.until <= now || guardian === null || guardian.endedAt !== null) return refuse('wrong-guardian-code')
  return accept({ ...permit, child, usedAt: now })
}

/** Whether an adult of a household may take back what a guardian agreed to: both live there, or the child did until it was taken back. */
export const mayForgetChild = (child: HouseholdBinding, adults: readonly HouseholdBinding[]): boolean =>
  child.how === 'guardian' && adults.some(({ household, minor, endedAt }) => household === child.household && !minor && endedAt === null)
