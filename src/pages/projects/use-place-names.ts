import type { PlaceId } from '../../../contracts/reply'
import { useRequest } from '../../hooks/use-request'

/** Names of the buildings of a community; empty while asking. */
export function usePlaceNames(community: PlaceId): ReadonlyMap<PlaceId, string> {
  const tree = useRequest('places.tree', { under: community, deep: true, limit: 500 })
  return new Map(tree.face === 'ready' ? tree.data.items.map((place) => [place.id, place.name]) : [])
}
