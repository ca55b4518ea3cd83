/** Shares as exact fractions of whole numbers: quorums, majorities, thresholds. */
import type { ShareRule } from '../contracts/policies'

/** A share whose figures may be larger than a computer number holds exactly. */
export interface ExactShare { readonly numerator: number | bigint; readonly denominator: number | bigint; readonly strict: boolean }

/**
 * True when `part` of `whole` meets the rule exactly: “more than” if strict, “at least” otherwise (民法典 §1259).
 * Of nobody nothing is ever met: a whole of 0 is false.
 */
export function meets(rule: ShareRule | ExactShare, part: number | bigint, whole: number | bigint): boolean {
  if (whole <= 0) return false
  const [have, wanted] = [BigInt(part) * BigInt(rule.denominator), BigInt(whole) * BigInt(rule.numerator)]
  return rule.strict ? have > wanted : have >= wanted
}

/** The smallest whole part of `whole` that meets the rule, exactly; it may exceed `whole` where nothing can. */
export function leastOf(rule: ShareRule | ExactShare, whole: bigint): bigint {
  const [wanted, by] = [whole * BigInt(rule.numerator), BigInt(rule.denominator)]
  const atLeast = rule.strict ? wanted / by + 1n : (wanted + by - 1n) / by
  return whole <= 0n && atLeast < 1n ? 1n : atLeast
}

/** The smallest whole part of `whole` that meets the rule; it may exceed `whole` where nothing can. */
export const needed = (rule: ShareRule, whole: number): number => Number(leastOf(rule, BigInt(whole)))

const SHARE = /^\s*(>=|>|≥|≧|＞)?\s*(\d+)\s*\/\s*(\d+)\s*$/

/** A share as people write it: `>2/3` more than, `>=2/3` or `≥2/3` at least, and `2/3` alone as 「三分之二以上」, which includes it; null for anything else and for more than the whole. */
export function readShare(text: string): ExactShare | null {
  const [, sign = '>=', numerator = '', denominator = ''] = SHARE.exec(text) ?? []
  if (numerator === '' || BigInt(denominator) === 0n || BigInt(numerator) > BigInt(denominator)) return null
  return { numerator: BigInt(numerator), denominator: BigInt(denominator), strict: sign === '>' || sign === '＞' }
}
