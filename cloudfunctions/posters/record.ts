/** Draws a notice of a period on paper: what was published, line by line in the words of its record, on as many sheets as it needs. */
import type { Letters } from './letters'
import { A4 } from './paper'
import { block, FOOT, foot, GREEN, heading, LEADING, LEFT, WIDE, write, type Sheet } from './sheet'
import type { RecordWords } from './words'

const [TITLE_Y, TEXT_Y, SIZE, GAP] = [96, 186, 14, 5] as const
const ROOM = FOOT.top - 26 - TEXT_Y

/** The same notice cut into sheets: no line is left out, and none is made smaller than can be read on a wall. */
export function sheetsOf(letters: Letters, words: RecordWords): readonly RecordWords[] {
  const heightOf = (line: string): number => letters.lines(letters.shown(line), SIZE, WIDE).length * SIZE * LEADING + GAP
  const sheets: string[][] = [[]]
  let room = ROOM
  for (const line of words.lines) {
    const height = heightOf(line)
    if (height > room && sheets.at(-1)?.length !== 0) {
      sheets.push([])
      room = ROOM
    }
    sheets.at(-1)?.push(line)
    room -= height
  }
  return sheets.map((lines) => ({ ...words, lines }))
}

/** One sheet of it; `count` says which of how many it is. */
export function drawRecord(sheet: Sheet, words: RecordWords, count: string): void {
  const { bold, plain } = sheet
  heading(sheet, words)
  const below = block(sheet, words.title, { x: LEFT, y: TITLE_Y, letters: bold, sizes: [34, 28, 24], width: WIDE, most: 2, color: GREEN })
  let y = Math.min(TEXT_Y, below + 14)
  for (const line of words.lines) {
    const made = plain.lines(plain.shown(line), SIZE, WIDE)
    made.forEach((text, at) => write(sheet, text, { x: LEFT, y: y + at * SIZE * LEADING, letters: plain, size: SIZE }))
    y += made.length * SIZE * LEADING + GAP
  }
  foot(sheet, words)
  write(sheet, plain.shown(count), { x: LEFT + WIDE - plain.width(count, 9), y: A4.height - 26, letters: plain, size: 9 })
}
