/** The main line of a project's own stages, as its pack and its cost select them. */
import type { ApprovalLevel, Policy } from '../../contracts/policies'
import type { Fen } from '../../contracts/reply'
import { OPTIONAL_STAGES, type OptionalStage, type Stage } from '../../contracts/vocabulary'
import { levelsFor } from './tiers'

/** Every stage of the union main line, from proposal to archive; side tracks and ends are not on it. */
export const MAIN_LINE = [
  'proposed', 'organiserReview', 'triage', 'consentCollecting', 'residentPoll', 'consultation',
  'councilScheduled', 'councilSession', 'resolved', 'resolutionNotice',
  'approvingCommunity', 'approvingStreet', 'approvingDistrict', 'determined', 'determineNotice',
  'funding', 'funded', 'implementerSelecting', 'implementerConfirmed', 'inProgress', 'completionClaimed', 'acceptance',
  'settling', 'resultNotice', 'satisfaction', 'satisfactionPublished', 'handover', 'closed',
] as const satisfies readonly Stage[]

/** The stage in which each level decides. */
export const APPROVING_STAGE: Readonly<Record<ApprovalLevel, Stage>> = { community: 'approvingCommunity', street: 'approvingStreet', district: 'approvingDistrict' }
const approvingStages: readonly Stage[] = Object.values(APPROVING_STAGE)
const isOptional = (stage: Stage): stage is OptionalStage => (OPTIONAL_STAGES as readonly Stage[]).includes(stage)

/**
 * The stages that a project of this cost (in fen) passes, in order, from `proposed` to `closed`.
 * While the cost is not known (null), the tier of the smallest amounts is shown. `levels` are those of the tier, unless the project needs others.
 */
export function routeOf(policy: Policy, fen: Fen | null, levels: readonly ApprovalLevel[] = levelsFor(policy, fen ?? 0).levels): readonly Stage[] {
  const chosen = policy.values.optionalStages?.value ?? []
  const approving = levels.map((level) => APPROVING_STAGE[level])
  return MAIN_LINE.filter((stage: Stage) => (isOptional(stage) ? chosen.includes(stage) : !approvingStages.includes(stage) || approving.includes(stage)))
}

/** The next stage of the route after `from`, even where `from` itself is left out of it; null after the last one and from outside the main line. */
export function nextOnRoute(route: readonly Stage[], from: Stage): Stage | null {
  if (from === 'draft') return route[0] ?? null
  const line: readonly Stage[] = MAIN_LINE
  const at = line.indexOf(from)
  return at < 0 ? null : (route.find((stage) => line.indexOf(stage) > at) ?? null)
}

/** The optional stages between two stages of the main line that the route leaves out: passed on the way, and said so. */
export function leftOut({ route, from, to }: { readonly route: readonly Stage[]; readonly from: Stage; readonly to: Stage }): readonly Stage[] {
  const line: readonly Stage[] = MAIN_LINE
  return line.slice(line.indexOf(from) + 1, Math.max(line.indexOf(to), 0)).filter((stage) => isOptional(stage) && !route.includes(stage))
}
