/** The pages behind the QR codes: small, safe whatever is written in them, asked for with few requests, and not sent twice. */
import { gzipSync } from 'node:zlib'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { sha256 } from '../../cloudfunctions/_runtime/canonical'
import type { Context } from '../../cloudfunctions/_runtime/operation'
import type { Ports } from '../../cloudfunctions/_runtime/ports'
import { board } from '../../cloudfunctions/publications/board/door'
import { clip, escape } from '../../cloudfunctions/publications/board/html'
import type { PublicationRecord } from '../../contracts/operations'
import type { Project } from '../../contracts/projects'
import { nextRecord } from '../../domain/publications/chain'
import { startCloud, type Cloud } from './cloud'
import { aConsentRound, aProject, putProject } from './projects'
import { appointStaff, importPlaces, STAFF, TOWN } from './town'

const MOST_BYTES = 14_000
const NOW = Date.parse('2030-03-05T10:00:00+08:00')

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await importPlaces(cloud)
  await appointStaff(cloud)
}, 60_000)
afterAll(() => cloud.stop())

/** Letters that compress as badly as any text can: the same at every run. */
function noise(length: number, seed: number): string {
  let state = seed
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return String.fromCodePoint(0x4e00 + (state >> 8) % 20_000)
  }).join('')
}

const HOSTILE: Readonly<Record<string, string>> = {
  script: '<script>alert(1)</script>', attribute: '" onerror="alert(1)" x="', single: "' onmouseover='alert(1)", image: '<img src=x onerror=alert(1)>', comment: '--><!--', style: '</style><style>body{display:none}', title: '</title><h1>假</h1>', entity: '&lt;script&gt;&#x3C;',
  bidi: '\u202E\u2066gnp.exe\u2069\u202C\u200F', control: 'a\u0000b\u0007c\u001Fd\u007Fe\uFFFE', lone: '\uD800半个\uDC00', accents: `a${'\u0301'.repeat(200)}`, emoji: '👨‍👩‍👧‍👦🏳️‍🌈👍🏽'.repeat(400), long: noise(10_000, 7), spaces: ' \t\n\u3000'.repeat(2_000), letters: 'W'.repeat(10_000),
  url: 'javascript:alert(1)', svg: '<svg/onload=alert(1)>', template: '{{constructor.constructor("alert(1)")()}}${1}',
}

/** A project in which every text is this one, and with as much of everything as a long life leaves. */
function full(id: string, text: string, part: Partial<Project> = {}): Project {
  const many = <T>(make: (i: number) => T): readonly T[] => Array.from({ length: 60 }, (_, i) => make(i))
  return aProject({
    id, code: id.toUpperCase(), stage: 'inProgress', contentChecked: true, since: NOW, title: text, problem: text, where: text, beneficiaries: text, photos: ['cloud://env.bucket/photos/a.png'],
    progress: many((i) => ({ at: NOW + i, percent: i, text, photos: [] })), quotes: many((i) => ({ supplier: text, fen: i, note: text, attachments: [] })),
    expenses: many((i) => ({ id: String(i), at: NOW, fen: 1_00, what: text, voucher: null, paid: true, by: 'x', reference: null })),
    implementer: { supplier: text, person: null, fen: 1, quotes: 1, method: 'single', confirmedOn: '2030-03-01', reason: null }, accounts: { finalFen: 1, surplusFen: 0, audit: text, on: '2030-03-01' },
    pledges: [{ id: 'p', source: 'sponsorship', from: 'x', publicName: null, fen: 1, note: text, state: 'received', reference: 'R' }], approvedFundFen: 2,
    namings: many((i) => ({ id: String(i), pledge: 'p', from: 'x', text, where: text, until: '2999-01-01', at: NOW, count: null, council: { passed: true, main: false, by: 'y', at: NOW }, approval: null, down: null })),
    maintenance: { unit: text, duty: text, phone: '0871-1', letter: null }, ...part,
  })
}

