/** Draws one poster. Everything is measured on A4, from the upper left corner, and enlarged for A3. */
import { rgb, type PDFPage } from 'pdf-lib'
import { create } from 'qrcode'
import { POSTER } from '../../src/copy/poster'
import { fitted, type Letters } from './letters'
import { A4 } from './paper'
import type { PosterNumber, PosterWords } from './words'

export const GREEN = rgb(0.004, 0.44, 0.227)
const PALE = rgb(0.91, 0.96, 0.93)
const INK = rgb(0.07, 0.07, 0.07)
const GREY = rgb(0.3, 0.33, 0.31)
const WHITE = rgb(1, 1, 1)
export const LEFT = 42
export const WIDE = A4.width - 2 * LEFT
export const LEADING = 1.28
const ROW = { height: 68, label: 116, gap: 8 } as const
export const FOOT = { top: 648, qr: 138, stamp: 108 } as const
/** What a reader’s camera needs around the code. */
const QUIET = 4
/** Rows touch, or a screen shows hairlines between them. */
const OVERLAP = 1.03

export interface Sheet { readonly page: PDFPage; readonly scale: number; readonly bold: Letters; readonly plain: Letters }
interface Ink { readonly letters: Letters; readonly size: number; readonly color?: typeof INK }

/** A line of text whose upper edge is there. */
export function write({ page, scale }: Sheet, text: string, { x, y, letters, size, color = INK }: Ink & { readonly x: number; readonly y: number }): void {
  if (text === '') return
  page.drawText(text, { x: x * scale, y: (A4.height - y - size * 0.92) * scale, size: size * scale, font: letters.font, color })
}

function box({ page, scale }: Sheet, { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }, color: typeof INK): void {
  page.drawRectangle({ x: x * scale, y: (A4.height - y - height) * scale, width: width * scale, height: height * scale, color })
}

/** Lines one under the other; answers where the next may begin. */
export function block(sheet: Sheet, text: string, { x, y, letters, sizes, width, most, color = INK }: { readonly x: number; readonly y: number; readonly letters: Letters; readonly sizes: readonly number[]; readonly width: number; readonly most: number; readonly color?: typeof INK }): number {
  const { size, lines } = fitted(letters, letters.shown(text), { sizes, width, most })
  lines.forEach((line, at) => write(sheet, line, { x, y: y + at * size * LEADING, letters, size, color }))
  return y + lines.length * size * LEADING
}

/** The modules of the code, row by row: what the page on the screen shows too. */
export function modulesOf(text: string): { readonly size: number; readonly dark: (x: number, y: number) => boolean } {
  const { size, data } = create([{ data: Buffer.from(text, 'latin1'), mode: 'byte' }], { errorCorrectionLevel: 'M' }).modules
  return { size, dark: (x, y) => data[y * size + x] === 1 }
}

/** Each row of dark modules is drawn in runs: a sharp code in few bytes. */
function qr(sheet: Sheet, text: string, { x, y, width }: { readonly x: number; readonly y: number; readonly width: number }): void {
  const { size, dark } = modulesOf(text)
  const one = width / (size + 2 * QUIET)
  box(sheet, { x, y, width, height: width }, WHITE)
  for (let row = 0; row < size; row += 1) {
    for (let from = 0; from < size; from += 1) {
      if (!dark(from, row)) continue
      let to = from
      while (to < size && dark(to, row)) to += 1
      box(sheet, { x: x + (from + QUIET) * one, y: y + (row + QUIET) * one, width: (to - from) * one, height: one * OVERLAP }, rgb(0, 0, 0))
      from = to
    }
  }
}

function row(sheet: Sheet, { label, number, beside }: PosterNumber, y: number): void {
  const { bold, plain } = sheet
  const width = WIDE - ROW.label - 24
  box(sheet, { x: LEFT, y, width: WIDE, height: ROW.height }, PALE)
  box(sheet, { x: LEFT, y, width: 6, height: ROW.height }, GREEN)
  block(sheet, label, { x: LEFT + 20, y: y + 21, letters: bold, sizes: [21], width: ROW.label, most: 1, color: GREEN })
  const after = block(sheet, number, { x: LEFT + ROW.label + 12, y: y + 4, letters: bold, sizes: [36, 32, 28, 22], width, most: 1 })
  block(sheet, beside, { x: LEFT + ROW.label + 12, y: Math.min(after, y + 47), letters: plain, sizes: [14, 12, 10], width, most: 1, color: GREY })
}

