/** The shape of a city's pack: dated values, each with the clause it rests on. */
import type {
  AwardBox, BallotWay, Bound, Category, DeterminationField, EligibilityTest, ExclusionReason, JointLead, OptionalStage, OwnersItem, PackId, ProblemLevel, ProblemSolver, ProcessField, ProjectType, QuorumBase, RaterGroup, ResolutionField, ResultField, Role, SeatClass, SittingBody, SplittingGround, BarListField, BulletinField, CircularField, ContributionField, ProgressField, YearEndField } from './vocabulary'
import type { Day, Fen } from './reply'

/** quoted: from the scheme's own text · published: published elsewhere · law: statute · assumption: ours, to be confirmed by the district. */
export type SourceTag = 'quoted' | 'published' | 'law' | 'assumption'

/** rule: a rule decides by the value · built: the system is made so that it holds · reading: it stands in the pack to be read, and nothing is decided by it. */
export type PolicyUse = 'rule' | 'built' | 'reading'

/** One value, in force from a day until (and including) another, with the clause that says so. */
export interface DatedValue<T> {
  readonly from: Day
  readonly until: Day | null
  readonly value: T
  readonly clause: string
  readonly quote?: string
  readonly tag: SourceTag
}

/** A share as an exact fraction; `strict` means “more than”, otherwise “at least”. */
export interface ShareRule { readonly numerator: number; readonly denominator: number; readonly strict: boolean }

export type ApprovalLevel = 'community' | 'street' | 'district'

/** One kind of project and its cap; without `bound` the figure itself is within it. */
export interface TypeRule { readonly type: ProjectType; readonly label: string; readonly capFen: Fen | null; readonly capMode: 'hard' | 'principle'; readonly bound?: Bound }

/** Who approves up to a figure; without `bound` the figure itself belongs to the tier. */
export interface ApprovalTier { readonly upToFen: Fen | null; readonly levels: readonly ApprovalLevel[]; readonly bound?: Bound }

/** From when on assisted answers look odd: so many within so many minutes, between two hours of the night, so many that are all the same, so many households from one telephone. */
export interface PatternRule { readonly burstAnswers: number; readonly burstMinutes: number; readonly nightFromHour: number; readonly nightUntilHour: number; readonly sameAnswersMin: number; readonly deviceHouseholdsMin: number }

/** An annual award: how many nominees stand at most, how many of them one ballot names, how many are awarded, how many hundredths the residents' box weighs beside the experts', and how many ballots each box needs. */
export interface AwardRule { readonly nomineesMax: number; readonly choicesMost: number; readonly winnersMax: number; readonly residentsPercent: number; readonly ballotsMin: number }

/** From when on a figure of a year is worth a look: so many hundredths of the spending in December, a cost within so many hundredths of its cap, fewer than so many hundredths of the households agreeing, more than so many contracts for one supplier. */
export interface SignalFigures { readonly decemberPercent: number; readonly nearCapPercent: number; readonly endorsementPercent: number; readonly quoteSpreadPercent: number; readonly contractsMost: number }

export interface SittingRule { readonly body: SittingBody; readonly quorum: ShareRule; readonly pass: ShareRule; readonly noticeDays: number }

/** What does not belong in the scheme. hard: never; principle (原则上): only with a written reason, by the level that `nextHigherLevel` names. */
export interface ExclusionRule { readonly reason: ExclusionReason; readonly mode: 'hard' | 'principle' }

/** How many of a council's seats one class holds; `seatsMax` null: as many as there are, but no fewer than `seatsMin`. */
export interface SeatRule { readonly seatClass: SeatClass; readonly seatsMin: number; readonly seatsMax: number | null }

/** Projects that share every one of these grounds within the period are one family: caps and tiers measure the sum of its costs. */
export interface SplittingRule { readonly same: readonly SplittingGround[]; readonly period: 'fiscalYear' }

