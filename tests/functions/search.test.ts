/** Search in the cloud: what a command publishes is found at once; in a district of two thousand projects a page is one request. */
import type { Context } from '../../cloudfunctions/_runtime/operation'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import type { Ports } from '../../cloudfunctions/_runtime/ports'
import { search } from '../../cloudfunctions/publications/search'
import type { SearchHit } from '../../contracts/publications'
import { CATEGORIES } from '../../contracts/vocabulary'
import { projectEntry } from '../../domain/publications/search'
import { startCloud, type Cloud, type InputOf } from './cloud'
import { aProject, putProject } from './projects'
import { appointStaff, importPlaces, STAFF, TOWN } from './town'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await importPlaces(cloud)
  await appointStaff(cloud)
}, 60_000)
afterAll(() => cloud.stop())

type Input = InputOf<'publications.search'>
const here = { kind: 'community', id: TOWN.community } as const
const big = { kind: 'district', id: 'big-district' } as const
const find = (input: Partial<Input>) => cloud.must(null, 'publications.search', { within: here, ...input })
const titles = (items: readonly SearchHit[]): readonly string[] => items.map(({ title }) => title)

describe('what is published', () => {
  it('is found by whoever looks for it, the project and the notice, and not before it is public', async () => {
    await putProject(cloud, aProject({ id: 'hand', stage: 'organiserReview', proposer: 'nobody', contentChecked: true, title: '楼道扶手松动', where: '14号院三单元', code: 'HANDRAI', proposedAt: Date.parse('2030-03-01T10:00:00+08:00') }))
    expect((await find({ text: '扶手' })).items).toEqual([])
    await cloud.must(STAFF.head, 'proposals.vouch', { project: 'hand', text: 'checked' }, { now: '2030-03-05T10:00:00+08:00' })
    const [hit, ...more] = (await find({ text: '三单元 扶手' })).items
    expect([hit, more]).toEqual([{ what: 'project', project: 'hand', code: 'HANDRAI', number: null, title: '楼道扶手松动', where: '14号院三单元', community: TOWN.community, communityName: '东风社区', stage: 'triage', notice: null, category: null, year: 2030, at: expect.any(Number) as number, exact: true }, []])
    await cloud.must(STAFF.staff, 'proposals.selfGovern', { project: 'hand', text: '居民自己修' }, { now: '2030-03-06T10:00:00+08:00' })
    await cloud.must(STAFF.staff, 'proposals.selfResolve', { project: 'hand', text: '已经修好，换了新扶手' }, { now: '2030-03-07T10:00:00+08:00' })
    const both = (await find({ text: '扶手' })).items
    expect(both.map(({ what, stage, notice, number }) => [what, stage, notice, number])).toEqual(expect.arrayContaining([['project', 'selfResolved', null, null], ['notice', null, 'result', 3]]))
    expect((await find({ text: '换了新扶手' })).items[0]).toMatchObject({ what: 'notice', exact: true })
    expect((await find({ text: '扶手', what: 'notice' })).items).toHaveLength(1)
  })
  it('is found with a letter wrong, and said to be only like it', async () => {
    expect((await find({ text: '楼道扶首' })).items[0]).toMatchObject({ title: '楼道扶手松动', exact: false })
  })
  it('is not found elsewhere, nor in another year', async () => {
    expect((await find({ within: { kind: 'community', id: TOWN.elsewhere }, text: '扶手' })).items).toEqual([])
    expect((await find({ within: { kind: 'district', id: TOWN.district }, text: '扶手' })).items).not.toEqual([])
    expect((await find({ text: '扶手 2029年' })).items).toEqual([])
    expect((await find({ year: 2030 })).items).not.toEqual([])
  })
  it('answers signs with nothing, and refuses what is no question', async () => {
    expect(await find({ text: '！？…' })).toEqual({ items: [], next: null })
    for (const wrong of [{ text: 'x'.repeat(41) }, { within: { kind: 'city', id: 'x' } }, { limit: 51 }, { year: 1 }]) expect(await cloud.refused(null, 'publications.search', { within: here, ...wrong } as never)).toBe('malformed')
    for (const text of ['$where', '{"$gt":""}', '.*', '\\', '"', '#safety']) expect((await find({ text })).items.every(({ title }) => title.length > 0)).toBe(true)
  })
})

describe('an index that is older than what is true', () => {
  const NOW = '2030-06-01T10:00:00+08:00'
  /** Page after page until there is no next. */
  async function anew(of: 'projects' | 'publications'): Promise<number> {
    let seen = 0
    for (let after: string | null = ''; after !== null;) {
      const page: { readonly seen: number; readonly next: string | null } = await cloud.must('founder', 'publications.reindex', { of, after })
      seen += page.seen
      after = page.next
    }
    return seen
  }

  it('is written anew, projects and records, and what is no longer public is taken out', async () => {
    const { store } = cloudbasePorts()
    await putProject(cloud, aProject({ id: 'lamp', stage: 'organiserReview', proposer: 'nobody', contentChecked: true, title: '花坛围栏', where: '2号院', code: 'FLOWERS', proposedAt: Date.parse(NOW) }))
    await cloud.must(STAFF.head, 'proposals.vouch', { project: 'lamp', text: 'checked' }, { now: NOW })
    await cloud.must(STAFF.staff, 'proposals.selfGovern', { project: 'lamp', text: '居民自己修' }, { now: NOW })
    await cloud.must(STAFF.staff, 'proposals.selfResolve', { project: 'lamp', text: '围栏补好了' }, { now: NOW })
    const before = await cloud.read('searchEntries', { project: 'lamp' })
    expect(before.length).toBeGreaterThan(1)
    await store.transact(async (tx) => {
      for (const { _id } of before) await tx.remove('searchEntries', String(_id))
      await tx.set('searchEntries', { ...projectEntry(aProject({ id: 'secret', title: '围栏草稿', community: TOWN.community, district: TOWN.district }), ''), _id: 'p:secret' })
    })
    await putProject(cloud, aProject({ id: 'secret', stage: 'draft', proposer: 'nobody', title: '围栏草稿' }))
    expect(titles((await find({ text: '围栏' })).items)).toEqual(['围栏草稿'])
    expect(await anew('projects')).toBeGreaterThan(1)
    expect(await anew('publications')).toBeGreaterThan(1)
    expect(await cloud.read('searchEntries', { project: 'lamp' })).toEqual(expect.arrayContaining([...before]))
    expect((await find({ text: '围栏' })).items.map(({ project }) => project)).toEqual(expect.arrayContaining(['lamp', 'lamp']))
    expect(titles((await find({ text: '围栏草稿' })).items)).not.toContain('围栏草稿')
  })
  it('is written anew by the administrator alone', async () => {
    expect(await cloud.refused(STAFF.staff, 'publications.reindex', { of: 'projects' })).toBe('not-your-role')
    expect(await cloud.refused(null, 'publications.reindex', { of: 'projects' })).toBe('not-identified')
  })
})

