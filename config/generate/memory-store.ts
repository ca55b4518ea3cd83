/** The database in memory, for one community at a time: what the doors need of it and no more. Documents lie open here; they are sealed on the way out. */
import type { CollectionName } from '../../cloudfunctions/_runtime/collections'
import type { Comparison, Part, Query, Ranking, Scalar, Store, Tx, Where } from '../../cloudfunctions/_runtime/ports'

type Document = { readonly _id: string }
type Shelf = Map<string, Document>

/** All values at a dotted path; a list on the way means each of its elements. */
function valuesAt(value: unknown, path: readonly string[]): readonly unknown[] {
  const [field, ...rest] = path
  if (Array.isArray(value)) return [...(field === undefined ? [value] : []), ...value.flatMap((one: unknown) => valuesAt(one, path))]
  if (field === undefined) return [value]
  return typeof value === 'object' && value !== null ? valuesAt(Reflect.get(value, field), rest) : []
}

const compares = (a: unknown, b: Scalar | undefined, holds: (order: number) => boolean): boolean => {
  if (b === undefined) return true
  if (typeof a === 'number' && typeof b === 'number') return holds(a - b)
  return typeof a === 'string' && typeof b === 'string' && holds(a < b ? -1 : a > b ? 1 : 0)
}

const same = (value: unknown, wanted: Scalar): boolean => value === wanted || (wanted === null && value === undefined)

function holds(values: readonly unknown[], wanted: Scalar | Comparison): boolean {
  const found = values.length === 0 ? [undefined] : values
  if (wanted === null || typeof wanted !== 'object') return found.some((value) => same(value, wanted))
  const { $in, $nin, $ne, $gt, $gte, $lt, $lte } = wanted
  if ($in !== undefined && !found.some((value) => $in.some((one) => same(value, one)))) return false
  if ($nin !== undefined && found.some((value) => $nin.some((one) => same(value, one)))) return false
  if ($ne !== undefined && found.some((value) => same(value, $ne))) return false
  return found.some((value) => compares(value, $gt, (order) => order > 0) && compares(value, $gte, (order) => order >= 0) && compares(value, $lt, (order) => order < 0) && compares(value, $lte, (order) => order <= 0))
}

const isFound = (document: Document, where: readonly (readonly [readonly string[], Scalar | Comparison])[]): boolean => where.every(([path, wanted]) => holds(valuesAt(document, path), wanted))
const conditionsOf = (where: Where): readonly (readonly [readonly string[], Scalar | Comparison])[] => Object.entries(where).map(([field, wanted]) => [field.split('.'), wanted])

function inOrder(documents: Document[], order: NonNullable<Query['order']>): readonly Document[] {
  if (order.length === 0) return documents
  return documents.sort((a, b) => {
    for (const [field, direction] of order) {
      const [x, y] = [valuesAt(a, field.split('.'))[0], valuesAt(b, field.split('.'))[0]]
      const less = compares(x, typeof y === 'string' || typeof y === 'number' ? y : null, (by) => by < 0)
      const more = compares(y, typeof x === 'string' || typeof x === 'number' ? x : null, (by) => by < 0)
      if (less !== more) return less === (direction === 'asc') ? -1 : 1
    }
    return 0
  })
}

/** Ids that are asked for by name need no search. */
function candidates(shelf: Shelf, where: Where): Iterable<Document> {
  const ids = where._id
  if (typeof ids !== 'object' || ids?.$in === undefined) return shelf.values()
  return ids.$in.flatMap((id) => (typeof id === 'string' ? (shelf.get(id) ?? []) : []))
}

export interface MemoryStore extends Store {
  /** Everything that was written here, collection by collection, in the order of first writing. */
  readonly written: () => Iterable<readonly [CollectionName, Document]>
}

