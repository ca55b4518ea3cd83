/** The only file that imports the SDK. Inside a transaction it offers nothing that the SDK would send outside it. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { getCloudbaseContext, init, SYMBOL_CURRENT_ENV, type CloudBase } from '@cloudbase/node-sdk'
import { pathOf } from '../../domain/files/access'
import { findKey, keysFrom, sealingStore, type Keys } from './private'
import type { Caller, Files, Part, Ports, Query, Ranking, Store, Tx, Wechat } from './ports'

/** Thirty-two neighbours may publish into one log at once; all of this stays within an invocation's time. */
const ATTEMPTS = 24
const FIRST_PAUSE_MS = 10
const LONGEST_PAUSE_MS = 500
const MOST_ROWS = 1000
const LINK_SECONDS = 3600
const CONTENT_CHECK_SCENE_FORUM = 3
const MEDIA_IMAGE = 2
/** Crockford's letters: nothing that looks like something else. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

type Database = ReturnType<CloudBase['database']>
/** The part of the SDK's transaction that really is transactional; its own types promise nothing. */
interface SdkTransaction {
  collection(name: string): {
    doc(id: string): { get(): Promise<{ data: object | null }>; set(data: object): Promise<unknown>; remove(): Promise<unknown> }
    add(data: object): Promise<unknown>
  }
  commit(): Promise<unknown>
  rollback(reason: unknown): Promise<unknown>
}

let app: CloudBase | null = null
function cloud(): CloudBase {
  app ??= init({ env: SYMBOL_CURRENT_ENV, keepalive: true })
  return app
}

function textIn(error: unknown, field: 'code' | 'message'): string {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined
  return typeof value === 'string' ? value : ''
}

/** Somebody else was writing the same document. */
export function isConflict(error: unknown): boolean {
  return textIn(error, 'code') === 'DATABASE_TRANSACTION_CONFLICT'
}

/** The id is somebody else's already. */
function isTaken(error: unknown): boolean {
  return textIn(error, 'message').includes('E11000') || textIn(error, 'code') === 'DATABASE_DUPLICATE_WRITE'
}

/** Worth another try: a conflict, a transaction that the server ended because of one, or an id that somebody else took first. */
function isWorthAnotherTry(error: unknown): boolean {
  if (isConflict(error) || textIn(error, 'code') === 'DATABASE_TRANSACTION_FAIL') return true
  return isTaken(error)
}

function withoutId(document: { readonly _id: string }): object {
  const { _id, ...rest } = document
  return rest
}

function txOf(transaction: SdkTransaction): Tx {
  const at = (collection: string, id: string) => transaction.collection(collection).doc(id)
  return {
    get: async <T extends object>(collection: string, id: string) => (await at(collection, id).get()).data as T | null,
    add: async (collection, document) => void (await transaction.collection(collection).add(document)),
    set: async (collection, document) => void (await at(collection, document._id).set(withoutId(document))),
    remove: async (collection, id) => void (await at(collection, id).remove()),
  }
}

/** One attempt. The SDK's own runTransaction tries again at once and four times only, so it is not used. */
async function attempt<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const transaction: SdkTransaction = await database.startTransaction()
  try {
    const result = await work(txOf(transaction))
    await transaction.commit()
    return result
  } catch (error) {
    // Usually the server has ended it already; then there is nothing to roll back.
    await transaction.rollback(null).catch(() => undefined)
    throw error
  }
}

async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt(cloud().database(), work)
    } catch (error) {
      if (tried >= ATTEMPTS || !isWorthAnotherTry(error)) throw error
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tried - 1))
      await sleep(pause * (0.5 + randomBytes(1).readUInt8() / 510))
    }
  }
}

async function list<T extends object>(collection: string, { where, order = [], limit, skip = 0, only }: Query): Promise<readonly T[]> {
  // Raw: our `where` already is what goes over the wire.
  const all = cloud().database().collection(collection).options({ raw: true })
  const filtered = where === undefined ? all : all.where(where)
  const ordered = order.reduce((query, [field, direction]) => query.orderBy(field, direction), filtered)
  const fields = only === undefined ? ordered : ordered.field(Object.fromEntries(only.map((field) => [field, true])))
  const { data } = await fields.skip(skip).limit(Math.min(limit, MOST_ROWS)).get()
  return data as readonly T[]
}

async function rank<T extends object>(collection: string, { where, list: field, wanted, named, anyOf, atLeast, newestBy, limit, skip }: Ranking): Promise<readonly (T & { readonly score: number })[]> {
  const shared = (words: readonly string[]): object => ({ $size: { $setIntersection: [`$${field}`, words] } })
  const signed = named.map(({ signs, words }) => ({ $cond: [{ $gt: [shared(signs), 0] }, words.length, shared(words)] }))
  const { data } = await cloud().database().collection(collection).options({ raw: true }).aggregate([
    { $match: { ...where, [field]: { $in: anyOf } } },
    { $addFields: { score: { $add: [shared(wanted), ...signed] } } },
    { $match: { score: { $gte: atLeast } } },
    { $sort: { score: -1, [newestBy]: -1, _id: 1 } },
    { $skip: skip },
    { $limit: Math.min(limit, MOST_ROWS) },
    { $project: { [field]: 0 } },
  ]).end()
  return data as readonly (T & { readonly score: number })[]
}

