/** Sets the scene for a rule: the project, the caller seen from it, the pack it is pinned to. */
import type { Place } from '../../contracts/places'
import type { Project } from '../../contracts/projects'
import type { PlaceId, ProjectId } from '../../contracts/reply'
import type { Policy } from '../../contracts/policies'
import { actorOn, SYSTEM, type Seat } from '../../domain/projects/actor'
import type { Actor, Scene } from '../../domain/projects/rule'
import { policyFor } from '../../policies'
import type { Context } from './operation'
import type { Store, Stored } from './ports'

/** A snapshot as stored: the project, and the fields that lists are found by. */
export type StoredProject = Stored<Project & { readonly open: boolean; readonly deadlineDue: string; readonly words: string }>

const policies = new Map<string, Policy>()

/** The pack as it stood on the day that the project is pinned to. */
export function policyOf(project: Pick<Project, 'pack'>): Policy {
  const key = `${project.pack.id}@${project.pack.asOf}`
  const known = policies.get(key) ?? policyFor(project.pack.id, project.pack.asOf)
  policies.set(key, known)
  return known
}

const places = new Map<PlaceId, { readonly place: Place; readonly until: number }>()
const PLACE_KEPT_MS = 60_000

/** A place; kept for a minute, because the tree hardly ever changes. */
export async function placeOf(store: Store, id: PlaceId, now: number): Promise<Place | null> {
  const kept = places.get(id)
  if (kept && kept.until > now && kept.until <= now + PLACE_KEPT_MS) return kept.place
  const place = await store.get<Place>('places', id)
  if (place) places.set(id, { place, until: now + PLACE_KEPT_MS })
  return place
}

/** The caller's offices, each with the places above its own. */
export async function seatsOf(ctx: Context): Promise<readonly Seat[]> {
  const found = await Promise.all(ctx.appointments.map((a) => placeOf(ctx.ports.store, a.place, ctx.now)))
  return ctx.appointments.map((a, i) => ({ role: a.role, scope: a.place, path: [...(found[i]?.path ?? []), a.place] }))
}

/** The caller as seen from a project; the timer is `system`. */
export async function actorFor(ctx: Context, project: Project): Promise<Actor> {
  if (ctx.caller.source === 'timer') return SYSTEM
  const homes = ctx.households.map((h) => ({ path: [h.community, ...h.within] }))
  return actorOn(project, { person: ctx.person?.id ?? null, seats: await seatsOf(ctx), homes })
}

/** The scene without facts, as reads need it. */
export async function sceneOf(ctx: Context, project: Project): Promise<Scene> {
  return { project, actor: await actorFor(ctx, project), policy: policyOf(project), now: ctx.now, facts: {} }
}

/** Takes the stored extras off a snapshot. */
export function asProject(stored: StoredProject): Project {
  const { _id, open: _open, deadlineDue: _due, words: _words, ...project } = stored
  return { ...project, id: _id satisfies ProjectId }
}
