// A screenshot with at most 256 colours: text and flat colours lose nothing that an eye sees, and the file is a third.
import { deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

function crc32(bytes) {
  let crc = 0xffffffff
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  crc.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, crc])
}

/** The pixels of an 8-bit RGB or RGBA picture without interlacing: what browsers write. */
function decode(png) {
  const parts = []
  let head
  for (let at = SIGNATURE.length; at < png.length;) {
    const [length, type] = [png.readUInt32BE(at), png.toString('latin1', at + 4, at + 8)]
    const data = png.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') head = data
    if (type === 'IDAT') parts.push(data)
    at += length + 12
  }
  const [width, height, depth, kind, interlaced] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8], head[9], head[12]]
  if (depth !== 8 || (kind !== 2 && kind !== 6) || interlaced !== 0) throw new Error('not a screenshot of a browser')
  const bytes = kind === 6 ? 4 : 3
  return { width, height, bytes, pixels: unfilter(inflateSync(Buffer.concat(parts)), { width, height, bytes }) }
}

function paeth(left, up, corner) {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

function unfilter(raw, { width, height, bytes }) {
  const row = width * bytes
  const out = Buffer.alloc(height * row)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)]
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x
      const left = x < bytes ? 0 : out[at - bytes]
      const up = y === 0 ? 0 : out[at - row]
      const corner = x < bytes || y === 0 ? 0 : out[at - row - bytes]
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]
      out[at] = (raw[y * (row + 1) + 1 + x] + guess) & 0xff
    }
  }
  return out
}

/** The commonest colours first, those that look alike counted as one. */
function paletteOf({ pixels, bytes }) {
  const counts = new Map()
  for (let at = 0; at < pixels.length; at += bytes) {
    const colour = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2]
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const chosen = []
  const near = 24
  for (const [colour] of [...counts].sort(([, a], [, b]) => b - a)) {
    if (chosen.length === MOST_COLOURS) break
    if (chosen.every((other) => distance(colour, other) > near)) chosen.push(colour)
  }
  return { colours: chosen, all: counts.keys() }
}

const distance = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 0xff) - ((b >> 8) & 0xff)) ** 2 + ((a & 0xff) - (b & 0xff)) ** 2

export function smaller(png) {
  const picture = decode(png)
  const { width, height, bytes, pixels } = picture
  const { colours, all } = paletteOf(picture)
  const indexes = new Map()
  for (const colour of all) {
    let best = 0
    for (let index = 1; index < colours.length; index += 1) if (distance(colour, colours[index]) < distance(colour, colours[best])) best = index
    indexes.set(colour, best)
  }
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * bytes
      rows[y * (width + 1) + 1 + x] = indexes.get((pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2])
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const palette = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]))
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('PLTE', palette), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}