const store: Store = {
  get: async <T extends object>(collection: string, id: string) => {
    const { data } = await cloud().database().collection(collection).doc(id).get()
    return ((data as readonly T[])[0] ?? null)
  },
  list,
  count: async (collection, where) => {
    const { total } = await cloud().database().collection(collection).options({ raw: true }).where(where).count()
    return total ?? 0
  },
  rank,
  transact,
  add: async (collection, document) => {
    try {
      await cloud().database().collection(collection).add(document)
      return true
    } catch (error) {
      if (isTaken(error)) return false
      throw error
    }
  },
  gather: async <T extends object>(collection: string, id: string, parts: readonly Part[]) => {
    const one = cloud().database().collection(collection).aggregate().match({ _id: id })
    const { data } = await parts.reduce((asked, { from, ours, theirs, as }) => asked.lookup({ from, localField: ours, foreignField: theirs, as }), one).end()
    return ((data as readonly T[])[0] ?? null)
  },
  put: async (collection, document) => void (await cloud().database().collection(collection).doc(document._id).set(withoutId(document))),
}

async function askWechat(apiName: string, requestData: object): Promise<Readonly<Record<string, unknown>>> {
  const { result } = await cloud().callWxOpenApi({ apiName, requestData, cgiName: 'commrpcv2' })
  const answer: unknown = result
  return typeof answer === 'object' && answer !== null ? { ...answer } : {}
}

const wechat: Wechat = {
  checkText: async ({ openid, text }) => {
    try {
      const { result } = await askWechat('security.msgSecCheck', { openid, content: text, version: 2, scene: CONTENT_CHECK_SCENE_FORUM })
      const suggest: unknown = typeof result === 'object' && result !== null ? Reflect.get(result, 'suggest') : undefined
      return suggest === 'pass' || suggest === 'review' || suggest === 'risky' ? suggest : 'unchecked'
    } catch {
      return 'unchecked'
    }
  },
  checkImage: async ({ openid, url }) => {
    try {
      const { errcode, trace_id: trace } = await askWechat('security.mediaCheckAsync', { openid, media_url: url, media_type: MEDIA_IMAGE, version: 2, scene: CONTENT_CHECK_SCENE_FORUM })
      return errcode === 0 && typeof trace === 'string' && trace !== '' ? trace : null
    } catch {
      return null
    }
  },
  notify: async ({ openid, template, page, fields }) => {
    const data = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }]))
    try {
      return (await askWechat('subscribeMessage.send', { touser: openid, template_id: template, page, data })).errcode === 0
    } catch {
      return false
    }
  },
  phoneNumber: async (code) => {
    const { phone_info: info } = await askWechat('phonenumber.getPhoneNumber', { code })
    const number: unknown = typeof info === 'object' && info !== null ? Reflect.get(info, 'purePhoneNumber') : undefined
    return typeof number === 'string' ? number : null
  },
}

const files: Files = {
  links: async (ids) => {
    if (ids.length === 0) return []
    const { fileList } = await cloud().getTempFileURL({ fileList: ids.map((fileID) => ({ fileID, maxAge: LINK_SECONDS })) })
    const urls = new Map(fileList.map(({ code, fileID, tempFileURL }) => [fileID, code === 'SUCCESS' ? tempFileURL : null]))
    return ids.map((file) => ({ file, url: urls.get(file) ?? null }))
  },
  read: async (fileID) => {
    try {
      const { fileContent } = await cloud().downloadFile({ fileID })
      return fileContent instanceof Uint8Array ? fileContent : null
    } catch {
      return null
    }
  },
  replace: async (fileID, bytes) => {
    try {
      const { fileID: written } = await cloud().uploadFile({ cloudPath: pathOf(fileID) ?? '', fileContent: Buffer.from(bytes) })
      return written === fileID
    } catch {
      return false
    }
  },
}

function newId(): string {
  return Array.from(randomBytes(16), (byte) => LETTERS.charAt(byte % LETTERS.length)).join('')
}

let known: { readonly text: string; readonly keys: Keys } | null = null
/** The keys as they are set now; a missing key is noticed at the first personal value and not before. */
function keys(): Keys {
  const text = `${process.env.PERSONAL_DATA_KEYS ?? ''} ${process.env.PERSONAL_SEARCH_KEY ?? ''}`
  if (known?.text !== text) known = { text, keys: keysFrom(process.env) }
  return known.keys
}

/** The real world. */
export function cloudbasePorts(): Ports {
  return { now: () => Date.now(), store: sealingStore(store, keys), wechat, files, findKey: (kind, text) => findKey(keys(), kind, text), newId, founder: process.env.FOUNDING_OPENID || null }
}

/** Who is calling, from the platform's own context and nowhere else; a timer and an HTTP request are never a person. */
export function callerOf(context: object, isHttp: boolean): Caller {
  const { WX_OPENID, TRIGGER_SRC } = getCloudbaseContext(context as Parameters<typeof getCloudbaseContext>[0])
  if (TRIGGER_SRC === 'timer') return { openid: null, source: 'timer' }
  if (isHttp) return { openid: null, source: 'http' }
  return { openid: WX_OPENID || null, source: 'person' }
}
