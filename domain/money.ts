/** Money in whole fen: sums, exact splits and the gap that the fund fills. */
import type { Fen } from '../contracts/reply'

/** True for whole, non-negative fen that a computer number holds exactly. */
export const isFen = (amount: number): boolean => Number.isSafeInteger(amount) && amount >= 0

/** The amount itself in fen; throws on a fraction, a negative amount or one too large to be exact. */
export function asFen(amount: number): Fen {
  if (!isFen(amount)) throw new RangeError(`not whole fen: ${amount}`)
  return amount
}

/** Sum of two amounts in fen; throws rather than round. */
export const addFen = (one: Fen, other: Fen): Fen => asFen(asFen(one) + asFen(other))

/** Sum of any number of amounts in fen; of none, 0. */
export const sumFen = (amounts: readonly Fen[]): Fen => amounts.reduce(addFen, 0)

/**
 * Parts of `total` in fen by weight, in the order given, whose sum is exactly `total`.
 * The fen that division leaves over go to the largest remainders; among equals, to the earlier part.
 */
export function splitByLargestRemainder({ total, weights }: { readonly total: Fen; readonly weights: readonly number[] }): readonly Fen[] {
  const whole = BigInt(asFen(total))
  const shares = weights.map((weight) => BigInt(asFen(weight)))
  const all = shares.reduce((sum, share) => sum + share, 0n)
  if (all === 0n) throw new RangeError('nothing to split by: the weights sum to 0')
  const parts = shares.map((share, index) => ({ index, floor: (whole * share) / all, remainder: (whole * share) % all }))
  const left = Number(whole - parts.reduce((sum, part) => sum + part.floor, 0n))
  const favoured = new Set([...parts].sort(byRemainder).slice(0, left).map((part) => part.index))
  return parts.map((part) => Number(part.floor) + (favoured.has(part.index) ? 1 : 0))
}

interface Part { readonly index: number; readonly remainder: bigint }
const byRemainder = (a: Part, b: Part): number => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1)

interface Given<T> { readonly cost: T; readonly sponsor: T; readonly residents: T }
interface Gap<T> { readonly fund: T; readonly excess: T }

/** What the fund adds to a cost and what was given beyond it, for amounts of any size; one of the two is always 0. */
export function gapOf({ cost, sponsor, residents }: Given<bigint>): Gap<bigint> {
  const given = sponsor + residents
  return given >= cost ? { fund: 0n, excess: given - cost } : { fund: cost - given, excess: 0n }
}

/**
 * What the fund adds to a project's cost, and what was given beyond it, both in fen and one of them always 0.
 * 柳州: 「单位赞助+居民众筹+惠民补差」.
 */
export function gapFill({ cost, sponsor, residents }: Given<Fen>): Gap<Fen> {
  const { fund, excess } = gapOf({ cost: BigInt(asFen(cost)), sponsor: BigInt(asFen(sponsor)), residents: BigInt(asFen(residents)) })
  return { fund: asFen(Number(fund)), excess: asFen(Number(excess)) }
}
