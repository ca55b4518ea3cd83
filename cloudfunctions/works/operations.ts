import { commandRow } from '../_runtime/commands'
import type { Operation } from '../_runtime/operation'

export const OPERATIONS: readonly Operation[] = [
  commandRow('works.chooseMethod', { does: 'Chooses how the implementer is found.', refusals: [] }),
  commandRow('works.recordQuote', { does: 'Records the quote of a registered supplier, or of a registered lead with filed community organisations and the part of each.', refusals: ['filed-org-alone', 'joint-unknown-here', 'not-a-joint-declaration', 'lead-not-registered-org', 'credit-code-wrong', 'doubled-org', 'parts-differ', 'fields-missing'] }),
  commandRow('works.nominate', { does: 'Names the quote to take, with a reason where there are too few.', refusals: ['too-few-quotes', 'no-such-quote', 'over-approved', 'supplier-is-sponsor', 'joint-unknown-here', 'lead-not-registered-org'] }),
  commandRow('works.confirmImplementer', { does: 'A second person confirms the implementer; the delivery clock starts and the fund is committed.', refusals: ['no-nominee', 'second-person-needed', 'has-interest', 'supplier-is-sponsor', 'needs-justification', 'joint-unknown-here', 'lead-not-registered-org', 'unknown-record'] }),
  commandRow('works.start', { does: 'Starts the works, with agreement and photo.', refusals: ['fields-missing'] }),
  commandRow('works.reportProgress', { does: 'Reports progress to everyone.', refusals: ['fields-missing'] }),
  commandRow('works.recordExpense', { does: 'Records an expense with its voucher.', refusals: ['over-committed', 'receiver-may-not-spend'] }),
  commandRow('works.change', { does: 'Asks for a change of the contract; it needs approval anew, and where it makes another work the answers of those who gave.', refusals: ['fields-missing', 'givers-not-asked', 'givers-answering', 'not-a-joint-declaration', 'doubled-org', 'parts-differ', 'part-exceeded', 'unknown-record'] }),
  commandRow('works.suspend', { does: 'Suspends the works, with the reason.', refusals: [] }),
  commandRow('works.resume', { does: 'Resumes suspended works.', refusals: [] }),
  commandRow('works.claimCompletion', { does: 'Says that the works are done, with photos.', refusals: ['fields-missing'] }),
  commandRow('works.convene', { does: 'Names the acceptance group, or replaces a member of it who has not spoken.', refusals: ['group-too-small', 'resident-needed', 'proposer-may-not-decide', 'implementer-excluded'] }),
  commandRow('works.inspect', { does: 'Gives one’s opinion as a member of the acceptance group.', refusals: ['not-in-group', 'proposer-may-not-decide', 'implementer-excluded'] }),
  commandRow('works.accept', { does: 'Accepts the works when every member has passed them.', refusals: ['opinions-outstanding', 'not-all-passed', 'barred-this-year', 'proposer-may-not-decide', 'implementer-excluded'] }),
  commandRow('works.requireRectification', { does: 'Asks for mending.', refusals: ['implementer-excluded'] }),
  commandRow('works.claimRectified', { does: 'Says that it is mended; the group looks again.', refusals: ['fields-missing'] }),
  commandRow('works.takeNameDown', { does: 'Records with a picture that a name which is over came off.', refusals: ['no-name-waits'] }),
  commandRow('works.handOver', { does: 'Names who looks after it from now on.', refusals: [] }),
  commandRow('works.archive', { does: 'Closes the file.', refusals: ['fields-missing'] }),
  commandRow('works.openTicket', { does: 'Reports a fault of a finished work.', refusals: [] }),
  commandRow('works.answerTicket', { does: 'Answers a fault report.', refusals: ['no-such-ticket'] }),
  commandRow('works.terminate', { does: 'Ends a project before the contract; reserved money goes back.', refusals: [] }),
]
