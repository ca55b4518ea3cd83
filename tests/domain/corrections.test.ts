/** A corrected notice (E72): drafted, signed as the first was, published beside the old one; its window begins anew where it became another matter. */
import * as v from 'valibot'
import { COMMAND_INPUTS } from '../../contracts/commands.schema'
import type { PersonId } from '../../contracts/reply'
import { addDays, dayOf, startOf } from '../../domain/calendar'
import { atDeskOf, expectedOf } from '../../domain/projects/actions'
import { restarted } from '../../domain/projects/deadlines'
import { decide, evolve, mayDo } from '../../domain/projects/decide'
import { blankProject, openNotice } from '../../domain/projects/project'
import { viewOf } from '../../domain/projects/view'
import { beginsAnew } from '../../domain/publications/corrections'
import { correctedIn } from '../../domain/publications/corrected'
import { hangingOn } from '../../domain/publications/sheets'
import { howCounted } from '../../src/copy/counting'
import { REFUSAL_WORDS } from '../../src/copy/refusals'
import { aLifeIn, DETERMINED, liveOn, PLANS } from './lives'
import type { Life } from './life'
import { APPROVER, CLERK, CLERK2, FACILITATOR, FRIEND, NEIGHBOUR, STAFF, STAFF2, SUPERVISOR } from './town'

const NUMBERS = { facts: { replaced: 12, nextRecord: 31 } }
const until = (life: Life) => openNotice(life.project)?.objectionUntil ?? ''
/** Whoever signs or publishes says which state was on the screen. */
const seen = ({ project }: Life) => ({ expectedVersion: project.version })
const laterOn = (life: Life, days: number): void => life.waitUntil(startOf(addDays(dayOf(openNotice(life.project)?.at ?? 0), days)) + 9 * 3_600_000)
const replayed = (life: Life) => life.told.map(({ decision }) => decision.event).reduce(evolve, life.told[0]?.scene.project ?? blankProject())
const drafted = (said: object, days = 2): Life => {
  const life = aLifeIn('determineNotice')
  life.does(STAFF, 'publications.postBoard', { photos: ['board'] })
  laterOn(life, days)
  life.does(CLERK, 'publications.draftCorrection', { text: 'A slip of the pen', ...said })
  return life
}
const corrected = (said: object, days = 2): Life => {
  const life = drafted(said, days)
  life.does(CLERK2, 'publications.signCorrection', seen(life))
  life.does(CLERK, 'publications.supersede', seen(life), NUMBERS)
  return life
}

