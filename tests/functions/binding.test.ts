/** Who lives where: matched with the register, or confirmed by whoever knows the faces; and who speaks for a household. */
import { OPERATIONS } from '../../cloudfunctions/households/operations'
import { answerForWeChat } from '../../emulator/admin/wechat'
import { startCloud, type Cloud } from './cloud'
import { importDoors, moveIn, STAFF, startTown, TOWN } from './town'

let cloud: Cloud
const { community, building } = TOWN

/** The number that WeChat gives for a code. */
function numberFor(code: string): string {
  const info: unknown = answerForWeChat('phonenumber.getPhoneNumber', { request: { code }, now: new Date(0) })?.answer.phone_info
  return typeof info === 'object' && info !== null && 'phoneNumber' in info ? String(info.phoneNumber) : ''
}

beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building, rooms: ['101', '102', '103', '104', '105'], group: TOWN.group })
  const member = (name: string, birthYear = 1970) => ({ name, phone: numberFor(`code-of-${name}`), tenure: 'owner' as const, birthYear })
  await cloud.must(STAFF.staff, 'households.import', { community, rows: [{ building, room: '201', members: [member('matched'), member('young', new Date().getFullYear() - 16)] }] })
}, 60_000)
afterAll(() => cloud.stop())

const match = (name: string, room = '201') => ({ building, room, phoneCode: `code-of-${name}` })
const rolesOf = async (person: string): Promise<readonly string[]> => (await cloud.must(person, 'people.me', {})).roles.map(({ role }) => role)
const doorOf = async (room: string): Promise<string> => String((await cloud.read('households', { building, room }))[0]?.id)

describe('households.match', () => {
  it('binds whoever has the name and the verified number of the register', async () => {
    await cloud.idOf('matched')
    expect(await cloud.must('matched', 'households.match', match('matched'))).toMatchObject({ representative: true, minor: false, sameAsBefore: false })
    expect(await rolesOf('matched')).toEqual(['resident', 'householdRep'])
  })
  it('takes the year of birth from the register: a minor speaks for nobody', async () => {
    await cloud.idOf('young')
    expect(await cloud.must('young', 'households.match', match('young'))).toMatchObject({ representative: false, minor: true })
  })
  it('says the same of another name, another number and no such door', async () => {
    await cloud.idOf('impostor')
    expect(await cloud.refused('impostor', 'households.match', match('matched'))).toBe('not-on-the-register')
    expect(await cloud.refused('impostor', 'households.match', match('impostor'))).toBe('not-on-the-register')
    expect(await cloud.refused('impostor', 'households.match', match('impostor', 'none'))).toBe('not-on-the-register')
  })
  it('makes a second account the same person, with one voice', async () => {
    const first = await cloud.idOf('matched')
    await cloud.must('second-phone', 'people.register', { name: 'matched' })
    expect(await cloud.must('second-phone', 'households.match', match('matched'))).toMatchObject({ sameAsBefore: true, representative: true })
    expect((await cloud.must('second-phone', 'people.me', {})).person?.id).toBe(first)
    expect(await cloud.read('bindings', { household: await doorOf('201') })).toHaveLength(2)
  })
  it('has one effect and one reply when sent five times at once', async () => {
    await cloud.must(STAFF.staff, 'households.import', { community, rows: [{ building, room: '202', members: [{ name: 'hasty', phone: numberFor('code-of-hasty'), tenure: 'owner', birthYear: 1970 }] }] })
    await cloud.idOf('hasty')
    const replies = await Promise.all(Array.from({ length: 5 }, () => cloud.call('hasty', 'households.match', match('hasty', '202'), { requestId: 'match-at-once' })))
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
    expect(await cloud.read('bindings', { household: await doorOf('202') })).toHaveLength(1)
  })
  it('is refused to a visitor, and to whoever has tried too often', async () => {
    expect(await cloud.refused(null, 'households.match', match('matched'))).toBe('not-identified')
    await cloud.idOf('guesser')
    for (let at = 0; at < 5; at += 1) await cloud.refused('guesser', 'households.match', match('guesser', `no-${at}`))
    expect(await cloud.refused('guesser', 'households.match', match('guesser', 'no-6'))).toBe('too-many-attempts')
  })
})

