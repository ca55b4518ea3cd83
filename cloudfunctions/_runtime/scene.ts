/** Sets the scene for a rule: the project, the caller seen from it, the pack it is pinned to. */
import type { HouseholdBinding } from '../../contracts/households'
import type { Place } from '../../contracts/places'
import type { Project } from '../../contracts/projects'
import type { Instant, PersonId, PlaceId, ProjectId } from '../../contracts/reply'
import type { PackId, PlaceKind } from '../../contracts/vocabulary'
import type { PolicyBook } from '../../contracts/amendments'
import type { Policy } from '../../contracts/policies'
import { dayOf } from '../../domain/calendar'
import { interestsOf } from '../../domain/people/declaring'
import { changesIn, emptyBook, UNCHANGED, versionOf } from '../../domain/policies/amending'
import { actorOn, SYSTEM, type Seat } from '../../domain/projects/actor'
import type { Actor, Scene } from '../../domain/projects/rule'
import { policyFor } from '../../policies'
import { calendarFor } from './calendar'
import type { Context } from './operation'
import type { Store, Stored } from './ports'

/** A snapshot as stored: the project, and the fields that lists are found by. */
export type StoredProject = Stored<Project & { readonly open: boolean; readonly deadlineDue: string; readonly wakes: string; readonly countedBy: string; readonly owes: boolean; /** Givers who are asked and have not answered. */ readonly asks: readonly PersonId[]; readonly words: string; /** The places of the other communities that take part. */ readonly alsoIn?: readonly PlaceId[] }>

type Reader = Pick<Store, 'get'>
type Governed = Pick<Project, 'pack' | 'district' | 'street'>

const policies = new Map<string, Policy>()
const MOST_POLICIES = 2000

/** All that a district has changed in its scheme; empty while it has changed nothing. */
export const bookOf = async (reader: Reader, district: PlaceId): Promise<PolicyBook> => (await reader.get<PolicyBook>('policies', district)) ?? emptyBook(district)

function kept(pack: Required<Project['pack']>, { district, street, book }: { readonly district: PlaceId; readonly street: PlaceId; readonly book: PolicyBook | null }): Policy | null {
  const key = [pack.id, pack.asOf, ...(pack.version === 0 ? [] : [district, street, pack.version])].join('@')
  const known = policies.get(key)
  if (known !== undefined) return known
  if (pack.version > 0 && book === null) return null
  const policy = policyFor(pack.id, pack.asOf, book === null ? UNCHANGED : changesIn(book, { pack: pack.id, street, version: pack.version }))
  if (policies.size >= MOST_POLICIES) policies.clear()
  policies.set(key, policy)
  return policy
}

/** The scheme as it stands today, with everything that the district has confirmed. */
export async function policyToday(reader: Reader, { pack, district, street }: { readonly pack: PackId; readonly district: PlaceId; readonly street: PlaceId }, now: Instant): Promise<Policy> {
  const book = await bookOf(reader, district)
  const policy = kept({ id: pack, asOf: dayOf(now), version: versionOf(book) }, { district, street, book })
  if (policy === null) throw new Error(`no policy of ${pack} for ${district}`)
  return policy
}

/**
 * What governs a project: the scheme, day and version that it is pinned to; a draft follows what is in force today.
 * Kept by version: the changes of a district only grow, so that a version once given never changes (E62).
 */
export async function policyOf(reader: Reader, { pack, district, street, stage }: Governed & Pick<Project, 'stage'>, now: Instant): Promise<Policy> {
  if (stage === 'draft') return policyToday(reader, { pack: pack.id, district, street }, now)
  const pin = { ...pack, version: pack.version ?? 0 }
  const known = kept(pin, { district, street, book: null })
  if (known !== null) return known
  const book = await bookOf(reader, district)
  if (versionOf(book) < pin.version) throw new Error(`${district} has no version ${pin.version} of its rules`)
  return kept(pin, { district, street, book }) ?? policyFor(pin.id, pin.asOf)
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

/** Keeps a place that was read together with something else. */
export function keepPlace(place: Place, now: number): void {
  places.set(place.id, { place, until: now + PLACE_KEPT_MS })
}

/** The place itself or the one above it that is of this kind; null where there is none. */
export async function placeAbove(ctx: Pick<Context, 'ports' | 'now'>, place: Place, kind: PlaceKind): Promise<Place | null> {
  if (place.kind === kind) return place
  const found = await Promise.all(place.path.map((id) => placeOf(ctx.ports.store, id, ctx.now)))
  return found.find((p) => p?.kind === kind) ?? null
}

/** The scheme that governs at a place today; null where there is none. */
export async function schemeAt(ctx: Pick<Context, 'ports' | 'now'>, place: Place): Promise<Policy | null> {
  if (place.packId === null) return null
  const [district, street] = await Promise.all([placeAbove(ctx, place, 'district'), placeAbove(ctx, place, 'street')])
  return policyToday(ctx.ports.store, { pack: place.packId, district: district?.id ?? '', street: street?.id ?? '' }, ctx.now)
}

/** The caller's offices, each with the places above its own. */
export async function seatsOf(ctx: Context): Promise<readonly Seat[]> {
  const found = await Promise.all(ctx.appointments.map((a) => placeOf(ctx.ports.store, a.place, ctx.now)))
  return ctx.appointments.map((a, i) => ({ role: a.role, scope: a.place, path: [...(found[i]?.path ?? []), a.place] }))
}

/** The caller as seen from a project; the timer is `system`. `also`: homes that are not confirmed yet, where that is enough. */
export async function actorFor(ctx: Context, project: Project, also: readonly Pick<HouseholdBinding, 'community' | 'within'>[] = []): Promise<Actor> {
  if (ctx.caller.source === 'timer') return SYSTEM
  const homes = [...ctx.households, ...also].map((h) => ({ path: [h.community, ...h.within] }))
  const actor = actorOn(project, { person: ctx.person?.id ?? null, seats: await seatsOf(ctx), homes })
  return ctx.person?.declarations === undefined ? actor : { ...actor, interests: interestsOf(ctx.person.declarations) }
}

/** The scene without facts, as reads need it. */
export async function sceneOf(ctx: Context, project: Project): Promise<Scene> {
  const { store } = ctx.ports
  const [actor, policy, calendar] = await Promise.all([actorFor(ctx, project), policyOf(store, project, ctx.now), calendarFor(store, project, ctx.now)])
  return { project, actor, policy, now: ctx.now, calendar, facts: {} }
}

const NOTHING_SAID: Pick<Project, 'comments' | 'audits'> = { comments: [], audits: [] }

/** Takes the stored extras off a snapshot. */
export function asProject(stored: StoredProject): Project {
  const { _id, open: _open, deadlineDue: _due, wakes: _wakes, countedBy: _counted, owes: _owes, asks: _asks, words: _words, alsoIn: _also, ...project } = stored
  // What was stored before there were comments and requests for audit has none.
  return { ...NOTHING_SAID, ...project, id: _id satisfies ProjectId }
}
