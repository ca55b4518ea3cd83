/** Puts a generated district into the data folder of an emulator that is not running: sealed as the doors seal it, a thousand documents at once. */
import { COLLECTION_NAMES, COLLECTIONS, type CollectionName } from '../../cloudfunctions/_runtime/collections'
import { findKey, keysFrom, sealedDocument } from '../../cloudfunctions/_runtime/private'
import { takeDataFolder } from '../../emulator/data-folder'
import { openDatabase, type Database } from '../../emulator/database/index'
import { personalKeys } from '../../emulator/functions/personal-keys'
import { districtOf, type Asked, type Part } from './district'

const AT_ONCE = 1000

export interface Filled { readonly documents: number; readonly households: number; readonly projects: number; readonly communities: number }
export interface FillAsked extends Omit<Asked, 'findKey'> { readonly folder: string; readonly onPart?: (part: Part, filled: Filled) => void }

async function insert(database: Database, collection: CollectionName, data: readonly string[]): Promise<void> {
  const answer = await database.handle({ action: 'database.insertDocument', collectionName: collection, data })
  if ('code' in answer) throw new Error(`${collection}: ${String(answer.message)}`)
}

/** Fills an empty folder; refuses one that holds data already. Answers how much was written. */
export async function fillFolder({ folder, onPart, ...asked }: FillAsked): Promise<Filled> {
  const data = takeDataFolder(folder)
  if (!data.isNew) {
    data.release()
    throw new Error(`${folder} holds the data of an emulator already; choose another --data, or begin with --fresh`)
  }
  const kept = keysFrom(personalKeys(data.at('personal-keys.json')))
  const database = openDatabase({ file: data.at('database.sqlite') })
  let filled: Filled = { documents: 0, households: 0, projects: 0, communities: 0 }
  try {
    for (const name of COLLECTION_NAMES) database.ensureCollection(name, [...COLLECTIONS[name].indexes])
    for await (const part of districtOf({ ...asked, findKey: (kind, text) => findKey(kept, kind, text) })) {
      const waiting = new Map<CollectionName, string[]>()
      let documents = 0
      for (const [collection, document] of part.written) {
        const lines = waiting.get(collection) ?? []
        lines.push(JSON.stringify(sealedDocument(() => kept, collection, document)))
        waiting.set(collection, lines)
        documents += 1
        if (lines.length < AT_ONCE) continue
        await insert(database, collection, lines)
        waiting.set(collection, [])
      }
      for (const [collection, lines] of waiting) if (lines.length > 0) await insert(database, collection, lines)
      filled = { documents: filled.documents + documents, households: filled.households + part.households, projects: filled.projects + part.projects, communities: filled.communities + (part.what === 'community' ? 1 : 0) }
      onPart?.(part, filled)
    }
  } finally {
    database.close()
    data.release()
  }
  return filled
}
