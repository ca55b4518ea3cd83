import type { MyVote, PollBallot, PollReceipt } from '../../contracts/polls'
import { POLL_INPUTS } from '../../contracts/polls.schema'
import type { Project } from '../../contracts/projects'
import type { Reply } from '../../contracts/reply'
import { asResident, castVote, pollKey, pollTakingVotes } from '../../domain/polls/ballots'
import { callerIn, no, receiptFrom, yes } from '../_runtime/answers'
import { turnoutOf } from '../_runtime/counting'
import { commandRow } from '../_runtime/commands'
import { operation, type Context } from '../_runtime/operation'
import { once } from '../_runtime/write'

const receiptOf = ({ option, receipt, at, revision }: PollBallot): PollReceipt => ({ option, receipt, at, revision })

async function vote(ctx: Context, { project: id, option }: { readonly project: string; readonly option: number }): Promise<Reply<PollReceipt>> {
  const voter = callerIn(ctx).id
  return once<PollReceipt>(ctx, async (tx) => {
    const project = await tx.get<Project>('projects', id)
    if (project === null) return no('unknown-record', { about: 'project' })
    const poll = pollTakingVotes(project, ctx.now)
    if (!poll.ok) return poll
    const resident = asResident(ctx.households, project)
    if (!resident.ok) return resident
    const before = await tx.get<PollBallot>('pollBallots', pollKey({ project: id, round: poll.value.round, person: voter }))
    const cast = castVote(poll.value, { project: id, voter, before, option, receipt: receiptFrom(ctx), now: ctx.now })
    if (!cast.ok) return cast
    await tx.set('pollBallots', { ...cast.value, _id: cast.value.id })
    return yes(receiptOf(cast.value))
  })
}

async function mine(ctx: Context, { project: id }: { readonly project: string }): Promise<Reply<MyVote>> {
  const { store } = ctx.ports
  const project = await store.get<Project>('projects', id)
  if (project === null) return no('unknown-record', { about: 'project' })
  const { poll } = project
  if (poll === null) return no('not-open')
  const [ballot, turnout] = await Promise.all([
    store.get<PollBallot>('pollBallots', pollKey({ project: id, round: poll.round, person: callerIn(ctx).id })),
    turnoutOf(store, project, poll),
  ])
  const { question, options, opensAt, closesAt } = poll
  return yes({ question, options, opensAt, closesAt, open: pollTakingVotes(project, ctx.now).ok, mine: ballot === null ? null : receiptOf(ballot), turnout })
}

export const OPERATIONS = [
  operation({
    name: 'polls.vote', does: "Casts the caller's one vote; it can be changed until the close, and the last vote counts.", kind: 'write',
    who: ['resident'], input: POLL_INPUTS['polls.vote'], output: 'PollReceipt', refusals: ['household-not-bound', 'unknown-record', 'not-open', 'closed', 'not-eligible', 'unknown-option'],
    run: vote,
  }),
  operation({
    name: 'polls.mine', does: "Shows the caller's own vote and receipt, and the turnout.", kind: 'read',
    who: 'identified', input: POLL_INPUTS['polls.mine'], output: 'MyVote', refusals: ['unknown-record', 'not-open'],
    run: mine,
  }),
  commandRow('polls.close', { does: 'Seals the residents’ poll and goes on.', refusals: ['not-closed-yet', 'not-open'] }),
]
