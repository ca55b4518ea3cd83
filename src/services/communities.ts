import type { PlaceId } from '../../contracts/reply'
import type { Me } from '../../contracts/people'
import type { Place } from '../../contracts/places'
import type { Role } from '../../contracts/vocabulary'
import { call } from './call'

export interface Community { readonly id: PlaceId; readonly name: string }

const MOST = 500
/** From a district down: its streets, then their communities. */
const LEVELS = 3
const AT_HOME: readonly Role[] = ['resident', 'householdRep']

async function below(under: PlaceId | null): Promise<readonly Place[]> {
  const reply = await call('places.tree', { under, limit: MOST })
  return reply.ok ? reply.data.items : []
}

async function communitiesUnder(place: PlaceId | null, levels: number): Promise<readonly Community[]> {
  const places = await below(place)
  const found = places.filter(({ kind }) => kind === 'community').map(({ id, name }) => ({ id, name }))
  const wider = levels <= 1 ? [] : places.filter(({ kind }) => kind === 'city' || kind === 'district' || kind === 'street')
  const deeper = await Promise.all(wider.map(({ id }) => communitiesUnder(id, levels - 1)))
  return [...found, ...deeper.flat()]
}

/** The places that my offices cover; `null` is everywhere. */
export const officesOf = (me: Me): readonly (PlaceId | null)[] => [...new Set(me.roles.filter(({ role }) => !AT_HOME.includes(role)).map(({ place }) => (place === '*' ? null : place)))]

/** The communities that I work for: my own, and those inside a street or district of mine. */
export async function communitiesOf(me: Me): Promise<readonly Community[]> {
  const wide = await Promise.all(officesOf(me).map((place) => communitiesUnder(place, LEVELS)))
  const own = new Map([...me.communities, ...wide.flat()].map((one) => [one.id, one]))
  return [...own.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh'))
}
