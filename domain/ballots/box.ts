/** One voter, one document: how an answer enters it, changes it, and is told apart from the same request sent twice. */
import type { Ballot, Cast } from '../../contracts/ballots'
import type { Instant } from '../../contracts/reply'
import { accept, refuse, type Result } from '../result'

/** The ballot with this answer in it: the first one makes it, a later one replaces what counts and keeps what was. */
export function withAnswer<C extends Cast>(before: Ballot<C> | null, fresh: { readonly id: string; readonly project: string; readonly round: number; readonly receipt: string }, answer: C): Ballot<C> {
  if (before === null) return { ...fresh, revision: 1, last: answer, history: [] }
  return { ...before, revision: before.revision + 1, last: answer, history: [...before.history, before.last] }
}

/**
 * Whether what waited in a phone may still replace what stands: refuses `newer-ballot` where its voter, or a helper, filled in another one since.
 * What carries no time of its own was filled in when it arrived.
 */
export function notOvertaken<C extends Cast & { readonly takenAt?: Instant }>(before: Pick<Ballot<C>, 'last'> | null, { at, takenAt = at }: { readonly at: Instant; readonly takenAt?: Instant }): Result<null> {
  const standing = before === null ? null : before.last.takenAt ?? before.last.at
  return standing !== null && takenAt < standing && takenAt < at ? refuse('newer-ballot', { figures: { at: standing } }) : accept(null)
}

/**
 * What an earlier arrival of this request left in the ballot, with its revision; null when it never arrived.
 * Refuses `malformed` when the request's id came before with another content.
 */
export function arrivedBefore<C extends Cast>({ last, history }: Ballot<C>, request: string): Result<{ readonly answer: C; readonly revision: number } | null> {
  const [id] = request.split('#')
  const casts = [...history, last]
  const at = casts.findIndex((cast) => cast.request.split('#')[0] === id)
  const answer = casts[at]
  if (answer === undefined) return accept(null)
  return answer.request === request ? accept({ answer, revision: at + 1 }) : refuse('malformed', { about: 'requestId' })
}
