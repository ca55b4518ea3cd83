import type { Storage } from '../storage/storage'
import { cloudPathOf, fileIdOf } from '../storage/storage'
import type { Tokens } from '../storage/tokens'
import { isFields, listOf, textOf, type Fields } from '../json'
import { AdminError } from './errors'

const MOST_IN_A_BATCH = 50
const UPLOAD_SECONDS = 900
const DEFAULT_READ_SECONDS = 7200

export interface StorageActions {
  readonly [action: string]: (body: Fields) => Promise<Fields>
}

export function storageActions({ storage, tokens, origin }: { storage: Storage; tokens: Tokens; origin: () => string }): StorageActions {
  const downloadUrl = (path: string, seconds: number): string => {
    const token = tokens.sign({ may: 'read', path, until: Date.now() + seconds * 1000 })
    return `${origin()}/file/${token}`
  }
  async function downloadOf(entry: unknown): Promise<Fields> {
    const fields = isFields(entry) ? entry : {}
    const fileID = textOf(fields.fileid)
    const path = cloudPathOf(fileID)
    const file = path === undefined ? undefined : await storage.describe(path)
    if (file === undefined) return { code: 'STORAGE_FILE_NONEXIST', fileID, tempFileURL: '' }
    const seconds = typeof fields.max_age === 'number' && fields.max_age > 0 ? fields.max_age : DEFAULT_READ_SECONDS
    return { code: 'SUCCESS', fileID, tempFileURL: downloadUrl(file.path, seconds) }
  }
  async function deletionOf(entry: unknown): Promise<Fields> {
    const fileID = textOf(entry)
    const path = cloudPathOf(fileID)
    const removed = path !== undefined && (await storage.remove(path))
    return { code: removed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID }
  }
  async function copyOf(entry: unknown): Promise<Fields> {
    const fields = isFields(entry) ? entry : {}
    const from = cloudPathOf(textOf(fields.src_path)) ?? textOf(fields.src_path)
    const to = cleanPath(cloudPathOf(textOf(fields.dst_path)) ?? textOf(fields.dst_path))
    const fileId = fileIdOf(to)
    if ((await storage.describe(from)) === undefined) return { code: 'STORAGE_FILE_NONEXIST', fileId }
    if (fields.overwrite === false && (await storage.describe(to)) !== undefined) return { code: 'STORAGE_FILE_EXIST', fileId }
    await storage.put(to, await storage.read(from))
    if (fields.remove_original === true) await storage.remove(from)
    return { code: 'SUCCESS', fileId }
  }
  return {
    'storage.getUploadMetadata': async (body) => {
      const path = cleanPath(textOf(body.path))
      const authorization = tokens.sign({ may: 'write', path, until: Date.now() + UPLOAD_SECONDS * 1000 })
      const fileId = fileIdOf(path)
      // The SDK sends cosFileId as a header: ASCII only, whatever the path.
      const cosFileId = Buffer.from(path).toString('base64url')
      return { data: { url: `${origin()}/storage`, token: 'local', authorization, fileId, cosFileId, download_url: downloadUrl(path, DEFAULT_READ_SECONDS) } }
    },
    'storage.batchGetDownloadUrl': async (body) => ({ data: { download_list: await Promise.all(batchOf(body.file_list).map(downloadOf)) } }),
    'storage.batchDeleteFile': async (body) => ({ data: { delete_list: await inOrder(batchOf(body.fileid_list), deletionOf) } }),
    'storage.batchCopyFile': async (body) => ({ data: { copy_list: await inOrder(batchOf(body.file_list), copyOf) } }),
    // The cloud asks its access rules here; ours close storage to clients, so nobody may.
    'storage.getFileAuthority': async (body) => ({ data: listOf(body.fileList).map((entry) => authorityOf(entry)) }),
  }
}

function authorityOf(entry: unknown): Fields {
  const path = isFields(entry) ? textOf(entry.path) : ''
  return { path, cosFileId: fileIdOf(path), read: false }
}

function batchOf(value: unknown): readonly unknown[] {
  const list = listOf(value)
  if (list.length === 0 || list.length > MOST_IN_A_BATCH) throw new AdminError('INVALID_PARAM', `a batch has between 1 and ${MOST_IN_A_BATCH} files, not ${list.length}`)
  return list
}

async function inOrder<T>(list: readonly unknown[], act: (entry: unknown) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  for (const entry of list) results.push(await act(entry))
  return results
}

function cleanPath(path: string): string {
  const hasBadPart = path.split('/').some((part) => part === '' || part === '.' || part === '..')
  if (path.length > 1024 || hasBadPart) throw new AdminError('INVALID_PARAM', `"${path}" is no cloud path`)
  return path
}
