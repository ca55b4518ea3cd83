/** What comes round for the leading group of a district: to meet, and to look at a finished work on the spot that nobody chose. Each period's once, caught up, and marked in public where it was missed. */
import type { Recurring } from '../../contracts/oversight'
import type { Policy } from '../../contracts/policies'
import type { Project } from '../../contracts/projects'
import type { Day, PersonId, Refusal } from '../../contracts/reply'
import type { RecurringKind, Stage } from '../../contracts/vocabulary'
import { addDays, workingDaysBefore, type Calendar } from '../calendar'
import { NO_INTERESTS, type Interests } from '../people/declaring'
import { builds, didBefore, holdersOf } from '../projects/project'
import { refusal } from '../result'
import { isParty } from '../works/joint-declaration'
import { periodOf, type Period, type Schedule } from './periods'

const SCHEDULES: { readonly [K in RecurringKind]: (values: Policy['values']) => { readonly value: number; readonly since: Day; readonly clause: string } | undefined } = {
  leadingMeeting: ({ leadingGroupMeetsEveryMonths }) => leadingGroupMeetsEveryMonths, fieldCheck: ({ fieldCheckEveryMonths }) => fieldCheckEveryMonths,
}

/** How often a scheme asks for it; null where it says nothing of it. */
export function recurs(kind: RecurringKind, { values }: Policy): Schedule | null {
  const asked = SCHEDULES[kind](values)
  return asked === undefined ? null : { months: asked.value, ahead: 0, since: asked.since, clause: asked.clause }
}

/** The periods that begin to run: all after the last one that is known, up to today's; today's alone where none is, because nobody was told of those before. */
export function periodsOpening({ months }: Schedule, { today, last }: { readonly today: Day; readonly last: Day | null }): readonly Period[] {
  const found: Period[] = []
  for (let from = last === null ? periodOf(today, months).from : addDays(last, 1); from <= today;) {
    const period = { from, until: periodOf(from, months).until }
    found.push(period)
    from = addDays(period.until, 1)
  }
  return found
}

/** What the timer has to do about one that is open, once each: to call it to mind as many working days before its end as the scheme says, or to mark that it was missed. */
export function dueOf({ state, until, remindedOn, missedOn }: Pick<Recurring, 'state' | 'until' | 'remindedOn' | 'missedOn'>, { policy, calendar, today }: { readonly policy: Policy; readonly calendar: Calendar; readonly today: Day }): 'remind' | 'miss' | null {
  if (state !== 'open') return null
  if (today > until) return missedOn === null ? 'miss' : null
  const days = policy.values.remindWorkingDays
  return days !== undefined && remindedOn === null && workingDaysBefore(until, days.value, calendar) <= today ? 'remind' : null
}

/** Works whose result is public: what is said of them can be looked at. */
export const CHECKED_STAGES: readonly Stage[] = ['resultNotice', 'satisfaction', 'satisfactionPublished', 'handover', 'closed']

/** A draw that anyone can do again: the code whose hash with the seed is the lowest. Null where there is nothing to draw from. */
export function drawOne(codes: readonly string[], seed: string, digest: (text: string) => string): { readonly code: string; readonly frame: number; readonly frameHash: string } | null {
  const all = [...new Set(codes)].sort()
  const [first] = all.map((code) => ({ code, ticket: digest(`${seed}|${code}`) })).sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
  return first === undefined ? null : { code: first.code, frame: all.length, frameHash: digest(all.map((code) => `${code}\n`).join('')) }
}

const HAD_A_HAND = ['proposals.accept', 'councils.vote', 'councils.close', 'approvals.approve', 'works.nominate', 'works.confirmImplementer', 'works.inspect', 'works.accept', 'funds.pay', 'funds.settle', 'publications.publishResult'] as const

/** Why this person does not look at this work: they proposed, decided, accepted, paid or built it, or are close to whoever did (SoD-2, SoD-5, SoD-6). */
export function notACheckerOf(project: Project, person: PersonId, interests: Interests = NO_INTERESTS): Refusal | null {
  if (project.proposer === person || project.assistedBy === person) return refusal('proposer-may-not-decide', { duty: 'SoD-1' })
  if (builds(project, person)) return refusal('implementer-excluded', { duty: 'SoD-6' })
  if (didBefore(project, person, HAD_A_HAND)) return refusal('decider-may-not-answer', { duty: 'SoD-5' })
  const { implementer } = project
  if (interests.relatives.some((one) => holdersOf(implementer).includes(one))) return refusal('has-interest', { about: 'relativeOfImplementer', duty: 'SoD-2' })
  if (interests.relatives.some((one) => one === project.proposer)) return refusal('has-interest', { about: 'relativeOfProposer', duty: 'SoD-1' })
  return implementer !== null && isParty(implementer, interests.suppliers) ? refusal('has-interest', { about: 'supplier', duty: 'SoD-2' }) : null
}

/** Whether a meeting of this day can stand for a period: not before it began, and not before it was held. */
export function meetingFor({ from, state }: Pick<Recurring, 'from' | 'state'>, { on, today }: { readonly on: Day; readonly today: Day }): Refusal | null {
  if (state !== 'open') return refusal('already-recorded', { about: 'from' })
  if (on < from) return refusal('not-this-period', { about: 'on', figures: { from } })
  return on > today ? refusal('not-this-period', { about: 'on', figures: { until: today } }) : null
}
