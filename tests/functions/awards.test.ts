/** The annual award of a district: drawn from the records, opened once, two boxes that are never mixed, joined when both are sealed. */
import { OPERATIONS } from '../../cloudfunctions/polls/operations'
import type { Project } from '../../contracts/projects'
import { endOf } from '../../domain/calendar'
import { resultOf } from '../../domain/polls/award'
import { electionFrom, parsePb } from '../../domain/polls/pabulib'
import { supportOf } from '../../domain/polls/election'
import { startCloud, type Cloud, type InputOf } from './cloud'
import { aProject, putProject } from './projects'
import { importDoors, LONG_AGO, moveIn, STAFF, startTown, TOWN } from './town'

let cloud: Cloud
const YEAR = 2029
const OPENS = Date.parse('2030-03-01T09:00:00+08:00')
const now = OPENS + 60_000
const CLOSES = Date.parse('2030-03-16T00:00:00+08:00')
const LATER = CLOSES + 24 * 3_600_000 + 10 * 60_000
const ROOMS = Array.from({ length: 8 }, (_, n) => `${n + 1}`)
const EXPERTS = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6']
const box = (year: number, whose: 'residents' | 'experts') => `award-${TOWN.district}-${year}-${whose}`

/** A work under Shenzhen's scheme, by which it is judged to its end although that takes nothing new. */
const finished = (id: string, average100: number, part: Partial<Project> = {}): Project => aProject({
  id, code: id.toUpperCase(), title: `办成的${id}`, stage: 'closed', since: Date.parse(`${YEAR}-07-01T00:00:00Z`), pack: { id: 'shenzhen-2015', asOf: '2018-06-01' }, cost: 100_000,
  rating: { opensAt: 0, closesAt: endOf(`${YEAR}-06-30`), result: { answers: 12, scores: [0, 0, 0, 6, 6], late: 0, counted: 12, ballotsHash: '', codesHash: '', average100, enough: true, minimum: 10 } }, ...part,
})
const appoint = async (person: string, place: string = TOWN.street): Promise<unknown> => cloud.must(STAFF.approver, 'people.appoint', { person: await cloud.idOf(person), role: 'expert', place, from: LONG_AGO, basis: '聘书' })

beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building: TOWN.building, rooms: ROOMS })
  for (const room of ROOMS) await moveIn(cloud, `r${room}`, { building: TOWN.building, room })
  await moveIn(cloud, 'x1', { building: TOWN.building, room: '1' })
  await moveIn(cloud, 'contractor', { building: TOWN.building, room: '2' })
  await cloud.idOf('homeless')
  for (const person of [...EXPERTS, 'contractor']) await appoint(person)
  await appoint(STAFF.staff, TOWN.community)
  const contract = { supplier: '某某公司', person: await cloud.idOf('contractor'), fen: 1, quotes: 3, method: 'quoteComparison' as const, confirmedOn: LONG_AGO, reason: null }
  await putProject(cloud, finished('a', 450, { implementer: contract, progress: [{ at: 1, percent: 100, text: '完工', photos: ['cloud://env.bucket/public/a.jpg'] }] as unknown as Project['progress'] }))
  await putProject(cloud, finished('b', 430, { accounts: { finalFen: 98_000, audit: '无误', surplusFen: 2000, on: '2029-05-01' } }))
  await putProject(cloud, finished('c', 470, { stage: 'handover' }))
  await putProject(cloud, finished('few', 500, { rating: { opensAt: 0, closesAt: endOf(`${YEAR}-06-30`), result: { answers: 3, scores: [0, 0, 0, 0, 3], late: 0, counted: 3, ballotsHash: '', codesHash: '', average100: 500, enough: false, minimum: 10 } } }))
  await putProject(cloud, finished('before', 500, { rating: { ...finished('x', 500).rating, opensAt: 0, closesAt: endOf('2028-12-31'), result: finished('x', 500).rating?.result ?? null } }))
  await putProject(cloud, finished('other', 500, { pack: { id: 'panlong-2020', asOf: '2029-01-01' } }))
  await putProject(cloud, finished('under-way', 500, { stage: 'satisfaction' }))
}, 120_000)
afterAll(() => cloud.stop())

const TERMS: InputOf<'polls.openAward'> = { place: TOWN.district, year: YEAR, question: '2029 年度优秀项目评选', explanation: '居民和专家分别评。', closesOn: '2030-03-15' }
const open = (part: Partial<InputOf<'polls.openAward'>> = {}, requestId?: string) => cloud.call(STAFF.coordinator, 'polls.openAward', { ...TERMS, ...part }, { now: OPENS, ...(requestId === undefined ? {} : { requestId }) })

