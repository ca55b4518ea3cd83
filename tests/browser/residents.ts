/** What residents do: propose, vouch, answer at the door and at home, read without a name. */
import { at, button, choose, isThere, press, receiptOn, sees, sign, textOf, walk, write, type Town } from './browser'
import { CAMERA, sizeOf, takePhoto, tellsPlace } from './photo'

const TITLE = '8号院东门加装雨棚和座椅'
const QUESTION = '您家同意在东门加雨棚和座椅吗？'
const PROPOSER = 'xinglin-resident-7'
const HEAD = 'xinglin-building-head-2'
const STAFF = 'xinglin-staff-1'
const HOUSEHOLDS = 20

let project = ''

async function fillFirstStep(town: Town): Promise<Awaited<ReturnType<Town['visit']>>> {
  const page = await town.visit(PROPOSER, '/pages/home/index')
  await press(page, /我要提议/)
  await sees(page, '第 1 步，共 3 步')
  await press(page, '去下一步')
  await sees(page, '请先拍一张照片。')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, /^添加/)])
  await chooser.setFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await takePhoto(page) })
  await page.getByRole('img', { name: /第 1 张/ }).waitFor()
  await write(page, '什么事', TITLE)
  await write(page, '说说哪里不好', '接孩子的老人在东门没处坐，下雨没处躲。')
  await press(page, '去下一步')
  return page
}

async function proposes(town: Town): Promise<void> {
  const page = await fillFirstStep(town)
  await sees(page, '第 2 步，共 3 步')
  await choose(page, '杏林路8号院')
  await write(page, '具体在哪里', '8号院东门')
  await press(page, '去下一步')
  await sees(page, '第 3 步，共 3 步')
  await write(page, '谁会受益', '8号院20户')
  await press(page, '送出提议')
  await sees(page, /附近有 \d+ 个相似提议/)
  expect(await textOf(page)).toContain('8号院加装休息座椅和雨棚')
  await press(page, '不是同一件事，送出我的提议')
  await sees(page, '提议已送出')
  expect(await receiptOn(page)).toMatch(/^[0-9A-Z]{6,}/)
  await sees(page, '接下来')
  await sees(page, /第 \d+ 步，共 \d+ 步/)
  await sees(page, '每走一步，都会在项目页公开')
  await press(page, '看看我的提议')
  await sees(page, /编号 [0-9A-Z]{7}/)
  project = /[?&]id=([^&]+)/.exec(page.url())?.[1] ?? ''
}

async function keepsNoPlace(town: Town): Promise<void> {
  const { photos } = await town.must(PROPOSER, 'projects.get', { project })
  expect(photos).toHaveLength(1)
  const { links } = await town.must(PROPOSER, 'files.link', { files: [...photos] })
  const stored = Buffer.from(await (await fetch(links[0]?.url ?? '')).arrayBuffer())
  expect(tellsPlace(stored)).toBe(false)
  expect(Math.max(...Object.values(sizeOf(stored)))).toBe(1280)
}

async function vouches(town: Town): Promise<void> {
  const page = await town.visit(HEAD, at('/pages/projects/show', { id: project }))
  await press(page, '确认属实')
  await write(page, '核实到的情况', '去看过，确实没有坐的地方。')
  await page.getByRole('dialog').getByRole('button', { name: '确认属实' }).click()
  await sees(page, '办好了')
  await sees(page, /分类整理/)
}

async function recordsAtTheDoor(town: Town): Promise<void> {
  await town.must(STAFF, 'proposals.accept', { project, type: 'physicalEngineering', category: 'environment', level: 2, estimate: 680_000, question: QUESTION, costPerHousehold: null, eligible: ['attentionHigh', 'benefitWide', 'urgentlyWanted'] })
  const sent: string[] = []
  const page = await town.visit(HEAD, '/packages/steward/index')
  page.on('request', (request) => {
    const body = request.postData() ?? ''
    if (body.includes('"consents.record"')) sent.push(/"requestId":"([^"]+)"/.exec(body)?.[1] ?? '')
  })
  await press(page, `去看各户：${TITLE}`)
  await sees(page, QUESTION)
  await press(page, /^下一户/)
  await takeAnswer(page, '王大爷')
  await press(page, '登记「同意」')
  await sees(page, '已经记上')
  await sees(page, '回执号')
  expect(sent).toHaveLength(1)

  await press(page, /^下一户/)
  await takeAnswer(page, '李阿姨')
  await page.context().setOffline(true)
  await press(page, '登记「同意」')
  await sees(page, '已存在手机，等网络')
  await sees(page, '不会丢，也不会重复计算')
  expect((await town.must(STAFF, 'projects.get', { project })).card.consent).toMatchObject({ answered: 1, households: HOUSEHOLDS })
  sent.length = 0
  await page.context().setOffline(false)
  await sees(page, '已经记上')
  expect(new Set(sent).size).toBe(1)
  expect((await town.must(STAFF, 'projects.get', { project })).card.consent?.answered).toBe(2)
  await page.reload()
  await sees(page, /已登记，回执号/)
  expect((await town.must(STAFF, 'projects.get', { project })).card.consent?.answered).toBe(2)
}

