/** What those who give are asked, and what is asked for them. */
import type { Deadline, DeadlineView } from './projects'
import type { Day, FileId, Instant, PersonId, ProjectId } from './reply'
import type { NamingState } from './vocabulary'

/** The question to those who gave whether their money may be used for something else; `into`: for another project, otherwise for this one as it is to become. Whoever has not said yes by the day has said no. */
export interface Purpose { readonly text: string; readonly into: { readonly project: ProjectId; readonly code: string; readonly title: string } | null; readonly at: Instant; readonly clock: Deadline }

/** The question as anyone may see it. */
export interface PurposeView { readonly text: string; readonly into: { readonly code: string; readonly title: string } | null; readonly clock: DeadlineView; readonly open: boolean }

/** A name that a giver asks for, until its last day. `count`: what the minutes of the council say, written down by one; `council`: decided, once somebody else said the same; `main`: nobody gave more, found on that day; `approval`: the document of the level that the law names. */
export interface Naming {
  readonly id: string; readonly pledge: string; readonly from: PersonId; readonly text: string; readonly where: string; readonly until: Day; readonly at: Instant
  readonly count: { readonly members: number; readonly present: number; readonly for: number; readonly minutes: FileId; readonly by: PersonId } | null
  readonly council: { readonly passed: boolean; readonly main: boolean; readonly by: PersonId; readonly at: Instant } | null
  readonly approval: { readonly agrees: boolean; readonly document: string; readonly on: Day; readonly picture: FileId | null; readonly by: PersonId; readonly at: Instant } | null
  readonly down: { readonly by: PersonId; readonly at: Instant; readonly text: string; readonly picture: FileId | null } | null
}

/** A name as it may be seen; `hangs`: it is over and has to come off. */
export interface NamingView { readonly id: string; readonly text: string; readonly where: string; readonly until: Day; readonly state: NamingState; readonly hangs: boolean; readonly mine: boolean; readonly document: { readonly number: string; readonly on: Day } | null }
