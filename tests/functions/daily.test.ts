/** The nightly run on the whole cloud: reminds, takes up, tells, closes; once each, however often, late or cut off it runs. */
import type { Project } from '../../contracts/projects'
import type { Deadline } from '../../contracts/projects'
import { workingDaysAfter } from '../../domain/calendar'
import { startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { appointStaff, importPlaces, STAFF, TOWN } from './town'

const TRIAGED = { type: 'service', category: 'safety', level: 2, estimate: 2_000_000, justification: null, needsOwnersDecision: false, ownersDecision: null } as const
const at = (day: string, time = '00:10'): string => `${day}T${time}:00+08:00`

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await importPlaces(cloud)
  await appointStaff(cloud)
}, 60_000)
afterAll(() => cloud.stop())

/** The timer as the platform calls it. */
async function night(day: string, trigger = 'oversight-daily'): Promise<Record<string, unknown>> {
  const response = await fetch(`${cloud.url}/dev/timers`, { method: 'POST', body: JSON.stringify({ function: 'oversight', trigger, at: at(day) }) })
  expect(response.status).toBe(200)
  const answer: { readonly data?: Record<string, unknown> } = await response.json()
  return answer.data ?? {}
}
/** Received on Monday 2 March 2026: five working days end on the 9th. */
const triage = (): Deadline => ({ kind: 'triage', anchor: '2026-03-02', clause: 'c', ...workingDaysAfter({ anchor: '2026-03-02', days: 5 }) })
const waiting = (id: string, part: Partial<Project> = {}) =>
  putProject(cloud, aProject({ id, code: id.toUpperCase(), title: id, stage: 'triage', proposer: 'nobody', contentChecked: true, triage: null, pack: { id: 'panlong-2020', asOf: '2026-03-02' }, since: Date.parse(at('2026-03-02')), deadlines: [triage()], ...part }))

const eventsOf = async (project: string) => [...(await cloud.read('events', { stream: `project:${project}` }))].sort((a, b) => Number(a.version) - Number(b.version)).map(({ command, at: when }) => `${String(command)} ${new Date(Number(when) + 8 * 3_600_000).toISOString().slice(0, 10)}`)
const toldOf = async (project: string) => {
  const names = new Map(await Promise.all(Object.values(STAFF).map(async (name) => [await cloud.idOf(name), name] as const)))
  return (await cloud.read('messages', { project })).map(({ kind, to }) => `${String(kind)} ${names.get(String(to)) ?? String(to)}`).sort()
}

describe('a duty', () => {
  it('is recalled on the working day before, and taken up on the day after, once each', async () => {
    const id = await waiting('late1')
    for (const day of ['2026-03-05', '2026-03-06', '2026-03-06', '2026-03-09', '2026-03-10', '2026-03-10', '2026-03-11']) await night(day)
    expect(await eventsOf(id)).toEqual(['oversight.remind 2026-03-06', 'oversight.escalate 2026-03-10'])
    expect(await toldOf(id)).toEqual(['deadline-escalated approver', 'deadline-near staff', 'deadline-passed nobody', 'deadline-passed staff'])
    expect(await cloud.read('publications', { project: id })).toMatchObject([{ kind: 'overdue', fields: { deadline: 'triage', due: '2026-03-09', wentTo: 'street' } }])
  })

  it('is marked in public, and lies in the tray of the level above as its own', async () => {
    const view = await cloud.must(null, 'projects.get', { project: 'late1' }, { now: at('2026-03-12', '12:00') })
    expect(view.card.overdue).toEqual({ kind: 'triage', due: '2026-03-09', workingDays: 3, escalated: true })
    expect(view.line.map(({ command }) => command)).toEqual(['oversight.escalate'])
    const tray = await cloud.must(STAFF.approver, 'projects.inbox', {}, { now: at('2026-03-12', '12:00') })
    expect(tray.items).toMatchObject([{ card: { id: 'late1' }, escalated: true, overdue: true }])
    const page = await (await fetch(`${cloud.url}/n/LATE1`, { headers: { 'x-dev-now': at('2026-03-12', '12:00') } })).text()
    expect(page).toContain('分类整理已超期')
  })

  it('keeps deciding to people: the committee still does it, and then nothing is overdue', async () => {
    await cloud.must(STAFF.staff, 'proposals.selfGovern', { project: 'late1', text: 'among neighbours' }, { now: at('2026-03-12', '12:00') })
    expect((await cloud.must(null, 'projects.get', { project: 'late1' }, { now: at('2026-03-13', '12:00') })).card.overdue).toBeNull()
    await night('2026-03-14')
    expect(await eventsOf('late1')).toHaveLength(3)
  })
})

