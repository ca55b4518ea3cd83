import { registered } from '../../emulator/seed/suppliers'
import { decide, mayDo } from '../../domain/projects/decide'
import { aProject, aScene } from './builders'
import type { Life } from './life'
import { aLifeIn, GROUP, PLANS, QUOTES } from './lives'
import { APPROVER, BUILDER, CLERK, CLERK2, FRIEND, NEIGHBOUR, SPONSOR, STAFF, STAFF2, STRANGER, SUPERVISOR, TEAM, TEAM2, WANG } from './town'

const words = { text: 'Because' }
const quote = (life: Life, supplier: string, fen: number) => life.does(CLERK, 'works.recordQuote', { supplier, ...registered(supplier), fen })

describe('choosing who does the work', () => {
  const here = () => aLifeIn('implementerSelecting')
  it('begins with a method and why, by whom the scheme names', () => {
    expect(aLifeIn('funded').does(CLERK, 'works.chooseMethod', { method: 'quoteComparison', ...words }).decision.event).toMatchObject({ transition: 'T25', to: 'implementerSelecting', told: { method: 'quoteComparison', text: 'Because' } })
    expect(aLifeIn('funded').refused(TEAM, 'works.chooseMethod', { method: 'single', ...words })).toMatchObject({ code: 'not-your-role' })
    expect(aLifeIn('funded', PLANS.panlong).tries(TEAM, 'works.chooseMethod', { method: 'residentsChoose', ...words }).ok).toBe(true)
    expect(aLifeIn('funded', PLANS.panlong).refused(CLERK, 'works.chooseMethod', { method: 'single', ...words })).toMatchObject({ code: 'not-your-role' })
  })
  it('takes quotes in public', () => {
    expect(here().does(CLERK, 'works.recordQuote', { supplier: 'First Builders', ...registered('First Builders'), fen: 7 }).decision.event).toMatchObject({ transition: 'T26q', told: { supplier: 'First Builders', fen: 7 } })
  })
  it('compares three suppliers, or says why not', () => {
    const life = here()
    expect(life.refused(CLERK, 'works.nominate', { quote: 0 })).toMatchObject({ code: 'too-few-quotes', figures: { quotes: 0 } })
    quote(life, 'First Builders', 1)
    quote(life, 'Second Builders', 2)
    expect(life.refused(CLERK, 'works.nominate', { quote: 0 })).toMatchObject({ code: 'too-few-quotes', figures: { quotes: 2, needed: 3 } })
    expect(life.tries(CLERK, 'works.nominate', { quote: 0, reason: 'No third one answered' }).ok).toBe(true)
    quote(life, 'Third Builders', 3)
    expect(life.does(CLERK, 'works.nominate', { quote: 0 }).decision.event).toMatchObject({ transition: 'T26n', told: { supplier: 'First Builders', fen: 1, quotes: 3 } })
  })
  it('three quotes of one supplier are one quote', () => {
    const life = here()
    for (const fen of [1, 2, 3]) quote(life, 'First Builders', fen)
    expect(life.refused(CLERK, 'works.nominate', { quote: 0 })).toMatchObject({ code: 'too-few-quotes', figures: { quotes: 1, needed: 3 } })
  })
  it('E80: names that are spelt alike, and names under one number, are one bidder', () => {
    const life = here()
    for (const [supplier, phone] of [['First Builders', '0755-2500 0001'], ['Ｆirst  Builders', null], ['Second Builders', '+86 075525000001'], ['Third Builders', '0755-25000003']] as const) life.does(CLERK, 'works.recordQuote', { supplier, ...registered(supplier), fen: 7, phone })
    expect(life.refused(CLERK, 'works.nominate', { quote: 0 })).toMatchObject({ code: 'too-few-quotes', figures: { quotes: 2, needed: 3 } })
    life.does(CLERK, 'works.recordQuote', { supplier: 'Fourth Builders', ...registered('Fourth Builders'), fen: 7 })
    expect(life.tries(CLERK, 'works.nominate', { quote: 0 }).ok).toBe(true)
    expect(JSON.stringify(life.told.map(({ decision }) => decision.event.told))).not.toContain('2500')
  })
  it('takes a quote that is there, within what was approved', () => {
    const life = here()
    QUOTES.forEach((supplier, i) => quote(life, supplier, 20_000_000 + i))
    expect(life.refused(CLERK, 'works.nominate', { quote: 3 })).toMatchObject({ code: 'no-such-quote', figures: { quotes: 3 } })
    expect(life.refused(CLERK, 'works.nominate', { quote: 1 })).toMatchObject({ code: 'over-approved', figures: { approved: 20_000_000, price: 20_000_001 } })
    expect(life.tries(CLERK, 'works.nominate', { quote: 0 }).ok).toBe(true)
  })
  it('never takes a sponsor, neither by name nor in person', () => {
    const life = aLifeIn('implementerSelecting', PLANS.shenzhen)
    for (const supplier of ['The Factory', 'Second Builders', 'Third Builders']) quote(life, supplier, 5)
    expect(life.refused(CLERK, 'works.nominate', { quote: 0 })).toMatchObject({ code: 'supplier-is-sponsor', about: 'The Factory' })
    life.does(CLERK, 'works.nominate', { quote: 1 })
    expect(life.refused(CLERK2, 'works.confirmImplementer', { person: SPONSOR })).toMatchObject({ code: 'supplier-is-sponsor' })
  })
})

