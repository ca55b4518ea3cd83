/** Making a face unrecognisable: a resident marks it, an official looks at the copy and puts it in the picture's place; the pixels say what is left. */
import type { Page } from 'playwright-core'
import type { PictureMark } from '../../contracts/files'
import { boxOf, pixelated, type Pixels } from '../../src/packages/pictures/pixels'
import { at, PC, press, seen, sees, walk, write, type Town } from './browser'

const STAFF = 'xinglin-staff-1'
const ASKER = 'xinglin-resident-5'
const MARKING = { name: /圈出要打码的地方/ }

/** The one that the examples leave open: a resident asked for a face in it to be blurred. */
async function askedPicture(town: Town): Promise<string> {
  const { items } = await town.must(STAFF, 'files.queue', { limit: 50 })
  const due = items.find(({ why }) => why === 'blur')
  if (due === undefined) throw new Error('nobody asked for a blur in the examples')
  return due.file
}

async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const marker = page.getByRole('group', MARKING)
  await marker.locator('img').evaluate((image: HTMLImageElement) => image.decode())
  await marker.scrollIntoViewIfNeeded()
  const box = await marker.boundingBox()
  if (box === null) throw new Error('there is nothing to mark on')
  const on = ([x, y]: readonly [number, number]): readonly [number, number] => [box.x + (box.width * x) / 1000, box.y + (box.height * y) / 1000]
  await page.mouse.move(...on(from))
  await page.mouse.down()
  await page.mouse.move(...on(to), { steps: 6 })
  await page.mouse.up()
}

const isMarked = async (page: Page, count: number): Promise<void> => page.getByRole('group', { name: new RegExp(`已圈 ${count} 块`) }).waitFor()
const placeOf = (page: Page, index: number): Promise<string> => page.locator('.ws-marker__part').nth(index).evaluate((part) => ['left', 'top', 'width', 'height'].map((side) => Math.round(Number.parseFloat((part as HTMLElement).style.getPropertyValue(side)))).join(' '))

const urlFor = async (town: Town, file: string): Promise<string> => (await town.must(null, 'files.link', { files: [file] })).links[0]?.url ?? ''

/** The pixels of a stored picture as anybody gets it. */
async function pixelsAt(page: Page, url: string): Promise<Pixels> {
  const { width, height, text } = await page.evaluate(async (address) => {
    const image = await createImageBitmap(await (await fetch(address)).blob())
    const canvas = new OffscreenCanvas(image.width, image.height)
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('no canvas')
    pen.drawImage(image, 0, 0)
    const letters = Array.from(pen.getImageData(0, 0, image.width, image.height).data, (byte) => String.fromCharCode(byte))
    return { width: image.width, height: image.height, text: btoa(letters.join('')) }
  }, url)
  return { width, height, data: Uint8ClampedArray.from(Buffer.from(text, 'base64')) }
}

/** How far two pictures lie apart on average, within the parts or outside of them; a JPEG is never quite what it was made of. */
function apart(one: Pixels, other: Pixels, { marks, inside }: { readonly marks: readonly PictureMark[]; readonly inside: boolean }): number {
  const boxes = marks.map((mark) => boxOf(mark, one))
  let [sum, count] = [0, 0]
  one.data.forEach((value, index) => {
    const [x, y] = [(index >> 2) % one.width, Math.floor((index >> 2) / one.width)]
    if (boxes.some(({ left, top, right, bottom }) => x >= left && x < right && y >= top && y < bottom) !== inside) return
    sum += Math.abs(value - (other.data[index] ?? 0))
    count += 1
  })
  return sum / count
}

async function asks(town: Town): Promise<void> {
  const file = await askedPicture(town)
  const page = await town.visit(ASKER, at('/packages/pictures/index', { file }))
  await press(page, '在照片上圈出来')
  await isMarked(page, 0)
  await drag(page, [100, 500], [200, 700])
  await isMarked(page, 1)
  await drag(page, [150, 600], [250, 500])
  expect(await placeOf(page, 0)).toBe('20 40 10 20')
  await drag(page, [300, 600], [400, 700])
  expect(await placeOf(page, 0)).toBe('20 40 20 30')
  await press(page, '撤销')
  await press(page, '撤销')
  expect(await placeOf(page, 0)).toBe('10 50 10 20')
  await press(page, '加一块')
  await isMarked(page, 2)
  await page.getByRole('group', MARKING).press('ArrowLeft')
  expect(await placeOf(page, 1)).toBe('38 40 20 20')
  await press(page, '去掉这块')
  await isMarked(page, 1)
  await write(page, '哪里要打码', '左边第一个是我')
  await press(page, '请求打码')
  await sees(page, /您的打码请求已收到/)
  const { items } = await town.must(STAFF, 'files.asks', { file })
  expect(items.map(({ text, marks }) => [text, marks.length])).toContainEqual(['左边第一个是我', 1])
}

