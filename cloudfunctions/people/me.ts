import type { BindingRequest } from '../../contracts/households'
import type { Me } from '../../contracts/people'
import type { Place } from '../../contracts/places'
import type { PlaceId } from '../../contracts/reply'
import { rolesOf } from '../_runtime/caller'
import { guardianBelow } from '../_runtime/guardians'
import type { Context } from '../_runtime/operation'
import { byIds } from '../_runtime/pages'
import { EVERYWHERE } from '../../domain/people/appointments'

const MOST_REQUESTS = 20
const COMMUNITY_OR_BELOW: readonly Place['kind'][] = ['committee', 'courtyard', 'building', 'tenHouseholdGroup']

/** The communities that the caller lives in or works for, without those of a whole street. */
function communitiesOf({ households, appointments }: Context, places: ReadonlyMap<PlaceId, Place>): readonly PlaceId[] {
  const served = appointments.flatMap(({ place: id }) => {
    const place = places.get(id)
    if (place?.kind === 'community') return [id]
    return place !== undefined && COMMUNITY_OR_BELOW.includes(place.kind) ? place.path.filter((above) => places.get(above)?.kind === 'community') : []
  })
  return [...new Set([...households.map(({ community }) => community), ...served])]
}

async function placesNamed(ctx: Context, waiting: readonly BindingRequest[]): Promise<ReadonlyMap<PlaceId, Place>> {
  const { store } = ctx.ports
  const own = await byIds<Place>(store, 'places', [...ctx.appointments.map(({ place }) => place), ...[...ctx.households, ...waiting].flatMap(({ building, community }) => [building, community])])
  const above = await byIds<Place>(store, 'places', own.filter(({ kind }) => COMMUNITY_OR_BELOW.includes(kind)).flatMap(({ path }) => path))
  return new Map([...own, ...above].map((place) => [place.id, place]))
}

export async function whoAmI(ctx: Context): Promise<Me> {
  const { person, appointments, households, ports } = ctx
  const guardianBelowAge = guardianBelow(ctx.now)?.value ?? null
  if (person === null) return { person: null, roles: [], households: [], waiting: [], communities: [], unread: 0, guardianBelowAge }
  const waiting = await ports.store.list<BindingRequest>('bindingRequests', { where: { person: person.id, state: 'waiting' }, limit: MOST_REQUESTS })
  const [places, unread] = await Promise.all([placesNamed(ctx, waiting), ports.store.count('messages', { to: person.id, readAt: null })])
  const nameOf = (id: PlaceId): string => (id === EVERYWHERE ? EVERYWHERE : (places.get(id)?.name ?? id))
  const atHome = rolesOf(ctx).filter((role) => role === 'resident' || role === 'householdRep')
  return {
    person: { id: person.id, name: person.name, createdAt: person.createdAt },
    roles: [
      ...atHome.map((role) => ({ role, place: null, placeName: '', until: null })),
      ...appointments.map(({ role, place, until, actingFor }) => ({ role, place, placeName: nameOf(place), until, ...(actingFor === undefined ? {} : { acting: true }) })),
    ],
    households: households.map(({ household, community, building, room, representative }) => ({ household, community, communityName: nameOf(community), building, buildingName: nameOf(building), room, representative })),
    waiting: waiting.map(({ id, room, building, at }) => ({ request: id, room, buildingName: nameOf(building), at })),
    communities: communitiesOf(ctx, places).map((id) => ({ id, name: nameOf(id) })),
    unread,
    guardianBelowAge,
  }
}
