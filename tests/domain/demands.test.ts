import type { Demand } from '../../contracts/demands'
import type { DemandRow } from '../../contracts/demands.schema'
import type { Place } from '../../contracts/places'
import { becomingSaysNo, endorsingSaysNo, planDemands, studySaysNo } from '../../domain/proposals/demands'
import { policyFor } from '../../policies'
import { aLife } from './life'
import { DRAFT, IDS } from './lives'
import { NEIGHBOUR, placeIn, STAFF, WANG } from './town'

const at = (id: string, kind: Place['kind'], name: string, path: readonly string[]): Place => ({ id, kind, name, parent: path.at(-1) ?? null, path, ownPack: null, packId: 'luohu-2017', phone: null })
const PLACES = [at('s1', 'street', '甲街道', ['x', 'd']), at('s2', 'street', '乙街道', ['x', 'd']), at('c1', 'community', '东社区', ['x', 'd', 's1']), at('c2', 'community', '西社区', ['x', 'd', 's1']), at('c3', 'community', '东社区', ['x', 'd', 's2'])]
const row = (part: Partial<DemandRow> = {}): DemandRow => ({ title: '路灯', department: '城管局', where: '甲街道', category: null, problem: '晚上太暗', roughCost: 3_000_000, ...part })
const planned = (...rows: readonly DemandRow[]) => planDemands(rows, { places: PLACES, categoriesAt: () => ['safety'] })

const demand: Demand = { id: 'q', district: 'd', street: 's', community: 'c', title: '路灯', department: '城管局', where: '丙', category: null, problem: '暗', roughCost: 3_000_000, source: '一号文', importedAt: 1, importedBy: 'importer', line: 1, state: 'feasible', study: { text: '可行', at: 2, by: 'studier' }, endorsements: 1, project: null }
const futian = policyFor('futian-2015', '2015-06-01')
const luohu = policyFor('luohu-2017', '2026-03-02')

describe('a demand list', () => {
  it('finds the street of each line by the name of a street, of a community, or of both together', () => {
    expect(planned(row(), row({ where: '西社区' }), row({ where: '乙街道 东社区' })).placed.map(({ street, community }) => [street, community])).toEqual([['s1', null], ['s1', 'c2'], ['s2', 'c3']])
  })
  it('names every bad line, and then takes none', () => {
    expect(planned(row(), row({ where: '东社区' }), row({ where: '丁街道' }), row({ category: 'care', title: '灯' }), row({ title: '=1+1' }), row({ problem: '@sum' }), row({ roughCost: 5, problem: '另一种写法' }))).toEqual({
      placed: [],
      problems: [
        { row: 1, field: 'where', code: 'unknown-place' }, { row: 2, field: 'where', code: 'unknown-place' }, { row: 3, field: 'category', code: 'malformed' },
        { row: 4, field: 'title', code: 'malformed' }, { row: 5, field: 'problem', code: 'malformed' }, { row: 6, field: 'title', code: 'duplicate' },
      ],
    })
  })
})

describe('a demand', () => {
  it('is studied once, and not by whoever imported it', () => {
    expect(studySaysNo({ ...demand, state: 'waiting' }, 'clerk')).toBeNull()
    expect(studySaysNo({ ...demand, state: 'waiting' }, 'importer')).toMatchObject({ code: 'second-person-needed', duty: 'SoD-1' })
    for (const state of ['feasible', 'declined', 'proposed'] as const) expect(studySaysNo({ ...demand, state }, 'clerk')).toMatchObject({ code: 'already-decided' })
  })
  it('is endorsed by residents of its community alone, not by whoever brought or studied it, and only while it is feasible', () => {
    const wang = { person: 'wang', homes: ['c'] }
    expect(endorsingSaysNo(demand, wang)).toBeNull()
    expect(endorsingSaysNo(demand, { person: 'wang', homes: ['c2'] })).toMatchObject({ code: 'not-your-scope' })
    expect(endorsingSaysNo({ ...demand, community: null }, wang)).toMatchObject({ code: 'not-your-scope' })
    for (const person of ['importer', 'studier']) expect(endorsingSaysNo(demand, { person, homes: ['c'] })).toMatchObject({ code: 'second-person-needed' })
    for (const state of ['waiting', 'declined', 'proposed'] as const) expect(endorsingSaysNo({ ...demand, state }, wang)).toMatchObject({ code: 'not-open' })
  })
  it('becomes no proposal without a resident: refused with the clause, its words and how many are missing (F35)', () => {
    expect(becomingSaysNo(demand, { policy: futian, backed: true })).toBeNull()
    expect(becomingSaysNo({ ...demand, endorsements: 0 }, { policy: futian, backed: true })).toEqual({ code: 'endorsements-missing', rule: 'residentOrigin', clause: '案例材料二（三）3；原文未载明人数，按至少一人', since: '2015-01-01', quote: '所有项目均来源于居民群众', figures: { endorsements: 0, needed: 1 }, remedy: { endorsementsMissing: 1 } })
    expect(becomingSaysNo(demand, { policy: luohu, backed: false })).toMatchObject({ code: 'endorsements-missing', remedy: { endorsementsMissing: 1 } })
    const three = { ...luohu, values: { ...luohu.values, residentEndorsementsMin: { value: 3, clause: 'c', since: '2017-02-01', tag: 'assumption' } } } as const
    expect(becomingSaysNo(demand, { policy: three, backed: true })).toMatchObject({ remedy: { endorsementsMissing: 2 } })
    expect(becomingSaysNo({ ...demand, endorsements: 3 }, { policy: three, backed: true })).toBeNull()
  })
})

