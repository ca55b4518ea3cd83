/** What the doors need of the world; `cloudbase.ts` is the one that provides it. */
import type { FileId, Instant } from '../../contracts/reply'
import type { CollectionName } from './collections'

export type Scalar = string | number | boolean | null
export interface Comparison {
  readonly $in?: readonly Scalar[]; readonly $nin?: readonly Scalar[]; readonly $ne?: Scalar
  readonly $gt?: Scalar; readonly $gte?: Scalar; readonly $lt?: Scalar; readonly $lte?: Scalar
}
/** Fields (dots allowed) that must equal or compare; on a list, one element that does is enough. */
export type Where = Readonly<Record<string, Scalar | Comparison>>

export interface Query {
  readonly where?: Where
  readonly order?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[]
  /** At most 1,000: the platform silently gives no more. */
  readonly limit: number
  readonly skip?: number
  /** Gives these fields and the id, and no others. */
  readonly only?: readonly string[]
}

/** A record as it lies in the database. */
export type Stored<T> = T & { readonly _id: string }

/** The documents of `from` whose `theirs` equals the document's `ours`, as a list named `as`. */
export interface Part { readonly from: CollectionName; readonly ours: string; readonly theirs: string; readonly as: string }

/** Documents of which a list of words shares at least so much with what is wanted, those that share most first. */
export interface Ranking {
  readonly where: Where
  /** The field with the list; it is left out of what is found. */
  readonly list: string
  /** Each counts once. */
  readonly wanted: readonly string[]
  /** Whoever has one of the signs has all of the words; each of the words counts once otherwise. */
  readonly named: readonly { readonly signs: readonly string[]; readonly words: readonly string[] }[]
  /** At least one of these must be there: that is what an index finds. */
  readonly anyOf: readonly string[]
  readonly atLeast: number
  /** Among equals the newest by this field first. */
  readonly newestBy: string
  readonly limit: number
  readonly skip: number
}

export interface Store {
  get<T extends object>(collection: CollectionName, id: string): Promise<T | null>
  list<T extends object>(collection: CollectionName, query: Query): Promise<readonly T[]>
  count(collection: CollectionName, where: Where): Promise<number>
  /** The best of a ranking, each with its `score`; one request. */
  rank<T extends object>(collection: CollectionName, ranking: Ranking): Promise<readonly (T & { readonly score: number })[]>
  /** All or nothing; tried again on conflict with a little back-off (keeps the original error code); `work` must be free of outside effects. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Adds one document outside a transaction; false when its id is taken, and then nothing is written. */
  add<T extends { readonly _id: string }>(collection: CollectionName, document: T): Promise<boolean>
  /** One document by its id with what other collections hold of it, in one request. */
  gather<T extends object>(collection: CollectionName, id: string, parts: readonly Part[]): Promise<T | null>
  /** One document by its own id, outside a transaction. */
  put<T extends { readonly _id: string }>(collection: CollectionName, document: T): Promise<void>
}

/** Only what the platform really does inside a transaction: one document, by its id. */
export interface Tx {
  get<T extends object>(collection: CollectionName, id: string): Promise<T | null>
  /** Fails (and so is tried again) when the id is taken. */
  add<T extends { readonly _id: string }>(collection: CollectionName, document: T): Promise<void>
  /** Replaces or inserts the whole document. */
  set<T extends { readonly _id: string }>(collection: CollectionName, document: T): Promise<void>
  remove(collection: CollectionName, id: string): Promise<void>
}

/** Who is calling, as the platform says. A timer or an HTTP request has no openid. */
export interface Caller { readonly openid: string | null; readonly source: 'person' | 'timer' | 'http' }

export interface Wechat {
  /** WeChat's content check; `unchecked` when it cannot be asked, which is for people to look at. */
  checkText(input: { readonly openid: string; readonly text: string }): Promise<'pass' | 'review' | 'risky' | 'unchecked'>
  /** Has WeChat look at a picture: the name under which its verdict will come (`wxa_media_check`); null when it cannot be asked, which is for people to look at. */
  checkImage(input: { readonly openid: string; readonly url: string }): Promise<string | null>
  /** True when the subscribe message was accepted; never throws, because no rule may depend on it. */
  notify(input: { readonly openid: string; readonly template: string; readonly page: string; readonly fields: Readonly<Record<string, string>> }): Promise<boolean>
  phoneNumber(code: string): Promise<string | null>
}

export interface Files {
  /** Temporary addresses; null for a file that is not there. */
  links(files: readonly FileId[]): Promise<readonly { readonly file: FileId; readonly url: string | null }[]>
  /** The whole file; null when it is not there or cannot be had now. */
  read(file: FileId): Promise<Uint8Array | null>
  /** Puts these bytes in the place of a file, under the same id; false when that did not work. */
  replace(file: FileId, bytes: Uint8Array): Promise<boolean>
}

export interface Ports {
  readonly now: () => Instant
  readonly store: Store
  readonly wechat: Wechat
  readonly files: Files
  /** What stands in the database for a name or a telephone number that is looked for. */
  readonly findKey: (kind: 'name' | 'phone', text: string) => string
  /** 16 characters that nobody can guess. */
  readonly newId: () => string
  /** The openid that administers an empty installation, until an administrator is appointed. */
  readonly founder: string | null
}
