/** A project as the records tell it: the read snapshot that is folded from its stream. */
import type { RevisitCount } from './consents'
import type { AccountMove, Joint, JointCouncil } from './joint'
import type {
  BallotWay, Category, Channel, Command, DeadlineKind, EligibilityTest, ExclusionGround, ExclusionReason, NoticeKind, ObjectionState, PackId, PledgeState, ProblemLevel, ProcurementMethod, ProjectType,
  PurposeAnswer, RejectionReason, Role, RuleName, RuleResult, SeatClass, SittingBody, SplittingGround, Stage, Vote, FundingSource,
} from './vocabulary'
import type { Action, Day, Fen, FileId, Instant, PersonId, PlaceId, ProjectId, Refusal } from './reply'
import type { Electorate, SealedSet } from './ballots'
import type { RatingFrame, RatingSample, WalkIns } from './satisfaction'
import type { Basis, ShareRule } from './policies'
import type { Naming, NamingView, Purpose, PurposeView } from './giving'
import type { DemandOrigin } from './demands'
import type { Change, Expense, Implementer, OrgPart, Quote } from './suppliers'
import type { AuditRequest, BarAppeal, Comment, CommentView, Correction, CorrectionMarks, CorrectionView, SheetGap, WindowRestart, SheetReport } from './watching'

/** One event of a project's stream; `command` says what was done, `data` what was said and found. */
export interface ProjectEvent {
  readonly project: ProjectId
  /** Contiguous from 1. */
  readonly version: number
  readonly transition: string
  readonly command: Command
  readonly from: Stage; readonly to: Stage
  /** Optional stages of the union route that this project's pack leaves out, passed on the way. */
  readonly passed: readonly Stage[]
  /** A person's id, or `system` for the timer; and the role it acted in. */
  readonly by: { readonly person: PersonId; readonly role: Role }
  readonly at: Instant
  readonly packVersion: Day
  readonly data: unknown
  /** What the public is told of it: no names of residents, no phone numbers. */
  readonly told: Readonly<Record<string, string | number>>
  readonly photos: readonly FileId[]
  /** The clocks that run after it. */
  readonly deadlines: readonly Deadline[]
  /** The other projects of the family as they were seen, where the decision asked for them. */
  readonly family?: readonly Kin[]
  /** Why it was allowed: rule, clause and figures. */
  readonly because: readonly Reason[]; /** What moved in which community’s account, where several pay. */ readonly moves?: readonly AccountMove[]
}

/** Another project that counts together with this one against caps and tiers, at what it costs; `same` is what the two share. */
export interface Kin { readonly project: ProjectId; readonly code: string; readonly title: string; readonly fen: Fen; readonly same: readonly SplittingGround[] }

/** What the committee found when it went through the scheme's own list; public with the project. */
export interface Checks {
  readonly exclusions: readonly { readonly reason: ExclusionReason; readonly applies: boolean; readonly ground: ExclusionGround | null; readonly text: string | null }[]
  readonly eligible: readonly EligibilityTest[]
  /** Barred projects that look like this one, and why it is another. */
  readonly distinct: readonly { readonly code: string; readonly text: string }[]
  /** The entry of the scheme's published list that it falls under. */
  readonly scopeItem: string | null
}

/** One rule as it was applied: which, since when, from which words of which text, with which figures, and what came out. */
export interface Reason extends Basis { readonly rule: RuleName; readonly figures: Readonly<Record<string, string | number>>; readonly result: RuleResult }

export interface Deadline {
  readonly kind: DeadlineKind
  readonly due: Day
  /** The day that the clock started from (not counted). */
  readonly anchor: Day
  /** 「怎么算的」: the counted days, in words of the calendar. */
  readonly how: string
  readonly clause: string
  readonly calendarVersion: string
  /** True while the calendar of a year is not published yet. */
  readonly estimate: boolean
  /** The day on which those it waits for were reminded of it, once they have been. */
  readonly remindedOn?: Day
  /** When it went up to the next level after it had passed, and to whom there. */
  readonly escalated?: { readonly on: Day; readonly to: readonly Role[] }
  /** The times in which the sheet was gone, each added at the end of a window: first and last day, both counted. */
  readonly gaps?: readonly SheetGap[]; /** Where a correction had the window begin anew. */ readonly restart?: WindowRestart
}

/** A deadline as pages show it: past its day, with the working days since; null while it is in time or only a window. */
export interface DeadlineView extends Deadline { readonly overdueBy: number | null }

/** What has passed without being done: which duty, and how many working days ago. */
export interface Overdue { readonly kind: DeadlineKind; readonly due: Day; readonly workingDays: number; readonly escalated: boolean }

