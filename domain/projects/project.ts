/** A project before its first event, and what every rule asks of one. */
import type { Notice, Project } from '../../contracts/projects'
import type { AuditRequest, SheetReport } from '../../contracts/watching'
import type { Day, Fen, PersonId } from '../../contracts/reply'
import type { Command } from '../../contracts/vocabulary'
import type { Governing, Policy, PolicyKey, PolicyValues } from '../../contracts/policies'

/** The empty record that the first event fills. */
export function blankProject(): Project {
  return {
    id: '', version: 0, stage: 'draft', since: 0, code: '', district: '', street: '', community: '', place: '', within: [], estate: null,
    pack: { id: 'futian-2015', asOf: '' }, title: '', problem: '', beneficiaries: '', photos: [], where: '', roughCost: null,
    proposer: '', proposedBy: 'resident', assistedBy: null, proposedAt: null, receipt: null, predecessor: null, contentChecked: false, appealed: false,
    triage: null, checks: null, pending: null, rejection: null, mergedInto: null, transferredTo: null, consent: null, poll: null, consultations: [],
    sitting: null, sittings: 0, notices: [], approvals: [], approvedFundFen: 0, fundId: null, cost: null, pledges: [], method: null, quotes: [],
    nominee: null, implementer: null, startedOn: null, progress: [], expenses: [], changes: [], completedOn: null, acceptance: [], accounts: null,
    rating: null, maintenance: null, tickets: [], comments: [], audits: [], excused: null, barredUntilYear: null, barAppeal: null, family: [], deadlines: [], hands: [],
  }
}

/** The value that governs; a pack without it does not build, so a missing one is a bug. */
export function needs<K extends PolicyKey>(policy: Policy, key: K): Governing<PolicyValues[K]> {
  const governing = policy.values[key]
  if (!governing) throw new Error(`pack ${policy.packId} of ${policy.asOf} has no ${key}`)
  return governing
}

/** The price of the contract with its changes, a change that waits for approval included; null before there is a contract. */
export const contractOf = ({ implementer, changes }: Project): Fen | null => (implementer === null ? null : changes.reduce((sum, c) => sum + c.byFen, implementer.fen))

/** What it is expected to cost now, changes included, in fen: the contract once there is one, before that the figure found last. */
export function costOf(project: Project): Fen | null {
  return contractOf(project) ?? project.cost ?? project.consultations.at(-1)?.estimate ?? project.triage?.estimate ?? project.roughCost
}

/** A change order waits for approval while work has begun; everything else is approved before there is a contract. */
export const isChange = (project: Project): boolean => project.implementer !== null

/** Whether somebody wrote minutes since the matter last came to be consulted on: what was sent back is talked over again. */
export const isConsulted = ({ stage, since, consultations }: Project): boolean => consultations.some((c) => stage !== 'consultation' || c.at >= since)

/** Whether money that was received for it is still to be given back. */
export const owes = ({ pledges }: Pick<Project, 'pledges'>): boolean => pledges.some(({ state }) => state === 'refundDue')

/** Whether givers are asked if their money may be used for something else and one has not answered. */
export const asksGivers = ({ purpose, pledges }: Pick<Project, 'pledges' | 'purpose'>): boolean => purpose != null && pledges.some((p) => p.purpose === 'asked' && (p.state === 'received' || p.state === 'refundDue'))

/** Who received money of this project, or had received what came to it from another: none of them spends it (SoD-5). */
export const receiversOf = ({ hands, pledges }: Pick<Project, 'hands' | 'pledges'>): readonly PersonId[] => [...new Set([...hands.filter(({ command }) => command === 'funds.receive').map(({ person }) => person), ...pledges.flatMap(({ receivers = [] }) => receivers)])]

/** Money promised or received from others than the fund; things given in kind are not money. */
export function givenByOthers(project: Project, states: readonly ('pledged' | 'received' | 'upkeep')[]): Fen {
  return project.pledges.filter((p) => p.source !== 'inKind' && states.some((s) => s === p.state)).reduce((sum, p) => sum + p.fen, 0)
}

/** The notice whose window blocks the present stage. */
export function openNotice(project: Project): Notice | null {
  const kind = { resolutionNotice: 'resolution', determineNotice: 'determination', resultNotice: 'result' } as const
  const wanted = project.stage in kind ? kind[project.stage as keyof typeof kind] : null
  return wanted === null ? null : (project.notices.findLast((n) => n.kind === wanted) ?? null)
}

/** The request for audit that is being signed or waits for its answer; null where none is, or the last one was answered. */
export function openAudit({ audits }: Pick<Project, 'audits'>): AuditRequest | null {
  const last = audits.at(-1)
  return last === undefined || last.answer !== null ? null : last
}

/** The report that the sheet of this notice is gone, while it waits for its answer. */
export const openReport = ({ sheetReports = [] }: Pick<Notice, 'sheetReports'>): SheetReport | null => sheetReports.find(({ answer }) => answer === null) ?? null

/** Puts one notice in place of its older self. */
export function withNotice(project: Project, notice: Notice): readonly Notice[] {
  return project.notices.map((n) => (n.id === notice.id ? notice : n))
}

/** Whether this person gave one of these commands on this project before. */
export function didBefore(project: Project, person: PersonId | null, commands: readonly Command[]): boolean {
  return person !== null && project.hands.some((h) => h.person === person && commands.includes(h.command))
}

/** The persons behind a contract, as far as they were stated: the lead’s, and those of the filed organisations under it (E87). */
export const holdersOf = (implementer: Project['implementer']): readonly PersonId[] =>
  implementer === null ? [] : [...(implementer.person === null ? [] : [implementer.person]), ...(implementer.behind ?? []).map(({ person }) => person)]

/** Who has the contract, or has said for those who built it that the work is done: they do not judge it (SoD-6). */
export const builds = (project: Project, person: PersonId): boolean => holdersOf(project.implementer).includes(person) || didBefore(project, person, ['works.claimCompletion', 'works.claimRectified'])

/** The objection window and the 15-day posting of a notice, as two clocks. */
export interface Windows { readonly objectionUntil: Day; readonly postingUntil: Day }

/** A person of the actor, where the table guarantees that somebody is known. */
export function personOf(actor: { readonly person: PersonId | null }): PersonId {
  if (actor.person === null) throw new Error('a command of a known person came without one')
  return actor.person
}
