import type { Collection, Index } from './catalogue'
import { after, encodeKey, encodePart, invert, typeByte } from './keys'
import { isOperatorDocument } from './match'
import { isDocument, type Document, type Value } from './values'

/** Half-open interval of encoded keys. */
export interface Range {
  readonly low: Buffer
  readonly high: Buffer
}

export interface Plan {
  /** undefined: the implicit index on _id. */
  readonly index: Index | undefined
  readonly ranges: readonly Range[]
  readonly backward: boolean
  /** The index delivers the order asked for. */
  readonly sorted: boolean
  /** The ranges hold exactly the matching documents: nothing need be tested again. */
  readonly exact: boolean
}

export type Sort = readonly (readonly [string, 1 | -1])[]

/** A border in the encoded keys of one field, before or after everything that begins with `code`. */
interface Border {
  readonly code: Buffer
  readonly after: boolean
}

/** Values that a field must equal, or the borders it must lie between (within one type). */
interface Bounds {
  readonly values?: readonly Value[]
  readonly type?: number
  readonly low?: Border
  readonly high?: Border
  readonly exact: boolean
}

const MAXIMAL_RANGES = 10_000
const HIGHEST = Buffer.of(0xff)

/** What the conjunction of a query says about single fields; `rest` is true when it says more than that. */
export function boundsOf(query: Document): { readonly fields: ReadonlyMap<string, Bounds>; readonly rest: boolean } {
  const fields = new Map<string, Bounds>()
  let rest = false
  const take = (part: Document): void => {
    for (const [field, condition] of Object.entries(part)) {
      if (field === '$and' && Array.isArray(condition)) (condition as readonly Value[]).forEach((branch) => isDocument(branch) && take(branch))
      else if (field.startsWith('$')) rest = true
      else if (!takeField(fields, field, condition)) rest = true
    }
  }
  take(query)
  return { fields, rest }
}

/** Notes one condition; answers false when it is not (wholly) expressed by the bounds. */
function takeField(fields: Map<string, Bounds>, field: string, condition: Value): boolean {
  const conditions: [string, Value][] = isOperatorDocument(condition) ? Object.entries(condition) : [['$eq', condition]]
  let whole = true
  for (const [operator, operand] of conditions) {
    const bounds = boundsOfCondition(operator, operand)
    if (!bounds) {
      whole = false
      continue
    }
    const known = fields.get(field)
    fields.set(field, known ? merge(known, bounds) : bounds)
  }
  return whole
}

/** Joins `$gte` with `$lt`; of two conditions of one kind the first is kept and the documents are tested again. */
function merge(known: Bounds, more: Bounds): Bounds {
  if (known.values || more.values) return { ...(known.values ? known : more), exact: false }
  if (known.type !== more.type || (known.low && more.low) || (known.high && more.high)) return { ...known, exact: false }
  return { ...known, ...more, exact: known.exact && more.exact }
}

const isScalar = (value: Value) => !Array.isArray(value) && !(value instanceof RegExp)
const isOrdered = (value: Value) => isScalar(value) && !isDocument(value) && value !== null && !Number.isNaN(value)

function boundsOfCondition(operator: string, operand: Value): Bounds | undefined {
  if (operator === '$eq' || operator === '$in') {
    if (operand instanceof RegExp) return operator === '$eq' ? prefixOf(operand) : undefined
    const values = operator === '$eq' ? [operand] : Array.isArray(operand) ? (operand as readonly Value[]) : []
    // Null also finds missing fields and nulls inside arrays of documents: the documents have the last word.
    return values.every(isScalar) && (operator === '$eq' || Array.isArray(operand)) ? { values, exact: !values.includes(null) } : undefined
  }
  if (operator === '$regex' && operand instanceof RegExp) return prefixOf(operand)
  if (!isOrdered(operand)) return undefined
  const code = encodeKey(operand)
  const type = typeByte(operand)
  if (operator === '$gt' || operator === '$gte') return { type, low: { code, after: operator === '$gt' }, exact: true }
  if (operator === '$lt' || operator === '$lte') return { type, high: { code, after: operator === '$lte' }, exact: true }
  return undefined
}

