import type { MyVote, PollBallot, PollChoice, PollReceipt } from '../../contracts/polls'
import { POLL_INPUTS } from '../../contracts/polls.schema'
import type { Project } from '../../contracts/projects'
import type { Refusal, Reply } from '../../contracts/reply'
import { matterOf } from '../../domain/ballots/codes'
import { asElector, isPollOpen, optionOf, pollHearing, pollKey } from '../../domain/polls/ballots'
import { OPENS_AWARDS } from '../../domain/polls/award'
import { DECIDES_POLLS, OPENS_POLLS } from '../../domain/polls/opening'
import { callerIn, no, yes } from '../_runtime/answers'
import { cast, castEarlier, keepLate, replyWith, requestMark, type Kept, type Slot } from '../_runtime/ballot-box'
import { turnoutOf } from '../_runtime/counting'
import { commandRow } from '../_runtime/commands'
import { projectAsked, turnoutAsked } from '../_runtime/open-rounds'
import { operation, type Context } from '../_runtime/operation'
import { HELPERS } from '../_runtime/minders'
import { disownChoice, recordBallot } from './assisting'
import { drawAward, openAward } from './awarding'
import { castBallot, listPolls, showPoll } from './choosing'
import { decide, exportPart, openPoll, readPb, seal } from './holding'

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
  return yes({ question, options, opensAt, closesAt, open: isPollOpen(project, ctx.now), mine: own, turnout, electorate })
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
  operation({
    name: 'polls.open', does: 'Opens a poll of a place: its kind of ballot, things, pools of money, rule and ties are fixed and published in the same write, with the electorate of each pool.', kind: 'write',
    who: OPENS_POLLS, input: POLL_INPUTS['polls.open'], output: 'PollView', refusals: ['not-your-role', 'not-your-scope', 'unknown-place', 'date-in-the-past', 'kind-does-not-fit', 'malformed', 'busy', 'fault'],
    run: openPoll,
  }),
  operation({
    name: 'polls.drawAward', does: 'Draws from the records what an annual award of the district would be opened with: the nominees of a year, how many experts judge, and how many stand too close.', kind: 'read',
    who: OPENS_AWARDS, input: POLL_INPUTS['polls.drawAward'], output: 'AwardDraft', refusals: ['not-your-role', 'not-your-scope', 'unknown-place', 'not-in-this-scheme', 'not-before-year-end'],
    run: drawAward,
  }),
  operation({
    name: 'polls.openAward', does: 'Opens the annual award of a district: nominees, both boxes with their electorates, and how they are joined are fixed and published in the same write; once for each year.', kind: 'write',
    who: OPENS_AWARDS, input: POLL_INPUTS['polls.openAward'], output: 'PollView',
    refusals: ['not-your-role', 'not-your-scope', 'unknown-place', 'not-in-this-scheme', 'not-before-year-end', 'too-few-nominees', 'too-few-judges', 'date-in-the-past', 'already-decided', 'malformed', 'busy', 'fault'],
    run: openAward,
  }),
  operation({
    name: 'polls.readPb', does: 'Reads a published election (.pb) as a draft of a poll; names the line where it cannot.', kind: 'read',
    who: OPENS_POLLS, input: POLL_INPUTS['polls.readPb'], output: 'PollDraft', refusals: ['malformed'],
    run: readPb,
  }),
  operation({
    name: 'polls.list', does: 'Lists the polls of a place and of the places above it, the newest first.', kind: 'read',
    who: 'anyone', input: POLL_INPUTS['polls.list'], output: 'Page<PollCard>', refusals: ['unknown-place'],
    run: listPolls,
  }),
  operation({
    name: 'polls.show', does: 'Shows a poll of a place: its terms, the turnout while it is open, the outcome by its rule and by two others once it is sealed, and the caller’s own ballot.', kind: 'read',
    who: 'anyone', input: POLL_INPUTS['polls.show'], output: 'PollView', refusals: ['unknown-record'],
    run: showPoll,
  }),
  operation({
    name: 'polls.cast', does: "Casts the caller's whole ballot in a poll of a place; it can be changed until the close, and the last one counts.", kind: 'write',
    who: ['resident', 'expert'], input: POLL_INPUTS['polls.cast'], output: 'ChoiceReceipt',
    refusals: ['household-not-bound', 'unknown-record', 'not-open', 'closed', 'not-eligible', 'not-on-the-roll', 'one-box-only', 'has-interest', 'implementer-excluded', 'decider-may-not-answer', 'unknown-option', 'nothing-chosen', 'too-many-chosen', 'over-envelope', 'points-do-not-fit', 'newer-ballot', 'malformed'],
    run: castBallot,
  }),
  operation({
    name: 'polls.record', does: "Writes down a neighbour's ballot in a poll of a place, with evidence; the voter is told and can disown it.", kind: 'write',
    who: HELPERS, input: POLL_INPUTS['polls.record'], output: 'RecordedChoice',
    refusals: [
      'not-your-role', 'not-your-scope', 'unknown-record', 'not-open', 'closed', 'household-not-bound', 'not-eligible', 'not-on-the-roll', 'unknown-option', 'nothing-chosen', 'too-many-chosen', 'over-envelope', 'points-do-not-fit', 'malformed',
      'one-box-only', 'second-person-needed', 'already-answered', 'collector-may-not-verify', 'evidence-needed', 'call-needed', 'too-many-assisted', 'newer-ballot', 'busy', 'fault',
    ],
    run: recordBallot,
  }),
  operation({
    name: 'polls.disown', does: 'Voids at once a ballot that a helper wrote down and the voter never gave; from the close on it stays counted, marked.', kind: 'write',
    who: ['resident'], input: POLL_INPUTS['polls.disown'], output: '{ poll }', refusals: ['household-not-bound', 'unknown-record', 'closed', 'busy', 'fault'],
    run: disownChoice,
  }),
  operation({
    name: 'polls.seal', does: 'Seals a poll of a place that is over: counts, finds the winners by the published rule, and publishes both.', kind: 'write',
    who: OPENS_POLLS, input: POLL_INPUTS['polls.seal'], output: 'PollView', refusals: ['not-your-role', 'not-your-scope', 'unknown-record', 'not-closed-yet', 'already-decided', 'busy', 'fault'],
    run: seal,
  }),
  operation({
    name: 'polls.decide', does: 'Decides upon the outcome of a poll of a place: the winners of its rule, or others with a reason; either is published.', kind: 'write',
    who: DECIDES_POLLS, input: POLL_INPUTS['polls.decide'], output: 'PollView',
    refusals: ['not-your-role', 'not-your-scope', 'unknown-record', 'not-closed-yet', 'already-decided', 'second-person-needed', 'reason-needed', 'unknown-option', 'over-envelope', 'malformed', 'busy', 'fault'],
    run: decide,
  }),
  operation({
    name: 'polls.export', does: 'Gives the sealed ballots of one pool under aliases, part by part: as .pb, CSV or JSON.', kind: 'read',
    who: 'anyone', input: POLL_INPUTS['polls.export'], output: 'PollFilePart', refusals: ['unknown-record', 'not-closed-yet', 'too-few-answers'],
    run: exportPart,
  }),
  commandRow('polls.close', { does: 'Seals the residents’ poll and goes on.', refusals: ['not-closed-yet', 'not-open'] }),
]
