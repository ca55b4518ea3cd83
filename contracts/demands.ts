/** Departments' demands: a queue of their own, until residents of a community want them too. */
import type { Category, DemandState } from './vocabulary'
import type { Fen, Instant, PersonId, PlaceId, ProjectId, Refusal } from './reply'

/** One line of a department's list, and what became of it. */
export interface Demand {
  readonly id: string; readonly district: PlaceId; readonly street: PlaceId
  /** As the list names it until the street's study says where it is feasible; null where the list names only the street. */
  readonly community: PlaceId | null
  readonly title: string; readonly department: string; readonly where: string; readonly category: Category | null; readonly problem: string; readonly roughCost: Fen
  readonly source: string; readonly importedAt: Instant; readonly importedBy: PersonId
  /** Its place in the list, from 1. */
  readonly line: number
  readonly state: DemandState
  /** What the street found; null until it has looked. */
  readonly study: { readonly text: string; readonly at: Instant; readonly by: PersonId } | null
  /** How many residents endorse it. */
  readonly endorsements: number
  /** The proposal that it became. */
  readonly project: ProjectId | null
}

/** Where a proposal comes from that began as a department's demand; `endorsements` as counted when it was handed in. */
export interface DemandOrigin extends Pick<Demand, 'title' | 'department' | 'source' | 'endorsements'> { readonly demand: string }

/** A list that was decided upon; one that was cut off is carried to its end by whoever comes next. */
export interface DemandList { readonly id: string; readonly district: PlaceId; readonly by: PersonId; readonly at: Instant; readonly source: string; readonly parts: number; readonly state: 'applying' | 'applied'; readonly rows: number; readonly added: number; readonly unchanged: number }

/** A resident who endorses a demand. */
export interface Endorsement { readonly demand: string; readonly person: PersonId; readonly at: Instant }

/** A demand as anyone may see it, with what this caller may do and why not. */
export interface DemandSeen extends Pick<Demand, 'id' | 'title' | 'department' | 'where' | 'category' | 'problem' | 'roughCost' | 'source' | 'state' | 'endorsements' | 'project' | 'street' | 'community'> {
  readonly streetName: string; readonly communityName: string | null
  readonly found: string | null
  /** How many residents the scheme asks for before it may become a proposal. */
  readonly needed: number
  /** Whether the caller endorses it. */
  readonly mine: boolean
  /** Null: the caller may. */
  readonly mayStudy: Refusal | null; readonly mayEndorse: Refusal | null; readonly mayPropose: Refusal | null
}

/** From the list to proposals: each figure is a part of the one before it; `waiting` and `declined` are what is not studied yet and not feasible. */
export interface DemandCounts { readonly imported: number; readonly feasible: number; readonly endorsed: number; readonly proposed: number; readonly waiting: number; readonly declined: number }
