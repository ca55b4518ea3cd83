/** Who was asked whether a work was done well: drawn by the system, verifiable by anyone who knows the ids. */
import type { RaterGroup } from './vocabulary'

/** One group of the frame: how many it has, the hash over their sorted ids, how many were drawn, and the highest ticket among those. */
export interface FrameGroup { readonly group: RaterGroup; readonly size: number; readonly hash: string; readonly drawn: number; readonly highest: string }

/** The frame as it was frozen when the survey opened. A person is drawn whose ticket (the hash of seed, group and person) is no higher than the highest of the group. */
export interface RatingFrame { readonly seed: string; readonly groups: readonly FrameGroup[] }

/** What the drawn ones answered: of how many, how many were satisfied (4 or 5), and the Wilson interval (95 %) of that share in ten-thousandths. */
export interface RatingSample { readonly frame: number; readonly drawn: number; readonly answers: number; readonly satisfied: number; readonly low: number; readonly high: number }

/** Ratings of those who were not drawn: shown beside the result and never mixed into it. */
export interface WalkIns { readonly answers: number; readonly scores: readonly number[]; readonly average100: number }
