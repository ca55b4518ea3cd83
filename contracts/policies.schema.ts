/** What a pack must look like on disk: every value dated, with its clause and tag; nothing unknown, nothing half-loaded. */
import * as v from 'valibot'
import type { DatedValue, PolicyKey, PolicyPack, PolicyValues, SchemeKey } from './policies'
import { day, fen } from './fields.schema'
import {
  AWARD_BOXES, BALLOT_WAYS, BOUNDS, CATEGORIES, ELIGIBILITY_TESTS, EXCLUSION_REASONS, JOINT_LEADS, DETERMINATION_FIELDS, OPTIONAL_STAGES, PROCESS_FIELDS, RESOLUTION_FIELDS, RESULT_FIELDS, BAR_LIST_FIELDS, BULLETIN_FIELDS, CIRCULAR_FIELDS, CONTRIBUTION_FIELDS, PROGRESS_FIELDS, YEAR_END_FIELDS, OWNERS_ITEMS, PACK_IDS, PROBLEM_LEVELS, PROBLEM_SOLVERS, PROJECT_TYPES, QUORUM_BASES, ROLES, SEAT_CLASSES, SITTING_BODIES, SPLITTING_GROUNDS,
} from './vocabulary'

const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0))
const hourOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24))
const percent = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99))
const someOf = v.pipe(v.number(), v.integer(), v.minValue(1))
const roles = v.pipe(v.array(v.picklist(ROLES)), v.minLength(1))
const placeLevel = v.picklist(['community', 'street', 'district'])
const share = v.pipe(
  v.strictObject({ numerator: wholeNumber, denominator: someOf, strict: v.boolean() }),
  v.check(({ numerator, denominator }) => numerator <= denominator, 'a share is at most the whole'),
)
const typeRule = v.strictObject({ type: v.picklist(PROJECT_TYPES), label: v.pipe(v.string(), v.minLength(1)), capFen: v.nullable(fen), capMode: v.picklist(['hard', 'principle']), bound: v.exactOptional(v.picklist(BOUNDS)) })
const tiers = v.pipe(
  v.array(v.strictObject({ upToFen: v.nullable(fen), levels: v.pipe(v.array(placeLevel), v.minLength(1)), bound: v.exactOptional(v.picklist(BOUNDS)) })),
  v.check((list) => list.at(-1)?.upToFen === null && list.slice(0, -1).every((tier, index) => tier.upToFen !== null && tier.upToFen > (list[index - 1]?.upToFen ?? -1)), 'tiers rise, and the last one is open'),
)

/** A list with at least one entry, none of them twice. */
const listOf = <S extends v.GenericSchema>(entry: S, idOf: (one: v.InferOutput<S>) => unknown) => v.pipe(
  v.array(entry),
  v.minLength(1),
  v.check((list) => new Set(list.map(idOf)).size === list.length, 'every entry stands in the list once'),
)
const picked = <const T extends readonly string[]>(words: T) => listOf(v.picklist(words), (word) => word)
const seats = v.pipe(
  v.strictObject({ seatClass: v.picklist(SEAT_CLASSES), seatsMin: wholeNumber, seatsMax: v.nullable(someOf) }),
  v.check(({ seatsMin, seatsMax }) => seatsMax === null || seatsMin <= seatsMax, 'at least as many seats as at most'),
)

const words = listOf(v.pipe(v.string(), v.minLength(1)), (word) => word)
const year = v.pipe(v.number(), v.integer(), v.minValue(1949), v.maxValue(9999))
const meeting = v.strictObject({ quorum: share, pass: share })
/** What law only ever says with a yes: a value that says no would be no value of law. */
const yes = v.pipe(v.boolean(), v.check((value) => value, 'the law says yes; leave the value out where it does not apply'))

