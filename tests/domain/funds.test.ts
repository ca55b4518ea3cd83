import fc from 'fast-check'
import { appropriate, appropriateWithin, balances, ceilingReason, decideFund, entryOf, newAccount } from '../../domain/funds/account'
import type { FundMove } from '../../contracts/joint'
import { fundShareOf } from '../../domain/approvals/share'
import { dayOf } from '../../domain/calendar'
import { actionsFor, atDeskOf, expectedOf } from '../../domain/projects/actions'
import { viewOf } from '../../domain/projects/view'
import { aProject } from './builders'
import type { Life } from './life'
import { aLifeIn, liveOn, PLANS, type Plan } from './lives'
import { APPROVER, BUILDER, CLERK, COUNCIL, EVALUATOR, FINANCE, FINANCE2, FRIEND, NEIGHBOUR, SPONSOR, STAFF, STAFF2, STAFF3, STAFF4, STRANGER, TEAM, WANG } from './town'

const empty = newAccount({ id: 'a', unit: 'c', unitName: 'C', year: 2026 })
const holding = (fen: number) => appropriate(empty, fen)
const after = (fen: number, ...moves: readonly FundMove[]) => moves.reduce((account, move) => { const answer = decideFund(account, move); return answer.ok ? answer.value : account }, holding(fen))

describe('one year of a fund', () => {
  const fen = fc.integer({ min: 0, max: 120 })
  const move: fc.Arbitrary<FundMove> = fc.oneof(
    fen.map((n) => ({ kind: 'reserve' as const, fen: n })), fen.map((n) => ({ kind: 'pay' as const, fen: n })),
    fc.record({ kind: fc.constant('release' as const), reserved: fen, committed: fen }), fc.record({ kind: fc.constant('commit' as const), reserved: fen, fen }),
  )
  it('always adds up to what was appropriated and owes nothing, whatever is asked of it in whatever order', () => {
    fc.assert(fc.property(fen, fc.array(move, { maxLength: 60 }), (given, moves) => {
      let account = holding(given)
      for (const one of moves) {
        const answer = decideFund(account, one)
        if (answer.ok) expect(answer.value.version).toBe(account.version + 1)
        account = answer.ok ? answer.value : account
        expect(balances(account)).toBe(true)
        expect(account.appropriated).toBe(given)
      }
    }), { seed: 20260302, numRuns: 400 })
  })
  it('never pays back what was paid', () => {
    fc.assert(fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      moves.reduce((account, one) => {
        const answer = decideFund(account, one)
        if (answer.ok) expect(answer.value.paid).toBeGreaterThanOrEqual(account.paid)
        return answer.ok ? answer.value : account
      }, holding(500))
    }), { seed: 20260302, numRuns: 200 })
  })
  it('a refused move changes nothing', () => {
    const account = Object.freeze(holding(10))
    for (const one of [{ kind: 'reserve', fen: 11 }, { kind: 'pay', fen: 1 }, { kind: 'release', reserved: 1, committed: 0 }, { kind: 'release', reserved: 0, committed: 1 }, { kind: 'commit', reserved: 1, fen: 1 }] as const) expect(decideFund(account, one).ok).toBe(false)
    expect(account).toEqual(holding(10))
  })
  it('gives its last fen, and says how much is there when one more is asked', () => {
    expect(decideFund(holding(10), { kind: 'reserve', fen: 10 }).ok).toBe(true)
    expect(decideFund(holding(10), { kind: 'reserve', fen: 11 })).toMatchObject({ refusal: { code: 'insufficient-fund', figures: { available: 10, wanted: 11 } } })
  })
  it('of two that want the same money, the second gets none', () => {
    expect(decideFund(after(10, { kind: 'reserve', fen: 10 }), { kind: 'reserve', fen: 1 })).toMatchObject({ refusal: { code: 'insufficient-fund', figures: { available: 0 } } })
  })
  it('commits a reservation and gives the rest of it back', () => {
    expect(after(10, { kind: 'reserve', fen: 8 }, { kind: 'commit', reserved: 8, fen: 5 })).toMatchObject({ available: 5, reserved: 0, committed: 5 })
  })
  it('pays no more than is committed', () => {
    expect(decideFund(after(10, { kind: 'reserve', fen: 8 }, { kind: 'commit', reserved: 8, fen: 5 }), { kind: 'pay', fen: 6 })).toMatchObject({ refusal: { code: 'over-committed', figures: { committed: 5 } } })
  })
  it('grows with every appropriation of the year, each a version of its own', () => {
    expect(appropriate(holding(7), 3)).toEqual({ ...empty, appropriated: 10, available: 10, version: 2 })
  })
  it('writes one line for each move', () => {
    expect(entryOf(after(10, { kind: 'reserve', fen: 8 }), { kind: 'release', reserved: 3, committed: 2 }, 'p1', 7)).toEqual({ at: 7, kind: 'release', fen: 5, project: 'p1', availableAfter: 2 })
  })
})