/** `/^abc/` reads only the strings that begin with abc. */
function prefixOf(regex: RegExp): Bounds | undefined {
  const literal = /^\^([\p{L}\p{N} _\-:@#/]+)(.?)/u.exec(regex.source)
  if (!literal || regex.flags.includes('i') || regex.flags.includes('m') || regex.source.includes('|')) return undefined
  const prefix = /[*?{+]/.test(literal[2] ?? '') ? (literal[1] ?? '').slice(0, -1) : (literal[1] ?? '')
  if (prefix === '') return undefined
  const code = Buffer.concat([Buffer.of(typeByte('')), Buffer.from(prefix, 'utf8')])
  return { type: typeByte(''), low: { code, after: false }, high: { code, after: true }, exact: false }
}

/** The implicit index on _id, seen as any other. */
const ID_KEYS = [{ field: '_id', direction: 1 as const }]

/** How one index would serve the query; undefined when it would not help. */
export function planWith(index: Index | undefined, query: ReturnType<typeof boundsOf>, sort: Sort): Plan | undefined {
  const keys = index?.keys ?? ID_KEYS
  const multikey = index?.multikey ?? false
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let used = 0
  let exact = true
  let ranges: Range[] | undefined
  const pinned = new Set<string>()
  for (const key of keys) {
    const bounds = query.fields.get(key.field)
    if (!bounds) break
    used++
    exact &&= bounds.exact
    if (!bounds.values) {
      if (multikey && bounds.low && bounds.high) exact = false
      ranges = prefixes.map((prefix) => rangeOf(prefix, bounds, key.direction, multikey))
      break
    }
    const parts = bounds.values.map((value) => encodePart(value, key.direction))
    if (prefixes.length * parts.length > MAXIMAL_RANGES) return undefined
    prefixes = prefixes.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])))
    if (parts.length === 1) pinned.add(key.field)
  }
  ranges ??= distinctPrefixes(prefixes).map((prefix) => ({ low: prefix, high: prefix.length === 0 ? HIGHEST : (after(prefix) ?? HIGHEST) }))
  const order = multikey || ranges.length > 1 ? undefined : orderOf(keys, sort, pinned)
  if (used === 0 && (order === undefined || sort.length === 0)) return undefined
  return {
    index,
    ranges,
    backward: order === 'backward',
    sorted: sort.length === 0 || order !== undefined,
    exact: exact && !query.rest && used === query.fields.size && used === consumed(keys, query.fields),
  }
}

function consumed(keys: readonly { readonly field: string }[], fields: ReadonlyMap<string, Bounds>): number {
  return keys.filter((key) => fields.has(key.field)).length
}

function distinctPrefixes(prefixes: readonly Buffer[]): Buffer[] {
  return [...new Map(prefixes.map((prefix) => [prefix.toString('latin1'), prefix])).values()].sort((a, b) => Buffer.compare(a, b))
}

function rangeOf(prefix: Buffer, bounds: Bounds, direction: 1 | -1, multikey: boolean): Range {
  const type = Buffer.of(bounds.type ?? 0)
  // NaN is stored below all numbers but is never less than one.
  const bottom = bounds.low ?? { code: bounds.type === NUMBER ? encodeKey(-Infinity) : type, after: false }
  // In an array one element may satisfy the one border and another element the other.
  const top = (multikey && bounds.low ? undefined : bounds.high) ?? { code: type, after: true }
  const [first, last] = direction === 1 ? [bottom, top] : [flip(top), flip(bottom)]
  return { low: Buffer.concat([prefix, position(first)]), high: Buffer.concat([prefix, position(last)]) }
}

const NUMBER = typeByte(0)
const flip = (border: Border): Border => ({ code: invert(border.code), after: !border.after })
const position = (border: Border): Buffer => (border.after ? (after(border.code) ?? HIGHEST) : border.code)

/** Whether the index delivers `sort`, and in which direction it must be read. */
function orderOf(keys: readonly { readonly field: string; readonly direction: 1 | -1 }[], sort: Sort, pinned: ReadonlySet<string>): 'forward' | 'backward' | undefined {
  const wanted = sort.filter(([field]) => !pinned.has(field))
  const offered = keys.filter((key) => !pinned.has(key.field))
  let direction: 1 | -1 | undefined
  for (const [i, [field, wish]] of wanted.entries()) {
    const key = offered[i]
    if (!key || key.field !== field) return undefined
    const turn = key.direction === wish ? 1 : -1
    if (direction !== undefined && direction !== turn) return undefined
    direction = turn
  }
  return direction === -1 ? 'backward' : 'forward'
}

const PROBE = 1000

/** The cheapest plan, judged by counting (at most a thousand) entries of each candidate; undefined: read everything. */
export function choosePlan(collection: Collection, query: Document, sort: Sort, wanted: number): Plan | undefined {
  const bounds = boundsOf(query)
  const plans = [undefined, ...collection.indexes].flatMap((index) => planWith(index, bounds, sort) ?? [])
  const unique = plans.find((plan) => isUniqueLookup(plan, bounds))
  if (unique || plans.length < 2) return unique ?? plans[0]
  let best: { plan: Plan; cost: number } | undefined
  for (const plan of plans) {
    const cost = costOf(collection, plan, wanted)
    if (!best || cost < best.cost) best = { plan, cost }
  }
  return best?.plan
}

function isUniqueLookup(plan: Plan, bounds: ReturnType<typeof boundsOf>): boolean {
  const keys = plan.index?.keys ?? ID_KEYS
  return (plan.index?.unique ?? true) && keys.every((key) => bounds.fields.get(key.field)?.values !== undefined)
}

function costOf(collection: Collection, plan: Plan, wanted: number): number {
  let entries = 0
  for (const range of plan.ranges.slice(0, 20)) {
    const probe = plan.index ? plan.index.sql.probe : collection.sql.idProbe
    entries += Number(probe.first([range.low, range.high, PROBE])?.[0])
  }
  if (entries >= PROBE && plan.ranges.every((range) => range.low.length === 0)) entries = collection.count
  if (!plan.sorted) return entries * 2
  return plan.exact ? Math.min(entries, wanted) : entries
}
