/** What anyone may see of a project. Residents appear as counts, officials by role, helpers and donors only under the name they chose to publish. */
import type { CouncilDecision } from '../../contracts/joint'
import type { LifeLineEntry, Objection, Pledge, Project, ProjectCard, ProjectEvent, ProjectView, RouteStep, Sitting, SittingView } from '../../contracts/projects'
import type { Fen, Instant, PersonId } from '../../contracts/reply'
import type { Command, FundingSource, Stage, Vote } from '../../contracts/vocabulary'
import type { Policy } from '../../contracts/policies'
import { SMALLEST_GROUP } from '../consents/buildings'
import { fundShareOf } from '../approvals/share'
import { quorumBase } from '../councils/composition'
import { councilsOf, isJoint, nameOf, shownSitting } from '../councils/joint'
import { wayOf, waysOf } from '../councils/rules'
import { needed } from '../share'
import { actionsFor } from './actions'
import { rolesFor } from './decide'
import type { Calendar } from '../calendar'
import { namingsOf } from '../funds/naming'
import { isAsking } from '../funds/purpose'
import { foremost, overdueOf, shownDeadline } from './deadlines'
import { costOf, givenByOthers, isChange } from './project'
import { draftedIn } from '../publications/corrections'
import { ownRoute } from './route'
import type { Scene } from './rule'
import { sharesOf } from '../works/joint-declaration'
import { APPROVING, PRIVATE_STAGES } from './stages'

/** Side stages are shown at the step of the main line that they belong to. */
const SHOWN_AS: { readonly [S in Stage]?: Stage } = { draft: 'proposed', selfGovernance: 'triage', reserve: 'determined', suspended: 'inProgress', rectifying: 'acceptance' }

/** A change order is approved while the work goes on. */
const shownAs = (project: Project, stage: Stage): Stage => (isChange(project) && APPROVING.includes(stage) ? 'inProgress' : (SHOWN_AS[stage] ?? stage))

/** The step bar of this project's own route. A rejected project keeps the steps it had taken. */
export function stepsOf(project: Project, policy: Policy): readonly RouteStep[] {
  const route = ownRoute(project, policy)
  const here = route.indexOf(shownAs(project, project.rejection?.stage ?? project.stage))
  const ended = !route.includes(shownAs(project, project.stage))
  return route.map((stage, i) => ({ stage, state: i < here || project.stage === 'closed' ? 'done' : i === here && !ended ? 'now' : 'ahead' }))
}

/** Whether the public may see that this project exists: a draft taken back, or one that nobody has read, never becomes public. */
export const isPublic = ({ stage, contentChecked }: Pick<Project, 'stage' | 'contentChecked'>): boolean => contentChecked && !PRIVATE_STAGES.includes(stage)

/** A project as one line of a list. */
export function cardOf(project: Project, more: { readonly communityName: string; readonly policy: Policy; readonly answered: number | null; readonly calendar: Calendar; readonly now: Instant }): ProjectCard {
  const { consent } = project
  return {
    id: project.id, code: project.code, title: project.title, where: project.where, stage: project.stage, since: project.since, photo: project.progress.at(-1)?.photos[0] ?? project.photos[0] ?? null,
    community: project.community, communityName: more.communityName, scheme: more.policy.schemeName, cost: costOf(project), deadline: foremost(project, more), overdue: overdueOf(project, more),
    consent: consent === null ? null : { households: consent.households, answered: consent.sealed ? consent.sealed.agree + consent.sealed.disagree + consent.sealed.undecided : (more.answered ?? 0), closesAt: consent.closesAt },
    steps: stepsOf(project, more.policy),
  }
}

/** What is not told on the life line: that somebody objected, which the notice counts, that an official was reminded, and what is only drafted of a correction. */
const UNTOLD: readonly Command[] = ['publications.object', 'publications.askReview', 'publications.requestAudit', 'oversight.remind', 'publications.draftCorrection', 'publications.dropCorrection', 'publications.signCorrection']

/** One line of the life line: who by role, when, what, under which clause. */
export function lineEntry(event: ProjectEvent): LifeLineEntry {
  return {
    version: event.version, at: event.at, command: event.command, stage: event.to, passed: event.passed, role: event.by.role,
    facts: Object.entries(event.told).map(([key, value]) => ({ key, value })), because: event.because, photos: event.photos,
  }
}

function sourcesOf(project: Project): ProjectView['money']['sources'] {
  const of = (source: FundingSource, states: readonly string[]): Fen => project.pledges.filter((p) => p.source === source && states.includes(p.state)).reduce((sum, p) => sum + p.fen, 0)
  const given = (['sponsorship', 'residentContribution'] as const).map((source) => ({ source, promised: of(source, ['pledged', 'received', 'upkeep']), received: of(source, ['received', 'upkeep']), label: source }))
  return [{ source: 'fund' as const, promised: project.approvedFundFen, received: project.approvedFundFen, label: 'fund' }, ...given].filter((s) => s.promised > 0)
}

