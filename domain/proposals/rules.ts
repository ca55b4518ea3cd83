/** Intake: from a draft to a proposal that the committee has sorted. */
import type { CommandInput } from '../../contracts/commands.schema'
import type { DemandOrigin } from '../../contracts/demands'
import type { Joint } from '../../contracts/joint'
import type { Checks, Project } from '../../contracts/projects'
import type { Fen, FileId, PersonId } from '../../contracts/reply'
import { TERMINAL_STAGES, type RejectionReason, type Stage } from '../../contracts/vocabulary'
import { dayOf } from '../calendar'
import { accepts } from '../policies/in-force'
import { ruled } from '../policies/explain'
import { pinOf } from '../policies/moving'
import { capBecause, capSaysNo, type Asked } from '../approvals/cap'
import { fundShareOf } from '../approvals/share'
import { openConsent } from '../consents/open'
import { communitiesTold, newJoint, partnersOf } from '../councils/joint'
import { needs, personOf } from '../projects/project'
import { sumOf, togetherBecause } from '../projects/family'
import { levelsBecause, ownRoute } from '../projects/route'
import { rule, type Scene } from '../projects/rule'
import { PRIVATE_STAGES } from '../projects/stages'
import { accept, refusal, refuse, type Result } from '../result'
import { check, checksBecause, checksTold } from './checks'
import { originAsked, originBecause, originNow, originTold } from './demands'

interface Proposal { readonly where: string; readonly title: string; readonly problem: string; readonly beneficiaries: string; readonly roughCost: Fen | null; readonly photos: readonly FileId[]; readonly predecessor: string | null }
interface Drafted extends Proposal { readonly id: string; readonly code: string; readonly place: NonNullable<Scene['facts']['place']>; readonly proposer: PersonId; readonly proposedBy: string; readonly assistedBy: PersonId | null; readonly pack: Project['pack']; readonly joint?: Joint; readonly origin?: DemandOrigin }

const schemeOpen = (scene: Scene) => {
  const answer = accepts(scene.policy, dayOf(scene.now))
  return answer.ok ? null : answer.refusal
}

export const draft = rule<'proposals.draft', Drafted>({
  before: schemeOpen,
  decide: (scene, input) => {
    const { actor, facts, policy } = scene
    if (!facts.place || !facts.ids) return refuse('unknown-place', { about: input.place })
    const partners = partnersOf(scene, input.partners)
    if (!partners.ok) return partners
    const person = personOf(actor)
    const from = originAsked(scene, input.demand)
    if (!from.ok) return from
    const { proposedFor, place: _place, partners: _named, demand: _demand, ...rest } = input
    const joint = partners.value.length === 0 ? {} : { joint: newJoint(facts.leadName ?? '', partners.value) }
    const role = actor.roles.find((r) => needs(policy, 'proposerRoles').value.includes(r)) ?? 'resident'
    return accept({ data: { ...rest, id: facts.ids.project, code: facts.ids.code, place: facts.place, proposer: person, proposedBy: role, assistedBy: proposedFor === null ? null : person, pack: pinOf(policy), ...joint, ...from.value } })
  },
  apply: (_project, data, event) => ({
    ...(data.joint === undefined ? {} : { joint: data.joint }), ...(data.origin === undefined ? {} : { origin: data.origin }),
    id: data.id, code: data.code, district: data.place.district, street: data.place.street, community: data.place.community, place: data.place.id, within: data.place.within, estate: data.place.estate,
    pack: data.pack, title: data.title, problem: data.problem, beneficiaries: data.beneficiaries, photos: data.photos, where: data.where, roughCost: data.roughCost,
    proposer: data.proposer, proposedBy: data.proposedBy, assistedBy: data.assistedBy, predecessor: data.predecessor, since: event.at,
  }),
})

interface Submitted extends Proposal { readonly receipt: string; readonly contentChecked: boolean; readonly pack: Project['pack']; readonly origin?: DemandOrigin }

function barred(scene: Scene): boolean {
  const year = Number(dayOf(scene.now).slice(0, 4))
  const before = scene.facts.other
  return before?.barredUntilYear != null && year <= before.barredUntilYear
}

