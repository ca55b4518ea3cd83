/** Anti-splitting: which projects count together against caps and tiers (政府采购法实施条例 §28), and what they come to. */
import type { Policy, SplittingRule } from '../../contracts/policies'
import type { Kin, Project, Reason } from '../../contracts/projects'
import type { Fen, Instant, PlaceId } from '../../contracts/reply'
import type { Category, PlaceKind, SplittingGround, Stage } from '../../contracts/vocabulary'
import { dayOf, startOf, yearOf } from '../calendar'
import { reason } from '../policies/explain'
import { looksLike } from '../proposals/similar'
import { isParty } from '../works/joint-declaration'
import { costOf } from './project'

/** Ends in which nothing was spent: such a project counts with nobody. */
const ENDED_UNBUILT: readonly Stage[] = ['rejected', 'withdrawn', 'merged', 'transferred', 'selfResolved', 'terminated']

/** Places that are one estate, the widest first: splitting between two buildings of one yard is splitting. */
const ESTATES: readonly PlaceKind[] = ['courtyard', 'building', 'tenHouseholdGroup']

/** The estate of a place, given as itself and all above it: its yard, else its building; null where it is wider than both. */
export function estateOf(within: readonly { readonly id: PlaceId; readonly kind: PlaceKind }[]): PlaceId | null {
  return ESTATES.flatMap((kind) => within.filter((place) => place.kind === kind)).at(0)?.id ?? null
}

/** The fiscal year that a project was proposed in (预算法 §18: a calendar year). */
export const fiscalYearOf = ({ proposedAt, since }: Pick<Project, 'proposedAt' | 'since'>): number => yearOf(dayOf(proposedAt ?? since))

/** The first instant of that year, and the first after it. */
export const fiscalYearSpan = (project: Pick<Project, 'proposedAt' | 'since'>): { readonly from: Instant; readonly to: Instant } => {
  const year = fiscalYearOf(project)
  return { from: startOf(`${year}-01-01`), to: startOf(`${year + 1}-01-01`) }
}

const samePlace = (one: Project, other: Project): boolean =>
  one.estate === null ? other.estate === null && other.place === one.place && (looksLike(one.title, other.title) || looksLike(one.where, other.where)) : other.estate === one.estate

interface Compared { readonly category: Category; readonly suppliers: readonly string[] }
const SHARES: { readonly [G in SplittingGround]: (one: Project, other: Project, asked: Compared) => boolean } = {
  place: samePlace,
  category: (_one, other, { category }) => other.triage?.category === category,
  supplier: (_one, other, { suppliers }) => other.implementer !== null && isParty(other.implementer, suppliers),
}

const counts = (one: Project, other: Project): boolean => other.id !== one.id && other.triage !== null && !ENDED_UNBUILT.includes(other.stage) && fiscalYearOf(other) === fiscalYearOf(one)

function joined(project: Project, { others, policy, rules, ...asked }: Compared & { readonly others: readonly Project[]; readonly policy: Policy; readonly rules: (rule: SplittingRule) => boolean }): readonly Kin[] {
  const wanted = (policy.values.splitting?.value ?? []).filter(rules)
  const kin = others.filter((other) => counts(project, other)).map((other) => ({ other, rule: wanted.find((r) => r.same.every((ground) => SHARES[ground](project, other, asked))) }))
  return kin.flatMap(({ other, rule }) => (rule === undefined ? [] : [{ project: other.id, code: other.code, title: other.title, fen: costOf(other) ?? 0, same: rule.same }])).sort((a, b) => a.code.localeCompare(b.code))
}

interface Others { readonly others: readonly Project[]; readonly policy: Policy }

/** Those of `others` that are one family with this project by the pack's rules on place and category, within its fiscal year; about a whole community, also alike in words. */
export const familyOf = (project: Project, { category, ...more }: Others & { readonly category: Category }): readonly Kin[] =>
  joined(project, { ...more, category, suppliers: [], rules: (rule) => !rule.same.includes('supplier') })

/** What these suppliers were given in the same fiscal year, by the pack's rules on suppliers: whoever takes part in a contract had all of it, because it is the work that is split and not the purse. */
export function suppliedBy(project: Project, { suppliers, ...more }: Others & { readonly suppliers: readonly string[] }): readonly Kin[] {
  const category = project.triage?.category
  return category === undefined ? [] : joined(project, { ...more, category, suppliers, rules: (rule) => rule.same.includes('supplier') })
}

/** What the others come to, in whole fen. */
export const sumOf = (others: readonly Kin[]): Fen => others.reduce((sum, one) => sum + one.fen, 0)

/** Why these count together, with their number and their sum; nothing where there is nobody. */
export function togetherBecause({ policy, family, fen }: { readonly policy: Policy; readonly family: readonly Kin[]; readonly fen: Fen }): readonly Reason[] {
  const basis = policy.values.splitting
  if (basis === undefined || family.length === 0) return []
  return [reason(basis, { rule: 'splitting', figures: { projects: family.length + 1, together: fen + sumOf(family), codes: family.map((k) => k.code).join('、') }, result: 'counted-together' })]
}
