// npm run bench -- ballots [ballots in the box] [milliseconds] [voters]: whole ballots per second through POST /call beside the raw engine's inserts
// of the same documents, with an empty box and with a full one, and what a ballot costs each process; what a ballot and an opening of the voting page ask of the database; and what
// it takes to seal them all. `npm run bench -- ballots seal [ballots]` only seals a poll of a place with so many. Measured, never asserted.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { asStored } from '../../cloudfunctions/_runtime/commands'
import type { Poll } from '../../contracts/polls'
import { sealableAt } from '../../domain/ballots/window'
import { STATE_COUNCIL_CALENDAR } from '../../domain/calendar'
import { ownCpu, pointAt, startEmulator, type Laptop } from '../../emulator/bench/laptop'
import { measureTogether, type Measurement, type Meter } from '../../emulator/bench/measure'
import { policyFor } from '../../policies'
import { requestsOfABallot } from './requests'
import { sealing, sealingOfAPlace } from './seal'
import { aBallot, aChoice, choicesOf, CHOSEN, CLOSES, DURING, ELECTION, fill, fillTown, GRACE, insert, mixedChoicesOf, OPENS, post, PROJECTS, STAFF, thePoll, voterOf } from './town'

const LANES = [1, 8, 32] as const
/** So many ballots until V8 has compiled what is measured; they are not counted. */
const WARMING = 3000
const WARMING_LANES = 8
/** The residents' poll on one project that is sealed at the end. */
const POLL = 'bench-poll'

