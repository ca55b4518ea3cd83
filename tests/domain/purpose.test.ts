/** Money given for one thing is used for another only with its giver’s consent (公益事业捐赠法 §18). */
import fc from 'fast-check'
import type { Pledge } from '../../contracts/projects'
import { addDays, dayOf, startOf } from '../../domain/calendar'
import { stillAsked, withoutRefusers } from '../../domain/funds/purpose'
import { actionsFor, expectedOf } from '../../domain/projects/actions'
import { viewOf } from '../../domain/projects/view'
import { aProject } from './builders'
import type { Life } from './life'
import { aLifeIn, liveOn, PLANS } from './lives'
import { APPROVER, BUILDER, CLERK, FINANCE, FRIEND, NEIGHBOUR, SPONSOR, STAFF, STAFF2, STRANGER, WANG } from './town'

const plan = { ...PLANS.luohu, cost: 1_000_000, price: 1_000_000, sponsored: 400_000, given: 100_000 } as const
const QUESTION = { text: 'A bench instead of a ramp' }
const CHANGE = { byFen: 0, reason: 'The ramp is not wanted', scope: true } as const

/** A work for which a unit gave 4,000 yuan and a neighbour 1,000; another neighbour gives work. */
const building = (): Life => aLifeIn('inProgress', plan)
const giftOf = ({ project }: Life, person: string): string => project.pledges.find(({ from, source }) => from === person && source !== 'inKind')?.id ?? ''
const pass = (life: Life): void => life.waitUntil(startOf(addDays(life.project.purpose?.clock.due ?? '', 1)))
const states = ({ project }: Life) => project.pledges.map(({ state, fen }) => [state, fen])

