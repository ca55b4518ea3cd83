/** Households, and the people who speak for them. */
import type { ConsentAnswer, RegisterChangeKind, Tenure } from './vocabulary'
import type { Day, HouseholdId, Instant, PersonId, PlaceId } from './reply'

/** One member of a household as the committee's register knows them; the year of birth only where somebody's age has to be known. */
export interface RegisterMember {
  /** Stays the same while the member stays. */
  readonly key: string
  readonly name: string; readonly phone: string | null
  readonly tenure: Tenure; readonly birthYear: number | null
}

/** One household of the roster. The door code is kept only as a salted hash. */
export interface Household {
  readonly id: HouseholdId
  readonly community: PlaceId
  /** The building (or courtyard) that the door is in. */
  readonly building: PlaceId
  /** The building, everything above it, and its ten-household group. */
  readonly within: readonly PlaceId[]
  readonly room: string
  /** Sorts doors as they are walked. */
  readonly doorOrder: string
  readonly members: readonly RegisterMember[]
  readonly codeSalt: string | null; readonly codeHash: string | null
  /** The one adult who speaks last for the household. */
  readonly representative: PersonId | null
  readonly bound: number
  readonly addedAt: Instant; readonly removedAt: Instant | null
}

/** That a person lives in a household. */
export interface HouseholdBinding {
  readonly id: string
  readonly household: HouseholdId; readonly person: PersonId; readonly name: string
  readonly community: PlaceId; readonly building: PlaceId; readonly within: readonly PlaceId[]; readonly room: string
  readonly representative: boolean; readonly minor: boolean
  /** Which member of the register it is, where that is known. */
  readonly member?: string
  /** Whom this member wants to speak for the household. */
  readonly choice?: PersonId
  readonly how: 'door-code' | 'at-the-door' | 'roster' | 'guardian'; readonly confirmedBy: PersonId | null
  readonly at: Instant; readonly endedAt: Instant | null
}

/** A guardian's consent to what is kept of one child, given before anything is: the child brings its code, once. */
export interface ChildPermit {
  /** A hash of the code, so that a record lets nobody in. */
  readonly id: string
  readonly household: HouseholdId; readonly guardian: PersonId
  readonly at: Instant; readonly until: Instant
  readonly child: PersonId | null; readonly usedAt: Instant | null
}

/** A member of the register on a screen: the name masked. */
export interface NamedKey { readonly key: string; readonly name: string }

/** How a door stands in a consent round: nobody answered, answered, or to be visited again. */
export type DoorState = 'unanswered' | 'answered' | 'revisit'

/** A door on the list of whoever walks the building. */
export interface Door {
  readonly household: HouseholdId; readonly building: PlaceId; readonly room: string; readonly members: readonly string[]; readonly register?: readonly NamedKey[]; readonly bound: boolean
  readonly state: DoorState | null; readonly answer: ConsentAnswer | null; readonly recordedByMe: boolean
}

/** My own household as I may see it. */
export interface MyHousehold {
  readonly household: HouseholdId; readonly community: PlaceId; readonly building: PlaceId; readonly room: string; readonly representative: boolean
  readonly members: readonly { readonly person: PersonId; readonly name: string; readonly representative: boolean; readonly minor: boolean; readonly child: boolean; readonly me: boolean }[]
  /** Who is on the committee's register for it. */
  readonly register: readonly NamedKey[]
}

/** An import that has been decided upon: it is carried to its end, whoever comes next, also after a power cut. */
export interface RosterImport {
  readonly id: string
  readonly community: PlaceId; readonly by: PersonId; readonly at: Instant
  readonly state: 'applying' | 'applied'
  readonly parts: number
  readonly added: number; readonly changed: number; readonly unchanged: number; readonly rows: number
}

/** A door as it is exported; the same columns as an import has. */
export interface RegisterLine {
  readonly household: HouseholdId; readonly building: PlaceId; readonly group: PlaceId | null; readonly room: string; readonly bound: number
  readonly members: readonly Omit<RegisterMember, 'key'>[]
}

/** A change of the register that waits for the committee, or has been decided by it. */
export interface RegisterChange {
  readonly id: string
  readonly household: HouseholdId; readonly community: PlaceId; readonly within: readonly PlaceId[]; readonly room: string
  readonly kind: RegisterChangeKind
  /** Who moves in, is born, or rents. */
  readonly member: Omit<RegisterMember, 'key'> | null
  /** Who moves out or has died. */
  readonly memberKey: string | null
  /** The day on which it happened. */
  readonly on: Day
  readonly note: string
  readonly reportedBy: PersonId; readonly reportedAt: Instant
  readonly state: 'waiting' | 'confirmed' | 'denied'
  readonly decidedBy: PersonId | null; readonly decidedAt: Instant | null; readonly reason: string | null
}

/** A change on a desk: names masked. */
export interface ChangeSeen {
  readonly id: string; readonly household: HouseholdId; readonly room: string; readonly kind: RegisterChangeKind; readonly who: string; readonly on: Day; readonly note: string
  readonly reportedAt: Instant; readonly state: RegisterChange['state']; readonly reason: string | null; readonly mine: boolean
}

/** Somebody who says that they live here, and waits for the head of the ten households: heard meanwhile, not counted. */
export interface BindingRequest {
  readonly id: string
  readonly household: HouseholdId; readonly person: PersonId
  readonly community: PlaceId; readonly building: PlaceId; readonly within: readonly PlaceId[]; readonly room: string
  readonly minor: boolean
  readonly at: Instant; readonly state: 'waiting' | 'confirmed' | 'denied'
  readonly decidedBy: PersonId | null; readonly decidedAt: Instant | null; readonly reason: string | null
}

/** A request on the list of whoever knows the faces at the door. */
export interface RequestSeen { readonly id: string; readonly household: HouseholdId; readonly building: PlaceId; readonly room: string; readonly name: string; readonly minor: boolean; readonly at: Instant; readonly onTheRegister: boolean }
