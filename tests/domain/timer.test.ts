/** What the timer does about a duty's day, and what it never does. */
import fc from 'fast-check'
import { APPROVING_STAGE } from '../../domain/policies/route'
import type { Project } from '../../contracts/projects'
import { STAGES, type Command, type Stage } from '../../contracts/vocabulary'
import { addDays, dayOf, endOf, startOf, STATE_COUNCIL_CALENDAR } from '../../domain/calendar'
import { nextLevelFor, waitsFor } from '../../domain/oversight/timer'
import { wakesOn } from '../../domain/oversight/wake'
import { SYSTEM_COMMANDS } from '../../domain/projects/decide'
import { isDuty, overdueOf } from '../../domain/projects/deadlines'
import { policyFor } from '../../policies'
import { aProject, aScene } from './builders'
import type { Life } from './life'
import { aLifeIn, CONSENT, PLANS, sealedSet } from './lives'
import { ownRoute } from '../../domain/projects/route'
import { APPROVER, LEADER, NEIGHBOUR, STAFF } from './town'

const policyOf = ({ pack }: Project) => policyFor(pack.id, pack.asOf)
const wakes = (life: Life) => wakesOn(life.project, { policy: policyOf(life.project), calendar: STATE_COUNCIL_CALENDAR })
/** Counts that a closing needs, so that the timer can do whatever it may. */
const COUNTS = { consentCount: CONSENT, pollCount: { voters: 3, votes: [2, 1], ...sealedSet(9) }, ratingCount: { answers: 3, scores: [0, 1, 0, 1, 1], ...sealedSet(9) } }

describe('a duty that comes near', () => {
  const life = () => aLifeIn('approvingStreet', PLANS.liuzhouLarge)
  it('is recalled one working day before it is due, once', () => {
    const one = life()
    const due = one.project.deadlines[0]?.due ?? ''
    expect(one.project.deadlines).toMatchObject([{ kind: 'approval' }])
    one.waitUntil(startOf(wakes(one) ?? '') - 1)
    expect(one.refused(null, 'oversight.remind', {})).toMatchObject({ code: 'nothing-due' })
    one.waitUntil(startOf(wakes(one) ?? ''))
    expect(one.does(null, 'oversight.remind', {}).decision.event).toMatchObject({ transition: 'T43r', from: 'approvingStreet', to: 'approvingStreet', told: { deadline: 'approval', due }, data: { waitsFor: ['streetApprover'] } })
    expect(one.refused(null, 'oversight.remind', {})).toMatchObject({ code: 'nothing-due' })
    expect(wakes(one)).toBe(addDays(due, 1))
  })
  it('over a weekend is recalled on the working day before', () => {
    const project = aProject({ stage: 'triage', deadlines: [{ kind: 'triage', due: '2026-03-09', anchor: '2026-03-02', how: '', clause: '', calendarVersion: '', estimate: false }] })
    expect(wakesOn(project, aScene(project))).toBe('2026-03-06')
  })
})

describe('a duty that passed its day', () => {
  const life = () => aLifeIn('approvingStreet', PLANS.liuzhouLarge)
  it('is in time until 23:59:59 of its last day, and late from 24:00', () => {
    const one = life()
    const due = one.project.deadlines[0]?.due ?? ''
    one.waitUntil(endOf(due) - 1)
    expect(one.refused(null, 'oversight.escalate', {})).toMatchObject({ code: 'nothing-due' })
    expect(overdueOf(one.project, one.scene(null))).toBeNull()
    one.waitUntil(endOf(due))
    expect(overdueOf(one.project, one.scene(null))).toMatchObject({ kind: 'approval', due })
    expect(one.tries(null, 'oversight.escalate', {}).ok).toBe(true)
  })
  it('goes up one level, in public, once, and is not recalled any more', () => {
    const one = life()
    one.waitUntil(endOf(one.project.deadlines[0]?.due ?? ''))
    expect(one.refused(null, 'oversight.remind', {})).toMatchObject({ code: 'nothing-due' })
    expect(one.does(null, 'oversight.escalate', {}).decision.event).toMatchObject({ transition: 'T43e', to: 'approvingStreet', told: { deadline: 'approval', wentTo: 'district' }, by: { person: 'system', role: 'system' } })
    expect(one.project.deadlines[0]?.escalated).toEqual({ on: dayOf(one.now - 60_000), to: ['districtLeadingGroup', 'districtCoordinator'] })
    expect(one.refused(null, 'oversight.escalate', {})).toMatchObject({ code: 'nothing-due' })
    expect(wakes(one)).toBeNull()
  })
  it('is late by working days: none over the weekend, one on Monday', () => {
    const due = '2026-03-06'
    const project = aProject({ stage: 'triage', deadlines: [{ kind: 'triage', due, anchor: due, how: '', clause: '', calendarVersion: '', estimate: false }] })
    const late = (day: string) => overdueOf(project, { calendar: STATE_COUNCIL_CALENDAR, now: startOf(day) })?.workingDays
    expect([late('2026-03-06'), late('2026-03-07'), late('2026-03-08'), late('2026-03-09'), late('2026-03-13')]).toEqual([undefined, 0, 0, 1, 5])
  })
  it('is nobody’s but the timer’s to take up', () => {
    const one = life()
    one.waitUntil(endOf(one.project.deadlines[0]?.due ?? ''))
    for (const who of [APPROVER, LEADER, STAFF, NEIGHBOUR]) expect(one.refused(who, 'oversight.escalate', {})).toMatchObject({ code: 'not-your-role' })
  })
  it('starts anew, in full, when what was sent back comes again (E70)', () => {
    const one = life()
    const first = one.project.deadlines[0]
    one.waitUntil(endOf(first?.due ?? ''))
    one.does(null, 'oversight.escalate', {})
    one.does(APPROVER, 'approvals.return', { text: 'No drawing' })
    expect(one.project.deadlines.filter((d) => d.kind === 'approval')).toEqual([])
    one.does(STAFF, 'councils.consult', { minutes: 'With the drawing', participants: ['a', 'b'], estimate: PLANS.liuzhouLarge.cost })
    one.does(STAFF, 'approvals.request', {})
    const again = one.project.deadlines.find((d) => d.kind === 'approval')
    expect(again).toMatchObject({ anchor: dayOf(one.now) })
    expect(again?.escalated).toBeUndefined()
  })
})

