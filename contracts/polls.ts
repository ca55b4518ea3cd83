/** A person's vote in a residents' poll on one project, and in a poll of a place on many. */
import type { Ballot, Call, Cast, Electorate, Receipt, SealedSet } from './ballots'
import type { AwardRule, ShareRule } from './policies'
import type { Fen, FileId, Instant, PersonId, PlaceId, ProjectId, Refusal } from './reply'
import type { AwardBox, Channel, Completion, PollKind, PollRule, PollState, Role, Ties, Utility } from './vocabulary'

/** One vote as it was cast. */
export interface PollChoice extends Cast { readonly option: number }

/** A person's ballot with everything that was ever in it. */
export interface PollBallot extends Ballot<PollChoice> { readonly voter: PersonId }

/** What a voter keeps. */
export interface PollReceipt extends Receipt { readonly option: number }

/** My vote as only I may see it, and the turnout. */
export interface MyVote { readonly question: string; readonly options: readonly string[]; readonly opensAt: Instant; readonly closesAt: Instant; readonly open: boolean; readonly mine: PollReceipt | null; readonly turnout: number; readonly electorate: Electorate | null }

/** How a ballot of a place's poll is filled in, with its limits: how many, in all and for one. */
export type BallotForm =
  | { readonly kind: 'yesNo' | 'approval' | 'knapsack' }
  | { readonly kind: 'chooseK' | 'ranking'; readonly most: number }
  | { readonly kind: 'points'; readonly total: number; readonly each: number }

/** Something that may be chosen: what it costs, from which pool it would be paid, and its project if it has one. */
export interface PollItem { readonly id: string; readonly title: string; readonly cost: Fen; readonly pool: number; readonly project: ProjectId | null; readonly nominee?: Nominee }

/** What a ballot shows of a finished project that stands for an award: its public code, a picture, and its satisfaction in hundredths of a point, of how many answers. */
export interface Nominee { readonly code: string; readonly photo: FileId | null; readonly average100: number; readonly answers: number }

/** One box of an annual award: its year, whose box it is, the poll that is the other one, how both are joined, and the clause; fixed before the opening. */
export interface AwardTerms extends Pick<AwardRule, 'winnersMax' | 'residentsPercent' | 'ballotsMin'> { readonly year: number; readonly box: AwardBox; readonly other: string; readonly clause: string; readonly ruleClause: string }

/** Where a nominee stands when both boxes are sealed: how many named it in each, the joined share in hundredths of a percent, rounded down, and whether it is awarded. */
export interface AwardStanding { readonly id: string; readonly residents: number; readonly experts: number; readonly share: number; readonly awarded: boolean }

/** What came out of both boxes: how many voted in each, and where the nominees stand; none where a box has fewer ballots than it needs. */
export interface AwardResult { readonly voters: Readonly<Record<AwardBox, number>>; readonly enough: boolean; readonly standings: readonly AwardStanding[] }

/** What an award would be opened with: who stands, how many experts judge, and how many stand too close to a nominee. */
export interface AwardDraft { readonly year: number; readonly items: readonly PollItem[]; readonly finished: number; readonly judges: number; readonly excluded: number; readonly rule: AwardRule; readonly clause: string; readonly ruleClause: string; readonly refusal: Refusal | null }

/** One budget of a poll: its place, whose residents of age choose what it pays for; frozen with their number at the opening. */
export interface Pool { readonly place: PlaceId; readonly name: string; readonly fen: Fen; readonly electorate: Electorate }

/** How winners are found; `least` is the share of voters that the rule `threshold` asks for. */
export interface PollMethod { readonly rule: PollRule; readonly utility: Utility; readonly completion: Completion; readonly ties: Ties; readonly least: ShareRule | null }

/** What was fixed and published before a poll opened, and never changes. */
export interface PollTerms {
  readonly place: PlaceId; readonly placeName: string
  readonly question: string; readonly explanation: string
  readonly form: BallotForm
  readonly items: readonly PollItem[]
  readonly pools: readonly Pool[]
  readonly method: PollMethod
  readonly opensAt: Instant; readonly closesAt: Instant
  /** Until when ballots still count that were filled in before the close and had no network; absent where the place has no such time. */
  readonly graceUntil?: Instant
  /** Present where it is a box of an annual award. */
  readonly award?: AwardTerms
}

/** What one rule takes: ids in the order in which it takes them, their cost, and how many voters have none of their choices among them. */
export interface Selected { readonly winners: readonly string[]; readonly cost: Fen; readonly unserved: number }