describe('a correction', () => {
  it('says only what changes, and why, and is another’s to sign', () => {
    const life = drafted({ location: 'Gate 4', content: DETERMINED.content })
    expect(life.project.correction).toMatchObject({ notice: 'determination-1', fields: { location: 'Gate 4' }, reason: 'A slip of the pen', signatures: [] })
    expect(openNotice(life.project)?.fields.location).toBe(DETERMINED.location)
    expect(life.refused(CLERK, 'publications.signCorrection', seen(life))).toMatchObject({ code: 'second-person-needed', duty: 'SoD-5' })
    expect(life.refused(CLERK, 'publications.supersede', seen(life), NUMBERS)).toMatchObject({ code: 'correction-unsigned', figures: { signatures: 0, needed: 1 } })
    expect(expectedOf(life.scene(CLERK2))).toContain('publications.signCorrection')
    life.does(CLERK2, 'publications.signCorrection', seen(life))
    expect(life.refused(CLERK2, 'publications.signCorrection', seen(life))).toMatchObject({ code: 'already-signed-it' })
    expect(atDeskOf(life.scene(CLERK))).toContain('publications.supersede')
  })
  it('is nobody’s who does not publish such a notice', () => {
    const life = aLifeIn('determineNotice')
    for (const person of [NEIGHBOUR, STAFF, FACILITATOR] as readonly PersonId[]) expect(life.refused(person, 'publications.draftCorrection', { text: 'x', location: 'Gate 4' })).toMatchObject({ code: 'not-your-role' })
    for (const command of ['publications.signCorrection', 'publications.supersede'] as const) expect(life.refused(CLERK, command, seen(life), NUMBERS)).toMatchObject({ code: 'no-correction' })
  })
  it('changes something that this notice says, and never makes it dearer than approved', () => {
    const life = aLifeIn('determineNotice')
    expect(life.refused(CLERK, 'publications.draftCorrection', { text: 'x' })).toMatchObject({ code: 'nothing-changes' })
    expect(life.refused(CLERK, 'publications.draftCorrection', { text: 'x', location: DETERMINED.location })).toMatchObject({ code: 'nothing-changes' })
    expect(life.refused(CLERK, 'publications.draftCorrection', { text: 'x', effect: 'Good' })).toMatchObject({ code: 'not-in-this-notice', about: 'effect' })
    expect(life.refused(CLERK, 'publications.draftCorrection', { text: 'x', budget: 20_000_001 })).toMatchObject({ code: 'over-approved', figures: { approved: 20_000_000, budget: 20_000_001 } })
    expect(life.tries(CLERK, 'publications.draftCorrection', { text: 'x', budget: 19_999_999 }).ok).toBe(true)
  })
  it('of a resolution is signed as its minutes were: by the facilitator and a supervisor', () => {
    const life = aLifeIn('resolutionNotice')
    life.does(STAFF, 'publications.draftCorrection', { text: 'The name was wrong', item: 'A ramp and a rail' })
    expect(life.refused(STAFF2, 'publications.signCorrection', seen(life))).toMatchObject({ code: 'not-your-role' })
    life.does(FACILITATOR, 'publications.signCorrection', seen(life))
    expect(life.refused(STAFF2, 'publications.supersede', seen(life), NUMBERS)).toMatchObject({ code: 'correction-unsigned', figures: { signatures: 1, needed: 2 } })
    life.does(SUPERVISOR, 'publications.signCorrection', seen(life))
    expect(life.does(STAFF2, 'publications.supersede', seen(life), NUMBERS).decision.event.told).toMatchObject({ item: 'A ramp and a rail', for: 12, against: 2, notice: 'resolution', replaces: 12, text: 'The name was wrong', anew: 'yes' })
  })
  it('is the only one: another is drafted when it was taken back, and its signatures with it', () => {
    const life = drafted({ location: 'Gate 4' })
    life.does(CLERK2, 'publications.signCorrection', seen(life))
    expect(life.refused(CLERK2, 'publications.draftCorrection', { text: 'Once more', location: 'Gate 5' })).toMatchObject({ code: 'correction-waits' })
    expect(life.refused(NEIGHBOUR, 'publications.dropCorrection', {})).toMatchObject({ code: 'not-your-role' })
    life.does(CLERK2, 'publications.dropCorrection', {})
    expect(life.refused(CLERK, 'publications.dropCorrection', {})).toMatchObject({ code: 'no-correction' })
    life.does(CLERK2, 'publications.draftCorrection', { text: 'Once more', location: 'Gate 5' })
    expect(life.project.correction).toMatchObject({ fields: { location: 'Gate 5' }, signatures: [] })
    expect(replayed(life)).toEqual(life.project)
  })
  it('is signed and published as it was seen, and not as it has become meanwhile', () => {
    const life = drafted({ location: 'Gate 4' })
    const before = seen(life)
    life.does(CLERK, 'publications.dropCorrection', {})
    life.does(CLERK, 'publications.draftCorrection', { text: 'Once more', location: 'Gate 5' })
    for (const command of ['publications.signCorrection', 'publications.supersede'] as const) expect(life.refused(CLERK2, command, before, NUMBERS)).toMatchObject({ code: 'changed-meanwhile', figures: { seen: before.expectedVersion, now: life.project.version } })
    // A correction that names no state at all is no request: nobody signs without having looked.
    for (const command of ['publications.signCorrection', 'publications.supersede'] as const) expect([v.is(COMMAND_INPUTS[command], { project: 'p1' }), v.is(COMMAND_INPUTS[command], { project: 'p1', ...before })]).toEqual([false, true])
  })
  it('lapses with the notice that it was for', () => {
    const life = drafted({ location: 'Gate 4' })
    const { correction } = life.project
    const scene = life.scene(CLERK2)
    const lapsed = correction === undefined || correction === null ? scene : { ...scene, project: { ...scene.project, correction: { ...correction, notice: 'determination-0' } } }
    expect([mayDo(scene, 'publications.signCorrection'), mayDo(lapsed, 'publications.signCorrection')?.code]).toEqual([null, 'no-correction'])
  })
  it('is read by those who have a hand in it, and by nobody else before it is published', () => {
    const life = drafted({ location: 'Gate 4' })
    const more = { communityName: '', answered: 0, turnout: 0, rated: 0, names: new Map<string, string>(), events: [] }
    expect(viewOf(life.scene(CLERK2), more).correction).toMatchObject({ fields: { location: 'Gate 4' }, signatures: 0 })
    expect(viewOf(life.scene(NEIGHBOUR), more).correction).toBeNull()
  })
})

