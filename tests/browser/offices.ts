/** The desks of a street: the approver on a PC, the clerk who may not approve, and two windows open at once. */
import type { Page } from 'playwright-core'
import { at, isThere, PC, press, seen, sees, walk, write, type Town } from './browser'

const LATE = '柳荫里背街小巷路面硬化'
const APPROVER = 'liuyin-street-approver'
const CLERK = 'liuyin-street-clerk'

const desk = async (town: Town, person: string): Promise<Page> => town.visit(person, at('/packages/office/desk', { project: (await town.project(LATE)).id }), { view: PC })

async function approve(page: Page): Promise<void> {
  await press(page, '批准项目')
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('button', { name: '批准项目' }).click()
  await sees(page, /还有 1 处没有填好/)
  await write(page, '审批意见', '现场看过，泥路确实难走，同意。')
  await sheet.getByRole('button', { name: '批准项目' }).click()
}

async function decides(town: Town): Promise<void> {
  const other = await desk(town, APPROVER)
  await sees(other, '决定前要看的')
  const page = await town.visit(APPROVER, '/packages/office/index', { view: PC })
  await sees(page, /已超期/)
  await page.getByRole('button', { name: new RegExp(`办这件事：${LATE}，.*已超期`) }).click()
  await seen(page, '决定前要看的').waitFor()
  expect(page.url()).toContain('/packages/office/index')
  await approve(page)
  await sees(page, /现在到了「/)
  // The same approver in a window that was left open: the cloud refuses, and the page says what to do.
  await approve(other)
  await sees(other, /没有办成：刚才有人先办了一步/)
  await sees(other, /请刷新页面看看最新情况/)
}

export function offices(): void {
  describe('a street office', () => {
    walk('shows the clerk no way to approve, but why not', async (town) => {
      const page = await desk(town, CLERK)
      await sees(page, '决定前要看的')
      expect(await isThere(page, '批准项目')).toBe(false)
      await press(page, /还不能办的/)
      await sees(page, '批准项目')
      await sees(page, '这一步不由您来办。')
    })
    walk('lets its approver decide what is overdue, with a reason, and only once', decides)
    walk('is closed to a resident who typed its address', async (town) => {
      const page = await town.visit('xinmiao-resident-5', '/packages/office/index', { view: PC })
      await sees(page, '没有等您办的事')
      expect(await isThere(page, /批准/)).toBe(false)
    })
  })
}
