/** Polls of places: opened with terms that never change, whole ballots, sealed, decided, and given to everybody. */
import { createHash } from 'node:crypto'
import { OPERATIONS } from '../../cloudfunctions/polls/operations'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { selectedBy } from '../../domain/polls/outcome'
import { parsePb } from '../../domain/polls/pabulib'
import { startCloud, type Cloud, type InputOf } from './cloud'
import { importDoors, moveIn, STAFF, startTown, TOWN } from './town'

let cloud: Cloud
const { store } = cloudbasePorts()
const OPENS = Date.parse('2026-03-02T09:00:00+08:00')
const now = OPENS + 60_000
const CLOSES = Date.parse('2026-03-10T00:00:00+08:00')
/** The town's scheme has a grace of a day. */
const LATER = CLOSES + 24 * 3_600_000 + 10 * 60_000
const ROOMS = Array.from({ length: 32 }, (_, n) => `${n + 1}`)

beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building: TOWN.building, rooms: ROOMS })
  for (const room of ROOMS) await moveIn(cloud, `r${room}`, { building: TOWN.building, room })
  await moveIn(cloud, 'child', { building: TOWN.building, room: '3', minor: true })
  await store.list('bindings', { limit: 1000 }).then(async (all) => { for (const one of all as readonly { readonly _id: string }[]) await cloud.put('bindings', { ...one, at: OPENS - 1000 }) })
  await cloud.idOf('homeless')
  await cloud.idOf('chair')
  await cloud.must(STAFF.approver, 'people.appoint', { person: await cloud.idOf('chair'), role: 'facilitator', place: TOWN.community, from: '2020-01-01', basis: 'test' })
}, 180_000)
afterAll(() => cloud.stop())

const TERMS: InputOf<'polls.open'> = {
  place: TOWN.community, question: '今年先做哪几件', explanation: '社区有一万元。', form: { kind: 'approval' },
  items: [{ id: '1', title: '楼道灯', cost: 600_000 }, { id: '2', title: '长椅', cost: 400_000 }, { id: '3', title: '坡道', cost: 500_000 }],
  pools: [{ place: TOWN.community, fen: 1_000_000 }], method: { rule: 'equal-shares', completion: 'add1u' }, closesOn: '2026-03-09',
}
const open = async (part: Partial<InputOf<'polls.open'>> = {}): Promise<string> => (await cloud.must(STAFF.staff, 'polls.open', { ...TERMS, ...part }, { now: OPENS })).poll.id
const seal = (poll: string) => cloud.must(STAFF.staff, 'polls.seal', { poll }, { now: LATER })

