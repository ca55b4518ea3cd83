import { ObjectId, isDocument, type Document, type Value } from './values'

/** MongoDB's canonical order of types; values of one rank are compared, others are told apart by rank. */
export function rank(value: Value | undefined): number {
  if (value === undefined || value === null) return 1
  if (typeof value === 'number') return 2
  if (typeof value === 'string') return 3
  if (typeof value === 'boolean') return 8
  if (Array.isArray(value)) return 5
  if (value instanceof ObjectId) return 7
  if (value instanceof Date) return 9
  if (value instanceof RegExp) return 11
  return 4
}

/** Total order over all values, as BSON comparison defines it (field order counts). */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  const left = rank(a)
  const right = rank(b)
  if (left !== right) return left - right
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b)
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b)
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  if (a instanceof Date && b instanceof Date) return compareNumbers(a.getTime(), b.getTime())
  if (a instanceof ObjectId && b instanceof ObjectId) return compareStrings(a.hex, b.hex)
  if (a instanceof RegExp && b instanceof RegExp) return compareStrings(a.source, b.source) || compareStrings(a.flags, b.flags)
  if (Array.isArray(a) && Array.isArray(b)) return compareArrays(a, b)
  if (isDocument(a) && isDocument(b)) return compareDocuments(a, b)
  return 0
}

export function equalValues(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || compareValues(a, b) === 0
}

function compareNumbers(a: number, b: number): number {
  if (a < b) return -1
  if (a > b) return 1
  // NaN is below every number and equal to itself.
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a))
}

/** Code-point order, which is the byte order of UTF-8 (JavaScript's `<` differs above U+FFFF). */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    return lift(x) - lift(y)
  }
  return a.length - b.length
}

const lift = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)

function compareArrays(a: readonly Value[], b: readonly Value[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareDocuments(a: Document, b: Document): number {
  const left = Object.keys(a)
  const right = Object.keys(b)
  for (let i = 0; i < left.length && i < right.length; i++) {
    const x = left[i] ?? ''
    const y = right[i] ?? ''
    const order = rank(a[x]) - rank(b[y]) || compareStrings(x, y) || compareValues(a[x], b[y])
    if (order !== 0) return order
  }
  return left.length - right.length
}
