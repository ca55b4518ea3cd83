/** Households, and the people who speak for them. */
import type { ConsentAnswer } from './vocabulary'
import type { HouseholdId, Instant, PersonId, PlaceId } from './reply'

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
  /** Names as the committee's list masks them. */
  readonly members: readonly string[]
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
  readonly how: 'door-code' | 'at-the-door'; readonly confirmedBy: PersonId | null
  readonly at: Instant; readonly endedAt: Instant | null
}

/** How a door stands in a consent round: nobody answered, answered, or to be visited again. */
export type DoorState = 'unanswered' | 'answered' | 'revisit'

/** A door on the list of whoever walks the building. */
export interface Door {
  readonly household: HouseholdId; readonly building: PlaceId; readonly room: string; readonly members: readonly string[]; readonly bound: boolean
  readonly state: DoorState | null; readonly answer: ConsentAnswer | null; readonly recordedByMe: boolean
}

/** My own household as I may see it. */
export interface MyHousehold {
  readonly household: HouseholdId; readonly community: PlaceId; readonly building: PlaceId; readonly room: string; readonly representative: boolean
  readonly members: readonly { readonly person: PersonId; readonly name: string; readonly representative: boolean; readonly minor: boolean; readonly me: boolean }[]
}
