/** A person's vote in a residents' poll. */
import type { Ballot, Cast, Receipt } from './ballots'
import type { Instant, PersonId } from './reply'

/** One vote as it was cast. */
export interface PollChoice extends Cast { readonly option: number }

/** A person's ballot with everything that was ever in it. */
export interface PollBallot extends Ballot<PollChoice> { readonly voter: PersonId }

/** What a voter keeps. */
export interface PollReceipt extends Receipt { readonly option: number }

/** My vote as only I may see it, and the turnout. */
export interface MyVote { readonly question: string; readonly options: readonly string[]; readonly opensAt: Instant; readonly closesAt: Instant; readonly open: boolean; readonly mine: PollReceipt | null; readonly turnout: number; readonly electorate: number | null }
