/** The notices that come round with the calendar, on the whole cloud: once for each place and period, however often, late or many at once the timer runs. */
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { publish } from '../../cloudfunctions/_runtime/write'
import type { AppointedRole, NoticeKind } from '../../contracts/vocabulary'
import { startCloud, FOUNDER, type Cloud, type InputOf } from './cloud'
import { appointStaff, importPlaces, STAFF, TOWN } from './town'

const LUOHU = { district: 'sz-lh', streets: ['sz-lh-a', 'sz-lh-b'], communities: ['sz-lh-a1', 'sz-lh-a2', 'sz-lh-b1'] } as const
const LIUZHOU = { district: 'lz-cz', community: 'lz-cz-s1', empty: 'lz-cz-s2' } as const
const at = (day: string, time = '10:00'): number => Date.parse(`${day}T${time}:00+08:00`)

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await importPlaces(cloud)
  await appointStaff(cloud)
  await cloud.must(FOUNDER, 'places.import', {
    places: [
      { id: 'sz', kind: 'city', name: '深圳市' }, { id: LUOHU.district, kind: 'district', name: '罗湖区', parent: 'sz', packId: 'luohu-2017' },
      { id: 'sz-lh-a', kind: 'street', name: '甲街道', parent: LUOHU.district }, { id: 'sz-lh-b', kind: 'street', name: '乙街道', parent: LUOHU.district },
      { id: 'sz-lh-a1', kind: 'community', name: '甲一社区', parent: 'sz-lh-a' }, { id: 'sz-lh-a2', kind: 'community', name: '甲二社区', parent: 'sz-lh-a' }, { id: 'sz-lh-b1', kind: 'community', name: '乙一社区', parent: 'sz-lh-b' },
      { id: 'lz', kind: 'city', name: '柳州市' }, { id: LIUZHOU.district, kind: 'district', name: '城中区', parent: 'lz', packId: 'liuzhou-2014' }, { id: 'lz-cz-s', kind: 'street', name: '城中街道', parent: LIUZHOU.district },
      { id: LIUZHOU.community, kind: 'community', name: '柳江社区', parent: 'lz-cz-s' }, { id: LIUZHOU.empty, kind: 'community', name: '还没开始的社区', parent: 'lz-cz-s' },
    ],
  })
}, 60_000)
afterAll(() => cloud.stop())

/** A record as a command would have published it. */
const said = (community: string, [code, kind, day]: readonly [string, NoticeKind, string], fields: Readonly<Record<string, string | number>> = {}): Promise<unknown> =>
  cloudbasePorts().store.transact((tx) => publish(tx, { community, project: `p-${code}`, code, kind, at: at(day), fields: { title: `工程${code}`, ...fields } }))
const run = (day: string, time = '00:40') => cloud.emulator.triggers.runNow({ name: 'oversight', trigger: 'oversight-bulletins', at: new Date(at(day, time)) })
const published = async (community: string, kind: NoticeKind) => [...(await cloud.read('publications', { community, kind }))].sort((a, b) => Number(a.number) - Number(b.number))
const titles = async (community: string, kind: NoticeKind): Promise<readonly unknown[]> => (await published(community, kind)).map(({ fields }) => (fields as { readonly title: string }).title)
const page = async (address: string): Promise<string> => (await fetch(`${cloud.url}${address}`)).text()

