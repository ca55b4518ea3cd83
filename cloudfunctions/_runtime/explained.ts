import type { RankExplanation } from '../../contracts/oversight'
import type { Day, PlaceId } from '../../contracts/reply'
import type { Store } from './ports'

/** The kind of record, and the beginning of its mark among the periodic notices. */
export const EXPLANATION = 'rankExplanation'
const MOST_STREETS = 400

export interface StoredExplanation extends RankExplanation { readonly kind: typeof EXPLANATION; readonly place: PlaceId; readonly district: PlaceId }

/** What the streets of a district have said to their places in the rankings of periods that begin on these days. */
export async function explanationsOf(store: Pick<Store, 'list'>, district: PlaceId, from: readonly Day[]): Promise<readonly RankExplanation[]> {
  const found = await store.list<StoredExplanation>('bulletins', { where: { district, kind: EXPLANATION, from: { $in: from } }, order: [['from', 'desc'], ['place', 'asc']], limit: MOST_STREETS })
  return found.map(({ street, streetName, from: first, until, text, at, number }) => ({ street, streetName, from: first, until, text, at, number }))
}