let last: PublicationRecord | null = null
async function publish(project: Project, count: number, text: string): Promise<void> {
  const { store } = cloudbasePorts()
  for (let i = 0; i < count; i += 1) {
    last = nextRecord(last, { community: project.community, project: project.id, code: project.code, kind: i % 3 === 0 ? 'resolution' : 'progress', at: NOW + i, fields: { title: project.title, text, content: text, percent: i } }, sha256)
    await store.put('publications', { ...last, _id: `${last.community}@${last.number}` })
  }
  await store.put('publicationHeads', { _id: project.community, number: last?.number ?? 0, hash: last?.hash ?? '', at: NOW })
}

const get = (address: string, headers: Record<string, string> = {}, method = 'GET') => fetch(`${cloud.url}${address}`, { method, headers, redirect: 'manual' })
const ELEMENTS = ['html', 'head', 'meta', 'title', 'style', 'body', 'main', 'header', 'section', 'h1', 'h2', 'p', 'span', 'dl', 'div', 'dt', 'dd', 'ul', 'li', 'code', 'a', 'img']
const ATTRIBUTES = ['lang', 'charset', 'name', 'content', 'class', 'href', 'src', 'alt', 'width', 'height', 'loading']

/** What is wrong with a page as a document: a strange element or attribute, a bad address, tags that do not close. */
function faultsIn(html: string): readonly string[] {
  const faults: string[] = []
  const open: string[] = []
  const markup = html.replace(/^<!doctype html>/, '').replace(/<style>[^<]*<\/style>/, '')
  for (const [, close, name = '', attributes = ''] of markup.matchAll(/<(\/?)([^\s>]+)([^>]*)>/g)) {
    if (!ELEMENTS.includes(name)) faults.push(`<${name}>`)
    const rest = attributes.replace(/\s([a-z-]+)="([^"<>]*)"/g, (_, key: string, value: string) => {
      if (!ATTRIBUTES.includes(key) || ((key === 'href' || key === 'src') && !/^(\/(n|open|p)\/|\?large=[01]$)/.test(value))) faults.push(`${key}="${value}"`)
      return ''
    })
    if (rest.trim() !== '') faults.push(`${name}: ${rest}`)
    if (close === '/') { if (open.pop() !== name) faults.push(`</${name}>`) } else if (name !== 'meta' && name !== 'img') open.push(name)
  }
  if (/[\u202A-\u202E\u2066-\u2069\u200E\u200F\uFFFE]|(?![\t\n])\p{Cc}|\p{Surrogate}|\p{M}{4}/u.test(html)) faults.push('a character that has no place here')
  if ((markup.match(/<img/g) ?? []).length > 1 || (markup.includes('<img') && !markup.includes('loading="lazy"'))) faults.push('photos')
  return [...faults, ...open]
}

describe.each(Object.entries(HOSTILE))('with %s in every text', (name, text) => {
  it('each kind of page stays what it is, and within the first round trip', async () => {
    const project = full(`fz${name.toLowerCase()}`.slice(0, 10), text)
    await putProject(cloud, project)
    await publish(project, 6, text)
    const pages = [`/n/${project.code}`, `/n/${project.code}/${last?.number}`, `/n/c/${TOWN.community}`]
    for (const address of [...pages, ...pages.map((page) => `${page}?large=1`)]) {
      const answer = await get(address, { 'accept-encoding': 'identity' })
      const html = await answer.text()
      expect([address, answer.status, faultsIn(html)]).toEqual([address, 200, []])
      expect(gzipSync(html, { level: 9 }).length).toBeLessThanOrEqual(MOST_BYTES)
    }
  }, 60_000)
})

it('ends a sentence once, whether or not whoever wrote it ended it', async () => {
  for (const duty of ['每周打扫一次', '每周打扫一次。']) {
    const project = full('upkeep', '物业', { maintenance: { unit: '自管小组', duty, phone: '0871-1', letter: null } })
    await putProject(cloud, project)
    await publish(project, 1, '物业')
    expect(await (await get(`/n/${project.code}`)).text()).toContain('自管小组：每周打扫一次。电话 0871-1')
  }
})

