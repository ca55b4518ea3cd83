/** How a district changes its rules: two persons, its day, its record; who was before it keeps the old rule. */
import { randomUUID } from 'node:crypto'
import { OPERATIONS } from '../../cloudfunctions/policies/operations'
import type { PolicyBook } from '../../contracts/amendments'
import { FOUNDER, startCloud, type Cloud, type InputOf } from './cloud'
import { aProject, putProject } from './projects'
import { appointStaff, importDoors, importPlaces, LONG_AGO, moveIn, STAFF, TOWN } from './town'

const LEADER = 'leader'
const NOW = '2026-03-02T10:00:00+08:00'
const TRIAGED = { type: 'service', category: 'safety', level: 2, estimate: 2_000_000, justification: null, needsOwnersDecision: false, ownersDecision: null } as const

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await importPlaces(cloud)
  await appointStaff(cloud)
  await cloud.must(STAFF.coordinator, 'people.appoint', { person: await cloud.idOf(LEADER), role: 'districtLeadingGroup', place: TOWN.district, from: LONG_AGO, basis: 'test' })
  await cloud.must(FOUNDER, 'places.import', { places: [{ id: 'km-wh', kind: 'district', name: '五华区', parent: TOWN.city, packId: 'panlong-2020' }] })
  await cloud.must(FOUNDER, 'people.appoint', { person: await cloud.idOf('neighbouring'), role: 'districtCoordinator', place: 'km-wh', from: LONG_AGO, basis: 'test' })
}, 60_000)
afterAll(() => cloud.stop())

type Change = InputOf<'policies.propose'>
const change = (more: Partial<Change> = {}): Change => ({ place: TOWN.district, key: 'objectionDays', value: 9, from: '2026-04-01', clause: '第二条', document: '盘民发〔2026〕3号', tag: 'published', ...more })
const propose = (input: Change, now = NOW) => cloud.must(STAFF.coordinator, 'policies.propose', input, { now })
const confirm = (amendment: string, now = NOW) => cloud.must(LEADER, 'policies.confirm', { district: TOWN.district, amendment }, { now })
const book = async (): Promise<PolicyBook> => (await cloud.read('policies', { _id: TOWN.district }))[0] as unknown as PolicyBook
const stream = async () => (await cloud.read('events', { stream: `policy:${TOWN.district}` })).map((e) => Number(e.version)).sort((a, b) => a - b)
const valueOf = async (key: string, at: { readonly project?: string; readonly day?: string }, now = NOW) => {
  const view = await cloud.must(null, 'policies.show', { ...(at.project === undefined ? { place: TOWN.community } : { project: at.project }), day: at.day ?? null }, { now })
  return { value: view.rows.find((r) => r.key === key)?.now?.value, version: view.version, pinned: view.pinned }
}

