/** Who approves how much: the levels of a project's tier, in their order. */
import type { ApprovalLevel, Basis, Policy } from '../../contracts/policies'
import type { Fen } from '../../contracts/reply'
import { isInside } from './caps'

/** The approving levels for an amount in fen, first to last; a tier's bound belongs to it unless the pack says otherwise (「以内」, 民法典 §1259). Throws where no pack is in force. */
export function levelsFor(policy: Policy, fen: Fen | bigint): { readonly levels: readonly ApprovalLevel[]; readonly basis: Basis } {
  const tiers = policy.values.approvalTiers
  const tier = tiers?.value.find(({ upToFen, bound }) => upToFen === null || isInside(fen, { figure: upToFen, bound }))
  if (tiers === undefined || tier === undefined) throw new RangeError(`pack ${policy.packId} of ${policy.asOf} has no approval tier for ${fen} fen`)
  return { levels: tier.levels, basis: tiers }
}
