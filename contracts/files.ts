/** Files: who may look at which, and what was found when somebody looked. */
import type { FileId, Instant, PersonId, PlaceId, ProjectId } from './reply'
import type { HoldReason, PictureState } from './vocabulary'

/** A temporary address; null where there is none or the caller may not look. The state is that of a picture that a command carried, else null. */
export interface FileLink { readonly file: FileId; readonly url: string | null; readonly state: PictureState | null }

/** A picture that a command made part of a project: shown to the public only when the check, or a person, has said so. */
export interface Picture {
  readonly id: string; readonly file: FileId
  readonly project: ProjectId; readonly community: PlaceId
  /** The place of its project and everything above it: whose offices look at it. */
  readonly within: readonly PlaceId[]
  readonly by: PersonId; readonly at: Instant
  readonly state: PictureState
  /** What WeChat calls this check; nobody outside ever hears it. */
  readonly trace: string | null
  readonly reason: HoldReason | null
  /** From when on a person has to look; null while nobody has to. */
  readonly waitsFrom: Instant | null
}

/** What the check says of a picture. */
export type Suggestion = 'pass' | 'review' | 'risky'