const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`)

/** One call of an operation as a phone makes it; throws when it is refused. */
async function call(url: string, { person, operation, input, now = DURING }: { readonly person: string; readonly operation: string; readonly input: object; readonly now?: number }): Promise<unknown> {
  const text = await post(`${url}/call`, { body: JSON.stringify({ operation, input, requestId: `${operation}-${person}` }), headers: { 'x-dev-person': person, 'x-dev-now': new Date(now).toISOString() } })
  const reply = JSON.parse(text) as { readonly ok: boolean; readonly data?: unknown }
  if (!reply.ok) throw new Error(`${operation} by ${person}: ${text}`)
  return reply.data
}

/** Gives every voter once. */
function distinct(voters: number): () => number {
  let next = 0
  return () => {
    if (next === voters) throw new Error(`all ${voters} voters have voted: ask for more of them, or for less time`)
    next += 1
    return next - 1
  }
}

async function vote(url: string, poll: string, voter: number): Promise<void> {
  await call(url, { person: voterOf(voter), operation: 'polls.cast', input: { poll, choices: choicesOf(voter) } })
}

async function warmUp(url: string, { poll, nextVoter }: { readonly poll: string; readonly nextVoter: () => number }): Promise<void> {
  const lane = async (): Promise<void> => {
    for (let n = 0; n < WARMING / WARMING_LANES; n += 1) await vote(url, poll, nextVoter())
  }
  await Promise.all(Array.from({ length: WARMING_LANES }, lane))
}

async function ballotsPerSecond({ url, cpu }: Laptop, { poll, nextVoter, nextRaw, milliseconds, box }: { readonly poll: string; readonly nextVoter: () => number; readonly nextRaw: () => number; readonly milliseconds: number; readonly box: string }): Promise<void> {
  const meter: Meter = async () => [await cpu(), ownCpu()]
  const raw = async (): Promise<void> => insert(url, 'choices', [aChoice('another', nextRaw())])
  for (const lanes of LANES) {
    const [ballots, inserts] = await measureTogether([() => vote(url, poll, nextVoter()), raw], lanes, milliseconds, meter)
    if (ballots && inserts) row(box, lanes, ...figures(ballots), ...ballots.cpu.map((used) => used.toFixed(2)), ...figures(inserts), (inserts.perSecond / ballots.perSecond).toFixed(1))
  }
}
const figures = ({ p50, p95, perSecond }: Measurement): readonly string[] => [perSecond.toFixed(0), p50.toFixed(2), p95.toFixed(2)]

const openThe = async (url: string, input: object): Promise<string> => ((await call(url, { person: STAFF, operation: 'polls.open', input, now: OPENS })) as { readonly poll: { readonly id: string } }).poll.id

/** Four of forty, counted by equal shares, so many ballots as if each voter had thought about it alone. */
async function sealed(url: string, ballots: number): Promise<void> {
  await fillTown(url, 1)
  const poll = await openThe(url, { ...ELECTION, method: { ...ELECTION.method, rule: 'equal-shares', completion: 'add1u' } })
  await fill(url, { collection: 'choices', count: ballots, make: (n) => aChoice(poll, n, mixedChoicesOf(n)) })
  await sealingOfAPlace({
    poll, close: () => call(url, { person: STAFF, operation: 'polls.seal', input: { poll }, now: sealableAt({ closesAt: CLOSES, graceUntil: GRACE }) }),
    sealedOf: async () => (await cloudbasePorts().store.get<Poll>('polls', poll))?.sealed ?? null,
  })
}

async function measured(laptop: Laptop, asked: readonly string[]): Promise<void> {
  const { url } = laptop
  const [ballots = 1_000_000, milliseconds = 2000, voters = 30_000] = asked.map(Number).filter((value) => value > 0)
  await fillTown(url, voters)
  const project = thePoll(POLL)
  await cloudbasePorts().store.put('projects', asStored(project, { policy: policyFor(project.pack.id, project.pack.asOf), calendar: STATE_COUNCIL_CALENDAR }))
  const poll = await openThe(url, ELECTION)
  const [nextVoter, nextRaw] = [distinct(voters), distinct(Number.MAX_SAFE_INTEGER)]
  for (let n = 0; n < 200; n += 1) await call(url, { person: voterOf(nextVoter()), operation: 'polls.show', input: { poll } })
  await warmUp(url, { poll, nextVoter })
  console.log(`${PROJECTS} projects in one poll, ${CHOSEN} chosen; every ballot by another voter. ${WARMING.toLocaleString('en')} ballots before the first row warmed up. CPU: milliseconds of processor per ballot, of the cloud (doors, functions and database) and of whoever asks.\n`)
  row('ballots in the box', 'at once', 'ballots per second', 'p50 ms', 'p95 ms', 'CPU ms cloud', 'CPU ms asking', 'raw inserts per second', 'p50 ms', 'p95 ms', 'times')
  row(...Array.from({ length: 11 }, () => '---'))
  await ballotsPerSecond(laptop, { poll, nextVoter, nextRaw, milliseconds, box: `from ${WARMING.toLocaleString('en')}` })
  await fill(url, { collection: 'choices', count: ballots, make: (n) => aChoice(poll, voters + n) })
  await ballotsPerSecond(laptop, { poll, nextVoter, nextRaw, milliseconds, box: `from ${ballots.toLocaleString('en')}` })
  console.log('')
  await requestsOfABallot({ poll, nextVoter })
  await fill(url, { collection: 'pollBallots', count: ballots, make: (n) => aBallot(POLL, voters + n) })
  console.log('')
  await sealing({ project, close: () => call(url, { person: STAFF, operation: 'polls.close', input: { project: POLL }, now: sealableAt({ closesAt: CLOSES }) }) })
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'weishishi-ballots-'))
  mkdirSync(path.join(folder, 'h5'))
  const laptop = await startEmulator(folder)
  const [first, ...rest] = process.argv.slice(2)
  try {
    pointAt(laptop.url, path.join(folder, 'data'))
    if (first === 'seal') await sealed(laptop.url, Number(rest[0] ?? 1_000_000))
    else await measured(laptop, process.argv.slice(2))
  } finally {
    await laptop.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => { console.error(error); process.exit(1) })