export interface Objection {
  readonly id: string; readonly at: Instant; readonly text: string; readonly state: ObjectionState; readonly answer: string | null; readonly answeredAt: Instant | null; readonly answerDue: Day
  /** The content check was not sure of its words: only who answers it reads them, until that person shows them to everybody or keeps them back. */
  readonly held?: boolean
  /** Last day on which whoever objected may have it looked at once more; absent where it was upheld, or the scheme knows no second review. */
  readonly reviewUntil?: Day
  readonly review?: Review
}
/** The second look at a dismissed objection: upheld, or the first answer confirmed. */
export interface Review { readonly at: Instant; readonly text: string; readonly due: Day; readonly state: ObjectionState; readonly answer: string | null; readonly answeredAt: Instant | null; readonly held?: boolean }
export interface Notice extends CorrectionMarks {
  readonly id: string; readonly kind: NoticeKind; readonly at: Instant
  /** Money in fen and counts as numbers; words as text. */
  readonly fields: Readonly<Record<string, string | number>>
  /** Last day on which an objection counts; null where the notice has no window. */
  readonly objectionUntil: Day | null
  /** The physical board keeps it at least until this day. */
  readonly postingUntil: Day | null
  /** The two clocks of the notice as they were counted: the objection window, and the posting where the law is in force. */
  readonly clocks: readonly Deadline[]
  readonly boardPhotos: readonly FileId[]
  /** The day of each picture of the board, in their order; absent where it was published before that was kept. */
  readonly boardDays?: readonly Day[]
  readonly sheetReports?: readonly SheetReport[]
  readonly objections: readonly Objection[]
}

export interface ConsentRound {
  readonly round: number; readonly question: string; readonly costPerHousehold: Fen | null
  /** The places whose households are asked; frozen with their number at opening. */
  readonly places: readonly PlaceId[]; readonly households: number; readonly rollHash: string
  readonly opensAt: Instant; readonly closesAt: Instant
  /** Until when an answer that was taken in time, and had no network, still counts. */
  readonly graceUntil: Instant
  readonly threshold: ShareRule | null
  readonly sealed: ConsentCount | null
}
export interface ConsentCount extends SealedSet {
  readonly households: number; readonly agree: number; readonly disagree: number; readonly undecided: number; readonly late: number
  readonly byChannel: Readonly<Record<Channel, number>>
  readonly byBuilding: readonly { readonly place: PlaceId; readonly households: number; readonly agree: number }[]
  /** Households whose members disagree, with no word of the representative: heard, not counted. */
  readonly unresolved: number
  /** Taken in time and arrived in the grace. */
  readonly offline: number
  /** The doors of the drawn tenth, and how they turned out by the sealing. */
  readonly revisits: RevisitCount
}
export interface PollRound {
  readonly round: number; readonly question: string; readonly options: readonly string[]
  readonly opensAt: Instant; readonly closesAt: Instant
  /** Who may vote, frozen at the opening: in the community's register by then, and of age. */
  readonly electorate: Electorate | null
  readonly sealed: PollCount | null
}
export interface PollCount extends SealedSet { readonly voters: number; readonly votes: readonly number[]; readonly late: number }
export interface Consultation { readonly at: Instant; readonly minutes: string; readonly participants: readonly string[]; readonly estimate: Fen; readonly partyStudy: boolean; readonly attachments: readonly FileId[] }

/** One seat of a body that decides: who holds it, over which place, and as what: in a meeting of representatives they are residents, and the committee’s own are committee. */
export interface CouncilSeat { readonly person: PersonId; readonly council: PlaceId; readonly seatClass: SeatClass | null }

export interface Sitting {
  readonly round: number; readonly body: SittingBody
  readonly on: Day; readonly place: string; readonly scheduledAt: Instant
  readonly members: readonly PersonId[]
  /** As what they sit, in the order of the members; absent where it was called before that was kept. */
  readonly seats?: readonly CouncilSeat[]
  /** All seats, vacant ones included, where the scheme counts the quorum of those. */
  readonly allSeats?: number
  readonly quorum: ShareRule; readonly pass: ShareRule
  /** Absent: in secret. */
  readonly way?: BallotWay
  /** The hands as they were counted, until a second person confirms them; who counted them. */
  readonly hands?: Readonly<Record<Vote, number>> & { readonly by: PersonId }
  readonly openedAt: Instant | null
  readonly present: readonly PersonId[]
  readonly recused: readonly { readonly person: PersonId; readonly reason: string }[]
  /** Who has voted; how is not readable before the close. */
  readonly voted: readonly PersonId[]
  readonly result: { readonly members: number; readonly present: number; readonly recused: number; readonly for: number; readonly against: number; readonly abstain: number; readonly passed: boolean; readonly ballotsHash: string
    /** How each seat of the roll voted, by its number from 1, where the vote was open. */
    readonly bySeat?: readonly { readonly seat: number; readonly vote: Vote }[]
  } | null
  readonly signatures: readonly { readonly person: PersonId; readonly role: Role; readonly at: Instant }[]
}