describe('a notice that was corrected', () => {
  it('stays as it was beside the new one, and each names the other’s record', () => {
    const life = corrected({ location: 'Gate 4' })
    const [old, now] = life.project.notices.slice(-2)
    expect(old).toMatchObject({ id: 'determination-1', fields: { ...DETERMINED }, supersededBy: { notice: 'determination-2', record: 31 }, boardPhotos: ['board'] })
    expect(now).toMatchObject({ id: 'determination-2', record: 31, fields: { ...DETERMINED, location: 'Gate 4' }, replaces: { notice: 'determination-1', record: 12, reason: 'A slip of the pen', anew: true }, boardPhotos: [] })
    expect(openNotice(life.project)?.id).toBe('determination-2')
    expect(life.project.correction).toBeNull()
    const by = correctedIn([{ kind: 'determination', community: 'c', number: 12, fields: {} }, { kind: 'correction', community: 'c', number: 31, fields: life.told.at(-1)?.decision.event.told ?? {} }])
    expect([by({ community: 'c', number: 12 }), by({ community: 'd', number: 12 }), by({ community: 'c', number: 31 })]).toEqual([31, null, null])
    expect(hangingOn(life.project, dayOf(life.now)).map(({ id }) => id)).not.toContain('determination-1')
    expect(replayed(life)).toEqual(life.project)
  })
  it.each([[{ location: 'Gate 4' }, true], [{ content: 'A ramp and a rail' }, true], [{ budget: 19_000_000 }, true], [{ timeLimit: 'three months' }, false], [{ benefit: '41 households' }, false]] as const)('with %j has its window begin anew: %s', (said, anew) => {
    const before = aLifeIn('determineNotice')
    const life = corrected(said)
    expect(openNotice(life.project)?.replaces?.anew).toBe(anew)
    if (anew) expect(until(life) > until(before)).toBe(true)
    else expect(until(life)).toBe(until(before))
    expect(life.project.deadlines.filter(({ kind }) => kind === 'objectionWindow')).toMatchObject([{ due: until(life), anchor: anew ? dayOf(openNotice(life.project)?.at ?? 0) : dayOf(openNotice(before.project)?.at ?? 0) }])
  })
  it('is compared field by field: what is the same in both changes nothing', () => {
    expect([beginsAnew({ budget: 1, content: 'a' }, { budget: 1, content: 'a' }), beginsAnew({ budget: 1 }, { budget: 2 }), beginsAnew({ amount: 1 }, {}), beginsAnew({ effect: 'a' }, { effect: 'b' })]).toEqual([false, true, true, false])
  })
  it('never ends sooner than the one before it, which a torn-down sheet had lengthened', () => {
    const life = aLifeIn('determineNotice')
    life.does(STAFF, 'publications.postBoard', { photos: ['board'] })
    life.does(NEIGHBOUR, 'publications.reportSheet', { photos: ['bare'] })
    life.does(CLERK, 'publications.draftCorrection', { text: 'x', location: 'Gate 4' })
    life.does(CLERK2, 'publications.signCorrection', seen(life))
    expect(life.refused(CLERK, 'publications.supersede', seen(life), NUMBERS)).toMatchObject({ code: 'sheet-missing' })
    life.does(STAFF, 'publications.answerSheet', { reposted: true, photos: ['again'], text: 'Hung up again' })
    const [lengthened, posted] = [until(life), openNotice(life.project)?.postingUntil ?? '']
    life.does(CLERK, 'publications.supersede', seen(life), NUMBERS)
    expect([until(life) >= lengthened, (openNotice(life.project)?.postingUntil ?? '') >= posted]).toEqual([true, true])
  })
  it('keeps its open objections open: they are answered under the new one, which waits for them', () => {
    const life = aLifeIn('determineNotice')
    life.does(NEIGHBOUR, 'publications.object', { text: 'Too loud' })
    life.does(CLERK, 'publications.draftCorrection', { text: 'x', timeLimit: 'three months' })
    life.does(CLERK2, 'publications.signCorrection', seen(life))
    const deadline = life.project.deadlines.find(({ kind }) => kind === 'objectionAnswer')
    life.does(CLERK, 'publications.supersede', seen(life), NUMBERS)
    expect(life.project.notices.slice(-2).map(({ objections }) => objections.map(({ state }) => state))).toEqual([[], ['open']])
    expect(life.project.deadlines.find(({ kind }) => kind === 'objectionAnswer')).toEqual(deadline)
    life.does(STAFF, 'publications.postBoard', { photos: ['new-sheet'] })
    life.waitUntil(startOf(addDays(until(life), 1)))
    expect(life.refused(null, 'publications.closeWindow', {})).toMatchObject({ code: 'objection-open' })
    const id = openNotice(life.project)?.objections[0]?.id ?? ''
    expect(life.tries(STAFF2, 'publications.answerObjection', { objection: id, upheld: true, text: 'So it is' }).ok).toBe(true)
    expect(replayed(life)).toEqual(life.project)
  })
  it('has a sheet of its own: its beginning is photographed anew where its window began anew, its end in any case', () => {
    const [anew, goesOn] = [corrected({ location: 'Gate 4' }), corrected({ timeLimit: 'three months' })]
    expect([anew, goesOn].map((life) => openNotice(life.project)?.boardPhotos)).toEqual([[], ['board']])
    expect([anew, goesOn].map((life) => expectedOf(life.scene(STAFF)).includes('publications.postBoard'))).toEqual([true, false])
    for (const life of [anew, goesOn]) life.waitUntil(startOf(addDays(until(life), 1)))
    expect(anew.refused(APPROVER, 'publications.closeWindow', {})).toMatchObject({ code: 'not-your-role' })
    expect(anew.refused(null, 'publications.closeWindow', {})).toMatchObject({ code: 'board-photo-needed' })
    expect(goesOn.refused(null, 'publications.closeWindow', {})).toMatchObject({ code: 'last-board-photo-needed' })
    expect(goesOn.tries(FRIEND, 'publications.object', { text: 'x' })).toMatchObject({ refusal: { code: 'window-closed' } })
    goesOn.does(STAFF, 'publications.postBoard', { photos: ['the-new-sheet'] })
    expect(goesOn.does(null, 'publications.closeWindow', {}).decision.event).toMatchObject({ to: 'funding' })
    expect(goesOn.project.notices.map(({ boardPhotos }) => boardPhotos).slice(-2)).toEqual([['board'], ['board', 'the-new-sheet']])
    expect(replayed(goesOn)).toEqual(goesOn.project)
  })
  it('tells how its window was counted anew, by the rule that says so, and counts so again when the calendar of working days changes', () => {
    const life = corrected({ location: 'Gate 4' })
    const clock = life.project.deadlines.find(({ kind }) => kind === 'objectionWindow')
    const [first] = life.project.notices.slice(-2)
    expect(clock).toMatchObject({ restart: { from: dayOf(first?.at ?? 0), notBefore: first?.objectionUntil } })
    expect(clock && howCounted(clock, clock.due).join('')).toContain('从更正这天重新算')
    expect(life.told.at(-1)?.decision.event.because).toMatchObject([{ rule: 'correction', result: 'begun-anew', figures: { replaces: 12, objectionUntil: until(life) } }])
    expect(corrected({ benefit: 'x' }).told.at(-1)?.decision.event.because).toMatchObject([{ rule: 'correction', result: 'runs-on' }])
    const again = clock && restarted({ ...clock, due: '2000-01-01' }, { from: '1999-12-20', notBefore: '2000-01-05' })
    expect(again).toMatchObject({ due: '2000-01-05' })
    expect(again?.how).toMatch(/^anew:1999-12-20 .* kept:2000-01-05$/)
  })
  it('keeps its last day and what it tells of its beginning when the calendar of working days changes', () => {
    const life = corrected({ location: 'Gate 4' })
    const scene = life.scene(null)
    const last = until(life)
    const calendar = { ...scene.calendar, version: 'changed', exceptions: new Map([...scene.calendar.exceptions, [last, 'rest' as const]]) }
    const answer = decide({ ...scene, calendar }, 'oversight.recount', { project: 'p1' })
    const moved = answer.ok ? answer.value.project.deadlines.find(({ kind }) => kind === 'objectionWindow') : undefined
    expect((moved?.due ?? '') > last).toBe(true)
    expect(moved?.restart).toEqual(life.project.deadlines.find(({ kind }) => kind === 'objectionWindow')?.restart)
    expect(moved?.how).toMatch(/^anew:/)
  })
  it('names the way that is left to change what was decided by, once its window has closed', () => {
    const life = aLifeIn('funding')
    for (const [field, said] of [['budget', 19_000_000], ['content', 'A ramp and a rail'], ['location', 'Gate 4']] as const) expect(life.refused(CLERK, 'publications.draftCorrection', { text: 'x', [field]: said })).toMatchObject({ code: 'gate-passed', about: field, figures: { until: life.project.notices.at(-1)?.objectionUntil } })
    expect(aLifeIn('inProgress').refused(STAFF, 'publications.draftCorrection', { text: 'x', notice: 'resolution-1', amount: 19_000_000 })).toMatchObject({ code: 'gate-passed', about: 'amount' })
    expect(REFUSAL_WORDS['gate-passed'].next).toContain('变更')
  })
  it('is published once: whoever comes second finds nothing to publish', () => {
    const life = drafted({ location: 'Gate 4' })
    life.does(CLERK2, 'publications.signCorrection', seen(life))
    life.does(CLERK, 'publications.supersede', seen(life), NUMBERS)
    expect(life.refused(CLERK2, 'publications.supersede', seen(life), NUMBERS)).toMatchObject({ code: 'no-correction' })
  })
  it('can be corrected again', () => {
    const life = corrected({ timeLimit: 'three months' })
    life.does(CLERK2, 'publications.draftCorrection', { text: 'Once more', location: 'Gate 4' })
    life.does(CLERK, 'publications.signCorrection', seen(life))
    life.does(CLERK2, 'publications.supersede', seen(life), { facts: { replaced: 31, nextRecord: 40 } })
    expect(life.project.notices.slice(-3).map(({ id, supersededBy: by }) => [id, by?.record])).toEqual([['determination-1', 31], ['determination-2', 40], ['determination-3', undefined]])
  })
})

