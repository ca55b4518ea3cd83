/** A council of 罗湖 from its first appointment to its sitting: seats by class and term, on the day they are asked for. */
import { OPERATIONS as COUNCILS } from '../../cloudfunctions/councils/operations'
import { OPERATIONS as PEOPLE } from '../../cloudfunctions/people/operations'
import type { SeatClass } from '../../contracts/vocabulary'
import { FOUNDER, startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { LONG_AGO } from './town'

const [CITY, DISTRICT, STREET, COMMUNITY, COMMITTEE, BUILDING] = ['sz', 'sz-lh', 'sz-lh-s', 'sz-lh-c', 'sz-lh-cc', 'sz-lh-b'] as const
const BASIS = '议事会选举结果第1号'
const TODAY = '2030-03-01T09:00:00+08:00'
const CLASSES: readonly SeatClass[] = ['party', 'party', 'committee', 'congressDeputy', 'enterprise', ...Array.from({ length: 8 }, () => 'resident' as const)]

let cloud: Cloud
const appoint = async (person: string, seat: SeatClass, more: { readonly from?: string; readonly until?: string } = {}) =>
  cloud.call('lh-staff', 'people.appoint', { person: await cloud.idOf(person), role: 'councilMember', place: COMMITTEE, seat, from: LONG_AGO, basis: BASIS, ...more }, { now: TODAY })
const member = (n: number): string => `lh-member-${n}`

beforeAll(async () => {
  cloud = await startCloud()
  await cloud.idOf(FOUNDER)
  await cloud.must(FOUNDER, 'places.import', {
    places: [
      { id: CITY, kind: 'city', name: '深圳市' }, { id: DISTRICT, kind: 'district', name: '罗湖区', parent: CITY, packId: 'luohu-2017' }, { id: STREET, kind: 'street', name: '翠屏街道', parent: DISTRICT },
      { id: COMMUNITY, kind: 'community', name: '荷塘社区', parent: STREET }, { id: COMMITTEE, kind: 'committee', name: '荷塘居委会', parent: COMMUNITY }, { id: BUILDING, kind: 'building', name: '1栋', parent: COMMITTEE },
    ],
  })
  for (const [by, person, role, place] of [[FOUNDER, 'lh-coordinator', 'districtCoordinator', DISTRICT], ['lh-coordinator', 'lh-approver', 'streetApprover', STREET], ['lh-approver', 'lh-staff', 'committeeStaff', COMMUNITY], ['lh-staff', 'lh-facilitator', 'facilitator', COMMUNITY], ['lh-staff', 'lh-head', 'buildingHead', BUILDING]] as const)
    await cloud.must(by, 'people.appoint', { person: await cloud.idOf(person), role, place, from: LONG_AGO, basis: BASIS })
}, 60_000)
afterAll(() => cloud.stop())

const consulted = (id: string) => putProject(cloud, aProject({
  id, title: '楼道照明', stage: 'consultation', contentChecked: true, district: DISTRICT, street: STREET, community: COMMUNITY, place: BUILDING, within: [CITY, DISTRICT, STREET, COMMUNITY, COMMITTEE, BUILDING], pack: { id: 'luohu-2017', asOf: '2030-02-01' },
  consultations: [{ at: Date.parse(TODAY), minutes: '都同意', participants: ['甲', '乙'], estimate: 100_000, partyStudy: true, attachments: [] }],
}))
const call = (project: string, on: string) => cloud.call('lh-staff', 'councils.schedule', { project, on, venue: '议事厅' }, { now: TODAY })
const councils = async (person: string | null, now = TODAY) => (await cloud.must(person, 'councils.seats', { community: person === null ? COMMUNITY : null }, { now })).items

it('a council that nobody sits on yet is shown with all that it lacks, and is not called', async () => {
  expect(await councils(null)).toMatchObject([{ council: COMMITTEE, name: '荷塘居委会', members: 0, because: { code: 'composition-not-met' }, classes: [{ seatClass: 'party', filled: 0, vacant: 2 }, {}, {}, {}, { seatClass: 'resident', vacant: 7 }] }])
  await consulted('empty')
  expect(await call('empty', '2030-03-10')).toMatchObject({ ok: false, refusal: { code: 'composition-not-met' } })
})

it('takes no more of a class than the scheme has seats, and says which clause', async () => {
  for (const [n, seat] of CLASSES.entries()) expect(await appoint(member(n), seat, seat === 'resident' && n > 10 ? { until: '2030-03-31' } : {})).toMatchObject({ ok: true, data: { seat } })
  expect(await appoint('lh-third', 'party')).toMatchObject({ ok: false, refusal: { code: 'composition-not-met', figures: { seatClass: 'party', seats: 2 }, remedy: { seatsMax: 2 }, clause: expect.stringContaining('工作总结') } })
  expect(await cloud.read('appointments', { person: await cloud.idOf('lh-third') })).toEqual([])
})

it('gives the last seat of a class once, however many ask at once', async () => {
  const asking = Array.from({ length: 8 }, (_, n) => `lh-firm-${n}`)
  await Promise.all(asking.map((person) => cloud.idOf(person)))
  const replies = await Promise.all(asking.map((person) => appoint(person, 'enterprise')))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  for (const reply of replies) expect(reply.ok ? 'composition-not-met' : reply.refusal.code).toMatch(/^(composition-not-met|busy)$/)
  const seats = await cloud.read('appointments', { place: COMMITTEE, role: 'councilMember' })
  expect(seats.filter(({ seat }) => seat === 'enterprise')).toHaveLength(2)
})

it('is shown to those who live or work there, whoever they are, without names', async () => {
  const [shown] = await councils('lh-head')
  expect(shown).toMatchObject({ members: 14, because: null, ending: [{ seatClass: 'resident', until: '2030-03-31', seats: 2 }] })
  expect(JSON.stringify(shown)).not.toContain('lh-member')
  expect(await councils('lh-approver')).toHaveLength(1)
  await cloud.idOf('lh-nobody')
  expect(await councils('lh-nobody')).toEqual([])
})

it('is not called for a day on which too few residents still hold their seats (E42, E89)', async () => {
  await consulted('light')
  expect(await call('light', '2030-04-01')).toMatchObject({ ok: false, refusal: { code: 'composition-not-met', figures: { seatClass: 'resident', seats: 6 }, remedy: { seatsMin: 7 } } })
  expect(await cloud.must('lh-staff', 'councils.schedule', { project: 'light', on: '2030-03-31', venue: '议事厅' }, { now: TODAY })).toMatchObject({ stage: 'councilScheduled' })
  const [event] = await cloud.read('events', { stream: 'project:light', command: 'councils.schedule' })
  expect(event).toMatchObject({ because: [{ rule: 'composition', result: 'met', figures: { resident: 8 } }, { rule: 'composition', figures: { seats: 14, resident: 8, needed: 7 } }] })
})

it('does not count whose seat was ended after the sitting was called', async () => {
  const present = async (from: number, to: number) => Promise.all(Array.from({ length: to - from }, (_, n) => cloud.idOf(member(from + n))))
  const office = `councilMember|${COMMITTEE}|${await cloud.idOf(member(12))}`
  await cloud.must('lh-staff', 'people.endAppointment', { appointment: office, reason: '搬走' }, { now: '2030-03-20T09:00:00+08:00' })
  const evening = { now: '2030-03-31T19:00:00+08:00' }
  expect(await cloud.call('lh-facilitator', 'councils.open', { project: 'light', present: await present(3, 13) }, evening)).toMatchObject({ ok: false, refusal: { code: 'not-a-member', about: await cloud.idOf(member(12)) } })
  await cloud.must('lh-facilitator', 'councils.open', { project: 'light', present: await present(3, 12) }, evening)
  expect((await cloud.must('lh-facilitator', 'projects.get', { project: 'light' }, evening)).sitting).toMatchObject({ memberCount: 13, presentCount: 9, quorumNeeds: 9, open: true })
})

it('gives the seat of whoever left to another, by a new count', async () => {
  expect(await appoint('lh-next', 'resident')).toMatchObject({ ok: true })
})

it('names every refusal that it gave', () => expect(cloud.undeclared([...PEOPLE, ...COUNCILS])).toEqual([]))
