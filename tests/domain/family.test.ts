/** Anti-splitting: what counts together in one fiscal year, and which way the whole then goes (E01–E05, E23). */
import { registered } from '../../emulator/seed/suppliers'
import type { Kin, Project } from '../../contracts/projects'
import { isInside } from '../../domain/policies/caps'
import { levelsFor } from '../../domain/policies/tiers'
import { capVerdict } from '../../domain/policies/caps'
import { estateOf, familyOf, fiscalYearSpan, suppliedBy } from '../../domain/projects/family'
import { approvingStages } from '../../domain/projects/route'
import { stepsOf } from '../../domain/projects/view'
import { aProject, aScene, at } from './builders'
import type { Life } from './life'
import { aLifeIn, ballotsOf, checklistOf, castVotes, openSitting, PLANS, QUOTES, ROLL, schedule, SORTING, type Plan } from './lives'
import { APPROVER, BUILDER, CLERK, CLERK2, FACILITATOR, LEADER, STAFF } from './town'

const triage: NonNullable<Project['triage']> = { type: 'engineering', category: 'publicConstruction', level: 2, estimate: 4_800_000, justification: null, needsOwnersDecision: false, ownersDecision: null }
const lamp = (more: Partial<Project> = {}): Project => aProject({ packId: 'liuzhou-2014', id: 'p2', code: 'SECOND1', title: 'Lamps for corridor B', stage: 'consultation', place: 'b', estate: 'b', triage, proposedAt: at('2018-03-01'), cost: 4_800_000, roughCost: 4_800_000, ...more })
const first = lamp({ id: 'p1', code: 'FIRST11', title: 'Lamps for corridor A' })
const { policy } = aScene(first)
const kinOf = (others: readonly Project[], project = first): readonly string[] => familyOf(project, { others, category: 'publicConstruction', policy }).map((k) => k.code)
const kin = (fen: number): readonly Kin[] => [{ project: 'p9', code: 'OTHER99', title: 'The other half', fen, same: ['place', 'category'] }]

describe('E01: one estate, one category, one fiscal year is one family', () => {
  it('joins two lamps of one building', () => {
    expect(familyOf(first, { others: [first, lamp()], category: 'publicConstruction', policy })).toEqual([{ project: 'p2', code: 'SECOND1', title: 'Lamps for corridor B', fen: 4_800_000, same: ['place', 'category'] }])
  })
  it('not another estate, category or year, not what came to nothing, and not itself', () => {
    expect(kinOf([lamp({ estate: 'b2' })])).toEqual([])
    expect(kinOf([lamp({ triage: { ...triage, category: 'livelihoodService' } })])).toEqual([])
    expect(kinOf([lamp({ proposedAt: at('2019-01-01', 0) }), lamp({ proposedAt: at('2017-12-31', 23) })])).toEqual([])
    for (const stage of ['rejected', 'withdrawn', 'merged', 'transferred', 'selfResolved', 'terminated'] as const) expect(kinOf([lamp({ stage })])).toEqual([])
    expect(kinOf([first])).toEqual([])
  })
  it('counts the first and the last moment of the year, a finished work and a failed one', () => {
    expect(kinOf([lamp({ proposedAt: at('2018-01-01', 0) })])).toEqual(['SECOND1'])
    expect(kinOf([lamp({ proposedAt: at('2019-01-01', 0) - 1 })])).toEqual(['SECOND1'])
    for (const stage of ['closed', 'failedIncomplete'] as const) expect(kinOf([lamp({ stage })])).toEqual(['SECOND1'])
    const { from, to } = fiscalYearSpan(first)
    expect([from, to]).toEqual([at('2018-01-01', 0), at('2019-01-01', 0)])
  })
  it('about a whole community only what is alike in words, for a community is no building', () => {
    const wide = lamp({ id: 'p1', code: 'FIRST11', title: '社区广场路灯改造', where: '中心广场', place: 'c', estate: null })
    expect(kinOf([lamp({ title: '社区广场路灯更新', where: '中心广场', place: 'c', estate: null })], wide)).toEqual(['SECOND1'])
    expect(kinOf([lamp({ title: '老年食堂', where: '活动室', place: 'c', estate: null })], wide)).toEqual([])
    expect(kinOf([lamp({ title: '社区广场路灯更新' })], wide)).toEqual([])
  })
  it('an estate is the yard before the building; a community has none', () => {
    const at = (kind: 'community' | 'courtyard' | 'building') => ({ id: kind, kind })
    expect(estateOf([at('community'), at('courtyard'), at('building')])).toBe('courtyard')
    expect(estateOf([at('community'), at('building')])).toBe('building')
    expect(estateOf([at('community')])).toBeNull()
  })
})

