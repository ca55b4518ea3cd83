import fc from 'fast-check'
import * as v from 'valibot'
import { COMMAND_INPUTS, type CommandRequest } from '../../contracts/commands.schema'
import { checkDigitOf, isCreditCode } from '../../contracts/credit-code'
import type { Project } from '../../contracts/projects'
import { signalsOf } from '../../domain/oversight/detectors'
import { notACheckerOf } from '../../domain/oversight/recurring'
import { decide } from '../../domain/projects/decide'
import { suppliedBy } from '../../domain/projects/family'
import { releaseOf } from '../../domain/publications/releases'
import { projectRow } from '../../domain/publications/tables'
import { filedOrgsIn, keptByLead, listed, openParts, passedTo, sharesOf } from '../../domain/works/joint-declaration'
import { codeFor, registered } from '../../emulator/seed/suppliers'
import { policyFor } from '../../policies'
import type { Life } from './life'
import { aLifeIn, liveOn, PLANS, QUOTES } from './lives'
import { APPROVER, BUILDER, CLERK, CLERK2, FINANCE, NEIGHBOUR, SPONSOR, STAFF, STAFF2, STRANGER, TEAM, WANG } from './town'

const LEAD = 'Lead Society'
const PRICE = 19_000_000
const ORGS: { name: string; filingNumber: string; filedWith: string; fen: number }[] = [
  { name: 'Helping Hands', filingNumber: '备0001', filedWith: 'East Gate Street', fen: 6_000_000 },
  { name: 'Evening Choir', filingNumber: '备0002', filedWith: 'East Gate Street', fen: 3_000_000 },
]
const [HANDS = { name: '', filingNumber: '', filedWith: '', fen: 0 }, CHOIR = HANDS] = ORGS
type Offer = Omit<CommandRequest<'works.recordQuote'>, 'project'>
const JOINT: Offer & { readonly leadFen: number } = { supplier: LEAD, standing: 'jointDeclaration', creditCode: codeFor(LEAD, '51'), leadFen: 10_000_000, filedOrgs: ORGS, fen: PRICE }
const choosing = (plan: (typeof PLANS)[keyof typeof PLANS] = PLANS.luohu): Life => aLifeIn('implementerSelecting', plan)
const offers = (life: Life, more: Partial<Record<keyof Offer, unknown>> = {}) => life.refused(CLERK, 'works.recordQuote', { ...JOINT, ...more } as Offer)

function nominated(): Life {
  const life = choosing()
  life.does(CLERK, 'works.recordQuote', JOINT)
  for (const supplier of QUOTES.slice(1)) life.does(CLERK, 'works.recordQuote', { supplier, ...registered(supplier), fen: PRICE + 1 })
  life.does(CLERK, 'works.nominate', { quote: 0 })
  return life
}

function building(): Life {
  const life = nominated()
  life.does(CLERK2, 'works.confirmImplementer', { person: BUILDER })
  return liveOn(life, PLANS.luohu, 'inProgress')
}

function finished(life: Life): Life {
  life.does(BUILDER, 'works.claimCompletion', { text: 'Done', photos: ['after'] })
  return life
}

const bill = (life: Life, fen: number): string => {
  life.does(BUILDER, 'works.recordExpense', { fen, what: 'Lessons' })
  return life.project.expenses.at(-1)?.id ?? ''
}
const passedOn = (...fen: readonly number[]) => ORGS.map(({ name }, i) => ({ filedOrg: name, fen: fen[i] ?? 0 }))
const pay = (expense: string, more: object = {}) => ({ expense, reference: 'V1', ...more })

/** What would be decided if the project were this one. */
const decided = (life: Life, person: string, project: Project, command: 'works.nominate' | 'works.confirmImplementer' | 'funds.pay', said: object) => decide({ ...life.scene(person), project }, command, v.parse(COMMAND_INPUTS[command], { project: project.id, ...said }))

describe('the code of a registered organisation (GB 32100-2015)', () => {
  it('is known by its check digit', () => {
    // A state council department and a bank: both codes stand on their own public pages.
    expect(['11100000000013338W', '91100000100003962T', codeFor(LEAD, '51')].map((code) => checkDigitOf(code.slice(0, 17)) === code.charAt(17))).toEqual([true, true, true])
    for (const wrong of ['', '51', codeFor(LEAD).slice(0, 17), `${codeFor(LEAD)}0`, codeFor(LEAD).toLowerCase(), 'IO000000000000000V']) expect(isCreditCode(wrong)).toBe(false)
  })
  it('never holds with one sign changed', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 20 }), fc.nat(17), fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (name, at, sign) => {
      const code = codeFor(name)
      expect(isCreditCode(code)).toBe(true)
      if (code.charAt(at) !== sign) expect(isCreditCode(`${code.slice(0, at)}${sign}${code.slice(at + 1)}`)).toBe(false)
    }))
  })
})

