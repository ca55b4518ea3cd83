/** Money between communities, through the door: both sides and the level above, each once, both accounts or neither, in both logs. */
import { randomUUID } from 'node:crypto'
import { FOUNDER, startCloud, type Cloud } from './cloud'
import { FILLED, GETS, GIVES, NOW, STRANGE, startLenders } from './lenders'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await startLenders(cloud, FOUNDER)
  for (const unit of [GIVES, GETS, STRANGE]) await cloud.must(unit === STRANGE ? 'far-coordinator' : 'finance', 'funds.appropriate', { unit, year: 2030, fen: FILLED, document: '柳财〔2030〕1号' }, { now: NOW })
}, 120_000)
afterAll(() => cloud.stop())

const at = { now: NOW }
const ask = async (fen: number, { by = 'staff-a', from = GIVES as string, to = GETS as string } = {}) => (await cloud.must(by, 'funds.askTransfer', { from, to, fen, text: '坡道超支，先借用' }, at)).transfer
const agree = (transfer: string, by = 'staff-b') => cloud.must(by, 'funds.answerTransfer', { transfer, version: 1, agrees: true, text: '同意' }, at)
const approve = (transfer: string, by = 'leader', version = 2) => cloud.must(by, 'funds.approveTransfer', { transfer, version, agrees: true, text: '同意调剂' }, at)
const partsOf = async (unit: string) => { const [one] = await cloud.read('funds', { _id: `${unit}:2030` }); return { available: Number(one?.available), movedIn: Number(one?.movedIn ?? 0), movedOut: Number(one?.movedOut ?? 0), appropriated: Number(one?.appropriated) } }
const recordsOf = async (community: string) => (await cloud.must(null, 'publications.list', { community, kind: 'reallocation' }, at)).items.map(({ record }) => record)
const listOf = async (community: string, person: string | null = null) => cloud.must(person, 'funds.transfers', { community }, at)
/** All money of the two communities, however it is distributed. */
const together = async () => (await Promise.all([GIVES, GETS].map(partsOf))).reduce((sum, { available }) => sum + available, 0)

describe('a transfer that all agree on', () => {
  it('leaves the one account and is in the other, is in both logs, and is told to whom it concerns', async () => {
    const [before, there] = [await partsOf(GIVES), await partsOf(GETS)]
    const transfer = await ask(30_000)
    expect((await listOf(GETS, 'staff-b')).items[0]).toMatchObject({ id: transfer, state: 'asked', gives: false, fromName: '北雀社区', toName: '南雀社区', fen: 30_000, may: { answer: null, approve: { code: 'not-your-role' }, withdraw: { code: 'not-your-role' } } })
    expect((await cloud.must('staff-b', 'people.messages', {}, at)).items[0]).toMatchObject({ kind: 'transfer-asked', figures: { fromName: '北雀社区', fen: 30_000 } })
    expect(await partsOf(GIVES)).toEqual(before)
    await agree(transfer)
    expect((await cloud.must('leader', 'people.messages', {}, at)).items[0]).toMatchObject({ kind: 'transfer-agreed' })
    expect((await listOf(GIVES, 'leader')).items[0]?.may.approve).toBeNull()
    await approve(transfer)
    expect(await partsOf(GIVES)).toEqual({ ...before, available: before.available - 30_000, movedOut: before.movedOut + 30_000 })
    expect(await partsOf(GETS)).toEqual({ ...there, available: there.available + 30_000, movedIn: there.movedIn + 30_000 })
    const [[first], [second]] = [await recordsOf(GIVES), await recordsOf(GETS)]
    expect(first?.fields).toMatchObject({ title: '资金调剂：北雀社区调给南雀社区', fen: 30_000, year: 2030, text: '坡道超支，先借用', approvedByRole: 'districtLeadingGroup' })
    expect(second?.fields).toMatchObject({ giverNumber: first?.number, giverHash: first?.hash, fen: 30_000 })
    expect((await cloud.must(null, 'funds.account', { community: GETS }, at)).entries[0]).toMatchObject({ kind: 'moveIn', fen: 30_000, other: '北雀社区', project: null })
    expect((await cloud.must('staff-a', 'people.messages', {}, at)).items[0]).toMatchObject({ kind: 'transfer-done' })
    expect(JSON.stringify([first, second, await listOf(GIVES)])).not.toContain(await cloud.idOf('leader'))
  })
  it('does not change what the district’s funds were given together', async () => {
    const [total] = await cloud.read('fundTotals', { year: 2030, district: 'lz-d' })
    expect(total?.appropriated).toBe(2 * FILLED)
  })
  it('can be declined by either, and taken back by whoever gives, and then nothing moves', async () => {
    const before = [await partsOf(GIVES), await partsOf(GETS)]
    const declined = await ask(1)
    expect(await cloud.must('staff-b', 'funds.answerTransfer', { transfer: declined, version: 1, agrees: false, text: '不用' }, at)).toEqual({ state: 'declined' })
    const above = await ask(1)
    await agree(above)
    expect(await cloud.must('leader', 'funds.approveTransfer', { transfer: above, version: 2, agrees: false, text: '不行' }, at)).toEqual({ state: 'declined' })
    const back = await ask(1)
    await agree(back)
    expect(await cloud.must('second-a', 'funds.withdrawTransfer', { transfer: back, version: 2, text: '不需要了' }, at)).toEqual({ state: 'withdrawn' })
    expect(await cloud.refused('leader', 'funds.approveTransfer', { transfer: back, version: 3, agrees: true, text: 'x' }, at)).toBe('transfer-over')
    expect([await partsOf(GIVES), await partsOf(GETS)]).toEqual(before)
  })
})

