/** A project before its first event, and what every rule asks of one. */
import type { Notice, Project } from '../../contracts/projects'
import type { Day, Fen, Instant, PersonId } from '../../contracts/reply'
import type { Command, Stage } from '../../contracts/vocabulary'
import type { Governing, Policy, PolicyKey, PolicyValues } from '../../contracts/policies'
import { levelsFor } from '../policies/tiers'
import { routeOf } from '../policies/route'

/** The empty record that the first event fills. */
export function blankProject(): Project {
  return {
    id: '', version: 0, stage: 'draft', since: 0, code: '', district: '', street: '', community: '', place: '', within: [],
    pack: { id: 'futian-2015', asOf: '' }, title: '', problem: '', beneficiaries: '', photos: [], where: '', roughCost: null,
    proposer: '', proposedBy: 'resident', assistedBy: null, proposedAt: null, receipt: null, predecessor: null, contentChecked: false, appealed: false,
    triage: null, pending: null, rejection: null, mergedInto: null, transferredTo: null, consent: null, poll: null, consultations: [],
    sitting: null, sittings: 0, notices: [], approvals: [], approvedFundFen: 0, fundId: null, cost: null, pledges: [], method: null, quotes: [],
    nominee: null, implementer: null, startedOn: null, progress: [], expenses: [], changes: [], completedOn: null, acceptance: [], accounts: null,
    rating: null, maintenance: null, tickets: [], excused: null, barredUntilYear: null, deadlines: [], hands: [],
  }
}

/** The value that governs; a pack without it does not build, so a missing one is a bug. */
export function needs<K extends PolicyKey>(policy: Policy, key: K): Governing<PolicyValues[K]> {
  const governing = policy.values[key]
  if (!governing) throw new Error(`pack ${policy.packId} of ${policy.asOf} has no ${key}`)
  return governing as Governing<PolicyValues[K]>
}

/** What it is expected to cost now, changes included, in fen. */
export function costOf(project: Project): Fen | null {
  return project.cost ?? project.consultations.at(-1)?.estimate ?? project.triage?.estimate ?? project.roughCost
}

/** The stages of this project's own route, by its pack and its cost. */
export function ownRoute(project: Project, policy: Policy): readonly Stage[] {
  return routeOf(policy, costOf(project))
}

/** The first approving stage of its tier. */
export function firstApproving(project: Project, policy: Policy): Stage {
  return approvingStages(project, policy)[0] ?? 'determined'
}

/** The approving stages of its tier, in order. */
export function approvingStages(project: Project, policy: Policy): readonly Stage[] {
  const stage = { community: 'approvingCommunity', street: 'approvingStreet', district: 'approvingDistrict' } as const
  return levelsFor(policy, costOf(project) ?? 0).levels.map((level) => stage[level])
}

/** Money promised or received from others than the fund; things given in kind are not money. */
export function givenByOthers(project: Project, states: readonly ('pledged' | 'received')[]): Fen {
  return project.pledges.filter((p) => p.source !== 'inKind' && states.some((s) => s === p.state)).reduce((sum, p) => sum + p.fen, 0)
}

/** The notice whose window blocks the present stage. */
export function openNotice(project: Project): Notice | null {
  const kind = { resolutionNotice: 'resolution', determineNotice: 'determination', resultNotice: 'result' } as const
  const wanted = project.stage in kind ? kind[project.stage as keyof typeof kind] : null
  return wanted === null ? null : (project.notices.findLast((n) => n.kind === wanted) ?? null)
}

/** Puts one notice in place of its older self. */
export function withNotice(project: Project, notice: Notice): readonly Notice[] {
  return project.notices.map((n) => (n.id === notice.id ? notice : n))
}

/** Whether this person gave one of these commands on this project before. */
export function didBefore(project: Project, person: PersonId | null, commands: readonly Command[]): boolean {
  return person !== null && project.hands.some((h) => h.person === person && commands.includes(h.command))
}

/** The objection window and the 15-day posting of a notice, as two clocks. */
export interface Windows { readonly objectionUntil: Day; readonly postingUntil: Day }

/** A person of the actor, where the table guarantees that somebody is known. */
export function personOf(actor: { readonly person: PersonId | null }): PersonId {
  if (actor.person === null) throw new Error('a command of a known person came without one')
  return actor.person
}

/** How long after closing the count is sealed: longer than any invocation that began before the close can live. */
export const SEAL_AFTER: Instant = 60_000
