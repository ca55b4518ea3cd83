import type { Command, DutyRule, RefusalCode, RuleName } from './vocabulary'

/** Whole fen (1/100 yuan), never negative unless it says so; money is never a fraction. */
export type Fen = number
/** Milliseconds since 1970 in UTC. */
export type Instant = number
/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string

export type PersonId = string
export type PlaceId = string
export type HouseholdId = string
export type ProjectId = string
export type FileId = string

/** A named “no”: which rule, and the figures that would make it a yes. */
export interface Refusal {
  readonly code: RefusalCode
  /** The field or record that it is about. */
  readonly about?: string
  /** The separation-of-duty rule, if one was in the way. */
  readonly duty?: DutyRule
  /** Which rule said no, and where it stands: clause, first day in force, its words. */
  readonly rule?: RuleName
  readonly clause?: string
  readonly since?: Day | null
  readonly quote?: string
  /** Figures for the sentence on the screen. */
  readonly figures?: Readonly<Record<string, string | number>>
  /** The figures that would make it a yes. */
  readonly remedy?: Readonly<Record<string, string | number>>
  /** For `fault`: what to quote to the people who run the service. */
  readonly reference?: string
}

/** What this person may do now with this record, and why not. Computed from the table that will decide. */
export interface Action {
  readonly operation: Command
  readonly allowed: boolean
  readonly because: Refusal | null
}

export type Reply<T> =
  | { readonly ok: true; readonly data: T; readonly actions?: readonly Action[] }
  | { readonly ok: false; readonly refusal: Refusal }
