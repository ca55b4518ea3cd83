import { failed } from './errors'
import { evaluateTruth } from './expressions'
import { geoPredicate } from './geo'
import { schemaPredicate } from './json-schema'
import { compareValues, equalValues, rank } from './order'
import { parsePath, visit, type Path } from './paths'
import { bits, hasType } from './types'
import { isDocument, makeRegex, type Document, type Value } from './values'

export type Test = (document: Document) => boolean
/** Tests one value found at a path; undefined stands for a missing field. */
type LeafTest = (leaf: Value | undefined) => boolean

/** How `$expr` is judged; a pipeline brings its own variables. */
export type Truth = (document: Document, expression: Value) => boolean

const everything: Test = () => true

/** Compiles a MongoDB query into a predicate; throws a refusal for operators that MongoDB would refuse. */
export function compileQuery(query: Document, truth: Truth = evaluateTruth): Test {
  const tests = Object.entries(query).map(([field, condition]) => compileClause(field, condition, truth))
  const only = tests[0]
  if (!only) return everything
  return tests.length === 1 ? only : (document) => tests.every((test) => test(document))
}

/** True for `{$gt: 1}`-like conditions, false for embedded documents to be compared as a whole. */
export function isOperatorDocument(value: Value | undefined): value is Document {
  if (!isDocument(value)) return false
  const first = Object.keys(value)[0]
  return first !== undefined && first.startsWith('$')
}

function compileClause(field: string, condition: Value, truth: Truth): Test {
  if (!field.startsWith('$')) return compileField(parsePath(field), condition)
  switch (field) {
    case '$and':
      return both(branches(field, condition, truth))
    case '$or':
      return either(branches(field, condition, truth))
    case '$nor':
      return not(either(branches(field, condition, truth)))
    case '$expr':
      return (document) => truth(document, condition)
    case '$jsonSchema':
      return schemaPredicate(documentOf(field, condition))
    case '$comment':
      return everything
    case '$text':
      throw failed('(IndexNotFound) text index required for $text query')
    default:
      throw failed(`(BadValue) unknown top level operator: ${field}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`)
  }
}

const both = (tests: readonly Test[]): Test => (document) => tests.every((test) => test(document))
const either = (tests: readonly Test[]): Test => (document) => tests.some((test) => test(document))
const not = (test: Test): Test => (document) => !test(document)

function branches(operator: string, condition: Value, truth: Truth): Test[] {
  if (!Array.isArray(condition) || condition.length === 0) throw failed(`(BadValue) ${operator} must be a nonempty array`)
  return (condition as readonly Value[]).map((branch) => compileQuery(documentOf(operator, branch), truth))
}

function documentOf(operator: string, value: Value | undefined): Document {
  if (isDocument(value)) return value
  throw failed(`(BadValue) ${operator} needs an object`)
}

function listOf(operator: string, value: Value | undefined): readonly Value[] {
  if (Array.isArray(value)) return value as readonly Value[]
  throw failed(`(BadValue) ${operator} needs an array`)
}

function compileField(path: Path, condition: Value): Test {
  if (!isOperatorDocument(condition)) return anyLeaf(path, equals(condition))
  const tests = Object.entries(condition)
    .filter(([operator]) => operator !== '$options')
    .map(([operator, operand]) => compileOperator(path, operator, operand, condition))
  const only = tests[0]
  return only && tests.length === 1 ? only : both(tests)
}

function compileOperator(path: Path, operator: string, operand: Value, siblings: Document): Test {
  switch (operator) {
    case '$ne':
      return not(anyLeaf(path, equals(operand)))
    case '$nin':
      return not(anyLeaf(path, oneOf(listOf(operator, operand))))
    case '$not':
      return not(compileField(path, notOperand(operand)))
    case '$exists':
      return operand === false || operand === 0 || operand === null ? not(present(path)) : present(path)
    case '$size':
      return wholeLeaf(path, (leaf) => Array.isArray(leaf) && leaf.length === operand)
    case '$elemMatch':
      return wholeLeaf(path, elementMatch(documentOf(operator, operand)))
    case '$all':
      return all(path, listOf(operator, operand))
    case '$geoWithin':
    case '$geoIntersects':
    case '$nearSphere':
    case '$near':
      return wholeLeaf(path, geoPredicate(operator, documentOf(operator, operand)))
    default:
      return anyLeaf(path, leafTest(operator, operand, siblings))
  }
}

function notOperand(operand: Value): Value {
  if (operand instanceof RegExp || isOperatorDocument(operand)) return operand
  throw failed('(BadValue) $not needs a regex or a document')
}

