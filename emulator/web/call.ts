import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Caller } from '../functions/environment'
import type { FunctionHost } from '../functions/host'
import { readBody } from '../http/body'
import { sendJson, sendJsonText, type Exchange } from '../http/reply'
import { isFields, nestingOf, parseJson } from '../json'

const BODY_LIMIT = 1024 * 1024
/** A thread of its own cannot be handed what is nested without end; nothing that is meant comes near this. */
const MOST_NESTED = 200
const OPERATION = /^([a-z][a-zA-Z0-9-]*)\.[a-z][a-zA-Z0-9-]*$/
const PERSON = /^[A-Za-z0-9_-]{1,64}$/

/** The development person that a request is made as: the header, else the cookie of /dev/as/<id>, else nobody. */
export function personOf(request: IncomingMessage): { readonly person: string | undefined } | 'malformed' {
  const header = request.headers['x-dev-person']
  const named = typeof header === 'string' ? header : /(?:^|;\s*)dev-person=([^;]*)/.exec(request.headers.cookie ?? '')?.[1]
  if (named === undefined || named === '') return { person: undefined }
  return PERSON.test(named) ? { person: named } : 'malformed'
}

/** Days are written with years of four digits. */
const YEARS = { first: 1970, last: 9999 }

/** The time that the one invocation of this request sees, if it names one. */
export function instantOf(request: IncomingMessage): Date | undefined | 'malformed' {
  const header = request.headers['x-dev-now']
  if (typeof header !== 'string') return undefined
  const instant = new Date(header)
  const year = instant.getUTCFullYear()
  return year >= YEARS.first && year < YEARS.last ? instant : 'malformed'
}

function refuse(response: ServerResponse, refusal: { readonly code: string; readonly about?: string; readonly reference?: string }, status = 200): void {
  sendJson(response, { ok: false, refusal }, status)
}

/** POST /call: `{ operation, input, requestId }` in, the function's reply out. */
export function callDoor(host: FunctionHost): (exchange: Exchange) => Promise<void> {
  return async ({ request, response }) => {
    const body = await readBody(request, BODY_LIMIT)
    if (body === undefined) return refuse(response, { code: 'too-large' }, 413)
    const text = body.toString('utf8')
    if (nestingOf(text) > MOST_NESTED) return refuse(response, { code: 'too-large' }, 413)
    const event = parseJson(text)
    if (!isFields(event)) return refuse(response, { code: 'malformed', about: 'body' }, 400)
    const name = OPERATION.exec(String(event.operation))?.[1]
    if (name === undefined) return refuse(response, { code: 'malformed', about: 'operation' }, 400)
    const [who, at] = [personOf(request), instantOf(request)]
    if (who === 'malformed') return refuse(response, { code: 'malformed', about: 'x-dev-person' }, 400)
    if (at === 'malformed') return refuse(response, { code: 'malformed', about: 'x-dev-now' }, 400)

    const caller: Caller = who.person === undefined ? { kind: 'visitor' } : { kind: 'person', person: who.person }
    const requestId = randomUUID()
    const asked = { operation: event.operation, input: event.input, requestId: event.requestId }
    const outcome = await host.invoke({ name, event: asked, caller, requestId, ...(at ? { at } : {}) })
    switch (outcome.kind) {
      case 'answered':
        return sendJsonText(response, outcome.reply)
      case 'not-found':
        return refuse(response, { code: 'unknown-operation' })
      case 'failed':
      case 'timed-out':
        return refuse(response, { code: 'fault', reference: requestId })
    }
  }
}
