/** The separation of duties (roles note, d.3): on the person, per project, in whichever order. */
import { registered } from '../../emulator/seed/suppliers'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { ConsentBallot, Revisit } from '../../contracts/consents'
import { DUTY_RULES, type Command, type ExclusionReason, type Role } from '../../contracts/vocabulary'
import { visit } from '../../domain/consents/revisits'
import { refusalOfApart } from '../../domain/people/apart'
import { NO_INTERESTS, type Interests } from '../../domain/people/declaring'
import { pollKey } from '../../domain/polls/ballots'
import { governing, inForceOn } from '../../domain/policies/in-force'
import { dutyAgainst } from '../../domain/projects/duties'
import { mayTry } from '../../domain/projects/decide'
import type { Facts } from '../../domain/projects/rule'
import { ratingKey } from '../../domain/ratings/ballots'
import { inDelivery } from '../../domain/works/delivery'
import type { Project } from '../../contracts/projects'
import { NATIONAL_FLOOR } from '../../policies'
import { at, aProject, aScene } from './builders'
import { aLifeIn, GROUP, PLANS, seated } from './lives'
import { APPROVER, BUILDER, CLERK, FINANCE, FINANCE2, FACILITATOR, FRIEND, HEAD, NEIGHBOUR, REPS, STAFF, STAFF2, SUPERVISOR, TEAM, WANG } from './town'

const did = (...done: readonly (readonly [Command, string])[]): Project => aProject({ hands: done.map(([command, person]) => ({ command, person })) })
/** Of somebody who has declared so much, and of whom so much was looked up. */
const asked = (project: Project, command: Command, more: { readonly interests?: Partial<Interests>; readonly facts?: Facts; readonly person?: string | null; readonly roles?: readonly Role[] } = {}) =>
  dutyAgainst({ project, actor: { person: more.person === undefined ? 'x' : more.person, roles: more.roles ?? [], interests: { ...NO_INTERESTS, ...more.interests } }, facts: more.facts ?? {} }, command)
const code = (project: Project, command: Command, person: string | null = 'x') => asked(project, command, { person })?.code ?? null
const contract = { supplier: 's', person: 'x', fen: 1, quotes: 3, method: 'single', confirmedOn: '2026-03-02', reason: null } as const

describe('SoD-1 who proposed does not decide', () => {
  it.each([
    'proposals.vouch', 'proposals.sendBack', 'proposals.accept', 'proposals.reject', 'proposals.confirmReject', 'proposals.confirmTransfer', 'proposals.merge',
    'approvals.approve', 'approvals.return', 'approvals.reject', 'works.convene', 'works.inspect', 'works.accept',
  ] as const)('%s', (command) => {
    expect(code(aProject({ proposer: 'x' }), command)).toBe('proposer-may-not-decide')
    expect(code(aProject({ proposer: 'someone', assistedBy: 'x' }), command)).toBe('proposer-may-not-decide')
    expect(code(aProject({ proposer: 'someone' }), command)).toBeNull()
  })
  it('nor does a near relative of whoever proposed, or of whoever wrote it down for somebody', () => {
    const close = { interests: { relatives: ['p'] } }
    for (const command of ['proposals.vouch', 'proposals.confirmReject', 'proposals.confirmTransfer', 'approvals.approve', 'works.inspect', 'works.accept'] as const) {
      expect(asked(aProject({ proposer: 'p' }), command, close)).toEqual({ code: 'has-interest', duty: 'SoD-1', about: 'relativeOfProposer' })
      expect(asked(aProject({ proposer: 'someone', assistedBy: 'p' }), command, close)).toMatchObject({ about: 'relativeOfProposer' })
      expect(asked(aProject({ proposer: 'someone' }), command, close)).toBeNull()
    }
    expect(asked(aProject({ proposer: 'p' }), 'funds.pledge', close)).toBeNull()
  })
  it('nor is a near relative named for the acceptance', () => {
    const life = aLifeIn('completionClaimed')
    const more = { facts: { relativesOfProposer: [NEIGHBOUR] } }
    expect(life.refused(CLERK, 'works.convene', { members: [...GROUP] }, more)).toMatchObject({ code: 'has-interest', duty: 'SoD-1', about: 'memberIsRelative' })
    expect(life.tries(CLERK, 'works.convene', { members: [...GROUP.filter(({ person }) => person !== NEIGHBOUR), { person: FRIEND, kind: 'resident' }] }, more).ok).toBe(true)
  })
  it('a 十户长 proposes like anyone, and another one vouches', () => {
    const life = aLifeIn('organiserReview', PLANS.panlong)
    expect(life.refused(WANG, 'proposals.vouch', { text: 'x' }, { roles: ['tenHouseholdHead'] })).toMatchObject({ code: 'proposer-may-not-decide' })
    expect(life.tries(HEAD, 'proposals.vouch', { text: 'x' }).ok).toBe(true)
  })
  it('but may go on proposing, giving, appealing and objecting', () => {
    for (const command of ['proposals.submit', 'proposals.withdraw', 'proposals.appeal', 'funds.pledge', 'publications.object'] as const) expect(code(aProject({ proposer: 'x' }), command)).toBeNull()
  })
  it('a proposed rejection or transfer is confirmed by somebody else', () => {
    expect(code(aProject({ pending: { kind: 'rejection', reason: 'overCap', text: '', by: 'x' } }), 'proposals.confirmReject')).toBe('second-person-needed')
    expect(code(aProject({ pending: { kind: 'transfer', department: '', text: '', by: 'x' } }), 'proposals.confirmTransfer')).toBe('second-person-needed')
    expect(code(aProject({ pending: { kind: 'rejection', reason: 'overCap', text: '', by: 'y' } }), 'proposals.confirmReject')).toBeNull()
  })
})