describe('the monthly circular of Luohu', () => {
  beforeAll(async () => {
    const [a1, a2, b1] = LUOHU.communities
    for (const [code, community] of [['AAAA222', a1], ['BBBB222', a2], ['CCCC222', b1]] as const) await said(community, [code, 'approval', '2030-01-10'], { stage: 'determined', fund: 1_000_000 })
    await said(a1, ['AAAA222', 'progress', '2030-01-12'], { stage: 'inProgress', percent: 0 })
    await said(b1, ['CCCC222', 'progress', '2030-01-13'], { stage: 'inProgress', percent: 0 })
    await said(b1, ['CCCC222', 'stage', '2030-01-20'], { stage: 'settling' })
    await said(b1, ['CCCC222', 'result', '2030-01-25'], { stage: 'resultNotice', audit: '无误' })
    await said(a2, ['DDDD222', 'stage', '2030-01-20'], { stage: 'consultation', type: 'goods', estimate: 100 })
    await said(a2, ['BBBB222', 'overdue', '2030-01-21'], { deadline: 'approval' })
    // Of the next month: none of the circular's business.
    await said(a1, ['AAAA222', 'stage', '2030-02-01'], { stage: 'settling' })
  })

  it('does not come before the month is surely over', async () => {
    await run('2030-02-01', '00:10')
    expect(await titles(LUOHU.district, 'circular')).toEqual(['2029年12月工作进度通报'])
    await run('2030-02-01')
    expect(await titles(LUOHU.district, 'circular')).toEqual(['2029年12月工作进度通报', '2030年1月工作进度通报'])
  })
  it('counts each community and ranks the streets by what is finished, never by money, in a snapshot that stays', async () => {
    const [, a] = await published('sz-lh-a1', 'circular')
    expect(a).toMatchObject({ project: '', code: '', fields: { periodFrom: '2030-01-01', periodUntil: '2030-01-31', eligible: 1, taken: 1, begun: 1, finished: 0, overdue: 0, text: expect.stringContaining('依据：工作总结一（二）3') } })
    const [, circular] = await published(LUOHU.district, 'circular')
    expect(circular).toMatchObject({ fields: { streetCount: 2, ranking: 'sz-lh-b,1,1,1,1,1,0;sz-lh-a,2,3,2,1,0,1' } })
    expect(String((circular?.fields as { readonly text: string }).text).split('\n')).toEqual([
      expect.stringMatching(/^按今年受理的需求里已办结的比例排名.*需求少不吃亏，不比花了多少钱。$/), '第 1 名 乙街道：受理 1 件，批准 1 件，办结 1 件，超期 0 次', '第 2 名 甲街道：受理 3 件，批准 2 件，办结 0 件，超期 1 次', '依据：工作总结一（二）3',
    ])
  })
  it('is on a page of its own under a lasting address, on the page of the district, and a step away from the community’s', async () => {
    const [, circular] = await published(LUOHU.district, 'circular')
    const own = `/n/c/${LUOHU.district}/${String(circular?.number)}`
    expect(await page(own)).toContain('第 1 名 乙街道')
    expect(await page(`/n/c/${LUOHU.district}`)).toContain(`href="${own}"`)
    expect(await page('/n/c/sz-lh-a1')).toContain(`href="/n/c/${LUOHU.district}"`)
    for (const wrong of [`/n/c/${LUOHU.district}/999`, '/n/c/nowhere/1', '/n/c/sz-lh-a1/1']) expect((await fetch(`${cloud.url}${wrong}`)).status).toBe(404)
  })
  it('is read in the app by its number, found by its words, and stands in the open data with its page', async () => {
    const [, circular] = await published(LUOHU.district, 'circular')
    const { items: [item] } = await cloud.must(null, 'publications.list', { community: LUOHU.district, number: Number(circular?.number) })
    expect(item).toMatchObject({ title: '2030年1月工作进度通报', record: { hash: circular?.hash } })
    expect(item).not.toHaveProperty('communityName')
    // Many places publish under the same title in the same night.
    const { items: everywhere } = await cloud.must(null, 'publications.list', { limit: 50 })
    const places = new Map((await cloud.read('places')).map(({ _id, name }) => [_id, name]))
    expect(new Set(everywhere.map(({ record }) => record.community)).size).toBeGreaterThan(1)
    expect(everywhere.filter(({ record, communityName }) => communityName !== places.get(record.community))).toEqual([])
    const { items: hits } = await cloud.must(null, 'publications.search', { within: { kind: 'district', id: LUOHU.district }, text: '乙街道 进度通报', what: 'notice' })
    expect(hits[0]).toMatchObject({ notice: 'circular', project: '', community: LUOHU.district, number: circular?.number })
    const rows = ((await (await fetch(`${cloud.url}/open/${LUOHU.district}/notices.json`)).json()) as { readonly rows: readonly Record<string, unknown>[] }).rows
    expect(rows.filter(({ kind }) => kind === 'circular')).toContainEqual(expect.objectContaining({ community: LUOHU.district, title: '2030年1月工作进度通报', page: `/n/c/${LUOHU.district}/${String(circular?.number)}` }))
  })
})

