import { forTheLog, withoutNumbers } from '../../domain/publications/telling'

describe('what enters the log', () => {
  it.each([
    ['有事打13812345678找我', '有事打138****5678找我'], ['138 1234 5678', '138****5678'], ['+86-138-1234-5678。', '138****5678。'], ['居委会0871-60000000', '居委会087****0000'],
    ['证件53010219900101123X', '证件530102************'], ['两个：13812345678、19900001234', '两个：138****5678、199****1234'],
  ])('%s is told without its number', (text, told) => expect(withoutNumbers(text)).toBe(told))
  it.each(['盘民发〔2020〕1号', '预算 400000.01 元', '工期 2030-03-05 至 2030-04-05', '编号 20300305000123456789', '14号院3单元502', '第10086条'])('%s stays as it is', (text) => expect(withoutNumbers(text)).toBe(text))
  it('is everything that an event tells, less the telephone, and figures untouched', () => {
    expect(forTheLog({ unit: '居委会', phone: '0871-00003200', fen: 13_812_345_678, duty: '坏了找 13812345678' })).toEqual({ unit: '居委会', fen: 13_812_345_678, duty: '坏了找 138****5678' })
  })
  it('keeps every hash whole, also one in which some digits look like a number', () => {
    const hashes = { termsHash: '1c2ff63be2abe6450020da4cdf715a0343417755a1ccc76458cd0aad47a1e78b', ballotsHash: `a13812345678b${'0'.repeat(51)}` }
    expect(forTheLog(hashes)).toEqual(hashes)
    expect(withoutNumbers(hashes.termsHash)).not.toBe(hashes.termsHash)
    expect(forTheLog({ text: `见 ${hashes.ballotsHash}` })).not.toEqual({ text: `见 ${hashes.ballotsHash}` })
  })
})
