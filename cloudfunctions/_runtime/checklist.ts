/** Looks up what a proposal is held against at triage: the barred, the planned, the published list. */
import type { Place } from '../../contracts/places'
import type { GovernmentWork, ScopeItem } from '../../contracts/proposals'
import type { Project } from '../../contracts/projects'
import type { Instant } from '../../contracts/reply'
import type { Category, ProjectType } from '../../contracts/vocabulary'
import { dayOf, yearOf } from '../../domain/calendar'
import type { Facts } from '../../domain/projects/rule'
import { mayRepeat, maySame } from '../../domain/proposals/identity'
import type { Store } from './ports'
import { asProject, type StoredProject } from './scene'

const MOST = 1000
const GOING_ON = ['planned', 'underway'] as const

export interface Held { readonly store: Store; readonly project: Project; readonly category: Category | null; readonly type: ProjectType | null; readonly now: Instant }

async function barredAlike({ store, project, category, now }: Held): Promise<NonNullable<Facts['barred']>> {
  const found = await store.list<StoredProject>('projects', { where: { community: project.community, barredUntilYear: { $gte: yearOf(dayOf(now)) } }, limit: MOST })
  return found.map(asProject).filter((other) => other.id !== project.id && maySame(project, other, category)).map((o) => ({ project: o.id, code: o.code, title: o.title, untilYear: o.barredUntilYear ?? 0 }))
}

/** Government projects of the district, under way or planned, that the proposal may repeat. */
export async function plannedAlike({ store, project }: Pick<Held, 'store' | 'project'>): Promise<readonly GovernmentWork[]> {
  const found = await store.list<GovernmentWork>('governmentWorks', { where: { district: project.district, state: { $in: [...GOING_ON] } }, limit: MOST })
  return found.filter((work) => mayRepeat(project, work))
}

async function scopeOf({ store, project, type }: Held): Promise<readonly ScopeItem[]> {
  return type === null ? [] : store.list<ScopeItem>('scopeItems', { where: { district: project.district, packId: project.pack.id, type }, order: [['name', 'asc']], limit: MOST })
}

/** The three lists, as the rule needs them. */
export async function checklistFacts(held: Held): Promise<Required<Pick<Facts, 'barred' | 'planned' | 'scope'>>> {
  const [barred, planned, scope] = await Promise.all([barredAlike(held), plannedAlike(held), scopeOf(held)])
  return { barred, planned: planned.map(({ title, department }) => ({ title, department })), scope: scope.map(({ name, mode }) => ({ name, mode })) }
}

/** Whether a place is this one or lies below it. */
export const isUnder = (place: Place, above: string): boolean => place.id === above || place.path.includes(above)
