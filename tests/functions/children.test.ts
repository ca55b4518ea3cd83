/** A child below the age of the law: nothing of it is kept before a guardian agrees, and a guardian can take it back. */
import { OPERATIONS } from '../../cloudfunctions/households/operations'
import { OPERATIONS as PEOPLE } from '../../cloudfunctions/people/operations'
import { NATIONAL_FLOOR } from '../../policies'
import { startCloud, type Cloud } from './cloud'
import { importDoors, moveIn, STAFF, startTown, TOWN } from './town'

let cloud: Cloud
const { community, building } = TOWN
const DAY = 24 * 3_600_000
const FIRST = Date.parse('2031-03-03T09:00:00+08:00')
const [{ value: AGE, clause: CLAUSE } = { value: 0, clause: '' }] = NATIONAL_FLOOR.values.guardianConsentBelowAge ?? []

beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building, rooms: ['101', '102', '103'], group: TOWN.group })
  await moveIn(cloud, 'mother', { building, room: '101' })
  await moveIn(cloud, 'teenager', { building, room: '101', minor: true })
  await moveIn(cloud, 'neighbour', { building, room: '102' })
}, 60_000)
afterAll(() => cloud.stop())

const homeOf = async (person: string): Promise<string> => String((await cloud.must(person, 'people.me', {})).households[0]?.household)
const permit = async (guardian: string, now = FIRST) => cloud.must(guardian, 'households.permitChild', { household: await homeOf(guardian) }, { now })
const join = (child: string, code: string, now = FIRST) => cloud.call(child, 'households.joinAsChild', { code, name: child }, { now })
const codeOf = (reply: { readonly ok: boolean; readonly refusal?: { readonly code: string } }): string => (reply.ok ? 'ok' : (reply.refusal?.code ?? ''))

describe('households.permitChild', () => {
  it('says by which clause and for which age, and keeps no code that could be read', async () => {
    const { code, belowAge, reason, until } = await permit('mother')
    expect({ belowAge, rule: reason.rule, clause: reason.clause, days: Math.floor((until - FIRST) / DAY) }).toEqual({ belowAge: AGE, rule: 'guardian', clause: CLAUSE, days: 7 })
    expect(JSON.stringify(await cloud.read('childPermits'))).not.toContain(code)
    // Random in every one of its places, and never the same twice.
    const codes = await Promise.all(Array.from({ length: 24 }, async () => (await permit('mother')).code.replace('-', '')))
    expect([new Set(codes).size, ...Array.from({ length: 8 }, (_, at) => new Set(codes.map((one) => one[at])).size > 4)]).toEqual([24, ...Array.from({ length: 8 }, () => true)])
  })
  it('is for the adults of the household alone', async () => {
    const household = await homeOf('mother')
    expect(await cloud.refused('neighbour', 'households.permitChild', { household })).toBe('household-not-bound')
    expect(await cloud.refused('teenager', 'households.permitChild', { household })).toBe('not-eligible')
    await cloud.idOf('stranger')
    expect(await cloud.refused('stranger', 'households.permitChild', { household })).toBe('household-not-bound')
    expect(await cloud.refused(null, 'households.permitChild', { household })).toBe('not-identified')
  })
})

