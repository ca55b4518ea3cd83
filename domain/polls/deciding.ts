/** What the council makes of an outcome: the winners of the published rule, or others with a reason. */
import type { Poll, PollDecision } from '../../contracts/polls'
import type { PersonId } from '../../contracts/reply'
import { accept, refuse, type Result } from '../result'
import { costIn } from './forms'

/**
 * The decision. Whoever opened the poll does not decide upon it (`second-person-needed`); other winners than the rule's need a reason
 * (`reason-needed`), must have stood (`unknown-option`) and fit the pool's money (`over-envelope`). Refuses `not-closed-yet` (also for a box of an award,
 * which the rule alone decides when the other one is sealed) and `already-decided`.
 */
export function checkDecision(
  { state, sealed, openedBy, closesAt, items, pools, award }: Pick<Poll, 'state' | 'sealed' | 'openedBy' | 'closesAt' | 'items' | 'pools' | 'award'>,
  { by, winners, reason }: { readonly by: PersonId; readonly winners: readonly (readonly string[])[] | null; readonly reason: string | null },
): Result<Omit<PollDecision, 'at' | 'role'>> {
  if (sealed === null) return refuse('not-closed-yet', { figures: { closesAt } })
  if (state === 'decided') return refuse('already-decided', { about: 'poll' })
  if (award !== undefined) return refuse('not-closed-yet', { about: 'award' })
  if (by === openedBy) return refuse('second-person-needed')
  const ruled = sealed.pools.map(({ chosen }) => chosen.winners)
  const named = winners ?? ruled
  if (named.length !== pools.length) return refuse('malformed', { about: 'winners' })
  const overridden = named.some((ids, pool) => [...ids].sort().join() !== [...(ruled[pool] ?? [])].sort().join())
  if (!overridden) return accept({ winners: ruled, overridden, reason })
  for (const [pool, ids] of named.entries()) {
    const chosen = items.filter((item) => item.pool === pool && ids.includes(item.id))
    if (new Set(ids).size !== ids.length || chosen.length !== ids.length) return refuse('unknown-option', { about: 'winners' })
    const [fen, envelope] = [costIn(chosen, pool), pools[pool]?.fen ?? 0]
    if (fen > envelope) return refuse('over-envelope', { figures: { fen, envelope }, remedy: { envelope } })
  }
  return reason === null ? refuse('reason-needed') : accept({ winners: named, overridden, reason })
}
