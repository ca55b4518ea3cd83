/** What the triage desk is told, and the lists behind it. */
import type { Project } from '../../contracts/projects'
import { OPERATIONS } from '../../cloudfunctions/proposals/operations'
import { FOUNDER, startCloud, type Cloud, type InputOf } from './cloud'
import { aProject } from './projects'
import { startTown, STAFF, TOWN } from './town'

const NOW = '2030-03-10T10:00:00+08:00'
const proposedAt = Date.parse('2030-02-01T10:00:00+08:00')
const triage: NonNullable<Project['triage']> = { type: 'engineering', category: 'publicConstruction', level: 2, estimate: 3_000_000, justification: null, needsOwnersDecision: false, ownersDecision: null }
const inTriage = (part: Partial<Project> & { readonly id: string }): Project => aProject({ code: part.id.toUpperCase(), title: '大门口无障碍坡道', where: '三号门', estate: TOWN.building, stage: 'triage', contentChecked: true, proposedAt, ...part, pack: part.pack ?? { id: 'liuzhou-2014', asOf: '2030-02-01' } })
const luohu = { id: 'luohu-2017', asOf: '2030-02-01' } as const

let cloud: Cloud
const putProject = (to: Cloud, project: Project): Promise<void> => to.put('projects', { ...project, _id: project.id, open: !['rejected', 'failedIncomplete'].includes(project.stage) })
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await cloud.must(FOUNDER, 'places.import', { places: [{ id: 'other-district', kind: 'district', name: '五华区', parent: TOWN.city, packId: 'panlong-2020' }] })
})
afterAll(() => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
  return cloud.stop()
})

const sorting: Omit<InputOf<'proposals.accept'>, 'project'> = { type: 'engineering' as const, category: 'publicConstruction' as const, level: 2 as const, estimate: 3_000_000, eligible: ['commonNeed', 'widelyVoiced'] }

describe('weighing a proposal', () => {
  it('shows the way ahead before anything is decided, and changes nothing', async () => {
    await putProject(cloud, inTriage({ id: 'other', stage: 'consultation', triage, cost: 3_000_000 }))
    await putProject(cloud, inTriage({ id: 'weighed' }))
    const bare = await cloud.must(STAFF.staff, 'proposals.weigh', { project: 'weighed' }, { now: NOW })
    expect(bare).toMatchObject({ because: [], refusal: null, family: [], types: [{ type: 'engineering' }, { type: 'service' }, { type: 'goods' }], similar: [{ code: 'OTHER' }] })
    const weighed = await cloud.must(STAFF.staff, 'proposals.weigh', { project: 'weighed', type: 'engineering', category: 'publicConstruction', estimate: 3_000_000 }, { now: NOW })
    expect(weighed).toMatchObject({ family: [{ code: 'OTHER', fen: 3_000_000 }], levels: ['street', 'district'], because: [{ rule: 'splitting', figures: { together: 6_000_000 } }, { rule: 'levels', result: 'to-district' }] })
    expect((await cloud.read('projects', { _id: 'weighed' }))[0]).toMatchObject({ version: 1, family: [] })
  })
  it('is for desks that have the place in their scope', async () => {
    expect(await cloud.refused(null, 'proposals.weigh', { project: 'weighed' })).toBe('not-identified')
    await cloud.must(STAFF.approver, 'people.appoint', { person: await cloud.idOf('far-staff'), role: 'committeeStaff', place: TOWN.elsewhere, from: '2020-01-01', basis: '文' })
    expect(await cloud.refused('far-staff', 'proposals.weigh', { project: 'weighed' })).toBe('not-your-scope')
    expect(await cloud.refused(STAFF.staff, 'proposals.weigh', { project: 'none' })).toBe('unknown-record')
  })
})

describe('a barred project under another name', () => {
  it('is shown to the desk and holds the proposal until a person says why it is another', async () => {
    await putProject(cloud, inTriage({ id: 'failed', title: '三号门坡道', stage: 'failedIncomplete', proposedAt: Date.parse('2029-02-01T10:00:00+08:00'), triage, barredUntilYear: 2030 }))
    await putProject(cloud, inTriage({ id: 'renamed', title: '门口方便轮椅' }))
    const { barred } = await cloud.must(STAFF.staff, 'proposals.weigh', { project: 'renamed', category: 'publicConstruction' }, { now: NOW })
    expect(barred).toEqual([{ project: 'failed', code: 'FAILED', title: '三号门坡道', untilYear: 2030 }])
    expect(await cloud.call(STAFF.staff, 'proposals.accept', { project: 'renamed', ...sorting }, { now: NOW })).toMatchObject({ ok: false, refusal: { code: 'barred-this-year', about: 'FAILED', remedy: { year: 2031 } } })
    expect(await cloud.must(STAFF.staff, 'proposals.weigh', { project: 'renamed', category: 'publicConstruction' }, { now: '2031-01-01T00:00:00+08:00' })).toMatchObject({ barred: [] })
    await cloud.must(STAFF.staff, 'proposals.accept', { project: 'renamed', ...sorting, distinct: [{ project: 'failed', text: '去年的是北坡' }] }, { now: NOW })
    expect((await cloud.must(null, 'projects.get', { project: 'renamed' })).checks).toMatchObject({ distinct: [{ code: 'FAILED', text: '去年的是北坡' }] })
  })
})

