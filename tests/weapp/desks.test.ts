import type { Door } from '../../contracts/households'
import type { SittingView } from '../../contracts/projects'
import { cloudOf } from './cloud'
import { boot, MiniApp } from './host/mini-app'
import type { Wx } from './host/wx'
import { aCard, aMe, ANSWERS, aPollView, aView } from './records'

const dist = 'dist/weapp'
const page = (items: readonly unknown[]): unknown => ({ items, next: null })

const aDoor = (household: string, part: Partial<Door> = {}): Door => ({ household, building: 'b1', room: household, members: ['王**'], bound: false, state: 'unanswered', answer: null, recordedByMe: false, ...part })
const HEAD = aMe({ roles: [{ role: 'buildingHead', place: 'b1', placeName: '14号院', until: null }] })
const DOORS = { ...ANSWERS, 'people.me': HEAD, 'households.doors': page([aDoor('101'), aDoor('102', { state: 'answered', answer: 'agree' }), aDoor('103')]) }
const RECEIPT = { household: '101', answer: 'agree', receipt: 'AB12-CD34', at: 1, revision: 1 }

/** A phone with a camera and a folder of its own. */
function withCamera(wx: Wx, upload: () => Promise<unknown>): Wx {
  const cloud = wx.cloud as Record<string, unknown>
  return { ...wx, env: { USER_DATA_PATH: 'wxfile://usr' }, chooseImage: () => ({ tempFilePaths: ['wxfile://tmp/slip.jpg'] }), compressImage: () => ({ tempFilePath: 'wxfile://tmp/small.jpg' }), cloud: { ...cloud, uploadFile: upload } }
}

async function takeDown(app: MiniApp): Promise<void> {
  await app.tap('填了纸质意见单')
  await app.input('谁答的', '王大爷')
  // Not 「不同意」, which holds the same words.
  const agree = app.all((element) => element.attrs['aria-label'] === '同意')[0]
  if (agree === undefined) throw new Error('there is no such answer')
  await app.fire(agree, 'tap')
  await app.tap('＋ 添加照片')
  await app.settle(200)
  await app.tap('登记「同意」')
  await app.settle(300)
}

describe('who walks from door to door', () => {
  it('sees who has not answered, and goes to the next door', async () => {
    const app = await boot({ dist, wx: cloudOf(DOORS).wx, path: 'packages/steward/index', query: { project: 'p1' } })
    expect(app.text()).toContain('2\u00a0户未答')
    await app.tap('下一户：14号院 101')
    expect(app.page.route).toBe('packages/steward/door')
  })

  it('records an answer with the slip as evidence, and hands over the slip number', async () => {
    const { wx, asked } = cloudOf({ ...DOORS, 'consents.record': RECEIPT })
    const app = await boot({ dist, wx: withCamera(wx, () => Promise.resolve({ fileID: 'cloud://e/slip.jpg' })), path: 'packages/steward/door', query: { project: 'p1', household: '101' } })
    await takeDown(app)
    expect(app.text()).toContain('AB12-CD34')
    expect(asked.find((one) => one.operation === 'consents.record')?.input).toMatchObject({ household: '101', answer: 'agree', channel: 'paper', answeredBy: '王大爷', evidence: ['cloud://e/slip.jpg'] })
    expect(app.storage.get('outbox')).toEqual([])
  })

  it('keeps the answer in the phone without a signal, and sends it once when there is one', async () => {
    const { wx, asked } = cloudOf({ ...DOORS, 'consents.record': RECEIPT })
    let signal = false
    const upload = (): Promise<unknown> => (signal ? Promise.resolve({ fileID: 'cloud://e/slip.jpg' }) : Promise.reject(new Error('no network')))
    const app = await boot({ dist, wx: withCamera(wx, upload), path: 'packages/steward/door', query: { project: 'p1', household: '101' } })
    await takeDown(app)
    expect(app.text()).toContain('已存在手机，等网络')
    expect(app.storage.get('outbox')).toHaveLength(1)
    signal = true
    // The phone was put away and opened again, on any page.
    const again = new MiniApp({ dist, wx: withCamera(wx, upload), path: 'pages/home/index' })
    app.storage.forEach((value, key) => again.storage.set(key, value))
    await again.boot()
    await again.settle(300)
    const sent = asked.filter((one) => one.operation === 'consents.record')
    expect(sent).toHaveLength(1)
    expect(again.storage.get('outbox')).toEqual([])
    expect(again.storage.get('slips')).toMatchObject([{ household: '101', receipt: 'AB12-CD34' }])
  })
})

