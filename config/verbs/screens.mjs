// npm run screens [-- NAME …]: the pictures of the README, taken of the real pages with the examples in them.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { buildCloudFunctions, buildTaro, isBuilt } from './build.mjs'
import { ensureBrowser, ensureInstalled, root } from './install.mjs'
import { smaller } from './png.mjs'
import { withProgress } from './progress.mjs'

const DATA = path.join(root, '.local', 'screens-data')
const OUT = path.join(root, 'docs', 'screens')
/** After a day the examples' deadlines are no longer where their story puts them. */
const KEEP_MS = 86_400_000
const PHONE = { width: 390, height: 844, scale: 2 }
const PC = { width: 1280, height: 800, scale: 1 }
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

const BY_TITLE = { consent: '8号院加装休息座椅和雨棚', works: '杏林路8号院排水沟清淤改造', sitting: '8号院大门口修无障碍坡道', late: '柳荫里背街小巷路面硬化', closed: '3号院楼梯扶手' }

/** Who looks at what; `then` does what a person would do before the picture is worth taking. */
const SHOTS = [
  { name: 'home', as: 'xinglin-resident-7', at: () => '/pages/home/index' },
  { name: 'home-large', as: 'xinglin-resident-7', at: () => '/pages/home/index', large: true },
  { name: 'propose', as: 'xinglin-resident-3', at: () => '/pages/proposals/new', then: writeProposal },
  { name: 'project', as: null, at: ({ works }) => `/pages/projects/show?id=${works.id}` },
  { name: 'consent', as: 'xinglin-resident-5', at: ({ consent }) => `/pages/consents/give?project=${consent.id}` },
  { name: 'notices', as: null, at: () => '/pages/notices/index' },
  { name: 'mine', as: 'xinglin-resident-1', at: () => '/pages/mine/index' },
  { name: 'steward', as: 'xinglin-ten-head', at: ({ consent }) => `/packages/steward/index?project=${consent.id}` },
  { name: 'council', as: 'xinglin-party-secretary', at: ({ sitting }) => `/packages/council/sitting?project=${sitting.id}` },
  { name: 'office', as: 'liuyin-street-approver', at: () => '/packages/office/index', view: PC, then: openFirst },
  { name: 'public', as: null, page: ({ closed }) => `/n/${closed.code}` },
]

async function writeProposal(page) {
  await page.getByRole('textbox', { name: '什么事' }).fill('3号院门口的台阶松了')
  await page.getByRole('textbox', { name: '说说哪里不好' }).fill('第二级台阶的石板翘起来，下雨天老人踩上去会滑。')
  await page.mouse.click(10, 120)
}

async function openFirst(page) {
  await page.getByRole('button', { name: /办这件事：.*背街小巷/ }).click()
  await page.getByText('决定前要看的').waitFor()
}

/** Starts the emulator on the examples; fills them in when they are missing or old. */
async function startExamples() {
  const marker = path.join(DATA, '.weishishi-data')
  const isFresh = fs.existsSync(marker) && JSON.parse(fs.readFileSync(marker, 'utf8')).examples === 'complete' && Date.now() - fs.statSync(marker).mtimeMs < KEEP_MS
  const tsx = (file, args, stdio) => spawn(process.execPath, ['--import', 'tsx', path.join(root, file), ...args], { cwd: root, stdio, env: { ...process.env, TZ: 'UTC' } })
  const emulator = tsx('emulator/main.ts', ['--port', '0', '--quiet', '--data', DATA, '--functions', path.join(root, 'dist/cloudfunctions'), '--h5', path.join(root, 'dist/h5'), ...(isFresh ? [] : ['--fresh'])], ['ignore', 'inherit', 'inherit', 'ipc'])
  const { url } = await new Promise((resolve, reject) => {
    emulator.once('message', resolve)
    emulator.once('exit', (code) => reject(new Error(`the emulator ended before it listened (exit ${code})`)))
  })
  const stop = () => new Promise((resolve) => {
    emulator.removeAllListeners('exit')
    emulator.once('exit', resolve)
    emulator.kill('SIGTERM')
  })
  if (isFresh) return { url, stop }
  const seeding = tsx('emulator/seeding.ts', ['--url', url, '--data', DATA], ['ignore', 'ignore', 'inherit'])
  const code = await withProgress('Living the examples', () => new Promise((resolve) => seeding.once('exit', resolve)))
  if (code === 0) return { url, stop }
  await stop()
  throw new Error('the examples could not be lived; see above')
}

/** The projects of the pictures, by the names that the examples give them. */
async function findProjects(url) {
  const found = new Map()
  for (const community of ['km-xl', 'lz-ly']) {
    for (let cursor = null; cursor !== undefined;) {
      const body = JSON.stringify({ operation: 'projects.list', input: { community, cursor, limit: 50 }, requestId: crypto.randomUUID() })
      const reply = await (await fetch(`${url}/call`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json()
      if (!reply.ok) throw new Error(`projects.list was refused: ${JSON.stringify(reply.refusal)}`)
      for (const card of reply.data.items) found.set(card.title, card)
      cursor = reply.data.next ?? undefined
    }
  }
  return Object.fromEntries(Object.entries(BY_TITLE).map(([key, title]) => {
    if (!found.has(title)) throw new Error(`the examples hold no project named ${title}`)
    return [key, found.get(title)]
  }))
}

async function take(browser, url, projects, { name, as, at, page: address, view = PHONE, large = false, then }) {
  const context = await browser.newContext({ viewport: { width: view.width, height: view.height }, deviceScaleFactor: view.scale, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  try {
    if (as !== null) await context.addCookies([{ name: 'dev-person', value: as, url }])
    if (large) await context.addInitScript(() => localStorage.setItem('large-type', JSON.stringify({ data: 'on' })))
    const page = await context.newPage()
    await page.goto(address === undefined ? `${url}/#${at(projects)}` : `${url}${address(projects)}`, { waitUntil: 'networkidle' })
    await then?.(page)
    await page.waitForLoadState('networkidle')
    await page.waitForFunction(() => [...document.images].every((image) => image.complete))
    const png = smaller(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
    const file = path.join(OUT, `${name}.png`)
    fs.writeFileSync(file, png)
    console.log(`  ${path.relative(root, file)}  ${(png.length / 1024).toFixed(0)} KB`)
  } finally {
    await context.close()
  }
}

async function main(names) {
  const wrong = names.find((name) => !SHOTS.some((shot) => shot.name === name))
  if (wrong) throw new Error(`there is no picture named "${wrong}"; there are: ${SHOTS.map(({ name }) => name).join(', ')}`)
  await ensureInstalled()
  const executablePath = await ensureBrowser()
  if (!isBuilt('functions')) await buildCloudFunctions()
  if (!isBuilt('h5')) await buildTaro('h5')
  const { url, stop } = await startExamples()
  // Loaded here, not above: before the packages are installed there is none.
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  try {
    fs.mkdirSync(OUT, { recursive: true })
    const projects = await findProjects(url)
    for (const shot of SHOTS.filter(({ name }) => names.length === 0 || names.includes(name))) await take(browser, url, projects, shot)
  } finally {
    await browser.close()
    await stop()
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message)
  process.exit(1)
})
