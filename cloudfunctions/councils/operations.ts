import { commandRow } from '../_runtime/commands'
import type { Operation } from '../_runtime/operation'
import { seats } from './seats'
import { sittings } from './sittings'

export const OPERATIONS: readonly Operation[] = [
  sittings,
  seats,
  commandRow('councils.consult', { does: 'Records a consultation: minutes, participants, estimate.', refusals: [] }),
  commandRow('councils.schedule', { does: 'Calls a sitting; the members who hold their seats on its day are frozen.', refusals: ['minutes-needed', 'notice-too-short', 'composition-not-met', 'sitting-already-open', 'not-in-this-scheme', 'shares-not-agreed', 'shares-do-not-add-up'] }),
  commandRow('councils.open', { does: 'Opens a sitting by roll call.', refusals: ['no-quorum', 'not-a-member', 'notice-too-short', 'sitting-not-open', 'sitting-already-open', 'party-study-needed', 'composition-not-met'] }),
  commandRow('councils.recuse', { does: 'Leaves the count of this item because of an interest.', refusals: ['sitting-not-open', 'not-a-member', 'not-present', 'already-voted', 'recused'] }),
  commandRow('councils.leave', { does: 'Records that a member left before voting.', refusals: ['sitting-not-open', 'not-present', 'already-voted'] }),
  commandRow('councils.vote', { does: 'Casts one ballot; how is not readable before the close.', refusals: ['sitting-not-open', 'not-a-member', 'not-present', 'recused', 'already-voted', 'no-quorum', 'has-interest', 'not-this-way'] }),
  commandRow('councils.countHands', { does: 'Writes down the hands that were counted in the room, for a second person to confirm.', refusals: ['sitting-not-open', 'not-this-way', 'counts-do-not-fit', 'no-quorum'] }),
  commandRow('councils.close', { does: 'Counts the ballots, or confirms the hands that somebody else counted, and closes the sitting.', refusals: ['second-person-needed', 'counts-do-not-fit', 'sitting-not-open', 'votes-outstanding', 'no-quorum', 'insufficient-fund', 'over-cap', 'needs-justification', 'cost-needed'] }),
  commandRow('councils.defer', { does: 'Sends the matter back for more consultation.', refusals: ['sitting-not-open', 'rounds-exhausted'] }),
  commandRow('councils.countName', { does: 'Writes down by the minutes how many were there and for a name that a giver asks for; somebody else confirms it.', refusals: ['no-name-waits', 'composition-not-met', 'counts-do-not-fit', 'no-quorum', 'second-person-needed', 'has-interest'] }),
  commandRow('councils.confirmName', { does: 'Confirms the count on a name with the same figures, by which the council has decided.', refusals: ['no-name-waits', 'counts-do-not-fit', 'second-person-needed', 'has-interest'] }),
  commandRow('councils.signMinutes', { does: 'Signs the minutes of the last sitting.', refusals: ['minutes-needed', 'already-voted'] }),
  commandRow('councils.proposeShares', { does: 'Proposes what each community of a project of several pays of the fund’s part.', refusals: ['one-community-only', 'unknown-place', 'shares-do-not-add-up'] }),
  commandRow('councils.agreeShares', { does: 'Agrees to the shares for one’s own community.', refusals: ['one-community-only', 'shares-not-agreed', 'already-decided'] }),
  commandRow('councils.rescope', { does: 'Goes on with the communities whose councils passed it, at a new cost and with a reason; it is consulted on and decided anew.', refusals: ['one-community-only', 'lead-council-refused', 'nothing-to-rescope'] }),
]
