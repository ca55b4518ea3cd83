import { withoutMetadata } from '../../contracts/image'
import { ascii, block, bytesOf, chunk, EOI, exif, extended, FRAME, HEAD, jpeg, jpegOf, JFIF, LOSSY, PIXELS, png, scan, SECRET, segment, SIGNATURE, TABLES, tiff, upright, webp } from './images'

const tells = (bytes: Uint8Array | null): boolean => bytes !== null && Buffer.from(bytes).includes(SECRET)
const PLACE = ascii(SECRET)

describe('a JPEG', () => {
  it.each([
    ['EXIF', exif(tiff(1))], ['XMP', segment(0xe1, ...ascii('http://ns.adobe.com/xap/1.0/\0'), ...PLACE)], ['IPTC', segment(0xed, ...PLACE)], ['a comment', segment(0xfe, ...PLACE)],
    ['a list of pictures', segment(0xe2, ...ascii('MPF\0'), ...PLACE)], ['what a maker writes', segment(0xe5, ...PLACE)], ['a thumbnail', segment(0xe0, ...ascii('JFXX\0'), ...PLACE)], ['a thumbnail in the head', segment(0xe0, ...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 2, 3, ...PLACE)],
  ])('loses %s and keeps every other byte', (_what, part) => {
    const before = jpegOf('pixels', part)
    expect(tells(before)).toBe(true)
    expect(withoutMetadata(before)).toEqual(jpegOf('pixels'))
  })
  it('loses a second EXIF behind fill bytes, one between two scans, and what lies behind its end', () => {
    const before = jpeg(JFIF, exif(tiff(1)), [0xff], exif(tiff(1)), TABLES, FRAME, scan('one'), segment(0xfe, ...PLACE), TABLES, scan('two'), EOI, PLACE)
    expect(withoutMetadata(before)).toEqual(jpeg(JFIF, TABLES, FRAME, scan('one'), TABLES, scan('two'), EOI))
  })
  it('keeps how its colours are meant', () => {
    const colours = [segment(0xe2, ...ascii('ICC_PROFILE\0'), 1, 1, 7), segment(0xee, ...ascii('Adobe'), 0, 100, 0, 0, 0, 0, 1)]
    const before = jpegOf('pixels', ...colours)
    expect(withoutMetadata(before)).toBe(before)
  })
  it.each([2, 3, 4, 5, 6, 7, 8])('keeps which way up it is (%i) and nothing else of its EXIF, whichever way its numbers are written', (orientation) => {
    for (const isLittle of [false, true]) {
      const clean = withoutMetadata(jpegOf('pixels', exif(tiff(orientation, { isLittle }))))
      expect(clean).toEqual(jpegOf('pixels', exif(upright(orientation))))
      expect(withoutMetadata(clean ?? bytesOf())).toBe(clean)
    }
  })
  it('is upright when its EXIF says something that is no way up', () => {
    for (const told of [0, 9, 0xffff]) expect(withoutMetadata(jpegOf('pixels', exif(tiff(told))))).toEqual(jpegOf('pixels'))
    expect(withoutMetadata(jpegOf('pixels', exif(ascii('MM'))))).toEqual(jpegOf('pixels'))
  })
  it('comes back as the very same bytes when there is nothing to take out, also where its pixels look like a marker', () => {
    const clean = jpeg(JFIF, TABLES, FRAME, scan('\x11\xff\x00\xff\xd0\xe1'), EOI)
    expect(withoutMetadata(clean)).toBe(clean)
  })
  it.each([
    ['no scan', jpeg(JFIF, TABLES, EOI)], ['no end', jpeg(JFIF, TABLES, FRAME, scan())], ['a segment longer than the file', jpeg([0xff, 0xe1, 0xff, 0xff, 1])], ['a segment shorter than its own length', jpeg([0xff, 0xe1, 0, 1, 1, 1], scan(), EOI)],
    ['a second start', jpeg(JFIF, [0xff, 0xd8], scan(), EOI)], ['words between its segments', jpeg(JFIF, ascii('hello'), scan(), EOI)], ['nothing at all', jpeg()],
  ])('with %s cannot be followed', (_what, bytes) => expect(withoutMetadata(bytes)).toBeNull())
})

describe('a PNG', () => {
  const clean = png(HEAD, chunk('gAMA', [0, 0, 0xb1, 0x8f]), PIXELS, chunk('IEND'))
  it.each(['tEXt', 'iTXt', 'zTXt', 'tIME', 'prVt'])('loses its %s and keeps every other byte', (kind) => {
    expect(withoutMetadata(png(HEAD, chunk('gAMA', [0, 0, 0xb1, 0x8f]), chunk(kind, PLACE), PIXELS, chunk(kind, PLACE), chunk('IEND'), PLACE))).toEqual(clean)
    expect(withoutMetadata(clean)).toBe(clean)
  })
  it('keeps which way up it is', () => {
    const before = png(HEAD, chunk('eXIf', tiff(6)), PIXELS, chunk('IEND'))
    const after = withoutMetadata(before)
    expect(after).toEqual(png(HEAD, chunk('eXIf', upright(6)), PIXELS, chunk('IEND')))
    expect(withoutMetadata(after ?? bytesOf())).toBe(after)
    expect(withoutMetadata(png(HEAD, chunk('eXIf', tiff(1)), PIXELS, chunk('IEND')))).toEqual(png(HEAD, PIXELS, chunk('IEND')))
  })
  it.each([['no end', png(HEAD, PIXELS)], ['no head', png(PIXELS, chunk('IEND'))], ['no pixels', png(HEAD, chunk('IEND'))], ['a chunk longer than the file', png(HEAD, [0xff, 0xff, 0xff, 0xff], ascii('IDAT'))], ['nothing but its sign', bytesOf(SIGNATURE)]])('with %s cannot be followed', (_what, bytes) => expect(withoutMetadata(bytes)).toBeNull())
})

