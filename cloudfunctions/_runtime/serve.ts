/** The rim of every function: what comes in is checked here once, and only here is anything caught. */
import { randomBytes } from 'node:crypto'
import type { Reply } from '../../contracts/reply'
import { loadCaller, refusalAtTheDoor } from './caller'
import { canonicalJson, sha256 } from './canonical'
import { callerOf, cloudbasePorts, isConflict } from './cloudbase'
import type { Context, Operation } from './operation'
import type { Caller, Ports } from './ports'

/** The gateway takes 100 KB of text. */
const MOST_BYTES = 100 * 1024
const REQUEST_ID = /^[A-Za-z0-9_.:-]{8,80}$/

export interface HttpRequest { readonly method: string; readonly path: string; readonly query: Readonly<Record<string, string>>; readonly headers: Readonly<Record<string, string>>; readonly body: string }
export interface HttpResponse { readonly statusCode: number; readonly headers: Readonly<Record<string, string>>; readonly body: string; readonly isBase64Encoded?: boolean }
/** A message that WeChat pushes to the function. Nothing in it says that it is WeChat's: it is believed for what it knows, or not at all. */
export type PushMessage = Readonly<Record<string, unknown>>
export interface Doors {
  readonly http?: (ctx: Context, request: HttpRequest) => Promise<HttpResponse>
  /** True when the message was expected; WeChat sends again what is not answered `success`. */
  readonly push?: (of: Pick<Context, 'ports' | 'now'>, message: PushMessage) => Promise<boolean>
}

type Fields = Readonly<Record<string, unknown>>

/** Whether the gateway would not take it, or it is nested so deeply that it cannot be written out. */
function isTooLarge(event: Fields): boolean {
  try {
    return Buffer.byteLength(JSON.stringify(event)) > MOST_BYTES
  } catch (error) {
    if (error instanceof RangeError) return true
    throw error
  }
}

const no = (code: 'malformed' | 'unknown-operation' | 'too-large', about?: string): Reply<never> => ({ ok: false, refusal: { code, ...(about === undefined ? {} : { about }) } })

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fieldsOf(value)).map(([key, item]) => [key.toLowerCase(), String(item)]))
}

/** A timer named `oversight-daily` runs the operation `oversight.daily`: the platform allows no dot in a trigger's name. */
function operationName(event: Fields, caller: Caller): string {
  if (caller.source === 'timer' && typeof event.TriggerName === 'string') return event.TriggerName.replace('-', '.')
  return typeof event.operation === 'string' ? event.operation : ''
}

/** A write needs an id of its own, or a resent request could not be told from a new one; a timer's is its due time. */
function requestIdOf(event: Fields, { caller, kind }: { readonly caller: Caller; readonly kind: Operation['kind'] }): string | null {
  if (caller.source === 'timer' && typeof event.Time === 'string') return `${String(event.TriggerName)}:${event.Time}`
  if (typeof event.requestId === 'string' && REQUEST_ID.test(event.requestId)) return event.requestId
  return kind === 'read' ? randomBytes(8).toString('hex') : null
}

async function contextFor(ports: Ports, { caller, operation, input, requestId }: { readonly caller: Caller; readonly operation: string; readonly input: unknown; readonly requestId: string }): Promise<Context> {
  const now = ports.now()
  const known = await loadCaller(ports, { caller, now })
  return { ports, now, caller, ...known, requestId, operation, fingerprint: sha256(canonicalJson({ operation, input })) }
}

async function answer(operations: ReadonlyMap<string, Operation>, { event, caller, ports }: { readonly event: Fields; readonly caller: Caller; readonly ports: Ports }): Promise<Reply<unknown>> {
  const row = operations.get(operationName(event, caller))
  if (row === undefined) return no('unknown-operation')
  const prepared = row.prepare(event.input ?? {})
  if (!prepared.ok) return prepared
  const requestId = requestIdOf(event, { caller, kind: row.kind })
  if (requestId === null) return no('malformed', 'requestId')
  const ctx = await contextFor(ports, { caller, operation: row.name, input: event.input, requestId })
  const closed = refusalAtTheDoor(row, ctx)
  return closed === null ? prepared.run(ctx) : { ok: false, refusal: closed }
}

async function answerHttp(http: NonNullable<Doors['http']>, { event, caller, ports }: { readonly event: Fields; readonly caller: Caller; readonly ports: Ports }): Promise<HttpResponse> {
  const path = typeof event.path === 'string' ? event.path : '/'
  const request = { method: String(event.httpMethod).toUpperCase(), path, query: textsOf(event.queryStringParameters), headers: textsOf(event.headers), body: typeof event.body === 'string' ? event.body : '' }
  return http(await contextFor(ports, { caller, operation: 'http', input: path, requestId: randomBytes(8).toString('hex') }), request)
}

async function answerPush(push: NonNullable<Doors['push']>, message: PushMessage): Promise<string> {
  const ports = cloudbasePorts()
  return (await push({ ports, now: ports.now() }, message)) ? 'success' : 'unknown'
}

/** Logged whole, without what was sent; told only a reference. */
function fault(error: unknown, operation: string): Reply<never> {
  if (isConflict(error)) return { ok: false, refusal: { code: 'busy' } }
  const reference = randomBytes(5).toString('hex')
  const said = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
  console.error(JSON.stringify({ reference, operation, code, said }))
  return { ok: false, refusal: { code: 'fault', reference } }
}

/** The main of a cloud function: `export const main = serve(OPERATIONS)`. */
export function serve(operations: readonly Operation[], doors: Doors = {}): (event: unknown, context: object) => Promise<Reply<unknown> | HttpResponse | string> {
  const byName = new Map(operations.map((row) => [row.name, row]))
  return async (rawEvent, context) => {
    const event = fieldsOf(rawEvent)
    const isHttp = typeof event.httpMethod === 'string'
    try {
      if (isTooLarge(event)) return no('too-large')
      if (doors.push !== undefined && typeof event.MsgType === 'string') return await answerPush(doors.push, event)
      const asked = { event, caller: callerOf(context, isHttp), ports: cloudbasePorts() }
      if (!isHttp) return await answer(byName, asked)
      return doors.http === undefined ? no('unknown-operation') : await answerHttp(doors.http, asked)
    } catch (error) {
      const reply = fault(error, isHttp ? 'http' : String(event.operation))
      return isHttp ? { statusCode: 500, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(reply) } : reply
    }
  }
}