/** The code, what proves the record, and room for the stamp. */
export function foot(sheet: Sheet, words: Pick<PosterWords, 'page' | 'facts' | 'scan'>): void {
  const { page, scale, bold, plain } = sheet
  qr(sheet, words.page, { x: LEFT - 6, y: FOOT.top, width: FOOT.qr })
  block(sheet, words.scan, { x: LEFT, y: FOOT.top + FOOT.qr + 2, letters: bold, sizes: [12.5], width: FOOT.qr, most: 1, color: GREEN })
  const x = LEFT + FOOT.qr + 10
  const width = WIDE - FOOT.qr - FOOT.stamp - 34
  let y = FOOT.top + 12
  for (const fact of words.facts) y = block(sheet, fact, { x, y, letters: fact === words.facts.at(-1) ? plain : bold, sizes: fact === words.facts.at(-1) ? [10.5] : [15, 13, 11], width, most: 2 }) + 4
  block(sheet, words.page, { x, y: y + 2, letters: plain, sizes: [9, 8], width, most: 3, color: GREY })
  const [centreX, centreY] = [LEFT + WIDE - FOOT.stamp / 2, FOOT.top + 14 + FOOT.stamp / 2]
  page.drawCircle({ x: centreX * scale, y: (A4.height - centreY) * scale, size: (FOOT.stamp / 2) * scale, borderColor: GREY, borderWidth: 0.8 * scale, borderDashArray: [4 * scale, 3 * scale] })
  write(sheet, POSTER.stamp, { x: centreX - plain.width(POSTER.stamp, 12) / 2, y: centreY - 6, letters: plain, size: 12, color: GREY })
}

/** Whose sheet it is, and of what kind. */
export function heading(sheet: Sheet, { kind: asked, over }: Pick<PosterWords, 'kind' | 'over'>): void {
  const { bold, plain } = sheet
  box(sheet, { x: 0, y: 0, width: A4.width, height: 76 }, GREEN)
  const kindWide = bold.width(plain.shown(asked), 25)
  block(sheet, over, { x: LEFT, y: 25, letters: bold, sizes: [25, 20, 16, 12], width: WIDE - kindWide - 20, most: 1, color: WHITE })
  write(sheet, bold.shown(asked), { x: LEFT + WIDE - kindWide, y: 25, letters: bold, size: 25, color: WHITE })
}

/** One poster on its page; `count` says which of how many it is. */
export function drawSheet(sheet: Sheet, words: PosterWords, count: string): void {
  const { bold, plain } = sheet
  heading(sheet, words)
  const large = bold.lines(bold.shown(words.title), 34, WIDE).length <= 2
  let y = block(sheet, words.title, { x: LEFT, y: 94, letters: bold, sizes: large ? [44, 38, 34] : [28, 24], width: WIDE, most: large ? 2 : 3 }) + 2
  y = block(sheet, words.where, { x: LEFT, y, letters: plain, sizes: [20, 17, 14], width: WIDE, most: 1, color: GREY }) + 10
  for (const number of words.three) {
    row(sheet, number, y)
    y += ROW.height + ROW.gap
  }
  const top = FOOT.top - (words.phone === null ? 92 : 122)
  const room = Math.floor((top - 12 - y) / (17 * LEADING))
  block(sheet, words.problem, { x: LEFT, y: y + 2, letters: plain, sizes: [17, 15], width: WIDE, most: room })
  box(sheet, { x: LEFT, y: top - 8, width: WIDE, height: 3 }, GREEN)
  let below = block(sheet, words.window, { x: LEFT, y: top + 6, letters: bold, sizes: [25, 22, 18], width: WIDE, most: 1 }) + 2
  below = block(sheet, words.route, { x: LEFT, y: below, letters: plain, sizes: [14], width: WIDE, most: 2 }) + 4
  if (words.phone !== null) block(sheet, POSTER.phone(words.phone), { x: LEFT, y: below, letters: bold, sizes: [25, 18, 12], width: WIDE, most: 1, color: GREEN })
  foot(sheet, words)
  write(sheet, plain.shown(count), { x: LEFT + WIDE - plain.width(count, 9), y: A4.height - 26, letters: plain, size: 9, color: GREY })
}

/** The letters that the font lacks, by their numbers, on the page that lacks them. */
export function nameMissing(sheet: Sheet, missing: ReadonlySet<string>, most: number): void {
  if (missing.size === 0) return
  const codes = [...missing].slice(0, most).map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ')
  block(sheet, POSTER.missing(`${codes}${missing.size > most ? ' …' : ''}`), { x: LEFT, y: A4.height - 26, letters: sheet.plain, sizes: [9], width: WIDE - 90, most: 1, color: GREY })
}
