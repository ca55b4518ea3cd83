/** What all ballots share: exactly one each, sealed with every receipt that was given, at little cost. */
import { createHash } from 'node:crypto'
import diagnostics from 'node:diagnostics_channel'
import { OPERATIONS } from '../../cloudfunctions/ballots/operations'
import { OPERATIONS as POLLS } from '../../cloudfunctions/polls/operations'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { countPoll, electorateOf } from '../../cloudfunctions/_runtime/counting'
import type { Store } from '../../cloudfunctions/_runtime/ports'
import { CODES_PER_PAGE, sealBallots, type BallotSet, type Tallied } from '../../cloudfunctions/_runtime/sealing'
import { serve } from '../../cloudfunctions/_runtime/serve'
import { aBallot, fill } from '../../config/ballots/town'
import type { CodePage } from '../../contracts/ballots'
import type { PollBallot } from '../../contracts/polls'
import type { PollRound, Project } from '../../contracts/projects'
import { codeOfNumber } from '../../domain/ballots/codes'
import { sealableAt } from '../../domain/ballots/window'
import { openidOf } from '../../emulator/functions/environment'
import { startCloud, type Cloud } from './cloud'
import { aProject, CLOSES, OPENS, putProject, WHILE_OPEN } from './projects'
import { importDoors, moveIn, STAFF, startTown, TOWN } from './town'

let cloud: Cloud
const { store } = cloudbasePorts()
const now = WHILE_OPEN
const ROOMS = Array.from({ length: 32 }, (_, n) => `${n + 1}`)
const aPoll: PollRound = { round: 1, question: '先修哪样', options: ['for', 'against'], opensAt: OPENS, closesAt: CLOSES, electorate: null, sealed: null }
const polled = (id: string, part: Partial<Project> = {}): Project => aProject({ id, stage: 'residentPoll', poll: aPoll, contentChecked: true, ...part })
const open = (id: string, part: Partial<Project> = {}): Promise<string> => putProject(cloud, polled(id, part))
const close = (project: string): Promise<unknown> => cloud.must(STAFF.staff, 'polls.close', { project }, { now: sealableAt(aPoll) })

async function allCodes(project: string): Promise<readonly string[]> {
  const codes: string[] = []
  for (let cursor: number | null = 0; cursor !== null;) {
    const page: { readonly items: readonly string[]; readonly next: number | null } = await cloud.must(null, 'ballots.countedCodes', { project, kind: 'poll', cursor, limit: 7 })
    codes.push(...page.items)
    cursor = page.next
  }
  return codes
}

beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building: TOWN.building, rooms: ROOMS })
  for (const room of ROOMS) await moveIn(cloud, `r${room}`, { building: TOWN.building, room })
  await moveIn(cloud, 'child', { building: TOWN.building, room: '3', minor: true })
}, 120_000)
afterAll(() => cloud.stop())

