import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'

/** One request on its way to an answer. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
}

export function send(response: ServerResponse, answer: { readonly status: number; readonly headers: OutgoingHttpHeaders; readonly body: string | Buffer }): void {
  response.writeHead(answer.status, { 'content-length': Buffer.byteLength(answer.body), ...answer.headers })
  response.end(response.req.method === 'HEAD' ? undefined : answer.body)
}

/** `content-type` is spelled exactly so: the SDK compares the whole header. */
export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  sendJsonText(response, JSON.stringify(value), status)
}

export function sendJsonText(response: ServerResponse, text: string, status = 200): void {
  send(response, { status, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }, body: text })
}

export function sendHtml(response: ServerResponse, html: string, status = 200): void {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'",
    'referrer-policy': 'no-referrer',
  }
  send(response, { status, headers, body: html })
}

export function redirect(response: ServerResponse, to: string, headers: OutgoingHttpHeaders = {}): void {
  send(response, { status: 303, headers: { ...headers, location: to, 'cache-control': 'no-store' }, body: '' })
}
