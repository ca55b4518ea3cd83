import { stripExif } from '../../src/services/strip-exif'

const segment = (kind: number, ...body: readonly number[]): readonly number[] => [0xff, kind, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body]
const START = [0xff, 0xd8]
const JFIF = segment(0xe0, 0x4a, 0x46, 0x49, 0x46, 0)
const EXIF = segment(0xe1, 0x45, 0x78, 0x69, 0x66, 0, 0, 1, 2, 3)
const IPTC = segment(0xed, 9, 9)
const COMMENT = segment(0xfe, 0x68, 0x69)
const TABLES = segment(0xdb, 1, 2, 3, 4)
const SCAN = [...segment(0xda, 1), 0x11, 0xff, 0x00, 0xff, 0xe1, 0x22, 0xff, 0xd9]
const jpeg = (...parts: readonly (readonly number[])[]): Uint8Array => Uint8Array.from([...START, ...parts.flat()])

describe('a photo on its way out', () => {
  it('loses EXIF, IPTC and comments and keeps every other byte', () => {
    expect(stripExif(jpeg(JFIF, EXIF, IPTC, COMMENT, TABLES, SCAN))).toEqual(jpeg(JFIF, TABLES, SCAN))
  })
  it('loses a second EXIF segment behind fill bytes', () => {
    expect(stripExif(jpeg(EXIF, [0xff], EXIF, TABLES, SCAN))).toEqual(jpeg(TABLES, SCAN))
  })
  it('keeps bytes inside the scan that look like an EXIF marker', () => {
    expect(stripExif(jpeg(TABLES, SCAN))).toEqual(jpeg(TABLES, SCAN))
  })
  it('comes back unchanged when it is no JPEG', () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xe1])
    expect(stripExif(png)).toBe(png)
  })
  it('comes back unchanged when a segment claims more than there is', () => {
    const broken = Uint8Array.from([...START, 0xff, 0xe1, 0xff, 0xff, 1])
    expect(stripExif(broken)).toBe(broken)
  })
})