describe('a work that becomes another one', () => {
  it('waits until those whose money is left were asked, and says of which law', () => {
    const life = building()
    expect(life.refused(CLERK, 'works.change', CHANGE)).toMatchObject({ code: 'givers-not-asked', rule: 'purpose', clause: '公益事业捐赠法第十八条', quote: expect.stringContaining('征得捐赠人的同意'), figures: { givers: 2, left: 500_000 }, remedy: { asked: 2 } })
    expect(life.tries(CLERK, 'works.change', { byFen: 1, reason: 'Dearer, but a ramp' }).ok).toBe(true)
    expect(life.refused(CLERK, 'works.change', { byFen: 0, reason: 'x' })).toMatchObject({ code: 'fields-missing', about: 'byFen' })
  })
  it('waits for the answers until all are there or the last day is over', () => {
    const life = building()
    const { event } = life.does(FINANCE, 'funds.askPurpose', QUESTION).decision
    expect(event).toMatchObject({ transition: 'T24q', from: 'inProgress', to: 'inProgress', told: { text: QUESTION.text, givers: 2, answerDue: life.project.purpose?.clock.due } })
    expect(stillAsked(life.project)).toEqual([SPONSOR, NEIGHBOUR])
    expect(life.refused(CLERK, 'works.change', CHANGE)).toMatchObject({ code: 'givers-answering', clause: '公益事业捐赠法第十八条', figures: { waiting: 2 } })
    life.does(SPONSOR, 'funds.answerPurpose', { pledge: giftOf(life, SPONSOR), agrees: true })
    expect(life.refused(CLERK, 'works.change', CHANGE)).toMatchObject({ figures: { waiting: 1 } })
    const all = life.fork()
    all.does(NEIGHBOUR, 'funds.answerPurpose', { pledge: giftOf(life, NEIGHBOUR), agrees: true })
    expect(all.tries(CLERK, 'works.change', CHANGE).ok).toBe(true)
    pass(life)
    expect(life.does(CLERK, 'works.change', CHANGE).decision.event).toMatchObject({ to: 'approvingStreet', told: { scope: QUESTION.text, byFen: 0 } })
  })
  it('keeps the money of whoever agreed and owes the other back when it is approved, and the fund fills what is missing', () => {
    const life = building()
    life.does(STAFF, 'funds.askPurpose', QUESTION)
    life.does(SPONSOR, 'funds.answerPurpose', { pledge: giftOf(life, SPONSOR), agrees: true })
    life.does(NEIGHBOUR, 'funds.answerPurpose', { pledge: giftOf(life, NEIGHBOUR), agrees: false })
    life.does(CLERK, 'works.change', CHANGE)
    expect(states(life)).toEqual([['received', 400_000], ['received', 100_000], ['received', 0]])
    const { decision } = life.does(APPROVER, 'approvals.approve', { text: 'Agreed' })
    expect(decision.event.because).toContainEqual(expect.objectContaining({ rule: 'purpose', clause: '公益事业捐赠法第十八条', figures: { asked: 2, agreed: 1, owedBack: 100_000 }, result: 'met' }))
    expect(decision.event.told).toMatchObject({ cost: 1_000_000, fund: 600_000 })
    expect(decision.fund).toEqual([{ kind: 'reserve', fen: 100_000 }, { kind: 'commit', reserved: 100_000, fen: 100_000 }])
    expect(states(life)).toEqual([['received', 400_000], ['refundDue', 100_000], ['received', 0]])
    expect(expectedOf(life.scene(FINANCE))).toContain('funds.refund')
    expect(life.project.purpose).toBeNull()
  })
  it('takes silence for a no, whoever was silent', () => {
    const life = building()
    life.does(FINANCE, 'funds.askPurpose', QUESTION)
    pass(life)
    life.does(CLERK, 'works.change', CHANGE)
    life.does(APPROVER, 'approvals.approve', { text: 'Agreed' })
    expect(states(life)).toEqual([['refundDue', 400_000], ['refundDue', 100_000], ['received', 0]])
    expect(life.project.approvedFundFen).toBe(1_000_000)
  })
  it('owes nobody anything back where the change is not approved', () => {
    const life = building()
    life.does(FINANCE, 'funds.askPurpose', QUESTION)
    pass(life)
    life.does(CLERK, 'works.change', CHANGE)
    life.does(APPROVER, 'approvals.reject', { reason: 'outOfScope', text: 'Keep the ramp' })
    expect(states(life)).toEqual([['received', 400_000], ['received', 100_000], ['received', 0]])
  })
  it('owes back only what was not spent on the first purpose, and pays for that to the last fen', () => {
    const life = building()
    life.does(BUILDER, 'works.recordExpense', { fen: 250_001, what: 'Ground work' })
    life.does(FINANCE, 'funds.pay', { expense: life.project.expenses[0]?.id ?? '', reference: 'V1' })
    life.does(STAFF, 'funds.askPurpose', QUESTION)
    pass(life)
    life.does(CLERK, 'works.change', CHANGE)
    life.does(APPROVER, 'approvals.approve', { text: 'Agreed' })
    expect(states(life)).toEqual([['received', 200_001], ['refundDue', 199_999], ['received', 50_000], ['refundDue', 50_000], ['received', 0]])
    expect(life.account.committed + life.account.paid).toBe(life.project.approvedFundFen)
    expect(life.project.approvedFundFen).toBe(749_999)
    life.does(BUILDER, 'works.recordExpense', { fen: 749_999, what: 'The bench' })
    expect(life.does(FINANCE, 'funds.pay', { expense: life.project.expenses[1]?.id ?? '', reference: 'V2' }).decision.fund).toEqual([{ kind: 'pay', fen: 749_999 }])
  })
  it('asks nobody where all that was given is spent, or nothing was', () => {
    const spent = building()
    spent.does(BUILDER, 'works.recordExpense', { fen: 500_000, what: 'Ground work' })
    expect(spent.tries(CLERK, 'works.change', CHANGE).ok).toBe(true)
    expect(spent.refused(STAFF, 'funds.askPurpose', QUESTION)).toMatchObject({ code: 'nothing-to-ask' })
    expect(aLifeIn('inProgress', PLANS.futian).tries(CLERK, 'works.change', CHANGE).ok).toBe(true)
  })
})

