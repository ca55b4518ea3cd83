import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ask } from '../../config/ask/ask'

const TODAY = '2026-11-25'
const put = (question: string, input: string) => ask([question, input], TODAY)
const answer = (question: string, input: string): Record<string, unknown> => {
  const { printed, error } = put(question, input)
  if (error) throw new Error(printed)
  return JSON.parse(printed)
}
const refusal = (question: string, input: string): Record<string, unknown> => {
  const { printed, error } = put(question, input)
  expect([printed, error]).toEqual([printed, true])
  return JSON.parse(printed)
}

type Vector = readonly [question: string, input: string, expected: Record<string, unknown>]
const cap = (pack: string, type: string, yuan: string, verdict: string): Vector => ['cap', `{"pack":"${pack}","type":"${type}","yuan":${yuan}}`, { verdict }]
const route = (pack: string, yuan: string, levels: readonly string[]): Vector => ['route', `{"pack":"${pack}","yuan":${yuan}}`, { levels }]
const share = (question: string, result: string, [of, part]: readonly [string, string]) => (rule: string, all: string, some: string, met: boolean): Vector =>
  [question, JSON.stringify({ rule }).replace('}', `,"${of}":${all},"${part}":${some}}`), { [result]: met }]
const quorum = share('quorum', 'met', ['members', 'present'])
const majority = share('majority', 'passed', ['present', 'for'])
const consent = share('consent', 'passed', ['households', 'yes'])
const due = (received: string, workingDays: number, day: string, estimate = false): Vector => ['due', JSON.stringify({ received, workingDays }), { due: day, estimate }]
const months = (anchor: string, count: number, day: string, estimate = false): Vector => ['months', JSON.stringify({ anchor, months: count }), { due: day, estimate }]
const matching = (pack: string, communities: number, districtYuan: string, cityYuan: number): Vector => ['matching', `{"pack":"${pack}","communities":${communities},"districtYuan":${districtYuan}}`, { cityYuan }]
const gap = (costYuan: string, sponsorYuan: string, residentsYuan: string, fundYuan: number, excessYuan: number): Vector =>
  ['gap', `{"costYuan":${costYuan},"sponsorYuan":${sponsorYuan},"residentsYuan":${residentsYuan}}`, { fundYuan, excessYuan }]
type Six = readonly [totalCount: number, totalArea: number, partCount: number, partArea: number, forCount: number, forArea: number]
const owners = (item: string, [totalCount, totalArea, partCount, partArea, forCount, forArea]: Six, participation: boolean, passed: boolean): Vector =>
  ['owners', JSON.stringify({ item, totalCount, totalArea, partCount, partArea, forCount, forArea }), { participation, passed }]

