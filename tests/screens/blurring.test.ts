/** What is marked on a picture, and what is left of it. */
import type { PictureMark } from '../../contracts/files'
import { dragged, held, MOST_MARKS, moved, resized, spanned, type Marks } from '../../src/packages/pictures/marks'
import { boxOf, pixelated, sideOf, type Pixels } from '../../src/packages/pictures/pixels'

const mark = (x: number, y: number, width: number, height: number): PictureMark => ({ x, y, width, height })

/** A picture in which every pixel is another: the same in every run. */
function noise(width: number, height: number): Pixels {
  let state = 7
  const data = Uint8ClampedArray.from({ length: width * height * 4 }, (_, index) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return index % 4 === 3 ? 255 : state >>> 24
  })
  return { width, height, data }
}
const at = ({ width, data }: Pixels, x: number, y: number): string => data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4).join()

/** Each colour of a row or a column of a part, with how many pixels it lasts. */
function runs(colours: readonly string[]): readonly number[] {
  const lengths: number[] = []
  colours.forEach((colour, index) => {
    if (colour === colours[index - 1]) lengths.push((lengths.pop() ?? 0) + 1)
    else lengths.push(1)
  })
  return lengths
}
const span = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, index) => from + index)

describe('a copy', () => {
  it.each([
    ['a face', noise(640, 480), mark(250, 200, 150, 300)], ['a number plate', noise(1280, 960), mark(100, 700, 200, 50)], ['all of a picture', noise(301, 199), mark(0, 0, 1000, 1000)],
    ['something at the edge', noise(333, 251), mark(901, 3, 99, 400)], ['a speck', noise(640, 480), mark(500, 500, 3, 2)],
  ])('keeps of %s only blocks of one colour, none smaller than a twelfth of it', (_what, picture, part) => {
    const copy = pixelated(picture, [part])
    const box = boxOf(part, picture)
    const [wide, high] = [box.right - box.left, box.bottom - box.top]
    const least = Math.max(wide, high) / 12
    for (const y of span(box.top, box.bottom)) expect(Math.min(...runs(span(box.left, box.right).map((x) => at(copy, x, y))))).toBeGreaterThanOrEqual(Math.min(wide, least))
    for (const x of span(box.left, box.right)) expect(Math.min(...runs(span(box.top, box.bottom).map((y) => at(copy, x, y))))).toBeGreaterThanOrEqual(Math.min(high, least))
    expect(new Set(span(box.top, box.bottom).flatMap((y) => span(box.left, box.right).map((x) => at(copy, x, y)))).size).toBeLessThanOrEqual(64)
  })
  it('keeps every pixel outside of what is marked, and the picture itself', () => {
    const picture = noise(120, 90)
    const before = picture.data.slice()
    const part = mark(200, 300, 400, 400)
    const copy = pixelated(picture, [part])
    const { left, top, right, bottom } = boxOf(part, picture)
    const outside = span(0, 90).flatMap((y) => span(0, 120).map((x) => [x, y] as const)).filter(([x, y]) => x < left || x >= right || y < top || y >= bottom)
    expect(outside.filter(([x, y]) => at(copy, x, y) !== at(picture, x, y))).toEqual([])
    expect(picture.data).toEqual(before)
  })
  it('is the same for all pictures that have the same averages: nothing in it tells them apart', () => {
    const picture = noise(96, 96)
    const shuffled = { ...picture, data: picture.data.slice() }
    const whole = mark(0, 0, 1000, 1000)
    const side = sideOf(boxOf(whole, picture))
    // Every block is turned upside down.
    for (const y of span(0, 96)) for (const x of span(0, 96)) shuffled.data.set(picture.data.subarray((((y - (y % side)) + side - 1 - (y % side)) * 96 + x) * 4).subarray(0, 4), (y * 96 + x) * 4)
    expect(shuffled.data).not.toEqual(picture.data)
    expect(pixelated(shuffled, [whole]).data).toEqual(pixelated(picture, [whole]).data)
  })
  it('keeps sixteen shades of each colour', () => {
    const copy = pixelated(noise(200, 200), [mark(0, 0, 1000, 1000)])
    expect([...copy.data].filter((value) => value % 17 !== 0)).toEqual([])
  })
  it('is made of several marks, also where they lie over each other, and of none', () => {
    const picture = noise(100, 100)
    const both = pixelated(picture, [mark(0, 0, 500, 500), mark(300, 300, 500, 500)])
    expect([at(both, 5, 5) === at(picture, 5, 5), at(both, 70, 70) === at(picture, 70, 70), at(both, 95, 95) === at(picture, 95, 95)]).toEqual([false, false, true])
    expect(pixelated(picture, []).data).toEqual(picture.data)
  })
})

