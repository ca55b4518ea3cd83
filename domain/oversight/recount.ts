/** A change of the working-day calendar: every running time limit is counted anew, as an event of its own. */
import type { Deadline, Notice, Project } from '../../contracts/projects'
import type { Day, Instant } from '../../contracts/reply'
import type { DeadlineKind } from '../../contracts/vocabulary'
import { dayOf, endOf } from '../calendar'
import { clockOf, isDuty, lengthened, restarted } from '../projects/deadlines'
import { openNotice, withNotice } from '../projects/project'
import { rule, type Scene } from '../projects/rule'
import { nextLevelFor, waitsFor, type DutyTold } from './timer'
import { accept, refusal, refuse } from '../result'

interface Moved { readonly kind: DeadlineKind; readonly was: Day; readonly due: Day }
interface Recounted { readonly deadlines: readonly Deadline[]; readonly notice: Notice | null; readonly closes: Partial<Pick<Project, 'consent' | 'poll' | 'rating' | 'purpose'>>; readonly moved: readonly Moved[] }

/** One clock under the calendar of today. A window that residents were promised only grows; a duty never moves to a day that is over; one that has passed stays passed unless its day is still to come. */
function again(scene: Scene, old: Deadline): Deadline {
  const plain = clockOf(old.kind, old.anchor, scene)
  const fresh = plain && lengthened(old.restart === undefined ? plain : restarted(plain, old.restart), old.gaps ?? [], scene)
  if (fresh === null || (fresh.due === old.due && fresh.estimate === old.estimate)) return old
  const today = dayOf(scene.now)
  if (fresh.due < old.due && (!isDuty(old) || fresh.due <= today)) return old
  if (fresh.due > old.due && fresh.due < today) return old
  const { remindedOn: _reminded, escalated: _escalated, ...unmarked } = old
  return { ...unmarked, ...fresh }
}

/** The end of a window moves with its clock; the grace behind it keeps its length. */
const shifted = <W extends { readonly closesAt: Instant; readonly graceUntil?: Instant }>(window: W, due: Day): W =>
  ({ ...window, closesAt: endOf(due), ...(window.graceUntil === undefined ? {} : { graceUntil: window.graceUntil + endOf(due) - window.closesAt }) })

function recounted(scene: Scene): Recounted {
  const { project } = scene
  const deadlines = project.deadlines.map((old) => again(scene, old))
  const moved = deadlines.flatMap((one, at): readonly Moved[] => {
    const old = project.deadlines[at]
    return old === undefined || (old.due === one.due && old.estimate === one.estimate) ? [] : [{ kind: one.kind, was: old.due, due: one.due }]
  })
  const to = (kind: DeadlineKind): Day | null => moved.find((one) => one.kind === kind)?.due ?? null
  const [consent, poll, rating, objection, posting] = [to('consentClose'), to('pollClose'), to('satisfactionClose'), to('objectionWindow'), to('posting')]
  const notice = openNotice(project)
  return {
    deadlines, moved,
    notice: notice === null ? null : {
      ...notice, objectionUntil: objection ?? notice.objectionUntil, postingUntil: posting ?? notice.postingUntil, clocks: notice.clocks.map((one) => deadlines.find((d) => d.kind === one.kind && d.anchor === one.anchor) ?? one),
      objections: notice.objections.map((o) => (o.state === 'open' ? { ...o, answerDue: clockOf('objectionAnswer', dayOf(o.at), scene)?.due ?? o.answerDue } : o)),
    },
    closes: {
      ...(consent === null || project.consent === null ? {} : { consent: shifted(project.consent, consent) }), ...(poll === null || project.poll === null ? {} : { poll: shifted(project.poll, poll) }),
      ...(project.purpose == null ? {} : { purpose: { ...project.purpose, clock: deadlines.find((d) => d.kind === 'donorAnswer') ?? project.purpose.clock } }),
      ...(rating === null || project.rating === null ? {} : { rating: shifted(project.rating, rating) }),
    },
  }
}

/** What is written of it, told as a duty is: by what is due first, to all whom one of the moved limits waits for. */
export interface RecountTold extends Recounted, DutyTold {}

/** Counts anew what runs (民法典 §203, and the State Council's notices on holidays). Refuses `nothing-due` where no day moves. */
export const recount = rule<'oversight.recount', RecountTold>({
  before: (scene) => (recounted(scene).moved.length > 0 ? null : refusal('nothing-due')),
  decide: (scene) => {
    const found = recounted(scene)
    const [first] = [...found.moved].sort((a, b) => (a.due < b.due ? -1 : 1))
    if (first === undefined) return refuse('nothing-due')
    const data = { ...found, kind: first.kind, due: first.due, on: dayOf(scene.now), waitsFor: [...new Set(found.moved.flatMap(({ kind }) => waitsFor(scene.project, kind, scene.policy)))], to: nextLevelFor(scene.project, first.kind, scene.policy) }
    return accept({ data, told: { moved: found.moved.length, deadline: first.kind, wasDue: first.was, due: first.due } })
  },
  apply: (project, { deadlines, notice, closes }) => ({ deadlines, ...closes, ...(notice === null ? {} : { notices: withNotice(project, notice) }) }),
})