const VECTORS: readonly Vector[] = [
  // 不超过、以内: the figure itself belongs to it, one fen more does not (E02); 原则上 asks for a reason (E03).
  cap('futian-2015', 'engineering', '400000', 'within'), cap('futian-2015', 'engineering', '399999.99', 'within'), cap('futian-2015', 'engineering', '400000.01', 'over'),
  cap('futian-2015', 'service', '200000', 'within'), cap('futian-2015', 'service', '200000.01', 'over'), cap('futian-2015', 'goods', '200000.00', 'within'), cap('futian-2015', 'goods', '200000.01', 'over'),
  cap('shenzhen-2015', 'service', '200000', 'within'), cap('shenzhen-2015', 'service', '200000.01', 'needs-justification'),
  cap('shenzhen-2015', 'physical', '500000', 'within'), cap('shenzhen-2015', 'physical', '499999.99', 'within'), cap('shenzhen-2015', 'physical', '500000.01', 'needs-justification'),
  cap('luohu-2017', 'service', '200000', 'within'), cap('luohu-2017', 'service', '200000.01', 'needs-justification'), cap('luohu-2017', 'engineering', '500000', 'within'), cap('luohu-2017', 'engineering', '500000.01', 'needs-justification'),
  cap('liuzhou-2014', 'any', '100000000', 'within'), cap('panlong-2020', 'any', '0.01', 'within'),
  cap('liuzhou-2014', 'engineering', '100000000', 'within'), cap('panlong-2020', 'physicalEngineering', '9007199254740993.01', 'within'), cap('panlong-2020', 'service', '0', 'within'),
  route('futian-2015', '400000', ['street']), route('shenzhen-2015', '1', ['street']), route('luohu-2017', '500000.01', ['street']), route('panlong-2020', '60000', ['street']),
  route('liuzhou-2014', '50000', ['community']), route('liuzhou-2014', '49999.99', ['community']), route('liuzhou-2014', '50000.01', ['street', 'district']), route('liuzhou-2014', '90071992547409930000.01', ['street', 'district']),
  route('liuzhou-2014', '5e4', ['community']), route('liuzhou-2014', '50000.0', ['community']),
  // working days of the State Council (E65, E66); an unknown year is an estimate (E67)
  due('2026-02-13', 5, '2026-02-27'), due('2026-09-28', 5, '2026-10-10'), due('2026-03-02', 5, '2026-03-09'), due('2026-02-13', 1, '2026-02-14'), due('2026-12-30', 3, '2027-01-05', true), due('2027-03-01', 5, '2027-03-08', true),
  due('2026-05-08', 1, '2026-05-09'), due('2026-04-30', 1, '2026-05-06'), due('2025-12-31', 1, '2026-01-04'),
  // month ends, leap years, and a last day on a rest day (E60, E68)
  months('2025-08-31', 6, '2026-02-28'), months('2023-08-31', 6, '2024-02-29'), months('2025-01-31', 1, '2025-02-28'), months('2026-03-17', 1, '2026-04-17'),
  months('2026-09-01', 1, '2026-10-08'), months('2026-04-01', 1, '2026-05-06'), months('2025-08-17', 6, '2026-02-24'), months('2026-10-08', 6, '2027-04-08', true), months('2026-08-31', 6, '2027-03-01', true),
  // exact fractions (E36), ties (E37), nobody
  quorum('>2/3', '15', '10', false), quorum('>=2/3', '15', '10', true), quorum('≥2/3', '15', '10', true), quorum('>2/3', '16', '14', true), quorum('>2/3', '15', '11', true), quorum('>=2/3', '30', '19', false), quorum('>=2/3', '30', '20', true),
  quorum('>1/2', '30', '15', false), quorum('>1/2', '30', '16', true), quorum('>1/2', '0', '0', false), quorum('1/3', '9', '3', true), quorum('1/3', '10', '3', false), quorum(' >= 2 / 3 ', '3', '2', true),
  quorum('>=2/3', '9007199254740993', '6004799503160662', true), quorum('>2/3', '9007199254740993', '6004799503160662', false),
  majority('>1/2', '14', '7', false), majority('>1/2', '14', '8', true), majority('>1/2', '20', '10', false), majority('>=1/2', '14', '7', true),
  consent('>=2/3', '193', '163', true), consent('>=2/3', '193', '129', true), consent('>=2/3', '193', '128', false), consent('>=2/3', '120', '80', true), consent('>2/3', '120', '80', false),
  // the city matches the district up to an average of one million a community (E09, E10)
  matching('shenzhen-2015', 83, '83000000', 83_000_000), matching('luohu-2017', 83, '83000000', 83_000_000), matching('luohu-2017', 83, '100000000', 83_000_000), matching('luohu-2017', 83, '50000000', 50_000_000),
  matching('luohu-2017', 83, '83000000.01', 83_000_000), matching('luohu-2017', 83, '82999999.99', 82_999_999.99), matching('shenzhen-2015', 2, '2000000', 2_000_000), matching('shenzhen-2015', 0, '2000000', 0),
  matching('liuzhou-2014', 10, '1000000', 1_000_000), matching('liuzhou-2014', 1, '100000', 100_000),
  gap('21000', '11000', '0', 10_000, 0), gap('18600', '10000', '8600', 0, 0), gap('18600', '10000', '8600.01', 0, 0.01), gap('18600.01', '10000', '8600', 0.01, 0), gap('20000', '15000', '8000', 0, 3000), gap('20000', '0', '0', 20_000, 0), gap('0', '0', '0', 0, 0),
  // §278: twice two thirds must take part; then twice three quarters, or twice more than half, of those
  owners('rebuildOrAlter', [300, 30_000, 200, 20_000, 150, 15_000], true, true), owners('rebuildOrAlter', [300, 30_000, 200, 20_000, 149, 15_000], true, false), owners('rebuildOrAlter', [300, 30_000, 200, 20_000, 150, 14_999.99], true, false),
  owners('raiseMaintenanceFund', [300, 30_000, 200, 20_000, 150, 15_000], true, true), owners('changeUseOrCommercialUse', [300, 30_000, 200, 20_000, 149, 15_000], true, false),
  owners('useMaintenanceFund', [300, 30_000, 200, 20_000, 101, 10_000.01], true, true), owners('useMaintenanceFund', [300, 30_000, 200, 20_000, 100, 15_000], true, false), owners('useMaintenanceFund', [300, 30_000, 200, 20_000, 101, 10_000], true, false),
  owners('otherMajor', [300, 30_000, 199, 30_000, 199, 30_000], false, false), owners('otherMajor', [300, 30_000, 300, 19_999.99, 300, 19_999.99], false, false), owners('otherMajor', [3, 0.3, 2, 0.2, 2, 0.11], true, true), owners('hireManager', [0, 0, 0, 0, 0, 0], false, false),
]

