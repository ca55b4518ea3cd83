/** Departments' demand lists: a queue of their own, and no proposal without a resident who wants it (E85). */
import type { DemandRow } from '../../contracts/demands.schema'
import { OPERATIONS } from '../../cloudfunctions/proposals/operations'
import { startCloud, type Cloud } from './cloud'
import { importDoors, LONG_AGO, moveIn, STAFF, startTown, TOWN } from './town'

const NOW = { now: '2030-03-05T10:00:00+08:00' }
const ROOMS = Array.from({ length: 32 }, (_, n) => `${n + 1}`)
const CLERK = 'clerk'
const SOURCE = '区住建〔2030〕5号'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building: TOWN.building, rooms: ROOMS })
  for (const room of ROOMS) await moveIn(cloud, `r${room}`, { building: TOWN.building, room })
  await cloud.must(STAFF.coordinator, 'people.appoint', { person: await cloud.idOf(CLERK), role: 'streetApprover', place: TOWN.street, from: LONG_AGO, basis: '文' })
}, 240_000)
afterAll(() => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
  return cloud.stop()
})

const row = (part: Partial<DemandRow> & { readonly title: string }): DemandRow => ({ department: '住建局', where: '联盟街道', category: null, problem: '晚上看不清路', roughCost: 3_000_000, ...part })
const coordinator = async (person: string): Promise<void> => void (await cloud.must(STAFF.coordinator, 'people.appoint', { person: await cloud.idOf(person), role: 'districtCoordinator', place: TOWN.district, from: LONG_AGO, basis: '文' }))
let lists = 0
/** Stages the lines in parts and has them taken over, or tried. */
async function send(rows: readonly DemandRow[], { by = STAFF.coordinator, size = 400, dryRun = false }: { readonly by?: string; readonly size?: number; readonly dryRun?: boolean } = {}) {
  lists += 1
  const list = `list-${String(lists).padStart(4, '0')}`
  const parts = Math.ceil(rows.length / size)
  for (let part = 0; part < parts; part += 1) await cloud.must(by, 'proposals.stageDemands', { place: TOWN.district, list, part, rows: [...rows.slice(part * size, (part + 1) * size)] }, NOW)
  return cloud.must(by, 'proposals.importDemands', { place: TOWN.district, list, parts, source: SOURCE, dryRun }, NOW)
}
const found = async (title: string) => {
  const one = (await cloud.must(null, 'proposals.demands', { place: TOWN.district, words: title })).items.find((item) => item.title === title)
  if (one === undefined) throw new Error(`no demand ${title}`)
  return one
}
/** A demand that is feasible in the community. */
async function feasible(title: string): Promise<string> {
  await send([row({ title })])
  const { id } = await found(title)
  await cloud.must(CLERK, 'proposals.studyDemand', { demand: id, community: TOWN.community, text: '现场看过，可以做' }, NOW)
  return id
}
const endorse = (person: string, demand: string, wanted = true) => cloud.call(person, 'proposals.endorseDemand', { demand, endorse: wanted }, NOW)
const DRAFT = { place: TOWN.building, where: '院里', title: '院里装路灯', problem: '晚上看不清路', beneficiaries: '全院', roughCost: 3_000_000, photos: ['cloud://env.bucket/private/b14/x/lamp.jpg'] }
const draft = (person: string, demand: string) => cloud.call(person, 'proposals.draft', { ...DRAFT, demand }, NOW)
const submit = (person: string, project: string) => cloud.call(person, 'proposals.submit', { project }, NOW)
const counts = () => cloud.must(null, 'proposals.demandCounts', { place: TOWN.district })

