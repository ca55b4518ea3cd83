import { codeIn } from '../../src/packages/notice/code'
import { checkCode, newestOf } from '../../src/copy/records'
import type { NoticeItem } from '../../contracts/operations'

describe('the code on the notice board', () => {
  it.each([
    ['a scanned address', { q: encodeURIComponent('https://example.gov.cn/n/pl3k7q') }, 'PL3K7Q'],
    ['an address with more behind it', { q: 'https://example.gov.cn/n/PL3K7Q?from=board' }, 'PL3K7Q'],
    ['the code itself', { code: 'PL3K7Q' }, 'PL3K7Q'],
    ['a mini-program code', { scene: 'PL3K7Q' }, 'PL3K7Q'],
  ])('is found in %s', (_what, params, code) => {
    expect(codeIn(params)).toBe(code)
  })
  it.each([['nothing', {}], ['another page', { q: 'https://example.gov.cn/pay/PL3K7Q' }], ['a broken address', { q: '%E0%A4%A' }], ['markup', { code: '<b>' }]])('is not found in %s', (_what, params) => {
    expect(codeIn(params)).toBeNull()
  })
})

describe('the record that a page stands on', () => {
  const item = (number: number): NoticeItem => ({ record: { community: 'c1', number, project: 'p1', code: 'PL3K7Q', kind: 'resolution', at: 0, fields: {}, previous: '', hash: `${number}23456789abcdef` }, title: '', objectionUntil: null, open: false })
  it('is the newest', () => {
    expect(newestOf([item(3), item(7), item(5)])?.number).toBe(7)
    expect(newestOf([])).toBeNull()
  })
  it('is told by the first eight of its hash', () => {
    expect(checkCode(item(1).record.hash)).toBe('12345678')
  })
})
