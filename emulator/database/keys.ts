import { rank } from './order'
import { ObjectId, isDocument, type Value } from './values'

/** Type bytes of encoded keys, in BSON order. `EMPTY` stands for an empty array, which sorts below null. */
const TYPE = { end: 0x00, empty: 0x08, null: 0x10, number: 0x20, string: 0x30, object: 0x40, array: 0x50, oid: 0x70, boolean: 0x80, date: 0x90, regex: 0xb0 } as const
const TYPE_OF_RANK: Record<number, number> = { 1: TYPE.null, 2: TYPE.number, 3: TYPE.string, 4: TYPE.object, 5: TYPE.array, 7: TYPE.oid, 8: TYPE.boolean, 9: TYPE.date, 11: TYPE.regex }

/** Marks a key part for an empty array. */
export const EMPTY_ARRAY = Symbol('empty array')
export type KeyPart = Value | typeof EMPTY_ARRAY

/** A key whose byte order is the order of the value; self-delimiting, so that parts can be strung together. */
export function encodeKey(part: KeyPart): Buffer {
  if (typeof part === 'string' && !part.includes('\0')) return plainStringKey(part)
  const chunks: Buffer[] = []
  write(chunks, part)
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

/** The common case in one allocation. */
function plainStringKey(text: string): Buffer {
  const key = Buffer.allocUnsafe(Buffer.byteLength(text) + 3)
  const end = key.write(text, 1) + 1
  key[0] = TYPE.string
  key[end] = 0
  key[end + 1] = 0
  return key
}

/** As `encodeKey`; a descending field has its bits inverted. */
export function encodePart(part: KeyPart, direction: 1 | -1): Buffer {
  const key = encodeKey(part)
  return direction === 1 ? key : invert(key)
}

export function invert(key: Buffer): Buffer {
  const out = Buffer.allocUnsafe(key.length)
  for (let i = 0; i < key.length; i++) out[i] = 255 - (key[i] ?? 0)
  return out
}

/** The smallest key above every key that starts with `prefix`; undefined when there is none. */
export function after(prefix: Buffer): Buffer | undefined {
  let end = prefix.length
  while (end > 0 && prefix[end - 1] === 0xff) end--
  if (end === 0) return undefined
  const out = Buffer.from(prefix.subarray(0, end))
  out[end - 1] = (out[end - 1] ?? 0) + 1
  return out
}

/** First and last type byte a range operator on this value may touch (MongoDB compares within one type only). */
export function typeByte(value: Value): number {
  return TYPE_OF_RANK[rank(value)] ?? TYPE.null
}

function write(chunks: Buffer[], part: KeyPart): void {
  if (part === EMPTY_ARRAY) return void chunks.push(Buffer.of(TYPE.empty))
  chunks.push(Buffer.of(typeByte(part)))
  writeBody(chunks, part)
}

function writeBody(chunks: Buffer[], part: Value): void {
  if (part === null || part === undefined) return
  if (typeof part === 'number') return void chunks.push(numberKey(part))
  if (typeof part === 'string') return void chunks.push(stringKey(part))
  if (typeof part === 'boolean') return void chunks.push(Buffer.of(part ? 1 : 0))
  if (part instanceof Date) return void chunks.push(numberKey(part.getTime()))
  if (part instanceof ObjectId) return void chunks.push(stringKey(part.hex))
  if (part instanceof RegExp) return void chunks.push(stringKey(part.source), stringKey(part.flags))
  if (Array.isArray(part)) for (const item of part as readonly Value[]) write(chunks, item)
  else if (isDocument(part)) writeFields(chunks, part)
  chunks.push(Buffer.of(TYPE.end))
}

/** MongoDB compares embedded documents field by field: type first, then name, then value. */
function writeFields(chunks: Buffer[], document: Record<string, Value>): void {
  for (const [name, value] of Object.entries(document)) {
    chunks.push(Buffer.of(typeByte(value)), stringKey(name))
    writeBody(chunks, value)
  }
}

function numberKey(value: number): Buffer {
  const out = Buffer.alloc(8)
  if (Number.isNaN(value)) return out
  out.writeDoubleBE(value === 0 ? 0 : value)
  if ((out[0] ?? 0) & 0x80) return invert(out)
  out[0] = (out[0] ?? 0) | 0x80
  return out
}

/** UTF-8 ended by 00 00; a NUL inside is written 00 FF. */
function stringKey(text: string): Buffer {
  if (!text.includes('\0')) return Buffer.concat([Buffer.from(text, 'utf8'), TERMINATOR])
  return Buffer.concat([escapeNul(Buffer.from(text, 'utf8')), TERMINATOR])
}

const TERMINATOR = Buffer.of(0, 0)

function escapeNul(bytes: Buffer): Buffer {
  const out: number[] = []
  for (const byte of bytes) out.push(...(byte === 0 ? [0, 0xff] : [byte]))
  return Buffer.from(out)
}
