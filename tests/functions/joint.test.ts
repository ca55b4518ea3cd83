/** A project of two communities of 罗湖 in the cloud: drafted with its neighbour, decided by each council in its own place, paid from both accounts, public in both logs. */
import { randomUUID } from 'node:crypto'
import { OPERATIONS as COUNCILS } from '../../cloudfunctions/councils/operations'
import { OPERATIONS as PROPOSALS } from '../../cloudfunctions/proposals/operations'
import type { Project } from '../../contracts/projects'
import type { SeatClass } from '../../contracts/vocabulary'
import { startCloud, type Cloud } from './cloud'
import { BOTH_PASSED, fill, FIRST, JOINT, NOW, PARTNER, putJoint, SECOND, startNeighbours, STREET } from './neighbours'
import { putProject } from './projects'
import { LONG_AGO } from './town'

const CLASSES: readonly SeatClass[] = ['party', 'party', 'committee', 'congressDeputy', 'enterprise', ...Array.from({ length: 8 }, () => 'resident' as const)]

let cloud: Cloud
const member = (n: number): string => `b-${n}`
beforeAll(async () => {
  cloud = await startCloud()
  await startNeighbours(cloud)
  for (const [n, seat] of CLASSES.entries()) await cloud.must('staff-b', 'people.appoint', { person: await cloud.idOf(member(n)), role: 'councilMember', place: SECOND, seat, from: LONG_AGO, basis: '选举' })
}, 60_000)
afterAll(() => cloud.stop())

const put = (id: string, part: Partial<Project>) => putJoint(cloud, id, part)
const reserved = async () => Promise.all([FIRST, SECOND].map(async (unit) => (await cloud.read('funds', { _id: `${unit}:2030` }))[0]?.reserved))

it('a proposal names its neighbours, which are offered by name, and is refused a place that is none', async () => {
  expect((await cloud.must(null, 'proposals.neighbours', { place: FIRST }, NOW)).items).toEqual([{ id: SECOND, name: '柳岸社区' }])
  expect(await cloud.refused(null, 'proposals.neighbours', { place: 'nowhere' }, NOW)).toBe('unknown-place')
  const said = { place: FIRST, where: '路口', title: '两个社区之间的坡道', problem: '没有坡道', beneficiaries: '两个社区', roughCost: 100_000 }
  expect(await cloud.refused('staff-a', 'proposals.draft', { ...said, partners: ['nowhere'] }, NOW)).toBe('unknown-place')
  expect(await cloud.refused('staff-a', 'proposals.draft', { ...said, partners: [STREET] }, NOW)).toBe('unknown-place')
  const { project } = await cloud.must('staff-a', 'proposals.draft', { ...said, partners: [SECOND] }, NOW)
  expect((await cloud.read('projects', { _id: project }))[0]).toMatchObject({ community: FIRST, alsoIn: [SECOND], joint: { leadName: '荷塘社区', partners: [PARTNER] } })
})

