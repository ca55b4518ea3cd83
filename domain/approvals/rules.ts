/** Street and district decide; the fund is reserved in the same write as the last approval. Silence approves nothing. */
import type { FundMove } from '../../contracts/joint'
import type { Project, Reason } from '../../contracts/projects'
import type { Day, Fen, PersonId, Refusal } from '../../contracts/reply'
import type { ProjectType, RejectionReason, Stage } from '../../contracts/vocabulary'
import { dayOf } from '../calendar'
import { isJoint } from '../councils/joint'
import { overShares, sharesTold } from '../councils/shares'
import { purposeBecause, withoutRefusers } from '../funds/purpose'
import { reason } from '../policies/explain'
import { nextOnRoute } from '../policies/route'
import { clockOf, isPast } from '../projects/deadlines'
import { costOf, isChange, isConsulted, personOf } from '../projects/project'
import { togetherBecause } from '../projects/family'
import { approvingStages, firstApproving, levelsBecause, ownRoute } from '../projects/route'
import { rule, type Scene } from '../projects/rule'
import { accept, refusal, refuse } from '../result'
import { capBecause, capSaysNo, measure, type Asked } from './cap'
import { fundShareOf } from './share'

const APPROVER = { approvingStreet: 'streetApprover', approvingDistrict: 'districtLeadingGroup' } as const

const rightLevel = ({ project, actor }: Scene) => {
  const wanted = project.stage === 'approvingDistrict' ? APPROVER.approvingDistrict : APPROVER.approvingStreet
  if (!actor.roles.includes(wanted)) return refusal('wrong-level', { about: wanted })
  return project.approvals.some((a) => a.by === actor.person) ? refusal('second-person-needed', { duty: 'SoD-1' }) : null
}

/** What is still reserved or committed for a project and not paid out. */
export function heldBack(scene: Scene): readonly FundMove[] {
  const { project } = scene
  if (project.fundId === null || project.approvedFundFen === 0) return []
  return [{ kind: 'release', reserved: project.implementer === null ? project.approvedFundFen : 0, committed: 0 }]
}

/** Where no council sits before the approval, the consulted project goes straight to the level that its cost selects. */
export const request = rule<'approvals.request', null>({
  before: ({ project, policy }) => {
    if (!isConsulted(project)) return refusal('minutes-needed')
    const next = nextOnRoute(ownRoute(project, policy), project.stage)
    return next === firstApproving(project, policy) ? null : refusal('not-at-this-stage', { about: next ?? project.stage })
  },
  decide: ({ project }) => accept({ data: null, told: { cost: costOf(project) ?? 0, fund: fundShareOf(project) } }),
  apply: () => ({ sitting: null }),
})

interface Approved { readonly level: 'street' | 'district'; readonly by: PersonId; readonly text: string; readonly final: boolean; readonly fundFen: Fen; readonly cost: Fen; readonly fundId: string | null; /** What was given, once the work has become another: of those who did not agree it is owed back. */ readonly pledges?: Project['pledges'] }

/** A change goes through the levels of the whole new cost; the street takes it where the meeting alone would have decided. */
const lastLevel = ({ project, policy }: Scene): boolean => project.stage === 'approvingDistrict' || !approvingStages(project, policy).includes('approvingDistrict')

function nextLevel(scene: Scene): Stage {
  if (!lastLevel(scene)) return 'approvingDistrict'
  return isChange(scene.project) ? 'inProgress' : 'determined'
}

function moves(scene: Scene, fundFen: Fen): readonly FundMove[] {
  if (!lastLevel(scene)) return []
  const change = isChange(scene.project)
  const more = fundFen - (change ? scene.project.approvedFundFen : 0)
  if (more <= 0) return []
  const reserve: FundMove = { kind: 'reserve', fen: more }
  return change ? [reserve, { kind: 'commit', reserved: more, fen: more }] : [reserve]
}

const heldToCap = ({ project, policy }: Scene, type: ProjectType): Asked => ({ policy, type, fen: costOf(project) ?? 0, fundFen: fundShareOf(project), family: project.family, name: 'cost' })

/** What the cap says to the present cost: above a hard one nothing helps, above one “in principle” a written reason. */
export function capRefusal(scene: Scene, justification: string | null): Refusal | null {
  const { triage } = scene.project
  return triage === null ? refusal('cost-needed') : capSaysNo(heldToCap(scene, triage.type), justification ?? triage.justification)
}

/** Which rules let the present cost pass at this level: its cap, what counts together with it, who decides. */
export function approvalBecause(scene: Scene): readonly Reason[] {
  const { project, policy } = scene
  if (project.triage === null) return []
  return [...capBecause(heldToCap(scene, project.triage.type)), ...togetherBecause({ policy, family: project.family, fen: costOf(project) ?? 0 }), ...levelsBecause(project, policy)]
}

