/** Reads the files, asks the one rule, prints one JSON object: exit 0 whole, 1 broken, 2 nothing that can be judged. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { ExportFile } from '../../domain/publications/reading'
import { verifyExport, type Printed } from '../../domain/publications/verify'

const NEWLINE = 10

/** The lines of a file; null for a line that is not UTF-8. */
function linesOf(bytes: Buffer): readonly (string | null)[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const decoded = (line: Buffer): string | null => {
    try {
      return decoder.decode(line)
    } catch {
      return null
    }
  }
  const lines: (string | null)[] = []
  let from = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
    lines.push(decoded(bytes.subarray(from, at)))
    from = at + 1
  }
  return [...lines, decoded(bytes.subarray(from))]
}

const fileAt = (place: string): ExportFile => ({ name: path.basename(place), lines: linesOf(readFileSync(place)) })

/** `export.json` has its parts beside it as `export-1.json`, `export-2.json` … */
const partBeside = (place: string) => (part: number): ExportFile | null => {
  const { dir, name, ext } = path.parse(place)
  const beside = path.join(dir, `${name}-${part}${ext}`)
  return existsSync(beside) ? fileAt(beside) : null
}

function printedIn(given: readonly string[]): readonly Printed[] {
  return given.map((text) => {
    const [, number, code] = /^([1-9][0-9]*)=([0-9A-Fa-f]{4,64})$/.exec(text) ?? []
    if (number === undefined || code === undefined) throw new Error(`--printed ${text}: it is number=code, as printed on the board, such as 12=ab12cd34`)
    return { number: Number(number), code }
  })
}

function said(answer: object, exit: 0 | 1 | 2): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
  process.exitCode = exit
}

function main(args: string[]): void {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { printed: { type: 'string', multiple: true, default: [] } } })
  const [place, ...more] = positionals
  if (place === undefined || more.length > 0) throw new Error('npm run -s verify -- <export.json> [--printed 12=ab12cd34]')
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
  const verdict = verifyExport(fileAt(place), { digest, partOf: partBeside(place), printed: printedIn(values.printed) })
  if (verdict.ok) return said(verdict, 0)
  said({ ok: false, ...verdict.broken }, verdict.usable ? 1 : 2)
}

try {
  main(process.argv.slice(2))
} catch (error) {
  said({ ok: false, problem: 'not-readable', about: error instanceof Error ? error.message : String(error) }, 2)
}