it('is found by both communities, and each staff acts for its own sitting alone', async () => {
  await put('seen', { stage: 'councilScheduled' })
  for (const community of [FIRST, SECOND]) expect((await cloud.must(null, 'projects.list', { community }, NOW)).items.map(({ id, communityName }) => [id, communityName])).toContainEqual(['seen', '荷塘社区、柳岸社区'])
  expect((await cloud.must(null, 'projects.home', { community: SECOND }, NOW)).projects.map(({ id }) => id)).toContain('seen')
  expect((await cloud.must('staff-b', 'projects.home', { community: SECOND }, NOW)).todo).toMatchObject([{ operation: 'councils.schedule' }])
  const call = { project: 'seen', on: '2030-03-05', venue: '柳岸议事厅' }
  expect(await cloud.refused('staff-a', 'councils.schedule', call, NOW)).toBe('not-your-role')
  await cloud.must('staff-b', 'councils.schedule', call, NOW)
  const members = await Promise.all(CLASSES.map((_, n) => cloud.idOf(member(n))))
  const then = { now: '2030-03-05T19:00:00+08:00' } as const
  expect((await cloud.must('staff-b', 'councils.sittings', { community: SECOND }, then)).items.map(({ council, on }) => [council?.name, on])).toEqual(expect.arrayContaining([['荷塘社区', '2030-02-20'], ['柳岸社区', '2030-03-05']]))
  expect(await cloud.refused('facilitator-a', 'councils.open', { project: 'seen', present: members }, then)).toBe('not-your-role')
  await cloud.must('facilitator-b', 'councils.open', { project: 'seen', present: members }, then)
  expect((await cloud.must('staff-a', 'projects.get', { project: 'seen' }, then)).sitting?.members.every(({ name }) => name === '')).toBe(true)
  expect((await cloud.must('staff-b', 'projects.get', { project: 'seen' }, then)).sitting?.members.every(({ name }) => name !== '')).toBe(true)
  expect(await cloud.refused('facilitator-a', 'councils.close', { project: 'seen' }, then)).toBe('not-your-role')
  expect(await cloud.refused('staff-b', 'works.terminate', { project: 'seen', text: '不做了' }, then)).toMatch(/not-at-this-stage|not-your-role/)
}, 60_000)

it('stands in the office list of both communities, in the order of its day and once, page by page', async () => {
  const due = (day: string) => [{ kind: 'triage' as const, due: day, anchor: '2030-02-01', how: '', clause: '', calendarVersion: '', estimate: false }]
  await put('desk1', { stage: 'councilScheduled', deadlines: due('2030-03-04') })
  await put('desk2', { stage: 'councilScheduled', deadlines: due('2030-02-20') })
  const { joint: _none, ...own } = (await cloud.read('projects', { _id: 'desk1' }))[0] as unknown as Project
  await putProject(cloud, { ...own, id: 'desk3', code: 'DESK3', community: SECOND, place: SECOND, within: PARTNER.within, deadlines: due('2030-03-02') })
  const whole = async (person: string, more: object = {}): Promise<readonly string[]> => {
    const ids: string[] = []
    for (let cursor: number | null = 0; cursor !== null;) {
      const page: { readonly items: readonly { readonly card: { readonly id: string } }[]; readonly next: number | null } = await cloud.must(person, 'projects.inbox', { all: true, cursor, limit: 1, ...more }, NOW)
      ids.push(...page.items.map(({ card }) => card.id))
      cursor = page.next
    }
    return ids.filter((id) => id.startsWith('desk'))
  }
  expect(await whole('staff-b')).toEqual(['desk2', 'desk3', 'desk1'])
  expect(await whole('staff-b', { overdueOnly: true })).toEqual(['desk2'])
  expect(await whole('staff-a')).toEqual(['desk2', 'desk1'])
  expect(await whole('approver')).toEqual(['desk2', 'desk3', 'desk1'])
  expect(await whole('approver', { community: SECOND })).toEqual(['desk2', 'desk3', 'desk1'])
  expect(await whole('staff-a', { community: SECOND })).toEqual(['desk2', 'desk1'])
})