describe('E87: who may have a contract', () => {
  it('E87: a filed organisation alone has no contract and no payment, and is told who could', () => {
    expect(offers(choosing(), { supplier: HANDS.name, standing: 'filed', creditCode: null, leadFen: null, filedOrgs: [] })).toMatchObject({ code: 'filed-org-alone', rule: 'supplier', clause: expect.stringContaining('第二十二条'), quote: '具有独立承担民事责任的能力' })
    const life = building()
    const expense = bill(life, 100)
    expect(life.refused(FINANCE, 'funds.pay', pay(expense, { receiver: HANDS.name, passedOn: passedOn(100, 0) }))).toMatchObject({ code: 'filed-org-alone', clause: expect.stringContaining('联合申报') })
    expect(life.refused(FINANCE, 'funds.pay', pay(expense, { receiver: 'Somebody', passedOn: passedOn(100, 0) }))).toMatchObject({ code: 'receiver-not-lead', about: LEAD })
  })
  it('a registered one has a code that is one', () => {
    const one = { standing: 'registered', leadFen: null, filedOrgs: [] }
    expect(offers(choosing(), { ...one, creditCode: null })).toMatchObject({ code: 'fields-missing', about: 'creditCode' })
    expect(offers(choosing(), { ...one, creditCode: '510000000000000000' })).toMatchObject({ code: 'credit-code-wrong', about: 'creditCode' })
    expect(offers(choosing(), { ...one, filedOrgs: ORGS })).toMatchObject({ code: 'not-a-joint-declaration' })
    const life = choosing()
    life.does(CLERK, 'works.recordQuote', { ...JOINT, standing: 'registered', leadFen: null, filedOrgs: [], creditCode: ` ${codeFor(LEAD).toLowerCase()} ` })
    expect(life.project.quotes[0]).toMatchObject({ supplier: LEAD, creditCode: codeFor(LEAD) })
    expect(life.project.quotes[0]).not.toHaveProperty('jointDeclaration')
  })
  it('two names with one code are one firm, so that three quotes are of three', () => {
    const life = choosing()
    for (const supplier of QUOTES) life.does(CLERK, 'works.recordQuote', { supplier, ...registered('the same'), fen: 5 })
    expect(life.refused(CLERK, 'works.nominate', { quote: 0 })).toMatchObject({ code: 'too-few-quotes', figures: { quotes: 1 } })
  })
  it('leads with the same filed organisation under them bid as one (E80)', () => {
    const life = choosing()
    for (const supplier of ['One Society', 'Two Society', 'Three Society']) life.does(CLERK, 'works.recordQuote', { ...JOINT, supplier, creditCode: codeFor(supplier, '51') })
    expect(life.refused(CLERK, 'works.nominate', { quote: 0 })).toMatchObject({ code: 'too-few-quotes', figures: { quotes: 1 } })
  })
  it.each(['futian', 'shenzhen', 'liuzhou', 'panlong'] as const)('a scheme that knows no joint declaration refuses one and names the law (%s)', (name) => {
    const life = choosing(PLANS[name])
    const chooser = [CLERK, STAFF, TEAM].find((person) => life.tries(person, 'works.recordQuote', { supplier: 'A', ...registered('A'), fen: 5 }).ok) ?? ''
    expect(life.refused(chooser, 'works.recordQuote', JOINT)).toMatchObject({ code: 'joint-unknown-here', rule: 'supplier', clause: expect.stringContaining('政府采购法') })
  })
  it('Luohu knows it since 2017, and its lead is a registered social organisation', () => {
    expect(policyFor('luohu-2017', '2017-02-01').values.jointDeclarationLead).toMatchObject({ value: 'registeredOrg', tag: 'assumption', quote: '备案社区组织与登记社会组织联合申报模式' })
    expect(offers(choosing(), { creditCode: codeFor(LEAD, '91') })).toMatchObject({ code: 'lead-not-registered-org', about: 'creditCode' })
  })
  it('the parts are the price to the fen, or the lead’s part that would make them so is told', () => {
    for (const leadFen of [JOINT.leadFen - 1, JOINT.leadFen + 1]) expect(offers(choosing(), { leadFen })).toMatchObject({ code: 'parts-differ', figures: { price: PRICE, parts: 9_000_000 + leadFen }, remedy: { leadFen: JOINT.leadFen } })
    expect(offers(choosing(), { filedOrgs: [{ ...HANDS, fen: PRICE + 1 }] })).not.toHaveProperty('remedy')
    expect(offers(choosing(), { leadFen: null })).toMatchObject({ code: 'fields-missing', about: 'leadFen' })
    expect(offers(choosing(), { filedOrgs: [] })).toMatchObject({ code: 'fields-missing', about: 'filedOrgs' })
  })
  it('nobody is in it twice, neither by name nor by number', () => {
    const [one, other] = [HANDS, CHOIR]
    for (const filedOrgs of [[one, { ...other, name: 'Helping  Hands' }], [one, { ...other, filingNumber: one.filingNumber }], [{ ...one, name: LEAD }, other]]) expect(offers(choosing(), { filedOrgs })).toMatchObject({ code: 'doubled-org' })
    expect(choosing().tries(CLERK, 'works.recordQuote', { ...JOINT, filedOrgs: [one, { ...other, filingNumber: one.filingNumber, filedWith: 'Another Street' }] }).ok).toBe(true)
  })
  it('what no small work has is no input at all', () => {
    const many = Array.from({ length: 31 }, (_one, i) => ({ name: `Org ${i}`, filingNumber: String(i), filedWith: 'X', fen: 1 }))
    for (const more of [{ leadFen: -1 }, { leadFen: 0.5 }, { filedOrgs: many }, { filedOrgs: [{ ...HANDS, fen: 0 }] }, { filedOrgs: [{ ...HANDS, fen: 1.5 }] }, { filedOrgs: [{ ...HANDS, name: 'A|B' }] }, { filedOrgs: [{ ...HANDS, filedWith: 'A;B' }] }, { standing: undefined }]) {
      expect(offers(choosing(), more)).toMatchObject({ code: 'malformed' })
    }
  })
})

