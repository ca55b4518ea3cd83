/** Projects of several communities, as the others than the leading one find them. */
import type { Place } from '../../contracts/places'
import type { PlaceId } from '../../contracts/reply'
import { isPublic } from '../../domain/projects/view'
import type { Context } from './operation'
import type { Part, Store, Where } from './ports'
import { keepPlace, type StoredProject } from './scene'

/** There are few of them; the newest are found. */
const MOST_JOINT = 100

/** The projects of other communities in which one of these places takes part, the newest first. */
export const alsoIn = (store: Store, places: readonly PlaceId[], where: Where = {}): Promise<readonly StoredProject[]> =>
  places.length === 0 ? Promise.resolve([]) : store.list<StoredProject>('projects', { where: { ...where, alsoIn: { $in: places } }, order: [['since', 'desc']], limit: MOST_JOINT })

/** With a place, the projects of others in which it takes part: no request of its own. */
export const WITH_JOINT: Part = { from: 'projects', ours: '_id', theirs: 'alsoIn', as: 'also' }

/** Those of them that anybody may see. */
export const publicJoint = (also: readonly StoredProject[]): readonly StoredProject[] => also.filter(isPublic).sort((a, b) => b.since - a.since).slice(0, MOST_JOINT)

/** A place with the public projects of others in which it takes part, in one request; null where there is no such place. */
export async function placeAndJoint({ ports: { store }, now }: Pick<Context, 'ports' | 'now'>, id: PlaceId): Promise<{ readonly place: Place; readonly joint: readonly StoredProject[] } | null> {
  const found = await store.gather<Place & { readonly also: readonly StoredProject[] }>('places', id, [WITH_JOINT])
  if (found === null) return null
  const { also, ...place } = found
  keepPlace(place, now)
  return { place, joint: publicJoint(also) }
}
