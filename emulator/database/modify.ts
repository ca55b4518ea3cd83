import { Aggregator } from 'mingo/aggregator'
import type { Options } from 'mingo/types'
import { invalidParameter, writeFailed } from './errors'
import { find, lookUp, soleId, type Explain, type View } from './find'
import { encodeKey } from './keys'
import { compileQuery, isOperatorDocument } from './match'
import { equalValues } from './order'
import { own } from './paths'
import type { Store } from './store'
import { decodeStored } from './store'
import type { Stored } from './transactions'
import { applyUpdate, checkUpdate, checkedName } from './update'
import { ObjectId, isDocument, type Document, type Value } from './values'
import { apply, checkFree, newId, type Change } from './writes'

/** What `modifyDocument` asks for. */
export interface Modification {
  readonly query: Document | undefined
  readonly data: Value
  readonly merge: boolean
  readonly upsert: boolean
  readonly multiple: boolean
  readonly now: number
  readonly pipelineOptions: Options
}

export interface Modified {
  /** Documents that matched, changed or not: CloudBase answers 1 for an identical `set` as well. */
  readonly updated: number
  readonly upsertedId: Value | undefined
  readonly document: Document | undefined
}

type Rewrite = (document: Document, inserting: boolean) => Document

/** Updates or replaces what matches; every new document is made before the first is written. */
export function modify(store: Store, view: View, modification: Modification, explain: Explain): Modified {
  const { query, data } = modification
  if (!query) throw invalidParameter('[InvalidParameter] update needs a where')
  if (modification.merge && isDocument(data) && Object.keys(data).length === 0) return { updated: 0, upsertedId: undefined, document: undefined }
  const rewrite = rewriteOf(modification, query)
  const targets = targetsOf(view, query, modification.multiple, explain)
  const changes = targets.map((before): Change & { document: Document } => {
    const old = decodeStored(before.text)
    const document = rewrite(old, false)
    return { id: encodeKey(document['_id'] ?? null), before, document }
  })
  checkFree(view, changes)
  for (const change of changes) apply(store, view, change)
  if (changes.length > 0 || !modification.upsert) return { updated: changes.length, upsertedId: undefined, document: changes[0]?.document }
  return insertInstead(store, view, query, rewrite)
}

/** Removes what matches; answers how many. */
export function remove(store: Store, view: View, options: { readonly query: Document; readonly multiple: boolean }, explain: Explain): number {
  const changes = targetsOf(view, options.query, options.multiple, explain).map((before): Change => ({ id: encodeKey(decodeStored(before.text)['_id'] ?? null), before, document: undefined }))
  checkFree(view, changes)
  for (const change of changes) apply(store, view, change)
  return changes.length
}

function targetsOf(view: View, query: Document, multiple: boolean, explain: Explain): readonly Stored[] {
  const id = soleId(query)
  if (!id) return find(view, { query, sort: [], skip: 0, limit: multiple ? Infinity : 1, decoded: false }, explain)
  explain.index = '_id_'
  const stored = lookUp(view, id)
  explain.examined += stored ? 1 : 0
  return stored ? [stored] : []
}

function rewriteOf(modification: Modification, query: Document): Rewrite {
  const { data, merge, now } = modification
  if (Array.isArray(data)) return throughPipeline(data as readonly Value[], modification.pipelineOptions)
  if (!isDocument(data)) throw writeFailed('an update must be a document or a pipeline')
  if (!merge && !isOperatorDocument(data)) return (document) => replacement(document, data)
  checkUpdate(data)
  return (document, inserting) => {
    const next = document
    applyUpdate(next, data, { inserting, now, matchedIndex: (path) => matchedIndex(next, path, query) })
    return next
  }
}

function replacement(document: Document, data: Document): Document {
  checkedName(data)
  const id = document['_id'] ?? null
  const given = own(data, '_id')
  if (given !== undefined && !equalValues(given, id)) throw writeFailed("After applying the update, the (immutable) field '_id' was found to have been altered")
  const { _id: _ignored, ...rest } = data
  return { _id: id, ...rest }
}

const UPDATE_STAGES = ['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith']

function throughPipeline(stages: readonly Value[], options: Options): Rewrite {
  const pipeline = stages.filter(isDocument)
  const foreign = pipeline.flatMap((stage) => Object.keys(stage)).find((name) => !UPDATE_STAGES.includes(name))
  if (foreign) throw writeFailed(`${foreign} is not allowed to be used within an update`)
  return (document) => {
    const [result] = new Aggregator(pipeline, options).run<Document>([document])
    return replacement(document, result ?? document)
  }
}

/** For `$` in an update path: the first element of the array that the query matched. */
function matchedIndex(document: Document, path: string, query: Document): number | undefined {
  const array = path.split('.').reduce<Value | undefined>((value, part) => (isDocument(value) ? own(value, part) : undefined), document)
  if (!Array.isArray(array)) return undefined
  const conditions = Object.entries(query).filter(([field]) => field === path || field.startsWith(`${path}.`))
  if (conditions.length === 0) return undefined
  const tests = conditions.map(([field, condition]) => compileQuery({ [field === path ? 'a' : `a.${field.slice(path.length + 1)}`]: condition }))
  const found = (array as readonly Value[]).findIndex((element) => tests.every((test) => test({ a: [element] })))
  return found < 0 ? undefined : found
}

function insertInstead(store: Store, view: View, query: Document, rewrite: Rewrite): Modified {
  const base = equalitiesOf(query)
  const id = own(base, '_id') ?? newId()
  const document = rewrite({ _id: id, ...base }, true)
  const change: Change = { id: encodeKey(document['_id'] ?? null), before: undefined, document }
  checkFree(view, [change])
  apply(store, view, change)
  return { updated: 0, upsertedId: id instanceof ObjectId ? id.hex : id, document }
}

/** The fields that an upsert takes over from its query. */
function equalitiesOf(query: Document): Document {
  const base: Document = {}
  for (const [field, condition] of Object.entries(query)) {
    const value = isOperatorDocument(condition) ? condition['$eq'] : condition
    if (!field.startsWith('$') && !field.includes('.') && value !== undefined && !(value instanceof RegExp)) base[field] = value
  }
  return base
}
