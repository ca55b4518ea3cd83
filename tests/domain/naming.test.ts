/** E17: a giver asks for a name; the council agrees; where nobody gave more the district approves; it ends with its last day, its gift and the work (公益事业捐赠法 §14). */
import fc from 'fast-check'
import type { Naming } from '../../contracts/giving'
import type { Pledge } from '../../contracts/projects'
import { addDays, addMonths, dayOf, startOf } from '../../domain/calendar'
import { hasNames, namesOn, namingState } from '../../domain/funds/naming'
import { actionsFor, expectedOf } from '../../domain/projects/actions'
import { lineEntry, viewOf } from '../../domain/projects/view'
import { aProject } from './builders'
import type { Life } from './life'
import { aLifeIn, PLANS, seated } from './lives'
import { APPROVER, CLERK, COUNCIL, FACILITATOR, FINANCE, FRIEND, LEADER, NEIGHBOUR, SPONSOR, STAFF, STAFF2, STRANGER, SUPERVISOR, WANG } from './town'

interface Money { readonly cost: number; readonly sponsored: number; readonly given: number }
const LESS: Money = { cost: 1_000_000, sponsored: 300_000, given: 100_000 }
const MOST: Money = { cost: 1_000_000, sponsored: 500_001, given: 0 }
const livingIn = (stage: 'funding' | 'inProgress', { cost, sponsored, given }: Money): Life => aLifeIn(stage, { ...PLANS.luohu, cost, price: cost, sponsored, given })
const giftOf = ({ project }: Life, person: string): string => project.pledges.find(({ from }) => from === person)?.id ?? ''
const wish = (life: Life, more: { readonly text?: string; readonly where?: string; readonly until?: string } = {}) => ({ pledge: giftOf(life, SPONSOR), text: '同心亭', where: '3 号门', until: addMonths(dayOf(life.now), 12), ...more })
const askedIn = (stage: 'funding' | 'inProgress', money: Money): Life => {
  const life = livingIn(stage, money)
  life.does(SPONSOR, 'funds.askName', wish(life))
  return life
}
const newest = (life: Life): Naming => { const one = life.project.namings?.at(-1); if (one === undefined) throw new Error('nobody asked for a name'); return one }
const stateOf = (life: Life): string => namingState(life.project, newest(life), dayOf(life.now))
const SEATS = { facts: seated(COUNCIL) }
const count = (life: Life, yes = 12) => life.does(FACILITATOR, 'councils.countName', { naming: newest(life).id, present: 12, for: yes, minutes: 'minutes' }, SEATS)
const agree = (life: Life, yes = 12) => { count(life, yes); return life.does(SUPERVISOR, 'councils.confirmName', { naming: newest(life).id, present: 12, for: yes }).decision.event }
const paper = (life: Life, agrees = true) => ({ naming: newest(life).id, agrees, document: '区府函〔2026〕1号', on: dayOf(life.now), picture: 'paper' })
const shown = (life: Life): readonly string[] => namesOn(life.project, dayOf(life.now)).map(({ text }) => text)
const seenBy = (life: Life, person: string) => viewOf(life.scene(person), { communityName: '', answered: 0, turnout: 0, rated: 0, names: new Map(), events: life.told.map(({ decision }) => decision.event) })