describe('a change of the rules', () => {
  it('is proposed by one, confirmed by another, and in force from its day', async () => {
    const before = (await valueOf('objectionDays', { day: '2026-03-31' })).value
    const proposed = await propose(change())
    expect(proposed).toMatchObject({ state: 'proposed', number: null, placeName: '盘龙区', confirm: { code: 'second-person-needed' }, discard: null, before: { value: before } })
    expect((await valueOf('objectionDays', { day: '2026-04-01' })).value).toBe(before)
    expect(await cloud.refused(STAFF.coordinator, 'policies.confirm', { district: TOWN.district, amendment: proposed.id }, { now: NOW })).toBe('second-person-needed')
    expect(await confirm(proposed.id)).toMatchObject({ state: 'confirmed', number: 1 })
    expect(await valueOf('objectionDays', { day: '2026-03-31' })).toEqual({ value: before, version: 1, pinned: false })
    expect(await valueOf('objectionDays', { day: '2026-04-01' })).toEqual({ value: 9, version: 1, pinned: false })
    expect(await cloud.refused(LEADER, 'policies.confirm', { district: TOWN.district, amendment: proposed.id }, { now: NOW })).toBe('already-answered')
    expect(await stream()).toEqual([1, 2])
  })
  it('is published in the chain of the district: before, after, since when, by which paper', async () => {
    const { items } = await cloud.must(null, 'publications.list', { community: TOWN.district }, { now: NOW })
    expect(items.map((i) => i.record)).toMatchObject([{ kind: 'policyChange', number: 1, project: '', fields: { key: 'objectionDays', after: '9', from: '2026-04-01', clause: '第二条', document: '盘民发〔2026〕3号', number: 1 } }])
    expect(JSON.stringify(items)).not.toContain(await cloud.idOf(LEADER))
  })
  it('tells the second person that it waits, and the first what became of it', async () => {
    const told = async (person: string, kind: string) => (await cloud.must(person, 'people.messages', {})).items.filter((m) => m.kind === kind).map((m) => m.figures.policyKey)
    expect([await told(LEADER, 'policy-proposed'), await told(LEADER, 'policy-confirmed')]).toEqual([['objectionDays'], []])
    expect([await told(STAFF.coordinator, 'policy-proposed'), await told(STAFF.coordinator, 'policy-confirmed')]).toEqual([[], ['objectionDays']])
  })
  it('shows everybody what is confirmed and only the district what is not', async () => {
    const waiting = await propose(change({ key: 'quotesMin', value: 4 }))
    const seen = async (person: string | null) => (await cloud.must(person, 'policies.show', { place: TOWN.street }, { now: NOW })).amendments.map((a) => a.state)
    expect(await seen(LEADER)).toEqual(['proposed', 'confirmed'])
    expect(await seen(null)).toEqual(['confirmed'])
    expect(await seen(STAFF.approver)).toEqual(['confirmed'])
    await cloud.must(LEADER, 'policies.discard', { district: TOWN.district, amendment: waiting.id, reason: '再议' }, { now: NOW })
    expect(await cloud.refused(LEADER, 'policies.confirm', { district: TOWN.district, amendment: waiting.id }, { now: NOW })).toBe('already-answered')
    expect(await cloud.refused(LEADER, 'policies.discard', { district: TOWN.district, amendment: waiting.id, reason: '再议' }, { now: NOW })).toBe('already-answered')
  })
})

describe('is refused by name', () => {
  it('where the day has come, the law asks for more, nothing changes, or the value is none', async () => {
    const refused = (input: Change) => cloud.refused(STAFF.coordinator, 'policies.propose', input, { now: NOW })
    expect(await refused(change({ from: '2026-03-02' }))).toBe('date-in-the-past')
    expect(await refused(change({ key: 'postingDaysMin', value: 14 }))).toBe('looser-than-floor')
    expect(await refused(change())).toBe('nothing-changes')
    expect(await refused(change({ value: 'nine' }))).toBe('malformed')
    expect(await refused(change({ value: 0 }))).toBe('malformed')
    expect(await refused(change({ tag: 'quoted' }))).toBe('malformed')
    expect(await refused(change({ until: '2026-03-31' }))).toBe('malformed')
    expect(await refused(change({ clause: ' ' }))).toBe('malformed')
    expect(await refused(change({ document: '' }))).toBe('malformed')
    // What only national law says is no key of a scheme.
    expect(await cloud.refused(STAFF.coordinator, 'policies.propose', { ...change(), key: 'guardianConsentBelowAge' } as unknown as Change, { now: NOW })).toBe('malformed')
    expect(await refused(change({ place: TOWN.community }))).toBe('unknown-place')
    expect(await refused(change({ place: 'nowhere' }))).toBe('unknown-place')
  })
  it('to the administrator, the street, a resident, and the coordinator of another district', async () => {
    for (const person of [FOUNDER, STAFF.approver, STAFF.staff, LEADER]) expect(await cloud.refused(person, 'policies.propose', change({ value: 12 }), { now: NOW })).toBe('not-your-role')
    expect(await cloud.refused('neighbouring', 'policies.propose', change({ value: 12 }), { now: NOW })).toBe('not-your-scope')
    expect(await cloud.refused('neighbouring', 'policies.preview', change({ value: 12 }), { now: NOW })).toBe('not-your-scope')
    expect(await cloud.refused(null, 'policies.preview', change({ value: 12 }), { now: NOW })).toBe('not-identified')
    const waiting = await propose(change({ key: 'handoverWorkingDays', value: 12 }))
    for (const operation of ['policies.confirm', 'policies.discard'] as const) {
      const input = { district: TOWN.district, amendment: waiting.id, reason: 'x' }
      const body = operation === 'policies.discard' ? input : { district: input.district, amendment: input.amendment }
      expect(await cloud.refused('neighbouring', operation, body as InputOf<typeof operation>, { now: NOW })).toBe('not-your-scope')
      expect(await cloud.refused(STAFF.approver, operation, body as InputOf<typeof operation>, { now: NOW })).toBe('not-your-role')
    }
    await cloud.must(STAFF.coordinator, 'policies.discard', { district: TOWN.district, amendment: waiting.id, reason: 'x' }, { now: NOW })
  })
  it('and leaves nothing behind', async () => {
    const [events, before] = [await stream(), await book()]
    await cloud.refused(STAFF.coordinator, 'policies.propose', change({ key: 'postingDaysMin', value: 14 }), { now: NOW })
    expect([await stream(), await book()]).toEqual([events, before])
  })
  it('of a place or a project that nobody knows', async () => {
    expect(await cloud.refused(null, 'policies.show', { place: 'nowhere' })).toBe('unknown-place')
    expect(await cloud.refused(null, 'policies.show', { project: 'nothing' })).toBe('unknown-record')
    expect(await cloud.refused(LEADER, 'policies.confirm', { district: TOWN.district, amendment: 'none' })).toBe('unknown-record')
  })
})

