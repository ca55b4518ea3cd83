/**
 * The Method of Equal Shares: every voter has the same share of the money, and a contender wins when those who want it can pay for it together.
 * Peters, Pierczyński & Skowron, “Proportional Participatory Budgeting with Additive Utilities”, 2021. Exact throughout.
 */
import type { Utility } from '../../contracts/vocabulary'
import { ceiling, compare, gcd, type Fraction } from './exact'
import { worthOf, type Election } from './election'
import type { Origins, Partition, Supporters } from './partition'

/** Money of the classes of a partition, in whole numbers over one denominator. */
interface Purses { readonly money: readonly bigint[]; readonly den: bigint }

/** A contender that may still win, with the least price that a point of satisfaction can have by now. */
interface Candidate { readonly place: number; readonly cost: bigint; readonly worth: bigint; atLeast: Fraction }

/** The winners by place, in their order, when every voter has this share, a fraction of units, to spend. */
export function buy({ election, utility, voters, share }: { readonly election: Election; readonly utility: Utility; readonly voters: Partition; readonly share: Fraction }): readonly number[] {
  let candidates = candidatesOf(election, utility, voters)
  let here = voters
  let purses: Purses = { money: Array.from({ length: here.classes }, () => share.num), den: share.den }
  const winners: number[] = []
  for (;;) {
    const { best, left } = cheapest(candidates, here, purses)
    if (best === undefined) return winners
    winners.push(best.place)
    candidates = left.filter((candidate) => candidate !== best)
    const { partition, origins } = here.after(best.place)
    here = partition
    purses = paid(purses, origins, { num: best.atLeast.num * best.worth, den: best.atLeast.den })
  }
}

function candidatesOf({ contenders }: Election, utility: Utility, voters: Partition): readonly Candidate[] {
  return contenders.flatMap((contender, place): Candidate[] => {
    const { total } = voters.supporters(place)
    if (contender.cost <= 0n || total === 0) return []
    const worth = worthOf(contender, utility)
    return [{ place, cost: contender.cost, worth, atLeast: { num: contender.cost, den: BigInt(total) * worth } }]
  })
}

/** The candidate with the lowest price, ties by place; prices only rise, so those whose last price is higher are not asked again. */
function cheapest(candidates: readonly Candidate[], voters: Partition, purses: Purses): { readonly best: Candidate | undefined; readonly left: readonly Candidate[] } {
  const waiting = [...candidates].sort((one, other) => compare(one.atLeast, other.atLeast) || one.place - other.place)
  const tooPoor = new Set<Candidate>()
  let best: Candidate | undefined
  for (const candidate of waiting) {
    if (best !== undefined && compare(candidate.atLeast, best.atLeast) > 0) break
    const price = priceOf(candidate, voters.supporters(candidate.place), purses)
    if (price === null) { tooPoor.add(candidate); continue }
    candidate.atLeast = price
    if (best === undefined || (compare(price, best.atLeast) || candidate.place - best.place) < 0) best = candidate
  }
  return { best, left: candidates.filter((candidate) => !tooPoor.has(candidate)) }
}

/** What a point costs when those who cannot pay their full part give what they have; null where all together have too little. */
function priceOf({ cost, worth, atLeast }: Candidate, { classes, points, voters, total }: Supporters, { money, den }: Purses): Fraction | null {
  let rich = Array.from(classes, (_, index) => index)
  let [given, richPoints] = [0n, total]
  // Who could not pay in full before cannot now: prices rise and purses empty.
  let part: Fraction = { num: atLeast.num * worth * den, den: atLeast.den }
  for (let first = true; ; first = false) {
    const limits = new Map<number, bigint>()
    const still: number[] = []
    for (const index of rich) {
      const each = points[index] ?? 0
      let limit = limits.get(each)
      if (limit === undefined) limits.set(each, (limit = ceiling(part.num * BigInt(each), part.den)))
      const has = money[classes[index] ?? 0] ?? 0n
      if (has >= limit) { still.push(index); continue }
      if (has > 0n) given += has * BigInt(voters[index] ?? 0)
      richPoints -= each * (voters[index] ?? 0)
    }
    if (richPoints === 0) return null
    if (!first && still.length === rich.length) return { num: part.num, den: part.den * worth * den }
    rich = still
    part = { num: cost * den - given, den: BigInt(richPoints) }
  }
}

/** The purses after a winner is paid for: the part per point, or all that there is. */
function paid({ money, den }: Purses, { from, points }: Origins, perPoint: Fraction): Purses {
  const common = gcd(perPoint.num * den, perPoint.den)
  const [part, by] = [(perPoint.num * den) / common, perPoint.den / common]
  const parts = new Map<number, bigint>()
  return {
    den: den * by,
    money: Array.from(from, (before, here) => {
      const had = (money[before] ?? 0n) * by
      const each = points[here] ?? 0
      if (each === 0) return had
      let due = parts.get(each)
      if (due === undefined) parts.set(each, (due = part * BigInt(each)))
      return had > due ? had - due : 0n
    }),
  }
}
