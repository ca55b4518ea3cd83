import fc from 'fast-check'
import { UTILITIES, type Completion, type SelectionRule, type Utility } from '../../contracts/vocabulary'
import { byIdForPeople, electionOf, unserved, type Contender, type PlainBallot } from '../../domain/polls/election'
import { inWords } from '../../domain/polls/exact'
import { threshold } from '../../domain/polls/greedy'
import { select } from '../../domain/polls/selection'
import { naiveGreedy, naiveShares, type NaiveElection } from './naive-shares'

const contender = (id: string, cost: number): Contender => ({ id, cost: BigInt(cost) })
const times = (n: number, ...choices: readonly string[]): PlainBallot[] => Array.from({ length: n }, () => ({ choices }))

interface Asked { readonly rule: SelectionRule; readonly utility?: Utility; readonly completion?: Completion }
function winners(election: Omit<NaiveElection, 'utility'>, { rule, utility = 'cost', completion = 'none' }: Asked): string[] {
  const standing = electionOf({ ...election, utility })
  return select(standing, { rule, utility, completion }).winners.map((place) => standing.contenders[place]?.id ?? '')
}

const town = { budget: 100n, unit: 1n, contenders: [contender('lamp', 60), contender('bench', 40), contender('tree', 30), contender('ramp', 80)], ballots: [...times(6, 'ramp'), ...times(5, 'lamp', 'bench'), ...times(4, 'bench', 'tree')] }

describe('greedy', () => {
  it('by cost takes the most voted, and passes over what no longer fits', () => {
    expect(winners(town, { rule: 'greedy' })).toEqual(['bench', 'lamp'])
    expect(winners({ ...town, budget: 90n }, { rule: 'greedy' })).toEqual(['bench', 'tree'])
  })
  it('by number takes the most votes for the money', () => {
    expect(winners({ ...town, budget: 115n }, { rule: 'greedy', utility: 'cardinality' })).toEqual(['bench', 'tree'])
  })
  it('without skipping ends at the first that does not fit', () => {
    expect(winners({ ...town, budget: 99n }, { rule: 'greedy-no-skip' })).toEqual(['bench'])
  })
  it('takes what is wanted and costs nothing first, and what nobody wants last', () => {
    const more = { ...town, budget: 115n, contenders: [...town.contenders, contender('free', 0), contender('alone', 5)], ballots: [...town.ballots, ...times(1, 'free')] }
    expect(winners(more, { rule: 'greedy', utility: 'cardinality' })).toEqual(['free', 'bench', 'tree', 'alone'])
  })
  it('breaks ties by the rule that was fixed: the id as text, or the cheaper first', () => {
    const tied = { budget: 9n, contenders: [contender('2', 9), contender('10', 9), contender('3', 4)], ballots: times(2, '2', '10', '3'), utility: 'cost' } as const
    const first = (ties: 'id' | 'cheaper'): string | undefined => { const e = electionOf({ ...tied, ties }); return e.contenders[select(e, { rule: 'greedy', utility: 'cost' }).winners[0] ?? -1]?.id }
    expect([first('id'), first('cheaper')]).toEqual(['10', '3'])
  })
})

describe('the threshold', () => {
  it('takes what enough voters name, and fits', () => {
    const e = electionOf({ ...town, budget: 200n, utility: 'cost' })
    const named = (least: number): string[] => threshold(e, least).map((place) => e.contenders[place]?.id ?? '')
    expect([named(5), named(6), named(10)]).toEqual([['bench', 'ramp', 'lamp'], ['bench', 'ramp'], []])
  })
})

describe('equal shares', () => {
  it('gives a minority what it can pay for, where greedy leaves it with nothing', () => {
    const split = { budget: 100n, unit: 1n, contenders: [contender('a', 50), contender('b', 50), contender('c', 40)], ballots: [...times(6, 'a', 'b'), ...times(4, 'c')] }
    expect(winners(split, { rule: 'greedy' })).toEqual(['a', 'b'])
    expect(winners(split, { rule: 'equal-shares' }).sort()).toEqual(['a', 'c'])
  })
  it('counts a voter with an empty ballot among those who share the money', () => {
    const two = { budget: 10n, unit: 1n, contenders: [contender('a', 10)], ballots: times(1, 'a') }
    expect(winners(two, { rule: 'equal-shares' })).toEqual(['a'])
    expect(winners({ ...two, ballots: [...two.ballots, { choices: [] }] }, { rule: 'equal-shares' })).toEqual([])
    expect(winners({ ...two, ballots: [...two.ballots, { choices: [] }] }, { rule: 'equal-shares', completion: 'add1' })).toEqual(['a'])
  })
  it('has no winners where nobody votes', () => {
    expect(winners({ ...town, ballots: [] }, { rule: 'equal-shares', completion: 'add1' })).toEqual([])
  })
  it('gives one more of the currency at a time, however fine the unit of the money', () => {
    const fine = { budget: 1000n, unit: 100n, contenders: [contender('a', 600), contender('b', 500), contender('c', 400)], ballots: [...times(2, 'a', 'c'), ...times(2, 'b')] }
    expect(winners(fine, { rule: 'equal-shares', completion: 'add1' }).sort()).toEqual(naiveShares({ ...fine, utility: 'cost' }, true).map(({ id }) => id).sort())
  })
  it('can be filled up by greedy', () => {
    expect(winners(town, { rule: 'equal-shares' })).toEqual(['bench'])
    expect(winners(town, { rule: 'equal-shares', completion: 'greedy' })).toEqual(['bench', 'lamp'])
  })
})