export const submit = rule<'proposals.submit', Submitted>({
  before: schemeOpen,
  decide: (scene, input) => {
    const { project, facts, policy } = scene
    // The place picks scheme and scope, and both were fixed with the draft.
    if (input.place !== undefined && input.place !== project.place) return refuse('unknown-place', { about: input.place })
    const said: Proposal = {
      where: input.where ?? project.where, title: input.title ?? project.title, problem: input.problem ?? project.problem, beneficiaries: input.beneficiaries ?? project.beneficiaries,
      roughCost: input.roughCost ?? project.roughCost, photos: input.photos?.length ? input.photos : project.photos, predecessor: input.predecessor ?? project.predecessor,
    }
    if (said.photos.length === 0) return refuse('photo-needed')
    if (barred(scene)) return refuse('barred-this-year', { about: said.predecessor ?? '' })
    const from = originNow(scene)
    if (!from.ok) return from
    return accept({ data: { ...said, ...from.value, receipt: `${project.code}-${dayOf(scene.now).replaceAll('-', '')}`, contentChecked: facts.contentRisky !== true, pack: pinOf(policy) }, photos: said.photos, because: originBecause(from.value, policy) })
  },
  apply: (_project, { receipt, contentChecked, pack, ...said }, event) => ({ ...said, receipt, contentChecked, pack, proposedAt: event.at }),
})

/** Read by the check or by a person; until then nobody else sees it. */
export const receive = rule<'proposals.receive', null>({
  before: ({ project, actor }) => (project.contentChecked || !actor.roles.includes('system') ? null : refusal('content-not-allowed')),
  decide: ({ project }) => accept({ data: null, told: { title: project.title, where: project.where, ...communitiesTold(project), ...originTold(project) }, photos: project.photos }),
  apply: () => ({ contentChecked: true }),
})

export const withdraw = rule<'proposals.withdraw', { readonly text: string }>({
  decide: (_scene, { text }) => accept({ data: { text }, told: { reason: text } }),
  apply: () => ({ pending: null }),
})

export const vouch = rule<'proposals.vouch', { readonly text: string }>({
  decide: ({ project }, { text }) => accept({ data: { text }, told: { opinion: text, ...originTold(project) } }),
  apply: () => ({}),
})

const rejected = (reason: RejectionReason, text: string, project: Project): Partial<Project> => ({ rejection: { reason, text, stage: project.stage }, pending: null })

export const sendBack = rule<'proposals.sendBack', { readonly text: string }>({
  decide: (_scene, { text }) => accept({ data: { text }, told: { reason: 'notFactual', text } }),
  apply: (project, { text }) => rejected('notFactual', text, project),
})

export const appeal = rule<'proposals.appeal', { readonly text: string }>({
  before: ({ project }) => (project.appealed ? refusal('already-appealed') : null),
  decide: (_scene, { text }) => accept({ data: { text }, told: { text } }),
  apply: () => ({ appealed: true, rejection: null, pending: null, sitting: null }),
})

interface Sorted { readonly triage: NonNullable<Project['triage']>; readonly checks: Checks; readonly consent: Project['consent'] }

const heldToCap = ({ project, policy }: Scene, { type, estimate }: CommandInput<'proposals.accept'>): Asked => ({ policy, type, fen: estimate, fundFen: fundShareOf({ ...project, cost: estimate }), family: project.family, name: 'estimate' })

function sortable(scene: Scene, input: CommandInput<'proposals.accept'>): Result<NonNullable<Project['triage']>> {
  const { policy } = scene
  const types = needs(policy, 'types')
  const categories = needs(policy, 'categories')
  if (!types.value.some((t) => t.type === input.type)) return refuse('unknown-type', { about: input.type, clause: types.clause })
  if (!categories.value.includes(input.category)) return refuse('unknown-category', { about: input.category, clause: categories.clause })
  const levels = policy.values.problemLevels
  if (input.level === 1) return refuse('self-governance-first', levels === undefined ? {} : ruled(levels, { rule: 'problemLevel', figures: { level: 1 }, remedy: { level: 2 } }))
  const over = capSaysNo(heldToCap(scene, input), input.justification)
  if (over) return { ok: false, refusal: over }
  if (input.needsOwnersDecision && input.ownersDecision === null) return refuse('owners-decision-needed', { clause: '民法典 §278' })
  const { type, category, level, estimate, justification, needsOwnersDecision, ownersDecision } = input
  return accept({ type, category, level, estimate, justification, needsOwnersDecision, ownersDecision })
}

