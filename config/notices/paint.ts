/** When a page is first painted in chromium on a slow line, beside plain files: in alternation, so that all meet the same weather. */
import { chromium, type Browser } from 'playwright-core'

const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
/** DevTools' and Lighthouse's “Fast 3G”: 1.6 Mbit/s less a tenth, 150 ms to and fro with the handshakes of a connection; a phone four times slower than this machine. */
const LINE = { offline: false, latency: 562.5, downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8, uploadThroughput: (750 * 1024 * 0.9) / 8 }
const CPU = 4
const TIMES = 7

async function onePaint(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.setCacheDisabled', { cacheDisabled: true })
    await session.send('Network.emulateNetworkConditions', LINE)
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU })
    await page.goto(url, { waitUntil: 'load' })
    return await page.evaluate(() => new Promise<number>((resolve) => {
      new PerformanceObserver((list) => { for (const entry of list.getEntriesByName('first-contentful-paint')) resolve(entry.startTime) }).observe({ type: 'paint', buffered: true })
    }))
  } finally {
    await context.close()
  }
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

/** Prints the medians and their ratio to the plain file of the same size. */
export async function firstPaints(urls: { readonly page: string; readonly plain: string; readonly limit: string }): Promise<void> {
  const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '', args: FLAGS })
  try {
    const asked = [['project', urls.page], ['plain file of the same size', urls.plain], ['plain file of 14,000 bytes', urls.limit]] as const
    const times = new Map<string, number[]>(asked.map(([name]) => [name, []]))
    for (let time = 0; time < TIMES; time += 1) for (const [name, url] of asked) times.get(name)?.push(await onePaint(browser, url))
    const plain = median(times.get('plain file of the same size') ?? [])
    console.log('| first contentful paint, Fast 3G, CPU ÷ 4 | ms (median of 7) | ratio |\n| --- | --- | --- |')
    for (const [name, some] of times) console.log(`| ${name} | ${median(some).toFixed(0)} | ${(median(some) / plain).toFixed(2)} |`)
  } finally {
    await browser.close()
  }
}