describe('the question to a giver', () => {
  it('is asked by those who keep the books and answered by the giver, once, until the last day', () => {
    const life = building()
    for (const who of [WANG, CLERK, APPROVER, BUILDER, STRANGER]) expect(life.refused(who, 'funds.askPurpose', QUESTION)).toMatchObject({ code: 'not-your-role' })
    life.does(FINANCE, 'funds.askPurpose', QUESTION)
    expect(life.refused(STAFF, 'funds.askPurpose', QUESTION)).toMatchObject({ code: 'givers-answering' })
    const pledge = giftOf(life, SPONSOR)
    expect(life.refused(NEIGHBOUR, 'funds.answerPurpose', { pledge, agrees: true })).toMatchObject({ code: 'no-such-pledge' })
    expect(life.refused(WANG, 'funds.answerPurpose', { pledge, agrees: true })).toMatchObject({ code: 'giver-not-asked' })
    expect(life.refused(FRIEND, 'funds.answerPurpose', { pledge, agrees: true })).toMatchObject({ code: 'giver-not-asked' })
    expect(life.refused(STAFF, 'funds.answerPurpose', { pledge, agrees: true })).toMatchObject({ code: 'not-your-role' })
    expect([SPONSOR, NEIGHBOUR, WANG].map((who) => expectedOf(life.scene(who)).includes('funds.answerPurpose'))).toEqual([true, true, false])
    life.does(SPONSOR, 'funds.answerPurpose', { pledge, agrees: false })
    expect(life.refused(SPONSOR, 'funds.answerPurpose', { pledge, agrees: true })).toMatchObject({ code: 'giver-answered' })
    for (const who of [SPONSOR, WANG, CLERK]) expect(actionsFor(life.scene(who)).map(({ operation }) => operation)).not.toContain('funds.answerPurpose')
    pass(life)
    expect(life.refused(NEIGHBOUR, 'funds.answerPurpose', { pledge: giftOf(life, NEIGHBOUR), agrees: true })).toMatchObject({ code: 'too-late-to-answer', clause: expect.stringContaining('第十八条') })
    expect(life.tries(STAFF, 'funds.askPurpose', QUESTION).ok).toBe(true)
  })
  it('lasts fifteen days, by a value that says it is assumed', () => {
    const life = building()
    life.does(FINANCE, 'funds.askPurpose', QUESTION)
    expect(life.project.purpose?.clock).toMatchObject({ kind: 'donorAnswer', anchor: dayOf(life.now), clause: expect.stringContaining('待区确认') })
    expect((life.project.purpose?.clock.due ?? '') >= addDays(dayOf(life.now), 15)).toBe(true)
    expect(life.scene(null).policy.values.donorAnswerDays).toMatchObject({ value: 15, tag: 'assumption' })
  })
  it('is seen by everybody, with what each said and nobody’s name', () => {
    const life = building()
    life.does(FINANCE, 'funds.askPurpose', QUESTION)
    life.does(SPONSOR, 'funds.answerPurpose', { pledge: giftOf(life, SPONSOR), agrees: false })
    const seen = viewOf(life.scene(STRANGER), { communityName: '', answered: 0, turnout: 0, rated: 0, names: new Map(), events: life.told.map(({ decision }) => decision.event) })
    expect(seen.money.purpose).toMatchObject({ text: QUESTION.text, into: null, open: true })
    expect(seen.money.pledges.map(({ purpose }) => purpose)).toEqual(['refused', 'asked', null])
    expect(JSON.stringify(seen)).not.toContain('PERSON-')
  })
})

