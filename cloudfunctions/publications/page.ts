/** The door of the notice-board page: `/n/<code>`. */
import type { Context } from '../_runtime/operation'
import type { HttpRequest, HttpResponse } from '../_runtime/serve'
import { pageOfProject, unknownPage } from './html'
import { loadNotice } from './notice'

const HEADERS = { 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: http: data:" } as const
const CODE = /^\/n\/([A-Za-z0-9]{4,12})$/

/** Answers a scanned code with the public page; a forged code gets a page that says so. Only reads. */
export async function page(ctx: Context, request: HttpRequest): Promise<HttpResponse> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return { statusCode: 405, headers: { ...HEADERS, allow: 'GET, HEAD' }, body: '' }
  const code = CODE.exec(request.path)?.[1]
  const notice = code === undefined ? null : await loadNotice(ctx, code.toUpperCase())
  if (notice === null) return { statusCode: 404, headers: { ...HEADERS, 'cache-control': 'no-store' }, body: unknownPage() }
  const etag = `"${notice.head.hash.slice(0, 16)}-${notice.project.version}-${notice.answered}-${notice.day}"`
  const headers = { ...HEADERS, etag, 'cache-control': 'public, max-age=60' }
  if (request.headers['if-none-match'] === etag) return { statusCode: 304, headers, body: '' }
  return { statusCode: 200, headers, body: request.method === 'HEAD' ? '' : pageOfProject(notice) }
}
