import { openCatalogue, type Catalogue, type Collection, type Index } from './catalogue'
import { collectionMissing } from './errors'
import { entriesOf, type Entries } from './indexes'
import { openSqlite, type Sqlite } from './sqlite'
import { openTransactions, type Stored, type Transactions } from './transactions'
import { decode, type Document } from './values'

/** Everything the operations work on. */
export interface Store {
  readonly sqlite: Sqlite
  readonly catalogue: Catalogue
  readonly transactions: Transactions
  readonly now: () => number
  readonly duplicateCode: string
}

export function openStore(options: { readonly file: string; readonly now: () => number; readonly elapsed: () => number; readonly duplicateCode: string }): Store {
  // A batch may fail while the catalogue is still being opened.
  const opened: { catalogue?: Catalogue } = {}
  const sqlite = openSqlite(options.file, () => opened.catalogue?.recount())
  const catalogue = sqlite.write(() => openCatalogue(sqlite))
  opened.catalogue = catalogue
  sqlite.flush()
  return { sqlite, catalogue, transactions: openTransactions(options.elapsed), now: options.now, duplicateCode: options.duplicateCode }
}

export function collectionNamed(store: Store, name: unknown): Collection {
  const collection = typeof name === 'string' ? store.catalogue.collections.get(name) : undefined
  if (!collection) throw collectionMissing()
  return collection
}

export const decodeStored = (text: string): Document => decode(text) as Document

/** The committed document with this encoded id. */
export function committed(collection: Collection, id: Buffer): Stored | undefined {
  const row = collection.sql.byId.first([id])
  return row && { sequence: Number(row[0]), text: String(row[1]) }
}

/** Adds a document; answers false, and adds nothing, when its _id is taken. */
export function insertRow(store: Store, collection: Collection, row: { readonly id: Buffer; readonly text: string; readonly document: Document }): boolean {
  const entries = entriesIn(collection, row.document)
  return store.sqlite.write(() => {
    const sequence = collection.sql.insert.insert([row.id, row.text])
    if (sequence === undefined) return false
    collection.count++
    for (const { index, keys } of entries) for (const key of keys) index.sql.insert.run([key, sequence])
    markMultikey(store, entries)
    return true
  })
}

export function replaceRow(store: Store, collection: Collection, before: Stored, text: string, document: Document): void {
  const next = entriesIn(collection, document)
  const old = next.length === 0 ? undefined : decodeStored(before.text)
  store.sqlite.write(() => {
    collection.sql.replace.run([text, before.sequence])
    if (!old) return
    for (const { index, keys } of next) moveEntries(index, before.sequence, entriesOf(old, index.keys).keys, keys)
    markMultikey(store, next)
  })
}

export function removeRow(store: Store, collection: Collection, before: Stored): void {
  store.sqlite.write(() => {
    collection.sql.remove.run([before.sequence])
    collection.count--
    if (collection.indexes.length === 0) return
    const old = decodeStored(before.text)
    for (const index of collection.indexes) for (const key of entriesOf(old, index.keys).keys) index.sql.remove.run([key, before.sequence])
  })
}

interface IndexEntries extends Entries {
  readonly index: Index
}

/** The entries of a document in every index; refuses what cannot be indexed before anything is written. */
export function entriesIn(collection: Collection, document: Document): IndexEntries[] {
  return collection.indexes.map((index) => ({ index, ...entriesOf(document, index.keys) }))
}

function markMultikey(store: Store, entries: readonly IndexEntries[]): void {
  for (const { index, multikey } of entries) if (multikey && !index.multikey) store.catalogue.markMultikey(index)
}

function moveEntries(index: Index, sequence: number, before: readonly Buffer[], next: readonly Buffer[]): void {
  for (const key of before) if (!next.some((other) => other.equals(key))) index.sql.remove.run([key, sequence])
  for (const key of next) if (!before.some((other) => other.equals(key))) index.sql.insert.run([key, sequence])
}
