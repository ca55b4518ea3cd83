import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { transformSync } from 'esbuild'
import { instanceEnvironment } from './environment'
import { traceOf } from '../thrown'
import type { InstanceBirth, InstanceMessage, InvokeMessage } from './messages'

/** Loading a bundle is not part of an invocation's time, but it must end. */
const LOAD_LIMIT_MS = 30_000
const MEMORY_LIMIT_MB = 256

export type Outcome =
  | { readonly kind: 'answered'; readonly reply: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'timed-out'; readonly message: string }

/** A function's thread: born, ready, then busy or idle, once dead never used again. */
export interface Instance {
  readonly secretId: string
  /** Resolves to undefined when the bundle is loaded, or to what went wrong. */
  readonly ready: Promise<string | undefined>
  readonly run: (message: InvokeMessage) => Promise<Outcome>
  readonly stop: () => Promise<void>
  readonly isDead: () => boolean
}

export interface InstanceOptions extends InstanceBirth {
  readonly adminUrl: string
  readonly ownEnvironment: Readonly<Record<string, string>>
  readonly log: (line: string) => void
  readonly keepCodeCache: (cache: Uint8Array) => void
}

let compiledWorker: string | undefined

/** Plain JavaScript, so that an instance pays for no TypeScript loader and inherits none of ours. */
function workerCode(): string {
  compiledWorker ??= transformSync(readFileSync(path.join(__dirname, 'worker.ts'), 'utf8'), { loader: 'ts', format: 'cjs', target: 'node20' }).code
  return compiledWorker
}

export function startInstance(options: InstanceOptions): Instance {
  const { env, secretId } = instanceEnvironment({ adminUrl: options.adminUrl, functionName: options.functionName, own: options.ownEnvironment })
  const { functionName, file, source, codeCache, timeLimitMs, offset } = options
  const birth: InstanceBirth = { functionName, file, source, codeCache, timeLimitMs, offset }
  const worker = new Worker(workerCode(), {
    eval: true, workerData: birth, env, execArgv: [], argv: [], stdin: false, stdout: true, stderr: true,
    name: functionName, resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  })
  copyLines(worker.stdout, options.log)
  copyLines(worker.stderr, options.log)

  let dead = false
  let settle: ((outcome: Outcome) => void) | undefined
  const die = (message: string): void => {
    dead = true
    settle?.({ kind: 'failed', message })
  }
  const ready = whenLoaded(worker, options.keepCodeCache)
  worker.on('message', (message: InstanceMessage) => {
    if (message.kind === 'answered' || message.kind === 'failed') settle?.(message)
  })
  worker.on('error', (error) => die(traceOf(error)))
  worker.on('exit', (code) => die(`the instance ended by itself (exit ${code})`))

  const stop = async (): Promise<void> => {
    dead = true
    await worker.terminate()
  }
  const run = async (message: InvokeMessage): Promise<Outcome> => {
    const outcome = await answerWithin(timeLimitMs, (answer) => {
      settle = answer
      if (dead) answer({ kind: 'failed', message: 'the instance is dead' })
      else handOver(worker, message, answer)
    })
    settle = undefined
    if (outcome.kind === 'timed-out') await stop()
    return outcome
  }
  return { secretId, ready, run, stop, isDead: () => dead }
}

/** Not everything can be handed to a thread; what cannot is that call's failure and nobody else's. */
function handOver(worker: Worker, message: InvokeMessage, answer: (outcome: Outcome) => void): void {
  try {
    worker.postMessage(message)
  } catch (error) {
    answer({ kind: 'failed', message: traceOf(error) })
  }
}

function answerWithin(limitMs: number, ask: (answer: (outcome: Outcome) => void) => void): Promise<Outcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'timed-out', message: `no answer within ${limitMs / 1000} s` }), limitMs)
    ask((outcome) => {
      clearTimeout(timer)
      resolve(outcome)
    })
  })
}

function whenLoaded(worker: Worker, keepCodeCache: (cache: Uint8Array) => void): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('the bundle did not load in time'), LOAD_LIMIT_MS)
    const end = (problem: string | undefined): void => {
      clearTimeout(timer)
      resolve(problem)
    }
    worker.on('message', (message: InstanceMessage) => {
      if (message.kind === 'not-loaded') end(message.message)
      if (message.kind !== 'ready') return
      if (message.codeCache) keepCodeCache(message.codeCache)
      end(undefined)
    })
    worker.once('error', (error) => end(traceOf(error)))
    worker.once('exit', (code) => end(`the instance ended while loading (exit ${code})`))
  })
}

function copyLines(stream: Readable, log: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    lines.forEach(log)
  })
  stream.on('end', () => {
    if (rest !== '') log(rest)
  })
}
