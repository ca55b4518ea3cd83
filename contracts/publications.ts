/** What proves the public log: the daily roots over all communities, and where a community's log stands in them. */
import type { Day, PlaceId } from './reply'

/** The last record of a community's log: everything before follows from it. */
export interface LogHead { readonly number: number; readonly hash: string }

/** One day's root over the heads of all communities. Roots are a chain of their own. */
export interface DailyRoot {
  /** Contiguous from 1. */
  readonly number: number
  /** The day in Asia/Shanghai at whose end the heads were taken. */
  readonly day: Day
  /** Of the tree over all heads, in the order of the communities' ids. */
  readonly tree: string
  readonly communities: number
  /** Records in all the logs together. */
  readonly records: number
  readonly previous: string
  readonly hash: string
}

/** Where a community's head stands under a root: `L` or `R` says on which side the other hash is, from the leaf upwards. */
export interface Anchor { readonly root: number; readonly number: number; readonly hash: string; readonly path: readonly string[] }

/** What a poster prints of the log, and where the whole of it is to be had. */
export interface LogPosition { readonly community: PlaceId; readonly head: LogHead | null; readonly root: DailyRoot | null; readonly export: string }
