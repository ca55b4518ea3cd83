/**
 * Personal data at rest. What `collections.ts` declares as private is sealed on every way into the database and opened
 * on every way out; whoever works with the store never sees a seal. It is found by keyed hashes only.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { COLLECTIONS, type Collection, type CollectionName } from './collections'
import type { Part, Query, Store, Tx } from './ports'

const MARK = 'sealed.1'
const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What is searched for: each kind is spelt in its own way and hashed apart from the others. */
export type Sought = 'name' | 'phone'

export interface Keys {
  /** Seals; named in every seal, so that older keys can go on opening. */
  readonly newest: { readonly id: string; readonly key: Buffer }
  readonly opening: ReadonlyMap<string, Buffer>
  readonly search: Buffer
}

function keyIn(text: string): Buffer {
  const key = Buffer.from(text, 'base64')
  if (key.length !== KEY_BYTES) throw new Error(`a key for personal data has ${KEY_BYTES} bytes in base64`)
  return key
}

/** `PERSONAL_DATA_KEYS` is `id:base64,id:base64`, the newest first; `PERSONAL_SEARCH_KEY` is one key that never changes. */
export function keysFrom({ PERSONAL_DATA_KEYS: listed, PERSONAL_SEARCH_KEY: search }: Readonly<Record<string, string | undefined>>): Keys {
  if (!listed || !search) throw new Error('PERSONAL_DATA_KEYS and PERSONAL_SEARCH_KEY must be set: nothing personal is stored in the open')
  const keys = listed.split(',').map((one): readonly [string, Buffer] => {
    const [id = '', key = ''] = one.split(':')
    return [id, keyIn(key)]
  })
  const [newest] = keys
  if (newest === undefined) throw new Error('PERSONAL_DATA_KEYS names no key')
  return { newest: { id: newest[0], key: newest[1] }, opening: new Map(keys), search: keyIn(search) }
}

/** One spelling of each name and number, so that a search does not depend on how it was typed. */
function spelt(kind: Sought, text: string): string {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  return kind === 'name' ? plain : plain.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')
}

/** What stands in the database for something that is looked for. */
export function findKey(keys: Keys, kind: Sought, text: string): string {
  return createHmac('sha256', keys.search).update(`${kind}\n${spelt(kind, text)}`).digest('base64url').slice(0, 22)
}

/** A name is found by each of its beginnings, a number only as a whole. */
function findKeys(keys: Keys, kind: Sought, text: string): readonly string[] {
  const letters = [...spelt(kind, text)]
  const sought = kind === 'phone' ? [text] : letters.map((_, at) => letters.slice(0, at + 1).join(''))
  return sought.map((one) => findKey(keys, kind, one))
}

/** Seals any value; `about` binds it to its place, so that nobody can carry it to another record. */
export function seal({ newest }: Keys, value: unknown, about: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, newest.key, nonce).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return `${MARK}.${newest.id}.${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')}`
}

/** Opens a seal; what was stored before there were seals comes back as it is. */
export function unseal({ opening }: Keys, stored: unknown, about: string): unknown {
  if (typeof stored !== 'string' || !stored.startsWith(`${MARK}.`)) return stored
  const [id = '', text = ''] = stored.slice(MARK.length + 1).split('.')
  const key = opening.get(id)
  if (key === undefined) throw new Error(`the key ${id} is not among PERSONAL_DATA_KEYS`)
  const bytes = Buffer.from(text, 'base64url')
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-TAG_BYTES))
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8'))
}

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value at a dotted path, changed; a list on the way means each of its elements. */
function changedAt(value: unknown, path: readonly string[], change: (value: unknown) => unknown): unknown {
  const [field, ...rest] = path
  if (field === undefined) return value === null || value === undefined ? value : change(value)
  if (Array.isArray(value)) return value.map((one) => changedAt(one, path, change))
  return isFields(value) && field in value ? { ...value, [field]: changedAt(value[field], rest, change) } : value
}

function valuesAt(value: unknown, path: readonly string[]): readonly string[] {
  const [field, ...rest] = path
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, path))
  if (field === undefined) return typeof value === 'string' ? [value] : []
  return isFields(value) ? valuesAt(value[field], rest) : []
}

const declaredOf = (collection: CollectionName): Collection => COLLECTIONS[collection]