describe('what a street says to its place in the ranking', () => {
  const FEBRUARY = at('2030-02-05')
  const LINE = '二季度全街停水改造，一件推迟到三月。'
  beforeAll(async () => {
    const to = (by: string, person: string, role: AppointedRole, place: string) => cloud.idOf(person).then((id) => cloud.must(by, 'people.appoint', { person: id, role, place, from: '2020-01-01', basis: '任命' }))
    await to(FOUNDER, 'lh-coordinator', 'districtCoordinator', LUOHU.district)
    await to('lh-coordinator', 'clerk-a', 'streetClerk', 'sz-lh-a')
    await to('lh-coordinator', 'clerk-b', 'streetClerk', 'sz-lh-b')
  }, 60_000)
  const explain = (person: string | null, part: Partial<InputOf<'oversight.explainRank'>> = {}, more: { readonly requestId?: string; readonly now?: number } = {}) => cloud.call(person, 'oversight.explainRank', { street: 'sz-lh-a', from: '2030-01-01', text: LINE, ...part }, { now: FEBRUARY, ...more })
  const code = async (reply: ReturnType<typeof explain>): Promise<string> => reply.then((one) => (one.ok ? 'yes' : one.refusal.code))

  it('E84: stands beside the ranking as a record of its own, once however often it is sent, and on the page of the ranking', async () => {
    const first = await explain('clerk-a', {}, { requestId: 'explained-once' })
    const many = await Promise.all(Array.from({ length: 8 }, () => explain('clerk-a', {}, { requestId: 'explained-once' })))
    for (const one of many) expect(one).toEqual(first)
    expect(await code(explain('clerk-a', { text: '再说一句' }))).toBe('already-recorded')
    const records = await published(LUOHU.district, 'rankExplanation')
    expect(records).toMatchObject([{ project: '', code: '', fields: { title: '甲街道对2030年1月排名的说明', street: 'sz-lh-a', periodFrom: '2030-01-01', periodUntil: '2030-01-31', text: LINE } }])
    const circular = (await published(LUOHU.district, 'circular')).find(({ fields }) => (fields as { readonly periodFrom: string }).periodFrom === '2030-01-01')
    // A page that was read before is a minute old at most.
    const html = await (await fetch(`${cloud.url}/n/c/${LUOHU.district}/${String(circular?.number)}`, { headers: { 'x-dev-now': new Date(FEBRUARY).toISOString() } })).text()
    expect(html).toContain(`甲街道：${LINE}`)
    expect(html).toContain(`href="/n/c/${LUOHU.district}/${String(records[0]?.number)}"`)
    expect(await page(`/n/c/${LUOHU.district}/${String(records[0]?.number)}`)).toContain(LINE)
    const { items } = await cloud.must(null, 'oversight.explanations', { place: LUOHU.district, from: '2030-01-01' })
    expect(items).toMatchObject([{ street: 'sz-lh-a', streetName: '甲街道', text: LINE, number: records[0]?.number }])
  })
  it('E84: may be said while the period still runs, before there is a ranking', async () => {
    expect(await code(explain('clerk-b', { street: 'sz-lh-b', from: '2030-02-01', text: '二月只有一件需求。' }))).toBe('yes')
    const { periods, items } = await cloud.must('clerk-b', 'oversight.explanations', { place: 'sz-lh-b' }, { now: FEBRUARY })
    expect(periods.map(({ from }) => from)).toEqual(['2030-02-01', '2030-01-01', '2029-12-01', '2029-11-01'])
    expect(items.map(({ street, from }) => [street, from])).toEqual([['sz-lh-b', '2030-02-01'], ['sz-lh-a', '2030-01-01']])
  })
  it('is the street’s own officer’s to say, in one line, of a period that is not long over, in a scheme that ranks', async () => {
    expect(await code(explain('clerk-b', { from: '2029-12-01' }))).toBe('not-your-scope')
    expect(await code(explain(STAFF.staff, { from: '2029-12-01' }))).toBe('not-your-role')
    expect(await code(explain(null, { from: '2029-12-01' }))).toBe('not-identified')
    expect(await code(explain('clerk-a', { from: '2029-10-01' }))).toBe('not-this-period')
    expect(await code(explain('clerk-a', { from: '2029-12-02' }))).toBe('not-this-period')
    expect(await code(explain('clerk-a', { from: '2029-12-01', text: '一行\n两行' }))).toBe('malformed')
    expect(await code(explain(STAFF.approver, { street: TOWN.street, from: '2030-01-01' }))).toBe('not-in-this-scheme')
  })
})

