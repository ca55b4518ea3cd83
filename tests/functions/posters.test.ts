/** Posters on paper: the right sheet, letters that a printer can draw, a code that leads to the page, and whatever was written in a title. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fontkit from '@pdf-lib/fontkit'
import fc from 'fast-check'
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFPage } from 'pdf-lib'
import { create } from 'qrcode'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { sha256 } from '../../cloudfunctions/_runtime/canonical'
import { makePdf } from '../../cloudfunctions/posters/make'
import { MOST_POSTERS } from '../../cloudfunctions/posters/paper'
import { recordWordsOf, wordsOf } from '../../cloudfunctions/posters/words'
import type { PublicationRecord } from '../../contracts/operations'
import type { Project } from '../../contracts/projects'
import { nextRecord } from '../../domain/publications/chain'
import { startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { appointStaff, importPlaces, TOWN } from './town'

const NOW = Date.parse('2030-03-05T10:00:00+08:00')
const FONT = path.resolve(__dirname, '../../node_modules/@expo-google-fonts/noto-sans-sc')
const FONTS = { plain: readFileSync(path.join(FONT, '400Regular/NotoSansSC_400Regular.ttf')), bold: readFileSync(path.join(FONT, '700Bold/NotoSansSC_700Bold.ttf')) }
const A4 = [595.28, 841.89] as const
const LARGEST_ONE = 200_000

function raw(found: unknown): PDFRawStream {
  if (!(found instanceof PDFRawStream)) throw new Error('no stream')
  return found
}
const text = (stream: PDFRawStream): string => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
const contentOf = (page: PDFPage): string => {
  const contents = page.node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray().map((ref) => raw(page.doc.context.lookup(ref))) : [raw(contents)]
  return streams.map(text).join('\n')
}

/** The fonts of a page by the names that its content uses, each with its embedded file and what its glyphs mean. */
function fontsOf(page: PDFPage): ReadonlyMap<string, { readonly base: string; readonly file: Uint8Array; readonly letters: ReadonlyMap<string, string> }> {
  const fonts = page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict)
  return new Map((fonts?.keys() ?? []).map((key) => {
    const font = fonts?.lookup(key, PDFDict)
    const below = font?.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict)
    const file = below?.lookup(PDFName.of('FontDescriptor'), PDFDict).lookup(PDFName.of('FontFile2'))
    const map = font?.lookup(PDFName.of('ToUnicode'))
    const letters = new Map<string, string>()
    for (const [, glyph = '', code = ''] of (map === undefined ? '' : text(raw(map))).matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/gi)) letters.set(glyph.toUpperCase(), Buffer.from(code, 'hex').swap16().toString('utf16le'))
    return [key.asString().slice(1), { base: String(font?.lookup(PDFName.of('BaseFont'))), file: file === undefined ? new Uint8Array() : decodePDFRawStream(raw(file)).decode(), letters }] as const
  }))
}

/** What a reader can copy out of the page, line by line. */
function linesOf(page: PDFPage): readonly string[] {
  const fonts = fontsOf(page)
  return [...contentOf(page).matchAll(/\/(\S+) [\d.]+ Tf[\s\S]*?<([0-9A-Fa-f]*)> Tj/g)].map(([, name = '', glyphs = '']) => (glyphs.match(/.{4}/g) ?? []).map((glyph) => fonts.get(name)?.letters.get(glyph.toUpperCase()) ?? '\u0000').join(''))
}

/** The dark modules of the code as they are drawn, by the page’s black rectangles. */
function drawnCode(page: PDFPage): string {
  const runs = [...contentOf(page).matchAll(/q\s+0 0 0 rg[\s\S]*?1 0 0 1 ([\d.]+) ([\d.]+) cm[\s\S]*?0 ([\d.]+) l\s+([\d.]+) [\d.]+ l[\s\S]*?\nQ/g)].map(([, x, y, , width]) => ({ x: Number(x), y: Number(y), width: Number(width) }))
  const [left, top] = [Math.min(...runs.map(({ x }) => x)), Math.max(...runs.map(({ y }) => y))]
  // The upper left finder is seven modules wide.
  const one = (runs.find(({ x, y }) => x === left && y === top)?.width ?? 0) / 7
  const size = Math.round((top - Math.min(...runs.map(({ y }) => y))) / one) + 1
  const dark = new Set(runs.flatMap(({ x, y, width }) => Array.from({ length: Math.round(width / one) }, (_, i) => `${Math.round((x - left) / one) + i},${Math.round((top - y) / one)}`)))
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_unused, x) => (dark.has(`${x},${y}`) ? '#' : '.')).join('')).join('\n')
}

function codeFor(address: string): string {
  const { size, data } = create([{ data: Buffer.from(address), mode: 'byte' }], { errorCorrectionLevel: 'M' }).modules
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_unused, x) => (data[y * size + x] === 1 ? '#' : '.')).join('')).join('\n')
}

