import type { MyVote, PollBallot, PollChoice, PollReceipt } from '../../contracts/polls'
import { POLL_INPUTS } from '../../contracts/polls.schema'
import type { Project } from '../../contracts/projects'
import type { Refusal, Reply } from '../../contracts/reply'
import { matterOf } from '../../domain/ballots/codes'
import { asElector, isPollOpen, optionOf, pollHearing, pollKey } from '../../domain/polls/ballots'
import { callerIn, no, yes } from '../_runtime/answers'
import { cast, castEarlier, keepLate, replyWith, requestMark, type Kept, type Slot } from '../_runtime/ballot-box'
import { turnoutOf } from '../_runtime/counting'
import { commandRow } from '../_runtime/commands'
import { projectAsked, turnoutAsked } from '../_runtime/open-rounds'
import { operation, type Context } from '../_runtime/operation'

const receiptOf = ({ answer, receipt }: Kept<PollChoice>): PollReceipt => ({ ...receipt, option: answer.option })

/** After the close: the reply to a request that had arrived in time, or a receipt that says late. */
async function afterTheClose(ctx: Context, { slot, option, refusal }: { readonly slot: Slot; readonly option: number; readonly refusal: Refusal | null }): Promise<Reply<PollReceipt>> {
  const earlier = await castEarlier<PollChoice>(ctx, slot)
  if (!earlier.ok) return earlier
  if (earlier.value !== null) return yes(receiptOf(earlier.value))
  if (refusal !== null) return { ok: false, refusal }
  const { project, round } = slot
  return yes({ ...(await keepLate(ctx, { matter: matterOf({ kind: 'poll', project, round }), voter: callerIn(ctx).id, content: { option } })), option })
}

async function vote(ctx: Context, { project: id, option: wanted }: { readonly project: string; readonly option: number }): Promise<Reply<PollReceipt>> {
  const voter = callerIn(ctx).id
  const project = await projectAsked(ctx, id, isPollOpen)
  if (project === null) return no('unknown-record', { about: 'project' })
  if (project.poll === null) return no('not-open')
  const slot: Slot = { collection: 'pollBallots', id: pollKey({ project: id, round: project.poll.round, person: voter }), project: id, round: project.poll.round }
  const hearing = pollHearing(project, ctx.now)
  if (!hearing.ok) return hearing.refusal.code === 'closed' ? afterTheClose(ctx, { slot, option: wanted, refusal: hearing.refusal }) : hearing
  const { poll, timing } = hearing.value
  const elector = asElector(ctx.households, project, poll)
  if (!elector.ok) return elector
  const option = optionOf(poll, wanted)
  if (!option.ok) return option
  if (timing === 'late') return afterTheClose(ctx, { slot, option: option.value, refusal: null })
  return replyWith(await cast<PollChoice>(ctx, slot, { voter, answer: { option: option.value, at: ctx.now, request: requestMark(ctx) } }), receiptOf)
}

async function mine(ctx: Context, { project: id }: { readonly project: string }): Promise<Reply<MyVote>> {
  const { store } = ctx.ports
  const project: Project | null = await projectAsked(ctx, id, isPollOpen)
  if (project === null) return no('unknown-record', { about: 'project' })
  const { poll } = project
  if (poll === null) return no('not-open')
  const ballot = await store.get<PollBallot>('pollBallots', pollKey({ project: id, round: poll.round, person: callerIn(ctx).id }))
  const turnout = await turnoutAsked(ctx, matterOf({ kind: 'poll', project: id, round: poll.round }), { mineAt: ballot?.last.at ?? null, count: () => turnoutOf(store, project, poll) })
  const { question, options, opensAt, closesAt, electorate } = poll
  const own: PollReceipt | null = ballot && { option: ballot.last.option, receipt: ballot.receipt, at: ballot.last.at, revision: ballot.revision, late: false }
  return yes({ question, options, opensAt, closesAt, open: isPollOpen(project, ctx.now), mine: own, turnout, electorate: electorate?.size ?? null })
}

export const OPERATIONS = [
  operation({
    name: 'polls.vote', does: "Casts the caller's one vote; it can be changed until the close, and the last vote counts; a later one is kept and not counted.", kind: 'write',
    who: ['resident'], input: POLL_INPUTS['polls.vote'], output: 'PollReceipt', refusals: ['household-not-bound', 'unknown-record', 'not-open', 'closed', 'not-eligible', 'not-on-the-roll', 'unknown-option', 'malformed'],
    run: vote,
  }),
  operation({
    name: 'polls.mine', does: "Shows the caller's own vote and receipt, and the turnout.", kind: 'read',
    who: 'identified', input: POLL_INPUTS['polls.mine'], output: 'MyVote', refusals: ['unknown-record', 'not-open'],
    run: mine,
  }),
  commandRow('polls.close', { does: 'Seals the residents’ poll and goes on.', refusals: ['not-closed-yet', 'not-open'] }),
]
