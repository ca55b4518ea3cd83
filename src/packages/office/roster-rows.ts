import type { ImportProblem, Place } from '../../../contracts/places'
import { OFFICE } from '../../copy/office'
import { parseCsv } from './csv'

/** One door as it would be sent. */
export interface RosterRow { readonly building: string; readonly group: string | null; readonly room: string; readonly doorCode: string | null; readonly members: readonly string[] }
type FieldName = keyof typeof OFFICE.fields

/** A line that cannot be taken over: which one in the pasted table, which column, and why in words. */
export interface LineProblem { readonly line: number; readonly field: string; readonly text: string; readonly content: string }
export interface ReadRoster { readonly rows: readonly RosterRow[]; readonly lines: readonly (readonly string[])[]; readonly problems: readonly LineProblem[]; readonly headed: boolean }

const HEADS: Readonly<Record<FieldName, readonly string[]>> = OFFICE.heads
/** The table's first line is its head; people count from 1. */
const FIRST_LINE = 2
const CODE = { least: 6, most: 20 }
const NAMES = /[、,，;；/\s]+/

const isField = (name: string): name is FieldName => name in HEADS

function columnsOf(head: readonly string[]): Readonly<Partial<Record<FieldName, number>>> {
  const found: Partial<Record<FieldName, number>> = {}
  for (const [name, words] of Object.entries(HEADS)) {
    const at = head.findIndex((cell) => words.includes(cell.trim()))
    if (at >= 0 && isField(name)) found[name] = at
  }
  return found
}

/** Names of places as people write them stand for their ids; what is no name is sent as it is. */
const placeIn = (text: string, places: readonly Pick<Place, 'id' | 'name'>[]): string => places.find(({ name }) => name === text)?.id ?? text

function problemsOf(row: RosterRow): readonly { readonly field: FieldName; readonly text: string }[] {
  const { doorCode } = row
  return [
    ...(row.building === '' ? [{ field: 'building' as const, text: OFFICE.noBuilding }] : []),
    ...(row.room === '' ? [{ field: 'room' as const, text: OFFICE.noRoom }] : []),
    ...(/^[A-Za-z0-9-]{1,40}$/.test(row.building) || row.building === '' ? [] : [{ field: 'building' as const, text: OFFICE.problems['unknown-place'] }]),
    ...(row.group === null || /^[A-Za-z0-9-]{1,40}$/.test(row.group) ? [] : [{ field: 'group' as const, text: OFFICE.problems['unknown-place'] }]),
    ...(doorCode !== null && (doorCode.length < CODE.least || doorCode.length > CODE.most) ? [{ field: 'doorCode' as const, text: OFFICE.codeShort }] : []),
  ]
}

/** A pasted roster as rows, with what can be seen to be wrong before anybody is asked. */
export function readRoster(text: string, places: readonly Pick<Place, 'id' | 'name'>[]): ReadRoster {
  const [head = [], ...lines] = parseCsv(text)
  const columns = columnsOf(head)
  if (columns.building === undefined || columns.room === undefined) return { rows: [], lines, problems: [], headed: false }
  const at = (line: readonly string[], name: FieldName): string => (columns[name] === undefined ? '' : (line[columns[name]] ?? '').trim())
  const rows = lines.map((line): RosterRow => ({
    building: placeIn(at(line, 'building'), places), group: at(line, 'group') === '' ? null : placeIn(at(line, 'group'), places), room: at(line, 'room'),
    doorCode: at(line, 'doorCode') === '' ? null : at(line, 'doorCode'), members: at(line, 'members').split(NAMES).filter(Boolean),
  }))
  const problems = rows.flatMap((row, index) => problemsOf(row).map(({ field, text: said }) => ({ line: index + FIRST_LINE, field: OFFICE.fields[field], text: said, content: (lines[index] ?? []).join('，') })))
  return { rows, lines, problems, headed: true }
}

/** What the cloud found, at the lines of the pasted table; `before` is how many rows were sent earlier. */
export const linesOf = (problems: readonly ImportProblem[], { lines, before }: { readonly lines: readonly (readonly string[])[]; readonly before: number }): readonly LineProblem[] =>
  problems.map(({ row, field, code }) => ({ line: row + before + FIRST_LINE, field: isField(field) ? OFFICE.fields[field] : field, text: OFFICE.problems[code], content: (lines[row + before] ?? []).join('，') }))
