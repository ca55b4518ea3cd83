/** The page behind the QR code: HTML without a script, for any phone and for paper. */
import { gzipSync } from 'node:zlib'
import { PHONE, sees, walk } from './browser'

const MOST_BYTES = 14 * 1024

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
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
    })
    walk('tells that a forged code is forged, and what to do', async (town) => {
      const page = await town.visit(null, '/n/ZZZZZZZ')
      await sees(page, /没有|不存在|查不到/)
      await sees(page, /社区|居委会|核对/)
      expect((await fetch(`${town.url}/n/ZZZZZZZ`)).status).toBe(404)
    })
  })
}
