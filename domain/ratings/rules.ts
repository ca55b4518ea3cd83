/** Satisfaction: opened when the result has hung on the board, counted after the close, published with its n and method. */
import type { Project, RatingCount, RatingResult } from '../../contracts/projects'
import { calendarDaysAfter, dayOf, endOf } from '../calendar'
import { reason } from '../policies/explain'
import { notSealable } from '../ballots/window'
import { needs } from '../projects/project'
import { rule, type Scene } from '../projects/rule'
import { accept, refuse } from '../result'

/** The survey that opens with the stage `satisfaction`. */
export function openRating({ now, policy, calendar }: Scene): NonNullable<Project['rating']> {
  const closes = calendarDaysAfter({ anchor: dayOf(now), days: needs(policy, 'satisfactionWindowDays').value }, calendar)
  return { opensAt: now, closesAt: endOf(closes.due), result: null }
}

/** Average in hundredths of a point, rounded down; `enough` is false below the pack's minimum, and then it is no pass. */
export function rate(count: RatingCount, minimum: number): RatingResult {
  const points = count.scores.reduce((sum, n, i) => sum + n * (i + 1), 0)
  return { ...count, average100: count.answers === 0 ? 0 : Math.floor((points * 100) / count.answers), enough: count.answers >= minimum, minimum }
}

export const closeRating = rule<'ratings.close', RatingResult>({
  before: ({ project, now }) => notSealable(project.rating, now),
  decide: ({ facts, policy }) => {
    if (!facts.ratingCount) return refuse('not-open')
    const minimum = needs(policy, 'satisfactionAnswersMin')
    const result = rate(facts.ratingCount, minimum.value)
    const because = [reason(minimum, { rule: 'satisfaction', figures: { answers: result.answers, minimum: minimum.value }, result: result.enough ? 'met' : 'not-met' })]
    return accept({ data: result, told: { answers: result.answers, average100: result.average100, enough: result.enough ? 'yes' : 'no', minimum: result.minimum }, because })
  },
  apply: (project, result) => ({ rating: project.rating && { ...project.rating, result } }),
})