describe('a sealed set', () => {
  it('is found by anybody who has a receipt of it, however it was typed', async () => {
    const project = await open('sealed')
    const receipts = await Promise.all(ROOMS.map((room) => cloud.must(`r${room}`, 'polls.vote', { project, option: 0 }, { now })))
    await close(project)
    expect(await allCodes(project)).toEqual(receipts.map(({ receipt }) => receipt).sort())
    for (const { receipt } of receipts.slice(0, 3)) expect(await cloud.must(null, 'ballots.findCode', { project, kind: 'poll', code: receipt.toLowerCase().replace('-', ' ') })).toMatchObject({ found: true, counted: ROOMS.length })
  })
  it('refuses the same request id with another answer', async () => {
    const project = await open('other-content')
    await cloud.must('r1', 'polls.vote', { project, option: 0 }, { now, requestId: 'one-request' })
    expect(await cloud.refused('r1', 'polls.vote', { project, option: 1 }, { now, requestId: 'one-request' })).toBe('malformed')
  })
  it('tells nothing before it is sealed, and of no other project', async () => {
    const project = await open('unsealed')
    const { receipt } = await cloud.must('r1', 'polls.vote', { project, option: 0 }, { now })
    expect(await cloud.refused(null, 'ballots.countedCodes', { project, kind: 'poll' })).toBe('not-closed-yet')
    expect(await cloud.refused(null, 'ballots.findCode', { project, kind: 'poll', code: receipt })).toBe('not-closed-yet')
    expect(await cloud.refused(null, 'ballots.findCode', { project, kind: 'consent', code: receipt })).toBe('not-closed-yet')
    expect(await cloud.refused(null, 'ballots.findCode', { project, kind: 'poll', code: 'no code' })).toBe('malformed')
    for (const operation of ['ballots.countedCodes', 'ballots.findCode'] as const) expect(await cloud.refused(null, operation, { project: 'none', kind: 'poll', code: receipt } as never)).toBe(operation === 'ballots.findCode' ? 'unknown-record' : 'malformed')
    expect(await cloud.refused(null, 'ballots.countedCodes', { project: 'none', kind: 'poll' })).toBe('unknown-record')
  })
  it('finds the first and the last code of every page', async () => {
    const size = CODES_PER_PAGE * 2 + 10
    await fill(cloud.url, { collection: 'pollBallots', count: size, make: (n) => ({ ...aBallot('pages', n), receipt: codeOfNumber((size - n) * 7) }) })
    const sealed = await countPoll(store, polled('pages'))
    const project = await open('pages', { stage: 'consultation', poll: { ...aPoll, sealed } })
    for (const n of [1, CODES_PER_PAGE, CODES_PER_PAGE + 1, 2 * CODES_PER_PAGE, 2 * CODES_PER_PAGE + 1, size]) {
      expect(await cloud.must(null, 'ballots.findCode', { project, kind: 'poll', code: codeOfNumber(n * 7) })).toMatchObject({ found: true, counted: size })
      expect(await cloud.must(null, 'ballots.findCode', { project, kind: 'poll', code: codeOfNumber(n * 7 + 1) })).toMatchObject({ found: false })
    }
    const across = await cloud.must(null, 'ballots.countedCodes', { project, kind: 'poll', cursor: CODES_PER_PAGE - 2, limit: 4 })
    expect(across.items).toEqual([-1, 0, 1, 2].map((n) => codeOfNumber((CODES_PER_PAGE + n) * 7)))
  })
})

describe('a sealing that is cut off', () => {
  const STEPS = { page: 3, pagesPerPart: 2, codesPerPage: 4 }
  const SIZE = 29
  const where = { project: 'cut', round: 1 }
  /** Two by chance with one code, on the seam of two pages of codes. */
  const codes = Array.from({ length: SIZE }, (_, n) => codeOfNumber(n === 8 ? 21 : n * 3))
  const ballots = codes.map((receipt, n) => ({ ...aBallot('cut', n), receipt: codes[SIZE - 1 - n] ?? receipt }))
  const setOf = (matter: string): BallotSet<PollBallot> => ({
    matter, closesAt: CLOSES, collection: 'pollBallots', where, order: '_id', hashes: 2, frozen: true,
    read: ({ _id, last: { option } }) => ({ lines: [`${_id}:${option}\n`, option % 2 === 0 ? `${option}\n` : null], names: [`${option % 5}`] }),
  })
  const hashOf = (lines: readonly string[]): string => createHash('sha256').update(lines.join('')).digest('hex')
  const told = ({ tally, ...rest }: Tallied): object => ({ ...rest, tally: [...tally].sort() })
  /** A store that is gone from its nth request on, which may have reached the database or not. */
  function dying(after: number, reached: boolean): { readonly store: Store; readonly asked: () => number } {
    let asked = 0
    const counted = <A extends readonly unknown[], R>(act: (...args: A) => Promise<R>) => async (...args: A): Promise<R> => {
      asked += 1
      if (asked === after && reached) await act(...args)
      if (asked >= after) throw new Error('the power is gone')
      return act(...args)
    }
    return { store: { ...store, list: counted(store.list.bind(store)) as Store['list'], put: counted(store.put.bind(store)) as Store['put'] }, asked: () => asked }
  }

  it('goes on where it was, in whatever place it was cut, and gives the same once', async () => {
    for (const ballot of ballots) await cloud.put('pollBallots', ballot)
    const inOrder = [...ballots].sort((a, b) => (a._id < b._id ? -1 : 1))
    const sorted = [...codes].sort()
    const whole = dying(Infinity, false)
    const first = await sealBallots(whole.store, setOf('cut|whole'), STEPS)
    expect(told(first)).toEqual({
      set: { counted: SIZE, ballotsHash: hashOf(inOrder.map(({ _id, last: { option } }) => `${_id}:${option}\n`)), codesHash: hashOf(sorted.map((code) => `${code}\n`)) },
      hashes: [hashOf(inOrder.flatMap(({ last: { option } }) => (option % 2 === 0 ? [`${option}\n`] : [])))],
      tally: [0, 1, 2, 3, 4].map((name) => [`${name}`, ballots.filter(({ last: { option } }) => option % 5 === name).length]),
    })
    const again = dying(Infinity, false)
    expect(told(await sealBallots(again.store, setOf('cut|whole'), STEPS))).toEqual(told(first))
    expect(again.asked()).toBeLessThan(whole.asked() / 2)
    for (let at = 1; at <= whole.asked(); at += 1) {
      for (const reached of [false, true]) {
        const matter = `cut|${at}|${String(reached)}`
        await expect(sealBallots(dying(at, reached).store, setOf(matter), STEPS)).rejects.toThrow('the power is gone')
        const rest = dying(Infinity, false)
        expect(told(await sealBallots(rest.store, setOf(matter), STEPS))).toEqual(told(first))
        expect((await store.list<CodePage>('sealedCodes', { where: { matter }, order: [['page', 'asc']], limit: 100 })).flatMap((page) => page.codes)).toEqual(sorted)
      }
    }
  }, 120_000)
  it('gives the same to two who seal at once', async () => {
    const both = await Promise.all([1, 2].map(() => sealBallots(store, setOf('cut|both'), STEPS)))
    expect(new Set(both.map((one) => JSON.stringify(told(one)))).size).toBe(1)
  })
  it('is forgotten a month after the close', async () => {
    expect((await cloud.read('sealingParts', { matter: 'cut|both' })).length).toBeGreaterThan(2)
    await cloud.emulator.triggers.runNow({ name: 'oversight', trigger: 'oversight-daily', at: new Date(CLOSES + 31 * 86_400_000) })
    expect(await cloud.read('sealingParts', { matter: 'cut|both' })).toEqual([])
  })
})