describe('a transfer is refused', () => {
  it('to another district, to oneself, above what is free, and where the scheme knows none', async () => {
    expect(await cloud.refused('staff-a', 'funds.askTransfer', { from: GIVES, to: STRANGE, fen: 1, text: 'x' }, at)).toBe('other-district')
    expect(await cloud.refused('staff-a', 'funds.askTransfer', { from: GIVES, to: GIVES, fen: 1, text: 'x' }, at)).toBe('same-account')
    expect(await cloud.call('staff-a', 'funds.askTransfer', { from: GIVES, to: GETS, fen: FILLED, text: 'x' }, at)).toMatchObject({ ok: false, refusal: { code: 'insufficient-fund', remedy: { mostFen: (await partsOf(GIVES)).available } } })
    expect(await cloud.refused('staff-a', 'funds.askTransfer', { from: GIVES, to: 'nowhere', fen: 1, text: 'x' }, at)).toBe('unknown-place')
    for (const fen of [0, -1, 1.5]) expect(await cloud.refused('staff-a', 'funds.askTransfer', { from: GIVES, to: GETS, fen, text: 'x' }, at)).toBe('malformed')
  })
  it('to whoever has no office for the step, and to one person for two steps', async () => {
    await cloud.idOf('nobody')
    for (const [person, code] of [[null, 'not-identified'], ['nobody', 'not-your-role'], ['staff-b', 'not-your-scope'], ['leader', 'not-your-role']] as const) expect(await cloud.refused(person, 'funds.askTransfer', { from: GIVES, to: GETS, fen: 1, text: 'x' }, at)).toBe(code)
    const transfer = await ask(1, { by: 'both' })
    expect(await cloud.refused('both', 'funds.answerTransfer', { transfer, version: 1, agrees: true, text: 'x' }, at)).toBe('second-person-needed')
    for (const [person, code] of [[null, 'not-identified'], ['nobody', 'not-your-role'], ['staff-a', 'not-your-scope'], ['leader', 'not-your-role']] as const) expect(await cloud.refused(person, 'funds.answerTransfer', { transfer, version: 1, agrees: true, text: 'x' }, at)).toBe(code)
    expect(await cloud.refused('leader', 'funds.approveTransfer', { transfer, version: 1, agrees: true, text: 'x' }, at)).toBe('not-agreed-yet')
    await agree(transfer)
    for (const [person, code] of [[null, 'not-identified'], ['staff-a', 'not-your-role'], ['approver', 'not-your-role'], ['far-leader', 'not-your-scope']] as const) expect(await cloud.refused(person, 'funds.approveTransfer', { transfer, version: 2, agrees: true, text: 'x' }, at)).toBe(code)
    expect(await cloud.refused('staff-b', 'funds.withdrawTransfer', { transfer, version: 2, text: 'x' }, at)).toBe('not-your-scope')
    expect(await cloud.refused('leader', 'funds.approveTransfer', { transfer, version: 1, agrees: true, text: 'x' }, at)).toBe('changed-meanwhile')
    expect(await cloud.refused('leader', 'funds.approveTransfer', { transfer: 'none', version: 1, agrees: true, text: 'x' }, at)).toBe('unknown-record')
    await cloud.must('staff-a', 'funds.withdrawTransfer', { transfer, version: 2, text: 'x' }, at)
  })
  it('once the year is over', async () => {
    const transfer = await ask(1)
    expect(await cloud.refused('staff-b', 'funds.answerTransfer', { transfer, version: 1, agrees: true, text: 'x' }, { now: '2031-01-01T00:00:00+08:00' })).toBe('year-is-over')
    await cloud.must('staff-a', 'funds.withdrawTransfer', { transfer, version: 1, text: 'x' }, { now: '2031-01-02T00:00:00+08:00' })
  })
})

