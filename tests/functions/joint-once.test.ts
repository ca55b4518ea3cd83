/** What several communities decide and pay is written once and whole: however many ask at once, however often the same request comes, and whatever else is taken from their accounts meanwhile. */
import { randomUUID } from 'node:crypto'
import type { Project } from '../../contracts/projects'
import type { Reply } from '../../contracts/reply'
import { startCloud, type Cloud, type InputOf, type Name, type OutputOf } from './cloud'
import { A_SITTING, accountOf, alsoAppoint, BOTH_PASSED, DISTRICT, faultsOf, fill, FIRST, JOINT, NOW, OTHER_SHARE, OWN_SHARE, PARTNER, putJoint, SECOND, startNeighbours, STREET } from './neighbours'

const PLENTY = 100_000_000

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await startNeighbours(cloud)
  await alsoAppoint(cloud, [['approver-2', 'streetApprover', STREET], ['finance-1', 'finance', STREET], ['finance-2', 'finance', STREET], ['staff-b2', 'committeeStaff', SECOND], ['supervisor-b', 'supervisionCommittee', SECOND]])
}, 60_000)
afterAll(() => cloud.stop())

/** Sent as a phone sends it: as long as nobody had time for it, the same request again. */
async function send<K extends Name>(person: string, operation: K, input: InputOf<K>, requestId: string = randomUUID()): Promise<Reply<OutputOf<K>>> {
  for (;;) {
    const reply = await cloud.call(person, operation, input, { ...NOW, requestId })
    if (reply.ok || reply.refusal.code !== 'busy') return reply
  }
}
/** The same request twice at once, and another person's of the same kind: the two are one answer, and one of the three answers at most is an act. */
async function tripled<K extends Name>(operation: K, input: InputOf<K>, [first, second]: readonly [string, string]): Promise<{ readonly acts: number; readonly refusals: readonly string[] }> {
  const requestId = randomUUID()
  const [once, again, other] = await Promise.all([send(first, operation, input, requestId), send(first, operation, input, requestId), send(second, operation, input)])
  expect(again).toEqual(once)
  const answers = [once, other]
  return { acts: answers.filter(({ ok }) => ok).length, refusals: answers.flatMap((reply) => (reply.ok ? [] : [reply.refusal.code])) }
}

const project = async (id: string): Promise<Project> => (await cloud.read('projects', { _id: id }))[0] as unknown as Project
const account = async (community: string) => (await cloud.read('funds', { _id: accountOf(community) }))[0]
/** Ids of a round of its own, so that the rounds do not meet. */
const idsOf = (what: string, many: number): readonly string[] => Array.from({ length: many }, (_, index) => `${what}${many}n${index}`)
/** Nothing of an earlier round is held any more: its projects are put away, and the accounts begin anew. */
async function anew(fen: { readonly [community: string]: number }, committed: { readonly [community: string]: number } = {}): Promise<void> {
  for (const { id, joint } of (await cloud.read('projects', { district: DISTRICT })) as unknown as readonly Project[]) if (joint !== undefined && joint.held.length > 0) await cloud.put('projects', { ...(await project(id)), _id: id, joint: { ...joint, held: [] } })
  for (const [community, of] of Object.entries(fen)) await fill(cloud, community, { fen: of, committed: committed[community] ?? 0 })
}