/** The validator of every value that a scheme may hold and its district may change, by key. */
export const SCHEME_VALUES = {
  optionalStages: v.array(v.picklist(OPTIONAL_STAGES)),
  types: v.array(typeRule),
  capBasis: v.picklist(['totalCost', 'fundShare']),
  nextHigherLevel: placeLevel,
  splitting: v.pipe(v.array(v.strictObject({ same: picked(SPLITTING_GROUNDS), period: v.literal('fiscalYear') })), v.minLength(1)),
  categories: v.array(v.picklist(CATEGORIES)),
  eligibility: picked(ELIGIBILITY_TESTS),
  exclusions: listOf(v.strictObject({ reason: v.picklist(EXCLUSION_REASONS), mode: v.picklist(['hard', 'principle']) }), ({ reason }) => reason),
  scopeLists: listOf(v.strictObject({ type: v.nullable(v.picklist(PROJECT_TYPES)), mode: v.picklist(['positive', 'negative']), itemCount: v.nullable(someOf) }), ({ type }) => type),
  crossCommunity: v.strictObject({ councils: v.literal('each'), costSplit: v.literal('byAgreement'), leadStreet: v.boolean() }),
  problemLevels: listOf(v.strictObject({ level: v.picklist(PROBLEM_LEVELS), solvedBy: picked(PROBLEM_SOLVERS) }), ({ level }) => level),
  proposerRoles: roles,
  residentEndorsementsMin: someOf,
  organiserRoles: roles,
  organiserReviewWorkingDays: someOf,
  triageWorkingDays: someOf,
  consentThreshold: v.nullable(share),
  consentWindowDays: someOf,
  pollWindowDays: someOf,
  assistedMaxPerHelper: someOf,
  offlineGraceHours: wholeNumber,
  repudiationDays: wholeNumber,
  revisitOneIn: someOf,
  assistedPatterns: v.strictObject({ burstAnswers: someOf, burstMinutes: someOf, nightFromHour: hourOfDay, nightUntilHour: hourOfDay, sameAnswersMin: someOf, deviceHouseholdsMin: someOf }),
  consultConvenerRoles: roles,
  sitting: v.strictObject({ body: v.picklist(SITTING_BODIES), quorum: share, pass: share, noticeDays: wholeNumber }),
  sittingRoundsMax: someOf,
  councilSeats: listOf(seats, ({ seatClass }) => seatClass),
  residentShareMin: share,
  quorumBase: v.picklist(QUORUM_BASES),
  ballotWays: picked(BALLOT_WAYS),
  approvalTiers: tiers,
  approvalWorkingDays: someOf,
  publishWorkingDays: someOf,
  objectionDays: someOf,
  objectionDayType: v.picklist(['calendar', 'working']),
  objectionAnswerWorkingDays: someOf,
  objectionReviewWorkingDays: someOf,
  commentAnswerWorkingDays: someOf,
  sheetAnswerWorkingDays: someOf,
  boardPhotos: v.picklist(['once', 'bothEnds']),
  sheetGoneFrom: v.picklist(['report', 'lastPhoto']),
  auditAnswerWorkingDays: someOf,
  donorAnswerDays: someOf,
  namingForbidden: words,
  namingMonthsMax: someOf,
  postingDaysMin: someOf,
  resolutionFields: picked(RESOLUTION_FIELDS),
  processFields: picked(PROCESS_FIELDS),
  determinationFields: picked(DETERMINATION_FIELDS),
  resultFields: picked(RESULT_FIELDS),
  progressFields: picked(PROGRESS_FIELDS),
  contributionFields: picked(CONTRIBUTION_FIELDS),
  bulletinFields: picked(BULLETIN_FIELDS),
  circularFields: picked(CIRCULAR_FIELDS),
  yearEndFields: picked(YEAR_END_FIELDS),
  barListFields: picked(BAR_LIST_FIELDS),
  approvalBulletinEveryMonths: someOf,
  circularEveryMonths: someOf,
  determinationPublisherRoles: roles,
  fundUnitKind: placeLevel,
  fundYearlyFen: fen,
  fundDistrictYearlyMaxFen: fen,
  matching: v.strictObject({ city: someOf, district: someOf, capPerCommunityYearlyFen: v.nullable(fen), mode: v.picklist(['hard', 'principle']) }),
  growth: v.strictObject({ fromYear: year, periodYears: someOf, rateMin: share }),
  fundFillsGap: v.boolean(),
  planningHorizonYears: someOf,
  implementerChooserRoles: roles,
  quotesMin: someOf,
  jointDeclarationLead: v.picklist(JOINT_LEADS),
  serviceStartMonths: someOf,
  physicalFinishMonths: someOf,
  sameYearCompletion: v.boolean(),
  rebidBarYears: someOf,
  acceptanceWorkingDays: someOf,
  acceptanceGroupMin: someOf,
  proposerBuildsMembersMore: someOf,
  acceptanceResidentsMin: someOf,
  settlementDays: someOf,
  satisfactionWindowDays: someOf,
  satisfactionAnswersMin: someOf,
  satisfactionSample: v.strictObject({ experts: wholeNumber, deputies: wholeNumber, partyMembers: wholeNumber, representatives: wholeNumber, beneficiaries: someOf }),
  satisfactionCloserRoles: roles,
  reallocationApprovers: roles,
  annualAward: listOf(v.picklist(AWARD_BOXES), (box) => box),
  awardRule: v.strictObject({ nomineesMax: someOf, choicesMost: someOf, winnersMax: someOf, residentsPercent: percent, ballotsMin: someOf }),
  handoverWorkingDays: someOf,
  partyStudyRequired: v.boolean(),
  leadingGroupMeetsEveryMonths: someOf,
  fieldCheckEveryMonths: someOf,
  signalFigures: v.strictObject({ decemberPercent: percent, nearCapPercent: percent, endorsementPercent: percent, quoteSpreadPercent: percent, contractsMost: someOf }),
  remindWorkingDays: someOf,
  calendarChanges: listOf(v.strictObject({ day, is: v.picklist(['work', 'rest']) }), (one) => one.day),
} as const satisfies { readonly [K in SchemeKey]: v.GenericSchema<unknown, PolicyValues[K]> }

