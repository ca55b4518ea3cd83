/** The residents' poll: advisory in all five schemes; it is sealed like the consent and shown to the council. */
import type { PollRound } from '../../contracts/projects'
import type { Instant } from '../../contracts/reply'
import type { Policy } from '../../contracts/policies'
import { calendarDaysAfter, dayOf, endOf } from '../calendar'
import { needs, SEAL_AFTER } from '../projects/project'
import { rule } from '../projects/rule'
import { accept, refusal, refuse } from '../result'

/** The poll that opens when a project enters `residentPoll`: for or against taking it further. */
export function openPoll(input: { readonly title: string; readonly round: number; readonly policy: Policy; readonly now: Instant }): PollRound {
  const closes = calendarDaysAfter({ anchor: dayOf(input.now), days: needs(input.policy, 'pollWindowDays').value })
  return { round: input.round, question: input.title, options: ['for', 'against'], opensAt: input.now, closesAt: endOf(closes.due), sealed: null }
}

export const closePoll = rule<'polls.close', NonNullable<PollRound['sealed']>>({
  before: ({ project, now }) => (project.poll && now >= project.poll.closesAt + SEAL_AFTER ? null : refusal('not-closed-yet', { figures: { closesAt: project.poll?.closesAt ?? 0 } })),
  decide: ({ facts }) => {
    if (!facts.pollCount) return refuse('not-open')
    const [forIt = 0, against = 0] = facts.pollCount.votes
    return accept({ data: facts.pollCount, told: { voters: facts.pollCount.voters, for: forIt, against } })
  },
  apply: (project, sealed) => ({ poll: project.poll && { ...project.poll, sealed } }),
})
