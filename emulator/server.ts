import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import path from 'node:path'
import { adminDoor } from './admin/admin'
import { openInbox, type Inbox } from './admin/inbox'
import { storageActions } from './admin/storage-actions'
import { openClock, type Clock } from './clock'
import { readCollections } from './collections'
import { takeDataFolder, type Examples } from './data-folder'
import { openDatabase, type Database } from './database/index'
import { devDoor } from './dev/door'
import { LAPTOP_SETTINGS } from './functions/environment'
import { openHost, type FunctionHost } from './functions/host'
import { personalKeys } from './functions/personal-keys'
import { openPushes, type Pushes } from './functions/pushes'
import { openTriggers, type Triggers } from './functions/triggers'
import { allowOrigin, isWelcome } from './http/origins'
import { redirect, sendJson, type Exchange } from './http/reply'
import { openStorage, type Storage } from './storage/storage'
import { openTokens, type Tokens } from './storage/tokens'
import { codeOf, traceOf } from './thrown'
import { callDoor } from './web/call'
import { fileDoor, putObjectDoor, uploadDoor } from './web/files'
import { functionAt, httpAccessDoor } from './web/http-access'
import { staticDoor } from './web/static-files'

const ORIGIN = 'http://127.0.0.1'
/** Longer than the SDK keeps its free sockets (4.8 s), so that it never writes into one we have just closed. */
const KEEP_ALIVE_MS = 65_000

export interface EmulatorOptions {
  readonly dataDir: string
  /** 0 takes any free port. */
  readonly port: number
  /** How many following ports may be tried when the first is taken. */
  readonly otherPorts?: number
  readonly functionsDir: string
  readonly h5Dir: string
  readonly log?: (line: string) => void
  /** Swaps the instances of functions whose bundle changes. */
  readonly watch?: boolean
  readonly instancesPerFunction?: number
  /** What an operator would set for every function; by default the founder of an empty installation. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface Emulator {
  readonly url: string
  readonly port: number
  readonly clock: Clock
  readonly host: FunctionHost
  readonly inbox: Inbox
  readonly triggers: Triggers
  readonly pushes: Pushes
  /** Whether the data folder was made by this start. */
  readonly isNew: boolean
  readonly examples: Examples
  readonly close: () => Promise<void>
}

type Door = (exchange: Exchange) => Promise<void> | void

/** Everything behind the port. */
interface Parts {
  readonly database: Database
  readonly host: FunctionHost
  readonly storage: Storage
  readonly tokens: Tokens
  readonly inbox: Inbox
  readonly clock: Clock
  readonly triggers: Triggers
  readonly pushes: Pushes
  readonly log: (line: string) => void
}

