/** What a decision rests on, as the desk says it: whether the money is there. */
import type { FundAccount } from '../../contracts/operations'
import { OFFICE } from '../../src/copy/office'
import { decisionFacts } from '../../src/packages/office/decision-facts'
import { aView } from '../weapp/records'

const account = (available: number): FundAccount => ({ id: 'c1:2026', unit: 'c1', unitName: '东风巷社区', year: 2026, appropriated: 9_000_000, available, reserved: 0, committed: 0, paid: 0, version: 1 })
const said = (held: number, available: number): string | undefined => {
  const view = aView()
  return decisionFacts({ ...view, money: { ...view.money, held } }, { account: account(available), day: '2026-11-25' }).find(({ label }) => label === OFFICE.available)?.text
}

describe('the money that is asked for', () => {
  it.each([
    ['nothing is held and it is there', 0, 3_000_000, `2026 年度 3 万元，${OFFICE.enough}`],
    ['nothing is held and a fen is missing', 0, 2_999_999, `2026 年度 29,999.99 元，${OFFICE.notEnough}`],
    ['a change needs more than is held, and that is there', 2_000_000, 1_000_000, `2026 年度 1 万元，${OFFICE.enough}`],
    ['a change needs more than is held, and a fen is missing', 2_000_000, 999_999, `2026 年度 9,999.99 元，${OFFICE.notEnough}`],
    ['all of it is held already: nothing more is asked of the account', 3_000_000, 0, '2026 年度 0 元'],
  ])('says, where %s', (_case, held, available, text) => {
    expect(said(held, available)).toBe(text)
  })
})
