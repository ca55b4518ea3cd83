/** A project's own way: the stages that its pack, its cost and its cap select. */
import type { ApprovalLevel, Policy } from '../../contracts/policies'
import type { Project } from '../../contracts/projects'
import type { Fen } from '../../contracts/reply'
import type { Stage } from '../../contracts/vocabulary'
import { fundShareOf } from '../approvals/share'
import { capVerdict } from '../policies/caps'
import { APPROVING_STAGE, routeOf } from '../policies/route'
import { levelsFor } from '../policies/tiers'
import { costOf } from './project'

/** The levels of a tier with the next higher one, which alone may let a cap that holds “in principle” be exceeded (E03). */
function higher(levels: readonly ApprovalLevel[]): readonly ApprovalLevel[] {
  const last = levels.at(-1)
  return last === 'street' ? [...levels, 'district'] : last === 'community' ? ['street'] : levels
}

function levelsAt(project: Project, { policy, fen }: { readonly policy: Policy; readonly fen: Fen | null }): readonly ApprovalLevel[] {
  const { levels } = levelsFor(policy, fen ?? 0)
  const type = project.triage?.type
  if (type === undefined || fen === null) return levels
  return capVerdict({ policy, type, fen, fundFen: fundShareOf(project) }).verdict === 'needs-justification' ? higher(levels) : levels
}

/** The stages of this project's own route, by its pack and by the cost at which it was approved, or is to be. */
export function ownRoute(project: Project, policy: Policy): readonly Stage[] {
  const fen = project.cost ?? costOf(project)
  return routeOf(policy, fen, levelsAt(project, { policy, fen }))
}

/** The approving stages for what it costs now, in order. */
export const approvingStages = (project: Project, policy: Policy): readonly Stage[] => levelsAt(project, { policy, fen: costOf(project) }).map((level) => APPROVING_STAGE[level])

/** The first of them. */
export const firstApproving = (project: Project, policy: Policy): Stage => approvingStages(project, policy)[0] ?? 'determined'