async function takeAnswer(page: Awaited<ReturnType<Town['visit']>>, name: string): Promise<void> {
  await choose(page, /当面答，在手机上签名/)
  await write(page, '谁答的', name)
  await choose(page, '同意')
  await sees(page, '请邻居在框里签名。')
  await sign(page)
}

async function answersForTheHousehold(town: Town): Promise<void> {
  const page = await town.visit(PROPOSER, '/pages/home/index')
  await press(page, `答复征求意见：${TITLE}`)
  await sees(page, QUESTION)
  await sees(page, '不用各家出钱。')
  await choose(page, '同意')
  await sees(page, '请在框里签上名字。')
  await sign(page)
  await press(page, '同意并签名')
  await sees(page, '已记下：同意')
  const first = await receiptOn(page)
  await press(page, '改我家的答案')
  await choose(page, '不同意')
  await write(page, '理由（可不填）', '挡住一楼的光。')
  await sign(page)
  await press(page, '不同意并签名')
  await sees(page, '已记下：不同意')
  const second = await receiptOn(page)
  expect(first).not.toBe('')
  expect(second).not.toBe('')
  await sees(page, '理由：挡住一楼的光。')
  expect((await town.must(STAFF, 'projects.get', { project })).card.consent?.answered).toBe(3)
}

export function residents(): void {
  describe('a resident', () => {
    walk('proposes in three steps with a photo, sees what is similar, and gets a receipt', proposes)
    walk('leaves no place and no camera in the photo that is kept', async (town) => {
      expect(CAMERA).not.toBe('')
      await keepsNoPlace(town)
    })
    walk('is vouched for by the head of the courtyard', vouches)
    walk('who typed the address of somebody else\'s step reads why not', async (town) => {
      const page = await town.visit('xinglin-resident-1', at('/pages/projects/show', { id: project }))
      await sees(page, TITLE)
      expect(await isThere(page, '受理立项')).toBe(false)
      await press(page, /还不能办的/)
      await sees(page, '这一步不由您来办。')
    })
  })
  describe('the head of a courtyard', () => {
    walk('records answers at the door, without a network too, each exactly once', recordsAtTheDoor)
    walk('of another courtyard sees none of these doors, and reads what to do', async (town) => {
      const page = await town.visit('xinglin-building-head-1', at('/packages/steward/index', { project }))
      await sees(page, '您负责的户不在这次征求里')
      await sees(page, '请回上一页选别的项目')
    })
    walk('is not a resident: the doors are closed to them, with a reason', async (town) => {
      const page = await town.visit('xinglin-resident-1', at('/packages/steward/index', { project }))
      await sees(page, /这一步不由您来办。|不在您负责的范围里。/)
    })
  })
  describe('a household', () => {
    walk('answers with a signature, changes the answer, and sees both receipts', answersForTheHousehold)
    walk('of another courtyard is told that it is not asked', async (town) => {
      const page = await town.visit('xinglin-resident-1', at('/pages/consents/give', { project }))
      await sees(page, /不在这次的名单里/)
      await sees(page, '请联系楼栋长核对')
      expect(await isThere(page, /并签名/)).toBe(false)
    })
  })
  describe('a visitor without a name', () => {
    walk('reads everything: home, the project, its money and people, the notices', async (town) => {
      const page = await town.visit(null, at('/pages/projects/show', { id: project }))
      await sees(page, TITLE)
      await page.getByRole('tab', { name: '钱' }).click()
      await page.getByRole('tab', { name: '人' }).click()
      await sees(page, /\d+\s*户/)
      expect(await textOf(page)).not.toContain('王大爷')
      await sees(await town.visit(null, '/pages/home/index'), '正在进行')
      await sees(await town.visit(null, '/pages/notices/index'), /校验码/)
    })
    walk('who wants to answer is told what to do', async (town) => {
      const page = await town.visit(null, at('/pages/consents/give', { project }))
      await sees(page, /先绑定您家|还不知道您是谁/)
      await sees(page, /绑定|请在微信里打开/)
    })
    walk('who wants to propose is asked for a name, and only then', async (town) => {
      const page = await town.visit(null, '/pages/proposals/new')
      await sees(page, '怎么称呼您')
      await write(page, '您的姓名', '过路人')
      await button(page, '登记姓名').click()
      await sees(page, '还不知道您是谁。')
      await sees(page, '请在微信里打开本小程序再办。')
    })
  })
}
