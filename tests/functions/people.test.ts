import { OPERATIONS } from '../../cloudfunctions/people/operations'
import { startCloud, FOUNDER, type Cloud } from './cloud'
import { importDoors, LONG_AGO, moveIn, STAFF, startTown, TOWN } from './town'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
}, 60_000)
afterAll(() => cloud.stop())

const BASIS = '会议纪要第3号'
const appointing = async (person: string, role: 'councilMember' | 'residentRep' | 'buildingHead' | 'supervisionCommittee' | 'streetApprover' | 'sysAdmin' | 'districtCoordinator', place: string) =>
  ({ person: await cloud.idOf(person), role, place, from: LONG_AGO, basis: BASIS, ...(role === 'councilMember' ? { seat: 'resident' as const } : {}) })

describe('people.register', () => {
  it('makes one person of one account, however often it is asked', async () => {
    const first = await cloud.must('a', 'people.register', { name: '甲' })
    expect(await cloud.must('a', 'people.register', { name: '乙' })).toEqual(first)
  })
  it('is refused to a visitor', async () => {
    expect(await cloud.refused(null, 'people.register', { name: '甲' })).toBe('not-identified')
  })
  it('makes one person when five calls come at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => cloud.call('crowd', 'people.register', { name: '众' })))
    expect((await cloud.read('people')).filter(({ name }) => name === '众')).toHaveLength(1)
  })
})

describe('people.me', () => {
  it('tells an officer the office with the name of its place', async () => {
    const me = await cloud.must(STAFF.staff, 'people.me', {})
    expect(me.roles).toEqual([{ role: 'committeeStaff', place: TOWN.community, placeName: '东风社区', until: null }])
    expect(me.communities).toEqual([{ id: TOWN.community, name: '东风社区' }])
  })
  it('tells the head of a building which community that is', async () => {
    expect((await cloud.must(STAFF.head, 'people.me', {})).communities).toEqual([{ id: TOWN.community, name: '东风社区' }])
  })
})

describe('people.appoint', () => {
  it('gives an office from a day, writes it into its stream and tells the person', async () => {
    const office = await cloud.must(STAFF.staff, 'people.appoint', await appointing('rep', 'residentRep', TOWN.community))
    expect(office).toMatchObject({ role: 'residentRep', version: 1, endedAt: null })
    expect(await cloud.read('events', { stream: `appointment:${office.id}` })).toHaveLength(1)
    expect((await cloud.must('rep', 'people.messages', {})).items).toMatchObject([{ kind: 'appointed', readAt: null }])
  })
  it('counts from its first day and not the day before', async () => {
    await cloud.must(STAFF.staff, 'people.appoint', { ...(await appointing('later', 'residentRep', TOWN.community)), from: '2031-01-01', until: '2031-12-31' }, { now: '2030-06-01T08:00:00+08:00' })
    const rolesOn = async (now: string): Promise<number> => (await cloud.must('later', 'people.me', {}, { now })).roles.length
    expect(await rolesOn('2030-12-31T23:59:59+08:00')).toBe(0)
    expect(await rolesOn('2031-01-01T00:00:00+08:00')).toBe(1)
    expect(await rolesOn('2031-12-31T23:59:59+08:00')).toBe(1)
    expect(await rolesOn('2032-01-01T00:00:00+08:00')).toBe(0)
  })
  it('refuses whoever appoints himself', async () => {
    expect(await cloud.refused(STAFF.staff, 'people.appoint', await appointing(STAFF.staff, 'buildingHead', TOWN.building))).toBe('second-person-needed')
  })
  it('refuses an office above the own', async () => {
    expect(await cloud.refused(STAFF.staff, 'people.appoint', await appointing('b', 'streetApprover', TOWN.street))).toBe('not-your-role')
  })
  it('refuses a place out of reach', async () => {
    expect(await cloud.refused(STAFF.staff, 'people.appoint', await appointing('b', 'buildingHead', TOWN.elsewhereBuilding))).toBe('not-your-scope')
  })
  it('refuses an unknown person and an unknown place', async () => {
    expect(await cloud.refused(STAFF.staff, 'people.appoint', { ...(await appointing('b', 'residentRep', TOWN.community)), person: 'nobody' })).toBe('unknown-person')
    expect(await cloud.refused(STAFF.staff, 'people.appoint', await appointing('b', 'residentRep', 'nowhere'))).toBe('unknown-place')
  })
  it('refuses the same office twice, also at the same time', async () => {
    const input = await appointing('twice', 'residentRep', TOWN.community)
    const replies = await Promise.all([1, 2].map(() => cloud.call(STAFF.staff, 'people.appoint', input)))
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
    expect(replies.flatMap((reply) => (reply.ok ? [] : [reply.refusal.code]))).toEqual(['already-appointed'])
  })
  it('keeps the supervision committee apart from the staff', async () => {
    expect(await cloud.call(STAFF.approver, 'people.appoint', await appointing(STAFF.staff, 'supervisionCommittee', TOWN.community))).toMatchObject({ ok: false, refusal: { code: 'has-interest', duty: 'SoD-10' } })
  })
  it('refuses an office that would be over before today', async () => {
    expect(await cloud.refused(STAFF.staff, 'people.appoint', { ...(await appointing('b', 'residentRep', TOWN.community)), until: '2020-02-01' })).toBe('date-in-the-past')
  })
  it('refuses a council member without a seat, and a street office over a building', async () => {
    expect(await cloud.refused(STAFF.staff, 'people.appoint', { ...(await appointing('b', 'councilMember', TOWN.community)), seat: null })).toBe('malformed')
    expect(await cloud.refused(STAFF.coordinator, 'people.appoint', await appointing('b', 'streetApprover', TOWN.building))).toBe('malformed')
  })
  it('is refused to a resident and to a visitor', async () => {
    const input = await appointing('b', 'residentRep', TOWN.community)
    expect(await cloud.refused('b', 'people.appoint', input)).toBe('not-your-role')
    expect(await cloud.refused(null, 'people.appoint', input)).toBe('not-identified')
  })
  it('lets the administrator name the first coordinator only', async () => {
    expect(await cloud.refused(FOUNDER, 'people.appoint', await appointing('c', 'districtCoordinator', TOWN.district))).toBe('not-your-role')
  })
})

