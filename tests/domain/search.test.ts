import fc from 'fast-check'
import { blankProject } from '../../domain/projects/project'
import { gramsOf, noticeEntry, projectEntry, wantedIn, type SearchEntry } from '../../domain/publications/search'
import { CATEGORY_LABELS } from '../../src/copy/words'

const wanted = (typed: string) => wantedIn(typed, CATEGORY_LABELS)
const aProject = (title: string, part = {}) => ({ ...blankProject(), id: title, code: 'ABCDEFG', title, where: '14号院', community: 'c', proposedAt: Date.parse('2030-03-05T10:00:00+08:00'), ...part })
const entry = (title: string, part = {}): SearchEntry => projectEntry(aProject(title, part), '东风社区')

/** What the database counts; how it does is tested against the real one. */
function score(typed: string, { grams }: SearchEntry): { readonly score: number; readonly found: boolean; readonly exact: boolean } {
  const asked = wanted(typed)
  if (asked === null) return { score: 0, found: false, exact: false }
  const shared = (some: readonly string[]): number => some.filter((one) => grams.includes(one)).length
  const points = shared(asked.grams) + asked.named.reduce((sum, one) => sum + (shared(one.signs) > 0 ? one.grams.length : shared(one.grams)), 0)
  return { score: points, found: shared(asked.anyOf) > 0 && points >= asked.atLeast, exact: points >= asked.total }
}

describe('what was typed', () => {
  it.each(['楼道扶手', '扶手', '手', '14号院 扶手', '东风 扶手', 'abcdefg', 'ＡＢＣＤＥＦＧ', '楼道，扶手！'])('%s finds the thing itself', (typed) => expect(score(typed, entry('楼道扶手松动'))).toMatchObject({ found: true, exact: true }))
  it.each([['楼道扶首', 'a wrong letter'], ['楼扶道手', 'two swapped'], ['楼道手', 'one missing'], ['楼道的扶手', 'one too many'], ['扶首', 'one of two wrong'], ['楼到扶首松动', 'two wrong of six']])('%s finds it as something like it: %s', (typed) => {
    expect(score(typed, entry('楼道扶手松动'))).toMatchObject({ found: true, exact: false })
  })
  it.each(['健身器材更换', '排水沟清淤', '小区路灯', '!!!', ' '])('%s does not find it', (typed) => expect(score(typed, entry('楼道扶手松动')).found).toBe(false))
  it('ranks the thing above what is like it', () => {
    expect(score('路灯', entry('小区路灯不亮')).score).toBeGreaterThan(score('路灯', entry('道路坑洼')).score)
  })
  it('takes a year by itself for a year, and the name of a category for the category, whatever the title says', () => {
    expect(wanted('2030年 扶手')).toMatchObject({ year: 2030 })
    expect(wanted('2030')).toMatchObject({ year: 2030, total: 0 })
    const safe = entry('楼道扶手松动', { triage: { type: 'engineering', category: 'safety', level: 2, estimate: 0, justification: null, needsOwnersDecision: false, ownersDecision: null } })
    expect(score('公共安全', safe)).toMatchObject({ exact: true })
    expect(score('安全 扶手', safe)).toMatchObject({ exact: true })
    expect(score('安全 路灯', safe)).toMatchObject({ exact: false })
    expect(score('公共安全', entry('楼道扶手松动')).found).toBe(false)
  })
  it('is never more than the database can be asked, and one error in five letters or more is always forgiven', () => {
    fc.assert(fc.property(fc.string({ maxLength: 40, unit: 'grapheme' }), (typed) => {
      const asked = wanted(typed)
      return asked === null || (asked.anyOf.length <= 200 && asked.atLeast <= Math.max(1, asked.total) && !asked.anyOf.includes(''))
    }), { seed: 7, numRuns: 500 })
    const letters = [...'楼道扶手松动需要更换']
    fc.assert(fc.property(fc.integer({ min: 5, max: letters.length }), fc.nat({ max: 9 }), (length, at) => {
      const wrong = letters.slice(0, length).map((letter, i) => (i === at % length ? '错' : letter)).join('')
      return score(wrong, entry(letters.join(''))).found
    }), { seed: 7, numRuns: 200 })
  })
})

describe('an entry', () => {
  it('of a record is found by its own words and by those of its project, and carries no person', () => {
    const project = aProject('楼道扶手', { proposer: 'secret', proposedBy: '张三', problem: '松了' })
    const record = { community: 'c', number: 7, project: 'p', code: 'ABCDEFG', kind: 'implementer' as const, at: 0, fields: { title: '楼道扶手', supplier: '宏达工程队', fen: 5, stage: 'implementerConfirmed' }, previous: '', hash: '' }
    const found = noticeEntry(record, project, '东风社区')
    expect(found).toMatchObject({ _id: 'n:c@7', what: 'notice', number: 7, notice: 'implementer', where: '14号院' })
    for (const typed of ['宏达', '扶手', '东风']) expect(score(typed, found).exact).toBe(true)
    expect(JSON.stringify([found, projectEntry(project, '')])).not.toMatch(/secret|张三/)
  })
  it('keeps its list within bounds, whatever was written', () => {
    for (const text of ['W'.repeat(10_000), '😀'.repeat(10_000), '\u202E<script>', Array.from({ length: 10_000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('')]) expect(gramsOf([text, text]).length).toBeLessThanOrEqual(240)
  })
})