describe('E01: the sum decides the way', () => {
  const sort = (life: Life, plan: Plan, family: readonly Kin[], more: object = {}) => life.tries(STAFF, 'proposals.accept', { type: plan.type, category: plan.category, estimate: plan.cost, ...SORTING, ...checklistOf({ id: plan.packId, asOf: plan.day }), ...more }, { facts: { roll: ROLL, family } })
  const plan: Plan = { ...PLANS.liuzhou, cost: 2_500_000 }
  it('at the tier exactly the meeting decides, one fen more and it is street and district', () => {
    const within = sort(aLifeIn('triage', plan), plan, kin(2_500_000))
    expect(within).toMatchObject({ ok: true, value: { decision: { event: { told: { together: 5_000_000 }, because: [{ rule: 'splitting', result: 'counted-together', figures: { projects: 2, together: 5_000_000, codes: 'OTHER99' } }, { rule: 'levels', result: 'to-community' }, { rule: 'eligibility', result: 'met' }] } } } })
    const above = sort(aLifeIn('triage', plan), plan, kin(2_500_001))
    expect(above).toMatchObject({ ok: true, value: { decision: { event: { because: [{ rule: 'splitting' }, { rule: 'levels', figures: { cost: 2_500_000, together: 5_000_001 }, result: 'to-district' }, { rule: 'eligibility' }] } } } })
    if (!above.ok) throw new Error('refused')
    expect(stepsOf(above.value.decision.project, policy).map((s) => s.stage)).toEqual(expect.arrayContaining(['approvingStreet', 'approvingDistrict']))
    expect(approvingStages(above.value.decision.project, policy)).toEqual(['approvingStreet', 'approvingDistrict'])
  })
  it('a meeting that was called before the second half appeared passes the whole on to the street', () => {
    const life = aLifeIn('approvingCommunity', { ...plan, sponsored: 0 })
    schedule(life)
    openSitting(life)
    castVotes(life)
    const { decision } = life.does(FACILITATOR, 'councils.close', {}, { facts: { ...ballotsOf(life), family: kin(4_800_000) } })
    expect(decision).toMatchObject({ event: { to: 'approvingStreet', because: [{ rule: 'majority' }, { rule: 'splitting' }, { rule: 'levels', result: 'to-district' }] }, fund: [], project: { approvedFundFen: 0, approvals: [] } })
    expect(life.does(APPROVER, 'approvals.approve', { text: 'Agreed' }).decision.event.to).toBe('approvingDistrict')
    expect(life.does(LEADER, 'approvals.approve', { text: 'Agreed' }).decision.event.to).toBe('determined')
  })
  it('a meeting alone determines as before', () => {
    const life = aLifeIn('approvingCommunity', { ...plan, sponsored: 0 })
    schedule(life)
    openSitting(life)
    castVotes(life)
    expect(life.does(FACILITATOR, 'councils.close', {}, { facts: { ...ballotsOf(life), family: kin(2_500_000) } }).decision).toMatchObject({ event: { to: 'determined' }, fund: [{ kind: 'reserve', fen: 2_500_000 }] })
  })
  it('what stays within its cap alone and not together needs a written reason and the next higher level, even where the cap is hard', () => {
    const half: Plan = { ...PLANS.futian, cost: 20_000_000 }
    const no = sort(aLifeIn('triage', half), half, kin(20_000_001))
    expect(no).toMatchObject({ refusal: { code: 'needs-justification', rule: 'splitting', figures: { cap: 40_000_000, estimate: 20_000_000, together: 40_000_001 }, remedy: { estimate: 19_999_999 } } })
    expect(sort(aLifeIn('triage', half), half, kin(20_000_000)).ok).toBe(true)
    const life = aLifeIn('triage', half)
    life.does(STAFF, 'proposals.accept', { type: half.type, category: half.category, estimate: half.cost, ...SORTING, ...checklistOf({ id: half.packId, asOf: half.day }), justification: 'Two yards that share a gate' }, { facts: { roll: ROLL, family: kin(20_000_001) } })
    expect(life.told.at(-1)?.decision.event.told).toMatchObject({ justification: 'Two yards that share a gate', together: 40_000_001 })
    expect(approvingStages(life.project, life.scene(null).policy)).toEqual(['approvingStreet', 'approvingDistrict'])
  })
  it('a family that has grown smaller is seen at the next decision', () => {
    const life = aLifeIn('triage', plan)
    life.does(STAFF, 'proposals.accept', { type: plan.type, category: plan.category, estimate: plan.cost, ...SORTING, ...checklistOf({ id: plan.packId, asOf: plan.day }) }, { facts: { roll: ROLL, family: kin(4_000_000) } })
    life.does(STAFF, 'councils.consult', { minutes: 'm', participants: ['A', 'B'], estimate: plan.cost, partyStudy: true }, { facts: { family: [] } })
    expect(life.does(STAFF, 'approvals.request', {}, { facts: { family: [] } }).decision.event.to).toBe('approvingCommunity')
  })
})

