import { commandRow } from '../_runtime/commands'
import type { Operation } from '../_runtime/operation'
import { DEMANDS } from './demands'
import { draft, proposalText } from './draft'
import { LISTS } from './lists'
import { weigh } from './weighing'

export const OPERATIONS: readonly Operation[] = [
  ...LISTS,
  ...DEMANDS,
  weigh,
  draft,
  commandRow('proposals.submit', { does: 'Hands a draft in; the text is checked and the proposer gets a receipt.', refusals: ['photo-needed', 'unknown-place', 'barred-this-year', 'scheme-expired', 'scheme-not-started', 'content-not-allowed', 'not-open', 'already-decided', 'endorsements-missing'], prepare: proposalText }),
  commandRow('proposals.receive', { does: 'Lets a proposal that the content check held back go on, after a person has read it.', refusals: ['content-not-allowed'] }),
  commandRow('proposals.withdraw', { does: 'Takes one’s own proposal back before it is resolved.', refusals: [] }),
  commandRow('proposals.vouch', { does: 'An organiser of the building confirms fact and common interest.', refusals: ['proposer-may-not-decide'] }),
  commandRow('proposals.sendBack', { does: 'An organiser sends back what is not factual, with the reason; it can be appealed.', refusals: ['proposer-may-not-decide'] }),
  commandRow('proposals.appeal', { does: 'Asks for another look at a rejection, once, by persons who had no part in it.', refusals: ['already-appealed'] }),
  commandRow('proposals.accept', { does: 'Sorts a proposal by type, category, level and cost, and opens the question to the households where the route asks them.', refusals: ['unknown-type', 'unknown-category', 'self-governance-first', 'over-cap', 'needs-justification', 'owners-decision-needed', 'fields-missing', 'unknown-place', 'proposer-may-not-decide', 'checklist-incomplete', 'excluded', 'eligibility-not-met', 'outside-the-list', 'reason-needed', 'barred-this-year', 'decider-may-not-answer'] }),
  commandRow('proposals.selfGovern', { does: 'Gives a level-1 problem to the residents to solve, without fund.', refusals: ['decider-may-not-answer'] }),
  commandRow('proposals.selfResolve', { does: 'Records that the residents solved it.', refusals: [] }),
  commandRow('proposals.escalate', { does: 'Brings back what the residents could not solve, with evidence of the attempt.', refusals: ['attempt-evidence-needed'] }),
  commandRow('proposals.transfer', { does: 'Proposes to hand a matter to the department whose duty it is.', refusals: ['decider-may-not-answer'] }),
  commandRow('proposals.confirmTransfer', { does: 'The street confirms a transfer.', refusals: ['transfer-not-proposed', 'second-person-needed', 'proposer-may-not-decide'] }),
  commandRow('proposals.merge', { does: 'Joins a proposal to another of the same community.', refusals: ['same-project', 'proposer-may-not-decide', 'decider-may-not-answer'] }),
  commandRow('proposals.reject', { does: 'Proposes a rejection with its reason code.', refusals: ['proposer-may-not-decide', 'decider-may-not-answer'] }),
  commandRow('proposals.confirmReject', { does: 'A second person confirms a rejection; it stays public with its reason.', refusals: ['rejection-not-proposed', 'second-person-needed', 'proposer-may-not-decide', 'decider-may-not-answer'] }),
]
