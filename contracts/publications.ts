/** What proves the public log: the daily roots over all communities, and where a community's log stands in them. */
import type { Day, Fen, Instant, PlaceId, ProjectId } from './reply'
import type { Category, NoticeKind, PackId, ProjectType, SearchKind, Stage } from './vocabulary'

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

/** A community’s board on paper: how many posters, and the addresses of the files that hold them, newest first. */
export interface PosterBoard { readonly community: PlaceId; readonly posters: number; readonly parts: readonly string[] }

/** A count of people in an open table: `<5` where it is too small to be told, `*` where it or another part of the same total is, null where there is none yet. */
export type OpenCount = number | '<5' | '*' | null

/** One project in the open tables. */
export interface ProjectRow {
  readonly code: string; readonly title: string; readonly where: string; readonly community: PlaceId; readonly street: PlaceId; readonly district: PlaceId; readonly scheme: PackId
  readonly year: number | null; readonly proposedOn: Day | null; readonly stage: Stage; readonly since: Day; readonly type: ProjectType | null; readonly category: Category | null
  readonly costFen: Fen | null; readonly fundFen: Fen; readonly othersFen: Fen; readonly paidFen: Fen; readonly finalFen: Fen | null
  readonly households: OpenCount; readonly agree: OpenCount; readonly disagree: OpenCount; readonly undecided: OpenCount
  readonly voters: OpenCount; readonly pollFor: OpenCount; readonly pollAgainst: OpenCount
  readonly members: OpenCount; readonly present: OpenCount; readonly votesFor: OpenCount; readonly votesAgainst: OpenCount; readonly votesAbstain: OpenCount
  readonly ratings: OpenCount; readonly average100: number | null; readonly objections: OpenCount
  readonly supplier: string | null; readonly creditCode: string | null; readonly contractFen: Fen | null; /** Of a joint declaration: the lead’s part, and each filed organisation as `name|number|where filed|fen`, the next one after a semicolon; with the changes of the contract. */ readonly leadFen: Fen | null; readonly filedOrgs: string | null; readonly startedOn: Day | null; readonly completedOn: Day | null
  readonly page: string
}

/** One public record in the open tables; word for word it is in the log. */
export interface NoticeRow {
  readonly community: PlaceId; readonly number: number; readonly code: string; readonly kind: NoticeKind; readonly on: Day; readonly title: string
  readonly stage: string | null; readonly objectionUntil: string | null; readonly hash: string; readonly page: string
  /** Which record of the same log it corrects, and which one corrects it. */
  readonly replaces: number | null; readonly supersededBy: number | null
}

/** A project or a public record that was found. */
export interface SearchHit {
  readonly what: SearchKind; readonly project: ProjectId; readonly code: string
  /** Of the record; null for a project. */
  readonly number: number | null
  readonly title: string; readonly where: string; readonly community: PlaceId; readonly communityName: string
  readonly stage: Stage | null; readonly notice: NoticeKind | null; readonly category: Category | null; readonly year: number; readonly at: Instant
  /** The record that corrects it, by its number; absent for what stands. */
  readonly supersededBy?: number
  /** Everything that was typed occurs in it; false for what is only like it. */
  readonly exact: boolean
}
