/** The separation of duties (roles note, d.3), in one place: asked before every command, on the person, per project. */
import type { Project } from '../../contracts/projects'
import type { PersonId, Refusal } from '../../contracts/reply'
import type { Command, DutyRule, InterestGround, RefusalCode } from '../../contracts/vocabulary'
import { NO_INTERESTS, spelt, type Interests } from '../people/declaring'
import { partiesOf } from '../works/joint-declaration'
import { builds, didBefore, holdersOf, owes, receiversOf } from './project'
import { refusal } from '../result'
import type { Scene } from './rule'

/** What a duty is asked of: who, with which declared interests, and what was looked up. */
interface Asked { readonly person: PersonId; readonly interests: Interests; readonly scene: Pick<Scene, 'facts' | 'actor'> }
interface Duty { readonly rule: DutyRule; readonly commands: readonly Command[]; readonly code: RefusalCode; readonly about?: InterestGround; readonly hits: (project: Project, person: PersonId, asked: Asked) => boolean }

const proposed = (project: Project, person: PersonId): boolean => project.proposer === person || project.assistedBy === person
const gaveOneOf = (commands: readonly Command[]) => (project: Project, person: PersonId): boolean => didBefore(project, person, commands)

/** Whoever received money of it, here or for the project that a gift comes from. */
const received = (project: Project, person: PersonId): boolean => receiversOf(project).includes(person)

/** Whether this person took part in the rejection that the proposer had looked at again. */
function turnedDown(project: Project, person: PersonId): boolean {
  const before = project.hands.slice(0, project.hands.findLastIndex((h) => h.command === 'proposals.appeal') + 1)
  return didBefore({ ...project, hands: before }, person, ['proposals.sendBack', 'proposals.reject', 'proposals.confirmReject', 'councils.close', 'approvals.reject'])
}

/** Whoever gave one of these has a part in what an objection is about. */
const DECIDING: readonly Command[] = ['approvals.approve', 'approvals.reject', 'councils.close', 'councils.vote', 'proposals.accept', 'works.accept']

const relativeProposed = ({ proposer, assistedBy }: Project, { interests }: Asked): boolean => interests.relatives.some((one) => one === proposer || one === assistedBy)

/** Those whose offer counts: who has the contract or is nominated for it, filed organisations under a lead included. */
const chosen = ({ implementer, nominee, quotes }: Project): readonly string[] => [implementer, nominee === null ? null : quotes[nominee.quote]].flatMap((one) => (one ? partiesOf(one) : []))
const isOneOf = (suppliers: readonly string[], { interests }: Asked): boolean => interests.suppliers.some((mine) => suppliers.some((one) => spelt(one) === spelt(mine)))

/** The committee found at triage that it is of use to one household, and let it go on with a reason. */
const isForOneHousehold = ({ checks }: Project): boolean => checks?.exclusions.some(({ reason, applies }) => reason === 'privateBenefit' && applies) === true
/** It found that it is somebody else's duty, the property company's, and let it go on with a reason or because nobody is left to do it. */
const isAnothersDuty = ({ checks }: Project): boolean => checks?.exclusions.some(({ reason, applies }) => reason === 'thirdPartyDuty' && applies) === true

/** What nobody decides about their own proposal, nor about that of somebody close. */
const NOT_ONES_OWN: readonly Command[] = ['proposals.vouch', 'proposals.sendBack', 'proposals.accept', 'proposals.reject', 'proposals.confirmReject', 'proposals.confirmTransfer', 'proposals.merge', 'approvals.approve', 'approvals.return', 'approvals.reject', 'policies.move', 'works.convene', 'works.inspect', 'works.accept', 'oversight.decideBar']
/** What an interest in the contract or in the benefit bars from. */
const WITHOUT_INTEREST: readonly Command[] = ['councils.vote', 'approvals.approve', 'works.confirmImplementer']
const JUDGES: readonly Command[] = [...WITHOUT_INTEREST, 'works.inspect', 'works.accept']
/** Whoever had a hand in what failed does not hear the appeal against its bar. */
const HAD_A_HAND: readonly Command[] = [...DECIDING, 'oversight.markUnfinished', 'oversight.excuseUnfinished', 'oversight.confirmUnfinished', 'oversight.appealBar', 'works.confirmImplementer', 'works.nominate']