describe('E05: a change order is counted with the contract, with earlier changes and with the family', () => {
  it('goes to the district where the whole does', () => {
    const life = aLifeIn('inProgress', PLANS.liuzhou)
    life.does(STAFF, 'works.change', { byFen: 100_000, reason: 'Rock' }, { facts: { family: kin(2_800_001) } })
    expect(life.project.stage).toBe('approvingStreet')
    expect(life.does(APPROVER, 'approvals.approve', { text: 'Agreed' }, { facts: { family: kin(2_800_001) } }).decision.event.to).toBe('approvingDistrict')
  })
  it('ends with the street where it does not', () => {
    const life = aLifeIn('inProgress', PLANS.liuzhou)
    life.does(STAFF, 'works.change', { byFen: 100_000, reason: 'Rock' }, { facts: { family: kin(2_800_000) } })
    expect(life.does(APPROVER, 'approvals.approve', { text: 'Agreed' }, { facts: { family: kin(2_800_000) } }).decision.event.to).toBe('inProgress')
  })
})

describe('E23: one supplier, one category, one fiscal year', () => {
  const delivered = lamp({ estate: 'far', stage: 'inProgress', implementer: { supplier: QUOTES[0], person: null, fen: 4_000_000, quotes: 3, method: 'single', confirmedOn: '2018-04-01', reason: null } })
  const supplied = (others: readonly Project[]) => suppliedBy(first, { others, suppliers: [QUOTES[0]], policy })
  it('is summed up wherever in the street it was', () => {
    expect(supplied([delivered])).toEqual([{ project: 'p2', code: 'SECOND1', title: 'Lamps for corridor B', fen: 4_000_000, same: ['supplier', 'category'] }])
    expect(supplied([lamp({ ...delivered, triage: { ...triage, category: 'livelihoodService' } }), lamp({ ...delivered, implementer: null })])).toEqual([])
  })
  const choosing = (): Life => {
    const life = aLifeIn('implementerSelecting', PLANS.liuzhou)
    QUOTES.forEach((supplier) => life.does(STAFF, 'works.recordQuote', { supplier, ...registered(supplier), fen: 2_100_000 }))
    life.does(STAFF, 'works.nominate', { quote: 0 })
    return life
  }
  it('across a bound that each contract alone keeps it needs a written reason, which is told to everyone', () => {
    const life = choosing()
    expect(life.refused(CLERK, 'works.confirmImplementer', { person: BUILDER }, { facts: { supplied: kin(2_900_001) } })).toMatchObject({ code: 'needs-justification', rule: 'splitting', figures: { together: 5_000_001, cap: 5_000_000 }, remedy: { fen: 2_099_999 } })
    const { event } = life.does(CLERK, 'works.confirmImplementer', { person: BUILDER, justification: 'The only one with the mould' }, { facts: { supplied: kin(2_900_001) } }).decision
    expect(event).toMatchObject({ told: { justification: 'The only one with the mould' }, because: [{ rule: 'splitting', figures: { together: 5_000_001 } }] })
  })
  it('up to the bound it needs none', () => {
    expect(choosing().tries(CLERK2, 'works.confirmImplementer', { person: BUILDER }, { facts: { supplied: kin(2_900_000) } }).ok).toBe(true)
  })
})

describe('bounds', () => {
  it('E02: 「以内、不超过」 hold the figure itself, 「不满、低于」 do not', () => {
    expect(isInside(100, { figure: 100 })).toBe(true)
    expect(isInside(101, { figure: 100 })).toBe(false)
    expect(isInside(100, { figure: 100, bound: 'exclusive' })).toBe(false)
    expect(isInside(99, { figure: 100, bound: 'exclusive' })).toBe(true)
  })
  it('an exclusive tier hands the figure itself to the next one, an exclusive cap does not hold it', () => {
    const base = aScene(aProject()).policy
    const values = { ...base.values, approvalTiers: { ...policy.values.approvalTiers, value: [{ upToFen: 100, bound: 'exclusive', levels: ['community'] }, { upToFen: null, levels: ['street'] }] }, types: { ...base.values.types, value: [{ type: 'service', label: 's', capFen: 100, capMode: 'hard', bound: 'exclusive' }] } } as typeof base.values
    expect(levelsFor({ ...base, values }, 99).levels).toEqual(['community'])
    expect(levelsFor({ ...base, values }, 100).levels).toEqual(['street'])
    expect(capVerdict({ policy: { ...base, values }, type: 'service', fen: 100, fundFen: 100 }).verdict).toBe('over')
  })
  it('E04: the cap is held to the whole cost or to the fund’s part, as the pack says, and both are shown', () => {
    const base = aScene(aProject()).policy
    const byFund = { ...base, values: { ...base.values, capBasis: { value: 'fundShare', clause: 'x', since: '2017-01-01', tag: 'assumption' } } } as typeof base
    expect(capVerdict({ policy: base, type: 'service', fen: 20_000_001, fundFen: 1 }).verdict).toBe('needs-justification')
    expect(capVerdict({ policy: byFund, type: 'service', fen: 20_000_001, fundFen: 20_000_000 }).verdict).toBe('within')
    expect(capVerdict({ policy: byFund, type: 'service', fen: 20_000_001, fundFen: 20_000_001 }).verdict).toBe('needs-justification')
    expect(aLifeIn('determined', PLANS.luohu).told.at(-1)?.decision.event.because[0]?.figures).toEqual({ cap: 20_000_000, cost: 20_000_000, fund: 19_950_000 })
  })
})
