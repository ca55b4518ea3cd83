import type { ConsentBallot, ConsentReceipt } from '../../contracts/consents'
import type { CONSENT_INPUTS } from '../../contracts/consents.schema'
import type { Household, HouseholdBinding } from '../../contracts/households'
import type { ConsentRound, Project } from '../../contracts/projects'
import type { Instant, PersonId, Reply } from '../../contracts/reply'
import type { LateAnswer } from '../../contracts/ballots'
import { matterOf } from '../../domain/ballots/codes'
import type { Timing } from '../../domain/ballots/window'
import { consentKey, disownableUntil, disownConsent, giveConsent, recordConsent, roundForDisowning, roundHearing } from '../../domain/consents/ballots'
import { reaches } from '../../domain/people/appointments'
import { accept, refuse, type Result } from '../../domain/result'
import { callerIn, no, receiptFrom, yes } from '../_runtime/answers'
import { drawDoor, type HelperTally } from './drawing'
import { tell, tellAll } from '../_runtime/messages'
import type { Context } from '../_runtime/operation'
import type { Tx } from '../_runtime/ports'
import { policyOf } from '../_runtime/scene'
import { once } from '../_runtime/write'
import { HELPERS, mindersOf } from '../_runtime/minders'
import type * as v from 'valibot'

type Inputs = typeof CONSENT_INPUTS

const MOST_MEMBERS = 50

interface Found { readonly project: Project; readonly round: ConsentRound; readonly timing: Timing; readonly household: Household; readonly before: ConsentBallot | null }
interface About { readonly project: string; readonly household: string; readonly takenAt?: Instant | null }

/** Reads the project, the household and its ballot; nothing that another household writes. */
async function lookUp(tx: Tx, ctx: Context, { project: projectId, household: householdId, takenAt = null }: About): Promise<Result<Found>> {
  const [project, household] = await Promise.all([tx.get<Project>('projects', projectId), tx.get<Household>('households', householdId)])
  if (project === null) return refuse('unknown-record', { about: 'project' })
  const hearing = roundHearing(project, { now: ctx.now, takenAt })
  if (!hearing.ok) return hearing
  const { round, timing } = hearing.value
  if (household === null) return refuse('unknown-record', { about: 'household' })
  const before = await tx.get<ConsentBallot>('consents', consentKey({ project: projectId, round: round.round, household: householdId }))
  return accept({ project, round, timing, household, before })
}

const receiptOf = ({ household, said, receipt, at, revision, conflict }: ConsentBallot): ConsentReceipt | null => (said === null ? null : { household, answer: said, receipt, at, revision, late: false, unresolved: conflict.length > 0 })

/** Came after the close: kept beside the ballots with what it said, and never counted. */
async function keepLate(tx: Tx, ctx: Context, { found, said }: { readonly found: Found; readonly said: Pick<ConsentBallot, 'answer' | 'reason' | 'channel'> }): Promise<Reply<ConsentReceipt>> {
  const { project, round, household } = found
  if (said.answer === null) return no('malformed', { about: 'answer' })
  const matter = matterOf({ kind: 'consent', project: project.id, round: round.round })
  const _id = `${matter}|${household.id}`
  const before = await tx.get<LateAnswer>('lateAnswers', _id)
  const late: LateAnswer = before ?? { matter, voter: callerIn(ctx).id, at: ctx.now, content: said, receipt: receiptFrom(ctx) }
  if (before === null) await tx.add('lateAnswers', { ...late, _id })
  return yes({ household: household.id, answer: said.answer, receipt: late.receipt, at: late.at, revision: 0, late: true, unresolved: false })
}

/** Both are told when members of one household disagree, and the one who can settle it. */
async function tellConflict(tx: Tx, ctx: Context, { ballot, household }: { readonly ballot: ConsentBallot; readonly household: Household }): Promise<void> {
  if (ballot.conflict.length === 0) return
  const to = household.representative === null ? ballot.conflict : [...ballot.conflict, household.representative]
  await tellAll(tx, ctx, { to, kind: 'consent-unresolved', project: ballot.project, figures: { room: household.room } })
}

async function keep(tx: Tx, ballot: ConsentBallot): Promise<Reply<ConsentReceipt>> {
  await tx.set('consents', { ...ballot, _id: ballot.id })
  const receipt = receiptOf(ballot)
  return receipt === null ? no('malformed', { about: 'answer' }) : yes(receipt)
}

/** The household that the caller means: the one named, or the only one on the roll. */
async function memberFor(ctx: Context, { project: id, household }: { readonly project: string; readonly household: string | null }): Promise<HouseholdBinding | null> {
  if (household !== null) return ctx.households.find((binding) => binding.household === household) ?? null
  if (ctx.households.length <= 1) return ctx.households[0] ?? null
  const round = (await ctx.ports.store.get<Project>('projects', id))?.consent ?? null
  const asked = ctx.households.filter((binding) => round?.places.some((place) => binding.within.includes(place)))
  return asked[0] ?? ctx.households[0] ?? null
}

