/** Counts of people in open tables: the ones so small that they could point at somebody are not told, nor the ones from which they could be worked out. */

/** Fewer than this many people are not told; none at all is. */
export const LEAST_TOLD = 5
/** Too few to be told. */
export const FEW = `<${LEAST_TOLD}`
/** A part of a total that is too small, or is kept back so that the small one cannot be worked out: which of the two it is, is not told either. */
export const KEPT_BACK = '*'

export type Spared = number | typeof FEW | typeof KEPT_BACK

const isFew = (count: number): boolean => count > 0 && count < LEAST_TOLD

/** One count that stands alone. */
export const spared = (count: number): Spared => (isFew(count) ? FEW : count)

/**
 * The parts of a total that is told itself: where the parts that are too small follow from the others, the smallest other one is kept back as well, and what equals it; where
 * the total is too small, nothing is told.
 */
export function sparedParts(total: number, parts: readonly number[]): { readonly total: Spared; readonly parts: readonly Spared[] } {
  if (isFew(total)) return { total: FEW, parts: parts.map(() => KEPT_BACK) }
  const rest = total - parts.reduce((sum, part) => sum + part, 0)
  const few = [...parts, rest].filter(isFew)
  const sum = few.reduce((all, count) => all + count, 0)
  // One follows from the total; several do when each must be the least or the most that it can be.
  const follow = few.length > 0 && (few.length === 1 || sum === few.length || sum === few.length * (LEAST_TOLD - 1))
  const others = parts.filter((count) => !isFew(count)).sort((a, b) => Number(a === 0) - Number(b === 0) || a - b)
  const back = follow ? others[0] : undefined
  return { total, parts: parts.map((count) => (isFew(count) || count === back ? KEPT_BACK : count)) }
}
