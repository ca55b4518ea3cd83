import type { Collection } from './catalogue'
import { evaluateExpression } from './expressions'
import { distance, nearOf, pointOf } from './geo'
import { encodeKey } from './keys'
import { compileQuery, isOperatorDocument } from './match'
import { compareValues } from './order'
import { leaves, parsePath } from './paths'
import { choosePlan, type Plan, type Sort } from './plan'
import { compileProjection, type Project } from './projection'
import { readAll, readPlan, readSequences, type Meter } from './read'
import { committed, decodeStored } from './store'
import type { Stored, Transaction, Transactions } from './transactions'
import { isDocument, type Document, type Value } from './values'

/** A document on its way through a query; the text is what is stored. */
export interface Found extends Stored {
  readonly document: Document | undefined
}

export interface Search {
  readonly query: Document
  readonly sort: Sort
  readonly skip: number
  readonly limit: number
  /** Documents are wanted as values and not only as text. */
  readonly decoded: boolean
}

export interface Explain {
  index: string | null
  examined: number
}

/** Who is looking: inside a transaction the snapshot and its own writes are seen. */
export interface View {
  readonly collection: Collection
  readonly transactions: Transactions
  readonly transaction: Transaction | undefined
}

export const indexName = (plan: Plan | undefined) => (plan ? (plan.index?.name ?? '_id_') : null)

/** Runs a query; reads no more than `skip + limit` matches where the order allows it. */
export function find(view: View, search: Search, explain: Explain): Found[] {
  const id = soleId(search.query)
  if (id) return byId(view, id, search, explain)
  const near = nearSort(search.query)
  const overlay = view.transaction && overlayOf(view, view.transaction)
  if (overlay && overlay.hidden.size + overlay.visible.length > 0) return findUnder(view, overlay, search, explain)
  const wanted = search.skip + search.limit
  const plan = choosePlan(view.collection, search.query, search.sort, wanted)
  const streams = (plan ? plan.sorted : search.sort.length === 0) && !near
  const rows = matching(view.collection, plan, search, explain, streams ? wanted : Infinity)
  if (streams) return rows.slice(search.skip)
  return ordered(rows, search.sort, near).slice(search.skip, wanted)
}

function byId(view: View, id: Buffer, { skip, limit, decoded }: Search, explain: Explain): Found[] {
  const stored = lookUp(view, id)
  explain.index = '_id_'
  explain.examined += stored ? 1 : 0
  if (!stored || skip > 0 || limit < 1) return []
  return [{ ...stored, document: decoded ? decodeStored(stored.text) : undefined }]
}

/** Matches in the order the plan reads them, at most `most`. */
function matching(collection: Collection, plan: Plan | undefined, search: Search, explain: Explain, most: number): Found[] {
  const needsTest = !plan?.exact && Object.keys(search.query).length > 0
  const test = needsTest ? compileQuery(search.query) : undefined
  const decode = needsTest || search.decoded || (search.sort.length > 0 && !plan?.sorted)
  const found: Found[] = []
  if (most === 0) return found
  const meter: Meter = { examined: 0, wanted: most }
  const rows = plan ? readPlan(collection, plan, meter) : (union(collection, search, meter, explain) ?? readAll(collection, meter))
  if (plan) explain.index = indexName(plan)
  for (const row of rows) {
    const document = decode ? decodeStored(row.text) : undefined
    if (test && document && !test(document)) continue
    found.push({ sequence: row.sequence, text: row.text, document })
    if (found.length >= most) break
  }
  explain.examined += meter.examined
  return found
}

/** `$or` whose every branch has an index: the union of what they find, in natural order. */
function union(collection: Collection, search: Search, meter: Meter, explain: Explain): Iterable<Stored> | undefined {
  const branches = search.query['$or']
  if (!Array.isArray(branches)) return undefined
  const plans: Plan[] = []
  for (const branch of branches as readonly Value[]) {
    const plan = isDocument(branch) ? choosePlan(collection, branch, [], Infinity) : undefined
    if (!plan) return undefined
    plans.push(plan)
  }
  explain.index = plans.map(indexName).join(' | ')
  const sequences = new Set<number>()
  for (const plan of plans) for (const row of readPlan(collection, plan, { examined: 0, wanted: Infinity })) sequences.add(row.sequence)
  return readSequences(collection, [...sequences].sort((a, b) => a - b), meter)
}

interface Overlay {
  /** Stored rows that the transaction must not see as they are. */
  readonly hidden: ReadonlySet<number>
  readonly visible: readonly Stored[]
}

