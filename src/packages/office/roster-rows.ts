import type { ImportProblem, Place } from '../../../contracts/places'
import type { RegisterLine } from '../../../contracts/households'
import type { Tenure } from '../../../contracts/vocabulary'
import { OFFICE, TENURE_WORDS } from '../../copy/office'
import { csvText, parseCsv } from './csv'

/** One person of a door as they would be sent. */
export interface RosterPerson { readonly name: string; readonly phone: string | null; readonly tenure: Tenure; readonly birthYear: number | null }
/** One door as it would be sent; the table may have a line for each person in it. */
export interface RosterRow { readonly building: string; readonly group: string | null; readonly room: string; readonly doorCode: string | null; readonly members: readonly RosterPerson[] }
type FieldName = keyof typeof OFFICE.fields
type Cells = Readonly<Record<FieldName, string>>

/** A line that cannot be taken over: which one in the table, which column, and why in words. */
export interface LineProblem { readonly line: number; readonly field: string; readonly text: string; readonly content: string }
export interface ReadRoster {
  readonly rows: readonly RosterRow[]
  /** The first line of each row, as the spreadsheet numbers it. */
  readonly first: readonly number[]
  readonly lines: readonly (readonly string[])[]
  readonly problems: readonly LineProblem[]
  readonly headed: boolean
}

const HEADS: Readonly<Record<FieldName, readonly string[]>> = OFFICE.heads
/** The table's first line is its head; people count from 1. */
const FIRST_LINE = 2
const CODE = { least: 6, most: 20 }
const NAMES = /[、,，;；/\s]+/
const PLACE = /^[A-Za-z0-9-]{1,40}$/
const PHONE = /^[0-9 +-]{5,20}$/
const BIRTH_YEARS = { first: 1900, last: 2100 }
const MOST_LETTERS = 20

const FIELDS: readonly FieldName[] = ['building', 'group', 'room', 'doorCode', 'members', 'phone', 'tenure', 'birthYear']
const isField = (name: string): name is FieldName => name in HEADS

/** Names of places as people write them stand for their ids; what is no name is sent as it is. */
const placeIn = (text: string, places: readonly Pick<Place, 'id' | 'name'>[]): string => places.find(({ name }) => name === text)?.id ?? text

const TENURES = Object.entries(TENURE_WORDS) as readonly (readonly [Tenure, string])[]
const tenureIn = (text: string): Tenure | null => (text === '' ? 'family' : (TENURES.find(([, word]) => word === text)?.[0] ?? null))

type Found = readonly { readonly field: FieldName; readonly text: string }[]

function placeProblems({ building, group, room, doorCode }: Cells): Found {
  const wrong = (field: FieldName, text: string): Found => [{ field, text }]
  return [
    ...(building === '' ? wrong('building', OFFICE.noBuilding) : PLACE.test(building) ? [] : wrong('building', OFFICE.problems['unknown-place'])),
    ...(group === '' || PLACE.test(group) ? [] : wrong('group', OFFICE.problems['unknown-place'])),
    ...(room === '' ? wrong('room', OFFICE.noRoom) : room.length > MOST_LETTERS ? wrong('room', OFFICE.tooLong) : []),
    ...(doorCode !== '' && (doorCode.length < CODE.least || doorCode.length > CODE.most) ? wrong('doorCode', OFFICE.codeShort) : []),
  ]
}

function personProblems({ members, phone, tenure, birthYear }: Cells): Found {
  const names = members.split(NAMES).filter(Boolean)
  const wrong = (field: FieldName, text: string): Found => [{ field, text }]
  const year = Number(birthYear)
  return [
    ...(names.some((name) => name.length > MOST_LETTERS) ? wrong('members', OFFICE.tooLong) : []),
    ...(names.length !== 1 && phone !== '' ? wrong('phone', OFFICE.onePerson) : phone === '' || PHONE.test(phone) ? [] : wrong('phone', OFFICE.phoneBad)),
    ...(tenureIn(tenure) === null ? wrong('tenure', OFFICE.tenureBad) : []),
    ...(birthYear === '' || (Number.isInteger(year) && year >= BIRTH_YEARS.first && year <= BIRTH_YEARS.last) ? [] : wrong('birthYear', OFFICE.birthYearBad)),
  ]
}

