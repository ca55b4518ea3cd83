import type { PictureMark } from '../../../contracts/files'

/** A picture as a canvas gives it: four bytes a pixel, row by row from the upper left. */
export interface Pixels { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }

interface Box { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

const WHOLE = 1000
/** Along its longer side a marked part keeps no more blocks than this. */
const BLOCKS = 8
const LEAST_SIDE = 12
/** Each colour keeps one of sixteen shades: what was read out of the shades of a mosaic was read out of finer ones. */
const SHADE = 17

/** The whole pixels that a mark touches. */
export function boxOf({ x, y, width, height }: PictureMark, size: Pick<Pixels, 'width' | 'height'>): Box {
  const at = (thousandths: number, length: number): number => (thousandths * length) / WHOLE
  return { left: Math.floor(at(x, size.width)), top: Math.floor(at(y, size.height)), right: Math.min(size.width, Math.ceil(at(x + width, size.width))), bottom: Math.min(size.height, Math.ceil(at(y + height, size.height))) }
}

/** The least side of a block in a part of this size. */
export const sideOf = ({ left, top, right, bottom }: Box): number => Math.max(LEAST_SIDE, Math.ceil(Math.max(right - left, bottom - top) / BLOCKS))

/** Where the blocks of a length begin and end; none is shorter than the side, unless the length is. */
function cuts(from: number, to: number, side: number): readonly number[] {
  const count = Math.max(1, Math.floor((to - from) / side))
  return Array.from({ length: count + 1 }, (_, index) => from + Math.round(((to - from) * index) / count))
}

const shade = (sum: number, count: number): number => Math.round(sum / count / SHADE) * SHADE

/** Every pixel of the box becomes the average of all of them. */
function level({ data, width }: Pixels, { left, top, right, bottom }: Box): void {
  let [red, green, blue] = [0, 0, 0]
  const count = (right - left) * (bottom - top)
  for (let y = top; y < bottom; y += 1) {
    for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4) {
      red += data[at] ?? 0
      green += data[at + 1] ?? 0
      blue += data[at + 2] ?? 0
    }
  }
  const average = [shade(red, count), shade(green, count), shade(blue, count), 255]
  for (let y = top; y < bottom; y += 1) for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4) data.set(average, at)
}

/** A copy in which each marked part is a few blocks of one colour: of what was in a block only its average is left, so nothing brings it back. */
export function pixelated(picture: Pixels, marks: readonly PictureMark[]): Pixels {
  const copy = { ...picture, data: picture.data.slice() }
  for (const mark of marks) {
    const box = boxOf(mark, picture)
    const side = sideOf(box)
    const [columns, rows] = [cuts(box.left, box.right, side), cuts(box.top, box.bottom, side)]
    rows.slice(1).forEach((bottom, row) => columns.slice(1).forEach((right, column) => level(copy, { left: columns[column] ?? 0, top: rows[row] ?? 0, right, bottom })))
  }
  return copy
}
