import { addMonths, dayOf, endOf } from '../../domain/calendar'
import { nextLevelFor } from '../../domain/oversight/timer'
import { decide } from '../../domain/projects/decide'
import { aProject, aScene } from './builders'
import type { Life } from './life'
import { aLifeIn, castVotes, closeSitting, liveOn, openSitting, PLANS, schedule, seated, type Plan } from './lives'
import { APPROVER, BUILDER, CLERK, FINANCE, LEADER, SPONSOR, STAFF, TEAM, WANG } from './town'

const words = { text: 'Agreed' }
const consulted = (plan: Plan): Life => {
  const life = aLifeIn('consultation', plan)
  life.does(STAFF, 'councils.consult', { minutes: 'm', participants: ['A', 'B'], estimate: plan.cost, partyStudy: true })
  return life
}
const overCap = { ...PLANS.luohu, cost: 20_000_001, price: 20_000_001 } as const

describe('asking for approval', () => {
  it('leads to the level that the cost selects: 50,000 yuan to the meeting, one fen more to the street', () => {
    expect(consulted({ ...PLANS.liuzhou, cost: 5_000_000 }).does(STAFF, 'approvals.request', {}).decision.event).toMatchObject({ transition: 'T11c', to: 'approvingCommunity', told: { cost: 5_000_000, fund: 5_000_000 } })
    expect(consulted({ ...PLANS.liuzhou, cost: 5_000_001 }).does(STAFF, 'approvals.request', {}).decision.event).toMatchObject({ to: 'approvingStreet', passed: ['councilScheduled', 'councilSession', 'resolved', 'resolutionNotice'] })
  })
  it('needs minutes, and a route without a sitting before', () => {
    expect(aLifeIn('consultation', PLANS.liuzhou).refused(STAFF, 'approvals.request', {})).toMatchObject({ code: 'minutes-needed' })
    const life = aLifeIn('consultation')
    life.does(CLERK, 'councils.consult', { minutes: 'm', participants: ['A', 'B'], estimate: 1 })
    expect(life.refused(STAFF, 'approvals.request', {})).toMatchObject({ code: 'not-at-this-stage', about: 'councilScheduled' })
  })
})

