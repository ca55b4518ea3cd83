import { carriedUntil, carryRefusal, fundYear } from '../../domain/funds/carry'
import { appropriate, decideFund, newAccount } from '../../domain/funds/account'
import { policyFor } from '../../policies'

const years = policyFor('luohu-2017', '2026-03-01').values.carryOverYearsMax
const given = appropriate(newAccount({ id: 'c:2024', unit: 'c', unitName: 'C', year: 2024 }), 100)
const reserved = decideFund(given, { kind: 'reserve', fen: 70 })
const account = reserved.ok ? reserved.value : given

describe('what is unspent of a year (预算法 §42)', () => {
  it('stands in national law, under every scheme', () => expect(years).toMatchObject({ value: 2, tag: 'law', clause: '预算法（2018 修正）第四十二条' }))

  it('is carried through the next year, to its last day', () => {
    expect(carriedUntil(2024, 2)).toBe('2025-12-31')
    expect(fundYear(account, { day: '2024-12-31', years })).toMatchObject({ state: 'running', unspent: 100, until: null, reason: null })
    expect(fundYear(account, { day: '2025-01-01', years })).toMatchObject({ state: 'carried', unspent: 100, until: '2025-12-31', reason: { rule: 'carryOver', result: 'carried' } })
    expect(fundYear(account, { day: '2025-12-31', years })).toMatchObject({ state: 'carried' })
  })

  it('is surplus from the first of January after that, and nothing more of it may be reserved', () => {
    expect(fundYear(account, { day: '2026-01-01', years })).toMatchObject({ state: 'surplus', unspent: 100, reason: { result: 'surplus', figures: { year: 2024, until: '2025-12-31' } } })
    expect(carryRefusal(account, { day: '2025-12-31', years })).toBeNull()
    expect(carryRefusal(account, { day: '2026-01-01', years })).toMatchObject({ code: 'carry-over-ended', about: 'c:2024', rule: 'carryOver', clause: '预算法（2018 修正）第四十二条', figures: { year: 2024, until: '2025-12-31' }, remedy: { oldestYear: 2025 } })
  })

  it('that was paid is not unspent', () => {
    const bound = decideFund(account, { kind: 'commit', reserved: 70, fen: 60 })
    const paid = bound.ok ? decideFund(bound.value, { kind: 'pay', fen: 60 }) : bound
    expect(paid.ok && fundYear(paid.value, { day: '2026-06-01', years }).unspent).toBe(40)
  })

  it('has no end where no law in force names one', () => {
    expect(fundYear(account, { day: '2030-01-01', years: undefined })).toMatchObject({ state: 'carried', until: null })
    expect(carryRefusal(account, { day: '2030-01-01', years: undefined })).toBeNull()
  })
})
