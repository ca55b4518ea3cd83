/** Every page, as it lies on a phone: in the ordinary size, in 大字 and at ×1.4; and its faces while it waits, fails and holds nothing. */
import type { Page } from 'playwright-core'
import { at, button, here, PC, PHONE, seen, sees, textOf, walk, type Town } from './browser'
import { inspect, type Fault } from './inspect'

interface Opened { readonly route: string; readonly as: string | null; readonly query?: (town: Town) => Promise<Readonly<Record<string, string>>>; readonly wide?: boolean; readonly still?: boolean }

const project = (title: string, key = 'project') => async (town: Town): Promise<Readonly<Record<string, string>>> => ({ [key]: (await town.project(title)).id })
const code = (title: string) => async (town: Town): Promise<Readonly<Record<string, string>>> => ({ code: (await town.project(title)).code })
const CONSENT = '8号院加装休息座椅和雨棚'

async function door(town: Town): Promise<Readonly<Record<string, string>>> {
  const { id } = await town.project(CONSENT)
  const { items } = await town.must('xinglin-building-head-2', 'households.doors', { project: id, limit: 100 })
  return { project: id, household: items.find((one) => one.state === 'unanswered')?.household ?? '' }
}

/** `wide`: has a look of its own on a PC. `still`: asks the cloud for nothing when it opens, or has another way to say that it could not. */
const PAGES: readonly Opened[] = [
  { route: '/pages/home/index', as: 'xinglin-resident-7' },
  { route: '/pages/notices/index', as: null },
  { route: '/pages/mine/index', as: 'xinglin-resident-1' },
  { route: '/pages/proposals/new', as: 'xinglin-resident-7', still: true },
  { route: '/pages/projects/show', as: null, query: project('杏林路8号院排水沟', 'id') },
  { route: '/pages/consents/give', as: 'xinglin-resident-5', query: project(CONSENT) },
  { route: '/pages/polls/vote', as: 'xinglin-resident-7', query: project('3号院空地改小花园') },
  { route: '/pages/ratings/rate', as: 'xinglin-resident-7', query: project('桂花巷路灯补装') },
  { route: '/packages/steward/index', as: 'xinglin-ten-head' },
  { route: '/packages/steward/index', as: 'xinglin-ten-head', query: project(CONSENT) },
  { route: '/packages/steward/door', as: 'xinglin-building-head-2', query: door },
  { route: '/packages/steward/my-code', as: 'xinglin-resident-7' },
  { route: '/packages/council/index', as: 'xinglin-party-secretary', wide: true },
  { route: '/packages/council/sitting', as: 'xinglin-party-secretary', query: project('8号院大门口修无障碍坡道'), wide: true },
  { route: '/packages/office/index', as: 'liuyin-street-approver', wide: true },
  { route: '/packages/office/desk', as: 'qingtong-street-approver', query: project('桂花巷更换破损井盖'), wide: true },
  { route: '/packages/office/projects', as: 'xinglin-staff-1', wide: true },
  { route: '/packages/office/fund', as: 'qingtong-finance', wide: true },
  { route: '/packages/office/notices', as: 'xinglin-staff-1', wide: true },
  { route: '/packages/office/poster', as: 'xinglin-staff-1', query: project('3号院墙面彩绘'), wide: true },
  { route: '/packages/office/appointments', as: 'xinglin-staff-1', wide: true, still: true },
  { route: '/packages/office/roster', as: 'xinglin-staff-1', wide: true, still: true },
  { route: '/packages/notice/index', as: null, query: code('3号院楼梯扶手') },
]

const addressOf = async (town: Town, { route, query }: Opened): Promise<string> => at(route, await query?.(town))
const settled = async (page: Page): Promise<void> => {
  await page.locator('.ws-screen').filter({ visible: true }).last().waitFor()
  await page.waitForLoadState('networkidle')
}

/** ×1.4 as a browser makes it: fewer pixels of layout on the same glass. */
const ZOOMED = { width: Math.floor(PHONE.width / 1.4), height: Math.floor(PHONE.height / 1.4) }
const LEAST = { default: 44, care: 60 } as const
const TYPE = { default: 15, care: 20 } as const

const turnTo = (page: Page, mode: keyof typeof LEAST): Promise<void> => page.evaluate((wanted) => document.querySelectorAll('.ws-screen').forEach((screen) => screen.setAttribute('data-weui-mode', wanted)), mode)

async function lookAt(page: Page, { wide = false }: Opened): Promise<Readonly<Record<string, readonly Fault[]>>> {
  const look = (mode: keyof typeof LEAST): Promise<Fault[]> => page.evaluate(inspect, { least: LEAST[mode], type: TYPE[mode], contrast: 4.5 })
  const normal = await look('default')
  await turnTo(page, 'care')
  const large = await look('care')
  await turnTo(page, 'default')
  await page.setViewportSize(ZOOMED)
  const zoomed = (await look('default')).filter(({ what }) => what === 'cut' || what === 'wide')
  const dark = await inDark(page, look)
  if (!wide) return { normal, large, zoomed, dark }
  await page.setViewportSize(PC)
  await page.waitForTimeout(100)
  return { normal, large, zoomed, dark, desk: await look('default') }
}

