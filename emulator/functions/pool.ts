import type { Instance, Outcome } from './instance'
import type { InvokeMessage } from './messages'

/** The instances of one version of one function. */
export interface Pool {
  readonly invoke: (message: InvokeMessage) => Promise<Outcome>
  readonly instanceCount: () => number
  readonly busyCount: () => number
  readonly waitingCount: () => number
  /** The offset that the invocation now running in the instance with this secret was told. */
  readonly offsetOf: (secretId: string) => number | undefined
  /** Lets the running invocations end, then ends the threads. */
  readonly retire: () => Promise<void>
  /** Ends all but one of the instances that have been idle for this long. */
  readonly trim: (idleMs: number) => void
  readonly stop: () => Promise<void>
}

interface Waiting {
  readonly message: InvokeMessage
  readonly settle: (outcome: Outcome) => void
}

/**
 * One invocation at a time per instance. A new instance is started when all are busy, up to `most`; whichever instance
 * is free first, old or new, takes the invocation that has waited longest.
 */
export function openPool(options: { readonly most: number; readonly start: () => Instance }): Pool {
  const waiting: Waiting[] = []
  const instances = new Set<Instance>()
  const idle: Instance[] = []
  const running = new Map<Instance, InvokeMessage>()
  const idleSince = new Map<Instance, number>()
  const ends: (() => void)[] = []
  let starting = 0
  let retired = false

  const drop = (instance: Instance): void => {
    instances.delete(instance)
    idleSince.delete(instance)
  }
  const rest = (instance: Instance): void => {
    idle.push(instance)
    idleSince.set(instance, performance.now())
  }

  async function serve(instance: Instance, next: Waiting): Promise<void> {
    running.set(instance, next.message)
    const outcome = await instance.run(next.message)
    running.delete(instance)
    if (instance.isDead()) drop(instance)
    else rest(instance)
    next.settle(outcome)
    if (running.size === 0 && waiting.length === 0) ends.splice(0).forEach((end) => end())
    pump()
  }

  async function grow(): Promise<void> {
    starting += 1
    const instance = options.start()
    instances.add(instance)
    const problem = await instance.ready
    starting -= 1
    if (problem === undefined) rest(instance)
    else {
      drop(instance)
      void instance.stop()
      waiting.shift()?.settle({ kind: 'failed', message: problem })
    }
    pump()
  }

  function pump(): void {
    while (waiting.length > 0) {
      const instance = idle.pop()
      if (instance === undefined) break
      if (instance.isDead()) {
        drop(instance)
        continue
      }
      const next = waiting.shift()
      if (next) void serve(instance, next)
    }
    while (waiting.length > starting && instances.size < options.most) void grow()
  }

  // The last to rest is the first to work (a stack), so those that nobody needs lie at the bottom.
  const trim = (idleMs: number): void => {
    const longAgo = performance.now() - idleMs
    while (instances.size > 1 && idle[0] !== undefined && (idleSince.get(idle[0]) ?? 0) <= longAgo) {
      const [oldest] = idle.splice(0, 1)
      if (oldest === undefined) break
      drop(oldest)
      void oldest.stop()
    }
  }
  const quiet = (): Promise<void> => (running.size === 0 && waiting.length === 0 ? Promise.resolve() : new Promise((resolve) => ends.push(resolve)))
  const stop = async (): Promise<void> => {
    retired = true
    waiting.splice(0).forEach((next) => next.settle({ kind: 'failed', message: 'the emulator is closing' }))
    await Promise.all([...instances].map((instance) => instance.stop()))
    instances.clear()
  }
  return {
    invoke: (message) =>
      new Promise((settle) => {
        if (retired) return settle({ kind: 'failed', message: 'the emulator is closing' })
        waiting.push({ message, settle })
        pump()
      }),
    instanceCount: () => instances.size,
    busyCount: () => running.size,
    waitingCount: () => waiting.length,
    offsetOf: (secretId) => [...running].find(([instance]) => instance.secretId === secretId)?.[1].offset,
    retire: () => quiet().then(stop),
    trim,
    stop,
  }
}