describe('npm run ask answers', () => {
  it.each(VECTORS)('%s %s', (question, input, expected) => {
    expect(answer(question, input)).toMatchObject(expected)
  })
  it('with the clause it stands on, its words and its first day, every time', () => {
    const withoutClause = VECTORS.map(([question, input]) => [question, answer(question, input)] as const).filter(([, { clause, since, tag }]) => [clause, since, tag].some((one) => typeof one !== 'string'))
    expect(withoutClause).toEqual([])
    expect(answer('cap', '{"pack":"futian-2015","type":"service","yuan":1}')).toMatchObject({ quote: '工程类项目单项不超过40万元,服务类和实物类项目单项不超过20万元', tag: 'quoted', since: '2015-01-01', status: 'illustrative', pack: 'futian-2015' })
  })
  it('with the figures that would make it a yes', () => {
    expect(answer('cap', '{"pack":"shenzhen-2015","type":"service","yuan":300000}')).toMatchObject({ remedy: { atMostYuan: 200_000, exception: { writtenReason: true, approver: 'district' } } })
    expect(answer('quorum', '{"rule":">2/3","members":15,"present":10}')).toMatchObject({ met: false, least: 11 })
  })
  it('to the last digit, whatever the size', () => {
    expect(put('gap', '{"costYuan":90071992547409931234.57,"sponsorYuan":0.01,"residentsYuan":0}').printed).toContain('"fundYuan":90071992547409931234.56,')
    expect(put('matching', '{"pack":"liuzhou-2014","communities":1,"districtYuan":123456789012345678.9}').printed).toContain('"cityYuan":123456789012345678.9,')
  })
  it('as of the day asked, so that a scheme that is over can still be read', () => {
    expect(answer('cap', '{"pack":"shenzhen-2015","type":"service","yuan":1}')).toMatchObject({ asOf: '2018-09-16' })
    expect(answer('cap', '{"pack":"shenzhen-2015","type":"service","yuan":1,"day":"2016-01-01"}')).toMatchObject({ asOf: '2016-01-01' })
    expect(refusal('cap', '{"pack":"shenzhen-2015","type":"service","yuan":1,"day":"2018-09-17"}')).toMatchObject({ error: 'scheme-expired', about: 'day' })
    expect(refusal('route', '{"pack":"luohu-2017","yuan":1,"day":"2017-01-31"}')).toMatchObject({ error: 'scheme-not-started' })
  })
})

