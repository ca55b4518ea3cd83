/** The smallest PNG writer that will do: one palette, one byte a pixel. */
import { deflateSync } from 'node:zlib'

export type Colour = readonly [red: number, green: number, blue: number]

export interface Canvas {
  readonly width: number
  readonly height: number
  readonly rect: (colour: Colour, x: number, y: number, width: number, height: number) => void
  readonly disc: (colour: Colour, x: number, y: number, radius: number) => void
  readonly line: (colour: Colour, from: readonly [number, number], to: readonly [number, number], thickness: number) => void
  /** Leaves of a part only a few blocks, each of the average of what was there. */
  readonly mosaic: (x: number, y: number, width: number, height: number) => void
  readonly png: () => Buffer
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256
/** Blocks along each side of a mosaic. */
const BLOCKS = 3
/** Colours of a mosaic are coarse, so that the palette holds them. */
const SHADE = 17

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

/** node:zlib has one only since 20.15. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

function encode({ width, height, pixels, palette }: { readonly width: number; readonly height: number; readonly pixels: Buffer; readonly palette: readonly Colour[] }): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1) pixels.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width)
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('PLTE', Buffer.from(palette.flat())), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

/** A sheet of one colour to draw on; what lies outside of it is not drawn. */
export function openCanvas({ width, height, ground }: { readonly width: number; readonly height: number; readonly ground: Colour }): Canvas {
  const pixels = Buffer.alloc(width * height)
  const palette: Colour[] = [ground]
  const indexOf = (colour: Colour): number => {
    const known = palette.findIndex((other) => other.join() === colour.join())
    if (known >= 0) return known
    if (palette.length === MOST_COLOURS) throw new RangeError('more colours than a palette holds')
    return palette.push(colour) - 1
  }
  const span = (index: number, y: number, from: number, to: number): void => {
    const [left, right] = [Math.max(0, Math.round(from)), Math.min(width, Math.round(to))]
    if (y >= 0 && y < height && left < right) pixels.fill(index, y * width + left, y * width + right)
  }
  const rect: Canvas['rect'] = (colour, x, y, wide, high) => {
    const index = indexOf(colour)
    for (let row = Math.round(y); row < Math.round(y + high); row += 1) span(index, row, x, x + wide)
  }
  const disc: Canvas['disc'] = (colour, x, y, radius) => {
    const index = indexOf(colour)
    for (let row = Math.ceil(y - radius); row <= y + radius; row += 1) {
      const half = Math.sqrt(Math.max(0, radius ** 2 - (row - y) ** 2))
      span(index, row, x - half, x + half)
    }
  }
  const line: Canvas['line'] = (colour, [x, y], [toX, toY], thickness) => {
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / 2))
    for (let step = 0; step <= steps; step += 1) disc(colour, x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps, thickness / 2)
  }
  const average = (left: number, top: number, right: number, bottom: number): Colour => {
    const sums = [0, 0, 0]
    for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) palette[pixels[y * width + x] ?? 0]?.forEach((part, index) => { sums[index] = (sums[index] ?? 0) + part })
    const [red = 0, green = 0, blue = 0] = sums.map((sum) => Math.round(sum / ((right - left) * (bottom - top)) / SHADE) * SHADE)
    return [red, green, blue]
  }
  const mosaic: Canvas['mosaic'] = (x, y, wide, high) => {
    const cut = (from: number, length: number, index: number): number => Math.round(from + (length * index) / BLOCKS)
    for (let row = 0; row < BLOCKS; row += 1) {
      for (let column = 0; column < BLOCKS; column += 1) {
        const [left, top, right, bottom] = [cut(x, wide, column), cut(y, high, row), cut(x, wide, column + 1), cut(y, high, row + 1)]
        rect(average(left, top, right, bottom), left, top, right - left, bottom - top)
      }
    }
  }
  return { width, height, rect, disc, line, mosaic, png: () => encode({ width, height, pixels, palette }) }
}