describe('a demand list', () => {
  it('is tried and taken over whole, each line found by its street, and the same list again changes nothing', async () => {
    const rows = [row({ title: '坡道', where: '东风社区', category: 'safety' }), row({ title: '健身器材', department: '文体局', where: '联盟街道明通社区', roughCost: 1_234_500 })]
    expect(await send(rows, { dryRun: true })).toEqual({ rows: 2, added: 2, changed: 0, unchanged: 0, problems: [] })
    expect((await counts()).imported).toBe(0)
    expect(await send(rows)).toMatchObject({ added: 2, problems: [] })
    expect(await send([...rows].reverse())).toMatchObject({ added: 0, unchanged: 2 })
    expect((await cloud.must(null, 'proposals.demands', { place: TOWN.district })).items).toMatchObject([
      { title: '坡道', department: '住建局', streetName: '联盟街道', communityName: '东风社区', category: 'safety', state: 'waiting', source: SOURCE, needed: 1, found: null },
      { title: '健身器材', communityName: '明通社区', roughCost: 1_234_500 },
    ])
  })
  it('with one bad line takes none, and names every bad line', async () => {
    const before = await counts()
    expect(await send([row({ title: '好的' }), row({ title: '哪里', where: '别处街道' }), row({ title: '=HYPERLINK("x")' }), row({ title: '好的', problem: '再来一次' }), row({ title: '类别', category: 'publicConstruction' })])).toEqual({
      rows: 5, added: 0, changed: 0, unchanged: 0,
      problems: [{ row: 1, field: 'where', code: 'unknown-place' }, { row: 2, field: 'title', code: 'malformed' }, { row: 3, field: 'title', code: 'duplicate' }, { row: 4, field: 'category', code: 'malformed' }],
    })
    expect(await counts()).toEqual(before)
  })
  it('of cells that no line has, of nothing, and of a part that never came is refused by name', async () => {
    const bad = async (rows: readonly object[]) => cloud.call(STAFF.coordinator, 'proposals.stageDemands', { place: TOWN.district, list: 'bad-list-1', part: 0, rows: rows as DemandRow[] }, NOW)
    expect(await bad([])).toMatchObject({ ok: false, refusal: { code: 'malformed' } })
    expect(await bad([row({ title: '好' }), row({ title: '长'.repeat(61) })])).toMatchObject({ ok: false, refusal: { code: 'malformed', about: 'rows.1.title' } })
    expect(await bad([row({ title: '钱', roughCost: 0.5 })])).toMatchObject({ ok: false, refusal: { code: 'malformed', about: 'rows.0.roughCost' } })
    expect(await bad([{ ...row({ title: '多' }), state: 'feasible' }])).toMatchObject({ ok: false, refusal: { code: 'malformed' } })
    expect(await cloud.refused(STAFF.coordinator, 'proposals.importDemands', { place: TOWN.district, list: 'never-sent', parts: 1, source: SOURCE }, NOW)).toBe('import-incomplete')
  })
  it('is the district’s alone, and nobody takes over the lines that somebody else staged', async () => {
    const stage = { place: TOWN.district, list: 'theirs-1', part: 0, rows: [row({ title: '别人的' })] }
    for (const person of [STAFF.staff, CLERK]) expect(await cloud.refused(person, 'proposals.stageDemands', stage, NOW)).toBe('not-your-role')
    expect(await cloud.refused('r1', 'proposals.importDemands', { place: TOWN.district, list: 'theirs-1', parts: 1, source: SOURCE }, NOW)).toBe('not-your-role')
    expect(await cloud.refused(STAFF.coordinator, 'proposals.stageDemands', { ...stage, place: TOWN.city }, NOW)).toBe('unknown-place')
    await cloud.must('founder', 'places.import', { places: [{ id: 'other-district', kind: 'district', name: '五华区', parent: TOWN.city, packId: 'panlong-2020' }] })
    expect(await cloud.refused(STAFF.coordinator, 'proposals.stageDemands', { ...stage, place: 'other-district' }, NOW)).toBe('not-your-scope')
    await cloud.must(STAFF.coordinator, 'proposals.stageDemands', stage, NOW)
    await coordinator('coordinator2')
    expect(await cloud.refused('coordinator2', 'proposals.importDemands', { place: TOWN.district, list: 'theirs-1', parts: 1, source: SOURCE }, NOW)).toBe('import-incomplete')
  })
  it('that was cut off after it was decided is carried to its end by whoever comes next, and overwrites nothing', async () => {
    const rows = [row({ title: '断电一' }), row({ title: '断电二' }), row({ title: '断电三' })]
    const by = await cloud.idOf(STAFF.coordinator)
    const id = `${TOWN.district}|${by}|cut-list-1`
    await cloud.must(STAFF.coordinator, 'proposals.stageDemands', { place: TOWN.district, list: 'cut-list-1', part: 0, rows }, NOW)
    // One line had been reached, and was studied before anybody went on.
    await send(rows.slice(0, 1))
    await cloud.must(CLERK, 'proposals.studyDemand', { demand: (await found('断电一')).id, community: null, text: '没有地方装' }, NOW)
    await cloud.put('demandLists', { _id: id, id, district: TOWN.district, by, at: Date.parse(NOW.now), source: SOURCE, parts: 1, state: 'applying', rows: 3, added: 3, unchanged: 0 })
    expect(await cloud.must(STAFF.coordinator, 'proposals.importDemands', { place: TOWN.district, list: 'cut-list-1', parts: 1, source: SOURCE }, NOW)).toMatchObject({ rows: 3, added: 3 })
    expect([(await found('断电一')).state, (await found('断电二')).state, (await found('断电三')).state]).toEqual(['declined', 'waiting', 'waiting'])
    expect(await cloud.read('rosterParts', { _id: `${id}|0` })).toEqual([])
    expect((await cloud.read('demandLists', { _id: id }))[0]).toMatchObject({ state: 'applied' })
  })
})

