import { writeFailed } from './errors'
import { describeKey, entriesOf, indexKeys, type IndexKey, type IndexSpecification, type KeySpecification } from './indexes'
import type { Sqlite, Statement } from './sqlite'
import { decode, type Document } from './values'

export interface Index {
  readonly id: number
  readonly name: string
  readonly keys: readonly IndexKey[]
  readonly unique: boolean
  /** True once any document had an array under a key. */
  multikey: boolean
  readonly sql: {
    readonly insert: Statement
    readonly remove: Statement
    readonly owner: Statement
    readonly forward: Statement
    readonly backward: Statement
    readonly probe: Statement
    readonly count: Statement
    readonly sequences: Statement
  }
}

export interface Collection {
  readonly id: number
  readonly name: string
  readonly indexes: Index[]
  /** Number of documents; counted once, then kept. */
  count: number
  readonly sql: {
    readonly byId: Statement
    readonly bySequence: Statement
    readonly insert: Statement
    readonly replace: Statement
    readonly remove: Statement
    readonly scan: Statement
    readonly idForward: Statement
    readonly idBackward: Statement
    readonly idProbe: Statement
    readonly idCount: Statement
  }
}

export interface Catalogue {
  readonly collections: Map<string, Collection>
  readonly create: (name: string) => Collection
  readonly addIndex: (collection: Collection, specification: IndexSpecification) => void
  readonly dropIndex: (collection: Collection, index: Index) => void
  readonly markMultikey: (index: Index) => void
  /** Counts all documents again, after a batch was undone. */
  readonly recount: () => void
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collections(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS indexes(id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL, keys TEXT NOT NULL,
    uniq INTEGER NOT NULL, multikey INTEGER NOT NULL DEFAULT 0, UNIQUE(collection, name));`

/** Opens the list of collections and their indexes; a table for each, so that a scan touches one collection only. */
export function openCatalogue(sqlite: Sqlite): Catalogue {
  sqlite.execute(SCHEMA)
  const addCollection = sqlite.prepare('INSERT INTO collections(name) VALUES(?)')
  const addIndexRow = sqlite.prepare('INSERT INTO indexes(collection, name, keys, uniq) VALUES(?, ?, ?, ?)')
  const removeIndexRow = sqlite.prepare('DELETE FROM indexes WHERE id = ?')
  const setMultikey = sqlite.prepare('UPDATE indexes SET multikey = 1 WHERE id = ?')
  const collections = new Map<string, Collection>()
  for (const [id, name] of sqlite.prepare('SELECT id, name FROM collections').all([])) {
    const collection = openCollection(sqlite, Number(id), String(name))
    const rows = sqlite.prepare('SELECT id, name, keys, uniq, multikey FROM indexes WHERE collection = ? ORDER BY id').all([collection.id])
    for (const row of rows) collection.indexes.push(openIndex(sqlite, collection, indexOfRow(row)))
    collections.set(collection.name, collection)
  }

  return {
    collections,
    create: (name) => {
      const id = addCollection.run([name])
      sqlite.execute(`CREATE TABLE documents_${id}(seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, body TEXT NOT NULL)`)
      const collection = openCollection(sqlite, id, name)
      collections.set(name, collection)
      return collection
    },
    addIndex: (collection, specification) => {
      const id = addIndexRow.run([collection.id, specification.name, JSON.stringify(specification.keys), Number(specification.unique)])
      sqlite.execute(`CREATE TABLE index_${id}(key BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(key, seq)) WITHOUT ROWID`)
      const index = openIndex(sqlite, collection, { ...specification, id, multikey: false })
      try {
        if (fill(collection, index)) setMultikey.run([index.id])
      } catch (error) {
        removeIndexRow.run([id])
        sqlite.execute(`DROP TABLE index_${id}`)
        throw error
      }
      collection.indexes.push(index)
    },
    dropIndex: (collection, index) => {
      removeIndexRow.run([index.id])
      sqlite.execute(`DROP TABLE index_${index.id}`)
      collection.indexes.splice(collection.indexes.indexOf(index), 1)
    },
    markMultikey: (index) => {
      index.multikey = true
      setMultikey.run([index.id])
    },
    recount: () => {
      for (const collection of collections.values()) collection.count = countOf(sqlite, collection.id)
    },
  }
}

function indexOfRow([id, name, keys, unique, multikey]: readonly unknown[]): IndexSpecification & { id: number; multikey: boolean } {
  return { id: Number(id), name: String(name), keys: JSON.parse(String(keys)) as KeySpecification[], unique: unique === 1, multikey: multikey === 1 }
}

function openCollection(sqlite: Sqlite, id: number, name: string): Collection {
  const table = `documents_${id}`
  return {
    id,
    name,
    indexes: [],
    count: countOf(sqlite, id),
    sql: {
      byId: sqlite.prepare(`SELECT seq, body FROM ${table} WHERE id = ?`),
      bySequence: sqlite.prepare(`SELECT seq, body FROM ${table} WHERE seq = ?`),
      insert: sqlite.prepare(`INSERT INTO ${table}(id, body) VALUES(?, ?) ON CONFLICT(id) DO NOTHING`),
      replace: sqlite.prepare(`UPDATE ${table} SET body = ? WHERE seq = ?`),
      remove: sqlite.prepare(`DELETE FROM ${table} WHERE seq = ?`),
      scan: sqlite.prepare(`SELECT seq, body FROM ${table} WHERE seq > ? ORDER BY seq LIMIT ?`),
      idForward: sqlite.prepare(`SELECT seq, body, id FROM ${table} WHERE id >= ? AND id < ? ORDER BY id LIMIT ?`),
      idBackward: sqlite.prepare(`SELECT seq, body, id FROM ${table} WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?`),
      idProbe: sqlite.prepare(`SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE id >= ? AND id < ? LIMIT ?)`),
      idCount: sqlite.prepare(`SELECT count(*) FROM ${table} WHERE id >= ? AND id < ?`),
    },
  }
}

const countOf = (sqlite: Sqlite, id: number) => Number(sqlite.prepare(`SELECT count(*) FROM documents_${id}`).first([])?.[0] ?? 0)

function openIndex(sqlite: Sqlite, collection: Collection, specification: IndexSpecification & { id: number; multikey: boolean }): Index {
  const { id, name, keys, unique, multikey } = specification
  const table = `index_${id}`
  const joined = `SELECT i.seq, d.body, i.key FROM ${table} i CROSS JOIN documents_${collection.id} d ON d.seq = i.seq`
  return {
    id,
    name,
    keys: indexKeys(keys),
    unique,
    multikey,
    sql: {
      insert: sqlite.prepare(`INSERT OR IGNORE INTO ${table}(key, seq) VALUES(?, ?)`),
      remove: sqlite.prepare(`DELETE FROM ${table} WHERE key = ? AND seq = ?`),
      owner: sqlite.prepare(`SELECT i.seq, d.id, d.body FROM ${table} i CROSS JOIN documents_${collection.id} d ON d.seq = i.seq WHERE i.key = ? LIMIT 2`),
      forward: sqlite.prepare(`${joined} WHERE (i.key, i.seq) > (?, ?) AND i.key < ? ORDER BY i.key, i.seq LIMIT ?`),
      backward: sqlite.prepare(`${joined} WHERE (i.key, i.seq) < (?, ?) AND i.key >= ? ORDER BY i.key DESC, i.seq DESC LIMIT ?`),
      probe: sqlite.prepare(`SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE key >= ? AND key < ? LIMIT ?)`),
      count: sqlite.prepare(`SELECT count(DISTINCT seq) FROM ${table} WHERE key >= ? AND key < ?`),
      sequences: sqlite.prepare(`SELECT seq FROM ${table} WHERE key >= ? AND key < ?`),
    },
  }
}

/** Builds a new index over the documents already there; answers whether any of them had an array. */
function fill(collection: Collection, index: Index): boolean {
  let last = -1
  for (;;) {
    const rows = collection.sql.scan.all([last, 1000])
    for (const [seq, body] of rows) {
      addEntries(index, collection, Number(seq), decode(String(body)) as Document)
      last = Number(seq)
    }
    if (rows.length < 1000) return index.multikey
  }
}

function addEntries(index: Index, collection: Collection, sequence: number, document: Document): void {
  const entries = entriesOf(document, index.keys)
  if (entries.multikey) index.multikey = true
  for (const key of entries.keys) {
    if (index.unique && index.sql.owner.first([key])) throw duplicateKey(collection.name, index, document)
    index.sql.insert.run([key, sequence])
  }
}

/** The text of a duplicate as MongoDB and the Go driver behind CloudBase word it. */
export function duplicateKey(collection: string, index: { readonly name: string; readonly keys: readonly IndexKey[] }, document: Document, code?: string): Error {
  return writeFailed(`E11000 duplicate key error collection: ${collection} index: ${index.name} dup key: ${describeKey(document, index.keys)}`, code)
}
