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
      notices: [{ id: 'resolution-1', kind: 'resolution', at: Date.parse(at('2026-03-02')), fields: {}, objectionUntil: '2026-03-09', postingUntil: null, clocks: [], boardPhotos: ['photo', 'last'], boardDays: ['2026-03-02', '2026-03-09'], objections: [] }],
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

describe('a holiday that is announced late', () => {
  const LEADER = 'holiday-leader'
  const announce = async (changes: readonly { readonly day: string; readonly is: 'work' | 'rest' }[], from: string, now: string): Promise<void> => {
    const change = { place: TOWN.district, key: 'calendarChanges' as const, value: changes, from, clause: '国务院办公厅通知', document: '关于放假的通知', tag: 'published' as const }
    const { id } = await cloud.must(STAFF.coordinator, 'policies.propose', change, { now })
    await cloud.must(LEADER, 'policies.confirm', { district: TOWN.district, amendment: id }, { now })
  }
  const dues = async (id: string): Promise<readonly unknown[]> => (await cloud.must(null, 'projects.get', { project: id }, { now: at('2026-06-02', '12:00') })).deadlines.map(({ kind, due }) => [kind, due])
  const june = (): Deadline => ({ kind: 'triage', anchor: '2026-06-01', clause: 'c', ...workingDaysAfter({ anchor: '2026-06-01', days: 5 }) })
  const objected = (due: string): Deadline => ({ kind: 'consentClose', anchor: '2026-05-20', clause: 'c', how: `+15d=${due}`, due, estimate: false, calendarVersion: 'another' })

  beforeAll(async () => {
    await cloud.must(STAFF.coordinator, 'people.appoint', { person: await cloud.idOf(LEADER), role: 'districtLeadingGroup', place: TOWN.district, from: '2020-01-01', basis: 'test' })
    for (const n of ['june1', 'june2']) await waiting(n, { since: Date.parse(at('2026-06-01')), deadlines: [june()] })
    await waiting('june3', { stage: 'consentCollecting', since: Date.parse(at('2026-05-20')), deadlines: [objected('2026-06-04')] })
  }, 60_000)

  it('moves every open time limit as an event of its own, once, and tells those whom it waits for and who proposed', async () => {
    await night('2026-06-02')
    expect([await dues('june1'), await eventsOf('june1')]).toEqual([[['triage', '2026-06-08']], []])
    await announce([{ day: '2026-06-04', is: 'rest' }], '2026-06-03', at('2026-06-02', '15:00'))
    await night('2026-06-03')
    await night('2026-06-03')
    for (const n of ['june1', 'june2']) expect([await dues(n), await eventsOf(n)]).toEqual([[['triage', '2026-06-09']], ['oversight.recount 2026-06-03']])
    expect(await toldOf('june1')).toEqual(['deadline-moved nobody', 'deadline-moved staff'])
    expect((await cloud.read('publications', { project: 'june1' })).map(({ kind, fields }) => [kind, fields])).toMatchObject([['recount', { deadline: 'triage', wasDue: '2026-06-08', due: '2026-06-09', moved: 1 }]])
    const [stored] = await cloud.read('projects', { _id: 'june2' })
    expect(String(stored?.countedBy)).toContain('2026-06-04:rest')
  })
  it('lengthens the window of residents and never shortens it', async () => {
    expect(await dues('june3')).toEqual([['consentClose', '2026-06-05']])
    await announce([{ day: '2026-06-06', is: 'work' }], '2026-06-04', at('2026-06-03', '15:00'))
    await night('2026-06-04')
    // The holiday was taken back and a Saturday is worked: the officials' five days end on that Saturday, the households keep their day.
    expect([await dues('june1'), await dues('june3')]).toEqual([[['triage', '2026-06-06']], [['consentClose', '2026-06-05']]])
  })
  it('is nobody’s but the timer’s', async () => {
    for (const who of [STAFF.staff, STAFF.coordinator, LEADER]) expect(await cloud.refused(who, 'oversight.recount', { project: 'june1' }, { now: at('2026-06-04', '12:00') })).toBe('not-your-role')
  })
})

describe('the papers of a purchase (政府采购法 §42)', () => {
  const ID = 'archived'
  const papers = async () => Promise.all([cloud.read('projects', { _id: ID }), cloud.read('events', { stream: `project:${ID}` }), cloud.read('pictures', { _id: 'quote-picture' }), cloud.read('publications', { project: ID })])
  it('are named with their last day when the file is closed, in public, and no night takes any of them before it', async () => {
    await putProject(cloud, aProject({
      id: ID, code: 'ARCHIVED', title: ID, stage: 'handover', contentChecked: true, pack: { id: 'panlong-2020', asOf: '2026-03-02' }, maintenance: { unit: 'U', duty: 'D', phone: '0871-1', letter: null },
      implementer: { supplier: 'S', person: null, fen: 1, quotes: 3, method: 'quoteComparison', confirmedOn: '2026-02-28', reason: null }, quotes: [{ supplier: 'S', fen: 1, note: '', attachments: ['cloud://quote'] }],
    }))
    await cloud.put('pictures', { _id: 'quote-picture', file: 'cloud://quote', project: ID })
    await cloud.must(STAFF.staff, 'works.archive', { project: ID }, { now: at('2026-06-01', '12:00') })
    const view = await cloud.must(null, 'projects.get', { project: ID }, { now: at('2026-06-02', '12:00') })
    expect(view.line.at(-1)).toMatchObject({ command: 'works.archive', facts: [{ key: 'keptUntil', value: '2041-02-28' }], because: [{ rule: 'archive', clause: '政府采购法（2014 修正）第四十二条', figures: { boughtOn: '2026-02-28', keptUntil: '2041-02-28' } }] })
    const before = await papers()
    expect(before.map((found) => found.length)).toEqual([1, 1, 1, 1])
    for (const day of ['2026-07-15', '2031-01-01', '2041-02-28']) await night(day)
    expect(await papers()).toEqual(before)
  })
})
