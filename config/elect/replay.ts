// A published election held again: every ballot cast through POST /call by a voter of its own, sealed, exported, and compared with the file.
import type { PollFilePart, PollView } from '../../contracts/polls'
import { sealableAt } from '../../domain/ballots/window'
import { byCodePoint } from '../../domain/polls/election'
import { draftOf } from '../../domain/polls/importing'
import { selectedBy } from '../../domain/polls/outcome'
import { parsePb, type PbFile } from '../../domain/polls/pabulib'
import { CLOSES, COMMUNITY, DURING, fillTown, GRACE, OPENS, post, STAFF, voterOf } from '../ballots/town'

const LANES = 16
const METHOD = { rule: 'greedy', utility: 'cost', completion: 'none', ties: 'id', least: null } as const

async function call<T>(url: string, { person, operation, input, now = DURING }: { readonly person: string; readonly operation: string; readonly input: object; readonly now?: number }): Promise<T> {
  const text = await post(`${url}/call`, { body: JSON.stringify({ operation, input, requestId: `${operation}-${person}-${JSON.stringify(Reflect.get(input, 'cursor') ?? '').replace(/\W/g, '')}` }), headers: { 'x-dev-person': person, 'x-dev-now': new Date(now).toISOString() } })
  const reply = JSON.parse(text) as { readonly ok: boolean; readonly data: T }
  if (!reply.ok) throw new Error(`${operation} by ${person}: ${text}`)
  return reply.data
}

/** What a replay found: everything that should be equal, and how long each part took. */
export interface Replay {
  readonly ballots: number; readonly empty: number
  readonly castMs: number; readonly sealMs: number; readonly exportMs: number
  /** The same ballots came out that went in; every receipt is another. */
  readonly sameBallots: boolean; readonly receipts: number
  readonly winners: readonly string[]; readonly sameWinners: boolean; readonly sameEqualShares: boolean
}

/** The whole text of an export. */
async function exported(url: string, poll: string): Promise<string> {
  const texts: string[] = []
  for (let cursor: string | null = null; ;) {
    const part: PollFilePart = await call(url, { person: STAFF, operation: 'polls.export', input: { poll, kind: 'pb', cursor }, now: sealableAt({ closesAt: CLOSES, graceUntil: GRACE }) })
    texts.push(part.text)
    cursor = part.next
    if (cursor === null) return texts.join('')
  }
}

const saidIn = ({ ballots }: PbFile): string => ballots.map(({ choices, points }) => `${choices.join(',')}:${(points ?? []).map(({ digits }) => digits).join(',')}`).sort(byCodePoint).join('\n')

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const from = performance.now()
  const value = await work()
  return { value, ms: performance.now() - from }
}

/** Holds the election of a file at an emulator that is still empty. Empty ballots cannot be cast here and are left out on both sides. */
export async function replay(url: string, text: string): Promise<Replay> {
  const read = parsePb(text)
  if (!read.ok) throw new Error(`${read.problem.code}, line ${read.problem.line}: ${read.problem.about}`)
  const file: PbFile = { ...read.value, ballots: read.value.ballots.filter(({ choices }) => choices.length > 0) }
  const draft = draftOf(file)
  if (!draft.ok) throw new Error(JSON.stringify(draft.refusal))
  const { question, form, fen, items } = draft.value
  await fillTown(url, file.ballots.length)
  const input = { place: COMMUNITY, question: question || 'replay', explanation: 'replay', form, items, pools: [{ place: COMMUNITY, fen }], method: METHOD, closesOn: new Date(CLOSES - 1).toISOString().slice(0, 10) }
  const { poll: { id: poll } } = await call<PollView>(url, { person: STAFF, operation: 'polls.open', input, now: OPENS })
  const receipts = new Set<string>()
  let next = 0
  const lane = async (): Promise<void> => {
    for (let n = next++; n < file.ballots.length; n = next++) {
      const { choices = [], points = null } = file.ballots[n] ?? {}
      receipts.add((await call<{ readonly receipt: string }>(url, { person: voterOf(n), operation: 'polls.cast', input: { poll, choices, points: (points ?? []).map(({ digits }) => Number(digits)) } })).receipt)
    }
  }
  const cast = await timed(() => Promise.all(Array.from({ length: LANES }, lane)))
  const sealed = await timed(() => call<PollView>(url, { person: STAFF, operation: 'polls.seal', input: { poll }, now: sealableAt({ closesAt: CLOSES, graceUntil: GRACE }) }))
  const taken = await timed(() => exported(url, poll))
  const again = parsePb(taken.value)
  if (!again.ok) throw new Error(JSON.stringify(again.problem))
  const outcome = sealed.value.poll.sealed?.pools[0]
  const same = (of: PbFile, completion: 'none' | 'add1u', rule: 'greedy' | 'equal-shares'): string => JSON.stringify(selectedBy(of, { ...METHOD, rule, completion }).winners)
  return {
    ballots: file.ballots.length, empty: read.value.ballots.length - file.ballots.length, castMs: cast.ms, sealMs: sealed.ms, exportMs: taken.ms,
    sameBallots: saidIn(again.value) === saidIn(file), receipts: receipts.size, winners: outcome?.chosen.winners ?? [],
    sameWinners: JSON.stringify(outcome?.chosen.winners) === same(file, 'none', 'greedy') && same(again.value, 'none', 'greedy') === same(file, 'none', 'greedy'),
    sameEqualShares: JSON.stringify(outcome?.equalShares.winners) === same(file, 'add1u', 'equal-shares'),
  }
}