describe('a WebP', () => {
  it('loses its EXIF and XMP, and says so in its head', () => {
    expect(withoutMetadata(webp(extended(0x1c), LOSSY, block('EXIF', tiff(1)), block('XMP ', PLACE), block('prVt', PLACE)))).toEqual(webp(extended(0x10), LOSSY))
  })
  it('keeps which way up it is', () => {
    const after = withoutMetadata(webp(extended(0x0c), LOSSY, block('EXIF', [...ascii('Exif\0\0'), ...tiff(8, { isLittle: true })])))
    expect(after).toEqual(webp(extended(0x08), LOSSY, block('EXIF', upright(8))))
    expect(withoutMetadata(after ?? bytesOf())).toBe(after)
  })
  it('loses what lies behind its end, and comes back as the very same bytes when there is nothing', () => {
    const clean = webp(LOSSY)
    expect(withoutMetadata(clean)).toBe(clean)
    expect(withoutMetadata(bytesOf([...clean], PLACE))).toEqual(clean)
  })
  it.each([['no pixels', webp(extended(0))], ['pictures that move', webp(extended(2), block('ANIM', [0, 0, 0, 0, 0, 0]), block('ANMF', [...LOSSY]))], ['less than it says', webp(LOSSY).subarray(0, 18)]])('with %s cannot be followed', (_what, bytes) => expect(withoutMetadata(bytes)).toBeNull())
})

describe('whatever somebody sends', () => {
  it.each([['nothing', ''], ['words', 'a photo'], ['a GIF', 'GIF89a....'], ['a page', '<html><script>alert(1)</script>'], ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'], ['a sign only', '\xff\xd8']])('%s is no picture', (_what, text) => expect(withoutMetadata(bytesOf(ascii(text)))).toBeNull())

  /** The same numbers in every run: a failure can be looked at again. */
  function* numbers(seed: number): Generator<number> {
    for (let state = seed; ; ) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      yield state >>> 8
    }
  }
  const whole = [
    jpeg(JFIF, exif(tiff(6)), segment(0xfe, ...PLACE), TABLES, FRAME, scan(), segment(0xe1, ...PLACE), scan('more'), EOI),
    png(HEAD, chunk('eXIf', tiff(3)), chunk('tEXt', PLACE), PIXELS, chunk('IEND')), webp(extended(0x0c), LOSSY, block('EXIF', tiff(6)), block('XMP ', PLACE)),
  ]
  const isHarmless = (bytes: Uint8Array): void => {
    const clean = withoutMetadata(bytes)
    if (clean === null) return
    // What comes back can be followed, holds nothing any more, and is never longer.
    expect(withoutMetadata(clean)).toBe(clean)
    expect(clean.length).toBeLessThanOrEqual(bytes.length)
  }
  it('never throws, whichever byte it ends with', () => {
    for (const bytes of whole) for (let length = 0; length < bytes.length; length += 1) expect(withoutMetadata(bytes.subarray(0, length))).toBeNull()
  })
  it('never throws and never gives more than it got, whichever bytes were changed', () => {
    const next = numbers(20_300_305)
    const draw = (below: number): number => Number(next.next().value) % below
    for (let turn = 0; turn < 20_000; turn += 1) {
      const bytes = (whole[draw(whole.length)] ?? bytesOf()).slice()
      for (let change = draw(6); change >= 0; change -= 1) bytes[draw(bytes.length)] = [0, 1, 0xff, 0xd8, 0xd9, 0xda, 0xe1, 0x7f, draw(256)][draw(9)] ?? 0
      isHarmless(bytes)
    }
  })
  it('looks at each byte a fixed number of times: a megabyte of markers, of scans and of chunks ends', () => {
    const many = (part: readonly number[], times: number): readonly number[] => Array.from({ length: times }, () => part).flat()
    const bombs = [jpeg(many([0xff], 1_000_000)), jpeg(many(segment(0xe1), 250_000)), jpeg(many(scan('\xff\x00'), 60_000), EOI), jpeg(scan('\xff\x00'.repeat(500_000)), EOI), png(HEAD, many(chunk('tEXt'), 80_000)), webp(many(block('XMP ', []), 120_000))]
    for (const bytes of bombs) isHarmless(bytes)
  })
})
