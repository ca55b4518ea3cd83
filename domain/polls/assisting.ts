/** A ballot that a helper writes down for a neighbour: with evidence, within a limit, never over the voter's own word, and void at the voter's word. */
import type { ChoiceBallot, Poll } from '../../contracts/polls'
import type { Instant, PersonId } from '../../contracts/reply'
import { accept, refuse, type Result } from '../result'

const DAY = 86_400_000
/** A ballot that its voter disowned stands under no poll until the voter says something. */
const VOID = 'void|'

/** Where a voided ballot stands: outside the set of its poll. */
export const voidOf = (poll: string): string => `${VOID}${poll}`
/** Whether a ballot is in the box of this poll. */
export const isInBox = (ballot: Pick<ChoiceBallot, 'project'> | null, poll: string): boolean => ballot?.project === poll

export interface Assisting {
  readonly helper: PersonId
  readonly voter: PersonId
  /** Who lives with the voter. */
  readonly livesWith: readonly PersonId[]
  readonly before: ChoiceBallot | null
  /** Whose ballots this helper has written down in this poll. */
  readonly recorded: readonly PersonId[]
  readonly most: number | null
  readonly evidence: number
}

/**
 * Whether a helper may write this ballot down. Refuses `second-person-needed` for the helper's own home, `already-answered` over the voter's own word,
 * `collector-may-not-verify` to whoever's word the voter disowned, `evidence-needed` (of a call, the picture of the list of calls), and `too-many-assisted` with the limit.
 */
export function mayRecord({ helper, voter, livesWith, before, recorded, most, evidence }: Assisting): Result<null> {
  if (helper === voter || livesWith.includes(helper)) return refuse('second-person-needed', { duty: 'SoD-4' })
  const ownWord = before !== null && [...before.history, before.last].some(({ assisted }) => assisted === undefined)
  if (ownWord) return refuse('already-answered', { about: 'voter' })
  if (before?.disowned?.some((one) => one.helper === helper) === true) return refuse('collector-may-not-verify', { duty: 'SoD-4' })
  if (evidence === 0) return refuse('evidence-needed')
  if (most !== null && !recorded.includes(voter) && recorded.length >= most) return refuse('too-many-assisted', { figures: { most } })
  return accept(null)
}

/**
 * “That was not me”: until nothing that counts can come any more the ballot is out of the box at once; after that it stays counted, marked, until so many days after the close.
 * Refuses `unknown-record` where no helper wrote anything, and `closed` after that.
 */
export function disownBallot(before: ChoiceBallot | null, { poll, now, days }: { readonly poll: Pick<Poll, 'id' | 'closesAt' | 'graceUntil'>; readonly now: Instant; readonly days: number }): Result<ChoiceBallot> {
  const { assisted } = before?.last ?? {}
  if (before === null || assisted === undefined || !isInBox(before, poll.id) || before.disowned?.some(({ at }) => at >= before.last.at) === true) return refuse('unknown-record', { about: 'poll' })
  if (now >= poll.closesAt + days * DAY) return refuse('closed', { figures: { closesAt: poll.closesAt } })
  const disowned = [...(before.disowned ?? []), { at: now, helper: assisted.helper }]
  return accept({ ...before, disowned, revision: before.revision + 1, ...(now < (poll.graceUntil ?? poll.closesAt) ? { project: voidOf(poll.id) } : {}) })
}