describe('the bar appealed', () => {
  it('lies in the tray of the street until it is answered, is published, and lifted holds no proposal any more', async () => {
    const proposer = await cloud.idOf('wang')
    await putProject(cloud, inTriage({ id: 'flooded', title: '四号门路灯', where: '四号门', stage: 'failedIncomplete', proposer, triage, barredUntilYear: 2030 }))
    await putProject(cloud, inTriage({ id: 'again', title: '四号门路灯', where: '四号门' }))
    const barredNow = async () => (await cloud.must(STAFF.staff, 'proposals.weigh', { project: 'again', category: 'publicConstruction' }, { now: NOW })).barred.filter(({ code }) => code === 'FLOODED')
    const tray = async (person: string) => (await cloud.must(person, 'projects.inbox', {}, { now: NOW })).items.filter(({ card }) => card.id === 'flooded').map(({ waitingFor }) => waitingFor)
    expect([await barredNow(), await tray(STAFF.approver)]).toEqual([[{ project: 'flooded', code: 'FLOODED', title: '四号门路灯', untilYear: 2030 }], []])
    const request = { requestId: 'appeal-1', now: NOW }
    const first = await cloud.must('wang', 'oversight.appealBar', { project: 'flooded', text: '去年发大水' }, request)
    expect(await cloud.must('wang', 'oversight.appealBar', { project: 'flooded', text: '去年发大水' }, request)).toEqual(first)
    expect([await tray(STAFF.approver), await tray(STAFF.staff)]).toEqual([[['oversight.decideBar']], []])
    await cloud.must(STAFF.approver, 'oversight.decideBar', { project: 'flooded', upheld: true, text: '情况属实' }, { now: NOW })
    expect([await tray(STAFF.approver), await barredNow()]).toEqual([[], []])
    const published = [...(await cloud.read('publications', { project: 'flooded' }))].sort((a, b) => Number(a.number) - Number(b.number))
    expect(published).toMatchObject([{ kind: 'unfinished', fields: { text: '去年发大水', stage: 'failedIncomplete' } }, { kind: 'unfinished', fields: { upheld: 'yes', text: '情况属实', barLifted: 'yes' } }])
    expect(await cloud.read('messages', { to: proposer })).toMatchObject([{ kind: 'objection-answered', project: 'flooded', figures: { upheld: 'yes' } }])
  })
  it('and dismissed, stays', async () => {
    await putProject(cloud, inTriage({ id: 'slow', title: '五号门路灯', stage: 'failedIncomplete', proposer: 'nobody', triage, barredUntilYear: 2030 }))
    await cloud.must(STAFF.staff, 'oversight.appealBar', { project: 'slow', text: '请再看' }, { now: NOW })
    await cloud.must(STAFF.approver, 'oversight.decideBar', { project: 'slow', upheld: false, text: '没有特殊原因' }, { now: NOW })
    expect((await cloud.read('projects', { _id: 'slow' }))[0]).toMatchObject({ barredUntilYear: 2030, open: false, barAppeal: { state: 'dismissed', answer: '没有特殊原因' } })
  })
})