describe('the street’s study', () => {
  it('says once for which community of its own a demand is feasible, or why it is not; that stays to be read', async () => {
    await send([row({ title: '泳池' }), row({ title: '长椅' })])
    const [pool, bench] = [await found('泳池'), await found('长椅')]
    const study = (person: string, demand: string, community: string | null) => cloud.call(person, 'proposals.studyDemand', { demand, community, text: '看过' }, NOW)
    expect(await study(STAFF.staff, pool.id, null)).toMatchObject({ ok: false, refusal: { code: 'not-your-role' } })
    expect(await study(CLERK, pool.id, 'km')).toMatchObject({ ok: false, refusal: { code: 'unknown-place', about: 'community' } })
    expect(await study(CLERK, 'nothing', null)).toMatchObject({ ok: false, refusal: { code: 'unknown-record' } })
    expect(await cloud.must(CLERK, 'proposals.studyDemand', { demand: pool.id, community: null, text: '没有地方，超出上限' }, NOW)).toMatchObject({ state: 'declined' })
    const two = await Promise.all([study(CLERK, bench.id, TOWN.community), study(STAFF.approver, bench.id, TOWN.elsewhere)])
    expect(two.filter(({ ok }) => ok)).toHaveLength(1)
    expect(two.flatMap((reply) => (reply.ok ? [] : [reply.refusal.code]))).toEqual(['already-decided'])
    expect((await cloud.must(null, 'proposals.demands', { place: TOWN.street, state: 'declined' })).items.find(({ id }) => id === pool.id)).toMatchObject({ state: 'declined', found: '没有地方，超出上限' })
    expect((await cloud.must(CLERK, 'proposals.demand', { demand: bench.id })).mayStudy).toMatchObject({ code: 'already-decided' })
  })
  it('is not made by whoever imported the list, whatever else they are', async () => {
    await coordinator('both')
    await cloud.must(STAFF.coordinator, 'people.appoint', { person: await cloud.idOf('both'), role: 'streetApprover', place: TOWN.street, from: LONG_AGO, basis: '文' })
    await send([row({ title: '自己导的' })], { by: 'both' })
    expect(await cloud.refused('both', 'proposals.studyDemand', { demand: (await found('自己导的')).id, community: TOWN.community, text: '可以' }, NOW)).toBe('second-person-needed')
  })
})

