/** What the city adds to a district's money. */
import type { MatchingRule } from '../../contracts/policies'

/** The city's part and the most it could be (null: none published), both in fen; the cap is an average, so that one community may have more than it and another less. */
export function cityMatch(rule: MatchingRule, { communities, district }: { readonly communities: bigint; readonly district: bigint }): { readonly city: bigint; readonly cap: bigint | null } {
  const matched = (district * BigInt(rule.city)) / BigInt(rule.district)
  const cap = rule.capPerCommunityYearlyFen === null ? null : communities * BigInt(rule.capPerCommunityYearlyFen)
  return { city: cap !== null && matched > cap ? cap : matched, cap }
}