describe('the level above', () => {
  it.each([['triage', 'triage', ['streetApprover', 'streetClerk']], ['approvingStreet', 'approval', ['districtLeadingGroup', 'districtCoordinator']], ['approvingDistrict', 'approval', ['districtCoordinator']]] as const)('of %s', (stage, kind, roles) => {
    const project = aProject({ stage, packId: 'liuzhou-2014' })
    expect(nextLevelFor(project, kind, policyOf(project))).toEqual(roles)
  })
  it('is never one of those who should have done it, below the district', () => {
    const project = aProject({ stage: 'approvingStreet' })
    expect(waitsFor(project, 'approval', policyOf(project))).toEqual(['streetApprover'])
  })
})

/** What somebody decides; the timer must never be the one. */
const DECIDING: readonly Stage[] = ['organiserReview', 'triage', 'consultation', 'councilScheduled', 'councilSession', 'resolved', ...Object.values(APPROVING_STAGE), 'determined', 'reserve', 'funding', 'funded', 'implementerSelecting', 'implementerConfirmed', 'inProgress', 'suspended', 'completionClaimed', 'acceptance', 'rectifying', 'settling', 'satisfactionPublished', 'handover']
const CLOSED_BY_ITSELF: readonly Stage[] = ['consentCollecting', 'residentPoll', 'resolutionNotice', 'determineNotice', 'resultNotice', 'satisfaction']

describe('silence approves nothing', () => {
  it('names every stage on one side or the other', () => {
    const others: readonly Stage[] = ['draft', 'proposed', 'selfGovernance', 'satisfactionPublished', 'closed', 'rejected', 'withdrawn', 'merged', 'transferred', 'selfResolved', 'terminated', 'failedIncomplete']
    expect(STAGES.filter((s) => !DECIDING.includes(s) && !CLOSED_BY_ITSELF.includes(s) && !others.includes(s))).toEqual([])
  })
  const plans = Object.entries(PLANS)
  const begun = plans.flatMap(([name, plan]) => ownRoute(aLifeIn('triage', plan).project, policyFor(plan.packId, plan.day)).filter((stage) => DECIDING.includes(stage)).map((stage) => ({ name, stage, plan })))
  it.each(begun)('the timer alone never leads $name out of $stage, however long it waits', ({ stage, plan }) => {
    const from = aLifeIn(stage, plan)
    fc.assert(fc.property(fc.array(fc.record({ days: fc.integer({ min: 0, max: 300 }), command: fc.constantFrom(...SYSTEM_COMMANDS) }), { maxLength: 8 }), (steps) => {
      const life = from.fork()
      const { approvals, approvedFundFen, sitting } = life.project
      for (const { days, command } of steps) {
        life.waitUntil(life.now + days * 86_400_000)
        if (life.tries(null, command as Command, {}, { facts: COUNTS }).ok) life.does(null, command as Command, {}, { facts: COUNTS })
        expect(life.project).toMatchObject({ stage, approvals, approvedFundFen, sitting })
      }
      // Once each: whatever was recalled or went up is marked, and never again.
      const counted = life.told.filter((t) => t.command === 'oversight.escalate').length - from.told.filter((t) => t.command === 'oversight.escalate').length
      expect(counted).toBeLessThanOrEqual(life.project.deadlines.filter(isDuty).length)
    }), { seed: 20260302, numRuns: 12 })
  })
  it('a window that closes leads to somebody’s decision, never past it', () => {
    const life = aLifeIn('resolutionNotice')
    life.does(STAFF, 'publications.postBoard', { photos: ['p'] })
    life.waitUntil(endOf(life.project.notices.at(-1)?.objectionUntil ?? ''))
    life.does(STAFF, 'publications.postBoard', { photos: ['p-at-the-end'] })
    expect(life.does(null, 'publications.closeWindow', {}).decision.event).toMatchObject({ to: 'approvingStreet' })
    expect(life.project.approvals).toEqual([])
  })
})
