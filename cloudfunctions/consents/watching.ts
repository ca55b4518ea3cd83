import type { AssistedSeen, ConsentBallot, ConsentEntry, HelperSeen, Revisit } from '../../contracts/consents'
import type { PatternRule } from '../../contracts/policies'
import type { Person } from '../../contracts/people'
import type { ConsentRound, Project } from '../../contracts/projects'
import type { PersonId, Reply } from '../../contracts/reply'
import type { AppointedRole } from '../../contracts/vocabulary'
import { patternsOf, sharedDevices, type Written } from '../../domain/consents/patterns'
import { countRevisits } from '../../domain/consents/revisits'
import { reaches } from '../../domain/people/appointments'
import { maskedName } from '../../domain/people/masking'
import { no, yes } from '../_runtime/answers'
import type { Context } from '../_runtime/operation'
import { byIds, everyPage } from '../_runtime/pages'
import { policyOf } from '../_runtime/scene'

export const WATCHERS = ['committeeStaff', 'supervisionCommittee', 'streetClerk', 'streetApprover', 'districtCoordinator'] as const satisfies readonly AppointedRole[]

/** Nothing is odd where the scheme says nothing of it. */
const NO_RULE: PatternRule = { burstAnswers: Infinity, burstMinutes: 0, nightFromHour: 24, nightUntilHour: 0, sameAnswersMin: Infinity, deviceHouseholdsMin: Infinity }

interface Gathered { answered: number; assisted: number; readonly written: Written[]; readonly disowned: PersonId[]; readonly own: { readonly device: string | null; readonly household: string }[] }

const writtenOf = ({ by, onBehalf, answer, at, takenAt, device }: ConsentEntry): Written | null => (onBehalf && answer !== null ? { helper: by, at: takenAt ?? at, answer, device } : null)

/** Everything that was ever written down in the round, page by page. */
async function gather(ctx: Context, project: Project, { round }: ConsentRound): Promise<Gathered> {
  const all: Gathered = { answered: 0, assisted: 0, written: [], disowned: [], own: [] }
  for await (const page of everyPage<ConsentBallot>(ctx.ports.store, 'consents', { project: project.id, round })) {
    for (const ballot of page) {
      if (ballot.answer !== null) all.answered += 1
      if (ballot.answer !== null && ballot.onBehalf) all.assisted += 1
      if (ballot.disowned !== null) all.disowned.push(ballot.disowned.helper)
      if (!ballot.onBehalf) all.own.push({ device: ballot.device, household: ballot.household })
      all.written.push(...[...ballot.history, { ...ballot, answer: ballot.said }].flatMap((entry) => writtenOf(entry) ?? []))
    }
  }
  return all
}

/** What helpers wrote down, for those who answer for it: how much, what a second person found, and what looks odd; before the sealing, too, never an answer. */
export async function assisted(ctx: Context, { project: id }: { readonly project: string }): Promise<Reply<AssistedSeen>> {
  const { store } = ctx.ports
  const project = await store.get<Project>('projects', id)
  if (project === null) return no('unknown-record', { about: 'project' })
  if (project.consent === null) return no('not-open')
  if (!ctx.appointments.some((office) => WATCHERS.some((role) => role === office.role) && reaches(office.place, project.within))) return no('not-your-scope', { about: 'project' })
  const rule = (await policyOf(store, project, ctx.now)).values.assistedPatterns?.value ?? NO_RULE
  const all = await gather(ctx, project, project.consent)
  const drawn: Revisit[] = []
  for await (const page of everyPage<Revisit>(store, 'revisits', { project: id, round: project.consent.round })) drawn.push(...page)
  const helpers = [...new Set([...all.written.map(({ helper }) => helper), ...all.disowned])].sort()
  const names = new Map((await byIds<Person>(store, 'people', helpers)).map((person) => [person.id, maskedName(person.name)]))
  const seen = helpers.map((helper): HelperSeen => ({
    helper, name: names.get(helper) ?? '', recorded: all.written.filter((one) => one.helper === helper).length, disowned: all.disowned.filter((one) => one === helper).length,
    revisits: countRevisits(drawn.filter((one) => one.helper === helper)), patterns: patternsOf(helper, all.written, rule),
  }))
  return yes({ answered: all.answered, assisted: all.assisted, helpers: seen, revisits: countRevisits(drawn), sharedDevices: sharedDevices(all.own, rule) })
}
