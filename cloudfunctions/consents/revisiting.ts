import type { ConsentBallot, Revisit, RevisitDue } from '../../contracts/consents'
import type { CONSENT_INPUTS } from '../../contracts/consents.schema'
import type { Page } from '../../contracts/operations'
import type { Place } from '../../contracts/places'
import type { Project } from '../../contracts/projects'
import type { Reply } from '../../contracts/reply'
import type { AppointedRole } from '../../contracts/vocabulary'
import { consentKey, disownConsent, roundForDisowning } from '../../domain/consents/ballots'
import { isStillAsked, visit } from '../../domain/consents/revisits'
import { reaches } from '../../domain/people/appointments'
import { withinOf } from '../../domain/places/tree'
import { callerIn, no, yes } from '../_runtime/answers'
import { tell, tellAll } from '../_runtime/messages'
import type { Context } from '../_runtime/operation'
import { byIds } from '../_runtime/pages'
import type { Tx } from '../_runtime/ports'
import { policyOf } from '../_runtime/scene'
import { once } from '../_runtime/write'
import { membersOf } from './answering'
import { mindersOf } from '../_runtime/minders'
import type * as v from 'valibot'

type Inputs = typeof CONSENT_INPUTS

export const REVISITORS = ['buildingHead', 'tenHouseholdHead', 'committeeStaff', 'supervisionCommittee'] as const satisfies readonly AppointedRole[]

const mayVisit = (ctx: Context, within: readonly string[]): boolean => ctx.appointments.some((office) => REVISITORS.some((role) => role === office.role) && reaches(office.place, within))

async function placeAsked(ctx: Context, place: string | null): Promise<Place | null> {
  const own = ctx.appointments.find((office) => REVISITORS.some((role) => role === office.role))?.place
  return ctx.ports.store.get<Place>('places', place ?? own ?? '')
}

/** The drawn doors that the caller may visit: not those that they recorded or live behind, and none that has spoken for itself since. */
export async function revisits(ctx: Context, { place: asked, cursor, limit }: v.InferOutput<Inputs['consents.revisits']>): Promise<Reply<Page<RevisitDue>>> {
  const { store } = ctx.ports
  const place = await placeAsked(ctx, asked)
  if (place === null) return no('unknown-place')
  if (!mayVisit(ctx, withinOf(place))) return no('not-your-scope', { about: 'place' })
  const from = cursor ?? 0
  const due = await store.list<Revisit>('revisits', { where: { within: place.id, state: 'due', until: { $gt: ctx.now } }, order: [['until', 'asc']], skip: from, limit: limit + 1 })
  const page = due.slice(0, limit)
  const [found, asking] = await Promise.all([byIds<ConsentBallot>(store, 'consents', page.map(({ id }) => id)), byIds<Project>(store, 'projects', page.map(({ project }) => project))])
  const ballots = new Map(found.map((ballot) => [ballot.id, ballot]))
  const projects = new Map(asking.map((project) => [project.id, project]))
  const own = new Set(ctx.households.map(({ household }) => household))
  const mine = page.filter(({ id, helper, household }) => helper !== callerIn(ctx).id && !own.has(household) && isStillAsked(ballots.get(id)))
  return yes({ items: mine.map(({ project, household, building, room, drawnAt, visits }) => ({ project, title: projects.get(project)?.title ?? '', question: projects.get(project)?.consent?.question ?? '', household, building, room, drawnAt, tries: visits.length })), next: due.length > limit ? from + limit : null })
}

/** Voids what the household says it never said, and tells everybody who has to look into it. */
async function contradict(tx: Tx, ctx: Context, { ballot, revisit, sealed }: { readonly ballot: ConsentBallot; readonly revisit: Revisit; readonly sealed: boolean }): Promise<void> {
  const disowned = disownConsent(ballot, { member: callerIn(ctx).id, now: ctx.now, sealed })
  if (!disowned.ok) throw new Error(`${ballot.id}: what was contradicted can no longer be voided`)
  await tx.set('consents', { ...disowned.value, _id: ballot.id })
  const told = { kind: 'consent-contradicted' as const, project: revisit.project, figures: { room: revisit.room } }
  await tellAll(tx, ctx, { ...told, to: (await mindersOf(ctx, revisit.within)).filter((person) => person !== revisit.helper) })
  await tell(tx, ctx, { ...told, to: revisit.helper })
}

export async function revisit(ctx: Context, { project: projectId, household, found }: v.InferOutput<Inputs['consents.revisit']>): Promise<Reply<{ readonly state: Revisit['state'] }>> {
  const by = callerIn(ctx).id
  const livesThere = (await membersOf(ctx, household)).includes(by)
  return once<{ readonly state: Revisit['state'] }>(ctx, async (tx) => {
    const project = await tx.get<Project>('projects', projectId)
    if (project === null) return no('unknown-record', { about: 'project' })
    const round = roundForDisowning(project, { now: ctx.now, days: (await policyOf(tx, project, ctx.now)).values.repudiationDays?.value ?? 0 })
    if (!round.ok) return round
    const id = consentKey({ project: projectId, round: round.value.round, household })
    const [before, ballot] = await Promise.all([tx.get<Revisit>('revisits', id), tx.get<ConsentBallot>('consents', id)])
    if (before !== null && !mayVisit(ctx, before.within)) return no('not-your-scope', { about: 'household' })
    const visited = visit(before, ballot, { by, livesThere, found, now: ctx.now })
    if (!visited.ok) return visited
    await tx.set('revisits', { ...visited.value, _id: id })
    if (visited.value.state === 'contradicted' && ballot !== null) await contradict(tx, ctx, { ballot, revisit: visited.value, sealed: round.value.sealed !== null })
    return yes({ state: visited.value.state })
  })
}
