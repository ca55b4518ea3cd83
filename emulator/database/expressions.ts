import { Context, evalExpr as mingoEval } from 'mingo/core'
import * as accumulatorOperators from 'mingo/operators/accumulator'
import * as expressionOperators from 'mingo/operators/expression'
import * as pipelineOperators from 'mingo/operators/pipeline'
import * as projectionOperators from 'mingo/operators/projection'
import * as queryOperators from 'mingo/operators/query'
import * as windowOperators from 'mingo/operators/window'
import type { Options } from 'mingo/types'
import { failed } from './errors'
import { encodeKey } from './keys'
import { compareValues } from './order'
import type { Document, Value } from './values'
import { dateToString, weekOfYear } from './dates'

type Operator = (document: unknown, expression: unknown, options: Options) => unknown

const evaluate = (document: unknown, expression: unknown, options: Options): unknown => mingoEval(document, expression, options)

const argumentsOf = (name: string, atLeast: number, body: (values: readonly unknown[]) => unknown): Operator => (document, expression, options) => {
  const given = Array.isArray(expression) ? (expression as readonly unknown[]) : [expression]
  if (given.length < atLeast) throw failed(`(Location16020) Expression ${name} takes at least ${atLeast} arguments, and ${given.length} were passed in.`)
  return body(given.map((item) => evaluate(document, item, options)))
}

const missing = (value: unknown): value is null | undefined => value === null || value === undefined

/** In expressions a missing field sorts below null, and nothing is unwrapped. */
function compare(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined) || 0
  return Math.sign(compareValues(a as Value, b as Value))
}

const comparison = (name: string, accept: (order: number) => unknown) =>
  argumentsOf(name, 2, ([a, b]) => accept(a === undefined && b !== undefined ? -1 : b === undefined && a !== undefined ? 1 : compare(a, b)))

function rounding(name: string, mode: (value: number) => number): Operator {
  return argumentsOf(name, 1, ([value, digits]) => {
    if (missing(value)) return null
    if (typeof value !== 'number') throw failed(`(Location51081) ${name} only supports numeric types, not ${typeof value}`)
    const places = typeof digits === 'number' ? digits : 0
    if (!Number.isFinite(value)) return value
    const scaled = Number(`${value}e${places}`)
    return Number.isNaN(scaled) ? value : Number(`${mode(scaled)}e${-places}`)
  })
}

