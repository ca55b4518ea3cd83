// npm run bench -- selection: how long it takes to find the winners among 100 projects from 100,000 ballots. Measured, never asserted.
import type { Utility } from '../../contracts/vocabulary'
import { electionOf, type Contender, type Election, type PlainBallot } from '../../domain/polls/election'
import { select, type Method } from '../../domain/polls/selection'

const PROJECTS = 100
const BALLOTS = Number(process.argv[2] ?? 100_000)
const SEED = 20_260_101
const MOST_CHOICES = 10

/** Numbers from 0 up to 1 that are the same on every machine (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Some projects are known to everybody and most to few; a ballot names one to ten of them. */
function invented(): { readonly budget: bigint; readonly contenders: readonly Contender[]; readonly ballots: readonly PlainBallot[] } {
  const next = numbersFrom(SEED)
  const contenders = Array.from({ length: PROJECTS }, (_, n) => ({ id: `${n + 1}`, cost: BigInt(10_000 + Math.floor(next() ** 2 * 990_000)) }))
  const ballots = Array.from({ length: BALLOTS }, () => {
    const wanted = new Set<string>()
    for (let left = 1 + Math.floor(next() * MOST_CHOICES); left > 0; left -= 1) wanted.add(`${1 + Math.floor(next() ** 2 * PROJECTS)}`)
    return { choices: [...wanted] }
  })
  return { budget: 10_000_000n, contenders, ballots }
}

const METHODS: readonly Method[] = (['cost', 'cardinality'] as const).flatMap((utility) => [
  { rule: 'greedy', utility }, { rule: 'equal-shares', utility }, { rule: 'equal-shares', utility, completion: 'add1' },
] as const)

function timed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const startedAt = performance.now()
  const value = work()
  return { value, ms: performance.now() - startedAt }
}

function main(): void {
  const { value: plain } = timed(invented)
  const { value: election, ms: grouping } = timed((): Election => electionOf({ ...plain, utility: 'cost' satisfies Utility }))
  console.log(`${PROJECTS} projects, ${BALLOTS} ballots (${election.groups.length} different), budget ${plain.budget}, seed ${SEED}`)
  console.log(`${'grouping the ballots'.padEnd(34)}${grouping.toFixed(0).padStart(8)} ms`)
  for (const method of METHODS) {
    const { value: { winners, cost }, ms } = timed(() => select(election, method))
    console.log(`${[method.rule, method.utility, method.completion ?? ''].join(' ').trim().padEnd(34)}${ms.toFixed(0).padStart(8)} ms  ${(ms / grouping).toFixed(1).padStart(6)} × grouping  ${String(winners.length).padStart(3)} winners, ${cost}`)
  }
}

main()
