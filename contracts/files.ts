/** Files: who may look at which, and what was found when somebody looked. */
import type { FileId, Instant, PersonId, PlaceId, ProjectId } from './reply'
import type { HideReason, HoldReason, PictureState } from './vocabulary'

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
  readonly reason: HoldReason | HideReason | null
  /** The copy that stands in for it everywhere. */
  readonly blurred: FileId | null
  /** How often a person has decided about it. */
  readonly decided: number
  /** Who keeps it back. */
  readonly hiddenBy: PersonId | null
  /** How many have asked for something in it to be made unrecognisable since it was last decided. */
  readonly asks: number
  /** Of who put it there, against its being kept back; once. */
  readonly appeal: { readonly text: string; readonly at: Instant; readonly answeredAt: Instant | null } | null
  /** From when on a person has to look; null while nobody has to. */
  readonly waitsFrom: Instant | null
}

/** A part of a picture, in thousandths of its width and height from its upper left corner. */
export interface PictureMark { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** What the check says of a picture. */
export type Suggestion = 'pass' | 'review' | 'risky'

/** What is found of a picture: what the check says, or that its bytes are no picture, or cannot be had. */
export type Finding = Suggestion | 'unreadable' | 'unreached'

/** What somebody would have made unrecognisable, and where. */
export interface PictureWish { readonly text: string; readonly marks: readonly PictureMark[] }

/** Somebody asks for a face, a number plate or the like to be made unrecognisable; once per person and picture. */
export interface PictureAsk extends PictureWish { readonly picture: string; readonly person: PersonId; readonly at: Instant; /** Decisions made before it was asked. */ readonly after: number }

/** A picture as this caller sees it, with what they may ask. */
export interface PictureSeen {
  readonly file: FileId; readonly project: ProjectId; readonly state: PictureState; readonly reason: Picture['reason']
  readonly isBlurred: boolean; readonly mine: boolean; readonly asked: 'none' | 'open' | 'answered'; readonly appeal: 'none' | 'open' | 'answered'
}

/** A picture that waits for a person of the caller's community or street: why, and in whose words. */
export interface PictureDue {
  readonly file: FileId; readonly project: ProjectId; readonly title: string; readonly communityName: string; readonly at: Instant; readonly waitsFrom: Instant
  readonly state: PictureState; readonly reason: Picture['reason']; readonly why: 'check' | 'blur' | 'appeal'
  /** The first who asked since it was last decided; `files.asks` has all of them. */
  readonly asks: readonly PictureWish[]; readonly moreAsks: boolean; readonly appeal: string | null
  /** Whether the caller put it there, or kept it back and it is appealed: then somebody else decides. */
  readonly forAnother: boolean
}