/** Corrected and signed by another and published, in whatever stage it is. */
const correctedLate = (life: Life, said: object): Life => {
  life.does(CLERK, 'publications.draftCorrection', { text: 'A slip of the pen', ...said })
  for (const person of [FACILITATOR, SUPERVISOR, CLERK2] as const) if (life.tries(person, 'publications.signCorrection', seen(life)).ok) life.does(person, 'publications.signCorrection', seen(life))
  life.does(CLERK, 'publications.supersede', seen(life), NUMBERS)
  return life
}

describe('a notice whose window has closed', () => {
  it.each(['funding', 'funded', 'implementerSelecting', 'inProgress', 'acceptance', 'settling', 'satisfaction', 'handover', 'closed'] as const)('is still corrected in its wording at the stage %s, and is marked', (stage) => {
    const life = correctedLate(aLifeIn(stage), { notice: 'determination-1', timeLimit: 'three months', note: 'The telephone was wrong' })
    const [old, now] = life.project.notices.filter(({ kind }) => kind === 'determination')
    expect(old?.supersededBy).toEqual({ notice: 'determination-2', record: 31 })
    expect(now).toMatchObject({ record: 31, fields: { timeLimit: 'three months', note: 'The telephone was wrong', location: DETERMINED.location }, replaces: { record: 12, anew: false }, objectionUntil: old?.objectionUntil, objections: [] })
    expect(life.project.stage).toBe(stage)
    expect(life.told.at(-1)?.decision.event.because).toMatchObject([{ rule: 'correction', result: 'window-over' }])
    expect(replayed(life)).toEqual(life.project)
  })
  it('opens nothing again: no clock of the project moves, nothing can be objected to, and the project goes on as it would have', () => {
    const before = aLifeIn('funding')
    const life = correctedLate(aLifeIn('funding'), { benefit: '41 households' })
    expect(life.project.deadlines).toEqual(before.project.deadlines)
    expect(life.refused(FRIEND, 'publications.object', { text: 'x' })).toMatchObject({ code: 'not-at-this-stage' })
    expect(liveOn(life, PLANS.luohu, 'closed').project.stage).toBe('closed')
  })
  it('of a result three weeks later says the effect anew, and the resolution beside a notice that hangs leaves that one hanging', () => {
    const closed = aLifeIn('closed')
    closed.waitUntil(closed.now + 21 * 24 * 3_600_000)
    expect(correctedLate(closed, { effect: 'It holds' }).project.notices.at(-1)).toMatchObject({ kind: 'result', fields: { effect: 'It holds' } })
    const life = aLifeIn('determineNotice')
    const [hangs, deadlines] = [openNotice(life.project), life.project.deadlines]
    life.does(STAFF, 'publications.draftCorrection', { text: 'x', notice: 'resolution-1', note: 'It is the second floor, as the item says' })
    life.does(FACILITATOR, 'publications.signCorrection', seen(life))
    life.does(SUPERVISOR, 'publications.signCorrection', seen(life))
    life.does(STAFF, 'publications.supersede', seen(life), NUMBERS)
    expect([openNotice(life.project), life.project.deadlines]).toEqual([hangs, deadlines])
    expect(life.project.notices.map(({ id }) => id)).toEqual(['resolution-1', 'resolution-2', 'determination-1'])
    expect(replayed(life)).toEqual(life.project)
  })
  it('lets a draft wait at the desk of whoever has to sign it, whatever the stage', () => {
    const life = aLifeIn('closed')
    expect(expectedOf(life.scene(CLERK2))).not.toContain('publications.signCorrection')
    life.does(CLERK, 'publications.draftCorrection', { text: 'x', notice: 'determination-1', benefit: '41 households' })
    expect([expectedOf(life.scene(CLERK2)), atDeskOf(life.scene(CLERK2))].map((all) => all.includes('publications.signCorrection'))).toEqual([true, true])
    life.does(CLERK2, 'publications.signCorrection', seen(life))
    expect(expectedOf(life.scene(CLERK))).toContain('publications.supersede')
  })
  it('closed over a draft of another amount, so that it is neither signed nor published, and can only be taken back', () => {
    const life = drafted({ budget: 19_000_000 })
    const { correction = null, notices } = life.project
    const gone = (signatures: number) => ({ ...life.scene(CLERK2), project: { ...aLifeIn('funding').project, notices, correction: correction && { ...correction, signatures: [{ person: CLERK2, role: 'streetClerk' as const }].slice(0, signatures) } } })
    expect(mayDo(gone(0), 'publications.signCorrection')).toMatchObject({ code: 'gate-passed', about: 'budget' })
    expect(mayDo(gone(1), 'publications.supersede')).toMatchObject({ code: 'gate-passed', about: 'budget' })
    expect(mayDo(gone(0), 'publications.dropCorrection')).toBeNull()
  })
  it('is none before the first notice, nor where an objection brought it down', () => {
    expect(aLifeIn('triage').refused(STAFF, 'publications.draftCorrection', { text: 'x', item: 'y' })).toMatchObject({ code: 'no-notice-yet' })
    const life = aLifeIn('resolutionNotice')
    life.does(NEIGHBOUR, 'publications.object', { text: 'Too loud' })
    life.does(STAFF2, 'publications.answerObjection', { objection: openNotice(life.project)?.objections[0]?.id ?? '', upheld: true, text: 'So it is' })
    expect(life.refused(STAFF, 'publications.draftCorrection', { text: 'x', note: 'y' })).toMatchObject({ code: 'no-notice-yet' })
  })
})

it('every scheme’s determination can be corrected by those who publish it', () => {
  for (const plan of Object.values(PLANS)) {
    const life = aLifeIn('determineNotice', plan)
    const publisher = [STAFF, CLERK, APPROVER].find((person) => life.tries(person, 'publications.draftCorrection', { text: 'x', location: 'Gate 4' }).ok)
    expect({ plan: plan.packId, publisher: publisher !== undefined }).toEqual({ plan: plan.packId, publisher: true })
  }
})
