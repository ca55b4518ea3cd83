/** The first sheet of an Excel file as a table of texts: an .xlsx is a zip of XML, and a register needs no more than its cells. */
import { inflate } from './inflate'

const END_MARK = 0x06054b50
const ENTRY_MARK = 0x02014b50
const END_BYTES = 22
const MOST_BYTES = 60_000_000
const LETTERS = 26

const utf8 = (bytes: Uint8Array): string => decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))

/** The names in a zip file, each with how to unpack it. */
function entriesOf(bytes: Uint8Array): ReadonlyMap<string, () => string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - END_BYTES
  while (end >= 0 && view.getUint32(end, true) !== END_MARK) end -= 1
  if (end < 0) throw new Error('not an .xlsx file')
  const entries = new Map<string, () => string>()
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0 && view.getUint32(at, true) === ENTRY_MARK; left -= 1) {
    const [method, packed, size, local] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true), view.getUint32(at + 42, true)]
    const [name, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)]
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const data = bytes.subarray(start, start + packed)
    entries.set(utf8(bytes.subarray(at + 46, at + 46 + name)), () => {
      if (size > MOST_BYTES) throw new Error('the sheet is too large')
      return utf8(method === 0 ? data : inflate(data, size))
    })
    at += 46 + name + extra + comment
  }
  return entries
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function plain(xml: string): string {
  return xml.replace(/&(#x?)?([0-9a-zA-Z]+);/g, (whole, number: string | undefined, name: string) => {
    if (number !== undefined) return String.fromCodePoint(Number.parseInt(name, number === '#x' ? 16 : 10))
    return ENTITIES[name] ?? whole
  })
}

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
/** The text of a string item, without the reading aids that East Asian Excel adds (`rPh`). */
const textIn = (xml: string): string => [...xml.replace(/<rPh[\s\S]*?<\/rPh>/g, '').matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)].map(([, text = '']) => plain(text)).join('')

/** A number as somebody would read it: telephone numbers are no powers of ten. */
const numberText = (text: string): string => (/^-?\d+(\.\d+)?[eE]\+?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? String(Number(text)) : text)

/** A1 is 0, B7 is 1, AA1 is 26. */
const columnOf = (reference: string): number => [...reference.replace(/\d+$/, '')].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0) - 1

function cellText(tag: string, inside: string, shared: readonly string[]): string {
  if (attribute(tag, 't') === 'inlineStr') return textIn(inside)
  const value = plain(/<v(?:\s[^>]*)?>([\s\S]*?)<\/v>/.exec(inside)?.[1] ?? '')
  if (attribute(tag, 't') === 's') return shared[Number(value)] ?? ''
  return attribute(tag, 't') === '' || attribute(tag, 't') === 'n' ? numberText(value) : value
}

function rowOf(xml: string, shared: readonly string[]): readonly string[] {
  const cells: string[] = []
  for (const [, tag = '', inside = ''] of xml.matchAll(/<c(\s[^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const at = attribute(tag, 'r') === '' ? cells.length : columnOf(attribute(tag, 'r'))
    while (cells.length < at) cells.push('')
    cells[at] = cellText(tag, inside, shared).trim()
  }
  return cells
}

/** Where the first sheet lies: the workbook names it, its relations say where it is. */
function firstSheet(entries: ReadonlyMap<string, () => string>): string {
  const sheet = /<sheet\s[^>]*>/.exec(entries.get('xl/workbook.xml')?.() ?? '')?.[0] ?? ''
  const relations = entries.get('xl/_rels/workbook.xml.rels')?.() ?? ''
  const relation = [...relations.matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => tag).find((tag) => attribute(tag, 'Id') === attribute(sheet, 'r:id'))
  const target = relation === undefined ? 'worksheets/sheet1.xml' : attribute(relation, 'Target')
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** Rows of texts, blank ones left out; throws for anything that is no Excel workbook. */
export function readXlsx(bytes: Uint8Array): readonly (readonly string[])[] {
  const entries = entriesOf(bytes)
  const sheet = entries.get(firstSheet(entries))
  if (sheet === undefined) throw new Error('the workbook has no sheet')
  const shared = [...(entries.get('xl/sharedStrings.xml')?.() ?? '').matchAll(/<si>([\s\S]*?)<\/si>|<si\/>/g)].map(([, item = '']) => textIn(item))
  const rows = [...sheet().matchAll(/<row(?:\s[^>]*)?>([\s\S]*?)<\/row>/g)].map(([, row = '']) => rowOf(row, shared))
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

/** Whether the bytes begin as a zip file does. */
export const isXlsx = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b
