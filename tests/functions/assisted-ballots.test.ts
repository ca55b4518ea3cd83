/** Ballots that helpers write down: with evidence, told to the voter, void at the voter's word, and never two of one voter. */
import { OPERATIONS } from '../../cloudfunctions/polls/operations'
import { sealableAt } from '../../domain/ballots/window'
import { startCloud, type Cloud, type InputOf } from './cloud'
import { importDoors, LONG_AGO, moveIn, STAFF, startTown, TOWN } from './town'

let cloud: Cloud
const OPENS = Date.parse('2030-03-02T09:00:00+08:00')
const now = OPENS + 60_000
const CLOSES = Date.parse('2030-03-10T00:00:00+08:00')
const DAY = 86_400_000
/** The town's scheme has a grace of a day. */
const GRACE = CLOSES + DAY
const SLIP = 'cloud://env.bucket/private/km-pl-ln-df/x/slip.jpg'
const ROOMS = Array.from({ length: 10 }, (_, n) => `${n + 1}`)
const ids = new Map<string, string>()

beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building: TOWN.building, rooms: ROOMS })
  await importDoors(cloud, { building: TOWN.building2, rooms: ['1'] })
  for (const room of ROOMS) await moveIn(cloud, `r${room}`, { building: TOWN.building, room })
  await moveIn(cloud, 'far', { building: TOWN.building2, room: '1' })
  await moveIn(cloud, STAFF.head, { building: TOWN.building, room: '10' })
  for (const who of [...ROOMS.map((room) => `r${room}`), 'far', STAFF.head]) ids.set(who, await cloud.idOf(who))
  await cloud.must(STAFF.approver, 'people.appoint', { person: await cloud.idOf('watch'), role: 'supervisionCommittee', place: TOWN.community, from: LONG_AGO, basis: 'test' })
}, 180_000)
afterAll(() => cloud.stop())

const open = async (): Promise<string> => (await cloud.must(STAFF.staff, 'polls.open', {
  place: TOWN.community, question: '先做哪几件', explanation: '社区有一万元。', form: { kind: 'approval' }, items: [{ id: '1', title: '楼道灯', cost: 600_000 }, { id: '2', title: '长椅', cost: 400_000 }],
  pools: [{ place: TOWN.community, fen: 1_000_000 }], method: { rule: 'greedy' }, closesOn: '2030-03-09',
}, { now: OPENS })).poll.id
const slip = (poll: string, who: string, part: Partial<InputOf<'polls.record'>> = {}): InputOf<'polls.record'> => ({ poll, voter: ids.get(who) ?? '', choices: ['1'], channel: 'paper', evidence: [SLIP], ...part })
const record = (poll: string, who: string, part: Partial<InputOf<'polls.record'>> = {}, by: string = STAFF.head) => cloud.must(by, 'polls.record', slip(poll, who, part), { now })
const refused = (poll: string, who: string, part: Partial<InputOf<'polls.record'>> = {}, by: string | null = STAFF.head) => cloud.refused(by, 'polls.record', slip(poll, who, part), { now })
const seal = async (poll: string) => (await cloud.must(STAFF.staff, 'polls.seal', { poll }, { now: sealableAt({ closesAt: CLOSES, graceUntil: GRACE }) })).poll.sealed
const told = async (who: string, poll: string) => (await cloud.must(who, 'people.messages', {})).items.filter(({ figures }) => figures.poll === poll)