describe.each([1, 2, 8, 32])('at concurrency %i', (times) => {
  const key = ({ 1: 'triageWorkingDays', 2: 'consentWindowDays', 8: 'pollWindowDays', 32: 'settlementDays' } as const)[times as 1 | 2 | 8 | 32]
  it('one value is proposed once, its confirmation counts once, and the stream has no gap', async () => {
    const input = change({ key, value: 40 })
    const proposals = await Promise.all(Array.from({ length: times }, (_, n) => cloud.call(STAFF.coordinator, 'policies.propose', { ...input, value: 40 + n }, { now: NOW })))
    const proposed = proposals.flatMap((r) => (r.ok ? [r.data.id] : []))
    expect(proposed).toHaveLength(1)
    expect(new Set(proposals.flatMap((r) => (r.ok ? [] : [r.refusal.code])))).toEqual(new Set(times > 1 ? ['already-proposed'] : []))
    const versions = (await book()).amendments.filter((a) => a.number !== null).length
    const confirmations = await Promise.all(Array.from({ length: times }, () => cloud.call(LEADER, 'policies.confirm', { district: TOWN.district, amendment: proposed[0] ?? '' }, { now: NOW })))
    expect(confirmations.filter((r) => r.ok)).toHaveLength(1)
    expect(new Set(confirmations.flatMap((r) => (r.ok ? [] : [r.refusal.code])))).toEqual(new Set(times > 1 ? ['already-answered'] : []))
    const after = await book()
    expect(after.amendments.filter((a) => a.number !== null).map((a) => a.number).sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: versions + 1 }, (_, n) => n + 1))
    expect(await stream()).toEqual(Array.from({ length: after.version }, (_, n) => n + 1))
  }, 120_000)
  it('the same request sent again and again is one event and one reply', async () => {
    const before = (await book()).version
    const requestId = randomUUID()
    const replies = await Promise.all(Array.from({ length: times }, () => cloud.call(STAFF.coordinator, 'policies.propose', change({ key: 'acceptanceWorkingDays', value: 30 + times }), { now: NOW, requestId })))
    expect(new Set(replies.map((r) => JSON.stringify(r))).size).toBe(1)
    const [first] = replies
    expect(first?.ok).toBe(true)
    expect((await book()).version).toBe(before + 1)
    if (first?.ok) await cloud.must(LEADER, 'policies.discard', { district: TOWN.district, amendment: first.data.id, reason: 'test' }, { now: NOW })
  }, 120_000)
})

it('confirmed and discarded at the same moment, it is one of the two', async () => {
  const { id } = await propose(change({ key: 'satisfactionWindowDays', value: 21 }))
  const [yes, no] = await Promise.all([cloud.call(LEADER, 'policies.confirm', { district: TOWN.district, amendment: id }, { now: NOW }), cloud.call(STAFF.coordinator, 'policies.discard', { district: TOWN.district, amendment: id, reason: 'x' }, { now: NOW })])
  expect([yes, no].filter((r) => r.ok)).toHaveLength(1)
  expect([yes, no].flatMap((r) => (r.ok ? [] : [r.refusal.code]))).toEqual(['already-answered'])
})

