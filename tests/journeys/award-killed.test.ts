/** The process dies while the second boxes of annual awards are sealed: each award has its sealing, its result, its two decisions and its record, or nothing of them. */
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { sha256 } from '../../cloudfunctions/_runtime/canonical'
import type { Project } from '../../contracts/projects'
import { endOf } from '../../domain/calendar'
import { awardPoll, awardStream } from '../../domain/polls/award'
import { verifyExport } from '../../domain/publications/verify'
import { pointSdkAt } from '../functions/cloud'
import { aProject, putProject } from '../functions/projects'
import { importDoors, LONG_AGO, moveIn, STAFF, startTown, TOWN } from '../functions/town'
import { openLaptop, type Laptop } from './laptop'
import { lineOf, sendTo, throughACut } from './lines'

/** The cut comes when so many have their answer and the others are under way. */
const CUT_AFTER = 4
const YEARS = Array.from({ length: 14 }, (_, index) => String(2015 + index))
const OPENS = Date.parse('2030-03-01T09:00:00+08:00')
const LATER = Date.parse('2030-03-17T09:00:00+08:00')
const RESIDENTS = ['r1', 'r2', 'r3', 'r4', 'r5']
const EXPERTS = ['x1', 'x2', 'x3', 'x4', 'x5']

let laptop: Laptop
const box = (year: string, whose: 'residents' | 'experts') => awardPoll(TOWN.district, Number(year), whose)
const finished = (id: string, year: string, average100: number): Project => aProject({
  id, code: id.toUpperCase(), title: `办成的${id}`, stage: 'closed', since: endOf(`${year}-07-01`), pack: { id: 'shenzhen-2015', asOf: '2018-06-01' }, cost: 100_000,
  rating: { opensAt: 0, closesAt: endOf(`${year}-06-30`), result: { answers: 12, scores: [0, 0, 0, 6, 6], late: 0, counted: 12, ballotsHash: '', codesHash: '', average100, enough: true, minimum: 10 } },
})

/** An award of each year, in which everybody has voted and the experts' box is sealed. */
beforeAll(async () => {
  laptop = await openLaptop()
  const line = lineOf(laptop)
  await startTown(line)
  await importDoors(line, { building: TOWN.building, rooms: RESIDENTS })
  for (const person of RESIDENTS) await moveIn(line, person, { building: TOWN.building, room: person })
  for (const person of EXPERTS) await line.must(STAFF.approver, 'people.appoint', { person: await line.idOf(person), role: 'expert', place: TOWN.street, from: LONG_AGO, basis: '聘书' })
  pointSdkAt(laptop.url(), laptop.keys)
  const { store } = cloudbasePorts()
  for (const year of YEARS) {
    for (const [name, average] of [['a', 450], ['b', 430]] as const) await putProject({ put: (collection, document) => store.put(collection, document) }, finished(`${name}${year}`, year, average))
    await sendTo(laptop, { person: STAFF.coordinator, operation: 'polls.openAward', now: OPENS, input: { place: TOWN.district, year: Number(year), question: `${year} 年度优秀项目`, explanation: '居民和专家分别评。', closesOn: '2030-03-15' } })
    for (const person of RESIDENTS) await sendTo(laptop, { person, operation: 'polls.cast', now: OPENS + 60_000, input: { poll: box(year, 'residents'), choices: ['01'] } })
    for (const person of EXPERTS) await sendTo(laptop, { person, operation: 'polls.cast', now: OPENS + 60_000, input: { poll: box(year, 'experts'), choices: ['02'] } })
    await sendTo(laptop, { person: STAFF.coordinator, operation: 'polls.seal', now: LATER, input: { poll: box(year, 'experts') } })
  }
}, 600_000)
afterAll(() => laptop?.stop())

const seal = async (year: string): Promise<string> => JSON.stringify(await sendTo(laptop, { person: STAFF.coordinator, operation: 'polls.seal', now: LATER, requestId: `seal-${year}`, input: { poll: box(year, 'residents') } }))
const awardsOf = async (year: string) => laptop.read('publications', { community: TOWN.district, kind: 'annualAward', 'fields.year': Number(year) })

/** Everything that the second sealing writes. */
async function partsOf(year: string): Promise<readonly boolean[]> {
  const events = await laptop.read('events', { stream: awardStream(TOWN.district, Number(year)) })
  const polls = await Promise.all((['residents', 'experts'] as const).map(async (whose) => (await laptop.read('polls', { _id: box(year, whose) }))[0]))
  const what = events.map((event) => `${String(event.version)} ${String(event.what)}`)
  return [what.includes('3 sealed'), what.includes('4 joined'), polls[0]?.sealed !== null, ...polls.map((poll) => poll?.state === 'decided' && poll.decision !== null), (await awardsOf(year)).length === 1]
}
const standingOf = async (year: string): Promise<'done' | 'not' | readonly boolean[]> => {
  const parts = await partsOf(year)
  return parts.every((part) => part) ? 'done' : parts.some((part) => part) ? parts : 'not'
}

it('the power cut while second boxes are sealed leaves each award joined whole or not at all, and once when everybody sends again', async () => {
  for (const year of YEARS) expect([year, await standingOf(year)]).toEqual([year, 'not'])
  const before = await throughACut(laptop, { everybody: YEARS, cutAfter: CUT_AFTER, ask: seal })
  expect(before.size).toBeGreaterThanOrEqual(CUT_AFTER)
  for (const year of YEARS) {
    const standing = await standingOf(year)
    expect([year, standing]).toEqual([year, before.has(year) || standing !== 'not' ? 'done' : 'not'])
  }
  for (const year of YEARS) await seal(year)
  for (const year of YEARS) {
    expect([year, await standingOf(year)]).toEqual([year, 'done'])
    expect(await laptop.read('events', { stream: awardStream(TOWN.district, Number(year)) })).toHaveLength(4)
    const [record] = await awardsOf(year)
    expect(record?.fields).toMatchObject({ standings: '01:5/0/5000;02:0/5/5000', awardees: `办成的a${year}` })
  }
  const lines = (await (await fetch(`${laptop.url()}/open/${TOWN.district}/export.json`)).text()).split('\n')
  expect(verifyExport({ name: 'export.json', lines }, { digest: sha256, partOf: () => null })).toMatchObject({ ok: true })
}, 600_000)