describe('the byte budget of each kind', () => {
  it('holds with the longest life and the most that a record may say, and says what an ordinary page weighs', async () => {
    const ordinary = aProject({ id: 'plain', code: 'PLAIN22', stage: 'resolved', contentChecked: true, title: '3号院楼梯扶手', problem: '楼梯没有扶手，老人上下不便。', where: '3号院' })
    const worst = full('worst', noise(4_000, 3))
    for (const project of [ordinary, worst]) await putProject(cloud, project)
    await publish(ordinary, 12, '已安装')
    await publish(worst, 60, noise(1_000, 11))
    const weights: Record<string, number> = {}
    for (const project of [ordinary, worst]) {
      for (const address of [`/n/${project.code}`, `/n/${project.code}-${last?.number}`, `/n/c/${TOWN.community}`]) {
        const answer = await get(address, { 'accept-encoding': 'identity' })
        weights[address] = gzipSync(await answer.text(), { level: 9 }).length
      }
    }
    console.log(`gzip bytes: ${JSON.stringify(weights)}`)
    expect(Object.entries(weights).filter(([, bytes]) => bytes > MOST_BYTES)).toEqual([])
  }, 60_000)
})

/** Ports that count what they ask of the database. */
function counting(): { readonly ports: Ports; readonly asked: () => number } {
  let asked = 0
  const { store, ...rest } = cloudbasePorts()
  const one = <A extends readonly unknown[], R>(work: (...args: A) => R) => (...args: A): R => {
    asked += 1
    return work(...args)
  }
  return { asked: () => asked, ports: { ...rest, store: { ...store, get: one(store.get.bind(store)) as typeof store.get, list: one(store.list.bind(store)) as typeof store.list, count: one(store.count.bind(store)), gather: one(store.gather.bind(store)) as typeof store.gather } } }
}

async function requestsFor(path: string, now: number): Promise<number> {
  const { ports, asked } = counting()
  const ctx: Context = { ports, now, caller: { openid: null, source: 'http' }, person: null, appointments: [], households: [], requestId: 'x', operation: 'http', fingerprint: '' }
  const { statusCode } = await board(ctx, { method: 'GET', path, query: {}, headers: {}, body: '' })
  expect(statusCode).toBe(200)
  return asked()
}

describe('requests to the database', () => {
  const MINUTES = 60_000
  it('are at most three for a page that nobody has asked for, and one for one that is kept', async () => {
    const project = aProject({ id: 'count', code: 'COUNT22', stage: 'inProgress', contentChecked: true, title: '路灯' })
    await putProject(cloud, project)
    await publish(project, 3, '立杆')
    let at = NOW
    for (const path of ['/n/COUNT22', `/n/COUNT22/${last?.number}`, `/n/c/${TOWN.community}`]) {
      at += 30 * MINUTES
      expect([path, await requestsFor(path, at), await requestsFor(path, at + 1)]).toEqual([path, 3, 1])
    }
  })
  it('are one more while households are being asked, because the number is never an old one', async () => {
    const project = aProject({ id: 'asking', code: 'ASKING2', stage: 'consentCollecting', contentChecked: true, title: '电梯', consent: aConsentRound(20) })
    await putProject(cloud, project)
    await publish(project, 1, '开始征求')
    expect([await requestsFor('/n/ASKING2', NOW + 300 * MINUTES), await requestsFor('/n/ASKING2', NOW + 300 * MINUTES + 1)]).toEqual([4, 2])
  })
  it('show what was done a moment ago, kept or not', async () => {
    const project = aProject({ id: 'fresh', code: 'FRESH22', stage: 'organiserReview', contentChecked: true, proposer: 'nobody', title: '雨棚' })
    await putProject(cloud, project)
    await publish(project, 1, '收到')
    const before = await (await get('/n/FRESH22')).text()
    await cloud.must(STAFF.head, 'proposals.vouch', { project: 'fresh', text: 'checked' }, { now: NOW })
    expect(await (await get('/n/FRESH22')).text()).not.toBe(before)
  })
})

