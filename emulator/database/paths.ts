import { isDocument, type Document, type Value } from './values'

/** A dotted path in pieces, parsed once per query. */
export type Path = readonly string[]

export const parsePath = (dotted: string): Path => dotted.split('.')

export const isIndex = (part: string) => /^\d+$/.test(part)

/** A field's value; inherited names such as `constructor` are not fields. */
export function own(document: Document, field: string): Value | undefined {
  const value = document[field]
  return value !== undefined && Object.hasOwn(document, field) ? value : undefined
}

/**
 * Calls `emit` with every value the path leads to, going into arrays of documents as MongoDB does;
 * stops at the first `true`. A missing field is emitted as undefined.
 */
export function visit(value: Value | undefined, path: Path, emit: (leaf: Value | undefined) => boolean, at = 0): boolean {
  const part = path[at]
  if (part === undefined) return emit(value)
  if (Array.isArray(value)) return visitArray(value, path, emit, at)
  if (!isDocument(value)) return emit(undefined)
  return visit(own(value, part), path, emit, at + 1)
}

function visitArray(items: readonly Value[], path: Path, emit: (leaf: Value | undefined) => boolean, at: number): boolean {
  const part = path[at] ?? ''
  if (isIndex(part) && Number(part) < items.length && visit(items[Number(part)], path, emit, at + 1)) return true
  for (const item of items) if (isDocument(item) && visit(item, path, emit, at)) return true
  return false
}

/** Every value the path leads to. */
export function leaves(document: Document, path: Path): (Value | undefined)[] {
  const found: (Value | undefined)[] = []
  visit(document, path, (leaf) => {
    found.push(leaf)
    return false
  })
  return found
}

/** The first array met on the way, as a dotted prefix; undefined when there is none. */
export function arrayOnPath(document: Document, path: Path): string | undefined {
  let value: Value | undefined = document
  for (let i = 0; i < path.length; i++) {
    if (!isDocument(value)) return undefined
    value = own(value, path[i] ?? '')
    if (Array.isArray(value)) return path.slice(0, i + 1).join('.')
  }
  return undefined
}
