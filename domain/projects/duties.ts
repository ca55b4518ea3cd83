/** The separation of duties (roles note, d.3), in one place: asked before every command, on the person, per project. */
import type { Project } from '../../contracts/projects'
import type { PersonId, Refusal } from '../../contracts/reply'
import type { Command, DutyRule, RefusalCode } from '../../contracts/vocabulary'
import { builds, didBefore } from './project'
import { refusal } from '../result'

interface Duty { readonly rule: DutyRule; readonly commands: readonly Command[]; readonly code: RefusalCode; readonly hits: (project: Project, person: PersonId) => boolean }

const proposed = (project: Project, person: PersonId): boolean => project.proposer === person || project.assistedBy === person
const gaveOneOf = (commands: readonly Command[]) => (project: Project, person: PersonId): boolean => didBefore(project, person, commands)

/** Whether this person took part in the rejection that the proposer had looked at again. */
function turnedDown(project: Project, person: PersonId): boolean {
  const before = project.hands.slice(0, project.hands.findLastIndex((h) => h.command === 'proposals.appeal') + 1)
  return didBefore({ ...project, hands: before }, person, ['proposals.sendBack', 'proposals.reject', 'proposals.confirmReject', 'councils.close', 'approvals.reject'])
}

/** Whoever gave one of these has a part in what an objection is about. */
const DECIDING: readonly Command[] = ['approvals.approve', 'approvals.reject', 'councils.close', 'councils.vote', 'proposals.accept', 'works.accept']

const DUTIES: readonly Duty[] = [
  { rule: 'SoD-1', code: 'proposer-may-not-decide', hits: proposed, commands: ['proposals.vouch', 'proposals.sendBack', 'proposals.accept', 'proposals.reject', 'proposals.confirmReject', 'proposals.confirmTransfer', 'proposals.merge', 'approvals.approve', 'approvals.return', 'approvals.reject', 'policies.move', 'works.convene', 'works.inspect', 'works.accept'] },
  { rule: 'SoD-1', code: 'second-person-needed', hits: (p, person) => p.pending?.kind === 'rejection' && p.pending.by === person, commands: ['proposals.confirmReject'] },
  { rule: 'SoD-1', code: 'second-person-needed', hits: (p, person) => p.pending?.kind === 'transfer' && p.pending.by === person, commands: ['proposals.confirmTransfer'] },
  { rule: 'SoD-5', code: 'second-person-needed', hits: (p, person) => p.nominee?.by === person, commands: ['works.confirmImplementer'] },
  { rule: 'SoD-2', code: 'has-interest', hits: (p, person) => p.implementer?.person === person, commands: ['councils.vote', 'approvals.approve', 'works.confirmImplementer'] },
  { rule: 'SoD-5', code: 'approver-may-not-pay', hits: gaveOneOf(['approvals.approve', 'councils.close']), commands: ['funds.pay'] },
  { rule: 'SoD-5', code: 'approver-may-not-pay', hits: gaveOneOf(['funds.pay']), commands: ['approvals.approve'] },
  { rule: 'SoD-5', code: 'receiver-may-not-spend', hits: gaveOneOf(['funds.receive']), commands: ['funds.pay', 'works.recordExpense'] },
  { rule: 'SoD-5', code: 'receiver-may-not-spend', hits: gaveOneOf(['funds.pay', 'works.recordExpense']), commands: ['funds.receive'] },
  { rule: 'SoD-6', code: 'implementer-excluded', hits: builds, commands: ['works.convene', 'works.inspect', 'works.accept', 'works.requireRectification', 'funds.pay', 'funds.settle', 'ratings.close'] },
  { rule: 'SoD-5', code: 'decider-may-not-answer', hits: gaveOneOf(DECIDING), commands: ['publications.answerObjection', 'publications.review'] },
  { rule: 'SoD-5', code: 'decider-may-not-answer', hits: gaveOneOf(['publications.answerObjection', 'publications.object']), commands: ['publications.review'] },
  { rule: 'SoD-5', code: 'decider-may-not-answer', hits: turnedDown, commands: ['proposals.accept', 'proposals.selfGovern', 'proposals.transfer', 'proposals.merge', 'proposals.reject', 'proposals.confirmReject'] },
]

/** Which duty stands between this person and this command, if any. */
export function dutyAgainst(project: Project, command: Command, person: PersonId | null): Refusal | null {
  if (person === null) return null
  const hit = DUTIES.find((d) => d.commands.includes(command) && d.hits(project, person))
  return hit ? refusal(hit.code, { duty: hit.rule }) : null
}
