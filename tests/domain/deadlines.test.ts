import type { Deadline } from '../../contracts/projects'
import type { Stage } from '../../contracts/vocabulary'
import { deadlinesAfter, foremost, nextDue } from '../../domain/projects/deadlines'
import { aProject, aScene, at } from './builders'
import { aLifeIn, liveOn, PLANS, type Plan } from './lives'
import { APPROVER, BUILDER, CLERK, FRIEND, NEIGHBOUR, SPONSOR, STAFF2 } from './town'

/** The clocks of a project that comes into a stage on a day. */
function entering(stage: Stage, day: string, more: Parameters<typeof aProject>[0] = {}, before: Parameters<typeof aProject>[0] = {}): readonly Deadline[] {
  const project = aProject({ stage, ...more })
  return deadlinesAfter(aProject({ stage: stage === 'triage' ? 'proposed' : 'triage', ...before }), project, { ...aScene(project), now: at(day) })
}
const due = (clocks: readonly Deadline[]) => clocks.map((d) => `${d.kind} ${d.due}`)
const type = (type: 'service' | 'engineering') => ({ triage: { type, category: 'care', level: 2, estimate: 1, justification: null, needsOwnersDecision: false, ownersDecision: null } as const })

describe('a clock', () => {
  it('starts when its stage is entered, and says from which day, under which clause and how it was counted', () => {
    expect(entering('triage', '2026-03-02')).toMatchObject([{ kind: 'triage', anchor: '2026-03-02', due: '2026-03-09', clause: expect.stringContaining('') as string, estimate: false, how: '2026-03-03=1 2026-03-04=2 2026-03-05=3 2026-03-06=4 skip:2026-03-07..2026-03-08 2026-03-09=5' }])
  })
  it('of five working days before the Spring Festival of 2026 ends after it', () => {
    expect(due(entering('approvingStreet', '2026-02-13', { packId: 'liuzhou-2014', pack: { id: 'liuzhou-2014', asOf: '2026-02-01' } }))).toEqual(['approval 2026-02-27'])
  })
  it('and before National Day ends on the Saturday that is worked', () => {
    expect(due(entering('approvingDistrict', '2026-09-28', { packId: 'liuzhou-2014', pack: { id: 'liuzhou-2014', asOf: '2026-09-01' } }))).toEqual(['approval 2026-10-10'])
  })
  it('is an estimate while the calendar of its year is not published', () => {
    expect(entering('triage', '2031-03-03')).toMatchObject([{ estimate: true }])
  })
  it('does not run where the scheme names no time', () => {
    expect(entering('approvingStreet', '2026-03-02')).toEqual([])
    expect(entering('councilScheduled', '2026-03-02')).toEqual([])
  })
  it.each([['resolved', 'publishResolution'], ['determined', 'publishDetermination'], ['acceptance', 'acceptance'], ['settling', 'settlement'], ['satisfactionPublished', 'handover']] as const)('in %s is %s', (stage, kind) => {
    expect(entering(stage, '2026-03-02').map((d) => d.kind)).toEqual([kind])
  })
})

