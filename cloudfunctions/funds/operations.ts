import { commandRow } from '../_runtime/commands'
import type { Operation } from '../_runtime/operation'
import { account, appropriate } from './accounts'

export const OPERATIONS: readonly Operation[] = [
  appropriate,
  account,
  commandRow('funds.pledge', { does: 'Promises money or things, voluntarily.', refusals: ['stranger-may-not-give', 'fields-missing'] }),
  commandRow('funds.withdrawPledge', { does: 'Takes a promise back before it is received.', refusals: ['no-such-pledge', 'already-received'] }),
  commandRow('funds.receive', { does: 'Confirms that promised money has arrived.', refusals: ['no-such-pledge', 'already-received', 'second-person-needed', 'receiver-may-not-spend'] }),
  commandRow('funds.complete', { does: 'States that the money is complete.', refusals: ['money-not-complete'] }),
  commandRow('funds.pay', { does: 'Records the payment of an expense.', refusals: ['unknown-record', 'over-committed', 'approver-may-not-pay', 'receiver-may-not-spend', 'implementer-excluded'] }),
  commandRow('funds.refund', { does: 'Records that received money that is owed back was returned to its giver, all of it, with the number of the document.', refusals: ['no-refund-due', 'already-refunded', 'refund-differs', 'no-such-pledge', 'second-person-needed', 'receiver-may-not-spend'] }),
  commandRow('funds.settle', { does: 'Makes the final accounts.', refusals: ['unpaid-remains', 'accounts-needed', 'implementer-excluded'] }),
]