describe('polls.drawAward', () => {
  it('finds who stands in the records, and who may judge', async () => {
    const draft = await cloud.must(STAFF.coordinator, 'polls.drawAward', { place: TOWN.district, year: YEAR }, { now: OPENS })
    expect(draft).toMatchObject({ finished: 4, judges: 6, excluded: 2, clause: '深府办函〔2015〕140号四（四）', rule: { winnersMax: 5, residentsPercent: 50 }, refusal: null })
    expect(draft.items.map(({ id, project, cost, nominee }) => [id, project, cost, nominee?.average100, nominee?.photo])).toEqual([['01', 'c', 100_000, 470, null], ['02', 'a', 100_000, 450, 'cloud://env.bucket/public/a.jpg'], ['03', 'b', 98_000, 430, null]])
    expect(await cloud.must(STAFF.coordinator, 'polls.drawAward', { place: TOWN.district, year: 2028 }, { now: OPENS })).toMatchObject({ finished: 1, refusal: { code: 'too-few-nominees', remedy: { nominees: 2 } } })
  })
  it('is refused to others, elsewhere, before the year is over, and where the scheme has no award', async () => {
    const refused = (person: string | null, part: Partial<InputOf<'polls.drawAward'>>, at = OPENS) => cloud.refused(person, 'polls.drawAward', { place: TOWN.district, year: YEAR, ...part }, { now: at })
    expect([await refused(null, {}), await refused('r1', {}), await refused(STAFF.staff, {}), await refused(STAFF.coordinator, { place: TOWN.city })]).toEqual(['not-identified', 'not-your-role', 'not-your-role', 'not-your-scope'])
    expect([await refused(STAFF.coordinator, { place: TOWN.street }), await refused(STAFF.coordinator, {}, Date.parse('2029-12-31T23:59:59+08:00')), await refused(STAFF.coordinator, { year: 2020 })]).toEqual(['unknown-place', 'not-before-year-end', 'not-in-this-scheme'])
  })
})

describe('polls.openAward', () => {
  it('is refused where it was not drawn well, or would close before it opens', async () => {
    expect([await open({ year: 2028 }), await open({ closesOn: '2030-02-28' }), await cloud.call('r1', 'polls.openAward', TERMS, { now: OPENS })]).toMatchObject([{ refusal: { code: 'too-few-nominees' } }, { refusal: { code: 'date-in-the-past' } }, { refusal: { code: 'not-your-role' } }])
  })
  it('opens both boxes once, however often it is asked for at once, with each electorate frozen and published', async () => {
    const replies = await Promise.all([...[1, 2, 3].map(() => open({}, 'open-award-once')), ...[1, 2].map(() => open())])
    const opened = replies.filter(({ ok }) => ok)
    expect([[3, 1].includes(opened.length), new Set(opened.map((reply) => JSON.stringify(reply))).size]).toEqual([true, 1])
    expect(replies.flatMap((reply) => (reply.ok ? [] : [reply.refusal.code])).filter((code) => code !== 'already-decided')).toEqual([])
    const polls = await cloud.read('polls', { place: TOWN.district })
    expect(polls.map(({ id }) => id).sort()).toEqual([box(YEAR, 'experts'), box(YEAR, 'residents')])
    // Nine residents without the one who judges: eight in the rooms, and the contractor.
    expect((await cloud.must(null, 'polls.show', { poll: box(YEAR, 'residents') }, { now })).poll).toMatchObject({ form: { kind: 'chooseK', most: 2 }, pools: [{ electorate: { size: 9, hash: expect.stringMatching(/^[0-9a-f]{64}$/) } }], award: { winnersMax: 2, ballotsMin: 5 } })
    const view = await cloud.must(null, 'polls.show', { poll: box(YEAR, 'experts') }, { now })
    expect([view.poll.pools[0]?.electorate.size, view.award?.electorate.size, view.award?.result]).toEqual([6, 9, null])
    expect([...Object.keys(view.poll)].filter((key) => ['judges', 'excluded', 'openedBy'].includes(key))).toEqual([])
    const { items } = await cloud.must(null, 'publications.list', { community: TOWN.district })
    expect(items.map(({ record: { kind, fields } }) => [kind, fields.box, fields.electorate]).sort()).toEqual([['pollOpened', 'experts', '6'], ['pollOpened', 'residents', '9']])
    expect(await cloud.read('events', { stream: `award:${TOWN.district}:${YEAR}` })).toMatchObject([{ what: 'opened', because: [{ rule: 'award', tag: 'quoted' }, { rule: 'award', tag: 'assumption' }] }])
    expect(await cloud.must(STAFF.coordinator, 'polls.drawAward', { place: TOWN.district, year: YEAR }, { now })).toMatchObject({ refusal: { code: 'already-decided' } })
  })
})