describe('a name that a giver asks for', () => {
  it('E17: is shown once the council agreed, until its last day, and then somebody takes it down', () => {
    const life = askedIn('inProgress', LESS)
    expect([stateOf(life), shown(life), expectedOf(life.scene(FACILITATOR))]).toEqual(['asked', [], expect.arrayContaining(['councils.countName'])])
    count(life)
    expect([stateOf(life), shown(life), expectedOf(life.scene(SUPERVISOR))]).toEqual(['counted', [], expect.arrayContaining(['councils.confirmName'])])
    const { event } = life.does(SUPERVISOR, 'councils.confirmName', { naming: newest(life).id, present: 12, for: 12 }).decision
    const { until } = newest(life)
    expect(event).toMatchObject({ transition: 'E17c', told: { namedAs: '同心亭', namedWhere: '3 号门', namedUntil: until, members: 16, present: 12, for: 12, carried: 'yes', mainDonor: 'no' }, because: [{ rule: 'majority', result: 'passed' }] })
    expect([stateOf(life), shown(life)]).toEqual(['shown', ['同心亭']])
    expect(namesOn(life.project, until)).toHaveLength(1)
    expect(namesOn(life.project, addDays(until, 1))).toEqual([])
    expect(life.refused(STAFF, 'works.takeNameDown', { naming: newest(life).id, text: 'off', picture: 'wall' })).toMatchObject({ code: 'no-name-waits' })
    life.waitUntil(startOf(addDays(until, 1)))
    expect([stateOf(life), expectedOf(life.scene(STAFF))]).toEqual(['ended', expect.arrayContaining(['works.takeNameDown'])])
    const down = life.does(STAFF, 'works.takeNameDown', { naming: newest(life).id, text: 'Taken off by the property company', picture: 'wall' }).decision.event
    expect(down).toMatchObject({ by: { role: 'committeeStaff' }, told: { namedAs: '同心亭', text: 'Taken off by the property company' }, photos: ['wall'] })
    expect([stateOf(life), hasNames(life.project)]).toEqual(['takenDown', false])
    expect(life.tries(SPONSOR, 'funds.askName', wish(life)).ok).toBe(true)
  })
  it('E17: where nobody gave more, is shown with the district’s document only', () => {
    const life = askedIn('inProgress', MOST)
    const { because } = agree(life)
    expect(because).toContainEqual(expect.objectContaining({ rule: 'naming', clause: '公益事业捐赠法第十四条', tag: 'law', result: 'to-district' }))
    expect([stateOf(life), shown(life), newest(life).council?.main]).toEqual(['approving', [], true])
    expect(life.refused(APPROVER, 'approvals.approveName', paper(life))).toMatchObject({ code: 'wrong-level', about: 'districtLeadingGroup', rule: 'naming', clause: '公益事业捐赠法第十四条', quote: expect.stringContaining('报县级以上人民政府批准') })
    for (const who of [STAFF, FACILITATOR, SPONSOR, WANG]) expect(life.refused(who, 'approvals.approveName', paper(life))).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(LEADER, 'approvals.approveName', { ...paper(life), on: addDays(dayOf(life.now), 1) })).toMatchObject({ code: 'date-in-the-future', about: 'on', remedy: { on: dayOf(life.now) } })
    expect(expectedOf(life.scene(LEADER))).toContain('approvals.approveName')
    const no = life.fork()
    no.does(LEADER, 'approvals.approveName', paper(life, false))
    expect([stateOf(no), shown(no), hasNames(no.project)]).toEqual(['declined', [], false])
    const { event } = life.does(LEADER, 'approvals.approveName', paper(life)).decision
    expect(event).toMatchObject({ transition: 'E17d', photos: ['paper'], told: { document: '区府函〔2026〕1号', on: dayOf(life.now), carried: 'yes' }, because: [{ rule: 'naming', clause: '公益事业捐赠法第十四条', result: 'passed' }] })
    expect([stateOf(life), shown(life), newest(life).approval]).toEqual(['shown', ['同心亭'], expect.objectContaining({ by: LEADER, document: '区府函〔2026〕1号', picture: 'paper' })])
    expect(life.refused(LEADER, 'approvals.approveName', paper(life))).toMatchObject({ code: 'no-name-waits' })
  })
  it.each([[{ cost: 1_000_000, sponsored: 500_000, given: 0 }, true], [{ cost: 1_000_000, sponsored: 499_999, given: 0 }, false], [{ cost: 1_000_000, sponsored: 400_000, given: 300_000 }, true]] as const)('E17: asks the district of whoever gives as much as anybody else, the fund included: %j', (money, main) => {
    const life = askedIn('inProgress', money)
    agree(life)
    expect([newest(life).council?.main, stateOf(life)]).toEqual([main, main ? 'approving' : 'shown'])
  })
  it('asks the district of whoever gives things, of which nobody knows the worth', () => {
    const life = livingIn('inProgress', LESS)
    life.does(FRIEND, 'funds.askName', { ...wish(life), pledge: giftOf(life, FRIEND) })
    agree(life)
    expect(stateOf(life)).toBe('approving')
  })
  it.each([['红塔香烟亭', '香烟'], ['香 烟 亭', '香烟'], ['烟·草公司亭', '烟草']])('E17: holds no word of tobacco or of what the law forbids, however it is spaced: %s', (text, word) => {
    const life = livingIn('inProgress', LESS)
    expect(life.refused(SPONSOR, 'funds.askName', wish(life, { text }))).toMatchObject({ code: 'name-forbidden', about: 'text', rule: 'naming', figures: { word }, clause: expect.stringContaining('待区确认') })
    expect(life.refused(SPONSOR, 'funds.askName', wish(life, { where: text }))).toMatchObject({ code: 'name-forbidden', about: 'where' })
    expect(life.project.namings).toBeUndefined()
  })
  it('is for one’s own gift, one at a time, within the longest term, in words that the check lets pass', () => {
    const life = livingIn('inProgress', LESS)
    expect(life.refused(NEIGHBOUR, 'funds.askName', wish(life))).toMatchObject({ code: 'no-such-pledge' })
    expect(life.refused(WANG, 'funds.askName', wish(life))).toMatchObject({ code: 'no-such-pledge' })
    expect(life.refused(STRANGER, 'funds.askName', wish(life))).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(SPONSOR, 'funds.askName', wish(life), { facts: { contentRisky: true } })).toMatchObject({ code: 'content-not-allowed', about: 'text' })
    const last = addMonths(dayOf(life.now), 60)
    expect(life.refused(SPONSOR, 'funds.askName', wish(life, { until: addDays(last, 1) }))).toMatchObject({ code: 'term-too-long', about: 'until', figures: { months: 60 }, remedy: { until: last } })
    expect(life.refused(SPONSOR, 'funds.askName', wish(life, { until: dayOf(life.now) }))).toMatchObject({ code: 'date-in-the-past', about: 'until' })
    for (const bad of [{ text: '' }, { text: 'x'.repeat(41) }, { until: 'tomorrow' }]) expect(life.refused(SPONSOR, 'funds.askName', wish(life, bad))).toMatchObject({ code: 'malformed' })
    life.does(SPONSOR, 'funds.askName', wish(life, { until: last }))
    expect(life.refused(SPONSOR, 'funds.askName', wish(life))).toMatchObject({ code: 'name-already-asked' })
  })
  it('is decided by a council in order, counted by one and confirmed by another, and never by who asked or is close to them', () => {
    const life = askedIn('inProgress', LESS)
    const naming = newest(life).id
    const said = { naming, present: 12, for: 12, minutes: 'minutes' }
    for (const who of [STAFF, CLERK, SPONSOR, WANG, SUPERVISOR]) expect(life.refused(who, 'councils.countName', said, SEATS)).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(SPONSOR, 'councils.countName', said, { ...SEATS, roles: ['facilitator'] })).toMatchObject({ code: 'no-name-waits' })
    expect(life.refused(FACILITATOR, 'councils.countName', said, { ...SEATS, interests: { relatives: [SPONSOR] } })).toMatchObject({ code: 'has-interest', about: 'relativeBenefits', duty: 'SoD-2' })
    expect(life.refused(FACILITATOR, 'councils.countName', said, { facts: { seats: [] } })).toMatchObject({ code: 'composition-not-met' })
    expect(life.refused(FACILITATOR, 'councils.countName', { ...said, for: 13 }, SEATS)).toMatchObject({ code: 'counts-do-not-fit' })
    expect(life.refused(FACILITATOR, 'councils.countName', { ...said, present: 17, for: 17 }, SEATS)).toMatchObject({ code: 'counts-do-not-fit', figures: { members: 16 } })
    expect(life.refused(FACILITATOR, 'councils.countName', { ...said, present: 3, for: 3 }, SEATS)).toMatchObject({ code: 'no-quorum', rule: 'quorum' })
    expect(life.refused(FACILITATOR, 'councils.countName', { ...said, naming: 'x' }, SEATS)).toMatchObject({ code: 'no-name-waits', about: 'x' })
    expect(life.refused(SUPERVISOR, 'councils.confirmName', { naming, present: 12, for: 12 })).toMatchObject({ code: 'no-name-waits' })
    count(life)
    expect(life.refused(FACILITATOR, 'councils.confirmName', { naming, present: 12, for: 12 })).toMatchObject({ code: 'second-person-needed', duty: 'SoD-5' })
    expect(life.refused(SUPERVISOR, 'councils.confirmName', { naming, present: 12, for: 11 })).toMatchObject({ code: 'counts-do-not-fit' })
    expect(life.refused(SPONSOR, 'councils.confirmName', { naming, present: 12, for: 12 }, { roles: ['supervisionCommittee'] })).toMatchObject({ code: 'no-name-waits' })
    expect(actionsFor(life.scene(STRANGER)).filter(({ operation }) => /Name/.test(operation))).toEqual([])
  })
  it('is turned down where the majority is missing, of which only that is public', () => {
    const life = askedIn('inProgress', LESS)
    const event = agree(life, 5)
    expect(event).toMatchObject({ told: { carried: 'no', for: 5 }, because: [{ rule: 'majority', result: 'not-passed' }] })
    expect([stateOf(life), shown(life)]).toEqual(['declined', []])
    expect(JSON.stringify([event.told, life.told.map(({ decision }) => lineEntry(decision.event).facts)])).not.toContain('同心亭')
    expect([STRANGER, NEIGHBOUR, SPONSOR, FACILITATOR].map((who) => seenBy(life, who).money.namings.length)).toEqual([0, 0, 1, 1])
  })
  it('is told without who asked', () => {
    const life = askedIn('inProgress', LESS)
    expect(seenBy(life, STRANGER).money.namings).toEqual([])
    agree(life)
    const seen = seenBy(life, STRANGER)
    expect(seen.money.namings).toMatchObject([{ text: '同心亭', state: 'shown', hangs: false, mine: false, document: null }])
    expect(JSON.stringify(seen)).not.toContain('PERSON-')
    expect(seenBy(life, SPONSOR).money.namings).toMatchObject([{ mine: true }])
  })
  it('is given up by who asked for it at any time, and by nobody else', () => {
    const life = askedIn('inProgress', LESS)
    const dropped = { naming: newest(life).id, text: 'We moved away' }
    expect(life.refused(NEIGHBOUR, 'funds.dropName', dropped)).toMatchObject({ code: 'no-name-waits' })
    const early = life.fork()
    expect(early.does(SPONSOR, 'funds.dropName', dropped).decision.event.told).toEqual({ text: 'We moved away' })
    agree(life)
    expect(life.does(SPONSOR, 'funds.dropName', dropped).decision.event.told).toMatchObject({ namedAs: '同心亭' })
    expect([stateOf(life), shown(life)]).toEqual(['takenDown', []])
  })
  const received = (money: Money): Life => {
    const life = askedIn('funding', money)
    life.project.pledges.forEach((p, i) => life.does(STAFF2, 'funds.receive', { pledge: p.id, reference: `R${i}` }))
    return life
  }
  it('of whoever gave most holds the money up until it is decided; of others it holds nothing up, and is decided later', () => {
    const life = received(MOST)
    expect(life.refused(FINANCE, 'funds.complete', {})).toMatchObject({ code: 'name-undecided' })
    agree(life)
    expect(life.refused(FINANCE, 'funds.complete', {})).toMatchObject({ code: 'name-undecided' })
    life.does(LEADER, 'approvals.approveName', paper(life))
    expect(life.tries(FINANCE, 'funds.complete', {}).ok).toBe(true)
    const small = received(LESS)
    small.does(FINANCE, 'funds.complete', {})
    expect([stateOf(small), shown(small)]).toEqual(['asked', []])
    agree(small)
    expect(stateOf(small)).toBe('shown')
    const things = livingIn('funding', LESS)
    const thing = things.project.pledges.find(({ source }) => source === 'inKind')
    if (thing === undefined) throw new Error('nobody gave things')
    things.does(thing.from, 'funds.askName', { ...wish(things), pledge: thing.id })
    things.project.pledges.forEach((p, i) => things.does(STAFF2, 'funds.receive', { pledge: p.id, reference: `R${i}` }))
    expect(things.tries(FINANCE, 'funds.complete', {}).ok).toBe(true)
  })
  it('is shown once its gift came', () => {
    const promised = askedIn('funding', LESS)
    agree(promised)
    expect([stateOf(promised), shown(promised)]).toEqual(['promised', []])
    promised.does(STAFF2, 'funds.receive', { pledge: giftOf(promised, SPONSOR), reference: 'R' })
    expect(stateOf(promised)).toBe('shown')
    const taken = askedIn('funding', LESS)
    agree(taken)
    taken.does(SPONSOR, 'funds.withdrawPledge', { pledge: giftOf(taken, SPONSOR) })
    expect([stateOf(taken), shown(taken)]).toEqual(['ended', []])
  })
  it('E17: ends with the work and with the gift’s return, and waits to be taken down', () => {
    const life = askedIn('funding', LESS)
    agree(life)
    const never = life.fork()
    never.does(APPROVER, 'works.terminate', { text: 'The city builds it' })
    expect([stateOf(never), expectedOf(never.scene(STAFF))]).toEqual(['ended', []])
    life.does(STAFF2, 'funds.receive', { pledge: giftOf(life, SPONSOR), reference: 'R' })
    expect(shown(life)).toEqual(['同心亭'])
    life.does(APPROVER, 'works.terminate', { text: 'The city builds it' })
    expect([stateOf(life), shown(life), life.project.pledges.find(({ from }) => from === SPONSOR)?.state]).toEqual(['ended', [], 'refundDue'])
    expect(expectedOf(life.scene(STAFF))).toContain('works.takeNameDown')
  })
  it('is never shown of whoever gave most without a document, whatever others give', () => {
    const states = ['pledged', 'received', 'refundDue', 'refunded', 'void', 'moved', 'upkeep'] as const
    const gift = fc.record({ from: fc.constantFrom('a', 'b', 'c'), fen: fc.integer({ min: 0, max: 5 }), state: fc.constantFrom(...states) })
    fc.assert(fc.property(fc.array(gift, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 10 }), fc.boolean(), (gifts, approvedFundFen, main) => {
      const pledges = gifts.map((one, i): Pledge => ({ id: `p${i}`, source: 'residentContribution', publicName: null, note: '', reference: null, ...one }))
      const naming: Naming = { id: 'n', pledge: 'p0', from: pledges[0]?.from ?? '', text: 't', where: 'w', until: '2030-01-01', at: 0, count: null, council: { passed: true, main, by: 'x', at: 0 }, approval: null, down: null }
      const project = { ...aProject({ stage: 'closed' }), pledges, approvedFundFen, namings: [naming] }
      const sum = (who: string) => pledges.filter(({ from, state }) => from === who && ['pledged', 'received', 'upkeep'].includes(state)).reduce((all, { fen }) => all + fen, 0)
      const most = ['a', 'b', 'c'].every((who) => sum(naming.from) >= sum(who)) && sum(naming.from) >= approvedFundFen
      const visible = namesOn(project, '2029-12-31').length === 1
      expect(visible).toBe(!main && !most && ['received', 'upkeep'].includes(pledges[0]?.state ?? ''))
      expect(namesOn(project, '2030-01-02')).toEqual([])
    }), { seed: 17, numRuns: 500 })
  })
})
