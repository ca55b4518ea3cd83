import type { DatedValue, PolicyKey, PolicyValues } from '../../contracts/policies'
import { POLICY_VALUES } from '../../contracts/policies.schema'
import { LOOSER } from '../../domain/policies/directions'
import { loosened, loosens, looseningsIn } from '../../domain/policies/floor'
import { NATIONAL_FLOOR, PACKS } from '../../policies/index'

const share = (numerator: number, denominator: number, strict = false) => ({ numerator, denominator, strict })
const meeting = (quorum: ReturnType<typeof share>, pass = share(1, 2, true)) => ({ quorum, pass })
const council = { body: 'council', quorum: share(2, 3, true), pass: share(1, 2, true), noticeDays: 3 } as const
const type = (capFen: number | null, more: object = {}) => ({ type: 'service' as const, label: '服务类', capFen, capMode: 'principle' as const, ...more })
const matching = (more: object = {}) => ({ city: 1, district: 1, capPerCommunityYearlyFen: 100, mode: 'principle' as const, ...more })
const owners = { participation: share(2, 3), special: share(3, 4), ordinary: share(1, 2, true), specialItems: ['rebuildOrAlter', 'raiseMaintenanceFund'] as const }

type Pairs = { readonly [K in PolicyKey]?: readonly (readonly [looser: PolicyValues[K], tighter: PolicyValues[K]])[] }
/** For every direction: what asks for less, beside what asks for more. */
const PAIRS: Pairs = {
  optionalStages: [[['consultation'], ['consultation', 'resolved']]],
  types: [
    [[type(101)], [type(100)]], [[type(null)], [type(100)]], [[type(100)], [type(100, { capMode: 'hard' })]], [[type(100)], [type(100, { bound: 'exclusive' })]],
    [[type(100), type(100, { type: 'goods' })], [type(100)]],
  ],
  capBasis: [['fundShare', 'totalCost']],
  nextHigherLevel: [['street', 'district']],
  splitting: [[[{ same: ['place', 'category'], period: 'fiscalYear' }], [{ same: ['category'], period: 'fiscalYear' }]]],
  eligibility: [[['benefitWide'], ['benefitWide', 'attentionHigh']]],
  exclusions: [[[{ reason: 'thirdPartyDuty', mode: 'principle' }], [{ reason: 'thirdPartyDuty', mode: 'hard' }]], [[{ reason: 'thirdPartyDuty', mode: 'hard' }], [{ reason: 'thirdPartyDuty', mode: 'hard' }, { reason: 'privateBenefit', mode: 'principle' }]]],
  proposerRoles: [[['deputyLiaison'], ['resident', 'deputyLiaison']]],
  organiserReviewWorkingDays: [[6, 5]], triageWorkingDays: [[6, 5]], approvalWorkingDays: [[6, 5]], publishWorkingDays: [[6, 5]], objectionAnswerWorkingDays: [[6, 5]], commentAnswerWorkingDays: [[6, 5]], sheetAnswerWorkingDays: [[2, 1]], sheetGoneFrom: [['report', 'lastPhoto']], boardPhotos: [['once', 'bothEnds']], auditAnswerWorkingDays: [[31, 30]], acceptanceWorkingDays: [[11, 10]], settlementDays: [[61, 60]], handoverWorkingDays: [[11, 10]],
  consentThreshold: [[null, share(1, 2)], [share(1, 2), share(2, 3)], [share(2, 3), share(2, 3, true)]],
  consentWindowDays: [[6, 7]], donorAnswerDays: [[14, 15]], namingForbidden: [[['烟'], ['烟', '酒']]], namingMonthsMax: [[61, 60]], residentEndorsementsMin: [[1, 2]], pollWindowDays: [[6, 7]], objectionDays: [[4, 5]], objectionDayType: [['calendar', 'working']], satisfactionWindowDays: [[14, 15]], postingDaysMin: [[14, 15]],
  assistedMaxPerHelper: [[31, 30]], repudiationDays: [[6, 7]], revisitOneIn: [[11, 10]], sittingRoundsMax: [[4, 3]],
  sitting: [[{ ...council, quorum: share(2, 3) }, council], [{ ...council, pass: share(1, 2) }, council], [{ ...council, noticeDays: 2 }, council]],
  councilSeats: [
    [[{ seatClass: 'resident', seatsMin: 6, seatsMax: null }], [{ seatClass: 'resident', seatsMin: 7, seatsMax: null }]],
    [[{ seatClass: 'party', seatsMin: 2, seatsMax: 3 }], [{ seatClass: 'party', seatsMin: 2, seatsMax: 2 }]],
    [[{ seatClass: 'party', seatsMin: 2, seatsMax: null }], [{ seatClass: 'party', seatsMin: 2, seatsMax: 2 }]],
  ],
  residentShareMin: [[share(1, 3), share(1, 2)]],
  quorumBase: [['filledSeats', 'allSeats']],
  approvalTiers: [
    [[{ upToFen: 10000000, levels: ['community'] }, { upToFen: null, levels: ['street', 'district'] }], [{ upToFen: 5000000, levels: ['community'] }, { upToFen: null, levels: ['street', 'district'] }]],
    [[{ upToFen: null, levels: ['district'] }], [{ upToFen: null, levels: ['street', 'district'] }]],
    [[{ upToFen: 100, levels: ['street'] }, { upToFen: null, levels: ['district'] }], [{ upToFen: 100, bound: 'exclusive', levels: ['street'] }, { upToFen: null, levels: ['district'] }]],
  ],
  resolutionFields: [[['item'], ['item', 'votes']]], processFields: [[['log'], ['log', 'photos']]],
  determinationFields: [[['content'], ['content', 'budget']]], resultFields: [[['fundUse'], ['fundUse', 'effect']]],
  progressFields: [[['percent'], ['percent', 'photos']]], contributionFields: [[['cost'], ['received', 'cost']]], bulletinFields: [[['granted'], ['granted', 'each']]], circularFields: [[['taken'], ['taken', 'ranking']]], yearEndFields: [[['finished'], ['finished', 'unfinished']]], barListFields: [[['barred'], ['barred', 'each']]],
  approvalBulletinEveryMonths: [[4, 3]], circularEveryMonths: [[2, 1]], leadingGroupMeetsEveryMonths: [[3, 2]], fieldCheckEveryMonths: [[7, 6]], representativesMeetingEveryMonths: [[7, 6]],
  fundDistrictYearlyMaxFen: [[101, 100]],
  matching: [[matching({ city: 2 }), matching()], [matching({ capPerCommunityYearlyFen: 101 }), matching()], [matching({ capPerCommunityYearlyFen: null }), matching()]],
  growth: [[{ fromYear: 2021, periodYears: 5, rateMin: share(1, 11) }, { fromYear: 2021, periodYears: 5, rateMin: share(1, 10) }], [{ fromYear: 2021, periodYears: 6, rateMin: share(1, 10) }, { fromYear: 2021, periodYears: 5, rateMin: share(1, 10) }]],
  fundFillsGap: [[false, true]], sameYearCompletion: [[false, true]], partyStudyRequired: [[false, true]],
  quotesMin: [[2, 3]], jointDeclarationLead: [['legalPerson', 'registeredOrg']], serviceStartMonths: [[2, 1]], physicalFinishMonths: [[7, 6]], rebidBarYears: [[1, 2]], acceptanceGroupMin: [[2, 3]], proposerBuildsMembersMore: [[1, 2]], acceptanceResidentsMin: [[1, 2]], satisfactionAnswersMin: [[9, 10]], satisfactionSample: [[{ experts: 5, deputies: 5, partyMembers: 20, representatives: 20, beneficiaries: 199 }, { experts: 5, deputies: 5, partyMembers: 20, representatives: 20, beneficiaries: 200 }]],
  annualAward: [[['residents'], ['residents', 'experts']]],
  boundWords: [[{ inclusive: ['以上'], exclusive: ['超过'] }, { inclusive: ['以上', '以内'], exclusive: ['超过'] }]],
  startDayExcluded: [[false, true]], restDayEndMoves: [[false, true]], boardRequired: [[false, true]], supervisionExcludesRelatives: [[false, true]], voluntaryOnly: [[false, true]], apportioningForbidden: [[false, true]],
  publicFundraisingInAppForbidden: [[false, true]], purposeChangeNeedsDonorConsent: [[false, true]], publicationNeedsConsent: [[false, true]],
  ownersDecision: [[{ ...owners, participation: share(1, 2) }, owners], [{ ...owners, special: share(2, 3) }, owners], [{ ...owners, ordinary: share(1, 2) }, owners], [{ ...owners, specialItems: ['rebuildOrAlter'] }, owners]],
  residentsMeeting: [[meeting(share(1, 2)), meeting(share(1, 2, true))]], representativesMeeting: [[meeting(share(1, 2)), meeting(share(2, 3))]],
  representativesShareMin: [[share(3, 4), share(4, 5)]],
  auditRequestRepresentativesShare: [[share(1, 2), share(1, 3)]], auditRequestResidentsShare: [[share(1, 5), share(1, 10)]],
  mainDonorNamingApprovedBy: [['street', 'district']],
  archiveYearsMin: [[14, 15]], supplierAnswersForItself: [[false, true]], carryOverYearsMax: [[3, 2]], guardianConsentBelowAge: [[13, 14]],
}
const KEYS = Object.keys(POLICY_VALUES) as PolicyKey[]
const pairsOf = <K extends PolicyKey>(key: K): readonly (readonly [PolicyValues[K], PolicyValues[K]])[] => PAIRS[key] ?? []

