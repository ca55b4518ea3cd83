import type { SchemeKey, SchemeValues } from '../../../contracts/policies'
import { CATEGORIES, ELIGIBILITY_TESTS, EXCLUSION_REASONS, DETERMINATION_FIELDS, OPTIONAL_STAGES, PROBLEM_SOLVERS, PROCESS_FIELDS, RESOLUTION_FIELDS, RESULT_FIELDS, BAR_LIST_FIELDS, BULLETIN_FIELDS, CIRCULAR_FIELDS, CONTRIBUTION_FIELDS, PROGRESS_FIELDS, YEAR_END_FIELDS, PROJECT_TYPES, ROLES, SEAT_CLASSES, SITTING_BODIES, SPLITTING_GROUNDS } from '../../../contracts/vocabulary'
import { ELIGIBILITY_LABELS, EXCLUSION_LABELS, GROUND_LABELS, LEVEL_LABELS, SOLVER_LABELS } from '../../copy/policies'
import { POLICY_DESK } from '../../copy/policy-desk'
import { PART_WORDS } from '../../copy/policy-parts'
import { ROLE_LABELS } from '../../copy/roles'
import { STAGE_LABELS } from '../../copy/stages'
import { AWARD_BOX_LABELS, BODY_LABELS, CATEGORY_LABELS, FIELD_LABELS, SEAT_LABELS, TYPE_LABELS, WAY_LABELS } from '../../copy/words'

/** The word for what the value leaves open. */
export const ANY = 'any'

const HALF = { numerator: 1, denominator: 2, strict: true } as const

/** Where an editor begins on a value that the scheme does not publish; every value has the shape of its blank. */
const BLANKS: SchemeValues = {
  optionalStages: [], types: [{ type: 'engineering', label: TYPE_LABELS.engineering, capFen: null, capMode: 'hard' }], capBasis: 'totalCost', nextHigherLevel: 'district', splitting: [{ same: ['place', 'category'], period: 'fiscalYear' }],
  categories: [], eligibility: [], exclusions: [{ reason: 'thirdPartyDuty', mode: 'hard' }], scopeLists: [{ type: null, mode: 'positive', itemCount: null }], crossCommunity: { councils: 'each', costSplit: 'byAgreement', leadStreet: true }, problemLevels: [{ level: 1, solvedBy: ['residents', 'community'] }],
  proposerRoles: [], residentEndorsementsMin: 1, organiserRoles: [], organiserReviewWorkingDays: 3, triageWorkingDays: 5, consentThreshold: HALF, consentWindowDays: 15, pollWindowDays: 15,
  assistedMaxPerHelper: 30, offlineGraceHours: 24, repudiationDays: 7, revisitOneIn: 10, assistedPatterns: { burstAnswers: 6, burstMinutes: 10, nightFromHour: 22, nightUntilHour: 7, sameAnswersMin: 10, deviceHouseholdsMin: 3 }, consultConvenerRoles: [], sitting: { body: 'council', quorum: HALF, pass: HALF, noticeDays: 3 }, sittingRoundsMax: 3, councilSeats: [{ seatClass: 'resident', seatsMin: 1, seatsMax: null }], ballotWays: ['secret'], quorumBase: 'filledSeats', residentShareMin: HALF,
  approvalTiers: [{ upToFen: null, levels: ['street'] }], approvalWorkingDays: 5, publishWorkingDays: 2, objectionDays: 5, objectionDayType: 'calendar', objectionAnswerWorkingDays: 5, objectionReviewWorkingDays: 5, commentAnswerWorkingDays: 5, sheetAnswerWorkingDays: 1, sheetGoneFrom: 'report', boardPhotos: 'bothEnds', auditAnswerWorkingDays: 30, donorAnswerDays: 15, namingForbidden: [], namingMonthsMax: 60, postingDaysMin: 15, resolutionFields: [], processFields: [], determinationFields: [], resultFields: [], progressFields: [], contributionFields: [], bulletinFields: [], circularFields: [], yearEndFields: [], barListFields: [], approvalBulletinEveryMonths: 3, circularEveryMonths: 1, determinationPublisherRoles: [],
  fundUnitKind: 'community', fundYearlyFen: 200_000_000, fundDistrictYearlyMaxFen: 1_000_000_000, matching: { city: 1, district: 1, capPerCommunityYearlyFen: null, mode: 'hard' }, growth: { fromYear: 2015, periodYears: 1, rateMin: { numerator: 1, denominator: 10, strict: false } }, fundFillsGap: true, planningHorizonYears: 1,
  implementerChooserRoles: [], quotesMin: 3, jointDeclarationLead: 'registeredOrg', serviceStartMonths: 1, physicalFinishMonths: 6, sameYearCompletion: true, rebidBarYears: 1, acceptanceWorkingDays: 10, proposerBuildsMembersMore: 1, acceptanceGroupMin: 3, acceptanceResidentsMin: 1, settlementDays: 60, satisfactionWindowDays: 15,
  satisfactionAnswersMin: 10, satisfactionSample: { experts: 5, deputies: 5, partyMembers: 20, representatives: 20, beneficiaries: 400 }, satisfactionCloserRoles: [], reallocationApprovers: [], annualAward: ['residents', 'experts'], awardRule: { nomineesMax: 20, choicesMost: 3, winnersMax: 5, residentsPercent: 50, ballotsMin: 5 }, handoverWorkingDays: 10, partyStudyRequired: true, leadingGroupMeetsEveryMonths: 6, fieldCheckEveryMonths: 3, signalFigures: { decemberPercent: 40, nearCapPercent: 5, endorsementPercent: 50, quoteSpreadPercent: 2, contractsMost: 5 }, remindWorkingDays: 1, calendarChanges: [{ day: '', is: 'rest' }],
}