/** MongoDB rounds halves to the even neighbour. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

function textOf(name: string, value: unknown): string {
  if (missing(value)) return ''
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  throw failed(`(Location16007) can't convert from BSON type ${typeof value} to String in ${name}`)
}

const substringOfBytes = (name: string) =>
  argumentsOf(name, 3, ([value, start, length]) => {
    if (typeof start !== 'number' || typeof length !== 'number') throw failed(`(Location16034) ${name}: starting index must be a numeric type`)
    if (start < 0) throw failed(`(Location50752) ${name}: starting index must be non-negative (got: ${start})`)
    const bytes = Buffer.from(textOf(name, value), 'utf8')
    // A negative length means "to the end".
    const end = length < 0 ? bytes.length : start + length
    if (isContinuation(bytes[start]) || isContinuation(bytes[end])) throw failed(`(Location28656) ${name}:  Invalid range, starting index is a UTF-8 continuation byte.`)
    return bytes.subarray(start, end).toString('utf8')
  })

const isContinuation = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80

function indexOf<T>(name: string, split: (text: string) => ArrayLike<T>): Operator {
  return argumentsOf(name, 2, ([text, token, start, end]) => {
    if (missing(text)) return null
    if (typeof text !== 'string' || typeof token !== 'string') throw failed(`(Location40091) ${name} requires strings as its first two arguments`)
    const hay = split(text)
    const needle = split(token)
    const last = Math.min(typeof end === 'number' ? end : hay.length, hay.length) - needle.length
    for (let i = typeof start === 'number' ? start : 0; i <= last; i++) if (startsAt(hay, needle, i)) return i
    return -1
  })
}

function startsAt<T>(hay: ArrayLike<T>, needle: ArrayLike<T>, offset: number): boolean {
  for (let i = 0; i < needle.length; i++) if (hay[offset + i] !== needle[i]) return false
  return true
}

const changeCase = (name: string, change: (text: string) => string) => argumentsOf(name, 1, ([value]) => change(textOf(name, value)))

const dateArgument: Operator = (document, expression, options) => {
  const value = evaluate(document, expression, options)
  if (Array.isArray(value) && value.length === 1) return value[0]
  return value
}

const reverseArray: Operator = (document, expression, options) => {
  // `$reverseArray: [[1, 2]]` is the one-argument list form of `$reverseArray: [1, 2]`.
  const unwrapped = Array.isArray(expression) && expression.length === 1 ? expression[0] : expression
  const value = evaluate(document, unwrapped, options)
  if (missing(value)) return null
  if (!Array.isArray(value)) throw failed('(Location34435) The argument to $reverseArray must be an array')
  return [...value].reverse()
}

const week: Operator = (document, expression, options) => {
  const argument = dateArgument(document, expression, options)
  if (missing(argument)) return null
  if (argument instanceof Date) return weekOfYear(argument)
  const { date, timezone } = argument as { date?: unknown; timezone?: unknown }
  if (missing(date)) return null
  if (!(date instanceof Date)) throw failed("(Location16006) can't convert to Date")
  return Number(dateToString(date, '%U', typeof timezone === 'string' ? timezone : undefined))
}

const formatDate: Operator = (document, expression, options) => {
  const argument = evaluate(document, expression, options) as { date?: unknown; format?: unknown; timezone?: unknown; onNull?: unknown }
  if (missing(argument.date)) return argument.onNull ?? null
  if (!(argument.date instanceof Date)) throw failed("(Location16006) can't convert to Date")
  const format = typeof argument.format === 'string' ? argument.format : undefined
  return dateToString(argument.date, format, typeof argument.timezone === 'string' ? argument.timezone : undefined)
}

const membership = argumentsOf('$in', 2, ([item, list]) => {
  if (!Array.isArray(list)) throw failed('(Location40081) $in requires an array as a second argument')
  return (list as readonly unknown[]).some((other) => compare(item, other) === 0)
})

const EXPRESSIONS: Record<string, Operator> = {
  $cmp: comparison('$cmp', (order) => order),
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $in: membership,
  $trunc: rounding('$trunc', Math.trunc),
  $round: rounding('$round', roundHalfEven),
  $substr: substringOfBytes('$substr'),
  $substrBytes: substringOfBytes('$substrBytes'),
  $indexOfBytes: indexOf('$indexOfBytes', (text) => Buffer.from(text, 'utf8')),
  $indexOfCP: indexOf('$indexOfCP', (text) => [...text]),
  $toUpper: changeCase('$toUpper', (text) => text.toUpperCase()),
  $toLower: changeCase('$toLower', (text) => text.toLowerCase()),
  $week: week,
  $dateToString: formatDate,
  $reverseArray: reverseArray,
  // Only `textScore` of a text search has a value, and there is no text search here.
  $meta: () => null,
}

/** The values of an expression over a group. In a list of one a missing value stays undefined, where mingo would turn it into null. */
function present(documents: unknown, expression: unknown, options: Options): Value[] {
  if (expression === null || expression === undefined) return (documents as Value[]).filter((value) => value !== undefined)
  const singles = accumulatorOperators.$push(documents as never[], [expression] as never, options) as readonly (readonly (Value | undefined)[])[]
  return singles.flatMap(([value]) => (value === undefined ? [] : [value]))
}

const ACCUMULATORS: Record<string, Operator> = {
  // A missing field adds nothing.
  $push: present,
  $addToSet: (documents, expression, options) => [...new Map(present(documents, expression, options).map((value) => [encodeKey(value).toString('latin1'), value])).values()],
}

/** mingo's operators with ours on top; the casts are the one place where its types meet ours. */
export function makeContext(stages: Record<string, unknown>): Context {
  return Context.init({
    accumulator: { ...accumulatorOperators, ...ACCUMULATORS },
    expression: { ...expressionOperators, ...EXPRESSIONS },
    pipeline: { ...pipelineOperators, ...stages },
    projection: projectionOperators,
    query: queryOperators as unknown as Parameters<Context['addQueryOps']>[0],
    window: windowOperators,
  })
}

let expressionContext: Context | undefined

/** Options for evaluating an expression outside a pipeline. */
function expressionOptions(): Options {
  expressionContext ??= makeContext({})
  return { idKey: '_id', processingMode: 0, useStrictMode: true, scriptEnabled: false, failOnError: true, context: expressionContext }
}

/** The value of an aggregation expression for one document. */
export function evaluateExpression(document: Document, expression: Value, options: Options = expressionOptions()): Value | undefined {
  return evaluate(document, expression, options) as Value | undefined
}

/** MongoDB's truth: everything but false, null, 0 and missing. */
export function evaluateTruth(document: Document, expression: Value): boolean {
  const value = evaluateExpression(document, expression)
  return !(value === false || value === null || value === undefined || value === 0)
}