describe('a proposal that comes from a demand', () => {
  const place = placeIn('luohu-2017')
  const begin = () => aLife({ packId: 'luohu-2017', day: '2026-03-02' })
  const facts = { place, ids: IDS, demand: { ...demand, community: place.community }, endorses: true }
  const asked = { ...DRAFT, proposedFor: null, photos: ['one'], demand: 'q' }

  it('is written by a resident who endorses it, or by an office of the community for those who do', () => {
    expect(begin().tries(WANG, 'proposals.draft', asked, { facts }).ok).toBe(true)
    expect(begin().tries(STAFF, 'proposals.draft', asked, { facts: { ...facts, endorses: false } }).ok).toBe(true)
    expect(begin().refused(NEIGHBOUR, 'proposals.draft', asked, { facts: { ...facts, endorses: false } })).toMatchObject({ code: 'endorsements-missing', remedy: { endorsementsMissing: 1 } })
    expect(begin().refused(STAFF, 'proposals.draft', asked, { facts: { ...facts, demand: { ...facts.demand, endorsements: 0 }, endorses: false } })).toMatchObject({ code: 'endorsements-missing' })
  })
  it('is about the community that the street found it feasible for', () => {
    expect(begin().refused(WANG, 'proposals.draft', asked, { facts: { ...facts, demand: { ...demand, community: 'another' } } })).toMatchObject({ code: 'unknown-place' })
    expect(begin().refused(WANG, 'proposals.draft', asked, { facts: { ...facts, demand: null } })).toMatchObject({ code: 'unknown-record', about: 'q' })
  })
  it('keeps what it comes from and by how many it was endorsed when it was handed in, with the rule, and tells everybody', () => {
    const life = begin()
    life.does(WANG, 'proposals.draft', asked, { facts })
    const { event } = life.does(WANG, 'proposals.submit', {}, { facts: { contentRisky: false, demand: { ...facts.demand, endorsements: 7 } } }).decision
    expect(life.project.origin).toEqual({ demand: 'q', title: '路灯', department: '城管局', source: '一号文', endorsements: 7 })
    expect(event.because).toMatchObject([{ rule: 'residentOrigin', result: 'met', figures: { department: '城管局', endorsements: 7, needed: 1 }, quote: '交由各街道进行可行性调研后' }])
    const received = life.does(null, 'proposals.receive', {}).decision.event
    expect(received.told).toMatchObject({ demand: '路灯', department: '城管局', demandSource: '一号文', endorsements: 7 })
  })
  it('is not handed in when the endorsements were taken back meanwhile, nor when another was first', () => {
    const life = begin()
    life.does(WANG, 'proposals.draft', asked, { facts })
    expect(life.refused(WANG, 'proposals.submit', {}, { facts: { demand: { ...facts.demand, endorsements: 0 } } })).toMatchObject({ code: 'endorsements-missing', clause: expect.stringContaining('工作总结一（二）2') })
    expect(life.refused(WANG, 'proposals.submit', {}, { facts: { demand: { ...facts.demand, state: 'proposed', project: 'p2' } } })).toMatchObject({ code: 'already-decided' })
  })
  it('of nobody’s list says nothing of demands', () => {
    const life = begin()
    life.does(WANG, 'proposals.draft', { ...asked, demand: null }, { facts })
    life.does(WANG, 'proposals.submit', {}, { facts: { contentRisky: false } })
    expect('origin' in life.project).toBe(false)
    expect(life.does(null, 'proposals.receive', {}).decision.event.told).not.toHaveProperty('department')
  })
})