describe('which of two values asks for less', () => {
  it('is told for every value that has a direction, and for no other', () => {
    expect(KEYS.filter((key) => (LOOSER[key] !== null) !== (PAIRS[key] !== undefined))).toEqual([])
  })
  it.each(KEYS.filter((key) => PAIRS[key] !== undefined))('%s', (key) => {
    for (const [looser, tighter] of pairsOf(key)) {
      expect([loosens(key, looser, tighter), loosens(key, tighter, looser), loosens(key, looser, looser), loosens(key, tighter, tighter)]).toEqual([true, false, false, false])
    }
  })
  it('another body is not the one that the city named', () => {
    expect(loosens('sitting', { ...council, body: 'collectiveResolution' }, council)).toBe(true)
  })
  it('a district may tell works and goods apart where its city only says 实物', () => {
    const physical = [type(50, { type: 'physical' }), type(20)]
    expect(loosens('types', [type(50, { type: 'engineering' }), type(20)], physical)).toBe(false)
    expect(loosens('types', [type(51, { type: 'engineering' }), type(20)], physical)).toBe(true)
  })
  it('a lower bound for the community is tighter, although other levels decide', () => {
    const of = (fen: number) => [{ upToFen: fen, levels: ['community' as const] }, { upToFen: null, levels: ['street' as const, 'district' as const] }]
    expect([loosens('approvalTiers', of(3_000_000), of(5_000_000)), loosens('approvalTiers', of(5_000_001), of(5_000_000))]).toEqual([false, true])
  })
})

