import { failed, writeFailed } from './errors'
import { applyArrayOperator, isArrayOperator, type Change } from './update-arrays'
import { compareValues, equalValues } from './order'
import { isIndex, own } from './paths'
import { encode, isDocument, type Document, type Value } from './values'

type Container = Document | Value[]
export interface UpdateContext {
  readonly inserting: boolean
  /** Index of the array element that made the query match, for the `$` of a path. */
  readonly matchedIndex: (arrayPath: string) => number | undefined
  readonly now: number
}

/** Applies update operators to a document that belongs to the caller; the document is changed in place. */
export function applyUpdate(document: Document, update: Document, context: UpdateContext): void {
  const idBefore = document['_id']
  for (const [operator, operand] of Object.entries(update)) {
    if (!isDocument(operand)) throw writeFailed(`Modifiers operate on fields but we found type ${typeof operand} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${encode(operand)}}`)
    if (operator === '$setOnInsert' && !context.inserting) continue
    for (const [path, value] of Object.entries(operand)) applyOperator(document, operator, path, value, context)
  }
  if (idBefore !== undefined && !equalValues(idBefore, document['_id'])) {
    throw writeFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
  }
}

/** Refuses an update whose operators would touch the same path twice. */
export function checkUpdate(update: Document): void {
  const paths: string[] = []
  for (const [operator, operand] of Object.entries(update)) {
    if (!operator.startsWith('$')) throw writeFailed(`the update operation document must contain atomic operators, found '${operator}'`)
    if (!isDocument(operand)) continue
    paths.push(...Object.keys(operand))
    if (operator === '$rename') paths.push(...Object.values(operand).map(String))
  }
  paths.sort()
  paths.forEach((path, i) => {
    const next = paths[i + 1]
    if (next === path || next?.startsWith(`${path}.`)) throw writeFailed(`Updating the path '${next}' would create a conflict at '${path}'`)
  })
}

function applyOperator(document: Document, operator: string, path: string, operand: Value, context: UpdateContext): void {
  if (operator === '$rename') return rename(document, path, operand)
  if (operator === '$unset') return eachTarget(document, path, context, (parts) => unset(document, parts))
  const change = changeOf(document, operator, path, operand, context)
  const creates = operator !== '$pull' && operator !== '$pullAll' && operator !== '$pop'
  eachTarget(document, path, context, (parts) => modify(document, parts, change, creates))
}

function changeOf(document: Document, operator: string, path: string, operand: Value, context: UpdateContext): Change {
  if (isArrayOperator(operator)) return applyArrayOperator({ operator, operand, path, id: document['_id'] })
  switch (operator) {
    case '$set':
    case '$setOnInsert':
      return () => checkedName(operand)
    case '$inc':
      return arithmetic(document, '$inc', path, operand, (current, by) => current + by)
    case '$mul':
      return arithmetic(document, '$mul', path, operand, (current, by) => current * by)
    case '$max':
      return (current) => (current === undefined || compareValues(operand, current) > 0 ? operand : current)
    case '$min':
      return (current) => (current === undefined || compareValues(operand, current) < 0 ? operand : current)
    case '$bit':
      return bitwise(document, path, operand)
    case '$currentDate':
      return () => new Date(context.now)
    default:
      throw writeFailed(`Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`)
  }
}

/** Stored field names must not begin with `$`. */
export function checkedName(value: Value): Value {
  if (Array.isArray(value)) for (const item of value as readonly Value[]) checkedName(item)
  else if (isDocument(value)) {
    for (const [name, child] of Object.entries(value)) {
      if (name.startsWith('$')) throw writeFailed(`The dollar ($) prefixed field '${name}' in '${name}' is not valid for storage.`)
      checkedName(child)
    }
  }
  return value
}

const typeName = (value: Value | undefined): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (typeof value === 'boolean') return 'bool'
  return typeof value
}

const lastPart = (path: string) => path.slice(path.lastIndexOf('.') + 1)

function arithmetic(document: Document, name: string, path: string, operand: Value, combine: (current: number, by: number) => number): Change {
  if (typeof operand !== 'number') {
    const verb = name === '$inc' ? 'increment' : 'multiply'
    throw writeFailed(`Cannot ${verb} with non-numeric argument: {${path}: ${encode(operand)}}`)
  }
  return (current) => {
    if (current === undefined) return combine(0, operand)
    if (typeof current === 'number') return combine(current, operand)
    throw writeFailed(`Cannot apply ${name} to a value of non-numeric type. {_id: ${encode(document['_id'] ?? null)}} has the field '${lastPart(path)}' of non-numeric type ${typeName(current)}`)
  }
}

