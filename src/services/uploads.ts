import Taro from '@tarojs/taro'
import type { FileId, PersonId, PlaceId } from '../../contracts/reply'
import { OVER_HTTP, openCloud } from './call'
import { cleanPhoto } from './clean-photo'
import { rememberLink } from './file-links'
import { newRequestId } from './intention'
import { Unreached } from './resend'

const TIMEOUT_MS = 60_000
/** Photos that anybody may look at. */
const PUBLIC = 'photos'

/** Where a signature or a slip lies: only whoever put it there, and those who answer for the place, may look at it. */
export const evidenceFolder = (place: PlaceId, by: PersonId): string => `private/${place}/${by}`

/** Lets the person choose photos and makes them small and placeless; they stay in the phone. An empty list when nothing was chosen. */
export async function choosePhotos(limit: number): Promise<readonly string[]> {
  const chosen = await Taro.chooseImage({ count: limit, sizeType: ['compressed'], sourceType: ['camera', 'album'] }).catch(() => null)
  if (chosen === null) return []
  return Promise.all(chosen.tempFilePaths.slice(0, limit).map(cleanPhoto))
}

/** The same, for those who send later: they are looked at from the phone. */
export async function takePhotos(limit: number): Promise<readonly string[]> {
  const paths = await choosePhotos(limit)
  paths.forEach((path) => rememberLink(path, path))
  return paths
}

/** The same, and sends them. */
export async function uploadPhotos(limit: number): Promise<readonly FileId[]> {
  return Promise.all((await choosePhotos(limit)).map((path) => uploadFile(path, 'jpg')))
}

/** Sends one local image under a name of its own; rejects with `Unreached` when the network is lost. */
export async function uploadFile(path: string, extension: 'jpg' | 'png', folder = PUBLIC): Promise<FileId> {
  const name = `${await newRequestId()}.${extension}`
  const file = OVER_HTTP ? await overHttp(path, name, folder) : await overCloud(path, `${folder}/${name}`)
  rememberLink(file, path)
  return file
}

async function overHttp(path: string, name: string, purpose: string): Promise<FileId> {
  const sent = Taro.uploadFile({ url: `${WEISHISHI_DOOR}/upload`, filePath: path, name: 'file', fileName: name, formData: { purpose }, timeout: TIMEOUT_MS })
  const response = await sent.catch((error: unknown) => {
    throw new Unreached(String(error))
  })
  const answer: unknown = typeof response.data === 'string' ? JSON.parse(response.data) : response.data
  if (typeof answer === 'object' && answer !== null && 'fileId' in answer && typeof answer.fileId === 'string') return answer.fileId
  throw new Unreached(`upload answered ${response.statusCode}`)
}

async function overCloud(path: string, cloudPath: string): Promise<FileId> {
  const answer = await openCloud().uploadFile({ filePath: path, cloudPath }).catch((error: unknown) => {
    throw new Unreached(JSON.stringify(error))
  })
  return answer.fileID
}