/** The cloud on a laptop: database, functions, storage, stand-ins and web pages behind one port of 127.0.0.1. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const data = takeDataFolder(options.dataDir)
  let port = options.port
  const origin = (): string => `http://127.0.0.1:${port}`
  const parts = openParts(options, { at: data.at, origin })
  const doors = openDoors(parts, { origin, h5Dir: path.resolve(options.h5Dir) })
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => void serve({ request, response, doors, log: parts.log }))
  const closeParts = async (): Promise<void> => {
    parts.triggers.stop()
    await parts.host.close()
    parts.database.close()
    data.release()
  }
  try {
    port = await listen(server, { port: options.port, others: options.otherPorts ?? 0 })
  } catch (error) {
    await closeParts()
    throw error
  }
  parts.triggers.start()
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    parts.triggers.stop()
    await parts.pushes.settled()
    await parts.host.close()
    server.closeAllConnections()
    await closed
    await closeParts()
  }
  const { clock, host, inbox, triggers, pushes } = parts
  return { url: origin(), port, clock, host, inbox, triggers, pushes, isNew: data.isNew, examples: data.examples, close }
}

function openParts(options: EmulatorOptions, { at, origin }: { at: (name: string) => string; origin: () => string }): Parts {
  const log = options.log ?? (() => undefined)
  const clock = openClock(at('clock.json'))
  const database = openDatabase({ file: at('database.sqlite'), now: () => clock.now().getTime(), elapsed: () => performance.now() })
  const ensureCollections = (): void => {
    for (const { name, indexes } of readCollections(path.join(options.functionsDir, 'collections.json'))) database.ensureCollection(name, indexes)
  }
  ensureCollections()
  const host = openHost({
    folder: options.functionsDir, cacheFolder: at('code-cache'), adminUrl: () => `${origin()}/admin`, clock, log,
    settings: { ...personalKeys(at('personal-keys.json')), ...(options.settings ?? LAPTOP_SETTINGS) },
    onReload: ensureCollections,
    ...(options.watch === undefined ? {} : { watch: options.watch }),
    ...(options.instancesPerFunction === undefined ? {} : { instancesPerFunction: options.instancesPerFunction }),
  })
  return {
    database, host, clock, log,
    storage: openStorage(at('files')),
    tokens: openTokens(at('token.key')),
    inbox: openInbox(at('inbox.jsonl')),
    pushes: openPushes({ host, log }),
    triggers: openTriggers({ host, clock, file: at('timers.json') }),
  }
}

interface Doors {
  readonly admin: Door
  readonly find: (method: string, pathname: string) => Door | undefined
}

function openDoors(parts: Parts, { origin, h5Dir }: { origin: () => string; h5Dir: string }): Doors {
  const { host, storage, tokens } = parts
  const [dev, file, page, httpAccess] = [devDoor(parts), fileDoor(parts), staticDoor(h5Dir), httpAccessDoor(host)]
  const exact = new Map<string, Door>([
    ['POST /call', callDoor(host)],
    ['POST /upload', uploadDoor(parts)],
    ['PUT /storage', putObjectDoor(parts)],
    ['GET /dev', ({ response }) => redirect(response, '/dev/')],
  ])
  const find: Doors['find'] = (method, pathname) => {
    const door = exact.get(`${method} ${pathname}`)
    if (door) return door
    if (pathname.startsWith('/dev/')) return dev
    const name = functionAt(host, pathname)
    if (name !== undefined) return (exchange) => httpAccess(exchange, name)
    if (method !== 'GET') return undefined
    return pathname.startsWith('/file/') ? file : page
  }
  return { find, admin: adminDoor({ ...parts, storage: storageActions({ storage, tokens, origin }) }) }
}

/** `/as/<id>/call`: a mini-program in DevTools has no cookie, so its door carries the person in the path (WEISHISHI_DOOR). */
function actAs(request: IncomingMessage, url: URL): void {
  const [, person, rest] = /^\/as\/([A-Za-z0-9_-]{1,64})(\/.*)$/.exec(url.pathname) ?? []
  if (person === undefined || rest === undefined) return
  request.headers['x-dev-person'] = person
  url.pathname = rest
}

async function serve({ request, response, doors, log }: { request: IncomingMessage; response: ServerResponse; doors: Doors; log: (line: string) => void }): Promise<void> {
  try {
    const asked = request.url ?? '/'
    if (!URL.canParse(asked, ORIGIN)) return sendJson(response, { ok: false, refusal: { code: 'malformed', about: 'url' } }, 400)
    const url = new URL(asked, ORIGIN)
    const exchange = { request, response, url }
    actAs(request, url)
    // First, and without further ado: every database call of every function comes here.
    if (request.method === 'POST' && url.pathname.startsWith('/admin')) return await doors.admin(exchange)
    if (!isWelcome(request)) return sendJson(response, { ok: false, refusal: { code: 'not-identified', about: 'origin' } }, 403)
    allowOrigin(request, response)
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end()
      return
    }
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')
    const door = doors.find(method, url.pathname)
    if (door) await door(exchange)
    else sendJson(response, { ok: false, refusal: { code: 'unknown-operation' } }, 405)
  } catch (error) {
    log(`[emulator] ${request.method} ${request.url}: ${traceOf(error)}`)
    if (response.headersSent) response.destroy()
    else sendJson(response, { ok: false, refusal: { code: 'fault' } }, 500)
  }
}

async function listen(server: Server, { port, others }: { port: number; others: number }): Promise<number> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await listenOn(server, port === 0 ? 0 : port + tried)
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE' || tried >= others) throw error
    }
  }
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}
