/** One person, one vote: changed until the close, the last counts. */
import type { HouseholdBinding } from '../../contracts/households'
import type { PollRound, Project } from '../../contracts/projects'
import type { Instant, PersonId } from '../../contracts/reply'
import { timingOf, type Timing } from '../ballots/window'
import { accept, refuse, type Result } from '../result'

/** The key of a person's ballot: however many accounts or roles, one document. */
export const pollKey = ({ project, round, person }: { readonly project: string; readonly round: number; readonly person: PersonId }): string => `${project}|${round}|${person}`

/** The poll that still hears votes, and how one that comes now stands to it: after the close it is kept and not counted, after the sealing refused. */
export function pollHearing({ stage, poll }: Pick<Project, 'stage' | 'poll'>, now: Instant): Result<{ readonly poll: PollRound; readonly timing: Timing }> {
  if (poll === null) return refuse('not-open')
  if (poll.sealed !== null || stage !== 'residentPoll') return refuse('closed', { figures: { closesAt: poll.closesAt } })
  const timing = timingOf(poll, { now })
  return timing.ok ? accept({ poll, timing: timing.value }) : timing
}

/** Whether a vote that is cast now counts. */
export function isPollOpen(project: Pick<Project, 'stage' | 'poll'>, now: Instant): boolean {
  const hearing = pollHearing(project, now)
  return hearing.ok && hearing.value.timing !== 'late'
}

/** Whether a person may answer as a resident of the project's community: bound to a household there and not a minor. */
export function asResident(households: readonly HouseholdBinding[], { community }: Pick<Project, 'community'>): Result<HouseholdBinding> {
  const here = households.filter((binding) => binding.community === community)
  if (here.length === 0) return refuse('household-not-bound', { about: 'community' })
  const adult = here.find((binding) => !binding.minor)
  return adult === undefined ? refuse('not-eligible', { about: 'minor' }) : accept(adult)
}

/** Whether a person is in the electorate of a round: a resident of age who was in the register when it opened. */
export function asElector(households: readonly HouseholdBinding[], { community }: Pick<Project, 'community'>, { opensAt }: Pick<PollRound, 'opensAt'>): Result<HouseholdBinding> {
  const resident = asResident(households, { community })
  if (!resident.ok) return resident
  const by = households.find((binding) => binding.community === community && !binding.minor && binding.at <= opensAt)
  return by === undefined ? refuse('not-on-the-roll', { figures: { opensAt } }) : accept(by)
}

/** Refuses an option that the poll does not have. */
export function optionOf({ options }: Pick<PollRound, 'options'>, option: number): Result<number> {
  return option < options.length ? accept(option) : refuse('unknown-option', { about: 'option', figures: { options: options.length } })
}