/** A change adds to the money that the project already has, in the account of the year in which it was approved; otherwise it could neither be paid nor given back whole. */
const ownAccount = ({ project, facts }: Scene): string | null => (isChange(project) ? project.fundId : null) ?? facts.fundId ?? null

export const approve = rule<'approvals.approve', Approved>({
  before: rightLevel,
  decide: (asked, { text, justification }) => {
    const scene: Scene = { ...asked, project: withoutRefusers(asked.project) }
    const { project, actor } = scene
    const cost = costOf(project)
    if (cost === null || !project.triage) return refuse('cost-needed')
    const fundFen = fundShareOf(project)
    const no = capRefusal(scene, justification) ?? (isChange(project) ? null : overShares(project))
    if (no) return { ok: false, refusal: no }
    const verdict = measure(heldToCap(scene, project.triage.type)).verdict
    const level = project.stage === 'approvingDistrict' ? 'district' : 'street'
    const final = lastLevel(scene)
    const data: Approved = { level, by: personOf(actor), text, final, fundFen, cost, fundId: ownAccount(scene), ...(final && project !== asked.project ? { pledges: project.pledges } : {}) }
    const why = verdict === 'needs-justification' ? { justification: justification ?? project.triage.justification ?? '' } : {}
    return accept({ to: nextLevel(scene), data, told: { level, text, cost, fund: fundFen, ...(isJoint(project) ? { costShares: sharesTold(project) } : {}), ...why }, because: [...approvalBecause(scene), ...purposeBecause(asked)], fund: moves(scene, fundFen) })
  },
  apply: (project, data, event) => ({
    approvals: [...project.approvals, { level: data.level, at: event.at, by: data.by, text: data.text }],
    ...(data.final ? { approvedFundFen: data.fundFen, cost: data.cost, fundId: data.fundId } : {}),
    ...(data.pledges === undefined ? {} : { pledges: data.pledges, purpose: null }),
  }),
})

/** A change that was not approved never was: nothing may be spent on it. */
const withoutChange = ({ changes }: Project): Partial<Project> => ({ changes: changes.slice(0, -1) })

/** Where something was talked over before, it is talked over again; otherwise it is sorted anew. */
const askedAnew = ({ consultations }: Project): Stage => (consultations.length > 0 ? 'consultation' : 'triage')

export const giveBack = rule<'approvals.return', { readonly text: string; readonly change: boolean }>({
  before: rightLevel,
  decide: (scene, { text }) => {
    const change = isChange(scene.project)
    return accept({ to: change ? 'inProgress' : askedAnew(scene.project), data: { text, change }, told: { text } })
  },
  apply: (project, { change }) => (change ? withoutChange(project) : { sitting: null }),
})

export const reject = rule<'approvals.reject', { readonly reason: RejectionReason; readonly text: string; readonly change: boolean }>({
  before: rightLevel,
  decide: (scene, { reason, text }) => {
    const change = isChange(scene.project)
    return accept({ to: change ? 'inProgress' : 'rejected', data: { reason, text, change }, told: { reason, text } })
  },
  apply: (project, { reason, text, change }) => (change ? withoutChange(project) : { rejection: { reason, text, stage: project.stage } }),
})

/** The day on which the plan took it, while the matter was not talked over again since then. */
const sincePlanned = ({ reservedOn, consultations }: Project): Day | null => (reservedOn == null || consultations.some((one) => dayOf(one.at) > reservedOn) ? null : reservedOn)

export const reserve = rule<'approvals.reserve', { readonly text: string }>({
  before: ({ project }) => (isChange(project) ? refusal('not-at-this-stage', { about: project.stage }) : null),
  decide: (scene, { text }) => accept({ data: { text }, told: { text }, fund: heldBack(scene) }),
  apply: (project, _data, event) => ({ approvedFundFen: 0, fundId: null, sitting: null, reservedOn: sincePlanned(project) ?? dayOf(event.at) }),
})

/** The years of the plan are over for a project that waited in the reserve: what was decided then is asked again. */
function lapsed(scene: Scene): Reason | null {
  const { project, policy } = scene
  const years = policy.values.planningHorizonYears
  const clock = project.deadlines.find(({ kind }) => kind === 'planningHorizon') ?? clockOf('planningHorizon', project.reservedOn ?? dayOf(project.since), scene)
  if (years === undefined || clock === null || !isPast(clock, scene)) return null
  return reason(years, { rule: 'planning', figures: { due: clock.due }, result: 'lapsed' })
}

/** Takes a project out of the reserve for a new approval, or back to be decided anew once the years of the street's plan are over; nothing does so by itself. */
export const release = rule<'approvals.release', { readonly text: string; readonly lapsed?: boolean }>({
  decide: (scene, { text }) => {
    const over = lapsed(scene)
    return accept({ to: over === null ? firstApproving(scene.project, scene.policy) : askedAnew(scene.project), data: { text, lapsed: over !== null }, told: { text }, because: over === null ? [] : [over] })
  },
  apply: (_project, data) => (data.lapsed === true ? { reservedOn: null } : {}),
})
