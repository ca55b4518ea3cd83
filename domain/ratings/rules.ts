/** Satisfaction: opened when the result has hung on the board, counted after the close, published with its n and method. */
import type { Project, RatingCount, RatingResult } from '../../contracts/projects'
import type { RatingFrame, RatingSample } from '../../contracts/satisfaction'
import { calendarDaysAfter, dayOf, endOf } from '../calendar'
import { reason } from '../policies/explain'
import { notSealable } from '../ballots/window'
import { needs } from '../projects/project'
import { wilson } from './interval'
import { rule, type Scene } from '../projects/rule'
import { accept, refuse } from '../result'

/** The survey that opens with the stage `satisfaction`, with the sample that the system has drawn. */
export function openRating({ now, policy, calendar, facts }: Scene): NonNullable<Project['rating']> {
  const closes = calendarDaysAfter({ anchor: dayOf(now), days: needs(policy, 'satisfactionWindowDays').value }, calendar)
  return { opensAt: now, closesAt: endOf(closes.due), ...(facts.frame === undefined ? {} : { frame: facts.frame }), result: null }
}

const FIRST_SATISFIED = 4
const total = (scores: readonly number[]): number => scores.reduce((sum, n) => sum + n, 0)

/** Average in hundredths of a point, rounded down; 0 where nobody answered. */
const averageOf = (scores: readonly number[]): number => (total(scores) === 0 ? 0 : Math.floor((scores.reduce((sum, n, i) => sum + n * (i + 1), 0) * 100) / total(scores)))

function sampleOf({ groups }: RatingFrame, scores: readonly number[]): RatingSample {
  const [answers, satisfied] = [total(scores), total(scores.slice(FIRST_SATISFIED - 1))]
  return { frame: groups.reduce((sum, { size }) => sum + size, 0), drawn: groups.reduce((sum, { drawn }) => sum + drawn, 0), answers, satisfied, ...wilson(satisfied, answers) }
}

/** What came out: the average of the drawn, `enough` false below the pack's minimum (then it is no pass), and the walk-ins apart. */
export function rate({ walkInScores, ...count }: RatingCount, minimum: number, frame?: RatingFrame): RatingResult {
  const walkIns = walkInScores === undefined ? {} : { walkIns: { answers: total(walkInScores), scores: walkInScores, average100: averageOf(walkInScores) } }
  return { ...count, average100: averageOf(count.scores), enough: count.answers >= minimum, minimum, ...(frame === undefined ? {} : { sample: sampleOf(frame, count.scores) }), ...walkIns }
}

/** What the public record says of it; shares in whole percent, rounded outwards like the interval. */
function toldOf({ answers, average100, enough, minimum, sample, walkIns }: RatingResult): Readonly<Record<string, string | number>> {
  const drawn = sample === undefined ? {} : { frame: sample.frame, drawn: sample.drawn, satisfied: sample.satisfied, interval: `${Math.floor(sample.low / 100)}%–${Math.ceil(sample.high / 100)}%` }
  return { answers, average100, enough: enough ? 'yes' : 'no', minimum, ...drawn, ...(walkIns === undefined ? {} : { walkIns: walkIns.answers }) }
}

export const closeRating = rule<'ratings.close', RatingResult>({
  before: ({ project, now }) => notSealable(project.rating, now),
  decide: ({ project, facts, policy }) => {
    if (!facts.ratingCount) return refuse('not-open')
    const minimum = needs(policy, 'satisfactionAnswersMin')
    const result = rate(facts.ratingCount, minimum.value, project.rating?.frame)
    const because = [reason(minimum, { rule: 'satisfaction', figures: { answers: result.answers, minimum: minimum.value }, result: result.enough ? 'met' : 'not-met' })]
    return accept({ data: result, told: toldOf(result), because })
  },
  apply: (project, result) => ({ rating: project.rating && { ...project.rating, result } }),
})