export interface Pledge { readonly id: string; readonly source: Exclude<FundingSource, 'fund'>; readonly from: PersonId; readonly publicName: string | null; readonly fen: Fen; readonly note: string; readonly state: PledgeState; readonly reference: string | null; /** With which document of which day it was given back, and by whom. */ readonly refund?: { readonly reference: string; readonly on: Day; readonly by: PersonId }; /** What its giver said to the question that was asked last. */ readonly purpose?: PurposeAnswer; /** Of which gift it is a part, where some of that was not needed. */ readonly of?: string; /** What is not needed of it stays for the upkeep of this work; absent: it is given back. */ readonly spare?: 'upkeep'; /** Who had received it for the project that it comes from. */ readonly receivers?: readonly PersonId[] }
export interface Progress { readonly at: Instant; readonly percent: number; readonly text: string; readonly photos: readonly FileId[] }
export interface AcceptanceMember { readonly person: PersonId; readonly kind: 'street' | 'resident' | 'leadingGroup' | 'committee'; readonly opinion: { readonly pass: boolean; readonly text: string } | null }
export interface Ticket { readonly id: string; readonly at: Instant; readonly text: string; readonly answer: string | null }

export interface Project {
  readonly id: ProjectId
  readonly version: number
  readonly stage: Stage
  readonly since: Instant
  /** Public short code: printed on the board, `/n/<code>`. */
  readonly code: string
  readonly district: PlaceId; readonly street: PlaceId; readonly community: PlaceId
  /** The narrowest place it is about, and everything above it. */
  readonly place: PlaceId; readonly within: readonly PlaceId[]
  /** The estate or building that it is in; null where it is about the whole community. */
  readonly estate: PlaceId | null
  /** What it is judged by to its end: the scheme as it stood on a day, with the first `version` changes that its district had confirmed (absent: none). */
  readonly pack: { readonly id: PackId; readonly asOf: Day; readonly version?: number }
  readonly title: string; readonly problem: string; readonly beneficiaries: string; readonly photos: readonly FileId[]; readonly where: string
  readonly roughCost: Fen | null
  readonly proposer: PersonId; readonly proposedBy: string; readonly assistedBy: PersonId | null; readonly proposedAt: Instant | null; readonly receipt: string | null
  readonly predecessor: ProjectId | null; /** The department's demand that it comes from; absent where residents thought of it themselves. */ readonly origin?: DemandOrigin
  readonly contentChecked: boolean
  readonly appealed: boolean
  readonly triage: { readonly type: ProjectType; readonly category: Category; readonly level: ProblemLevel; readonly estimate: Fen; readonly justification: string | null; readonly needsOwnersDecision: boolean; readonly ownersDecision: FileId | null } | null
  /** The checklist as it was answered at triage. */
  readonly checks: Checks | null
  readonly pending: { readonly kind: 'rejection'; readonly reason: RejectionReason; readonly text: string; readonly by: PersonId } | { readonly kind: 'transfer'; readonly department: string; readonly text: string; readonly by: PersonId } | { readonly kind: 'unfinished' } | null
  readonly rejection: { readonly reason: RejectionReason; readonly text: string; readonly stage: Stage } | null
  readonly mergedInto: ProjectId | null; readonly transferredTo: string | null
  readonly consent: ConsentRound | null
  readonly poll: PollRound | null
  readonly consultations: readonly Consultation[]
  readonly sitting: Sitting | null
  readonly sittings: number
  readonly notices: readonly Notice[]
  readonly approvals: readonly { readonly level: 'community' | 'street' | 'district'; readonly at: Instant; readonly by: PersonId; readonly text: string }[]
  /** What may be taken from the fund, as approved; reserved in the same write as the approval. */
  readonly approvedFundFen: Fen
  readonly fundId: string | null; /** Since when the street's plan holds it in reserve: released in time and reserved again, it begins no new years. */ readonly reservedOn?: Day | null
  readonly cost: Fen | null
  readonly pledges: readonly Pledge[]; /** The last question to those who gave; absent until one is asked. */ readonly purpose?: Purpose | null; /** The names that givers asked for. */ readonly namings?: readonly Naming[]
  readonly method: ProcurementMethod | null
  readonly quotes: readonly Quote[]
  readonly nominee: { readonly quote: number; readonly by: PersonId; readonly reason: string | null } | null
  readonly implementer: Implementer | null; /** No paper of the purchase may be thrown away before its end; null where nothing was bought. */ readonly keptUntil?: Day | null
  readonly startedOn: Day | null
  readonly progress: readonly Progress[]
  readonly expenses: readonly Expense[]
  readonly changes: readonly Change[]
  readonly completedOn: Day | null
  readonly acceptance: readonly AcceptanceMember[]
  readonly accounts: { readonly finalFen: Fen; readonly audit: string; readonly surplusFen: Fen; readonly on: Day } | null
  /** `frame`: who was drawn; surveys that were opened before there were samples have none. */
  readonly rating: { readonly opensAt: Instant; readonly closesAt: Instant; readonly frame?: RatingFrame; readonly result: RatingResult | null } | null
  readonly maintenance: { readonly unit: string; readonly duty: string; readonly phone: string; readonly letter: FileId | null } | null
  readonly tickets: readonly Ticket[]
  readonly comments: readonly Comment[]
  readonly audits: readonly AuditRequest[]
  readonly excused: string | null; /** A corrected version of the open notice, while it is not published. */ readonly correction?: Correction | null
  /** The one appeal against the bar. */
  readonly barAppeal?: BarAppeal | null
  readonly barredUntilYear: number | null
  /** The projects that count together with it, as last looked up. */
  readonly family: readonly Kin[]; /** Which other communities take part; absent where it is one community’s own. */ readonly joint?: Joint
  readonly deadlines: readonly Deadline[]
  /** Who did what, for the separation of duties. */
  readonly hands: readonly { readonly command: Command; readonly person: PersonId }[]
}
/** The scores of the drawn, and apart from them of whoever came by themselves; without a sample all are one. */
export interface RatingCount extends SealedSet { readonly answers: number; readonly scores: readonly number[]; readonly late: number; readonly walkInScores?: readonly number[] }
export interface RatingResult extends RatingCount { readonly average100: number; readonly enough: boolean; readonly minimum: number; readonly sample?: RatingSample; readonly walkIns?: WalkIns }

