/**
 * Sealing a set of ballots: read page by page in a fixed order, hashed and added up, and the receipt codes written down
 * in their own order, where anyone can find theirs. What a sealing holds in memory is one page and the counts.
 */
import type { CodePage, SealedSet } from '../../contracts/ballots'
import type { Instant } from '../../contracts/reply'
import type { CollectionName } from './collections'
import type { Store, Stored, Where } from './ports'
import { runningHash, type HashState, type RunningHash } from './running-hash'

/** Codes on one page: some 50 KB. */
export const CODES_PER_PAGE = 4000
const PAGE = 1000
const PAGES_PER_PART = 20
const PARTS_AT_ONCE = 5
/** So long after the close is kept what was added up of a set that is still being sealed. */
const KEPT_MS = 30 * 86_400_000

/** How much is taken at once; less in tests, which cut a sealing in every place. */
export interface Steps { readonly page: number; readonly pagesPerPart: number; readonly codesPerPage: number }
const STEPS: Steps = { page: PAGE, pagesPerPart: PAGES_PER_PART, codesPerPage: CODES_PER_PAGE }

/** What a ballot says: its line in each hash, the set's own first, null where it is not among its ballots; and under which names it is added up. */
export interface Read { readonly lines: readonly (string | null)[]; readonly names: readonly string[] }

/** A set of ballots that is over, and how it is counted. */
export interface BallotSet<B extends object> {
  readonly matter: string
  readonly closesAt: Instant
  readonly collection: CollectionName
  readonly where: Where
  /** Which of them are counted, where not all are. */
  readonly counted?: Where
  /** By which field they are read; no two have the same. */
  readonly order: '_id' | 'alias'
  /** How many hashes are made. */
  readonly hashes: number
  readonly read: (ballot: Stored<B>) => Read
  /** Whether nothing can change in it any more: then a sealing that was cut off goes on where it was. */
  readonly frozen: boolean
}

/** A set as it was sealed: its fingerprint, the hashes beside the set's own, and how many ballots stand under each name. */
export interface Tallied { readonly set: SealedSet; readonly hashes: readonly string[]; readonly tally: ReadonlyMap<string, number> }

/** What was added up of some pages, with where the hashes stood after them. */
interface SealingPart { readonly matter: string; readonly part: number; readonly last: string; readonly counted: number; readonly hashes: readonly HashState[]; readonly tally: readonly (readonly [string, number])[]; readonly until: Instant }
/** A page of codes, with where their hash stood after it. */
interface StoredCodes extends CodePage { readonly hash: HashState }

interface Running { part: number; last: string; counted: number; hashes: readonly RunningHash[]; readonly tally: Map<string, number> }

const numbered = (matter: string, n: number): string => `${matter}|${String(n).padStart(6, '0')}`
const addTo = (tally: Map<string, number>, names: Iterable<readonly [string, number]>): void => { for (const [name, n] of names) tally.set(name, (tally.get(name) ?? 0) + n) }

/** What an earlier sealing added up before it was cut off. */
async function takenUp(store: Store, { matter, frozen, hashes: wanted }: { readonly matter: string; readonly frozen: boolean; readonly hashes: number }): Promise<Running> {
  const running: Running = { part: 0, last: '', counted: 0, hashes: Array.from({ length: wanted }, () => runningHash()), tally: new Map() }
  for (let more = frozen; more;) {
    const parts = await store.list<SealingPart>('sealingParts', { where: { matter, part: { $gte: running.part } }, order: [['part', 'asc']], limit: PARTS_AT_ONCE })
    for (const { part, last, counted, hashes, tally } of parts) {
      if (part !== running.part) return running
      addTo(running.tally, tally)
      Object.assign(running, { part: part + 1, last, counted, hashes: hashes.map((state) => runningHash(state)) })
    }
    more = parts.length === PARTS_AT_ONCE
  }
  return running
}

/** Takes a page: each ballot into the hashes and under its names. */
function take<B extends object>(set: BallotSet<B>, page: readonly Stored<B>[], { running, fresh }: { readonly running: Running; readonly fresh: Map<string, number> }): void {
  const texts: string[][] = running.hashes.map(() => [])
  for (const ballot of page) {
    const { lines, names } = set.read(ballot)
    lines.forEach((line, at) => { if (line !== null) texts[at]?.push(line) })
    if (lines[0] !== null) running.counted += 1
    addTo(fresh, names.map((name) => [name, 1]))
  }
  running.hashes.forEach((hash, at) => hash.update(texts[at]?.join('') ?? ''))
}

