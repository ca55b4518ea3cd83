/** Winners of a place's poll: a pure function over the very ballots that are exported, so that anyone who has the file can repeat it. */
import type { ChoiceBallot, Poll, PollItem, PollMethod, PollOutcome, PoolOutcome, Selected } from '../../contracts/polls'
import type { PollKind } from '../../contracts/vocabulary'
import { dayOf } from '../calendar'
import { LEAST_TOLD } from '../publications/sparing'
import { needed } from '../share'
import type { Decimal } from './exact'
import { supportOf, unserved, type Election } from './election'
import { threshold } from './greedy'
import { electionFrom, type PbBallot, type PbFile, type VoteType } from './pabulib'
import { select, type Method } from './selection'

const FEN_PLACES = 2
const VOTE_TYPE: Record<PollKind, VoteType> = { yesNo: 'approval', chooseK: 'approval', approval: 'approval', knapsack: 'approval', points: 'cumulative', ranking: 'ordinal' }

type Told = Omit<Poll, 'openedBy' | 'judges' | 'excluded' | 'sealed' | 'decision'>

/** A ballot as a pool sees it: what it names of the pool's things; null where its voter has no say in the pool. */
export function ballotIn(poll: Pick<Poll, 'items' | 'form'>, pool: number, { alias, pools, last }: Pick<ChoiceBallot, 'alias' | 'pools' | 'last'>): PbBallot | null {
  if (!pools.includes(pool)) return null
  const here = new Set(poll.items.flatMap((item) => (item.pool === pool ? [item.id] : [])))
  const kept = last.choices.flatMap((id, at) => (here.has(id) ? [{ id, points: { digits: BigInt(last.points[at] ?? 0), places: 0 } }] : []))
  return { voter: alias, choices: kept.map(({ id }) => id), points: poll.form.kind === 'points' ? kept.map(({ points }) => points) : null }
}

/** The name under which a pool's ballots that say the same are added up; only in a ranking is the order part of what is said. */
export function sayingIn({ form }: Pick<Poll, 'form'>, pool: number, { choices, points }: PbBallot): string {
  const said = choices.map((id, at) => (points === null ? id : `${id}*${points[at]?.digits ?? 0n}`))
  return `${pool}|${(form.kind === 'ranking' ? said : said.sort()).join(',')}`
}

/** The ballots of a pool as they were added up by `sayingIn`. */
export function ballotsSaying({ form }: Pick<Poll, 'form'>, pool: number, tally: Iterable<readonly [string, number]>): readonly PbBallot[] {
  const ballots: PbBallot[] = []
  for (const [saying, alike] of tally) {
    if (!saying.startsWith(`${pool}|`)) continue
    const said = saying.slice(`${pool}|`.length).split(',').filter((one) => one !== '').map((one) => one.split('*'))
    const points = form.kind === 'points' ? said.map(([, given = '0']) => ({ digits: BigInt(given), places: 0 })) : null
    ballots.push({ voter: '', choices: said.map(([id = '']) => id), points, alike })
  }
  return ballots
}

/** How the limits of a ballot are called in a `.pb` file. */
function limitsOf({ form }: Told): Readonly<Record<string, string>> {
  if ('most' in form) return { min_length: '1', max_length: `${form.most}` }
  return form.kind === 'points' ? { min_points: '1', max_points: `${form.each}`, max_sum_points: `${form.total}` } : {}
}

/** One pool of a poll as a published election. */
export function poolFile(poll: Told, pool: number, ballots: readonly PbBallot[]): PbFile {
  const { id, question, pools, items, form, method, opensAt, closesAt, award } = poll
  const { name = '', fen = 0 } = pools[pool] ?? {}
  const { rule, utility, completion, ties, least } = method
  // Each nominee takes one of so many awards, whatever it cost.
  const money = award === undefined ? { currency: { currency: 'CNY' }, budget: { digits: BigInt(fen), places: FEN_PLACES } } : { currency: { award: `${award.year}`, box: award.box }, budget: { digits: BigInt(award.winnersMax), places: 0 } }
  const costOf = (item: PollItem): Decimal => (award === undefined ? { digits: BigInt(item.cost), places: FEN_PLACES } : { digits: 1n, places: 0 })
  return {
    meta: {
      description: question, country: 'China', unit: name, instance: id, date_begin: dayOf(opensAt), date_end: dayOf(closesAt - 1), ...money.currency,
      ballot: form.kind, rule, utility, completion, ties, ...(least === null ? {} : { least: `${least.strict ? '>' : '>='}${least.numerator}/${least.denominator}` }), ...limitsOf(poll), terms: poll.termsHash,
    },
    voteType: VOTE_TYPE[form.kind], budget: money.budget,
    projects: items.flatMap((item) => (item.pool === pool ? [{ id: item.id, cost: costOf(item), fields: { name: item.title } }] : [])),
    ballots,
  }
}

function winnersOf(election: Election, { rule, utility, completion, least }: PollMethod): readonly number[] {
  if (rule !== 'threshold') return select(election, { rule, utility, completion }).winners
  return least === null ? [] : threshold(election, needed(least, election.voters))
}

/** What a method takes of a published election. */
export function selectedBy(file: PbFile, method: PollMethod): Selected {
  return selectedIn(electionFrom(file, method), method)
}

function selectedIn(election: Election, method: PollMethod): Selected {
  const winners = winnersOf(election, method)
  const ids = winners.flatMap((place) => election.contenders[place]?.id ?? [])
  const cost = winners.reduce((sum, place) => sum + Number(election.contenders[place]?.cost ?? 0n), 0)
  return { winners: ids, cost, unserved: unserved(election, winners).voters }
}

/** The pool's count: by the published method, and beside it greedy and equal shares with what they leave added, as the council sees them. */
export function outcomeOf(file: PbFile, method: PollMethod): Omit<PoolOutcome, 'votesHash'> {
  const election = electionFrom(file, method)
  const by = ({ rule, completion = 'none' }: Pick<Method, 'rule' | 'completion'>): Selected => selectedIn(election, { ...method, rule, completion, least: null })
  const support = supportOf(election).map(({ voters, points }, place) => ({ id: election.contenders[place]?.id ?? '', voters, points: Number(points) }))
  return { voters: election.voters, support, chosen: selectedIn(election, method), greedy: by({ rule: 'greedy' }), equalShares: by({ rule: 'equal-shares', completion: 'add1u' }) }
}

/** What is told of a choice where too few ballots were cast. */
export const NOTHING: Selected = { winners: [], cost: 0, unserved: 0 }

/** The outcome as anyone may see it: of a pool with fewer than five ballots only what was chosen, because its counts could tell how a neighbour voted. */
export function sparedOutcome(outcome: PollOutcome): PollOutcome {
  return { ...outcome, pools: outcome.pools.map((pool) => (pool.voters >= LEAST_TOLD ? pool : { ...pool, support: [], chosen: { ...pool.chosen, unserved: 0 }, greedy: NOTHING, equalShares: NOTHING })) }
}