describe('confirming the implementer', () => {
  const nominated = (fen = 19_000_000) => {
    const life = aLifeIn('implementerSelecting')
    QUOTES.forEach((supplier, i) => quote(life, supplier, fen + i))
    life.does(CLERK, 'works.nominate', { quote: 0 })
    return life
  }
  it('is a second person’s', () => {
    expect(aLifeIn('implementerSelecting').refused(CLERK2, 'works.confirmImplementer', {})).toMatchObject({ code: 'no-nominee' })
    expect(nominated().refused(CLERK, 'works.confirmImplementer', {})).toMatchObject({ code: 'second-person-needed', duty: 'SoD-5' })
  })
  it('commits the fund for the price and gives the rest back, in the same write', () => {
    const life = nominated()
    expect(life.does(CLERK2, 'works.confirmImplementer', { person: BUILDER }).decision).toMatchObject({ event: { transition: 'T26', to: 'implementerConfirmed', told: { supplier: 'First Builders', fen: 19_000_000, quotes: 3, method: 'quoteComparison' } }, fund: [{ kind: 'commit', reserved: 19_950_000, fen: 18_950_000 }] })
    expect(life.account).toMatchObject({ reserved: 0, committed: 18_950_000, available: 81_050_000 })
    expect(life.project).toMatchObject({ approvedFundFen: 18_950_000, implementer: { supplier: 'First Builders', person: BUILDER, fen: 19_000_000 } })
  })
  it('commits nothing where others pay the whole price', () => {
    const life = nominated(40_000)
    expect(life.does(CLERK2, 'works.confirmImplementer', {}).decision.fund).toEqual([{ kind: 'commit', reserved: 19_950_000, fen: 0 }])
    expect(life.account).toMatchObject({ reserved: 0, committed: 0, available: 100_000_000 })
  })
  it('is not for those who chose: neither of the two gets the contract', () => {
    for (const person of [CLERK, CLERK2]) expect(nominated().refused(CLERK2, 'works.confirmImplementer', { person })).toMatchObject({ code: 'has-interest', duty: 'SoD-2' })
  })
  it('E79: may be the proposer’s, told as such, where the proposer had no say in the price', () => {
    const life = nominated()
    const { event } = life.does(CLERK2, 'works.confirmImplementer', { person: WANG }).decision
    expect(event.told).toMatchObject({ proposerBuilds: 'yes' })
    expect(nominated().does(CLERK2, 'works.confirmImplementer', { person: BUILDER }).decision.event.told).not.toHaveProperty('proposerBuilds')
    const priced = aLifeIn('implementerSelecting')
    priced.does(WANG, 'works.recordQuote', { supplier: 'Wang', ...registered('Wang'), fen: 18_000_000 }, { roles: ['streetClerk'] })
    for (const supplier of ['Second Builders', 'Third Builders']) priced.does(CLERK, 'works.recordQuote', { supplier, ...registered(supplier), fen: 19_000_000 })
    priced.does(CLERK, 'works.nominate', { quote: 0 })
    expect(priced.refused(CLERK2, 'works.confirmImplementer', { person: WANG })).toMatchObject({ code: 'has-interest', duty: 'SoD-2' })
  })
  it('E79: the proposer who builds is inspected by one more than others, and proposes no change of the price', () => {
    const life = aLifeIn('completionClaimed')
    const group = (count: number) => ({ members: [{ person: CLERK, kind: 'street' as const }, ...[NEIGHBOUR, FRIEND, STAFF].slice(0, count - 1).map((one) => ({ person: one, kind: 'resident' as const }))] })
    const convened = (proposer: string, count: number) => decide({ ...life.scene(CLERK2), project: { ...life.project, proposer } }, 'works.convene', { project: life.project.id, ...group(count) })
    expect(convened(WANG, 3).ok).toBe(true)
    expect(convened(BUILDER, 3)).toMatchObject({ refusal: { code: 'group-too-small', rule: 'acceptanceGroup', figures: { members: 3, needed: 4, more: 1 }, remedy: { members: 4 }, clause: expect.stringContaining('提议人自己承接') } })
    expect(convened(BUILDER, 2)).toMatchObject({ refusal: { code: 'group-too-small', figures: { members: 2, needed: 4 } } })
    expect(convened(BUILDER, 4).ok).toBe(true)
    const building = aLifeIn('inProgress')
    expect(building.refused(BUILDER, 'works.change', { byFen: 1, reason: 'x' }, { roles: ['projectTeam'] })).toMatchObject({ code: 'implementer-excluded', duty: 'SoD-6' })
    expect(building.tries(CLERK, 'works.change', { byFen: 1, reason: 'x' }).ok).toBe(true)
  })
  it('is not for the officer who approved', () => {
    expect(nominated().refused(CLERK2, 'works.confirmImplementer', { person: APPROVER })).toMatchObject({ code: 'has-interest', duty: 'SoD-2' })
  })
  it('starts the clock of delivery', () => {
    expect(aLifeIn('implementerConfirmed').project.deadlines.map((d) => d.kind)).toEqual(['serviceStart'])
    expect(aLifeIn('implementerConfirmed', PLANS.shenzhen).project.deadlines.map((d) => d.kind)).toEqual(['physicalFinish'])
    expect(aLifeIn('implementerConfirmed', PLANS.liuzhou).project.deadlines).toMatchObject([{ kind: 'fiscalYearEnd', due: '2018-12-31' }])
  })
})

