/** Shares as exact fractions of whole numbers: quorums, majorities, thresholds. */
import type { ShareRule } from '../contracts/policies'

/**
 * True when `part` of `whole` meets the rule exactly: “more than” if strict, “at least” otherwise (民法典 §1259).
 * Of nobody nothing is ever met: a whole of 0 is false.
 */
export function meets(rule: ShareRule, part: number, whole: number): boolean {
  if (whole <= 0) return false
  const [have, wanted] = [BigInt(part) * BigInt(rule.denominator), BigInt(whole) * BigInt(rule.numerator)]
  return rule.strict ? have > wanted : have >= wanted
}

/** The smallest whole part of `whole` that meets the rule; it may exceed `whole` where nothing can. */
export function needed(rule: ShareRule, whole: number): number {
  const [wanted, by] = [BigInt(whole) * BigInt(rule.numerator), BigInt(rule.denominator)]
  const atLeast = rule.strict ? wanted / by + 1n : (wanted + by - 1n) / by
  return Number(whole <= 0 && atLeast < 1n ? 1n : atLeast)
}