describe('the quarterly bulletin of Liuzhou', () => {
  const { community, empty, district } = LIUZHOU
  it('lists the quarter’s results, each quarter’s once, and says so where there were none', async () => {
    await run('2030-04-02')
    await said(community, ['LLLL222', 'approval', '2030-05-10'], { stage: 'determined', fund: 2_000_000 })
    await said(community, ['MMMM222', 'rejection', '2030-06-30'], { stage: 'rejected', reason: 'overCap' })
    await run('2030-07-02')
    await said(community, ['NNNN222', 'stage', '2030-07-10'], { stage: 'triage' })
    await run('2030-10-02')
    expect((await published(community, 'bulletin')).map(({ fields }) => fields)).toMatchObject([
      { title: '2030年第2季度审批结果通报', grantedCount: 1, refusedCount: 1, grantedFen: 2_000_000, text: ['批准 1 件，使用微实事资金 2 万元；未批准 1 件。', '工程LLLL222（LLLL222），5月10日批准，2 万元', '工程MMMM222（MMMM222），6月30日未批准', '依据：中国城市报 2021-07-19 第29版“加强资金监管”'].join('\n') },
      { title: '2030年第3季度审批结果通报', grantedCount: 0, refusedCount: 0, text: expect.stringContaining('这一期没有审批结果。') },
    ])
    expect(await cloud.read('publications', { community: empty })).toEqual([])
    // Of the district itself, only what its leading group left undone.
    expect((await cloud.read('publications', { community: district })).filter(({ kind }) => kind !== 'dutyMissed' && kind !== 'checkDrawn')).toEqual([])
  })
  it('comes with the list of whoever is barred, for as long as anybody is', async () => {
    await said(community, ['LLLL222', 'unfinished', '2031-01-15'], { stage: 'failedIncomplete', barredUntilYear: 2031 })
    await run('2031-04-02')
    await run('2032-01-02')
    expect((await published(community, 'barList')).map(({ fields }) => (fields as { readonly title: string }).title)).toEqual(['2031年第1季度末不再受理的项目', '2031年第2季度末不再受理的项目', '2031年第3季度末不再受理的项目'])
    expect((await published(community, 'barList'))[0]).toMatchObject({ fields: { barredCount: 1, text: expect.stringContaining('工程LLLL222（LLLL222），到 2031 年') } })
  })
  it('in parts where it would be too long for a record, all of them or none', async () => {
    for (let i = 0; i < 50; i += 1) await said(community, [`Q${String(i).padStart(3, '0')}XX`, 'rejection', '2032-02-03'], { stage: 'rejected' })
    await run('2032-04-02')
    const parts = (await published(community, 'bulletin')).filter(({ fields }) => (fields as { readonly periodFrom: string }).periodFrom === '2032-01-01')
    expect(parts.map(({ fields }) => fields)).toMatchObject([{ title: '2032年第1季度审批结果通报（第 1 部分，共 2 部分）', refusedCount: 50 }, { title: '2032年第1季度审批结果通报（第 2 部分，共 2 部分）' }])
    const lines = parts.flatMap(({ fields }) => String((fields as { readonly text: string }).text).split('\n').filter((line) => line.includes('未批准') && line.startsWith('工程')))
    expect(new Set(lines).size).toBe(50)
  })
})

