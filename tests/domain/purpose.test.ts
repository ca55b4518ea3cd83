/** Money given for one thing is used for another only with its giver’s consent (公益事业捐赠法 §18). */
import fc from 'fast-check'
import type { Pledge } from '../../contracts/projects'
import { addDays, dayOf, startOf, STATE_COUNCIL_CALENDAR, withOverrides } from '../../domain/calendar'
import { leftOf, partedFrom } from '../../domain/funds/left'
import { stillAsked, withoutRefusers } from '../../domain/funds/purpose'
import { wakesOn } from '../../domain/oversight/wake'
import { actionsFor, expectedOf } from '../../domain/projects/actions'
import { decide } from '../../domain/projects/decide'
import { receiversOf } from '../../domain/projects/project'
import { viewOf } from '../../domain/projects/view'
import { aProject } from './builders'
import type { Life } from './life'
import { aLifeIn, liveOn, PLANS } from './lives'
import { APPROVER, BUILDER, CLERK, FINANCE, FINANCE2, FRIEND, NEIGHBOUR, SPONSOR, STAFF, STAFF2, STRANGER, WANG } from './town'

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
  it('is a clock of the project: counted, shown, and at its end a no of whoever said nothing, told as one record', () => {
    const life = building()
    life.does(FINANCE, 'funds.askPurpose', QUESTION)
    const clock = life.project.purpose?.clock
    expect(life.project.deadlines).toContainEqual(clock)
    expect(wakesOn(life.project, life.scene(null))).toBe(addDays(clock?.due ?? '', 1))
    expect(life.refused(null, 'funds.closePurpose', {})).toMatchObject({ code: 'nothing-due' })
    expect(life.refused(FINANCE, 'funds.closePurpose', {})).toMatchObject({ code: 'not-your-role' })
    life.does(SPONSOR, 'funds.answerPurpose', { pledge: giftOf(life, SPONSOR), agrees: true })
    pass(life)
    const { event } = life.does(null, 'funds.closePurpose', {}).decision
    expect(event).toMatchObject({ transition: 'T24c', told: { agreed: 1, refused: 0, silent: 1 } })
    expect(life.project.pledges.map(({ purpose }) => purpose)).toEqual(['agreed', 'silent', undefined])
    expect(life.project.deadlines.map(({ kind }) => kind)).not.toContain('donorAnswer')
    expect(life.refused(null, 'funds.closePurpose', {})).toMatchObject({ code: 'nothing-due' })
    life.does(CLERK, 'works.change', CHANGE)
    life.does(APPROVER, 'approvals.approve', { text: 'Agreed' })
    expect(states(life)).toEqual([['received', 400_000], ['refundDue', 100_000], ['received', 0]])
  })
  it('moves with a holiday that is announced late, in what is asked as in what is counted', () => {
    const life = building()
    life.does(FINANCE, 'funds.askPurpose', QUESTION)
    const due = life.project.purpose?.clock.due ?? ''
    const calendar = withOverrides(STATE_COUNCIL_CALENDAR, [{ day: due, is: 'rest', clause: 'Late' }])
    const moved = decide({ ...life.scene(null), calendar }, 'oversight.recount', { project: life.project.id })
    if (!moved.ok) throw new Error(moved.refusal.code)
    expect(moved.value.project.purpose?.clock.due).toBe(addDays(due, 1))
    expect(moved.value.project.deadlines).toContainEqual(moved.value.project.purpose?.clock)
  })
  it('can be taken back while it is open, with a reason; the money stays what it was given for', () => {
    const life = building()
    expect(life.refused(FINANCE, 'funds.dropPurpose', { text: 'x' })).toMatchObject({ code: 'no-question-open' })
    life.does(FINANCE, 'funds.askPurpose', QUESTION)
    life.does(SPONSOR, 'funds.answerPurpose', { pledge: giftOf(life, SPONSOR), agrees: false })
    for (const who of [WANG, CLERK, APPROVER, BUILDER, SPONSOR]) expect(life.refused(who, 'funds.dropPurpose', { text: 'x' })).toMatchObject({ code: 'not-your-role' })
    expect(actionsFor(life.scene(STAFF)).map(({ operation }) => operation)).toContain('funds.dropPurpose')
    const { event } = life.does(STAFF, 'funds.dropPurpose', { text: 'Asked by mistake' }).decision
    expect(event).toMatchObject({ transition: 'T24d', told: { text: 'Asked by mistake', agreed: 0, refused: 1 }, data: { asked: [NEIGHBOUR] } })
    expect(life.project.purpose).toBeNull()
    expect(life.project.pledges.map(({ purpose }) => purpose)).toEqual([undefined, undefined, undefined])
    expect(life.project.deadlines.map(({ kind }) => kind)).not.toContain('donorAnswer')
    expect(life.refused(NEIGHBOUR, 'funds.answerPurpose', { pledge: giftOf(life, NEIGHBOUR), agrees: true })).toMatchObject({ code: 'giver-not-asked' })
    expect(life.refused(CLERK, 'works.change', CHANGE)).toMatchObject({ code: 'givers-not-asked' })
    expect(life.tries(FINANCE, 'funds.askPurpose', QUESTION).ok).toBe(true)
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
    const pledge: Pledge = { id: 'x', source: 'sponsorship', from: SPONSOR, publicName: null, fen: 7, note: '', state: 'refundDue', reference: 'R9', purpose: 'agreed', spare: 'upkeep' }
    expect(life.refused(STAFF, 'funds.takeOver', { pledge: 'x' })).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(null, 'funds.takeOver', { pledge: 'x' })).toMatchObject({ code: 'no-such-pledge' })
    const { event } = life.does(null, 'funds.takeOver', { pledge: 'x' }, { facts: { given: { pledge, code: 'OLDAAAA', receivers: [STAFF] } } }).decision
    expect(event).toMatchObject({ transition: 'T24o', from: 'funding', to: 'funding', told: { fen: 7, otherCode: 'OLDAAAA' } })
    expect(life.project.pledges.at(-1)).toEqual({ id: event.version === 0 ? '' : (life.project.pledges.at(-1)?.id), source: 'sponsorship', from: SPONSOR, publicName: null, fen: 7, note: '', state: 'received', reference: 'R9', receivers: [STAFF] })
    liveOn(life, plan, 'funded')
  })
  it('is spent by nobody who received it for the first project, nor given back by them (SoD-5)', () => {
    const life = aLifeIn('funding', plan)
    const pledge: Pledge = { id: 'x', source: 'sponsorship', from: SPONSOR, publicName: null, fen: 7, note: '', state: 'refundDue', reference: 'R9', purpose: 'agreed' }
    life.does(null, 'funds.takeOver', { pledge: 'x' }, { facts: { given: { pledge, code: 'OLDAAAA', receivers: [FINANCE, CLERK] } } })
    expect(receiversOf(life.project)).toEqual([FINANCE, CLERK])
    const over = life.fork()
    over.does(APPROVER, 'works.terminate', { text: 'The city builds it' })
    expect(over.refused(FINANCE, 'funds.refund', { pledge: over.project.pledges.at(-1)?.id ?? '', fen: 7, reference: 'B' })).toMatchObject({ code: 'receiver-may-not-spend', duty: 'SoD-5' })
    expect(over.tries(FINANCE2, 'funds.refund', { pledge: over.project.pledges.at(-1)?.id ?? '', fen: 7, reference: 'B' }).ok).toBe(true)
    liveOn(life, plan, 'inProgress')
    expect(life.refused(CLERK, 'works.recordExpense', { fen: 1, what: 'x' })).toMatchObject({ code: 'receiver-may-not-spend', duty: 'SoD-5' })
    life.does(BUILDER, 'works.recordExpense', { fen: 1, what: 'x' })
    expect(life.refused(FINANCE, 'funds.pay', { expense: life.project.expenses[0]?.id ?? '', reference: 'V' })).toMatchObject({ code: 'receiver-may-not-spend', duty: 'SoD-5' })
    expect(life.tries(FINANCE2, 'funds.pay', { expense: life.project.expenses[0]?.id ?? '', reference: 'V' }).ok).toBe(true)
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

describe('what is left of gifts when the accounts stand', () => {
  /** A work for which more was given than it cost: 4,000 and 1,000 yuan given, 3,000 spent. */
  const cheap = (): Life => aLifeIn('satisfaction', { ...plan, cost: 500_000, price: 300_100 })
  it('E13: is owed back by what each gave, to the fen, once no objection can have them made again', () => {
    const life = cheap()
    const closed = life.told.find(({ command, decision }) => command === 'publications.closeWindow' && decision.event.to === 'satisfaction')
    expect(closed?.decision.event.told).toMatchObject({ owedBack: 200_000 })
    expect(closed?.scene.project.pledges.map(({ state }) => state)).toEqual(['received', 'received', 'received'])
    expect(states(life)).toEqual([['received', 240_000], ['refundDue', 160_000], ['received', 60_000], ['refundDue', 40_000], ['received', 0]])
    expect(life.account).toMatchObject({ reserved: 0, committed: 0, paid: 0 })
    expect(expectedOf(life.scene(FINANCE))).toContain('funds.refund')
  })
  it('E13: stays for the upkeep of the work where its giver said so when giving, and is owed to nobody', () => {
    const life = aLifeIn('consultation', { ...plan, cost: 500_000, price: 300_100, sponsored: 0, given: 0 })
    life.does(SPONSOR, 'funds.pledge', { source: 'sponsorship', fen: 400_000, spare: 'upkeep' })
    life.does(NEIGHBOUR, 'funds.pledge', { source: 'residentContribution', fen: 100_000 })
    liveOn(life, { ...plan, cost: 500_000, price: 300_100, sponsored: 0, given: 0 }, 'satisfaction')
    const closed = life.told.find(({ command, decision }) => command === 'publications.closeWindow' && decision.event.to === 'satisfaction')
    expect(closed?.decision.event.told).toMatchObject({ owedBack: 40_000, upkeep: 160_000 })
    expect(states(life)).toEqual([['received', 240_000], ['upkeep', 160_000], ['received', 60_000], ['refundDue', 40_000], ['received', 0]])
    const of = (state: string) => life.project.pledges.find((p) => p.state === state)?.id ?? ''
    expect(life.refused(FINANCE2, 'funds.refund', { pledge: of('upkeep'), fen: 160_000, reference: 'B' })).toMatchObject({ code: 'no-refund-due' })
    life.does(FINANCE2, 'funds.refund', { pledge: of('refundDue'), fen: 40_000, reference: 'B' })
    expect(life.refused(STAFF, 'funds.askPurpose', { into: 'other', text: 'x' })).toMatchObject({ code: 'nothing-to-ask' })
    const seen = viewOf(life.scene(STRANGER), { communityName: '', answered: 0, turnout: 0, rated: 0, names: new Map(), events: [] })
    expect(seen.money.sources.map(({ source, received }) => [source, received])).toEqual([['sponsorship', 400_000], ['residentContribution', 60_000]])
  })
  it('E13: is owed back where the work ends unbuilt, whatever was said of what is not needed', () => {
    const life = aLifeIn('consultation', { ...plan, sponsored: 0, given: 0 })
    life.does(SPONSOR, 'funds.pledge', { source: 'sponsorship', fen: 400_000, spare: 'upkeep' })
    life.does(STAFF2, 'funds.receive', { pledge: giftOf(life, SPONSOR), reference: 'R' })
    life.does(WANG, 'proposals.withdraw', { text: 'It has been mended' })
    expect(life.project.pledges.find(({ from }) => from === SPONSOR)?.state).toBe('refundDue')
  })
  it('goes to another project with its giver’s yes, or back, after the work is finished', () => {
    const life = cheap()
    const another = aProject({ id: 'other', code: 'OTHERAA', community: 'c', stage: 'funding', title: 'A lamp' })
    expect(life.refused(STAFF, 'funds.askPurpose', { text: 'x' })).toMatchObject({ code: 'fields-missing', about: 'into' })
    life.does(STAFF, 'funds.askPurpose', { into: 'other', text: 'To the lamp' }, { facts: { other: another } })
    const mine = life.project.pledges.find(({ from, state }) => from === SPONSOR && state === 'refundDue')
    life.does(SPONSOR, 'funds.answerPurpose', { pledge: mine?.id ?? '', agrees: true })
    expect(life.project.pledges.find(({ id }) => id === mine?.id)?.state).toBe('moved')
    const back = life.project.pledges.find(({ from, state }) => from === NEIGHBOUR && state === 'refundDue')
    life.does(FINANCE2, 'funds.refund', { pledge: back?.id ?? '', fen: back?.fen ?? 0, reference: 'B' })
    expect(expectedOf(life.scene(FINANCE))).not.toContain('funds.refund')
  })
  it('is nothing where all of it was spent, and the fund has its part back before any giver (E20)', () => {
    const life = aLifeIn('satisfaction', plan)
    expect(states(life).filter(([state]) => state === 'refundDue')).toEqual([])
    const closed = life.told.find(({ command, decision }) => command === 'publications.closeWindow' && decision.event.to === 'satisfaction')
    expect(closed?.decision.event.told).not.toHaveProperty('owedBack')
  })
  it('parts no fen and names no two gifts alike, whatever was given, spent and parted before', () => {
    const gift = fc.integer({ min: 1, max: 1000 })
    fc.assert(fc.property(fc.array(gift, { minLength: 1, maxLength: 6 }), fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 3 }), (gifts, spendings) => {
      let project = aProject({ pledges: gifts.map((fen, i): Pledge => ({ id: `g${i}`, source: 'residentContribution', from: `p${i}`, publicName: null, fen, note: '', state: 'received', reference: 'R' })) })
      const total = gifts.reduce((sum, fen) => sum + fen, 0)
      // What is owed back first was not spent then; less is spent later, and is parted again.
      for (const fen of [...spendings].sort((a, b) => b - a)) {
        project = aProject({ ...project, expenses: [{ id: 'e', at: 0, fen, what: 'x', voucher: null, paid: true, by: BUILDER, reference: 'V' }] })
        project = aProject({ ...project, pledges: partedFrom(project.pledges, leftOf(project)) })
        const kept = project.pledges.filter(({ state }) => state === 'received').reduce((sum, p) => sum + p.fen, 0)
        expect(kept).toBe(Math.min(fen, total))
        expect(project.pledges.reduce((sum, p) => sum + p.fen, 0)).toBe(total)
        expect(new Set(project.pledges.map(({ id }) => id)).size).toBe(project.pledges.length)
        expect(project.pledges.filter((p) => p.fen <= 0)).toEqual([])
      }
    }), { seed: 20261126, numRuns: 80 })
  })
})
