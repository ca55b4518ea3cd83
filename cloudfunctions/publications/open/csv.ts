/** CSV as Excel opens it in Chinese: with a byte order mark, CRLF, and no cell that it would run as a formula. */

type Cell = string | number | null
interface Column { readonly name: string; readonly codes?: Readonly<Record<string, string>> }

const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/** A table with a Chinese heading; codes are written as the words that they stand for. */
export function csvText<R extends object>(rows: readonly R[], columns: Readonly<Record<keyof R & string, Column>>): string {
  const named = Object.entries<Column>(columns)
  const said = (row: R, key: string, { codes }: Column): Cell => {
    const value = Reflect.get(row, key) as Cell
    return typeof value === 'string' ? (codes?.[value] ?? value) : value
  }
  return `\uFEFF${[named.map(([, { name }]) => cell(name)), ...rows.map((row) => named.map(([key, column]) => cell(said(row, key, column))))].map((line) => line.join(',')).join('\r\n')}\r\n`
}
