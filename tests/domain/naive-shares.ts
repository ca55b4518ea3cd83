/** The published definitions, voter by voter and slowly: what the fast counts are held against. */
import { compare, type Fraction } from '../../domain/polls/exact'
import type { Utility } from '../../contracts/vocabulary'
import type { Contender, PlainBallot } from '../../domain/polls/election'

export interface NaiveElection { readonly budget: bigint; readonly unit: bigint; readonly contenders: readonly Contender[]; readonly ballots: readonly PlainBallot[]; readonly utility: Utility }

const ZERO: Fraction = { num: 0n, den: 1n }
const plus = (a: Fraction, b: Fraction): Fraction => ({ num: a.num * b.den + b.num * a.den, den: a.den * b.den })
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { num: -b.num, den: b.den })
const times = (a: Fraction, b: Fraction): Fraction => ({ num: a.num * b.num, den: a.den * b.den })
const over = (a: Fraction, b: Fraction): Fraction => ({ num: a.num * b.den, den: a.den * b.num })
const whole = (num: bigint): Fraction => ({ num, den: 1n })
const reduced = ({ num, den }: Fraction): Fraction => {
  let [a, b] = [num < 0n ? -num : num, den]
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 0n ? ZERO : { num: num / a, den: den / a }
}

/** What a voter gains from a contender. */
function gain({ choices, points }: PlainBallot, { id, cost }: Contender, utility: Utility): bigint {
  const at = choices.indexOf(id)
  if (at === -1) return 0n
  const given = points?.[at] ?? 1
  return { cost, cardinality: 1n, points: given > 0 ? BigInt(given) : 0n }[utility]
}

const byId = (a: Contender, b: Contender): number => (a.id < b.id ? -1 : 1)
const cost = (chosen: readonly Contender[]): bigint => chosen.reduce((sum, each) => sum + each.cost, 0n)

export function naiveGreedy({ budget, contenders, ballots, utility }: NaiveElection, chosen: readonly Contender[] = []): string[] {
  const scored = contenders.filter((each) => !chosen.includes(each)).map((contender) => ({ contender, sum: ballots.reduce((sum, ballot) => sum + gain(ballot, contender, utility), 0n) }))
  scored.sort((a, b) => {
    const [freeA, freeB] = [a, b].map(({ contender, sum }) => sum > 0n && contender.cost === 0n)
    if (freeA || freeB) return Number(freeB) - Number(freeA) || byId(a.contender, b.contender)
    const density = ({ contender, sum }: { contender: Contender; sum: bigint }): Fraction => (sum > 0n ? { num: sum, den: contender.cost } : ZERO)
    return compare(density(b), density(a)) || byId(a.contender, b.contender)
  })
  const winners = [...chosen]
  for (const { contender } of scored) if (cost(winners) + contender.cost <= budget) winners.push(contender)
  return winners.map(({ id }) => id)
}

/** One count of equal shares with this much for each voter. */
function count({ contenders, ballots, utility }: NaiveElection, share: Fraction): Contender[] {
  const gains = (voter: PlainBallot, contender: Contender): bigint => gain(voter, contender, utility)
  const wanted = [...contenders].sort(byId).filter((contender) => ballots.some((ballot) => gains(ballot, contender) > 0n))
  const winners = wanted.filter((contender) => contender.cost === 0n)
  let left = wanted.filter((contender) => contender.cost > 0n)
  const purses = ballots.map(() => share)
  for (;;) {
    const offers = left.flatMap((contender) => {
      const supporters = ballots.map((ballot, voter) => ({ voter, utility: gains(ballot, contender) })).filter((each) => each.utility > 0n)
      const price = rho(whole(contender.cost), supporters.map((each) => ({ has: purses[each.voter] ?? ZERO, utility: whole(each.utility) })))
      return price === null ? [] : [{ contender, price, supporters }]
    })
    const best = offers.reduce<(typeof offers)[number] | undefined>((found, offer) => (found === undefined || compare(offer.price, found.price) < 0 ? offer : found), undefined)
    if (best === undefined) return winners
    winners.push(best.contender)
    left = left.filter((each) => each !== best.contender)
    for (const { voter, utility: each } of best.supporters) {
      const due = times(best.price, whole(each))
      const has = purses[voter] ?? ZERO
      purses[voter] = reduced(compare(has, due) < 0 ? ZERO : minus(has, due))
    }
  }
}

/** The price at which those who pay in full and those who give all they have pay the cost exactly; null where they cannot. */
function rho(price: Fraction, supporters: readonly { readonly has: Fraction; readonly utility: Fraction }[]): Fraction | null {
  const sorted = [...supporters].sort((a, b) => compare(over(a.has, a.utility), over(b.has, b.utility)))
  let given = ZERO
  for (const [index, { has, utility }] of sorted.entries()) {
    const rest = sorted.slice(index).reduce((sum, each) => plus(sum, each.utility), ZERO)
    const here = reduced(over(minus(price, given), rest))
    if (compare(times(here, utility), has) <= 0) return here
    given = reduced(plus(given, has))
  }
  return null
}

/** Equal shares, with one more of the currency for each voter again and again where `add1` asks for it. */
export function naiveShares(election: NaiveElection, add1: boolean): Contender[] {
  const { budget, unit, ballots, contenders, utility } = election
  if (ballots.length === 0) return []
  const share = (added: bigint): Fraction => ({ num: budget + added * unit * BigInt(ballots.length), den: BigInt(ballots.length) })
  const wanted = contenders.filter((contender) => contender.cost > 0n && ballots.some((ballot) => gain(ballot, contender, utility) > 0n))
  let before = wanted.slice(0, 0)
  for (let added = 0n; ; added += 1n) {
    const winners = count(election, share(added))
    if (!add1) return winners
    if (cost(winners) > budget) return before
    if (wanted.every((contender) => winners.includes(contender) || cost(winners) + contender.cost > budget)) return winners
    before = winners
  }
}
