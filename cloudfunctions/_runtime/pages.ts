/** Reading more than the platform gives at once, and writing more than one transaction takes. */
import type { CollectionName } from './collections'
import type { Store, Stored, Tx, Where } from './ports'

const PAGE = 1000
/** The service drops transactions of about ninety writes. */
const BATCH = 40

/** Every matching document in the order of its id, page by page: ballots of a city are never all in memory. */
export async function* everyPage<T extends object>(store: Store, collection: CollectionName, where: Where): AsyncGenerator<readonly Stored<T>[]> {
  let last = ''
  for (;;) {
    const page: readonly Stored<T>[] = await store.list<Stored<T>>(collection, { where: { ...where, _id: { $gt: last } }, order: [['_id', 'asc']], limit: PAGE })
    if (page.length > 0) yield page
    if (page.length < PAGE) return
    last = page[page.length - 1]?._id ?? ''
  }
}

/** The documents with these ids, in no particular order. */
export async function byIds<T extends object>(store: Store, collection: CollectionName, ids: readonly string[]): Promise<readonly Stored<T>[]> {
  const distinct = [...new Set(ids)]
  const found: Stored<T>[] = []
  for (let at = 0; at < distinct.length; at += PAGE) {
    found.push(...(await store.list<Stored<T>>(collection, { where: { _id: { $in: distinct.slice(at, at + PAGE) } }, limit: PAGE })))
  }
  return found
}

/** Writes many documents in small transactions; only for writes that may be repeated. */
export async function inBatches<T>(store: Store, items: readonly T[], write: (tx: Tx, item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += BATCH) {
    const batch = items.slice(at, at + BATCH)
    await store.transact(async (tx) => {
      for (const item of batch) await write(tx, item)
    })
  }
}

/** The record without the database's own key. */
export function plain<T extends object>(stored: T): T {
  const { _id, ...rest }: T & { readonly _id?: unknown } = stored
  // Sound: no type of ours has a field of that name.
  return rest as T
}

/** One page of a list that was asked for with one row too many. */
export function pageOf<T extends object>(rows: readonly T[], { cursor, limit }: { readonly cursor: number | null; readonly limit: number }): { readonly items: readonly T[]; readonly next: number | null } {
  return { items: rows.slice(0, limit).map(plain), next: rows.length > limit ? (cursor ?? 0) + limit : null }
}
