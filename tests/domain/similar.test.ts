import { looksLike } from '../../domain/proposals/similar'

describe('two titles', () => {
  it('look alike when two fifths of the pairs of letters of the shorter one are in the other', () => {
    expect(looksLike('加装坡道', '三号门加装无障碍坡道')).toBe(true)
    expect(looksLike('abc', 'abx')).toBe(true)
    expect(looksLike('abcd', 'abxy')).toBe(false)
  })
  it('do not look alike for having nothing in common, or nothing at all', () => {
    expect(looksLike('加装坡道', '修理路灯')).toBe(false)
    expect([looksLike('', ''), looksLike('a', 'a'), looksLike('', 'abc')]).toEqual([false, false, false])
  })
  it('are compared without blanks, marks and width of letters', () => {
    expect(looksLike('加装 坡道!', '「加装坡道」')).toBe(true)
    expect(looksLike('ＡＢＣ', 'ABC')).toBe(true)
  })
})