describe('households.joinAsChild', () => {
  it('makes the child known and bound as a minor, with who agreed, and tells the guardian', async () => {
    const { code } = await permit('mother')
    const reply = await join('little', code.toLowerCase().replace('-', ' '))
    expect(reply).toMatchObject({ ok: true, data: { household: await homeOf('mother'), room: '101' } })
    const id = (await cloud.must('little', 'people.me', {})).person?.id
    expect(await cloud.read('bindings', { person: String(id) })).toMatchObject([{ how: 'guardian', confirmedBy: await cloud.idOf('mother'), minor: true, representative: false }])
    expect((await cloud.must('mother', 'people.messages', {})).items[0]).toMatchObject({ kind: 'child-joined', figures: { room: '101' } })
    const [home] = (await cloud.must('mother', 'households.mine', {})).households
    expect(home?.members.filter(({ child }) => child).map(({ name, minor }) => [name, minor])).toEqual([['little', true]])
    expect((await cloud.must('mother', 'people.exportMine', {})).childPermits).toContainEqual(expect.objectContaining({ child: id }))
  })
  it('keeps nothing of whoever brings a wrong code, and counts the tries of the account', async () => {
    const before = [await cloud.read('people'), await cloud.read('accounts')].map(({ length }) => length)
    const tries = []
    for (const code of ['ABCD-EFGH', '', 'not a code', 'AAAA-AAAA', 'ABCD-EFG0'].map((one) => one || 'x')) tries.push(codeOf(await join('guessing', code)))
    expect(tries).toEqual(Array.from({ length: 5 }, () => 'wrong-guardian-code'))
    expect(codeOf(await join('guessing', (await permit('mother')).code))).toBe('too-many-attempts')
    expect([await cloud.read('people'), await cloud.read('accounts')].map(({ length }) => length)).toEqual(before)
    expect(await cloud.refused(null, 'households.joinAsChild', { code: 'ABCD-EFGH', name: 'nobody' })).toBe('not-identified')
  })
  it('takes a code once, and not after its days or after the guardian has left', async () => {
    const used = await permit('mother')
    expect(codeOf(await join('first', used.code))).toBe('ok')
    expect(codeOf(await join('second', used.code))).toBe('wrong-guardian-code')
    const old = await permit('mother')
    expect(codeOf(await join('third', old.code, old.until))).toBe('wrong-guardian-code')
    expect(codeOf(await join('fourth', old.code, old.until - 60_000))).toBe('ok')
    await moveIn(cloud, 'lodger', { building, room: '103' })
    const orphaned = await permit('lodger')
    await cloud.must('lodger', 'people.forgetMe', {})
    expect(codeOf(await join('fifth', orphaned.code))).toBe('wrong-guardian-code')
  })
  it('leaves the account of somebody who is bound as an adult, or holds an office, alone', async () => {
    const { code } = await permit('mother')
    expect(codeOf(await join('neighbour', code))).toBe('already-bound')
    expect(codeOf(await join(STAFF.staff, code))).toBe('already-bound')
  })
  it.each([1, 2, 8, 32])('lets one of %i children in at once by one code, whole', async (count) => {
    const { code } = await permit('mother')
    const children = Array.from({ length: count }, (_, at) => `at-once-${count}-${at}`)
    const replies = await Promise.all(children.flatMap((child) => [1, 2].map(() => cloud.call(child, 'households.joinAsChild', { code, name: child }, { requestId: `join-${child}`, now: FIRST }))))
    const joined = replies.filter(({ ok }) => ok)
    expect(new Set(joined.map((reply) => JSON.stringify(reply))).size).toBe(1)
    const known = (await cloud.read('people')).filter(({ name }) => children.includes(String(name)))
    expect(known).toHaveLength(1)
    expect(await cloud.read('bindings', { person: String(known[0]?._id) })).toHaveLength(1)
    const [household] = await cloud.read('households', { _id: await homeOf('mother') })
    expect(household?.bound).toBe((await cloud.read('bindings', { household: String(household?._id), endedAt: null })).length)
  }, 60_000)
})

describe('a child whom the register knows', () => {
  it('is bound by no other way, whatever was said of its age', async () => {
    const birthYear = 2031 - AGE
    await cloud.must(STAFF.staff, 'households.import', { community, rows: [{ building, room: '301', doorCode: 'some-code', members: [{ name: 'by-year', birthYear }, { name: 'a-year-older', birthYear: birthYear - 1 }] }] })
    for (const person of ['by-year', 'a-year-older']) await cloud.idOf(person)
    const reply = await cloud.call('by-year', 'households.bind', { building, room: '301', code: 'some-code' }, { now: FIRST })
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'guardian-needed', rule: 'guardian', clause: CLAUSE, figures: { age: AGE } } })
    const [door] = await cloud.read('households', { building, room: '301' })
    expect(await cloud.refused(STAFF.head, 'households.confirmBinding', { household: String(door?._id), person: await cloud.idOf('by-year') }, { now: FIRST })).toBe('guardian-needed')
    const older = await cloud.must('a-year-older', 'households.bind', { building, room: '301', code: 'some-code' }, { now: FIRST })
    expect(older.members).toMatchObject([{ minor: true, child: false, representative: false }])
  })
})

describe('people.forgetChild', () => {
  it('takes out the child alone, safely twice, and only by an adult of its household', async () => {
    const { code } = await permit('mother')
    expect(codeOf(await join('to-forget', code))).toBe('ok')
    const child = await cloud.idOf('to-forget')
    expect(await cloud.refused('neighbour', 'people.forgetChild', { person: child })).toBe('unknown-person')
    expect(await cloud.refused('teenager', 'people.forgetChild', { person: child })).toBe('unknown-person')
    expect(await cloud.refused('mother', 'people.forgetChild', { person: await cloud.idOf('neighbour') })).toBe('unknown-person')
    expect(await cloud.refused('mother', 'people.forgetChild', { person: await cloud.idOf('teenager') })).toBe('unknown-person')
    for (const time of [1, 2]) expect([time, await cloud.must('mother', 'people.forgetChild', { person: child })]).toEqual([time, { forgotten: true }])
    expect(await cloud.read('people', { _id: child })).toMatchObject([{ name: '' }])
    expect(await cloud.read('accounts', { person: child })).toEqual([])
    expect((await cloud.must('mother', 'households.mine', {})).households[0]?.members.map(({ person }) => person)).not.toContain(child)
  })
  it('leaves somebody alone who is bound elsewhere in their own right by now', async () => {
    const { code } = await permit('mother')
    expect(codeOf(await join('grown', code))).toBe('ok')
    await moveIn(cloud, 'grown', { building, room: '102' })
    expect(await cloud.refused('mother', 'people.forgetChild', { person: await cloud.idOf('grown') })).toBe('not-eligible')
  })
})

it('refuses by no name that its table does not tell', () => expect(cloud.undeclared([...OPERATIONS, ...PEOPLE])).toEqual([]))
