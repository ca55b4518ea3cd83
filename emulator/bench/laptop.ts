/** The whole laptop for a measurement: the emulator in its own process, and the SDK in this one pointed at it. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../..')

/** The emulator in a process of its own, on the built functions. */
export async function startEmulator(folder: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const args = ['emulator/main.ts', '--port', '0', '--quiet', '--data', path.join(folder, 'data'), '--h5', path.join(folder, 'h5'), '--functions', path.join(ROOT, 'dist/cloudfunctions')]
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { ...process.env, TZ: 'UTC' } })
  const { url } = await new Promise<{ url: string }>((resolve, reject) => {
    child.once('message', (told) => resolve(told as { url: string }))
    child.once('exit', (code) => reject(new Error(`the emulator ended before it listened (exit ${code})`)))
  })
  return { url, stop: () => new Promise((resolve) => { child.removeAllListeners('exit').once('exit', () => resolve()); child.kill('SIGTERM') }) }
}

/** So that the ports here reach the emulator exactly as a function does. */
export function pointAt(url: string, dataDir: string): void {
  const keys = JSON.parse(readFileSync(path.join(dataDir, 'personal-keys.json'), 'utf8')) as Record<string, string>
  Object.assign(process.env, { TENCENTCLOUD: 'true', TENCENTCLOUD_SECRETID: 'bench', TENCENTCLOUD_SECRETKEY: 'bench', TCB_ENV: 'weishishi-local', TCB_CONTEXT_KEYS: 'TCB_ENV', TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }), ...keys })
}
