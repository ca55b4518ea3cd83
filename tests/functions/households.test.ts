import { OPERATIONS } from '../../cloudfunctions/households/operations'
import { startCloud, type Cloud } from './cloud'
import { aConsentRound, aProject, putProject, WHILE_OPEN } from './projects'
import { codeOf, importDoors, moveIn, STAFF, startTown, TOWN } from './town'

let cloud: Cloud
const building = TOWN.building
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building, rooms: ['2单元301', '1单元101', '10单元101', '2单元201'], group: TOWN.group })
}, 60_000)
afterAll(() => cloud.stop())

describe('households.import', () => {
  const row = (room: string, more: object = {}) => ({ building, room, doorCode: 'some-code', members: [], ...more })
  it('keeps no door code that could be read', async () => {
    const text = JSON.stringify(await cloud.read('households'))
    expect(text).not.toContain(codeOf(building, '1单元101'))
  })
  it('changes nothing when it is repeated, and keeps who lives there', async () => {
    const input = { community: TOWN.community, rows: [row('repeat')] }
    expect(await cloud.must(STAFF.staff, 'households.import', input)).toMatchObject({ added: 1 })
    await cloud.idOf('keeper')
    await cloud.must('keeper', 'households.bind', { building, room: 'repeat', code: 'some-code' })
    expect(await cloud.must(STAFF.staff, 'households.import', input)).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
    expect(await cloud.must(STAFF.staff, 'households.import', { ...input, rows: [row('repeat', { doorCode: 'other-code' })] })).toMatchObject({ changed: 1 })
    expect((await cloud.must('keeper', 'households.mine', {})).households).toMatchObject([{ room: 'repeat', representative: true }])
  })
  it('takes over nothing when one row is bad, and names every bad row', async () => {
    const rows = [row('fine'), row('fine'), row('lost', { building: 'nowhere' }), row('far', { building: TOWN.elsewhereBuilding }), row('no-group', { group: building })]
    const report = await cloud.must(STAFF.staff, 'households.import', { community: TOWN.community, rows })
    expect(report.problems).toEqual([
      { row: 1, field: 'room', code: 'duplicate' }, { row: 2, field: 'building', code: 'unknown-place' }, { row: 3, field: 'building', code: 'unknown-place' }, { row: 4, field: 'group', code: 'unknown-place' },
    ])
    expect(await cloud.read('households', { room: 'fine' })).toEqual([])
  })
  it('only looks when asked for a dry run', async () => {
    expect(await cloud.must(STAFF.staff, 'households.import', { community: TOWN.community, rows: [row('dry')], dryRun: true })).toMatchObject({ added: 1 })
    expect(await cloud.read('households', { room: 'dry' })).toEqual([])
  })
  it('is refused for another community, for none, and to anyone else', async () => {
    const rows = [row('x')]
    expect(await cloud.refused(STAFF.staff, 'households.import', { community: TOWN.elsewhere, rows })).toBe('not-your-scope')
    expect(await cloud.refused(STAFF.staff, 'households.import', { community: 'nowhere', rows })).toBe('unknown-place')
    expect(await cloud.refused(STAFF.head, 'households.import', { community: TOWN.community, rows })).toBe('not-your-role')
    expect(await cloud.refused(null, 'households.import', { community: TOWN.community, rows })).toBe('not-identified')
  })
  it('has one effect and one reply when sent twice at once', async () => {
    const replies = await Promise.all([1, 2].map(() => cloud.call(STAFF.staff, 'households.import', { community: TOWN.community, rows: [row('twice')] }, { requestId: 'import-twice' })))
    expect(replies[0]).toEqual(replies[1])
    expect(await cloud.read('households', { room: 'twice' })).toHaveLength(1)
  })
})