describe('SoD-2 who has the contract has an interest', () => {
  it.each(['councils.vote', 'approvals.approve', 'works.confirmImplementer'] as const)('%s', (command) => {
    expect(code(aProject({ implementer: contract }), command)).toBe('has-interest')
    expect(code(aProject({ implementer: { ...contract, person: 'y' } }), command)).toBeNull()
  })
  const CHOICE = ['councils.vote', 'approvals.approve', 'works.confirmImplementer'] as const
  const found = (reason: ExclusionReason, applies = true): Partial<Project> => ({ checks: { exclusions: [{ reason, applies, ground: null, text: 'why' }], eligible: [], distinct: [], scopeItem: null } })
  it.each(CHOICE)('%s: a declared supplier, however it is written, and a near relative with the contract', (command) => {
    const mine = { interests: { suppliers: ['第一 建筑（示例）'] } }
    const quotes = [{ supplier: '第一建筑(示例)', fen: 1, note: '', attachments: [] }, { supplier: 'Other', fen: 1, note: '', attachments: [] }]
    expect(asked(aProject({ quotes, nominee: { quote: 0, by: 'y', reason: null } }), command, mine)).toEqual({ code: 'has-interest', duty: 'SoD-2', about: 'supplier' })
    expect(asked(aProject({ quotes, nominee: { quote: 1, by: 'y', reason: null } }), command, mine)).toBeNull()
    expect(asked(aProject({ implementer: { ...contract, person: null, supplier: '第一建筑（示例）' } }), command, mine)).toMatchObject({ about: 'supplier' })
    expect(asked(aProject({ implementer: { ...contract, person: 'y' } }), command, { interests: { relatives: ['y'] } })).toMatchObject({ about: 'relativeOfImplementer' })
  })
  it('nor does anybody nominate among offers of which one is their own', () => {
    const quotes = [{ supplier: 'Other', fen: 1, note: '', attachments: [] }, { supplier: 'Mine', fen: 2, note: '', attachments: [] }]
    expect(asked(aProject({ quotes }), 'works.nominate', { interests: { suppliers: ['Mine'] } })).toMatchObject({ code: 'has-interest', duty: 'SoD-2' })
    expect(asked(aProject({ quotes }), 'works.nominate', { interests: { suppliers: ['Nobody’s'] } })).toBeNull()
  })
  it.each(CHOICE)('%s: what is of use to one household is decided without it and without its near relatives', (command) => {
    expect(asked(aProject({ id: 'p1' }), command, { interests: { benefits: ['p1'] } })).toMatchObject({ code: 'has-interest', duty: 'SoD-2', about: 'ownBenefit' })
    expect(asked(aProject({ id: 'p1' }), command, { interests: { benefits: ['p2'] } })).toBeNull()
    if (command === 'approvals.approve') return
    const close = { interests: { relatives: ['proposer'] } }
    expect(asked(aProject(found('privateBenefit')), command, close)).toMatchObject({ about: 'relativeBenefits' })
    expect(asked(aProject({ ...found('privateBenefit'), proposer: 'x' }), command)).toMatchObject({ about: 'ownBenefit' })
    expect(asked(aProject(found('privateBenefit', false)), command, close)).toBeNull()
  })
  it('a member recuses, leaves the count of those present, and the others go on', () => {
    const life = aLifeIn('councilSession', PLANS.luohu)
    const [member = ''] = life.project.sitting?.present ?? []
    const more = { interests: { benefits: [life.project.id] } }
    expect(life.refused(member, 'councils.vote', { vote: 'for' }, more)).toMatchObject({ code: 'has-interest', duty: 'SoD-2', about: 'ownBenefit' })
    life.does(member, 'councils.recuse', { text: 'It is for my household' }, more)
    expect(life.refused(member, 'councils.vote', { vote: 'for' }, more)).toMatchObject({ code: 'recused' })
    const others = (life.project.sitting?.present ?? []).filter((person) => person !== member)
    expect(life.tries(others[0] ?? '', 'councils.vote', { vote: 'for' }).ok).toBe(true)
  })
  it('an implementer is no near relative of whoever confirms it', () => {
    const life = aLifeIn('implementerSelecting', PLANS.panlong)
    life.does(TEAM, 'works.recordQuote', { supplier: 'First Builders', ...registered('First Builders'), fen: 1 })
    life.does(TEAM, 'works.nominate', { quote: 0, reason: 'the only one' })
    expect(life.refused(CLERK, 'works.confirmImplementer', { person: BUILDER }, { interests: { relatives: [BUILDER] } })).toMatchObject({ code: 'has-interest', duty: 'SoD-2', about: 'relativeOfImplementer' })
    expect(life.tries(CLERK, 'works.confirmImplementer', { person: BUILDER }).ok).toBe(true)
  })
})