describe('people.endAppointment', () => {
  it('ends an office at once, and it can be given again', async () => {
    const input = await appointing('ending', 'residentRep', TOWN.community)
    const office = await cloud.must(STAFF.staff, 'people.appoint', input)
    await cloud.must(STAFF.staff, 'people.endAppointment', { appointment: office.id, reason: '换届' })
    expect((await cloud.must('ending', 'people.me', {})).roles).toEqual([])
    expect(await cloud.refused(STAFF.staff, 'people.endAppointment', { appointment: office.id, reason: '换届' })).toBe('unknown-record')
    expect(await cloud.must(STAFF.staff, 'people.appoint', input)).toMatchObject({ version: 3 })
    expect(await cloud.read('events', { stream: `appointment:${office.id}` })).toHaveLength(3)
  })
  it('is refused over an office above the own', async () => {
    const appointment = `streetApprover|${TOWN.street}|${await cloud.idOf(STAFF.approver)}`
    expect(await cloud.refused(STAFF.staff, 'people.endAppointment', { appointment, reason: 'x' })).toBe('not-your-role')
    expect(await cloud.refused(null, 'people.endAppointment', { appointment, reason: 'x' })).toBe('not-identified')
  })
})

describe('people.deputise', () => {
  const NOW = { now: '2030-06-01T08:00:00+08:00' } as const
  const lend = async (person: string, more: object = {}) => ({ person: await cloud.idOf(person), role: 'tenHouseholdHead' as const, place: TOWN.group, from: '2030-06-10', until: '2030-06-20', basis: '请假条', ...more })
  it('lets the deputy act from the first day to the last, shown as acting, and no longer', async () => {
    const office = await cloud.must(STAFF.tenHead, 'people.deputise', await lend('deputy'), NOW)
    expect(office).toMatchObject({ actingFor: await cloud.idOf(STAFF.tenHead), version: 1 })
    expect(await cloud.read('events', { stream: `appointment:${office.id}` })).toMatchObject([{ what: 'appointed', actingFor: await cloud.idOf(STAFF.tenHead) }])
    const on = async (day: string): Promise<unknown> => (await cloud.must('deputy', 'people.me', {}, { now: `${day}T12:00:00+08:00` })).roles
    expect(await on('2030-06-09')).toEqual([])
    expect(await on('2030-06-10')).toMatchObject([{ role: 'tenHouseholdHead', acting: true }])
    expect(await on('2030-06-21')).toEqual([])
    expect((await cloud.must(STAFF.tenHead, 'people.deputies', {}, NOW)).items).toMatchObject([{ appointment: office.id, name: 'deputy', placeName: '一组', from: '2030-06-10', until: '2030-06-20' }])
  })
  it('counts the person, not the office: whoever asks to be bound is not confirmed by themselves as a deputy', async () => {
    await importDoors(cloud, { building: TOWN.building, rooms: ['d-1'], group: TOWN.group })
    const { request } = await cloud.must('deputy', 'households.ask', { building: TOWN.building, room: 'd-1' })
    const during = { now: '2030-06-12T12:00:00+08:00' }
    expect(await cloud.refused('deputy', 'households.answerRequest', { request, decision: 'confirm' }, during)).toBe('second-person-needed')
    await cloud.must(STAFF.tenHead, 'households.answerRequest', { request, decision: 'confirm' }, during)
  })
  it('is refused to oneself, to nobody, of an office that is not one’s own, and by the deputy further on', async () => {
    expect(await cloud.refused(STAFF.tenHead, 'people.deputise', await lend(STAFF.tenHead), NOW)).toBe('second-person-needed')
    expect(await cloud.refused(STAFF.tenHead, 'people.deputise', await lend('x', { person: 'nobody' }), NOW)).toBe('unknown-person')
    expect(await cloud.refused(STAFF.tenHead, 'people.deputise', await lend('x', { place: 'nowhere' }), NOW)).toBe('unknown-place')
    expect(await cloud.refused(STAFF.head, 'people.deputise', await lend('x'), NOW)).toBe('not-your-role')
    expect(await cloud.refused(STAFF.tenHead, 'people.deputise', await lend('deputy'), { now: '2030-06-12T12:00:00+08:00' })).toBe('already-appointed')
    expect(await cloud.refused('deputy', 'people.deputise', await lend('x'), { now: '2030-06-12T12:00:00+08:00' })).toBe('not-your-role')
    expect(await cloud.refused('a', 'people.deputise', await lend('x'), NOW)).toBe('not-your-role')
    expect(await cloud.refused(null, 'people.deputise', await lend('x'), NOW)).toBe('not-identified')
    expect(await cloud.refused('a', 'people.deputies', {})).toBe('not-your-role')
    expect(await cloud.refused(null, 'people.deputies', {})).toBe('not-identified')
  })
  it('is taken back by whoever lent it, and ends with the office itself', async () => {
    const lent = await cloud.must(STAFF.tenHead, 'people.deputise', await lend('stand-in', { from: '2020-01-01', until: '2040-01-01' }))
    await cloud.must(STAFF.tenHead, 'people.endAppointment', { appointment: lent.id, reason: '回来了' })
    expect((await cloud.must('stand-in', 'people.me', {})).roles).toEqual([])
    const own = await cloud.must(STAFF.staff, 'people.appoint', { person: await cloud.idOf('leaving'), role: 'buildingHead', place: TOWN.building2, from: LONG_AGO, basis: BASIS })
    await cloud.must('leaving', 'people.deputise', { ...(await lend('stand-in', { from: '2020-01-01', until: '2040-01-01' })), role: 'buildingHead', place: TOWN.building2 })
    await cloud.must(STAFF.staff, 'people.endAppointment', { appointment: own.id, reason: '换届' })
    expect((await cloud.must('stand-in', 'people.me', {})).roles).toEqual([])
  })
})

