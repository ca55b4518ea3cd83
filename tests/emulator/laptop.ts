import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator/server'

export interface Laptop {
  readonly emulator: Emulator
  readonly folder: string
  readonly functionsDir: string
  readonly logged: string[]
  /** POST /call, with the reply as it came. */
  readonly call: (operation: string, input?: object, headers?: Record<string, string>) => Promise<{ status: number; reply: Fields }>
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>
  readonly close: () => Promise<void>
}

type Fields = Record<string, unknown>

const DOORS = path.join(__dirname, 'doors')

/** Bundles the test doors with the real SDK, as config/functions.mjs does for the real ones. */
export async function buildDoors(names: readonly string[]): Promise<string> {
  const outdir = path.join(mkdtempSync(path.join(tmpdir(), 'doors-')), 'cloudfunctions')
  await build({
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, path.join(DOORS, name, 'index.ts')])),
    outdir, bundle: true, platform: 'node', target: 'node20', format: 'cjs', minifySyntax: true, minifyWhitespace: true, keepNames: true, logLevel: 'error',
  })
  for (const name of names) if (existsSync(path.join(DOORS, name, 'config.json'))) cpSync(path.join(DOORS, name, 'config.json'), path.join(outdir, name, 'config.json'))
  return outdir
}

/** A function written on the spot, without the SDK. */
export function writeDoor(functionsDir: string, { name, code, config }: { name: string; code: string; config?: object }): void {
  mkdirSync(path.join(functionsDir, name), { recursive: true })
  writeFileSync(path.join(functionsDir, name, 'config.json'), JSON.stringify(config ?? {}))
  writeFileSync(path.join(functionsDir, name, 'index.js'), code)
}

export async function openLaptop(options: Partial<EmulatorOptions> & { functionsDir: string }): Promise<Laptop> {
  const folder = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'laptop-'))
  const logged: string[] = []
  const emulator = await startEmulator({ port: 0, h5Dir: path.join(folder, 'h5'), log: (line) => void logged.push(line), ...options, dataDir: folder })
  const get = (at: string, headers: Record<string, string> = {}): Promise<Response> => fetch(emulator.url + at, { headers, redirect: 'manual' })
  const call: Laptop['call'] = async (operation, input = {}, headers = {}) => {
    const response = await fetch(`${emulator.url}/call`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ operation, input, requestId: 'r-1' }) })
    const reply: unknown = await response.json()
    return { status: response.status, reply: isFields(reply) ? reply : { value: reply } }
  }
  return { emulator, folder, functionsDir: options.functionsDir, logged, call, get, close: () => emulator.close() }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Waits until a condition holds; fails after a minute. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const endsAt = Date.now() + 60_000; Date.now() < endsAt; ) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('it did not come true within a minute')
}
