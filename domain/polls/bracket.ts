/**
 * Equal shares between two bounds: the winners, if they are surely the same for every share from one to another; else null.
 * With more money and the same winners no purse is emptier and no price higher, so purses and prices that are counted with the least and with
 * the most money hold all others between them. The bounds are rounded outwards, and nothing is decided where they overlap: what a
 * bracket says is certain, and what it cannot say is counted exactly. It chooses which counts can be spared, never who wins.
 */
import type { Utility } from '../../contracts/vocabulary'
import { worthOf, type Election } from './election'
import { compare, type Fraction } from './exact'
import type { Origins, Partition, Supporters } from './partition'

/** Twice the relative error of one rounded operation. */
const EPSILON = 2 ** -52
const up = (positive: number, operations = 4): number => positive * (1 + operations * EPSILON)
const down = (positive: number, operations = 4): number => positive * (1 - operations * EPSILON)

interface Purses { readonly least: Float64Array; readonly most: Float64Array }
/** What a point costs, within bounds; `full` is its exact price where every supporter can surely pay in full. */
interface Price { readonly least: number; readonly most: number; readonly full: Fraction | null }
interface Candidate { readonly place: number; readonly cost: number; readonly worth: number; readonly full: Fraction; atLeast: number }

/** The winners by place for every share from `least` to `most`, in their order, or null where that is not certain. */
export function surely({ election, utility, voters, least, most }: { readonly election: Election; readonly utility: Utility; readonly voters: Partition; readonly least: Fraction; readonly most: Fraction }): readonly number[] | null {
  let candidates = candidatesOf(election, utility, voters)
  let here = voters
  let purses: Purses = { least: new Float64Array(here.classes).fill(down(inNumbers(least))), most: new Float64Array(here.classes).fill(up(inNumbers(most))) }
  const winners: number[] = []
  for (;;) {
    const found = cheapest(candidates, here, purses)
    if (found === null) return null
    if (found.best === undefined) return winners
    const { best: { candidate, price }, left } = found
    winners.push(candidate.place)
    candidates = left.filter((other) => other !== candidate)
    const { partition, origins } = here.after(candidate.place)
    here = partition
    purses = paid(purses, origins, { least: down(price.least * candidate.worth), most: up(price.most * candidate.worth) })
  }
}

const inNumbers = ({ num, den }: Fraction): number => Number(num) / Number(den)

function candidatesOf({ contenders }: Election, utility: Utility, voters: Partition): readonly Candidate[] {
  return contenders.flatMap((contender, place): Candidate[] => {
    const { total } = voters.supporters(place)
    if (contender.cost <= 0n || total === 0) return []
    const worth = worthOf(contender, utility)
    const full = { num: contender.cost, den: BigInt(total) * worth }
    return [{ place, cost: Number(contender.cost), worth: Number(worth), full, atLeast: down(inNumbers(full)) }]
  })
}

interface Bid { readonly candidate: Candidate; readonly price: Price }
interface Round { readonly best: Bid | undefined; readonly left: readonly Candidate[] }

/** The candidate that is surely taken next; undefined where surely none is, null where bounds overlap. */
function cheapest(candidates: readonly Candidate[], voters: Partition, purses: Purses): Round | null {
  const waiting = [...candidates].sort((one, other) => one.atLeast - other.atLeast)
  const tooPoor = new Set<Candidate>()
  const bids: Bid[] = []
  let lowest = Infinity
  for (const candidate of waiting) {
    if (candidate.atLeast > lowest) break
    const price = priceOf(candidate, voters.supporters(candidate.place), purses)
    if (price === 'unknown') return null
    if (price === 'too-poor') { tooPoor.add(candidate); continue }
    candidate.atLeast = Math.max(candidate.atLeast, price.least)
    lowest = Math.min(lowest, price.most)
    bids.push({ candidate, price })
  }
  const best = bids.find((bid) => bids.every((other) => other === bid || isBefore(bid, other)))
  if (best === undefined && bids.length > 0) return null
  return { best, left: candidates.filter((candidate) => !tooPoor.has(candidate)) }
}

/** Whether one bid is surely taken before another. */
function isBefore(one: Bid, other: Bid): boolean {
  if (one.price.most < other.price.least) return true
  if (one.price.full === null || other.price.full === null) return false
  const order = compare(one.price.full, other.price.full)
  return order < 0 || (order === 0 && one.candidate.place < other.candidate.place)
}

function priceOf(candidate: Candidate, supporters: Supporters, purses: Purses): Price | 'too-poor' | 'unknown' {
  const part = partOf(candidate, supporters, purses.least, purses.most)
  if (part === null) return partOf(candidate, supporters, purses.most, purses.most) === null ? 'too-poor' : 'unknown'
  return { least: down(part.least / candidate.worth), most: up(part.most / candidate.worth), full: part.paysInFull ? candidate.full : null }
}

interface Part { readonly least: number; readonly most: number; readonly paysInFull: boolean }

/**
 * The part per point, within bounds; null where all together have too little, or as good as, even with `least`.
 * Whoever is taken for too poor to pay in full, the part that then falls to the others is never more than the true one: so the poor are
 * found once, with the least money, and the same poor with the most money bound the part from below.
 */
function partOf({ cost, worth, atLeast }: Candidate, { classes, points, voters, total }: Supporters, least: Float64Array, most: Float64Array): Part | null {
  const rich = new Int32Array(classes.length)
  let left = classes.length
  for (let index = 0; index < left; index += 1) rich[index] = index
  let given = 0
  let givenAtMost = 0
  let richPoints = total
  let part = atLeast * worth
  for (let round = 0, before = left + 1; left < before || round < 2; round += 1) {
    before = left
    left = 0
    for (let at = 0; at < before; at += 1) {
      const index = rich[at] as number
      const here = classes[index] as number
      const has = least[here] as number
      if (has >= part * (points[index] as number)) { rich[left++] = index; continue }
      const count = voters[index] as number
      given += has * count
      givenAtMost += (most[here] as number) * count
      richPoints -= (points[index] as number) * count
    }
    if (left === 0) return null
    part = (cost - given) / richPoints
  }
  const slack = (classes.length + 8) * EPSILON
  const rest = { least: Math.max(0, down(cost) - givenAtMost * (1 + slack)), most: up(cost) - given * (1 - slack) }
  return { least: down(rest.least / richPoints, 16), most: up(rest.most / richPoints, 16), paysInFull: richPoints === total }
}

function paid({ least, most }: Purses, { from, points }: Origins, part: { readonly least: number; readonly most: number }): Purses {
  const after: Purses = { least: new Float64Array(from.length), most: new Float64Array(from.length) }
  for (let here = 0; here < from.length; here += 1) {
    const before = from[here] as number
    const each = points[here] as number
    const little = least[before] as number
    const much = most[before] as number
    after.least[here] = each === 0 ? little : Math.max(0, down(little - up(part.most * each)))
    after.most[here] = each === 0 ? much : Math.max(0, up(much - down(part.least * each)))
  }
  return after
}
