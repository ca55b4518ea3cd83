import { PACK_IDS, STAGES, TERMINAL_STAGES, type Stage } from '../../contracts/vocabulary'
import { capVerdict } from '../../domain/policies/caps'
import { leftOut, MAIN_LINE, nextOnRoute, routeOf } from '../../domain/policies/route'
import { levelsFor } from '../../domain/policies/tiers'
import { PACKS, policyFor } from '../../policies/index'

const firstDay = (id: (typeof PACK_IDS)[number]) => policyFor(id, PACKS[id].acceptsProposalsFrom)
const liuzhou = firstDay('liuzhou-2014')
const panlong = firstDay('panlong-2020')

describe('a route is the main line without what the pack leaves out', () => {
  it('runs in the order of the stages', () => {
    expect(MAIN_LINE).toEqual(STAGES.filter((stage) => (MAIN_LINE as readonly Stage[]).includes(stage)))
  })
  it.each(PACK_IDS)('%s goes from proposed to closed over triage and all three disclosures, without side tracks', (id) => {
    for (const fen of [null, 1, 5_000_000, 5_000_001, 100_000_000]) {
      const route = routeOf(firstDay(id), fen)
      expect([route[0], route.at(-1)]).toEqual(['proposed', 'closed'])
      expect(route).toEqual(expect.arrayContaining(['triage', 'determined', 'determineNotice', 'inProgress', 'resultNotice', 'satisfactionPublished']))
      expect(route.some((stage) => stage !== 'closed' && (TERMINAL_STAGES as readonly Stage[]).includes(stage))).toBe(false)
      expect(route.filter((stage) => stage.startsWith('approving')).length).toBe(levelsFor(firstDay(id), fen ?? 0).levels.length)
    }
  })
  it('柳州: 50,000 yuan is decided by the representatives’ meeting, one fen more by street and district', () => {
    expect(routeOf(liuzhou, 5_000_000).slice(0, 5)).toEqual(['proposed', 'triage', 'consultation', 'approvingCommunity', 'determined'])
    expect(routeOf(liuzhou, 5_000_001).slice(0, 6)).toEqual(['proposed', 'triage', 'consultation', 'approvingStreet', 'approvingDistrict', 'determined'])
  })
  it('盘龙: every stage of expression and decision is passed', () => {
    expect(routeOf(panlong, null).slice(0, 12)).toEqual(['proposed', 'organiserReview', 'triage', 'consentCollecting', 'residentPoll', 'consultation', 'councilScheduled', 'councilSession', 'resolved', 'resolutionNotice', 'approvingStreet', 'determined'])
  })
})

describe('the next stage is the next one on the route', () => {
  const route = routeOf(liuzhou, 2_100_000)
  it('follows the route to its end', () => {
    expect(route.map((stage) => nextOnRoute(route, stage))).toEqual([...route.slice(1), null])
  })
  it('starts a draft, and leads on from a stage that this route leaves out', () => {
    expect(nextOnRoute(route, 'draft')).toBe('proposed')
    expect(nextOnRoute(route, 'residentPoll')).toBe('consultation')
  })
  it('knows none from a side track or an end', () => {
    expect((['suspended', 'reserve', 'rejected', 'selfGovernance'] as const).map((stage) => nextOnRoute(route, stage))).toEqual([null, null, null, null])
  })
  it('says which optional stages were passed on the way', () => {
    expect(leftOut({ route, from: 'triage', to: 'consultation' })).toEqual(['consentCollecting', 'residentPoll'])
    expect(leftOut({ route, from: 'consultation', to: 'approvingCommunity' })).toEqual(['councilScheduled', 'councilSession', 'resolved', 'resolutionNotice'])
    expect(leftOut({ route, from: 'determined', to: 'determineNotice' })).toEqual([])
  })
})

describe('a cap is measured by its own basis', () => {
  const shenzhen = firstDay('shenzhen-2015')
  const onFundShare = { ...shenzhen, values: { ...shenzhen.values, capBasis: { value: 'fundShare' as const, clause: '示例', tag: 'assumption' as const, since: '2015-09-17' } } }
  it('on the whole cost, or on the fund’s share', () => {
    expect(capVerdict({ policy: shenzhen, type: 'service', fen: 30_000_000, fundFen: 20_000_000 })).toMatchObject({ verdict: 'needs-justification', cap: 20_000_000, basis: { clause: '深府办函〔2015〕140号二' } })
    expect(capVerdict({ policy: onFundShare, type: 'service', fen: 30_000_000, fundFen: 20_000_000 }).verdict).toBe('within')
  })
  it('a type that the scheme does not know is a bug here: it is refused before', () => {
    expect(() => capVerdict({ policy: shenzhen, type: 'engineering', fen: 1, fundFen: 1 })).toThrow(RangeError)
  })
  it('before a scheme is in force nobody approves', () => {
    expect(() => levelsFor(policyFor('liuzhou-2014', '2014-05-31'), 1)).toThrow(RangeError)
  })
})
