/** The family is looked up by the cloud itself: nobody has to remember last month's lamp. */
import type { Project } from '../../contracts/projects'
import { startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { LONG_AGO, startTown, STAFF, TOWN } from './town'

const NOW = '2030-03-10T10:00:00+08:00'
const LATER = '2030-03-10T11:00:00+08:00'
const LATEST = '2030-03-10T12:00:00+08:00'
const at = (day: string): number => Date.parse(`${day}T10:00:00+08:00`)
const triage: NonNullable<Project['triage']> = { type: 'engineering', category: 'publicConstruction', level: 2, estimate: 4_800_000, justification: null, needsOwnersDecision: false, ownersDecision: null }
const lamp = (part: Partial<Project> & { readonly id: string }): Project =>
  aProject({ code: part.id.toUpperCase(), title: `楼道灯 ${part.id}`, where: '14号院', estate: TOWN.building, proposedAt: at('2030-02-01'), contentChecked: true, roughCost: 4_800_000, ...part, pack: { id: 'liuzhou-2014', asOf: '2030-02-01' } })

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await cloud.must(STAFF.coordinator, 'people.appoint', { person: await cloud.idOf('leader'), role: 'districtLeadingGroup', place: TOWN.district, from: LONG_AGO, basis: '文' })
})
afterAll(() => cloud.stop())

const sort = (project: string) => cloud.must(STAFF.staff, 'proposals.accept', { project, type: 'engineering', category: 'publicConstruction', level: 2, estimate: 4_800_000, eligible: ['commonNeed', 'widelyVoiced'] }, { now: NOW })

describe('two lamps of one estate in one fiscal year', () => {
  it('the first alone goes to the meeting, the second with it to street and district, and both say why', async () => {
    await putProject(cloud, lamp({ id: 'lamp1', stage: 'triage' }))
    await putProject(cloud, lamp({ id: 'lamp2', stage: 'triage' }))
    await putProject(cloud, lamp({ id: 'lastyear', stage: 'closed', proposedAt: at('2029-12-31'), triage }))
    await putProject(cloud, lamp({ id: 'nextdoor', stage: 'closed', estate: TOWN.building2, triage }))
    await putProject(cloud, lamp({ id: 'refused', stage: 'rejected', triage }))
    await sort('lamp1')
    const alone = await cloud.must(null, 'projects.get', { project: 'lamp1' })
    expect([alone.family, alone.card.steps.some((s) => s.stage === 'approvingCommunity')]).toEqual([[], true])
    await sort('lamp2')
    const second = await cloud.must(null, 'projects.get', { project: 'lamp2' })
    expect(second.family).toEqual([{ project: 'lamp1', code: 'LAMP1', title: '楼道灯 lamp1', fen: 4_800_000, same: ['place', 'category'] }])
    expect(second.card.steps.map((s) => s.stage)).toEqual(expect.arrayContaining(['approvingStreet', 'approvingDistrict']))
    expect(second.line.at(-1)?.because.map((b) => b.rule)).toEqual(['splitting', 'levels', 'eligibility'])
  })

  it('the next decision on the first sees the second', async () => {
    await cloud.must(STAFF.staff, 'councils.consult', { project: 'lamp1', minutes: '议过', participants: ['甲', '乙'], estimate: 4_800_000, partyStudy: true }, { now: LATER })
    expect(await cloud.must(STAFF.staff, 'approvals.request', { project: 'lamp1' }, { now: LATEST })).toMatchObject({ stage: 'approvingStreet' })
  })
})

it('a proposal keeps the estate that it is in', async () => {
  const { idOf, must } = cloud
  await idOf(STAFF.head)
  const done = await must(STAFF.head, 'proposals.draft', { place: TOWN.group, where: '一组', title: '一盏灯', problem: '黑', beneficiaries: '全组' })
  expect((await cloud.read('projects', { _id: done.project }))[0]).toMatchObject({ place: TOWN.group, estate: TOWN.building })
})

it('what one supplier was given in the street this year is counted when it is confirmed again', async () => {
  const quotes = ['甲', '乙', '丙'].map((supplier) => ({ supplier, fen: 2_000_000, note: '', attachments: [] }))
  const implementer = { supplier: '甲', person: null, fen: 4_000_000, quotes: 3, method: 'single', confirmedOn: '2030-02-02', reason: null } as const
  await putProject(cloud, lamp({ id: 'given', stage: 'inProgress', estate: TOWN.building2, triage, implementer }))
  await putProject(cloud, lamp({ id: 'again', stage: 'implementerSelecting', estate: TOWN.elsewhereBuilding, triage, quotes, method: 'quoteComparison', nominee: { quote: 0, by: 'somebody', reason: null } }))
  const said = { project: 'again' }
  const no = await cloud.call(STAFF.staff, 'works.confirmImplementer', said, { now: NOW })
  expect(no).toMatchObject({ ok: false, refusal: { code: 'needs-justification', rule: 'splitting', figures: { together: 6_000_000, cap: 5_000_000 } } })
  expect(await cloud.must(STAFF.staff, 'works.confirmImplementer', { ...said, justification: '模具只有这一家' }, { now: NOW })).toMatchObject({ stage: 'implementerConfirmed' })
})
