/**
 * The font reader of the PDF library, with its subsets mended: it writes short offsets, which count in pairs of bytes, to glyphs of odd length, and a
 * printer then finds no shape for most letters. Long offsets are written instead.
 */
import fontkit from '@pdf-lib/fontkit'
import type { PDFDocument } from 'pdf-lib'

type Fontkit = Parameters<PDFDocument['registerFontkit']>[0]
type Font = ReturnType<Fontkit['create']>
type Subset = ReturnType<Font['createSubset']>
/** What a subset of a TrueType font keeps while it is written. */
interface Glyphs { readonly loca: { version?: number }; _addGlyph: (glyph: number) => number }

/** The version of the table of offsets that counts in single bytes. */
const LONG = 1

function long(subset: Subset): Subset {
  const kept = subset as unknown as Glyphs
  const add = kept._addGlyph.bind(subset)
  kept._addGlyph = (glyph) => {
    kept.loca.version = LONG
    return add(glyph)
  }
  return subset
}

export const wholeGlyphs: Fontkit = {
  create: (data, name) => {
    const font: Font = fontkit.create(data as Buffer, name)
    const make = font.createSubset.bind(font)
    font.createSubset = () => long(make())
    return font
  },
}
