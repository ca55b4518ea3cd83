/** The tree of places: an import either fits the tree as a whole or changes nothing. */
import type { PlaceRow } from '../../contracts/places.schema'
import type { ImportProblem, Place } from '../../contracts/places'
import type { PlaceId } from '../../contracts/reply'
import { PLACE_KINDS, type PackId, type PlaceKind } from '../../contracts/vocabulary'

const depth = (kind: PlaceKind): number => PLACE_KINDS.indexOf(kind)

/** A place's id and all above it, the widest first. */
export const withinOf = ({ id, path }: Pick<Place, 'id' | 'path'>): readonly PlaceId[] => [...path, id]

export interface TreePlan { readonly problems: readonly ImportProblem[]; readonly added: readonly Place[]; readonly changed: readonly Place[]; readonly unchanged: number }

interface Known { readonly existing: ReadonlyMap<PlaceId, Place>; readonly rows: ReadonlyMap<PlaceId, PlaceRow>; readonly mayWrite: (within: readonly PlaceId[]) => boolean }

/** The parent as it is or as this import makes it. */
function kindAt(id: PlaceId, { existing, rows }: Known): PlaceKind | null {
  return rows.get(id)?.kind ?? existing.get(id)?.kind ?? null
}

function pathTo(parent: PlaceId | null, known: Known): readonly PlaceId[] {
  if (parent === null) return []
  const above = known.existing.get(parent)
  return above === undefined ? [...pathTo(known.rows.get(parent)?.parent ?? null, known), parent] : withinOf(above)
}

function problemOf(row: PlaceRow, index: number, known: Known): ImportProblem | null {
  const at = (field: string, code: ImportProblem['code']): ImportProblem => ({ row: index, field, code })
  if (known.rows.get(row.id) !== row) return at('id', 'duplicate')
  if ((row.kind === 'city') !== (row.parent === null)) return at('parent', 'malformed')
  const above = row.parent === null ? null : kindAt(row.parent, known)
  if (row.parent !== null && above === null) return at('parent', 'unknown-place')
  if (above !== null && depth(above) >= depth(row.kind)) return at('kind', 'malformed')
  const before = known.existing.get(row.id)
  // Households and projects carry the path: a place that moved would take them along unseen.
  if (before !== undefined && (before.kind !== row.kind || before.parent !== row.parent)) return at(before.kind === row.kind ? 'parent' : 'kind', 'changed')
  return null
}

function scopeProblem(row: PlaceRow, index: number, known: Known): ImportProblem | null {
  return known.mayWrite([...pathTo(row.parent, known), row.id]) ? null : { row: index, field: 'id', code: 'not-your-scope' }
}

function isSame(a: Place, b: Place): boolean {
  return a.name === b.name && a.phone === b.phone && a.ownPack === b.ownPack && a.packId === b.packId
}

/** The scheme of each place: its own or the nearest above; `places` come with parents first. */
function withPacks(places: readonly Place[], existing: ReadonlyMap<PlaceId, Place>): readonly Place[] {
  const packs = new Map<PlaceId, PackId | null>([...existing].map(([id, place]) => [id, place.packId]))
  return places.map((place) => {
    const above = place.parent === null ? null : packs.get(place.parent)
    // A parent that this import does not touch says nothing new.
    const packId = place.ownPack ?? (above === undefined ? place.packId : above)
    packs.set(place.id, packId)
    return { ...place, packId }
  })
}

/**
 * What an import would do. `existing` holds the places of the rows, their parents, and everything below a place whose
 * own scheme changes, because the scheme is inherited.
 */
export function planImport(rows: readonly PlaceRow[], { existing, mayWrite }: { readonly existing: readonly Place[]; readonly mayWrite: (within: readonly PlaceId[]) => boolean }): TreePlan {
  const known: Known = { existing: new Map(existing.map((place) => [place.id, place])), rows: new Map([...rows].reverse().map((row) => [row.id, row])), mayWrite }
  const inTree = rows.flatMap((row, index) => problemOf(row, index, known) ?? [])
  const problems = inTree.length > 0 ? inTree : rows.flatMap((row, index) => scopeProblem(row, index, known) ?? [])
  if (problems.length > 0) return { problems, added: [], changed: [], unchanged: 0 }
  const imported = rows.map((row): Place => ({ id: row.id, kind: row.kind, name: row.name, parent: row.parent, path: pathTo(row.parent, known), ownPack: row.packId, packId: null, phone: row.phone }))
  const others = existing.filter(({ id }) => !known.rows.has(id))
  const ordered = [...imported, ...others].sort((a, b) => depth(a.kind) - depth(b.kind))
  const placed = withPacks(ordered, known.existing)
  const added = placed.filter(({ id }) => !known.existing.has(id))
  const changed = placed.filter((place) => {
    const before = known.existing.get(place.id)
    return before !== undefined && !isSame(before, place)
  })
  return { problems: [], added, changed, unchanged: imported.filter(({ id }) => known.existing.has(id) && !changed.some((place) => place.id === id)).length }
}