/** What the city adds to a district's money: `city` fen for every `district` fen, at most `capPerCommunityYearlyFen` times the district's communities (an average, not a cap on each). */
export interface MatchingRule { readonly city: number; readonly district: number; readonly capPerCommunityYearlyFen: Fen | null; readonly mode: 'hard' | 'principle' }

/** By how much the yearly money grows at least, in each period of so many years from `fromYear` on (cumulative over the period). */
export interface GrowthRule { readonly fromYear: number; readonly periodYears: number; readonly rateMin: ShareRule }

/** A list of what may (positive) or may not (negative) be applied for; `type` null: for every type. The items are imported where nobody published them. */
export interface ScopeList { readonly type: ProjectType | null; readonly mode: 'positive' | 'negative'; readonly itemCount: number | null }

/** A project of several communities: which councils must pass it, how its cost is split, and whether one street leads. */
export interface CrossCommunityRule { readonly councils: 'each'; readonly costSplit: 'byAgreement'; readonly leadStreet: boolean }

/** Who solves the problems of a level; only one that somebody of that level tried may go up. */
export interface ProblemLevelRule { readonly level: ProblemLevel; readonly solvedBy: readonly ProblemSolver[] }

/** How many must come and how many of them must agree. */
export interface MeetingRule { readonly quorum: ShareRule; readonly pass: ShareRule }

/** Owners' joint decisions: participation and consent are measured twice, by head and by area (民法典 §278). */
export interface OwnersRule { readonly participation: ShareRule; readonly special: ShareRule; readonly ordinary: ShareRule; readonly specialItems: readonly OwnersItem[] }

/** One day that differs from the State Council's yearly calendar. */
export interface CalendarChange { readonly day: Day; readonly is: 'work' | 'rest' }

/** Which words include the figure itself and which do not (民法典 §1259). */
export interface BoundWords { readonly inclusive: readonly string[]; readonly exclusive: readonly string[] }