describe('E87: everybody who takes part is a supplier', () => {
  const firm = (supplier: string) => ({ interests: { suppliers: [supplier] } })
  it('whoever has declared a filed organisation neither nominates, nor votes, nor confirms, nor judges', () => {
    const life = nominated()
    expect(life.refused(CLERK, 'works.nominate', { quote: 0 }, firm('Helping Hands'))).toMatchObject({ code: 'has-interest', about: 'supplier', duty: 'SoD-2' })
    expect(life.refused(CLERK2, 'works.confirmImplementer', {}, firm('Evening\u3000Choir'))).toMatchObject({ code: 'has-interest', about: 'supplier' })
    expect(life.tries(CLERK2, 'works.confirmImplementer', {}, firm('Another Choir')).ok).toBe(true)
    const done = liveOn(finished(building()), PLANS.luohu, 'acceptance')
    expect(done.refused(NEIGHBOUR, 'works.inspect', { pass: true, text: 'Good' }, firm('Helping Hands'))).toMatchObject({ code: 'has-interest', about: 'supplier' })
    expect(notACheckerOf(done.project, STRANGER, { relatives: [], suppliers: ['Helping Hands'], manages: [], benefits: [] })).toMatchObject({ code: 'has-interest', about: 'supplier' })
  })
  it('whoever stands behind one is the implementer: none of those who chose or approved, and no judge', () => {
    const behind = (person: string, filedOrg = 'Evening Choir') => ({ person: BUILDER, behind: [{ filedOrg, person }] })
    for (const person of [CLERK, CLERK2, APPROVER]) expect(nominated().refused(CLERK2, 'works.confirmImplementer', behind(person))).toMatchObject({ code: 'has-interest', duty: 'SoD-2' })
    expect(nominated().refused(CLERK2, 'works.confirmImplementer', behind(WANG), { interests: { relatives: [WANG] } })).toMatchObject({ code: 'has-interest', about: 'relativeOfImplementer' })
    expect(nominated().refused(CLERK2, 'works.confirmImplementer', behind(WANG, LEAD))).toMatchObject({ code: 'unknown-record', about: LEAD })
    expect(nominated().does(CLERK2, 'works.confirmImplementer', behind(WANG)).decision.event.told).toMatchObject({ proposerBuilds: 'yes' })
    const life = nominated()
    life.does(CLERK2, 'works.confirmImplementer', behind(NEIGHBOUR))
    const done = finished(liveOn(life, PLANS.luohu, 'inProgress'))
    expect(done.refused(CLERK, 'works.convene', { members: [{ person: NEIGHBOUR, kind: 'resident' }, { person: CLERK, kind: 'street' }, { person: STAFF, kind: 'committee' }] })).toMatchObject({ code: 'implementer-excluded', duty: 'SoD-6' })
    expect(notACheckerOf(done.project, NEIGHBOUR)).toMatchObject({ code: 'implementer-excluded' })
  })
  it('a sponsor takes no part, neither by name nor in person (E18)', () => {
    const life = nominated()
    const sponsored = (publicName: string | null): Project => ({ ...life.project, pledges: [{ id: 's', source: 'sponsorship', from: SPONSOR, publicName, fen: 5, note: '', state: 'received', reference: 'R' }] })
    const refused = (code: string) => ({ ok: false, refusal: { code: 'supplier-is-sponsor', about: code } })
    expect(decided(life, CLERK, sponsored('Helping Hands'), 'works.nominate', { quote: 0 })).toMatchObject(refused('Helping Hands'))
    expect(decided(life, CLERK2, sponsored(null), 'works.confirmImplementer', { behind: [{ filedOrg: 'Helping Hands', person: SPONSOR }] })).toMatchObject(refused(LEAD))
  })
  it('counts against splitting with the whole contract, and in the spread of contracts with its own part', () => {
    const { project } = building()
    const other = { ...project, id: 'other', code: 'OTHER11' }
    const policy = policyFor(project.pack.id, project.pack.asOf)
    for (const name of [LEAD, 'Helping Hands', 'Evening Choir']) expect(suppliedBy(project, { others: [other], suppliers: [name], policy })).toMatchObject([{ project: 'other', fen: PRICE }])
    expect(suppliedBy(project, { others: [other], suppliers: ['Nobody'], policy })).toEqual([])
    const year = Number(project.implementer?.confirmedOn.slice(0, 4))
    const { suppliers } = signalsOf([project], { year, figures: { decemberPercent: 30, nearCapPercent: 5, endorsementPercent: 50, quoteSpreadPercent: 2, contractsMost: 3 }, policyOf: () => null })
    expect(suppliers.shares).toEqual([{ supplier: LEAD, contracts: 1, fen: 10_000_000 }, { supplier: 'Helping Hands', contracts: 1, fen: 6_000_000 }, { supplier: 'Evening Choir', contracts: 1, fen: 3_000_000 }])
    expect(suppliers.fen).toBe(PRICE)
  })
})

