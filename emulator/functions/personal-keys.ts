import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { isFields, textOf } from '../json'
import { readJsonFile, writeJsonFile } from '../json-file'

const KEY_BYTES = 32
const newKey = (): string => randomBytes(KEY_BYTES).toString('base64')

/** The laptop's own keys for personal data, made at the first start: an operator sets such keys in the console, and keeps them elsewhere too. */
export function personalKeys(file: string): Readonly<Record<string, string>> {
  if (!existsSync(file)) writeJsonFile(file, { PERSONAL_DATA_KEYS: `laptop:${newKey()}`, PERSONAL_SEARCH_KEY: newKey() })
  const kept = readJsonFile(file, {})
  return isFields(kept) ? { PERSONAL_DATA_KEYS: textOf(kept.PERSONAL_DATA_KEYS), PERSONAL_SEARCH_KEY: textOf(kept.PERSONAL_SEARCH_KEY) } : {}
}
