/** Marking and blurring in the mini-program, on a canvas that a test brings along: what WeChat is asked, and what is left of the pixels. */
import { pixelated } from '../../src/packages/pictures/pixels'
import { cloudOf } from './cloud'
import { boot, type MiniApp } from './host/mini-app'
import { ANSWERS } from './records'

const dist = 'dist/weapp'
const FILE = 'cloud://e/photos/1.jpg'
const URL = 'https://e/1.jpg'
const SEEN = { file: FILE, project: 'p1', state: 'shown', reason: null, isBlurred: true, mine: false, asked: 'none', appeal: 'none' }
const WISH = { x: 100, y: 200, width: 150, height: 200 }
const CLOUD = { ...ANSWERS, 'files.link': { links: [{ file: FILE, url: URL, state: 'shown' }] }, 'files.asks': { items: [{ text: '左边是我', marks: [WISH] }], next: null }, 'files.decide': SEEN, 'files.askBlur': SEEN }
const [WIDTH, HEIGHT] = [200, 100]
const picture = Uint8ClampedArray.from({ length: WIDTH * HEIGHT * 4 }, (_, index) => (index % 4 === 3 ? 255 : (index * 37) % 251))

/** WeChat's canvas of type 2d, as far as it is used: a sheet that gives back the bytes that were put on it. */
function aCanvas(loads = true) {
  const sheet = { data: new Uint8ClampedArray(), width: 0, height: 0 }
  const image = {
    width: WIDTH, height: HEIGHT, onload: () => undefined, onerror: () => undefined,
    set src(address: string) { setTimeout(() => (loads && address === URL ? this.onload() : this.onerror()), 1) },
  }
  const pen = { drawImage: () => { sheet.data = picture.slice() }, getImageData: () => ({ width: sheet.width, height: sheet.height, data: sheet.data.slice() }), putImageData: ({ data }: { readonly data: Uint8ClampedArray }) => { sheet.data = data.slice() } }
  return Object.assign(sheet, { getContext: () => pen, createImage: () => image })
}

async function open(page: 'blur' | 'index', canvas = aCanvas()) {
  const { wx, asked } = cloudOf(CLOUD)
  const cloud = wx.cloud as Record<string, unknown>
  const uploads: unknown[] = []
  const uploadFile = (options: unknown): Promise<unknown> => { uploads.push(options); return Promise.resolve({ fileID: 'cloud://e/photos/copy.jpg' }) }
  const app = await boot({ dist, path: `packages/pictures/${page}`, query: { file: encodeURIComponent(FILE) }, wx: { ...wx, cloud: { ...cloud, uploadFile }, canvasNode: canvas, canvasToTempFilePath: () => ({ tempFilePath: 'wxfile://tmp/copy.jpg' }) } })
  await app.settle(300)
  return { app, asked, uploads, canvas, inputs: (operation: string) => asked.filter((one) => one.operation === operation).map(({ input }) => input) }
}

const surface = (app: MiniApp) => app.all((element) => String(element.attrs['aria-label']).includes('圈出要打码的地方'))[0] ?? app.render()
const marked = (app: MiniApp): string => String(surface(app).attrs['aria-label'])

/** The host has no layout: the picture is 100 wide and 20 high. */
async function drag(app: MiniApp, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const finger = ([x, y]: readonly [number, number]) => [{ clientX: x / 10, clientY: y / 50 }]
  await app.fire(surface(app), 'touchstart', {}, finger(from))
  await app.fire(surface(app), 'touchmove', {}, finger(to))
  await app.fire(surface(app), 'touchend', {})
}

it('blurs what was asked for and what a finger marks besides, sends the copy, and puts it in the picture’s place', async () => {
  const { app, canvas, uploads, inputs } = await open('blur')
  expect([marked(app).includes('已圈 1 块'), app.text().includes('左边是我')]).toEqual([true, true])
  await drag(app, [500, 300], [800, 900])
  expect(marked(app)).toContain('已圈 2 块')
  await app.tap('看打码后的样子')
  await app.settle(300)
  expect(app.all((element) => element.attrs.src === 'wxfile://tmp/copy.jpg')).not.toEqual([])
  expect([...canvas.data]).toEqual([...pixelated({ width: WIDTH, height: HEIGHT, data: picture }, [WISH, { x: 500, y: 300, width: 300, height: 600 }]).data])
  await app.tap('换上这张')
  await app.settle(300)
  expect(uploads).toMatchObject([{ filePath: 'wxfile://tmp/copy.jpg', cloudPath: expect.stringMatching(/^photos\/.+\.jpg$/) }])
  expect(inputs('files.decide')).toEqual([{ file: FILE, decision: 'blur', reason: null, blurred: 'cloud://e/photos/copy.jpg' }])
  expect(app.errors).toEqual([])
})

it('does nothing without a mark, and says so when the picture cannot be drawn', async () => {
  const { app, inputs } = await open('blur', aCanvas(false))
  await app.tap('去掉这块')
  expect(app.text()).toContain('请先在照片上圈出要打码的地方。')
  await app.tap('加一块')
  await app.tap('看打码后的样子')
  await app.settle(300)
  expect(app.text()).toContain('没有做成')
  expect(inputs('files.decide')).toEqual([])
})

it('sends where a resident would have it blurred, and a drawing can be undone', async () => {
  const { app, inputs } = await open('index')
  await app.tap('在照片上圈出来')
  await drag(app, [100, 100], [300, 500])
  await drag(app, [600, 600], [900, 900])
  expect(marked(app)).toContain('已圈 2 块')
  await app.tap('撤销')
  expect(marked(app)).toContain('已圈 1 块')
  await app.input('哪里要打码', '我的脸')
  const send = app.all((element) => element.attrs['aria-label'] === '请求打码')[0]
  await app.fire(send ?? app.render(), 'tap')
  await app.settle(300)
  expect(inputs('files.askBlur')).toEqual([{ file: FILE, text: '我的脸', marks: [{ x: 100, y: 100, width: 200, height: 400 }] }])
})