describe('a district’s year', () => {
  const ceiling = { value: 100, clause: '工作总结二（一）', quote: '最高上限', tag: 'quoted', since: '2017-02-01' } as const
  const total = { district: 'd', year: 2026, appropriated: 60 }
  it('may be given up to the ceiling, the last fen included, and says what is left when more is asked', () => {
    expect(appropriateWithin(total, 40, ceiling)).toEqual({ ok: true, value: { ...total, appropriated: 100 } })
    expect(appropriateWithin(total, 41, ceiling)).toMatchObject({ refusal: { code: 'over-district-ceiling', rule: 'ceiling', clause: '工作总结二（一）', figures: { ceiling: 100, appropriated: 60, fen: 41 }, remedy: { mostFen: 40 } } })
  })
  it('that already is above it is given nothing more', () => {
    expect(appropriateWithin({ ...total, appropriated: 120 }, 1, ceiling)).toMatchObject({ refusal: { remedy: { mostFen: 0 } } })
    expect(ceilingReason({ appropriated: 101 }, ceiling)).toMatchObject({ result: 'over' })
    expect(ceilingReason({ appropriated: 100 }, ceiling)).toMatchObject({ result: 'within', figures: { appropriated: 100, ceiling: 100 } })
  })
  it('has no bound where the scheme names none', () => {
    expect(appropriateWithin(total, 1_000_000, undefined)).toMatchObject({ value: { appropriated: 1_000_060 } })
    expect(ceilingReason(total, undefined)).toBeNull()
  })
})

describe('the fund’s share', () => {
  const pledge = (source: 'sponsorship' | 'residentContribution' | 'inKind', fen: number, state: 'pledged' | 'received' | 'void' | 'refundDue' = 'pledged') => ({ id: 'x', source, from: 'y', publicName: null, fen, note: '', state, reference: null })
  it('is the gap that others leave, and never negative', () => {
    const cost = 2_100_000
    expect(fundShareOf(aProject({ cost, pledges: [pledge('sponsorship', 1_100_000)] }))).toBe(1_000_000)
    expect(fundShareOf(aProject({ cost, pledges: [pledge('sponsorship', 2_000_000), pledge('residentContribution', 100_001)] }))).toBe(0)
  })
  it('counts no work in kind, nothing withdrawn and nothing owed back', () => {
    expect(fundShareOf(aProject({ cost: 100, pledges: [pledge('inKind', 50), pledge('sponsorship', 30, 'void'), pledge('residentContribution', 20, 'refundDue')] }))).toBe(100)
  })
})

describe('promising', () => {
  const here = () => aLifeIn('consultation')
  it('adds to the gap filled, under the name that the giver chose and no other', () => {
    const life = here()
    expect(life.does(NEIGHBOUR, 'funds.pledge', { source: 'residentContribution', fen: 5_000 }).decision.event).toMatchObject({ transition: 'T24p', to: 'consultation', told: { source: 'residentContribution', fen: 5_000 } })
    expect(life.project.pledges).toMatchObject([{ from: NEIGHBOUR, publicName: null, state: 'pledged', reference: null }])
  })
  it('is for neighbours and units of the place, not for strangers', () => {
    expect(here().refused(STRANGER, 'funds.pledge', { source: 'residentContribution', fen: 1 })).toMatchObject({ code: 'not-your-role' })
    expect(here().refused(NEIGHBOUR, 'funds.pledge', { source: 'sponsorship', fen: 1 })).toMatchObject({ code: 'stranger-may-not-give', clause: '居委会组织法 §42' })
  })
  it('is of money, or of things that are named; things are never money', () => {
    expect(here().refused(NEIGHBOUR, 'funds.pledge', { source: 'residentContribution', fen: 0 })).toMatchObject({ code: 'fields-missing', about: 'fen' })
    expect(here().refused(NEIGHBOUR, 'funds.pledge', { source: 'inKind', fen: 0, note: ' ' })).toMatchObject({ code: 'fields-missing', about: 'note' })
    expect(here().does(NEIGHBOUR, 'funds.pledge', { source: 'inKind', fen: 500, note: 'Two days of work' }).decision.project.pledges[0]?.fen).toBe(0)
  })
  it('begins when the proposal is public and ends when the money is complete', () => {
    for (const stage of ['triage', 'funding'] as const) expect(aLifeIn(stage).tries(NEIGHBOUR, 'funds.pledge', { source: 'residentContribution', fen: 1 }).ok).toBe(true)
    for (const stage of ['draft', 'proposed', 'funded', 'inProgress', 'closed'] as const) expect(aLifeIn(stage).refused(NEIGHBOUR, 'funds.pledge', { source: 'residentContribution', fen: 1 })).toMatchObject({ code: 'not-at-this-stage' })
  })
})

