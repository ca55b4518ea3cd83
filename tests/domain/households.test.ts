import { doorOrderOf } from '../../domain/households/roster'
import { bind, chosenRepresentative, isMinor, leave, tryOnce } from '../../domain/households/binding'
import type { Household, HouseholdBinding } from '../../contracts/households'

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

describe('who speaks for a household', () => {
  it('is whom more than half of its adults want, and nobody at a tie', () => {
    const wants = (...choices: readonly (string | undefined)[]) => ['a', 'b', 'c', 'd'].slice(0, choices.length).map((person, at) => ({ person, ...(choices[at] === undefined ? {} : { choice: choices[at] }) }))
    expect(chosenRepresentative(wants('b', 'b', undefined))).toEqual({ person: 'b', voices: 2 })
    expect(chosenRepresentative(wants('a', 'b'))).toBeNull()
    expect(chosenRepresentative(wants('a', 'a', undefined, undefined))).toBeNull()
    expect(chosenRepresentative([])).toBeNull()
  })
})

describe('a minor', () => {
  it('is whoever cannot yet be eighteen for certain; without a year nobody is', () => {
    expect(isMinor(2012, 2030)).toBe(true)
    expect(isMinor(2011, 2030)).toBe(false)
    expect(isMinor(null, 2030)).toBe(false)
  })
})

describe('leaving a household', () => {
  const household: Household = { id: 'h', community: 'c', building: 'b', within: ['c', 'b'], room: '1', doorOrder: '1', members: [], codeSalt: null, codeHash: null, representative: 'me', bound: 3, addedAt: 0, removedAt: null }
  const bound = (person: string, at: number, more: Partial<HouseholdBinding> = {}): HouseholdBinding => ({ id: `h|${person}`, household: 'h', person, name: person, community: 'c', building: 'b', within: ['c', 'b'], room: '1', representative: person === 'me', minor: false, how: 'roster', confirmedBy: null, at, endedAt: null, ...more })
  it('hands the last word to the adult who came first of the others', () => {
    const left = leave(household, { mine: bound('me', 1), others: [bound('me', 1), bound('late', 9), bound('child', 2, { minor: true }), bound('early', 3)], now: 20 })
    expect(left).toMatchObject({ household: { bound: 2, representative: 'early' }, mine: { name: '', representative: false, endedAt: 20 }, heir: { person: 'early', representative: true } })
  })
  it('leaves nobody to speak where nobody else may, and is the same when it was done before', () => {
    const alone = leave(household, { mine: bound('me', 1), others: [], now: 20 })
    expect(alone).toMatchObject({ household: { bound: 2, representative: null }, heir: null })
    expect(leave(alone.household, { mine: alone.mine, others: [], now: 30 })).toEqual(alone)
  })
})

describe('a child below the age of the law', () => {
  const NOW = Date.parse('2031-06-01T08:00:00+08:00')
  const law = { value: 14, clause: '第三十一条', since: '2021-11-01', tag: 'law' as const }
  const home = (birthYear: number): Household => ({ id: 'h', community: 'c', building: 'b', within: ['c', 'b'], room: '1', doorOrder: '1', members: [{ key: 'k', name: 'x', phone: null, tenure: 'family', birthYear }], codeSalt: null, codeHash: null, representative: null, bound: 0, addedAt: 0, removedAt: null })
  const asked = { person: { id: 'p', name: 'x', createdAt: 0 }, before: null, confirmedBy: null, minor: false, guardianBelow: law, now: NOW }
  it('is bound by a guardian alone while its birthday of that age may not have come', () => {
    expect(bind(home(2017), { ...asked, how: 'door-code' })).toMatchObject({ refusal: { code: 'guardian-needed', rule: 'guardian', clause: '第三十一条', since: '2021-11-01', figures: { age: 14 } } })
    expect(bind(home(2016), { ...asked, how: 'door-code' })).toMatchObject({ value: { binding: { minor: true, representative: false } } })
    expect(bind(home(2017), { ...asked, how: 'guardian' })).toMatchObject({ value: { binding: { minor: true } } })
  })
  it('is nobody before that law', () => expect(bind(home(2017), { ...asked, how: 'door-code', guardianBelow: undefined })).toMatchObject({ value: { binding: { minor: true } } }))
})
