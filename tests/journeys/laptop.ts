/** The emulator as `npm start` runs it: a process of its own, that can be killed and started again on the same data. */
import { execFile, fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { CollectionName } from '../../cloudfunctions/_runtime/collections'
import { keysFrom, openedDocument } from '../../cloudfunctions/_runtime/private'

const ROOT = path.resolve(__dirname, '../..')
const MOST_LINES = 40

/** The folder of the built functions: dist/, or one beside it while dist/ is old. */
const FIND_FUNCTIONS = `
const { isBuilt, sourceHash } = await import('./config/verbs/build.mjs')
const { existsSync, renameSync } = await import('node:fs')
const place = isBuilt('functions') ? process.cwd() + '/dist/cloudfunctions' : process.argv[1] + sourceHash('functions').slice(0, 16)
if (!existsSync(place)) {
  const { buildFunctions } = await import('./config/functions.mjs')
  await buildFunctions({ outDir: place + '.' + process.pid, log: () => undefined })
  try { renameSync(place + '.' + process.pid, place) } catch { /* another test file was faster */ }
}
console.log(place)`

export interface Laptop {
  readonly url: () => string
  /** The file with the keys of the personal data. */
  readonly keys: string
  /** Ends the process as a power cut would. */
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
  /** Documents as the functions read them. */
  readonly read: (collection: CollectionName, query: object) => Promise<readonly Fields[]>
  readonly logged: () => string
  readonly stop: () => Promise<void>
}

export type Fields = Readonly<Record<string, unknown>>

const ended = (child: ChildProcess): Promise<void> => new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', () => resolve()) : resolve()))

export async function openLaptop(): Promise<Laptop> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', FIND_FUNCTIONS, path.join(tmpdir(), 'weishishi-functions-')], { cwd: ROOT })
  const functionsDir = stdout.trim().split('\n').at(-1) ?? ''
  const folder = mkdtempSync(path.join(tmpdir(), 'weishishi-journey-'))
  const lines: string[] = []
  let child: ChildProcess | null = null
  let url = ''

  const start = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const args = ['--port', '0', '--data', path.join(folder, 'data'), '--functions', functionsDir, '--h5', path.join(folder, 'h5')]
      const started = fork(path.join(ROOT, 'emulator/main.ts'), args, { cwd: ROOT, execArgv: ['--import', 'tsx'], stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { ...process.env, TZ: 'UTC' } })
      for (const stream of [started.stdout, started.stderr]) stream?.on('data', (bytes: Buffer) => lines.push(...bytes.toString('utf8').split('\n').filter((line) => line !== '')))
      started.once('message', (message) => {
        url = typeof message === 'object' && message !== null && 'url' in message ? String(message.url) : ''
        resolve()
      })
      started.once('exit', (code) => reject(new Error(`the emulator ended before it listened (exit ${code})\n${lines.slice(-MOST_LINES).join('\n')}`)))
      child = started
    })
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const running = child
    child = null
    if (running === null) return
    running.kill(signal)
    await ended(running)
  }
  const keyFile = path.join(folder, 'data', 'personal-keys.json')
  const keys = () => keysFrom(JSON.parse(readFileSync(keyFile, 'utf8')) as Record<string, string>)
  const read: Laptop['read'] = async (collection, query) => {
    const rows: Fields[] = []
    for (let total = 1; rows.length < total;) {
      const response = await fetch(`${url}/dev/collections/${collection}.json?skip=${rows.length}&query=${encodeURIComponent(JSON.stringify(query))}`)
      const found: { readonly documents: readonly Fields[]; readonly total: number } = await response.json()
      if (found.documents.length === 0) return rows
      rows.push(...found.documents.map((document) => openedDocument(keys, collection, { document, id: String(document._id) })))
      total = found.total
    }
    return rows
  }
  await start()
  return {
    url: () => url, keys: keyFile, start, read,
    kill: () => end('SIGKILL'),
    logged: () => lines.slice(-MOST_LINES).join('\n'),
    stop: async () => {
      await end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
