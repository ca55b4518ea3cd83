/** One person, one rating; whoever built it or decided it does not rate. */
import type { Appointment } from '../../contracts/people'
import type { Project } from '../../contracts/projects'
import type { Instant, PersonId, Refusal } from '../../contracts/reply'
import type { AppointedRole } from '../../contracts/vocabulary'
import { reaches } from '../people/appointments'
import { accept, refusal, refuse, type Result } from '../result'

type Window = NonNullable<Project['rating']>

/** The key of a person's rating. */
export const ratingKey = ({ project, person }: { readonly project: string; readonly person: PersonId }): string => `${project}|${person}`

const BUILDERS: readonly AppointedRole[] = ['implementer', 'projectTeam']
const DECIDERS: readonly AppointedRole[] = ['streetClerk', 'streetApprover']

/** The window in which ratings are taken now. */
export function windowTakingRatings({ stage, rating }: Pick<Project, 'stage' | 'rating'>, now: Instant): Result<Window> {
  if (rating === null) return refuse('not-open')
  if (rating.result !== null || now >= rating.closesAt || stage !== 'satisfaction') return refuse('closed', { figures: { closesAt: rating.closesAt } })
  if (now < rating.opensAt) return refuse('not-open', { figures: { opensAt: rating.opensAt } })
  return accept(rating)
}

/** Why a person stands too close to the work to rate it. */
export function excludedFromRating(project: Pick<Project, 'implementer' | 'within' | 'street'>, { person, appointments }: { readonly person: PersonId; readonly appointments: readonly Appointment[] }): Refusal | null {
  const builds = appointments.some(({ role, place }) => BUILDERS.includes(role) && reaches(place, project.within))
  if (project.implementer?.person === person || builds) return refusal('implementer-excluded', { duty: 'SoD-6' })
  if (appointments.some(({ role, place }) => DECIDERS.includes(role) && place === project.street)) return refusal('decider-may-not-answer', { duty: 'SoD-6' })
  return null
}