describe('people.messages and people.readMessages', () => {
  it('shows only the own, and marks only the own', async () => {
    const [message] = (await cloud.must(STAFF.staff, 'people.messages', {})).items
    const id = message?.id ?? ''
    await cloud.must('a', 'people.readMessages', { messages: [id] })
    expect((await cloud.must(STAFF.staff, 'people.me', {})).unread).toBe(1)
    expect(await cloud.must(STAFF.staff, 'people.readMessages', { messages: [id] })).toEqual({ unread: 0 })
  })
  it('are refused to a visitor', async () => {
    expect(await cloud.refused(null, 'people.messages', {})).toBe('not-identified')
    expect(await cloud.refused(null, 'people.readMessages', { messages: ['m'] })).toBe('not-identified')
  })
})

describe('people.find', () => {
  it('finds by the beginning of a name, inside the own places only', async () => {
    await importDoors(cloud, { building: TOWN.building, rooms: ['101'] })
    await cloud.must('neighbour', 'people.register', { name: '孙大娘' })
    await cloud.must('stranger', 'people.register', { name: '孙路人' })
    await moveIn(cloud, 'neighbour', { building: TOWN.building, room: '101' })
    expect((await cloud.must(STAFF.staff, 'people.find', { name: '孙' })).people).toMatchObject([{ name: '孙**', resident: true }])
  })
  it('finds a stranger by the exact id', async () => {
    const id = await cloud.idOf('stranger')
    expect((await cloud.must(STAFF.staff, 'people.find', { name: id })).people).toEqual([{ person: id, name: '孙**', roles: [], resident: false }])
  })
  it('is refused to a resident', async () => {
    expect(await cloud.refused('neighbour', 'people.find', { name: '孙' })).toBe('not-your-role')
  })
})

describe('the founder', () => {
  it('administers until the first administrator is appointed', async () => {
    expect((await cloud.must(FOUNDER, 'people.me', {})).roles).toMatchObject([{ role: 'sysAdmin' }])
    await cloud.must(FOUNDER, 'people.appoint', await appointing('administrator', 'sysAdmin', TOWN.city))
    expect((await cloud.must(FOUNDER, 'people.me', {})).roles).toEqual([])
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
