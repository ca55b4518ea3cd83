import type { PublicationRecord } from '../../contracts/operations'
import { blankProject } from '../../domain/projects/project'
import { releaseOf, releasePackage } from '../../domain/publications/releases'
import { FEW, KEPT_BACK, LEAST_TOLD, spared, sparedParts } from '../../domain/publications/sparing'
import { projectRow } from '../../domain/publications/tables'

describe('counts of few people', () => {
  it.each([[0, 0], [1, FEW], [4, FEW], [5, 5], [120, 120]])('%i is told as %s', (count, told) => expect(spared(count)).toBe(told))
  it('keep the next one back where the total would tell them', () => {
    expect(sparedParts(20, [17, 3, 0])).toEqual({ total: 20, parts: [KEPT_BACK, KEPT_BACK, 0] })
    expect(sparedParts(40, [20, 12, 3])).toEqual({ total: 40, parts: [20, KEPT_BACK, KEPT_BACK] })
    expect(sparedParts(43, [16, 5, 1])).toEqual({ total: 43, parts: [16, KEPT_BACK, KEPT_BACK] })
    expect(sparedParts(3, [3, 0, 0])).toEqual({ total: FEW, parts: [KEPT_BACK, KEPT_BACK, KEPT_BACK] })
    expect(sparedParts(0, [0, 0, 0])).toEqual({ total: 0, parts: [0, 0, 0] })
  })
  it('keep one back too where what is left over, and is not told, is small', () => {
    expect(sparedParts(32, [20, 10, 0]).parts).toEqual([20, KEPT_BACK, 0])
  })
  it('can never be worked out, not even by who knows the rule: for every total up to 40 and every way to divide it, each small part could be another number', () => {
    const isGuessed = (same: readonly (readonly number[])[], parts: readonly number[]): boolean => parts.some((count, at) => count > 0 && count < LEAST_TOLD && same.every((other) => other[at] === count))
    const found: string[] = []
    for (let total = LEAST_TOLD; total <= 40; total += 1) {
      const divided = Array.from({ length: (total + 1) ** 2 }, (_, i) => [Math.floor(i / (total + 1)), i % (total + 1)] as const).filter(([a, b]) => a + b <= total)
      for (const all of [divided.map(([a, b]) => [a, b, total - a - b]), divided.map(([a, b]) => [a, b])]) {
        const ways = new Map<string, (readonly number[])[]>()
        for (const parts of all) {
          const told = sparedParts(total, parts).parts.join()
          ways.set(told, [...(ways.get(told) ?? []), parts])
        }
        for (const [told, same] of ways) found.push(...same.filter((parts) => isGuessed(same, parts)).map((parts) => `${total}: ${parts.join()} told as ${told}`))
      }
    }
    expect(found).toEqual([])
  })
})

const AT = Date.parse('2030-03-05T10:00:00+08:00')
const record = (part: Partial<PublicationRecord>): PublicationRecord => ({ community: 'c', number: 3, project: 'p', code: 'ABCDEFG', kind: 'resolution', at: AT, fields: { title: '扶手', amount: 2_000_050 }, previous: '', hash: 'f'.repeat(64), ...part })

describe('a release', () => {
  it('is a record of the log: same code and number, Shanghai’s time, money in yuan', () => {
    expect(releaseOf(record({}), '东风社区')).toEqual({
      ocid: 'weishishi-ABCDEFG', id: 'ABCDEFG-3', date: '2030-03-05T10:00:00+08:00', tag: ['planning'], initiationType: 'tender', language: 'zh',
      parties: [{ id: 'c', name: '东风社区', roles: ['buyer'] }], buyer: { id: 'c', name: '东风社区' }, planning: { project: '扶手', budget: { amount: { amount: 20_000.5, currency: 'CNY' } } },
    })
  })
  it('of a confirmed implementer is an award and a contract with its supplier', () => {
    expect(releaseOf(record({ kind: 'implementer', fields: { title: '扶手', supplier: '甲公司', fen: 1_900_000, quotes: 3 } }), '')).toMatchObject({
      tag: ['award', 'contract'], parties: [{ roles: ['buyer'] }, { id: 'ABCDEFG-supplier-3', name: '甲公司', roles: ['supplier'] }],
      awards: [{ id: 'ABCDEFG-award', value: { amount: 19_000, currency: 'CNY' }, suppliers: [{ id: 'ABCDEFG-supplier-3' }] }], contracts: [{ awardID: 'ABCDEFG-award' }],
    })
  })
  it('of progress is a milestone of the contract; of no project there is none', () => {
    expect(releaseOf(record({ kind: 'progress', fields: { title: '扶手', percent: 40, text: '立杆' } }), '')).toMatchObject({ tag: ['implementation'], contracts: [{ id: 'ABCDEFG-contract', implementation: { milestones: [{ title: '40%', description: '立杆' }] } }] })
    expect(releaseOf(record({ kind: 'policyChange', code: '' }), '')).toBeNull()
  })
  it('comes in a package dated by its newest, so that the same records are the same text', () => {
    const releases = [releaseOf(record({}), ''), releaseOf(record({ number: 4, at: AT + 60_000 }), '')].flatMap((one) => one ?? [])
    expect(releasePackage(releases, { uri: 'urn:x', publisher: '东风社区', licence: 'l' })).toMatchObject({ version: '1.1', publishedDate: '2030-03-05T10:01:00+08:00', releases: [{ id: 'ABCDEFG-3' }, { id: 'ABCDEFG-4' }] })
  })
})

describe('a row of the table of projects', () => {
  it('holds no person, and no average of few answers', () => {
    const project = {
      ...blankProject(), id: 'p', code: 'ABCDEFG', proposer: 'secret-person', proposedBy: '张三', proposedAt: AT, pledges: [{ id: '1', source: 'residentContribution' as const, from: 'secret-person', publicName: '李四', fen: 500, note: '', state: 'received' as const, reference: null }],
      rating: { opensAt: 0, closesAt: 0, result: { answers: 4, average100: 425, scores: [], enough: false, minimum: 30, ballotsHash: '', late: 0, counted: 4, codesHash: '' } },
    }
    const row = projectRow(project)
    expect(JSON.stringify(row)).not.toMatch(/secret-person|张三|李四/)
    expect(row).toMatchObject({ year: 2030, proposedOn: '2030-03-05', ratings: FEW, average100: null, othersFen: 500, page: '/n/ABCDEFG' })
  })
})
