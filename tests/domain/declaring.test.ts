/** Declared interests: dated, by either side of a relationship, withdrawn and never erased. */
import type { Declaration, Interest } from '../../contracts/people'
import { counterpartOf, declared, interestsOf, NO_INTERESTS, refusalToWithdraw, spelt, withdrawn, writesOf } from '../../domain/people/declaring'

const one = (interest: Interest, more: Partial<Declaration> = {}): Declaration => ({ ...interest, id: 'd1', at: 1, withdrawnAt: null, ...more }) as Declaration
const RELATIVE = { kind: 'relative', person: 'sister', by: 'me' } as const
const SUPPLIER = { kind: 'supplier', supplier: '示例建筑' } as const

describe('declaring', () => {
  it('adds to the end, and what stands counts', () => {
    const all = [RELATIVE, SUPPLIER, { kind: 'propertyCompany', place: 'b' }, { kind: 'ownBenefit', project: 'p' }] as const
    const list = all.reduce<readonly Declaration[]>((before, interest, n) => {
      const after = declared(before, interest, { id: `d${n}`, at: n })
      return after.ok ? after.value : before
    }, [])
    expect(list.map(({ id }) => id)).toEqual(['d0', 'd1', 'd2', 'd3'])
    expect(interestsOf(list)).toEqual({ relatives: ['sister'], suppliers: ['示例建筑'], manages: ['b'], benefits: ['p'] })
    expect(interestsOf(undefined)).toEqual(NO_INTERESTS)
  })
  it('refuses what stands already: the same firm in another spelling, the same relative from the other side', () => {
    expect(declared([one(SUPPLIER)], { kind: 'supplier', supplier: ' 示例 建筑' }, { id: 'd2', at: 2 })).toMatchObject({ refusal: { code: 'already-declared' } })
    expect(declared([one({ ...RELATIVE, by: 'sister' })], RELATIVE, { id: 'd2', at: 2 })).toMatchObject({ refusal: { code: 'already-declared' } })
    expect(declared([one(SUPPLIER, { withdrawnAt: 2 })], SUPPLIER, { id: 'd2', at: 3 })).toMatchObject({ ok: true })
    expect(spelt('ＡＢ 公司')).toBe('AB公司')
  })
  it('takes forty that stand, and not one more', () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => one({ kind: 'supplier', supplier: `s${i}` }, { id: `d${i}` }))
    expect(declared(many(39), SUPPLIER, { id: 'x', at: 1 }).ok).toBe(true)
    expect(declared(many(40), SUPPLIER, { id: 'x', at: 1 })).toMatchObject({ refusal: { code: 'too-many-declared', figures: { most: 40 } } })
  })
})

describe('withdrawing', () => {
  it('keeps the entry, which counts no more, and makes one event more', () => {
    const after = withdrawn([one(SUPPLIER)], 'd1', 9)
    expect(after).toEqual([one(SUPPLIER, { withdrawnAt: 9 })])
    expect(interestsOf(after)).toEqual(NO_INTERESTS)
    expect([writesOf(undefined), writesOf([one(SUPPLIER)]), writesOf(after)]).toEqual([0, 1, 2])
  })
  it('is for whoever declared it, once', () => {
    expect(refusalToWithdraw(one(RELATIVE), 'me')).toBeNull()
    expect(refusalToWithdraw(one(RELATIVE), 'sister')).toMatchObject({ code: 'not-your-role' })
    expect(refusalToWithdraw(one(SUPPLIER, { withdrawnAt: 2 }), 'me')).toMatchObject({ code: 'unknown-record' })
    expect(refusalToWithdraw(undefined, 'me')).toMatchObject({ code: 'unknown-record' })
  })
  it('finds the other side of the same declaration only', () => {
    const theirs = one({ kind: 'relative', person: 'me', by: 'me' }, { id: 'theirs' })
    expect(counterpartOf([one({ kind: 'relative', person: 'me', by: 'sister' }), theirs], 'me')).toBe(theirs)
    expect(counterpartOf([{ ...theirs, withdrawnAt: 3 }], 'me')).toBeUndefined()
  })
})