const DUTIES: readonly Duty[] = [
  { rule: 'SoD-1', code: 'proposer-may-not-decide', hits: proposed, commands: NOT_ONES_OWN },
  { rule: 'SoD-1', code: 'has-interest', about: 'relativeOfProposer', hits: (p, _person, asked) => relativeProposed(p, asked), commands: NOT_ONES_OWN },
  { rule: 'SoD-1', code: 'second-person-needed', hits: (p, person) => p.pending?.kind === 'rejection' && p.pending.by === person, commands: ['proposals.confirmReject'] },
  { rule: 'SoD-1', code: 'second-person-needed', hits: (p, person) => p.pending?.kind === 'transfer' && p.pending.by === person, commands: ['proposals.confirmTransfer'] },
  { rule: 'SoD-5', code: 'second-person-needed', hits: (p, person) => p.nominee?.by === person, commands: ['works.confirmImplementer'] },
  { rule: 'SoD-2', code: 'has-interest', about: 'implementer', hits: (p, person) => holdersOf(p.implementer).includes(person), commands: WITHOUT_INTEREST },
  { rule: 'SoD-2', code: 'has-interest', about: 'relativeOfImplementer', hits: (p, _person, { interests }) => interests.relatives.some((one) => holdersOf(p.implementer).includes(one)), commands: JUDGES },
  { rule: 'SoD-2', code: 'has-interest', about: 'supplier', hits: (p, _person, asked) => isOneOf(chosen(p), asked), commands: JUDGES },
  { rule: 'SoD-2', code: 'has-interest', about: 'supplier', hits: (p, _person, asked) => isOneOf(p.quotes.flatMap(partiesOf), asked), commands: ['works.nominate'] },
  { rule: 'SoD-2', code: 'has-interest', about: 'ownBenefit', hits: (p, person, { interests }) => interests.benefits.includes(p.id) || (isForOneHousehold(p) && p.proposer === person), commands: WITHOUT_INTEREST },
  { rule: 'SoD-2', code: 'has-interest', about: 'relativeBenefits', hits: (p, _person, asked) => isForOneHousehold(p) && relativeProposed(p, asked), commands: WITHOUT_INTEREST },
  { rule: 'SoD-3', code: 'has-interest', about: 'propertyCompany', hits: (p, _person, { interests }) => isAnothersDuty(p) && interests.manages.some((place) => p.within.includes(place) || p.place === place), commands: ['councils.vote'] },
  { rule: 'SoD-5', code: 'approver-may-not-pay', hits: gaveOneOf(['approvals.approve', 'councils.close']), commands: ['funds.pay'] },
  { rule: 'SoD-5', code: 'approver-may-not-pay', hits: gaveOneOf(['funds.pay']), commands: ['approvals.approve'] },
  { rule: 'SoD-5', code: 'receiver-may-not-spend', hits: received, commands: ['funds.pay', 'works.recordExpense'] },
  { rule: 'SoD-5', code: 'receiver-may-not-spend', hits: gaveOneOf(['funds.pay', 'works.recordExpense', 'funds.refund']), commands: ['funds.receive'] },
  { rule: 'SoD-5', code: 'receiver-may-not-spend', hits: (p, person) => owes(p) && received(p, person), commands: ['funds.refund'] },
  { rule: 'SoD-6', code: 'implementer-excluded', hits: builds, commands: ['works.change', 'works.convene', 'works.inspect', 'works.accept', 'works.requireRectification', 'funds.pay', 'funds.settle', 'ratings.close'] },
  { rule: 'SoD-7', code: 'has-interest', about: 'deliversHere', hits: (_p, _person, { scene }) => scene.facts.delivers === true, commands: ['ratings.close'] },
  { rule: 'SoD-5', code: 'decider-may-not-answer', hits: gaveOneOf(DECIDING), commands: ['publications.answerObjection', 'publications.review'] },
  { rule: 'SoD-5', code: 'decider-may-not-answer', hits: gaveOneOf(['publications.answerObjection', 'publications.object']), commands: ['publications.review'] },
  { rule: 'SoD-5', code: 'decider-may-not-answer', hits: gaveOneOf(HAD_A_HAND), commands: ['oversight.decideBar'] },
  { rule: 'SoD-6', code: 'implementer-excluded', hits: builds, commands: ['oversight.decideBar'] },
  { rule: 'SoD-5', code: 'decider-may-not-answer', hits: gaveOneOf([...DECIDING, 'funds.pay']), commands: ['publications.answerAudit'] },
  { rule: 'SoD-5', code: 'second-person-needed', hits: (p, person) => p.correction?.by === person, commands: ['publications.signCorrection'] },
  { rule: 'SoD-5', code: 'second-person-needed', hits: gaveOneOf(['publications.comment']), commands: ['publications.answerComment'] },
  { rule: 'SoD-5', code: 'decider-may-not-answer', hits: turnedDown, commands: ['proposals.accept', 'proposals.selfGovern', 'proposals.transfer', 'proposals.merge', 'proposals.reject', 'proposals.confirmReject'] },
  { rule: 'SoD-10', code: 'has-interest', about: 'relativeInOffice', hits: (_p, _person, { scene }) => scene.facts.relativeInOffice === true && !scene.actor.roles.includes('facilitator'), commands: ['councils.signMinutes', 'publications.signCorrection'] },
]

/** The refusals that duties can give to a command, for its row in the table of operations. */
export const dutyRefusals = (command: Command): readonly RefusalCode[] => [...new Set(DUTIES.filter((d) => d.commands.includes(command)).map((d) => d.code))]

/** Whoever is not on the roll or has recused is told that; the interest is none of this sitting any more. */
const isOutOfTheCount = ({ sitting }: Project, person: PersonId): boolean => sitting !== null && (!sitting.members.includes(person) || sitting.recused.some((r) => r.person === person))

/** Which duty stands between this actor and this command, if any; `about` names a declared interest. */
export function dutyAgainst(scene: Pick<Scene, 'project' | 'actor' | 'facts'>, command: Command): Refusal | null {
  const { project, actor: { person, interests = NO_INTERESTS } } = scene
  if (person === null || (command === 'councils.vote' && isOutOfTheCount(project, person))) return null
  const asked: Asked = { person, interests, scene }
  const hit = DUTIES.find((d) => d.commands.includes(command) && d.hits(project, person, asked))
  return hit ? refusal(hit.code, { duty: hit.rule, ...(hit.about === undefined ? {} : { about: hit.about }) }) : null
}
