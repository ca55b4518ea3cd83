import type { ConsentCount } from '../../contracts/projects'

type Group = ConsentCount['byBuilding'][number]

/** Below this, a number would point at people. */
export const SMALLEST_GROUP = 5
/** Stands for the buildings that are too small to be named. */
export const OTHER_BUILDINGS = 'other'

const sum = (groups: readonly Group[]): Group => ({
  place: OTHER_BUILDINGS,
  households: groups.reduce((total, { households }) => total + households, 0),
  agree: groups.reduce((total, { agree }) => total + agree, 0),
})

/** Counts by building; small buildings are put together until nobody can be told apart, not even by subtraction. */
export function namedBuildings(groups: readonly Group[]): readonly Group[] {
  const bySize = [...groups].sort((a, b) => a.households - b.households || (a.place < b.place ? -1 : 1))
  const small = bySize.filter(({ households }) => households < SMALLEST_GROUP).length
  if (small === 0) return [...groups].sort((a, b) => (a.place < b.place ? -1 : 1))
  let together = small
  while (together < bySize.length && sum(bySize.slice(0, together)).households < SMALLEST_GROUP) together += 1
  const rest = sum(bySize.slice(0, together))
  const named = bySize.slice(together).sort((a, b) => (a.place < b.place ? -1 : 1))
  return rest.households < SMALLEST_GROUP ? named : [...named, rest]
}
