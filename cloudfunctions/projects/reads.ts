/** Lists and pages of projects, as each caller may see them. */
import type * as v from 'valibot'
import type { Home, InboxRow, Page } from '../../contracts/operations'
import type { Place } from '../../contracts/places'
import type { Project, ProjectCard, ProjectEvent, ProjectView } from '../../contracts/projects'
import type { ProjectInputs } from '../../contracts/projects.schema'
import type { PlaceId, Reply } from '../../contracts/reply'
import { dayOf } from '../../domain/calendar'
import { communitiesOf, jointName, shownSitting } from '../../domain/councils/joint'
import { atDeskOf, isEscalatedTo } from '../../domain/projects/actions'
import { foremost, isOverdue } from '../../domain/projects/deadlines'
import { PRIVATE_STAGES } from '../../domain/projects/stages'
import { isPublic, viewOf } from '../../domain/projects/view'
import { looksLike } from '../../domain/proposals/similar'
import { policyFor } from '../../policies'
import { no, yes } from '../_runtime/answers'
import { hasReported, hasSigned, ownObjections } from '../_runtime/facts'
import { alsoIn, placeAndJoint } from '../_runtime/joint'
import { namesFor } from '../_runtime/names'
import type { Context } from '../_runtime/operation'
import { pageOf } from '../_runtime/pages'
import type { Where } from '../_runtime/ports'
import { asProject, placeAbove, placeOf, sceneOf, type StoredProject } from '../_runtime/scene'
import { NOTICED, noticesOf } from '../publications/list'
import { answeredOf, cardFor, cardsFor } from '../_runtime/cards'
import { expectedProjects, openWhere, projectsOf, scopesOf, todoOf } from './todo'

type Input<K extends keyof ProjectInputs> = v.InferOutput<ProjectInputs[K]>

const HOME_CARDS = 20
const HOME_NOTICES = 5
const SEARCHED = 300
const MOST_EVENTS = 1000
const MOST_COMMUNITIES = 300
/** What isPublic() says, as a query. */
const PUBLIC: Where = { stage: { $nin: PRIVATE_STAGES }, contentChecked: true }

const projectsWhere = async (ctx: Context, where: Where, limit: number, skip = 0): Promise<readonly Project[]> =>
  (await ctx.ports.store.list<StoredProject>('projects', { where, order: [['since', 'desc']], limit, skip })).map(asProject)

/** So many of two lists in one order, `skip` counting both: of the first, only what may stand on the page is asked for. */
async function oneOrder<T>(also: readonly T[], { own, before, skip, limit }: { readonly own: (skip: number, limit: number) => Promise<readonly T[]>; readonly before: (a: T, b: T) => number; readonly skip: number; readonly limit: number }): Promise<readonly T[]> {
  // At most so many of the others stand before this page: what is left out here comes before all of it.
  const from = Math.max(0, skip - also.length)
  const found = await own(from, limit + (skip - from))
  return [...found, ...also].sort(before).slice(skip - from, skip - from + limit)
}

/** The projects of a community and those of others in which it takes part, in one order: `skip` counts both. */
const projectsIn = (ctx: Context, community: PlaceId, { joint, where, limit, skip = 0 }: { readonly joint: readonly StoredProject[]; readonly where: Where; readonly limit: number; readonly skip?: number }): Promise<readonly Project[]> =>
  oneOrder(joint.map(asProject), { own: (from, most) => projectsWhere(ctx, { ...where, community }, most, from), before: (a, b) => b.since - a.since, skip, limit })

export async function home(ctx: Context, input: Input<'projects.home'>): Promise<Reply<Home>> {
  const communities = await ctx.ports.store.list<Place & { readonly _id: string }>('places', { where: { kind: 'community' }, order: [['name', 'asc']], limit: MOST_COMMUNITIES })
  const wanted = input.community ?? ctx.households[0]?.community ?? ctx.appointments.map((a) => a.place).find((p) => communities.some((c) => c._id === p)) ?? communities[0]?._id ?? null
  const here = wanted === null ? null : await placeAndJoint(ctx, wanted)
  const todo = await todoOf(ctx)
  const names = communities.map((c) => ({ id: c._id, name: c.name }))
  if (here === null) return yes({ community: null, communities: names, todo, projects: [], more: false, notices: [], demands: 0 })
  const { place: community, joint } = here
  const found = await projectsIn(ctx, community.id, { joint, where: PUBLIC, limit: HOME_CARDS + 1 })
  const notices = await noticesOf(ctx, { where: { community: community.id, kind: { $in: NOTICED } }, allKinds: true, order: 'number', cursor: null, limit: HOME_NOTICES })
  // Only whoever lives here may endorse one: nobody else’s home is counted for.
  const demands = ctx.households.some((home) => home.community === community.id) ? await ctx.ports.store.count('demands', { community: community.id, state: 'feasible' }) : 0
  const scheme = community.packId === null ? '' : policyFor(community.packId, dayOf(ctx.now)).schemeName
  const district = await placeAbove(ctx, community, 'district')
  return yes({
    community: { id: community.id, name: community.name, phone: community.phone, scheme, district: district === null ? null : { id: district.id, name: district.name } }, communities: names, todo,
    projects: await cardsFor(ctx, found.slice(0, HOME_CARDS)), more: found.length > HOME_CARDS, notices: notices.items, demands,
  })
}

