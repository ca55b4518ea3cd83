/** Greedy selection: the best supported for its cost first, as long as the money lasts. */
import type { Utility } from '../../contracts/vocabulary'
import { compare, type Fraction } from './exact'
import { costOf, supportOf, worthOf, type Election } from './election'

/** What greedy needs to know: by what it measures support, what is chosen already, and whether it passes over what no longer fits. */
export interface GreedyRule {
  readonly utility: Utility
  /** Contenders chosen before; they are paid first. */
  readonly chosen?: readonly number[]
  /** `pass` goes on to cheaper contenders, `stop` ends at the first that does not fit. */
  readonly whenItDoesNotFit?: 'pass' | 'stop'
  /** The fewest voters that a winner needs; 0 lets unsupported contenders in at the end, as the published algorithm does. */
  readonly leastVoters?: number
}

interface Ranked { readonly place: number; readonly gain: Fraction }
/** Of zero cost and wanted: before all that costs. */
const free = ({ gain }: Ranked): boolean => gain.den === 0n

const byGain = (one: Ranked, other: Ranked): number =>
  free(one) || free(other) ? Number(free(other)) - Number(free(one)) || one.place - other.place : compare(other.gain, one.gain) || one.place - other.place

/**
 * The winners by place, in the order in which they are taken: most satisfaction for a unit of cost first, ties by place.
 * By the utility `cost` this is most votes first, by `cardinality` most votes for the money.
 */
export function greedy(election: Election, { utility, chosen = [], whenItDoesNotFit = 'pass', leastVoters = 0 }: GreedyRule): readonly number[] {
  const support = supportOf(election)
  const before = new Set(chosen)
  const ranked = election.contenders.flatMap((contender, place): Ranked[] => {
    const { voters, points } = support[place] ?? { voters: 0, points: 0n }
    const sum = points * worthOf(contender, utility)
    if (before.has(place) || voters < leastVoters) return []
    return [{ place, gain: sum > 0n ? { num: sum, den: contender.cost } : { num: 0n, den: 1n } }]
  }).sort(byGain)
  const winners: number[] = []
  let left = election.budget - costOf(election, chosen)
  for (const { place } of ranked) {
    const { cost } = election.contenders[place] ?? { cost: 0n }
    if (cost > left && whenItDoesNotFit === 'stop') break
    if (cost > left) continue
    winners.push(place)
    left -= cost
  }
  return [...chosen, ...winners]
}

/** The winners by threshold: everything that at least so many voters name and that fits, best supported first. */
export const threshold = (election: Election, leastVoters: number): readonly number[] => greedy(election, { utility: 'cost', leastVoters })
