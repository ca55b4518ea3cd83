import { addFen, asFen, gapFill, isFen, splitByLargestRemainder, sumFen } from '../../domain/money'

describe('money is whole fen', () => {
  it('knows fen from fractions, debts and amounts too large to be exact', () => {
    expect([0, 1, 5_000_000].every(isFen)).toBe(true)
    expect([0.5, -1, Number.NaN, Number.MAX_SAFE_INTEGER + 1].some(isFen)).toBe(false)
  })
  it('refuses to add what is not fen', () => {
    expect(addFen(1, 2)).toBe(3)
    expect(sumFen([])).toBe(0)
    expect(sumFen([860_000, 1_000_000])).toBe(1_860_000)
    expect(() => addFen(1, 0.1)).toThrow(RangeError)
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
    expect(() => asFen(-1)).toThrow(RangeError)
  })
})

describe('a split sums to its total', () => {
  it('gives the fen left over to the largest remainders, and among equals to the first', () => {
    expect(splitByLargestRemainder({ total: 100, weights: [1, 1, 1] })).toEqual([34, 33, 33])
    expect(splitByLargestRemainder({ total: 10, weights: [6, 3, 1] })).toEqual([6, 3, 1])
    expect(splitByLargestRemainder({ total: 101, weights: [1, 2] })).toEqual([34, 67])
  })
  it('is exact where weights and total are large', () => {
    const parts = splitByLargestRemainder({ total: 1_000_000_000_001, weights: [999_999_999_999, 999_999_999_998, 7] })
    expect(sumFen(parts)).toBe(1_000_000_000_001)
  })
  it('gives nothing to a weight of 0 and refuses weights that are all 0', () => {
    expect(splitByLargestRemainder({ total: 7, weights: [0, 2] })).toEqual([0, 7])
    expect(() => splitByLargestRemainder({ total: 7, weights: [0, 0] })).toThrow(RangeError)
  })
})

describe('the fund fills the gap (柳州)', () => {
  it('adds 10,000 yuan to the 11,000 of the factory for the corridor of 21,000', () => {
    expect(gapFill({ cost: 2_100_000, sponsor: 1_100_000, residents: 0 })).toEqual({ fund: 1_000_000, excess: 0 })
  })
  it('adds nothing when others give it all, and says what is too much', () => {
    expect(gapFill({ cost: 100, sponsor: 60, residents: 40 })).toEqual({ fund: 0, excess: 0 })
    expect(gapFill({ cost: 100, sponsor: 60, residents: 41 })).toEqual({ fund: 0, excess: 1 })
  })
  it('pays all when nobody else does', () => {
    expect(gapFill({ cost: 100, sponsor: 0, residents: 0 })).toEqual({ fund: 100, excess: 0 })
  })
})
