/** The separation of duties (roles note, d.3): on the person, per project, in whichever order. */
import type { Command } from '../../contracts/vocabulary'
import { dutyAgainst } from '../../domain/projects/duties'
import { mayTry } from '../../domain/projects/decide'
import type { Project } from '../../contracts/projects'
import { aProject, aScene } from './builders'
import { aLifeIn, PLANS } from './lives'
import { APPROVER, BUILDER, FINANCE, FINANCE2, HEAD, STAFF, STAFF2, TEAM, WANG } from './town'

const did = (...done: readonly (readonly [Command, string])[]): Project => aProject({ hands: done.map(([command, person]) => ({ command, person })) })
const code = (project: Project, command: Command, person: string | null = 'x') => dutyAgainst(project, command, person)?.code ?? null
const contract = { supplier: 's', person: 'x', fen: 1, quotes: 3, method: 'single', confirmedOn: '2026-03-02', reason: null } as const

describe('SoD-1: who proposed does not decide', () => {
  it.each([
    'proposals.vouch', 'proposals.sendBack', 'proposals.accept', 'proposals.reject', 'proposals.confirmReject', 'proposals.confirmTransfer', 'proposals.merge',
    'approvals.approve', 'approvals.return', 'approvals.reject', 'works.convene', 'works.inspect', 'works.accept',
  ] as const)('%s', (command) => {
    expect(code(aProject({ proposer: 'x' }), command)).toBe('proposer-may-not-decide')
    expect(code(aProject({ proposer: 'someone', assistedBy: 'x' }), command)).toBe('proposer-may-not-decide')
    expect(code(aProject({ proposer: 'someone' }), command)).toBeNull()
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

describe('SoD-2: who has the contract has an interest', () => {
  it.each(['councils.vote', 'approvals.approve', 'works.confirmImplementer'] as const)('%s', (command) => {
    expect(code(aProject({ implementer: contract }), command)).toBe('has-interest')
    expect(code(aProject({ implementer: { ...contract, person: 'y' } }), command)).toBeNull()
  })
})

describe('SoD-5: four hands on the money', () => {
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

describe('SoD-6: who built it does not judge it', () => {
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
