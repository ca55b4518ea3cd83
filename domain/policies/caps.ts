/** What one project may cost under its scheme: 「不超过」 includes the figure itself (民法典 §1259). */
import type { Basis, Policy } from '../../contracts/policies'
import type { Fen } from '../../contracts/reply'
import type { Bound, ProjectType } from '../../contracts/vocabulary'

/** Whether an amount lies inside a bound; 「不超过」 and 「以内」 include the figure, 「不满」 and 「低于」 do not (民法典 §1259). */
export const isInside = (fen: Fen | bigint, { figure, bound = 'inclusive' }: { readonly figure: Fen; readonly bound?: Bound | undefined }): boolean => (bound === 'inclusive' ? fen <= figure : fen < figure)

/** within the cap · above a principle cap, so a written reason and the next-higher approver are needed · above a hard cap. */
export interface CapVerdict {
  readonly verdict: 'within' | 'needs-justification' | 'over'
  /** The cap in fen; null where the scheme publishes none for this type. */
  readonly cap: Fen | null
  readonly basis: Basis
}

/**
 * Measures a project against its type's cap: `fen` is its whole cost (original and changes), `fundFen` what the fund gives; the pack's `capBasis` picks.
 * Throws on a type that the scheme does not know, which is refused before.
 */
export function capVerdict({ policy, type, fen, fundFen }: { readonly policy: Policy; readonly type: ProjectType; readonly fen: Fen | bigint; readonly fundFen: Fen | bigint }): CapVerdict {
  const types = policy.values.types
  const rule = types?.value.find((one) => one.type === type)
  if (types === undefined || rule === undefined) throw new RangeError(`pack ${policy.packId} of ${policy.asOf} has no type ${type}`)
  const measured = policy.values.capBasis?.value === 'fundShare' ? fundFen : fen
  const cap = rule.capFen
  if (cap === null || isInside(measured, { figure: cap, bound: rule.bound })) return { verdict: 'within', cap, basis: types }
  return { verdict: rule.capMode === 'hard' ? 'over' : 'needs-justification', cap, basis: types }
}
