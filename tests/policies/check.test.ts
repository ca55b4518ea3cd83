import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { faultsOfPolicies } from '../../config/policies/check'

const ROOT = join(__dirname, '../..')
const places: string[] = []
afterAll(() => places.forEach((place) => rmSync(place, { recursive: true })))

/** The packs, copied, with one file spoiled. */
function spoiled(file: string, spoil: (text: string) => string): string {
  const place = mkdtempSync(join(tmpdir(), 'packs-'))
  places.push(place)
  cpSync(join(ROOT, 'policies'), join(place, 'policies'), { recursive: true })
  const path = join(place, 'policies', file)
  const before = readFileSync(path, 'utf8')
  const after = spoil(before)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
  return place
}
const faultsOf = (file: string, spoil: (text: string) => string): readonly string[] => faultsOfPolicies(spoiled(file, spoil))

type Row = Record<string, unknown>
interface Json { values: Record<string, Row[]> }
const dated = (value: unknown, more: Row = {}): Row => ({ from: '2026-01-01', until: null, value, clause: '示例办法第一条', tag: 'assumption', ...more })
/** The pack with one key set to these rows. */
const withRows = (key: string, rows: readonly Row[]) => (text: string): string => {
  const pack = JSON.parse(text) as Json
  return JSON.stringify({ ...pack, values: { ...pack.values, [key]: rows } })
}
const changed = (key: string, change: (row: Row) => Row) => (text: string): string => withRows(key, ((JSON.parse(text) as Json).values[key] ?? []).map(change))(text)
const share = (numerator: number, denominator: number, strict = false) => ({ numerator, denominator, strict })

it('finds no fault in the shipped packs', () => expect(faultsOfPolicies(ROOT)).toEqual([]))