describe('taking a promise back', () => {
  const promised = () => {
    const life = aLifeIn('consultation')
    life.does(NEIGHBOUR, 'funds.pledge', { source: 'residentContribution', fen: 5_000 })
    return { life, pledge: life.project.pledges[0]?.id ?? '' }
  }
  it('is the giver’s right until it is received', () => {
    const { life, pledge } = promised()
    expect(life.does(NEIGHBOUR, 'funds.withdrawPledge', { pledge }).decision.event).toMatchObject({ transition: 'T24w', told: { source: 'residentContribution', fen: 5_000 } })
    expect(life.project.pledges[0]?.state).toBe('void')
    expect(life.refused(NEIGHBOUR, 'funds.withdrawPledge', { pledge })).toMatchObject({ code: 'no-such-pledge' })
  })
  it('is nobody else’s', () => {
    const { life, pledge } = promised()
    expect(life.refused(FRIEND, 'funds.withdrawPledge', { pledge })).toMatchObject({ code: 'no-such-pledge' })
    life.does(FRIEND, 'funds.pledge', { source: 'residentContribution', fen: 1 })
    expect(life.refused(FRIEND, 'funds.withdrawPledge', { pledge })).toMatchObject({ code: 'no-such-pledge', about: pledge })
  })
  it('is too late once it is received', () => {
    const { life, pledge } = promised()
    life.does(STAFF2, 'funds.receive', { pledge, reference: 'R1' })
    life.does(NEIGHBOUR, 'funds.pledge', { source: 'residentContribution', fen: 1 })
    expect(life.refused(NEIGHBOUR, 'funds.withdrawPledge', { pledge })).toMatchObject({ code: 'already-received' })
  })
  it('after the approval leaves a gap that the fund does not fill by itself', () => {
    const life = aLifeIn('funding', PLANS.liuzhou)
    life.does(SPONSOR, 'funds.withdrawPledge', { pledge: life.project.pledges[0]?.id ?? '' })
    expect(life.refused(FINANCE, 'funds.complete', {})).toMatchObject({ code: 'money-not-complete', figures: { has: 1_000_000, cost: 2_100_000, missing: 1_100_000 } })
    life.does(SPONSOR, 'funds.pledge', { source: 'sponsorship', fen: 1_100_000 })
    life.does(STAFF2, 'funds.receive', { pledge: life.project.pledges.at(-1)?.id ?? '', reference: 'R' })
    expect(life.tries(FINANCE, 'funds.complete', {}).ok).toBe(true)
  })
})

