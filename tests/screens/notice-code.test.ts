import { scannedIn } from '../../src/packages/notice/code'
import { checkCode, newestOf } from '../../src/copy/records'
import type { NoticeItem } from '../../contracts/operations'

describe('the code on the notice board', () => {
  it.each([
    ['a scanned address', { q: encodeURIComponent('https://example.gov.cn/n/pl3k7q') }, 'PL3K7Q'],
    ['an address with more behind it', { q: 'https://example.gov.cn/n/PL3K7Q?from=board' }, 'PL3K7Q'],
    ['the code itself', { code: 'PL3K7Q' }, 'PL3K7Q'],
    ['a mini-program code', { scene: 'PL3K7Q' }, 'PL3K7Q'],
  ])('is found in %s', (_what, params, code) => {
    expect(scannedIn(params)).toEqual({ kind: 'project', code, number: null })
  })
  it.each([['https://example.gov.cn/n/PL3K7Q/12'], ['https://example.gov.cn/n/pl3k7q-12'], ['https://example.gov.cn/n/PL3K7Q/12?large=1'], ['https://example.gov.cn/n/PL3K7Q-12/']])('names one record in %s', (address) => {
    expect(scannedIn({ q: encodeURIComponent(address) })).toEqual({ kind: 'project', code: 'PL3K7Q', number: 12 })
  })
  it.each([['https://example.gov.cn/n/c/km-pl-ln-df'], ['https://example.gov.cn/n/c/km-pl-ln-df/?large=1']])('names a community in %s', (address) => {
    expect(scannedIn({ q: encodeURIComponent(address) })).toEqual({ kind: 'community', community: 'km-pl-ln-df', number: null })
  })
  it.each([[{ q: encodeURIComponent('https://example.gov.cn/n/c/km-pl/7') }], [{ q: 'https://example.gov.cn/n/c/km-pl/7?large=1' }], [{ community: 'km-pl', number: '7' }]])('names what a place has published of itself in %j', (params) => {
    expect(scannedIn(params)).toEqual({ kind: 'community', community: 'km-pl', number: 7 })
  })
  it('takes no number that is none', () => expect(scannedIn({ community: 'km-pl', number: '-7x' })).toEqual({ kind: 'community', community: 'km-pl', number: null }))
  it.each([['nothing', {}], ['another page', { q: 'https://example.gov.cn/pay/PL3K7Q' }], ['a broken address', { q: '%E0%A4%A' }], ['markup', { code: '<b>' }], ['a number that is none', { q: 'https://example.gov.cn/n/PL3K7Q/0' }], ['a community of markup', { q: 'https://example.gov.cn/n/c/<b>' }]])('is not found in %s', (_what, params) => {
    expect(scannedIn(params)).toBeNull()
  })
})

describe('the record that a page stands on', () => {
  const item = (number: number): NoticeItem => ({ record: { community: 'c1', number, project: 'p1', code: 'PL3K7Q', kind: 'resolution', at: 0, fields: {}, previous: '', hash: `${number}23456789abcdef` }, title: '', objectionUntil: null, open: false, supersededBy: null })
  it('is the newest', () => {
    expect(newestOf([item(3), item(7), item(5)])?.number).toBe(7)
    expect(newestOf([])).toBeNull()
  })
  it('is told by the first eight of its hash', () => {
    expect(checkCode(item(1).record.hash)).toBe('12345678')
  })
})