describe('the year’s end', () => {
  it('lists what was finished by 24:00 of 31 December and what was not, and carries that on', async () => {
    const { community } = LIUZHOU
    for (const code of ['WDAA222', 'WDBB222']) await said(community, [code, 'implementer', '2032-05-01'], { stage: 'implementerConfirmed', supplier: '甲公司' })
    await said(community, ['WDAA222', 'stage', '2032-12-31'], { stage: 'settling' })
    await said(community, ['WDBB222', 'stage', '2033-01-01'], { stage: 'settling' })
    await run('2033-01-02')
    await run('2034-01-02')
    const lists = (await published(community, 'yearEnd')).filter(({ fields }) => (fields as { readonly periodFrom: string }).periodFrom >= '2032-01-01')
    expect(lists.map(({ fields }) => fields)).toMatchObject([
      { title: '2032年年终清单', finishedCount: 1, unfinishedCount: 1, text: expect.stringContaining('工程WDBB222（WDBB222），没有完成') },
      { title: '2033年年终清单', finishedCount: 1, unfinishedCount: 0, text: expect.stringContaining('工程WDBB222（WDBB222），1月1日验收') },
    ])
  })
})

describe('the representatives’ meeting', () => {
  it('is called to mind a month before the half-year is over, in public and to the committee, unless one is on the agenda', async () => {
    await said(TOWN.community, ['PPPP222', 'stage', '2034-02-01'], { stage: 'triage' })
    await said(TOWN.elsewhere, ['RRRR222', 'agenda', '2034-05-20'], { stage: 'councilScheduled', body: 'representativesMeeting', on: '2034-06-10', venue: '活动室' })
    await run('2034-06-02')
    await run('2034-06-03')
    expect(await published(TOWN.community, 'meetingReminder')).toMatchObject([{ fields: { title: '2034年上半年居民代表会议提醒', periodUntil: '2034-06-30', text: expect.stringContaining('城市居民委员会组织法（2025 修订）第二十八条') } }])
    expect(await published(TOWN.elsewhere, 'meetingReminder')).toEqual([])
    expect(await cloud.read('messages', { kind: 'meeting-due' })).toMatchObject([{ to: await cloud.idOf(STAFF.staff), project: null, figures: { due: '2034-06-30' } }])
  })
})

describe.each([2, 8])('%i timers at once', (times) => {
  it('leave one notice of each period and place, in one unbroken log, after a year in which none ran', async () => {
    const year = times === 2 ? 2035 : 2036
    await run(`${year}-01-02`)
    const before = (await cloud.read('publications', {})).length
    await said(LUOHU.communities[0], [`T${times}AA222`, 'approval', `${year}-03-10`], { stage: 'determined', fund: 1_000_000 })
    await Promise.all(Array.from({ length: times }, () => run(`${year + 1}-01-02`)))
    await run(`${year + 1}-01-02`)
    const fresh = (await cloud.read('publications', {})).slice(before)
    expect(fresh.length).toBeGreaterThan(12 * 3)
    const places = [...LUOHU.communities, LUOHU.district, LIUZHOU.community]
    for (const place of places) {
      const log = [...(await cloud.read('publications', { community: place }))].sort((a, b) => Number(a.number) - Number(b.number))
      expect(log.map(({ number }) => number)).toEqual(log.map((_, i) => i + 1))
      const once = log.filter(({ project }) => project === '').map(({ kind, fields }) => `${String(kind)} ${(fields as { readonly title: string }).title}`)
      expect(new Set(once).size).toBe(once.length)
      const verdict = await (await fetch(`${cloud.url}/open/${place}/export.json`)).text()
      expect(verdict).toContain(`"community":"${place}"`)
    }
    for (const place of [...LUOHU.communities, LUOHU.district]) expect((await titles(place, 'circular')).filter((title) => String(title).startsWith(`${year}年`))).toEqual(Array.from({ length: 12 }, (_, i) => `${year}年${i + 1}月工作进度通报`))
  }, 120_000)
})

