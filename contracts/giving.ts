/** What those who give are asked, and what is asked for them. */
import type { Deadline, DeadlineView } from './projects'
import type { Instant, ProjectId } from './reply'

/** The question to those who gave whether their money may be used for something else; `into`: for another project, otherwise for this one as it is to become. Whoever has not said yes by the day has said no. */
export interface Purpose { readonly text: string; readonly into: { readonly project: ProjectId; readonly code: string; readonly title: string } | null; readonly at: Instant; readonly clock: Deadline }

/** The question as anyone may see it. */
export interface PurposeView { readonly text: string; readonly into: { readonly code: string; readonly title: string } | null; readonly clock: DeadlineView; readonly open: boolean }
