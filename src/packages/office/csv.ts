/** What a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/

const cell = (value: string): string => {
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/** Rows as a CSV that Excel opens in Chinese: with a byte order mark, CRLF, and no cell that it would run. */
export const csvText = (rows: readonly (readonly string[])[]): string => `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`

/** The separator that the first line uses: a paste from a spreadsheet has tabs. */
const separatorOf = (text: string): string => {
  const [first = ''] = text.split(/\r?\n/, 1)
  return ['\t', ',', '，'].find((one) => first.includes(one)) ?? ';'
}

/** Reads CSV or a paste from a spreadsheet: quotes, doubled quotes, line breaks inside quotes; blank lines are left out. */
export function parseCsv(source: string): readonly (readonly string[])[] {
  const text = source.replace(/^\uFEFF/, '')
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let value = ''
  let quoted = false
  const endCell = (): void => {
    row.push(value.trim())
    value = ''
  }
  const endRow = (): void => {
    endCell()
    if (row.some((one) => one !== '')) rows.push(row)
    row = []
  }
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (quoted) {
      if (letter !== '"') value += letter
      else if (text[at + 1] === '"') {
        value += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"' && value.trim() === '') {
      value = ''
      quoted = true
    } else if (letter === separator) endCell()
    else if (letter === '\n') endRow()
    else if (letter !== '\r') value += letter
  }
  endRow()
  return rows
}