describe('delivery', () => {
  it('is counted from the day the implementer is confirmed: a service begins within a month, a work is finished within six', () => {
    expect(due(entering('implementerConfirmed', '2026-03-02', type('service')))).toEqual(['serviceStart 2026-04-02'])
    expect(due(entering('implementerConfirmed', '2026-03-02', type('engineering')))).toEqual(['physicalFinish 2026-09-02'])
  })
  it('from the last of August ends with February', () => {
    expect(due(entering('implementerConfirmed', '2026-08-31', type('engineering')))).toEqual(['physicalFinish 2027-03-01'])
  })
  it('of 柳州 ends with the year', () => {
    expect(due(entering('implementerConfirmed', '2018-05-07', { packId: 'liuzhou-2014', pack: { id: 'liuzhou-2014', asOf: '2018-05-07' }, ...type('engineering') }))).toEqual(['fiscalYearEnd 2018-12-31'])
  })
  const one: Plan = { ...PLANS.shenzhen, sponsored: 0 }
  const [finish] = aLifeIn('implementerConfirmed', one).project.deadlines
  it('runs on through suspension, a change order, acceptance and mending, and ends when the work is accepted', () => {
    const life = aLifeIn('inProgress', one)
    const kept = (): Deadline | undefined => life.project.deadlines.find((d) => d.kind === 'physicalFinish')
    life.does(CLERK, 'works.suspend', { text: 'Rain' })
    expect(kept()).toEqual(finish)
    life.does(CLERK, 'works.resume', { text: 'Sun' })
    life.does(CLERK, 'works.change', { byFen: 1, reason: 'Rock' })
    expect(kept()).toEqual(finish)
    life.does(APPROVER, 'approvals.return', { text: 'No' })
    expect(kept()).toEqual(finish)
    liveOn(life, one, 'acceptance')
    life.does(CLERK, 'works.requireRectification', { text: 'Loose' })
    expect(kept()).toEqual(finish)
    life.does(BUILDER, 'works.claimRectified', { text: 'Firm', photos: ['p'] })
    expect(kept()).toEqual(finish)
    liveOn(life, one, 'settling')
    expect(life.project.deadlines.map((d) => d.kind)).toEqual(['settlement'])
  })
  it('a service that has begun has kept its time', () => {
    expect(aLifeIn('implementerConfirmed').project.deadlines.map((d) => d.kind)).toEqual(['serviceStart'])
    expect(aLifeIn('inProgress').project.deadlines).toEqual([])
  })
})

describe('what is done without leaving a stage', () => {
  it('stops no clock: neither a promise, nor an objection, nor a report', () => {
    const triage = aLifeIn('triage')
    const clocks = triage.project.deadlines
    triage.does(SPONSOR, 'funds.pledge', { source: 'sponsorship', fen: 1 })
    expect(triage.project.deadlines).toEqual(clocks)
    const notice = aLifeIn('resolutionNotice')
    const window = notice.project.deadlines
    notice.does(NEIGHBOUR, 'publications.object', { text: 'x' })
    expect(notice.project.deadlines.slice(0, 2)).toEqual(window)
    expect(window.map((d) => d.kind)).toEqual(['objectionWindow', 'posting'])
  })
  it('an objection starts a clock of its own, until it is answered', () => {
    const life = aLifeIn('resolutionNotice')
    life.does(NEIGHBOUR, 'publications.object', { text: 'x' })
    expect(life.project.deadlines.at(-1)).toMatchObject({ kind: 'objectionAnswer', anchor: '2026-03-05', due: '2026-03-12' })
    life.does(FRIEND, 'publications.object', { text: 'y' })
    expect(due(life.project.deadlines)).toEqual(['objectionWindow 2026-03-10', 'posting 2026-03-20', 'objectionAnswer 2026-03-12'])
    const [first, second] = life.project.notices.at(-1)?.objections ?? []
    for (const one of [first, second]) life.does(STAFF2, 'publications.answerObjection', { objection: one?.id ?? '', upheld: false, text: 'no' })
    expect(life.project.deadlines.map((d) => d.kind)).toEqual(['objectionWindow', 'posting'])
  })
})

describe('the next day due', () => {
  it('is the soonest of the clocks, or none', () => {
    const clock = (kind: Deadline['kind'], day: string): Deadline => ({ kind, due: day, anchor: day, how: '', clause: '', calendarVersion: '', estimate: false })
    expect(nextDue(aProject({ deadlines: [clock('fiscalYearEnd', '2026-12-31'), clock('acceptance', '2026-05-01')] }))?.kind).toBe('acceptance')
    expect(nextDue(aProject())).toBeNull()
    const two = aProject({ deadlines: [clock('objectionWindow', '2026-03-02'), clock('acceptance', '2026-03-06')] })
    expect(foremost(two, { now: at('2026-03-05') })?.kind).toBe('objectionWindow')
    expect(foremost(two, { now: at('2026-03-07') })?.kind).toBe('acceptance')
  })
})