describe('E87: what is paid', () => {
  it('goes to the lead, and says of each organisation what was passed on', () => {
    const life = building()
    const expense = bill(life, 9_000_000)
    expect(life.refused(FINANCE, 'funds.pay', pay(expense))).toMatchObject({ code: 'fields-missing', about: 'passedOn' })
    expect(life.refused(FINANCE, 'funds.pay', pay(expense, { passedOn: passedOn(5).slice(0, 1) }))).toMatchObject({ code: 'fields-missing', about: 'passedOn' })
    expect(life.refused(FINANCE, 'funds.pay', pay(expense, { passedOn: [...passedOn(5), { filedOrg: 'Nobody', fen: 1 }] }))).toMatchObject({ code: 'unknown-record', about: 'Nobody' })
    expect(life.refused(FINANCE, 'funds.pay', pay(expense, { passedOn: [...passedOn(5), ...passedOn(5)] }))).toMatchObject({ code: 'doubled-org' })
    expect(life.refused(FINANCE, 'funds.pay', pay(expense, { passedOn: passedOn(6_000_000, 3_000_001) }))).toMatchObject({ code: 'parts-differ', figures: { fen: 9_000_000, parts: 9_000_001 } })
    expect(life.refused(FINANCE, 'funds.pay', pay(expense, { passedOn: passedOn(6_000_001, 0) }))).toMatchObject({ code: 'part-exceeded', about: 'Helping Hands', figures: { share: 6_000_000, had: 0 }, remedy: { fen: 6_000_000 } })
    expect(life.does(FINANCE, 'funds.pay', pay(expense, { receiver: LEAD, passedOn: passedOn(6_000_000, 1) })).decision.event.told).toMatchObject({ receiver: LEAD, passedOn: 'Helping Hands|6000000;Evening Choir|1' })
    expect(life.project.expenses[0]).toMatchObject({ receiver: LEAD, passedOn: passedOn(6_000_000, 1), paid: true })
    const next = bill(life, 10_000_000)
    expect(life.refused(FINANCE, 'funds.pay', pay(next, { passedOn: passedOn(0, 0) }))).toMatchObject({ code: 'part-exceeded', about: LEAD, remedy: { fen: 7_000_001 } })
  })
  it('of one supplier alone nothing is passed on, and contracts from before stay as they were', () => {
    const life = aLifeIn('inProgress')
    const expense = bill(life, 5)
    expect(life.refused(FINANCE, 'funds.pay', pay(expense, { passedOn: passedOn(5) }))).toMatchObject({ code: 'not-a-joint-declaration' })
    const { implementer } = life.project
    if (implementer === null) throw new Error('no contract')
    const { creditCode: _code, ...before } = implementer
    const old: Project = { ...life.project, implementer: before }
    const answer = decided(life, FINANCE, old, 'funds.pay', pay(expense))
    expect(answer).toMatchObject({ ok: true, value: { event: { told: { fen: 5, what: 'Lessons' } } } })
    expect(answer.ok && answer.value.project.expenses[0]).not.toHaveProperty('receiver')
    expect(projectRow(old)).toMatchObject({ supplier: QUOTES[0], creditCode: null, leadFen: null, filedOrgs: null })
  })
  it('a change says how the new price is shared, and takes nothing back that was paid', () => {
    const life = building()
    life.does(FINANCE, 'funds.pay', pay(bill(life, 8_000_000), { passedOn: passedOn(2_000_000, 0) }))
    const change = (byFen: number, shares: CommandRequest<'works.change'>['shares']) => ({ byFen, reason: 'More evenings', shares })
    const shares = (leadFen: number, ...fen: readonly number[]) => ({ leadFen, filedOrgs: passedOn(...fen) })
    expect(life.refused(STAFF, 'works.change', change(100, null))).toMatchObject({ code: 'fields-missing', about: 'shares' })
    expect(life.refused(STAFF, 'works.change', change(100, shares(10_000_000, 6_000_000, 3_000_099)))).toMatchObject({ code: 'parts-differ', about: 'shares', figures: { price: PRICE + 100 } })
    expect(life.refused(STAFF, 'works.change', change(0, shares(16_000_000, 1_999_999, 1_000_001)))).toMatchObject({ code: 'part-exceeded', about: 'Helping Hands' })
    expect(life.refused(STAFF, 'works.change', change(0, shares(5_999_999, 6_000_000, 7_000_001)))).toMatchObject({ code: 'part-exceeded', about: LEAD })
    expect(aLifeIn('inProgress').refused(STAFF, 'works.change', change(100, shares(1, 2, 3)))).toMatchObject({ code: 'not-a-joint-declaration' })
    life.does(STAFF, 'works.change', change(100, shares(10_000_000, 6_000_000, 3_000_100)))
    expect(sharesOf(life.project)?.filedOrgs[1]?.fen).toBe(3_000_100)
    // What the street turns down never was: the parts are again as the contract says.
    const back = life.fork()
    back.does(APPROVER, 'approvals.reject', { reason: 'outOfScope', text: 'Not needed' })
    expect(sharesOf(back.project)).toEqual({ leadFen: 10_000_000, filedOrgs: ORGS })
  })
  it('the accounts are made when every part was passed on, or says why it was not', () => {
    const life = liveOn(building(), PLANS.luohu, 'inProgress')
    life.does(FINANCE, 'funds.pay', pay(bill(life, 18_000_000), { passedOn: passedOn(6_000_000, 2_000_000) }))
    liveOn(finished(life), PLANS.luohu, 'settling')
    expect(openParts(life.project)).toBe(1_000_000)
    expect(life.refused(FINANCE, 'funds.settle', { audit: 'In order' })).toMatchObject({ code: 'parts-open', figures: { missing: 1_000_000 } })
    expect(life.fork().does(FINANCE, 'funds.settle', { audit: 'In order', sharesReason: 'One evening fell out' }).decision.event.told).toMatchObject({ missing: 1_000_000, sharesReason: 'One evening fell out' })
    life.does(FINANCE, 'funds.pay', pay(bill(life, 1_000_000), { passedOn: passedOn(0, 1_000_000) }))
    life.does(FINANCE, 'funds.settle', { audit: 'In order' })
    const { decision } = life.does(CLERK, 'publications.publishResult', { effect: 'Every week' })
    expect(decision.event.told).toMatchObject({ supplier: LEAD, leadFen: 10_000_000, filedOrgs: listed(ORGS) })
  })
  it('E87: every payment says what was passed on, and the parts are what was paid whatever is paid and changed', () => {
    const built = building()
    const amount = fc.integer({ min: 0, max: 7_000_000 })
    const step = fc.record({ kind: fc.constantFrom('pay', 'change'), fen: amount, one: amount, other: amount, lead: amount })
    fc.assert(fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const life = built.fork()
      for (const { kind, fen, one, other, lead } of steps) {
        if (kind === 'pay') {
          const recorded = life.tries(BUILDER, 'works.recordExpense', { fen: Math.max(1, fen), what: 'Lessons' })
          const waiting = recorded.ok ? life.does(BUILDER, 'works.recordExpense', { fen: Math.max(1, fen), what: 'Lessons' }) : null
          const open = waiting === null ? undefined : life.project.expenses.find(({ paid }) => !paid)
          const input = pay(open?.id ?? '', { passedOn: passedOn(one, other) })
          if (open !== undefined && life.tries(FINANCE, 'funds.pay', input).ok) life.does(FINANCE, 'funds.pay', input)
        } else {
          const input = { byFen: 0, reason: 'Shared otherwise', shares: { leadFen: lead, filedOrgs: passedOn(one, PRICE - lead - one) } }
          if (PRICE - lead - one >= 0 && life.tries(STAFF, 'works.change', input).ok) {
            life.does(STAFF, 'works.change', input)
            life.does(APPROVER, 'approvals.approve', { text: 'Agreed' })
          }
        }
      }
      const { expenses } = life.project
      const shares = sharesOf(life.project)
      const parts = ORGS.map(({ name }) => passedTo(expenses, name))
      expect(keptByLead(expenses) + parts.reduce((sum, part) => sum + part, 0)).toBe(expenses.reduce((sum, { paid, fen }) => sum + (paid ? fen : 0), 0))
      expect((shares?.leadFen ?? 0) + (shares?.filedOrgs ?? []).reduce((sum, { fen }) => sum + fen, 0)).toBe(PRICE)
      expect(keptByLead(expenses)).toBeLessThanOrEqual(shares?.leadFen ?? 0)
      parts.forEach((part, i) => expect(part).toBeLessThanOrEqual(shares?.filedOrgs[i]?.fen ?? 0))
    }), { numRuns: 60 })
  })
})