const BAD: readonly (readonly [question: string, input: string, error: string, about: string])[] = [
  ['cups', '{}', 'unknown-question', 'cups'], ['toString', '{}', 'unknown-question', 'toString'],
  ['cap', '{', 'malformed-json', 'input'], ['cap', '', 'malformed-json', 'input'], ['cap', '[]', 'wrong-type', 'input'], ['cap', '7', 'wrong-type', 'input'], ['cap', 'null', 'wrong-type', 'input'],
  ['cap', '{"pack":"futian-2015","type":"service","yuan":1,"colour":"red"}', 'unknown-field', 'colour'], ['cap', '{"pack":"futian-2015","type":"service"}', 'missing-field', 'yuan'], ['cap', '{}', 'missing-field', 'pack'],
  ['cap', '{"pack":"futian-2015","type":"service","yuan":1,"yuan":2}', 'duplicate-field', 'yuan'],
  ['cap', '{"pack":"futian-2014","type":"service","yuan":1}', 'unknown-pack', 'pack'], ['cap', '{"pack":5,"type":"service","yuan":1}', 'wrong-type', 'pack'],
  ['cap', '{"pack":"futian-2015","type":"castle","yuan":1}', 'unknown-type', 'type'], ['cap', '{"pack":"futian-2015","type":"physical","yuan":1}', 'unknown-type', 'type'], ['cap', '{"pack":"futian-2015","type":"any","yuan":1}', 'unknown-type', 'type'],
  ['cap', '{"pack":"futian-2015","type":"service","yuan":"1"}', 'wrong-type', 'yuan'], ['cap', '{"pack":"futian-2015","type":"service","yuan":null}', 'wrong-type', 'yuan'], ['cap', '{"pack":"futian-2015","type":"service","yuan":[1]}', 'wrong-type', 'yuan'],
  ['cap', '{"pack":"futian-2015","type":"service","yuan":true}', 'wrong-type', 'yuan'], ['cap', '{"pack":"futian-2015","type":"service","yuan":-1}', 'negative', 'yuan'], ['cap', '{"pack":"futian-2015","type":"service","yuan":1.001}', 'fraction-of-a-fen', 'yuan'],
  ['cap', '{"pack":"futian-2015","type":"service","yuan":1e999}', 'out-of-range', 'yuan'], ['cap', '{"pack":"futian-2015","type":"service","yuan":1,"day":"2015-02-29"}', 'impossible-day', 'day'],
  ['route', '{"pack":"liuzhou-2014","yuan":0.001}', 'fraction-of-a-fen', 'yuan'],
  ['due', '{"received":"2026-02-30","workingDays":5}', 'impossible-day', 'received'], ['due', '{"received":"2026-2-3","workingDays":5}', 'impossible-day', 'received'], ['due', '{"received":"13.2.2026","workingDays":5}', 'impossible-day', 'received'],
  ['due', '{"received":"2026-02-13","workingDays":1.5}', 'not-whole', 'workingDays'], ['due', '{"received":"2026-02-13","workingDays":-1}', 'negative', 'workingDays'], ['due', '{"received":"2026-02-13","workingDays":1000000}', 'out-of-range', 'workingDays'],
  ['due', '{"received":"9999-12-31","workingDays":5}', 'out-of-range', 'received'], ['due', '{"received":20260213,"workingDays":5}', 'wrong-type', 'received'],
  ['months', '{"anchor":"2026-13-01","months":1}', 'impossible-day', 'anchor'], ['months', '{"anchor":"2026-01-01","months":0.5}', 'not-whole', 'months'],
  ['quorum', '{"rule":"most","members":3,"present":2}', 'bad-rule', 'rule'], ['quorum', '{"rule":">2/0","members":3,"present":2}', 'bad-rule', 'rule'], ['quorum', '{"rule":">4/3","members":3,"present":2}', 'bad-rule', 'rule'], ['quorum', '{"rule":"<2/3","members":3,"present":2}', 'bad-rule', 'rule'],
  ['quorum', '{"rule":">0.66","members":3,"present":2}', 'bad-rule', 'rule'], ['quorum', '{"rule":">-1/3","members":3,"present":2}', 'bad-rule', 'rule'], ['quorum', '{"rule":">1/2","members":3,"present":4}', 'part-exceeds-whole', 'present'], ['quorum', '{"rule":">1/2","members":3.5,"present":3}', 'not-whole', 'members'],
  ['majority', '{"rule":">1/2","present":3,"for":4}', 'part-exceeds-whole', 'for'], ['consent', '{"rule":">1/2","households":3,"yes":4}', 'part-exceeds-whole', 'yes'],
  ['matching', '{"pack":"futian-2015","communities":1,"districtYuan":1}', 'not-published', 'pack'], ['matching', '{"pack":"panlong-2020","communities":1,"districtYuan":1}', 'not-published', 'pack'], ['matching', '{"pack":"luohu-2017","communities":1.5,"districtYuan":1}', 'not-whole', 'communities'],
  ['gap', '{"costYuan":1,"sponsorYuan":-1,"residentsYuan":0}', 'negative', 'sponsorYuan'], ['gap', '{"costYuan":1,"sponsorYuan":0.005,"residentsYuan":0}', 'fraction-of-a-fen', 'sponsorYuan'],
  ['owners', '{"item":"paint","totalCount":1,"totalArea":1,"partCount":1,"partArea":1,"forCount":1,"forArea":1}', 'unknown-item', 'item'],
  ['owners', '{"item":"otherMajor","totalCount":1,"totalArea":1,"partCount":2,"partArea":1,"forCount":1,"forArea":1}', 'part-exceeds-whole', 'partCount'], ['owners', '{"item":"otherMajor","totalCount":1,"totalArea":1,"partCount":1,"partArea":0.5,"forCount":1,"forArea":0.51}', 'part-exceeds-whole', 'forArea'],
]