export async function list(ctx: Context, input: Input<'projects.list'>): Promise<Reply<Page<ProjectCard>>> {
  const { community, stages, search, mine, cursor, limit } = input
  if (mine && ctx.person === null) return yes({ items: [], next: null })
  const shown = mine ? {} : PUBLIC
  const wanted = stages.filter((s) => mine || !PRIVATE_STAGES.includes(s))
  const where: Where = { ...shown, ...(wanted.length > 0 ? { stage: { $in: wanted } } : {}), ...(mine && ctx.person ? { proposer: ctx.person.id } : {}) }
  const joint = community === null ? [] : await alsoIn(ctx.ports.store, [community], where)
  if (search === null) {
    const rows = await (community === null ? projectsWhere(ctx, where, limit + 1, cursor ?? 0) : projectsIn(ctx, community, { joint, where, limit: limit + 1, skip: cursor ?? 0 }))
    const page = pageOf(rows, { cursor, limit })
    return yes({ items: await cardsFor(ctx, page.items), next: page.next })
  }
  const words = search.toLowerCase()
  const hits = (await (community === null ? projectsWhere(ctx, where, SEARCHED) : projectsIn(ctx, community, { joint, where, limit: SEARCHED }))).filter((p) => `${p.title} ${p.where} ${p.code}`.toLowerCase().includes(words))
  const page = pageOf(hits.slice(cursor ?? 0), { cursor, limit })
  return yes({ items: await cardsFor(ctx, page.items), next: page.next })
}

async function found(ctx: Context, { project, code }: Input<'projects.get'>): Promise<Project | null> {
  const { store } = ctx.ports
  const id = project ?? (code === null ? null : ((await store.get<{ readonly project: string }>('codes', code.toUpperCase()))?.project ?? null))
  const stored = id === null ? null : await store.get<StoredProject>('projects', id)
  return stored === null ? null : asProject(stored)
}

export async function get(ctx: Context, input: Input<'projects.get'>): Promise<Reply<ProjectView>> {
  const project = await found(ctx, input)
  if (project === null) return no('unknown-record', { about: input.project ?? input.code ?? '' })
  const scene = await sceneOf(ctx, project)
  // A draft and what nobody has checked yet: only its author and those who have to look at it.
  if (!isPublic(project) && !scene.actor.roles.includes('proposer') && (project.stage === 'draft' || atDeskOf(scene).length === 0)) return no('unknown-record', { about: input.project ?? input.code ?? '' })
  return yes(await pageFor(ctx, project))
}

/** The whole view of a project for this caller. */
export async function pageFor(ctx: Context, project: Project): Promise<ProjectView> {
  const { store } = ctx.ports
  const seen = await sceneOf(ctx, project)
  const me = ctx.person?.id ?? null
  const [own, alreadySigned, alreadyReported] = await Promise.all([ownObjections(store, project, me), hasSigned(store, project, me), hasReported(store, project, { person: me, now: ctx.now })])
  const scene = { ...seen, facts: { ...seen.facts, ownObjections: own, alreadySigned, alreadyReported } }
  const [community, answered, turnout, rated, names, events] = await Promise.all([
    placeOf(store, project.community, ctx.now), answeredOf(ctx, project),
    project.poll === null ? 0 : store.count('pollBallots', { project: project.id, round: project.poll.round }),
    project.rating === null ? 0 : store.count('ratings', { project: project.id }),
    namesFor(ctx, { shown: shownSitting(project), actor: scene.actor }),
    store.list<ProjectEvent>('events', { where: { stream: `project:${project.id}` }, order: [['version', 'asc']], limit: MOST_EVENTS }),
  ])
  return viewOf(scene, { communityName: jointName(project, community?.name ?? ''), answered: project.consent?.sealed ? project.consent.sealed.agree + project.consent.sealed.disagree + project.consent.sealed.undecided : answered, turnout, rated, names, events })
}