describe('E87: what is public of it', () => {
  it('the record of the contract names the lead and each part, and so do the open data', () => {
    const life = nominated()
    const { event } = life.does(CLERK2, 'works.confirmImplementer', { person: BUILDER, behind: [{ filedOrg: 'Evening Choir', person: STAFF2 }] }).decision
    expect(event.told).toMatchObject({ supplier: LEAD, creditCode: JOINT.creditCode, leadFen: 10_000_000, filedOrgs: listed(ORGS) })
    expect(JSON.stringify(event.told)).not.toContain(STAFF2)
    expect(filedOrgsIn(event.told.filedOrgs)).toEqual(ORGS)
    expect(filedOrgsIn('no list')).toEqual([])
    const release = releaseOf({ community: 'c', number: 7, project: 'p1', code: 'ABCDEFG', kind: 'implementer', at: 0, fields: { title: 'Lessons', ...event.told }, previous: '', hash: '' } as unknown as Parameters<typeof releaseOf>[0], 'C')
    expect(release?.parties.slice(1)).toMatchObject([
      { name: LEAD, roles: ['supplier'], identifier: { id: JOINT.creditCode }, details: { lead: true, share: { amount: 100_000 } } },
      { name: 'Helping Hands', roles: ['supplier'], details: { lead: false, share: { amount: 60_000 }, filingNumber: '备0001', filedWith: 'East Gate Street' } }, { name: 'Evening Choir', details: { share: { amount: 30_000 } } },
    ])
    expect(release?.awards?.[0]?.suppliers.map(({ name }) => name)).toEqual([LEAD, 'Helping Hands', 'Evening Choir'])
    expect(projectRow(life.project)).toMatchObject({ supplier: LEAD, leadFen: 10_000_000, filedOrgs: listed(ORGS) })
  })
})
