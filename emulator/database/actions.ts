import { aggregate, pipelineOptions, sortOf, type Stage } from './aggregate'
import { collectionExists, invalidParameter, transactionEnded } from './errors'
import { find, findProjection, indexName, type Explain, type View } from './find'
import { compileQuery } from './match'
import { modify, remove, type Modification } from './modify'
import { choosePlan } from './plan'
import { countPlan } from './read'
import { collectionNamed, decodeStored, type Store } from './store'
import { clientText, decode, decodeDocument, encodeForClient, isDocument, type Document } from './values'
import { Held, commit, insertDocuments } from './writes'

export type Answer = Record<string, unknown>
type Body = Readonly<Record<string, unknown>>
/** `now` is the request's one time, however often it has to be tried. */
type Action = (store: Store, body: Body, now: number) => Answer

const DEFAULT_LIMIT = 100
const LARGEST_LIMIT = 1000

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

function documentFrom(value: unknown, now: number): Document | undefined {
  const text = textOf(value)
  return text === undefined ? undefined : decodeDocument(text, now)
}

const newExplain = (): Explain => ({ index: null, examined: 0 })

/** The debug answer asked for with `debug: true`. */
const explained = (body: Body, explain: Explain): Answer => (body['debug'] === true ? { explain } : {})

/** The collection as the caller sees it; a transaction that is gone is refused. */
function viewOf(store: Store, body: Body): View {
  const id = textOf(body['transactionId'])
  const transaction = id === undefined ? undefined : store.transactions.use(id)
  return { collection: collectionNamed(store, body['collectionName']), transactions: store.transactions, transaction }
}

/** A failed operation ends its transaction and frees what it held, as MongoDB does. */
function inTransaction(work: Action): Action {
  return (store, body, now) => {
    try {
      return work(store, body, now)
    } catch (error) {
      const transaction = store.transactions.find(String(body['transactionId'] ?? ''))
      if (transaction && !(error instanceof Held)) store.transactions.end(transaction)
      throw error
    }
  }
}

const addCollection: Action = (store, body) => {
  const name = textOf(body['collectionName'])
  if (name === undefined) throw invalidParameter('[InvalidParameter] collectionName is missing')
  if (store.catalogue.collections.has(name)) throw collectionExists()
  store.sqlite.write(() => store.catalogue.create(name))
  return {}
}

const insertDocument: Action = (store, body, now) => {
  const view = viewOf(store, body)
  const data = Array.isArray(body['data']) ? (body['data'] as unknown[]) : [body['data']]
  if (data.length === 0 || !data.every((item) => typeof item === 'string')) throw invalidParameter('[InvalidParameter] data must be an array of documents')
  return { data: { insertedIds: insertDocuments(store, view, data, now) } }
}

const getDocument: Action = (store, body, now) => {
  const view = viewOf(store, body)
  const query = documentFrom(body['query'], now) ?? {}
  const project = findProjection(documentFrom(body['projection'], now) ?? {})
  const explain = newExplain()
  const sort = sortOf(documentFrom(body['order'], now) ?? {})
  const limit = Math.min(numberOf(body['limit'], DEFAULT_LIMIT) || DEFAULT_LIMIT, LARGEST_LIMIT)
  const rows = find(view, { query, sort, skip: numberOf(body['offset'], 0), limit, decoded: project !== undefined }, explain)
  const list = rows.map((row) => (project ? encodeForClient(project(row.document ?? decodeStored(row.text))) : clientText(row.text)))
  return { data: { list }, ...explained(body, explain) }
}

const numberOf = (value: unknown, otherwise: number) => (typeof value === 'number' && value >= 0 ? value : otherwise)