/** Operators that look at one value; arrays are tried as a whole and by element. */
function leafTest(operator: string, operand: Value, siblings: Document): LeafTest {
  switch (operator) {
    case '$eq':
      return equals(operand)
    case '$in':
      return oneOf(listOf(operator, operand))
    case '$gt':
      return compares(operand, (order) => order > 0)
    case '$gte':
      return compares(operand, (order) => order >= 0)
    case '$lt':
      return compares(operand, (order) => order < 0)
    case '$lte':
      return compares(operand, (order) => order <= 0)
    case '$regex':
      return matches(regexOperand(operand, siblings))
    case '$mod':
      return modulo(listOf(operator, operand))
    case '$type':
      return hasType(Array.isArray(operand) ? (operand as readonly Value[]) : [operand])
    case '$bitsAllSet':
    case '$bitsAnySet':
    case '$bitsAllClear':
    case '$bitsAnyClear':
      return bits(operator, operand)
    default:
      throw failed(`(BadValue) unknown operator: ${operator}`)
  }
}

function anyLeaf(path: Path, test: LeafTest): Test {
  const emit = (leaf: Value | undefined) => test(leaf) || (Array.isArray(leaf) && (leaf as readonly Value[]).some(test))
  return (document) => visit(document, path, emit)
}

const wholeLeaf = (path: Path, test: LeafTest): Test => (document) => visit(document, path, test)

const present = (path: Path): Test => wholeLeaf(path, (leaf) => leaf !== undefined)

function equals(operand: Value): LeafTest {
  if (operand === null || operand === undefined) return (leaf) => leaf === null || leaf === undefined
  if (operand instanceof RegExp) {
    const test = matches(operand)
    return (leaf) => test(leaf) || (leaf instanceof RegExp && equalValues(leaf, operand))
  }
  if (typeof operand === 'string') return (leaf) => leaf === operand
  return (leaf) => leaf !== undefined && equalValues(leaf, operand)
}

function oneOf(list: readonly Value[]): LeafTest {
  const strings = new Set(list.filter((item) => typeof item === 'string'))
  const rest = list.filter((item) => typeof item !== 'string').map(equals)
  return (leaf) => (typeof leaf === 'string' && strings.has(leaf)) || rest.some((test) => test(leaf))
}

function compares(operand: Value, accepts: (order: number) => boolean): LeafTest {
  if (operand instanceof RegExp) throw failed('(BadValue) Can\'t have RegEx as arg to predicate over field')
  const wanted = rank(operand)
  const notANumber = Number.isNaN(operand)
  return (leaf) => {
    if (rank(leaf) !== wanted) return false
    if (notANumber !== Number.isNaN(leaf)) return false
    return accepts(compareValues(leaf, operand))
  }
}

function matches(regex: RegExp): LeafTest {
  // `g` and `y` carry state from one test to the next.
  const stateless = new RegExp(regex.source, regex.flags.replace(/[gy]/g, ''))
  return (leaf) => typeof leaf === 'string' && stateless.test(leaf)
}

function regexOperand(operand: Value, siblings: Document): RegExp {
  const options = typeof siblings['$options'] === 'string' ? siblings['$options'] : undefined
  if (operand instanceof RegExp) return options === undefined ? operand : makeRegex(operand.source, options)
  if (typeof operand === 'string') return makeRegex(operand, options ?? '')
  throw failed('(BadValue) $regex has to be a string')
}

function modulo(list: readonly Value[]): LeafTest {
  const [divisor, remainder] = list
  if (typeof divisor !== 'number' || typeof remainder !== 'number') throw failed('(BadValue) malformed mod, not enough elements')
  if (Math.trunc(divisor) === 0) throw failed('(BadValue) divisor cannot be 0')
  return (leaf) => typeof leaf === 'number' && Math.trunc(leaf) % Math.trunc(divisor) === Math.trunc(remainder)
}

function all(path: Path, list: readonly Value[]): Test {
  if (list.length === 0) return () => false
  return both(
    list.map((item) => {
      const element = isDocument(item) ? item['$elemMatch'] : undefined
      return element === undefined ? anyLeaf(path, equals(item)) : wholeLeaf(path, elementMatch(documentOf('$elemMatch', element)))
    }),
  )
}

/** `$elemMatch` on values (`{$gt: 1}`) or on embedded documents (`{price: {$gt: 1}}`). */
export function elementMatch(criteria: Document): LeafTest {
  const test = elementTest(criteria)
  return (leaf) => Array.isArray(leaf) && (leaf as readonly Value[]).some(test)
}

/** The test that one array element must pass for `$elemMatch` and `$pull`. */
export function elementTest(criteria: Document): (element: Value) => boolean {
  const first = Object.keys(criteria)[0]
  const onValues = first !== undefined && first.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(first)
  if (!onValues) {
    const test = compileQuery(criteria)
    return (element) => isDocument(element) && test(element)
  }
  const test = compileField(['element'], criteria)
  return (element) => test({ element })
}
