/** The process dies while a department's list is taken over, and while neighbours endorse: no line and no endorsement is lost, doubled or half there (E85). */
import type { DemandSeen } from '../../contracts/demands'
import { STAFF, TOWN, importDoors, moveIn, startTown } from '../functions/town'
import { openLaptop, type Laptop } from './laptop'
import { lineOf, Refused, sendTo, throughACut } from './lines'

/** As many as 罗湖 had of its departments in 2017. */
const DEMANDS = 429
const PART = 200
/** So many lines are written together. */
const AT_ONCE = 40
const NOW = Date.parse('2030-03-05T10:00:00+08:00')
const NEIGHBOURS = Array.from({ length: 16 }, (_, index) => `r${index + 1}`)
const CUT_AFTER = 5
const LIST = { place: TOWN.district, list: 'cut-list-1' }
const rows = Array.from({ length: DEMANDS }, (_, index) => ({ title: `需求${index + 1}`, department: '城管局', where: '东风社区', category: null, problem: '日常巡查发现', roughCost: 2_000_000 }))

let laptop: Laptop
beforeAll(async () => {
  laptop = await openLaptop()
  const line = lineOf(laptop)
  await startTown(line)
  await importDoors(line, { building: TOWN.building, rooms: NEIGHBOURS })
  for (const person of NEIGHBOURS) await moveIn(line, person, { building: TOWN.building, room: person })
}, 300_000)
afterAll(() => laptop?.stop())

const take = () => sendTo(laptop, { person: STAFF.coordinator, operation: 'proposals.importDemands', now: NOW, requestId: 'take-the-list', input: { ...LIST, parts: Math.ceil(DEMANDS / PART), source: '区城管〔2030〕3号' } })
const stored = () => laptop.read('demands', {})

it('the power cut while a list is taken over leaves it to be carried to its end, each line once, whoever comes next', async () => {
  for (let part = 0; part * PART < DEMANDS; part += 1) await sendTo(laptop, { person: STAFF.coordinator, operation: 'proposals.stageDemands', now: NOW, input: { ...LIST, part, rows: rows.slice(part * PART, (part + 1) * PART) } })
  const asked = take().then(() => 'answered', (error: unknown) => { if (error instanceof Refused) throw error; return 'cut' })
  // Lines of a second write are there: what was written before it has been answered and is on the disk. Only then is the plug pulled.
  while ((await stored()).length <= AT_ONCE) await laptop.read('demandLists', { state: 'applying' })
  await laptop.kill()
  expect(['answered', 'cut']).toContain(await asked)
  await laptop.start()
  expect((await stored()).length).toBeGreaterThanOrEqual(AT_ONCE)
  expect(await take()).toEqual({ rows: DEMANDS, added: DEMANDS, changed: 0, unchanged: 0, problems: [] })
  expect(await take()).toMatchObject({ added: DEMANDS })
  const lines = await stored()
  expect(lines).toHaveLength(DEMANDS)
  expect(new Set(lines.map(({ line }) => line)).size).toBe(DEMANDS)
  expect(await laptop.read('demandLists', {})).toMatchObject([{ state: 'applied', rows: DEMANDS, added: DEMANDS }])
  expect(await laptop.read('rosterParts', { _id: { $regex: 'cut-list-1' } })).toEqual([])
}, 300_000)

it('the power cut while neighbours endorse keeps the number and who they are the same, and everybody counts once when all send again', async () => {
  const { items } = await sendTo(laptop, { person: null, operation: 'proposals.demands', now: NOW, input: { place: TOWN.district, limit: 1 } })
  const { id } = items[0] as DemandSeen
  await sendTo(laptop, { person: STAFF.approver, operation: 'proposals.studyDemand', now: NOW, input: { demand: id, community: TOWN.community, text: '可行' } })
  const endorse = async (person: string): Promise<string> => {
    for (;;) {
      try {
        return JSON.stringify(await sendTo(laptop, { person, operation: 'proposals.endorseDemand', now: NOW, requestId: `endorse-${person}`, input: { demand: id, endorse: true } }))
      } catch (error) {
        if (!(error instanceof Refused) || !error.message.includes('"busy"')) throw error
      }
    }
  }
  const counted = async () => [(await laptop.read('demands', { _id: id }))[0]?.endorsements, (await laptop.read('endorsements', { demand: id })).length] as const
  const before = await throughACut(laptop, { everybody: NEIGHBOURS, cutAfter: CUT_AFTER, ask: endorse })
  const [number, kept] = await counted()
  expect(number).toBe(kept)
  expect(kept).toBeGreaterThanOrEqual(before.size)
  for (const person of NEIGHBOURS) {
    const answer = await endorse(person)
    expect(before.get(person) ?? answer).toBe(answer)
  }
  expect(await counted()).toEqual([NEIGHBOURS.length, NEIGHBOURS.length])
}, 300_000)