describe('households.bind', () => {
  const room = '1单元101'
  const code = codeOf(building, room)
  it('binds by the code; the first adult speaks for the household', async () => {
    await moveIn(cloud, 'child', { building, room, minor: true })
    await moveIn(cloud, 'mother', { building, room })
    await moveIn(cloud, 'father', { building, room })
    const [household] = (await cloud.must('mother', 'households.mine', {})).households
    expect(household?.members.filter(({ representative }) => representative).map(({ name }) => name)).toEqual(['mother'])
    expect((await cloud.must('mother', 'people.me', {})).roles.map(({ role }) => role)).toEqual(['resident', 'householdRep'])
  })
  it('is refused the second time', async () => {
    expect(await cloud.refused('mother', 'households.bind', { building, room, code })).toBe('already-bound')
  })
  it('answers a door that does not exist like a wrong code', async () => {
    await cloud.idOf('guesser')
    expect(await cloud.refused('guesser', 'households.bind', { building, room: 'none', code })).toBe('wrong-door-code')
    expect(await cloud.refused('guesser', 'households.bind', { building, room, code: 'wrong-one' })).toBe('wrong-door-code')
  })
  it('stops after five tries, even with the right code, and goes on a day later', async () => {
    await cloud.idOf('stubborn')
    const attempt = (now: string, code: string) => cloud.refused('stubborn', 'households.bind', { building, room: '2单元201', code }, { now })
    const tries = await Promise.all(Array.from({ length: 5 }, () => attempt('2030-01-01T08:00:00+08:00', 'wrong-one')))
    expect(tries).toEqual(Array.from({ length: 5 }, () => 'wrong-door-code'))
    expect(await attempt('2030-01-01T09:00:00+08:00', codeOf(building, '2单元201'))).toBe('too-many-attempts')
    await cloud.must('stubborn', 'households.bind', { building, room: '2单元201', code: codeOf(building, '2单元201') }, { now: '2030-01-02T08:00:01+08:00' })
  })
  it('makes one representative when two move in at the same time', async () => {
    await Promise.all([cloud.idOf('one'), cloud.idOf('two')])
    const room = '10单元101'
    const replies = await Promise.all(['one', 'two'].map((person) => cloud.must(person, 'households.bind', { building, room, code: codeOf(building, room) })))
    expect(replies.filter(({ representative }) => representative)).toHaveLength(1)
  })
  it('is refused to a visitor', async () => {
    expect(await cloud.refused(null, 'households.bind', { building, room, code })).toBe('not-identified')
  })
  it('has one effect and one reply when sent twice at once', async () => {
    await cloud.idOf('eager')
    const room = '2单元301'
    const replies = await Promise.all([1, 2].map(() => cloud.call('eager', 'households.bind', { building, room, code: codeOf(building, room) }, { requestId: 'bind-twice' })))
    expect(replies[0]).toEqual(replies[1])
    expect(await cloud.read('bindings', { person: await cloud.idOf('eager') })).toHaveLength(1)
  })
})

describe('households.confirmBinding', () => {
  const door = async (room: string): Promise<string> => String((await cloud.read('households', { building, room }))[0]?.id)
  it('binds whom the head has met at the door, and tells them', async () => {
    const person = await cloud.idOf('grandmother')
    expect(await cloud.must(STAFF.tenHead, 'households.confirmBinding', { household: await door('1单元101'), person })).toMatchObject({ representative: false })
    expect((await cloud.must('grandmother', 'people.messages', {})).items).toMatchObject([{ kind: 'binding-confirmed' }])
    expect(await cloud.refused(STAFF.tenHead, 'households.confirmBinding', { household: await door('1单元101'), person })).toBe('already-bound')
  })
  it('is refused for oneself, for nobody, and for no door', async () => {
    const household = await door('1单元101')
    expect(await cloud.refused(STAFF.head, 'households.confirmBinding', { household, person: await cloud.idOf(STAFF.head) })).toBe('second-person-needed')
    expect(await cloud.refused(STAFF.head, 'households.confirmBinding', { household, person: 'nobody' })).toBe('unknown-person')
    expect(await cloud.refused(STAFF.head, 'households.confirmBinding', { household: 'none', person: 'nobody' })).toBe('unknown-record')
  })
  it('is refused outside the own doors, and to residents', async () => {
    await importDoors(cloud, { building: TOWN.building2, rooms: ['101'] })
    const [far] = await cloud.read('households', { building: TOWN.building2 })
    const person = await cloud.idOf('grandfather')
    expect(await cloud.refused(STAFF.tenHead, 'households.confirmBinding', { household: String(far?.id), person })).toBe('not-your-scope')
    expect(await cloud.refused('mother', 'households.confirmBinding', { household: String(far?.id), person })).toBe('not-your-role')
  })
})

