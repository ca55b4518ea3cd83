/** The real web pages in a real browser, served by the emulator with the real functions: one town, one browser, and nothing stood in for. */
import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core'
import type { OperationName, Operations } from '../../contracts/operations'
import type { ProjectCard } from '../../contracts/projects'
import type { Instant, Reply } from '../../contracts/reply'
import { seed } from '../../emulator/seed/main'
import { startEmulator } from '../../emulator/server'
import { browserPath } from './browser-path'

const ROOT = path.resolve(__dirname, '../..')
const FAILURES = path.join(ROOT, '.local/screens')
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
export const PHONE = { width: 390, height: 844 } as const
export const PC = { width: 1280, height: 800 } as const
/** What nothing takes longer than, on a machine that does other things too. */
const PATIENCE_MS = 20_000
const WORLD_MS = 240_000
export const WALK_MS = 90_000
/** Communities of today in three cities, and one without projects. */
const CHAPTERS = ['newcomer', 'xinglin', 'hetang', 'liuyin']

export interface VisitOptions {
  readonly view?: { readonly width: number; readonly height: number }
  readonly large?: boolean
  /** The time that the visitor's phone shows and that the cloud sees in their calls. */
  readonly now?: Instant
  /** Before anything of the page has loaded. */
  readonly before?: (page: Page) => Promise<void>
}

export interface Town {
  readonly url: string
  readonly browser: Browser
  /** Opens a page as a person (nobody known: `null`) by its address, as if it had been typed. */
  readonly visit: (person: string | null, address: string, options?: VisitOptions) => Promise<Page>
  /** What was answered to a call outside the browser; fails when it was refused. */
  readonly must: <K extends OperationName>(person: string | null, operation: K, input: Operations[K]['input'], now?: Instant) => Promise<Operations[K]['output']>
  /** A project of the examples by a part of its title. */
  readonly project: (title: string) => Promise<ProjectCard>
  /** Errors that pages threw and nobody caught. */
  readonly thrown: readonly string[]
  /** Pictures of all open pages, for whoever has to find out why a walk failed. */
  readonly takeFailure: (name: string) => Promise<void>
  readonly leave: () => Promise<void>
  readonly close: () => Promise<void>
}

async function ask<K extends OperationName>(url: string, person: string | null, operation: K, input: Operations[K]['input'], now?: Instant): Promise<Reply<Operations[K]['output']>> {
  const headers = { 'content-type': 'application/json', ...(person === null ? {} : { 'x-dev-person': person }), ...(now === undefined ? {} : { 'x-dev-now': new Date(now).toISOString() }) }
  return (await fetch(`${url}/call`, { method: 'POST', headers, body: JSON.stringify({ operation, input, requestId: randomUUID() }) })).json()
}

const COMMUNITIES = ['km-xl', 'sz-ht', 'lz-ly'] as const