describe('receiving', () => {
  it('is confirmed with a reference, once', () => {
    const life = aLifeIn('funding', PLANS.liuzhou)
    const pledge = life.project.pledges[0]?.id ?? ''
    expect(life.does(FINANCE, 'funds.receive', { pledge, reference: 'R7' }).decision.event).toMatchObject({ transition: 'T24r', told: { source: 'sponsorship', fen: 1_100_000 } })
    expect(life.project.pledges[0]).toMatchObject({ state: 'received', reference: 'R7' })
    expect(life.refused(FINANCE, 'funds.receive', { pledge, reference: 'R8' })).toMatchObject({ code: 'already-received' })
  })
  it('needs a promise', () => {
    expect(aLifeIn('triage').refused(FINANCE, 'funds.receive', { pledge: 'x', reference: 'R' })).toMatchObject({ code: 'no-such-pledge' })
    expect(aLifeIn('funding', PLANS.liuzhou).refused(FINANCE, 'funds.receive', { pledge: 'x', reference: 'R' })).toMatchObject({ code: 'no-such-pledge', about: 'x' })
  })
  it('of one’s own gift is somebody else’s to confirm', () => {
    const life = aLifeIn('triage')
    life.does(STAFF2, 'funds.pledge', { source: 'residentContribution', fen: 1 }, { roles: ['resident'] })
    expect(life.refused(STAFF2, 'funds.receive', { pledge: life.project.pledges[0]?.id ?? '', reference: 'R' })).toMatchObject({ code: 'second-person-needed', duty: 'SoD-5' })
  })
})

describe('the money is complete', () => {
  it('when what was received and what the fund gives reach the cost; promises do not count', () => {
    const life = aLifeIn('funding', PLANS.liuzhou)
    expect(life.refused(FINANCE, 'funds.complete', {})).toMatchObject({ code: 'money-not-complete', figures: { missing: 1_100_000 } })
    life.does(STAFF2, 'funds.receive', { pledge: life.project.pledges[0]?.id ?? '', reference: 'R' })
    expect(life.does(FINANCE, 'funds.complete', {}).decision.event).toMatchObject({ transition: 'T24', to: 'funded', told: { received: 1_100_000, fund: 1_000_000, cost: 2_100_000 } })
  })
  it('says finance or the street', () => {
    expect(aLifeIn('funding', PLANS.futian).refused(STAFF, 'funds.complete', {})).toMatchObject({ code: 'not-your-role' })
    expect(aLifeIn('funding', PLANS.futian).tries(APPROVER, 'funds.complete', {}).ok).toBe(true)
  })
})

describe('spending', () => {
  const plan: Plan = PLANS.liuzhou
  const building = (): Life => aLifeIn('inProgress', plan)
  const bill = (life: Life, fen: number) => {
    life.does(BUILDER, 'works.recordExpense', { fen, what: 'Stone' })
    return life.project.expenses.at(-1)?.id ?? ''
  }
  it('is recorded with its voucher, within the contract to the fen', () => {
    const life = building()
    expect(life.does(BUILDER, 'works.recordExpense', { fen: 2_000_000, what: 'Stone', voucher: 'v' }).decision.event).toMatchObject({ transition: 'T28e', told: { fen: 2_000_000, what: 'Stone' } })
    expect(life.refused(BUILDER, 'works.recordExpense', { fen: 100_001, what: 'Wood' })).toMatchObject({ code: 'over-committed', figures: { contract: 2_100_000, recorded: 2_000_000, fen: 100_001 } })
    expect(life.tries(BUILDER, 'works.recordExpense', { fen: 100_000, what: 'Wood' }).ok).toBe(true)
  })
  it('takes given money first, so that what is left over is the fund’s', () => {
    const life = building()
    const [first, second] = [bill(life, 1_000_000), bill(life, 400_000)]
    expect(life.does(FINANCE, 'funds.pay', { expense: first, reference: 'V1' }).decision).toMatchObject({ event: { transition: 'T28y', told: { fen: 1_000_000, what: 'Stone' } }, fund: [] })
    expect(life.does(FINANCE, 'funds.pay', { expense: second, reference: 'V2' }).decision.fund).toEqual([{ kind: 'pay', fen: 300_000 }])
    expect(life.account).toMatchObject({ committed: 700_000, paid: 300_000 })
  })
  it('is paid once, and only what was recorded', () => {
    const life = building()
    expect(life.refused(FINANCE, 'funds.pay', { expense: 'x', reference: 'V' })).toMatchObject({ code: 'unknown-record' })
    const expense = bill(life, 10)
    bill(life, 10)
    expect(life.refused(FINANCE, 'funds.pay', { expense: 'x', reference: 'V' })).toMatchObject({ code: 'unknown-record', about: 'x' })
    life.does(FINANCE, 'funds.pay', { expense, reference: 'V' })
    expect(life.refused(FINANCE, 'funds.pay', { expense, reference: 'V' })).toMatchObject({ code: 'unknown-record', about: expense })
  })
  it('is finance’s to pay and not that of who votes or judges', () => {
    const life = building()
    const expense = bill(life, 10)
    for (const who of [STAFF, CLERK, COUNCIL[0] ?? '', EVALUATOR]) expect(life.refused(who, 'funds.pay', { expense, reference: 'V' })).toMatchObject({ code: 'not-your-role' })
  })
})