export async function give(ctx: Context, input: v.InferOutput<Inputs['consents.give']>): Promise<Reply<ConsentReceipt>> {
  const member = await memberFor(ctx, input)
  if (member === null) return no('household-not-bound', { about: 'household' })
  return once<ConsentReceipt>(ctx, async (tx) => {
    const looked = await lookUp(tx, ctx, { project: input.project, household: member.household })
    if (!looked.ok) return looked
    const { answer, reason, signature, project, device } = input
    const given = giveConsent({ ...looked.value, project, answer, reason, signature, device, member, receipt: receiptFrom(ctx), now: ctx.now })
    if (!given.ok) return given
    if (looked.value.timing === 'late') return keepLate(tx, ctx, { found: looked.value, said: { answer, reason, channel: 'wechat' } })
    await tellConflict(tx, ctx, { ballot: given.value, household: looked.value.household })
    return keep(tx, given.value)
  })
}

export async function membersOf(ctx: Context, household: string): Promise<readonly PersonId[]> {
  const bindings = await ctx.ports.store.list<HouseholdBinding>('bindings', { where: { household, endedAt: null }, limit: MOST_MEMBERS })
  return bindings.map(({ person }) => person)
}

/** One document per helper and round: two helpers never wait for each other. */
const tallyKey = (project: Project, round: ConsentRound, helper: PersonId): string => `${project.id}|${round.round}|${helper}`

export async function record(ctx: Context, input: v.InferOutput<Inputs['consents.record']>): Promise<Reply<ConsentReceipt>> {
  const helper = callerIn(ctx).id
  const members = await membersOf(ctx, input.household)
  return once<ConsentReceipt>(ctx, async (tx) => {
    const looked = await lookUp(tx, ctx, input)
    if (!looked.ok) return looked
    const { project, round, household } = looked.value
    if (!ctx.appointments.some((office) => HELPERS.some((role) => role === office.role) && reaches(office.place, household.within))) return no('not-your-scope', { about: 'household' })
    const tally = tallyKey(project, round, helper)
    const before = await tx.get<HelperTally>('helperTallies', tally)
    const recorded = before?.households ?? []
    const { assistedMaxPerHelper, revisitOneIn, repudiationDays } = (await policyOf(tx, project, ctx.now)).values
    const most = assistedMaxPerHelper?.value ?? null
    const { answer, reason, channel, answeredBy, signature, evidence, takenAt, called, device } = input
    const taken = recordConsent({
      ...looked.value, project: project.id, answer, reason, channel, answeredBy, signature, evidence, takenAt, called, device, helper, recorded, most,
      helperLivesHere: members.includes(helper), receipt: receiptFrom(ctx), now: ctx.now,
    })
    if (!taken.ok) return taken
    if (looked.value.timing === 'late') return keepLate(tx, ctx, { found: looked.value, said: { answer, reason, channel } })
    await tx.set('helperTallies', { _id: tally, ...(await drawDoor(tx, ctx, { before, ballot: taken.value, household, oneIn: revisitOneIn?.value ?? null, until: disownableUntil(round, repudiationDays?.value ?? 0) })) })
    await tellAll(tx, ctx, { to: members, kind: 'consent-recorded-for-you', project: project.id, figures: { room: household.room, answer, receipt: taken.value.receipt } })
    const kept = await keep(tx, taken.value)
    return kept.ok ? yes({ ...kept.data, told: members.length }) : kept
  })
}

export async function disown(ctx: Context, input: v.InferOutput<Inputs['consents.disown']>): Promise<Reply<{ readonly household: string }>> {
  const member = await memberFor(ctx, input)
  if (member === null) return no('household-not-bound', { about: 'household' })
  const minders = await mindersOf(ctx, member.within)
  return once<{ readonly household: string }>(ctx, async (tx) => {
    const project = await tx.get<Project>('projects', input.project)
    if (project === null) return no('unknown-record', { about: 'project' })
    const round = roundForDisowning(project, { now: ctx.now, days: (await policyOf(tx, project, ctx.now)).values.repudiationDays?.value ?? 0 })
    if (!round.ok) return round
    const before = await tx.get<ConsentBallot>('consents', consentKey({ project: project.id, round: round.value.round, household: member.household }))
    const disowned = disownConsent(before, { member: member.person, now: ctx.now, sealed: round.value.sealed !== null })
    if (!disowned.ok) return disowned
    const { id, disowned: by } = disowned.value
    await tx.set('consents', { ...disowned.value, _id: id })
    const told = { kind: 'consent-disowned' as const, project: input.project, figures: { room: member.room } }
    await tellAll(tx, ctx, { ...told, to: minders.filter((person) => person !== by?.helper) })
    if (by !== null) await tell(tx, ctx, { ...told, to: by.helper })
    return yes({ household: member.household })
  })
}
