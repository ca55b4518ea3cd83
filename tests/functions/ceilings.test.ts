/** What a district's funds may be given together for a year (《工作总结》二（一）), through the door: to the fen, once, and never above it however many come at once. */
import { randomUUID } from 'node:crypto'
import type { Reason } from '../../contracts/projects'
import { OPERATIONS } from '../../cloudfunctions/funds/operations'
import { startCloud, FOUNDER, type Cloud } from './cloud'

const NOW = '2030-03-05T10:00:00+08:00'
const MOST = 16_600_000_000
const [DISTRICT, STREET] = ['lh', 'lh-dh']
const UNITS = Array.from({ length: 32 }, (_, n) => `lh-dh-c${n}`)
const FINANCE = 'finance'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await cloud.idOf(FOUNDER)
  await cloud.must(FOUNDER, 'places.import', {
    places: [
      { id: 'sz', kind: 'city', name: '深圳市' }, { id: DISTRICT, kind: 'district', name: '罗湖区', parent: 'sz', packId: 'luohu-2017' },
      { id: STREET, kind: 'street', name: '东湖街道', parent: DISTRICT }, ...UNITS.map((id, n) => ({ id, kind: 'community' as const, name: `第${n}社区`, parent: STREET })),
      { id: 'pl', kind: 'district', name: '盘龙区', parent: 'sz', packId: 'panlong-2020' },
    ],
  })
  await cloud.must(FOUNDER, 'people.appoint', { person: await cloud.idOf('coordinator'), role: 'districtCoordinator', place: DISTRICT, from: '2016-01-01', basis: 'test' })
  await cloud.must(FOUNDER, 'people.appoint', { person: await cloud.idOf('elsewhere'), role: 'districtCoordinator', place: 'pl', from: '2016-01-01', basis: 'test' })
  await cloud.must('coordinator', 'people.appoint', { person: await cloud.idOf(FINANCE), role: 'finance', place: DISTRICT, from: '2016-01-01', basis: 'test' })
}, 60_000)
afterAll(() => cloud.stop())

const give = (year: number, fen: number, { unit = UNITS[0] ?? '', by = FINANCE, now = NOW, requestId = randomUUID() } = {}) => cloud.call(by, 'funds.appropriate', { unit, year, fen, document: '罗财〔2030〕1号' }, { now, requestId })
const totalOf = async (year: number, district = DISTRICT): Promise<unknown> => (await cloud.read('fundTotals', { _id: `${district}:${year}` }))[0]?.appropriated
const given = async (year: number): Promise<number> => (await cloud.read('funds', { year })).reduce((sum, { appropriated }) => sum + Number(appropriated), 0)

