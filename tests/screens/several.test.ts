/** What one line of a project page says of several councils. */
import type { JointCouncil } from '../../contracts/joint'
import { councilsStand, sharesStand, sitsNext } from '../../src/copy/several'

const one = (name: string, part: Partial<JointCouncil> = {}): JointCouncil => ({ community: name, name, leads: false, share: 1, agreed: true, turn: false, left: false, on: null, result: null, signatures: 0, ...part })
const voted = (passed: boolean): Partial<JointCouncil> => ({ result: { members: 3, present: 3, for: passed ? 3 : 0, against: passed ? 0 : 3, abstain: 0, passed } })

describe('the line of several councils', () => {
  it('says who has to propose and who has to agree who pays what, before anybody sits', () => {
    const lead = one('荷塘社区', { leads: true, turn: true })
    expect(councilsStand([{ ...lead, share: null, agreed: false }, one('梅坡社区', { share: null, agreed: false })])).toBe('等荷塘社区提出怎么分担')
    expect(councilsStand([lead, one('梅坡社区', { agreed: false })])).toBe('等梅坡社区同意分担')
    expect(councilsStand([lead, one('梅坡社区')])).toBe('现在轮到荷塘社区议事会')
  })
  it('names no council as the next to sit while the shares are not agreed', () => {
    const lead = one('荷塘社区', { leads: true, turn: true })
    expect(sitsNext([lead, one('梅坡社区', { agreed: false })], lead)).toBe(false)
    expect(sitsNext([lead, one('梅坡社区')], lead)).toBe(true)
    expect(sitsNext([lead, one('梅坡社区', { left: true, agreed: false })], lead)).toBe(true)
  })
  it('says who has decided and whose turn it is', () => {
    expect(councilsStand([one('荷塘社区', { leads: true, ...voted(true) }), one('梅坡社区', { turn: true })])).toBe('荷塘社区已通过；现在轮到梅坡社区议事会')
    expect(councilsStand([one('荷塘社区', { leads: true, ...voted(true) }), one('梅坡社区', voted(true))])).toBe('荷塘社区、梅坡社区已通过')
    expect(councilsStand([one('荷塘社区', { leads: true, ...voted(true) }), one('梅坡社区', voted(false))])).toBe('荷塘社区已通过；梅坡社区未通过')
  })
  it('says who goes on without whom', () => {
    expect(councilsStand([one('荷塘社区', { leads: true, turn: true, share: null, agreed: false }), one('梅坡社区', { left: true, share: null, agreed: false })])).toBe('梅坡社区未通过，不再参加；现在轮到荷塘社区议事会')
  })
})

describe('shares as they are filled in', () => {
  it('says what is missing, what is too much, and that it is right, to the fen', () => {
    expect(sharesStand(8_800_000, 8_000_000)).toBe('合计 8 万元，还差 8,000 元')
    expect(sharesStand(8_800_000, 8_800_001)).toBe('合计 88,000.01 元，多出 0.01 元')
    expect(sharesStand(8_800_000, 8_800_000)).toBe('合计 8.8 万元，正好')
  })
})