describe('a pack does not build that', () => {
  it.each<[name: string, file: string, spoil: (text: string) => string, fault: RegExp]>([
    ['is no JSON', 'futian/policy.json', (text) => text.slice(0, -5), /^policies\/futian\/policy\.json: \(whole\): not JSON: /],
    ['has a key that nobody knows', 'futian/policy.json', withRows('quotesMinimum', [dated(3)]), /^policies\/futian\/policy\.json: values\.quotesMinimum: /],
    ['cites nothing', 'liuzhou/policy.json', changed('quotesMin', (row) => ({ ...row, clause: ' ' })), /^policies\/liuzhou\/policy\.json: values\.quotesMin\.0\.clause: /],
    ['quotes without its words', 'liuzhou/policy.json', changed('rebidBarYears', ({ quote: _quote, ...row }) => row), /^policies\/liuzhou\/policy\.json: values\.rebidBarYears: a quoted value carries its quote/],
    ['cites law without its words', 'national/policy.json', changed('postingDaysMin', ({ quote: _quote, ...row }) => row), /^policies\/national\/policy\.json: values\.postingDaysMin: .*so does the law/],
    ['quotes what its source does not say', 'liuzhou/policy.json', changed('rebidBarYears', (row) => ({ ...row, quote: '次年照常受理' })), /values\.rebidBarYears\.0\.quote: stands nowhere in source\.md \[中国城市报/],
    ['keeps a passage that nothing quotes', 'panlong/source.md', (text) => `${text}\n> 無人引用的一段。\n`, /^policies\/panlong\/source\.md: > 無人引用的一段。….*nothing quotes/],
    ['overlaps in time', 'liuzhou/policy.json', changed('fundYearlyFen', (row) => ({ ...row, until: null })), /^policies\/liuzhou\/policy\.json: values\.fundYearlyFen: .*without overlap/],
    ['puts a zero for what it does not know', 'shenzhen/policy.json', changed('objectionDays', (row) => ({ ...row, value: 0 })), /^policies\/shenzhen\/policy\.json: values\.objectionDays\.0\.value: .*\[方案未载明公示天数/],
    ['names a day that does not exist', 'shenzhen/policy.json', changed('objectionDays', (row) => ({ ...row, from: '2015-02-30' })), /^policies\/shenzhen\/policy\.json: values\.objectionDays\.0\.from: /],
    ['changes on a day that CHANGES.md does not tell', 'luohu/policy.json', changed('circularEveryMonths', (row) => ({ ...row, from: '2017-08-30' })), /values\.circularEveryMonths\.0\.from: 2017-08-30 is not told in CHANGES\.md \[工作总结/],
    ['asks for less than the law', 'panlong/policy.json', withRows('postingDaysMin', [dated(14)]), /^policies\/panlong\/policy\.json: values\.postingDaysMin\.0: asks for less than 城市居民委员会组织法（2025 修订）第三十四条: 14 for 15 \[示例办法第一条\]$/],
    ['lets fewer representatives decide than the law', 'liuzhou/policy.json', changed('sitting', (row) => ({ ...row, value: { body: 'representativesMeeting', quorum: share(1, 2, true), pass: share(1, 2, true), noticeDays: 3 } })), /values\.sitting\.1: asks for less than 城市居民委员会组织法（2025 修订）第二十九条/],
    ['counts families more narrowly than the law', 'luohu/policy.json', withRows('splitting', [dated([{ same: ['place', 'category', 'supplier'], period: 'fiscalYear' }])]), /values\.splitting\.0: asks for less than 政府采购法/],
    ['gives its district a higher cap than its city', 'luohu/policy.json', changed('types', (row) => ({ ...row, value: [{ type: 'engineering', label: '工程类', capFen: 50000001, capMode: 'principle' }, { type: 'service', label: '服务类', capFen: 20000000, capMode: 'principle' }] })), /^policies\/luohu\/policy\.json: values\.types\.0: asks for less than 深府办函/],
    ['gives its district a shorter objection window than its city', 'luohu/policy.json', changed('objectionDays', (row) => ({ ...row, value: 4 })), /values\.objectionDays\.0: asks for less than .*4 for 5/],
    ['breaks one of its cases', 'futian/policy.json', (text) => text.replace('"capFen": 40000000', '"capFen": 40000001'), /^policies\/futian\/cases\.json: \d+ \(工程类 40 万元零 1 分\): the pack says "within", the case "over" \[案例材料一（二）2\]$/],
    ['has a case that asks what nobody answers', 'futian/cases.json', (text) => text.replace('"ask": "accepts"', '"ask": "weather"'), /^policies\/futian\/cases\.json: 0\.ask: /],
    ['has no cases', 'futian/cases.json', () => '[]', /^policies\/futian\/cases\.json: \(whole\): /],
    ['takes the name of another', 'futian/policy.json', (text) => text.replace('"id": "futian-2015"', '"id": "luohu-2017"'), /policies\/luohu\/policy\.json: id: luohu-2017 is also in policies\/futian/],
  ])('%s', (_name, file, spoil, fault) => {
    expect(faultsOf(file, spoil)).toEqual(expect.arrayContaining([expect.stringMatching(fault)]))
  })
  it('tells every fault at once', () => {
    const place = spoiled('futian/policy.json', withRows('quotesMin', [dated(0)]))
    writeFileSync(join(place, 'policies/panlong/policy.json'), '{')
    expect(faultsOfPolicies(place)).toEqual([expect.stringMatching(/^policies\/futian\/policy\.json: values\.quotesMin/), expect.stringMatching(/^policies\/panlong\/policy\.json: \(whole\)/)])
  })
})

describe('the build', () => {
  const BUILD = "const { buildFunctions } = await import('./config/functions.mjs'); await buildFunctions({ packsRoot: process.argv[1], outDir: process.argv[2], log: () => undefined })"
  it('stops at a bad pack with its fault, and leaves nothing half built', () => {
    const place = spoiled('panlong/policy.json', withRows('postingDaysMin', [dated(14)]))
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', BUILD, place, join(place, 'dist')], { cwd: ROOT, encoding: 'utf8' })
    expect([status, stderr]).toEqual([1, expect.stringContaining('policies/panlong/policy.json: values.postingDaysMin.0: asks for less than 城市居民委员会组织法（2025 修订）第三十四条: 14 for 15 [示例办法第一条]')])
    expect(existsSync(join(place, 'dist/projects'))).toBe(false)
  })
})