describe('what a district’s funds are given together for a year', () => {
  it('is refused above the ceiling with the rule and the most that may still be given; just that is then given, and one fen more is not', async () => {
    expect(await give(2030, MOST - 1_000)).toMatchObject({ ok: true })
    const reply = await give(2030, 1_001, { unit: UNITS[1] ?? '' })
    expect(reply).toMatchObject({
      ok: false, refusal: {
        code: 'over-district-ceiling', rule: 'ceiling', clause: '工作总结二（一）', since: '2017-02-01', quote: '每年1.66亿元(每个社区200万元)的最高上限资金',
        figures: { ceiling: MOST, appropriated: MOST - 1_000, fen: 1_001 }, remedy: { mostFen: 1_000 },
      },
    })
    expect(await cloud.read('funds', { unit: UNITS[1] ?? '' })).toEqual([])
    expect(await give(2030, 1_000, { unit: UNITS[1] ?? '' })).toMatchObject({ ok: true })
    expect(await give(2030, 1, { unit: UNITS[2] ?? '' })).toMatchObject({ ok: false, refusal: { remedy: { mostFen: 0 } } })
    expect([await totalOf(2030), await given(2030)]).toEqual([MOST, MOST])
  })

  it('is counted year by year', async () => expect(await give(2031, MOST)).toMatchObject({ ok: true }))

  it('is kept with the appropriation as its reason, and shown beside the account', async () => {
    const [entry] = await cloud.read('events', { stream: `fund:${UNITS[1] ?? ''}:2030` })
    expect((entry?.reasons as readonly Reason[])[0]).toMatchObject({ rule: 'ceiling', result: 'within', figures: { appropriated: MOST, ceiling: MOST }, clause: '工作总结二（一）', tag: 'quoted' })
    const { district } = await cloud.must(null, 'funds.account', { community: UNITS[2] ?? '' }, { now: NOW })
    expect(district).toMatchObject({ districtName: '罗湖区', year: 2030, appropriated: MOST, ceiling: MOST, reason: { rule: 'ceiling', result: 'within' } })
  })

  it('counts a request that is sent twice once', async () => {
    const requestId = randomUUID()
    const replies = [await give(2032, 500, { requestId }), ...(await Promise.all([1, 2, 3].map(() => give(2032, 500, { requestId }))))]
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
    expect([await totalOf(2032), await given(2032)]).toEqual([500, 500])
  })

  it.each([[8, 2033], [32, 2034]] as const)('never goes above it when %i units ask at once', async (times, year) => {
    const part = MOST / (times / 2)
    const replies = await Promise.all(UNITS.slice(0, times).map((unit) => give(year, part, { unit })))
    // A unit that was told to try again has been given nothing: it asks once more.
    for (const [n, reply] of replies.entries()) if (!reply.ok && reply.refusal.code === 'busy') replies[n] = await give(year, part, { unit: UNITS[n] ?? '' })
    expect(new Set(replies.flatMap((reply) => (reply.ok ? [] : [reply.refusal.code])))).toEqual(new Set(['over-district-ceiling']))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(times / 2)
    expect([await totalOf(year), await given(year)]).toEqual([MOST, MOST])
  }, 60_000)

  it('begins with what stood in the accounts before there was a total, of this district alone', async () => {
    const account = (unit: string, fen: number) => cloud.put('funds', { _id: `${unit}:2035`, id: `${unit}:2035`, unit, unitName: unit, year: 2035, appropriated: fen, available: fen, reserved: 0, committed: 0, paid: 0, version: 0 })
    await Promise.all([account(UNITS[3] ?? '', MOST - 30), account(DISTRICT, 20), account('pl', 7_000)])
    const { district } = await cloud.must(null, 'funds.account', { community: UNITS[3] ?? '' }, { now: '2035-03-05T10:00:00+08:00' })
    expect(district).toMatchObject({ appropriated: MOST - 10 })
    expect(await give(2035, 11, { unit: UNITS[4] ?? '' })).toMatchObject({ ok: false, refusal: { code: 'over-district-ceiling', remedy: { mostFen: 10 } } })
    expect(await give(2035, 10, { unit: UNITS[4] ?? '' })).toMatchObject({ ok: true })
    expect(await totalOf(2035)).toBe(MOST)
  })

  it('of two that are the first of a year, both are counted', async () => {
    expect((await Promise.all(UNITS.slice(0, 2).map((unit) => give(2036, 40, { unit })))).map(({ ok }) => ok)).toEqual([true, true])
    expect([await totalOf(2036), await given(2036)]).toEqual([80, 80])
  })

  it('is judged by the scheme of the day on which it is given: before its first day there is no ceiling', async () => {
    expect(await give(2037, MOST + 1, { now: '2017-02-01T00:00:00+08:00' })).toMatchObject({ ok: false, refusal: { code: 'over-district-ceiling' } })
    expect(await give(2037, MOST + 1, { now: '2017-01-31T23:59:59+08:00' })).toMatchObject({ ok: true })
    expect(await give(2037, 1, { now: '2017-02-01T00:00:00+08:00' })).toMatchObject({ ok: false, refusal: { figures: { appropriated: MOST + 1 }, remedy: { mostFen: 0 } } })
  })

  it('has no bound where the scheme names none', async () => {
    expect(await give(2030, MOST + 1, { unit: 'pl', by: 'elsewhere' })).toMatchObject({ ok: true })
    expect(await totalOf(2030, 'pl')).toBe(MOST + 1)
  })

  it('is nobody’s to change who keeps no budget here', async () => {
    await cloud.idOf('stranger')
    for (const [by, code] of [['elsewhere', 'not-your-scope'], ['stranger', 'not-your-role']] as const) expect(await give(2038, 1, { by })).toMatchObject({ ok: false, refusal: { code } })
    expect(await cloud.refused(null, 'funds.appropriate', { unit: UNITS[0] ?? '', year: 2038, fen: 1, document: 'x' }, { now: NOW })).toBe('not-identified')
    expect(await totalOf(2038)).toBeUndefined()
  })

  it('refuses only by the names that its table gives', () => expect(cloud.undeclared(OPERATIONS)).toEqual([]))
})