export async function similar(ctx: Context, { place, title }: Input<'projects.similar'>): Promise<Reply<Page<ProjectCard>>> {
  const where = await placeOf(ctx.ports.store, place, ctx.now)
  if (where === null) return no('unknown-place', { about: place })
  const near: PlaceId = where.path.at(-1) ?? place
  const candidates = await projectsWhere(ctx, { within: { $in: [near, place] }, open: true, ...PUBLIC }, SEARCHED)
  return yes({ items: await cardsFor(ctx, candidates.filter((p) => looksLike(p.title, title)).slice(0, 5)), next: null })
}

export async function support(ctx: Context, { project }: Input<'projects.support'>): Promise<Reply<{ readonly supporters: number }>> {
  const stored = await found(ctx, { project, code: null })
  if (stored === null || !isPublic(stored)) return no('unknown-record', { about: project })
  if (!ctx.households.some((h) => communitiesOf(stored).includes(h.community))) return no('not-your-scope')
  const person = ctx.person?.id ?? ''
  await ctx.ports.store.put('supports', { _id: `${project}|${person}`, project, person, at: ctx.now })
  return yes({ supporters: await ctx.ports.store.count('supports', { project }) })
}

async function rowOf(ctx: Context, project: Project): Promise<InboxRow> {
  const scene = await sceneOf(ctx, project)
  const card = await cardFor(ctx, project)
  return { card, waitingFor: atDeskOf(scene), escalated: isEscalatedTo(scene), due: card.deadline?.due ?? null, overdue: card.overdue !== null }
}

const byDue = (a: InboxRow, b: InboxRow): number => (a.due ?? '9999').localeCompare(b.due ?? '9999')

const byDeadline = (a: StoredProject, b: StoredProject): number => (a.deadlineDue === b.deadlineDue ? (a._id < b._id ? -1 : 1) : a.deadlineDue < b.deadlineDue ? -1 : 1)

/** Open projects that another community leads and one of the caller's scope takes part in, without those that its own list holds anyway. */
async function openJoint(ctx: Context, community: PlaceId | null): Promise<readonly StoredProject[]> {
  const scopes = scopesOf(ctx)
  const found = await alsoIn(ctx.ports.store, community === null ? scopes : [community], { open: true })
  const reaches = (places: readonly PlaceId[]): boolean => places.some((place) => scopes.includes(place))
  const listed = (project: StoredProject): boolean => reaches(project.within) && (community === null || project.community === community)
  return found.filter((project) => project.stage !== 'draft' && reaches([...project.within, ...(project.alsoIn ?? [])]) && !listed(project))
}

/** What waits for the caller; or all that is open in his scope, in the order of its days; or of that what is overdue. */
export async function inbox(ctx: Context, { community, overdueOnly, all, cursor, limit }: Input<'projects.inbox'>): Promise<Reply<Page<InboxRow> & { readonly overdue: number }>> {
  const scope = openWhere(ctx)
  const inside: Where | null = scope === null ? null : { ...scope, stage: { $ne: 'draft' }, ...(community === null ? {} : { community }) }
  const rows = (projects: readonly Project[]): Promise<readonly InboxRow[]> => Promise.all(projects.map((project) => rowOf(ctx, project)))
  if (!all) {
    const open = (await expectedProjects(ctx)).filter((p) => (community === null || communitiesOf(p).includes(community)) && p.stage !== 'draft')
    const waiting = (await rows(open)).filter((r) => r.waitingFor.length > 0 || r.escalated).sort(byDue)
    const overdue = waiting.filter((r) => r.overdue)
    return yes({ ...pageOf((overdueOnly ? overdue : waiting).slice(cursor ?? 0), { cursor, limit }), overdue: overdue.length })
  }
  if (inside === null) return yes({ items: [], next: null, overdue: 0 })
  const joint = await openJoint(ctx, community)
  const today = dayOf(ctx.now)
  const dueDay = (project: Project): string => foremost(project, ctx)?.due ?? ''
  const lateOnes = [...(await projectsOf(ctx, [{ ...inside, deadlineDue: { $lt: today } }])), ...joint.filter(({ deadlineDue }) => deadlineDue < today).map(asProject)]
  const late = lateOnes.filter((p) => isOverdue(p, ctx)).sort((a, b) => dueDay(a).localeCompare(dueDay(b)))
  const own = (skip: number, most: number) => ctx.ports.store.list<StoredProject>('projects', { where: inside, order: [['deadlineDue', 'asc'], ['_id', 'asc']], limit: most, skip })
  const skip = cursor ?? 0
  const open = overdueOnly ? late.slice(skip).slice(0, limit + 1) : (await oneOrder(joint, { own, before: byDeadline, skip, limit: limit + 1 })).map(asProject)
  return yes({ ...pageOf(await rows(open), { cursor, limit }), overdue: late.length })
}
