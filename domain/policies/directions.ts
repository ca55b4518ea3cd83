/** In which direction each value is tighter: what the layer below may not ask less than. A value without a direction is the layer's own affair. */
import { RATER_GROUPS } from '../../contracts/vocabulary'
import type { ApprovalLevel, ApprovalTier, MeetingRule, PolicyKey, PolicyValues, ShareRule, TypeRule } from '../../contracts/policies'
import type { Fen } from '../../contracts/reply'
import type { ProjectType } from '../../contracts/vocabulary'

/** True when the value below asks for less than the one above. */
type Looser<T> = (below: T, above: T) => boolean

const fewer: Looser<number> = (below, above) => below < above
const more: Looser<number> = (below, above) => below > above
const dropsYes: Looser<boolean> = (below, above) => above && !below
/** Whatever stands above must stand below too. */
const leavesOut: Looser<readonly string[]> = (below, above) => above.some((one) => !below.includes(one))

/** True when one share asks for less than another: a smaller fraction, or the same one that includes its own figure. Compared exactly. */
const smallerShare: Looser<ShareRule> = (below, above) => {
  const [one, other] = [BigInt(below.numerator) * BigInt(above.denominator), BigInt(above.numerator) * BigInt(below.denominator)]
  return one === other ? above.strict && !below.strict : one < other
}
/** A right that needs a larger share of the people is the harder one to use. */
const largerShare: Looser<ShareRule> = (below, above) => smallerShare(above, below)
const smallerMeeting: Looser<MeetingRule> = (below, above) => smallerShare(below.quorum, above.quorum) || smallerShare(below.pass, above.pass)

const RANK: Readonly<Record<ApprovalLevel, number>> = { community: 0, street: 1, district: 2 }
const lower: Looser<ApprovalLevel> = (below, above) => RANK[below] < RANK[above]

// 深圳's 实物 covers goods and works, which a district may tell apart.
const COVERED_BY: Readonly<Partial<Record<ProjectType, ProjectType>>> = { engineering: 'physical', goods: 'physical', physicalEngineering: 'physical' }
const coverOf = (types: readonly TypeRule[], type: ProjectType): TypeRule | undefined => types.find((one) => one.type === type) ?? types.find((one) => one.type === COVERED_BY[type])

function higherCap(below: TypeRule, above: TypeRule): boolean {
  if (above.capFen === null) return false
  if (below.capFen === null || below.capFen > above.capFen || (above.capMode === 'hard' && below.capMode === 'principle')) return true
  return below.capFen === above.capFen && above.bound === 'exclusive' && below.bound !== 'exclusive'
}
/** A type that nothing above foresees is money for what was not foreseen. */
const higherCaps: Looser<PolicyValues['types']> = (below, above) => below.some((one) => {
  const cover = coverOf(above, one.type)
  return cover === undefined || higherCap(one, cover)
})

const tierFor = (tiers: readonly ApprovalTier[], fen: Fen): readonly ApprovalLevel[] =>
  tiers.find(({ upToFen, bound }) => upToFen === null || (bound === 'exclusive' ? fen < upToFen : fen <= upToFen))?.levels ?? []
const highest = (levels: readonly ApprovalLevel[]): number => Math.max(...levels.map((level) => RANK[level]))

/** For some amount a lower level has the last word, or a level of the same rank is passed over. */
const lowerTiers: Looser<readonly ApprovalTier[]> = (below, above) => {
  const edges = [...below, ...above].flatMap(({ upToFen }) => (upToFen === null ? [] : [upToFen - 1, upToFen, upToFen + 1]))
  return [0, ...edges, Number.MAX_SAFE_INTEGER].filter((fen) => fen >= 0).some((fen) => {
    const [own, wanted] = [tierFor(below, fen), tierFor(above, fen)]
    return highest(own) < highest(wanted) || (highest(own) === highest(wanted) && leavesOut(own, wanted))
  })
}

const otherSeats: Looser<PolicyValues['councilSeats']> = (below, above) => above.some((wanted) => {
  const own = below.find(({ seatClass }) => seatClass === wanted.seatClass)
  return own === undefined || own.seatsMin < wanted.seatsMin || (wanted.seatsMax !== null && (own.seatsMax === null || own.seatsMax > wanted.seatsMax))
})

const moreFromTheCity: Looser<PolicyValues['matching']> = (below, above) =>
  BigInt(below.city) * BigInt(above.district) > BigInt(above.city) * BigInt(below.district)
  || (above.capPerCommunityYearlyFen !== null && (below.capPerCommunityYearlyFen === null || below.capPerCommunityYearlyFen > above.capPerCommunityYearlyFen))

