import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { FunctionHost } from '../functions/host'
import { readBody } from '../http/body'
import { send, sendHtml, sendJsonText, type Exchange } from '../http/reply'
import { isFields, parseJson, type Fields } from '../json'
import { instantOf } from './call'

const BODY_LIMIT = 100 * 1024
/** What a function's answer may weigh in the cloud: a larger one never arrives. */
const ANSWER_LIMIT = 6 * 1024 * 1024
/** What a function may know of a request; cookies and credentials are not among it. */
const PASSED_ON = ['accept', 'accept-encoding', 'accept-language', 'content-type', 'host', 'if-none-match', 'if-modified-since', 'referer', 'user-agent'] as const

/** The function that has bound a prefix of this path, if any. */
export function functionAt(host: FunctionHost, path: string): string | undefined {
  return host.bundles().find(({ http }) => http.some((prefix) => path === prefix || path.startsWith(`${prefix}/`)))?.name
}

/** HTTP access: a request becomes an event without a person, the answer becomes a response. */
export function httpAccessDoor(host: FunctionHost): (exchange: Exchange, name: string) => Promise<void> {
  return async ({ request, response, url }, name) => {
    const body = await readBody(request, BODY_LIMIT)
    if (body === undefined) return sendHtml(response, '<p>请求太大。</p>', 413)
    const at = instantOf(request)
    const requestId = randomUUID()
    const event = {
      path: url.pathname,
      httpMethod: request.method === 'HEAD' ? 'GET' : request.method,
      headers: headersOf(request.headers),
      queryStringParameters: Object.fromEntries(url.searchParams),
      requestContext: { requestId, stage: 'local' },
      body: body.toString('utf8'),
      isBase64Encoded: false,
    }
    const outcome = await host.invoke({ name, event, caller: { kind: 'http' }, requestId, ...(at instanceof Date ? { at } : {}) })
    if (outcome.kind !== 'answered') return sendHtml(response, `<p>服务暂时出错，编号 ${requestId}。</p>`, 500)
    if (Buffer.byteLength(outcome.reply) > ANSWER_LIMIT) return sendHtml(response, `<p>回答太大，编号 ${requestId}。</p>`, 502)
    const answer = parseJson(outcome.reply)
    // As the cloud does: an answer that is no response is sent as JSON.
    if (!isFields(answer) || typeof answer.statusCode !== 'number') return sendJsonText(response, outcome.reply)
    send(response, { status: answer.statusCode, headers: responseHeaders(answer.headers), body: bodyOf(answer) })
  }
}

function headersOf(headers: IncomingHttpHeaders): Fields {
  return Object.fromEntries(PASSED_ON.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])))
}

function responseHeaders(value: unknown): Record<string, string> {
  if (!isFields(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name.toLowerCase(), String(text)]).filter(([name]) => name !== 'content-length'))
}

function bodyOf(answer: Fields): Buffer {
  const text = typeof answer.body === 'string' ? answer.body : ''
  return Buffer.from(text, answer.isBase64Encoded === true ? 'base64' : 'utf8')
}
