import { fenFromText, moneyText } from '../../src/copy/money'

describe('money in words', () => {
  it.each([
    [0, '0 元'], [1, '0.01 元'], [860_000, '8,600 元'], [999_999, '9,999.99 元'], [1_000_000, '1 万元'], [1_630_000, '1.63 万元'], [2_100_000, '2.1 万元'],
    [1_630_100, '16,301 元'], [1_234_567_800, '12,345,678 元'], [10_000_000_000, '10,000 万元'], [-500, '-5 元'],
  ])('%d fen is 「%s」, never rounded', (fen, text) => expect(moneyText(fen)).toBe(text))

  it.each([['8600', 860_000], ['8,600 元', 860_000], ['0.5', 50], ['1.63万', 1_630_000], ['2万元', 2_000_000], ['12.345', null], ['一百', null], ['', null], ['-3', null]])(
    '「%s」 is read as %s fen', (text, fen) => expect(fenFromText(text)).toBe(fen))
})
