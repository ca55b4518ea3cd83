import type { ShareRule } from '../../contracts/policies'
import { meets, needed } from '../../domain/share'

const moreThanTwoThirds: ShareRule = { numerator: 2, denominator: 3, strict: true }
const twoThirds: ShareRule = { numerator: 2, denominator: 3, strict: false }
const moreThanHalf: ShareRule = { numerator: 1, denominator: 2, strict: true }

describe('a share is measured exactly', () => {
  it('10 of 15 is two thirds, but not more than two thirds', () => {
    expect(meets(twoThirds, 10, 15)).toBe(true)
    expect(meets(moreThanTwoThirds, 10, 15)).toBe(false)
    expect(meets(moreThanTwoThirds, 14, 16)).toBe(true)
  })
  it('a tie is not more than half', () => {
    expect(meets(moreThanHalf, 7, 14)).toBe(false)
    expect(meets(moreThanHalf, 8, 14)).toBe(true)
  })
  it('163 of 193 households are two thirds (东风巷14号院)', () => {
    expect(meets(twoThirds, 163, 193)).toBe(true)
  })
  it('of nobody nothing is met', () => {
    expect(meets(twoThirds, 0, 0)).toBe(false)
    expect(meets({ numerator: 0, denominator: 1, strict: false }, 0, 0)).toBe(false)
  })
})

describe('what is needed is the smallest part that meets the rule', () => {
  it.each([moreThanTwoThirds, twoThirds, moreThanHalf])('%j for every number of members up to 200', (rule) => {
    for (let whole = 1; whole <= 200; whole += 1) {
      const part = needed(rule, whole)
      expect(meets(rule, part, whole)).toBe(true)
      expect(meets(rule, part - 1, whole)).toBe(false)
    }
  })
  it('names 129 of 193 households and 11 of 15 members', () => {
    expect(needed(twoThirds, 193)).toBe(129)
    expect(needed(moreThanTwoThirds, 15)).toBe(11)
  })
})