describe('settling', () => {
  const plan: Plan = { ...PLANS.liuzhou, price: 2_000_000 }
  const settled = () => {
    const life = aLifeIn('settling', plan)
    life.project.expenses.filter((e) => !e.paid).forEach((e) => life.does(FINANCE, 'funds.pay', { expense: e.id, reference: 'V' }))
    return life
  }
  it('waits until everything is paid', () => {
    expect(aLifeIn('settling', plan).refused(FINANCE, 'funds.settle', { audit: 'x' })).toMatchObject({ code: 'unpaid-remains', figures: { unpaid: 1 } })
  })
  it('needs something to settle', () => {
    const life = aLifeIn('inProgress', plan)
    life.does(BUILDER, 'works.claimCompletion', { text: 'Done', photos: ['x'] })
    expect(liveOn(life, plan, 'settling').refused(FINANCE, 'funds.settle', { audit: 'x' })).toMatchObject({ code: 'accounts-needed' })
  })
  it('gives back to the fund what was not needed of it', () => {
    const life = settled()
    expect(life.does(FINANCE2, 'funds.settle', { audit: 'In order' }).decision).toMatchObject({ event: { transition: 'T33s', to: 'settling', told: { finalFen: 1_999_900, surplusFen: 100, audit: 'In order' } }, fund: [{ kind: 'release', reserved: 0, committed: 100 }] })
    expect(life.project).toMatchObject({ accounts: { finalFen: 1_999_900, surplusFen: 100 }, approvedFundFen: 899_900 })
    expect(life.account).toMatchObject({ reserved: 0, committed: 0, paid: 899_900 })
  })
  it('a second time tells the same surplus and gives nothing back twice', () => {
    const life = settled()
    life.does(FINANCE2, 'funds.settle', { audit: 'In order' })
    expect(life.does(FINANCE2, 'funds.settle', { audit: 'Corrected' }).decision).toMatchObject({ fund: [], project: { accounts: { audit: 'Corrected', finalFen: 1_999_900, surplusFen: 100 } } })
  })
  it('leaves nothing to be spent afterwards that the fund has back', () => {
    const life = settled()
    expect(life.tries(BUILDER, 'works.recordExpense', { fen: 100, what: 'Late bill' }).ok).toBe(true)
    life.does(FINANCE2, 'funds.settle', { audit: 'In order' })
    expect(life.refused(BUILDER, 'works.recordExpense', { fen: 1, what: 'Late bill' })).toMatchObject({ code: 'over-committed', figures: { contract: 1_999_900 } })
  })
})

