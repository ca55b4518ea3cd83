import type { MyRating, OwnRating, Rating, RatingCast, RatingReceipt } from '../../contracts/ratings'
import { RATING_INPUTS } from '../../contracts/ratings.schema'
import type { Refusal, Reply } from '../../contracts/reply'
import { matterOf } from '../../domain/ballots/codes'
import { asResident } from '../../domain/polls/ballots'
import { groupOf, isDrawn } from '../../domain/ratings/frame'
import { excludedFromRating, isSurveyOpen, ratingKey, RATING_ROUND, surveyHearing } from '../../domain/ratings/ballots'
import type { Project } from '../../contracts/projects'
import { callerIn, no, yes } from '../_runtime/answers'
import { sha256 } from '../_runtime/canonical'
import { cast, castEarlier, keepLate, replyWith, requestMark, type Slot } from '../_runtime/ballot-box'
import { commandRow } from '../_runtime/commands'
import { projectAsked, turnoutAsked } from '../_runtime/open-rounds'
import { operation, type Context } from '../_runtime/operation'
import type * as v from 'valibot'

type Input = v.InferOutput<(typeof RATING_INPUTS)['ratings.give']>

const matter = (project: string): string => matterOf({ kind: 'rating', project, round: RATING_ROUND })

async function afterTheClose(ctx: Context, { slot, content, refusal }: { readonly slot: Slot; readonly content: object; readonly refusal: Refusal | null }): Promise<Reply<RatingReceipt>> {
  const earlier = await castEarlier<RatingCast>(ctx, slot)
  if (!earlier.ok) return earlier
  if (earlier.value !== null) return yes(earlier.value.receipt)
  return refusal === null ? yes(await keepLate(ctx, { matter: matter(slot.project), voter: callerIn(ctx).id, content })) : { ok: false, refusal }
}

/** Whether the caller was drawn; null where nobody was. */
function wasDrawn({ person, appointments, households }: Context, project: Project): boolean | null {
  const frame = project.rating?.frame
  if (frame === undefined || project.rating === null) return null
  if (person === null) return false
  const group = groupOf(project, { asked: frame.groups.map((one) => one.group), offices: appointments, homes: households.filter(({ minor }) => !minor) }, project.rating.opensAt)
  return isDrawn(frame, { group, person: person.id }, sha256)
}

async function give(ctx: Context, input: Input): Promise<Reply<RatingReceipt>> {
  const rater = callerIn(ctx).id
  const project = await projectAsked(ctx, input.project, isSurveyOpen)
  if (project === null) return no('unknown-record', { about: 'project' })
  const { score, asPromised, useful, informed, text, photos } = input
  const content = { score, answers: { asPromised, useful, informed }, text, photos }
  const slot: Slot = { collection: 'ratings', id: ratingKey({ project: project.id, person: rater }), project: project.id, round: RATING_ROUND }
  const hearing = surveyHearing(project, ctx.now)
  if (!hearing.ok) return hearing.refusal.code === 'closed' ? afterTheClose(ctx, { slot, content, refusal: hearing.refusal }) : hearing
  const tooClose = excludedFromRating(project, { person: rater, appointments: ctx.appointments })
  if (tooClose !== null) return { ok: false, refusal: tooClose }
  const drawn = wasDrawn(ctx, project)
  if (drawn !== true) {
    const resident = asResident(ctx.households, project)
    if (!resident.ok) return resident
  }
  if (hearing.value.timing === 'late') return afterTheClose(ctx, { slot, content, refusal: null })
  return replyWith(await cast<RatingCast>(ctx, slot, { rater, ...(drawn === null ? {} : { drawn }), answer: { ...content, at: ctx.now, request: requestMark(ctx) } }), ({ receipt }) => receipt)
}

async function mine(ctx: Context, { project: id }: { readonly project: string }): Promise<Reply<MyRating>> {
  const { store } = ctx.ports
  const project = await projectAsked(ctx, id, isSurveyOpen)
  if (project === null) return no('unknown-record', { about: 'project' })
  if (project.rating === null) return no('not-open')
  const rating = await store.get<Rating>('ratings', ratingKey({ project: id, person: callerIn(ctx).id }))
  const answered = await turnoutAsked(ctx, matter(id), { mineAt: rating?.last.at ?? null, count: () => store.count('ratings', { project: id }) })
  const { opensAt, closesAt } = project.rating
  return yes({ opensAt, closesAt, open: isSurveyOpen(project, ctx.now), mine: rating === null ? null : asMine(rating), answered, drawn: wasDrawn(ctx, project) })
}

function asMine({ project, receipt, revision, last: { score, answers, text, photos, at } }: Rating): OwnRating {
  return { project, score, answers, text, photos, at, receipt, revision }
}

export const OPERATIONS = [
  operation({
    name: 'ratings.give', does: "Rates a finished work; whoever built it or decided it does not rate.", kind: 'write',
    who: 'identified', input: RATING_INPUTS['ratings.give'], output: 'RatingReceipt',
    refusals: ['unknown-record', 'not-open', 'closed', 'implementer-excluded', 'decider-may-not-answer', 'household-not-bound', 'not-eligible', 'malformed'],
    run: give,
  }),
  operation({
    name: 'ratings.mine', does: "Shows the caller's own rating, and how many have rated.", kind: 'read',
    who: 'identified', input: RATING_INPUTS['ratings.mine'], output: 'MyRating', refusals: ['unknown-record', 'not-open'],
    run: mine,
  }),
  commandRow('ratings.close', { does: 'Counts the ratings and publishes n, average and method.', refusals: ['not-closed-yet', 'not-open', 'implementer-excluded'] }),
]
