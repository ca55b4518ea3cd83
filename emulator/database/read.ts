import type { Collection, Index } from './catalogue'
import type { Plan, Range } from './plan'
import type { Row } from './sqlite'
import type { Stored } from './transactions'

/** Counts the documents read; `wanted` sizes the first page so that small limits read little. */
export interface Meter {
  examined: number
  readonly wanted: number
}

const SMALLEST_PAGE = 16
const LARGEST_PAGE = 1024

const firstPage = (meter: Meter) => Math.min(Math.max(meter.wanted, 1), LARGEST_PAGE)
const nextPage = (size: number) => Math.min(Math.max(size * 4, SMALLEST_PAGE), LARGEST_PAGE)

const storedOf = (row: Row): Stored => ({ sequence: Number(row[0]), text: String(row[1]) })
const bufferOf = (cell: unknown): Buffer => (Buffer.isBuffer(cell) ? cell : Buffer.from(cell as Uint8Array))

/** All documents in natural order, page by page: no cursor stays open in SQLite between two pages. */
export function* readAll(collection: Collection, meter: Meter): Generator<Stored> {
  let size = firstPage(meter)
  let last = -1
  for (;;) {
    const rows = collection.sql.scan.all([last, size])
    for (const row of rows) {
      meter.examined++
      yield storedOf(row)
    }
    if (rows.length < size) return
    last = Number(rows[rows.length - 1]?.[0])
    size = nextPage(size)
  }
}

/** The documents of a plan in index order, each once. */
export function* readPlan(collection: Collection, plan: Plan, meter: Meter): Generator<Stored> {
  const seen = plan.index?.multikey ? new Set<number>() : undefined
  const ranges = plan.backward ? [...plan.ranges].reverse() : plan.ranges
  for (const range of ranges) {
    const rows = plan.index ? readIndex(plan.index, range, plan.backward, meter) : readIds(collection, range, plan.backward, meter)
    for (const row of rows) {
      const stored = storedOf(row)
      if (seen?.has(stored.sequence)) continue
      seen?.add(stored.sequence)
      meter.examined++
      yield stored
    }
  }
}

function* readIndex(index: Index, range: Range, backward: boolean, meter: Meter): Generator<Row> {
  let size = firstPage(meter)
  let border: Buffer = backward ? range.high : range.low
  let sequence = -1
  for (;;) {
    const rows = backward ? index.sql.backward.all([border, sequence, range.low, size]) : index.sql.forward.all([border, sequence, range.high, size])
    yield* rows
    const last = rows[rows.length - 1]
    if (!last || rows.length < size) return
    border = bufferOf(last[2])
    sequence = Number(last[0])
    size = nextPage(size)
  }
}

function* readIds(collection: Collection, range: Range, backward: boolean, meter: Meter): Generator<Row> {
  let size = firstPage(meter)
  let { low, high } = range
  for (;;) {
    const rows = backward ? collection.sql.idBackward.all([low, high, size]) : collection.sql.idForward.all([low, high, size])
    yield* rows
    const last = rows[rows.length - 1]
    if (!last || rows.length < size) return
    if (backward) high = bufferOf(last[2])
    else low = Buffer.concat([bufferOf(last[2]), Buffer.of(0)])
    size = nextPage(size)
  }
}

/** The documents at these places in natural order. */
export function* readSequences(collection: Collection, sequences: readonly number[], meter: Meter): Generator<Stored> {
  for (const sequence of sequences) {
    const row = collection.sql.bySequence.first([sequence])
    if (!row) continue
    meter.examined++
    yield storedOf(row)
  }
}

/** The number of documents in the ranges of an exact plan, without reading any; undefined when it cannot be told. */
export function countPlan(collection: Collection, plan: Plan): number | undefined {
  if (!plan.exact || (plan.index?.multikey && plan.ranges.length > 1)) return undefined
  const counter = plan.index ? plan.index.sql.count : collection.sql.idCount
  return plan.ranges.reduce((sum, range) => sum + Number(counter.first([range.low, range.high])?.[0]), 0)
}