export interface Word { readonly key: string; readonly label: string }
const listed = <K extends string>(keys: readonly K[], labels: Readonly<Record<K, string>>): readonly Word[] => keys.map((key) => ({ key, label: labels[key] }))
const all = <K extends string>(labels: Readonly<Record<K, string>>): readonly Word[] => listed(Object.keys(labels) as K[], labels)
const roles = listed(ROLES.filter((role) => role !== 'visitor' && role !== 'system'), ROLE_LABELS)
const levels = all(LEVEL_LABELS)

/** The words that a value, or a part of one, is chosen from. */
const WORDS_OF: Readonly<Record<string, readonly Word[]>> = {
  optionalStages: listed(OPTIONAL_STAGES, STAGE_LABELS), categories: listed(CATEGORIES, CATEGORY_LABELS), eligibility: listed(ELIGIBILITY_TESTS, ELIGIBILITY_LABELS),
  proposerRoles: roles, organiserRoles: roles, consultConvenerRoles: roles, determinationPublisherRoles: roles, implementerChooserRoles: roles, satisfactionCloserRoles: roles, reallocationApprovers: roles,
  nextHigherLevel: levels, fundUnitKind: levels, levels, capBasis: all(PART_WORDS.capBasis), jointDeclarationLead: all(PART_WORDS.jointLead), quorumBase: all(PART_WORDS.quorumBase), annualAward: all(AWARD_BOX_LABELS), ballotWays: all(WAY_LABELS), capMode: all(PART_WORDS.mode), mode: all(PART_WORDS.mode), bound: all(PART_WORDS.bound), period: all(PART_WORDS.period),
  type: listed(PROJECT_TYPES, TYPE_LABELS), body: listed(SITTING_BODIES, BODY_LABELS), reason: listed(EXCLUSION_REASONS, EXCLUSION_LABELS), seatClass: listed(SEAT_CLASSES, SEAT_LABELS), same: listed(SPLITTING_GROUNDS, GROUND_LABELS),
  resolutionFields: listed(RESOLUTION_FIELDS, FIELD_LABELS), processFields: listed(PROCESS_FIELDS, FIELD_LABELS), determinationFields: listed(DETERMINATION_FIELDS, FIELD_LABELS), resultFields: listed(RESULT_FIELDS, FIELD_LABELS), progressFields: listed(PROGRESS_FIELDS, FIELD_LABELS), contributionFields: listed(CONTRIBUTION_FIELDS, FIELD_LABELS), bulletinFields: listed(BULLETIN_FIELDS, FIELD_LABELS), circularFields: listed(CIRCULAR_FIELDS, FIELD_LABELS), yearEndFields: listed(YEAR_END_FIELDS, FIELD_LABELS), barListFields: listed(BAR_LIST_FIELDS, FIELD_LABELS), solvedBy: listed(PROBLEM_SOLVERS, SOLVER_LABELS), councils: all(PART_WORDS.councils), costSplit: all(PART_WORDS.costSplit), objectionDayType: all(PART_WORDS.dayType), sheetGoneFrom: all(PART_WORDS.goneFrom), boardPhotos: all(PART_WORDS.boardPhotos), is: all(PART_WORDS.is), 'scopeLists.mode': all(PART_WORDS.listMode),
  'scopeLists.type': [{ key: ANY, label: POLICY_DESK.anyType }, ...listed(PROJECT_TYPES, TYPE_LABELS)],
}
export const wordsOf = (of: string, name: string): readonly Word[] => WORDS_OF[`${of}.${name}`] ?? WORDS_OF[name] ?? []

/** Every value that a scheme may say. */
export const SCHEME_KEYS = Object.keys(BLANKS) as readonly SchemeKey[]

/** Parts that may be left open. */
export const MAY_BE_OPEN: readonly string[] = ['capFen', 'upToFen', 'seatsMax', 'itemCount', 'capPerCommunityYearlyFen']

/** The same lists and objects that the editor may fill in, whatever the value says now. */
export const blankOf = (key: SchemeKey): unknown => BLANKS[key]
