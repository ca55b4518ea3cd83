/** What a district keeps an eye on: how its streets answer to needs, and what they say to it. */
import type { Day, Instant, PlaceId } from './reply'

/** What a street says to its place in the ranking of a period, in one line: published once, beside the ranking. */
export interface RankExplanation { readonly street: PlaceId; readonly streetName: string; readonly from: Day; readonly until: Day; readonly text: string; readonly at: Instant; /** Of its record in the log of the district. */ readonly number: number }

/** The periods that a street may say something to, the running one first, and what was said to them. */
export interface RankExplanations { readonly district: PlaceId; readonly periods: readonly { readonly from: Day; readonly until: Day }[]; readonly items: readonly RankExplanation[] }
