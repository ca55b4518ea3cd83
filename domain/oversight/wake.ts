/** When the timer has to look at a project again: so that it need not look at every open one every night. */
import type { Project } from '../../contracts/projects'
import type { Day } from '../../contracts/reply'
import { addDays, dayOf, type Calendar } from '../calendar'
import type { Policy } from '../../contracts/policies'
import { isDuty } from '../projects/deadlines'
import { sealableAt, type Window } from '../ballots/window'
import { openNotice } from '../projects/project'
import { remindOn } from './timer'
import { lastDayOfNotice } from '../publications/rules'
import { yearOfWorks } from './rules'

interface Known { readonly policy: Policy; readonly calendar: Calendar }

const after = (round: Omit<Window, 'opensAt'> | null): Day | null => (round === null ? null : dayOf(sealableAt(round)))

/** When the window of this stage is over, if it has one that the timer closes. */
function windowOver(project: Project): Day | null {
  const { stage, consent, poll, rating } = project
  if (stage === 'proposed') return project.contentChecked ? dayOf(project.since) : null
  if (stage === 'consentCollecting') return after(consent)
  if (stage === 'residentPoll') return after(poll)
  if (stage === 'satisfaction') return after(rating)
  return openNotice(project) === null ? null : addDays(lastDayOfNotice(project), 1)
}

function yearOver(project: Project, { policy }: Known): Day | null {
  const running = project.deadlines.some((d) => d.kind === 'fiscalYearEnd')
  return running && policy.values.sameYearCompletion?.value === true && project.pending?.kind !== 'unfinished' && project.excused === null ? `${yearOfWorks(project) + 1}-01-01` : null
}

/** Of a duty: first the day to recall it, then the day after it. */
const dutyDays = (project: Project, known: Known): readonly (Day | null)[] => project.deadlines.filter((d) => isDuty(d) && d.escalated === undefined).map((d) => (d.remindedOn === undefined ? (remindOn(d, known) ?? addDays(d.due, 1)) : addDays(d.due, 1)))

/** The first day on which the timer may find something to do; null while only people can go on. */
export function wakesOn(project: Project, known: Known): Day | null {
  const asked = project.deadlines.find(({ kind }) => kind === 'donorAnswer')
  const days = [windowOver(project), asked === undefined ? null : addDays(asked.due, 1), yearOver(project, known), ...dutyDays(project, known)].filter((day) => day !== null)
  return days.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null)
}
