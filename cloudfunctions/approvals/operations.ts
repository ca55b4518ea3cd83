import { commandRow } from '../_runtime/commands'
import type { Operation } from '../_runtime/operation'

export const OPERATIONS: readonly Operation[] = [
  commandRow('approvals.request', { does: 'Sends a consulted project to the approving level that its cost selects.', refusals: ['minutes-needed'] }),
  commandRow('approvals.approve', { does: 'Approves at one’s own level; the last level reserves the fund in the same write.', refusals: ['wrong-level', 'cost-needed', 'over-cap', 'needs-justification', 'insufficient-fund', 'carry-over-ended', 'shares-do-not-add-up', 'proposer-may-not-decide', 'second-person-needed', 'approver-may-not-pay', 'has-interest'] }),
  commandRow('approvals.return', { does: 'Sends a project back for what is missing.', refusals: ['wrong-level', 'proposer-may-not-decide'] }),
  commandRow('approvals.reject', { does: 'Turns a project down at one’s own level, with its reason code.', refusals: ['wrong-level', 'proposer-may-not-decide'] }),
  commandRow('approvals.reserve', { does: 'Puts a project into the reserve pool and gives its money back.', refusals: [] }),
  commandRow('approvals.approveName', { does: 'Records the document with which the level that the law names lets a name be shown of whom nobody gave more, or does not.', refusals: ['wrong-level', 'no-name-waits', 'second-person-needed', 'has-interest', 'date-in-the-future'] }),
  commandRow('approvals.release', { does: 'Takes a project out of the reserve pool for a new approval.', refusals: [] }),
]
