import { actions, type Answer } from './actions'
import { Refusal } from './errors'
import { find } from './find'
import type { IndexSpecification } from './indexes'
import { openStore, type Store } from './store'
import { clientText, revive, type Document } from './values'
import { Held } from './writes'

/** The CloudBase document database of one environment, in one SQLite file. */
export interface Database {
  /** Answers one `database.*` action; refusals are returned as {code, message}, never thrown. The server adds the requestId. */
  handle(body: { action: string; [field: string]: unknown }): Promise<Record<string, unknown>>
  /** Creates what is missing; an index of the same name but another shape is built anew. */
  ensureCollection(name: string, indexes: readonly IndexSpecification[]): void
  collections(): CollectionSummary[]
  /** Read-only browsing, for the development page. */
  browse(collection: string, options: { skip: number; limit: number; query?: object }): { documents: unknown[]; total: number }
  close(): void
}

export interface CollectionSummary {
  name: string
  documents: number
  indexes: { name: string; keys: { field: string; direction: 1 | -1 }[]; unique: boolean }[]
}

/** Opens (or creates) the database file. `now` dates what is stored, `elapsed` (else `now`) measures how long a transaction has lasted; `duplicateCode` is the code of a duplicate key: `DATABASE_REQUEST_FAILED` unless told. */
export function openDatabase(options: { file: string; now?: () => number; elapsed?: () => number; duplicateCode?: string }): Database {
  const store = openStore({ file: options.file, now: options.now ?? Date.now, elapsed: options.elapsed ?? options.now ?? Date.now, duplicateCode: options.duplicateCode ?? 'DATABASE_REQUEST_FAILED' })
  return {
    handle: (body) => answer(store, body),
    ensureCollection: (name, indexes) => ensureCollection(store, name, indexes),
    collections: () => summaries(store),
    browse: (name, view) => browse(store, name, view),
    close: () => store.sqlite.close(),
  }
}

const LONGEST_NAP = 50

async function answer(store: Store, body: { action: string; [field: string]: unknown }): Promise<Answer> {
  const act = actions[body.action]
  if (!act) return { code: 'INVALID_ACTION', message: `[InvalidAction] ${body.action} is not emulated` }
  const now = store.now()
  for (;;) {
    store.transactions.sweep()
    try {
      const result = act(store, body, now)
      // Even a reader waits for the batch it may have read from, so that nothing unsaved is ever shown.
      const saving = store.sqlite.settled()
      if (saving) await saving
      return result
    } catch (error) {
      if (!(error instanceof Held)) return refusalOf(error)
      await releaseOf(error)
    }
  }
}

/** Waits until the transaction has ended; wakes now and then because nothing else may notice that its time is up. */
async function releaseOf(held: Held): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const nap = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_NAP)
  })
  await Promise.race([held.transaction.ended, nap])
  clearTimeout(timer)
}

function refusalOf(error: unknown): Answer {
  if (error instanceof Refusal) return { code: error.code, message: error.message }
  console.error('database emulator:', error)
  return { code: 'SYS_ERR', message: `[InternalError] ${error instanceof Error ? error.message : String(error)}` }
}

function ensureCollection(store: Store, name: string, indexes: readonly IndexSpecification[]): void {
  store.sqlite.write(() => {
    const collection = store.catalogue.collections.get(name) ?? store.catalogue.create(name)
    for (const wanted of indexes) {
      const known = collection.indexes.find((index) => index.name === wanted.name)
      if (known && sameIndex(known, wanted)) continue
      if (known) store.catalogue.dropIndex(collection, known)
      store.catalogue.addIndex(collection, wanted)
    }
  })
  store.sqlite.flush()
}

function sameIndex(a: IndexSpecification, b: IndexSpecification): boolean {
  if (a.unique !== b.unique || a.keys.length !== b.keys.length) return false
  return a.keys.every((key, i) => key.field === b.keys[i]?.field && key.direction === b.keys[i]?.direction)
}

function summaries(store: Store): CollectionSummary[] {
  return [...store.catalogue.collections.values()].map((collection) => ({
    name: collection.name,
    documents: collection.count,
    indexes: collection.indexes.map(({ name, keys, unique }) => ({ name, unique, keys: keys.map(({ field, direction }) => ({ field, direction })) })),
  }))
}

function browse(store: Store, name: string, options: { skip: number; limit: number; query?: object }): { documents: unknown[]; total: number } {
  const collection = store.catalogue.collections.get(name)
  if (!collection) return { documents: [], total: 0 }
  const view = { collection, transactions: store.transactions, transaction: undefined }
  const query = revive(structuredClone(options.query ?? {})) as Document
  const rows = find(view, { query, sort: [], skip: options.skip, limit: options.limit, decoded: false }, { index: null, examined: 0 })
  const total = Object.keys(query).length === 0 ? collection.count : find(view, { query, sort: [], skip: 0, limit: Infinity, decoded: false }, { index: null, examined: 0 }).length
  return { documents: rows.map((row): unknown => JSON.parse(clientText(row.text))), total }
}
