/** Letters on paper: what the font has no shape for gets a mark and is named, and lines break where a reader expects it. */
import type { PDFFont } from 'pdf-lib'

/** Typesetters’ sign for a letter that is not in the case. */
const MARK = '〓'
/** They shape what stands before them and have no shape of their own. */
const SHAPELESS = /[\u200B-\u200D\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu
/** A line does not begin with these. */
const CLOSING = /^[，。；：！？、）」』》〉…%,.;:!?)]$/u
const WORDS = /[A-Za-z0-9.,:/_+%-]+|./gu

export interface Letters {
  readonly width: (text: string, size: number) => number
  /** Only letters that the font has. */
  readonly shown: (text: string) => string
  /** As few lines as hold the text, none wider than this. */
  readonly lines: (text: string, size: number, width: number) => readonly string[]
  readonly font: PDFFont
}

/** What a font can write; `missing` collects what it cannot. */
export function lettersOf(font: PDFFont, has: ReadonlySet<number>, missing: Set<string>): Letters {
  const widths = new Map<string, number>()
  const widthOf = (letter: string): number => {
    const known = widths.get(letter) ?? font.widthOfTextAtSize(letter, 1)
    widths.set(letter, known)
    return known
  }
  const width = (text: string, size: number): number => [...text].reduce((sum, letter) => sum + widthOf(letter), 0) * size
  const shown = (text: string): string => [...text.replace(SHAPELESS, '')].map((letter) => {
    if (has.has(letter.codePointAt(0) ?? 0)) return letter
    missing.add(letter)
    return MARK
  }).join('')
  const lines = (text: string, size: number, most: number): readonly string[] => {
    const words = (text.match(WORDS) ?? []).flatMap((word) => (width(word, size) > most ? [...word] : [word]))
    return words.reduce<readonly string[]>((made, word) => {
      const line = made.at(-1)
      if (line === undefined) return [word]
      return width(line + word, size) <= most || CLOSING.test(word) ? [...made.slice(0, -1), line + word] : [...made, word.trimStart()]
    }, []).filter((line) => line !== '')
  }
  return { width, shown, lines, font }
}

/** The largest of these sizes at which the text needs no more than so many lines; at the smallest it is cut, and says so. */
export function fitted({ lines }: Letters, text: string, { sizes, width, most }: { readonly sizes: readonly number[]; readonly width: number; readonly most: number }): { readonly size: number; readonly lines: readonly string[] } {
  for (const size of sizes) {
    const made = lines(text, size, width)
    if (made.length <= most) return { size, lines: made }
  }
  const size = sizes.at(-1) ?? 0
  const made = lines(text, size, width).slice(0, most)
  return { size, lines: made.map((line, at) => (at === most - 1 ? `${[...line].slice(0, -1).join('')}…` : line)) }
}