/** Counts the set from where it was left, and puts down every few pages what was added up. */
async function countBallots<B extends object>(store: Store, set: BallotSet<B>, steps: Steps): Promise<Running> {
  const { matter, closesAt, collection, where, order, frozen } = set
  const running = await takenUp(store, set)
  let fresh = new Map<string, number>()
  for (let pages = 1; ; pages += 1) {
    const page = await store.list<Stored<B>>(collection, { where: { ...where, [order]: { $gt: running.last } }, order: [[order, 'asc']], limit: steps.page })
    take(set, page, { running, fresh })
    const end = page.at(-1)
    if (end !== undefined) running.last = String(Reflect.get(end, order))
    const whole = page.length < steps.page
    if (!whole && pages % steps.pagesPerPart !== 0) continue
    addTo(running.tally, fresh)
    if (whole) return running
    // Until the set is sealed nobody may read these, and a second sealing writes the same.
    if (frozen) await store.put<Stored<SealingPart>>('sealingParts', { _id: numbered(matter, running.part), matter, part: running.part, last: running.last, counted: running.counted, hashes: running.hashes.map((hash) => hash.state()), tally: [...fresh], until: closesAt + KEPT_MS })
    running.part += 1
    fresh = new Map()
  }
}

/** The codes of the counted ballots in their order, from an index; two ballots may by chance have the same. `after` are codes that are written already. */
async function* codesOf<B extends object>(store: Store, { collection, where, counted = {} }: BallotSet<B>, { after, page }: { readonly after: readonly string[]; readonly page: number }): AsyncGenerator<readonly string[]> {
  let from = after.at(-1) ?? ''
  let known = after.filter((code) => code === from).length
  for (;;) {
    const found = await store.list<{ readonly receipt: string }>(collection, { where: { ...where, ...counted, receipt: { $gte: from } }, order: [['receipt', 'asc']], limit: page, only: ['receipt'] })
    const codes = found.map(({ receipt }) => receipt)
    const last = codes.at(-1)
    if (codes.length < page || last === undefined) {
      yield codes.slice(known)
      return
    }
    // Others with the last code may stand beyond the page: they come whole with the next one.
    const whole = codes.filter((code) => code < last)
    if (whole.length === 0) throw new Error(`${page} ballots with the receipt ${last}`)
    yield whole.slice(known)
    from = last
    known = 0
  }
}

/** Writes the codes page by page; until the set is sealed nobody may read them, and a second sealing writes the same pages again. */
async function writeCodes<B extends object>(store: Store, set: BallotSet<B>, { page, codesPerPage }: Steps): Promise<{ readonly written: number; readonly hash: string }> {
  const { matter } = set
  const [before] = set.frozen ? await store.list<StoredCodes>('sealedCodes', { where: { matter }, order: [['page', 'desc']], limit: 1 }) : []
  const hash = runningHash(before?.hash)
  let [next, written]: [number, number] = before === undefined ? [0, 0] : [before.page + 1, before.page * codesPerPage + before.codes.length]
  const write = async (codes: readonly string[]): Promise<void> => {
    hash.update(`${codes.join('\n')}\n`)
    await store.put<Stored<StoredCodes>>('sealedCodes', { _id: numbered(matter, next), matter, page: next, first: codes[0] ?? '', codes, hash: hash.state() })
    written += codes.length
    next += 1
  }
  let waiting: readonly string[] = []
  for await (const some of codesOf(store, set, { after: before?.codes ?? [], page })) {
    waiting = [...waiting, ...some]
    for (; waiting.length >= codesPerPage; waiting = waiting.slice(codesPerPage)) await write(waiting.slice(0, codesPerPage))
  }
  if (waiting.length > 0) await write(waiting)
  return { written, hash: hash.digest() }
}

/**
 * Seals a set: the same set always gives the same, however often and from wherever it is begun again. Throws where the codes
 * are not as many as the ballots, because then somebody took one back in the middle.
 */
export async function sealBallots<B extends object>(store: Store, set: BallotSet<B>, steps: Steps = STEPS): Promise<Tallied> {
  const { counted, hashes, tally } = await countBallots(store, set, steps)
  const { written, hash } = await writeCodes(store, set, steps)
  if (written !== counted) throw new Error(`${set.matter}: ${counted} ballots and ${written} codes; count it again`)
  const [ballotsHash = '', ...others] = hashes.map((each) => each.digest())
  return { set: { counted, ballotsHash, codesHash: hash }, hashes: others, tally }
}
