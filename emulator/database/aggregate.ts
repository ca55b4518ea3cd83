import { Aggregator } from 'mingo/aggregator'
import { evalExpr } from 'mingo/core'
import { Lazy, type Iterator } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import type { Collection } from './catalogue'
import { Refusal, failed } from './errors'
import { evaluateExpression, makeContext } from './expressions'
import { find, sortBy, type Explain, type Found } from './find'
import { distance, pointOf, within, type Near } from './geo'
import { entriesOf, indexKeys } from './indexes'
import { encodeKey } from './keys'
import { compileQuery } from './match'
import { leaves, parsePath } from './paths'
import { choosePlan, type Sort } from './plan'
import { compileProjection } from './projection'
import { collectionNamed, decodeStored, type Store } from './store'
import { isDocument, type Document, type Value } from './values'

export interface Stage {
  readonly name: string
  readonly operand: Value
}

type StageOperator = (input: Iterator, operand: Value, options: Options) => Iterator

/** `{a: 1, b: -1}` as pairs. */
export function sortOf(specification: Document): Sort {
  return Object.entries(specification).map(([field, direction]) => {
    if (direction === 1 || direction === -1) return [field, direction] as const
    throw failed(`(Location15975) $sort key ordering must be 1 (for ascending) or -1 (for descending)`)
  })
}

/** Runs a pipeline; what stands at its beginning is answered from indexes where that is possible. */
export function aggregate(store: Store, collection: Collection, stages: readonly Stage[], explain: Explain): Document[] {
  const { search, rest: afterSearch } = leadingSearch(stages)
  const view = { collection, transactions: store.transactions, transaction: undefined }
  const { documents, rest } = leadingJoins(store, find(view, search, explain).map(documentOf), afterSearch)
  if (rest.length === 0) return documents
  try {
    return new Aggregator(rest.map(({ name, operand }) => ({ [name]: operand })), pipelineOptions(store)).run<Document>(documents)
  } catch (error) {
    // mingo throws plain errors for what MongoDB would refuse as well.
    throw error instanceof Refusal ? error : failed(error instanceof Error ? error.message : String(error))
  }
}

const documentOf = (found: Found): Document => found.document ?? decodeStored(found.text)

/** `$match`, `$sort`, `$skip` and `$limit` at the head of a pipeline are a find. */
function leadingSearch(stages: readonly Stage[]): { readonly search: { query: Document; sort: Sort; skip: number; limit: number; decoded: true }; readonly rest: readonly Stage[] } {
  const search = { query: {} as Document, sort: [] as Sort, skip: 0, limit: Infinity, decoded: true as const }
  const order = ['$match', '$sort', '$skip', '$limit']
  let position = 0
  let taken = 0
  for (const { name, operand } of stages) {
    const at = order.indexOf(name)
    if (at < position) break
    if (name === '$match' && isDocument(operand)) search.query = operand
    else if (name === '$sort' && isDocument(operand)) search.sort = sortOf(operand)
    else if (name === '$skip' && typeof operand === 'number') search.skip = operand
    else if (name === '$limit' && typeof operand === 'number' && operand > 0) search.limit = operand
    else break
    position = at + 1
    taken++
  }
  return { search, rest: stages.slice(taken) }
}

/** `$lookup` by a field directly after them needs no pipeline either: every call of an operation asks so who is calling. */
function leadingJoins(store: Store, found: Document[], stages: readonly Stage[]): { readonly documents: Document[]; readonly rest: readonly Stage[] } {
  let documents = found
  let taken = 0
  for (const { name, operand } of stages) {
    if (name !== '$lookup' || !isDocument(operand) || Array.isArray(operand['pipeline'])) break
    documents = documents.map(byField(store, operand))
    taken++
  }
  return { documents, rest: stages.slice(taken) }
}

const optionsOfStores = new WeakMap<Store, Options>()

/** mingo's options, with our stages and with access to the other collections. */
export function pipelineOptions(store: Store): Options {
  const known = optionsOfStores.get(store)
  if (known) return known
  const options: Options = {
    idKey: '_id',
    processingMode: 0,
    useStrictMode: true,
    failOnError: true,
    scriptEnabled: false,
    context: makeContext(stagesOf(store)),
    collectionResolver: (name) => everything(collectionNamed(store, name)),
  }
  optionsOfStores.set(store, options)
  return options
}

