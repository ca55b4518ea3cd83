/** Opening a place's poll: what is fixed and published before the first ballot, and whether it fits together. */
import type { HouseholdBinding } from '../../contracts/households'
import type { Poll, PollTerms } from '../../contracts/polls'
import type { Instant } from '../../contracts/reply'
import type { Role } from '../../contracts/vocabulary'
import { timingOf, type Timing } from '../ballots/window'
import { accept, refuse, type Result } from '../result'

/** Who may open and seal a poll of their place. */
export const OPENS_POLLS = ['committeeStaff', 'streetClerk', 'streetApprover', 'districtCoordinator', 'districtLeadingGroup'] as const satisfies readonly Role[]

/** Who may decide upon an outcome for their place: whoever leads the council, or the levels above. */
export const DECIDES_POLLS = ['facilitator', 'committeeStaff', 'streetApprover', 'districtCoordinator', 'districtLeadingGroup'] as const satisfies readonly Role[]

/**
 * Whether terms fit together: refuses `malformed` for an id twice or an unknown pool, `date-in-the-past`, and `kind-does-not-fit` where a form
 * cannot be counted by the rule: yes or no is one thing and a threshold, points are needed to count by points, a threshold needs its share.
 */
export function checkTerms({ form, items, pools, method, opensAt, closesAt }: Pick<PollTerms, 'form' | 'items' | 'pools' | 'method' | 'opensAt' | 'closesAt'>): Result<null> {
  if (closesAt <= opensAt) return refuse('date-in-the-past', { about: 'closesOn' })
  if (new Set(items.map(({ id }) => id)).size < items.length) return refuse('malformed', { about: 'items' })
  if (items.some(({ pool }) => pool >= pools.length)) return refuse('malformed', { about: 'pools' })
  if (form.kind === 'yesNo' && (items.length !== 1 || method.rule !== 'threshold')) return refuse('kind-does-not-fit', { about: 'form' })
  if (form.kind === 'points' && form.each > form.total) return refuse('kind-does-not-fit', { about: 'points' })
  if ('most' in form && form.most > items.length) return refuse('kind-does-not-fit', { about: 'most', remedy: { most: items.length } })
  if (method.utility === 'points' && form.kind !== 'points' && form.kind !== 'ranking') return refuse('kind-does-not-fit', { about: 'utility' })
  if ((method.rule === 'threshold') !== (method.least !== null)) return refuse('kind-does-not-fit', { about: 'least' })
  if (method.completion !== 'none' && method.rule !== 'equal-shares') return refuse('kind-does-not-fit', { about: 'completion' })
  return accept(null)
}

/** How a ballot that comes now, and is said to have been filled in at `takenAt`, stands to a poll: refuses `closed` once it is sealed. */
export function hearingOf(poll: Pick<Poll, 'state' | 'opensAt' | 'closesAt' | 'graceUntil'>, now: Instant, takenAt: Instant | null = null): Result<Timing> {
  return poll.state === 'open' ? timingOf(poll, { now, takenAt }) : refuse('closed', { figures: { closesAt: poll.closesAt } })
}

/**
 * The pools that a person chooses from, by place in the list: residents of age of the pool's place who were in the register at the opening.
 * Refuses `household-not-bound`, `not-eligible` (a minor) or `not-on-the-roll` where there are none.
 */
export function poolsOf(households: readonly HouseholdBinding[], { place, pools, opensAt }: Pick<Poll, 'place' | 'pools' | 'opensAt'>): Result<readonly number[]> {
  const isIn = (binding: HouseholdBinding, where: string): boolean => binding.community === where || binding.building === where || binding.within.includes(where)
  const here = households.filter((binding) => isIn(binding, place) || pools.some((pool) => isIn(binding, pool.place)))
  if (here.length === 0) return refuse('household-not-bound', { about: 'place' })
  const adults = here.filter(({ minor }) => !minor)
  if (adults.length === 0) return refuse('not-eligible', { about: 'minor' })
  const mine = pools.flatMap((pool, index) => (adults.some((binding) => binding.at <= opensAt && isIn(binding, pool.place)) ? [index] : []))
  return mine.length === 0 ? refuse('not-on-the-roll', { figures: { opensAt } }) : accept(mine)
}