describe('government projects', () => {
  const works = [{ title: '大门口无障碍坡道工程', department: '住建局', state: 'planned' as const, place: TOWN.community }, { title: '老管网更新', department: '水务局', state: 'underway' as const }]
  it('are imported by the district or a street, whole, and repeating changes nothing', async () => {
    const said = { place: TOWN.district, source: '区发改〔2030〕2号', works }
    expect(await cloud.must(STAFF.coordinator, 'proposals.importGovernmentWorks', said)).toMatchObject({ rows: 2, added: 2, changed: 0, unchanged: 0 })
    expect(await cloud.must(STAFF.approver, 'proposals.importGovernmentWorks', said)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    expect(await cloud.must(STAFF.coordinator, 'proposals.importGovernmentWorks', { ...said, works: [{ ...works[1], title: '老管网更新', department: '水务局', state: 'done' }] })).toMatchObject({ added: 0, changed: 1 })
    expect(await cloud.refused(STAFF.staff, 'proposals.importGovernmentWorks', said)).toBe('not-your-role')
    expect(await cloud.refused(STAFF.coordinator, 'proposals.importGovernmentWorks', { ...said, place: TOWN.city })).toBe('unknown-place')
    expect(await cloud.refused(STAFF.coordinator, 'proposals.importGovernmentWorks', { ...said, works: [{ ...works[0], title: '坡道', department: '住建局', state: 'planned', place: 'nowhere' }] })).toBe('unknown-place')
    expect((await cloud.must(null, 'proposals.governmentWorks', { place: TOWN.building })).items.map((w) => [w.title, w.state])).toEqual([['老管网更新', 'done'], ['大门口无障碍坡道工程', 'planned']])
  })
  it('hold a proposal that looks like one until a reason is given', async () => {
    await putProject(cloud, inTriage({ id: 'repeats', estate: TOWN.building2, pack: luohu }))
    expect((await cloud.must(STAFF.staff, 'proposals.weigh', { project: 'repeats' }, { now: NOW })).planned).toEqual([{ title: '大门口无障碍坡道工程', department: '住建局', state: 'planned' }])
    const said = { project: 'repeats', type: 'engineering', category: 'environment', level: 2, estimate: 100, eligible: ['attentionHigh', 'benefitWide', 'closeToLife', 'urgentlyWanted'] } as const
    const clear = [{ reason: 'thirdPartyDuty', applies: false }, { reason: 'duplicatesGovernmentProject', applies: false }] as const
    expect(await cloud.refused(STAFF.staff, 'proposals.accept', { ...said, eligible: [...said.eligible], exclusions: [...clear] }, { now: NOW })).toBe('reason-needed')
    expect(await cloud.must(STAFF.staff, 'proposals.accept', { ...said, eligible: [...said.eligible], exclusions: [clear[0], { ...clear[1], text: '区里的是北门' }] }, { now: NOW })).toMatchObject({ stage: 'consultation' })
  })
})

describe('a published list', () => {
  it('is imported by the district alone, and then binds its scheme and type', async () => {
    const said = { place: TOWN.district, packId: 'luohu-2017', type: 'engineering', source: '正面清单', items: [{ name: '坡道', mode: 'allowed' }, { name: '雕塑', mode: 'refused' }] } as const
    const input = { ...said, items: [...said.items] }
    expect(await cloud.refused(STAFF.approver, 'proposals.importScope', input)).toBe('not-your-role')
    expect(await cloud.refused(STAFF.coordinator, 'proposals.importScope', { ...input, place: 'other-district' })).toBe('not-your-scope')
    expect(await cloud.must(STAFF.coordinator, 'proposals.importScope', input)).toMatchObject({ added: 2 })
    expect((await cloud.must(null, 'proposals.scope', { place: TOWN.community })).items).toHaveLength(2)
    await putProject(cloud, inTriage({ id: 'listed', title: '楼前坡道', estate: null, place: TOWN.community, pack: luohu }))
    expect((await cloud.must(STAFF.staff, 'proposals.weigh', { project: 'listed', type: 'engineering' }, { now: NOW })).scope).toEqual([{ name: '坡道', mode: 'allowed' }, { name: '雕塑', mode: 'refused' }])
  })
})

describe('what was turned down', () => {
  it('stays public, is found by words, and is counted by reason', async () => {
    await putProject(cloud, inTriage({ id: 'refused', title: '我家门前花坛', stage: 'rejected', rejection: { reason: 'privateBenefit', text: '只有一户受益', stage: 'triage' } }))
    const found = await cloud.must(null, 'projects.list', { community: TOWN.community, stages: ['rejected'], search: '花坛' })
    expect(found.items.map((c) => c.code)).toEqual(['REFUSED'])
    expect((await cloud.must(null, 'projects.get', { project: 'refused' })).rejection).toMatchObject({ reason: 'privateBenefit', text: '只有一户受益' })
    const counted = await cloud.must(null, 'proposals.rejections', { place: TOWN.community, year: 2030 })
    expect(counted).toMatchObject({ year: 2030, rejected: 1, byReason: [{ reason: 'privateBenefit', count: 1 }] })
    expect((await cloud.must(null, 'proposals.rejections', { place: TOWN.elsewhere, year: 2030 })).rejected).toBe(0)
  })
})