describe('giving back what is owed back', () => {
  /** A proposal that was taken back after a neighbour had paid. */
  const owed = () => {
    const life = aLifeIn('consultation')
    life.does(NEIGHBOUR, 'funds.pledge', { source: 'residentContribution', fen: 5_000 })
    const pledge = life.project.pledges[0]?.id ?? ''
    life.does(STAFF2, 'funds.receive', { pledge, reference: 'R1' })
    life.does(WANG, 'proposals.withdraw', { text: 'It has been mended' })
    return { life, pledge }
  }
  const whole = (pledge: string) => ({ pledge, fen: 5_000, reference: 'B1' })
  const owes = (life: Life, person: string) => [expectedOf(life.scene(person)), atDeskOf(life.scene(person))].map((all) => all.includes('funds.refund'))

  it('records, after the end, the whole sum and the number of the document, and asks nothing of the fund', () => {
    const { life, pledge } = owed()
    const { decision } = life.does(FINANCE, 'funds.refund', whole(pledge))
    expect(decision.event).toMatchObject({ transition: 'T24b', from: 'withdrawn', to: 'withdrawn', told: { source: 'residentContribution', fen: 5_000 }, photos: [] })
    expect(decision.fund).toEqual([])
    expect(life.project.pledges).toMatchObject([{ state: 'refunded', reference: 'R1', fen: 5_000, refund: { reference: 'B1', on: dayOf(life.now), by: FINANCE } }])
  })
  it('is refused by name the second time, and for what was never received', () => {
    const { life, pledge } = owed()
    expect(life.refused(FINANCE, 'funds.refund', whole('x'))).toMatchObject({ code: 'no-such-pledge', about: 'x' })
    life.does(FINANCE, 'funds.refund', whole(pledge))
    expect(life.refused(FINANCE, 'funds.refund', whole(pledge))).toMatchObject({ code: 'already-refunded' })
    expect(life.refused(FINANCE2, 'funds.refund', whole(pledge))).toMatchObject({ code: 'already-refunded' })
    const promisedOnly = aLifeIn('funding', PLANS.liuzhou)
    expect(promisedOnly.refused(FINANCE, 'funds.refund', whole(promisedOnly.project.pledges[0]?.id ?? ''))).toMatchObject({ code: 'no-refund-due' })
    const built = aLifeIn('closed', PLANS.liuzhou)
    expect(built.refused(FINANCE2, 'funds.refund', whole(built.project.pledges[0]?.id ?? ''))).toMatchObject({ code: 'no-refund-due' })
  })
  it('tells of two givers apart who has it back and who waits', () => {
    const life = aLifeIn('consultation')
    for (const giver of [NEIGHBOUR, FRIEND]) life.does(giver, 'funds.pledge', { source: 'residentContribution', fen: 5_000 })
    life.does(FRIEND, 'funds.pledge', { source: 'residentContribution', fen: 7 })
    const [first = '', second = '', third = ''] = life.project.pledges.map(({ id }) => id)
    for (const pledge of [first, second]) life.does(STAFF2, 'funds.receive', { pledge, reference: 'R1' })
    life.does(WANG, 'proposals.withdraw', { text: 'It has been mended' })
    life.does(FINANCE, 'funds.refund', whole(first))
    expect(life.refused(FINANCE, 'funds.refund', whole(first))).toMatchObject({ code: 'already-refunded', about: first })
    expect(life.refused(FINANCE, 'funds.refund', whole(third))).toMatchObject({ code: 'no-refund-due', about: third })
    expect(life.project.pledges.map(({ state }) => state)).toEqual(['refunded', 'refundDue', 'void'])
    expect(owes(life, FINANCE)).toEqual([true, true])
  })
  it.each([1, 4_999, 5_001])('gives back what was received to the fen, not %i of 5,000, and says how much that is', (fen) => {
    const { life, pledge } = owed()
    expect(life.refused(FINANCE, 'funds.refund', { ...whole(pledge), fen })).toMatchObject({ code: 'refund-differs', figures: { received: 5_000, fen }, remedy: { fen: 5_000 } })
    expect(life.project.pledges[0]?.state).toBe('refundDue')
  })
  it('is for those who keep the books, not for whoever received it, nor for the giver', () => {
    const { life, pledge } = owed()
    for (const who of [NEIGHBOUR, WANG, CLERK, APPROVER, BUILDER, STRANGER]) expect(life.refused(who, 'funds.refund', whole(pledge))).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(STAFF2, 'funds.refund', whole(pledge))).toMatchObject({ code: 'receiver-may-not-spend', duty: 'SoD-5' })
    expect(life.refused(NEIGHBOUR, 'funds.refund', whole(pledge), { roles: ['finance'] })).toMatchObject({ code: 'second-person-needed', duty: 'SoD-5' })
    expect(life.tries(STAFF, 'funds.refund', whole(pledge)).ok).toBe(true)
  })
  it('waits at the desk of whoever may, until it is done, and is shown to nobody where nothing is owed', () => {
    const { life, pledge } = owed()
    expect([FINANCE, STAFF, STAFF2, NEIGHBOUR, CLERK].map((person) => owes(life, person))).toEqual([[true, true], [true, true], [false, false], [false, false], [false, false]])
    life.does(FINANCE, 'funds.refund', whole(pledge))
    expect([FINANCE, STAFF].map((person) => owes(life, person))).toEqual([[false, false], [false, false]])
    for (const person of [FINANCE, STAFF2]) expect(actionsFor(life.scene(person)).map(({ operation }) => operation)).not.toContain('funds.refund')
    for (const person of [FINANCE, STAFF2]) expect(actionsFor(aLifeIn('closed', PLANS.liuzhou).scene(person)).map(({ operation }) => operation)).not.toContain('funds.refund')
  })
  it('is owed still when an appeal brings the matter back, and whoever gave it back receives nothing anew', () => {
    const life = aLifeIn('triage')
    life.does(NEIGHBOUR, 'funds.pledge', { source: 'residentContribution', fen: 5_000 })
    const pledge = life.project.pledges[0]?.id ?? ''
    life.does(STAFF2, 'funds.receive', { pledge, reference: 'R1' })
    life.does(STAFF3, 'proposals.reject', { reason: 'privateBenefit', text: 'One house only' })
    life.does(STAFF4, 'proposals.confirmReject', {})
    life.does(WANG, 'proposals.appeal', { text: 'It is for all' })
    expect(life.does(FINANCE, 'funds.refund', whole(pledge)).decision.event).toMatchObject({ from: 'triage', to: 'triage' })
    life.does(NEIGHBOUR, 'funds.pledge', { source: 'residentContribution', fen: 6_000 })
    const again = life.project.pledges[1]?.id ?? ''
    expect(life.refused(FINANCE, 'funds.receive', { pledge: again, reference: 'R2' })).toMatchObject({ code: 'receiver-may-not-spend', duty: 'SoD-5' })
    life.does(STAFF2, 'funds.receive', { pledge: again, reference: 'R2' })
    expect(life.project.pledges.map(({ state }) => state)).toEqual(['refunded', 'received'])
  })
  it('is seen by everybody; the numbers of its papers by the giver and by those who give it back', () => {
    const { life, pledge } = owed()
    const seen = (person: string) => viewOf(life.scene(person), { communityName: '', answered: 0, turnout: 0, rated: 0, names: new Map(), events: life.told.map(({ decision }) => decision.event) })
    expect([STRANGER, NEIGHBOUR, FINANCE].map((person) => seen(person).money.pledges[0])).toMatchObject([{ state: 'refundDue', reference: '', refund: null }, { state: 'refundDue', reference: 'R1', mine: true }, { state: 'refundDue', reference: 'R1' }])
    life.does(FINANCE, 'funds.refund', whole(pledge))
    const on = dayOf(life.now)
    expect([STRANGER, NEIGHBOUR, STAFF].map((person) => seen(person).money.pledges[0])).toMatchObject([{ state: 'refunded', refund: { on, reference: '' } }, { state: 'refunded', refund: { on, reference: 'B1' } }, { state: 'refunded', refund: { on, reference: 'B1' } }])
    expect(seen(STRANGER).line.at(-1)).toMatchObject({ command: 'funds.refund', facts: [{ key: 'source', value: 'residentContribution' }, { key: 'fen', value: 5_000 }], photos: [] })
    expect(JSON.stringify(seen(STRANGER))).not.toContain('B1')
    expect(JSON.stringify(seen(STRANGER))).not.toContain('PERSON-')
  })
})