describe('SoD-3 the property company does not vote on its own duties', () => {
  const checks = (applies: boolean): Partial<Project> => ({ place: 'b', within: ['city', 'd', 's', 'c', 'b'], checks: { exclusions: [{ reason: 'thirdPartyDuty', applies, ground: null, text: 'urgent' }], eligible: [], distinct: [], scopeItem: null } })
  it('of the estate or the community that it manages', () => {
    for (const place of ['b', 'c']) expect(asked(aProject(checks(true)), 'councils.vote', { interests: { manages: [place] } })).toEqual({ code: 'has-interest', duty: 'SoD-3', about: 'propertyCompany' })
    expect(asked(aProject(checks(true)), 'councils.vote', { interests: { manages: ['b2'] } })).toBeNull()
  })
  it('and votes where the committee found that the work is nobody else’s duty', () => {
    expect(asked(aProject(checks(false)), 'councils.vote', { interests: { manages: ['b'] } })).toBeNull()
    expect(asked(aProject({ place: 'b' }), 'councils.vote', { interests: { manages: ['b'] } })).toBeNull()
  })
})

describe('SoD-4 who collected an answer does not verify it', () => {
  const NOW = at('2030-03-05')
  const ballot: ConsentBallot = {
    id: 'p|1|h', project: 'p', round: 1, household: 'h', community: 'c', building: 'b', receipt: 'AAAA-0000', revision: 1, answer: 'agree', said: 'agree', reason: null, channel: 'paper', by: 'helper', onBehalf: true,
    answeredBy: 'x', signature: null, evidence: ['slip'], at: NOW, takenAt: null, offline: false, device: null, conflict: [], disowned: null, history: [],
  }
  const revisit: Revisit = { id: 'p|1|h', project: 'p', round: 1, household: 'h', building: 'b', within: ['b'], room: '1', helper: 'helper', drawnAt: NOW, until: NOW + 1, state: 'due', visits: [] }
  it('a drawn door is asked again by somebody else', () => {
    expect(visit(revisit, ballot, { by: 'helper', livesThere: false, found: 'agree', now: NOW })).toMatchObject({ refusal: { duty: 'SoD-4' } })
    expect(visit(revisit, ballot, { by: 'second', livesThere: false, found: 'agree', now: NOW }).ok).toBe(true)
  })
})