function recordFor(project: Project, before: PublicationRecord | null = null): PublicationRecord {
  return nextRecord(before, { community: project.community, project: project.id, code: project.code, kind: 'resolution', at: NOW, fields: { title: project.title } }, sha256)
}
const HOST = 'https://wss.example.cn'
const factsOf = (project: Project) => ({ project, newest: recordFor(project), communityName: '柳荫社区', phone: '0871-123', today: '2030-03-05' })
const aPoster = (part: Partial<Project> = {}) => wordsOf(factsOf(aProject({ id: 'p', code: 'PAPER22', stage: 'inProgress', contentChecked: true, title: '3号院楼梯扶手', where: '3号院', problem: '楼梯没有扶手。', roughCost: 860_000, progress: [{ at: NOW, percent: 45, text: '一半', photos: [] }], ...part })), HOST)
const made = async (words: Parameters<typeof makePdf>[0], paper: 'a4' | 'a3' = 'a4') => {
  const bytes = await makePdf(words, { paper, fonts: FONTS, at: NOW })
  return { bytes, file: await PDFDocument.load(bytes) }
}

describe('the sheet', () => {
  it.each([['a4', 1], ['a3', Math.SQRT2]] as const)('is %s upright, with two embedded subsets in which every letter has its shape', async (paper, scale) => {
    const { bytes, file } = await made([aPoster()], paper)
    const [page] = file.getPages()
    if (page === undefined) throw new Error('no page')
    expect([page.getWidth(), page.getHeight()].map((n) => n.toFixed(1))).toEqual(A4.map((n) => (n * scale).toFixed(1)))
    expect(bytes.length).toBeLessThan(LARGEST_ONE)
    const fonts = [...fontsOf(page).values()]
    expect(new Set(fonts.map(({ base }) => base)).size).toBe(2)
    const [plain, bold] = [fontkit.create(FONTS.plain), fontkit.create(FONTS.bold)]
    for (const { base, file: embedded, letters } of fonts) {
      expect(embedded.length).toBeLessThan(LARGEST_ONE)
      const subset = fontkit.create(Buffer.from(embedded)) as unknown as { readonly getGlyph: (id: number) => { readonly path: { readonly toSVG: () => string } } }
      const whole = (base.includes('Bold') ? bold : plain) as unknown as { readonly glyphForCodePoint: (code: number) => { readonly path: { readonly toSVG: () => string } } }
      expect(letters.size).toBeGreaterThan(10)
      for (const [glyph, letter] of letters) {
        const shape = subset.getGlyph(parseInt(glyph, 16)).path.toSVG()
        // A figure beside a Chinese letter may have another shape than alone; a Chinese letter has one.
        if (/\p{Script=Han}/u.test(letter)) expect([letter, shape]).toEqual([letter, whole.glyphForCodePoint(letter.codePointAt(0) ?? 0).path.toSVG()])
        else if (letter.trim() !== '') expect([letter, shape]).not.toEqual([letter, ''])
      }
    }
  }, 60_000)
  it('of a notice of a period says every line of its record, on as many sheets as that takes, each with the code and the number', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => `工程${i}（CODE${i}），5月10日批准，2 万元`)
    const record = nextRecord(null, { community: TOWN.community, project: '', code: '', kind: 'bulletin', at: NOW, fields: { title: '2030年第1季度审批结果通报', text: ['批准 60 件，未批准 0 件。', ...lines, '依据：某办法'].join('\n') } }, sha256)
    const { file, bytes } = await made([recordWordsOf({ record, communityName: '柳荫社区' }, HOST)])
    expect(bytes.length).toBeLessThan(LARGEST_ONE)
    const pages = file.getPages()
    expect(pages.length).toBeGreaterThan(1)
    const said = pages.flatMap((page) => linesOf(page))
    for (const line of ['批准 60 件，未批准 0 件。', ...lines, '依据：某办法']) expect(said.filter((one) => one === line)).toHaveLength(1)
    for (const page of pages) {
      expect(linesOf(page)).toEqual(expect.arrayContaining(['2030年第1季度审批结果通报', '记录编号 1', `校验码 ${record.hash.slice(0, 8)}`]))
      expect(drawnCode(page)).toBe(codeFor(`${HOST}/n/c/${TOWN.community}/1`))
    }
  }, 60_000)
  it('says the three numbers, the record and its check code in letters that can be copied', async () => {
    const { file } = await made([aPoster()])
    const said = linesOf(file.getPage(0))
    const record = recordFor(aProject({ id: 'p', code: 'PAPER22', title: '3号院楼梯扶手' }))
    for (const line of ['3号院楼梯扶手', '8,600 元', '45%', `记录编号 PAPER22-${record.number}`, `校验码 ${record.hash.slice(0, 8)}`, '（盖章处）', `${HOST}/n/PAPER22`, '电话 0871-123']) expect(said).toContain(line)
  })
  it('carries the code of the project’s page', async () => {
    const { file } = await made([aPoster()])
    expect(drawnCode(file.getPage(0))).toBe(codeFor(`${HOST}/n/PAPER22`))
  })
  it('is the same file for the same poster', async () => {
    const [one, two] = [await made([aPoster()]), await made([aPoster()])]
    expect(Buffer.compare(Buffer.from(one.bytes), Buffer.from(two.bytes))).toBe(0)
  })
  it('marks and names a letter that the font lacks', async () => {
    const { file } = await made([aPoster({ title: '\u{20BB7}野家门口' })])
    const said = linesOf(file.getPage(0))
    expect(said).toContain('〓野家门口')
    expect(said.join('\n')).toContain('U+20BB7')
  })
  it('holds whatever was written', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('', '字'.repeat(10_000), '\u202E\u0000', '👨‍👩‍👧', 'W'.repeat(500)), async (wild, tail) => {
      const { bytes, file } = await made([aPoster({ title: wild + tail, where: wild, problem: tail + wild })])
      expect(file.getPageCount()).toBe(1)
      expect(bytes.length).toBeLessThan(LARGEST_ONE)
      expect(linesOf(file.getPage(0)).join('')).not.toMatch(/[\u0000\u202A-\u202E\u2066-\u2069]/u)
    }), { numRuns: 12, seed: 5 })
  }, 120_000)
})