describe('building', () => {
  it('starts with agreement and photo', () => {
    const life = aLifeIn('implementerConfirmed')
    expect(life.refused(BUILDER, 'works.start', { agreement: 'a', photos: [], ...words })).toMatchObject({ code: 'malformed' })
    expect(life.does(BUILDER, 'works.start', { agreement: 'a', photos: ['p'], ...words }).decision.event).toMatchObject({ transition: 'T27', to: 'inProgress', told: { text: 'Because', percent: 0 }, photos: ['p'], by: { role: 'implementer' } })
    expect(life.project.startedOn).not.toBeNull()
    expect(aLifeIn('implementerConfirmed').refused(STRANGER, 'works.start', { agreement: 'a', photos: ['p'], ...words })).toMatchObject({ code: 'not-your-role' })
  })
  it('is reported to everyone', () => {
    const life = aLifeIn('inProgress')
    expect(life.does(BUILDER, 'works.reportProgress', { percent: 40, ...words, photos: ['p'] }).decision.event).toMatchObject({ transition: 'T28a', to: 'inProgress', told: { percent: 40, text: 'Because' }, photos: ['p'] })
    expect(life.project.progress.map((p) => p.percent)).toEqual([0, 40])
    expect(life.refused(BUILDER, 'works.reportProgress', { percent: 101, ...words })).toMatchObject({ code: 'malformed' })
  })
  it('is suspended and resumed by the street, and the clocks run on', () => {
    const life = aLifeIn('inProgress', PLANS.shenzhen)
    const { deadlines } = life.project
    expect(life.refused(BUILDER, 'works.suspend', words)).toMatchObject({ code: 'not-your-role' })
    expect(life.does(CLERK, 'works.suspend', words).decision.event).toMatchObject({ transition: 'T29a', to: 'suspended' })
    expect(life.refused(BUILDER, 'works.claimCompletion', { ...words, photos: ['p'] })).toMatchObject({ code: 'not-at-this-stage' })
    expect(life.does(CLERK, 'works.resume', words).decision.event).toMatchObject({ transition: 'T29b', to: 'inProgress' })
    expect(life.project.deadlines).toEqual(deadlines)
  })
  it('is said to be done with a photo', () => {
    const life = aLifeIn('inProgress')
    expect(life.refused(BUILDER, 'works.claimCompletion', { ...words, photos: [] })).toMatchObject({ code: 'malformed' })
    expect(life.does(BUILDER, 'works.claimCompletion', { ...words, photos: ['p'] }).decision.event).toMatchObject({ transition: 'T30', to: 'completionClaimed', told: { percent: 100 } })
    expect(life.refused(CLERK, 'works.claimCompletion', { ...words, photos: ['p'] })).toMatchObject({ code: 'not-at-this-stage' })
  })
})