/** `WEISHISHI_TOWN` names the data folder of an emulator with the examples in it, for whoever writes these tests and would not wait. */
export async function openTown(): Promise<Town> {
  for (const folder of ['dist/h5/index.html', 'dist/cloudfunctions/projects']) if (!existsSync(path.join(ROOT, folder))) throw new Error(`${folder} is not built; run: node config/verbs/test.mjs browser`)
  const folder = mkdtempSync(path.join(tmpdir(), 'weishishi-browser-'))
  const logged: string[] = []
  const { WEISHISHI_TOWN: told } = process.env
  if (told !== undefined) cpSync(told, path.join(folder, 'data'), { recursive: true })
  const emulator = await startEmulator({ port: 0, dataDir: path.join(folder, 'data'), functionsDir: path.join(ROOT, 'dist/cloudfunctions'), h5Dir: path.join(ROOT, 'dist/h5'), log: (line) => void logged.push(line) })
  const { url } = emulator
  const [browser] = await Promise.all([chromium.launch({ executablePath: browserPath(), args: FLAGS }), told === undefined ? seed({ url, only: CHAPTERS, log: () => undefined }) : undefined])
  const thrown: string[] = []
  let contexts: BrowserContext[] = []

  const must: Town['must'] = async (person, operation, input, now) => {
    const reply = await ask(url, person, operation, input, now)
    if (!reply.ok) throw new Error(`${operation} by ${person ?? 'a visitor'} was refused: ${JSON.stringify(reply.refusal)}\n${logged.slice(-5).join('\n')}`)
    return reply.data
  }
  const visit: Town['visit'] = async (person, address, { view = PHONE, large = false, now, before } = {}) => {
    const context = await browser.newContext({ viewport: view, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', hasTouch: false, ...(now === undefined ? {} : { extraHTTPHeaders: { 'x-dev-now': new Date(now).toISOString() } }) })
    contexts.push(context)
    context.setDefaultTimeout(PATIENCE_MS)
    if (person !== null) await context.addCookies([{ name: 'dev-person', value: person, url }])
    if (large) await context.addInitScript(() => localStorage.setItem('large-type', JSON.stringify({ data: 'on' })))
    if (now !== undefined) await context.clock.setSystemTime(now)
    const page = await context.newPage()
    page.on('pageerror', (error) => void thrown.push(`${address}: ${error.message}`))
    await before?.(page)
    await page.goto(address.startsWith('/n/') ? `${url}${address}` : `${url}/#${address}`)
    return page
  }
  const project: Town['project'] = async (title) => {
    for (const community of COMMUNITIES) {
      for (let cursor: number | null = 0; cursor !== null;) {
        const page: Operations['projects.list']['output'] = await must(null, 'projects.list', { community, cursor, limit: 50 })
        const found = page.items.find((card) => card.title.includes(title))
        if (found !== undefined) return found
        cursor = page.next
      }
    }
    throw new Error(`the examples hold no project named ${title}`)
  }
  const leave = async (): Promise<void> => {
    await Promise.all(contexts.map((context) => context.close()))
    contexts = []
  }
  return {
    url, browser, visit, must, project, thrown, leave,
    takeFailure: async (name) => {
      mkdirSync(FAILURES, { recursive: true })
      for (const [index, page] of contexts.flatMap((context) => context.pages()).entries()) {
        await page.screenshot({ path: path.join(FAILURES, `${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}-${index + 1}.png`), fullPage: true }).catch(() => undefined)
      }
    },
    close: async () => {
      await leave()
      await browser.close()
      await emulator.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let town: Town | undefined

/** The town of this file, opened once. */
export function here(): Town {
  if (town === undefined) throw new Error('the town is not open yet')
  return town
}

/** To be called once by the test file. */
export function useTown(): void {
  beforeAll(async () => {
    town = await openTown()
  }, WORLD_MS)
  afterAll(() => town?.close())
}

/** A test that leaves pictures of what was open when it failed, and closes what it opened. */
export function walk(name: string, steps: (town: Town) => Promise<void>): void {
  it(name, async () => {
    try {
      await steps(here())
    } catch (error) {
      await here().takeFailure(name)
      throw error
    } finally {
      await here().leave()
    }
  }, WALK_MS)
}

/** Pages that were left stay in the document, out of sight: only what is seen counts. */
export const seen = (page: Page, text: string | RegExp): Locator => page.getByText(text).filter({ visible: true }).first()
export const sees = (page: Page, text: string | RegExp): Promise<void> => seen(page, text).waitFor()
export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name }).first()
export const press = (page: Page, name: string | RegExp): Promise<void> => button(page, name).click()
export const choose = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('radio', { name, exact: true }).click()
export const write = (page: Page, label: string, text: string): Promise<void> => page.getByRole('textbox', { name: label, exact: true }).fill(text)
export const isThere = async (page: Page, name: string | RegExp): Promise<boolean> => (await page.getByRole('button', { name }).count()) > 0

/** Everything that the reader sees now, as text. */
export const textOf = (page: Page): Promise<string> => page.locator('.ws-screen').filter({ visible: true }).last().innerText()

/** Signs with the mouse. */
export async function sign(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: /用手指或鼠标写/ })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (box === null) throw new Error('there is no sheet to sign on')
  await page.mouse.move(box.x + 60, box.y + 60)
  await page.mouse.down()
  for (const [x, y] of [[110, 120], [170, 50], [220, 140], [280, 80]] as const) await page.mouse.move(box.x + x, box.y + y, { steps: 4 })
  await page.mouse.up()
}

/** The receipt number that stands on the page. */
export async function receiptOn(page: Page): Promise<string> {
  const line = await seen(page, /回执号 \S+/).innerText()
  return /回执号 ([0-9A-Z-]+)/i.exec(line)?.[1] ?? ''
}

export const at = (route: string, query: Readonly<Record<string, string>> = {}): string => `${route}${Object.keys(query).length === 0 ? '' : `?${new URLSearchParams(query).toString()}`}`