const POLLS = { ...ANSWERS, 'people.me': aMe(), 'polls.show': aPollView() }
const RECORDED = { poll: 'q1', receipt: 'EF34-GH56', at: 1, revision: 1, late: false, choices: ['1'], points: [] }
/** A poll's things by the words on them. */
async function tick(app: MiniApp, title: string): Promise<void> {
  const found = app.all((element) => String(element.attrs['aria-label']).startsWith(title))[0]
  if (found === undefined) throw new Error(`there is no ${title}`)
  await app.fire(found, 'tap')
}

describe('a ballot in a poll of a place', () => {
  it('of a neighbour is kept in the phone without a signal, with its picture, and sent once when there is one', async () => {
    const { wx, asked } = cloudOf({ ...POLLS, 'polls.record': RECORDED })
    let signal = false
    const upload = (): Promise<unknown> => (signal ? Promise.resolve({ fileID: 'cloud://e/slip.jpg' }) : Promise.reject(new Error('no network')))
    const app = await boot({ dist, wx: withCamera(wx, upload), path: 'packages/polls/record', query: { poll: 'q1' } })
    await app.input('邻居的编号', 'abcd efgh 1234 5678')
    await app.tap('填了纸质选票')
    await app.tap('＋ 添加照片')
    await app.settle(200)
    await tick(app, '楼道灯')
    await app.tap('核对这张票')
    await app.tap('替他投出这张票')
    await app.settle(300)
    expect(app.text()).toContain('已存在手机，等网络')
    expect(app.storage.get('outbox')).toMatchObject([{ kind: 'ballot', poll: 'q1', choices: ['1'], neighbour: { voter: 'abcdefgh12345678', channel: 'paper' } }])
    signal = true
    const again = new MiniApp({ dist, wx: withCamera(wx, upload), path: 'pages/home/index' })
    app.storage.forEach((value, key) => again.storage.set(key, value))
    await again.boot()
    await again.settle(300)
    const sent = asked.filter((one) => one.operation === 'polls.record')
    expect(sent).toHaveLength(1)
    expect(sent[0]?.input).toMatchObject({ poll: 'q1', voter: 'abcdefgh12345678', choices: ['1'], channel: 'paper', evidence: ['cloud://e/slip.jpg'] })
    expect(again.storage.get('outbox')).toEqual([])
    expect(again.storage.get('slips')).toMatchObject([{ project: 'q1', household: 'abcdefgh12345678', receipt: 'EF34-GH56' }])
  })

  it('of one’s own waits in the phone when the network is gone, and arrives under the same request with its receipt', async () => {
    const lost = { times: 0 }
    const { wx, asked } = cloudOf({ ...POLLS, 'polls.cast': RECORDED }, lost)
    const app = await boot({ dist, wx, path: 'packages/polls/choose', query: { poll: 'q1' } })
    await tick(app, '楼道灯')
    await app.tap('核对这张票')
    lost.times = 3
    await app.tap('投出这张票')
    await app.settle(4000)
    expect(app.text()).toContain('我的票')
    expect(app.storage.get('outbox')).toMatchObject([{ kind: 'ballot', poll: 'q1', neighbour: null, choices: ['1'] }])
    await app.tap('现在送出')
    await app.settle(300)
    const sent = asked.filter((one) => one.operation === 'polls.cast')
    expect(new Set(sent.map(({ requestId, input }) => JSON.stringify([requestId, input]))).size).toBe(1)
    expect(sent).toHaveLength(4)
    expect(app.storage.get('outbox')).toEqual([])
    expect(app.storage.get('receipts')).toMatchObject([{ project: 'q1', kind: 'choice', number: 'EF34-GH56' }])
  })
})

const member = (person: string, part: Partial<SittingView['members'][number]> = {}): SittingView['members'][number] => ({ person, name: `成员${person}`, present: false, recused: false, voted: false, me: false, vote: null, ...part })
const aSitting = (part: Partial<SittingView> = {}): SittingView => ({
  project: 'p1', title: '睦邻驿站', body: 'council', round: 1, council: null, on: '2020-01-01', place: '议事厅', members: [member('1'), member('2'), member('3')],
  way: 'secret', hands: null, memberCount: 3, presentCount: 0, quorumNeeds: 2, quorumMet: false, open: false, result: null, signatures: 0, ...part,
})
const done = { project: 'p1', stage: 'councilSession', version: 3, receipt: null, actions: [] }