describe('households.mine', () => {
  it('lists nothing for whoever is bound nowhere, and is refused to a visitor', async () => {
    await cloud.idOf('homeless')
    expect(await cloud.must('homeless', 'households.mine', {})).toEqual({ households: [] })
    expect(await cloud.refused(null, 'households.mine', {})).toBe('not-identified')
  })
})

describe('households.handOver', () => {
  it('hands the last word over to another adult', async () => {
    const [mine] = (await cloud.must('mother', 'households.mine', {})).households
    const household = mine?.household ?? ''
    expect(await cloud.refused('father', 'households.handOver', { household, to: await cloud.idOf('father') })).toBe('not-your-role')
    expect(await cloud.refused('mother', 'households.handOver', { household, to: await cloud.idOf('child') })).toBe('not-eligible')
    expect(await cloud.refused('mother', 'households.handOver', { household, to: await cloud.idOf('mother') })).toBe('second-person-needed')
    expect(await cloud.refused('mother', 'households.handOver', { household, to: await cloud.idOf('homeless') })).toBe('unknown-person')
    await cloud.must('mother', 'households.handOver', { household, to: await cloud.idOf('father') })
    expect((await cloud.must('father', 'people.me', {})).roles.map(({ role }) => role)).toContain('householdRep')
    expect((await cloud.must('mother', 'people.me', {})).roles.map(({ role }) => role)).not.toContain('householdRep')
  })
  it('is refused to whoever lives elsewhere', async () => {
    const [mine] = (await cloud.must('mother', 'households.mine', {})).households
    expect(await cloud.refused('one', 'households.handOver', { household: mine?.household ?? '', to: await cloud.idOf('one') })).toBe('household-not-bound')
    expect(await cloud.refused('homeless', 'households.handOver', { household: mine?.household ?? '', to: await cloud.idOf('one') })).toBe('household-not-bound')
  })
})

describe('households.doors', () => {
  it('lists the doors as they are walked, page by page', async () => {
    const first = await cloud.must(STAFF.tenHead, 'households.doors', { limit: 2 })
    const second = await cloud.must(STAFF.tenHead, 'households.doors', { limit: 2, cursor: first.next })
    expect([...first.items, ...second.items].map(({ room }) => room)).toEqual(['1单元101', '2单元201', '2单元301', '10单元101'])
    expect(second.next).toBeNull()
  })
  it('says how each door stands in a round, and finds those that are still to be asked', async () => {
    const project = await putProject(cloud, aProject({ id: 'doors', stage: 'consentCollecting', consent: aConsentRound(4) }))
    await cloud.must('father', 'consents.give', { project, answer: 'agree', signature: 'cloud://x/private/s.png' }, { now: WHILE_OPEN })
    await cloud.must('one', 'consents.give', { project, answer: 'undecided', signature: 'cloud://x/private/s.png' }, { now: WHILE_OPEN }).catch(() => undefined)
    const states = (await cloud.must(STAFF.tenHead, 'households.doors', { project })).items.map(({ room, state }) => [room, state])
    expect(states.slice(0, 3)).toEqual([['1单元101', 'answered'], ['2单元201', 'unanswered'], ['2单元301', 'unanswered']])
    const open = await cloud.must(STAFF.tenHead, 'households.doors', { project, state: 'unanswered', limit: 1 })
    const next = await cloud.must(STAFF.tenHead, 'households.doors', { project, state: 'unanswered', limit: 1, cursor: open.next })
    expect([...open.items, ...next.items].map(({ room }) => room)).toEqual(['2单元201', '2单元301'])
  })
  it('is refused for doors out of reach, unknown places and projects, and to residents', async () => {
    expect(await cloud.refused(STAFF.head, 'households.doors', { place: TOWN.building2 })).toBe('not-your-scope')
    expect(await cloud.refused(STAFF.head, 'households.doors', { place: 'nowhere' })).toBe('unknown-place')
    expect(await cloud.refused(STAFF.head, 'households.doors', { project: 'none' })).toBe('unknown-record')
    expect(await cloud.refused('mother', 'households.doors', {})).toBe('not-your-role')
    expect(await cloud.refused(null, 'households.doors', {})).toBe('not-identified')
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
