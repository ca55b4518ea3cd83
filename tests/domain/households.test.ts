import { doorOrderOf } from '../../domain/households/roster'
import { tryOnce } from '../../domain/households/binding'

describe('doors', () => {
  it('are walked in the order of their numbers', () => {
    const rooms = ['10单元101', '2单元301', '2单元1001', '2单元302']
    expect([...rooms].sort((a, b) => (doorOrderOf('b', a) < doorOrderOf('b', b) ? -1 : 1))).toEqual(['2单元301', '2单元302', '2单元1001', '10单元101'])
  })
})

describe('tries of a door code', () => {
  it('are counted within a day of the first', () => {
    const first = tryOnce(null, { most: 2, now: 0 })
    const attempts = first.ok ? first.value : null
    const second = tryOnce(attempts, { most: 2, now: 10 })
    const both = second.ok ? second.value : null
    expect(tryOnce(both, { most: 2, now: 86_399_999 })).toMatchObject({ refusal: { code: 'too-many-attempts' } })
    expect(tryOnce(both, { most: 2, now: 86_400_000 })).toMatchObject({ value: { count: 1 } })
  })
})
