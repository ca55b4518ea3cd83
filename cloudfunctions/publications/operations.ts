import { commandRow, type Prepared } from '../_runtime/commands'
import type { Context, Operation } from '../_runtime/operation'
import { head, list } from './list'
import { objector } from './objector'
import { reindex } from './indexing'
import { search } from './search'

/** Asks the content check before anything is written; what it is not sure of is for a person. */
async function wordsChecked(ctx: Context, { text }: { readonly text: string }): Promise<Prepared> {
  return { contentRisky: (await ctx.ports.wechat.checkText({ openid: ctx.caller.openid ?? '', text })) !== 'pass' }
}

export const OPERATIONS: readonly Operation[] = [
  list,
  search,
  reindex,
  head,
  objector,
  commandRow('publications.publishResolution', { does: 'Publishes the resolution and opens the objection window.', refusals: ['signatures-needed', 'minutes-needed', 'fields-missing'] }),
  commandRow('publications.postBoard', { does: 'Adds the photo of the physical notice board.', refusals: ['sheet-missing'] }),
  commandRow('publications.object', { does: 'Objects to the open notice; the name is kept from the public, and so are words that the content check is not sure of, until a person has read them.', refusals: ['window-closed', 'already-objected'], prepare: wordsChecked }),
  commandRow('publications.answerObjection', { does: 'Answers an objection with reasons; upheld ones send the project back.', refusals: ['no-such-objection', 'decider-may-not-answer'] }),
  commandRow('publications.askReview', { does: 'Asks, once, for a second review of one’s own dismissed objection.', refusals: ['no-such-objection', 'not-your-objection', 'window-closed'], prepare: wordsChecked }),
  commandRow('publications.review', { does: 'Decides a second review with reasons, by somebody of the street who neither decided nor answered; what is upheld sends the project back.', refusals: ['no-such-objection', 'decider-may-not-answer'] }),
  commandRow('publications.comment', { does: 'Comments on a public project at any stage; an answer is owed by a day. The name is kept from the public, and so are words that the content check is not sure of, until a person has read them.', refusals: ['already-commented', 'not-in-this-scheme'], prepare: wordsChecked }),
  commandRow('publications.answerComment', { does: 'Answers a comment, in public.', refusals: ['no-such-comment', 'second-person-needed'] }),
  commandRow('publications.requestAudit', { does: 'Signs a request for audit, once each; at the law’s share of representatives or residents it is reached and published.', refusals: ['already-signed', 'audit-waits', 'not-in-this-scheme'] }),
  commandRow('publications.reachAudit', { does: 'Publishes that a request for audit was reached; follows by itself on the signature that meets the share.', refusals: ['audit-not-asked'] }),
  commandRow('publications.answerAudit', { does: 'Says in public what was audited and found.', refusals: ['audit-not-asked', 'decider-may-not-answer'] }),
  commandRow('publications.reportSheet', { does: 'Reports with a picture that the sheet of a notice is gone from the board, once each until it is hung up again; nobody is named.', refusals: ['nothing-hangs', 'already-reported'] }),
  commandRow('publications.answerSheet', { does: 'Answers with a picture that the sheet was hung up again, which lengthens its windows by the days without it, or that it hangs still.', refusals: ['no-sheet-report'] }),
  commandRow('publications.draftCorrection', { does: 'Drafts a corrected version of the notice that hangs: only what it says otherwise, and why.', refusals: ['correction-waits', 'not-in-this-notice', 'nothing-changes', 'over-approved'] }),
  commandRow('publications.dropCorrection', { does: 'Takes back the drafted correction with its signatures; nothing of it was published.', refusals: ['no-correction'] }),
  commandRow('publications.signCorrection', { does: 'Signs the drafted correction, as the first version was signed.', refusals: ['no-correction', 'already-signed-it'] }),
  commandRow('publications.supersede', { does: 'Publishes the corrected version; the one before stays and is marked. The window begins anew where amount, scope or place changed.', refusals: ['no-correction', 'correction-unsigned', 'sheet-missing'] }),
  commandRow('publications.closeWindow', { does: 'Ends a notice whose window is over and goes on.', refusals: ['window-open', 'objection-open', 'sheet-missing', 'board-photo-needed', 'last-board-photo-needed'] }),
  commandRow('publications.publishDetermination', { does: 'Publishes what will be done, where, by when, for how much and to what benefit.', refusals: ['over-approved', 'signatures-needed', 'fields-missing'] }),
  commandRow('publications.publishResult', { does: 'Publishes audit, use of the money and effect.', refusals: ['accounts-needed', 'fields-missing'] }),
]