describe('endorsing', () => {
  it('is for residents of the community, while the demand is feasible, and can be taken back', async () => {
    const id = await feasible('遮雨棚')
    expect(await endorse('r1', id)).toMatchObject({ ok: true, data: { endorsements: 1, mine: true } })
    expect(await endorse('r1', id)).toMatchObject({ data: { endorsements: 1, mine: true } })
    expect(await endorse('r2', id)).toMatchObject({ data: { endorsements: 2 } })
    expect(await endorse('r1', id, false)).toMatchObject({ data: { endorsements: 1, mine: false } })
    expect(await endorse('r1', id, false)).toMatchObject({ data: { endorsements: 1 } })
    expect(await cloud.must('r2', 'proposals.demand', { demand: id })).toMatchObject({ mine: true, mayEndorse: null, mayPropose: null })
    expect(await cloud.must('r1', 'proposals.demand', { demand: id })).toMatchObject({ mine: false, mayPropose: { code: 'endorsements-missing', remedy: { endorsementsMissing: 1 } } })
    expect(await endorse(CLERK, id)).toMatchObject({ ok: false, refusal: { code: 'household-not-bound' } })
    expect(await endorse('r1', (await found('泳池')).id)).toMatchObject({ ok: false, refusal: { code: 'not-open' } })
    expect(await endorse('r1', (await found('断电二')).id)).toMatchObject({ ok: false, refusal: { code: 'not-open' } })
    expect(await endorse('r1', 'nothing')).toMatchObject({ ok: false, refusal: { code: 'unknown-record' } })
  })
  it('is not for residents of another community, nor for whoever studied it, though they live there', async () => {
    await send([row({ title: '别的社区的' })])
    const { id } = await found('别的社区的')
    await cloud.must(CLERK, 'proposals.studyDemand', { demand: id, community: TOWN.elsewhere, text: '可以' }, NOW)
    expect(await endorse('r1', id)).toMatchObject({ ok: false, refusal: { code: 'not-your-scope' } })
    const own = await feasible('经办人的')
    await moveIn(cloud, CLERK, { building: TOWN.building, room: '1' })
    expect(await endorse(CLERK, own)).toMatchObject({ ok: false, refusal: { code: 'second-person-needed', duty: 'SoD-1' } })
  })
  it.each([1, 2, 8, 32])('by %i at once counts each of them once, however often each sends', async (many) => {
    const id = await feasible(`同时${many}`)
    const people = ROOMS.slice(0, many).map((room) => `r${room}`)
    const settled = async (person: string): Promise<void> => {
      const reply = await endorse(person, id)
      if (!reply.ok && reply.refusal.code === 'busy') return settled(person)
      expect(reply.ok).toBe(true)
    }
    await Promise.all([...people, ...people].map(settled))
    expect((await cloud.read('endorsements', { demand: id })).map(({ person }) => person).sort()).toEqual((await Promise.all(people.map((person) => cloud.idOf(person)))).sort())
    expect((await found(`同时${many}`)).endorsements).toBe(many)
  }, 240_000)
})

