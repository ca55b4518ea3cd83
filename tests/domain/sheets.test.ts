/** A sheet that was torn down (E73): reported with a picture, answered with one, and the days without it added to its windows. */
import type { DeadlineKind } from '../../contracts/vocabulary'
import { addDays, dayOf, startOf } from '../../domain/calendar'
import { wakesOn } from '../../domain/oversight/wake'
import { actionsFor, atDeskOf, expectedOf } from '../../domain/projects/actions'
import { decide, evolve } from '../../domain/projects/decide'
import { overdueOf } from '../../domain/projects/deadlines'
import { blankProject, openNotice } from '../../domain/projects/project'
import { policyFor } from '../../policies'
import { aLifeIn, liveOn, PLANS } from './lives'
import type { Life } from './life'
import { APPROVER, CLERK, FRIEND, HEAD, NEIGHBOUR, STAFF, STAFF2, STRANGER } from './town'

const PICTURE = { photos: ['bare-board'] }
const notice = (life: Life, at = -1) => life.project.notices.at(at)
const due = (life: Life, kind: DeadlineKind) => life.project.deadlines.find((d) => d.kind === kind)?.due ?? ''
const onDay = (life: Life, days: number): void => life.waitUntil(startOf(addDays(dayOf(notice(life)?.at ?? 0), days)) + 9 * 3_600_000)
const reported = (days = 1): Life => {
  const life = aLifeIn('resolutionNotice')
  life.does(STAFF, 'publications.postBoard', { photos: ['board'] })
  onDay(life, days)
  life.does(NEIGHBOUR, 'publications.reportSheet', PICTURE)
  return life
}
const rehang = (life: Life) => life.does(STAFF, 'publications.answerSheet', { reposted: true, photos: ['board-again'], text: 'Hung up again' })
const replayed = (life: Life) => life.told.map(({ decision }) => decision.event).reduce(evolve, life.told[0]?.scene.project ?? blankProject())

describe('a report that the sheet is gone', () => {
  it('is made by whoever lives or serves there, with a picture, and names nobody in public', () => {
    const life = reported()
    life.does(HEAD, 'publications.reportSheet', PICTURE)
    expect(notice(life)?.sheetReports).toMatchObject([{ reports: 2, photos: ['bare-board', 'bare-board'], answer: null }])
    expect(JSON.stringify([notice(life)?.sheetReports, life.told.at(-1)?.decision.event.told])).not.toContain('PERSON-')
    expect(life.refused(STRANGER, 'publications.reportSheet', PICTURE)).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(FRIEND, 'publications.reportSheet', { photos: [] })).toMatchObject({ code: 'malformed' })
    expect(life.scene(FRIEND).project.stage).toBe('resolutionNotice')
    expect(replayed(life)).toEqual(life.project)
  })
  it('counts once of one person', () => {
    const life = reported()
    expect(life.refused(NEIGHBOUR, 'publications.reportSheet', PICTURE, { facts: { alreadyReported: true } })).toMatchObject({ code: 'already-reported' })
  })
  it('is of a notice that has to hang: none before one is published, none after the last day', () => {
    expect(aLifeIn('triage').refused(NEIGHBOUR, 'publications.reportSheet', PICTURE)).toMatchObject({ code: 'nothing-hangs' })
    const life = aLifeIn('resolutionNotice')
    const last = [notice(life)?.objectionUntil ?? '', notice(life)?.postingUntil ?? ''].sort().at(-1) ?? ''
    life.waitUntil(startOf(last))
    expect(life.tries(NEIGHBOUR, 'publications.reportSheet', PICTURE).ok).toBe(true)
    life.waitUntil(startOf(addDays(last, 1)))
    expect(life.refused(NEIGHBOUR, 'publications.reportSheet', PICTURE)).toMatchObject({ code: 'nothing-hangs' })
    expect(actionsFor(life.scene(NEIGHBOUR)).map(({ operation }) => operation)).not.toContain('publications.reportSheet')
  })
  it('can be made of the posting that goes on when the project has gone on', () => {
    const life = liveOn(aLifeIn('resolutionNotice'), PLANS.luohu, 'approvingStreet')
    life.does(NEIGHBOUR, 'publications.reportSheet', PICTURE)
    const [before, deadlines] = [notice(life)?.postingUntil ?? '', life.project.deadlines.filter(({ kind }) => kind !== 'sheetAnswer')]
    rehang(life)
    expect((notice(life)?.postingUntil ?? '') > before).toBe(true)
    expect(life.project.deadlines).toEqual(deadlines)
    expect(replayed(life)).toEqual(life.project)
  })
  it('is not of what an upheld objection took down, nor of what came to its end', () => {
    const life = aLifeIn('resolutionNotice')
    life.does(NEIGHBOUR, 'publications.object', { text: 'Too loud' })
    life.does(STAFF2, 'publications.answerObjection', { objection: openNotice(life.project)?.objections[0]?.id ?? '', upheld: true, text: 'So it is' })
    expect(life.refused(NEIGHBOUR, 'publications.reportSheet', PICTURE)).toMatchObject({ code: 'nothing-hangs' })
    const over = aLifeIn('determineNotice')
    over.does(APPROVER, 'works.terminate', { text: 'No longer needed' })
    expect(over.refused(NEIGHBOUR, 'publications.reportSheet', PICTURE)).toMatchObject({ code: 'nothing-hangs' })
  })
  it('waits at the desk of the committee with a day, and goes up when nobody answers', () => {
    const life = reported()
    expect(expectedOf(life.scene(STAFF))).toContain('publications.answerSheet')
    expect(atDeskOf(life.scene(CLERK))).toContain('publications.answerSheet')
    expect(expectedOf(life.scene(NEIGHBOUR))).not.toContain('publications.answerSheet')
    const day = due(life, 'sheetAnswer')
    expect(day > dayOf(life.now)).toBe(true)
    expect((wakesOn(life.project, life.scene(null)) ?? '9999') <= day).toBe(true)
    life.waitUntil(startOf(addDays(day, 1)))
    expect(overdueOf(life.project, life.scene(null))).toMatchObject({ kind: 'sheetAnswer', escalated: false })
    expect(life.does(null, 'oversight.escalate', {}).decision.event.told).toMatchObject({ deadline: 'sheetAnswer', wentTo: 'district' })
  })
  it('keeps the window from closing, and is not answered by just another picture', () => {
    const life = reported()
    expect(life.refused(STAFF, 'publications.postBoard', { photos: ['board-again'] })).toMatchObject({ code: 'sheet-missing' })
    life.waitUntil(startOf(addDays(notice(life)?.objectionUntil ?? '', 1)))
    expect(life.refused(null, 'publications.closeWindow', {})).toMatchObject({ code: 'sheet-missing' })
  })
})

