import type { PlaceRow } from '../../contracts/places.schema'
import type { Place } from '../../contracts/places'
import { planImport } from '../../domain/places/tree'

const row = (id: string, kind: PlaceRow['kind'], parent: string | null, packId: PlaceRow['packId'] = null): PlaceRow => ({ id, kind, name: id, parent, packId, phone: null })
const anywhere = { existing: [] as readonly Place[], mayWrite: () => true }
const problems = (rows: readonly PlaceRow[]) => planImport(rows, anywhere).problems.map(({ row: at, field, code }) => `${at} ${field} ${code}`)

describe('an import of places', () => {
  it('may come in any order', () => {
    const { added } = planImport([row('b', 'building', 's'), row('s', 'street', 'c', 'panlong-2020'), row('c', 'city', null)], anywhere)
    expect(added.map(({ id, path, packId }) => [id, path, packId])).toEqual([['c', [], null], ['s', ['c'], 'panlong-2020'], ['b', ['c', 's'], 'panlong-2020']])
  })
  it('refuses a second row of the same id', () => expect(problems([row('c', 'city', null), row('c', 'city', null)])).toEqual(['1 id duplicate']))
  it('refuses a city inside something, and anything else outside', () => expect(problems([row('c', 'city', 'x'), row('s', 'street', null)])).toEqual(['0 parent malformed', '1 parent malformed']))
  it('refuses two places inside each other', () => expect(problems([row('a', 'building', 'b'), row('b', 'building', 'a')])).toEqual(['0 kind malformed', '1 kind malformed']))
})
