import type { Inbox } from '../admin/inbox'
import type { Clock } from '../clock'
import type { Database } from '../database/index'
import { nextAfter } from '../functions/cron'
import type { FunctionHost } from '../functions/host'
import type { Triggers } from '../functions/triggers'
import { readBody } from '../http/body'
import { redirect, sendHtml, sendJson, sendJsonText, type Exchange } from '../http/reply'
import { isFields, parseJson, textOf, type Fields } from '../json'
import { DEVELOPMENT_PEOPLE } from '../people'
import { personOf } from '../web/call'
import { collectionPage, overviewPage, type Overview } from './pages'

const BODY_LIMIT = 4096
const PAGE_SIZE = 50
const INBOX_ON_PAGE = 30
const INBOX_IN_JSON = 1000

export interface DevParts {
  readonly database: Pick<Database, 'collections' | 'browse'>
  readonly host: FunctionHost
  readonly triggers: Triggers
  readonly inbox: Inbox
  readonly clock: Clock
}

/** Everything under /dev/: what is inside the emulator, for people and (as .json) for tests. */
export function devDoor(parts: DevParts): (exchange: Exchange) => Promise<void> {
  return async (exchange) => {
    const { request, response, url } = exchange
    const path = url.pathname.slice('/dev/'.length)
    const inCollection = /^collections\/([^/]+?)(\.json)?$/.exec(path)
    if (path === 'clock' && request.method === 'POST') return moveClock(exchange, parts)
    if (path === 'timers' && request.method === 'POST') return runTimer(exchange, parts)
    if (inCollection) return showCollection(exchange, { name: decodeURIComponent(inCollection[1] ?? ''), asJson: inCollection[2] !== undefined, parts })
    if (path.startsWith('as/')) return become(exchange, decodeURIComponent(path.slice('as/'.length)))
    switch (path) {
      case '':
        return sendHtml(response, overviewPage(overviewOf(exchange, parts)))
      case 'people.json':
        return sendJson(response, DEVELOPMENT_PEOPLE)
      case 'inbox.json':
        return sendJson(response, parts.inbox.list(INBOX_IN_JSON))
      case 'collections.json':
        return sendJson(response, parts.database.collections())
      case 'functions.json':
        return sendJson(response, parts.host.states())
      case 'clock.json':
        return sendJson(response, clockOf(parts.clock))
      default:
        return sendHtml(response, '<!doctype html><meta charset="utf-8"><p>没有这个页面。<a href="/dev/">开发者页面</a></p>', 404)
    }
  }
}

function clockOf(clock: Clock): Fields {
  return { now: clock.now().toISOString(), offsetMs: clock.offset() }
}

function overviewOf({ request }: Exchange, { database, host, inbox, clock }: DevParts): Overview {
  const now = clock.now()
  const who = personOf(request)
  const timers = host.bundles().flatMap(({ name, triggers }) =>
    triggers.map((trigger) => {
      const next = nextAfter(trigger.cron, now.getTime())
      return { name, trigger: trigger.name, config: trigger.config, next: next === undefined ? undefined : new Date(next) }
    }),
  )
  return {
    people: DEVELOPMENT_PEOPLE, chosen: who === 'malformed' ? undefined : who.person, now, offsetMs: clock.offset(), functions: host.states(), timers,
    collections: database.collections(), inbox: inbox.list(INBOX_ON_PAGE), inboxCount: inbox.count(),
  }
}

async function moveClock({ request, response }: Exchange, { clock, triggers }: DevParts): Promise<void> {
  const text = (await readBody(request, BODY_LIMIT))?.toString('utf8') ?? ''
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
  const asked: unknown = isForm ? Object.fromEntries(new URLSearchParams(text)) : parseJson(text)
  const move = isFields(asked) ? moveOf(asked) : undefined
  if (move === undefined) return sendJson(response, { ok: false, refusal: { code: 'malformed' } }, 400)
  move(clock)
  const ran = await triggers.catchUp()
  if (isForm) redirect(response, '/dev/')
  else sendJson(response, { ...clockOf(clock), timersRun: ran })
}

function moveOf(asked: Fields): ((clock: Clock) => void) | undefined {
  if (asked.reset !== undefined) return (clock) => clock.set(new Date())
  const days = Number(asked.advanceDays)
  if (asked.advanceDays !== undefined && Number.isFinite(days)) return (clock) => clock.advance(days)
  const instant = new Date(textOf(asked.now))
  return Number.isNaN(instant.getTime()) ? undefined : (clock) => clock.set(instant)
}

/** POST /dev/timers `{ function, trigger, at }`: one run at an instant of the past, for examples that lie in the past; `{ hold }`: none by the clock while they are told, so that no night of today comes between their days. */
async function runTimer({ request, response }: Exchange, { triggers }: DevParts): Promise<void> {
  const asked = parseJson((await readBody(request, BODY_LIMIT))?.toString('utf8') ?? '')
  if (isFields(asked) && typeof asked.hold === 'boolean') {
    triggers.hold(asked.hold)
    return sendJson(response, { held: asked.hold })
  }
  const wanted = isFields(asked) ? { name: textOf(asked.function), trigger: textOf(asked.trigger), at: new Date(textOf(asked.at)) } : undefined
  if (wanted === undefined || Number.isNaN(wanted.at.getTime())) return sendJson(response, { ok: false, refusal: { code: 'malformed' } }, 400)
  const outcome = await triggers.runNow(wanted)
  if (outcome === undefined) return sendJson(response, { ok: false, refusal: { code: 'unknown-operation' } }, 404)
  if (outcome.kind === 'answered') sendJsonText(response, outcome.reply)
  else sendJson(response, { ok: false, refusal: { code: 'fault' } })
}

/** A link chooses a person: a cookie for /call, and ?as= for the page's own session. No id: nobody again. */
function become({ response }: Exchange, id: string): void {
  const value = /^[A-Za-z0-9_-]{0,64}$/.test(id) ? id : ''
  const cookie = `dev-person=${value}; Path=/; SameSite=Lax; HttpOnly${value === '' ? '; Max-Age=0' : ''}`
  redirect(response, `/?as=${value}#/`, { 'set-cookie': cookie })
}

function showCollection({ response, url }: Exchange, { name, asJson, parts }: { name: string; asJson: boolean; parts: DevParts }): void {
  const skip = Math.max(0, Number(url.searchParams.get('skip') ?? 0) || 0)
  const query = parseJson(url.searchParams.get('query') ?? '{}')
  const found = parts.database.browse(name, { skip, limit: PAGE_SIZE, query: isFields(query) ? query : {} })
  if (asJson) sendJson(response, found)
  else sendHtml(response, collectionPage({ name, skip, limit: PAGE_SIZE, ...found }))
}