describe('approving', () => {
  it('reserves what others do not give, in the same write', () => {
    const life = aLifeIn('approvingStreet')
    const told = life.does(APPROVER, 'approvals.approve', words)
    expect(told.decision).toMatchObject({ event: { transition: 'T18', to: 'determined', told: { level: 'street', text: 'Agreed', cost: 20_000_000, fund: 19_950_000 }, because: [{ rule: 'cap' }, { rule: 'levels', result: 'to-street' }] }, fund: [{ kind: 'reserve', fen: 19_950_000 }] })
    expect(life.project).toMatchObject({ approvedFundFen: 19_950_000, cost: 20_000_000, fundId: 'c:year', approvals: [{ level: 'street', by: APPROVER }] })
    expect(life.account.reserved).toBe(19_950_000)
  })
  it('reserves nothing where others give it all', () => {
    expect(aLifeIn('determined', PLANS.panlong).told.at(-1)?.decision).toMatchObject({ fund: [], project: { approvedFundFen: 0 } })
  })
  it('does not happen when the fund has one fen too little', () => {
    expect(aLifeIn('approvingStreet', { ...PLANS.luohu, fund: 19_949_999 }).refused(APPROVER, 'approvals.approve', words)).toMatchObject({ code: 'insufficient-fund', figures: { available: 19_949_999, wanted: 19_950_000 } })
    expect(aLifeIn('approvingStreet', { ...PLANS.luohu, fund: 19_950_000 }).tries(APPROVER, 'approvals.approve', words).ok).toBe(true)
  })
  it('goes level by level, and only the last one reserves', () => {
    const life = aLifeIn('approvingStreet', PLANS.liuzhouLarge)
    expect(life.refused(LEADER, 'approvals.approve', words)).toMatchObject({ code: 'wrong-level', about: 'streetApprover' })
    expect(life.does(APPROVER, 'approvals.approve', words).decision).toMatchObject({ event: { to: 'approvingDistrict' }, fund: [], project: { approvedFundFen: 0, cost: null } })
    expect(life.refused(APPROVER, 'approvals.approve', words)).toMatchObject({ code: 'wrong-level', about: 'districtLeadingGroup' })
    expect(life.does(LEADER, 'approvals.approve', words).decision).toMatchObject({ event: { to: 'determined' }, fund: [{ kind: 'reserve', fen: 5_000_000 }] })
    expect(life.project.approvals.map((a) => a.level)).toEqual(['street', 'district'])
  })
  it('takes two persons for two levels', () => {
    const life = aLifeIn('approvingStreet', PLANS.liuzhouLarge)
    life.does(APPROVER, 'approvals.approve', words)
    expect(life.refused(APPROVER, 'approvals.approve', words, { roles: ['districtLeadingGroup'] })).toMatchObject({ code: 'second-person-needed' })
  })
  it('is not the proposer’s', () => {
    for (const [command, said] of [['approvals.approve', words], ['approvals.return', words], ['approvals.reject', { reason: 'overCap', ...words }]] as const) {
      expect(aLifeIn('approvingStreet').refused(WANG, command, said as never, { roles: ['streetApprover'] })).toMatchObject({ code: 'proposer-may-not-decide', duty: 'SoD-1' })
      expect(aLifeIn('approvingStreet').refused(STAFF, command, said as never)).toMatchObject({ code: 'not-your-role' })
    }
  })
  it('asks why, and the next higher level, where a cap that holds in principle is exceeded by one fen', () => {
    const life = aLifeIn('consultation', PLANS.luohu)
    life.does(CLERK, 'councils.consult', { minutes: 'm', participants: ['A', 'B'], estimate: 20_000_001 })
    schedule(life)
    openSitting(life)
    castVotes(life)
    closeSitting(life)
    liveOn(life, overCap, 'approvingStreet')
    expect(life.refused(APPROVER, 'approvals.approve', words)).toMatchObject({ code: 'needs-justification', figures: { cap: 20_000_000, cost: 20_000_001 } })
    expect(life.does(APPROVER, 'approvals.approve', { ...words, justification: 'Two buildings' }).decision.event).toMatchObject({ to: 'approvingDistrict', told: { justification: 'Two buildings' } })
    expect(life.does(LEADER, 'approvals.approve', { ...words, justification: 'Two buildings' }).decision.event).toMatchObject({ to: 'determined' })
  })
  it('stops at the street where the cap is kept to the fen', () => {
    expect(aLifeIn('determined', PLANS.luohu).told.at(-1)?.decision.event.from).toBe('approvingStreet')
  })
  it('cannot exceed a hard cap, whatever the reason', () => {
    const life = aLifeIn('consultation', PLANS.futian)
    life.does(CLERK, 'councils.consult', { minutes: 'm', participants: ['A', 'B'], estimate: 40_000_001 })
    schedule(life)
    openSitting(life)
    castVotes(life)
    closeSitting(life)
    liveOn(life, PLANS.futian, 'approvingStreet')
    expect(life.refused(APPROVER, 'approvals.approve', { ...words, justification: 'Needed' })).toMatchObject({ code: 'over-cap', figures: { cap: 40_000_000, cost: 40_000_001 } })
  })
})