/** What a scheme may say, and what its district may change. A value that is not published is absent, never zero. */
export interface SchemeValues {
  readonly optionalStages: readonly OptionalStage[]
  readonly types: readonly TypeRule[]
  readonly capBasis: 'totalCost' | 'fundShare'
  /** Who may pass what is only 原则上 forbidden (a cap, an exclusion): the level above the one that approves; absent where the scheme has nothing of the kind. */
  readonly nextHigherLevel: ApprovalLevel
  /** Costs that count together against caps and tiers; any one of the rules is enough to make a family. */
  readonly splitting: readonly SplittingRule[]
  readonly categories: readonly Category[]
  /** All of these together; a project that fails one is turned down by the reason code nearest to it. */
  readonly eligibility: readonly EligibilityTest[]
  /** Absent: the scheme publishes no exclusions. */
  readonly exclusions: readonly ExclusionRule[]
  readonly scopeLists: readonly ScopeList[]
  readonly crossCommunity: CrossCommunityRule
  readonly problemLevels: readonly ProblemLevelRule[]
  readonly proposerRoles: readonly Role[]
  /** How many residents must endorse a department's demand before it may become a proposal. */
  readonly residentEndorsementsMin: number
  readonly organiserRoles: readonly Role[]
  readonly organiserReviewWorkingDays: number
  readonly triageWorkingDays: number
  readonly consentThreshold: ShareRule | null
  readonly consentWindowDays: number
  readonly pollWindowDays: number
  readonly assistedMaxPerHelper: number
  /** How long after the close an answer may still arrive that was taken in time without a network. */
  readonly offlineGraceHours: number
  /** Until how many days after the close a household may say that it never gave what a helper recorded. */
  readonly repudiationDays: number
  /** Of so many doors that one helper records, one is drawn by lot and visited again by another person. */
  readonly revisitOneIn: number
  readonly assistedPatterns: PatternRule
  readonly consultConvenerRoles: readonly Role[]
  readonly sitting: SittingRule
  readonly sittingRoundsMax: number
  /** A council whose filled seats do not meet every rule may not sit. */
  readonly councilSeats: readonly SeatRule[]
  /** The residents' share of the filled seats. */
  readonly residentShareMin: ShareRule
  /** The ways in which a sitting may vote; who calls it chooses, and the first is taken where nothing is said. Absent: in secret. */
  readonly ballotWays: readonly BallotWay[]
  /** Absent: the quorum is counted of the filled seats. */
  readonly quorumBase: QuorumBase
  readonly approvalTiers: readonly ApprovalTier[]
  readonly approvalWorkingDays: number
  readonly publishWorkingDays: number
  readonly objectionDays: number
  /** Whether the objection window counts calendar days or working days; calendar days where the scheme is silent. */
  readonly objectionDayType: 'calendar' | 'working'
  readonly objectionAnswerWorkingDays: number
  /** Within how many working days of the answer a review can be asked for, and within how many of asking it is decided. */
  readonly objectionReviewWorkingDays: number
  readonly commentAnswerWorkingDays: number
  readonly sheetAnswerWorkingDays: number
  /** Of which days the board has to be photographed before a window closes: any one, or one while it begins and one when it has hung to its last day. */
  readonly boardPhotos: 'once' | 'bothEnds'
  /** From which day on a sheet that was torn down counts as gone: the first report of it, or the day after the last picture of it. */
  readonly sheetGoneFrom: 'report' | 'lastPhoto'
  readonly auditAnswerWorkingDays: number
  /** How many days whoever gave has to say whether the money may be used for something else; saying nothing is a no. */
  readonly donorAnswerDays: number
  /** Words that stand in no name that a giver asks for. */
  readonly namingForbidden: readonly string[]
  /** For how many months from the asking on a name may be asked for, at the most. */
  readonly namingMonthsMax: number
  readonly postingDaysMin: number
  readonly resolutionFields: readonly ResolutionField[]
  /** What has to be public of the work before its result is. */
  readonly processFields: readonly ProcessField[]
  readonly determinationFields: readonly DeterminationField[]
  readonly resultFields: readonly ResultField[]
  readonly progressFields: readonly ProgressField[]
  readonly contributionFields: readonly ContributionField[]
  readonly bulletinFields: readonly BulletinField[]
  readonly circularFields: readonly CircularField[]
  readonly yearEndFields: readonly YearEndField[]
  readonly barListFields: readonly BarListField[]
  readonly approvalBulletinEveryMonths: number
  readonly circularEveryMonths: number
  readonly determinationPublisherRoles: readonly Role[]
  readonly fundUnitKind: 'community' | 'street' | 'district'
  readonly fundYearlyFen: Fen
  readonly fundDistrictYearlyMaxFen: Fen
  readonly matching: MatchingRule
  readonly growth: GrowthRule
  /** 补差: the fund gives what sponsors and residents leave open, and no more. */
  readonly fundFillsGap: boolean
  readonly planningHorizonYears: number
  readonly implementerChooserRoles: readonly Role[]
  readonly quotesMin: number
  /** Who leads where filed community organisations take part (联合申报); absent: the scheme knows none, and a supplier is registered. */
  readonly jointDeclarationLead: JointLead
  readonly serviceStartMonths: number
  readonly physicalFinishMonths: number
  readonly sameYearCompletion: boolean
  /** For how many fiscal years after an unfinished one the same project is not accepted again. */
  readonly rebidBarYears: number
  readonly acceptanceWorkingDays: number
  readonly acceptanceGroupMin: number
  /** How many more inspect the work where whoever proposed it builds it (E79). */
  readonly proposerBuildsMembersMore: number
  readonly acceptanceResidentsMin: number
  readonly settlementDays: number
  readonly satisfactionWindowDays: number
  readonly satisfactionAnswersMin: number
  /** How many of each group are drawn at most; a group of no more is asked whole, 0 leaves it out. */
  readonly satisfactionSample: Readonly<Record<RaterGroup, number>>
  readonly satisfactionCloserRoles: readonly Role[]
  /** Who approves that a community lets another have money of the year; absent: none may. */
  readonly reallocationApprovers: readonly Role[]
  /** The boxes in which the projects of a year are judged for 年度优秀项目; absent where the scheme has no award. */
  readonly annualAward: readonly AwardBox[]
  readonly awardRule: AwardRule
  readonly handoverWorkingDays: number
  readonly partyStudyRequired: boolean
  readonly leadingGroupMeetsEveryMonths: number
  readonly fieldCheckEveryMonths: number
  readonly signalFigures: SignalFigures
  /** How many working days before a duty is due those it waits for are reminded. */
  readonly remindWorkingDays: number
  /** Days that were announced after the yearly calendar, or that only this place keeps: they govern every open time limit from the day the value is in force, whatever a project is pinned to. */
  readonly calendarChanges: readonly CalendarChange[]
}