it('is nobody’s but the timer’s', async () => {
  for (const person of [null, STAFF.staff, STAFF.coordinator, FOUNDER]) expect(['not-your-role', 'not-identified']).toContain(await cloud.refused(person, 'oversight.bulletins' as never, {} as never))
})

describe('a notice that lacks what the scheme asks of it', () => {
  const { community } = LIUZHOU
  it('is named with what is missing and is not published; its period stays due, and the notices of other kinds come as ever', async () => {
    // More than one write can hold: the list would be cut, and the scheme asks for each of them.
    const codes = Array.from({ length: 801 }, (_, i) => `Z${String(i).padStart(4, '0')}`)
    for (let from = 0; from < codes.length; from += 20) {
      await cloudbasePorts().store.transact(async (tx) => {
        for (const code of codes.slice(from, from + 20)) await publish(tx, { community, project: `p-${code}`, code, kind: 'rejection', at: at('2038-11-03'), fields: { title: `工程${code}`, stage: 'rejected' } })
      })
    }
    const night = async (day: string): Promise<string> => {
      for (;;) {
        const reply = JSON.stringify(await cloud.emulator.triggers.runNow({ name: 'oversight', trigger: 'oversight-bulletins', at: new Date(at(day, '00:40')) }))
        // A run stops of itself when its time is up, and the next one goes on.
        if (!/done\\*":false/.test(reply)) return reply
      }
    }
    expect(await night('2039-01-02')).toMatch(/field\\*":\\*"each/)
    expect((await published(community, 'bulletin')).filter(({ fields }) => (fields as { readonly periodFrom: string }).periodFrom === '2038-10-01')).toEqual([])
    // The quarters before it were caught up, in their order.
    expect((await published(community, 'bulletin')).at(-1)).toMatchObject({ fields: { periodFrom: '2038-07-01' } })
    expect(await cloud.read('bulletins', { kind: 'bulletin', from: '2038-10-01' })).toEqual([])
    expect((await published(community, 'yearEnd')).at(-1)).toMatchObject({ fields: { periodFrom: '2038-01-01' } })
    // Where the records say it, the next night publishes it.
    for (const row of await cloud.read('publications', { community, kind: 'rejection' })) if (String(row.code).startsWith('Z') && Number(String(row.code).slice(1)) >= 10) await cloud.put('publications', { ...row, kind: 'stage', _id: String(row._id) })
    expect(await night('2039-01-03')).not.toMatch(/field\\*":\\*"each/)
    expect((await published(community, 'bulletin')).filter(({ fields }) => (fields as { readonly periodFrom: string }).periodFrom === '2038-10-01')).toMatchObject([{ fields: { refusedCount: 10 } }])
  }, 240_000)
  it('that lacks nothing is printed for the board as it was published, with its number, its check code and the way to its page', async () => {
    const [, circular] = await published(LUOHU.district, 'circular')
    const address = `/p/c/${LUOHU.district}/${String(circular?.number)}.pdf`
    expect(await page(`/n/c/${LUOHU.district}/${String(circular?.number)}`)).toContain(`href="${address}"`)
    const sheet = await fetch(`${cloud.url}${address}`)
    expect([sheet.status, sheet.headers.get('content-type'), sheet.headers.get('content-disposition')]).toEqual([200, 'application/pdf', `inline; filename="circular-${String(circular?.number)}-a4.pdf"`])
    expect((await fetch(`${cloud.url}${address}`, { headers: { 'if-none-match': sheet.headers.get('etag') ?? '' } })).status).toBe(304)
    // A record of a project has its project's poster, and a number that no log holds has none.
    for (const wrong of ['/p/c/sz-lh-a1/1.pdf', `/p/c/${LUOHU.district}/99999.pdf`, `/p/c/${LUOHU.district}/0.pdf`, '/p/c/nowhere/1.pdf', '/p/c/%E0%A4%A/1.pdf']) expect([wrong, (await fetch(`${cloud.url}${wrong}`)).status]).toEqual([wrong, 404])
  }, 60_000)
})
