/** A resident's rating of a finished work. */
import type { Ballot, Cast, Receipt } from './ballots'
import type { FileId, Instant, PersonId, ProjectId } from './reply'

/** The three short questions: done as promised, useful, informed on the way. */
export type RatingAnswer = 'yes' | 'partly' | 'no'

/** One rating as it was given. */
export interface RatingCast extends Cast {
  readonly score: number
  readonly answers: { readonly asPromised: RatingAnswer; readonly useful: RatingAnswer; readonly informed: RatingAnswer }
  readonly text: string | null; readonly photos: readonly FileId[]
}

/** A person's rating with everything that was ever in it. */
export interface Rating extends Ballot<RatingCast> { readonly rater: PersonId; readonly drawn?: boolean }

/** My rating as it stands. */
export interface OwnRating extends Omit<RatingCast, 'request'> { readonly project: ProjectId; readonly receipt: string; readonly revision: number }

/** My rating as only I may see it. */
export interface MyRating { readonly opensAt: Instant; readonly closesAt: Instant; readonly open: boolean; readonly mine: OwnRating | null; readonly answered: number
  /** Whether I was drawn; null where nobody was. */
  readonly drawn: boolean | null
}
/** What a rater keeps. */
export type RatingReceipt = Receipt
