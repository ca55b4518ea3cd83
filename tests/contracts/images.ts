/** Pictures made by hand, part by part: what a camera would write, and what somebody with bad intentions would. */
import { deflateSync } from 'node:zlib'

export type Part = readonly number[]
export const bytesOf = (...parts: readonly Part[]): Uint8Array => Uint8Array.from(parts.flat())
export const ascii = (text: string): Part => [...Buffer.from(text, 'latin1')]
const big = (value: number, length: number): Part => Array.from({ length }, (_, index) => (value >>> (8 * (length - 1 - index))) & 0xff)
const little = (value: number, length: number): Part => [...big(value, length)].reverse()

/** What would give somebody away. */
export const SECRET = '25.0389N 102.7183E'

/** A TIFF directory with a place written into it, and which way up the picture is. */
export function tiff(orientation: number, { isLittle = false } = {}): Part {
  const number = (value: number, length: number): Part => (isLittle ? little(value, length) : big(value, length))
  const entry = (tag: number, type: number, count: number, value: Part): Part => [...number(tag, 2), ...number(type, 2), ...number(count, 4), ...value]
  const place = ascii(`${SECRET}\0`)
  return [...ascii(isLittle ? 'II' : 'MM'), ...number(42, 2), ...number(8, 4), ...number(2, 2), ...entry(0x010e, 2, place.length, number(38, 4)), ...entry(0x0112, 3, 1, [...number(orientation, 2), 0, 0]), ...number(0, 4), ...place]
}
/** The smallest that says which way up a picture is: big-endian, one entry. */
export const upright = (orientation: number): Part => [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]

// JPEG
export const segment = (kind: number, ...body: Part): Part => [0xff, kind, ...big(body.length + 2, 2), ...body]
export const JFIF = segment(0xe0, ...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0)
export const exif = (body: Part): Part => segment(0xe1, ...ascii('Exif\0\0'), ...body)
export const TABLES = segment(0xdb, 1, 2, 3, 4)
export const FRAME = segment(0xc0, 8, 0, 1, 0, 1, 1, 1, 0x11, 0)
export const scan = (text = '\x11\xff\x00\xff\xd3\x22'): Part => [...segment(0xda, 1, 1, 0, 0, 0x3f, 0), ...ascii(text)]
export const EOI: Part = [0xff, 0xd9]
export const jpeg = (...parts: readonly Part[]): Uint8Array => bytesOf([0xff, 0xd8], ...parts)
/** One that can be told from others by the words in its scan. */
export const jpegOf = (words: string, ...more: readonly Part[]): Uint8Array => jpeg(JFIF, ...more, TABLES, FRAME, scan(words), EOI)

// PNG
function sumOf(bytes: Part): Part {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return big((rest ^ 0xffffffff) >>> 0, 4)
}
export const chunk = (kind: string, body: Part = []): Part => [...big(body.length, 4), ...ascii(kind), ...body, ...sumOf([...ascii(kind), ...body])]
export const SIGNATURE: Part = [0x89, ...ascii('PNG\r\n\x1a\n')]
export const HEAD = chunk('IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
export const PIXELS = chunk('IDAT', [...deflateSync(Buffer.from([0, 7]))])
export const png = (...parts: readonly Part[]): Uint8Array => bytesOf(SIGNATURE, ...parts)

// WebP
export const block = (kind: string, body: Part): Part => [...ascii(kind), ...little(body.length, 4), ...body, ...(body.length % 2 === 1 ? [0] : [])]
export const extended = (flags: number): Part => block('VP8X', [flags, 0, 0, 0, 0, 0, 0, 0, 0, 0])
export const LOSSY = block('VP8 ', [1, 2, 3])
export function webp(...parts: readonly Part[]): Uint8Array {
  const body = parts.flat()
  return bytesOf(ascii('RIFF'), little(body.length + 4, 4), ascii('WEBP'), body)
}
