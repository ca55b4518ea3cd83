import type { PictureMark } from '../../../contracts/files'

export type Marks = readonly PictureMark[]
/** A place on a picture, in thousandths of its width and height. */
export interface Point { readonly x: number; readonly y: number }

const WHOLE = 1000
/** Nothing smaller can be taken hold of. */
const LEAST = 30
/** No picture takes more. */
export const MOST_MARKS = 20

const within = (value: number, least: number, most: number): number => Math.round(Math.min(most, Math.max(least, value)))

/** The part between two points, nowhere outside the picture; null for a tap. */
export function spanned(from: Point, to: Point): PictureMark | null {
  const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)]
  if (width < LEAST && height < LEAST) return null
  const [x, y] = [within(Math.min(from.x, to.x), 0, WHOLE - LEAST), within(Math.min(from.y, to.y), 0, WHOLE - LEAST)]
  return { x, y, width: within(width, LEAST, WHOLE - x), height: within(height, LEAST, WHOLE - y) }
}

export const moved = (mark: PictureMark, by: Point): PictureMark => ({ ...mark, x: within(mark.x + by.x, 0, WHOLE - mark.width), y: within(mark.y + by.y, 0, WHOLE - mark.height) })

/** The lower right corner goes, the upper left one stays. */
export const resized = (mark: PictureMark, by: Point): PictureMark => ({ ...mark, width: within(mark.width + by.x, LEAST, WHOLE - mark.x), height: within(mark.height + by.y, LEAST, WHOLE - mark.y) })

/** What a finger took hold of, and what was marked then. */
export interface Hold { readonly kind: 'draw' | 'move' | 'resize'; readonly index: number; readonly from: Point; readonly start: Marks }

/** Whether a corner is in reach: from outside as far as a finger needs, from inside no further than a third, so that a small mark keeps a middle. */
const isNear = (beyond: number, reach: number, length: number): boolean => beyond <= reach && -beyond <= Math.min(reach, length / 3)

/** The corner of the last mark that is in reach, else the last mark that the point is in, else nothing: then a new one is drawn. */
export function held(marks: Marks, at: Point, reach: Point): Hold {
  const last = (fits: (mark: PictureMark) => boolean): number => marks.reduce((found, mark, index) => (fits(mark) ? index : found), -1)
  const corner = last(({ x, y, width, height }) => isNear(at.x - x - width, reach.x, width) && isNear(at.y - y - height, reach.y, height))
  if (corner >= 0) return { kind: 'resize', index: corner, from: at, start: marks }
  const body = last(({ x, y, width, height }) => at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height)
  return body >= 0 ? { kind: 'move', index: body, from: at, start: marks } : { kind: 'draw', index: marks.length, from: at, start: marks }
}

/** What is marked once the finger has come this far. */
export function dragged({ kind, index, from, start }: Hold, to: Point): Marks {
  const by = { x: to.x - from.x, y: to.y - from.y }
  if (kind !== 'draw') return start.map((mark, at) => (at !== index ? mark : kind === 'move' ? moved(mark, by) : resized(mark, by)))
  const drawn = start.length < MOST_MARKS ? spanned(from, to) : null
  return drawn === null ? start : [...start, drawn]
}

/** A part in the middle, for who cannot draw one. */
export const IN_THE_MIDDLE: PictureMark = { x: 400, y: 400, width: 200, height: 200 }