describe('a sheet that was hung up again', () => {
  it.each([[0, 1], [1, 2], [12, 13]] as const)('after %i nights lengthens both windows by %i days, in public, with how it was counted', (nights, days) => {
    const life = reported()
    const [gone, objection, posting] = [dayOf(life.now), due(life, 'objectionWindow'), due(life, 'posting')]
    onDay(life, 1 + nights)
    const { event } = rehang(life).decision
    const back = dayOf(event.at)
    expect(event).toMatchObject({ transition: 'T46a', to: 'resolutionNotice', told: { notice: 'resolution', sheet: 'reposted', goneFrom: gone, goneTo: back, objectionUntil: due(life, 'objectionWindow'), postingUntil: due(life, 'posting') }, because: [{ rule: 'sheet', result: 'lengthened', tag: 'assumption' }] })
    for (const [kind, before] of [['objectionWindow', objection], ['posting', posting]] as const) {
      // A last day that is a day of rest moves on to the next working day.
      expect(due(life, kind) >= addDays(before, days)).toBe(true)
      expect(due(life, kind) < addDays(before, days + 4)).toBe(true)
      const clock = life.project.deadlines.find((d) => d.kind === kind)
      expect(clock?.gaps).toEqual([{ from: gone, to: back }])
      expect(clock?.how).toContain(` gap:${gone}..${back} +${days}d=`)
    }
    expect(notice(life)).toMatchObject({ objectionUntil: due(life, 'objectionWindow'), postingUntil: due(life, 'posting'), boardPhotos: ['board', 'board-again'], boardDays: [dayOf(notice(life)?.at ?? 0), back] })
    expect(life.project.deadlines.map(({ kind }) => kind)).not.toContain('sheetAnswer')
    expect(replayed(life)).toEqual(life.project)
  })
  it('takes objections to its new last day, and closes only after it', () => {
    const life = reported()
    const old = due(life, 'objectionWindow')
    onDay(life, 3)
    rehang(life)
    const last = due(life, 'objectionWindow')
    life.waitUntil(startOf(addDays(old, 1)))
    expect(life.tries(FRIEND, 'publications.object', { text: 'Too loud' }).ok).toBe(true)
    expect(life.refused(null, 'publications.closeWindow', {})).toMatchObject({ code: 'window-open', figures: { until: last } })
    life.waitUntil(startOf(addDays(last, 1)))
    expect(life.refused(FRIEND, 'publications.object', { text: 'Too loud' })).toMatchObject({ code: 'window-closed' })
  })
  it('may be torn down again: each time is added', () => {
    const life = reported()
    rehang(life)
    const once = due(life, 'objectionWindow')
    onDay(life, 2)
    life.does(NEIGHBOUR, 'publications.reportSheet', PICTURE, { facts: { alreadyReported: false } })
    rehang(life)
    expect(due(life, 'objectionWindow') > once).toBe(true)
    expect(life.project.deadlines.find(({ kind }) => kind === 'objectionWindow')?.gaps).toHaveLength(2)
    expect(notice(life)?.sheetReports).toHaveLength(2)
  })
  it('keeps its days when the calendar of working days changes', () => {
    const life = reported()
    onDay(life, 3)
    rehang(life)
    const last = due(life, 'objectionWindow')
    const scene = life.scene(null)
    const calendar = { ...scene.calendar, version: 'changed', exceptions: new Map([...scene.calendar.exceptions, [last, 'rest' as const]]) }
    const answer = decide({ ...scene, calendar }, 'oversight.recount', { project: 'p1' })
    const moved = answer.ok ? answer.value.project.deadlines.find(({ kind }) => kind === 'objectionWindow') : undefined
    expect((moved?.due ?? '') > last).toBe(true)
    expect(moved?.gaps).toEqual(life.project.deadlines.find(({ kind }) => kind === 'objectionWindow')?.gaps)
  })
  it('counts from the last picture of it where the scheme says so, and adds nothing where the scheme names no way of counting', () => {
    const counted = (value: 'report' | 'lastPhoto' | null): string => {
      const life = reported(3)
      const scene = life.scene(STAFF)
      const { sheetGoneFrom, ...rest } = scene.policy.values
      const policy = { ...scene.policy, values: value === null || sheetGoneFrom === undefined ? rest : { ...rest, sheetGoneFrom: { ...sheetGoneFrom, value } } }
      const [from] = JSON.stringify(decide({ ...scene, policy }, 'publications.answerSheet', { project: 'p1', reposted: true, photos: ['x'], text: 'x' })).match(/"goneFrom":"[^"]+"/) ?? ['none']
      return from
    }
    const life = reported(3)
    expect(counted('report')).toBe(`"goneFrom":"${dayOf(life.now)}"`)
    expect(counted('lastPhoto')).toBe(`"goneFrom":"${addDays(dayOf(notice(life)?.at ?? 0), 1)}"`)
    expect(counted(null)).toBe('none')
  })
})

