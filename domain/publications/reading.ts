/** Reads the lines of an exported log: nothing is taken on trust, and the first thing that is not as it must be is named. */
import { canonicalJson } from '../canonical'

/** One file, line by line; null for a line that is not UTF-8. */
export interface ExportFile { readonly name: string; readonly lines: readonly (string | null)[] }

/** What may be wrong, by name. */
export const EXPORT_PROBLEMS = [
  'not-an-export', 'part-missing', 'not-text', 'not-json', 'not-canonical', 'unknown-field', 'missing-field', 'wrong-type', 'unexpected-line', 'part-size',
  'other-community', 'number-gap', 'previous-mismatch', 'hash-mismatch', 'head-mismatch', 'correction-mismatch', 'correction-fork',
  'root-number-gap', 'root-day-gap', 'root-previous-mismatch', 'root-hash-mismatch', 'anchor-order', 'anchor-beyond-log', 'anchor-mismatch', 'root-mismatch', 'digest-mismatch', 'printed-code-mismatch',
] as const
export type ExportProblem = (typeof EXPORT_PROBLEMS)[number]

/** The first thing that does not follow: where, and what is wrong there. */
export interface Break {
  readonly file: string
  /** Counted from 1; null where no line of the file is meant. */
  readonly line: number | null
  readonly record: number | null
  readonly problem: ExportProblem
  readonly about?: string
  readonly expected?: string
  readonly found?: string
}
/** What is wrong with one item, before it is known where it stands. */
export type Fault = Pick<Break, 'problem' | 'about' | 'expected' | 'found'>

type Shape = Readonly<Record<string, (value: unknown) => boolean>>
const isText = (value: unknown): boolean => typeof value === 'string'
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0
/** Whether it is a whole SHA-256, as hashes are written here. */
export const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const isHashOrNone = (value: unknown): boolean => value === '' || isHash(value)
const isFacts = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((v) => typeof v === 'string' || typeof v === 'number')
const isPath = (value: unknown): boolean => Array.isArray(value) && value.every((step) => typeof step === 'string' && /^[LR][0-9a-f]{64}$/.test(step))

/** The fields of each kind of item, all of them and no other. */
export const SHAPES = {
  record: { at: Number.isSafeInteger, code: isText, community: isText, fields: isFacts, hash: isHash, kind: isText, number: isCount, previous: isHashOrNone, project: isText },
  root: { communities: isCount, day: isText, hash: isHash, number: isCount, previous: isHashOrNone, records: isCount, tree: isHash },
  anchor: { hash: isHash, number: isCount, path: isPath, root: isCount },
} as const satisfies Readonly<Record<string, Shape>>

function shapeFault(value: unknown, shape: Shape): Fault | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problem: 'wrong-type' }
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(shape, key))
  if (unknown !== undefined) return { problem: 'unknown-field', about: unknown }
  const missing = Object.keys(shape).find((key) => !Object.hasOwn(value, key))
  if (missing !== undefined) return { problem: 'missing-field', about: missing }
  const wrong = Object.entries(shape).find(([key, is]) => !is(Reflect.get(value, key)))
  return wrong === undefined ? null : { problem: 'wrong-type', about: wrong[0] }
}

function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

type Item<T> = { readonly item: T } | { readonly fault: Fault }

/** One line as one item. `isLast` says that no comma follows it. */
function itemIn<T>(line: string | null, { isLast, shape }: { readonly isLast: boolean; readonly shape: Shape }): Item<T> {
  if (line === null) return { fault: { problem: 'not-text' } }
  if (line.endsWith(',') === isLast) return { fault: { problem: 'not-canonical' } }
  const text = isLast ? line : line.slice(0, -1)
  const read = parsed(text)
  if (read === null) return { fault: { problem: 'not-json' } }
  const fault = shapeFault(read.value, shape)
  if (fault !== null) return { fault }
  if (canonicalJson(read.value) !== text) return { fault: { problem: 'not-canonical' } }
  // Sound: the shape has been checked field by field.
  return { item: read.value as T }
}

/** What is read from one list: the number of its items and the line after it, or the first break. */
export type ListRead = { readonly items: number; readonly next: number } | { readonly broken: Break }

/**
 * Reads a list line by line from the line of index `from`, up to the line that begins with its closing bracket; `take` judges each item in turn and
 * says what is wrong with it. `recordOf` names the record that the item of an index is about.
 */
export function readList<T>(file: ExportFile, asked: { readonly from: number; readonly shape: Shape; readonly take: (item: T, index: number) => Fault | null; readonly recordOf: (index: number) => number | null }): ListRead {
  const { from, shape, take, recordOf } = asked
  let at = from
  for (; at < file.lines.length && file.lines[at]?.startsWith(']') !== true; at += 1) {
    const read = itemIn<T>(file.lines[at] ?? null, { isLast: file.lines[at + 1]?.startsWith(']') === true, shape })
    const fault = 'fault' in read ? read.fault : take(read.item, at - from)
    if (fault !== null) return { broken: { file: file.name, line: at + 1, record: recordOf(at - from), ...fault } }
  }
  return { items: at - from, next: at }
}

/** Expects exactly these lines from the line of index `from` on; with `isEnd`, nothing after them. */
export function expectLines(file: ExportFile, asked: { readonly from: number; readonly lines: readonly string[]; readonly isEnd?: boolean; readonly problem?: ExportProblem }): Break | null {
  const { from, lines, isEnd = false, problem = 'unexpected-line' } = asked
  const wrong = lines.findIndex((line, i) => file.lines[from + i] !== line)
  if (wrong >= 0) return { file: file.name, line: from + wrong + 1, record: null, problem, expected: lines[wrong] ?? '', found: file.lines[from + wrong] ?? '' }
  const end = from + lines.length
  return isEnd && file.lines.length > end ? { file: file.name, line: end + 1, record: null, problem, expected: '', found: file.lines[end] ?? '' } : null
}
