import { existsSync } from 'node:fs'
import { isFields, listOf, textOf } from './json'
import { readJsonFile } from './json-file'

export interface CollectionIndex {
  readonly name: string
  readonly keys: readonly { readonly field: string; readonly direction: 1 | -1 }[]
  readonly unique: boolean
}

/** The collections and indexes that the build wrote down; none when nothing is built. */
export function readCollections(file: string): readonly { readonly name: string; readonly indexes: readonly CollectionIndex[] }[] {
  const declared = existsSync(file) ? readJsonFile(file, {}) : {}
  if (!isFields(declared)) return []
  return Object.entries(declared).map(([name, value]) => ({ name, indexes: isFields(value) ? listOf(value.indexes).map(indexOf) : [] }))
}

function indexOf(value: unknown): CollectionIndex {
  if (!isFields(value)) throw new Error('an index is an object')
  const keys = listOf(value.keys).filter(isFields).map((key) => ({ field: textOf(key.field), direction: directionOf(key.direction) }))
  return { name: textOf(value.name), keys, unique: value.unique === true }
}

function directionOf(value: unknown): 1 | -1 {
  return Number(value) < 0 || value === 'desc' ? -1 : 1
}
