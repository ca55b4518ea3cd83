import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ENVIRONMENT_ID } from '../functions/environment'
import { isFields, parseJson } from '../json'
import { contentTypeOf, imageKindOf } from './content-types'

const BUCKET = `${ENVIRONMENT_ID}.6c6f-${ENVIRONMENT_ID}-1300000000`
const FILE_ID_PREFIX = `cloud://${BUCKET}/`

export interface StoredFile {
  readonly path: string
  readonly contentType: string
  readonly size: number
}

/** The files of the cloud storage, kept under the data folder by the hash of their cloud path. */
export interface Storage {
  readonly put: (cloudPath: string, bytes: Buffer) => Promise<StoredFile>
  readonly describe: (cloudPath: string) => Promise<StoredFile | undefined>
  readonly read: (cloudPath: string) => Promise<Buffer>
  readonly remove: (cloudPath: string) => Promise<boolean>
}

export function fileIdOf(cloudPath: string): string {
  return FILE_ID_PREFIX + cloudPath
}

/** The cloud path of a file id of this environment. */
export function cloudPathOf(fileId: string): string | undefined {
  return fileId.startsWith(FILE_ID_PREFIX) && fileId.length > FILE_ID_PREFIX.length ? fileId.slice(FILE_ID_PREFIX.length) : undefined
}

export function openStorage(folder: string): Storage {
  const placeOf = (cloudPath: string): string => {
    const key = createHash('sha256').update(cloudPath).digest('hex')
    return path.join(folder, key.slice(0, 2), key)
  }
  const describe = async (cloudPath: string): Promise<StoredFile | undefined> => {
    const text = await readFile(`${placeOf(cloudPath)}.json`, 'utf8').catch(() => undefined)
    const stored = text === undefined ? undefined : parseJson(text)
    if (!isFields(stored)) return undefined
    const { size } = await stat(placeOf(cloudPath))
    return { path: cloudPath, contentType: typeof stored.contentType === 'string' ? stored.contentType : contentTypeOf(cloudPath), size }
  }
  return {
    describe,
    put: async (cloudPath, bytes) => {
      const place = placeOf(cloudPath)
      const contentType = imageKindOf(bytes)?.type ?? contentTypeOf(cloudPath)
      await mkdir(path.dirname(place), { recursive: true })
      await writeWhole(place, bytes)
      await writeWhole(`${place}.json`, JSON.stringify({ path: cloudPath, contentType }))
      return { path: cloudPath, contentType, size: bytes.length }
    },
    read: (cloudPath) => readFile(placeOf(cloudPath)),
    remove: async (cloudPath) => {
      const existed = (await describe(cloudPath)) !== undefined
      await rm(`${placeOf(cloudPath)}.json`, { force: true })
      await rm(placeOf(cloudPath), { force: true })
      return existed
    },
  }
}

async function writeWhole(file: string, content: Buffer | string): Promise<void> {
  const beside = `${file}.${randomUUID()}.new`
  await writeFile(beside, content)
  await rename(beside, file)
}