describe('a timer that was down for a week', () => {
  it('catches up in one night: what was missed is done once, in the order of its days', async () => {
    const missed = await waiting('late2')
    const window = await waiting('window2', {
      stage: 'resolutionNotice', triage: TRIAGED, deadlines: [],
      notices: [{ id: 'resolution-1', kind: 'resolution', at: Date.parse(at('2026-03-02')), fields: {}, objectionUntil: '2026-03-09', postingUntil: null, clocks: [], boardPhotos: ['photo'], objections: [] }],
    })
    await night('2026-03-16')
    await night('2026-03-16', 'oversight-goOn')
    expect(await eventsOf(missed)).toEqual(['oversight.escalate 2026-03-16'])
    expect((await eventsOf(window))[0]).toBe('publications.closeWindow 2026-03-16')
  })

  it('does nothing twice when two runs meet', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, (_, i) => waiting(`twice${i}`)))
    await Promise.all([night('2026-03-10'), night('2026-03-10', 'oversight-goOn'), night('2026-03-10')])
    await night('2026-03-11')
    for (const id of ids) expect(await eventsOf(id)).toEqual(['oversight.escalate 2026-03-10'])
    expect(await cloud.read('publications', { kind: 'overdue', project: { $in: ids } })).toHaveLength(ids.length)
  }, 60_000)

  it('does not look at a project whose day has not come', async () => {
    await waiting('future', { deadlines: [{ ...triage(), due: '2027-12-31' }] })
    expect((await night('2026-03-12')).looked).toBe(0)
  })
})

describe('an acting approver (E71)', () => {
  const approving = (id: string, proposer = 'nobody') => waiting(id, { stage: 'approvingStreet', triage: TRIAGED, proposer, consultations: [], deadlines: [] })
  it('decides within the days of the appointment, not before and not after; the separation of duties holds for him too', async () => {
    const acting = await cloud.idOf('acting')
    await cloud.must(STAFF.coordinator, 'people.appoint', { person: acting, role: 'streetApprover', place: TOWN.street, from: '2026-04-06', until: '2026-04-10', basis: '盘组〔2026〕9号 代行职责' }, { now: at('2026-04-01') })
    await cloud.put('funds', { _id: `${TOWN.district}:2026`, id: `${TOWN.district}:2026`, unit: TOWN.district, unitName: 'district', year: 2026, appropriated: 9_000_000, available: 9_000_000, reserved: 0, committed: 0, paid: 0, version: 0 })
    const id = await approving('acting1')
    const own = await approving('acting2', acting)
    expect(await cloud.refused('acting', 'approvals.approve', { project: id, text: 'yes' }, { now: at('2026-04-05', '23:59') })).toBe('not-your-role')
    expect(await cloud.refused('acting', 'approvals.approve', { project: own, text: 'yes' }, { now: at('2026-04-07') })).toBe('proposer-may-not-decide')
    expect(await cloud.refused('acting', 'approvals.approve', { project: id, text: 'yes' }, { now: at('2026-04-11', '00:00') })).toBe('not-your-role')
    expect((await cloud.must('acting', 'approvals.approve', { project: id, text: 'yes' }, { now: at('2026-04-10', '23:59') })).stage).toBe('determined')
  })
})