describe('who sits', () => {
  it('calls the roll, and may not open before enough are here', async () => {
    const view = aView({ sitting: aSitting(), actions: [{ operation: 'councils.open', allowed: true, because: null }] })
    const { wx, asked } = cloudOf({ ...ANSWERS, 'projects.get': view, 'councils.open': done })
    const app = await boot({ dist, wx, path: 'packages/council/sitting', query: { project: 'p1' } })
    await app.tap('成员1')
    expect(app.text()).toContain('还差 1 人')
    await app.tap('成员3')
    await app.tap('点名开会（到 2 人）')
    expect(asked.find((one) => one.operation === 'councils.open')?.input).toEqual({ project: 'p1', present: ['1', '3'] })
  })

  it('looks again before the one ballot is cast, and never sees how others voted', async () => {
    const members = [member('1', { present: true, me: true }), member('2', { present: true, voted: true }), member('3')]
    const view = aView({ sitting: aSitting({ open: true, presentCount: 2, quorumMet: true, members }), actions: [{ operation: 'councils.vote', allowed: true, because: null }] })
    const { wx, asked } = cloudOf({ ...ANSWERS, 'projects.get': view, 'councils.vote': done })
    const app = await boot({ dist, wx, path: 'packages/council/sitting', query: { project: 'p1' } })
    expect(app.text()).toContain('已投票')
    await app.tap('投反对票')
    expect(asked.some((one) => one.operation === 'councils.vote')).toBe(false)
    await app.tap('确定投「反对」')
    expect(asked.find((one) => one.operation === 'councils.vote')?.input).toEqual({ project: 'p1', vote: 'against' })
  })

  it('is offered to recuse, with the reason filled in, where an interest was declared', async () => {
    const members = [member('1', { present: true, me: true }), member('2', { present: true }), member('3', { present: true })]
    const view = aView({ sitting: aSitting({ open: true, presentCount: 3, quorumMet: true, members }), actions: [{ operation: 'councils.recuse', allowed: true, because: null }, { operation: 'councils.vote', allowed: false, because: { code: 'has-interest', duty: 'SoD-2', about: 'ownBenefit' } }] })
    const { wx, asked } = cloudOf({ ...ANSWERS, 'projects.get': view, 'councils.recuse': done })
    const app = await boot({ dist, wx, path: 'packages/council/sitting', query: { project: 'p1' } })
    expect(app.text()).toContain('这件事只对您家有好处。（职责分离第 2 条）')
    expect(app.text()).not.toContain('投赞成票')
    const [leave] = app.all((element) => element.tag === 'button' && app.text(element) === '我要回避')
    if (leave === undefined) throw new Error('there is no way to recuse')
    await app.fire(leave, 'tap')
    await app.tap('确认回避')
    expect(asked.find((one) => one.operation === 'councils.recuse')?.input).toEqual({ project: 'p1', text: '这件事只对本人家有好处。' })
  })
})

describe('who holds an office', () => {
  const MEMBER = { ...ANSWERS, 'people.me': aMe({ roles: [{ role: 'councilMember', place: 'c1', placeName: '东风巷社区', until: null }] }) }
  it('declares from 我的, and withdraws only what is their own', async () => {
    const { wx, asked } = cloudOf({ ...MEMBER, 'people.declare': { declaration: 'd3' }, 'people.withdrawDeclaration': { declaration: 'd1' } })
    const mine = await boot({ dist, wx, path: 'pages/mine/index' })
    await mine.tap('我的申报')
    expect(mine.page.route).toBe('packages/mine/index')
    const app = await boot({ dist, wx, path: 'packages/mine/index' })
    expect(app.text()).toContain('由对方申报')
    await app.tap('我或家人在那里任职')
    await app.input('单位全称', '示例建筑公司')
    await app.tap('申报')
    expect(asked.find((one) => one.operation === 'people.declare')?.input).toEqual({ kind: 'supplier', supplier: '示例建筑公司' })
    const withdraw = app.all((element) => element.attrs['aria-label'] === '撤回：示例建筑公司')
    expect(withdraw).toHaveLength(1)
    for (const button of withdraw) await app.fire(button, 'tap')
    expect(asked.some((one) => one.operation === 'people.withdrawDeclaration')).toBe(false)
    await app.tap('确定撤回')
    expect(asked.find((one) => one.operation === 'people.withdrawDeclaration')?.input).toEqual({ declaration: 'd1' })
  })
})

