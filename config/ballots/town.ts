/** A community with many voters and one poll of forty projects, put there as the functions would find it. */
import { request, Agent } from 'node:http'
import { sealedDocument, keysFrom } from '../../cloudfunctions/_runtime/private'
import type { CollectionName } from '../../cloudfunctions/_runtime/collections'
import type { HouseholdBinding } from '../../contracts/households'
import type { Appointment, Person } from '../../contracts/people'
import type { Place } from '../../contracts/places'
import type { ChoiceBallot, PollBallot } from '../../contracts/polls'
import type { Project } from '../../contracts/projects'
import { codeOfNumber } from '../../domain/ballots/codes'
import { pollKey } from '../../domain/polls/ballots'
import { blankProject } from '../../domain/projects/project'
import { openidOf } from '../../emulator/functions/environment'

export const PROJECTS = 40
export const CHOSEN = 4
export const COMMUNITY = 'bench'
const PATH = ['bench-city', 'bench-district', 'bench-street'] as const
export const OPENS = Date.parse('2026-03-01T09:00:00+08:00')
export const CLOSES = Date.parse('2026-03-16T00:00:00+08:00')
/** When ballots of a poll of a place may no longer arrive, whatever scheme the place has. */
export const GRACE = CLOSES + 24 * 3_600_000
export const DURING = Date.parse('2026-03-05T10:00:00+08:00')
export const STAFF = 'bench-staff'
const BATCH = 1000

export const voterOf = (n: number): string => `voter-${n}`

const agent = new Agent({ keepAlive: true, maxSockets: 64 })
/** One POST on a socket that is kept; the answer's body. */
export function post(url: string, { body, headers = {} }: { readonly body: string; readonly headers?: Readonly<Record<string, string>> }): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Documents into the database as its protocol takes them, many at a time. */
export async function insert<T extends { readonly _id: string }>(url: string, collection: CollectionName, documents: readonly T[]): Promise<void> {
  const sealed = documents.map((document) => sealedDocument(() => keysFrom(process.env), collection, document))
  const answer = await post(`${url}/admin`, { body: JSON.stringify({ action: 'database.insertDocument', collectionName: collection, data: sealed.map((document) => JSON.stringify(document)) }) })
  if (!answer.includes('insertedIds')) throw new Error(answer)
}

/** The same for any number of them, made as they are needed. */
export async function fill<T extends { readonly _id: string }>(url: string, { collection, count, make }: { readonly collection: CollectionName; readonly count: number; readonly make: (n: number) => T }): Promise<void> {
  for (let from = 0; from < count; from += BATCH) await insert(url, collection, Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => make(from + i)))
}

export const thePoll = (id: string): Project => ({
  ...blankProject(), id, version: 1, code: 'BENCH', stage: 'residentPoll', contentChecked: true, since: OPENS, title: '先做哪些', district: PATH[1], street: PATH[2], community: COMMUNITY, place: COMMUNITY, within: [...PATH, COMMUNITY],
  pack: { id: 'panlong-2020', asOf: '2026-02-01' },
  poll: { round: 1, question: '先做哪些', options: Array.from({ length: PROJECTS }, (_, n) => `${n + 1}号项目`), opensAt: OPENS, closesAt: CLOSES, electorate: null, sealed: null },
})

/** What a voter puts down: four of the forty, each voter others. */
export const choicesOf = (voter: number): readonly string[] => Array.from({ length: CHOSEN }, (_, i) => `p${(voter * 7 + i * 11) % PROJECTS}`)

/** The same as if each had thought about it alone: any four of the forty, repeatable. */
export function mixedChoicesOf(voter: number): readonly string[] {
  const chosen = new Set<number>()
  for (let seed = voter * 2_654_435_761; chosen.size < CHOSEN;) {
    seed = (Math.imul(seed ^ (seed >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0
    chosen.add((seed >>> 8) % PROJECTS)
  }
  return [...chosen].map((n) => `p${n}`)
}

/** The poll of a place in which four of forty are chosen, as it is asked for. */
export const ELECTION = {
  place: COMMUNITY, question: '先做哪些', explanation: '四十个项目选四个', form: { kind: 'chooseK', most: CHOSEN }, items: Array.from({ length: PROJECTS }, (_, n) => ({ id: `p${n}`, title: `${n + 1}号项目`, cost: 10_000_000 })),
  pools: [{ place: COMMUNITY, fen: 100_000_000 }], method: { rule: 'greedy', utility: 'cost' }, closesOn: '2026-03-15',
} as const

/** A whole ballot as `polls.cast` leaves it. */
export function aChoice(poll: string, voter: number, choices = choicesOf(voter)): ChoiceBallot & { readonly _id: string } {
  const id = `${poll}|${voterOf(voter)}`
  return { _id: id, id, project: poll, round: 1, voter: voterOf(voter), alias: `filled${String(voter).padStart(10, '0')}`, pools: [0], receipt: codeOfNumber(voter * 1_000_003), revision: 1, last: { choices, points: [], at: DURING, request: `filled-${voter}#0123456789abcdef` }, history: [] }
}

/** A ballot as `polls.vote` leaves it. */
export function aBallot(project: string, voter: number): PollBallot & { readonly _id: string } {
  const id = pollKey({ project, round: 1, person: voterOf(voter) })
  return { _id: id, id, project, round: 1, voter: voterOf(voter), receipt: codeOfNumber(voter * 1_000_003), revision: 1, last: { option: voter % PROJECTS, at: DURING, request: `filled-${voter}#0123456789abcdef` }, history: [] }
}

/** Puts the places, the voters with their homes, and whoever closes the poll there. */
export async function fillTown(url: string, voters: number): Promise<void> {
  const places = [...PATH, COMMUNITY]
  await insert(url, 'places', places.map((id, i): Place & { readonly _id: string } => ({ _id: id, id, kind: (['city', 'district', 'street', 'community'] as const)[i] ?? 'community', name: id, parent: places[i - 1] ?? null, path: places.slice(0, i), ownPack: null, packId: 'panlong-2020', phone: null })))
  const people = (n: number): string => (n === voters ? STAFF : voterOf(n))
  await fill(url, { collection: 'accounts', count: voters + 1, make: (n) => ({ _id: openidOf(people(n)), person: people(n) }) })
  await fill(url, { collection: 'people', count: voters + 1, make: (n): Person & { readonly _id: string } => ({ _id: people(n), id: people(n), name: `居民${n}`, createdAt: OPENS - 1 }) })
  await fill(url, { collection: 'bindings', count: voters, make: (n): HouseholdBinding & { readonly _id: string } => ({
    _id: `h${n}|${voterOf(n)}`, id: `h${n}|${voterOf(n)}`, household: `h${n}`, person: voterOf(n), name: `居民${n}`, community: COMMUNITY, building: COMMUNITY, within: [...PATH, COMMUNITY], room: String(n), representative: true, minor: false, how: 'door-code', confirmedBy: null, at: OPENS - 1, endedAt: null,
  }) })
  const office: Appointment & { readonly _id: string } = { _id: 'bench-office', id: 'bench-office', person: STAFF, role: 'committeeStaff', place: COMMUNITY, seat: null, from: '2026-01-01', until: null, appointedBy: STAFF, basis: '示例', endedAt: null, version: 1 }
  await insert(url, 'appointments', [office])
}
