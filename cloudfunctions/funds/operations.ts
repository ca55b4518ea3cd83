import { commandRow, type Prepared } from '../_runtime/commands'
import type { Context, Operation } from '../_runtime/operation'
import { account, appropriate } from './accounts'
import { TRANSFERS } from './transfers'

/** What would hang on the wall for years is asked of the content check; what it is not sure of is not taken. */
async function nameChecked(ctx: Context, { text, where }: { readonly text: string; readonly where: string }): Promise<Prepared> {
  return { contentRisky: (await ctx.ports.wechat.checkText({ openid: ctx.caller.openid ?? '', text: `${text}\n${where}` })) !== 'pass' }
}

export const OPERATIONS: readonly Operation[] = [
  appropriate,
  account,
  ...TRANSFERS,
  commandRow('funds.pledge', { does: 'Promises money or things, voluntarily.', refusals: ['stranger-may-not-give', 'fields-missing'] }),
  commandRow('funds.withdrawPledge', { does: 'Takes a promise back before it is received.', refusals: ['no-such-pledge', 'already-received'] }),
  commandRow('funds.receive', { does: 'Confirms that promised money has arrived.', refusals: ['no-such-pledge', 'already-received', 'second-person-needed', 'receiver-may-not-spend'] }),
  commandRow('funds.complete', { does: 'States that the money is complete.', refusals: ['money-not-complete', 'name-undecided', 'fields-missing'] }),
  commandRow('funds.pay', { does: 'Records the payment of an expense to whoever has the contract; of a joint declaration, what the lead passed on of it.', refusals: ['unknown-record', 'fields-missing', 'filed-org-alone', 'receiver-not-lead', 'not-a-joint-declaration', 'doubled-org', 'parts-differ', 'part-exceeded', 'over-committed', 'approver-may-not-pay', 'receiver-may-not-spend', 'implementer-excluded'] }),
  commandRow('funds.refund', { does: 'Records that received money that is owed back was returned to its giver, all of it, with the number of the document.', refusals: ['no-refund-due', 'already-refunded', 'refund-differs', 'no-such-pledge', 'second-person-needed', 'receiver-may-not-spend'] }),
  commandRow('funds.askPurpose', { does: 'Asks everyone whose money is left whether it may be used for something else: for this work as it is to become, or for another project once this one has ended.', refusals: ['nothing-to-ask', 'givers-answering', 'fields-missing', 'same-project', 'not-in-this-scheme'] }),
  commandRow('funds.answerPurpose', { does: 'A giver says whether the own money may be used for something else; a yes for another project takes it there in the same write.', refusals: ['giver-not-asked', 'giver-answered', 'too-late-to-answer', 'no-such-pledge'] }),
  commandRow('funds.dropPurpose', { does: 'Takes the open question to the givers back, with a reason; what has moved by a yes stays where it is.', refusals: ['no-question-open'] }),
  commandRow('funds.closePurpose', { does: 'Says of everyone who did not answer until the last day that this is a no; the timer gives it.', refusals: ['nothing-due'] }),
  commandRow('funds.takeOver', { does: 'Counts as received what a giver let go from another project; follows by itself on the giver’s answer.', refusals: ['no-such-pledge'] }),
  commandRow('funds.askName', { does: 'Asks that what is built bears a name until a day, for the own gift; the words go through the content check.', refusals: ['no-such-pledge', 'name-already-asked', 'name-forbidden', 'content-not-allowed', 'date-in-the-past', 'term-too-long'], prepare: nameChecked }),
  commandRow('funds.dropName', { does: 'Gives a name up that one asked for.', refusals: ['no-name-waits'] }),
  commandRow('funds.settle', { does: 'Makes the final accounts.', refusals: ['unpaid-remains', 'accounts-needed', 'parts-open', 'implementer-excluded'] }),
]
