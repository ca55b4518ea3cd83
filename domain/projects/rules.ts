/** One rule for every command of the table; the compiler finds a missing one. */
import type { Command } from '../../contracts/vocabulary'
import * as approvals from '../approvals/rules'
import * as consents from '../consents/rules'
import * as councils from '../councils/rules'
import * as several from '../councils/several'
import * as shares from '../councils/shares'
import * as naming from '../funds/naming'
import * as purpose from '../funds/purpose'
import * as funds from '../funds/rules'
import * as oversight from '../oversight/rules'
import { move } from '../policies/moving'
import { recount } from '../oversight/recount'
import * as timer from '../oversight/timer'
import * as polls from '../polls/rules'
import * as proposals from '../proposals/rules'
import * as audits from '../publications/audits'
import * as comments from '../publications/comments'
import * as corrections from '../publications/corrections'
import * as publications from '../publications/rules'
import * as reviews from '../publications/reviews'
import * as sheets from '../publications/sheets'
import * as ratings from '../ratings/rules'
import * as works from '../works/rules'
import type { AnyRule } from './rule'

export const RULES: { readonly [C in Command]: AnyRule } = {
  'proposals.draft': proposals.draft, 'proposals.submit': proposals.submit, 'proposals.receive': proposals.receive, 'proposals.withdraw': proposals.withdraw,
  'proposals.vouch': proposals.vouch, 'proposals.sendBack': proposals.sendBack, 'proposals.appeal': proposals.appeal, 'proposals.accept': proposals.acceptProposal,
  'proposals.selfGovern': proposals.selfGovern, 'proposals.selfResolve': proposals.selfResolve, 'proposals.escalate': proposals.escalate,
  'proposals.transfer': proposals.transfer, 'proposals.confirmTransfer': proposals.confirmTransfer, 'proposals.merge': proposals.merge,
  'proposals.reject': proposals.reject, 'proposals.confirmReject': proposals.confirmReject,
  'consents.close': consents.closeConsent, 'polls.close': polls.closePoll,
  'councils.consult': councils.consult, 'councils.schedule': councils.schedule, 'councils.open': councils.open, 'councils.recuse': councils.recuse,
  'councils.leave': councils.leave, 'councils.vote': councils.vote, 'councils.countHands': councils.countHands, 'councils.close': councils.close, 'councils.defer': councils.defer, 'councils.signMinutes': councils.signMinutes,
  'councils.proposeShares': shares.proposeShares, 'councils.agreeShares': shares.agreeShares, 'councils.rescope': several.rescope,
  'publications.publishResolution': publications.publishResolution, 'publications.postBoard': publications.postBoard, 'publications.object': publications.object,
  'publications.answerObjection': publications.answerObjection, 'publications.askReview': reviews.askReview, 'publications.review': reviews.review, 'publications.closeWindow': publications.closeWindow,
  'publications.publishDetermination': publications.publishDetermination, 'publications.publishResult': publications.publishResult,
  'approvals.request': approvals.request, 'approvals.approve': approvals.approve, 'approvals.return': approvals.giveBack, 'approvals.reject': approvals.reject, 'approvals.reserve': approvals.reserve, 'approvals.release': approvals.release,
  'funds.pledge': funds.pledge, 'funds.withdrawPledge': funds.withdrawPledge, 'funds.receive': funds.receive, 'funds.complete': funds.complete, 'funds.pay': funds.pay, 'funds.settle': funds.settle, 'funds.refund': funds.refund,
  'funds.askPurpose': purpose.askPurpose, 'funds.answerPurpose': purpose.answerPurpose, 'funds.dropPurpose': purpose.dropPurpose, 'funds.closePurpose': purpose.closePurpose, 'funds.takeOver': purpose.takeOver,
  'funds.askName': naming.askName, 'funds.dropName': naming.dropName, 'councils.countName': naming.countName, 'councils.confirmName': naming.confirmName, 'approvals.approveName': naming.approveName, 'works.takeNameDown': naming.takeNameDown,
  'works.chooseMethod': works.chooseMethod, 'works.recordQuote': works.recordQuote, 'works.nominate': works.nominate, 'works.confirmImplementer': works.confirmImplementer,
  'works.start': works.start, 'works.reportProgress': works.reportProgress, 'works.recordExpense': funds.recordExpense, 'works.change': works.changeOrder,
  'works.suspend': works.suspend, 'works.resume': works.resume, 'works.claimCompletion': works.claimCompletion, 'works.convene': works.convene, 'works.inspect': works.inspect,
  'works.accept': works.acceptWorks, 'works.requireRectification': works.requireRectification, 'works.claimRectified': works.claimRectified,
  'works.handOver': works.handOver, 'works.archive': works.archive, 'works.openTicket': works.openTicket, 'works.answerTicket': works.answerTicket, 'works.terminate': works.terminate,
  'ratings.close': ratings.closeRating,
  'policies.move': move,
  'oversight.markUnfinished': oversight.markUnfinished, 'oversight.excuseUnfinished': oversight.excuseUnfinished, 'oversight.confirmUnfinished': oversight.confirmUnfinished,
  'oversight.appealBar': oversight.appealBar, 'oversight.decideBar': oversight.decideBar,
  'publications.comment': comments.comment, 'publications.answerComment': comments.answerComment,
  'publications.requestAudit': audits.requestAudit, 'publications.reachAudit': audits.reachAudit, 'publications.answerAudit': audits.answerAudit,
  'publications.reportSheet': sheets.reportSheet, 'publications.answerSheet': sheets.answerSheet,
  'publications.draftCorrection': corrections.draftCorrection, 'publications.dropCorrection': corrections.dropCorrection, 'publications.signCorrection': corrections.signCorrection, 'publications.supersede': corrections.supersede,
  'oversight.remind': timer.remind, 'oversight.escalate': timer.escalate, 'oversight.recount': recount,
}
