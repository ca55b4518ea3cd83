/** Polls of places: read, kept in the instance while they are open, and sealed when they are over. */
import type { ChoiceBallot, Poll, PollCard, PollOutcome, PoolOutcome } from '../../contracts/polls'
import type { Instant, PlaceId, Reply, Refusal } from '../../contracts/reply'
import { notSealable } from '../../domain/ballots/window'
import { pbLine } from '../../domain/polls/export'
import { CHOICE_ROUND, choiceMatter } from '../../domain/polls/forms'
import { ballotIn, ballotsSaying, outcomeOf, poolFile, sayingIn } from '../../domain/polls/outcome'
import type { PbFile } from '../../domain/polls/pabulib'
import { no, yes } from './answers'
import { sealBox } from './awards'
import type { Context } from './operation'
import { plain } from './pages'
import type { Store, Stored } from './ports'
import { sealBallots } from './sealing'
import { append, once, publish } from './write'

/** The names under which ballots by helpers, and those that arrived in the grace, are added up; no pool's is like them. */
const ASSISTED = 'assisted'
const OFFLINE = 'offline'
const MOST_KEPT = 200
const PAGE = 1000
const kept = new Map<string, Poll>()

/** A poll; from memory while it is open, because its terms never change. */
export async function pollAsked(ctx: Context, id: string): Promise<Poll | null> {
  const known = kept.get(id)
  if (known !== undefined && ctx.now >= known.opensAt && ctx.now < known.closesAt) return known
  const stored = await ctx.ports.store.get<Poll>('polls', id)
  if (stored === null) return null
  const poll = plain(stored)
  if (kept.size >= MOST_KEPT) kept.clear()
  if (poll.state === 'open') kept.set(id, poll)
  else kept.delete(id)
  return poll
}

const MOST_OPEN = 50
const LOOKED_MS = 5000
const lookedAt = new Map<string, { readonly polls: readonly Poll[]; readonly at: Instant }>()

/** The polls of these places that are open now, those that close first in front; what was read is a few seconds old at most. */
export async function openPollsOf(ctx: Context, places: readonly PlaceId[]): Promise<readonly Poll[]> {
  const within = [...new Set(places)].sort()
  if (within.length === 0) return []
  const key = within.join('|')
  const before = lookedAt.get(key)
  const known = before !== undefined && before.at <= ctx.now && ctx.now - before.at < LOOKED_MS ? before.polls : null
  const polls = known ?? (await ctx.ports.store.list<Stored<Poll>>('polls', { where: { place: { $in: within }, state: 'open', closesAt: { $gt: ctx.now } }, order: [['closesAt', 'asc']], limit: MOST_OPEN })).map((poll) => plain(poll))
  if (lookedAt.size >= MOST_KEPT) lookedAt.clear()
  if (known === null) lookedAt.set(key, { polls, at: ctx.now })
  return polls.filter(({ opensAt, closesAt }) => ctx.now >= opensAt && ctx.now < closesAt)
}

/** A poll as it stands in a list. */
export const pollCardOf = ({ id, question, placeName, form, items, pools, opensAt, closesAt, state, award }: Poll): PollCard => ({
  id, question, placeName, kind: form.kind, items: items.length, fen: pools.reduce((sum, { fen }) => sum + fen, 0), opensAt, closesAt, state, ...(award === undefined ? {} : { award: { year: award.year, box: award.box } }),
})

/** Ballots in the order of their aliases, page by page; `after` is the last alias that is known already. */
export async function* ballotPages(store: Store, poll: string, after = ''): AsyncGenerator<readonly Stored<ChoiceBallot>[]> {
  for (let last = after; ;) {
    const page = await store.list<Stored<ChoiceBallot>>('choices', { where: { project: poll, alias: { $gt: last } }, order: [['alias', 'asc']], limit: PAGE })
    if (page.length > 0) yield page
    if (page.length < PAGE) return
    last = page.at(-1)?.alias ?? ''
  }
}

/** A ballot's exported line in a pool, and what it says there; null where its voter has no say. */
function inPool(poll: Poll, { file, pool, ballot }: { readonly file: PbFile; readonly pool: number; readonly ballot: ChoiceBallot }): { readonly line: string; readonly saying: string } | null {
  const here = ballotIn(poll, pool, ballot)
  return here && { line: pbLine(file, here), saying: sayingIn(poll, pool, here) }
}

