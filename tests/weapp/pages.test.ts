import type { RouteStep } from '../../contracts/projects'
import { cloudOf } from './cloud'
import { boot, MiniApp } from './host/mini-app'
import { aCard, aHome, ANSWERS } from './records'

const dist = 'dist/weapp'
const pages = new MiniApp({ dist }).pages
const QUERY = { id: 'p1', project: 'p1', code: 'PL0001' }

describe('the compiled mini-program', () => {
  it.each(pages)('opens $path with what the cloud answers', async ({ path, root }) => {
    const app = await boot({ dist, root, path, query: QUERY, wx: cloudOf(ANSWERS).wx })
    await app.settle()
    expect(app.errors).toEqual([])
    expect(app.text()).not.toBe('')
  })

  it.each(pages)('tells on $path what to do when nobody answers', async ({ path, root }) => {
    const { wx } = cloudOf({})
    const app = await boot({ dist, root, path, query: QUERY, wx })
    await app.settle()
    expect(app.errors).toEqual([])
    expect(app.text()).not.toBe('')
  })

  it('opens a home of twenty projects with less than 80 KB over the bridge', async () => {
    const steps = Array.from({ length: 26 }, (_, index): RouteStep => ({ stage: 'proposed', state: index < 8 ? 'done' : index === 8 ? 'now' : 'ahead' }))
    const projects = Array.from({ length: 20 }, (_, index) => aCard({ id: `p${index}`, photo: `cloud://e/photos/${index}.jpg`, steps }))
    const app = await boot({ dist, wx: cloudOf({ ...ANSWERS, 'projects.home': aHome({ projects }) }).wx })
    expect(app.setDataBytes).toBeLessThan(80 * 1024)
  })

  it('names every control for a screen reader', async () => {
    for (const { path, root } of pages) {
      const app = await boot({ dist, root, path, query: QUERY, wx: cloudOf(ANSWERS).wx })
      const controls = app.all((element) => ['button', 'input', 'textarea', 'switch', 'canvas'].includes(element.tag) || element.attrs['aria-role'] === 'button')
      const mute = controls.filter((element) => !element.attrs['aria-label'] && app.text(element).trim() === '')
      expect({ path, mute: mute.map((element) => element.attrs.class) }).toEqual({ path, mute: [] })
    }
  }, 30_000)

  it('carries dark theme and 大字 to the view, and remembers 大字', async () => {
    const app = await boot({ dist, wx: { ...cloudOf(ANSWERS).wx, appBaseInfo: { theme: 'dark', fontSizeScaleFactor: 1 } } })
    const root = (): Record<string, unknown> => app.all((element) => String(element.attrs.class).startsWith('ws-screen'))[0]?.attrs ?? {}
    expect(root()).toMatchObject({ 'data-weui-theme': 'dark', 'data-weui-mode': 'default', 'aria-role': 'main' })
    await app.tap('大字')
    expect(root()['data-weui-mode']).toBe('care')
    expect(app.storage.get('large-type')).toBe('on')
  })

  it('begins in 大字 where the phone asks every app for larger type', async () => {
    const app = await boot({ dist, wx: { ...cloudOf(ANSWERS).wx, appBaseInfo: { fontSizeScaleFactor: 1.4 } } })
    expect(app.all((element) => element.attrs['data-weui-mode'] === 'care')).not.toHaveLength(0)
  })
})