/** What the transaction sees instead of what is stored. */
function overlayOf(view: View, transaction: Transaction): Overlay {
  const changed = view.transactions.changedSince(transaction, view.collection)
  for (const pending of transaction.pending.values()) {
    if (pending.collection !== view.collection) continue
    const sequence = pending.before?.sequence ?? Number.MAX_SAFE_INTEGER
    changed.set(pending.id.toString('latin1'), { id: pending.id, stored: pending.text === undefined ? undefined : { sequence, text: pending.text } })
  }
  const hidden = new Set<number>()
  const visible: Stored[] = []
  for (const { id, stored } of changed.values()) {
    const row = committed(view.collection, id)
    if (row) hidden.add(row.sequence)
    if (stored) visible.push(stored)
  }
  return { hidden, visible }
}

function findUnder(view: View, overlay: Overlay, search: Search, explain: Explain): Found[] {
  const test = compileQuery(search.query)
  const plan = choosePlan(view.collection, search.query, [], Infinity)
  const below = matching(view.collection, plan, { ...search, decoded: true }, explain, Infinity).filter((row) => !overlay.hidden.has(row.sequence))
  const above = overlay.visible.flatMap((stored): Found[] => {
    const document = decodeStored(stored.text)
    return test(document) ? [{ ...stored, document }] : []
  })
  const rows = [...below, ...above].sort((a, b) => a.sequence - b.sequence)
  return ordered(rows, search.sort, nearSort(search.query)).slice(search.skip, search.skip + search.limit)
}

/** One document by its encoded id, as this view sees it. */
export function lookUp(view: View, id: Buffer): Stored | undefined {
  const { collection, transaction, transactions } = view
  if (!transaction) return committed(collection, id)
  const pending = transaction.pending.get(`${collection.id}/${id.toString('latin1')}`)
  if (pending) return pending.text === undefined ? undefined : { sequence: pending.before?.sequence ?? Number.MAX_SAFE_INTEGER, text: pending.text }
  const version = transactions.versionFor(transaction, collection, id)
  return version ? version.stored : committed(collection, id)
}

/** The encoded id when the query names exactly one document and nothing else. */
export function soleId(query: Document): Buffer | undefined {
  const id = query['_id']
  if (id === undefined || id === null || Object.keys(query).length !== 1) return undefined
  const value = isOperatorDocument(id) ? (Object.keys(id).length === 1 ? id['$eq'] : undefined) : id
  if (value === undefined || value === null || value instanceof RegExp || Array.isArray(value)) return undefined
  return encodeKey(value)
}

type Rank = (document: Document) => Value | undefined

/** `$nearSphere` orders by distance when nothing else is asked for. */
function nearSort(query: Document): Rank | undefined {
  for (const [field, condition] of Object.entries(query)) {
    const operand = isDocument(condition) ? (condition['$nearSphere'] ?? condition['$near']) : undefined
    if (!isDocument(operand)) continue
    const path = parsePath(field)
    const { centre } = nearOf(operand)
    return (document) => {
      const point = pointOf(leaves(document, path)[0])
      return point ? distance(centre, point) : null
    }
  }
  return undefined
}

function ordered(rows: readonly Found[], sort: Sort, near: Rank | undefined): Found[] {
  if (sort.length > 0) return sortBy(rows, sort, documentOf)
  if (!near) return [...rows]
  return rows
    .map((row) => ({ row, at: near(documentOf(row)) }))
    .sort((a, b) => compareValues(a.at, b.at))
    .map(({ row }) => row)
}

const documentOf = (row: Found): Document => row.document ?? decodeStored(row.text)

/** Stable sort as MongoDB orders: the least element of an array counts upwards, the greatest downwards. */
export function sortBy<T>(items: readonly T[], sort: Sort, documentFor: (item: T) => Document): T[] {
  const keys = sort.map(([field, direction]) => ({ path: parsePath(field), direction }))
  return items
    .map((item) => ({ item, values: keys.map((key) => sortValue(documentFor(item), key.path, key.direction)) }))
    .sort((a, b) => {
      for (const [i, { direction }] of keys.entries()) {
        const order = compareValues(a.values[i], b.values[i]) * direction
        if (order !== 0) return order
      }
      return 0
    })
    .map(({ item }) => item)
}

function sortValue(document: Document, path: readonly string[], direction: 1 | -1): Value | undefined {
  const values = leaves(document, path).flatMap((leaf): readonly (Value | undefined)[] => (Array.isArray(leaf) ? (leaf as readonly Value[]) : [leaf]))
  return values.reduce<Value | undefined>((best, value) => (compareValues(value, best) * direction < 0 ? value : best), values[0])
}

/** The projection of a `find`. */
export function findProjection(specification: Document): Project | undefined {
  if (Object.keys(specification).length === 0) return undefined
  return compileProjection(specification, evaluateExpression, true)
}