describe('who counts hands, and who confirms them', () => {
  const room = (part: Partial<SittingView>, operation: 'councils.countHands' | 'councils.close') =>
    aView({ version: 9, sitting: aSitting({ way: 'showOfHands', open: true, presentCount: 3, quorumMet: true, members: [member('1', { present: true, me: true }), member('2', { present: true }), member('3', { present: true })], ...part }), actions: [{ operation, allowed: true, because: null }] })
  const press = async (app: Awaited<ReturnType<typeof boot>>, text: string): Promise<void> => {
    const last = app.all((element) => element.tag === 'button' && app.text(element) === text).at(-1)
    if (last === undefined) throw new Error(`no button says ${text}`)
    await app.fire(last, 'tap')
  }
  it('writes down the three counts; nobody is asked for a ballot', async () => {
    const { wx, asked } = cloudOf({ ...ANSWERS, 'projects.get': room({}, 'councils.countHands'), 'councils.countHands': done })
    const app = await boot({ dist, wx, path: 'packages/council/sitting', query: { project: 'p1' } })
    expect(app.text()).toContain('举手表决：请当场举手')
    expect(app.text()).not.toContain('投赞成票')
    await app.tap('登记举手票数')
    for (const [label, count] of [['赞成', '2'], ['反对', '1'], ['弃权', '0']] as const) await app.input(label, count)
    await press(app, '登记举手票数')
    expect(asked.find((one) => one.operation === 'councils.countHands')?.input).toEqual({ project: 'p1', for: 2, against: 1, abstain: 0 })
  })
  it('confirms the count that was seen, and no other', async () => {
    const { wx, asked } = cloudOf({ ...ANSWERS, 'projects.get': room({ hands: { for: 2, against: 1, abstain: 0 } }, 'councils.close'), 'councils.close': { ...done, stage: 'resolved' } })
    const app = await boot({ dist, wx, path: 'packages/council/sitting', query: { project: 'p1' } })
    expect(app.text()).toContain('主持人已登记')
    await app.tap('宣布结果')
    await press(app, '宣布结果')
    expect(asked.find((one) => one.operation === 'councils.close')?.input).toEqual({ project: 'p1', expectedVersion: 9 })
  })
  it('reads an open vote by seat: names inside, numbers outside', async () => {
    const result = { members: 3, present: 3, recused: 0, for: 2, against: 1, abstain: 0, passed: true, ballotsHash: 'h' }
    const members = [member('1', { vote: 'for' }), { ...member('', { vote: 'against' }), name: '' }, member('3', { vote: 'for' })]
    const { wx } = cloudOf({ ...ANSWERS, 'projects.get': aView({ sitting: aSitting({ way: 'open', result, members }), actions: [] }) })
    const app = await boot({ dist, wx, path: 'packages/council/sitting', query: { project: 'p1' } })
    for (const text of ['1 号 成员1赞成', '成员 2反对', '3 号 成员3赞成']) expect(app.text()).toContain(text)
  })
  it('sees which seats of the council are vacant, which terms are nearly over, and why it cannot sit', async () => {
    const seats = { items: [{ council: 'c1', name: '荷塘社区', members: 9, classes: [{ seatClass: 'party', filled: 1, seatsMin: 2, seatsMax: 2, vacant: 1 }, { seatClass: 'resident', filled: 8, seatsMin: 7, seatsMax: null, vacant: 0 }], ending: [{ seatClass: 'resident', until: '2020-01-31', seats: 3 }], because: { code: 'composition-not-met', figures: { seatClass: 'party', seats: 1 } } }], next: null }
    const { wx } = cloudOf({ ...ANSWERS, 'councils.sittings': { items: [], next: null }, 'councils.seats': seats })
    const app = await boot({ dist, wx, path: 'packages/council/index' })
    for (const text of ['现在不能开会', '席位：党组织', '空 1 席', '不少于 7 席', '居民 3 席']) expect(app.text()).toContain(text)
  })
})

