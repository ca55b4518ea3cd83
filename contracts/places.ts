/** The tree of places, from the city down to ten households. */
import type { PackId, PlaceKind } from './vocabulary'
import type { PlaceId } from './reply'

/** One place. */
export interface Place {
  readonly id: PlaceId; readonly kind: PlaceKind; readonly name: string
  readonly parent: PlaceId | null
  /** The ids above it, the widest first, without its own. */
  readonly path: readonly PlaceId[]
  /** The scheme named at this very place. */
  readonly ownPack: PackId | null
  /** The scheme that governs here: its own or the nearest above. */
  readonly packId: PackId | null
  /** The telephone of a human: the committee's, on every page. */
  readonly phone: string | null
}

/** A row of an import that was not taken over, and why. */
export interface ImportProblem { readonly row: number; readonly field: string; readonly code: 'malformed' | 'unknown-place' | 'not-your-scope' | 'duplicate' | 'changed' }

/** What an import did; with any problem, nothing. */
export interface ImportReport { readonly rows: number; readonly added: number; readonly changed: number; readonly unchanged: number; readonly problems: readonly ImportProblem[] }