async function inDark(page: Page, look: (mode: keyof typeof LEAST) => Promise<Fault[]>): Promise<Fault[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('.ws-screen[data-weui-theme=dark]').filter({ visible: true }).first().waitFor()
  const faults = (await look('default')).filter(({ what }) => what === 'pale')
  await page.emulateMedia({ colorScheme: 'light' })
  return faults
}

const told = (all: Readonly<Record<string, readonly Fault[]>>): readonly string[] => Object.entries(all).flatMap(([how, faults]) => faults.map(({ what, where, found }) => `${how}: ${what}: ${where}: ${found}`))

export function measures(): void {
  describe('on a phone, in 大字, at ×1.4 and in the dark', () => {
    for (const opened of PAGES) {
      walk(`${opened.route} as ${opened.as ?? 'a visitor'} is readable, reachable and named`, async (town) => {
        const page = await town.visit(opened.as, await addressOf(town, opened))
        await settled(page)
        expect((await textOf(page)).length).toBeGreaterThan(10)
        expect(told(await lookAt(page, opened))).toEqual([])
      })
    }
    walk('大字 is one press away, and stays', async (town) => {
      const page = await town.visit('xinglin-resident-7', '/pages/home/index')
      await page.getByRole('switch', { name: '大字' }).click()
      await page.locator('.ws-screen[data-weui-mode=care]').first().waitFor()
      await page.reload()
      await page.locator('.ws-screen[data-weui-mode=care]').first().waitFor()
      expect(await page.locator('.ws-screen').first().evaluate((screen) => parseFloat(getComputedStyle(screen).fontSize))).toBeGreaterThanOrEqual(24)
    })
  })
}

const SOON_MS = 3000

/** Holds every call until it is told to let the network be lost; answers what the reader was shown meanwhile. */
async function waitThenFail(town: Town, opened: Opened): Promise<readonly string[]> {
  let lose = (): void => undefined
  const lost = new Promise<void>((resolve) => { lose = resolve })
  const route = async (page: Page): Promise<void> => {
    await page.route('**/call', async (held) => {
      await lost
      await held.abort().catch(() => undefined)
    })
  }
  const page = await town.visit(opened.as, await addressOf(town, opened), { before: route })
  await sees(page, '正在取最新情况…')
  lose()
  await sees(page, '网络不通，还没有送到。')
  await sees(page, '请走到信号好的地方再试一次')
  await page.unroute('**/call')
  // A page may have asked two questions, and both were lost.
  for (let times = 0; times < 3 && (await button(page, '再取一次').isVisible()); times += 1) {
    // A page that asks again by itself may be quicker than the reader.
    await button(page, '再取一次').click({ timeout: SOON_MS }).catch(() => undefined)
    await button(page, '再取一次').waitFor({ state: 'hidden', timeout: SOON_MS }).catch(() => undefined)
  }
  await seen(page, '正在取最新情况…').waitFor({ state: 'hidden' })
  return [await textOf(page)]
}

const AT_ONCE = 4

async function eachOf(town: Town): Promise<void> {
  const rest = PAGES.filter(({ still }) => still !== true).entries()
  const failed: string[] = []
  const worker = async (): Promise<void> => {
    for (const [, opened] of rest) {
      const [text = ''] = await waitThenFail(town, opened).catch((error: unknown) => [`FAILED ${String(error)}`])
      if (text.startsWith('FAILED') || text.length < 10 || text.includes('正在取')) failed.push(`${opened.route}: ${text.slice(0, 300)}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  expect(failed).toEqual([])
}

const EMPTY: readonly { readonly as: string | null; readonly address: string; readonly says: string; readonly next: string }[] = [
  { as: 'xinmiao-resident-5', address: '/pages/home/index', says: '这里还没有项目', next: '看见哪里坏了、缺了' },
  { as: 'xinmiao-resident-5', address: '/pages/mine/index', says: '还没有提过', next: '在首页点「我要提议」' },
  { as: null, address: '/pages/projects/show?id=none', says: '没有找到这条记录。', next: '请回首页再找' },
  { as: 'xinmiao-ten-head', address: '/packages/steward/index', says: '现在没有要上门征求的项目', next: '这里就会有' },
  { as: 'xinmiao-party-secretary', address: '/packages/council/index', says: '现在没有安排会议', next: '就会出现在这里' },
  { as: 'xinmiao-staff-1', address: '/packages/office/index', says: '没有等您办的事', next: '有新的会按期限排在这里' },
  { as: null, address: '/packages/notice/index', says: '', next: '' },
]

export function faces(): void {
  describe('every page', () => {
    walk('says that it waits, says when the network is lost and what to do, and comes back', eachOf)
    it.each(EMPTY)('$address says what is not there and what will bring it', async ({ as, address, says, next }) => {
      const page = await here().visit(as, address)
      await sees(page, new RegExp(says))
      await sees(page, new RegExp(next))
      await here().leave()
    })
  })
}