describe('a sheet that hangs still', () => {
  it('is shown with a picture and a reason, and moves no day', () => {
    const life = reported()
    const before = [due(life, 'objectionWindow'), due(life, 'posting')]
    const { event } = life.does(CLERK, 'publications.answerSheet', { reposted: false, photos: ['board-today'], text: 'It hangs on the left' }).decision
    expect(event.told).toEqual({ notice: 'resolution', sheet: 'hanging', text: 'It hangs on the left' })
    expect([due(life, 'objectionWindow'), due(life, 'posting')]).toEqual(before)
    expect(notice(life)).toMatchObject({ boardPhotos: ['board', 'board-today'], sheetReports: [{ answer: { reposted: false, gap: null } }] })
    expect(life.refused(CLERK, 'publications.answerSheet', { reposted: false, photos: ['x'], text: 'x' })).toMatchObject({ code: 'no-sheet-report' })
    expect(replayed(life)).toEqual(life.project)
  })
  it('is not said by who lives there, nor without a picture', () => {
    const life = reported()
    expect(life.refused(NEIGHBOUR, 'publications.answerSheet', { reposted: false, photos: ['x'], text: 'x' })).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(STAFF, 'publications.answerSheet', { reposted: false, photos: [], text: 'x' })).toMatchObject({ code: 'malformed' })
    expect(life.refused(STAFF, 'publications.answerSheet', { notice: 'other', reposted: false, photos: ['x'], text: 'x' })).toMatchObject({ code: 'no-sheet-report', about: 'other' })
  })
})

it('every scheme names a day for the answer and a way of counting, as an assumption', () => {
  for (const { packId, day } of Object.values(PLANS)) expect(policyFor(packId, day).values).toMatchObject({ sheetAnswerWorkingDays: { value: 1, tag: 'assumption' }, sheetGoneFrom: { value: 'report', tag: 'assumption' } })
})
