/** A household's answer: one document per household and round, changed until the close. */
import type { Call, Electorate } from './ballots'
import type { AssistedPattern, Channel, ConsentAnswer, RevisitFinding } from './vocabulary'
import type { FileId, HouseholdId, Instant, PersonId, PlaceId, ProjectId } from './reply'

/** One answer as it was given; null once the household has said that it never gave it. */
export interface ConsentEntry {
  readonly answer: ConsentAnswer | null
  readonly reason: string | null
  readonly channel: Channel
  /** Who put it in: a member of the household, or the helper at the door. */
  readonly by: PersonId
  readonly onBehalf: boolean
  /** Who answered at the door, as the helper wrote it down. */
  readonly answeredBy: string | null
  readonly signature: FileId | null
  readonly evidence: readonly FileId[]
  readonly at: Instant
  /** When the phone says that it was taken down; a claim, null where nobody claims it. */
  readonly takenAt: Instant | null
  /** Taken down in time and arrived in the grace. */
  readonly offline: boolean
  /** The call in which it was said. */
  readonly called?: Call | null
  /** A name that the telephone gave itself; it says nothing but that two answers came from one. */
  readonly device: string | null
}

/** A household's ballot with everything that was ever in it; `answer` is what counts, null while its members disagree. */
export interface ConsentBallot extends ConsentEntry {
  readonly id: string
  readonly project: ProjectId; readonly round: number; readonly household: HouseholdId
  readonly community: PlaceId; readonly building: PlaceId
  readonly receipt: string
  readonly revision: number
  /** What was said last, by whomever. */
  readonly said: ConsentAnswer | null
  /** The members who disagree while the representative has said nothing. */
  readonly conflict: readonly PersonId[]
  readonly disowned: { readonly at: Instant; readonly by: PersonId; readonly helper: PersonId } | null
  readonly history: readonly ConsentEntry[]
}

/** What a household keeps of its answer. */
export interface ConsentReceipt { readonly household: HouseholdId; readonly answer: ConsentAnswer; readonly receipt: string; readonly at: Instant; readonly revision: number; readonly late: boolean; readonly unresolved: boolean; /** How many of the household were told of what a helper recorded; of none, a slip has to tell. */ readonly told?: number }

/** My household's answer, as its members may see it. */
export interface MyConsent {
  readonly household: HouseholdId; readonly room: string; readonly onTheRoll: boolean; readonly representative: boolean
  readonly answer: ConsentAnswer | null; readonly reason: string | null; readonly channel: Channel | null; readonly at: Instant | null; readonly receipt: string | null
  /** Who of the household answered, or that a helper recorded it. */
  readonly by: { readonly kind: 'me' | 'member' | 'helper'; readonly name: string } | null
  readonly mayDisown: boolean
  /** Members of the household disagree: not counted until they agree, or the representative answers. */
  readonly unresolved: boolean
}
export interface MyConsents { readonly question: string; readonly costPerHousehold: number | null; readonly opensAt: Instant; readonly closesAt: Instant; readonly open: boolean; readonly roll: Electorate; readonly households: readonly MyConsent[] }
export interface ConsentTurnout { readonly households: number; readonly answered: number; readonly closesAt: Instant; readonly open: boolean }

/** One visit by a second person, and what was found. */
export interface RevisitVisit { readonly at: Instant; readonly by: PersonId; readonly found: RevisitFinding }

/** A door drawn by lot: somebody else than who recorded it asks there again, without knowing what was recorded. */
export interface Revisit {
  readonly id: string
  readonly project: ProjectId; readonly round: number; readonly household: HouseholdId
  readonly building: PlaceId; readonly within: readonly PlaceId[]; readonly room: string
  readonly helper: PersonId
  readonly drawnAt: Instant
  /** From when on it is no longer visited: with the last day on which a household may disown what was recorded. */
  readonly until: Instant
  readonly state: 'due' | 'confirmed' | 'contradicted'
  readonly visits: readonly RevisitVisit[]
}

/** A door on the list of whoever visits again; what was recorded is not on it. */
export interface RevisitDue { readonly project: ProjectId; readonly title: string; readonly question: string; readonly household: HouseholdId; readonly building: PlaceId; readonly room: string; readonly drawnAt: Instant; readonly tries: number }

/** How the doors that were drawn turned out. */
export interface RevisitCount { readonly drawn: number; readonly confirmed: number; readonly contradicted: number }

/** One odd thing about one helper; never which answer was given. */
export interface PatternFound { readonly kind: AssistedPattern; readonly figures: Readonly<Record<string, number>> }

/** One helper of a round as those see them who answer for it. */
export interface HelperSeen { readonly helper: PersonId; readonly name: string; readonly recorded: number; readonly disowned: number; readonly revisits: RevisitCount; readonly patterns: readonly PatternFound[] }

/** What others wrote down in a round: by whom, how much of all, what was visited again, what looks odd. No answer is in it. */
export interface AssistedSeen {
  readonly answered: number; readonly assisted: number
  readonly helpers: readonly HelperSeen[]
  readonly revisits: RevisitCount
  /** Households that answered from one telephone, where there are suspiciously many. */
  readonly sharedDevices: readonly number[]
}
