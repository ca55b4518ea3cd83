/** What is said by those who watch a project, and what is owed to them in return. */
import type { Deadline, Notice } from './projects'
import type { Day, FileId, Instant, PersonId } from './reply'
import type { ObjectionState, Role } from './vocabulary'

/** What somebody who watches a project said of it, and the answer that is owed. */
export interface Comment {
  readonly id: string; readonly by: PersonId; readonly role: Role; readonly at: Instant; readonly text: string; readonly due: Day; readonly answer: string | null; readonly answeredAt: Instant | null
  /** The content check was not sure of its words: only who answers it reads them, until that person shows them or keeps them back. */
  readonly held?: boolean
}
/** A comment as anyone reads it: by role, never by name. */
export interface CommentView extends Omit<Comment, 'by'> { readonly mine: boolean }

/** How many have signed, of how many when the counter was opened, and how many the law asks for. */
export interface AuditCount { readonly signed: number; readonly of: number; readonly needs: number; readonly clause: string }
/** One request for audit: a counter until it is reached, then a duty to answer. Who signed is kept apart. */
export interface AuditRequest {
  readonly round: number; readonly since: Instant; readonly representatives: AuditCount; readonly residents: AuditCount
  readonly reachedAt: Instant | null; readonly clock: Deadline | null; readonly answer: string | null; readonly answeredAt: Instant | null
}

/** An appeal against the bar of the next year: why, and what the street said. */
export interface BarAppeal { readonly by: PersonId; readonly at: Instant; readonly text: string; readonly state: ObjectionState; readonly answer: string | null }

/** The days on which a sheet did not hang, for all or a part of each. */
export interface SheetGap { readonly from: Day; readonly to: Day }

/** One time that the sheet of a notice was reported gone, by one or several; who they were is kept apart. */
export interface SheetReport {
  readonly at: Instant; readonly reports: number; readonly photos: readonly FileId[]
  /** Hung up again, or shown to hang still; null while nobody has answered. */
  readonly answer: { readonly at: Instant; readonly reposted: boolean; readonly text: string; readonly gap: SheetGap | null } | null
}

/** Where a window ran from before a correction, and the day before which it does not end: what was promised once. */
export interface WindowRestart { readonly from: Day; readonly notBefore: Day }

/** What a notice says of corrections. */
export interface CorrectionMarks {
  /** Its own record in the public log, for a correction. */
  readonly record?: number
  /** Which notice it corrects, and by which record that was published; why; whether its window began anew. */
  readonly replaces?: { readonly notice: string; readonly record: number; readonly reason: string; readonly anew: boolean }
  /** By which notice it was corrected, and that one’s record. */
  readonly supersededBy?: { readonly notice: string; readonly record: number }
}

/** A drafted correction as those see it who draft, sign and publish it. */
export interface CorrectionView extends Pick<Correction, 'notice' | 'fields' | 'reason'> { readonly signatures: number }

/** A corrected version of a notice: only what it says otherwise, why, and who has signed it. */
export interface Correction { readonly notice: string; readonly fields: Notice['fields']; readonly reason: string; readonly by: PersonId; readonly at: Instant; readonly signatures: readonly { readonly person: PersonId; readonly role: Role }[] }