function purposeOf(scene: Scene): ProjectView['money']['purpose'] {
  const { purpose } = scene.project
  if (!purpose) return null
  return { text: purpose.text, into: purpose.into && { code: purpose.into.code, title: purpose.into.title }, clock: shownDeadline(purpose.clock, scene), open: isAsking(scene.project, scene.now) }
}

/** The number of a receipt is for its giver, and for those who give the money back. */
function moneyOf(scene: Scene): ProjectView['money'] {
  const { project, actor: { person: me, roles }, policy } = scene
  const returns = rolesFor('funds.refund', policy).some((role) => roles.includes(role))
  const number = ({ from, state }: Pledge, reference: string | null): string => (from === me || (returns && ['refundDue', 'refunded'].includes(state)) ? (reference ?? '') : '')
  const spent = (paidOnly: boolean) => project.expenses.filter((e) => !paidOnly || e.paid).reduce((sum, e) => sum + e.fen, 0)
  return {
    cost: costOf(project), fund: fundShareOf(project), held: project.approvedFundFen, account: project.fundId, sources: sourcesOf(project), committed: project.implementer?.fen ?? 0, spent: spent(false), paid: spent(true),
    pledges: project.pledges.map((p) => ({ id: p.id, of: p.of ?? p.id, name: p.publicName ?? '', source: p.source, fen: p.fen, state: p.state, mine: p.from === me, note: p.source === 'inKind' || p.from === me ? p.note : '', reference: number(p, p.reference), refund: p.refund === undefined ? null : { on: p.refund.on, reference: number(p, p.refund.reference) }, purpose: p.purpose ?? null })),
    purpose: purposeOf(scene), namings: namingsOf(scene),
    expenses: project.expenses.map(({ id, at, fen, what, paid, receiver, passedOn }) => ({ id, at, fen, what, paid, ...(receiver === undefined ? {} : { receiver }), ...(passedOn === undefined ? {} : { passedOn }) })), final: project.accounts,
  }
}

function handsOf({ hands }: Sitting): SittingView['hands'] {
  return hands === undefined ? null : { for: hands.for, against: hands.against, abstain: hands.abstain }
}

function resultOf({ result }: Sitting): SittingView['result'] {
  if (result === null) return null
  const { bySeat: _bySeat, ...counts } = result
  return counts
}

/** A sitting as its members and the screen on the wall see it; `names` only for those who may know them. */
export function councilSitting(project: Project, { community, sitting }: CouncilDecision, { me, names }: { readonly me: PersonId | null; readonly names: ReadonlyMap<PersonId, string> }): SittingView {
  const here = sitting.present.filter((p) => !sitting.recused.some((r) => r.person === p))
  const needs = needed(sitting.quorum, quorumBase(sitting))
  const bySeat = sitting.result?.bySeat ?? []
  const voteOf = (person: PersonId): Vote | null => (names.has(person) || bySeat.length >= SMALLEST_GROUP ? (bySeat.find(({ seat }) => sitting.members[seat - 1] === person)?.vote ?? null) : null)
  return {
    project: project.id, title: project.title, body: sitting.body, round: sitting.round, council: isJoint(project) ? { community, name: nameOf(project, community) } : null, on: sitting.on, place: sitting.place,
    members: sitting.members.map((person) => ({ person: names.has(person) ? person : '', name: names.get(person) ?? '', present: sitting.present.includes(person), recused: sitting.recused.some((r) => r.person === person), voted: sitting.voted.includes(person), me: person === me, vote: voteOf(person) })),
    way: wayOf(sitting), hands: names.size === 0 ? null : handsOf(sitting),
    memberCount: quorumBase(sitting), presentCount: here.length, quorumNeeds: needs, quorumMet: here.length >= needs,
    open: sitting.openedAt !== null && sitting.result === null, result: resultOf(sitting), signatures: sitting.signatures.length,
  }
}

/** The sitting that the page of a project shows, if there is one. */
export function sittingOf(project: Project, me: PersonId | null, names: ReadonlyMap<PersonId, string>): SittingView | null {
  const shown = shownSitting(project)
  return shown === null ? null : councilSitting(project, shown, { me, names })
}

/** What the view needs besides the scene: names of places and people, and what is counted while open. */
export interface Counted { readonly communityName: string; readonly answered: number; readonly turnout: number; readonly rated: number; readonly names: ReadonlyMap<PersonId, string>; readonly events: readonly ProjectEvent[] }

