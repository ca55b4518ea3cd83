import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Clock } from '../clock'
import { traceOf } from '../thrown'
import { readBundles, type FunctionBundle } from './configuration'
import { invocationEnvironment, type Caller } from './environment'
import { startInstance, type Outcome } from './instance'
import { openPool, type Pool } from './pool'

/** One for each processor and one that may wait for the database meanwhile (docs/decisions/25). */
const DEFAULT_INSTANCES = Math.min(4, availableParallelism() + 1)
const SETTLE_MS = 120
/** How often, and after how long without work, all instances but one of a function are let go. */
const TRIM_EVERY_MS = 60_000
const IDLE_MS = 300_000

export interface Call {
  readonly name: string
  readonly event: unknown
  readonly caller: Caller
  /** The time that this one invocation sees; without it, the emulator's. */
  readonly at?: Date
  readonly requestId?: string
}

export type CallOutcome = Outcome | { readonly kind: 'not-found' }

export interface FunctionState {
  readonly name: string
  readonly version: string
  readonly instances: number
  readonly busy: number
  readonly waiting: number
  readonly invocations: number
  readonly lastError: { readonly at: string; readonly requestId: string; readonly message: string } | null
}

/** Runs the bundled functions as the cloud would. */
export interface FunctionHost {
  readonly invoke: (call: Call) => Promise<CallOutcome>
  readonly bundles: () => readonly FunctionBundle[]
  readonly states: () => readonly FunctionState[]
  /** The offset told to the invocation that now runs in the instance with this secret. */
  readonly offsetOf: (secretId: string) => number | undefined
  /** Lets go of all instances but one of each function that have been idle for so long. */
  readonly trim: (idleMs: number) => void
  /** Reads the folder again; changed functions get new instances, running invocations end in the old ones. */
  readonly reload: () => readonly string[]
  readonly close: () => Promise<void>
}

export interface HostOptions {
  readonly folder: string
  readonly cacheFolder: string
  readonly adminUrl: () => string
  readonly clock: Clock
  readonly log: (line: string) => void
  readonly watch?: boolean
  readonly instancesPerFunction?: number
  readonly onReload?: () => void
  /** Settings of the installation; they go before what a function's config.json says. */
  readonly settings: Readonly<Record<string, string>>
}

interface Hosted {
  readonly bundle: FunctionBundle
  readonly pool: Pool
  invocations: number
  lastError: FunctionState['lastError']
}

export function openHost(options: HostOptions): FunctionHost {
  const { clock, log } = options
  const hosted = new Map<string, Hosted>()
  const retiring = new Set<Pool>()

  const poolFor = (bundle: FunctionBundle): Pool => {
    const cache = codeCacheOf(options.cacheFolder, bundle)
    return openPool({
      most: options.instancesPerFunction ?? DEFAULT_INSTANCES,
      start: () =>
        startInstance({
          functionName: bundle.name, file: bundle.file, source: bundle.source, codeCache: cache.read(),
          timeLimitMs: bundle.timeoutSeconds * 1000, offset: clock.offset(), adminUrl: options.adminUrl(),
          ownEnvironment: { ...bundle.environment, ...options.settings }, keepCodeCache: cache.keep, log: (line) => log(`[${bundle.name}] ${line}`),
        }),
    })
  }
  const retire = (pool: Pool): void => {
    retiring.add(pool)
    void pool.retire().finally(() => retiring.delete(pool))
  }
  function reload(): readonly string[] {
    const bundles = readBundles(options.folder, (problem) => log(`[functions] ${problem}`))
    const changed: string[] = []
    for (const bundle of bundles) {
      const before = hosted.get(bundle.name)
      if (before?.bundle.version === bundle.version) continue
      if (before) retire(before.pool)
      hosted.set(bundle.name, { bundle, pool: poolFor(bundle), invocations: before?.invocations ?? 0, lastError: null })
      changed.push(bundle.name)
    }
    for (const [name, { pool }] of hosted) {
      if (bundles.some((bundle) => bundle.name === name)) continue
      retire(pool)
      hosted.delete(name)
      changed.push(name)
    }
    return changed
  }
  async function invoke(call: Call): Promise<CallOutcome> {
    const target = hosted.get(call.name)
    if (!target) return { kind: 'not-found' }
    const requestId = call.requestId ?? randomUUID()
    target.invocations += 1
    const outcome = await target.pool.invoke({
      event: call.event, requestId, environment: invocationEnvironment(call.caller, requestId),
      offset: call.at ? call.at.getTime() - Date.now() : clock.offset(),
    })
    if (outcome.kind !== 'answered') {
      target.lastError = { at: clock.now().toISOString(), requestId, message: outcome.message }
      log(`[${call.name}] ${outcome.kind} (${requestId}) ${outcome.message}`)
    }
    return outcome
  }
  const pools = (): Pool[] => [...[...hosted.values()].map(({ pool }) => pool), ...retiring]

  reload()
  const trim = (idleMs: number): void => pools().forEach((pool) => pool.trim(idleMs))
  const trimming = setInterval(() => trim(IDLE_MS), TRIM_EVERY_MS)
  trimming.unref()
  const unwatch = options.watch ? watchFolder(options.folder, () => {
    try {
      const changed = reload()
      if (changed.length > 0) log(`[functions] swapped: ${changed.join(', ')}`)
      options.onReload?.()
    } catch (error) {
      // A build that is half there is looked at again when it is whole.
      log(`[functions] ${traceOf(error)}`)
    }
  }) : () => undefined
  return {
    invoke,
    reload,
    trim,
    bundles: () => [...hosted.values()].map(({ bundle }) => bundle),
    states: () => [...hosted.values()].map(stateOf),
    offsetOf: (secretId) => {
      for (const pool of pools()) {
        const offset = pool.offsetOf(secretId)
        if (offset !== undefined) return offset
      }
      return undefined
    },
    close: async () => {
      unwatch()
      clearInterval(trimming)
      await Promise.all(pools().map((pool) => pool.stop()))
    },
  }
}

function stateOf({ bundle, pool, invocations, lastError }: Hosted): FunctionState {
  const { name, version } = bundle
  return { name, version: version.slice(0, 8), instances: pool.instanceCount(), busy: pool.busyCount(), waiting: pool.waitingCount(), invocations, lastError }
}

/** V8's compiled form of a bundle: kept on disk, it halves the time an instance needs to be ready. */
function codeCacheOf(folder: string, bundle: FunctionBundle): { read: () => Uint8Array | undefined; keep: (cache: Uint8Array) => void } {
  const key = createHash('sha256').update(process.version).update(bundle.source).digest('hex').slice(0, 24)
  const file = path.join(folder, `${bundle.name}-${key}.bin`)
  let cache: Uint8Array | undefined
  return {
    read: () => (cache ??= existsSync(file) ? readFileSync(file) : undefined),
    keep: (made) => {
      cache = made
      mkdirSync(folder, { recursive: true })
      const older = readdirSync(folder).filter((name) => name.startsWith(`${bundle.name}-`))
      writeFileSync(`${file}.new`, made)
      // Renamed, never half written: V8 trusts what it is given.
      renameSync(`${file}.new`, file)
      older.forEach((name) => rmSync(path.join(folder, name), { force: true }))
    },
  }
}

function watchFolder(folder: string, changed: () => void): () => void {
  mkdirSync(folder, { recursive: true })
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer)
    // A build writes several files; wait until it is quiet.
    timer = setTimeout(changed, SETTLE_MS)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}