describe('ending before the contract', () => {
  it('releases the fund and owes back what was received; work given in kind cannot be', () => {
    const life = aLifeIn('funded', PLANS.liuzhou)
    expect(life.does(APPROVER, 'works.terminate', { text: 'The city builds it' }).decision).toMatchObject({ event: { transition: 'T36b', to: 'terminated', told: { text: 'The city builds it' } }, fund: [{ kind: 'release', reserved: 1_000_000, committed: 0 }] })
    expect(life.account).toMatchObject({ available: 100_000_000, reserved: 0 })
    expect(life.project.pledges.map((p) => p.state)).toEqual(['refundDue', 'received'])
  })
  it('asks nothing of a fund that gave nothing', () => {
    expect(aLifeIn('funded', PLANS.panlong).does(APPROVER, 'works.terminate', { text: 'x' }).decision.fund).toEqual([])
  })
  it('is the street’s, and not once there is a contract', () => {
    expect(aLifeIn('funded').refused(STAFF, 'works.terminate', { text: 'x' })).toMatchObject({ code: 'not-your-role' })
    expect(aLifeIn('implementerConfirmed').refused(APPROVER, 'works.terminate', { text: 'x' })).toMatchObject({ code: 'not-at-this-stage' })
    expect(aLifeIn('implementerSelecting', PLANS.panlong).tries(APPROVER, 'works.terminate', { text: 'x' }).ok).toBe(true)
    expect(aLifeIn('implementerSelecting', PLANS.panlong).refused(TEAM, 'works.terminate', { text: 'x' })).toMatchObject({ code: 'not-your-role' })
  })
})