const peopleIn = ({ members, phone, tenure, birthYear }: Cells): readonly RosterPerson[] =>
  members.split(NAMES).filter(Boolean).map((name) => ({ name, phone: phone === '' ? null : phone, tenure: tenureIn(tenure) ?? 'family', birthYear: birthYear === '' ? null : Number(birthYear) }))

const rowOf = (cells: Cells): RosterRow => ({ building: cells.building, group: cells.group || null, room: cells.room, doorCode: cells.doorCode || null, members: peopleIn(cells) })

/** Lines of one door become one row; what they say about the door itself must not differ. */
function merged(before: RosterRow, cells: Cells): { readonly row: RosterRow; readonly problems: Found } {
  const next = rowOf(cells)
  const differs = (field: 'group' | 'doorCode'): boolean => next[field] !== null && before[field] !== null && next[field] !== before[field]
  const problems = (['group', 'doorCode'] as const).filter(differs).map((field) => ({ field, text: OFFICE.differs }))
  const twice = next.members.some((one) => before.members.some(({ name, phone }) => name === one.name && phone === one.phone))
  const same = next.members.length === 0 || twice ? [{ field: 'members' as const, text: OFFICE.problems.duplicate }] : []
  return { row: { ...before, group: before.group ?? next.group, doorCode: before.doorCode ?? next.doorCode, members: [...before.members, ...next.members] }, problems: [...problems, ...same] }
}

/** A table as rows, with everything that can be seen to be wrong before anybody is asked. */
export function readRoster(text: string, places: readonly Pick<Place, 'id' | 'name'>[]): ReadRoster {
  const [head = [], ...lines] = parseCsv(text)
  const column = (name: FieldName): number => head.findIndex((cell) => HEADS[name].includes(cell.trim()))
  const columns = new Map(FIELDS.map((name) => [name, column(name)]))
  if (column('building') < 0 || column('room') < 0) return { rows: [], first: [], lines, problems: [], headed: false }
  const at = (line: readonly string[], name: FieldName): string => (line[columns.get(name) ?? -1] ?? '').trim()
  const doors = new Map<string, { readonly row: RosterRow; readonly line: number }>()
  const problems = lines.flatMap((line, index) => {
    const raw = Object.fromEntries(FIELDS.map((name) => [name, at(line, name)])) as Record<FieldName, string>
    const cells: Cells = { ...raw, building: placeIn(raw.building, places), group: placeIn(raw.group, places) }
    const key = `${cells.building} ${cells.room}`
    const before = doors.get(key)
    const joined = before === undefined ? { row: rowOf(cells), problems: [] } : merged(before.row, cells)
    doors.set(key, { row: joined.row, line: before?.line ?? index + FIRST_LINE })
    return [...placeProblems(cells), ...personProblems(cells), ...joined.problems].map(({ field, text: said }) => ({ line: index + FIRST_LINE, field: OFFICE.fields[field], text: said, content: line.join('，') }))
  })
  return { rows: [...doors.values()].map(({ row }) => row), first: [...doors.values()].map(({ line }) => line), lines, problems, headed: true }
}

/** What the cloud found, at the lines of the table. */
export const linesOf = (problems: readonly ImportProblem[], { lines, first }: Pick<ReadRoster, 'lines' | 'first'>): readonly LineProblem[] =>
  problems.map(({ row, field, code }) => {
    const line = first[row] ?? row + FIRST_LINE
    return { line, field: isField(field) ? OFFICE.fields[field] : field, text: OFFICE.problems[code], content: (lines[line - FIRST_LINE] ?? []).join('，') }
  })

/** The register as a file that can be imported again: one line for each person, and one for a door without any. */
export function registerCsv(register: readonly RegisterLine[], nameOf: (place: string) => string): string {
  const { fields } = OFFICE
  const head = [fields.building, fields.group, fields.room, fields.members, fields.phone, fields.tenure, fields.birthYear]
  return csvText([head, ...register.flatMap(({ building, group, room, members }) => {
    const door = [nameOf(building), group === null ? '' : nameOf(group), room]
    if (members.length === 0) return [[...door, '', '', '', '']]
    return members.map(({ name, phone, tenure, birthYear }) => [...door, name, phone ?? '', TENURE_WORDS[tenure], birthYear === null ? '' : String(birthYear)])
  })])
}
