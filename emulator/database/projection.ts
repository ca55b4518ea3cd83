import { failed } from './errors'
import { elementTest } from './match'
import { own } from './paths'
import { isDocument, type Document, type Value } from './values'

/** A tree of wanted (or unwanted) fields. */
interface Fields {
  [field: string]: Fields | true
}
export type Project = (document: Document) => Document
export type Evaluate = (document: Document, expression: Value) => Value | undefined

interface Shape {
  readonly inclusive: boolean
  readonly id: boolean
  readonly fields: Fields
  /** Fields whose value is computed: `$slice`, `$elemMatch` or an expression. */
  readonly computed: readonly (readonly [string, (document: Document) => Value | undefined])[]
}

const isFlag = (value: Value): value is number | boolean => typeof value === 'number' || typeof value === 'boolean'

/** Compiles a projection of `find` (`operators: true`) or of the `$project` stage. */
export function compileProjection(specification: Document, evaluate: Evaluate, operators: boolean): Project {
  const shape = shapeOf(flatten(specification), evaluate, operators)
  return (document) => project(document, shape)
}

/** `{a: {b: 1}}` means `{'a.b': 1}`; expressions stay whole. */
function flatten(specification: Document, prefix = ''): [string, Value][] {
  return Object.entries(specification).flatMap(([field, value]): [string, Value][] => {
    const path = prefix + field
    if (!isDocument(value) || Object.keys(value).length === 0 || Object.keys(value)[0]?.startsWith('$')) return [[path, value]]
    return flatten(value, `${path}.`)
  })
}

function shapeOf(entries: readonly [string, Value][], evaluate: Evaluate, operators: boolean): Shape {
  const flags = entries.filter(([path, value]) => isFlag(value) && path !== '_id')
  const included = flags.filter(([, value]) => Boolean(value))
  if (included.length > 0 && included.length < flags.length) throw failed(`(Location31254) Cannot do exclusion on field ${flags.find(([, value]) => !value)?.[0]} in inclusion projection`)
  const computed = entries.flatMap(([path, value]) => (isFlag(value) ? [] : [[path, computedField(path, value, evaluate, operators)] as const]))
  const id = entries.find(([path]) => path === '_id')?.[1]
  const onlySlices = entries.every(([, value]) => isFlag(value) || (isDocument(value) && '$slice' in value && operators))
  const inclusive = included.length > 0 || (flags.length === 0 && (Boolean(id) || (computed.length > 0 && !onlySlices)))
  const fields: Fields = {}
  for (const [path] of flags) addPath(fields, path.split('.'))
  return { inclusive, id: id === undefined || !isFlag(id) || Boolean(id), fields, computed }
}

function addPath(fields: Fields, parts: readonly string[]): void {
  const [first = '', ...rest] = parts
  if (rest.length === 0 || fields[first] === true) {
    fields[first] = true
    return
  }
  const next = fields[first] ?? {}
  fields[first] = next
  addPath(next, rest)
}

function computedField(path: string, value: Value, evaluate: Evaluate, operators: boolean): (document: Document) => Value | undefined {
  if (operators && isDocument(value)) {
    const slice = value['$slice']
    if (slice !== undefined && !(Array.isArray(slice) && Array.isArray(slice[0]))) return (document) => sliceOf(at(document, path), slice)
    const criteria = value['$elemMatch']
    if (isDocument(criteria)) {
      const test = elementTest(criteria)
      return (document) => firstMatch(at(document, path), test)
    }
  }
  if (Array.isArray(value)) return (document) => (value as readonly Value[]).map((item) => evaluate(document, item) ?? null)
  return (document) => evaluate(document, value)
}

function at(document: Document, path: string): Value | undefined {
  let value: Value | undefined = document
  for (const part of path.split('.')) value = isDocument(value) ? own(value, part) : undefined
  return value
}

function sliceOf(value: Value | undefined, slice: Value): Value | undefined {
  if (!Array.isArray(value)) return value
  const items = value as readonly Value[]
  const [skip, limit] = Array.isArray(slice) ? (slice as readonly Value[]).map(Number) : [undefined, Number(slice)]
  if (limit === undefined) throw failed('(BadValue) $slice takes exactly two arguments')
  if (skip === undefined) return limit < 0 ? items.slice(limit) : items.slice(0, limit)
  const start = skip < 0 ? Math.max(items.length + skip, 0) : skip
  return items.slice(start, start + limit)
}

function firstMatch(value: Value | undefined, test: (element: Value) => boolean): Value | undefined {
  if (!Array.isArray(value)) return undefined
  const found = (value as readonly Value[]).find(test)
  return found === undefined ? undefined : [found]
}

function project(document: Document, shape: Shape): Document {
  const out: Document = {}
  const id = own(document, '_id')
  if (shape.id && id !== undefined && !shape.computed.some(([path]) => path === '_id')) out['_id'] = id
  const kept = shape.inclusive ? include(document, shape.fields) : exclude(document, shape.fields)
  for (const [field, value] of Object.entries(kept)) if (field !== '_id' || shape.fields['_id']) out[field] = value
  for (const [path, compute] of shape.computed) put(out, path, compute(document))
  return out
}

function put(out: Document, path: string, value: Value | undefined): void {
  const parts = path.split('.')
  const last = parts.pop() ?? path
  let target = out
  for (const part of parts) {
    const next = own(target, part)
    target = target[part] = isDocument(next) ? { ...next } : {}
  }
  if (value === undefined) delete target[last]
  else target[last] = value
}

function include(document: Document, fields: Fields): Document {
  const out: Document = {}
  for (const [field, value] of Object.entries(document)) {
    const wanted = Object.hasOwn(fields, field) ? fields[field] : undefined
    if (wanted === undefined) continue
    const kept = wanted === true ? value : includeInside(value, wanted)
    if (kept !== undefined) out[field] = kept
  }
  return out
}

function includeInside(value: Value, fields: Fields): Value | undefined {
  if (isDocument(value)) return include(value, fields)
  if (!Array.isArray(value)) return undefined
  return (value as readonly Value[]).flatMap((item) => includeInside(item, fields) ?? [])
}

function exclude(document: Document, fields: Fields): Document {
  const out: Document = {}
  for (const [field, value] of Object.entries(document)) {
    const unwanted = Object.hasOwn(fields, field) ? fields[field] : undefined
    if (unwanted !== true) out[field] = unwanted === undefined ? value : excludeInside(value, unwanted)
  }
  return out
}

function excludeInside(value: Value, fields: Fields): Value {
  if (isDocument(value)) return exclude(value, fields)
  return Array.isArray(value) ? (value as readonly Value[]).map((item) => excludeInside(item, fields)) : value
}
