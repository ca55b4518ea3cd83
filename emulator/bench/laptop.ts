/** The whole laptop for a measurement: the emulator in its own process, and the SDK in this one pointed at it. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { TELL_CPU } from './names'

const ROOT = path.resolve(__dirname, '../..')

/** The emulator as a child. */
export interface Laptop {
  readonly url: string
  /** Milliseconds of processor that it has used until now: database, doors and functions together. */
  readonly cpu: () => Promise<number>
  readonly stop: () => Promise<void>
}

/** The emulator in a process of its own, on the built functions. */
export async function startEmulator(folder: string): Promise<Laptop> {
  const args = ['emulator/main.ts', '--port', '0', '--quiet', '--data', path.join(folder, 'data'), '--h5', path.join(folder, 'h5'), '--functions', path.join(ROOT, 'dist/cloudfunctions')]
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', pathToFileURL(path.join(__dirname, 'tell-cpu.ts')).href, ...args], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { ...process.env, TZ: 'UTC' } })
  const { url } = await new Promise<{ url: string }>((resolve, reject) => {
    child.once('message', (told) => resolve(told as { url: string }))
    child.once('exit', (code) => reject(new Error(`the emulator ended before it listened (exit ${code})`)))
  })
  return {
    url,
    cpu: () => new Promise((resolve) => { child.once('message', (told) => resolve(Number(told))).send(TELL_CPU) }),
    stop: () => new Promise((resolve) => { child.removeAllListeners('exit').once('exit', () => resolve()); child.kill('SIGTERM') }),
  }
}

/** Milliseconds of processor that this process has used until now. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** So that the ports here reach the emulator exactly as a function does. */
export function pointAt(url: string, dataDir: string): void {
  const keys = JSON.parse(readFileSync(path.join(dataDir, 'personal-keys.json'), 'utf8')) as Record<string, string>
  Object.assign(process.env, { TENCENTCLOUD: 'true', TENCENTCLOUD_SECRETID: 'bench', TENCENTCLOUD_SECRETKEY: 'bench', TCB_ENV: 'weishishi-local', TCB_CONTEXT_KEYS: 'TCB_ENV', TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }), ...keys })
}
