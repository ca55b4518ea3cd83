import type { Project } from '../../contracts/projects'
import type { MyRating, Rating, RatingReceipt } from '../../contracts/ratings'
import { RATING_INPUTS } from '../../contracts/ratings.schema'
import type { Reply } from '../../contracts/reply'
import { asResident } from '../../domain/polls/ballots'
import { excludedFromRating, ratingKey, windowTakingRatings } from '../../domain/ratings/ballots'
import { callerIn, no, receiptFrom, yes } from '../_runtime/answers'
import { commandRow } from '../_runtime/commands'
import { operation, type Context } from '../_runtime/operation'
import { once } from '../_runtime/write'
import type * as v from 'valibot'

type Input = v.InferOutput<(typeof RATING_INPUTS)['ratings.give']>

async function give(ctx: Context, input: Input): Promise<Reply<RatingReceipt>> {
  const rater = callerIn(ctx).id
  return once<RatingReceipt>(ctx, async (tx) => {
    const project = await tx.get<Project>('projects', input.project)
    if (project === null) return no('unknown-record', { about: 'project' })
    const open = windowTakingRatings(project, ctx.now)
    if (!open.ok) return open
    const tooClose = excludedFromRating(project, { person: rater, appointments: ctx.appointments })
    if (tooClose !== null) return { ok: false, refusal: tooClose }
    const resident = asResident(ctx.households, project)
    if (!resident.ok) return resident
    const id = ratingKey({ project: project.id, person: rater })
    const before = await tx.get<Rating>('ratings', id)
    const { score, asPromised, useful, informed, text, photos } = input
    const rating: Rating = { id, project: project.id, rater, score, answers: { asPromised, useful, informed }, text, photos, at: ctx.now, receipt: receiptFrom(ctx), revision: (before?.revision ?? 0) + 1 }
    await tx.set('ratings', { ...rating, _id: id })
    return yes({ receipt: rating.receipt, at: rating.at, revision: rating.revision })
  })
}

async function mine(ctx: Context, { project: id }: { readonly project: string }): Promise<Reply<MyRating>> {
  const { store } = ctx.ports
  const project = await store.get<Project>('projects', id)
  if (project === null) return no('unknown-record', { about: 'project' })
  if (project.rating === null) return no('not-open')
  const [rating, answered] = await Promise.all([store.get<Rating>('ratings', ratingKey({ project: id, person: callerIn(ctx).id })), store.count('ratings', { project: id })])
  const { opensAt, closesAt } = project.rating
  return yes({ opensAt, closesAt, open: windowTakingRatings(project, ctx.now).ok, mine: rating === null ? null : asMine(rating), answered })
}

function asMine({ project, score, answers, text, photos, at, receipt, revision }: Rating): NonNullable<MyRating['mine']> {
  return { project, score, answers, text, photos, at, receipt, revision }
}

export const OPERATIONS = [
  operation({
    name: 'ratings.give', does: "Rates a finished work; whoever built it or decided it does not rate.", kind: 'write',
    who: 'identified', input: RATING_INPUTS['ratings.give'], output: 'RatingReceipt',
    refusals: ['unknown-record', 'not-open', 'closed', 'implementer-excluded', 'decider-may-not-answer', 'household-not-bound', 'not-eligible'],
    run: give,
  }),
  operation({
    name: 'ratings.mine', does: "Shows the caller's own rating, and how many have rated.", kind: 'read',
    who: 'identified', input: RATING_INPUTS['ratings.mine'], output: 'MyRating', refusals: ['unknown-record', 'not-open'],
    run: mine,
  }),
  commandRow('ratings.close', { does: 'Counts the ratings and publishes n, average and method.', refusals: ['not-closed-yet', 'not-open', 'implementer-excluded'] }),
]