describe('over the wire', () => {
  it.each(['/n/PLAIN22', '/n/plain22', `/n/c/${TOWN.community}`])('%s has a strong tag over its content, may be kept by a CDN, and is answered 304 to who has it', async (address) => {
    const first = await get(address)
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[0-9a-f]{32}(-gzip)?"$/)
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=60, s-maxage=60/)
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const again = await get(address, { 'if-none-match': `"other", W/${tag}` })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
    expect((await get(address, { 'if-none-match': '"other"' })).status).toBe(200)
  })
  it('has 大字 under an address of its own, with a tag of its own, and a way back', async () => {
    const [ordinary, large] = [await get('/n/PLAIN22'), await get('/n/PLAIN22?large=1')]
    expect(large.headers.get('etag')).not.toBe(ordinary.headers.get('etag'))
    expect((await get('/n/PLAIN22?large=1', { 'if-none-match': large.headers.get('etag') ?? '' })).status).toBe(304)
    expect((await get('/n/PLAIN22?large=1', { 'if-none-match': ordinary.headers.get('etag') ?? '' })).status).toBe(200)
    const [small, big] = [await ordinary.text(), await large.text()]
    expect(small).toContain('href="?large=1"')
    expect(big).toMatch(/<html lang="zh-CN" class="large">.*href="\?large=0"/)
    expect(big.replace(' class="large"', '').replace(/<p class="size">.*?<\/p>/, '')).toBe(small.replace(/<p class="size">.*?<\/p>/, ''))
    for (const address of ['/n/ZZZZZZZ?large=1', '/open/?large=1']) expect(await (await get(address)).text()).toContain('class="large"')
  })
  it('answers HEAD without a body, and nothing but looking', async () => {
    const [head, whole] = [await get('/n/PLAIN22', {}, 'HEAD'), await get('/n/PLAIN22')]
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', whole.headers.get('etag')])
    expect((await get('/n/PLAIN22', {}, 'POST')).status).toBe(405)
  })
  it('says of a forged code, a strange number and a private draft that there is nothing', async () => {
    await putProject(cloud, aProject({ id: 'draft', code: 'DRAFT22', stage: 'draft', title: '草稿' }))
    for (const address of ['/n/ZZZZZZZ', '/n/PLAIN22/99999', '/n/DRAFT22', '/n/c/nowhere', `/n/c/${TOWN.building}`, '/n/%E0%A4%A', '/n/c/%E0%A4%A', '/n/', `/n/${'A'.repeat(5000)}`]) {
      const answer = await get(address)
      expect([address, answer.status, answer.headers.get('cache-control')]).toEqual([address, 404, 'no-store'])
      expect(await answer.text()).toMatch(/查无此码/)
    }
  })
  it('gives the photo by an address of its own, so that the page stays the same', async () => {
    const form = new FormData()
    form.set('file', new Blob([Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')], { type: 'image/png' }), 'photo-of-the-light.png')
    const { fileId } = (await (await fetch(`${cloud.url}/upload`, { method: 'POST', headers: { 'x-dev-person': STAFF.head }, body: form })).json()) as { readonly fileId: string }
    await putProject(cloud, aProject({ id: 'photo', code: 'PHOTO22', stage: 'inProgress', contentChecked: true, title: '路灯', photos: [fileId] }))
    const answer = await get('/n/PHOTO22/photo')
    expect(answer.status).toBe(302)
    expect((await fetch(answer.headers.get('location') ?? '')).headers.get('content-type')).toBe('image/png')
    expect((await get('/n/WORST/photo')).status).toBe(404)
    expect(await (await get('/n/WORST')).text()).toContain('<img src="/n/WORST/photo"')
  })
  it('prints the number and the code of the newest record, and leads to the whole log', async () => {
    const html = await (await get(`/n/c/${TOWN.community}`)).text()
    const { head } = await cloud.must(null, 'publications.head', { community: TOWN.community })
    for (const words of [`到第 ${head?.number} 条`, String(head?.hash.slice(0, 8)), `/open/${TOWN.community}/export.json`, '如何核对']) expect(html).toContain(words)
  })
})

it('cuts whole characters only, and says so', () => {
  expect(clip('👍👍👍', 2)).toBe('👍👍…')
  expect(clip('👨‍👩‍👧', 2)).toBe('👨…')
  expect(clip('三个字', 3)).toBe('三个字')
  expect(escape('\uD83D<')).toBe('\uFFFD&lt;')
})
