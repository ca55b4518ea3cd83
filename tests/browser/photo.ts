/** A photo as a phone takes it: a JPEG that says where it was taken. */
import type { Page } from 'playwright-core'

export const CAMERA = 'SECRET-CAMERA-7'
const [ASCII, RATIONAL, LONG] = [2, 5, 4]

interface Entry { readonly tag: number; readonly type: number; readonly count: number; readonly value: number }

function directory(entries: readonly Entry[]): Buffer {
  const bytes = Buffer.alloc(2 + entries.length * 12 + 4)
  bytes.writeUInt16LE(entries.length, 0)
  entries.forEach(({ tag, type, count, value }, index) => {
    const from = 2 + index * 12
    bytes.writeUInt16LE(tag, from)
    bytes.writeUInt16LE(type, from + 2)
    bytes.writeUInt32LE(count, from + 4)
    bytes.writeUInt32LE(value, from + 8)
  })
  return bytes
}

function degrees(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 8)
  numbers.forEach((number, index) => {
    bytes.writeUInt32LE(number, index * 8)
    bytes.writeUInt32LE(1, index * 8 + 4)
  })
  return bytes
}

/** An APP1 segment with the camera's name and 25° 2′ N, 102° 43′ E. */
function exif(): Buffer {
  const camera = Buffer.from(`${CAMERA}\0`, 'latin1')
  const [head, main, places] = [8, 2 + 2 * 12 + 4, 2 + 4 * 12 + 4]
  const gpsAt = head + main
  const dataAt = gpsAt + places
  const [north, east] = [degrees(25, 2, 0), degrees(102, 43, 0)]
  const tiff = Buffer.concat([
    Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]),
    directory([{ tag: 0x010f, type: ASCII, count: camera.length, value: dataAt + 48 }, { tag: 0x8825, type: LONG, count: 1, value: gpsAt }]),
    directory([
      { tag: 1, type: ASCII, count: 2, value: 0x4e }, { tag: 2, type: RATIONAL, count: 3, value: dataAt },
      { tag: 3, type: ASCII, count: 2, value: 0x45 }, { tag: 4, type: RATIONAL, count: 3, value: dataAt + 24 },
    ]),
    north, east, camera,
  ])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const length = Buffer.alloc(4)
  length.writeUInt16BE(0xffe1, 0)
  length.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([length, body])
}

export async function takePhoto(page: Page): Promise<Buffer> {
  const plain = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 1600
    canvas.height = 1200
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('no canvas')
    for (let row = 0; row < 12; row += 1) {
      pen.fillStyle = `hsl(${row * 30} 60% 50%)`
      pen.fillRect(0, row * 100, 1600, 100)
    }
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? ''
  })
  const jpeg = Buffer.from(plain, 'base64')
  return Buffer.concat([jpeg.subarray(0, 2), exif(), jpeg.subarray(2)])
}

export const tellsPlace = (image: Buffer): boolean => image.includes('Exif') || image.includes(CAMERA)

/** Width and height of a JPEG, from its frame header. */
export function sizeOf(jpeg: Buffer): { readonly width: number; readonly height: number } {
  for (let from = 2; from < jpeg.length;) {
    const marker = jpeg[from + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xc2) return { height: jpeg.readUInt16BE(from + 5), width: jpeg.readUInt16BE(from + 7) }
    from += 2 + jpeg.readUInt16BE(from + 2)
  }
  throw new Error('not a JPEG')
}