/** What only national law says. The rules hold it; it stands here for its clause, which every answer and docs/policies.md show. No district changes it. */
export interface LawValues {
  readonly boundWords: BoundWords
  readonly startDayExcluded: boolean
  readonly monthEndRule: 'lastDayOfMonth'
  readonly restDayEndMoves: boolean
  readonly workingDayCalendar: 'stateCouncil'
  readonly ownersDecision: OwnersRule
  readonly residentsMeeting: MeetingRule
  /** Under every scheme whose `sitting` is a representatives' meeting. */
  readonly representativesMeeting: MeetingRule
  readonly representativesMeetingEveryMonths: number
  readonly representativesShareMin: ShareRule
  readonly boardRequired: boolean
  readonly supervisionExcludesRelatives: boolean
  readonly auditRequestRepresentativesShare: ShareRule
  readonly auditRequestResidentsShare: ShareRule
  readonly voluntaryOnly: boolean
  readonly apportioningForbidden: boolean
  readonly publicFundraisingInAppForbidden: boolean
  readonly mainDonorNamingApprovedBy: ApprovalLevel
  readonly purposeChangeNeedsDonorConsent: boolean
  readonly archiveYearsMin: number
  /** Whoever has a contract can answer for it before the law: a group that is only filed cannot. */
  readonly supplierAnswersForItself: boolean
  readonly fiscalYearEndsOn: '12-31'
  readonly carryOverYearsMax: number
  readonly publicationNeedsConsent: boolean
  readonly guardianConsentBelowAge: number
}

/** Everything that an official could change. */
export interface PolicyValues extends SchemeValues, LawValues {}
export type SchemeKey = keyof SchemeValues
export type PolicyKey = keyof PolicyValues

export interface PolicyPack {
  readonly id: PackId
  readonly title: string
  readonly schemeName: string
  readonly city: string
  readonly document: string
  /** `illustrative` until a district confirms it in writing. */
  readonly status: 'illustrative' | 'confirmed'
  readonly acceptsProposalsFrom: Day
  readonly acceptsProposalsUntil: Day | null
  /** The city's scheme that this district's stands under and may only tighten, if there is one. */
  readonly under?: PackId
  readonly values: { readonly [K in PolicyKey]?: readonly DatedValue<PolicyValues[K]>[] }
}

/** Where a rule stands: its clause and words, since when it has been in force, and how sure we are of it. */
export interface Basis { readonly clause: string; readonly since: Day | null; readonly quote?: string; readonly tag: SourceTag }

/** One value as it governed on a day, with its source. */
export interface Governing<T> extends Basis { readonly value: T; readonly since: Day }

/** A pack as it stood on one day: what a project is pinned to at proposal and judged by to its end. */
export interface Policy {
  readonly packId: PackId
  readonly asOf: Day
  /** How many confirmed changes of the district it takes in (第几版); 0 is the scheme as published. */
  readonly version: number
  readonly schemeName: string
  readonly title: string
  readonly status: 'illustrative' | 'confirmed'
  readonly acceptsProposalsFrom: Day
  readonly acceptsProposalsUntil: Day | null
  /** Absent key: the scheme publishes no such value, and no rule applies. */
  readonly values: { readonly [K in PolicyKey]?: Governing<PolicyValues[K]> }
}