/** Every value's direction; null where none is set. For days it is the public's side: officials' time may not grow, residents' time may not shrink. */
export const LOOSER: { readonly [K in PolicyKey]: Looser<PolicyValues[K]> | null } = {
  optionalStages: leavesOut,
  types: higherCaps,
  capBasis: (below, above) => above === 'totalCost' && below === 'fundShare',
  nextHigherLevel: lower,
  // A rule of fewer grounds makes larger families: every rule above must be covered by one at least as wide.
  splitting: (below, above) => above.some((rule) => !below.some((own) => own.period === rule.period && own.same.every((ground) => rule.same.includes(ground)))),
  categories: null,
  eligibility: leavesOut,
  exclusions: (below, above) => above.some(({ reason, mode }) => !below.some((own) => own.reason === reason && (mode === 'principle' || own.mode === 'hard'))),
  scopeLists: null,
  crossCommunity: null,
  problemLevels: null,
  proposerRoles: leavesOut,
  organiserRoles: null,
  organiserReviewWorkingDays: more,
  triageWorkingDays: more,
  consentThreshold: (below, above) => above !== null && (below === null || smallerShare(below, above)),
  consentWindowDays: fewer,
  pollWindowDays: fewer,
  assistedMaxPerHelper: more,
  offlineGraceHours: null,
  repudiationDays: fewer,
  revisitOneIn: more,
  assistedPatterns: null,
  consultConvenerRoles: null,
  sitting: (below, above) => below.body !== above.body || smallerMeeting(below, above) || below.noticeDays < above.noticeDays,
  sittingRoundsMax: more,
  councilSeats: otherSeats,
  residentShareMin: smallerShare,
  ballotWays: null,
  quorumBase: (below, above) => above === 'allSeats' && below === 'filledSeats',
  approvalTiers: lowerTiers,
  approvalWorkingDays: more,
  publishWorkingDays: more,
  objectionDays: fewer,
  objectionDayType: (below, above) => above === 'working' && below === 'calendar',
  objectionAnswerWorkingDays: more,
  // The same number bounds asking and deciding: neither fewer nor more is tighter.
  objectionReviewWorkingDays: null,
  commentAnswerWorkingDays: more,
  sheetAnswerWorkingDays: more,
  boardPhotos: (below, above) => above === 'bothEnds' && below === 'once',
  // The last picture is never later than the report.
  sheetGoneFrom: (below, above) => above === 'lastPhoto' && below === 'report',
  auditAnswerWorkingDays: more,
  donorAnswerDays: fewer,
  namingForbidden: leavesOut,
  namingMonthsMax: more,
  residentEndorsementsMin: fewer,
  postingDaysMin: fewer,
  resolutionFields: leavesOut,
  processFields: leavesOut,
  determinationFields: leavesOut,
  resultFields: leavesOut,
  progressFields: leavesOut,
  contributionFields: leavesOut,
  bulletinFields: leavesOut,
  circularFields: leavesOut,
  yearEndFields: leavesOut,
  barListFields: leavesOut,
  approvalBulletinEveryMonths: more,
  circularEveryMonths: more,
  determinationPublisherRoles: null,
  fundUnitKind: null,
  fundYearlyFen: null,
  fundDistrictYearlyMaxFen: more,
  matching: moreFromTheCity,
  growth: (below, above) => smallerShare(below.rateMin, above.rateMin) || below.periodYears > above.periodYears || below.fromYear > above.fromYear,
  fundFillsGap: dropsYes,
  planningHorizonYears: null,
  implementerChooserRoles: null,
  quotesMin: fewer,
  jointDeclarationLead: (below, above) => above === 'registeredOrg' && below === 'legalPerson',
  serviceStartMonths: more,
  physicalFinishMonths: more,
  sameYearCompletion: dropsYes,
  rebidBarYears: fewer,
  acceptanceWorkingDays: more,
  acceptanceGroupMin: fewer, proposerBuildsMembersMore: fewer,
  acceptanceResidentsMin: fewer,
  settlementDays: more,
  satisfactionWindowDays: fewer,
  satisfactionAnswersMin: fewer,
  satisfactionSample: (below, above) => RATER_GROUPS.some((group) => below[group] < above[group]),
  satisfactionCloserRoles: null, reallocationApprovers: null,
  annualAward: leavesOut,
  awardRule: null,
  handoverWorkingDays: more,
  partyStudyRequired: dropsYes,
  leadingGroupMeetsEveryMonths: more,
  fieldCheckEveryMonths: more,
  signalFigures: null,
  remindWorkingDays: null,
  calendarChanges: null,
  boundWords: (below, above) => leavesOut(below.inclusive, above.inclusive) || leavesOut(below.exclusive, above.exclusive),
  startDayExcluded: dropsYes,
  monthEndRule: null,
  restDayEndMoves: dropsYes,
  workingDayCalendar: null,
  ownersDecision: (below, above) => smallerShare(below.participation, above.participation) || smallerShare(below.special, above.special) || smallerShare(below.ordinary, above.ordinary) || leavesOut(below.specialItems, above.specialItems),
  residentsMeeting: smallerMeeting,
  representativesMeeting: smallerMeeting,
  representativesMeetingEveryMonths: more,
  representativesShareMin: smallerShare,
  boardRequired: dropsYes,
  supervisionExcludesRelatives: dropsYes,
  auditRequestRepresentativesShare: largerShare,
  auditRequestResidentsShare: largerShare,
  voluntaryOnly: dropsYes,
  apportioningForbidden: dropsYes,
  publicFundraisingInAppForbidden: dropsYes,
  mainDonorNamingApprovedBy: lower,
  purposeChangeNeedsDonorConsent: dropsYes,
  archiveYearsMin: fewer,
  supplierAnswersForItself: dropsYes,
  fiscalYearEndsOn: null,
  carryOverYearsMax: more,
  publicationNeedsConsent: dropsYes,
  guardianConsentBelowAge: fewer,
}

/** What the law asks of every representatives' meeting, whichever scheme calls it. */
export const belowLawsMeeting = (sitting: PolicyValues['sitting'], law: MeetingRule): boolean => sitting.body === 'representativesMeeting' && smallerMeeting(sitting, law)
