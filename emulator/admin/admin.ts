import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import type { CallOutcome, FunctionHost } from '../functions/host'
import type { Pushes } from '../functions/pushes'
import { isLocalHost } from '../http/origins'
import { readBody, readForm } from '../http/body'
import { sendJson, type Exchange } from '../http/reply'
import { isFields, parseJson, textOf, type Fields } from '../json'
import type { Database } from '../database/index'
import { DEVELOPMENT_PEOPLE } from '../people'
import { openidOf } from '../functions/environment'
import { AdminError, errorAnswer } from './errors'
import type { Inbox } from './inbox'
import type { Tokens } from '../storage/tokens'
import type { StorageActions } from './storage-actions'
import { answerForWeChat, interfaceOf, MEDIA_CHECK, STAND_IN_NAMES, verdictOn } from './wechat'

/** The function that WeChat's messages are pushed to, as the console would say. */
const PUSHED_TO = 'files'
const BODY_LIMIT = 64 * 1024 * 1024

export interface AdminParts {
  readonly database: Pick<Database, 'handle'>
  readonly host: FunctionHost
  readonly storage: StorageActions
  readonly inbox: Inbox
  readonly clock: Clock
  readonly tokens: Tokens
  readonly pushes: Pushes
}

/** The CloudBase admin protocol: one entry, dispatched on `action`, HTTP 200 whatever happens. */
export function adminDoor(parts: AdminParts): (exchange: Exchange) => Promise<void> {
  return async ({ request, response }) => {
    // The SDK is no browser: a page that finds this port gets nothing.
    if (request.headers.origin !== undefined || !isLocalHost(request)) {
      sendJson(response, { code: 'PERMISSION_DENIED', message: 'not for browsers' }, 403)
      return
    }
    const requestId = randomUUID()
    try {
      const bytes = await readBody(request, BODY_LIMIT)
      if (bytes === undefined) throw new AdminError('EXCEED_MAX_PAYLOAD_SIZE', 'the request is too large')
      const body = bodyOf(request.headers['content-type'] ?? '', bytes)
      const secret = secretIn(request.headers.authorization)
      const asking = { source: textOf(request.headers['x-tcb-source']), secret }
      const result = await parts.clock.during(offsetOf(secret, parts), () => dispatch(body, parts, asking))
      sendJson(response, { requestId, ...(isFields(result) ? result : {}) })
    } catch (error) {
      sendJson(response, { requestId, ...errorAnswer(error) })
    }
  }
}

function bodyOf(contentType: string, bytes: Buffer): Fields {
  const form = contentType.startsWith('multipart/') ? readForm(contentType, bytes) : undefined
  const body = form ? Object.fromEntries(form.map((part) => [part.name, part.content.toString('utf8')])) : parseJson(bytes.toString('utf8'))
  if (!isFields(body)) throw new AdminError('INVALID_PARAM', 'the body is no JSON object')
  return body
}

/** The instance's own secret tells which invocation is asking, and so what time it believes it is. */
const secretIn = (authorization: string | undefined): string | undefined => /Credential=([^/,]+)/.exec(authorization ?? '')?.[1]

function offsetOf(secretId: string | undefined, { host, clock }: AdminParts): number | undefined {
  if (secretId === undefined) return undefined
  const offset = host.offsetOf(secretId)
  return offset === clock.offset() ? undefined : offset
}

/** Who asks: through which functions, and from which instance. */
interface Asking { readonly source: string; readonly secret: string | undefined }

async function dispatch(body: Fields, parts: AdminParts, { source, secret }: Asking): Promise<unknown> {
  const action = textOf(body.action)
  if (action.startsWith('database.')) return parts.database.handle({ ...body, action })
  const storageAction = Object.hasOwn(parts.storage, action) ? parts.storage[action] : undefined
  if (storageAction) return storageAction(body)
  switch (action) {
    case 'functions.invokeFunction':
      return invokeFunction(body, { host: parts.host, source })
    case 'wx.api':
      return { data: { responseData: JSON.stringify(askWeChat(body, parts, secret)) } }
    case 'wx.openApi':
      return askWeChat(body, parts, secret)
    case 'auth.getUserInfoForAdmin':
      return { data: userInfo(body) }
    case 'analytics.report':
      return {}
    default:
      throw new AdminError('INVALID_ACTION', `nothing on the laptop answers "${action}"`)
  }
}

/** One function asking another carries no person with it: who is calling must be proven anew. */
async function invokeFunction(body: Fields, { host, source }: { host: FunctionHost; source: string }): Promise<Fields> {
  const name = textOf(body.function_name)
  const text = textOf(body.request_data)
  const chain = source.split(',').filter((part) => part !== '' && part !== 'unknown')
  const event = text === '' ? {} : parseJson(text)
  const outcome = await host.invoke({ name, event, caller: { kind: 'function', source: chain.join(',') } })
  return { data: { response_data: replyOf(outcome, name) } }
}

function replyOf(outcome: CallOutcome, name: string): string {
  switch (outcome.kind) {
    case 'answered':
      return outcome.reply
    case 'not-found':
      throw new AdminError('FUNCTION_NOT_FOUND', `[ResourceNotFound.Function] no function named "${name}" is built`)
    case 'failed':
      throw new AdminError('FUNCTIONS_EXECUTE_FAIL', outcome.message)
    case 'timed-out':
      throw new AdminError('FUNCTIONS_TIME_LIMIT_EXCEEDED', outcome.message)
  }
}

function askWeChat(body: Fields, { inbox, clock, tokens, pushes }: AdminParts, secret: string | undefined): Fields {
  const api = textOf(body.apiName)
  const parsed = parseJson(textOf(body.requestData))
  const request = isFields(parsed) ? parsed : {}
  const answered = answerForWeChat(api, { request, now: clock.now() })
  if (!answered) throw new AdminError('WX_STAND_IN_MISSING', `"${api}" has no stand-in on the laptop; there are: ${STAND_IN_NAMES.join(', ')}`)
  inbox.add({ at: clock.now().toISOString(), api, request, to: answered.to, answer: answered.answer })
  if (interfaceOf(api) === MEDIA_CHECK && answered.answer.errcode === 0) {
    const shown = tokens.verify(textOf(request.media_url).split('/').at(-1) ?? '')
    pushes.send({ name: PUSHED_TO, event: verdictOn(typeof shown === 'string' ? '' : shown.path, textOf(answered.answer.trace_id), clock.now()), at: clock.now(), after: secret })
  }
  return answered.answer
}

function userInfo(body: Fields): Fields {
  const uid = textOf(body.uuid) || textOf(body.platformId)
  const person = DEVELOPMENT_PEOPLE.find(({ id }) => id === uid || openidOf(id) === uid)
  return { uid, openId: person ? openidOf(person.id) : '', nickName: person?.name ?? '', isAnonymous: false, standIn: true }
}
