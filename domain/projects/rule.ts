/** What a rule is: it looks at the scene, answers with an outcome or a named refusal, and says how the outcome changes the project. */
import type { CommandInput } from '../../contracts/commands.schema'
import type { Electorate } from '../../contracts/ballots'
import type { Demand } from '../../contracts/demands'
import type { FundMove, Partner } from '../../contracts/joint'
import type { RatingFrame } from '../../contracts/satisfaction'
import type { CouncilBallot, CouncilSeat, ConsentCount, Kin, Pledge, PollCount, Project, ProjectEvent, RatingCount, Reason } from '../../contracts/projects'
import type { FileId, Instant, PersonId, PlaceId, ProjectId, Refusal } from '../../contracts/reply'
import type { Command, PackId, Role, ScopeMode, Stage } from '../../contracts/vocabulary'
import type { Policy } from '../../contracts/policies'
import type { Calendar } from '../calendar'
import type { Interests } from '../people/declaring'
import type { Result } from '../result'

/** Who acts, seen from one project: the roles in whose scope it lies, and what the person has declared (absent: nothing). */
export interface Actor {
  readonly person: PersonId | null; readonly roles: readonly Role[]; readonly interests?: Interests
  /** The roles by community, where a project has several: whose sitting it is, is judged by its own place. */
  readonly at?: Readonly<Record<PlaceId, readonly Role[]>>
}

/** What had to be looked up before deciding: the world outside the project's own record. */
export interface Facts {
  /** For a new proposal: where it is, from the place tree. */
  readonly place?: { readonly id: PlaceId; readonly within: readonly PlaceId[]; readonly district: PlaceId; readonly street: PlaceId; readonly community: PlaceId; readonly estate: PlaceId | null; readonly packId: PackId }
  readonly ids?: { readonly project: string; readonly code: string }
  readonly fundId?: string
  /** For a new proposal of several communities: what the one that leads is called. */
  readonly leadName?: string
  /** For a new proposal: the other communities that it names, where they were found. */
  readonly partners?: readonly (Partner & { readonly district: PlaceId; readonly packId: PackId | null })[]
  /** The account of each community, where several pay. */
  readonly accounts?: readonly { readonly community: PlaceId; readonly account: string }[]
  readonly contentRisky?: boolean
  readonly roll?: { readonly households: number; readonly rollHash: string }
  readonly consentCount?: ConsentCount
  readonly pollCount?: PollCount
  readonly ratingCount?: RatingCount
  /** Who was drawn for the survey that opens now. */
  readonly frame?: RatingFrame
  /** Who could vote if a residents' poll opened now. */
  readonly electorate?: Electorate
  /** Who sits on the day of the sitting that is called. */
  readonly seats?: readonly CouncilSeat[]
  /** Members of the called sitting who hold their seat no more. */
  readonly gone?: readonly PersonId[]
  readonly councilVotes?: readonly CouncilBallot[]
  readonly ballotsHash?: string
  /** The project that this one is merged into, or that it follows. */
  readonly other?: Project | null
  /** The department's demand that a proposal comes from, and whether the actor endorses it. */
  readonly demand?: Demand | null
  readonly endorses?: boolean
  /** What a giver of another project lets this one have, from the same write. */
  readonly given?: { readonly pledge: Pledge; readonly code: string; readonly receivers: readonly PersonId[] }
  /** What counts together with this project against caps and tiers: the same estate, category and fiscal year. */
  readonly family?: readonly Kin[]
  /** Projects of the community that are barred this year and look like this one. */
  readonly barred?: readonly { readonly project: ProjectId; readonly code: string; readonly title: string; readonly untilYear: number }[]
  /** Government projects under way or planned nearby that look like this one. */
  readonly planned?: readonly { readonly title: string; readonly department: string }[]
  /** The published list of its scheme and type, where the district has imported one. */
  readonly scope?: readonly { readonly name: string; readonly mode: ScopeMode }[]
  /** What the nominated supplier was given in this category and fiscal year already. */
  readonly supplied?: readonly Kin[]
  /** Whether the actor has already objected to the open notice; kept apart from the public record. */
  readonly alreadyObjected?: boolean
  /** The objections of the open notice that are the actor's own; kept apart from the public record. */
  readonly ownObjections?: readonly string[]
  /** How many representatives of the community hold their seat now. */
  readonly representatives?: number
  /** Whether the actor has already signed the open request for audit; kept apart from the public record. */
  readonly alreadySigned?: boolean
  /** By which record the open notice was published, and the number that the next one gets. */
  readonly replaced?: number
  readonly nextRecord?: number
  /** Whether the actor has already reported that this sheet is gone; kept apart from the public record. */
  readonly alreadyReported?: boolean
  readonly newId?: string
  /** Declared near relatives of whoever proposed it. */
  readonly relativesOfProposer?: readonly PersonId[]
  /** Whether the evaluator who acts has a contract that is being delivered in the same street this year (SoD-7). */
  readonly delivers?: boolean
  /** Whether a near relative of the supervisor who acts sits on the committee that is supervised (SoD-10). */
  readonly relativeInOffice?: boolean
  /** The scheme as it stands today, with all that its district has confirmed. */
  readonly policyNow?: Policy
}

export interface Scene { readonly project: Project; readonly actor: Actor; readonly policy: Policy; readonly now: Instant; readonly calendar: Calendar; readonly facts: Facts }

/** What a rule answers when it says yes. */
export interface Outcome<D> {
  /** Needed where the table leaves a choice; otherwise the table's own target holds. */
  readonly to?: Stage
  readonly data: D
  readonly told?: Readonly<Record<string, string | number>>
  readonly photos?: readonly FileId[]
  readonly because?: readonly Reason[]
  /** What happens to the fund in the same write. */
  readonly fund?: readonly FundMove[]
  /** What it is judged by from here on, where that is what was decided: its running clocks are counted anew. */
  readonly policy?: Policy
}

export interface Rule<C extends Command, D> {
  /** What can be said before anything is typed in; the same check runs again on the command. */
  readonly before?: (scene: Scene) => Refusal | null
  readonly decide: (scene: Scene, input: CommandInput<C>) => Result<Outcome<D>>
  readonly apply: (project: Project, data: D, event: ProjectEvent) => Partial<Project>
}

/** A rule with its data type folded away, so that all rules fit one table. */
export interface AnyRule {
  readonly before: (scene: Scene) => Refusal | null
  readonly decide: (scene: Scene, input: unknown) => Result<Outcome<unknown>>
  readonly apply: (project: Project, event: ProjectEvent) => Partial<Project>
}

/** Makes a rule fit the table. The two casts are sound: input was validated by the command's schema, data was written by this rule. */
export function rule<C extends Command, D>(r: Rule<C, D>): AnyRule {
  return {
    before: (scene) => r.before?.(scene) ?? null,
    decide: (scene, input) => r.decide(scene, input as CommandInput<C>),
    apply: (project, event) => r.apply(project, event.data as D, event),
  }
}
