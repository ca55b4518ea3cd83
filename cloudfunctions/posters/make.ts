/** Makes the PDF: pages of one size, the used letters of the font inside, the same bytes for the same posters. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { POSTER } from '../../src/copy/poster'
import { lettersOf } from './letters'
import { A4, PAPERS, type Paper } from './paper'
import { drawRecord, sheetsOf } from './record'
import { drawSheet, nameMissing } from './sheet'
import { wholeGlyphs } from './whole-glyphs'
import type { PosterWords, RecordWords } from './words'

export interface Fonts { readonly plain: Uint8Array; readonly bold: Uint8Array }

const MOST_NAMED = 6
let kept: Fonts | null = null

/** The fonts as they lie beside the bundle (config.json, `assets`); read once. */
export function fontsBeside(folder: string): Fonts {
  const read = (name: string): Uint8Array => readFileSync(path.join(folder, name))
  kept ??= { plain: read('NotoSansSC_400Regular.ttf'), bold: read('NotoSansSC_700Bold.ttf') }
  return kept
}

/** The posters, one a page; `at` is the instant that the file says it was made at. */
export async function makePdf(asked: readonly (PosterWords | RecordWords)[], { paper, fonts, at }: { readonly paper: Paper; readonly fonts: Fonts; readonly at: number }): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false })
  file.registerFontkit(wholeGlyphs)
  const [plain, bold] = [await file.embedFont(fonts.plain, { subset: true }), await file.embedFont(fonts.bold, { subset: true })]
  const has = { plain: new Set(plain.getCharacterSet()), bold: new Set(bold.getCharacterSet()) }
  const scale = PAPERS[paper]
  const measure = lettersOf(plain, has.plain, new Set())
  const posters = asked.flatMap((words): readonly (PosterWords | RecordWords)[] => ('lines' in words ? sheetsOf(measure, words) : [words]))
  posters.forEach((words, i) => {
    const missing = new Set<string>()
    const page = file.addPage([A4.width * scale, A4.height * scale])
    const sheet = { page, scale, plain: lettersOf(plain, has.plain, missing), bold: lettersOf(bold, has.bold, missing) }
    const count = posters.length === 1 ? '' : POSTER.pageOf(i + 1, posters.length)
    if ('lines' in words) drawRecord(sheet, words, count)
    else drawSheet(sheet, words, count)
    nameMissing(sheet, missing, MOST_NAMED)
  })
  file.setTitle(posters.length === 1 ? (posters[0]?.title ?? '') : (posters[0]?.over ?? ''))
  file.setLanguage('zh-CN')
  file.setCreationDate(new Date(at))
  file.setModificationDate(new Date(at))
  return file.save()
}
