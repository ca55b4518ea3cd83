/** Polls of places, for residents: which there are, what they ask, and the one way into the ballot box. */
import type * as v from 'valibot'
import type { Page } from '../../contracts/operations'
import type { ChoiceBallot, ChoiceCast, ChoiceReceipt, Poll, PollCard, PollView } from '../../contracts/polls'
import type { POLL_INPUTS } from '../../contracts/polls.schema'
import type { Refusal, Reply } from '../../contracts/reply'
import { notSealable, waitedOf } from '../../domain/ballots/window'
import { CHOICE_ROUND, checkBallot, choiceKey, choiceMatter } from '../../domain/polls/forms'
import { disownBallot, isInBox } from '../../domain/polls/assisting'
import { poolsFor } from '../../domain/polls/award'
import { DECIDES_POLLS, hearingOf, OPENS_POLLS } from '../../domain/polls/opening'
import { refusal, type Result } from '../../domain/result'
import { callerIn, no, yes } from '../_runtime/answers'
import { cast, castEarlier, keepLate, replyWith, requestMark, type Kept, type Slot } from '../_runtime/ballot-box'
import type { Context } from '../_runtime/operation'
import { HELPERS } from '../_runtime/minders'
import { disownDays } from './assisting'
import { withAward } from './award-view'
import { notInOffice } from '../_runtime/offices'
import { turnoutAsked } from '../_runtime/open-rounds'
import { pollAsked, pollCardOf } from '../_runtime/open-polls'
import { pageOf } from '../_runtime/pages'
import { placeOf } from '../_runtime/scene'

type Input<K extends keyof typeof POLL_INPUTS> = v.InferOutput<(typeof POLL_INPUTS)[K]>

const receiptOf = ({ answer: { choices, points }, receipt }: Kept<ChoiceCast>): ChoiceReceipt => ({ ...receipt, choices, points })

export async function castBallot(ctx: Context, { poll: id, choices, points, takenAt }: Input<'polls.cast'>): Promise<Reply<ChoiceReceipt>> {
  const voter = callerIn(ctx).id
  const poll = await pollAsked(ctx, id)
  if (poll === null) return no('unknown-record', { about: 'poll' })
  const slot: Slot = { collection: 'choices', id: choiceKey(id, voter), project: id, round: CHOICE_ROUND }
  const timing = hearingOf(poll, ctx.now, takenAt)
  if (!timing.ok) {
    const earlier: Result<Kept<ChoiceCast> | null> = await castEarlier<ChoiceCast>(ctx, slot)
    return earlier.ok && earlier.value !== null ? yes(receiptOf(earlier.value)) : timing
  }
  const pools = poolsFor({ person: voter, households: ctx.households }, poll)
  if (!pools.ok) return pools
  const said = checkBallot(poll, pools.value, { choices, points })
  if (!said.ok) return said
  if (timing.value === 'late') {
    const earlier = await castEarlier<ChoiceCast>(ctx, slot)
    if (!earlier.ok) return earlier
    if (earlier.value !== null) return yes(receiptOf(earlier.value))
    return yes({ ...(await keepLate(ctx, { matter: choiceMatter(id), voter, content: said.value })), ...said.value })
  }
  return replyWith(await cast<ChoiceCast>(ctx, slot, { voter, alias: ctx.ports.newId(), pools: pools.value, answer: { ...said.value, at: ctx.now, request: requestMark(ctx), ...waitedOf(takenAt, timing.value, ctx.now) } }), receiptOf)
}

/** The poll as this caller may see it. */
export async function viewOf(ctx: Context, poll: Poll): Promise<PollView> {
  const { store } = ctx.ports
  const { openedBy, judges: _judges, excluded: _excluded, ...told } = poll
  const found = ctx.person === null ? null : await store.get<ChoiceBallot>('choices', choiceKey(poll.id, ctx.person.id))
  const ballot = isInBox(found, poll.id) ? found : null
  const turnout = poll.sealed?.counted ?? await turnoutAsked(ctx, choiceMatter(poll.id), { mineAt: ballot?.last.at ?? null, count: () => store.count('choices', { project: poll.id }) })
  const timing = hearingOf(poll, ctx.now)
  const open = timing.ok && timing.value !== 'late'
  const pools = poolsFor({ person: ctx.person?.id ?? null, households: ctx.households }, poll)
  const done = poll.state === 'open' ? null : refusal('already-decided')
  const mayVote: Refusal | null = !timing.ok ? timing.refusal : !open ? refusal('closed', { figures: { closesAt: poll.closesAt } }) : pools.ok ? null : pools.refusal
  const own = ctx.person !== null && ctx.person.id === openedBy ? refusal('second-person-needed') : null
  return {
    me: ctx.person?.id ?? null, ...(await withAward(ctx, told)), turnout, open, myPools: pools.ok ? pools.value : [],
    mine: ballot && {
      choices: ballot.last.choices, points: ballot.last.points, receipt: ballot.receipt, at: ballot.last.at, revision: ballot.revision, late: false, channel: ballot.last.assisted?.channel ?? 'wechat',
      mayDisown: ballot.last.assisted !== undefined && disownBallot(ballot, { poll, now: ctx.now, days: await disownDays(ctx) }).ok,
    },
    may: {
      vote: mayVote,
      record: poll.award?.box === 'experts' ? refusal('one-box-only', { about: 'experts' }) : open ? (ctx.appointments.some(({ role }) => HELPERS.some((one) => one === role)) ? null : refusal('not-your-role')) : refusal('closed', { figures: { closesAt: poll.closesAt } }),
      seal: (await notInOffice(ctx, poll.place, OPENS_POLLS)) ?? done ?? notSealable(poll, ctx.now),
      decide: (await notInOffice(ctx, poll.place, DECIDES_POLLS)) ?? (poll.state === 'sealed' && poll.award === undefined ? own : refusal(poll.state !== 'decided' ? 'not-closed-yet' : 'already-decided', { figures: { closesAt: poll.closesAt } })),
    },
  }
}

export async function showPoll(ctx: Context, { poll: id }: Input<'polls.show'>): Promise<Reply<PollView>> {
  const poll = await pollAsked(ctx, id)
  return poll === null ? no('unknown-record', { about: 'poll' }) : yes(await viewOf(ctx, poll))
}

/** The polls of a place and of all places above it, or those of the caller's own homes and offices, the newest first. */
export async function listPolls(ctx: Context, { place, cursor, limit }: Input<'polls.list'>): Promise<Reply<Page<PollCard>>> {
  const asked = place === null ? [...ctx.households.map(({ community }) => community), ...ctx.appointments.map((office) => office.place)] : [place]
  const found = await Promise.all([...new Set(asked)].map((id) => placeOf(ctx.ports.store, id, ctx.now)))
  if (place !== null && found[0] === null) return no('unknown-place', { about: 'place' })
  const within = [...new Set(found.flatMap((one) => (one === null ? [] : [...one.path, one.id])))]
  if (within.length === 0) return yes({ items: [], next: null })
  const rows = await ctx.ports.store.list<Poll>('polls', { where: { place: { $in: within } }, order: [['opensAt', 'desc']], limit: limit + 1, skip: cursor ?? 0 })
  const { items, next } = pageOf(rows, { cursor, limit })
  return yes({ items: items.map(pollCardOf), next })
}
