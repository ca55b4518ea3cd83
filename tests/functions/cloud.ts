/** The whole cloud for a test file: the built functions behind the emulator, a free port, a folder of its own. */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import type { CollectionName } from '../../cloudfunctions/_runtime/collections'
import type { Operation } from '../../cloudfunctions/_runtime/operation'
import type { Where } from '../../cloudfunctions/_runtime/ports'
import type { Operations } from '../../contracts/operations'
import type { Instant, Reply } from '../../contracts/reply'
import type { RefusalCode } from '../../contracts/vocabulary'
import { startEmulator, type Emulator } from '../../emulator/server'

export type Name = keyof Operations
export type InputOf<K extends Name> = Operations[K]['input']
export type OutputOf<K extends Name> = Operations[K]['output']

/** The development person that administers an empty cloud. */
export const FOUNDER = 'founder'

export interface CallOptions {
  /** The time that this one call sees; without it, the emulator's. */
  readonly now?: Instant | string
  /** The same id stands for the same request; without it, every call is a new one. */
  readonly requestId?: string
}

export interface Cloud {
  readonly url: string
  readonly emulator: Emulator
  /** What the functions wrote to their logs. */
  readonly logged: readonly string[]
  /** The reply as it came; `null` is a visitor. */
  readonly call: <K extends Name>(person: string | null, operation: K, input: InputOf<K>, options?: CallOptions) => Promise<Reply<OutputOf<K>>>
  /** What was answered; fails when it was refused. */
  readonly must: <K extends Name>(person: string | null, operation: K, input: InputOf<K>, options?: CallOptions) => Promise<OutputOf<K>>
  /** The code of the refusal; fails when it was accepted. */
  readonly refused: <K extends Name>(person: string | null, operation: K, input: InputOf<K>, options?: CallOptions) => Promise<RefusalCode>
  /** Refusals given by operations of this table that the table does not name. */
  readonly undeclared: (operations: readonly Operation[]) => readonly string[]
  /** The person's id, registered on the way if they are not yet. */
  readonly idOf: (person: string) => Promise<string>
  /** Everything that the database's files hold, as bytes. */
  readonly bytes: () => Buffer
  /** Documents as the functions read them, and documents put there behind everybody's back: only where no operation can. */
  readonly read: (collection: CollectionName, where?: Where) => Promise<readonly Record<string, unknown>[]>
  readonly put: <T extends { readonly _id: string }>(collection: CollectionName, document: T) => Promise<void>
  readonly stop: () => Promise<void>
}

/** What the rim itself may answer, whatever the operation. */
const AT_THE_RIM: readonly RefusalCode[] = ['malformed', 'unknown-operation', 'too-large', 'not-identified', 'not-your-role', 'household-not-bound', 'busy', 'fault']

const ROOT = path.resolve(__dirname, '../..')
const MOST_ROWS = 1000

/** Builds, unless the runner has built already and says where. */
async function buildInto(outDir: string): Promise<void> {
  const { WEISHISHI_FUNCTIONS: built } = process.env
  if (built !== undefined) return cpSync(built, outDir, { recursive: true })
  const script = `import('./config/functions.mjs').then(({ buildFunctions }) => buildFunctions({ outDir: ${JSON.stringify(outDir)}, log: () => undefined }))`
  await promisify(execFile)(process.execPath, ['-e', script], { cwd: ROOT })
}

function headersFor(person: string | null, { now }: CallOptions): Record<string, string> {
  return {
    'content-type': 'application/json',
    ...(person === null ? {} : { 'x-dev-person': person }),
    ...(now === undefined ? {} : { 'x-dev-now': new Date(now).toISOString() }),
  }
}

/** So that a test can use `cloudbasePorts()` itself, exactly as a function does. */
export function pointSdkAt(url: string, keys: string): void {
  const environment = { TENCENTCLOUD: 'true', TENCENTCLOUD_SECRETID: 'test', TENCENTCLOUD_SECRETKEY: 'test', TCB_ENV: 'weishishi-local', TCB_CONTEXT_KEYS: 'TCB_ENV', TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }), ...(JSON.parse(readFileSync(keys, 'utf8')) as Record<string, string>) }
  Object.assign(process.env, environment)
}

function openCloud({ emulator, logged, folder }: { readonly emulator: Emulator; readonly logged: readonly string[]; readonly folder: string }): Cloud {
  const ids = new Map<string, string>()
  const given = new Map<string, { readonly operation: Name; readonly code: RefusalCode }>()
  const call: Cloud['call'] = async (person, operation, input, options = {}) => {
    const body = JSON.stringify({ operation, input, requestId: options.requestId ?? randomUUID() })
    const response = await fetch(`${emulator.url}/call`, { method: 'POST', headers: headersFor(person, options), body })
    const reply: Reply<OutputOf<typeof operation>> = await response.json()
    if (!reply.ok) given.set(`${operation}: ${reply.refusal.code}`, { operation, code: reply.refusal.code })
    return reply
  }
  const must: Cloud['must'] = async (person, operation, input, options) => {
    const reply = await call(person, operation, input, options)
    if (!reply.ok) throw new Error(`${operation} by ${person ?? 'a visitor'} was refused: ${JSON.stringify(reply.refusal)}\n${logged.slice(-5).join('\n')}`)
    return reply.data
  }
  return {
    url: emulator.url, emulator, logged, call, must,
    refused: async (person, operation, input, options) => {
      const reply = await call(person, operation, input, options)
      if (reply.ok) throw new Error(`${operation} by ${person ?? 'a visitor'} was accepted: ${JSON.stringify(reply.data)}`)
      return reply.refusal.code
    },
    undeclared: (operations) => [...given].flatMap(([text, { operation, code }]) => {
      const row = operations.find(({ name }) => name === operation)
      return row === undefined || row.refusals.includes(code) || AT_THE_RIM.includes(code) ? [] : [text]
    }),
    idOf: async (person) => {
      const known = ids.get(person) ?? (await must(person, 'people.register', { name: person })).id
      ids.set(person, known)
      return known
    },
    bytes: () => Buffer.concat(['', '-wal'].map((ending) => path.join(folder, 'data', `database.sqlite${ending}`)).filter((file) => existsSync(file)).map((file) => readFileSync(file))),
    read: (collection, where = {}) => cloudbasePorts().store.list<Record<string, unknown>>(collection, { where, limit: MOST_ROWS }),
    put: (collection, document) => cloudbasePorts().store.put(collection, document),
    stop: async () => {
      await emulator.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Builds the functions and starts the emulator; once per test file. `prepare` may fill the data folder before that. */
export async function startCloud({ prepare }: { readonly prepare?: (dataDir: string) => Promise<unknown> } = {}): Promise<Cloud> {
  const folder = mkdtempSync(path.join(tmpdir(), 'weishishi-cloud-'))
  const functionsDir = path.join(folder, 'cloudfunctions')
  await buildInto(functionsDir)
  const logged: string[] = []
  const dataDir = path.join(folder, 'data')
  await prepare?.(dataDir)
  // Four on any machine: what is proven here is what happens when several instances meet.
  const emulator = await startEmulator({ port: 0, dataDir, functionsDir, h5Dir: path.join(folder, 'h5'), instancesPerFunction: 4, log: (line) => void logged.push(line) })
  pointSdkAt(emulator.url, path.join(dataDir, 'personal-keys.json'))
  return openCloud({ emulator, logged, folder })
}