/** Counts what was cast: one pass over the ballots, adding up those that say the same, then each pool by itself. */
export async function countChoices(store: Store, poll: Poll): Promise<PollOutcome> {
  const files = poll.pools.map((_, pool) => poolFile(poll, pool, []))
  const { set, hashes, tally } = await sealBallots<ChoiceBallot>(store, {
    matter: choiceMatter(poll.id), closesAt: poll.closesAt, collection: 'choices', where: { project: poll.id }, order: 'alias', hashes: 1 + files.length, frozen: true,
    read: (ballot) => {
      const { alias, last: { choices, points } } = ballot
      const here = files.map((file, pool) => inPool(poll, { file, pool, ballot }))
      return { lines: [`${alias}:${choices.join(',')}:${points.join(',')}\n`, ...here.map((one) => one && one.line)], names: [...here.flatMap((one) => one?.saying ?? []), ...(ballot.last.assisted === undefined ? [] : [ASSISTED]), ...(ballot.last.offline === true ? [OFFLINE] : [])] }
    },
  })
  const pools = files.map((file, pool): PoolOutcome => ({ ...outcomeOf({ ...file, ballots: ballotsSaying(poll, pool, tally) }, poll.method), votesHash: hashes[pool] ?? '' }))
  return { pools, assisted: tally.get(ASSISTED) ?? 0, offline: tally.get(OFFLINE) ?? 0, late: await store.count('lateAnswers', { matter: choiceMatter(poll.id) }), ...set }
}

const outcomeTold = (poll: Poll, { counted, assisted, offline = 0, late, ballotsHash, pools }: PollOutcome): Readonly<Record<string, string | number>> => ({
  title: poll.question, poll: poll.id, voters: counted, assisted, offline, electorate: poll.pools.reduce((most, { electorate: { size } }) => Math.max(most, size), 0), late,
  ...(poll.award === undefined ? { winners: pools.map(({ chosen }) => chosen.winners.join(',')).join(';'), costFen: pools.reduce((sum, { chosen }) => sum + chosen.cost, 0) } : { year: poll.award.year, box: poll.award.box }), ballotsHash, votesHash: pools.map(({ votesHash }) => votesHash).join(';'),
})

/** Seals a poll that is over: outcome, event and publication in one write; of an award's second box, what came out of both as well. Refuses `not-closed-yet` and `already-decided`. */
export async function sealPoll(ctx: Context, poll: Poll): Promise<Reply<Poll>> {
  const early: Refusal | null = notSealable(poll, ctx.now)
  if (early !== null) return { ok: false, refusal: early }
  // What is sealed is not counted again; whoever sends the same request once more gets the first reply.
  const sealed = poll.state === 'open' ? await countChoices(ctx.ports.store, poll) : null
  return once<Poll>(ctx, async (tx) => {
    const before = await tx.get<Stored<Poll>>('polls', poll.id)
    if (before === null || before.state !== 'open' || sealed === null) return no('already-decided', { about: 'poll' })
    const after: Poll = { ...plain(before), state: 'sealed', version: before.version + 1, sealed }
    const event = { what: 'sealed', by: ctx.person?.id ?? 'system', outcome: sealed }
    await publish(tx, { community: poll.place, project: '', kind: 'pollSealed', at: ctx.now, code: '', fields: outcomeTold(poll, sealed) })
    if (after.award !== undefined) return yes(await sealBox(tx, { box: { ...after, award: after.award }, event, at: ctx.now }))
    await append(tx, { stream: `poll:${poll.id}`, expected: before.version, events: [event], at: ctx.now })
    await tx.set('polls', { ...after, _id: poll.id })
    return yes(after)
  })
}

/** Seals every poll whose time is over; for the timer, and safe to run twice. */
export async function sealPolls(ctx: Context): Promise<number> {
  const due = await ctx.ports.store.list<Stored<Poll>>('polls', { where: { state: 'open', closesAt: { $lte: ctx.now } }, order: [['closesAt', 'asc']], limit: PAGE })
  let sealed = 0
  for (const stored of due) {
    const reply = await sealPoll({ ...ctx, requestId: `daily:poll:${stored._id}:${CHOICE_ROUND}`, operation: 'polls.seal', fingerprint: 'polls.seal' }, plain(stored))
    if (reply.ok) sealed += 1
  }
  return sealed
}