describe('returning', () => {
  it('sends it back to be talked over and voted on anew', () => {
    const life = aLifeIn('approvingStreet')
    expect(life.does(APPROVER, 'approvals.return', { text: 'No drawing' }).decision.event).toMatchObject({ transition: 'T19b', to: 'consultation', told: { text: 'No drawing' } })
    expect(life.project.sitting).toBeNull()
    expect(life.refused(STAFF, 'councils.schedule', { on: '2030-01-01', venue: 'Hall' }, { facts: seated(['x']) })).toMatchObject({ code: 'minutes-needed' })
  })
  it('from the district undoes the street’s approval, which the same officer may give again', () => {
    const life = aLifeIn('approvingDistrict', PLANS.liuzhouLarge)
    life.does(LEADER, 'approvals.return', words)
    life.does(STAFF, 'councils.consult', { minutes: 'm', participants: ['A', 'B'], estimate: 6_000_000 })
    life.does(STAFF, 'approvals.request', {})
    expect(life.project.approvals).toEqual([])
    expect(life.does(APPROVER, 'approvals.approve', words).decision.event.to).toBe('approvingDistrict')
  })
  it('may change the tier: a smaller estimate goes to the meeting', () => {
    const life = aLifeIn('approvingStreet', PLANS.liuzhouLarge)
    life.does(APPROVER, 'approvals.return', words)
    life.does(STAFF, 'councils.consult', { minutes: 'm', participants: ['A', 'B'], estimate: 5_000_000 })
    expect(life.does(STAFF, 'approvals.request', {}).decision.event.to).toBe('approvingCommunity')
  })
})

describe('returning what nobody consulted on', () => {
  it('sends it to be sorted anew', () => {
    const project = aProject({ stage: 'approvingStreet', consultations: [] })
    expect(decide(aScene(project, { roles: ['streetApprover'] }), 'approvals.return', words)).toMatchObject({ ok: true, value: { project: { stage: 'triage' } } })
  })
})

describe('rejecting', () => {
  it('ends it with a reason, and owes back what was given', () => {
    const life = aLifeIn('approvingStreet', PLANS.shenzhen)
    life.does(STAFF, 'funds.receive', { pledge: life.project.pledges[0]?.id ?? '', reference: 'R' })
    expect(life.does(APPROVER, 'approvals.reject', { reason: 'duplicatesGovernmentProject', text: 'Planned' }).decision).toMatchObject({ event: { transition: 'T19a', to: 'rejected', told: { reason: 'duplicatesGovernmentProject', text: 'Planned' } }, fund: [] })
    expect(life.project).toMatchObject({ rejection: { reason: 'duplicatesGovernmentProject', stage: 'approvingStreet' }, approvedFundFen: 0 })
    expect(life.project.pledges.map((p) => p.state)).toEqual(['refundDue', 'void'])
  })
})