describe('SoD-5 four hands on the money', () => {
  it('who nominates does not confirm', () => {
    expect(code(aProject({ nominee: { quote: 0, by: 'x', reason: null } }), 'works.confirmImplementer')).toBe('second-person-needed')
  })
  it('who approved does not pay, and who paid does not approve', () => {
    expect(code(did(['approvals.approve', 'x']), 'funds.pay')).toBe('approver-may-not-pay')
    expect(code(did(['councils.close', 'x']), 'funds.pay')).toBe('approver-may-not-pay')
    expect(code(did(['funds.pay', 'x']), 'approvals.approve')).toBe('approver-may-not-pay')
    expect(code(did(['approvals.approve', 'y'], ['funds.pay', 'y']), 'funds.pay')).toBeNull()
  })
  it('who receives does not spend, and who spends does not receive', () => {
    for (const spending of ['funds.pay', 'works.recordExpense'] as const) {
      expect(code(did(['funds.receive', 'x']), spending)).toBe('receiver-may-not-spend')
      expect(code(did([spending, 'x']), 'funds.receive')).toBe('receiver-may-not-spend')
    }
  })
  it('holds whatever other office the person has', () => {
    const life = aLifeIn('inProgress', PLANS.liuzhou)
    life.does(BUILDER, 'works.recordExpense', { fen: 10, what: 'Nails' })
    const expense = life.project.expenses[0]?.id ?? ''
    expect(life.refused(STAFF2, 'funds.pay', { expense, reference: 'V' }, { roles: ['finance'] })).toMatchObject({ code: 'receiver-may-not-spend', duty: 'SoD-5' })
    expect(life.tries(FINANCE2, 'funds.pay', { expense, reference: 'V' }).ok).toBe(true)
    const approved = aLifeIn('inProgress', PLANS.shenzhen)
    approved.does(BUILDER, 'works.recordExpense', { fen: 10, what: 'Nails' })
    expect(approved.refused(APPROVER, 'funds.pay', { expense: approved.project.expenses[0]?.id ?? '', reference: 'V' }, { roles: ['finance'] })).toMatchObject({ code: 'approver-may-not-pay', duty: 'SoD-5' })
  })
  it.each(['approvals.approve', 'approvals.reject', 'councils.close', 'councils.vote', 'proposals.accept', 'works.accept'] as const)('who gave %s does not answer an objection to it', (command) => {
    expect(code(did([command, 'x']), 'publications.answerObjection')).toBe('decider-may-not-answer')
    expect(code(did([command, 'y']), 'publications.answerObjection')).toBeNull()
  })
})

describe('SoD-6 who built it does not judge it', () => {
  const judging = ['works.convene', 'works.inspect', 'works.accept', 'works.requireRectification', 'funds.pay', 'funds.settle', 'ratings.close'] as const
  it.each(judging)('%s', (command) => {
    expect(code(aProject({ implementer: contract }), command)).toBe('implementer-excluded')
    for (const claim of ['works.claimCompletion', 'works.claimRectified'] as const) expect(code(did([claim, 'x']), command)).toBe('implementer-excluded')
    expect(code(aProject({ implementer: { ...contract, person: null } }), command)).toBeNull()
  })
  it('a project team that says it is done leaves the acceptance to others', () => {
    const life = aLifeIn('inProgress', PLANS.panlong)
    life.does(TEAM, 'works.claimCompletion', { text: 'Done', photos: ['p'] })
    expect(life.refused(TEAM, 'works.convene', { members: [{ person: STAFF, kind: 'committee' }] }, { roles: ['committeeStaff'] })).toMatchObject({ code: 'implementer-excluded' })
  })
})

describe('SoD-7 an evaluator has no contract in the street that it evaluates', () => {
  it('does not run the survey while one is being delivered', () => {
    const project = aProject({ stage: 'satisfaction' })
    expect(asked(project, 'ratings.close', { facts: { delivers: true } })).toEqual({ code: 'has-interest', duty: 'SoD-7', about: 'deliversHere' })
    expect(asked(project, 'ratings.close', { facts: { delivers: false } })).toBeNull()
    expect(asked(project, 'ratings.close')).toBeNull()
  })
  it('a contract is delivered from the year of its confirmation to that of its last day', () => {
    const years = (project: Project): readonly number[] => [2025, 2026, 2027, 2028].filter((year) => inDelivery(project, year))
    const signed = { ...contract, confirmedOn: '2026-12-31' }
    expect(years(aProject({ implementer: signed, completedOn: '2027-01-01', stage: 'closed' }))).toEqual([2026, 2027])
    expect(years(aProject({ implementer: signed, stage: 'inProgress' }))).toEqual([2026, 2027, 2028])
    expect(years(aProject({ implementer: signed, stage: 'failedIncomplete', since: at('2027-06-01') }))).toEqual([2026, 2027])
    expect(years(aProject({ stage: 'funded' }))).toEqual([])
  })
})

