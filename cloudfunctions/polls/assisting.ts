/** Ballots in polls of places that helpers write down for neighbours, and what their voters may say to that. */
import type * as v from 'valibot'
import type { HouseholdBinding } from '../../contracts/households'
import type { AssistedCast, ChoiceBallot, ChoiceCast, Poll, RecordedChoice } from '../../contracts/polls'
import type { POLL_INPUTS } from '../../contracts/polls.schema'
import type { PersonId, Reply } from '../../contracts/reply'
import { notOvertaken, withAnswer } from '../../domain/ballots/box'
import { callTold } from '../../domain/ballots/calls'
import { waitedOf } from '../../domain/ballots/window'
import { reaches } from '../../domain/people/appointments'
import { poolsFor } from '../../domain/polls/award'
import { disownBallot, mayRecord } from '../../domain/polls/assisting'
import { checkBallot, CHOICE_ROUND, choiceKey, choiceMatter } from '../../domain/polls/forms'
import { hearingOf } from '../../domain/polls/opening'
import { callerIn, no, receiptFrom, yes } from '../_runtime/answers'
import { castEarlier, keepLate, requestMark } from '../_runtime/ballot-box'
import { tell, tellAll } from '../_runtime/messages'
import { HELPERS, mindersOf } from '../_runtime/minders'
import { pollAsked } from '../_runtime/open-polls'
import type { Context } from '../_runtime/operation'
import type { Stored } from '../_runtime/ports'
import { placeAbove, placeOf, policyToday } from '../_runtime/scene'
import { once } from '../_runtime/write'

type Input<K extends keyof typeof POLL_INPUTS> = v.InferOutput<(typeof POLL_INPUTS)[K]>

const MOST_HOMES = 50

/** What the scheme of the voter's community says of helpers: the most for one of them, and how long their word may be disowned. */
async function rulesFor(ctx: Context, [home]: readonly HouseholdBinding[]): Promise<{ readonly most: number | null; readonly days: number }> {
  const place = home === undefined ? null : await placeOf(ctx.ports.store, home.community, ctx.now)
  if (place === null || place.packId === null) return { most: null, days: 0 }
  const [district, street] = await Promise.all([placeAbove(ctx, place, 'district'), placeAbove(ctx, place, 'street')])
  const { values } = await policyToday(ctx.ports.store, { pack: place.packId, district: district?.id ?? '', street: street?.id ?? '' }, ctx.now)
  return { most: values.assistedMaxPerHelper?.value ?? null, days: values.repudiationDays?.value ?? 0 }
}

const homesOf = (ctx: Context, person: PersonId): Promise<readonly HouseholdBinding[]> => ctx.ports.store.list<HouseholdBinding>('bindings', { where: { person, endedAt: null }, limit: MOST_HOMES })

/** Who lives behind the same doors. */
async function livingWith(ctx: Context, homes: readonly HouseholdBinding[]): Promise<readonly PersonId[]> {
  const all = await Promise.all(homes.map(({ household }) => ctx.ports.store.list<HouseholdBinding>('bindings', { where: { household, endedAt: null }, limit: MOST_HOMES })))
  return all.flat().map(({ person }) => person)
}

const isHelperOf = (ctx: Context, homes: readonly HouseholdBinding[]): boolean =>
  ctx.appointments.some((office) => HELPERS.some((role) => role === office.role) && homes.some(({ community, building, within }) => reaches(office.place, [...within, community, building])))

interface Writing { readonly poll: Poll; readonly voter: PersonId; readonly pools: readonly number[]; readonly said: Pick<ChoiceCast, 'choices' | 'points' | 'takenAt' | 'offline'>; readonly assisted: AssistedCast; readonly livesWith: readonly PersonId[]; readonly most: number | null }