describe('the reserve', () => {
  it('gives the money back and takes it again when a batch opens, by the same officer', () => {
    const life = aLifeIn('determined')
    expect(life.does(APPROVER, 'approvals.reserve', { text: 'Next year' }).decision).toMatchObject({ event: { transition: 'T20', to: 'reserve' }, fund: [{ kind: 'release', reserved: 19_950_000, committed: 0 }] })
    expect(life.account).toMatchObject({ reserved: 0, available: 100_000_000 })
    expect(life.does(APPROVER, 'approvals.release', { text: 'A batch opens' }).decision.event).toMatchObject({ transition: 'T21', to: 'approvingStreet' })
    life.does(APPROVER, 'approvals.approve', words)
    expect(life.account.reserved).toBe(19_950_000)
  })
  it('of a small project leads back to the meeting', () => {
    const life = aLifeIn('determined', PLANS.liuzhou)
    life.does(APPROVER, 'approvals.reserve', words)
    expect(life.does(APPROVER, 'approvals.release', words).decision.event.to).toBe('approvingCommunity')
    expect(life.project).toMatchObject({ sitting: null, approvals: [] })
  })
  const waiting = (): Life => {
    const life = aLifeIn('determined', PLANS.luohu)
    life.does(APPROVER, 'approvals.reserve', { text: 'Next year' })
    return life
  }
  it('holds a project of a two-year plan for two years, by a clock that everybody sees', () => {
    const life = waiting()
    const [clock] = life.project.deadlines
    const day = dayOf(life.now)
    expect(clock).toMatchObject({ kind: 'planningHorizon', anchor: day, clause: '工作总结一（二）2' })
    expect(clock?.how).toContain(`+24m=${addMonths(day, 24)}`)
    expect(nextLevelFor(life.project, 'planningHorizon', life.scene(APPROVER).policy)).toEqual(['districtLeadingGroup', 'districtCoordinator'])
  })
  it('on the last day of the plan still leads to the approval; the day after, back to be talked over, with the reason', () => {
    const life = waiting()
    const due = life.project.deadlines[0]?.due ?? ''
    life.waitUntil(endOf(due) - 1)
    expect(life.fork().does(APPROVER, 'approvals.release', words).decision.event).toMatchObject({ transition: 'T21', to: 'approvingStreet', because: [] })
    life.waitUntil(endOf(due))
    expect(life.project.stage).toBe('reserve')
    const { event } = life.does(APPROVER, 'approvals.release', words).decision
    expect(event).toMatchObject({ transition: 'T21', to: 'consultation', because: [{ rule: 'planning', result: 'lapsed', figures: { due }, clause: '工作总结一（二）2', tag: 'quoted' }] })
    expect(life.project).toMatchObject({ approvedFundFen: 0, sitting: null })
    expect(life.account.reserved).toBe(0)
    expect(life.refused(APPROVER, 'approvals.approve', words)).toMatchObject({ code: 'not-at-this-stage' })
  })
  it('does not begin the years anew when it is released in time and reserved again, but does once it was talked over again', () => {
    const life = waiting()
    const [first] = life.project.deadlines
    life.waitUntil(endOf(first?.due ?? '') - 30 * 86_400_000)
    life.does(APPROVER, 'approvals.release', words)
    life.does(APPROVER, 'approvals.reserve', words)
    expect(life.project.deadlines).toMatchObject([{ kind: 'planningHorizon', anchor: first?.anchor, due: first?.due }])
    life.waitUntil(endOf(first?.due ?? ''))
    life.does(APPROVER, 'approvals.release', words)
    expect(life.project).toMatchObject({ stage: 'consultation', reservedOn: null })
    liveOn(life, PLANS.luohu, 'determined')
    life.does(APPROVER, 'approvals.reserve', words)
    expect(life.project.deadlines[0]?.anchor).toBe(dayOf(life.now - 60_000))
  })
  it('has no such clock where the scheme makes no plan of years', () => {
    const life = aLifeIn('determined', PLANS.shenzhen)
    life.does(APPROVER, 'approvals.reserve', { text: 'Next year' })
    expect(life.project.deadlines).toEqual([])
    life.waitUntil(life.now + 3 * 366 * 86_400_000)
    expect(life.does(APPROVER, 'approvals.release', words).decision.event.to).toBe('approvingStreet')
  })
  it('takes nothing from a fund that gave nothing', () => {
    expect(aLifeIn('approvingStreet').does(APPROVER, 'approvals.reserve', words).decision.fund).toEqual([])
  })
  it('is the street’s', () => {
    expect(aLifeIn('determined').refused(LEADER, 'approvals.reserve', words)).toMatchObject({ code: 'not-your-role' })
  })
})

