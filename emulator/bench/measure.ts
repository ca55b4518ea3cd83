/** What one operation took, over all its repetitions at one concurrency. */
export interface Measurement {
  readonly p50: number
  readonly p95: number
  readonly perSecond: number
}

export type Operation = (lane: number, turn: number) => Promise<unknown>

interface Tally {
  readonly times: number[]
  elapsed: number
  turn: number
}

const SLICE = 150

/** Measures operations in alternating slices, so that all meet the same weather on a busy machine. */
export async function measureTogether(operations: readonly Operation[], concurrency: number, milliseconds: number): Promise<Measurement[]> {
  const tallies = operations.map((operation) => ({ operation, tally: { times: [], elapsed: 0, turn: 0 } }))
  while ((tallies[0]?.tally.elapsed ?? milliseconds) < milliseconds) {
    for (const { operation, tally } of tallies) await slice(operation, concurrency, tally)
  }
  return tallies.map(({ tally }) => summary(tally))
}

async function slice(operation: Operation, concurrency: number, tally: Tally): Promise<void> {
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
}

function summary({ times, elapsed }: Tally): Measurement {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0
  return { p50: at(0.5), p95: at(0.95), perSecond: (sorted.length / elapsed) * 1000 }
}