function everything(collection: Collection): Document[] {
  const rows: Document[] = []
  for (let last = -1; ; ) {
    const page = collection.sql.scan.all([last, 1024])
    for (const [, text] of page) rows.push(decodeStored(String(text)))
    if (page.length < 1024) return rows
    last = Number(page[page.length - 1]?.[0])
  }
}

function stagesOf(store: Store): Record<string, StageOperator> {
  const refuse = (name: string): StageOperator => () => {
    throw failed(`(Unauthorized) ${name} is not allowed`)
  }
  return {
    $match: match,
    $sort: (input, operand) => input.transform<Document>((documents) => Lazy(sortBy(documents, sortOf(documentArgument('$sort', operand)), (document) => document))),
    $count: count,
    $project: project,
    $addFields: addFields,
    $set: addFields,
    $geoNear: geoNear,
    $lookup: (input, operand, options) => lookup(store, input, documentArgument('$lookup', operand), options),
    $out: refuse('$out'),
    $merge: refuse('$merge'),
  }
}

function documentArgument(name: string, operand: Value): Document {
  if (isDocument(operand)) return operand
  throw failed(`(Location15959) the ${name} specification must be an object`)
}

const match: StageOperator = (input, operand, options) => {
  const truth = (document: Document, expression: Value) => {
    const value = evalExpr(document, expression, options)
    return !(value === false || value === null || value === undefined || value === 0)
  }
  return input.filter(compileQuery(documentArgument('$match', operand), truth))
}

const count: StageOperator = (input, operand) => {
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.')) throw failed('(Location40156) the count field must be a non-empty string')
  return input.transform<Document>((documents) => Lazy(documents.length === 0 ? [] : [{ [operand]: documents.length }]))
}

const project: StageOperator = (input, operand, options) => {
  const specification = documentArgument('$project', operand)
  if (Object.keys(specification).length === 0) throw failed('(Location40177) $project specification must have at least one field')
  return input.map<Document, Document>(compileProjection(specification, (document, expression) => evaluateExpression(document, expression, options), false))
}

const addFields: StageOperator = (input, operand, options) => {
  const fields = flatten(documentArgument('$addFields', operand))
  return input.map<Document, Document>((document) =>
    fields.reduce((next, [path, expression]) => withField(next, path, evaluateExpression(document, expression, options)), document),
  )
}