/** The whole page of a project for this caller. */
export function viewOf(scene: Scene, counted: Counted): ProjectView {
  const { project, actor, policy } = scene
  const { person: me } = actor
  return {
    version: project.version, card: cardOf(project, { communityName: counted.communityName, policy, answered: counted.answered, calendar: scene.calendar, now: scene.now }),
    problem: project.problem, beneficiaries: project.beneficiaries, photos: project.photos, proposedBy: project.proposedBy, receipt: project.proposer === me ? project.receipt : null, origin: project.origin ?? null,
    triage: project.triage, family: project.family, checks: project.checks, rejection: project.rejection, pending: project.pending?.kind ?? null,
    line: counted.events.filter((e) => e.to !== 'draft' && !UNTOLD.includes(e.command)).map(lineEntry), deadlines: project.deadlines.map((d) => shownDeadline(d, scene)), money: moneyOf(scene),
    consent: project.consent === null ? null : { ...project.consent, answered: counted.answered },
    poll: project.poll === null ? null : { ...project.poll, turnout: counted.turnout },
    sitting: sittingOf(project, me, counted.names), councils: councilsOf(project), consultations: consultationsOf(scene), notices: noticesOf(scene), correction: correctionOf(scene), myObjections: scene.facts.ownObjections ?? [], quotes: project.quotes.map(({ phone: _kept, ...quote }) => quote), implementer: withoutPerson(project),
    progress: project.progress, rating: project.rating === null ? null : { ...project.rating, answered: counted.rated }, maintenance: project.maintenance, tickets: project.tickets, comments: commentsOf(scene), audits: project.audits, signedAudit: scene.facts.alreadySigned === true,
    acceptance: project.acceptance.map((m) => ({ kind: m.kind, passed: m.opinion?.pass ?? null, text: m.opinion?.text ?? null, mine: m.person === me })),
    policy: { packId: policy.packId, title: policy.title, asOf: policy.asOf, version: policy.version, status: policy.status, ballotWays: waysOf(policy), jointDeclaration: policy.values.jointDeclarationLead !== undefined }, actions: actionsFor(scene), roles: actor.roles,
  }
}

/** Who took part is a number to everyone but those who may write the minutes: their names are residents' names. */
function consultationsOf({ project, actor, policy }: Scene): ProjectView['consultations'] {
  const mayKnow = rolesFor('councils.consult', policy).some((r) => actor.roles.includes(r))
  return mayKnow ? project.consultations : project.consultations.map((c) => ({ ...c, participants: c.participants.map(() => '') }))
}

const CORRECTING: readonly Command[] = ['publications.draftCorrection', 'publications.signCorrection', 'publications.supersede']

/** What is only drafted is read by those who have a hand in it. */
function correctionOf({ project, actor, policy }: Scene): ProjectView['correction'] {
  const correction = draftedIn(project)?.draft ?? null
  const mayRead = CORRECTING.some((command) => rolesFor(command, policy).some((role) => actor.roles.includes(role)))
  return correction === null || !mayRead ? null : { notice: correction.notice, fields: correction.fields, reason: correction.reason, signatures: correction.signatures.length }
}

const withoutHeld = (o: Objection): Objection => ({ ...o, ...(o.held === true ? { text: '' } : {}), ...(o.review?.held === true ? { review: { ...o.review, text: '' } } : {}) })

/** Words that the content check was not sure of are read by those who answer, and by nobody else before they have. */
function noticesOf({ project, actor, policy }: Scene): ProjectView['notices'] {
  const mayRead = rolesFor('publications.answerObjection', policy).some((r) => actor.roles.includes(r))
  return mayRead ? project.notices : project.notices.map((n) => ({ ...n, objections: n.objections.map(withoutHeld) }))
}

function commentsOf({ project, actor, policy }: Scene): ProjectView['comments'] {
  const mayRead = rolesFor('publications.answerComment', policy).some((r) => actor.roles.includes(r))
  return project.comments.map(({ by, ...one }) => ({ ...one, mine: by === actor.person, text: one.held === true && !mayRead ? '' : one.text }))
}

/** The contract as everybody may see it: no persons, and a joint declaration with its parts as they are now. */
function withoutPerson(project: Project): ProjectView['implementer'] {
  if (project.implementer === null) return null
  const { behind: _behind, ...shown } = project.implementer
  const jointDeclaration = sharesOf(project)
  return { ...shown, ...(jointDeclaration === null ? {} : { jointDeclaration }), person: null }
}

/** The three numbers of the notice board, in fen: budget, spent, and what came from others than the fund. */
export const threeNumbers = (project: Project): { readonly budget: Fen; readonly spent: Fen; readonly others: Fen } => ({
  budget: costOf(project) ?? 0, spent: project.expenses.filter((e) => e.paid).reduce((sum, e) => sum + e.fen, 0), others: givenByOthers(project, ['received', 'upkeep']),
})
