import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { codeOf, messageOf } from './thrown'

/** What the file holds, or `otherwise` when there is none yet. */
export function readJsonFile(file: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return otherwise
    throw new Error(`${file} cannot be read: ${messageOf(error)}`)
  }
}

/** Writes beside the file and renames, so that a torn write never shows. */
export function writeJsonFile(file: string, value: unknown): void {
  const beside = `${file}.${process.pid}.new`
  writeFileSync(beside, JSON.stringify(value, null, 2) + '\n')
  renameSync(beside, file)
}