describe('a mark', () => {
  it('is drawn between two points, whichever comes first, nowhere outside, and not by a tap', () => {
    expect(spanned({ x: 100, y: 200 }, { x: 400, y: 300 })).toEqual(mark(100, 200, 300, 100))
    expect(spanned({ x: 400, y: 300 }, { x: 100, y: 200 })).toEqual(mark(100, 200, 300, 100))
    expect(spanned({ x: 900, y: 900 }, { x: 1400, y: 1300 })).toEqual(mark(900, 900, 100, 100))
    expect(spanned({ x: 500, y: 500 }, { x: 510, y: 490 })).toBeNull()
    expect(spanned({ x: 990, y: 100 }, { x: 995, y: 300 })).toEqual(mark(970, 100, 30, 200))
  })
  it('is moved and resized within the picture only', () => {
    expect(moved(mark(100, 100, 200, 200), { x: 50.4, y: -500 })).toEqual(mark(150, 0, 200, 200))
    expect(moved(mark(100, 100, 200, 200), { x: 5000, y: 5000 })).toEqual(mark(800, 800, 200, 200))
    expect(resized(mark(100, 100, 200, 200), { x: 5000, y: -5000 })).toEqual(mark(100, 100, 900, 30))
  })
  const two: Marks = [mark(100, 100, 300, 300), mark(300, 300, 300, 300)]
  const reach = { x: 40, y: 40 }
  it.each([
    ['by its corner, also from outside', { x: 620, y: 590 }, 'resize', 1], ['by its middle', { x: 150, y: 150 }, 'move', 0], ['the later one where two lie over each other', { x: 340, y: 340 }, 'move', 1],
    ['by its corner before another’s middle', { x: 395, y: 405 }, 'resize', 0], ['not at all outside of both', { x: 800, y: 100 }, 'draw', 2],
  ] as const)('is taken hold of %s', (_how, point, kind, index) => expect(held(two, point, reach)).toMatchObject({ kind, index }))
  it('is moved by its middle even where it is smaller than a finger', () => {
    expect(held([mark(100, 100, 60, 60)], { x: 125, y: 125 }, { x: 100, y: 100 })).toMatchObject({ kind: 'move', index: 0 })
  })
  it('follows the finger from where it was taken', () => {
    expect(dragged(held(two, { x: 150, y: 150 }, reach), { x: 170, y: 140 })).toEqual([mark(120, 90, 300, 300), two[1]])
    expect(dragged(held(two, { x: 600, y: 600 }, reach), { x: 700, y: 650 })).toEqual([two[0], mark(300, 300, 400, 350)])
    expect(dragged(held(two, { x: 800, y: 100 }, reach), { x: 900, y: 200 })).toEqual([...two, mark(800, 100, 100, 100)])
    expect(dragged(held(two, { x: 800, y: 100 }, reach), { x: 801, y: 100 })).toBe(two)
  })
  it('is not drawn beyond the most that a picture takes', () => {
    const full = Array.from({ length: MOST_MARKS }, () => mark(0, 0, 30, 30))
    expect(dragged(held(full, { x: 500, y: 500 }, reach), { x: 900, y: 900 })).toBe(full)
  })
})