describe('who decides', () => {
  it('finds what is overdue by a word, opens it, and approves with what it rests on in sight', async () => {
    const view = aView({ actions: [{ operation: 'approvals.approve', allowed: true, because: null }] })
    const inbox = { items: [{ card: aCard({ stage: 'approvingStreet', overdue: { kind: 'approval', due: '2020-01-01', workingDays: 5, escalated: true } }), waitingFor: ['approvals.approve'], due: '2020-01-01', overdue: true }], next: null, overdue: 1 }
    const { wx, asked } = cloudOf({ ...ANSWERS, 'projects.inbox': inbox, 'projects.get': view, 'approvals.approve': { ...done, stage: 'determined' } })
    const app = await boot({ dist, wx, path: 'packages/office/index' })
    expect(app.text()).toContain('已超期 5 个工作日，已报告上一级')
    await app.tap('等您：批准项目')
    expect(app.page.route).toBe('packages/office/desk')
    await app.tap('批准项目')
    expect(app.text().split('预算5 万元')).toHaveLength(3)
    await app.input('审批意见', '同意实施')
    const submit = app.all((element) => element.tag === 'button' && app.text(element) === '批准项目').at(-1)
    if (submit === undefined) throw new Error('the form has no button')
    await app.fire(submit, 'tap')
    expect(asked.find((one) => one.operation === 'approvals.approve')?.input).toEqual({ project: 'p1', expectedVersion: view.version, text: '同意实施' })
  })
})

describe('who scans the notice board', () => {
  it('gets the page of that code, with nothing but the independent subpackage', async () => {
    const { wx, asked } = cloudOf(ANSWERS)
    const app = await boot({ dist, root: 'packages/notice', path: 'packages/notice/index', query: { q: encodeURIComponent('https://example.gov.cn/n/pl0001') }, wx })
    expect(asked.find((one) => one.operation === 'projects.get')?.input).toEqual({ code: 'PL0001' })
    expect(app.text()).toContain('东风巷14号院 睦邻驿站')
  })
  it('gets one record word for word, with its whole hash, and from there the project', async () => {
    const item = { record: { community: 'c1', number: 12, project: 'p1', code: 'PL0001', kind: 'implementer', at: 0, fields: { title: '睦邻驿站', supplier: '宏达工程队', fen: 1_900_000, stage: 'implementerConfirmed' }, previous: '', hash: 'ab12cd34'.repeat(8) }, title: '睦邻驿站', objectionUntil: null, open: false }
    const { wx, asked } = cloudOf({ ...ANSWERS, 'publications.list': { items: [item], next: null } })
    const app = await boot({ dist, root: 'packages/notice', path: 'packages/notice/index', query: { q: encodeURIComponent('https://example.gov.cn/n/pl0001-12') }, wx })
    expect(asked.find((one) => one.operation === 'publications.list')?.input).toEqual({ project: 'p1', number: 12, limit: 1 })
    for (const words of ['施工方公示：睦邻驿站', '宏达工程队', 'PL0001-12', 'ab12cd34'.repeat(8)]) expect(app.text()).toContain(words)
    await app.tap('看这个项目的全部公示')
    expect(app.text()).toContain('东风巷14号院 睦邻驿站')
  })
  it('gets the board of a community, and is told where its log stands', async () => {
    const { wx, asked } = cloudOf({ ...ANSWERS, 'publications.head': { community: 'c1', head: { number: 57, hash: 'ef98'.repeat(16) }, root: null, export: '/open/c1/export.json' } })
    const app = await boot({ dist, root: 'packages/notice', path: 'packages/notice/index', query: { q: encodeURIComponent('https://example.gov.cn/n/c/c1') }, wx })
    expect(asked.find((one) => one.operation === 'projects.home')?.input).toEqual({ community: 'c1' })
    for (const words of ['东风巷社区公示栏', '到第 57 条', 'ef98ef98', '还没有公示过']) expect(app.text()).toContain(words)
  })
  it('is told plainly of a record or a community that is not there', async () => {
    for (const address of ['https://example.gov.cn/n/PL0001/99', 'https://example.gov.cn/n/c/another']) {
      const app = await boot({ dist, root: 'packages/notice', path: 'packages/notice/index', query: { q: encodeURIComponent(address) }, wx: cloudOf(ANSWERS).wx })
      expect([address, app.text()]).toEqual([address, expect.stringContaining('查无此码') as string])
    }
  })
  it('is told plainly of a code that stands for nothing', async () => {
    const app = await boot({ dist, root: 'packages/notice', path: 'packages/notice/index', query: { code: 'XX99' }, wx: cloudOf({}).wx })
    expect(app.text()).toContain('查无此码')
  })
})
