/** The door of the posters: `/p/<code>.pdf` one project, `/p/c/<community>.pdf?part=<n>` a board, `/p/c/<community>/<number>.pdf` a notice of a period; `?paper=a3` for the larger sheet. Only reads. */
import type { Context } from '../_runtime/operation'
import type { HttpRequest, HttpResponse } from '../_runtime/serve'
import { answered, holds, nothing, onlyLooking, tagOf } from '../publications/answer'
import { boardOf, posterOf, recordAt, type PosterFacts } from './load'
import { fontsBeside, makePdf } from './make'
import { PAPERS, type Paper } from './paper'
import { recordWordsOf, wordsOf, type PosterWords, type RecordWords } from './words'

/** Of what is drawn: another drawing is another file, though it stands on the same. */
const DRAWING = 1
const SECONDS = 60
const HOST = /^[A-Za-z0-9.-]{1,200}(:\d{1,5})?$/
const NEAR = /^(localhost|127\.0\.0\.1)(:|$)/
const POSTER = /^\/p\/([A-Za-z0-9]{4,12})\.pdf$/
const BOARD = /^\/p\/c\/([^/]{1,240})\.pdf$/
const RECORD = /^\/p\/c\/([^/]{1,240})\/([1-9][0-9]{0,14})\.pdf$/
const PART = /^[1-9][0-9]{0,2}$/

/** The web address that the code on the paper leads to: the one that the installation is known by, or else the one under which the request came. */
function hostOf({ headers }: HttpRequest): string | null {
  const host = process.env.PUBLIC_HOST || (headers.host ?? '')
  return HOST.test(host) ? `${NEAR.test(host) ? 'http' : 'https'}://${host}` : null
}

/** A sheet whose code leads to wherever this request came is not kept for anybody else: another could have named another host. */
const cacheOf = (): 'public' | 'private' => (process.env.PUBLIC_HOST ? 'public' : 'private')

const paperOf = (text = ''): Paper => (Object.hasOwn(PAPERS, text.toLowerCase()) ? (text.toLowerCase() as Paper) : 'a4')

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** What is asked for, in words: on how many sheets, and what they stand on. */
interface Asked { readonly words: readonly (PosterWords | RecordWords)[]; readonly name: string; readonly at: number }

async function postersAt(ctx: Context, { path, query }: HttpRequest): Promise<readonly PosterFacts[] | null> {
  const code = POSTER.exec(path)?.[1]
  if (code !== undefined) {
    const one = await posterOf(ctx, code.toUpperCase())
    return one === null ? null : [one]
  }
  const community = BOARD.exec(path)?.[1]
  const part = query.part ?? '1'
  return community === undefined || !PART.test(part) ? null : boardOf(ctx, decoded(community), Number(part))
}

async function askedFor(ctx: Context, request: HttpRequest, host: string): Promise<Asked | null> {
  const [, community, number] = RECORD.exec(request.path) ?? []
  if (community !== undefined) {
    const found = await recordAt(ctx, { community: decoded(community), number: Number(number) })
    return found && { words: [recordWordsOf(found, host)], name: `${found.record.kind}-${found.record.number}`, at: found.record.at }
  }
  const posters = await postersAt(ctx, request)
  if (posters === null || posters.length === 0) return null
  return { words: posters.map((poster) => wordsOf(poster, host)), name: posters[0]?.project.code ?? '', at: Math.max(...posters.map(({ newest }) => newest.at)) }
}

/** Answers with the file; who has it already is told so before anything is drawn. */
export async function http(ctx: Context, request: HttpRequest): Promise<HttpResponse> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return onlyLooking()
  const host = hostOf(request)
  const asked = host === null ? null : await askedFor(ctx, request, host)
  if (asked === null) return answered(request, nothing)
  const paper = paperOf(request.query.paper)
  const { words, name, at } = asked
  const tag = tagOf(JSON.stringify([DRAWING, paper, words]))
  const headers = { 'x-content-type-options': 'nosniff', 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}-${paper}.pdf"`, 'cache-control': `${cacheOf()}, max-age=${SECONDS}`, etag: `"${tag}"` }
  if (holds(request, tag)) return { statusCode: 304, headers, body: '' }
  if (request.method === 'HEAD') return { statusCode: 200, headers, body: '' }
  const file = await makePdf(words, { paper, fonts: fontsBeside(__dirname), at })
  return { statusCode: 200, headers, body: Buffer.from(file).toString('base64'), isBase64Encoded: true }
}