/** A council ballot as it is stored; unreadable until the sitting closes. */
export interface CouncilBallot { readonly _id: string; readonly matter: string; readonly voter: PersonId; readonly vote: Vote; readonly at: Instant }

/** A step of this project's own route, for the bar at the top of its page. */
export interface RouteStep { readonly stage: Stage; readonly state: 'done' | 'now' | 'ahead' }

/** One line of the life line. Names of residents never appear; officials appear by role. */
export interface LifeLineEntry {
  readonly version: number; readonly at: Instant; readonly command: Command; readonly stage: Stage; readonly passed: readonly Stage[]; readonly role: Role
  readonly facts: readonly { readonly key: string; readonly value: string | number }[]
  readonly because: readonly Reason[]
  readonly photos: readonly FileId[]
}

/** A project in a list. */
export interface ProjectCard {
  readonly id: ProjectId; readonly code: string; readonly title: string; readonly where: string; readonly stage: Stage; readonly since: Instant; readonly photo: FileId | null
  readonly community: PlaceId; readonly communityName: string; readonly scheme: string
  readonly cost: Fen | null; readonly deadline: Deadline | null; readonly overdue: Overdue | null
  readonly consent: { readonly households: number; readonly answered: number; readonly closesAt: Instant } | null
  readonly steps: readonly RouteStep[]
}

