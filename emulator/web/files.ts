import { randomUUID } from 'node:crypto'
import { readBody, readForm } from '../http/body'
import { send, sendJson, type Exchange } from '../http/reply'
import { imageKindOf } from '../storage/content-types'
import { fileIdOf, type Storage } from '../storage/storage'
import type { Tokens } from '../storage/tokens'
import { personOf } from './call'

const IMAGE_LIMIT = 2 * 1024 * 1024
/** A form's own lines around the image. */
const FORM_LIMIT = IMAGE_LIMIT + 16 * 1024
const OBJECT_LIMIT = 50 * 1024 * 1024
const READ_SECONDS = 7200
/** Where a picture goes that names no other folder. */
const PUBLIC_PURPOSE = 'photos'
/** A plain folder, or evidence of one place by one person: `private/<place>/<person>`. */
const PURPOSE = /^([a-z]{1,20}|private\/[A-Za-z0-9-]{1,40}\/[A-Za-z0-9_-]{1,80})$/

export interface FileParts {
  readonly storage: Storage
  readonly tokens: Tokens
}

/** POST /upload: one image of a known person, as a form or as plain bytes. */
export function uploadDoor({ storage, tokens }: FileParts): (exchange: Exchange) => Promise<void> {
  return async ({ request, response }) => {
    const refuse = (code: string, status: number): void => sendJson(response, { ok: false, refusal: { code } }, status)
    const who = personOf(request)
    const body = await readBody(request, FORM_LIMIT)
    if (who === 'malformed' || who.person === undefined) return refuse('not-identified', 401)
    if (body === undefined) return refuse('too-large', 413)
    const contentType = request.headers['content-type'] ?? ''
    const form = contentType.startsWith('multipart/') ? readForm(contentType, body) : undefined
    const file = form?.find((part) => part.filename !== undefined)
    const image = form ? file?.content : body
    if (image === undefined) return refuse('malformed', 400)
    if (image.length > IMAGE_LIMIT) return refuse('too-large', 413)
    const kind = imageKindOf(image)
    if (kind === undefined) return refuse('malformed', 415)

    const purpose = form?.find((part) => part.name === 'purpose')?.content.toString('utf8') ?? PUBLIC_PURPOSE
    if (!PURPOSE.test(purpose)) return refuse('malformed', 400)
    const path = await freePath(storage, { purpose, name: file?.filename ?? '', extension: kind.extension, image })
    await storage.put(path, image)
    const token = tokens.sign({ may: 'read', path, until: Date.now() + READ_SECONDS * 1000 })
    sendJson(response, { fileId: fileIdOf(path), url: `http://${request.headers.host ?? ''}/file/${token}` })
  }
}

/** The name that the page chose, so that an upload sent twice is one file; another name when that one is taken. */
async function freePath(storage: Storage, { purpose, name, extension, image }: { purpose: string; name: string; extension: string; image: Buffer }): Promise<string> {
  const fresh = `${purpose}/${randomUUID()}.${extension}`
  if (!/^[A-Za-z0-9_-]{8,80}\.(jpg|png|webp)$/.test(name)) return fresh
  const wanted = `${purpose}/${name}`
  const isFree = (await storage.describe(wanted)) === undefined || (await storage.read(wanted)).equals(image)
  return isFree ? wanted : fresh
}

/** GET or HEAD /file/<token>: a temporary URL. */
export function fileDoor({ storage, tokens }: FileParts): (exchange: Exchange) => Promise<void> {
  return async ({ url, response }) => {
    const plain = (status: number, body: string): void => send(response, { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body })
    const leave = tokens.verify(url.pathname.slice('/file/'.length))
    if (leave === 'forged' || leave === 'expired' || leave.may !== 'read') return plain(403, leave === 'expired' ? 'expired' : 'forbidden')
    const file = await storage.describe(leave.path)
    if (file === undefined) return plain(404, 'no such file')
    const headers = {
      'content-type': file.contentType,
      'cache-control': 'private, max-age=600',
      'x-content-type-options': 'nosniff',
      // A stored file is looked at, never run.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
    }
    send(response, { status: 200, headers, body: await storage.read(leave.path) })
  }
}

/** PUT /storage: the second half of the SDK's uploadFile. An empty answer is success, XML is failure. */
export function putObjectDoor({ storage, tokens }: FileParts): (exchange: Exchange) => Promise<void> {
  return async ({ request, response }) => {
    const fail = (status: number, code: string): void => {
      const body = `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${code}</Message><RequestId>${randomUUID()}</RequestId><TraceId>local</TraceId></Error>`
      send(response, { status, headers: { 'content-type': 'application/xml' }, body })
    }
    const leave = tokens.verify(request.headers.authorization ?? '')
    const body = await readBody(request, OBJECT_LIMIT)
    if (leave === 'forged' || leave === 'expired' || leave.may !== 'write') return fail(403, leave === 'expired' ? 'RequestTimeTooSkewed' : 'SignatureDoesNotMatch')
    if (body === undefined) return fail(400, 'EntityTooLarge')
    await storage.put(leave.path, body)
    send(response, { status: 200, headers: {}, body: '' })
  }
}
