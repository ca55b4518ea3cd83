import { readScope, readWorks } from '../../src/packages/office/list-rows'
import { EMPTY, missing, toInput } from '../../src/packages/office/triage-values'
import type { Weighed } from '../../contracts/proposals'
import { TRIAGE } from '../../src/copy/triage'

describe('a pasted list', () => {
  it('is read line by line, the head left out', () => {
    expect(readWorks('名称,部门,状态\n坡道工程,住建局,拟建\n老管网,水务局,在建')).toEqual({ rows: [{ title: '坡道工程', department: '住建局', state: 'planned' }, { title: '老管网', department: '水务局', state: 'underway' }], wrong: undefined })
    expect(readScope('名称\t能不能做\n坡道\t能做\n雕塑\t不能做').rows).toEqual([{ name: '坡道', mode: 'allowed' }, { name: '雕塑', mode: 'refused' }])
  })
  it('says which line it cannot read', () => {
    expect(readWorks('名称,部门,状态\n坡道工程,住建局,将来').wrong).toContain('2')
    expect(readScope('名称,能不能做\n坡道,能做\n,能做').wrong).toContain('3')
  })
})

describe('the triage desk', () => {
  const basis = { clause: 'c', since: null, tag: 'quoted' } as const
  const weighed: Weighed = {
    exclusions: [{ reason: 'thirdPartyDuty', mode: 'principle', ...basis }], eligibility: { tests: ['commonNeed'], basis }, types: [{ type: 'service', label: 's' }], categories: ['care'], planned: [], scope: [], similar: [], family: [], because: [], refusal: null, levels: [], steps: [],
    barred: [{ project: 'old', code: 'OLD', title: 't', untilYear: 2030 }],
  }
  const sorted = { ...EMPTY, type: 'service', category: 'care', level: 2, estimate: '2万' } as const
  it('says what is missing, one thing after another', () => {
    expect(missing(EMPTY, weighed)).toBe(TRIAGE.left.type)
    expect(missing({ ...sorted, estimate: '' }, weighed)).toBe(TRIAGE.left.estimate)
    expect(missing(sorted, weighed)).toBe(TRIAGE.left.exclusions)
    expect(missing({ ...sorted, exclusions: { thirdPartyDuty: { applies: false, ground: null, text: '' } } }, weighed)).toBeUndefined()
  })
  it('sends fen, blank words as nothing, and a ground only with what applies', () => {
    expect(toInput({ ...sorted, exclusions: { thirdPartyDuty: { applies: false, ground: 'unmanagedEstate', text: ' ' } }, eligible: ['commonNeed'], distinct: { old: ' 另一处 ', other: 'x' } }, weighed)).toEqual({
      type: 'service', category: 'care', level: 2, estimate: 2_000_000, justification: null, question: null, costPerHousehold: null, needsOwnersDecision: false, ownersDecision: null,
      exclusions: [{ reason: 'thirdPartyDuty', applies: false, ground: null, text: null }], eligible: ['commonNeed'], scopeItem: null, distinct: [{ project: 'old', text: '另一处' }],
    })
  })
})