/** The whole page of one project, as anyone may see it, with what this caller may do. */
export interface ProjectView {
  /** What the caller has seen; an approval sends it back, so that nobody approves what has changed meanwhile. */
  readonly version: number
  readonly card: ProjectCard
  readonly problem: string; readonly beneficiaries: string; readonly photos: readonly FileId[]
  readonly proposedBy: string; readonly receipt: string | null; /** The department's demand that it comes from. */ readonly origin: DemandOrigin | null
  readonly triage: Project['triage']
  readonly family: Project['family']
  readonly checks: Project['checks']
  readonly rejection: Project['rejection']
  readonly pending: 'rejection' | 'transfer' | 'unfinished' | null
  readonly line: readonly LifeLineEntry[]
  readonly deadlines: readonly DeadlineView[]
  readonly money: {
    readonly cost: Fen | null; /** What of it the fund adds. */ readonly fund: Fen; /** What the fund holds for it already, and in which account. */ readonly held: Fen; readonly account: string | null; readonly sources: readonly { readonly source: FundingSource; readonly promised: Fen; readonly received: Fen; readonly label: string }[]
    readonly committed: Fen; readonly spent: Fen; readonly paid: Fen
    readonly pledges: readonly { readonly id: string; /** Of which gift it is a part; its own id where it is a whole one or what was used of it. */ readonly of: string; readonly name: string; readonly source: FundingSource; readonly fen: Fen; readonly state: PledgeState; readonly mine: boolean; readonly note: string; /** The number of the receipt, and of what it was given back with: for its giver and those who give it back. */ readonly reference: string; readonly refund: { readonly on: Day; readonly reference: string } | null; /** What its giver was asked and said; null where nothing was asked. */ readonly purpose: PurposeAnswer | null }[]; /** Whether those who gave are asked, or were, if their money may be used for something else. */ readonly purpose: PurposeView | null; readonly namings: readonly NamingView[]
    readonly expenses: readonly { readonly id: string; readonly at: Instant; readonly fen: Fen; readonly what: string; readonly paid: boolean; readonly receiver?: string; readonly passedOn?: readonly OrgPart[] }[]
    readonly final: Project['accounts']
  }
  readonly consent: (ConsentRound & { readonly answered: number }) | null
  readonly poll: (PollRound & { readonly turnout: number }) | null
  readonly sitting: SittingView | null; /** The communities of a project of several, the one that leads first; empty where it is one community’s own. */ readonly councils: readonly JointCouncil[]
  readonly consultations: readonly Consultation[]
  readonly notices: readonly Notice[]
  /** Which of the objections to the open notice the caller made; known to nobody else. */
  readonly myObjections: readonly string[]
  /** A corrected version of the open notice on its way, for those who draft, sign and publish it. */ readonly correction: CorrectionView | null
  readonly quotes: readonly Quote[]
  readonly implementer: Omit<Implementer, 'behind'> | null
  readonly progress: readonly Progress[]
  readonly rating: Project['rating'] & { readonly answered: number } | null
  readonly maintenance: Project['maintenance']
  readonly tickets: readonly Ticket[]
  readonly comments: readonly CommentView[]
  readonly audits: readonly AuditRequest[]
  /** Whether the caller has signed the request that is open. */
  readonly signedAudit: boolean
  readonly acceptance: readonly { readonly kind: AcceptanceMember['kind']; readonly passed: boolean | null; readonly text: string | null; readonly mine: boolean }[]
  readonly policy: { readonly packId: PackId; readonly title: string; readonly asOf: Day; readonly version: number; readonly status: 'illustrative' | 'confirmed'; readonly ballotWays: readonly BallotWay[]; readonly jointDeclaration: boolean }
  readonly actions: readonly Action[]
  /** The roles through which the caller sees this page. */
  readonly roles: readonly Role[]
}

/** A council by the classes of its seats, as anyone may see it: counts and days, no names. */
export interface CouncilView {
  readonly council: PlaceId; readonly name: string; readonly members: number
  /** What the scheme asks of each class; no upper bound, none vacant, where it does not say. */
  readonly classes: readonly { readonly seatClass: SeatClass; readonly filled: number; readonly seatsMin: number; readonly seatsMax: number | null; readonly vacant: number }[]
  /** Terms that are over soon. */
  readonly ending: readonly { readonly seatClass: SeatClass; readonly until: Day; readonly seats: number }[]
  /** Why it could not sit today. */
  readonly because: Refusal | null
}

/** A sitting as its members see it: live quorum, who is here, never how anyone voted. */
export interface SittingView {
  readonly project: ProjectId; readonly title: string; readonly body: SittingBody; readonly round: number; readonly on: Day; readonly place: string; /** Whose council sits, where several communities decide. */ readonly council: { readonly community: PlaceId; readonly name: string } | null
  readonly members: readonly { readonly person: PersonId; readonly name: string; readonly present: boolean; readonly recused: boolean; readonly voted: boolean; readonly me: boolean
    /** Of an open vote, once it is closed: for those who sit or run the sitting, and for everybody where it gives nobody of a small meeting away. */
    readonly vote: Vote | null
  }[]
  readonly way: BallotWay
  /** The hands as counted, for those in the room; nobody has confirmed them while there is no result. */
  readonly hands: Readonly<Record<Vote, number>> | null
  readonly memberCount: number; readonly presentCount: number; readonly quorumNeeds: number; readonly quorumMet: boolean
  readonly open: boolean
  readonly result: Omit<NonNullable<Sitting['result']>, 'bySeat'> | null
  readonly signatures: number
}