describe('over the wire', () => {
  let cloud: Cloud
  beforeAll(async () => {
    cloud = await startCloud()
    await importPlaces(cloud)
    await appointStaff(cloud)
    let last: PublicationRecord | null = null
    for (let i = 0; i < MOST_POSTERS + 3; i += 1) {
      const project = aProject({ id: `b${i}`, code: `BOARD${i + 10}`, stage: 'inProgress', contentChecked: true, since: NOW + i, title: `第${i}个` })
      await putProject(cloud, project)
      last = recordFor(project, last)
      await cloudbasePorts().store.put('publications', { ...last, _id: `${last.community}@${last.number}` })
    }
    await putProject(cloud, aProject({ id: 'secret', code: 'DRAFT22', stage: 'draft', title: '草稿' }))
  }, 120_000)
  afterAll(() => cloud.stop())
  const get = (address: string, headers: Record<string, string> = {}, method = 'GET') => fetch(`${cloud.url}${address}`, { method, headers })

  it('anyone gets the poster, whose code leads back to where it came from, and is told when it is the same', async () => {
    const first = await get('/p/BOARD10.pdf?paper=a3')
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const page = (await PDFDocument.load(await first.arrayBuffer())).getPage(0)
    expect(page.getWidth()).toBeCloseTo(A4[1], 0)
    expect(linesOf(page)).toContain('第0个')
    expect(drawnCode(page)).toBe(codeFor(`http://${new URL(cloud.url).host}/n/BOARD10`))
    expect((await get('/p/BOARD10.pdf?paper=a3', { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304)
    expect((await get('/p/BOARD10.pdf?paper=a4', { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(200)
    expect((await get('/p/BOARD10.pdf', {}, 'POST')).status).toBe(405)
  }, 60_000)
  it('a paper that nobody knows is A4, and a sheet that leads where the request came from is kept for nobody else', async () => {
    const a4 = (await get('/p/BOARD10.pdf')).headers.get('etag')
    for (const paper of ['constructor', '__proto__', 'toString', 'letter', '']) {
      const sheet = await get(`/p/BOARD10.pdf?paper=${paper}`)
      expect([paper, sheet.status, sheet.headers.get('etag'), sheet.headers.get('cache-control')]).toEqual([paper, 200, a4, 'private, max-age=60'])
    }
  }, 60_000)
  it('a whole board comes in bounded parts, newest first', async () => {
    const { posters, parts } = await cloud.must(null, 'posters.board', { community: TOWN.community })
    expect([posters, parts.length]).toEqual([MOST_POSTERS + 3, 2])
    const files = await Promise.all(parts.map(async (part) => PDFDocument.load(await (await get(part)).arrayBuffer())))
    expect(files.map((file) => file.getPageCount())).toEqual([MOST_POSTERS, 3])
    const titles = files.flatMap((file) => file.getPages().map((page) => linesOf(page).find((line) => /^第\d+个$/.test(line))))
    expect(titles).toEqual(Array.from({ length: MOST_POSTERS + 3 }, (_, i) => `第${MOST_POSTERS + 2 - i}个`))
    expect(await cloud.refused(null, 'posters.board', { community: 'nowhere' })).toBe('unknown-place')
  }, 120_000)
  it('there is none of what is not public, nor of a forged code', async () => {
    for (const address of ['/p/DRAFT22.pdf', '/p/ZZZZZZZ.pdf', '/p/c/nowhere.pdf', `/p/c/${TOWN.community}.pdf?part=9`, `/p/c/${TOWN.community}.pdf?part=-1`, '/p/', '/p/c/%E0%A4%A.pdf', `/p/${'A'.repeat(5000)}.pdf`]) expect([address, (await get(address)).status]).toEqual([address, 404])
  })
})
