/** A request for audit as a counter: representatives and residents sign once each; at the law's share of either the auditor and the street owe an answer (城市居民委员会组织法 §38). */
import type { Deadline, Project } from '../../contracts/projects'
import type { AuditCount, AuditRequest } from '../../contracts/watching'
import type { Instant } from '../../contracts/reply'
import type { Governing, ShareRule } from '../../contracts/policies'
import { dayOf } from '../calendar'
import { reason } from '../policies/explain'
import { clockOf } from '../projects/deadlines'
import { openAudit } from '../projects/project'
import { rule, type Scene } from '../projects/rule'
import { accept, refusal, refuse } from '../result'
import { needed } from '../share'

const isReached = ({ signed, needs, of }: AuditCount): boolean => of > 0 && signed >= needs
const waitsForAnswer = (request: AuditRequest | null): request is AuditRequest => request !== null && request.reachedAt !== null

/** The two shares of the law as it stands today, whatever the project is pinned to. */
function sharesOf({ facts, policy }: Scene): { readonly representatives: Governing<ShareRule>; readonly residents: Governing<ShareRule> } | null {
  const { auditRequestRepresentativesShare: representatives, auditRequestResidentsShare: residents } = (facts.policyNow ?? policy).values
  return representatives === undefined || residents === undefined ? null : { representatives, residents }
}

interface Signed { readonly request: AuditRequest }

/** Opens the counter with its two denominators as they are at the first signature, or adds to it. Refuses `already-signed`, and `not-in-this-scheme` before the law is in force. */
export const requestAudit = rule<'publications.requestAudit', Signed>({
  before: ({ project, facts }) => {
    if (!project.contentChecked) return refusal('not-at-this-stage', { about: project.stage })
    if (waitsForAnswer(openAudit(project))) return refusal('audit-waits')
    return facts.alreadySigned === true ? refusal('already-signed') : null
  },
  decide: (scene) => {
    const { project, facts, actor, now } = scene
    const shares = sharesOf(scene)
    if (shares === null) return refuse('not-in-this-scheme')
    const { representatives = 0, electorate = { size: 0, hash: '' } } = facts
    const count = ({ value, clause }: Governing<ShareRule>, of: number): AuditCount => ({ signed: 0, of, needs: needed(value, of), clause })
    const begun = openAudit(project) ?? { round: project.audits.length + 1, since: now, representatives: count(shares.representatives, representatives), residents: count(shares.residents, electorate.size), reachedAt: null, clock: null, answer: null, answeredAt: null }
    const plus = (one: AuditCount, signs: boolean): AuditCount => (signs ? { ...one, signed: one.signed + 1 } : one)
    return accept({ data: { request: { ...begun, representatives: plus(begun.representatives, actor.roles.includes('residentRep')), residents: plus(begun.residents, actor.roles.includes('resident')) } } })
  },
  apply: (project, { request }) => withAudit(project, request),
})

const withAudit = (project: Project, request: AuditRequest): Partial<Project> => ({ audits: [...project.audits.filter(({ round }) => round !== request.round), request] })

const readyOf = (project: Project): AuditRequest | null => {
  const request = openAudit(project)
  return request !== null && request.reachedAt === null && (isReached(request.representatives) || isReached(request.residents)) ? request : null
}

/** Follows by itself on the signature that meets one of the two shares; refuses `audit-not-asked` before that. */
export const reachAudit = rule<'publications.reachAudit', { readonly at: Instant; readonly clock: Deadline | null }>({
  before: ({ project }) => (readyOf(project) === null ? refusal('audit-not-asked') : null),
  decide: (scene) => {
    const request = readyOf(scene.project)
    if (request === null) return refuse('audit-not-asked')
    const { representatives, residents } = request
    const policy = scene.facts.policyNow ?? scene.policy
    const clock = clockOf('auditAnswer', dayOf(scene.now), { policy, calendar: scene.calendar })
    const basis = policy.values.auditRequestResidentsShare
    const figures = { repsSigned: representatives.signed, repsOf: representatives.of, residentsSigned: residents.signed, residentsOf: residents.of }
    return accept({ data: { at: scene.now, clock }, told: { ...figures, clause: residents.clause, ...(clock === null ? {} : { answerDue: clock.due }) }, because: basis === undefined ? [] : [reason(basis, { rule: 'audit', figures, result: 'met' })] })
  },
  apply: (project, { at, clock }) => {
    const request = openAudit(project)
    return request === null ? {} : withAudit(project, { ...request, reachedAt: at, clock })
  },
})

/** Says what was audited and found, in public. Refuses `audit-not-asked`. */
export const answerAudit = rule<'publications.answerAudit', { readonly text: string; readonly at: Instant }>({
  before: ({ project }) => (waitsForAnswer(openAudit(project)) ? null : refusal('audit-not-asked')),
  decide: (scene, { text, photos }) => accept({ data: { text, at: scene.now }, told: { text }, photos }),
  apply: (project, { text, at }) => {
    const request = openAudit(project)
    return request === null ? {} : withAudit(project, { ...request, answer: text, answeredAt: at })
  },
})
