import { EMPTY_ARRAY, encodePart, type KeyPart } from './keys'
import { writeFailed } from './errors'
import { arrayOnPath, leaves, parsePath, type Path } from './paths'
import { encode, type Document, type Value } from './values'

export interface KeySpecification {
  readonly field: string
  readonly direction: 1 | -1
}

export interface IndexSpecification {
  readonly name: string
  readonly keys: readonly KeySpecification[]
  readonly unique: boolean
}

export interface IndexKey extends KeySpecification {
  readonly path: Path
}

export const indexKeys = (keys: readonly KeySpecification[]): readonly IndexKey[] => keys.map((key) => ({ ...key, path: parsePath(key.field) }))

export interface Entries {
  /** Distinct encoded keys under which the document is found. */
  readonly keys: readonly Buffer[]
  /** True when an array was met, so that one document has (or may have) several entries. */
  readonly multikey: boolean
}

/** The index entries of a document; a missing field is indexed as null, as in MongoDB. */
export function entriesOf(document: Document, keys: readonly IndexKey[]): Entries {
  const arrays = new Set(keys.flatMap((key) => arrayOnPath(document, key.path) ?? []))
  if (arrays.size > 1) throw writeFailed(`cannot index parallel arrays ${[...arrays].map((name) => `[${name}]`).join(' ')}`)
  let prefixes: Buffer[] = [NOTHING]
  for (const key of keys) {
    const parts = partsOf(document, key).map((part) => encodePart(part, key.direction))
    prefixes = prefixes.length === 1 && prefixes[0] === NOTHING ? parts : prefixes.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])))
  }
  return { keys: arrays.size === 0 ? prefixes : distinct(prefixes), multikey: arrays.size > 0 }
}

const NOTHING = Buffer.alloc(0)

function partsOf(document: Document, key: IndexKey): KeyPart[] {
  const single = key.path.length === 1 ? document[key.path[0] ?? ''] : undefined
  const found: readonly (Value | undefined)[] = key.path.length === 1 ? [single] : leaves(document, key.path)
  if (found.length === 0) return [null]
  return found.flatMap((leaf): KeyPart[] => {
    if (!Array.isArray(leaf)) return [leaf ?? null]
    return leaf.length === 0 ? [EMPTY_ARRAY] : (leaf as Value[])
  })
}

function distinct(keys: readonly Buffer[]): Buffer[] {
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()]
}

/** MongoDB's description of a duplicate: `{ : "x", : 1 }`. */
export function describeKey(document: Document, keys: readonly IndexKey[]): string {
  const values = keys.map((key) => ` : ${encode(leaves(document, key.path)[0] ?? null)}`)
  return `{${values.join(',')} }`
}
