/** 「等你办」: what waits for this person, as a neighbour and as an officer. */
import type { PollTodo, ProjectTodo, Todo } from '../../contracts/operations'
import type { ChoiceBallot } from '../../contracts/polls'
import type { Project } from '../../contracts/projects'
import { BESIDE_CLOCKS, expectedOf, stagesFor } from '../../domain/projects/actions'
import { TABLE } from '../../domain/projects/stages'
import type { PersonId, PlaceId, ProjectId } from '../../contracts/reply'
import type { Command, Stage } from '../../contracts/vocabulary'
import { dayOf } from '../../domain/calendar'
import { choiceKey } from '../../domain/polls/forms'
import { poolsFor } from '../../domain/polls/award'
import { openPollsOf, pollCardOf } from '../_runtime/open-polls'
import { byIds, everyPage } from '../_runtime/pages'
import type { Context } from '../_runtime/operation'
import type { Where } from '../_runtime/ports'
import { asProject, placeOf, sceneOf, type StoredProject } from '../_runtime/scene'
import { cardFor } from '../_runtime/cards'

/** Stages in which a neighbour is asked, whatever offices the neighbour holds. */
const ASKING: readonly Stage[] = ['consentCollecting', 'residentPoll', 'satisfaction']

/** The places in which the caller holds an office or lives. */
export const scopesOf = (ctx: Context): readonly PlaceId[] => [...new Set([...ctx.appointments.map((a) => a.place), ...ctx.households.map((h) => h.community)])].filter((place) => place !== '*')

/** Open projects in whose scope the caller holds an office or lives; null for somebody who has neither. */
export function openWhere(ctx: Context): Where | null {
  const scopes = scopesOf(ctx)
  return scopes.length === 0 ? null : { within: { $in: scopes }, open: true }
}

/** Every project that matches one of these, once, however many there are. */
export async function projectsOf(ctx: Context, wheres: readonly Where[]): Promise<readonly Project[]> {
  const found = new Map<ProjectId, Project>()
  for (const where of wheres) for await (const page of everyPage<StoredProject>(ctx.ports.store, 'projects', where)) for (const one of page) found.set(one._id, asProject(one))
  return [...found.values()]
}

const OWED: readonly Command[] = ['funds.refund', 'publications.signCorrection', 'publications.supersede', 'councils.countName', 'councils.confirmName', 'approvals.approveName', 'works.takeNameDown']

/** The open projects in which something may be expected of the caller: by their stage, because a duty went up to an office of his, because somebody asked for an answer or is owed money, because the caller gave and is asked about it, or because they are his own. */
export async function expectedProjects(ctx: Context): Promise<readonly Project[]> {
  const offices = ctx.appointments.map(({ role }) => role)
  const inside = openWhere(ctx)
  const stages = [...new Set([...stagesFor([...offices, 'resident', 'proposer', 'implementer']), ...ASKING])]
  const ofOffice: readonly Where[] = offices.length === 0 ? [] : [{ 'deadlines.escalated.to': { $in: offices } }, { 'deadlines.kind': { $in: BESIDE_CLOCKS } }]
  const also: readonly Where[] = inside === null ? [] : [{ alsoIn: inside.within ?? null, open: true }]
  // Money that is owed back, a drafted correction and a name wait after the end, too.
  const owers = ctx.appointments.filter(({ role }) => OWED.some((command) => TABLE[command].by.includes(role))).map(({ place }) => place)
  const owing: readonly Where[] = owers.length === 0 ? [] : [{ within: { $in: owers }, owes: true }]
  const own: readonly Where[] = ctx.person === null ? [] : [{ proposer: ctx.person.id, open: true }, { asks: ctx.person.id }]
  return projectsOf(ctx, [...(inside === null ? [] : [{ stage: { $in: stages } }, ...ofOffice].map((where) => ({ ...inside, ...where }))), ...also, ...owing, ...own])
}

async function asked(ctx: Context, project: Project): Promise<ProjectTodo['operation'] | null> {
  const { store } = ctx.ports
  const home = ctx.households.find((h) => h.community === project.community)
  if (!home || ctx.person === null) return null
  if (project.stage === 'consentCollecting' && project.consent) {
    const mine = ctx.households.find((h) => project.consent?.places.some((p) => [h.community, ...h.within].includes(p)))
    return mine && ctx.now < project.consent.closesAt && (await store.get('consents', `${project.id}|${project.consent.round}|${mine.household}`)) === null ? 'consents.give' : null
  }
  if (project.stage === 'residentPoll' && project.poll) return ctx.now < project.poll.closesAt && (await store.get('pollBallots', `${project.id}|${project.poll.round}|${ctx.person.id}`)) === null ? 'polls.vote' : null
  if (project.stage === 'satisfaction' && project.rating) return ctx.now < project.rating.closesAt && (await store.get('ratings', `${project.id}|${ctx.person.id}`)) === null ? 'ratings.give' : null
  return null
}

const COLLECTORS = ['buildingHead', 'tenHouseholdHead'] as const

async function oneOf(ctx: Context, project: Project): Promise<ProjectTodo | null> {
  const scene = await sceneOf(ctx, project)
  const collects = project.stage === 'consentCollecting' && ctx.now < (project.consent?.closesAt ?? 0) && COLLECTORS.some((r) => scene.actor.roles.includes(r))
  const operation = (await asked(ctx, project)) ?? expectedOf(scene)[0] ?? (collects ? ('consents.record' as const) : null)
  if (operation === null) return null
  const card = await cardFor(ctx, project)
  return { card, operation, due: (operation === 'funds.answerPurpose' ? project.purpose?.clock.due : card.deadline?.due) ?? null, overdue: card.overdue !== null }
}

/** The polls of the places where the caller lives, and of those above an expert's office, as long as there is no ballot of theirs in the box. */
async function pollsOf(ctx: Context, person: PersonId): Promise<readonly PollTodo[]> {
  const judged = await Promise.all(ctx.appointments.filter(({ role }) => role === 'expert').map(({ place }) => placeOf(ctx.ports.store, place, ctx.now)))
  const places = [...ctx.households.flatMap(({ community, building, within }) => [community, building, ...within]), ...judged.flatMap((place) => (place === null ? [] : [place.id, ...place.path]))]
  const open = (await openPollsOf(ctx, places)).filter((poll) => poolsFor({ person, households: ctx.households }, poll).ok)
  const cast = new Set((await byIds<ChoiceBallot>(ctx.ports.store, 'choices', open.map(({ id }) => choiceKey(id, person)))).filter(({ project }) => open.some(({ id }) => id === project)).map(({ project }) => project))
  return open.filter(({ id }) => !cast.has(id)).map((poll) => ({ poll: pollCardOf(poll), operation: 'polls.cast', due: dayOf(poll.closesAt - 1), overdue: false }))
}

/** Everything that waits for the caller, most urgent first. */
export async function todoOf(ctx: Context): Promise<readonly Todo[]> {
  if (ctx.person === null) return []
  const [all, polls] = await Promise.all([expectedProjects(ctx).then((open) => Promise.all(open.map((p) => oneOf(ctx, p)))), pollsOf(ctx, ctx.person.id)])
  return [...all.filter((t) => t !== null), ...polls].sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
}