describe('polls.record', () => {
  it('writes a ballot down for its voter, who is told and sees that it was written for them; its share is published', async () => {
    const poll = await open()
    const { receipt } = await record(poll, 'r1')
    expect(await told('r1', poll)).toMatchObject([{ kind: 'ballot-recorded-for-you', figures: { channel: 'paper', receipt } }])
    expect(await cloud.must('r1', 'polls.show', { poll }, { now })).toMatchObject({ turnout: 1, mine: { choices: ['1'], receipt, channel: 'paper', mayDisown: true }, may: { record: { code: 'not-your-role' } } })
    expect((await cloud.must(STAFF.head, 'polls.show', { poll }, { now })).may.record).toBeNull()
    expect((await cloud.must('r1', 'projects.todo', { limit: 50 }, { now })).items.filter((one) => 'poll' in one && one.poll.id === poll)).toEqual([])
    expect(await seal(poll)).toMatchObject({ counted: 1, assisted: 1 })
    const { items } = await cloud.must(null, 'publications.list', { community: TOWN.community })
    expect(items.find(({ record: { kind, fields } }) => kind === 'pollSealed' && fields.poll === poll)?.record.fields).toMatchObject({ voters: 1, assisted: 1 })
    expect(await cloud.must(null, 'ballots.findCode', { project: poll, kind: 'choice', code: receipt })).toMatchObject({ found: true })
  })
  it('takes a call by the ending of its number and its time, without a photograph', async () => {
    const poll = await open()
    await record(poll, 'r1', { channel: 'phone', called: { ending: '4321', at: now - 1000 } })
    expect(await cloud.read('choices', { project: poll })).toMatchObject([{ last: { assisted: { channel: 'phone', called: { ending: '4321', at: now - 1000 } } } }])
    expect(await refused(poll, 'r2', { channel: 'phone' })).toBe('call-needed')
    expect(await refused(poll, 'r2', { channel: 'phone', evidence: [], called: { ending: '4321', at: now } })).toBe('evidence-needed')
    expect(await refused(poll, 'r2', { channel: 'phone', called: { ending: '13800004321', at: now } })).toBe('malformed')
  })
  it('never writes over the own word, which may always replace it', async () => {
    const poll = await open()
    const { receipt } = await record(poll, 'r1')
    expect(await cloud.must('r1', 'polls.cast', { poll, choices: ['2'] }, { now })).toMatchObject({ receipt, revision: 2 })
    expect(await refused(poll, 'r1')).toBe('already-answered')
    expect(await seal(poll)).toMatchObject({ counted: 1, assisted: 0, pools: [{ chosen: { winners: ['2', '1'] }, support: [] }] })
  })
  it('is refused without evidence, for the own home, outside the own doors, to residents and visitors, for no poll and for what the form does not take', async () => {
    const poll = await open()
    expect([await refused(poll, 'r1', { evidence: [] }), await refused(poll, 'r10'), await refused(poll, STAFF.head), await refused(poll, 'far'), await refused(poll, 'nobody', { voter: 'nobody' })]).toEqual(['evidence-needed', 'second-person-needed', 'second-person-needed', 'not-your-scope', 'not-your-scope'])
    expect([await refused(poll, 'r2', {}, 'r1'), await refused(poll, 'r2', {}, null), await refused('none', 'r1'), await refused(poll, 'r1', { choices: [] }), await refused(poll, 'r1', { choices: ['9'] })]).toEqual(['not-your-role', 'not-identified', 'unknown-record', 'nothing-chosen', 'unknown-option'])
    expect(await cloud.must(STAFF.head, 'polls.record', slip(poll, 'r1'), { now: CLOSES })).toMatchObject({ late: true })
    expect(await cloud.read('choices', { project: poll })).toEqual([])
  })
  it('stops at thirty voters of one helper, not counting the same one twice', async () => {
    const poll = await open()
    await cloud.put('helperTallies', { _id: `${poll}|1|${ids.get(STAFF.head) ?? ''}`, households: [ids.get('r1') ?? '', ...Array.from({ length: 29 }, (_, n) => `somebody-${n}`)] })
    await record(poll, 'r1')
    expect(await cloud.call(STAFF.head, 'polls.record', slip(poll, 'r2'), { now })).toMatchObject({ ok: false, refusal: { code: 'too-many-assisted', figures: { most: 30 } } })
    await record(poll, 'r2', {}, STAFF.staff)
  })
  it.each([1, 2, 8])('leaves one ballot of each of %i voters who vote while a helper writes for them twice: their own', async (n) => {
    const poll = await open()
    const rooms = ROOMS.slice(0, n)
    const replies = await Promise.all(rooms.flatMap((room) => [
      cloud.call(`r${room}`, 'polls.cast', { poll, choices: ['2'] }, { now }),
      ...[1, 2].map(() => cloud.call(STAFF.head, 'polls.record', slip(poll, `r${room}`), { now, requestId: `helper-${n}-${room}` })),
    ]))
    expect(replies.flatMap((reply) => (reply.ok || reply.refusal.code === 'already-answered' ? [] : [reply.refusal]))).toEqual([])
    const ballots = await cloud.read('choices', { project: poll })
    expect(ballots).toHaveLength(n)
    for (const ballot of ballots) expect(ballot).toMatchObject({ last: { choices: ['2'] } })
    expect(await seal(poll)).toMatchObject({ counted: n, assisted: 0 })
  }, 120_000)
})

