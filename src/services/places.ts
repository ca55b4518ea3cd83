import type { Place } from '../../contracts/places'
import type { PlaceId } from '../../contracts/reply'
import { call } from './call'

const MOST = 500
const MOST_PAGES = 20

/** Everything inside a place, page by page; what cannot be fetched is left out. */
export async function placesInside(under: PlaceId): Promise<readonly Place[]> {
  const places: Place[] = []
  let cursor: number | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const reply: Awaited<ReturnType<typeof call<'places.tree'>>> = await call('places.tree', { under, deep: true, cursor, limit: MOST })
    if (!reply.ok) break
    places.push(...reply.data.items)
    cursor = reply.data.next
    if (cursor === null) break
  }
  return places
}
