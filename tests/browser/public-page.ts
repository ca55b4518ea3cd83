/** The page behind the QR code: HTML without a script, for any phone and for paper. */
import { gzipSync } from 'node:zlib'
import { PHONE, press, sees, walk } from './browser'

const MOST_BYTES = 14 * 1024
/** A life told from proposal to care fits behind the glass of a notice board. */
const MOST_SHEETS = 4

export function publicPage(): void {
  describe('the page behind the QR code', () => {
    walk('says it all without a script, in less than 14 KB', async (town) => {
      const { code } = await town.project('3号院楼梯扶手')
      const answer = await fetch(`${town.url}/n/${code}`)
      const html = await answer.text()
      const bytes = gzipSync(html).length
      console.log(`the QR page: ${(bytes / 1024).toFixed(1)} KB gzip, ${(html.length / 1024).toFixed(1)} KB`)
      expect(answer.status).toBe(200)
      expect(html).not.toMatch(/<script|javascript:|\son[a-z]+=/i)
      expect(bytes).toBeLessThan(MOST_BYTES)
      const page = await town.visit(null, `/n/${code}`)
      for (const words of ['3号院楼梯扶手', '预算', '已支出', '来源', '满意度', '如何核对', '校验码']) await sees(page, new RegExp(words))
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    })
    walk('is readable on paper', async (town) => {
      const page = await town.visit(null, `/n/${(await town.project('3号院楼梯扶手')).code}`)
      await page.emulateMedia({ media: 'print' })
      await sees(page, '3号院楼梯扶手')
      const pdf = await page.pdf({ format: 'A4' })
      expect(pdf.length).toBeGreaterThan(10_000)
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(MOST_SHEETS)
      // What only helps on a screen is not on paper.
      expect(await page.getByText('大字版').isVisible()).toBe(false)
    })
    walk('has 大字 one tap away on every kind of page, and nothing sticks out of a phone', async (town) => {
      const { code, community } = await town.project('3号院楼梯扶手')
      for (const address of [`/n/${code}`, `/n/${code}/1`, `/n/c/${community}`, '/open/', `/open/${community}/`]) {
        const page = await town.visit(null, `/n/${code}`)
        if (address !== `/n/${code}`) await page.goto(`${town.url}${address}`)
        const look = () => page.evaluate(() => ({ letters: parseFloat(getComputedStyle(document.body).fontSize), width: document.documentElement.scrollWidth, links: Math.min(...Array.from(document.querySelectorAll('li a')).map((one) => one.getBoundingClientRect().height)) }))
        const ordinary = await look()
        await page.getByRole('link', { name: '大字版' }).click()
        await page.getByRole('link', { name: '普通字号' }).waitFor()
        const large = await look()
        expect([address, large.letters >= ordinary.letters * 1.4, ordinary.width <= PHONE.width, large.width <= PHONE.width, large.links === Infinity || large.links >= 44]).toEqual([address, true, true, true, true])
      }
    })
    walk('is found by what it is about, with a letter wrong, and what is not there is said not to be', async (town) => {
      const page = await town.visit(null, '/pages/search/index?community=km-xl')
      const look = async (text: string): Promise<void> => {
        await page.locator('input[aria-label="找什么"]').fill(text)
        await press(page, '找项目和公示')
      }
      await look('排水勾')
      await sees(page, '没有完全对得上的，下面是相近的')
      await sees(page, '杏林路8号院排水沟清淤改造')
      await look('宇宙飞船')
      await sees(page, '没有找到')
      await look('楼梯扶手')
      await press(page, /3号院楼梯扶手/)
      await sees(page, '3号院楼梯扶手')
    })
    walk('tells that a forged code is forged, and what to do', async (town) => {
      const page = await town.visit(null, '/n/ZZZZZZZ')
      await sees(page, /没有|不存在|查不到/)
      await sees(page, /社区|居委会|核对/)
      expect((await fetch(`${town.url}/n/ZZZZZZZ`)).status).toBe(404)
    })
  })
}
