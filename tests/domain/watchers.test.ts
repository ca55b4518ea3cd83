/** Those who watch: comments that must be answered, and requests for audit that are counted; neither moves a project. */
import type { Comment } from '../../contracts/watching'
import type { Electorate } from '../../contracts/ballots'
import type { Role } from '../../contracts/vocabulary'
import { addDays, startOf } from '../../domain/calendar'
import { actionsFor, atDeskOf, expectedOf } from '../../domain/projects/actions'
import { overdueOf, shownDeadline } from '../../domain/projects/deadlines'
import { evolve } from '../../domain/projects/decide'
import { blankProject } from '../../domain/projects/project'
import { lineEntry, viewOf } from '../../domain/projects/view'
import { policyFor } from '../../policies'
import { aLifeIn, liveOn, PLANS } from './lives'
import type { Life } from './life'
import { APPROVER, CLERK, FINANCE, FRIEND, NEIGHBOUR, REPS, STAFF, STAFF2, STRANGER, SUPERVISOR } from './town'

const NOTHING = { communityName: '', answered: 0, turnout: 0, rated: 0, names: new Map<string, string>(), events: [] }
const commentOn = (life: Life, who = NEIGHBOUR): Comment => {
  life.does(who, 'publications.comment', { text: 'The lamp dazzles' })
  const last = life.project.comments.at(-1)
  if (last === undefined) throw new Error('no comment')
  return last
}
const replayed = (life: Life) => life.told.map(({ decision }) => decision.event).reduce(evolve, life.told[0]?.scene.project ?? blankProject())

describe('a comment', () => {
  it.each(['triage', 'consultation', 'inProgress', 'closed'] as const)('can be made in %s by those who watch, moves nothing, and has a day by which it is answered', (stage) => {
    const life = aLifeIn(stage)
    const before = life.project
    const { due, role } = commentOn(life, SUPERVISOR)
    expect(role).toBe('supervisionCommittee')
    expect(life.project).toMatchObject({ stage, since: before.since })
    expect(life.project.deadlines.filter(({ kind }) => kind === 'commentAnswer')).toMatchObject([{ due }])
    expect(life.project.deadlines.filter(({ kind }) => kind !== 'commentAnswer')).toEqual(before.deadlines)
    expect(replayed(life)).toEqual(life.project)
  })
  it('is nobody’s who does not live or serve there, and of nothing that is not public', () => {
    expect(aLifeIn('triage').refused(STRANGER, 'publications.comment', { text: 'x' })).toMatchObject({ code: 'not-your-role' })
    expect(aLifeIn('draft').refused(NEIGHBOUR, 'publications.comment', { text: 'x' })).toMatchObject({ code: 'not-at-this-stage' })
  })
  it('is one at a time of one person, until it is answered', () => {
    const life = aLifeIn('inProgress')
    const { id } = commentOn(life)
    expect(life.refused(NEIGHBOUR, 'publications.comment', { text: 'And again' })).toMatchObject({ code: 'already-commented' })
    commentOn(life, FRIEND)
    life.does(STAFF2, 'publications.answerComment', { comment: id, text: 'We turned it' })
    expect(life.tries(NEIGHBOUR, 'publications.comment', { text: 'And again' }).ok).toBe(true)
  })
  it('keeps its day while the project goes on, is recalled, and goes up with a public mark', () => {
    const life = aLifeIn('resolved')
    const { due } = commentOn(life)
    liveOn(life, PLANS.luohu, 'resolutionNotice')
    expect(life.project.stage).toBe('resolutionNotice')
    expect(life.project.deadlines.find(({ kind }) => kind === 'commentAnswer')?.due).toBe(due)
    life.waitUntil(startOf(due))
    expect(life.does(null, 'oversight.remind', {}).decision.event.data).toMatchObject({ kind: 'commentAnswer', waitsFor: ['committeeStaff', 'streetClerk', 'streetApprover'] })
    life.waitUntil(startOf(addDays(due, 1)))
    expect(life.does(null, 'oversight.escalate', {}).decision.event.told).toMatchObject({ deadline: 'commentAnswer', wentTo: 'district' })
    expect(overdueOf(life.project, life.scene(null))).toMatchObject({ kind: 'commentAnswer', escalated: true })
  })
  it('is marked after the end too, where nothing else is due any more', () => {
    const life = aLifeIn('closed')
    const { due } = commentOn(life)
    life.waitUntil(startOf(addDays(due, 1)))
    expect(life.project.deadlines.map((one) => shownDeadline(one, life.scene(null)).overdueBy !== null)).toEqual([true])
    expect(life.does(null, 'oversight.escalate', {}).decision.event.told).toMatchObject({ deadline: 'commentAnswer' })
    life.does(STAFF2, 'publications.answerComment', { comment: life.project.comments[0]?.id ?? '', text: 'Late, and sorry' })
    expect(life.project.deadlines).toEqual([])
  })
  it('is answered in public by the committee or the street, and not by the one who made it', () => {
    const life = aLifeIn('inProgress')
    const { id } = commentOn(life)
    expect(life.refused(FINANCE, 'publications.answerComment', { comment: id, text: 'x' })).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(NEIGHBOUR, 'publications.answerComment', { comment: id, text: 'x' }, { roles: ['committeeStaff'] })).toMatchObject({ code: 'second-person-needed', duty: 'SoD-5' })
    expect(life.refused(CLERK, 'publications.answerComment', { comment: 'x', text: 'x' })).toMatchObject({ code: 'no-such-comment', about: 'x' })
    expect(life.does(CLERK, 'publications.answerComment', { comment: id, text: 'We turned it' }).decision.event).toMatchObject({ transition: 'T44a', told: { watcher: 'resident', text: 'We turned it', comment: 'The lamp dazzles' } })
    expect(life.refused(CLERK, 'publications.answerComment', { comment: id, text: 'x' })).toMatchObject({ code: 'no-such-comment' })
    expect(life.project.deadlines.map(({ kind }) => kind)).not.toContain('commentAnswer')
  })
  it('waits at the desks of those who may answer, and is no button before there is one', () => {
    const life = aLifeIn('inProgress')
    expect(atDeskOf(life.scene(CLERK))).not.toContain('publications.answerComment')
    expect(actionsFor(life.scene(CLERK)).map(({ operation }) => operation)).not.toContain('publications.answerComment')
    commentOn(life)
    for (const person of [STAFF, CLERK, APPROVER]) expect([atDeskOf(life.scene(person)), expectedOf(life.scene(person))]).toEqual([expect.arrayContaining(['publications.answerComment']), expect.arrayContaining(['publications.answerComment'])])
  })
  it.each([[true, ''], [false, 'The lamp dazzles']] as const)('with doubtful words is read by who answers, and then shown or kept back (%s)', (hideText, seen) => {
    const life = aLifeIn('inProgress')
    life.does(NEIGHBOUR, 'publications.comment', { text: 'The lamp dazzles' }, { facts: { contentRisky: true } })
    const [waiting] = life.project.comments
    const textFor = (person: string | null) => viewOf(life.scene(person), NOTHING).comments.map(({ text }) => text)
    expect([textFor(null), textFor(FRIEND), textFor(STAFF)]).toEqual([[''], [''], ['The lamp dazzles']])
    const { event } = life.does(STAFF2, 'publications.answerComment', { comment: waiting?.id ?? '', text: 'Read', hideText }).decision
    expect(textFor(null)).toEqual([seen])
    expect('comment' in event.told).toBe(!hideText)
  })
  it('shows a role and never a person', () => {
    const life = aLifeIn('inProgress')
    commentOn(life)
    const seen = viewOf(life.scene(FRIEND), { ...NOTHING, events: life.told.map(({ decision }) => decision.event) })
    expect(seen.comments).toMatchObject([{ role: 'resident', mine: false }])
    expect(JSON.stringify([seen.comments, seen.line])).not.toContain(NEIGHBOUR)
    expect(viewOf(life.scene(NEIGHBOUR), NOTHING).comments).toMatchObject([{ mine: true }])
  })
})

