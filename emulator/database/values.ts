import { failed } from './errors'

/** An ObjectId keeps its own type inside the engine and leaves it as a plain hex string. */
export class ObjectId {
  // A class so that `instanceof` tells it from an embedded document, in our code and in mingo's.
  constructor(readonly hex: string) {}
  toString(): string {
    return this.hex
  }
  toJSON(): unknown {
    return { $oid: this.hex }
  }
}

export type Value = null | boolean | number | string | Date | RegExp | ObjectId | readonly Value[] | Document
export interface Document {
  [field: string]: Value
}

/** True for embedded documents: neither an array nor one of the value classes. */
export function isDocument(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !(value instanceof Date || value instanceof RegExp || value instanceof ObjectId)
}

/** Reads canonical or relaxed EJSON; server dates become `now` plus their offset. */
export function decode(text: string, now = 0): Value {
  return revive(parseJson(text), now)
}

/** Reads EJSON that must be a document (a query, an update, a projection). */
export function decodeDocument(text: string, now = 0): Document {
  const value = decode(text, now)
  if (isDocument(value)) return value
  throw failed(`(BadValue) expected a document, got ${text.slice(0, 60)}`)
}

/** Writes relaxed EJSON: the smallest text that both this module and the SDK's `EJSON.parse` read back alike. */
export function encode(value: Value): string {
  return JSON.stringify(plain(value, false))
}

/** As `encode`, but ObjectIds become hex strings, because the SDK cannot show them otherwise. */
export function encodeForClient(value: Value): string {
  return JSON.stringify(plain(value, true))
}

/** The text for the client of a stored document; the stored text itself unless it holds an ObjectId. */
export function clientText(stored: string): string {
  return stored.includes('{"$oid":') ? encodeForClient(decode(stored)) : stored
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw failed(`(FailedToParse) not valid EJSON: ${text.slice(0, 60)}`)
  }
}

/** Replaces extended-JSON wrappers by values, in place: the parsed tree belongs to us alone. */
export function revive(node: unknown, now = 0): Value {
  if (typeof node !== 'object' || node === null) return node as Value
  if (Array.isArray(node)) {
    for (let i = 0; i < node.length; i++) node[i] = revive(node[i], now)
    return node as Value[]
  }
  const record = node as Record<string, unknown>
  for (const key in record) {
    if (key.charCodeAt(0) === 36) {
      const special = wrapped(record, key, now)
      if (special !== undefined) return special
    }
    const child = record[key]
    if (typeof child === 'object' && child !== null) record[key] = revive(child, now)
  }
  return record as Document
}

function wrapped(record: Record<string, unknown>, key: string, now: number): Value | undefined {
  const inner = record[key]
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
    case '$numberDecimal':
      return typeof inner === 'string' ? Number(inner) : undefined
    case '$date':
      return dateOf(inner)
    case '$oid':
      return typeof inner === 'string' ? new ObjectId(inner.toLowerCase()) : undefined
    case '$regularExpression':
      return regexOf(inner)
    case '$tcb_server_date':
      return new Date(now + offsetOf(inner))
    case '$undefined':
      return inner === true ? null : undefined
    default:
      return undefined
  }
}

function dateOf(inner: unknown): Date | undefined {
  if (typeof inner === 'number') return new Date(inner)
  if (typeof inner === 'string') return new Date(Date.parse(inner))
  const value = revive(inner)
  return typeof value === 'number' ? new Date(value) : undefined
}

function offsetOf(inner: unknown): number {
  const value = isDocument(inner) ? revive(inner['offset']) : 0
  return typeof value === 'number' ? value : 0
}

function regexOf(inner: unknown): RegExp | undefined {
  if (!isDocument(inner) || typeof inner['pattern'] !== 'string') return undefined
  return makeRegex(inner['pattern'], typeof inner['options'] === 'string' ? inner['options'] : '')
}

/** A JavaScript regular expression from MongoDB's pattern and options; `(?i)` at the start is understood. */
export function makeRegex(pattern: string, options: string): RegExp {
  const inline = /^\(\?([imsx]+)\)/.exec(pattern)
  const flags = [...new Set(options + (inline?.[1] ?? ''))].filter((flag) => 'gimsu'.includes(flag)).sort().join('')
  try {
    return new RegExp(inline ? pattern.slice(inline[0].length) : pattern, flags)
  } catch {
    throw failed(`(Location51091) Regular expression is invalid: ${pattern}`)
  }
}

function plain(value: unknown, oidAsHex: boolean): unknown {
  if (typeof value === 'number') return plainNumber(value)
  if (value === undefined) return null
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return plainArray(value, oidAsHex)
  if (value instanceof Date) return { $date: Number.isNaN(value.getTime()) ? 0 : value.getTime() }
  if (value instanceof ObjectId) return oidAsHex ? value.hex : { $oid: value.hex }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  return plainRecord(value as Record<string, unknown>, oidAsHex)
}

function plainNumber(value: number): unknown {
  return Number.isFinite(value) ? value : { $numberDouble: String(value) }
}

/** Copies only where something had to be replaced, so that most trees go to JSON.stringify untouched. */
function plainArray(items: readonly unknown[], oidAsHex: boolean): unknown {
  let copy: unknown[] | undefined
  for (let i = 0; i < items.length; i++) {
    const next = plain(items[i], oidAsHex)
    if (next !== items[i]) (copy ??= items.slice())[i] = next
  }
  return copy ?? items
}

function plainRecord(record: Record<string, unknown>, oidAsHex: boolean): unknown {
  let copy: Record<string, unknown> | undefined
  for (const key in record) {
    const current = record[key]
    if (current === undefined) continue
    const next = plain(current, oidAsHex)
    if (next !== current) (copy ??= { ...record })[key] = next
  }
  return copy ?? record
}
