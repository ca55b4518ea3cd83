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

describe('a change order of a project that was approved in an earlier year', () => {
  const YEARS = [2028, 2029, 2030]
  const idOf = (year: number): string => `${TOWN.district}:${year}`
  const started = (year: number): Promise<string> => putProject(cloud, aProject({
    id: `carried${year}`, stage: 'approvingStreet', triage: TRIAGED, code: `CARRIED${year}`, fundId: idOf(year), approvedFundFen: 1_000_000, cost: 1_000_000, changes: [{ at: 1, byFen: 500, reason: 'Rock' }],
    implementer: { supplier: 'S', person: null, fen: 1_000_000, quotes: 3, method: 'quoteComparison', confirmedOn: `${year}-11-01`, reason: null },
  }))
  beforeAll(async () => {
    for (const year of YEARS) {
      const version = (await cloud.read('events', { stream: `fund:${idOf(year)}` })).length
      await cloud.put('funds', { _id: idOf(year), id: idOf(year), unit: TOWN.district, unitName: 'district', year, appropriated: 1_600_000, available: 600_000, reserved: 0, committed: 1_000_000, paid: 0, version })
    }
  })
  const committedOf = async (year: number): Promise<unknown> => (await cloud.read('funds', { _id: idOf(year) }))[0]?.committed

  it('takes from last year’s account, where the project’s money is, and not from this year’s', async () => {
    await cloud.must(STAFF.approver, 'approvals.approve', { project: await started(2029), ...TEXT }, { now: '2030-12-31T23:59:59+08:00' })
    expect(await Promise.all(YEARS.map(committedOf))).toEqual([1_000_000, 1_000_500, 1_000_000])
    expect((await cloud.read('projects', { _id: 'carried2029' }))[0]).toMatchObject({ stage: 'inProgress', fundId: idOf(2029) })
  })
  it('is refused once that year’s money is surplus, with the oldest year of which money may still be reserved, and nothing is left behind', async () => {
    const project = await started(2028)
    const reply = await cloud.call(STAFF.approver, 'approvals.approve', { project, ...TEXT }, { now: '2030-01-01T00:00:00+08:00' })
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'carry-over-ended', rule: 'carryOver', clause: '预算法（2018 修正）第四十二条', figures: { year: 2028, until: '2029-12-31' }, remedy: { oldestYear: 2029 } } })
    expect([await eventsOf(project), await committedOf(2028)]).toEqual([[], 1_000_000])
  })
  it('shows what each earlier year has left, to the day: carried, then surplus', async () => {
    const earlier = async (now: string) => (await cloud.must(null, 'funds.account', { community: TOWN.community }, { now })).earlier.map(({ account: { year }, state, unspent, until }) => [year, state, unspent, until])
    expect(await earlier('2029-12-31T12:00:00+08:00')).toEqual([[2028, 'carried', 1_600_000, '2029-12-31']])
    expect(await earlier('2030-01-01T00:00:00+08:00')).toEqual([[2029, 'carried', 1_600_000, '2030-12-31'], [2028, 'surplus', 1_600_000, '2029-12-31']])
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