describe('polls.open', () => {
  it('fixes and publishes kind, rule, ties, money and electorate in one write', async () => {
    const { poll } = await cloud.must(STAFF.staff, 'polls.open', TERMS, { now: OPENS })
    expect(poll).toMatchObject({ state: 'open', closesAt: CLOSES, method: { rule: 'equal-shares', utility: 'cost', ties: 'id' }, pools: [{ electorate: { size: 32 } }], termsHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(poll.opensAt).toBeGreaterThanOrEqual(OPENS)
    expect(poll).not.toHaveProperty('openedBy')
    const { items } = await cloud.must(null, 'publications.list', { community: TOWN.community })
    expect(items[0]?.record).toMatchObject({ kind: 'pollOpened', fields: { title: TERMS.question, rule: 'equal-shares', completion: 'add1u', ties: 'id', termsHash: poll.termsHash, electorate: '32' } })
    expect((await cloud.must(null, 'polls.list', { place: TOWN.community })).items[0]).toMatchObject({ id: poll.id, kind: 'approval', items: 3, fen: 1_000_000, state: 'open' })
    expect((await cloud.must(null, 'polls.list', { place: TOWN.elsewhere })).items).toEqual([])
    expect((await cloud.must('r1', 'polls.list', {})).items.map(({ id }) => id)).toContain(poll.id)
    expect((await cloud.must(null, 'polls.list', {})).items).toEqual([])
  })
  it('is done once, however often it is sent', async () => {
    const replies = await Promise.all([1, 2].map(() => cloud.must(STAFF.staff, 'polls.open', { ...TERMS, question: '一次' }, { now: OPENS, requestId: 'open-only-once' })))
    expect(replies[0]?.poll.id).toBe(replies[1]?.poll.id)
    expect(await cloud.read('polls', { question: '一次' })).toHaveLength(1)
  })
  it('is refused to residents, to other places, and where the terms do not fit', async () => {
    const refused = (person: string | null, part: Partial<InputOf<'polls.open'>>) => cloud.refused(person, 'polls.open', { ...TERMS, ...part }, { now: OPENS })
    expect(await refused('r1', {})).toBe('not-your-role')
    expect(await refused(STAFF.staff, { place: TOWN.elsewhere })).toBe('not-your-scope')
    expect(await refused(STAFF.staff, { pools: [{ place: TOWN.elsewhere, fen: 1 }] })).toBe('unknown-place')
    expect(await refused(STAFF.staff, { closesOn: '2026-03-01' })).toBe('date-in-the-past')
    expect(await refused(STAFF.staff, { form: { kind: 'yesNo' } })).toBe('kind-does-not-fit')
    expect(await refused(STAFF.staff, { items: [...TERMS.items, { id: '1', title: '又一个', cost: 1 }] })).toBe('malformed')
  })
})

describe('polls.cast', () => {
  it('takes a whole ballot and gives a receipt; the last one counts', async () => {
    const poll = await open()
    const first = await cloud.must('r1', 'polls.cast', { poll, choices: ['1'] }, { now })
    expect(await cloud.must('r1', 'polls.cast', { poll, choices: ['2', '3'] }, { now })).toMatchObject({ receipt: first.receipt, revision: 2, choices: ['2', '3'], late: false })
    expect(await cloud.must('r1', 'polls.show', { poll }, { now })).toMatchObject({ turnout: 1, open: true, mine: { choices: ['2', '3'] }, myPools: [0], may: { vote: null, seal: { code: 'not-your-role' } }, poll: { sealed: null } })
    expect(await cloud.must(null, 'polls.show', { poll }, { now })).toMatchObject({ mine: null, may: { vote: { code: 'household-not-bound' } } })
  })
  it('refuses what the form does not take, and whoever has no say', async () => {
    const poll = await open({ form: { kind: 'knapsack' } })
    const refused = (person: string, choices: readonly string[], at = now) => cloud.refused(person, 'polls.cast', { poll, choices: [...choices] }, { now: at })
    expect([await refused('r1', ['1', '3']), await refused('r1', []), await refused('r1', ['9']), await refused('r1', ['1', '1'])]).toEqual(['over-envelope', 'nothing-chosen', 'unknown-option', 'malformed'])
    expect([await refused('child', ['1']), await refused('homeless', ['1']), await refused('r1', ['1'], OPENS - 600_000)]).toEqual(['not-eligible', 'household-not-bound', 'not-open'])
    expect(await cloud.refused('r1', 'polls.cast', { poll: 'none', choices: ['1'] }, { now })).toBe('unknown-record')
    expect(await cloud.refused('r1', 'polls.cast', { poll: await open({ form: { kind: 'chooseK', most: 1 } }), choices: ['1', '2'] }, { now })).toBe('too-many-chosen')
    expect(await cloud.refused('r1', 'polls.cast', { poll: await open({ form: { kind: 'points', total: 10, each: 10 } }), choices: ['1'], points: [11] }, { now })).toBe('points-do-not-fit')
  })
  it('keeps a late one apart, with a receipt that says so', async () => {
    const poll = await open()
    await cloud.must('r1', 'polls.cast', { poll, choices: ['1'] }, { now, requestId: 'in-time-1' })
    expect(await cloud.must('r1', 'polls.cast', { poll, choices: ['1'] }, { now: CLOSES, requestId: 'in-time-1' })).toMatchObject({ late: false })
    expect(await cloud.must('r2', 'polls.cast', { poll, choices: ['1'] }, { now: CLOSES })).toMatchObject({ late: true })
    expect((await seal(poll)).poll.sealed).toMatchObject({ counted: 1, late: 1 })
    expect(await cloud.refused('r3', 'polls.cast', { poll, choices: ['1'] }, { now: LATER })).toBe('closed')
  })
  it('waits among what the caller has to do until there is a ballot, for whoever may vote', async () => {
    const poll = await open({ question: '等您投的票' })
    const waiting = async (person: string, at = now) => (await cloud.must(person, 'projects.todo', { limit: 50 }, { now: at })).items.filter((one) => 'poll' in one && one.poll.id === poll)
    expect(await waiting('r5')).toMatchObject([{ operation: 'polls.cast', due: '2026-03-09', overdue: false, poll: { question: '等您投的票' } }])
    expect((await cloud.must('r5', 'projects.home', {}, { now })).todo.filter((one) => 'poll' in one && one.poll.id === poll)).toHaveLength(1)
    expect([await waiting('child'), await waiting('homeless'), await waiting('r5', CLOSES)]).toEqual([[], [], []])
    await cloud.must('r5', 'polls.cast', { poll, choices: ['1'] }, { now })
    expect(await waiting('r5')).toEqual([])
    expect(await waiting('r6')).toHaveLength(1)
  })
})

describe('the outcome', () => {
  it('is sealed once the time is over, published, and found again from the exported ballots', async () => {
    const poll = await open()
    for (const room of ROOMS) await cloud.must(`r${room}`, 'polls.cast', { poll, choices: Number(room) <= 20 ? ['1'] : ['2', '3'] }, { now })
    expect(await cloud.refused(STAFF.staff, 'polls.seal', { poll }, { now: CLOSES })).toBe('not-closed-yet')
    expect(await cloud.refused(null, 'polls.export', { poll, kind: 'pb' }, { now })).toBe('not-closed-yet')
    expect(await cloud.refused(null, 'ballots.findCode', { project: poll, kind: 'choice', code: 'AAAA-2222' }, { now })).toBe('not-closed-yet')
    const { sealed, method } = (await seal(poll)).poll
    expect(sealed).toMatchObject({ counted: 32, pools: [{ voters: 32, chosen: { winners: ['1', '2'], cost: 1_000_000, unserved: 0 }, greedy: { winners: ['1', '2'] } }] })
    expect(await cloud.refused(STAFF.staff, 'polls.seal', { poll }, { now: LATER })).toBe('already-decided')

    const part = await cloud.must(null, 'polls.export', { poll, kind: 'pb' }, { now: LATER })
    const read = parsePb(part.text)
    expect(read.ok && [read.value.ballots.length, selectedBy(read.value, method)]).toEqual([32, sealed?.pools[0]?.chosen])
    const votes = part.text.slice(part.text.indexOf('voter_id;vote\n') + 'voter_id;vote\n'.length)
    expect(createHash('sha256').update(votes).digest('hex')).toBe(sealed?.pools[0]?.votesHash)
    const people = (await cloud.read('people')).map(({ _id }) => String(_id))
    expect(people.filter((id) => part.text.includes(id))).toEqual([])
    const json = JSON.parse((await cloud.must(null, 'polls.export', { poll, kind: 'json' }, { now: LATER })).text) as { readonly ballots: readonly unknown[] }
    expect(json.ballots).toHaveLength(32)
    expect((await cloud.must(null, 'polls.export', { poll, kind: 'csv' }, { now: LATER })).text.split('\r\n')).toHaveLength(34)
    const { items } = await cloud.must(null, 'publications.list', { community: TOWN.community })
    expect(items.find(({ record }) => record.fields.poll === poll)?.record).toMatchObject({ kind: 'pollSealed', fields: { winners: '1,2', voters: 32, electorate: 32 } })
  })
  it('never breaks down fewer than five ballots', async () => {
    const poll = await open()
    await cloud.must('r1', 'polls.cast', { poll, choices: ['1'] }, { now })
    const spared = { voters: 1, support: [], chosen: { winners: ['1', '2'], unserved: 0 }, greedy: { winners: [] }, equalShares: { winners: [] } }
    expect([(await seal(poll)).poll.sealed?.pools, (await cloud.must(null, 'polls.show', { poll }, { now: LATER })).poll.sealed?.pools]).toMatchObject([[spared], [spared]])
    expect(await cloud.refused(null, 'polls.export', { poll, kind: 'csv' }, { now: LATER })).toBe('too-few-answers')
    expect(await cloud.refused(null, 'polls.export', { poll, pool: 3, kind: 'csv' }, { now: LATER })).toBe('unknown-record')
  })
  it('counts each pool among the residents of its own place', async () => {
    const poll = await open({ items: [{ id: '1', title: '楼道灯', cost: 100 }, { id: '2', title: '院门', cost: 100, pool: 1 }], pools: [{ place: TOWN.community, fen: 100 }, { place: TOWN.building, fen: 100 }] })
    await cloud.must('r1', 'polls.cast', { poll, choices: ['1', '2'] }, { now })
    expect((await seal(poll)).poll.sealed?.pools.map(({ voters, chosen }) => [voters, chosen.winners])).toEqual([[1, ['1']], [1, ['2']]])
  })
  it('is sealed by the timer as well, and twice is once', async () => {
    const poll = await open()
    await cloud.must('r1', 'polls.cast', { poll, choices: ['2'] }, { now })
    const daily = () => cloud.emulator.triggers.runNow({ name: 'oversight', trigger: 'oversight-daily', at: new Date('2026-03-11T00:10:00+08:00') })
    await Promise.all([daily(), daily()])
    await daily()
    expect(await cloud.read('polls', { id: poll })).toMatchObject([{ state: 'sealed', version: 2, sealed: { counted: 1 } }])
    expect(await cloud.read('events', { stream: `poll:${poll}` })).toHaveLength(2)
  })
})

describe('polls.decide', () => {
  it('confirms the winners of the rule; other winners need a reason, and either is published', async () => {
    const cast = async (poll: string): Promise<string> => { await cloud.must('r1', 'polls.cast', { poll, choices: ['1', '2'] }, { now }); await seal(poll); return poll }
    const poll = await cast(await open())
    const decide = (person: string, part: Omit<InputOf<'polls.decide'>, 'poll'>) => cloud.refused(person, 'polls.decide', { poll, ...part }, { now: LATER })
    expect([await decide('r1', {}), await decide(STAFF.staff, {}), await decide('chair', { winners: [['3']] }), await decide('chair', { winners: [['1', '3']], reason: '急' }), await decide('chair', { winners: [['9']], reason: '急' })])
      .toEqual(['not-your-role', 'second-person-needed', 'reason-needed', 'over-envelope', 'unknown-option'])
    expect((await cloud.must('chair', 'polls.show', { poll }, { now: LATER })).may.decide).toBeNull()
    const { poll: after } = await cloud.must('chair', 'polls.decide', { poll, winners: [['3']], reason: '坡道先救急' }, { now: LATER })
    expect(after).toMatchObject({ state: 'decided', decision: { overridden: true, winners: [['3']], reason: '坡道先救急', role: 'facilitator' }, sealed: { pools: [{ chosen: { winners: ['1', '2'] } }] } })
    const { items } = await cloud.must(null, 'publications.list', { community: TOWN.community })
    expect(items[0]?.record).toMatchObject({ kind: 'pollDecided', fields: { winners: '3', overridden: 1, reason: '坡道先救急' } })
    expect(await decide('chair', {})).toBe('already-decided')
    const plain = await cast(await open())
    expect((await cloud.must('chair', 'polls.decide', { poll: plain }, { now: LATER })).poll.decision).toMatchObject({ overridden: false, winners: [['1', '2']], reason: null })
    expect(await cloud.refused('chair', 'polls.decide', { poll: await open() }, { now })).toBe('not-closed-yet')
  })
})

describe('polls.readPb', () => {
  it('reads a published election as a draft, or names the line', async () => {
    const text = 'META\nkey;value\ndescription;某市\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n1;60;灯\nVOTES\nvoter_id;vote\na;1\n'
    expect(await cloud.must(STAFF.staff, 'polls.readPb', { text })).toMatchObject({ question: '某市', fen: 10_000, items: [{ id: '1', title: '灯', cost: 6000 }], ballots: 1 })
    expect(await cloud.call(STAFF.staff, 'polls.readPb', { text: text.replace('60', 'x') })).toMatchObject({ ok: false, refusal: { code: 'malformed', figures: { line: 8, problem: 'not-a-number' } } })
    expect(await cloud.refused('r1', 'polls.readPb', { text })).toBe('not-your-role')
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
