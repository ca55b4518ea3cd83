/** What consent, poll, council and satisfaction share: who may answer, what one voter's document carries, what is sealed. */
import type { BallotKind } from './vocabulary'
import type { Instant, PersonId, ProjectId } from './reply'

/** Who may answer, frozen when the asking opens: how many, and the hash of their sorted ids. */
export interface Electorate { readonly size: number; readonly hash: string }

/** One time that a voter answered: when, and the request that carried it, so that a resent one finds its first reply. */
export interface Cast { readonly at: Instant; readonly request: string }

/** One voter's document: written whole, changed until the close; the receipt stays the same through every change. */
export interface Ballot<C extends Cast> {
  readonly id: string
  readonly project: ProjectId; readonly round: number
  readonly receipt: string
  readonly revision: number
  readonly last: C
  readonly history: readonly C[]
}

/** A telephone call in which an answer was given: the last four digits of the number that was called, and when; the number itself is never kept. */
export interface Call { readonly ending: string; readonly at: Instant }

/** What a voter is told of one answer; `late` ones are kept, marked, and never counted. */
export interface Receipt { readonly receipt: string; readonly at: Instant; readonly revision: number; readonly late: boolean }

/** An answer that came after the close: kept as it came, beside the ballots and not among them. */
export interface LateAnswer { readonly matter: string; readonly voter: PersonId; readonly at: Instant; readonly content: unknown; readonly receipt: string }

/** The fingerprint of a sealed set: how many ballots, the hash over them, the hash over their receipt codes in order. */
export interface SealedSet { readonly counted: number; readonly ballotsHash: string; readonly codesHash: string }

/** One page of the counted codes as it was sealed. */
export interface CodePage { readonly matter: string; readonly page: number; readonly first: string; readonly codes: readonly string[] }

/** The list that anyone may look through, sorted by code, without any name. */
export interface CountedCodes { readonly items: readonly string[]; readonly next: number | null; readonly kind: BallotKind; readonly counted: number; readonly codesHash: string }

/** Whether one code is in the sealed set. */
export interface FoundCode { readonly kind: BallotKind; readonly code: string; readonly found: boolean; readonly counted: number; readonly codesHash: string }