/** The validator of every value that a pack may hold, by key. */
export const POLICY_VALUES = {
  ...SCHEME_VALUES,
  boundWords: v.strictObject({ inclusive: words, exclusive: words }),
  startDayExcluded: yes,
  monthEndRule: v.literal('lastDayOfMonth'),
  restDayEndMoves: yes,
  workingDayCalendar: v.literal('stateCouncil'),
  ownersDecision: v.strictObject({ participation: share, special: share, ordinary: share, specialItems: picked(OWNERS_ITEMS) }),
  residentsMeeting: meeting,
  representativesMeeting: meeting,
  representativesMeetingEveryMonths: someOf,
  representativesShareMin: share,
  boardRequired: yes,
  supervisionExcludesRelatives: yes,
  auditRequestRepresentativesShare: share,
  auditRequestResidentsShare: share,
  voluntaryOnly: yes,
  apportioningForbidden: yes,
  publicFundraisingInAppForbidden: yes,
  mainDonorNamingApprovedBy: placeLevel,
  purposeChangeNeedsDonorConsent: yes,
  archiveYearsMin: someOf,
  supplierAnswersForItself: yes,
  fiscalYearEndsOn: v.literal('12-31'),
  carryOverYearsMax: someOf,
  publicationNeedsConsent: yes,
  guardianConsentBelowAge: someOf,
} as const satisfies { readonly [K in PolicyKey]: v.GenericSchema<unknown, PolicyValues[K]> }

type Period = Pick<DatedValue<unknown>, 'from' | 'until'>
type Sourced = Pick<DatedValue<unknown>, 'quote' | 'tag'>
const followInTime = (dated: readonly Period[]): boolean =>
  dated.every(({ from, until }, index) => {
    const next = dated[index + 1]
    return (until === null || from <= until) && (next === undefined || (until !== null && until < next.from))
  })

const dated = <S extends v.GenericSchema>(value: S) => v.pipe(
  v.array(v.strictObject({
    from: day,
    until: v.nullable(day),
    value,
    clause: v.pipe(v.string(), v.trim(), v.minLength(1)),
    quote: v.exactOptional(v.pipe(v.string(), v.minLength(1))),
    tag: v.picklist(['quoted', 'published', 'law', 'assumption']),
  })),
  v.minLength(1),
  v.check((list) => followInTime(list as readonly Period[]), 'dated values follow each other without overlap'),
  v.check((list) => (list as readonly Sourced[]).every(({ quote, tag }) => (tag !== 'quoted' && tag !== 'law') || quote !== undefined), 'a quoted value carries its quote, and so does the law'),
)

const values = v.strictObject(Object.fromEntries(Object.entries(POLICY_VALUES).map(([key, value]) => [key, v.exactOptional(dated(value))])))

const text = v.pipe(v.string(), v.minLength(1))
const pack = v.pipe(
  v.strictObject({
    id: v.picklist(PACK_IDS), title: text, schemeName: text, city: text, document: text, status: v.picklist(['illustrative', 'confirmed']),
    acceptsProposalsFrom: day, acceptsProposalsUntil: v.nullable(day), under: v.exactOptional(v.picklist(PACK_IDS)), values,
  }),
  v.check((one) => one.acceptsProposalsUntil === null || one.acceptsProposalsFrom <= one.acceptsProposalsUntil, 'a scheme ends after it starts'),
)

/** The national floor on disk: a title and dated values of law, no scheme. */
export interface NationalFloor { readonly id: 'national'; readonly title: string; readonly document: string; readonly values: PolicyPack['values'] }
const floor = v.strictObject({ id: v.literal('national'), title: text, document: text, values })

/** The clause of the value in which the fault lies, so that an official finds it in the paper. */
function clauseAt(json: unknown, keys: readonly unknown[]): string {
  const steps = keys.reduce<readonly unknown[]>((found, key) => [...found, (found.at(-1) as Readonly<Record<string, unknown>> | null | undefined)?.[String(key)]], [json])
  const clause = steps.map((step) => (step as { readonly clause?: unknown } | null | undefined)?.clause).find((one) => typeof one === 'string' && one.trim() !== '')
  return typeof clause === 'string' ? ` [${clause}]` : ''
}

function read<S extends v.GenericSchema>(schema: S, json: unknown, path: string): v.InferOutput<S> {
  const result = v.safeParse(schema, json)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new Error(`${path}: ${v.getDotPath(issue) ?? '(whole)'}: ${issue.message}${clauseAt(json, issue.path?.map(({ key }) => key) ?? [])}`)
}

/** The pack on disk as a typed pack; throws an error that names file, path and fault. */
export const parsePack = (json: unknown, path: string): PolicyPack => read(pack, json, path) as PolicyPack

/** The national floor on disk; throws an error that names file, path and fault. */
export const parseFloor = (json: unknown, path: string): NationalFloor => read(floor, json, path) as NationalFloor
