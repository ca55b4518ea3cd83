/** What a project's cap says to it, alone and together with its family. */
import type { Policy } from '../../contracts/policies'
import type { Kin, Reason } from '../../contracts/projects'
import type { Fen, Refusal } from '../../contracts/reply'
import type { ProjectType } from '../../contracts/vocabulary'
import { capVerdict, type CapVerdict } from '../policies/caps'
import { reason, ruled } from '../policies/explain'
import { sumOf } from '../projects/family'
import { refusal } from '../result'

/** What is held against the cap: the whole cost with its changes, the fund's part of it, and what counts together with it. */
export interface Asked { readonly policy: Policy; readonly type: ProjectType; readonly fen: Fen; readonly fundFen: Fen; readonly family: readonly Kin[]; readonly name: 'cost' | 'estimate' }

/** A verdict, and whether the project is above the cap only together with others. */
export interface Measured extends CapVerdict { readonly together: boolean }

/**
 * A project alone is held to its cap as the scheme says. What stays within it alone and is above it with its family is no refusal,
 * but needs a written reason and the next-higher approver (E01), even where the cap is hard.
 */
export function measure({ policy, type, fen, fundFen, family }: Asked): Measured {
  const alone = capVerdict({ policy, type, fen, fundFen })
  if (alone.verdict !== 'within' || family.length === 0) return { ...alone, together: false }
  const sum = sumOf(family)
  const all = capVerdict({ policy, type, fen: fen + sum, fundFen: fundFen + sum })
  return all.verdict === 'within' ? { ...alone, together: false } : { ...all, verdict: 'needs-justification', together: true }
}

const figuresOf = ({ fen, fundFen, family, name }: Asked, { cap, together }: Measured): Reason['figures'] => ({ cap: cap ?? 0, [name]: fen, fund: fundFen, ...(together ? { together: fen + sumOf(family) } : {}) })

/** The “no” of the cap: above a hard one nothing helps, above one “in principle” or together with the family a written reason does. */
export function capSaysNo(asked: Asked, justification: string | null): Refusal | null {
  const found = measure(asked)
  const said = { rule: found.together ? 'splitting' as const : 'cap' as const, figures: figuresOf(asked, found), remedy: { [asked.name]: Math.max(0, (found.cap ?? 0) - (found.together ? sumOf(asked.family) : 0)) } }
  if (found.verdict === 'over') return refusal('over-cap', ruled(found.basis, said))
  return found.verdict === 'needs-justification' && justification === null ? refusal('needs-justification', ruled(found.basis, said)) : null
}

/** Why the cap lets it pass; nothing where the scheme has no cap for its type. */
export function capBecause(asked: Asked): readonly Reason[] {
  const found = measure(asked)
  return found.cap === null ? [] : [reason(found.basis, { rule: 'cap', figures: figuresOf(asked, found), result: found.verdict })]
}