describe('npm run ask does not answer', () => {
  it.each(BAD)('%s %s: %s', (question, input, error, about) => {
    expect(refusal(question, input)).toMatchObject({ error, about })
  })
  it('without a question or an input, or with a word too many', () => {
    expect(JSON.parse(ask([], TODAY).printed)).toMatchObject({ error: 'unknown-question', allowed: expect.arrayContaining(['cap', 'owners']) })
    expect(JSON.parse(ask(['cap'], TODAY).printed)).toMatchObject({ error: 'malformed-json' })
    expect(ask(['gap', '{"costYuan":1,"sponsorYuan":0,"residentsYuan":0}', 'please'], TODAY).error).toBe(true)
  })
})

describe('the command', () => {
  const run = (...words: string[]) => spawnSync(process.execPath, ['config/verbs/ask.mjs', ...words], { cwd: join(__dirname, '../..'), encoding: 'utf8' })
  it('prints one object to stdout and ends with 0', () => {
    const { status, stdout, stderr } = run('due', '{"received":"2026-02-13","workingDays":5}')
    expect([status, stderr, JSON.parse(stdout)]).toMatchObject([0, '', { due: '2026-02-27', estimate: false }])
  })
  it('prints a named error to stderr, nothing to stdout, and ends with 2', () => {
    const { status, stdout, stderr } = run('due', '{"received":"2026-02-30","workingDays":5}')
    expect([status, stdout, JSON.parse(stderr)]).toMatchObject([2, '', { error: 'impossible-day', about: 'received' }])
  })
})
