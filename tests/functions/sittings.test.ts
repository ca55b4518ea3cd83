/** A sitting in the cloud, voted openly and by show of hands: what the community's log holds of it, and who sees more. */
import { OPERATIONS } from '../../cloudfunctions/councils/operations'
import type { BallotWay } from '../../contracts/vocabulary'
import { startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { LONG_AGO, STAFF, startTown, TOWN } from './town'

const NOW = { now: '2030-03-01T19:00:00+08:00' } as const
const SEATS = 6

let cloud: Cloud
const member = (n: number): string => `seat-${n}`
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  const office = async (by: string, person: string, role: 'facilitator' | 'supervisionCommittee') => cloud.must(by, 'people.appoint', { person: await cloud.idOf(person), role, place: TOWN.community, from: LONG_AGO, basis: '名单' })
  await office(STAFF.staff, 'facilitator', 'facilitator')
  await office(STAFF.staff, 'facilitator2', 'facilitator')
  await office(STAFF.approver, 'supervisor', 'supervisionCommittee')
  for (let n = 0; n < SEATS; n += 1) await cloud.must(STAFF.staff, 'people.appoint', { person: await cloud.idOf(member(n)), role: 'councilMember', place: TOWN.community, seat: 'resident', from: LONG_AGO, basis: '名单' })
}, 60_000)
afterAll(() => cloud.stop())

/** A sitting of six in session. */
async function inSession(id: string, way: BallotWay): Promise<string> {
  const members = (await Promise.all(Array.from({ length: SEATS }, (_, n) => cloud.idOf(member(n))))).sort()
  const opened = Date.parse(NOW.now)
  return putProject(cloud, aProject({
    id, title: '楼道照明', stage: 'councilSession', contentChecked: true, pack: { id: 'luohu-2017', asOf: '2030-02-01' }, sittings: 1,
    sitting: { round: 1, body: 'council', on: '2030-03-01', place: '议事厅', scheduledAt: opened, members, quorum: { numerator: 2, denominator: 3, strict: true }, pass: { numerator: 1, denominator: 2, strict: true }, way, openedAt: opened, present: members, recused: [], voted: [], result: null, signatures: [] },
  }))
}
const recordOf = async (project: string) => (await cloud.read('publications', { project, kind: 'approval' }))[0]?.fields
const sittingSeenBy = async (person: string | null, project: string) => (await cloud.must(person, 'projects.get', { project }, NOW)).sitting

it('an open vote is published by seat; names are for those who sit together', async () => {
  const project = await inSession('open', 'open')
  const ids = await Promise.all(Array.from({ length: SEATS }, (_, n) => cloud.idOf(member(n))))
  const against = [...ids].sort()[1] ?? ''
  await Promise.all(ids.map((id, n) => cloud.must(member(n), 'councils.vote', { project, vote: id === against ? 'against' : 'for' }, NOW)))
  expect((await sittingSeenBy('facilitator', project))?.members.every(({ vote }) => vote === null)).toBe(true)
  await cloud.must('facilitator', 'councils.close', { project }, NOW)
  expect(await recordOf(project)).toMatchObject({ way: 'open', for: 5, against: 1, seatsFor: '1、3、4、5、6', seatsAgainst: '2', seatsAbstain: '' })
  const told = JSON.stringify(await recordOf(project))
  for (const id of ids) expect(told).not.toContain(id)
  expect((await sittingSeenBy(member(0), project))?.members.find(({ person }) => person === against)).toMatchObject({ name: member(ids.indexOf(against)), vote: 'against' })
  expect((await sittingSeenBy(null, project))?.members[1]).toEqual({ person: '', name: '', present: true, recused: false, voted: true, me: false, vote: 'against' })
})

it('a vote in secret has no seats, in the log or on the page', async () => {
  const project = await inSession('secret', 'secret')
  for (let n = 0; n < SEATS; n += 1) await cloud.must(member(n), 'councils.vote', { project, vote: 'for' }, NOW)
  await cloud.must('facilitator', 'councils.close', { project }, NOW)
  expect(Object.keys((await recordOf(project)) ?? {}).filter((key) => key.startsWith('seats') || key === 'way')).toEqual([])
  expect((await sittingSeenBy(member(0), project))?.members.every(({ vote }) => vote === null)).toBe(true)
})

it('hands are counted once by one and confirmed once by another, however often they are sent', async () => {
  const project = await inSession('hands', 'showOfHands')
  expect(await cloud.refused(member(0), 'councils.vote', { project, vote: 'for' }, NOW)).toBe('not-this-way')
  expect(await cloud.refused('facilitator', 'councils.countHands', { project, for: 5, against: 0, abstain: 0 }, NOW)).toBe('counts-do-not-fit')
  const sent = { project, for: 4, against: 2, abstain: 0 }
  const counted = await Promise.all([1, 2, 3].map(() => cloud.must('facilitator', 'councils.countHands', sent, { ...NOW, requestId: 'the-hands-counted-1' })))
  expect(new Set(counted.map(({ version }) => version)).size).toBe(1)
  expect(await cloud.refused('facilitator', 'councils.close', { project }, NOW)).toBe('second-person-needed')
  const seen = (await cloud.must('supervisor', 'projects.get', { project }, NOW)).version
  await cloud.must('facilitator', 'councils.countHands', { project, for: 3, against: 3, abstain: 0 }, NOW)
  // What was seen is what is confirmed.
  expect(await cloud.refused('supervisor', 'councils.close', { project, expectedVersion: seen }, NOW)).toBe('changed-meanwhile')
  await cloud.must('facilitator', 'councils.countHands', sent, NOW)
  const closing = await Promise.all(['supervisor', 'facilitator2'].map((person) => cloud.call(person, 'councils.close', { project }, NOW)))
  expect(closing.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await recordOf(project)).toMatchObject({ way: 'showOfHands', present: 6, for: 4, against: 2, carried: 'yes' })
  expect(await cloud.read('councilBallots', { matter: 'hands|1' })).toEqual([])
})

it('names every refusal that it gave', () => expect(cloud.undeclared(OPERATIONS)).toEqual([]))