describe('many at once', () => {
  it.each([1, 2, 8, 32])('both ways, each sent twice: %i', async (times) => {
    const before = await together()
    const wanted = await Promise.all(Array.from({ length: times }, async (_, n) => {
      const there = n % 2 === 0
      const transfer = await ask(100 + n, there ? {} : { by: 'staff-b', from: GETS, to: GIVES })
      await agree(transfer, there ? 'staff-b' : 'staff-a')
      return transfer
    }))
    const replies = await Promise.all(wanted.flatMap((transfer) => { const requestId = randomUUID(); return [1, 2].map(() => cloud.call('leader', 'funds.approveTransfer', { transfer, version: 2, agrees: true, text: '同意' }, { ...at, requestId })) }))
    expect(replies.filter(({ ok }) => !ok)).toEqual([])
    expect(await together()).toBe(before)
    for (const transfer of wanted) {
      expect(await cloud.read('events', { stream: `transfer:${transfer}` })).toHaveLength(3)
      expect((await cloud.read('events', { transfer })).map(({ kind }) => kind).sort()).toEqual(['moveIn', 'moveOut'])
    }
  }, 120_000)
  it('for more than is there: as many as it lasts for, and never below nothing', async () => {
    const { available } = await partsOf(GIVES)
    const each = Math.floor(available / 5) + 1
    const wanted: string[] = []
    for (let n = 0; n < 8; n += 1) { const transfer = await ask(each); await agree(transfer); wanted.push(transfer) }
    const replies = await Promise.all(wanted.map((transfer) => cloud.call('leader', 'funds.approveTransfer', { transfer, version: 2, agrees: true, text: '同意' }, at)))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(4)
    expect(new Set(replies.flatMap((reply) => (reply.ok ? [] : [reply.refusal.code])))).toEqual(new Set(['insufficient-fund']))
    expect((await partsOf(GIVES)).available).toBe(available - 4 * each)
  }, 120_000)
  it('two who approve at once approve it once', async () => {
    const transfer = await ask(1, { by: 'staff-b', from: GETS, to: GIVES })
    await agree(transfer, 'staff-a')
    const replies = await Promise.all([1, 2, 3, 4].map(() => cloud.call('leader', 'funds.approveTransfer', { transfer, version: 2, agrees: true, text: '同意' }, at)))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await cloud.read('events', { transfer })).toHaveLength(2)
  })
})

describe('what a community sees', () => {
  it('is paged, the latest first, for both sides and for anybody', async () => {
    const first = await cloud.must(null, 'funds.transfers', { community: GIVES, limit: 5 }, at)
    expect(first.items).toHaveLength(5)
    expect(first.next).toBe(5)
    const second = await cloud.must(null, 'funds.transfers', { community: GIVES, limit: 5, cursor: 5 }, at)
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(10)
    expect(await cloud.must(null, 'funds.transfers', { community: STRANGE }, at)).toMatchObject({ items: [], next: null, desk: { mayAsk: { code: 'not-your-role' }, others: [] } })
    expect((await listOf(GIVES, 'staff-a')).desk).toMatchObject({ mayAsk: null, others: [{ community: GETS, name: '南雀社区' }] })
    expect(await cloud.refused(null, 'funds.transfers', { community: 'lz-s' }, at)).toBe('unknown-place')
  })
})