describe('the acceptance group', () => {
  const here = () => aLifeIn('completionClaimed')
  const group = (...more: readonly { readonly person: string; readonly kind: 'street' | 'resident' | 'leadingGroup' | 'committee' }[]) => ({ members: [...more] })
  const [street, resident, leader] = GROUP
  it('has enough members, a resident among them', () => {
    expect(here().refused(CLERK, 'works.convene', group(street, resident))).toMatchObject({ code: 'group-too-small', figures: { members: 2, needed: 3 } })
    expect(here().refused(CLERK, 'works.convene', group(street, leader, { person: SUPERVISOR, kind: 'committee' }))).toMatchObject({ code: 'resident-needed', figures: { residents: 0, needed: 1 } })
    expect(here().does(CLERK, 'works.convene', group(...GROUP)).decision.event).toMatchObject({ transition: 'T31a', to: 'acceptance', told: { members: 3, residents: 1 } })
  })
  it('counts nobody twice, and nobody as two kinds', () => {
    expect(here().refused(CLERK, 'works.convene', group(street, street, resident))).toMatchObject({ code: 'group-too-small' })
    expect(here().refused(CLERK, 'works.convene', group(street, leader, { person: SUPERVISOR, kind: 'committee' }, { person: CLERK, kind: 'resident' }))).toMatchObject({ code: 'resident-needed' })
  })
  it('is without the proposer, the implementer, and whoever said that it is done', () => {
    expect(here().refused(CLERK, 'works.convene', group(...GROUP, { person: WANG, kind: 'resident' }))).toMatchObject({ code: 'proposer-may-not-decide' })
    expect(here().refused(CLERK, 'works.convene', group(...GROUP, { person: BUILDER, kind: 'committee' }))).toMatchObject({ code: 'implementer-excluded' })
    const life = aLifeIn('inProgress', PLANS.panlong)
    life.does(TEAM, 'works.claimCompletion', { ...words, photos: ['p'] })
    expect(life.refused(CLERK, 'works.convene', group(...GROUP, { person: TEAM, kind: 'resident' }))).toMatchObject({ code: 'implementer-excluded', duty: 'SoD-6' })
    expect(life.tries(CLERK, 'works.convene', group(...GROUP, { person: TEAM2, kind: 'resident' })).ok).toBe(true)
  })
  it('replaces a member who cannot come; whoever has given an opinion stays with it', () => {
    const life = aLifeIn('acceptance')
    life.does(NEIGHBOUR, 'works.inspect', { pass: false, text: 'Loose' })
    expect(life.does(CLERK, 'works.convene', group(street, { person: FRIEND, kind: 'resident' })).decision.event).toMatchObject({ transition: 'T31c', to: 'acceptance', told: { members: 3, residents: 2 } })
    expect(life.project.acceptance.map((m) => [m.person, m.opinion?.pass ?? null])).toEqual([[NEIGHBOUR, false], [CLERK, null], [FRIEND, null]])
  })
})

