/** Reads what the open tables hold: public projects and public records of a place, of one year or of all. */
import type { PublicationRecord } from '../../../contracts/operations'
import type { Place } from '../../../contracts/places'
import type { Project } from '../../../contracts/projects'
import type { Instant, PlaceId } from '../../../contracts/reply'
import { dayOf, endOf, startOf, yearOf } from '../../../domain/calendar'
import { PRIVATE_STAGES } from '../../../domain/projects/stages'
import { recordOf } from '../../../domain/publications/chain'
import type { Context } from '../../_runtime/operation'
import { plain } from '../../_runtime/pages'
import type { Query, Store, Where } from '../../_runtime/ports'
import type { CollectionName } from '../../_runtime/collections'
import { asProject, placeOf, type StoredProject } from '../../_runtime/scene'

/** The kinds of places that have open data of their own. */
export const OPEN_KINDS = ['district', 'street', 'community'] as const
export type OpenKind = (typeof OPEN_KINDS)[number]
export interface OpenPlace extends Place { readonly kind: OpenKind }

/** More than this is taken by the year. */
export const MOST_PROJECTS = 5000
export const MOST_RECORDS = 20_000
const PAGE = 1000

/** The place, if it is one that has open data. */
export async function openPlace(ctx: Context, id: PlaceId): Promise<OpenPlace | null> {
  const place = await placeOf(ctx.ports.store, id, ctx.now)
  const kind = OPEN_KINDS.find((one) => one === place?.kind)
  return place === null || kind === undefined ? null : { ...place, kind }
}

const during = (year: number | null): { readonly $gte: Instant; readonly $lt: Instant } => (year === null ? { $gte: 0, $lt: startOf('9999-01-01') } : { $gte: startOf(`${year}-01-01`), $lt: endOf(`${year}-12-31`) })

/** Null where there are more than may be had at once. */
async function every<T extends object>(store: Store, collection: CollectionName, { where, order, most }: { readonly where: Where; readonly order: NonNullable<Query['order']>; readonly most: number }): Promise<readonly T[] | null> {
  const found: T[] = []
  for (;;) {
    const page = await store.list<T>(collection, { where, order, limit: PAGE, skip: found.length })
    found.push(...page)
    if (found.length > most) return null
    if (page.length < PAGE) return found
  }
}

const projectsIn = (place: OpenPlace, year: number | null): Where => ({ [place.kind]: place.id, contentChecked: true, stage: { $nin: PRIVATE_STAGES }, proposedAt: during(year) })

/** The public projects of a place, the oldest first. */
export async function projectsOf({ ports: { store } }: Context, place: OpenPlace, year: number | null): Promise<readonly Project[] | null> {
  const found = await every<StoredProject>(store, 'projects', { where: projectsIn(place, year), order: [['proposedAt', 'asc'], ['_id', 'asc']], most: MOST_PROJECTS })
  return found?.map(asProject) ?? null
}

/** The communities of a place; itself where it is one. */
export async function communitiesOf({ ports: { store } }: Context, place: OpenPlace): Promise<readonly Place[]> {
  if (place.kind === 'community') return [place]
  return (await every<Place & { readonly _id: string }>(store, 'places', { where: { path: place.id, kind: 'community' }, order: [['_id', 'asc']], most: MOST_PROJECTS }))?.map((one) => plain({ ...one, id: one._id })) ?? []
}

/** The public records of these communities' logs, in the order in which they were published. */
export async function publishedIn({ ports: { store } }: Context, communities: readonly Place[], year: number | null): Promise<readonly PublicationRecord[] | null> {
  const where = { community: { $in: communities.map(({ id }) => id) }, at: during(year) }
  const found = await every<PublicationRecord>(store, 'publications', { where, order: [['at', 'asc'], ['community', 'asc'], ['number', 'asc']], most: MOST_RECORDS })
  return found?.map(recordOf) ?? null
}

/** The years in which something was proposed here, the newest first. */
export async function yearsOf({ ports: { store } }: Context, place: OpenPlace): Promise<readonly number[]> {
  const end = async (direction: 'asc' | 'desc'): Promise<Instant | null> => (await store.list<StoredProject>('projects', { where: projectsIn(place, null), order: [['proposedAt', direction]], limit: 1 }))[0]?.proposedAt ?? null
  const [first, last] = await Promise.all([end('asc'), end('desc')])
  if (first === null || last === null) return []
  const [from, until] = [yearOf(dayOf(first)), yearOf(dayOf(last))]
  return Array.from({ length: until - from + 1 }, (_, i) => until - i)
}

/** The districts and communities that have open data. */
export async function openPlaces({ ports: { store } }: Context): Promise<readonly Place[]> {
  return (await store.list<Place & { readonly _id: string }>('places', { where: { kind: { $in: ['district', 'community'] } }, order: [['_id', 'asc']], limit: PAGE })).map((one) => plain({ ...one, id: one._id }))
}
