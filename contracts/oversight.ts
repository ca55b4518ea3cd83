/** What a district keeps an eye on: how its streets answer to needs, and what they say to it. */
import type { SignalFigures } from './policies'
import type { Day, Fen, FileId, Instant, PersonId, PlaceId, ProjectId, Refusal } from './reply'
import type { CheckFinding, RecurringKind } from './vocabulary'

/** What a street says to its place in the ranking of a period, in one line: published once, beside the ranking. */
export interface RankExplanation { readonly street: PlaceId; readonly streetName: string; readonly from: Day; readonly until: Day; readonly text: string; readonly at: Instant; /** Of its record in the log of the district. */ readonly number: number }

/** The periods that a street may say something to, the running one first, and what was said to them. */
export interface RankExplanations { readonly district: PlaceId; readonly periods: readonly { readonly from: Day; readonly until: Day }[]; readonly items: readonly RankExplanation[] }

/** A work that was drawn by lot to be looked at: from how many, by which seed, over which daily root; anybody can draw it again. */
export interface DrawnCheck { readonly project: ProjectId; readonly code: string; readonly title: string; readonly community: PlaceId; readonly seed: string; readonly root: number; readonly frame: number; readonly frameHash: string; readonly on: Day }

/** What was recorded of it; `late` shows by its day. */
export interface RecurringDone { readonly at: Instant; readonly on: Day; readonly chair: string | null; readonly text: string; readonly found: CheckFinding | null; readonly photos: readonly FileId[]; /** Of its record in the log. */ readonly number: number }

/** One period of what comes round. `empty`: it is over and there was nothing to draw from. One that was missed stays open until it is done, and stays marked. */
export interface Recurring {
  readonly kind: RecurringKind; readonly district: PlaceId; readonly from: Day; readonly until: Day; readonly clause: string; readonly state: 'open' | 'done' | 'empty'
  readonly remindedOn: Day | null; readonly missedOn: Day | null; readonly drawn: DrawnCheck | null; readonly done: (RecurringDone & { readonly by: PersonId }) | null
}

/** As anyone sees it; `refusal` says why the caller may not record it. */
export interface RecurringSeen extends Omit<Recurring, 'district' | 'remindedOn' | 'done'> { readonly done: RecurringDone | null; readonly refusal: Refusal | null }

/** What one supplier got in a year, by the spelling of its name that came first. */
export interface SupplierShare { readonly supplier: string; readonly contracts: number; readonly fen: Fen }
interface Pointed { readonly code: string; readonly title: string }

/** What stands out in a year, as figures; `noticed` and the lists say what is worth a look, nothing more. */
export interface Signals {
  /** Paid in December, of what was paid in the year. */
  readonly december: { readonly fen: Fen; readonly ofFen: Fen; readonly noticed: boolean }
  /** Of so many contracts, those whose cost lies just under the cap of its kind. */
  readonly nearCap: { readonly projects: readonly Pointed[]; readonly of: number }
  /** Of so many whose households were asked, those to which few agreed. */
  readonly littleWanted: { readonly projects: readonly Pointed[]; readonly of: number }
  /** Of so many contracts for which several bid, those whose prices lay close together (E80). */
  readonly alikeQuotes: { readonly projects: readonly Pointed[]; readonly of: number }
  /** Who got the contracts of the year; `hhi` is the sum of the squares of their parts as an exact fraction, null without any. */
  readonly suppliers: { readonly shares: readonly SupplierShare[]; readonly fen: Fen; readonly hhi: { readonly numerator: string; readonly denominator: string } | null; readonly above: readonly string[] }
}
export interface SignalsSeen extends Signals { readonly place: PlaceId; readonly year: number; readonly clause: string; readonly figures: SignalFigures }