/** Ports that count what they ask of the database. */
function counting(): { readonly ports: Ports; readonly asked: () => number } {
  let asked = 0
  const { store, ...rest } = cloudbasePorts()
  const one = <A extends readonly unknown[], R>(work: (...args: A) => R) => (...args: A): R => {
    asked += 1
    return work(...args)
  }
  return { asked: () => asked, ports: { ...rest, store: { ...store, get: one(store.get.bind(store)) as typeof store.get, list: one(store.list.bind(store)) as typeof store.list, count: one(store.count.bind(store)), rank: one(store.rank.bind(store)) as typeof store.rank, gather: one(store.gather.bind(store)) as typeof store.gather } } }
}

async function requestsFor(input: Partial<Input>): Promise<number> {
  const { ports, asked } = counting()
  const ctx: Context = { ports, now: 0, caller: { openid: null, source: 'person' }, person: null, appointments: [], households: [], requestId: 'x', operation: 'publications.search', fingerprint: '' }
  const prepared = search.prepare({ within: big, ...input })
  expect(prepared.ok && (await prepared.run(ctx)).ok).toBe(true)
  return asked()
}

describe('in a district of two thousand projects', () => {
  const KINDS = ['楼道扶手松动', '小区路灯不亮', '门口坡道太陡', '下水井盖破损', '健身器材更换', '宣传栏翻新', '垃圾分类亭', '电动车充电棚', '外墙渗水', '绿化补种']
  beforeAll(async () => {
    const { store } = cloudbasePorts()
    const entries = Array.from({ length: 2000 }, (_, n) => projectEntry(aProject({
      id: `big${n}`, code: `BIG${n}`, stage: 'inProgress', contentChecked: true, title: `${KINDS[n % 10] ?? ''}第${n}处`, where: `${n % 40}号院`, community: `big-${n % 20}`, district: big.id, since: n, proposedAt: Date.parse(`${2020 + (n % 7)}-06-01T10:00:00+08:00`),
      triage: { type: 'engineering', category: CATEGORIES[n % CATEGORIES.length] ?? 'safety', level: 2, estimate: 0, justification: null, needsOwnersDecision: false, ownersDecision: null },
    }), `示例${n % 20}社区`))
    for (let at = 0; at < entries.length; at += 50) await Promise.all(entries.slice(at, at + 50).map((entry) => store.put('searchEntries', entry)))
  }, 120_000)

  it('finds all that there are, page by page, each once, and the newest first', async () => {
    const found: SearchHit[] = []
    for (let cursor: number | null = 0; cursor !== null;) {
      const page = await find({ within: big, text: '路灯', cursor, limit: 50 })
      found.push(...page.items)
      cursor = page.next
    }
    const exact = found.filter((hit) => hit.exact)
    expect(exact).toHaveLength(200)
    expect(new Set(titles(found)).size).toBe(found.length)
    expect(exact.every(({ title }) => title.includes('路灯'))).toBe(true)
    expect(exact.map(({ at }) => at)).toEqual(exact.map(({ at }) => at).sort((a, b) => b - a))
    expect(found.slice(0, exact.length)).toEqual(exact)
  }, 60_000)
  it('finds a single one among them by its place, its number, its year and its category', async () => {
    expect((await find({ within: big, text: '路灯 第1451处' })).items[0]).toMatchObject({ code: 'BIG1451', exact: true })
    expect((await find({ within: big, text: 'big1451' })).items[0]).toMatchObject({ code: 'BIG1451', exact: true })
    const some = (await find({ within: big, text: '扶手 2023', limit: 50 })).items.filter((hit) => hit.exact)
    expect(some.length).toBeGreaterThan(10)
    expect(some.every(({ title, year }) => title.includes('扶手') && year === 2023)).toBe(true)
    const care = (await find({ within: big, text: '扶手', category: 'care', limit: 50 })).items
    expect(care.length).toBeGreaterThan(0)
    expect(care.every(({ category }) => category === 'care')).toBe(true)
    expect(titles((await find({ within: big, text: '坡到太陡', limit: 5 })).items).every((title) => title.includes('坡道太陡'))).toBe(true)
  })
  it('asks the database once a page, whatever is asked', async () => {
    for (const input of [{}, { text: '路灯' }, { text: '路灯', cursor: 100 }, { text: '公共安全' }, { year: 2023 }, { category: 'care' as const }, { text: '没有这个东西' }]) expect([input, await requestsFor(input)]).toEqual([input, 1])
    expect(await requestsFor({ text: '？' })).toBe(0)
  })
})