function bitwise(document: Document, path: string, operand: Value): Change {
  const [name, mask] = isDocument(operand) ? (Object.entries(operand)[0] ?? []) : []
  if (typeof mask !== 'number' || (name !== 'and' && name !== 'or' && name !== 'xor')) throw writeFailed(`The $bit modifier only supports 'and', 'or', and 'xor'`)
  return (current) => {
    if (current !== undefined && !Number.isInteger(current)) {
      throw writeFailed(`Cannot apply $bit to a value of non-integral type._id: ${encode(document['_id'] ?? null)} has the field ${lastPart(path)} of non-integer type ${typeName(current)}`)
    }
    const before = BigInt(Number(current ?? 0))
    const by = BigInt(mask)
    return Number(name === 'and' ? before & by : name === 'or' ? before | by : before ^ by)
  }
}

/** Resolves `$` and `$[]` in a path, then calls back with each concrete path. */
function eachTarget(document: Document, path: string, context: UpdateContext, act: (parts: readonly string[]) => void): void {
  const parts = path.split('.')
  if (parts.some((part) => part === '')) throw writeFailed(`The update path '${path}' contains an empty field name, which is not allowed.`)
  const at = parts.findIndex((part) => part === '$' || part === '$[]')
  if (at < 0) return act(parts)
  const prefix = parts.slice(0, at)
  const array = prefix.reduce<Value | undefined>((value, part) => child(value, part), document)
  if (!Array.isArray(array)) throw writeFailed(`The path '${prefix.join('.')}' must exist in the document in order to apply array updates.`)
  const only = parts[at] === '$' ? context.matchedIndex(prefix.join('.')) : undefined
  if (parts[at] === '$' && only === undefined) throw writeFailed('The positional operator did not find the match needed from the query.')
  const indexes = only === undefined ? [...array.keys()] : [only]
  for (const index of indexes) eachTarget(document, [...prefix, index, ...parts.slice(at + 1)].join('.'), context, act)
}

function child(value: Value | undefined, part: string): Value | undefined {
  if (Array.isArray(value)) return isIndex(part) ? (value as readonly Value[])[Number(part)] : undefined
  return isDocument(value) ? own(value, part) : undefined
}

const describe = (value: Value | undefined) => encode(value ?? null).replace(/"([^"]+)":/g, '$1: ')

/** Walks to the parent of the last part, making missing documents on the way when `create` is set. */
function parentOf(document: Document, parts: readonly string[], create: boolean): Container | undefined {
  let at: Container = document
  for (let i = 0; i < parts.length - 1; i++) {
    const part = parts[i] ?? ''
    let next = child(at, part)
    if (next === undefined) {
      if (!create) return undefined
      next = {}
      setChild(at, part, next)
    }
    if (!isDocument(next) && !Array.isArray(next)) {
      if (!create) return undefined
      throw writeFailed(`Cannot create field '${parts[i + 1]}' in element {${part}: ${describe(next)}}`)
    }
    if (Array.isArray(next) && !isIndex(parts[i + 1] ?? '')) {
      if (!create) return undefined
      throw writeFailed(`Cannot create field '${parts[i + 1]}' in element {${part}: ${describe(next)}}`)
    }
    at = next as Container
  }
  return at
}

function setChild(container: Container, part: string, value: Value): void {
  if (!Array.isArray(container)) {
    container[part] = value
    return
  }
  const index = Number(part)
  if (index > container.length + 1_500_000) throw failed('(Location51024) index too large')
  while (container.length < index) container.push(null)
  container[index] = value
}

function modify(document: Document, parts: readonly string[], change: Change, create: boolean): void {
  const parent = parentOf(document, parts, create)
  if (!parent) return
  const last = parts[parts.length - 1] ?? ''
  const before = child(parent, last)
  const next = change(before)
  if (next !== undefined && next !== before) setChild(parent, last, next)
}

function unset(document: Document, parts: readonly string[]): void {
  const parent = parentOf(document, parts, false)
  const last = parts[parts.length - 1] ?? ''
  if (!parent) return
  if (!Array.isArray(parent)) delete parent[last]
  // An array keeps its length: the element becomes null.
  else if (isIndex(last) && Number(last) < parent.length) parent[Number(last)] = null
}

function rename(document: Document, from: string, to: Value): void {
  if (typeof to !== 'string') throw writeFailed(`The 'to' field for $rename must be a string: ${from}: ${encode(to)}`)
  const source = from.split('.')
  const parent = parentOf(document, source, false)
  if (!parent || Array.isArray(parent)) return
  const value = own(parent, source[source.length - 1] ?? '')
  if (value === undefined) return
  unset(document, source)
  modify(document, to.split('.'), () => value, true)
}
