/** How a public address answers: with a strong ETag over its content, 304 for who has it already, and compressed for who can read that. */
import { sha256 } from '../_runtime/canonical'
import type { HttpRequest, HttpResponse } from '../_runtime/serve'
import { packed } from './packed'

const TAG_LENGTH = 32
/** Below this a packet is a packet. */
const WORTH_COMPRESSING = 1000
const ALWAYS = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', vary: 'accept-encoding' } as const

export interface Answer {
  readonly status?: number
  readonly type: string
  readonly body: string
  /** A tag that is known without the body's bytes; otherwise made of them. */
  readonly tag?: string
  /** How long a CDN and a phone may keep it; 0 for what must not be kept. */
  readonly seconds: number
  readonly headers?: Readonly<Record<string, string>>
}

export const tagOf = (body: string): string => sha256(body).slice(0, TAG_LENGTH)

/** Whether the caller already holds the content of this tag, in either encoding. */
export function holds({ headers }: HttpRequest, tag: string): boolean {
  const asked = headers['if-none-match'] ?? ''
  return asked.trim() === '*' || asked.split(',').some((one) => one.trim().replace(/^W\//, '').replace(/^"|"$/g, '').replace(/-gzip$/, '') === tag)
}

const readsGzip = ({ headers }: HttpRequest): boolean => (headers['accept-encoding'] ?? '').split(',').some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one))

/** A page's shared cache life is a little longer, and it may show the old one while it asks again. */
const cacheFor = (seconds: number): string => (seconds === 0 ? 'no-store' : `public, max-age=${seconds}, s-maxage=${seconds}, stale-while-revalidate=${seconds * 10}`)

/** What goes over the wire. */
export function answered(request: HttpRequest, answer: Answer): HttpResponse {
  const { status = 200, type, body, seconds, tag = tagOf(body) } = answer
  const packs = readsGzip(request) && body.length >= WORTH_COMPRESSING
  const headers = { ...ALWAYS, ...answer.headers, 'content-type': type, 'cache-control': cacheFor(seconds), etag: `"${tag}${packs ? '-gzip' : ''}"` }
  if (status === 200 && holds(request, tag)) return { statusCode: 304, headers, body: '' }
  const coded = packs ? { ...headers, 'content-encoding': 'gzip' } : headers
  if (request.method === 'HEAD') return { statusCode: status, headers: coded, body: '' }
  return packs ? { statusCode: status, headers: coded, body: packed(body).toString('base64'), isBase64Encoded: true } : { statusCode: status, headers, body }
}

/** Nothing but looking is possible here. */
export const onlyLooking = (): HttpResponse => ({ statusCode: 405, headers: { ...ALWAYS, allow: 'GET, HEAD', 'cache-control': 'no-store' }, body: '' })

const JSON_TYPE = 'application/json; charset=utf-8'
/** Data for machines; may be read by pages of other sites. */
export const jsonAnswer = (body: string, seconds: number): Answer => ({ type: JSON_TYPE, body, seconds, headers: { 'access-control-allow-origin': '*' } })
/** What is not there, for machines. */
export const nothing: Answer = { status: 404, type: JSON_TYPE, body: JSON.stringify({ ok: false, refusal: { code: 'unknown-record' } }), seconds: 0 }