describe('ballots that waited in a phone', () => {
  const waited = (poll: string, who: string, part: Partial<InputOf<'polls.record'>>, at: number, requestId?: string) => cloud.must(STAFF.head, 'polls.record', slip(poll, who, part), { now: at, ...(requestId === undefined ? {} : { requestId }) })
  it('count, marked, when they were written down before the close and arrive in the grace; later they are kept and not counted (E90)', async () => {
    const poll = await open()
    expect((await cloud.must(null, 'polls.show', { poll }, { now })).poll.graceUntil).toBe(GRACE)
    const takenAt = CLOSES - 1
    const first = await waited(poll, 'r1', { takenAt }, CLOSES, 'phone-r1')
    expect(first).toMatchObject({ late: false, revision: 1 })
    expect(await waited(poll, 'r1', { takenAt }, GRACE + 600_000, 'phone-r1')).toEqual(first)
    expect(await cloud.must('r2', 'polls.cast', { poll, choices: ['2'], takenAt }, { now: GRACE - 600_000 })).toMatchObject({ late: false })
    expect(await waited(poll, 'r3', { takenAt: CLOSES }, CLOSES)).toMatchObject({ late: true })
    expect(await waited(poll, 'r4', { takenAt }, GRACE)).toMatchObject({ late: true })
    expect(await cloud.must('r5', 'polls.cast', { poll, choices: ['2'], takenAt }, { now: GRACE })).toMatchObject({ late: true })
    expect(await cloud.refused(STAFF.staff, 'polls.seal', { poll }, { now: sealableAt({ closesAt: CLOSES }) })).toBe('not-closed-yet')
    expect(await cloud.read('choices', { project: poll, voter: ids.get('r1') ?? '' })).toMatchObject([{ last: { takenAt, offline: true, at: first.at } }])
    expect(await seal(poll)).toMatchObject({ counted: 2, assisted: 1, offline: 2, late: 3 })
    const { items } = await cloud.must(null, 'publications.list', { community: TOWN.community })
    expect(items.find(({ record: { kind, fields } }) => kind === 'pollSealed' && fields.poll === poll)?.record.fields).toMatchObject({ offline: 2, late: 3 })
  })
  it('never replace what was filled in after them, and are void at the voter’s word while the grace lasts', async () => {
    const poll = await open()
    await cloud.must('r1', 'polls.cast', { poll, choices: ['2'], takenAt: now + 60_000 }, { now: now + 120_000 })
    expect(await cloud.refused('r1', 'polls.cast', { poll, choices: ['1'], takenAt: now + 30_000 }, { now: now + 180_000 })).toBe('newer-ballot')
    await record(poll, 'r2', { choices: ['2'] }, STAFF.staff)
    expect(await cloud.refused(STAFF.head, 'polls.record', slip(poll, 'r2', { takenAt: now - 1 }), { now: now + 1000 })).toBe('newer-ballot')
    await waited(poll, 'r3', { takenAt: CLOSES - 1 }, CLOSES + 1)
    await cloud.must('r3', 'polls.disown', { poll }, { now: GRACE - 600_000 })
    expect(await seal(poll)).toMatchObject({ counted: 2, assisted: 1, offline: 0 })
  })
})

describe('polls.disown', () => {
  it('voids at once what a helper wrote; that helper may not write again, another may, and the voter always', async () => {
    const poll = await open()
    const { receipt } = await record(poll, 'r1')
    await record(poll, 'r2')
    await cloud.must('r1', 'polls.disown', { poll }, { now })
    expect(await cloud.must('r1', 'polls.show', { poll }, { now: now + 60_000 })).toMatchObject({ turnout: 1, mine: null })
    expect((await cloud.must('r1', 'projects.todo', { limit: 50 }, { now: now + 60_000 })).items.filter((one) => 'poll' in one && one.poll.id === poll)).toHaveLength(1)
    for (const who of [STAFF.head, 'watch', STAFF.staff]) expect((await told(who, poll)).map(({ kind }) => kind)).toEqual(['ballot-disowned'])
    expect(await cloud.refused('r1', 'polls.disown', { poll }, { now })).toBe('unknown-record')
    expect(await refused(poll, 'r1')).toBe('collector-may-not-verify')
    await cloud.must(STAFF.staff, 'polls.record', slip(poll, 'r1', { choices: ['2'] }), { now: now + 60_000 })
    await cloud.must('r1', 'polls.disown', { poll }, { now: now + 120_000 })
    expect(await cloud.must('r1', 'polls.cast', { poll, choices: ['2'] }, { now: now + 180_000 })).toMatchObject({ receipt })
    expect(await seal(poll)).toMatchObject({ counted: 2, assisted: 1 })
  })
  it('leaves what is void out of the sealed set, with its receipt', async () => {
    const poll = await open()
    const { receipt } = await record(poll, 'r1')
    await cloud.must('r1', 'polls.disown', { poll }, { now })
    expect(await seal(poll)).toMatchObject({ counted: 0, assisted: 0 })
    expect(await cloud.must(null, 'ballots.findCode', { project: poll, kind: 'choice', code: receipt })).toMatchObject({ found: false })
  })
  it('marks once nothing that counts can come any more, and is refused once the days for it are over, for the own word, for no ballot and to strangers', async () => {
    const poll = await open()
    await record(poll, 'r1')
    await record(poll, 'r2')
    await cloud.must('r3', 'polls.cast', { poll, choices: ['1'] }, { now })
    await cloud.must('r1', 'polls.disown', { poll }, { now: GRACE })
    expect(await seal(poll)).toMatchObject({ counted: 3, assisted: 2 })
    expect(await cloud.read('choices', { project: poll, voter: ids.get('r1') ?? '' })).toMatchObject([{ disowned: [{ helper: ids.get(STAFF.head) }] }])
    const refusedTo = (person: string | null, at: number) => cloud.refused(person, 'polls.disown', { poll }, { now: at })
    expect([await refusedTo('r2', CLOSES + 60 * DAY), await refusedTo('r3', now), await refusedTo('r4', now), await refusedTo(null, now)]).toEqual(['closed', 'unknown-record', 'unknown-record', 'not-identified'])
    expect(await cloud.refused('r1', 'polls.disown', { poll: 'none' }, { now })).toBe('unknown-record')
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
