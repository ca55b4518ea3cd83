import { failed } from './errors'
import { rank } from './order'
import { isDocument, type Value } from './values'

type LeafTest = (leaf: Value | undefined) => boolean

const TYPE_NAMES: Record<string, (value: Value) => boolean> = {
  double: (value) => typeof value === 'number' && !Number.isInteger(value),
  string: (value) => typeof value === 'string',
  object: (value) => isDocument(value),
  array: (value) => Array.isArray(value),
  objectId: (value) => rank(value) === 7,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => value instanceof RegExp,
  int: (value) => Number.isInteger(value) && Math.abs(Number(value)) <= 0x7fffffff,
  long: (value) => Number.isInteger(value) && Math.abs(Number(value)) > 0x7fffffff,
  number: (value) => typeof value === 'number',
}
const TYPE_NUMBERS: Record<number, string> = { 1: 'double', 2: 'string', 3: 'object', 4: 'array', 7: 'objectId', 8: 'bool', 9: 'date', 10: 'null', 11: 'regex', 16: 'int', 18: 'long' }

/** The test behind `$type` and `bsonType`; numbers are split into int, long and double by their value. */
export function typeTest(type: Value): (value: Value) => boolean {
  const name = typeof type === 'number' ? TYPE_NUMBERS[type] : type
  const test = typeof name === 'string' ? TYPE_NAMES[name] : undefined
  if (!test) throw failed(`(BadValue) Unknown type name alias: ${String(type)}`)
  return test
}

/** `$type`: one of several types. */
export function hasType(types: readonly Value[]): LeafTest {
  const tests = types.map(typeTest)
  return (leaf) => leaf !== undefined && tests.some((test) => test(leaf))
}

/** `$bitsAllSet` and its three sisters; the operand is a mask or a list of positions. */
export function bits(operator: string, operand: Value): LeafTest {
  const positions = Array.isArray(operand) ? (operand as readonly Value[]).map(Number) : []
  const mask = Array.isArray(operand) ? positions.reduce((sum, bit) => sum | (1n << BigInt(bit)), 0n) : BigInt(Number(operand))
  return (leaf) => {
    if (typeof leaf !== 'number' || !Number.isInteger(leaf)) return false
    const hit = BigInt(leaf) & mask
    if (operator === '$bitsAllSet') return hit === mask
    if (operator === '$bitsAnySet') return hit !== 0n
    return operator === '$bitsAllClear' ? hit === 0n : hit !== mask
  }
}
