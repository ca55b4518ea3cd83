/** A project of several communities (跨社区项目): each council decides by itself, and each community pays its share from its own account. */
import type { Sitting } from './projects'
import type { Day, Fen, PlaceId } from './reply'

/** What a project asks of its fund. `commit` turns a reservation into a commitment and gives the rest of it back. */
export type FundMove =
  | { readonly kind: 'reserve'; readonly fen: Fen }
  | { readonly kind: 'release'; readonly reserved: Fen; readonly committed: Fen }
  | { readonly kind: 'commit'; readonly reserved: Fen; readonly fen: Fen }
  | { readonly kind: 'pay'; readonly fen: Fen }

/** A community that takes part beside the project's own. */
export interface Partner { readonly community: PlaceId; readonly name: string; readonly street: PlaceId; readonly within: readonly PlaceId[] }

/** What one community pays of the fund's part, in whole fen. */
export interface CostShare { readonly community: PlaceId; readonly fen: Fen }

/** What a council's sitting came to, with its minutes. */
export interface CouncilDecision { readonly community: PlaceId; readonly sitting: Sitting }

/** A move of money in the account of one community. */
export type AccountMove = FundMove & { readonly community: PlaceId; readonly account: string }

/** What the account of one community holds for the project. */
export interface HeldShare { readonly community: PlaceId; readonly account: string; readonly reserved: Fen; readonly committed: Fen }

export interface Joint {
  /** What the project's own community is called, which leads. */
  readonly leadName: string
  readonly partners: readonly Partner[]
  /** Who pays what, as last proposed; and who has agreed to it. */
  readonly shares: readonly CostShare[]
  readonly agreed: readonly PlaceId[]
  /** The councils that have decided, in order: the own one first, then the partners'. */
  readonly decided: readonly CouncilDecision[]
  /** How many sittings had been called before the council whose turn it is. */
  readonly sittingsBefore: number
  /** Whose councils refused, so that the project went on without them. */
  readonly left: readonly Partner[]
  readonly held: readonly HeldShare[]
}

/** One community of a joint project as anyone may see it. */
export interface JointCouncil {
  readonly community: PlaceId; readonly name: string; readonly leads: boolean
  /** Its share of the fund's part; null while none is proposed. */
  readonly share: Fen | null; readonly agreed: boolean
  /** Whether its council is the next to sit, or sits now. */
  readonly turn: boolean
  /** Refused, and the project went on without it. */
  readonly left: boolean
  readonly on: Day | null
  readonly result: Pick<NonNullable<Sitting['result']>, 'members' | 'present' | 'for' | 'against' | 'abstain' | 'passed'> | null
  readonly signatures: number
}
