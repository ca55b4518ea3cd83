import type { Refusal } from '../../contracts/reply'
import { DUTY_RULES, INTERESTS } from '../../contracts/vocabulary'
import { INTEREST_WORDS, interestWords, refusalWords } from '../../src/copy/refusals'
import { BLANK, inputOf } from '../../src/packages/mine/draft'
import { findsPeople, readsDeclarations } from '../../src/packages/mine/finders'
import { aMe } from '../weapp/records'

describe('a declaration that is being filled in', () => {
  it('says what is still missing, kind by kind', () => {
    const missing = [BLANK, { ...BLANK, kind: 'relative' }, { ...BLANK, kind: 'supplier', supplier: '  ' }, { ...BLANK, kind: 'propertyCompany' }, { ...BLANK, kind: 'ownBenefit' }] as const
    expect(missing.map(inputOf).map((asked) => (asked.kind === 'unfinished' ? asked.because : ''))).toEqual(['请先选申报什么。', '请填是哪一位。', '请填单位全称。', '请选管哪里。', '请选哪个项目。'])
  })
  it('is sent with what its kind is about, and with nothing of the others', () => {
    const all = { ...BLANK, person: { person: 'p1', name: '王**', kind: '' }, supplier: ' 示例公司 ', place: 'b1', project: 'x1' }
    expect((['relative', 'supplier', 'propertyCompany', 'ownBenefit'] as const).map((kind) => inputOf({ ...all, kind }))).toEqual([
      { kind: 'ready', input: { kind: 'relative', person: 'p1' } }, { kind: 'ready', input: { kind: 'supplier', supplier: '示例公司' } },
      { kind: 'ready', input: { kind: 'propertyCompany', place: 'b1' } }, { kind: 'ready', input: { kind: 'ownBenefit', project: 'x1' } },
    ])
  })
  it('takes a relative by the number that was read out', () => {
    expect(inputOf({ ...BLANK, kind: 'relative', number: 'AB12 cd34' })).toEqual({ kind: 'ready', input: { kind: 'relative', person: 'ab12cd34' } })
    expect(inputOf({ ...BLANK, kind: 'relative', number: '王' })).toMatchObject({ kind: 'unfinished' })
  })
})

describe('who finds and reads', () => {
  const as = (role: 'councilMember' | 'committeeStaff' | 'streetClerk') => aMe({ roles: [{ role, place: 'c1', placeName: '', until: null }] })
  it('officials find people by name, and the street alone reads what others declared', () => {
    expect((['councilMember', 'committeeStaff', 'streetClerk'] as const).map((role) => [findsPeople(as(role)), readsDeclarations(as(role))])).toEqual([[false, false], [true, false], [true, true]])
  })
})

describe('the refusal of an interest', () => {
  it('names the interest, what to do, and by which rule', () => {
    const refusal: Refusal = { code: 'has-interest', duty: 'SoD-2', about: 'ownBenefit' }
    expect(refusalWords(refusal)).toEqual({ sentence: '这件事只对您家有好处。（职责分离第 2 条）', next: '请申请回避，由别人来办。' })
  })
  it('says a sentence and a way out for each', () => {
    for (const about of INTERESTS) expect([INTEREST_WORDS[about].sentence.at(-1), INTEREST_WORDS[about].next.at(-1)]).toEqual(['。', '。'])
  })
  it('says the rule of every duty by its number', () => {
    for (const duty of DUTY_RULES) expect(refusalWords({ code: 'second-person-needed', duty }).sentence).toContain(`第 ${duty.slice(4)} 条`)
  })
  it('falls back to the general sentence where no interest is named', () => {
    expect(interestWords({ code: 'has-interest' })).toBeNull()
    expect(interestWords({ code: 'not-your-role', about: 'ownBenefit' })).toBeNull()
    expect(refusalWords({ code: 'has-interest' }).sentence).toBe('您与这个项目有利害关系。')
  })
})