describe('SoD-9 one natural person has one vote', () => {
  it('a ballot is found by the person, and by nothing else of them', () => {
    expect(pollKey({ project: 'p', round: 1, person: 'x' })).toBe('p|1|x')
    expect(ratingKey({ project: 'p', person: 'x' })).toBe('p|x')
  })
  it('who sits in two ways at once votes once', () => {
    const life = aLifeIn('approvingCommunity', PLANS.liuzhou)
    const both = { roles: ['committeeStaff', 'residentRep'] as const }
    life.does(STAFF, 'councils.schedule', { on: '2018-06-20', venue: 'The hall' }, { facts: seated(REPS) })
    life.waitUntil(at('2018-06-20', 19))
    life.does(FACILITATOR, 'councils.open', { present: [...REPS] })
    life.does(REPS[0] ?? '', 'councils.vote', { vote: 'for' }, both)
    expect(life.refused(REPS[0] ?? '', 'councils.vote', { vote: 'for' }, both)).toMatchObject({ code: 'already-voted' })
  })
})

describe('SoD-10 who sits on the committee, and who is close to it, does not supervise it', () => {
  const on = (day: string) => inForceOn(NATIONAL_FLOOR.values.supervisionExcludesRelatives ?? [], day)
  const lawOn = (day: string) => { const law = on(day); return law === undefined ? undefined : governing(law) }
  const office = { place: 'c', within: ['city', 'd', 's', 'c'] } as const
  it('nobody holds both offices over one place, at any time', () => {
    for (const law of [undefined, lawOn('2026-01-01')]) expect(refusalOfApart({ ...office, near: [{ ...office, relative: false }], law })).toMatchObject({ code: 'has-interest', duty: 'SoD-10', about: 'sameCommittee' })
    expect(refusalOfApart({ ...office, near: [{ place: 'c2', within: ['city', 'd', 's', 'c2'], relative: false }], law: lawOn('2026-01-01') })).toBeNull()
  })
  it('a near relative is kept out from the day on which the law says so, with its clause', () => {
    const near = [{ place: 'yard', within: ['city', 'd', 's', 'c', 'yard'], relative: true }]
    expect(refusalOfApart({ ...office, near, law: lawOn('2025-12-31') })).toBeNull()
    expect(refusalOfApart({ ...office, near, law: lawOn('2026-01-01') })).toMatchObject({ about: 'relativeInOffice', clause: '城市居民委员会组织法（2025 修订）第三十六条', since: '2026-01-01', quote: '居民委员会成员及其近亲属不得担任居务监督委员会成员。' })
  })
  it('and signs no minutes as a supervisor while the relative is in office', () => {
    const life = aLifeIn('resolved', PLANS.luohu)
    expect(life.refused(SUPERVISOR, 'councils.signMinutes', {}, { facts: { relativeInOffice: true } })).toMatchObject({ code: 'has-interest', duty: 'SoD-10', about: 'relativeInOffice' })
    expect(life.tries(SUPERVISOR, 'councils.signMinutes', {}, { facts: { relativeInOffice: false } }).ok).toBe(true)
  })
})

it('every rule of the separation of duties has a test of its name', () => {
  const TESTS = path.resolve(__dirname, '..')
  const written = ['domain', 'functions'].flatMap((folder) => readdirSync(path.join(TESTS, folder)).filter((file) => file.endsWith('.test.ts')).map((file) => readFileSync(path.join(TESTS, folder, file), 'utf8')))
  const named = new Set(written.flatMap((text) => [...text.matchAll(/\b(?:it|describe)\('(SoD-\d+) /g)].map(([, rule]) => rule)))
  expect(DUTY_RULES.filter((rule) => !named.has(rule))).toEqual([])
})

describe('a duty', () => {
  it('is asked of persons: the timer has none', () => {
    for (const command of ['consents.close', 'ratings.close'] as const) expect(code(aProject({ proposer: 'x', implementer: contract }), command, null)).toBeNull()
  })
  it('comes after stage and role, and before the rule', () => {
    const project = aProject({ stage: 'triage', proposer: 'x' })
    expect(mayTry(aScene(project, { person: 'x', roles: ['resident'] }), 'proposals.accept')?.code).toBe('not-your-role')
    expect(mayTry(aScene({ ...project, stage: 'consultation' }, { person: 'x', roles: ['committeeStaff'] }), 'proposals.accept')?.code).toBe('not-at-this-stage')
    expect(mayTry(aScene(project, { person: 'x', roles: ['committeeStaff'] }), 'proposals.accept')?.code).toBe('proposer-may-not-decide')
  })
  it('stands for this project only: the same two do it the other way round in the next', () => {
    expect(code(did(['approvals.approve', FINANCE]), 'funds.pay', FINANCE)).toBe('approver-may-not-pay')
    expect(code(aProject({ id: 'p2' }), 'funds.pay', FINANCE)).toBeNull()
  })
})