it('a council that refuses ends the joint project in both logs, and the willing go on without it (E41)', async () => {
  const then = { now: '2030-03-05T20:00:00+08:00' } as const
  for (let n = 0; n < CLASSES.length; n += 1) await cloud.must(member(n), 'councils.vote', { project: 'seen', vote: 'against' }, then)
  expect(await cloud.must('facilitator-b', 'councils.close', { project: 'seen' }, then)).toMatchObject({ stage: 'rejected' })
  const said = { council: '柳岸社区', carried: 'no', passedIn: '荷塘社区', refusedIn: '柳岸社区', against: 13 }
  const [own] = await cloud.read('publications', { community: FIRST, project: 'seen', kind: 'approval' })
  expect(own?.fields).toMatchObject(said)
  const copies = await cloud.read('publications', { community: SECOND, kind: 'approval' })
  expect(copies).toMatchObject([{ project: '', code: '', fields: { ...said, projectCode: 'SEEN', leadName: '荷塘社区', leadNumber: own?.number, leadHash: own?.hash } }])
  expect((await cloud.must(null, 'publications.list', { project: 'seen' }, then)).items.every(({ record }) => record.community === FIRST)).toBe(true)
  expect(await cloud.refused('staff-b', 'councils.rescope', { project: 'seen', estimate: 60_000, text: '只做一边' }, then)).toBe('not-your-role')
  expect(await cloud.must('staff-a', 'councils.rescope', { project: 'seen', estimate: 60_000, text: '只做荷塘一边' }, then)).toMatchObject({ stage: 'consultation' })
  expect(await cloud.read('publications', { community: SECOND, kind: 'stage' })).toMatchObject(expect.arrayContaining([expect.objectContaining({ fields: expect.objectContaining({ text: '只做荷塘一边', refusedIn: '柳岸社区' }) })]))
  expect((await cloud.read('projects', { _id: 'seen' }))[0]).not.toHaveProperty('alsoIn')
}, 60_000)

it('shares are agreed by the other community’s staff, and by nobody else', async () => {
  await put('shares', { stage: 'consultation', joint: { ...JOINT, decided: [], shares: [], agreed: [] } })
  const shares = { project: 'shares', shares: [{ community: FIRST, fen: 70_001 }, { community: SECOND, fen: 30_000 }] }
  expect(await cloud.refused('staff-b', 'councils.proposeShares', shares, NOW)).toBe('not-your-role')
  await cloud.must('staff-a', 'councils.proposeShares', shares, NOW)
  expect(await cloud.refused('staff-a', 'councils.agreeShares', { project: 'shares' }, NOW)).toBe('not-your-role')
  await cloud.must('staff-b', 'councils.agreeShares', { project: 'shares' }, NOW)
  expect((await cloud.must(null, 'projects.get', { project: 'shares' }, NOW)).councils).toMatchObject([{ name: '荷塘社区', leads: true, share: 70_001, agreed: true, turn: true }, { name: '柳岸社区', share: 30_000, agreed: true }])
})

it('reserves each share from its own account, all or nothing, and says whose account is short and by how much', async () => {
  const approve = (project: string, requestId: string = randomUUID()) => cloud.call('approver', 'approvals.approve', { project, text: '同意' }, { ...NOW, requestId })
  await put('paid', { stage: 'approvingStreet', joint: BOTH_PASSED })
  await fill(cloud, FIRST, { fen: 100_000 })
  await fill(cloud, SECOND, { fen: 29_999 })
  expect(await approve('paid')).toMatchObject({ ok: false, refusal: { code: 'insufficient-fund', figures: { placeName: '柳岸社区', available: 29_999, wanted: 30_000, missing: 1 } } })
  expect(await reserved()).toEqual([0, 0])
  await fill(cloud, SECOND, { fen: 30_000 })
  const requestId = randomUUID()
  const replies = await Promise.all(Array.from({ length: 8 }, () => approve('paid', requestId)))
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
  expect(replies[0]).toMatchObject({ ok: true, data: { stage: 'determined' } })
  expect(await reserved()).toEqual([70_001, 30_000])
  expect(await cloud.must('approver', 'works.terminate', { project: 'paid', text: '不做了' }, NOW)).toMatchObject({ stage: 'terminated' })
  expect(await reserved()).toEqual([0, 0])
}, 60_000)

it('names every refusal that it gives', () => {
  const refusalsOf = (name: string) => [...COUNCILS, ...PROPOSALS].find((row) => row.name === name)?.refusals
  expect(refusalsOf('councils.schedule')).toEqual(expect.arrayContaining(['shares-not-agreed', 'shares-do-not-add-up']))
  expect(refusalsOf('councils.rescope')).toEqual(expect.arrayContaining(['one-community-only', 'lead-council-refused', 'nothing-to-rescope']))
  expect(refusalsOf('proposals.draft')).toContain('not-in-this-scheme')
})
