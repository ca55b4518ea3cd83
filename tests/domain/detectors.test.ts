/** What stands out in a year: figures, with exact bounds, and nothing that is decided by them. */
import fc from 'fast-check'
import type { Project } from '../../contracts/projects'
import type { Quote } from '../../contracts/suppliers'
import { concentration, signalsOf } from '../../domain/oversight/detectors'
import { biddersOf } from '../../domain/works/bidders'
import { policyFor } from '../../policies'
import { aProject, at } from './builders'

const LUOHU = policyFor('luohu-2017', '2026-06-01')
const FIGURES = { decemberPercent: 40, nearCapPercent: 5, endorsementPercent: 50, quoteSpreadPercent: 2, contractsMost: 2 }
const CAP = LUOHU.values.types?.value.find(({ type }) => type === 'engineering')?.capFen ?? 0
const contract = (supplier: string, fen: number, confirmedOn = '2026-05-01'): Project['implementer'] => ({ supplier, person: 'p', fen, quotes: 3, method: 'quoteComparison', confirmedOn, reason: null })
const spent = (day: string, fen: number, paid = true) => ({ id: day, at: at(day), fen, what: 'x', voucher: null, paid, by: 'p', reference: null })
const TRIAGE = { type: 'engineering', category: 'environment', level: 2, estimate: 1, justification: null } as unknown as Project['triage']
const see = (projects: readonly Project[], figures = FIGURES) => signalsOf(projects, { year: 2026, figures, policyOf: () => LUOHU })

it('E22: shows what was paid in December, what lies just under a cap and what few wanted, to the fen and the household', () => {
  const burst = (december: number) => see([aProject({ expenses: [spent('2026-03-01', 60), spent('2026-12-31', december), spent('2026-12-30', 1000, false), spent('2025-12-30', 1000), spent('2027-01-01', 1000)] })]).december
  expect([burst(40), burst(39)]).toEqual([{ fen: 40, ofFen: 100, noticed: true }, { fen: 39, ofFen: 99, noticed: false }])
  expect(see([]).december).toEqual({ fen: 0, ofFen: 0, noticed: false })

  expect(CAP).toBeGreaterThan(0)
  const costing = (fen: number) => see([aProject({ code: 'A', title: 'a', triage: TRIAGE, implementer: contract('x', fen) })]).nearCap
  expect([CAP * 0.95 - 1, CAP * 0.95, CAP, CAP + 1].map((fen) => costing(fen).projects.length)).toEqual([0, 1, 1, 0])
  expect(costing(CAP)).toEqual({ projects: [{ code: 'A', title: 'a' }], of: 1 })

  const asked = (agree: number, households: number) => see([aProject({ implementer: contract('x', 1), consent: { households, sealed: { agree } } as unknown as Project['consent'] })]).littleWanted
  expect([asked(49, 99), asked(50, 100), asked(49, 100), asked(0, 0)].map(({ projects }) => projects.length)).toEqual([1, 0, 1, 0])
  expect(see([aProject({ implementer: contract('x', 1), consent: { households: 9, sealed: null } as unknown as Project['consent'] })]).littleWanted).toEqual({ projects: [], of: 0 })
})

it('E80: shows contracts whose bids lay close together, by bidder and to the fen', () => {
  const bids = (...all: readonly (readonly [string, number, string?])[]) => see([aProject({ code: 'A', title: 'a', implementer: contract('甲', 1), quotes: all.map(([supplier, fen, phone]) => ({ supplier, fen, note: '', attachments: [], ...(phone === undefined ? {} : { phone }) })) })]).alikeQuotes
  expect(bids(['甲', 10_000], ['乙', 10_199])).toEqual({ projects: [{ code: 'A', title: 'a' }], of: 1 })
  expect(bids(['甲', 10_000], ['乙', 10_200])).toEqual({ projects: [], of: 1 })
  expect(bids(['甲', 10_000], ['乙', 10_100], ['丙', 10_500])).toEqual({ projects: [], of: 1 })
  expect(bids(['甲', 10_000], ['甲 ', 10_001])).toEqual({ projects: [], of: 0 })
  expect(bids(['甲', 10_000, '13800000001'], ['乙', 10_001, '+86 138-0000-0001'])).toEqual({ projects: [], of: 0 })
})

it('E80: knows as one whoever shares a name or a number, in whatever order they bid', () => {
  const bid = fc.record({ supplier: fc.constantFrom('甲', '乙', '丙', '丁', '戊'), fen: fc.integer({ min: 1, max: 100 }), phone: fc.constantFrom(undefined, '10001', '10002', '10003') })
  fc.assert(fc.property(fc.array(bid, { minLength: 1, maxLength: 8 }), (all) => {
    const quotes: readonly Pick<Quote, 'supplier' | 'fen' | 'phone'>[] = all.map(({ phone, ...one }) => (phone === undefined ? one : { ...one, phone }))
    const groups = biddersOf(quotes)
    expect(groups.flat()).toHaveLength(quotes.length)
    expect(biddersOf([...quotes].reverse())).toHaveLength(groups.length)
    groups.forEach((mine, i) => groups.slice(i + 1).forEach((theirs) => {
      for (const a of mine) for (const b of theirs) expect(a.supplier !== b.supplier && (a.phone === undefined || a.phone !== b.phone)).toBe(true)
    }))
  }), { seed: 20261126, numRuns: 100 })
})

it('E86: tells how the contracts of a year are spread, as an exact fraction, and who has more than the figure', () => {
  const spread = (...all: readonly Project['implementer'][]) => concentration(all.map((implementer) => ({ implementer })), { year: 2026, figures: FIGURES })
  expect(spread(contract('甲', 5), contract('甲 ', 5), contract('乙', 10), null, contract('丙', 7, '2025-12-31'))).toEqual({ shares: [{ supplier: '乙', contracts: 1, fen: 10 }, { supplier: '甲', contracts: 2, fen: 10 }].sort((a, b) => (a.supplier < b.supplier ? -1 : 1)), fen: 20, hhi: { numerator: '1', denominator: '2' }, above: [] })
  expect(spread(contract('甲', 5), contract('甲', 5), contract('甲', 5)).above).toEqual(['甲'])
  expect(spread()).toEqual({ shares: [], fen: 0, hhi: null, above: [] })
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('甲', '乙', '丙', '丁'), fc.integer({ min: 1, max: 1e10 })), { minLength: 1, maxLength: 20 }), (all) => {
    const { hhi, shares } = spread(...all.map(([supplier, fen]) => contract(supplier, fen)))
    const [numerator, denominator] = [BigInt(hhi?.numerator ?? 0), BigInt(hhi?.denominator ?? 0)]
    // Between everybody has the same and one has everything.
    expect(numerator <= denominator).toBe(true)
    expect(numerator * BigInt(shares.length) >= denominator).toBe(true)
  }))
})