describe('layers', () => {
  const row = <T>(value: T, from: string, until: string | null = null): DatedValue<T> => ({ from, until, value, clause: '示例', tag: 'assumption' })
  const law = { postingDaysMin: [row(15, '2026-01-01')] }
  it('are compared only where both are in force', () => {
    expect(loosened('postingDaysMin', row(7, '2020-01-01', '2025-12-31'), law)).toBeUndefined()
    expect(loosened('postingDaysMin', row(7, '2020-01-01', '2026-01-01'), law)).toMatchObject({ value: 15 })
    expect(loosened('postingDaysMin', row(15, '2026-01-01'), law)).toBeUndefined()
  })
  it('are silent where the layer above is', () => expect(looseningsIn({ quotesMin: [row(1, '2026-01-01')] }, law)).toEqual([]))
  it('know the law of the representatives’ meeting under every sitting of one, and under no other', () => {
    const values = { representativesMeeting: [row(meeting(share(2, 3)), '2026-01-01')] }
    const sitting = (body: 'council' | 'representativesMeeting', from: string, until: string | null = null) => row({ ...council, body, quorum: share(1, 2, true) }, from, until)
    expect(loosened('sitting', sitting('representativesMeeting', '2026-01-01'), values)).toMatchObject({ value: meeting(share(2, 3)) })
    expect(loosened('sitting', sitting('representativesMeeting', '2025-01-01', '2025-12-31'), values)).toBeUndefined()
    expect(loosened('sitting', sitting('council', '2026-01-01'), values)).toBeUndefined()
  })
  it('run from national law over the city to its district without a looser value', () => {
    expect(Object.values(PACKS).flatMap((pack) => looseningsIn(pack.values, NATIONAL_FLOOR.values))).toEqual([])
    expect([PACKS['luohu-2017'].under, looseningsIn(PACKS['luohu-2017'].values, PACKS['shenzhen-2015'].values)]).toEqual(['shenzhen-2015', []])
  })
})
