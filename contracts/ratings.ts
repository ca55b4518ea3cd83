/** A resident's rating of a finished work. */
import type { FileId, Instant, PersonId, ProjectId } from './reply'

/** The three short questions: done as promised, useful, informed on the way. */
export type RatingAnswer = 'yes' | 'partly' | 'no'

/** One rating. */
export interface Rating {
  readonly id: string; readonly project: ProjectId; readonly rater: PersonId
  readonly score: number
  readonly answers: { readonly asPromised: RatingAnswer; readonly useful: RatingAnswer; readonly informed: RatingAnswer }
  readonly text: string | null; readonly photos: readonly FileId[]
  readonly at: Instant; readonly receipt: string; readonly revision: number
}

/** My rating as only I may see it. */
export interface MyRating { readonly opensAt: Instant; readonly closesAt: Instant; readonly open: boolean; readonly mine: Omit<Rating, 'id' | 'rater'> | null; readonly answered: number }
export interface RatingReceipt { readonly receipt: string; readonly at: Instant; readonly revision: number }
