import type { GovernmentWorkState, ScopeMode } from '../../../contracts/vocabulary'
import { LISTS, MODE_WORDS, WORK_STATES } from '../../copy/lists'
import { parseCsv } from './csv'

export interface WorkRow { readonly title: string; readonly department: string; readonly state: GovernmentWorkState }
export interface ScopeRow { readonly name: string; readonly mode: ScopeMode }
/** The rows of a pasted list; `wrong` says which line cannot be read. */
export interface ReadList<T> { readonly rows: readonly T[]; readonly wrong: string | undefined }

const FIRST_LINE = 2

function read<T>(text: string, rowOf: (cells: readonly string[]) => T | null): ReadList<T> {
  const rows = parseCsv(text).slice(1).map((line) => rowOf(line.map((cell) => cell.trim())))
  const bad = rows.findIndex((row) => row === null)
  return { rows: rows.flatMap((row) => (row === null ? [] : [row])), wrong: bad < 0 ? undefined : LISTS.bad(bad + FIRST_LINE) }
}

/** Name, department, state; the first line is the head. */
export const readWorks = (text: string): ReadList<WorkRow> => read(text, ([title = '', department = '', word = '']) => {
  const state = WORK_STATES[word]
  return title === '' || department === '' || state === undefined ? null : { title, department, state }
})

/** Name and whether it may be done; the first line is the head. */
export const readScope = (text: string): ReadList<ScopeRow> => read(text, ([name = '', word = '']) => {
  const mode = (['allowed', 'refused'] as const).find((one) => MODE_WORDS[one] === word)
  return name === '' || mode === undefined ? null : { name, mode }
})