/** A pool as it was counted: support by item, what the published rule takes, and two others beside it. `votesHash` is over the lines of its exported ballots. */
export interface PoolOutcome {
  readonly voters: number
  readonly votesHash: string
  readonly support: readonly { readonly id: string; readonly voters: number; readonly points: number }[]
  readonly chosen: Selected; readonly greedy: Selected; readonly equalShares: Selected
}
/** `assisted` of the counted ballots were written down by helpers, `offline` were filled in before the close and arrived in the grace. */
export interface PollOutcome extends SealedSet { readonly late: number; readonly assisted: number; readonly offline?: number; readonly pools: readonly PoolOutcome[] }

/** What was decided on the outcome: the winners of the rule, or others with a reason that is published. */
export interface PollDecision { readonly at: Instant; readonly role: Role; readonly winners: readonly (readonly string[])[]; readonly overridden: boolean; readonly reason: string | null }

/** A poll of a place: a choice among many things with the money of one or more pools. */
export interface Poll extends PollTerms {
  readonly id: string
  readonly version: number
  readonly state: PollState
  /** Hash of the terms as they were published. */
  readonly termsHash: string
  readonly openedBy: PersonId
  /** Of an award: who votes in the experts' box and so in no other, and which experts stand too close to a nominee; nobody is told. */
  readonly judges?: readonly PersonId[]; readonly excluded?: readonly { readonly person: PersonId; readonly refusal: Refusal }[]
  readonly sealed: PollOutcome | null
  readonly decision: PollDecision | null
}

/** One whole ballot as it was cast: ids in the order of the voter, with points where the form has them; where it waited in a phone, when it was filled in, and whether it arrived in the grace. */
export interface ChoiceCast extends Cast { readonly choices: readonly string[]; readonly points: readonly number[]; readonly assisted?: AssistedCast; readonly takenAt?: Instant; readonly offline?: true }

/** That a helper wrote a ballot down: by which way, and on what evidence, which stays private. */
export interface AssistedCast { readonly helper: PersonId; readonly channel: Exclude<Channel, 'wechat'>; readonly evidence: readonly FileId[]; readonly called: Call | null }

/** A person's ballot. `alias` stands for the voter in every export; nothing leads from it to a person. */
export interface ChoiceBallot extends Ballot<ChoiceCast> {
  readonly voter: PersonId; readonly alias: string; readonly pools: readonly number[]
  /** When its voter said that it was never theirs, and who had written it down. */
  readonly disowned?: readonly { readonly at: Instant; readonly helper: PersonId }[]
}

/** My own ballot: which way it came where a helper wrote it down, and whether I may still say that it is not mine. */
export interface MyChoice extends ChoiceReceipt { readonly channel: Channel; readonly mayDisown: boolean }

/** What a helper hears of a ballot that was written down. */
export interface RecordedChoice extends Receipt { readonly poll: string }

export interface ChoiceReceipt extends Receipt { readonly choices: readonly string[]; readonly points: readonly number[] }

/** A poll as anyone may see it, with the caller's own ballot and what the caller may do. While it is open only the turnout is told. */
export interface PollView {
  readonly poll: Omit<Poll, 'openedBy' | 'judges' | 'excluded'>
  /** Of an award: the other box by its turnout, and what came out once both are sealed. */
  readonly award?: { readonly turnout: number; readonly electorate: Electorate; readonly termsHash: string; readonly result: AwardResult | null }
  readonly turnout: number
  readonly open: boolean
  readonly mine: MyChoice | null
  /** The caller, in whose name a ballot may wait in a phone. */
  readonly me: PersonId | null
  /** The pools that the caller may choose from, by place in the list. */
  readonly myPools: readonly number[]
  /** Why the caller may not; null where it may. */
  readonly may: { readonly vote: Refusal | null; readonly record: Refusal | null; readonly seal: Refusal | null; readonly decide: Refusal | null }
}

/** A poll in a list. */
export interface PollCard { readonly id: string; readonly question: string; readonly placeName: string; readonly kind: PollKind; readonly items: number; readonly fen: Fen; readonly opensAt: Instant; readonly closesAt: Instant; readonly state: PollState; readonly award?: Pick<AwardTerms, 'year' | 'box'> }

/** One part of an export; the parts joined are the file. */
export interface PollFilePart { readonly text: string; readonly next: string | null; readonly name: string }

/** What a published election's file says about a poll that could be held here: what is chosen among, with what money, on what kind of ballot. */
export interface PollDraft { readonly question: string; readonly form: BallotForm; readonly fen: Fen; readonly items: readonly { readonly id: string; readonly title: string; readonly cost: Fen }[]; readonly ballots: number }
