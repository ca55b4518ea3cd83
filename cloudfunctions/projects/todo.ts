/** 「等你办」: what waits for this person, as a neighbour and as an officer. */
import type { PollTodo, ProjectTodo, Todo } from '../../contracts/operations'
import type { ChoiceBallot } from '../../contracts/polls'
import type { Project } from '../../contracts/projects'
import { expectedOf } from '../../domain/projects/actions'
import type { PersonId } from '../../contracts/reply'
import { dayOf } from '../../domain/calendar'
import { choiceKey } from '../../domain/polls/forms'
import { poolsOf } from '../../domain/polls/opening'
import { openPollsOf, pollCardOf } from '../_runtime/open-polls'
import { byIds } from '../_runtime/pages'
import type { Context } from '../_runtime/operation'
import { asProject, sceneOf, type StoredProject } from '../_runtime/scene'
import { cardFor } from '../_runtime/cards'

/** The nearest deadlines are looked at first; a person with more open matters than this works from the inbox. */
const LOOKED_AT = 300

/** The open projects in whose scope the caller holds an office or lives, or that are his own. */
export async function openProjects(ctx: Context): Promise<readonly Project[]> {
  const scopes = [...new Set([...ctx.appointments.map((a) => a.place), ...ctx.households.map((h) => h.community)])]
  const everywhere = ctx.appointments.some((a) => a.place === '*')
  const { store } = ctx.ports
  const order = [['deadlineDue', 'asc']] as const
  const inside = everywhere || scopes.length === 0 ? [] : await store.list<StoredProject>('projects', { where: { within: { $in: scopes }, open: true }, order, limit: LOOKED_AT })
  const own = ctx.person === null ? [] : await store.list<StoredProject>('projects', { where: { proposer: ctx.person.id, open: true }, order: [['since', 'desc']], limit: LOOKED_AT })
  return [...new Map([...inside, ...own].map((p) => [p._id, asProject(p)])).values()]
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
  return { card, operation, due: card.deadline?.due ?? null, overdue: card.overdue !== null }
}

/** The polls of the places where the caller lives, as long as there is no ballot of theirs in the box. */
async function pollsOf(ctx: Context, person: PersonId): Promise<readonly PollTodo[]> {
  const open = (await openPollsOf(ctx, ctx.households.flatMap(({ community, building, within }) => [community, building, ...within]))).filter((poll) => poolsOf(ctx.households, poll).ok)
  const cast = new Set((await byIds<ChoiceBallot>(ctx.ports.store, 'choices', open.map(({ id }) => choiceKey(id, person)))).filter(({ project }) => open.some(({ id }) => id === project)).map(({ project }) => project))
  return open.filter(({ id }) => !cast.has(id)).map((poll) => ({ poll: pollCardOf(poll), operation: 'polls.cast', due: dayOf(poll.closesAt - 1), overdue: false }))
}

/** Everything that waits for the caller, most urgent first. */
export async function todoOf(ctx: Context): Promise<readonly Todo[]> {
  if (ctx.person === null) return []
  const [all, polls] = await Promise.all([openProjects(ctx).then((open) => Promise.all(open.map((p) => oneOf(ctx, p)))), pollsOf(ctx, ctx.person.id)])
  return [...all.filter((t) => t !== null), ...polls].sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
}