const calculateDocument: Action = (store, body, now) => {
  const view = { ...viewOf(store, body), transaction: undefined }
  const query = documentFrom(body['query'], now) ?? {}
  const explain = newExplain()
  if (Object.keys(query).length === 0) return { data: { total: view.collection.count }, ...explained(body, explain) }
  compileQuery(query)
  const plan = choosePlan(view.collection, query, [], Infinity)
  const counted = plan && countPlan(view.collection, plan)
  if (counted === undefined) return { data: { total: find(view, { query, sort: [], skip: 0, limit: Infinity, decoded: false }, explain).length }, ...explained(body, explain) }
  explain.index = indexName(plan)
  return { data: { total: counted }, ...explained(body, explain) }
}

function modificationOf(store: Store, body: Body, now: number): Modification {
  const data = textOf(body['data'])
  if (data === undefined) throw invalidParameter('[InvalidParameter] data is missing')
  return {
    query: documentFrom(body['query'], now),
    data: decode(data, now),
    merge: body['merge'] !== false,
    upsert: body['upsert'] === true,
    multiple: body['multi'] === true,
    now,
    pipelineOptions: pipelineOptions(store),
  }
}

const modifyDocument: Action = (store, body, now) => {
  const explain = newExplain()
  const { updated, upsertedId } = modify(store, viewOf(store, body), modificationOf(store, body, now), explain)
  return { data: { updated, ...(upsertedId === undefined ? {} : { upsert_id: upsertedId }) }, ...explained(body, explain) }
}

const modifyAndReturnDoc: Action = (store, body, now) => {
  const explain = newExplain()
  const { updated, document } = modify(store, viewOf(store, body), { ...modificationOf(store, body, now), upsert: false, multiple: false }, explain)
  return { data: { updated, doc: document ? encodeForClient(document) : null }, ...explained(body, explain) }
}

const removeDocument: Action = (store, body, now) => {
  const view = viewOf(store, body)
  const query = documentFrom(body['query'], now)
  if (!query) throw invalidParameter('[InvalidParameter] remove needs a where')
  const explain = newExplain()
  return { data: { deleted: remove(store, view, { query, multiple: body['multi'] === true }, explain) }, ...explained(body, explain) }
}

const aggregateDocuments: Action = (store, body, now) => {
  const collection = collectionNamed(store, body['collectionName'])
  const given = Array.isArray(body['stages']) ? (body['stages'] as unknown[]) : []
  const stages = given.map((stage): Stage => {
    const { stageKey, stageValue } = isDocument(stage) ? stage : {}
    if (typeof stageKey !== 'string' || typeof stageValue !== 'string') throw invalidParameter('[InvalidParameter] stages must have a stageKey and a stageValue')
    return { name: stageKey, operand: decode(stageValue, now) }
  })
  const explain = newExplain()
  const list = aggregate(store, collection, stages, explain).map(encodeForClient)
  return { data: { list }, ...explained(body, explain) }
}

const commitTransaction: Action = (store, body) => {
  commit(store, liveTransaction(store, body))
  return {}
}

const abortTransaction: Action = (store, body) => {
  store.transactions.end(liveTransaction(store, body))
  return {}
}

function liveTransaction(store: Store, body: Body) {
  const transaction = store.transactions.find(String(body['transactionId'] ?? ''))
  if (!transaction) throw transactionEnded()
  return transaction
}

/** Every action of the protocol that concerns the database. */
export const actions: Readonly<Record<string, Action | undefined>> = {
  'database.addCollection': addCollection,
  'database.insertDocument': inTransaction(insertDocument),
  'database.getDocument': inTransaction(getDocument),
  'database.calculateDocument': calculateDocument,
  'database.modifyDocument': inTransaction(modifyDocument),
  'database.modifyAndReturnDoc': inTransaction(modifyAndReturnDoc),
  'database.removeDocument': inTransaction(removeDocument),
  'database.aggregateDocuments': aggregateDocuments,
  'database.startTransaction': (store) => ({ transactionId: store.transactions.start() }),
  'database.commitTransaction': commitTransaction,
  'database.abortTransaction': abortTransaction,
}