describe('a change order', () => {
  /** The contract is 100 fen under the approval; three hundred more are asked for. */
  const plan = { ...PLANS.shenzhen, price: 29_999_900 } as const
  const asked = (one: Plan = plan, byFen = 300): Life => {
    const life = aLifeIn('inProgress', one)
    life.does(one.packId === 'panlong-2020' ? TEAM : CLERK, 'works.change', { byFen, reason: 'Rock in the ground' })
    return life
  }
  it('asks the street while the delivery clocks run on', () => {
    const life = asked()
    expect(life.told.at(-1)?.decision.event).toMatchObject({ transition: 'T28c', to: 'approvingStreet', told: { byFen: 300, reason: 'Rock in the ground' } })
    expect(life.project.deadlines.map((d) => d.kind)).toEqual(['physicalFinish'])
    expect(life.project.approvals).toEqual([])
  })
  it('takes from the fund the contract and its changes less what was received, not what the contract had saved', () => {
    const life = asked()
    expect(life.account.committed).toBe(28_999_900)
    expect(life.does(APPROVER, 'approvals.approve', words).decision).toMatchObject({ event: { to: 'inProgress', told: { cost: 30_000_200, fund: 29_000_200 } }, fund: [{ kind: 'reserve', fen: 300 }, { kind: 'commit', reserved: 300, fen: 300 }] })
    expect(life.account).toMatchObject({ reserved: 0, committed: 29_000_200 })
    expect(life.project).toMatchObject({ stage: 'inProgress', approvedFundFen: 29_000_200, cost: 30_000_200 })
    expect(life.project.deadlines.map((d) => d.kind)).toEqual(['physicalFinish'])
  })
  it('adds to the money that the project has, in the account of the year in which it was approved', () => {
    const life = asked()
    life.does(APPROVER, 'approvals.approve', words, { facts: { fundId: 'c:next-year' } })
    expect(life.project).toMatchObject({ stage: 'inProgress', fundId: 'c:year' })
  })
  it('counts no promise that never came', () => {
    const one = { ...PLANS.luohu, cost: 10_000_000, price: 10_000_000 } as const
    const life = aLifeIn('funding', one)
    life.does(SPONSOR, 'funds.pledge', { source: 'sponsorship', fen: 400_000 })
    life.does(STAFF, 'funds.receive', { pledge: life.project.pledges[0]?.id ?? '', reference: 'R' })
    life.does(FINANCE, 'funds.complete', {})
    liveOn(life, one, 'inProgress')
    life.does(CLERK, 'works.change', { byFen: 1_000, reason: 'Rock' })
    expect(life.does(APPROVER, 'approvals.approve', words).decision.fund[0]).toEqual({ kind: 'reserve', fen: 1_000 })
  })
  it('may be spent only once it is approved', () => {
    const life = asked()
    life.does(APPROVER, 'approvals.approve', words)
    expect(life.refused(BUILDER, 'works.recordExpense', { fen: 30_000_201, what: 'All' })).toMatchObject({ code: 'over-committed', figures: { contract: 30_000_200 } })
    expect(life.tries(BUILDER, 'works.recordExpense', { fen: 30_000_200, what: 'All' }).ok).toBe(true)
  })
  it.each(['approvals.return', 'approvals.reject'] as const)('turned down by %s leaves contract, fund and what may be spent as they were', (command) => {
    const life = asked()
    const { account } = life
    const { event } = life.does(APPROVER, command, (command === 'approvals.reject' ? { reason: 'overCap', ...words } : words) as never).decision
    expect(event.to).toBe('inProgress')
    expect(life.project).toMatchObject({ changes: [], rejection: null, cost: 30_000_000 })
    expect(life.account).toEqual(account)
    expect(life.refused(BUILDER, 'works.recordExpense', { fen: 29_999_901, what: 'All' })).toMatchObject({ code: 'over-committed', figures: { contract: 29_999_900 } })
    expect(life.project.deadlines.map((d) => d.kind)).toEqual(['physicalFinish'])
  })
  it('is measured with the whole against the cap', () => {
    const one = { ...PLANS.luohu, cost: 20_000_000, price: 20_000_000 } as const
    const life = asked(one, 1)
    expect(life.refused(APPROVER, 'approvals.approve', words)).toMatchObject({ code: 'needs-justification', figures: { cost: 20_000_001 } })
    expect(life.does(APPROVER, 'approvals.approve', { ...words, justification: 'Rock' }).decision.event.to).toBe('approvingDistrict')
    expect(life.does(LEADER, 'approvals.approve', { ...words, justification: 'Rock' }).decision.event.to).toBe('inProgress')
  })
  it('that lifts a small project of 柳州 over 50,000 yuan goes to street and district; one that does not stops at the street', () => {
    const one = { ...PLANS.liuzhou, cost: 4_900_000, price: 4_900_000 } as const
    const small = asked(one, 100_000)
    expect(small.does(APPROVER, 'approvals.approve', words).decision.event.to).toBe('inProgress')
    const large = asked(one, 100_001)
    expect(large.does(APPROVER, 'approvals.approve', words).decision).toMatchObject({ event: { to: 'approvingDistrict' }, fund: [] })
    expect(large.project.deadlines.map((d) => d.kind)).toEqual(['approval', 'fiscalYearEnd'])
    expect(large.does(LEADER, 'approvals.approve', words).decision.event.to).toBe('inProgress')
    expect(large.account.committed).toBe(3_900_001)
  })
  it('turned down by the district falls whole, and the next one starts again with the street', () => {
    const life = asked({ ...PLANS.liuzhou, cost: 4_900_000, price: 4_900_000 }, 200_000)
    life.does(APPROVER, 'approvals.approve', words)
    life.does(LEADER, 'approvals.return', words)
    expect(life.project).toMatchObject({ stage: 'inProgress', changes: [] })
    life.does(CLERK, 'works.change', { byFen: 150_000, reason: 'Less rock' })
    expect(life.does(APPROVER, 'approvals.approve', words).decision.event.to).toBe('approvingDistrict')
  })
  it('is not the implementer’s to approve, nor of one who has paid for the work', () => {
    expect(asked().refused(BUILDER, 'approvals.approve', words, { roles: ['streetApprover'] })).toMatchObject({ code: 'has-interest', duty: 'SoD-2' })
    const paid = aLifeIn('inProgress', plan)
    paid.does(BUILDER, 'works.recordExpense', { fen: 1, what: 'Nails' })
    paid.does(FINANCE, 'funds.pay', { expense: paid.project.expenses[0]?.id ?? '', reference: 'V' })
    paid.does(CLERK, 'works.change', { byFen: 1, reason: 'Rock' })
    expect(paid.refused(FINANCE, 'approvals.approve', words, { roles: ['streetApprover'] })).toMatchObject({ code: 'approver-may-not-pay', duty: 'SoD-5' })
  })
  it('ends nothing: works under contract are neither terminated nor put into the reserve, and nobody gives to them', () => {
    const life = asked()
    expect(life.refused(APPROVER, 'works.terminate', words)).toMatchObject({ code: 'not-at-this-stage', about: 'approvingStreet' })
    expect(life.refused(APPROVER, 'approvals.reserve', words)).toMatchObject({ code: 'not-at-this-stage', about: 'approvingStreet' })
    expect(life.refused(SPONSOR, 'funds.pledge', { source: 'sponsorship', fen: 1 })).toMatchObject({ code: 'not-at-this-stage', about: 'approvingStreet' })
    expect(life.refused(STAFF, 'funds.receive', { pledge: 'x', reference: 'R' })).toMatchObject({ code: 'not-at-this-stage' })
  })
  it('is paid and settled like the rest, to the last fen', () => {
    const life = asked()
    life.does(APPROVER, 'approvals.approve', words)
    life.does(BUILDER, 'works.recordExpense', { fen: 30_000_200, what: 'All' })
    life.does(BUILDER, 'works.claimCompletion', { text: 'Done', photos: ['x'] })
    liveOn(life, plan, 'resultNotice')
    expect(life.account).toMatchObject({ reserved: 0, committed: 0, paid: 29_000_200 })
    expect(life.project.accounts).toMatchObject({ finalFen: 30_000_200, surplusFen: 0 })
  })
})