async function blurs(town: Town): Promise<void> {
  const file = await askedPicture(town)
  const wishes = (await town.must(STAFF, 'files.asks', { file })).items.flatMap(({ marks }) => marks)
  const page = await town.visit(STAFF, '/packages/pictures/desk', { view: PC })
  await sees(page, '有人请求打码')
  const before = await pixelsAt(page, await urlFor(town, file))
  await page.locator('.ws-card').filter({ hasText: '有人请求打码' }).getByRole('button', { name: /^打码/ }).click()
  await isMarked(page, wishes.length)
  await drag(page, [780, 500], [900, 700])
  await isMarked(page, wishes.length + 1)
  const drawn = { x: 780, y: 500, width: 120, height: 200 }
  await press(page, '看打码后的样子')
  await page.getByRole('img', { name: '打码后的样子' }).waitFor()
  await press(page, '换上这张')
  await seen(page, '照片审核').waitFor()
  await page.locator('.ws-tag').filter({ hasText: '有人请求打码' }).waitFor({ state: 'detached' })

  const copy = await pixelsAt(page, await urlFor(town, file))
  expect([copy.width, copy.height]).toEqual([before.width, before.height])
  const marks = [...wishes, drawn]
  const wanted = pixelated(before, marks)
  // Something was there to see; of it the copy holds the averages of blocks and nothing else, and the rest of the picture is as it was.
  expect(apart(before, wanted, { marks, inside: true })).toBeGreaterThan(10)
  expect(apart(copy, wanted, { marks, inside: true })).toBeLessThan(5)
  expect(apart(copy, before, { marks, inside: false })).toBeLessThan(5)
  const { items } = await town.must(ASKER, 'people.messages', { limit: 50 })
  expect(items.map(({ kind }) => kind)).toContain('picture-blurred')
  const mine = await town.visit(ASKER, '/pages/mine/index')
  await seen(mine, '您请求打码的照片打好码了。').click()
  await sees(mine, '这张已打码。')
}

/** Neither of them is done by one tap, and what was begun can be left. */
async function asksTwice(town: Town): Promise<void> {
  const page = await town.visit(STAFF, '/packages/pictures/desk', { view: PC })
  const card = page.locator('.ws-card').filter({ has: page.getByRole('button', { name: /^(公开|不用打码)：/ }) }).first()
  const spoken = await card.getByRole('button', { name: /^(公开|不用打码)：/ }).getAttribute('aria-label')
  const title = spoken?.replace(/^[^：]*：/, '') ?? ''
  const before = (await town.must(STAFF, 'files.queue', {})).items.length
  await card.getByRole('button', { name: /^不公开：/ }).click()
  await page.getByRole('button', { name: `确定不公开：${title}` }).waitFor()
  await page.getByRole('button', { name: `先不办：${title}` }).click()
  await page.getByRole('button', { name: spoken ?? '' }).first().click()
  await page.getByRole('button', { name: `确定公开：${title}` }).waitFor()
  expect((await town.must(STAFF, 'files.queue', {})).items).toHaveLength(before)
  await page.getByRole('button', { name: `确定公开：${title}` }).click()
  await sees(page, '办好了')
  expect((await town.must(STAFF, 'files.queue', {})).items).toHaveLength(before - 1)
}

export function pictures(): void {
  describe('a picture with faces', () => {
    walk('is marked by a resident: drawn, moved, resized, taken away, undone', asks)
    walk('is blurred by an official on a PC, and the pixels are gone', blurs)
    walk('is made public only by a second tap, and the first can be taken back', asksTwice)
    walk('fills its place without being pulled out of shape, at any width', async (town) => {
      const { id } = await town.project('雨棚')
      for (const view of [PC, { width: 390, height: 844 }]) {
        const page = await town.visit(null, at('/pages/projects/show', { id }), { view })
        const image = page.locator('.ws-card__photo img').filter({ visible: true }).first()
        await image.evaluate((one: HTMLImageElement) => one.decode())
        const shape = await image.evaluate((one) => ({ fit: getComputedStyle(one).objectFit, fills: [one.clientWidth - (one.parentElement?.clientWidth ?? 0), one.clientHeight - (one.parentElement?.clientHeight ?? 0)] }))
        expect(shape).toEqual({ fit: 'cover', fills: [0, 0] })
      }
    })
  })
}