const IDS = ['1', '10', '2', 'a', 'b', 'c', 'd'] as const
/** Elections that are small and full of ties: few costs, few points, many equal ballots. */
const elections = (costs: fc.Arbitrary<bigint>, budget: fc.Arbitrary<bigint>): fc.Arbitrary<NaiveElection> => fc.record({
  budget,
  unit: fc.constantFrom(1n, 10n),
  contenders: fc.uniqueArray(fc.record({ id: fc.constantFrom(...IDS), cost: costs }), { selector: ({ id }) => id, minLength: 1, maxLength: IDS.length }),
  ballots: fc.array(fc.record({ choices: fc.subarray([...IDS]), points: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: IDS.length, maxLength: IDS.length }) }), { maxLength: 12 }),
  utility: fc.constantFrom(...UTILITIES),
}).map((election) => ({ ...election, ballots: election.ballots.map(({ choices, points }) => ({ choices: choices.filter((id) => election.contenders.some((each) => each.id === id)), points })).map(({ choices, points }) => ({ choices, points: points.slice(0, choices.length) })) }))
const SMALL = elections(fc.bigInt({ min: 0n, max: 12n }), fc.bigInt({ min: 0n, max: 30n }))
const LARGE = elections(fc.bigInt({ min: 50n, max: 900n }), fc.bigInt({ min: 100n, max: 2000n }))

describe('held against the definitions, voter by voter', () => {
  it.each([['small', SMALL, 400], ['large', LARGE, 60]] as const)('finds the same winners in %s elections', (_name, arbitrary, numRuns) => {
    fc.assert(fc.property(arbitrary, (election) => {
      expect(winners(election, { rule: 'greedy', utility: election.utility })).toEqual(naiveGreedy(election))
      expect(winners(election, { rule: 'equal-shares', utility: election.utility })).toEqual(naiveShares(election, false).map(({ id }) => id))
      const added = naiveShares(election, true)
      expect(winners(election, { rule: 'equal-shares', utility: election.utility, completion: 'add1' })).toEqual(added.map(({ id }) => id))
      expect(winners(election, { rule: 'equal-shares', utility: election.utility, completion: 'add1u' })).toEqual(naiveGreedy(election, added))
    }), { numRuns })
  })
  it('never spends more than there is, and says who is not served', () => {
    fc.assert(fc.property(SMALL, fc.constantFrom<Completion>('none', 'add1', 'greedy', 'add1u'), (election, completion) => {
      const standing = electionOf(election)
      const outcome = select(standing, { rule: 'equal-shares', utility: election.utility, completion })
      expect(outcome.cost <= election.budget).toBe(true)
      const won = new Set(outcome.winners.map((place) => standing.contenders[place]?.id))
      const named = (ballot: PlainBallot): readonly string[] => ballot.choices.filter((_, index) => election.utility !== 'points' || (ballot.points?.[index] ?? 1) > 0)
      expect(unserved(standing, outcome.winners)).toEqual({ voters: election.ballots.filter((ballot) => !named(ballot).some((id) => won.has(id))).length, of: election.ballots.length })
    }))
  })
})

describe('how results are written', () => {
  it('orders ids as people read them, and writes money as reduced fractions', () => {
    expect(['198', '2', 'P10', '14', 'P9', 'é'].sort(byIdForPeople)).toEqual(['2', '14', '198', 'P9', 'P10', 'é'])
    expect([inWords(1_143_399_100n, 10_000n), inWords(11_433_991n, 100n), inWords(0n, 100n)]).toEqual(['11433991/100', '11433991/100', '0'])
  })
})
