/** Who wins: one pure function over an election, a rule and how it is completed. */
import type { Completion, SelectionRule, Utility } from '../../contracts/vocabulary'
import type { Fraction } from './exact'
import { costOf, supportOf, type Election } from './election'
import { surely } from './bracket'
import { buy } from './equal-shares'
import { greedy } from './greedy'
import { everybody } from './partition'

/** How winners are found. */
export interface Method { readonly rule: SelectionRule; readonly utility: Utility; readonly completion?: Completion }

/** The winners by place in the order in which they are taken, and what they cost together in units. */
export interface Outcome { readonly winners: readonly number[]; readonly cost: bigint }

/** The outcome of an election by a method; nobody's ballot weighs more than another's, and an election without ballots has no winners by equal shares. */
export function select(election: Election, { rule, utility, completion = 'none' }: Method): Outcome {
  const winners = WINNERS[rule](election, utility, completion)
  return { winners, cost: costOf(election, winners) }
}

const WINNERS: Record<SelectionRule, (election: Election, utility: Utility, completion: Completion) => readonly number[]> = {
  greedy: (election, utility) => greedy(election, { utility }),
  'greedy-no-skip': (election, utility) => greedy(election, { utility, whenItDoesNotFit: 'stop' }),
  'equal-shares': (election, utility, completion) => {
    const winners = completion === 'add1' || completion === 'add1u' ? addedOne(election, utility) : equalShares(election, utility)
    return completion === 'greedy' || completion === 'add1u' ? greedy(election, { utility, chosen: winners }) : winners
  },
}

/** Contenders that cost nothing and are wanted win before anybody pays; by the utility of cost they are worth nothing to anybody. */
function freeOfCost(election: Election, utility: Utility): readonly number[] {
  if (utility === 'cost') return []
  const support = supportOf(election)
  return election.contenders.flatMap(({ cost }, place) => (cost === 0n && (support[place]?.points ?? 0n) > 0n ? [place] : []))
}

/** The winners of equal shares of the budget, none of it added. */
export function equalShares(election: Election, utility: Utility): readonly number[] {
  if (election.voters === 0) return []
  return [...freeOfCost(election, utility), ...countsOf(election, utility).exactly(0n)]
}

/** Counts of one election with more and more money: they share what depends on the ballots alone. */
interface Counts {
  /** The winners when each voter has so much more of the currency. */
  exactly(added: bigint): readonly number[]
  /** The same for every sum between two, where that is certain without an exact count; else null. */
  between(least: bigint, most: bigint): readonly number[] | null
}

function countsOf(election: Election, utility: Utility): Counts {
  const voters = everybody(election)
  const all = BigInt(election.voters)
  const share = (added: bigint): Fraction => ({ num: election.budget + added * election.unit * all, den: all })
  return {
    exactly: (added) => buy({ election, utility, voters, share: share(added) }),
    between: (least, most) => surely({ election, utility, voters, least: share(least), most: share(most) }),
  }
}

/**
 * Equal shares with one more of the currency for each voter, again and again, until nothing that is wanted fits any more;
 * what no longer fits the budget itself is not taken, but what was chosen before it.
 * Where the winners are certain for a whole stretch of sums, it is stepped over; the last count is always exact.
 */
function addedOne(election: Election, utility: Utility): readonly number[] {
  if (election.voters === 0) return []
  const counts = countsOf(election, utility)
  const free = freeOfCost(election, utility)
  const wanted = supportOf(election).flatMap(({ points }, place) => ((election.contenders[place]?.cost ?? 0n) > 0n && points > 0n ? [place] : []))
  const at = (added: bigint): readonly number[] => counts.between(added, added) ?? counts.exactly(added)
  const pace = strides()
  let [added, now] = [0n, at(0n)]
  if (!fits(election, now)) return free
  while (!isExhaustive(election, wanted, now)) {
    const stride = pace.next()
    const stretch = stride > 1n ? counts.between(added, added + stride) : null
    if (stride > 1n && stretch === null) { pace.failed(); continue }
    const next = stretch ?? at(added + 1n)
    if (!fits(election, next)) break
    ;[added, now] = [added + stride, next]
    pace.went()
  }
  return [...free, ...counts.exactly(added)]
}

/** How far to step: twice as far after each success; after a failure half as far, and after the shortest some single steps, more each time. */
function strides() {
  let [stride, single, patience] = [1n, 1, 1]
  return {
    next: (): bigint => (single > 0 ? 1n : stride),
    went: (): void => {
      if (single > 0) { single -= 1; stride = 2n; return }
      ;[stride, patience] = [stride * 2n, 1]
    },
    failed: (): void => {
      stride /= 2n
      if (stride > 1n) return
      ;[single, patience] = [patience, Math.min(patience * 2, MOST_SINGLE)]
    },
  }
}
const MOST_SINGLE = 64

const fits = (election: Election, winners: readonly number[]): boolean => costOf(election, winners) <= election.budget

/** Whether nothing more that is wanted fits the budget. */
function isExhaustive(election: Election, wanted: readonly number[], winners: readonly number[]): boolean {
  const won = new Set(winners)
  const left = election.budget - costOf(election, won)
  return wanted.every((place) => won.has(place) || (election.contenders[place]?.cost ?? 0n) > left)
}