describe('a request for audit', () => {
  const crowd = (size: number): Electorate => ({ size, hash: '' })
  const facts = { representatives: 9, electorate: crowd(40) }
  const signers = (n: number) => Array.from({ length: n }, (_, i) => `PERSON-signer-${i}`)
  const sign = (life: Life, person: string, roles: readonly Role[] = ['resident'], more = facts) => life.does(person, 'publications.requestAudit', {}, { roles, facts: more })
  const reach = (life: Life) => life.does(null, 'publications.reachAudit', {}).decision.event

  it('counts each signature in public, freezes both denominators at the first, and tells nobody who signed', () => {
    const life = aLifeIn('inProgress')
    sign(life, NEIGHBOUR)
    sign(life, FRIEND, ['resident'], { representatives: 1, electorate: crowd(2) })
    expect(life.project.audits).toMatchObject([{ round: 1, reachedAt: null, representatives: { signed: 0, of: 9, needs: 3 }, residents: { signed: 2, of: 40, needs: 4 } }])
    const seen = viewOf(life.scene(STAFF), { ...NOTHING, events: life.told.map(({ decision }) => decision.event) })
    expect(JSON.stringify([seen.audits, seen.line])).not.toContain(NEIGHBOUR)
    expect(seen.line.map(({ command }) => command)).not.toContain('publications.requestAudit')
    expect(life.told.slice(-2).map(({ decision }) => lineEntry(decision.event).facts)).toEqual([[], []])
    expect(life.refused(null, 'publications.reachAudit', {})).toMatchObject({ code: 'audit-not-asked' })
    expect(replayed(life)).toEqual(life.project)
  })
  it('is reached at one tenth of the residents, not one before, and has a day by which it is answered', () => {
    const life = aLifeIn('inProgress')
    for (const person of signers(3)) sign(life, person)
    expect(life.refused(null, 'publications.reachAudit', {})).toMatchObject({ code: 'audit-not-asked' })
    sign(life, NEIGHBOUR)
    const event = reach(life)
    expect(event).toMatchObject({ transition: 'T45r', told: { residentsSigned: 4, residentsOf: 40, repsSigned: 0, repsOf: 9 }, because: [{ rule: 'audit', result: 'met', clause: expect.stringContaining('第三十八条') }] })
    expect(life.project.deadlines.filter(({ kind }) => kind === 'auditAnswer')).toMatchObject([{ due: event.told.answerDue }])
    expect(life.refused(FRIEND, 'publications.requestAudit', {}, { roles: ['resident'], facts })).toMatchObject({ code: 'audit-waits' })
    expect(life.refused(null, 'publications.reachAudit', {})).toMatchObject({ code: 'audit-not-asked' })
  })
  it('is reached at one third of the representatives, who count as residents too where they are', () => {
    const life = aLifeIn('closed')
    for (const person of REPS.slice(0, 2)) sign(life, person, ['residentRep', 'resident'])
    expect(life.refused(null, 'publications.reachAudit', {})).toMatchObject({ code: 'audit-not-asked' })
    sign(life, 'PERSON-third', ['residentRep'])
    expect(life.project.audits).toMatchObject([{ representatives: { signed: 3, needs: 3 }, residents: { signed: 2, needs: 4 } }])
    expect(reach(life).told).toMatchObject({ repsSigned: 3, repsOf: 9 })
  })
  it.each([[1, 1], [9, 1], [10, 1], [11, 2], [20, 2], [21, 3]])('of %i residents needs %i: the exact tenth and not less', (of, needs) => {
    const life = aLifeIn('inProgress')
    sign(life, NEIGHBOUR, ['resident'], { representatives: 0, electorate: crowd(of) })
    expect(life.project.audits[0]?.residents.needs).toBe(needs)
    expect(life.tries(null, 'publications.reachAudit', {}).ok).toBe(needs === 1)
  })
  it('is never reached where there is nobody to count by', () => {
    const life = aLifeIn('inProgress')
    sign(life, NEIGHBOUR, ['resident'], { representatives: 0, electorate: crowd(0) })
    expect(life.refused(null, 'publications.reachAudit', {})).toMatchObject({ code: 'audit-not-asked' })
  })
  it('is signed once each, under the law of today, whatever the project is pinned to', () => {
    const life = aLifeIn('inProgress')
    expect(life.refused(NEIGHBOUR, 'publications.requestAudit', {}, { roles: ['resident'], facts: { ...facts, alreadySigned: true } })).toMatchObject({ code: 'already-signed' })
    const old = { ...facts, policyNow: policyFor('luohu-2017', '2025-12-31') }
    expect(life.refused(NEIGHBOUR, 'publications.requestAudit', {}, { roles: ['resident'], facts: old })).toMatchObject({ code: 'not-in-this-scheme' })
    expect(life.refused(STRANGER, 'publications.requestAudit', {}, { facts })).toMatchObject({ code: 'not-your-role' })
    expect(aLifeIn('draft').refused(NEIGHBOUR, 'publications.requestAudit', {}, { roles: ['resident'], facts })).toMatchObject({ code: 'not-at-this-stage' })
  })
  it('is answered by the auditor or the street, by nobody who decided or paid; then it can be asked for anew', () => {
    const life = aLifeIn('inProgress')
    for (const person of signers(4)) sign(life, person)
    expect(life.refused('PERSON-auditor', 'publications.answerAudit', { text: 'x' }, { roles: ['auditor'] })).toMatchObject({ code: 'audit-not-asked' })
    const { told } = reach(life)
    expect(life.refused(STAFF, 'publications.answerAudit', { text: 'x' })).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(APPROVER, 'publications.answerAudit', { text: 'x' })).toMatchObject({ code: 'decider-may-not-answer' })
    const late = life.fork()
    late.waitUntil(startOf(addDays(String(told.answerDue), 1)))
    late.does(null, 'oversight.escalate', {})
    expect(overdueOf(late.project, late.scene(null))).toMatchObject({ kind: 'auditAnswer' })
    expect(life.does('PERSON-auditor', 'publications.answerAudit', { text: 'Books and bills agree' }, { roles: ['auditor'] }).decision.event).toMatchObject({ transition: 'T45a', told: { text: 'Books and bills agree' } })
    expect(life.project.deadlines.map(({ kind }) => kind)).not.toContain('auditAnswer')
    sign(life, NEIGHBOUR)
    expect(life.project.audits).toMatchObject([{ round: 1, answer: 'Books and bills agree' }, { round: 2, residents: { signed: 1 } }])
  })
})