/** A document as it may lie in the database. */
export function sealedDocument<T extends { readonly _id: string }>(keys: () => Keys, collection: CollectionName, document: T): T {
  const { sealed = [], found = {} } = declaredOf(collection)
  if (sealed.length === 0) return document
  const closed = sealed.reduce<unknown>((doc, path) => changedAt(doc, path.split('.'), (value) => seal(keys(), value, `${collection}/${path}/${document._id}`)), document)
  const sought = Object.entries(found).map(([field, { path, as }]): readonly [string, readonly string[]] => [field, [...new Set(valuesAt(document, path.split('.')).flatMap((text) => findKeys(keys(), as, text)))]])
  // Sound: only values within declared paths were replaced, and no type of ours has a field of such a name.
  return { ...(closed as T), ...Object.fromEntries<readonly string[]>(sought) }
}

/** A document as it is worked with. */
export function openedDocument<T extends object>(keys: () => Keys, collection: CollectionName, { document, id }: { readonly document: T; readonly id: string }): T {
  const { sealed = [], found = {} } = declaredOf(collection)
  if (sealed.length === 0) return document
  const open = sealed.reduce<unknown>((doc, path) => changedAt(doc, path.split('.'), (value) => unseal(keys(), value, `${collection}/${path}/${id}`)), document)
  // Sound: the keyed hashes that go were added by `sealedDocument`.
  return Object.fromEntries(Object.entries(isFields(open) ? open : {}).filter(([field]) => !(field in found))) as T
}

const idOf = (document: object): string => ('_id' in document ? String(document._id) : '')

/** A document with what was gathered beside it, all of it as it is worked with. */
function openedParts<T extends object>(keys: () => Keys, parts: readonly Part[], document: T): T {
  const open = parts.map(({ from, as }): readonly [string, unknown] => {
    const gathered: unknown = Reflect.get(document, as)
    return [as, Array.isArray(gathered) ? gathered.map((one: unknown) => (isFields(one) ? openedDocument(keys, from, { document: one, id: idOf(one) }) : one)) : gathered]
  })
  // Sound: each list keeps its documents, with their sealed fields opened.
  return { ...document, ...Object.fromEntries(open) } as T
}

/** Asking the database for a sealed value would silently find nothing. */
function refuseSealed(collection: CollectionName, { where = {}, order = [] }: Pick<Query, 'where' | 'order'>): void {
  const { sealed = [] } = declaredOf(collection)
  const asked = [...Object.keys(where), ...order.map(([field]) => field)].find((field) => sealed.includes(field))
  if (asked !== undefined) throw new Error(`${collection}.${asked} is sealed: look it up by its keyed hash`)
}

function sealingTx(tx: Tx, keys: () => Keys): Tx {
  return {
    ...tx,
    get: async <T extends object>(collection: CollectionName, id: string) => {
      const document = await tx.get<T>(collection, id)
      return document === null ? null : openedDocument(keys, collection, { document, id })
    },
    add: (collection, document) => tx.add(collection, sealedDocument(keys, collection, document)),
    set: (collection, document) => tx.set(collection, sealedDocument(keys, collection, document)),
  }
}

/** The same store, in which nothing private lies in the open. */
export function sealingStore(store: Store, keys: () => Keys): Store {
  return {
    ...store,
    get: async <T extends object>(collection: CollectionName, id: string) => {
      const document = await store.get<T>(collection, id)
      return document === null ? null : openedDocument(keys, collection, { document, id })
    },
    list: async <T extends object>(collection: CollectionName, query: Query) => {
      refuseSealed(collection, query)
      const documents = await store.list<T>(collection, query)
      return documents.map((document) => openedDocument(keys, collection, { document, id: idOf(document) }))
    },
    gather: async <T extends object>(collection: CollectionName, id: string, parts: readonly Part[]) => {
      const document = await store.gather<T>(collection, id, parts)
      return document === null ? null : openedParts(keys, parts, openedDocument(keys, collection, { document, id }))
    },
    add: (collection, document) => store.add(collection, sealedDocument(keys, collection, document)),
    count: async (collection, where) => {
      refuseSealed(collection, { where })
      return store.count(collection, where)
    },
    transact: (work) => store.transact((tx) => work(sealingTx(tx, keys))),
    put: (collection, document) => store.put(collection, sealedDocument(keys, collection, document)),
  }
}
