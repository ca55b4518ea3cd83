/** A project's own way: the stages that its pack, its cost, its family and its cap select. */
import type { ApprovalLevel, Policy } from '../../contracts/policies'
import type { Project, Reason } from '../../contracts/projects'
import type { Fen } from '../../contracts/reply'
import type { RuleResult, Stage } from '../../contracts/vocabulary'
import { fundShareOf } from '../approvals/share'
import { measure } from '../approvals/cap'
import { reason } from '../policies/explain'
import { APPROVING_STAGE, routeOf } from '../policies/route'
import { levelsFor } from '../policies/tiers'
import { sumOf } from './family'
import { costOf } from './project'

/** The level above the last one, by the pack's own word or the next in order. */
const levelAbove = (last: ApprovalLevel | undefined, policy: Policy): ApprovalLevel | undefined => policy.values.nextHigherLevel?.value ?? (last === 'street' ? 'district' : last === 'community' ? 'street' : undefined)

/** The levels of a tier with the next higher one, which alone may let a cap that holds “in principle” be exceeded (E03); a meeting alone hands over to it. */
function higher(levels: readonly ApprovalLevel[], policy: Policy): readonly ApprovalLevel[] {
  const above = levelAbove(levels.at(-1), policy)
  if (above === undefined || levels.includes(above)) return levels
  return levels.at(-1) === 'community' ? [above] : [...levels, above]
}

function levelsAt(project: Project, { policy, fen }: { readonly policy: Policy; readonly fen: Fen | null }): readonly ApprovalLevel[] {
  const { levels } = levelsFor(policy, (fen ?? 0) + sumOf(project.family))
  const type = project.triage?.type
  if (type === undefined || fen === null) return levels
  // 「原则上不含」 passed on a reason alone is the next-higher level's to pass (Z09).
  if (project.checks?.exclusions.some((one) => one.applies && one.ground === null)) return higher(levels, policy)
  return measure({ policy, type, fen, fundFen: fundShareOf(project), family: project.family, name: 'cost' }).verdict === 'needs-justification' ? higher(levels, policy) : levels
}

const DECIDES = { community: 'to-community', street: 'to-street', district: 'to-district' } as const satisfies Readonly<Record<ApprovalLevel, RuleResult>>

/** Who decides at this cost, and why: the tier's clause, the figure that counts, and the last level of the project's own route. */
export function levelsBecause(project: Project, policy: Policy): readonly Reason[] {
  const fen = costOf(project) ?? 0
  const { basis } = levelsFor(policy, fen + sumOf(project.family))
  const last = levelsAt(project, { policy, fen }).at(-1)
  return last === undefined ? [] : [reason(basis, { rule: 'levels', figures: { cost: fen, ...(project.family.length === 0 ? {} : { together: fen + sumOf(project.family) }) }, result: DECIDES[last] })]
}

/** The stages of this project's own route, by its pack and by the cost at which it was approved, or is to be. */
export function ownRoute(project: Project, policy: Policy): readonly Stage[] {
  const fen = project.cost ?? costOf(project)
  return routeOf(policy, fen, levelsAt(project, { policy, fen }))
}

/** The levels that decide at what it costs now, in order. */
export const approvingLevels = (project: Project, policy: Policy): readonly ApprovalLevel[] => levelsAt(project, { policy, fen: costOf(project) })

/** The approving stages for what it costs now, in order. */
export const approvingStages = (project: Project, policy: Policy): readonly Stage[] => approvingLevels(project, policy).map((level) => APPROVING_STAGE[level])

/** The first of them. */
export const firstApproving = (project: Project, policy: Policy): Stage => approvingStages(project, policy)[0] ?? 'determined'