describe('households.ask and households.answerRequest', () => {
  it('binds once the head of the ten households knows the face; heard meanwhile, not counted', async () => {
    await cloud.idOf('newcomer')
    const { request } = await cloud.must('newcomer', 'households.ask', { building, room: '101' })
    expect(await cloud.must('newcomer', 'people.me', {})).toMatchObject({ roles: [], households: [], waiting: [{ request, room: '101' }] })
    expect((await cloud.must('newcomer', 'proposals.draft', { place: building, title: '楼道灯', problem: '三楼的灯坏了。', where: '三楼', beneficiaries: '一栋', photos: [] })).project).toBeTruthy()
    expect(await cloud.refused('newcomer', 'households.ask', { building, room: '101' })).toBe('already-asked')
    expect((await cloud.must(STAFF.tenHead, 'people.messages', {})).items[0]).toMatchObject({ kind: 'binding-asked' })
    expect((await cloud.must(STAFF.tenHead, 'households.requests', {})).items).toMatchObject([{ id: request, name: 'newcomer', room: '101', onTheRegister: false }])
    expect(await cloud.must(STAFF.tenHead, 'households.answerRequest', { request, decision: 'confirm' })).toEqual({ request, state: 'confirmed' })
    expect(await rolesOf('newcomer')).toEqual(['resident', 'householdRep'])
    expect(await cloud.refused(STAFF.head, 'households.answerRequest', { request, decision: 'confirm' })).toBe('already-decided')
    expect(await cloud.refused('newcomer', 'households.ask', { building, room: '101' })).toBe('already-bound')
  })
  it('is denied with a reason that the person is told, and may be asked again', async () => {
    await cloud.idOf('mistaken')
    const { request } = await cloud.must('mistaken', 'households.ask', { building, room: '102' })
    expect(await cloud.refused(STAFF.tenHead, 'households.answerRequest', { request, decision: 'deny' })).toBe('reason-needed')
    await cloud.must(STAFF.tenHead, 'households.answerRequest', { request, decision: 'deny', reason: '不认识' })
    expect((await cloud.must('mistaken', 'people.messages', {})).items[0]).toMatchObject({ kind: 'binding-denied' })
    expect(await rolesOf('mistaken')).toEqual([])
    await cloud.must('mistaken', 'households.ask', { building, room: '103' })
  })
  it('is answered once when both heads press at the same moment', async () => {
    await cloud.idOf('both-know')
    const { request } = await cloud.must('both-know', 'households.ask', { building, room: '104' })
    const replies = await Promise.all([STAFF.head, STAFF.tenHead].map((head) => cloud.call(head, 'households.answerRequest', { request, decision: 'confirm' })))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await cloud.read('bindings', { household: await doorOf('104') })).toHaveLength(1)
  })
  it('is nobody’s to answer for themselves, nor for doors out of reach, nor for neighbours', async () => {
    const own = await cloud.must(STAFF.tenHead, 'households.ask', { building, room: '105' })
    expect(await cloud.refused(STAFF.tenHead, 'households.answerRequest', { request: own.request, decision: 'confirm' })).toBe('second-person-needed')
    expect(await cloud.refused('matched', 'households.answerRequest', { request: own.request, decision: 'confirm' })).toBe('not-your-role')
    expect(await cloud.refused(STAFF.head, 'households.answerRequest', { request: 'none', decision: 'confirm' })).toBe('unknown-record')
    await cloud.must(STAFF.staff, 'people.appoint', { person: await cloud.idOf('head15'), role: 'buildingHead', place: TOWN.building2, from: '2020-01-01', basis: 'test' })
    expect(await cloud.refused('head15', 'households.answerRequest', { request: own.request, decision: 'confirm' })).toBe('not-your-scope')
    expect(await cloud.refused('head15', 'households.requests', { place: building })).toBe('not-your-scope')
    expect(await cloud.refused('head15', 'households.requests', { place: 'nowhere' })).toBe('unknown-place')
    expect(await cloud.refused('matched', 'households.requests', {})).toBe('not-your-role')
    expect(await cloud.refused(null, 'households.requests', {})).toBe('not-identified')
    expect(await cloud.refused('newcomer', 'households.ask', { building, room: 'none' })).toBe('unknown-record')
  })
})

describe('households.chooseRepresentative', () => {
  it('changes who speaks for the household once more than half of its adults say so', async () => {
    await importDoors(cloud, { building, rooms: ['301'] })
    for (const person of ['ana', 'ben', 'cai']) await moveIn(cloud, person, { building, room: '301' })
    await moveIn(cloud, 'kid', { building, room: '301', minor: true })
    const household = await doorOf('301')
    const who = await cloud.idOf('cai')
    expect(await cloud.must('ben', 'households.chooseRepresentative', { household, who })).toMatchObject({ representative: await cloud.idOf('ana'), voices: 1, adults: 3 })
    expect(await cloud.must('cai', 'households.chooseRepresentative', { household, who })).toMatchObject({ representative: who, voices: 2, adults: 3 })
    expect(await rolesOf('ana')).toEqual(['resident'])
    expect(await rolesOf('cai')).toEqual(['resident', 'householdRep'])
    expect(await cloud.refused('ana', 'households.chooseRepresentative', { household, who: await cloud.idOf('kid') })).toBe('not-eligible')
    expect(await cloud.refused('kid', 'households.chooseRepresentative', { household, who })).toBe('household-not-bound')
    expect(await cloud.refused('matched', 'households.chooseRepresentative', { household, who })).toBe('household-not-bound')
    expect(await cloud.refused(null, 'households.chooseRepresentative', { household, who })).toBe('not-identified')
  })
  it('counts every voice when all of them press at once', async () => {
    await importDoors(cloud, { building, rooms: ['302'] })
    const people = ['dan', 'eva', 'fay', 'gus']
    for (const person of people) await moveIn(cloud, person, { building, room: '302' })
    const household = await doorOf('302')
    const who = await cloud.idOf('gus')
    await Promise.all(people.map((person) => cloud.must(person, 'households.chooseRepresentative', { household, who })))
    const bindings = await cloud.read('bindings', { household })
    expect(bindings.filter(({ choice }) => choice === who)).toHaveLength(4)
    expect(bindings.filter(({ representative }) => representative === true).map(({ person }) => person)).toEqual([who])
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