/** The ballot, the helper's tally and the voter's message in one write. */
function write(ctx: Context, { poll, voter, pools, said, assisted, livesWith, most }: Writing): Promise<Reply<RecordedChoice>> {
  const { helper, channel, evidence } = assisted
  return once<RecordedChoice>(ctx, async (tx) => {
    const id = choiceKey(poll.id, voter)
    const tallied = `${poll.id}|${CHOICE_ROUND}|${helper}`
    const [before, tally] = await Promise.all([tx.get<Stored<ChoiceBallot>>('choices', id), tx.get<{ readonly households: readonly string[] }>('helperTallies', tallied)])
    const recorded = tally?.households ?? []
    const may = mayRecord({ helper, voter, livesWith, before, recorded, most, evidence: evidence.length })
    if (!may.ok) return may
    const answer: ChoiceCast = { ...said, at: ctx.now, request: requestMark(ctx), assisted }
    const newest = notOvertaken(before, answer)
    if (!newest.ok) return newest
    const ballot = withAnswer<ChoiceCast>(before, { id, project: poll.id, round: CHOICE_ROUND, receipt: receiptFrom(ctx) }, answer)
    const whole = { ...(before ?? { voter, alias: ctx.ports.newId(), pools }), ...ballot, project: poll.id, _id: id }
    await (before === null ? tx.add('choices', whole) : tx.set('choices', whole))
    await tx.set('helperTallies', { _id: tallied, households: [...new Set([...recorded, voter])] })
    await tell(tx, ctx, { to: voter, kind: 'ballot-recorded-for-you', figures: { poll: poll.id, title: poll.question, channel, receipt: ballot.receipt } })
    return yes({ poll: poll.id, receipt: ballot.receipt, at: answer.at, revision: ballot.revision, late: false })
  })
}

/** The first reply to a request that is sent again when it is too late; null where it never arrived. */
async function arrivedEarlier(ctx: Context, { poll, voter }: { readonly poll: string; readonly voter: PersonId }): Promise<Reply<RecordedChoice> | null> {
  const earlier = await castEarlier<ChoiceCast>(ctx, { collection: 'choices', id: choiceKey(poll, voter) })
  if (!earlier.ok) return earlier
  return earlier.value === null ? null : yes({ poll, ...earlier.value.receipt })
}

export async function recordBallot(ctx: Context, { poll: id, voter, choices, points, channel, evidence, called, takenAt }: Input<'polls.record'>): Promise<Reply<RecordedChoice>> {
  const poll = await pollAsked(ctx, id)
  if (poll === null) return no('unknown-record', { about: 'poll' })
  if (poll.award?.box === 'experts') return no('one-box-only', { about: 'experts' })
  const homes = await homesOf(ctx, voter)
  if (!isHelperOf(ctx, homes)) return no('not-your-scope', { about: 'voter' })
  const timing = hearingOf(poll, ctx.now, takenAt)
  if (!timing.ok) return (await arrivedEarlier(ctx, { poll: id, voter })) ?? timing
  const pools = poolsFor({ person: voter, households: homes }, poll)
  if (!pools.ok) return pools
  const said = checkBallot(poll, pools.value, { choices, points })
  if (!said.ok) return said
  const call = callTold(channel, called, ctx.now)
  if (!call.ok) return call
  if (timing.value === 'late') return (await arrivedEarlier(ctx, { poll: id, voter })) ?? yes({ poll: id, ...(await keepLate(ctx, { matter: choiceMatter(id), voter, content: { ...said.value, channel } })) })
  const [livesWith, { most }] = await Promise.all([livingWith(ctx, homes), rulesFor(ctx, homes)])
  return write(ctx, { poll, voter, pools: pools.value, said: { ...said.value, ...waitedOf(takenAt, timing.value, ctx.now) }, assisted: { helper: callerIn(ctx).id, channel, evidence, called: call.value }, livesWith, most })
}

export async function disownChoice(ctx: Context, { poll: id }: Input<'polls.disown'>): Promise<Reply<{ readonly poll: string }>> {
  const poll = await pollAsked(ctx, id)
  if (poll === null) return no('unknown-record', { about: 'poll' })
  const me = callerIn(ctx).id
  const [{ days }, minders] = await Promise.all([rulesFor(ctx, ctx.households), mindersOf(ctx, ctx.households.flatMap(({ community, building, within }) => [...within, community, building]))])
  return once<{ readonly poll: string }>(ctx, async (tx) => {
    const after = disownBallot(await tx.get<ChoiceBallot>('choices', choiceKey(id, me)), { poll, now: ctx.now, days })
    if (!after.ok) return after
    await tx.set('choices', { ...after.value, _id: choiceKey(id, me) })
    const told = { kind: 'ballot-disowned' as const, figures: { poll: id, title: poll.question } }
    const helper = after.value.disowned?.at(-1)?.helper
    await tellAll(tx, ctx, { ...told, to: [...minders.filter((person) => person !== helper), ...(helper === undefined ? [] : [helper])] })
    return yes({ poll: id })
  })
}

/** How long a voter may disown what a helper wrote down. */
export const disownDays = async (ctx: Context): Promise<number> => (await rulesFor(ctx, ctx.households)).days
