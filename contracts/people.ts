/** People, and what they were appointed as. */
import type { AppointedRole, DeclarationKind, Role, SeatClass } from './vocabulary'
import type { Day, Instant, PersonId, PlaceId, ProjectId } from './reply'

/** One natural person; however many WeChat accounts, still one. */
export interface Person {
  readonly id: PersonId; readonly name: string
  /** Told by WeChat, never typed in; absent until it was needed. */
  readonly phone?: string
  readonly createdAt: Instant
  /** What was declared of near relatives and interests, the oldest first; absent for whoever declared nothing. */
  readonly declarations?: readonly Declaration[]
  /** When the person had everything taken out; the number stays for what was counted. */
  readonly forgottenAt?: Instant
}

/** A near relative counts for both, whichever of the two declared it; the others are the person's own. */
export type Interest =
  | { readonly kind: 'relative'; readonly person: PersonId; readonly by: PersonId }
  | { readonly kind: 'supplier'; readonly supplier: string }
  | { readonly kind: 'propertyCompany'; readonly place: PlaceId }
  | { readonly kind: 'ownBenefit'; readonly project: ProjectId }
/** An interest from the day that it was declared until it was withdrawn; a withdrawn one stays, and counts no more. */
export type Declaration = Interest & { readonly id: string; readonly at: Instant; readonly withdrawnAt: Instant | null }

/** A declaration as its person, or the street after saying why, may read it: `what` names the relative (masked), supplier, place or project; empty where it is gone. */
export interface DeclarationSeen { readonly id: string; readonly kind: DeclarationKind; readonly what: string; readonly at: Instant; readonly withdrawnAt: Instant | null; /** Declared by this person, who alone can withdraw it. */ readonly own: boolean }

/** An office held over a place, with the document that it rests on; `*` as the place is everywhere (only the founding administrator). */
export interface Appointment {
  readonly id: string
  readonly person: PersonId; readonly role: AppointedRole
  /** The place it covers, with everything below. */
  readonly place: PlaceId
  /** Seat class of a council member; null for every other role. */
  readonly seat: SeatClass | null
  readonly from: Day; readonly until: Day | null
  readonly appointedBy: PersonId; readonly basis: string
  /** Whose office it is, when it is held for somebody else for a time. */
  readonly actingFor?: PersonId
  readonly endedAt: Instant | null
  /** How often this office of this person has been written; its stream has as many events. */
  readonly version: number
}

/** An office of the caller's own that somebody else holds for a time. */
export interface Lent { readonly appointment: string; readonly role: AppointedRole; readonly place: PlaceId; readonly placeName: string; readonly name: string; readonly from: Day; readonly until: Day | null }

/** What a message is about; the screen has the sentence. */
export type MessageKind = 'consent-recorded-for-you' | 'consent-unresolved' | 'consent-disowned' | 'consent-contradicted' | 'binding-confirmed' | 'child-joined' | 'appointed' | 'appointment-ended' | 'representative-changed' | 'binding-asked' | 'binding-denied' | 'flat-let' | 'change-decided' | 'project-moved' | 'objection-answered' | 'notice-corrected' | 'policy-proposed' | 'policy-confirmed' | 'policy-discarded' | 'deadline-near' | 'deadline-passed' | 'deadline-escalated' | 'deadline-moved' | 'meeting-due' | 'duty-near' | 'duty-missed' | 'relative-declared' | 'picture-hidden' | 'picture-appeal-upheld' | 'picture-appeal-dismissed' | 'picture-blurred' | 'picture-blur-declined' | 'picture-blur-hidden' | 'comment-answered' | 'audit-requested' | 'sheet-answered' | 'purpose-asked' | 'purpose-dropped' | 'name-decided' | 'gift-owed-back' | 'gift-returned' | 'transfer-asked' | 'transfer-agreed' | 'transfer-done' | 'transfer-ended' | 'ballot-recorded-for-you' | 'ballot-disowned' | 'rating-drawn' | 'judge-named' | 'judge-reminded'

/** A message to one person. */
export interface Message {
  readonly id: string
  readonly to: PersonId; readonly at: Instant; readonly kind: MessageKind
  readonly project: ProjectId | null
  readonly figures: Readonly<Record<string, string | number>>
  readonly readAt: Instant | null
}

/** Who the caller is, as the home page needs it; everything is empty for a visitor. */
export interface Me {
  readonly person: Person | null
  readonly roles: readonly { readonly role: Role; readonly place: PlaceId | null; readonly placeName: string; readonly until: Day | null; readonly acting?: boolean }[]
  readonly households: readonly { readonly household: string; readonly community: PlaceId; readonly communityName: string; readonly building: PlaceId; readonly buildingName: string; readonly room: string; readonly representative: boolean }[]
  /** Homes that somebody else has to confirm first: until then the caller is heard and not counted. */
  readonly waiting: readonly { readonly request: string; readonly room: string; readonly buildingName: string; readonly at: Instant }[]
  readonly communities: readonly { readonly id: PlaceId; readonly name: string }[]
  readonly unread: number
  /** Below this age a guardian agrees before anything is kept (个人信息保护法第三十一条); null before that law. */
  readonly guardianBelowAge: number | null
}

/** A person as an official may see them in order to name them for something: the name is masked, 张**. */
export interface PersonFound { readonly person: PersonId; readonly name: string; readonly roles: readonly { readonly role: AppointedRole; readonly place: PlaceId }[]; readonly resident: boolean }

/** What was opened: whole lists count as `register`. */
export type Opened = 'name' | 'phone' | 'register' | 'declarations'

/** That somebody looked at personal data in the open: who, in which office, when, what and why. */
export interface Access {
  readonly id: string
  /** A person, a household, or the community whose register it was. */
  readonly about: string
  readonly by: PersonId; readonly role: AppointedRole; readonly place: PlaceId
  readonly at: Instant; readonly opened: readonly Opened[]; readonly reason: string
}

/** One look at my data, as I may see it. */
export interface AccessSeen { readonly at: Instant; readonly role: AppointedRole; readonly placeName: string; readonly opened: readonly Opened[]; readonly reason: string }

/** The values of one person in the open; the look has been written down. */
export interface Revealed { readonly person: PersonId; readonly name: string; readonly phone: string | null; readonly at: Instant }

/** All that is kept of one person, as the records have it: everything in the open, for that person alone. */
export interface MyData {
  readonly at: Instant
  readonly person: Person
  readonly accounts: readonly object[]; readonly offices: readonly object[]
  /** The households that the person is or was bound to, and their own line in the committee's register. */
  readonly homes: readonly object[]; readonly register: readonly object[]
  readonly requests: readonly object[]; readonly changes: readonly object[]; readonly messages: readonly object[]
  readonly proposals: readonly object[]; readonly objections: readonly object[]; readonly auditSignatures: readonly object[]; readonly sheetReports: readonly object[]; readonly endorsements: readonly object[]; readonly looks: readonly object[]
  readonly pictures: readonly object[]; readonly pictureAsks: readonly object[]; readonly childPermits: readonly object[]
  readonly consents: readonly object[]; readonly pollBallots: readonly object[]; readonly choices: readonly object[]; readonly ratings: readonly object[]; readonly supports: readonly object[]
}
