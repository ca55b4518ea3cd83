/** What a poll that is a box of an award shows beside itself: the other box, and what came out of both. */
import type { Poll, PollView } from '../../contracts/polls'
import { shownOutcome } from '../../domain/polls/award'
import { choiceMatter } from '../../domain/polls/forms'
import { sparedOutcome } from '../../domain/polls/outcome'
import { resultWith } from '../_runtime/awards'
import { turnoutAsked } from '../_runtime/open-rounds'
import { pollAsked } from '../_runtime/open-polls'
import type { Context } from '../_runtime/operation'

/** The poll as it is told; while a box of its award is open only the turnout of the other. */
export async function withAward(ctx: Context, told: PollView['poll']): Promise<Pick<PollView, 'poll' | 'award'>> {
  const { award } = told
  const other: Poll | null = award === undefined ? null : await pollAsked(ctx, award.other)
  if (award === undefined || other === null) return { poll: { ...told, sealed: told.sealed && sparedOutcome(told.sealed) } }
  const turnout = other.sealed?.counted ?? await turnoutAsked(ctx, choiceMatter(other.id), { mineAt: null, count: () => ctx.ports.store.count('choices', { project: other.id }) })
  const electorate = other.pools[0]?.electorate ?? { size: 0, hash: '' }
  return { poll: { ...told, sealed: shownOutcome({ ...told, award }) }, award: { turnout, electorate, termsHash: other.termsHash, result: resultWith({ ...told, award }, other) } }
}
