import { linesOf, readDemands } from '../../src/packages/demands/demand-rows'
import { draftOf } from '../../src/pages/proposals/proposal'
import { partsOf } from '../../src/services/parts'
import { DEMANDS } from '../../src/copy/demands'

const HEAD = '名称,部门,地点,类别,要解决什么,大概要多少'
const line = (part: Partial<Record<'title' | 'where' | 'category' | 'problem' | 'cost', string>> = {}) => [part.title ?? '坡道', '住建局', part.where ?? '东风社区', part.category ?? '', part.problem ?? '轮椅上不去', part.cost ?? '20000'].join(',')
const problemsOf = (...lines: readonly string[]) => readDemands([HEAD, ...lines].join('\n')).problems.map(({ line: at, field, text }) => [at, field, text])

describe('a pasted demand list', () => {
  it('is read by its heads in any order, yuan as whole fen, 万 too', () => {
    expect(readDemands(`${HEAD}\n${line({ category: '公共安全', cost: '2万' })}\n${line({ title: '路灯', cost: '1234.5元' })}`)).toMatchObject({
      headed: true, problems: [], lineOf: [2, 3],
      rows: [{ title: '坡道', department: '住建局', where: '东风社区', category: 'safety', problem: '轮椅上不去', roughCost: 2_000_000 }, { title: '路灯', category: null, roughCost: 123_450 }],
    })
    expect(readDemands('金额\t项目名称\t街道\t问题\t提出部门\n20万元\t灯\t联盟街道\t暗\t城管局').rows).toMatchObject([{ title: '灯', roughCost: 20_000_000, department: '城管局', category: null }])
  })
  it('without its heads, or of nothing, is no list', () => {
    for (const text of ['', '坡道,住建局,东风社区', HEAD.replace('部门', '来源')]) expect(readDemands(text)).toMatchObject({ headed: false, rows: [] })
    expect(readDemands(HEAD)).toMatchObject({ headed: true, rows: [] })
  })
  it('names each bad cell by its line: empty, too long, a formula, no amount, no category', () => {
    const { problems } = DEMANDS
    expect(problemsOf(line(), line({ where: '' }), line({ title: '长'.repeat(61) }), line({ title: '=SUM(A1)' }), line({ problem: '@x' }), line({ cost: '约两万' }), line({ cost: '0' }), line({ cost: '-5' }), line({ category: '其他' }), line({ problem: '长'.repeat(501) }))).toEqual([
      [3, '地点', problems.empty], [4, '名称', problems.long], [5, '名称', problems.formula], [6, '要解决什么', problems.formula], [7, '大概要多少', problems.money], [8, '大概要多少', problems.money], [9, '大概要多少', problems.money], [10, '类别', problems.category], [11, '要解决什么', problems.long],
    ])
  })
  it('shows what the cloud found at the lines of the table', () => {
    const read = readDemands(`${HEAD}\n${line()}\n${line({ where: '别处' })}`)
    expect(linesOf([{ row: 1, field: 'where', code: 'unknown-place' }], read)).toEqual([{ line: 3, field: '地点', text: DEMANDS.problems['unknown-place'], content: '坡道，住建局，别处，，轮椅上不去，20000' }])
  })
  it('of five thousand long lines goes in parts that each fit into a request, none lost', () => {
    const rows = Array.from({ length: 5000 }, (_, n) => ({ n, title: '长'.repeat(60), department: '长'.repeat(60), where: '长'.repeat(60), category: 'safety', problem: '长'.repeat(500), roughCost: 1 }))
    const parts = partsOf(rows)
    expect(parts.flat()).toEqual(rows)
    expect(Math.max(...parts.map((part) => Buffer.byteLength(JSON.stringify(part))))).toBeLessThan(90_000)
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(400)
    expect(parts.length).toBeLessThanOrEqual(200)
  })
})

it('a proposal that begins with a demand is filled in with it, and names its place and cost', () => {
  const refused = { code: 'not-identified' } as const
  expect(draftOf({ id: 'q', title: '长'.repeat(50), department: 'd', where: 'w', category: null, problem: 'p', roughCost: 123_450, source: 's', state: 'feasible', endorsements: 1, project: null, street: 'st', community: 'c', streetName: '', communityName: '', found: 'f', needed: 1, mine: true, mayStudy: refused, mayEndorse: null, mayPropose: null })).toMatchObject({ title: '长'.repeat(40), problem: 'p', place: 'c', cost: '1234.5', photos: [] })
})