/** `{a: {b: 1}}` adds `a.b`; operators and arrays are expressions. */
function flatten(specification: Document, prefix: readonly string[] = []): [readonly string[], Value][] {
  return Object.entries(specification).flatMap(([field, value]): [readonly string[], Value][] => {
    const path = [...prefix, ...field.split('.')]
    const nested = isDocument(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$')
    return nested ? flatten(value, path) : [[path, value]]
  })
}

function withField(document: Document, [first = '', ...rest]: readonly string[], value: Value | undefined): Document {
  const next = { ...document }
  if (rest.length > 0) next[first] = withInner(next[first], rest, value)
  else if (value === undefined) delete next[first]
  else next[first] = value
  return next
}

function withInner(current: Value | undefined, path: readonly string[], value: Value | undefined): Value {
  if (Array.isArray(current)) return (current as readonly Value[]).map((item) => withInner(item, path, value))
  return withField(isDocument(current) ? current : {}, path, value)
}

const geoNear: StageOperator = (input, operand) => {
  const specification = documentArgument('$geoNear', operand)
  const centre = pointOf(specification['near'])
  const field = specification['distanceField']
  if (!centre) throw failed('(TypeMismatch) $geoNear requires near to be a point')
  if (typeof field !== 'string') throw failed('(TypeMismatch) $geoNear requires a \'distanceField\' option as a String')
  const bound = (name: string, otherwise: number) => (typeof specification[name] === 'number' ? specification[name] : otherwise)
  const near: Near = { centre, maximum: bound('maxDistance', Infinity), minimum: bound('minDistance', 0) }
  const test = compileQuery(isDocument(specification['query']) ? specification['query'] : {})
  const found = (document: Document) => {
    const place = placeOf(document, specification['key'])
    const point = pointOf(place)
    return point && place !== undefined ? { document, place, metres: distance(centre, point) } : undefined
  }
  const locations = specification['includeLocs']
  return input.transform<Document>((documents) => {
    const hits = documents.filter(test).flatMap((document) => found(document) ?? [])
    const near_ = hits.filter((hit) => within(hit.metres, near)).sort((a, b) => a.metres - b.metres)
    return Lazy(
      near_.slice(0, bound('limit', bound('num', Infinity))).map((hit) => {
        const measured = withField(hit.document, field.split('.'), hit.metres * bound('distanceMultiplier', 1))
        return typeof locations === 'string' ? withField(measured, locations.split('.'), hit.place) : measured
      }),
    )
  })
}

/** The place of a document: under `key`, or the first field that holds a point. */
function placeOf(document: Document, key: Value | undefined): Value | undefined {
  if (typeof key === 'string') return leaves(document, parsePath(key))[0]
  return Object.values(document).find((value) => pointOf(value) !== undefined)
}

function joinedField({ as }: Document): readonly string[] {
  if (typeof as === 'string') return as.split('.')
  throw failed("(FailedToParse) must specify 'as' field for a $lookup")
}

/** `$lookup` without a pipeline: by index where the foreign field has one, else by a table built once. */
function byField(store: Store, operand: Document): (document: Document) => Document {
  const as = joinedField(operand)
  const joined = foreignOf(store, operand)
  return (document) => withField(document, as, [...joined(document)])
}

/** What a `$lookup` finds for a document before its pipeline. */
function foreignOf(store: Store, { from, localField, foreignField }: Document): (document: Document) => readonly Document[] {
  const collection = typeof from === 'string' ? store.catalogue.collections.get(from) : undefined
  if (typeof localField === 'string' && typeof foreignField === 'string') return joiner(store, collection, { localField, foreignField })
  const all = collection ? everything(collection) : []
  return () => all
}

function lookup(store: Store, input: Iterator, operand: Document, options: Options): Iterator {
  const { pipeline } = operand
  if (!Array.isArray(pipeline) || pipeline.length === 0) return input.map<Document, Document>(byField(store, operand))
  const [as, joined] = [joinedField(operand), foreignOf(store, operand)]
  const inner = pipeline as unknown as Record<string, unknown>[]
  const letVariables = isDocument(operand['let']) ? operand['let'] : {}
  return input.map<Document, Document>((document) => {
    const variables = { ...options.variables, ...(evalExpr(document, letVariables, options) as Record<string, unknown>) }
    return withField(document, as, new Aggregator(inner, { ...pipelineOptions(store), variables }).run<Document>(joined(document)))
  })
}

function joiner(store: Store, collection: Collection | undefined, fields: { readonly localField: string; readonly foreignField: string }): (document: Document) => readonly Document[] {
  if (!collection) return () => []
  const local = parsePath(fields.localField)
  const wanted = (document: Document): Value[] => {
    const found = leaves(document, local).flatMap((leaf): (Value | undefined)[] => (Array.isArray(leaf) ? (leaf as Value[]) : [leaf]))
    return found.length === 0 ? [null] : found.map((value) => value ?? null)
  }
  const view = { collection, transactions: store.transactions, transaction: undefined }
  const search = (values: Value[]) => ({ query: { [fields.foreignField]: values.length === 1 ? { $eq: values[0] ?? null } : { $in: values } }, sort: [], skip: 0, limit: Infinity, decoded: true })
  if (choosePlan(collection, search(['']).query, [], Infinity)) {
    return (document) => find(view, search(wanted(document)), { index: null, examined: 0 }).map(documentOf)
  }
  const table = tableOf(collection, fields.foreignField)
  return (document) => [...new Set(wanted(document).flatMap((value) => table.get(encodeKey(value).toString('latin1')) ?? []))]
}

function tableOf(collection: Collection, field: string): Map<string, Document[]> {
  const keys = indexKeys([{ field, direction: 1 }])
  const table = new Map<string, Document[]>()
  for (const document of everything(collection)) {
    for (const key of entriesOf(document, keys).keys) {
      const name = key.toString('latin1')
      const bucket = table.get(name)
      if (bucket) bucket.push(document)
      else table.set(name, [document])
    }
  }
  return table
}