describe('a project', () => {
  const draft = { place: TOWN.building, where: '14号院', title: '修路灯', problem: '太黑', beneficiaries: '全院', photos: ['cloud://x/p.jpg'] }
  const day = (n: string) => `2026-${n}T10:00:00+08:00`
  beforeAll(async () => {
    await importDoors(cloud, { building: TOWN.building, rooms: ['101'] })
    await moveIn(cloud, 'resident', { building: TOWN.building, room: '101' })
    await confirm((await propose(change({ key: 'organiserReviewWorkingDays', value: 8, from: '2026-05-11' }))).id)
  }, 60_000)
  const handIn = async (drafted: string, submitted: string): Promise<string> => {
    const { project } = await cloud.must('resident', 'proposals.draft', draft, { now: drafted })
    await cloud.must('resident', 'proposals.submit', { project }, { now: submitted })
    return project
  }
  const clock = async (project: string) => (await cloud.must('resident', 'projects.get', { project }, { now: day('05-20') })).deadlines[0]?.clause

  it('handed in the day before keeps the old rule, the day itself has the new one, and a draft follows the day it is handed in', async () => {
    const before = await handIn(day('05-08'), day('05-10'))
    const after = await handIn(day('05-08'), day('05-11'))
    const old = (await valueOf('organiserReviewWorkingDays', { day: '2026-05-10' })).value
    const { version } = await valueOf('organiserReviewWorkingDays', { day: '2026-05-10' })
    const pinOf = async (id: string) => (await cloud.read('projects', { _id: id }))[0]?.pack
    expect(await pinOf(before)).toEqual({ id: 'panlong-2020', asOf: '2026-05-10', version })
    expect(await pinOf(after)).toEqual({ id: 'panlong-2020', asOf: '2026-05-11', version })
    expect([await clock(before), await clock(after)]).toEqual([expect.not.stringMatching('第二条'), '第二条'])
    expect([old === 8, (await valueOf('organiserReviewWorkingDays', { day: '2026-05-11' })).value]).toEqual([false, 8])
  })
  it('keeps its version when more is confirmed, and is moved by a decision of its own that is published', async () => {
    const id = await putProject(cloud, aProject({ id: 'pinned', stage: 'triage', contentChecked: true, code: 'PINNED1', proposer: 'nobody', triage: TRIAGED, pack: { id: 'panlong-2020', asOf: '2026-05-10', version: 1 }, since: Date.parse(day('05-10')) }))
    const shown = await cloud.must(null, 'policies.show', { project: id }, { now: day('05-20') })
    expect(shown).toMatchObject({ version: 1, day: '2026-05-10', pinned: true })
    expect((await cloud.must(null, 'projects.get', { project: id }, { now: day('05-20') })).policy).toMatchObject({ version: 1, asOf: '2026-05-10' })
    const { version } = await valueOf('organiserReviewWorkingDays', {}, day('05-20'))
    await cloud.must(LEADER, 'policies.move', { project: id, text: '新期限更合适' }, { now: day('05-20') })
    expect((await cloud.read('projects', { _id: id }))[0]?.pack).toEqual({ id: 'panlong-2020', asOf: '2026-05-20', version })
    const [record] = (await cloud.must(null, 'publications.list', { project: id, kind: 'policyMove' })).items
    expect(record?.record).toMatchObject({ kind: 'policyMove', fields: { text: '新期限更合适', fromDay: '2026-05-10', fromVersion: 1, toDay: '2026-05-20', toVersion: version } })
    expect(await cloud.refused(LEADER, 'policies.move', { project: id, text: '再来' }, { now: day('05-20') })).toBe('nothing-changes')
  })
  it('is counted before the change and named where a move would judge it differently', async () => {
    await putProject(cloud, { ...aProject({ id: 'touched', stage: 'approvingStreet', contentChecked: true, code: 'TOUCHED', title: '换水管', proposer: 'nobody', triage: TRIAGED, since: Date.parse(day('05-18')) }), open: true, deadlineDue: '2026-05-25', words: '' } as never)
    const seen = await cloud.must(LEADER, 'policies.preview', change({ key: 'approvalWorkingDays', value: 15, from: '2026-06-01' }), { now: day('05-20') })
    expect(seen).toMatchObject({ after: { value: 15, since: '2026-06-01' }, drafts: 0 })
    expect(seen.keeping).toBeGreaterThan(0)
    expect(seen.differing.map(({ card, effects }) => [card.id, effects])).toEqual([['touched', ['deadline']]])
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