describe.each([1, 2, 8, 32])('of %i projects of both at once', (many) => {
  const all = <T>(ids: readonly string[], act: (id: string) => Promise<T>): Promise<readonly T[]> => Promise.all(ids.map(act))

  it('each reserves from both accounts once, whoever of two approvers comes first, and the same request may come twice', async () => {
    await anew({ [FIRST]: PLENTY, [SECOND]: PLENTY })
    const ids = idsOf('approved', many)
    for (const id of ids) await putJoint(cloud, id, { stage: 'approvingStreet', joint: BOTH_PASSED })
    const answers = await all(ids, (id) => tripled('approvals.approve', { project: id, text: '同意' }, ['approver', 'approver-2']))
    expect(answers).toEqual(ids.map(() => ({ acts: 1, refusals: ['not-at-this-stage'] })))
    expect([(await account(FIRST))?.reserved, (await account(SECOND))?.reserved]).toEqual([many * OWN_SHARE, many * OTHER_SHARE])
    for (const id of ids) expect(await project(id)).toMatchObject({ stage: 'determined', joint: { held: [{ community: FIRST, reserved: OWN_SHARE }, { community: SECOND, reserved: OTHER_SHARE }] } })
    expect(await faultsOf(cloud.read)).toEqual([])
  }, 120_000)

  it('as many reserve as there is money for, where a project of the second community alone takes of the same account, and none reserves a half', async () => {
    const enough = Math.ceil(many / 2)
    await anew({ [FIRST]: PLENTY, [SECOND]: enough * OTHER_SHARE })
    const ids = idsOf('short', many)
    for (const id of ids) await putJoint(cloud, id, { stage: 'approvingStreet', joint: BOTH_PASSED })
    const [alone] = idsOf('alone', many)
    const { joint: _none, ...single } = await project(ids[0] ?? '')
    await cloud.put('projects', { ...single, _id: alone ?? '', id: alone ?? '', community: SECOND, place: SECOND, cost: OTHER_SHARE, within: PARTNER.within })
    const replies = await all([...ids, alone ?? ''], (id) => send('approver', 'approvals.approve', { project: id, text: '同意' }))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(enough)
    for (const reply of replies) if (!reply.ok) expect(reply.refusal).toMatchObject({ code: 'insufficient-fund', figures: { available: 0 } })
    const passed = (await all(ids, project)).filter(({ stage }) => stage === 'determined').length
    const own = (await project(alone ?? '')).stage === 'determined' ? 1 : 0
    expect(passed + own).toBe(enough)
    expect([(await account(FIRST))?.reserved, (await account(SECOND))?.reserved, (await account(SECOND))?.available]).toEqual([passed * OWN_SHARE, enough * OTHER_SHARE, 0])
    for (const id of ids) expect((await project(id)).joint?.held).toHaveLength((await project(id)).stage === 'determined' ? 2 : 0)
    expect(await faultsOf(cloud.read)).toEqual([])
    await cloud.put('projects', { ...(await project(alone ?? '')), _id: alone ?? '', approvedFundFen: 0 })
  }, 120_000)

  it('each is paid from both accounts once, whoever of two treasurers is faster', async () => {
    const committed = { [FIRST]: many * OWN_SHARE, [SECOND]: many * OTHER_SHARE }
    await anew({ [FIRST]: PLENTY, [SECOND]: PLENTY }, committed)
    const ids = idsOf('paid', many)
    for (const id of ids) {
      await putJoint(cloud, id, {
        stage: 'settling', approvedFundFen: OWN_SHARE + OTHER_SHARE, fundId: accountOf(FIRST), expenses: [{ id: 'bill', at: 1, fen: 50_003, what: '材料', voucher: null, paid: false, by: 'nobody', reference: null }],
        joint: { ...BOTH_PASSED, held: [{ community: FIRST, account: accountOf(FIRST), reserved: 0, committed: OWN_SHARE }, { community: SECOND, account: accountOf(SECOND), reserved: 0, committed: OTHER_SHARE }] },
      })
    }
    const answers = await all(ids, (id) => tripled('funds.pay', { project: id, expense: 'bill', reference: '付款凭证1' }, ['finance-1', 'finance-2']))
    expect(answers).toEqual(ids.map(() => ({ acts: 1, refusals: ['unknown-record'] })))
    const [first, second] = [Number((await account(FIRST))?.paid), Number((await account(SECOND))?.paid)]
    // 50,003 fen as 70,001 to 30,000: to the fen, and none lost.
    expect([first, second]).toEqual([many * 35_002, many * 15_001])
    expect(await faultsOf(cloud.read)).toEqual([])
  }, 120_000)

  it('each is agreed to once by the other community, and each of its councils decides once, in both logs', async () => {
    await anew({ [FIRST]: PLENTY, [SECOND]: PLENTY })
    const shared = idsOf('shared', many)
    for (const id of shared) await putJoint(cloud, id, { stage: 'consultation', joint: { ...JOINT, decided: [], agreed: [FIRST] } })
    expect(await all(shared, (id) => tripled('councils.agreeShares', { project: id }, ['staff-b', 'staff-b2']))).toEqual(shared.map(() => ({ acts: 1, refusals: ['already-decided'] })))
    for (const id of shared) expect((await project(id)).joint?.agreed).toEqual([FIRST, SECOND])

    const closed = idsOf('closed', many)
    const before = await Promise.all([FIRST, SECOND].map(async (community) => (await cloud.read('publications', { community })).length))
    const { result: _not, ...open } = A_SITTING
    for (const id of closed) await putJoint(cloud, id, { stage: 'councilSession', sittings: 2, sitting: { ...open, round: 2, way: 'showOfHands', voted: [], hands: { for: 2, against: 0, abstain: 1, by: 'nobody' }, result: null } })
    expect(await all(closed, (id) => tripled('councils.close', { project: id }, ['supervisor-b', 'facilitator-b']))).toEqual(closed.map(() => ({ acts: 1, refusals: ['not-at-this-stage'] })))
    for (const id of closed) expect(await project(id)).toMatchObject({ stage: 'resolved', sitting: null, joint: { decided: [{ community: FIRST }, { community: SECOND, sitting: { result: { for: 2, passed: true } } }] } })
    const after = await Promise.all([FIRST, SECOND].map(async (community) => (await cloud.read('publications', { community })).length))
    expect(after.map((length, index) => length - (before[index] ?? 0))).toEqual([many, many])
    expect(await faultsOf(cloud.read)).toEqual([])
  }, 120_000)
})