/** A store of its own that begins with what lies in another, and never changes that one. */
export function memoryStore(base: Iterable<readonly [CollectionName, Document]> = []): MemoryStore {
  const shelves = new Map<CollectionName, Shelf>()
  const known = new Set<Document>()
  const shelf = (collection: CollectionName): Shelf => {
    const found = shelves.get(collection) ?? new Map<string, Document>()
    shelves.set(collection, found)
    return found
  }
  for (const [collection, document] of base) {
    known.add(document)
    shelf(collection).set(document._id, document)
  }
  // Sound: a collection holds only what the doors wrote into it, of the type that they read.
  const read = <T extends object>(document: Document | undefined): T | null => (document === undefined ? null : (document as unknown as T))
  const list = <T extends object>(collection: CollectionName, { where = {}, order = [], limit, skip = 0 }: Query): readonly T[] => {
    const conditions = conditionsOf(where)
    const found: Document[] = []
    for (const document of candidates(shelf(collection), where)) if (isFound(document, conditions)) found.push(document)
    return inOrder(found, order).slice(skip, skip + limit).flatMap((document) => read<T>(document) ?? [])
  }
  const rank = <T extends object>(collection: CollectionName, { where, list: field, wanted, named, anyOf, atLeast, newestBy, limit, skip }: Ranking): readonly (T & { readonly score: number })[] => {
    const scored = list<T & Document>(collection, { where: { ...where, [field]: { $in: anyOf } }, order: [[newestBy, 'desc'], ['_id', 'asc']], limit: Number.POSITIVE_INFINITY }).map((document) => {
      const has = new Set(valuesAt(document, [field]))
      const shared = (words: readonly string[]): number => new Set(words.filter((word) => has.has(word))).size
      return { ...document, score: named.reduce((sum, { signs, words }) => sum + (shared(signs) > 0 ? words.length : shared(words)), shared(wanted)) }
    })
    return scored.filter(({ score }) => score >= atLeast).sort((a, b) => b.score - a.score).slice(skip, skip + limit)
  }
  return {
    rank: async (collection, ranking) => rank(collection, ranking),
    get: async (collection, id) => read(shelf(collection).get(id)),
    list: async (collection, query) => list(collection, query),
    count: async (collection, where) => list(collection, { where, limit: Number.POSITIVE_INFINITY }).length,
    add: async (collection, document) => {
      if (shelf(collection).has(document._id)) return false
      shelf(collection).set(document._id, document)
      return true
    },
    put: async (collection, document) => void shelf(collection).set(document._id, document),
    gather: async <T extends object>(collection: CollectionName, id: string, parts: readonly Part[]) => {
      const one = shelf(collection).get(id)
      if (one === undefined) return null
      const gathered = parts.map(({ from, ours, theirs, as }) => [as, list(from, { where: { [theirs]: String(Reflect.get(one, ours)) }, limit: 1000 })])
      return read<T>({ ...one, ...Object.fromEntries(gathered) })
    },
    transact: async (work) => {
      const held = new Map<string, readonly [CollectionName, string, Document | null]>()
      const look = (collection: CollectionName, id: string): Document | undefined => {
        const change = held.get(`${collection} ${id}`)
        return change === undefined ? shelf(collection).get(id) : (change[2] ?? undefined)
      }
      const tx: Tx = {
        get: async (collection, id) => read(look(collection, id)),
        add: async (collection, document) => {
          if (look(collection, document._id) !== undefined) throw new Error(`${collection} has ${document._id} already`)
          held.set(`${collection} ${document._id}`, [collection, document._id, document])
        },
        set: async (collection, document) => void held.set(`${collection} ${document._id}`, [collection, document._id, document]),
        remove: async (collection, id) => void held.set(`${collection} ${id}`, [collection, id, null]),
      }
      const done = await work(tx)
      for (const [collection, id, document] of held.values()) {
        if (document === null) shelf(collection).delete(id)
        else shelf(collection).set(id, document)
      }
      return done
    },
    *written() {
      for (const [collection, documents] of shelves) for (const document of documents.values()) if (!known.has(document)) yield [collection, document]
    },
  }
}
