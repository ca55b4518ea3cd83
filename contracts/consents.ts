/** A household's answer: one document per household and round, changed until the close. */
import type { Channel, ConsentAnswer } from './vocabulary'
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
export interface ConsentReceipt { readonly household: HouseholdId; readonly answer: ConsentAnswer; readonly receipt: string; readonly at: Instant; readonly revision: number; readonly late: boolean; readonly unresolved: boolean }

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
export interface MyConsents { readonly question: string; readonly costPerHousehold: number | null; readonly opensAt: Instant; readonly closesAt: Instant; readonly open: boolean; readonly households: readonly MyConsent[] }
export interface ConsentTurnout { readonly households: number; readonly answered: number; readonly closesAt: Instant; readonly open: boolean }