describe('the two boxes', () => {
  const cast = (person: string, whose: 'residents' | 'experts', choices: readonly string[] = ['01']) => cloud.call(person, 'polls.cast', { poll: box(YEAR, whose), choices: [...choices] }, { now })
  const code = async (...asked: Parameters<typeof cast>): Promise<string> => { const reply = await cast(...asked); return reply.ok ? 'cast' : reply.refusal.code }

  it('take a judge in one and a resident in the other, and nobody in both', async () => {
    expect([await code('r1', 'experts'), await code('x1', 'residents'), await code('x2', 'residents'), await code('homeless', 'residents')]).toEqual(['one-box-only', 'one-box-only', 'one-box-only', 'household-not-bound'])
    expect([await code('contractor', 'experts'), await code(STAFF.staff, 'experts'), await code('r1', 'residents', ['01', '02', '03'])]).toEqual(['implementer-excluded', 'decider-may-not-answer', 'too-many-chosen'])
    expect(await cloud.refused(STAFF.head, 'polls.record', { poll: box(YEAR, 'experts'), voter: await cloud.idOf('x1'), choices: ['01'], channel: 'paper', evidence: ['cloud://env.bucket/private/b14/x/slip.jpg'] }, { now })).toBe('one-box-only')
    expect(await cloud.must(STAFF.head, 'polls.record', { poll: box(YEAR, 'residents'), voter: await cloud.idOf('r8'), choices: ['02'], channel: 'paper', evidence: ['cloud://env.bucket/private/b14/x/slip.jpg'] }, { now })).toMatchObject({ late: false })
  })
  it('wait among what each of them has to do', async () => {
    const waiting = async (person: string) => (await cloud.must(person, 'projects.todo', { limit: 50 }, { now })).items.flatMap((one) => ('poll' in one ? [one.poll.award?.box] : []))
    expect([await waiting('x2'), await waiting('x1'), await waiting('r2'), await waiting('contractor')]).toEqual([['experts'], ['experts'], ['residents'], ['residents']])
  })
  it('are told to those who judge, once when they are named, and once more before it closes to whoever has not voted', async () => {
    const told = async (person: string) => (await cloud.must(person, 'people.messages', {}, { now })).items.filter(({ kind }) => kind === 'judge-named' || kind === 'judge-reminded').map(({ kind, figures }) => [kind, figures.poll])
    const [named, reminded] = (['judge-named', 'judge-reminded'] as const).map((kind) => [kind, box(YEAR, 'experts')])
    for (const person of EXPERTS) expect(await told(person)).toEqual([named])
    expect([await told('contractor'), await told(STAFF.staff), await told('r1')]).toEqual([[], [], []])
    expect(await code('x1', 'experts', ['03'])).toBe('cast')
    const nightly = (day: string) => cloud.emulator.triggers.runNow({ name: 'oversight', trigger: 'oversight-daily', at: new Date(`${day}T00:10:00+08:00`) })
    // One working day before the last day, which is a Friday.
    await nightly('2030-03-13')
    expect(await told('x2')).toEqual([named])
    await Promise.all([nightly('2030-03-14'), nightly('2030-03-14')])
    await nightly('2030-03-15')
    expect(await told('x1')).toEqual([named])
    for (const person of EXPERTS.slice(1)) expect((await told(person)).toSorted()).toEqual([named, reminded])
  })
  it('tell only their turnout while they are open, also between the two sealings', async () => {
    for (const room of ROOMS.slice(0, 7)) expect(await code(`r${room}`, 'residents', Number(room) < 6 ? ['01'] : ['02'])).toBe('cast')
    for (const person of EXPERTS) expect(await code(person, 'experts', person === 'x6' ? ['01'] : ['03'])).toBe('cast')
    // The other box is counted a few seconds ago at most.
    expect(await cloud.must('r1', 'polls.show', { poll: box(YEAR, 'residents') }, { now: now + 60_000 })).toMatchObject({ turnout: 8, award: { turnout: 6, result: null }, poll: { sealed: null } })
    expect(await cloud.refused(null, 'polls.export', { poll: box(YEAR, 'experts'), kind: 'pb' }, { now })).toBe('not-closed-yet')
    expect(await cloud.refused(STAFF.coordinator, 'polls.seal', { poll: box(YEAR, 'experts') }, { now: CLOSES })).toBe('not-closed-yet')
  })
  it('are decided upon by nobody when one of them is sealed, nor is anything told of what came out', async () => {
    await cloud.must(STAFF.coordinator, 'polls.seal', { poll: box(YEAR, 'experts') }, { now: LATER })
    await cloud.must(STAFF.coordinator, 'people.appoint', { person: await cloud.idOf('leader'), role: 'districtLeadingGroup', place: TOWN.district, from: LONG_AGO, basis: '任命' })
    expect(await cloud.refused('leader', 'polls.decide', { poll: box(YEAR, 'experts'), winners: [['02']], reason: '更好' }, { now: LATER })).toBe('not-closed-yet')
    expect(await cloud.must('leader', 'polls.show', { poll: box(YEAR, 'experts') }, { now: LATER })).toMatchObject({ may: { decide: { code: 'not-closed-yet' } }, award: { result: null }, poll: { state: 'sealed', decision: null } })
  })
  it('are sealed by the timer, twice is once, and give one result that anyone can make again from the exported ballots', async () => {
    const daily = () => cloud.emulator.triggers.runNow({ name: 'oversight', trigger: 'oversight-daily', at: new Date('2030-03-18T00:10:00+08:00') })
    await Promise.all([daily(), daily()])
    await daily()
    const events = await cloud.read('events', { stream: `award:${TOWN.district}:${YEAR}` })
    expect(events.map(({ what, version }) => [version, what]).sort()).toEqual([[1, 'opened'], [2, 'sealed'], [3, 'sealed'], [4, 'joined']])
    const [residents, experts] = await Promise.all((['residents', 'experts'] as const).map((whose) => cloud.must(null, 'polls.show', { poll: box(YEAR, whose) }, { now: LATER })))
    // 01: 5 of 8 and 1 of 6; 03: none and 5 of 6; 02: 3 of 8 and none.
    const standings = [{ id: '03', residents: 0, experts: 5, share: 4166, awarded: true }, { id: '01', residents: 5, experts: 1, share: 3958, awarded: true }, { id: '02', residents: 3, experts: 0, share: 1875, awarded: false }]
    expect([residents, experts]).toMatchObject([{ poll: { state: 'decided', decision: { winners: [['03', '01']], role: 'system' } }, award: { result: { enough: true, voters: { residents: 8, experts: 6 }, standings } } }, { poll: { state: 'decided' }, award: { result: { standings } } }])
    const files = await Promise.all((['residents', 'experts'] as const).map(async (whose) => parsePb((await cloud.must(null, 'polls.export', { poll: box(YEAR, whose), kind: 'pb' }, { now: LATER })).text)))
    const again = files.map((read) => {
      if (!read.ok) throw new Error('not a .pb')
      const election = electionFrom(read.value, { utility: 'cost', ties: 'id' })
      return { pools: [{ voters: election.voters, support: supportOf(election).map(({ voters }, at) => ({ id: election.contenders[at]?.id ?? '', voters, points: 0 })) }] }
    })
    expect(resultOf([{ id: '01' }, { id: '02' }, { id: '03' }], { residents: again[0], experts: again[1] } as never, { winnersMax: 2, residentsPercent: 50, ballotsMin: 5 }).standings).toEqual(standings)
    const { items } = await cloud.must(null, 'publications.list', { community: TOWN.district })
    expect(items.filter(({ record }) => record.kind === 'annualAward').map(({ record }) => record.fields)).toMatchObject([{ awardees: '办成的b\n办成的c', standings: '03:0/5/4166;01:5/1/3958;02:3/0/1875', residentsVoted: 8, expertsVoted: 6, residentsPercent: 50 }])
    expect([await cloud.refused(STAFF.approver, 'polls.decide', { poll: box(YEAR, 'experts') }, { now: LATER }), await cloud.refused(STAFF.coordinator, 'polls.decide', { poll: box(YEAR, 'experts') }, { now: LATER })]).toEqual(['not-your-scope', 'already-decided'])
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
