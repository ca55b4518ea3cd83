/** One person, one rating; whoever built it or decided it does not rate. */
import type { Appointment } from '../../contracts/people'
import type { Project } from '../../contracts/projects'
import type { Instant, PersonId, Refusal } from '../../contracts/reply'
import type { AppointedRole } from '../../contracts/vocabulary'
import { timingOf, type Timing } from '../ballots/window'
import { reaches } from '../people/appointments'
import { accept, refusal, refuse, type Result } from '../result'

type Window = NonNullable<Project['rating']>

/** A work is rated once: there is no second round. */
export const RATING_ROUND = 1

/** The key of a person's rating. */
export const ratingKey = ({ project, person }: { readonly project: string; readonly person: PersonId }): string => `${project}|${person}`

const BUILDERS: readonly AppointedRole[] = ['implementer', 'projectTeam']
const DECIDERS: readonly AppointedRole[] = ['streetClerk', 'streetApprover']
const STAFF: readonly AppointedRole[] = ['committeeStaff', 'partySecretary']
/** Who may never be asked how well it was done. */
export const NEVER_ASKED: readonly AppointedRole[] = [...BUILDERS, ...DECIDERS, ...STAFF]

/** The survey that still hears ratings, and how one that comes now stands to it. */
export function surveyHearing({ stage, rating }: Pick<Project, 'stage' | 'rating'>, now: Instant): Result<{ readonly rating: Window; readonly timing: Timing }> {
  if (rating === null) return refuse('not-open')
  if (rating.result !== null || stage !== 'satisfaction') return refuse('closed', { figures: { closesAt: rating.closesAt } })
  const timing = timingOf(rating, { now })
  return timing.ok ? accept({ rating, timing: timing.value }) : timing
}

/** Whether a rating that is given now counts. */
export function isSurveyOpen(project: Pick<Project, 'stage' | 'rating'>, now: Instant): boolean {
  const hearing = surveyHearing(project, now)
  return hearing.ok && hearing.value.timing !== 'late'
}

/** Why a person stands too close to the work to rate it. */
export function excludedFromRating(project: Pick<Project, 'implementer' | 'within' | 'street'>, { person, appointments }: { readonly person: PersonId; readonly appointments: readonly Appointment[] }): Refusal | null {
  const builds = appointments.some(({ role, place }) => BUILDERS.includes(role) && reaches(place, project.within))
  if (project.implementer?.person === person || builds) return refusal('implementer-excluded', { duty: 'SoD-6' })
  if (appointments.some(({ role, place }) => STAFF.includes(role) && reaches(place, project.within))) return refusal('decider-may-not-answer', { duty: 'SoD-6' })
  if (appointments.some(({ role, place }) => DECIDERS.includes(role) && place === project.street)) return refusal('decider-may-not-answer', { duty: 'SoD-6' })
  return null
}
