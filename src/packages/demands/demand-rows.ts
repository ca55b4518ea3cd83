import type { ImportProblem } from '../../../contracts/places'
import type { Fen } from '../../../contracts/reply'
import { CATEGORIES, type Category } from '../../../contracts/vocabulary'
import { DEMANDS } from '../../copy/demands'
import { fenFromText } from '../../copy/money'
import { CATEGORY_LABELS } from '../../copy/words'
import { parseCsv } from '../office/csv'

export interface DemandRow { readonly title: string; readonly department: string; readonly where: string; readonly category: Category | null; readonly problem: string; readonly roughCost: Fen }
type FieldName = keyof typeof DEMANDS.heads
type Cells = Readonly<Record<FieldName, string>>
type Problem = keyof typeof DEMANDS.problems

/** A line that cannot be taken over: which one in the table, which column, and why in words. */
export interface LineProblem { readonly line: number; readonly field: string; readonly text: string; readonly content: string }
export interface ReadDemands { readonly rows: readonly DemandRow[]; /** The line of each row in the table. */ readonly lineOf: readonly number[]; readonly lines: readonly (readonly string[])[]; readonly problems: readonly LineProblem[]; readonly headed: boolean }

/** The table's first line is its head; people count from 1. */
const FIRST_LINE = 2
const MOST: Readonly<Record<'title' | 'department' | 'where' | 'problem', number>> = { title: 60, department: 60, where: 60, problem: 500 }
const FIELDS = ['title', 'department', 'where', 'category', 'problem', 'roughCost'] as const satisfies readonly FieldName[]
const FORMULA = /^[=+\-@＝＋－＠]/
const HEADS: Readonly<Record<FieldName, readonly string[]>> = DEMANDS.heads
const isField = (name: string): name is FieldName => name in HEADS

const categoryIn = (text: string): Category | null => CATEGORIES.find((one) => CATEGORY_LABELS[one] === text) ?? null
/** Nothing costs nothing, and no figure is a sum that a spreadsheet still has to work out. */
const costIn = (text: string): Fen | null => {
  const fen = fenFromText(text)
  return fen === null || fen === 0 ? null : fen
}

function problemsIn(cells: Cells): readonly { readonly field: FieldName; readonly problem: Problem }[] {
  const texts = (['title', 'department', 'where', 'problem'] as const).flatMap((field): readonly { readonly field: FieldName; readonly problem: Problem }[] => {
    if (cells[field] === '') return [{ field, problem: 'empty' }]
    if (FORMULA.test(cells[field])) return [{ field, problem: 'formula' }]
    return cells[field].length > MOST[field] ? [{ field, problem: 'long' }] : []
  })
  return [...texts, ...(cells.category !== '' && categoryIn(cells.category) === null ? [{ field: 'category', problem: 'category' } as const] : []), ...(costIn(cells.roughCost) === null ? [{ field: 'roughCost', problem: 'money' } as const] : [])]
}

/** A pasted table as rows, with everything that can be seen to be wrong before anybody is asked. */
export function readDemands(text: string): ReadDemands {
  const [head = [], ...lines] = parseCsv(text)
  const columns = FIELDS.map((name) => head.findIndex((cell) => HEADS[name].includes(cell.trim())))
  if (FIELDS.some((name, index) => name !== 'category' && (columns[index] ?? -1) < 0)) return { rows: [], lineOf: [], lines, problems: [], headed: false }
  const read = lines.map((line, index) => {
    const cells = Object.fromEntries(FIELDS.map((name, at) => [name, (line[columns[at] ?? -1] ?? '').trim()])) as Record<FieldName, string>
    const problems = problemsIn(cells).map(({ field, problem }) => ({ line: index + FIRST_LINE, field: HEADS[field][0] ?? field, text: DEMANDS.problems[problem], content: line.join('，') }))
    return { row: { ...cells, category: categoryIn(cells.category), roughCost: costIn(cells.roughCost) ?? 0 }, problems, line: index + FIRST_LINE }
  })
  const good = read.filter(({ problems }) => problems.length === 0)
  return { rows: good.map(({ row }) => row), lineOf: good.map(({ line }) => line), lines, problems: read.flatMap(({ problems }) => problems), headed: true }
}

/** What the cloud found, at the lines of the table. */
export const linesOf = (problems: readonly ImportProblem[], { lines, lineOf }: Pick<ReadDemands, 'lines' | 'lineOf'>): readonly LineProblem[] =>
  problems.map(({ row, field, code }) => {
    const line = lineOf[row] ?? row + FIRST_LINE
    const known = code === 'unknown-place' || code === 'duplicate' ? code : 'malformed'
    return { line, field: isField(field) ? (HEADS[field][0] ?? field) : field, text: DEMANDS.problems[known], content: (lines[line - FIRST_LINE] ?? []).join('，') }
  })
