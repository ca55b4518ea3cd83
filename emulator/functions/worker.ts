/**
 * One instance of a cloud function: a thread with its own environment that loads one bundle and serves one invocation
 * at a time. Compiled by the host at its start; it may import nothing but Node's own modules.
 */
import { createRequire, isBuiltin } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import type { InstanceBirth, InstanceMessage, InvokeMessage } from './messages'

type Main = (event: unknown, context: unknown) => unknown

const birth: InstanceBirth = workerData
let offset = birth.offset

/** The code of a function is unchanged: `new Date()` and `Date.now()` are simply the emulator's. */
function moveDate(): void {
  const Machine = Date
  const now = (): number => Machine.now() + offset
  const Moved = new Proxy(Machine, {
    apply: () => new Machine(now()).toString(),
    construct: (target, given, newTarget): object => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    get: (target, key): unknown => (key === 'now' ? now : Reflect.get(target, key)),
  })
  Machine.prototype.constructor = Moved
  globalThis.Date = Moved
}

/** In the cloud there is no node_modules beside a bundle: only Node's own modules and files of the folder can be required. */
function requireAsInTheCloud(): (name: string) => unknown {
  const real = createRequire(birth.file)
  return (name) => {
    if (isBuiltin(name) || name.startsWith('./')) return real(name)
    throw Object.assign(new Error(`Cannot find module '${name}': it is not in the bundle`), { code: 'MODULE_NOT_FOUND' })
  }
}

function load(): { main: Main; script: vm.Script } {
  const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${birth.source}\n})`, {
    filename: birth.file,
    ...(birth.codeCache ? { cachedData: Buffer.from(birth.codeCache) } : {}),
  })
  const module: { exports: { main?: unknown } } = { exports: {} }
  script.runInThisContext()(module.exports, requireAsInTheCloud(), module, birth.file, path.dirname(birth.file))
  const { main } = module.exports
  if (typeof main !== 'function') throw new Error(`${birth.functionName} exports no function named main`)
  return { main: (event, context) => main(event, context), script }
}

function contextOf(message: InvokeMessage, startedAt: number): object {
  return {
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, birth.timeLimitMs - (performance.now() - startedAt)),
    request_id: message.requestId,
    function_name: birth.functionName,
    function_version: '$LATEST',
    memory_limit_in_mb: 256,
    time_limit_in_ms: birth.timeLimitMs,
    namespace: process.env.SCF_NAMESPACE,
    tencentcloud_region: process.env.TENCENTCLOUD_REGION,
    environ: Object.entries(message.environment).map(([key, value]) => `${key}=${value}`).join(';'),
    environment: JSON.stringify(message.environment),
  }
}

async function serve(main: Main, message: InvokeMessage): Promise<InstanceMessage> {
  offset = message.offset
  Object.assign(process.env, message.environment)
  try {
    const reply: unknown = await main(message.event, contextOf(message, performance.now()))
    return { kind: 'answered', reply: JSON.stringify(reply) ?? 'null' }
  } catch (error) {
    return { kind: 'failed', message: describe(error) }
  } finally {
    for (const key of Object.keys(message.environment)) delete process.env[key]
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? String(error)) : String(error)
}

function tell(message: InstanceMessage): void {
  parentPort?.postMessage(message)
}

function live(): void {
  moveDate()
  // A thread's environment is behind a lock; the SDK reads some thirty names for every request.
  process.env = { ...process.env }
  try {
    const { main, script } = load()
    const fresh = birth.codeCache === undefined || script.cachedDataRejected
    tell(fresh ? { kind: 'ready', codeCache: new Uint8Array(script.createCachedData()) } : { kind: 'ready' })
    parentPort?.on('message', (message: InvokeMessage) => void serve(main, message).then(tell))
  } catch (error) {
    tell({ kind: 'not-loaded', message: describe(error) })
  }
}

live()