export const acceptProposal = rule<'proposals.accept', Sorted>({
  decide: (scene, input) => {
    const sorted = sortable(scene, input)
    if (!sorted.ok) return sorted
    const checked = check(scene, input)
    if (!checked.ok) return checked
    const asSorted: Project = { ...scene.project, triage: sorted.value, checks: checked.value, cost: input.estimate }
    const asks = ownRoute(asSorted, scene.policy).includes('consentCollecting')
    const consent = asks ? openConsent(scene, input) : accept(null)
    if (!consent.ok) return consent
    const told = { type: input.type, category: input.category, estimate: input.estimate, ...(input.justification === null ? {} : { justification: input.justification }), ...(scene.project.family.length === 0 ? {} : { together: input.estimate + sumOf(scene.project.family) }), ...(consent.value ? { households: consent.value.households } : {}) }
    const because = [...capBecause(heldToCap(scene, input)), ...togetherBecause({ policy: scene.policy, family: scene.project.family, fen: input.estimate }), ...levelsBecause(asSorted, scene.policy), ...checksBecause(scene, checked.value)]
    return accept({ data: { triage: sorted.value, checks: checked.value, consent: consent.value }, told: { ...told, ...checksTold(checked.value) }, because })
  },
  apply: (_project, { triage, checks, consent }) => ({ triage, checks, consent, cost: triage.estimate, pending: null, rejection: null }),
})

export const selfGovern = rule<'proposals.selfGovern', { readonly text: string }>({
  decide: (_scene, { text }) => accept({ data: { text }, told: { text } }),
  apply: () => ({ pending: null }),
})

export const selfResolve = rule<'proposals.selfResolve', { readonly text: string }>({
  decide: (_scene, { text }) => accept({ data: { text }, told: { text } }),
  apply: () => ({}),
})

export const escalate = rule<'proposals.escalate', { readonly text: string; readonly evidence: readonly FileId[] }>({
  decide: (_scene, { text, evidence }) => (evidence.length === 0 ? refuse('attempt-evidence-needed') : accept({ data: { text, evidence }, told: { text }, photos: evidence })),
  apply: () => ({}),
})

export const transfer = rule<'proposals.transfer', { readonly department: string; readonly text: string; readonly by: PersonId }>({
  decide: ({ actor }, { department, text }) => accept({ data: { department, text, by: personOf(actor) }, told: { department, text } }),
  apply: (_project, data) => ({ pending: { kind: 'transfer', ...data } }),
})

export const confirmTransfer = rule<'proposals.confirmTransfer', { readonly department: string; readonly text: string }>({
  before: ({ project }) => (project.pending?.kind === 'transfer' ? null : refusal('transfer-not-proposed')),
  decide: ({ project }, { text }) => {
    if (project.pending?.kind !== 'transfer') return refuse('transfer-not-proposed')
    return accept({ data: { department: project.pending.department, text }, told: { department: project.pending.department, text } })
  },
  apply: (_project, { department }) => ({ transferredTo: department, pending: null }),
})

const ENDED: readonly Stage[] = TERMINAL_STAGES

export const merge = rule<'proposals.merge', { readonly into: string; readonly text: string }>({
  decide: ({ project, facts }, { into, text }) => {
    if (into === project.id || facts.other?.id === project.id) return refuse('same-project')
    if (!facts.other || facts.other.community !== project.community || PRIVATE_STAGES.includes(facts.other.stage)) return refuse('unknown-record', { about: into })
    if (ENDED.includes(facts.other.stage)) return refuse('not-at-this-stage', { about: facts.other.stage })
    return accept({ data: { into: facts.other.id, text }, told: { into: facts.other.code, text } })
  },
  apply: (_project, { into }) => ({ mergedInto: into, pending: null }),
})

export const reject = rule<'proposals.reject', { readonly reason: RejectionReason; readonly text: string; readonly by: PersonId }>({
  decide: ({ actor }, { reason, text }) => accept({ data: { reason, text, by: personOf(actor) } }),
  apply: (_project, data) => ({ pending: { kind: 'rejection', ...data } }),
})

export const confirmReject = rule<'proposals.confirmReject', { readonly reason: RejectionReason; readonly text: string }>({
  before: ({ project }) => (project.pending?.kind === 'rejection' ? null : refusal('rejection-not-proposed')),
  decide: ({ project }) => {
    if (project.pending?.kind !== 'rejection') return refuse('rejection-not-proposed')
    const { reason, text } = project.pending
    return accept({ data: { reason, text }, told: { reason, text } })
  },
  apply: (project, { reason, text }) => rejected(reason, text, project),
})
