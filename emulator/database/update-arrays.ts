import { writeFailed } from './errors'
import { elementTest, isOperatorDocument } from './match'
import { compareValues, equalValues } from './order'
import { parsePath, visit } from './paths'
import { encode, isDocument, type Document, type Value } from './values'

/** Turns the present value of a field (undefined when missing) into the next one; undefined leaves it missing. */
export type Change = (current: Value | undefined) => Value | undefined

const ARRAY_OPERATORS = ['$push', '$addToSet', '$pull', '$pullAll', '$pop'] as const
type ArrayOperator = (typeof ARRAY_OPERATORS)[number]

export const isArrayOperator = (operator: string): operator is ArrayOperator => ARRAY_OPERATORS.some((name) => name === operator)

interface Application {
  readonly operator: ArrayOperator
  readonly operand: Value
  readonly path: string
  readonly id: Value | undefined
}

/** The change that an array operator makes to a field; a field that is not an array is refused. */
export function applyArrayOperator(application: Application): Change {
  const { operator, operand } = application
  const edit = editOf(operator, operand)
  const grows = operator === '$push' || operator === '$addToSet'
  return (current) => {
    if (current === undefined) return grows ? edit([]) : undefined
    if (!Array.isArray(current)) throw notAnArray(application, current)
    return edit(current as readonly Value[])
  }
}

type Edit = (items: readonly Value[]) => readonly Value[]

function editOf(operator: ArrayOperator, operand: Value): Edit {
  switch (operator) {
    case '$push':
      return push(operand)
    case '$addToSet':
      return addToSet(eachOf(operand))
    case '$pull':
      return pull(operand)
    case '$pullAll': {
      if (!Array.isArray(operand)) throw writeFailed(`$pullAll requires an array argument but was given a ${typeof operand}`)
      const unwanted = operand as readonly Value[]
      return (items) => items.filter((item) => !unwanted.some((other) => equalValues(item, other)))
    }
    case '$pop':
      return (items) => (Number(operand) < 0 ? items.slice(1) : items.slice(0, -1))
  }
}

function notAnArray({ operator, path, id }: Application, current: Value): Error {
  const type = current === null ? 'null' : isDocument(current) ? 'object' : typeof current
  const document = `{_id: ${encode(id ?? null)}}`
  if (operator === '$push') return writeFailed(`The field '${path}' must be an array but is of type ${type} in document ${document}`)
  if (operator === '$addToSet') return writeFailed(`Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${type}`)
  if (operator === '$pop') return writeFailed(`Path '${path}' contains an element of non-array type '${type}'`)
  return writeFailed(`Cannot apply ${operator} to a non-array value`)
}

function eachOf(operand: Value): readonly Value[] {
  const each = isDocument(operand) ? operand['$each'] : undefined
  if (each === undefined) return [operand]
  if (!Array.isArray(each)) throw writeFailed(`The argument to $each in $push must be an array but it was of type: ${typeof each}`)
  return each as readonly Value[]
}

function push(operand: Value): Edit {
  const added = eachOf(operand)
  const modifiers: Document = isDocument(operand) && '$each' in operand ? operand : {}
  const { $position: position, $sort: sort, $slice: slice } = modifiers
  return (items) => {
    const at = typeof position === 'number' ? (position < 0 ? Math.max(items.length + position, 0) : position) : items.length
    let next: readonly Value[] = [...items.slice(0, at), ...added, ...items.slice(at)]
    if (sort !== undefined) next = [...next].sort(orderBy(sort))
    if (typeof slice !== 'number') return next
    return slice < 0 ? next.slice(slice) : next.slice(0, slice)
  }
}

function orderBy(sort: Value): (a: Value, b: Value) => number {
  if (!isDocument(sort)) return (a, b) => compareValues(a, b) * Number(sort)
  const fields = Object.entries(sort).map(([field, direction]) => ({ path: parsePath(field), direction: Number(direction) }))
  return (a, b) => {
    for (const { path, direction } of fields) {
      const order = compareValues(valueAt(a, path), valueAt(b, path)) * direction
      if (order !== 0) return order
    }
    return 0
  }
}

function valueAt(value: Value, path: readonly string[]): Value | undefined {
  let found: Value | undefined
  visit(value, path, (leaf) => {
    found = leaf
    return true
  })
  return found
}

function addToSet(added: readonly Value[]): Edit {
  return (items) => {
    const next = [...items]
    for (const value of added) if (!next.some((item) => equalValues(item, value))) next.push(value)
    return next.length === items.length ? items : next
  }
}

/** `$pull` by condition, by the fields of embedded documents, or by value. */
function pull(operand: Value): Edit {
  if (operand instanceof RegExp || isOperatorDocument(operand) || isDocument(operand)) {
    const test = elementTest(isDocument(operand) ? operand : { $eq: operand })
    return (items) => keepUnless(items, test)
  }
  return (items) => keepUnless(items, (item) => equalValues(item, operand))
}

function keepUnless(items: readonly Value[], test: (item: Value) => boolean): readonly Value[] {
  const kept = items.filter((item) => !test(item))
  return kept.length === items.length ? items : kept
}