describe('acceptance', () => {
  const here = () => aLifeIn('acceptance')
  it('hears each member, who may think again', () => {
    const life = here()
    expect(life.refused(STAFF, 'works.inspect', { pass: true, ...words })).toMatchObject({ code: 'not-in-group' })
    expect(life.does(NEIGHBOUR, 'works.inspect', { pass: false, text: 'Loose' }).decision.event).toMatchObject({ transition: 'T31i', told: {} })
    life.does(NEIGHBOUR, 'works.inspect', { pass: true, text: 'Firm' })
    expect(life.project.acceptance.find((m) => m.person === NEIGHBOUR)?.opinion).toEqual({ pass: true, text: 'Firm' })
  })
  it('waits for all of them, and for all of them to pass it', () => {
    const life = here()
    expect(life.refused(CLERK, 'works.accept', {})).toMatchObject({ code: 'opinions-outstanding', figures: { outstanding: 3 } })
    GROUP.forEach(({ person }, i) => life.does(person, 'works.inspect', { pass: i > 0, text: 'x' }))
    expect(life.refused(CLERK, 'works.accept', {})).toMatchObject({ code: 'not-all-passed' })
    life.does(CLERK, 'works.inspect', { pass: true, text: 'Now' })
    expect(life.does(CLERK, 'works.accept', {}).decision.event).toMatchObject({ transition: 'T31', to: 'settling', told: { members: 3, passed: 3 } })
  })
  it('asks for mending, and then every member looks again', () => {
    const life = here()
    life.does(NEIGHBOUR, 'works.inspect', { pass: false, text: 'Loose' })
    expect(life.does(CLERK, 'works.requireRectification', { text: 'The rail' }).decision.event).toMatchObject({ transition: 'T31r', to: 'rectifying', told: { text: 'The rail' } })
    expect(life.refused(CLERK, 'works.claimRectified', { ...words, photos: ['p'] })).toMatchObject({ code: 'not-your-role' })
    expect(life.does(BUILDER, 'works.claimRectified', { ...words, photos: ['p'] }).decision.event).toMatchObject({ transition: 'T32', to: 'acceptance', photos: ['p'] })
    expect(life.project.acceptance.every((m) => m.opinion === null)).toBe(true)
  })
  it('is not the proposer’s nor the implementer’s to give', () => {
    for (const command of ['works.inspect', 'works.accept'] as const) {
      expect(here().refused(WANG, command, (command === 'works.inspect' ? { pass: true, ...words } : {}) as never, { roles: ['streetClerk'] })).toMatchObject({ code: 'proposer-may-not-decide', duty: 'SoD-1' })
      expect(here().refused(BUILDER, command, (command === 'works.inspect' ? { pass: true, ...words } : {}) as never, { roles: ['streetClerk'] })).toMatchObject({ code: 'implementer-excluded', duty: 'SoD-6' })
    }
  })
})

