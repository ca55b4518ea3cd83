/** One person, one vote: changed until the close, the last counts. */
import type { HouseholdBinding } from '../../contracts/households'
import type { PollBallot } from '../../contracts/polls'
import type { PollRound, Project } from '../../contracts/projects'
import type { Instant, PersonId } from '../../contracts/reply'
import { accept, refuse, type Result } from '../result'

/** The key of a person's ballot: however many accounts or roles, one document. */
export const pollKey = ({ project, round, person }: { readonly project: string; readonly round: number; readonly person: PersonId }): string => `${project}|${round}|${person}`

/** The poll that takes votes now. */
export function pollTakingVotes({ stage, poll }: Pick<Project, 'stage' | 'poll'>, now: Instant): Result<PollRound> {
  if (poll === null) return refuse('not-open')
  if (poll.sealed !== null || now >= poll.closesAt || stage !== 'residentPoll') return refuse('closed', { figures: { closesAt: poll.closesAt } })
  if (now < poll.opensAt) return refuse('not-open', { figures: { opensAt: poll.opensAt } })
  return accept(poll)
}

/** Whether a person may answer as a resident of the project's community: bound to a household there and not a minor. */
export function asResident(households: readonly HouseholdBinding[], { community }: Pick<Project, 'community'>): Result<HouseholdBinding> {
  const here = households.filter((binding) => binding.community === community)
  if (here.length === 0) return refuse('household-not-bound', { about: 'community' })
  const adult = here.find((binding) => !binding.minor)
  return adult === undefined ? refuse('not-eligible', { about: 'minor' }) : accept(adult)
}

/** The ballot with this vote in it. */
export function castVote(
  poll: PollRound,
  { project, voter, before, option, receipt, now }: { readonly project: string; readonly voter: PersonId; readonly before: PollBallot | null; readonly option: number; readonly receipt: string; readonly now: Instant },
): Result<PollBallot> {
  if (option >= poll.options.length) return refuse('unknown-option', { about: 'option', figures: { options: poll.options.length } })
  const history = before === null ? [] : [...before.history, { option: before.option, at: before.at }]
  return accept({ id: pollKey({ project, round: poll.round, person: voter }), project, round: poll.round, voter, option, at: now, receipt, revision: (before?.revision ?? 0) + 1, history })
}
