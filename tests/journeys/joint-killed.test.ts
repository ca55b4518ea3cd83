/** The process dies while several communities reserve, pay, agree and decide: every project holds all its shares or none, and whoever was answered is answered the same again. */
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import type { CollectionName } from '../../cloudfunctions/_runtime/collections'
import type { Project } from '../../contracts/projects'
import { pointSdkAt, type InputOf, type Name } from '../functions/cloud'
import { A_SITTING, accountOf, alsoAppoint, BOTH_PASSED, faultsOf, fill, FIRST, JOINT, NOW, OTHER_SHARE, OWN_SHARE, putJoint, SECOND, startNeighbours, STREET } from '../functions/neighbours'
import { openLaptop, type Laptop } from './laptop'
import { lineOf, sendTo, throughACut } from './lines'
import { snapshotOf } from './records'

const MANY = 16
/** The cut comes when so many have their answer and the others are under way. */
const CUT_AFTER = 5
const BILL = 50_003
const PLENTY = 100_000_000

let laptop: Laptop
const read = (collection: CollectionName, where: object = {}) => laptop.read(collection, where)
const idsOf = (what: string): readonly string[] => Array.from({ length: MANY }, (_, index) => `${what}${index}`)
const bill = { id: 'bill', at: 1, fen: BILL, what: '材料', voucher: null, paid: false, by: 'nobody', reference: null }

/** Everything there is before anybody acts: so many projects of both at each of four stages, and money for all of them. */
beforeAll(async () => {
  laptop = await openLaptop()
  const line = lineOf(laptop)
  await startNeighbours(line)
  await alsoAppoint(line, [['finance', 'finance', STREET], ['supervisor-b', 'supervisionCommittee', SECOND]])
  pointSdkAt(laptop.url(), laptop.keys)
  const { store } = cloudbasePorts()
  const { result: _not, ...open } = A_SITTING
  const held = [{ community: FIRST, account: accountOf(FIRST), reserved: 0, committed: OWN_SHARE }, { community: SECOND, account: accountOf(SECOND), reserved: 0, committed: OTHER_SHARE }]
  for (const id of idsOf('approved')) await putJoint(store, id, { stage: 'approvingStreet', joint: BOTH_PASSED })
  for (const id of idsOf('paid')) await putJoint(store, id, { stage: 'settling', approvedFundFen: OWN_SHARE + OTHER_SHARE, fundId: accountOf(FIRST), expenses: [bill], joint: { ...BOTH_PASSED, held } })
  for (const id of idsOf('shared')) await putJoint(store, id, { stage: 'consultation', joint: { ...JOINT, decided: [], agreed: [FIRST] } })
  for (const id of idsOf('closed')) await putJoint(store, id, { stage: 'councilSession', sittings: 2, sitting: { ...open, round: 2, way: 'showOfHands', voted: [], hands: { for: 2, against: 0, abstain: 1, by: 'nobody' }, result: null } })
  for (const [community, share] of [[FIRST, OWN_SHARE], [SECOND, OTHER_SHARE]] as const) await fill({ put: (collection, document) => store.put(collection, document), read }, community, { fen: PLENTY, committed: MANY * share })
}, 300_000)
afterAll(() => laptop?.stop())

interface Act<K extends Name = Name> { readonly what: string; readonly person: string; readonly operation: K; readonly input: (project: string) => InputOf<K>; /** Whether it has happened to this project: wholly, or not at all. */ readonly stands: (project: Project) => 'done' | 'not' | 'half' }

const halves = (parts: readonly boolean[]): 'done' | 'not' | 'half' => (parts.every((part) => part) ? 'done' : parts.some((part) => part) ? 'half' : 'not')
const heldBy = ({ joint }: Project, community: string) => joint?.held.find((one) => one.community === community)

const ACTS: readonly Act[] = [
  {
    what: 'approved', person: 'approver', operation: 'approvals.approve', input: (project) => ({ project, text: '同意' }),
    stands: (project) => halves([project.stage === 'determined', heldBy(project, FIRST)?.reserved === OWN_SHARE, heldBy(project, SECOND)?.reserved === OTHER_SHARE]),
  },
  {
    what: 'paid', person: 'finance', operation: 'funds.pay', input: (project) => ({ project, expense: 'bill', reference: '付款凭证1' }),
    stands: (project) => halves([project.expenses[0]?.paid === true, heldBy(project, FIRST)?.committed === OWN_SHARE - 35_002, heldBy(project, SECOND)?.committed === OTHER_SHARE - 15_001]),
  },
  { what: 'shared', person: 'staff-b', operation: 'councils.agreeShares', input: (project) => ({ project }), stands: (project) => halves([project.joint?.agreed.length === 2]) },
  { what: 'closed', person: 'supervisor-b', operation: 'councils.close', input: (project) => ({ project }), stands: (project) => halves([project.stage === 'resolved', project.joint?.decided.length === 2, project.sitting === null]) },
]

describe.each(ACTS)('the power cut while projects of two communities are $what', ({ what, person, operation, input, stands }) => {
  const ids = idsOf(what)
  const send = async (id: string): Promise<string> => JSON.stringify(await sendTo(laptop, { person, operation, input: input(id), now: Date.parse(NOW.now), requestId: `${what}-${id}` }))

  it('leaves each of them done in both or in neither, and done once when everybody sends again', async () => {
    const before = await throughACut(laptop, { everybody: ids, cutAfter: CUT_AFTER, ask: send })
    expect(before.size).toBeGreaterThanOrEqual(CUT_AFTER)
    for (const id of ids) {
      const standing = stands(await snapshotOf(laptop, id))
      expect([id, standing]).not.toEqual([id, 'half'])
      if (before.has(id)) expect([id, standing]).toEqual([id, 'done'])
    }
    expect(await faultsOf(read)).toEqual([])

    const after = new Map<string, string>()
    await Promise.all(ids.map(async (id) => void after.set(id, await send(id))))
    for (const [id, answer] of before) expect(after.get(id)).toBe(answer)
    for (const id of ids) {
      expect([id, stands(await snapshotOf(laptop, id))]).toEqual([id, 'done'])
      expect(await laptop.read('events', { stream: `project:${id}` })).toHaveLength(1)
    }
    expect(await faultsOf(read)).toEqual([])
  }, 300_000)
})

describe('after all the cuts', () => {
  it('the accounts hold what was reserved, bound and paid, and nothing was lost or made', async () => {
    const parts = async (community: string) => { const [account] = await laptop.read('funds', { _id: accountOf(community) }); return [account?.reserved, account?.committed, account?.paid, account?.appropriated] }
    expect(await parts(FIRST)).toEqual([MANY * OWN_SHARE, MANY * (OWN_SHARE - 35_002), MANY * 35_002, PLENTY])
    expect(await parts(SECOND)).toEqual([MANY * OTHER_SHARE, MANY * (OTHER_SHARE - 15_001), MANY * 15_001, PLENTY])
  })
  it('both logs hold each approval and each resolution once', async () => {
    for (const community of [FIRST, SECOND]) expect(await laptop.read('publications', { community, kind: 'approval' })).toHaveLength(2 * MANY)
  })
})
