/** The residents' poll: advisory in all five schemes; it is sealed like the consent and shown to the council. */
import type { Electorate } from '../../contracts/ballots'
import type { PollRound } from '../../contracts/projects'
import type { Instant } from '../../contracts/reply'
import type { Policy } from '../../contracts/policies'
import { calendarDaysAfter, dayOf, endOf, type Calendar } from '../calendar'
import { notSealable } from '../ballots/window'
import { needs } from '../projects/project'
import { rule } from '../projects/rule'
import { accept, refuse } from '../result'

/** The poll that opens when a project enters `residentPoll`: for or against taking it further. */
export function openPoll(input: { readonly title: string; readonly round: number; readonly policy: Policy; readonly now: Instant; readonly calendar: Calendar; readonly electorate: Electorate | null }): PollRound {
  const closes = calendarDaysAfter({ anchor: dayOf(input.now), days: needs(input.policy, 'pollWindowDays').value }, input.calendar)
  return { round: input.round, question: input.title, options: ['for', 'against'], opensAt: input.now, closesAt: endOf(closes.due), electorate: input.electorate, sealed: null }
}

export const closePoll = rule<'polls.close', NonNullable<PollRound['sealed']>>({
  before: ({ project, now }) => notSealable(project.poll, now),
  decide: ({ facts }) => {
    if (!facts.pollCount) return refuse('not-open')
    const [forIt = 0, against = 0] = facts.pollCount.votes
    return accept({ data: facts.pollCount, told: { voters: facts.pollCount.voters, for: forIt, against } })
  },
  apply: (project, sealed) => ({ poll: project.poll && { ...project.poll, sealed } }),
})
