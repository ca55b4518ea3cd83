/** What a triage desk looks at: the scheme's checklist, look-alikes, the family, the cap and the way ahead. */
import type { ApprovalLevel, Basis, ExclusionRule } from './policies'
import type { Kin, ProjectCard, Reason, RouteStep } from './projects'
import type { Category, EligibilityTest, GovernmentWorkState, PackId, ProjectType, RejectionReason, ScopeMode } from './vocabulary'
import type { Day, Instant, PlaceId, ProjectId, Refusal } from './reply'

/** A government project under way or planned, as its department reported it. */
export interface GovernmentWork {
  readonly title: string; readonly department: string; readonly state: GovernmentWorkState
  /** Where; null where the list does not say. */
  readonly place: PlaceId | null
  readonly until: Day | null; readonly source: string; readonly importedAt: Instant
}

/** An entry of a scheme's published list of what may be done. */
export interface ScopeItem { readonly packId: PackId; readonly type: ProjectType; readonly name: string; readonly mode: ScopeMode; readonly source: string }

/** A barred project that looks like the proposal. */
export interface BarredAlike { readonly project: ProjectId; readonly code: string; readonly title: string; readonly untilYear: number }

/** All that can be known before a proposal is accepted; figures only once type, category and estimate are said. */
export interface Weighed {
  readonly exclusions: readonly (ExclusionRule & Basis)[]
  readonly eligibility: { readonly tests: readonly EligibilityTest[]; readonly basis: Basis | null }
  readonly types: readonly { readonly type: ProjectType; readonly label: string }[]
  readonly categories: readonly Category[]
  readonly planned: readonly Pick<GovernmentWork, 'title' | 'department' | 'state'>[]
  readonly barred: readonly BarredAlike[]
  readonly scope: readonly Pick<ScopeItem, 'name' | 'mode'>[]
  readonly similar: readonly ProjectCard[]
  readonly family: readonly Kin[]
  readonly because: readonly Reason[]
  /** The cap's “no” at this estimate without a reason, if there is one. */
  readonly refusal: Refusal | null
  readonly levels: readonly ApprovalLevel[]
  readonly steps: readonly RouteStep[]
}

/** How many were turned down, by reason code. */
export interface Rejections { readonly year: number; readonly proposals: number; readonly rejected: number; readonly appealed: number; readonly byReason: readonly { readonly reason: RejectionReason; readonly count: number }[] }