describe('money of a work that has ended', () => {
  const another = aProject({ id: 'other', code: 'OTHERAA', community: 'c', stage: 'funding', title: 'A lamp' })
  const ended = (): Life => {
    const life = aLifeIn('funded', plan)
    life.does(APPROVER, 'works.terminate', { text: 'The city builds it' })
    return life
  }
  const ask = (life: Life, other = another) => life.tries(STAFF, 'funds.askPurpose', { into: 'other', text: 'To the lamp' }, { facts: { other } })
  it('goes to another project only with the giver’s yes; otherwise it stays owed back', () => {
    const life = ended()
    life.does(STAFF, 'funds.askPurpose', { into: 'other', text: 'To the lamp' }, { facts: { other: another } })
    expect(life.project.purpose?.into).toEqual({ project: 'other', code: 'OTHERAA', title: 'A lamp' })
    life.does(SPONSOR, 'funds.answerPurpose', { pledge: giftOf(life, SPONSOR), agrees: true })
    life.does(NEIGHBOUR, 'funds.answerPurpose', { pledge: giftOf(life, NEIGHBOUR), agrees: false })
    expect(states(life)).toEqual([['moved', 400_000], ['refundDue', 100_000], ['received', 0]])
    expect(life.refused(FINANCE, 'funds.refund', { pledge: giftOf(life, SPONSOR), fen: 400_000, reference: 'B' })).toMatchObject({ code: 'no-refund-due' })
    life.does(FINANCE, 'funds.refund', { pledge: giftOf(life, NEIGHBOUR), fen: 100_000, reference: 'B' })
    expect(expectedOf(life.scene(FINANCE))).not.toContain('funds.refund')
  })
  it('may be given back while its giver is asked, and is then nobody’s to move', () => {
    const life = ended()
    life.does(STAFF, 'funds.askPurpose', { into: 'other', text: 'To the lamp' }, { facts: { other: another } })
    life.does(FINANCE, 'funds.refund', { pledge: giftOf(life, SPONSOR), fen: 400_000, reference: 'B' })
    expect(life.refused(SPONSOR, 'funds.answerPurpose', { pledge: giftOf(life, SPONSOR), agrees: true })).toMatchObject({ code: 'giver-answered' })
  })
  it.each([['none', null, 'unknown-record'], ['of another community', { ...another, community: 'c2' }, 'unknown-record'], ['that has its contract', { ...another, stage: 'inProgress' as const }, 'not-at-this-stage'], ['that has ended', { ...another, stage: 'rejected' as const }, 'not-at-this-stage'], ['that is itself', { ...another, id: 'p1' }, 'same-project']])('does not go to a project %s', (_which, other, code) => {
    expect(ended().refused(STAFF, 'funds.askPurpose', { into: 'other', text: 'x' }, { facts: { other } })).toMatchObject({ code })
    expect(ask(ended()).ok).toBe(true)
  })
  it('says which other project', () => {
    expect(ended().refused(STAFF, 'funds.askPurpose', { text: 'x' })).toMatchObject({ code: 'fields-missing', about: 'into' })
    expect(building().refused(STAFF, 'funds.askPurpose', { into: 'other', text: 'x' }, { facts: { other: another } })).toMatchObject({ code: 'fields-missing', about: 'into' })
  })
  it('counts in the other as received, from nobody but its giver’s answer', () => {
    const life = aLifeIn('funding', plan)
    const pledge: Pledge = { id: 'x', source: 'sponsorship', from: SPONSOR, publicName: null, fen: 7, note: '', state: 'refundDue', reference: 'R9', purpose: 'agreed' }
    expect(life.refused(STAFF, 'funds.takeOver', { pledge: 'x' })).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(null, 'funds.takeOver', { pledge: 'x' })).toMatchObject({ code: 'no-such-pledge' })
    const { event } = life.does(null, 'funds.takeOver', { pledge: 'x' }, { facts: { given: { pledge, code: 'OLDAAAA' } } }).decision
    expect(event).toMatchObject({ transition: 'T24o', from: 'funding', to: 'funding', told: { fen: 7, otherCode: 'OLDAAAA' } })
    expect(life.project.pledges.at(-1)).toEqual({ id: event.version === 0 ? '' : (life.project.pledges.at(-1)?.id), source: 'sponsorship', from: SPONSOR, publicName: null, fen: 7, note: '', state: 'received', reference: 'R9' })
    liveOn(life, plan, 'funded')
  })
})

describe('what is owed to those who did not agree', () => {
  it('is of each at most what was given, together exactly what is left of theirs, and parts no fen', () => {
    const gift = fc.record({ fen: fc.integer({ min: 1, max: 1000 }), says: fc.constantFrom('asked' as const, 'agreed' as const, 'refused' as const) })
    fc.assert(fc.property(fc.array(gift, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 8000 }), (gifts, spent) => {
      const life = building()
      const pledges = gifts.map(({ fen, says }, i): Pledge => ({ id: `g${i}`, source: 'residentContribution', from: `p${i}`, publicName: null, fen, note: '', state: 'received', reference: 'R', purpose: says }))
      const expenses = spent === 0 ? [] : [{ id: 'e', at: 0, fen: spent, what: 'x', voucher: null, paid: true, by: BUILDER, reference: 'V' }]
      life.does(FINANCE, 'funds.askPurpose', QUESTION)
      const before = { ...life.project, pledges, expenses, changes: [{ at: 0, byFen: 0, reason: 'x', scope: 'y' }] }
      const after = withoutRefusers(before)
      const sum = (all: readonly Pledge[], state: string) => all.filter((p) => p.state === state).reduce((total, { fen }) => total + fen, 0)
      expect(sum(after.pledges, 'received') + sum(after.pledges, 'refundDue')).toBe(sum(pledges, 'received'))
      expect(sum(after.pledges, 'received')).toBeGreaterThanOrEqual(Math.min(spent, sum(pledges, 'received')))
      expect(after.pledges.filter(({ fen }) => fen <= 0)).toEqual([])
      expect(after.pledges.filter(({ state, purpose }) => state === 'refundDue' && purpose === 'agreed')).toEqual([])
      if (gifts.every(({ says }) => says !== 'agreed')) expect(sum(after.pledges, 'received')).toBe(Math.min(spent, sum(pledges, 'received')))
    }), { seed: 20260302, numRuns: 60 })
  })
  it('is nothing where the change only makes it dearer', () => {
    const life = building()
    life.does(STAFF, 'funds.askPurpose', QUESTION)
    life.does(STAFF2, 'works.change', { byFen: 100, reason: 'Rock' })
    expect(withoutRefusers(life.project)).toBe(life.project)
  })
})