describe('the electorate', () => {
  it('is the residents of age who were in the register at the opening: published as a number and a hash', async () => {
    expect(await electorateOf(store, TOWN.community)).toMatchObject({ size: ROOMS.length, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(await electorateOf(store, TOWN.elsewhere)).toMatchObject({ size: 0 })
  })
  it('is closed to whoever came into the register later', async () => {
    const [binding] = await cloud.read('bindings', { room: '1' })
    const project = await open('frozen', { poll: { ...aPoll, opensAt: Number(binding?.at) - 1 } })
    expect(await cloud.refused('r1', 'polls.vote', { project, option: 0 }, { now })).toBe('not-on-the-roll')
    const before = await open('frozen-at', { poll: { ...aPoll, opensAt: Number(binding?.at) } })
    await cloud.must('r1', 'polls.vote', { project: before, option: 0 }, { now })
  })
})

describe('the cost', () => {
  const main = serve(POLLS)
  const opened = (id: string): Promise<string> => open(id, { poll: { ...aPoll, opensAt: Date.now(), closesAt: Date.now() + 86_400_000 } })
  /** The function itself, in this process, called as the platform calls it: so that its requests can be counted. */
  const ask = (person: string, operation: string, input: object): Promise<unknown> => {
    Object.assign(process.env, { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: openidOf(person) })
    return main({ operation, input, requestId: `cost-${operation}-${person}` }, { environ: '' })
  }

  async function requestsOf(act: () => Promise<unknown>): Promise<number> {
    let requests = 0
    const count = (): void => { requests += 1 }
    diagnostics.subscribe('http.client.request.start', count)
    try {
      expect(await act()).toHaveProperty('data')
    } finally {
      diagnostics.unsubscribe('http.client.request.start', count)
    }
    return requests
  }

  it('of a ballot is two requests to the database, once the instance knows the poll', async () => {
    const project = await opened('cost')
    expect(await requestsOf(() => ask('r1', 'polls.vote', { project, option: 0 }))).toBe(3)
    for (const room of ['2', '3', '4']) expect(await requestsOf(() => ask(`r${room}`, 'polls.vote', { project, option: 1 }))).toBe(2)
    expect(await countPoll(store, polled(project))).toMatchObject({ voters: 4 })
  })
  it('of opening the voting page is two requests, once the instance knows the poll and its turnout', async () => {
    const project = await opened('cost-of-looking')
    expect(await requestsOf(() => ask('r1', 'polls.mine', { project }))).toBe(4)
    for (const room of ['2', '3', '4']) expect(await requestsOf(() => ask(`r${room}`, 'polls.mine', { project }))).toBe(2)
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared([...OPERATIONS, ...POLLS])).toEqual([])
})