describe('E85: a demand becomes a proposal', () => {
  it('only with residents behind it: without, it is refused with the rule and what is missing', async () => {
    const id = await feasible('没人附议')
    const refused = { ok: false, refusal: { code: 'endorsements-missing', rule: 'residentOrigin', clause: expect.stringContaining('所有项目均来源于居民群众'), remedy: { endorsementsMissing: 1 } } }
    expect(await draft('r1', id)).toMatchObject(refused)
    expect(await draft(STAFF.staff, id)).toMatchObject(refused)
    await endorse('r1', id)
    expect(await draft('r2', id)).toMatchObject(refused)
    const drafted = await draft(STAFF.staff, id)
    expect(drafted.ok).toBe(true)
    await endorse('r1', id, false)
    expect(await submit(STAFF.staff, drafted.ok ? drafted.data.project : '')).toMatchObject(refused)
  })
  it('by the same door as every other, and its page and the log say whose demand it was, and how many endorse it', async () => {
    const id = await feasible('楼道灯')
    for (const person of ['r1', 'r2', 'r3']) await endorse(person, id)
    const before = await counts()
    const drafted = await draft('r1', id)
    const project = drafted.ok ? drafted.data.project : ''
    expect(await submit('r1', project)).toMatchObject({ ok: true })
    const view = await cloud.must('r1', 'projects.get', { project }, NOW)
    expect(view.origin).toEqual({ demand: id, title: '楼道灯', department: '住建局', source: SOURCE, endorsements: 3 })
    expect(view.line.flatMap(({ because }) => because)).toMatchObject([{ rule: 'residentOrigin', result: 'met', figures: { endorsements: 3, needed: 1 } }])
    await cloud.must(STAFF.head, 'proposals.vouch', { project, text: '属实' }, NOW)
    const log = await cloud.read('publications', { project })
    expect(log.map(({ fields }) => fields)).toContainEqual(expect.objectContaining({ demand: '楼道灯', department: '住建局', demandSource: SOURCE, endorsements: 3 }))
    expect(await found('楼道灯')).toMatchObject({ state: 'proposed', project, endorsements: 3 })
    expect(await counts()).toMatchObject({ imported: before.imported, feasible: before.feasible, endorsed: before.endorsed, proposed: before.proposed + 1 })
    expect(await endorse('r4', id)).toMatchObject({ ok: false, refusal: { code: 'not-open' } })
    expect(await draft('r2', id)).toMatchObject({ ok: false, refusal: { code: 'already-decided' } })
    // Taken back by whoever handed it in, it is the residents' again.
    await cloud.must('r1', 'proposals.withdraw', { project, text: '先不提了' }, NOW)
    expect(await found('楼道灯')).toMatchObject({ state: 'feasible', project: null, endorsements: 3 })
  })
  it.each([1, 2, 8, 32])('once, when %i who endorse it hand theirs in at the same time', async (many) => {
    const id = await feasible(`抢着提${many}`)
    const people = ROOMS.slice(0, many).map((room) => `r${room}`)
    for (const person of people) await endorse(person, id)
    const drafts = await Promise.all(people.map(async (person) => ({ person, reply: await draft(person, id) })))
    const handed = await Promise.all(drafts.map(async ({ person, reply }) => {
      const project = reply.ok ? reply.data.project : ''
      let last = await submit(person, project)
      while (!last.ok && last.refusal.code === 'busy') last = await submit(person, project)
      return { project, last }
    }))
    const first = handed.filter(({ last }) => last.ok)
    expect(first).toHaveLength(1)
    expect(new Set(handed.flatMap(({ last }) => (last.ok ? [] : [last.refusal.code])))).toEqual(new Set(many > 1 ? ['already-decided'] : []))
    expect(await found(`抢着提${many}`)).toMatchObject({ state: 'proposed', project: first[0]?.project })
  }, 240_000)
  it('and until then is in no list of proposals, no tray, no search and no number', async () => {
    await feasible('不是提议')
    for (const person of [null, 'r1', STAFF.staff, CLERK]) {
      expect(JSON.stringify(await cloud.must(person, 'projects.list', { community: TOWN.community }, NOW))).not.toContain('不是提议')
      expect(JSON.stringify(await cloud.must(person, 'projects.home', { community: TOWN.community }, NOW))).not.toContain('不是提议')
    }
    for (const person of [STAFF.staff, CLERK, STAFF.coordinator]) expect(JSON.stringify(await cloud.must(person, 'projects.inbox', { all: true }, NOW))).not.toContain('不是提议')
    expect((await cloud.must(null, 'publications.search', { within: { kind: 'district', id: TOWN.district }, text: '不是提议' })).items).toEqual([])
    expect((await cloud.must(null, 'projects.similar', { place: TOWN.building, title: '不是提议' })).items).toEqual([])
    expect(await cloud.read('projects', { title: '不是提议' })).toEqual([])
  })
  it('no office of the street hands in a proposal of its own', async () => {
    expect(await cloud.refused(STAFF.approver, 'proposals.draft', { ...DRAFT }, NOW)).toBe('not-your-role')
  })
})

describe('what is kept of a resident', () => {
  it('holds what they endorse', async () => {
    const id = await feasible('数据里的')
    await endorse('r9', id)
    expect((await cloud.must('r9', 'people.exportMine', {})).endorsements).toContainEqual(expect.objectContaining({ demand: id }))
  })
})

describe('five thousand lines', () => {
  it('are one list, found by words and page by page, and the same again is nothing new', async () => {
    const rows = Array.from({ length: 5000 }, (_, n) => row({ title: `需求${String(n).padStart(4, '0')}号`, department: n % 2 === 0 ? '城管局' : '文体局', where: n % 3 === 0 ? '东风社区' : '联盟街道', problem: '日常工作中发现' }))
    const before = (await counts()).imported
    expect(await send(rows)).toMatchObject({ rows: 5000, added: 5000 })
    expect((await counts()).imported).toBe(before + 5000)
    expect(await send(rows)).toMatchObject({ added: 0, unchanged: 5000 })
    expect((await cloud.must(null, 'proposals.demands', { place: TOWN.district, words: '需求0429号' })).items.map(({ title }) => title)).toEqual(['需求0429号'])
    expect((await cloud.must(null, 'proposals.demands', { place: TOWN.district, words: '！' })).items).toEqual([])
    const first = await cloud.must(null, 'proposals.demands', { place: TOWN.community, state: 'waiting', words: '城管局', limit: 50 })
    const second = await cloud.must(null, 'proposals.demands', { place: TOWN.community, state: 'waiting', words: '城管局', limit: 50, cursor: first.next })
    expect([first.items.length, second.items.length, new Set([...first.items, ...second.items].map(({ id }) => id)).size]).toEqual([50, 50, 100])
  }, 600_000)
})
