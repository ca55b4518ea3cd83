/** The one write path under load: exactly once, in order, money never overdrawn. */
import { randomUUID } from 'node:crypto'
import type { FundAccount } from '../../contracts/operations'
import { balances } from '../../domain/funds/account'
import { startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { appointStaff, importPlaces, STAFF, TOWN } from './town'

const NOW = '2030-03-05T10:00:00+08:00'
const TRIAGED = { type: 'service', category: 'safety', level: 2, estimate: 2_000_000, justification: null, needsOwnersDecision: false, ownersDecision: null } as const
const FUND = `${TOWN.district}:2030`
const TEXT = { text: 'checked' }

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await importPlaces(cloud)
  await appointStaff(cloud)
}, 60_000)
afterAll(() => cloud.stop())

const eventsOf = async (project: string) => (await cloud.read('events', { stream: `project:${project}` })).map((e) => Number(e.version)).sort((a, b) => a - b)
const approving = (id: string) => putProject(cloud, aProject({ id, stage: 'approvingStreet', triage: TRIAGED, code: id.toUpperCase() }))
const account = async (): Promise<FundAccount> => (await cloud.read('funds', { _id: FUND }))[0] as unknown as FundAccount
// The ledger's stream goes on from test to test, so the version must.
const fill = async (fen: number) => {
  const version = (await cloud.read('events', { stream: `fund:${FUND}` })).length
  await cloud.put('funds', { _id: FUND, id: FUND, unit: TOWN.district, unitName: 'district', year: 2030, appropriated: fen, available: fen, reserved: 0, committed: 0, paid: 0, version })
}

describe.each([1, 2, 8, 32])('at concurrency %i', (times) => {
  it('the same request sent again and again is one event and one reply', async () => {
    const id = await putProject(cloud, aProject({ id: `once${times}`, stage: 'organiserReview', proposer: 'nobody' }))
    const requestId = randomUUID()
    const replies = await Promise.all(Array.from({ length: times }, () => cloud.call(STAFF.head, 'proposals.vouch', { project: id, ...TEXT }, { now: NOW, requestId })))
    expect(new Set(replies.map((r) => JSON.stringify(r))).size).toBe(1)
    expect(replies[0]?.ok).toBe(true)
    expect(await eventsOf(id)).toEqual([2])
  }, 60_000)

  it('different requests for the same step: one wins, the others are told that the project has moved on', async () => {
    const id = await putProject(cloud, aProject({ id: `race${times}`, stage: 'organiserReview', proposer: 'nobody' }))
    const replies = await Promise.all(Array.from({ length: times }, () => cloud.call(STAFF.head, 'proposals.vouch', { project: id, ...TEXT }, { now: NOW })))
    expect(replies.filter((r) => r.ok)).toHaveLength(1)
    expect(new Set(replies.flatMap((r) => (r.ok ? [] : [r.refusal.code])))).toEqual(new Set(times > 1 ? ['not-at-this-stage'] : []))
    expect(await eventsOf(id)).toEqual([2])
  }, 60_000)
})

describe('the fund', () => {
  it.each([2, 8])('E06: of %i approvers at the same instant only as many get money as there is', async (n) => {
    await fill(5_000_000)
    const ids = await Promise.all(Array.from({ length: n }, (_, i) => approving(`money${n}x${i}`)))
    const replies = await Promise.all(ids.map((project) => cloud.call(STAFF.approver, 'approvals.approve', { project, ...TEXT }, { now: NOW })))
    const after = await account()
    expect(balances(after)).toBe(true)
    expect(replies.filter((r) => r.ok)).toHaveLength(2)
    expect(after).toMatchObject({ available: 1_000_000, reserved: 4_000_000 })
    expect(new Set(replies.flatMap((r) => (r.ok ? [] : [r.refusal.code])))).toEqual(new Set(n > 2 ? ['insufficient-fund'] : []))
    const stages = await Promise.all(ids.map(async (id) => (await cloud.read('projects', { _id: id }))[0]?.stage))
    expect(stages.filter((s) => s === 'determined')).toHaveLength(2)
  }, 60_000)

  it('a refused approval leaves nothing behind: no event, no public record, no message', async () => {
    await fill(0)
    const id = await approving('poor')
    const before = await Promise.all([cloud.read('publications', { project: id }), cloud.read('messages', { project: id })])
    expect(await cloud.refused(STAFF.approver, 'approvals.approve', { project: id, ...TEXT }, { now: NOW })).toBe('insufficient-fund')
    expect(await eventsOf(id)).toEqual([])
    expect(await Promise.all([cloud.read('publications', { project: id }), cloud.read('messages', { project: id })])).toEqual(before)
  })
})

describe('a caller who saw an older version', () => {
  it('is told so before anything is decided', async () => {
    const id = await putProject(cloud, aProject({ id: 'stale', stage: 'organiserReview', proposer: 'nobody' }))
    expect(await cloud.refused(STAFF.head, 'proposals.vouch', { project: id, expectedVersion: 9, ...TEXT }, { now: NOW })).toBe('changed-meanwhile')
    expect(await eventsOf(id)).toEqual([])
  })
})

describe('the public chain of a community', () => {
  it('is contiguous and each record carries the hash of the one before, however many write at once', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, (_, i) => putProject(cloud, aProject({ id: `chain${i}`, stage: 'organiserReview', proposer: 'nobody', contentChecked: true }))))
    await Promise.all(ids.map((project) => cloud.must(STAFF.head, 'proposals.vouch', { project, ...TEXT }, { now: NOW })))
    const chain = [...(await cloud.read('publications', { community: TOWN.community }))].sort((a, b) => Number(a.number) - Number(b.number))
    expect(chain).toHaveLength(8)
    expect(chain.map((r) => r.number)).toEqual(chain.map((_, i) => i + 1))
    chain.forEach((r, i) => expect(r.previous).toBe(i === 0 ? '' : chain[i - 1]?.hash))
  }, 60_000)
})
