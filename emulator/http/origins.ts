import type { IncomingMessage, ServerResponse } from 'node:http'

const LOCAL_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/** Whether a request comes from our own pages, a development server on this machine, or no browser page at all. */
export function isWelcome(request: IncomingMessage): boolean {
  const { origin, host = '' } = request.headers
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const from = new URL(origin)
  return from.host === host || (from.protocol === 'http:' && LOCAL_HOST.test(from.host))
}

/** A page elsewhere that renamed itself to 127.0.0.1 still sends its own name as Host. */
export function isLocalHost(request: IncomingMessage): boolean {
  return LOCAL_HOST.test(request.headers.host ?? '')
}

/** Lets a page of a development server on another port read the answer. */
export function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers
  if (origin === undefined || !isWelcome(request)) return
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-allow-headers', 'content-type, x-dev-person, x-dev-now')
  response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS')
  response.setHeader('access-control-allow-credentials', 'true')
  response.setHeader('access-control-max-age', '600')
  response.setHeader('vary', 'Origin')
}
