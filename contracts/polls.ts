/** A person's vote in a residents' poll. */
import type { Instant, PersonId, ProjectId } from './reply'

/** One vote as it was cast. */
export interface PollChoice { readonly option: number; readonly at: Instant }

/** A person's ballot with everything that was ever in it. */
export interface PollBallot extends PollChoice { readonly id: string; readonly project: ProjectId; readonly round: number; readonly voter: PersonId; readonly receipt: string; readonly revision: number; readonly history: readonly PollChoice[] }

/** What a voter keeps. */
export interface PollReceipt { readonly option: number; readonly receipt: string; readonly at: Instant; readonly revision: number }

/** My vote as only I may see it, and the turnout. */
export interface MyVote { readonly question: string; readonly options: readonly string[]; readonly opensAt: Instant; readonly closesAt: Instant; readonly open: boolean; readonly mine: PollReceipt | null; readonly turnout: number }
