import { randomUUID } from 'node:crypto'
import { duplicateKey, type Collection, type Index } from './catalogue'
import { transactionConflict, writeFailed } from './errors'
import { lookUp, type View } from './find'
import { entriesOf, indexKeys } from './indexes'
import { encodeKey } from './keys'
import { committed, decodeStored, entriesIn, insertRow, removeRow, replaceRow, type Store } from './store'
import { documentKey, type Stored, type Transaction } from './transactions'
import { checkedName } from './update'
import { ObjectId, decodeDocument, encode, type Document, type Value } from './values'

/** Thrown when a write outside transactions meets a document that a live transaction holds: try again when it has ended. */
export class Held extends Error {
  // A class so that the retry loop can tell it from an error.
  constructor(readonly transaction: Transaction) {
    super('held by a transaction')
  }
}

/** One document about to be stored (with `document`) or removed (without). */
export interface Change {
  readonly id: Buffer
  readonly before: Stored | undefined
  readonly document: Document | undefined
}

const LARGEST_DOCUMENT = 16 * 1024 * 1024
const ID_INDEX = { name: '_id_', keys: indexKeys([{ field: '_id', direction: 1 }]) }

/** Refuses or postpones a change because of other transactions; nothing is written yet. */
export function checkFree(view: View, changes: readonly Change[]): void {
  if (!view.transactions.anyHeld()) return
  for (const change of changes) {
    const key = documentKey(view.collection, change.id)
    const holder = view.transactions.holder(key)
    if (holder && holder !== view.transaction) yieldTo(view, holder)
    if (view.transaction && view.transactions.versionFor(view.transaction, view.collection, change.id)) throw transactionConflict()
    for (const claim of claimsOf(view.collection, change.document)) {
      const claimant = view.transactions.claimant(claim.name)
      if (!claimant || claimant.documentKey === key) continue
      if (claimant.transaction !== view.transaction) yieldTo(view, claimant.transaction)
    }
  }
}

/** First writer wins between transactions; a write outside of them waits. */
function yieldTo(view: View, holder: Transaction): never {
  throw view.transaction ? transactionConflict() : new Held(holder)
}

interface Claim {
  readonly name: string
  readonly key: Buffer
  readonly index: Index
}

function claimsOf(collection: Collection, document: Document | undefined): Claim[] {
  if (!document) return []
  return collection.indexes
    .filter((index) => index.unique)
    .flatMap((index) => entriesOf(document, index.keys).keys.map((key) => ({ index, key, name: `${index.id}/${key.toString('latin1')}` })))
}

/** Stores or removes one document, at once or in the transaction's own memory. `checkFree` has been passed. */
export function apply(store: Store, view: View, change: Change): void {
  const text = change.document && encode(change.document)
  if (text !== undefined && text.length > LARGEST_DOCUMENT) throw writeFailed('BSONObj size is invalid. Size must be between 0 and 16793600(16MB)')
  if (text !== undefined && text === change.before?.text) return
  const claims = claimsOf(view.collection, change.document)
  checkUnique(store, view, change, claims)
  if (view.transaction) return hold(view, view.transaction, change, text, claims)
  commitOne(store, view, change, text)
}

function checkUnique(store: Store, view: View, change: Change, claims: readonly Claim[]): void {
  const { collection, transaction, transactions } = view
  const key = documentKey(collection, change.id)
  for (const claim of claims) {
    const duplicate = () => duplicateKey(collection.name, claim.index, change.document ?? {}, store.duplicateCode)
    const claimant = transactions.claimant(claim.name)
    if (claimant && claimant.transaction === transaction && claimant.documentKey !== key) throw duplicate()
    for (const row of claim.index.sql.owner.all([claim.key])) {
      const owner = Buffer.from(row[1] as Buffer)
      if (owner.equals(change.id)) continue
      // In a transaction the owner may have been changed by ourselves, or by others since the snapshot.
      if (transaction?.pending.has(documentKey(collection, owner))) continue
      if (transaction && transactions.versionFor(transaction, collection, owner)) throw transactionConflict()
      throw duplicate()
    }
  }
}

function hold(view: View, transaction: Transaction, change: Change, text: string | undefined, claims: readonly Claim[]): void {
  const { collection, transactions } = view
  if (change.document) entriesIn(collection, change.document)
  const pending = { collection, id: change.id, text, before: committed(collection, change.id), claims: claims.map((claim) => claim.name) }
  transactions.hold(transaction, documentKey(collection, change.id), pending)
}

function commitOne(store: Store, view: View, change: Change, text: string | undefined): void {
  const { collection } = view
  if (change.document === undefined || text === undefined) {
    if (change.before) removeRow(store, collection, change.before)
  } else if (change.before) replaceRow(store, collection, change.before, text, change.document)
  else if (!insertRow(store, collection, { id: change.id, text, document: change.document })) throw duplicateKey(collection.name, ID_INDEX, change.document, store.duplicateCode)
  store.transactions.remember(collection, change.id, change.before, store.transactions.commitNumber())
}

/** Writes all that a transaction held back, in one SQLite transaction, and ends it. */
export function commit(store: Store, transaction: Transaction): void {
  const number = store.transactions.commitNumber()
  store.sqlite.write(() => {
    for (const { collection, id, text, before } of transaction.pending.values()) {
      if (text === undefined) {
        if (before) removeRow(store, collection, before)
      } else if (before) replaceRow(store, collection, before, text, decodeStored(text))
      else insertRow(store, collection, { id, text, document: decodeStored(text) })
      store.transactions.remember(collection, id, before, number)
    }
  })
  store.transactions.end(transaction)
}

/** Inserts in order; as in MongoDB, those before a failing one stay (outside transactions). */
export function insertDocuments(store: Store, view: View, texts: readonly string[], now: number): Value[] {
  const changes = texts.map((text) => {
    const document = withId(decodeDocument(text, now))
    const id = document['_id'] ?? null
    return { id: encodeKey(id), before: undefined, document, value: id }
  })
  checkFree(view, changes)
  for (const change of changes) {
    // Elsewhere SQLite itself refuses the second of the same _id; here _id is to be named before a unique index is.
    const asks = view.transaction !== undefined || view.collection.indexes.some((index) => index.unique)
    if (asks && lookUp(view, change.id)) throw duplicateKey(view.collection.name, ID_INDEX, change.document, store.duplicateCode)
    apply(store, view, change)
  }
  return changes.map(({ value }) => (value instanceof ObjectId ? value.hex : value))
}

/** The document as it will be stored: `_id` first, made up when missing. */
function withId(document: Document): Document {
  checkedName(document)
  const id = document['_id']
  if (Array.isArray(id)) throw writeFailed("The '_id' value cannot be of type array")
  if (id instanceof RegExp) throw writeFailed("The '_id' value cannot be of type regex")
  if (id === undefined) return { _id: newId(), ...document }
  if (Object.keys(document)[0] === '_id') return document
  return { _id: id, ...document }
}

/** 32 hexadecimal characters, as CloudBase makes them. */
export const newId = (): string => randomUUID().replaceAll('-', '')
