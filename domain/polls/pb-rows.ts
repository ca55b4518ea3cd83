/** Rows of a text with fields between separators, quoted where they hold one: lines are kept, so that an error can name its line. */

/** The fields of a row, and the line on which it begins, from 1. */
export interface Row { readonly line: number; readonly fields: readonly string[] }

/** The line on which a quotation begins that never ends. */
export interface Unclosed { readonly unclosed: number }

/** All rows that hold anything; a byte order mark and any kind of line ending are accepted. */
export function rowsOf(text: string, separator: string): readonly Row[] | Unclosed {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const rows: Row[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const first = at
    let line = lines[at] ?? ''
    let fields = fieldsOf(line, separator)
    while (fields === null && at + 1 < lines.length) {
      at += 1
      line = `${line}\n${lines[at] ?? ''}`
      // A quotation may run over many lines; only a line with a quote in it can end it.
      if (lines[at]?.includes('"')) fields = fieldsOf(line, separator)
    }
    if (fields === null) return { unclosed: first + 1 }
    if (fields.some((field) => field.trim() !== '')) rows.push({ line: first + 1, fields })
  }
  return rows
}

/** The fields of one row; null while a quotation is open. A quote counts at the start of a field only, as spreadsheets write it. */
function fieldsOf(row: string, separator: string): string[] | null {
  if (!row.includes('"')) return row.split(separator)
  const fields: string[] = []
  let from = 0
  for (;;) {
    if (row[from] !== '"') {
      const to = row.indexOf(separator, from)
      fields.push(to === -1 ? row.slice(from) : row.slice(from, to))
      if (to === -1) return fields
      from = to + separator.length
      continue
    }
    const close = closingQuote(row, from + 1)
    if (close === -1) return null
    const to = row.indexOf(separator, close + 1)
    const rest = to === -1 ? row.slice(close + 1) : row.slice(close + 1, to)
    fields.push(row.slice(from + 1, close).replaceAll('""', '"') + rest)
    if (to === -1) return fields
    from = to + separator.length
  }
}

function closingQuote(row: string, from: number): number {
  for (let at = row.indexOf('"', from); at !== -1; at = row.indexOf('"', at)) {
    if (row[at + 1] !== '"') return at
    at += 2
  }
  return -1
}

/** One row as text: fields quoted where a reader could mistake them. */
export const rowText = (fields: readonly string[], separator: string): string => fields.map((field) => (needsQuotes(field, separator) ? `"${field.replaceAll('"', '""')}"` : field)).join(separator)

const needsQuotes = (field: string, separator: string): boolean => field.includes(separator) || /["\r\n]/.test(field) || field !== field.trim()