describe('upkeep', () => {
  it('names unit, duty and phone, and then the file is closed', () => {
    const life = aLifeIn('satisfactionPublished')
    expect(life.does(STAFF, 'works.handOver', { unit: 'Property company', duty: 'Cleaning', phone: '0755-1' }).decision.event).toMatchObject({ transition: 'T35a', to: 'handover', told: { unit: 'Property company', duty: 'Cleaning', phone: '0755-1' } })
    expect(life.refused(NEIGHBOUR, 'works.archive', {})).toMatchObject({ code: 'not-your-role' })
    expect(life.does(STAFF, 'works.archive', {}).decision.event).toMatchObject({ transition: 'T35b', to: 'closed' })
  })
  it('the papers of the purchase are kept for fifteen years from the day on which it was complete (政府采购法 §42), and the file says so', () => {
    const life = aLifeIn('handover')
    const bought = life.project.implementer?.confirmedOn ?? ''
    const until = `${String(Number(bought.slice(0, 4)) + 15)}${bought.slice(4)}`
    const { event } = life.does(STAFF, 'works.archive', {}).decision
    expect(event).toMatchObject({ told: { keptUntil: until }, because: [{ rule: 'archive', result: 'kept', figures: { boughtOn: bought, keptUntil: until }, clause: '政府采购法（2014 修正）第四十二条', tag: 'law' }] })
    expect(life.project.keptUntil).toBe(until)
  })
  it.each([['2024-02-29', '2039-02-28'], ['2025-12-31', '2040-12-31']])('what was bought on %s is kept to the end of %s', (confirmedOn, until) => {
    const life = aLifeIn('handover')
    const { implementer } = life.project
    const bought = aProject({ ...life.project, implementer: implementer === null ? null : { ...implementer, confirmedOn } })
    const answer = decide(aScene(bought, { roles: ['committeeStaff'] }), 'works.archive', { project: bought.id })
    expect(answer.ok && answer.value.project.keptUntil).toBe(until)
  })
  it('a file without a purchase names no day', () => {
    const bare = aProject({ ...aLifeIn('handover').project, implementer: null })
    const answer = decide(aScene(bare, { roles: ['committeeStaff'] }), 'works.archive', { project: bare.id })
    expect(answer.ok && [answer.value.project.keptUntil, answer.value.event.told, answer.value.event.because]).toEqual([null, {}, []])
  })
  it('the file of a work that nobody looks after stays open', () => {
    expect(mayDo(aScene(aProject({ stage: 'handover', maintenance: null }), { roles: ['committeeStaff'] }), 'works.archive')).toMatchObject({ code: 'fields-missing', about: 'maintenance' })
  })
  it('takes repair tickets afterwards, and answers each once', () => {
    const life = aLifeIn('closed')
    expect(life.refused(STAFF, 'works.answerTicket', { ticket: 'x', ...words })).toMatchObject({ code: 'no-such-ticket' })
    expect(life.does(NEIGHBOUR, 'works.openTicket', { text: 'The rail is loose' }).decision.event).toMatchObject({ transition: 'T42a', to: 'closed', told: {} })
    const ticket = life.project.tickets[0]?.id ?? ''
    expect(life.refused(STRANGER, 'works.openTicket', words)).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(STAFF, 'works.answerTicket', { ticket: 'x', ...words })).toMatchObject({ code: 'no-such-ticket', about: 'x' })
    expect(life.does(STAFF2, 'works.answerTicket', { ticket, text: 'Mended' }).decision.event).toMatchObject({ transition: 'T42b' })
    expect(life.project.tickets).toMatchObject([{ text: 'The rail is loose', answer: 'Mended' }])
    expect(life.refused(STAFF2, 'works.answerTicket', { ticket, text: 'Again' })).toMatchObject({ code: 'no-such-ticket' })
  })
  it('is nothing for who only approves', () => {
    expect(aLifeIn('satisfactionPublished').refused(APPROVER, 'works.handOver', { unit: 'x', duty: 'y', phone: '12345' })).toMatchObject({ code: 'not-your-role' })
  })
})
