/** What one operation took, over all its repetitions at one concurrency. */
export interface Measurement {
  readonly p50: number
  readonly p95: number
  readonly perSecond: number
  /** Milliseconds of processor per repetition, one number for each process that was metered. */
  readonly cpu: readonly number[]
}

/** Milliseconds of processor that each process has used until now. */
export type Meter = () => Promise<readonly number[]>
const NO_METER: Meter = () => Promise.resolve([])

export type Operation = (lane: number, turn: number) => Promise<unknown>

interface Tally {
  readonly times: number[]
  cpu: readonly number[]
  elapsed: number
  turn: number
}

const SLICE = 150

/** Measures operations in alternating slices, so that all meet the same weather on a busy machine. */
export async function measureTogether(operations: readonly Operation[], concurrency: number, milliseconds: number, meter = NO_METER): Promise<Measurement[]> {
  const tallies = operations.map((operation) => ({ operation, tally: { times: [], cpu: [], elapsed: 0, turn: 0 } }))
  while ((tallies[0]?.tally.elapsed ?? milliseconds) < milliseconds) {
    for (const { operation, tally } of tallies) await slice(operation, { concurrency, tally, meter })
  }
  return tallies.map(({ tally }) => summary(tally))
}

async function slice(operation: Operation, { concurrency, tally, meter }: { readonly concurrency: number; readonly tally: Tally; readonly meter: Meter }): Promise<void> {
  const used = await meter()
  const started = performance.now()
  const lane = async (number: number) => {
    while (performance.now() - started < SLICE) {
      const before = performance.now()
      await operation(number, tally.turn++)
      tally.times.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, (_, number) => lane(number)))
  tally.elapsed += performance.now() - started
  tally.cpu = (await meter()).map((now, i) => (tally.cpu[i] ?? 0) + now - (used[i] ?? 0))
}

function summary({ times, elapsed, cpu }: Tally): Measurement {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0
  return { p50: at(0.5), p95: at(0.95), perSecond: (sorted.length / elapsed) * 1000, cpu: cpu.map((used) => used / sorted.length) }
}
