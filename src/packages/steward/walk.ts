import type { Door } from '../../../contracts/households'
import type { Me } from '../../../contracts/people'
import type { Place } from '../../../contracts/places'
import type { HouseholdId, PlaceId } from '../../../contracts/reply'
import type { Role } from '../../../contracts/vocabulary'
import { OUTBOX_WORDS } from '../../copy/outbox'
import { STEWARD } from '../../copy/steward'
import { ANSWER_LABELS } from '../../copy/words'
import type { KeptConsent } from '../../services/outbox'

const WALKERS: readonly Role[] = ['buildingHead', 'tenHouseholdHead', 'committeeStaff']
const WALKED: readonly Place['kind'][] = ['courtyard', 'building', 'tenHouseholdGroup']

export interface WalkedPlace { readonly key: PlaceId; readonly label: string }

/** Where I may walk: the places of my offices, and what lies inside the first of them. */
export function placesOf(me: Me | null, inside: readonly Pick<Place, 'id' | 'name' | 'kind'>[]): readonly WalkedPlace[] {
  const offices = (me?.roles ?? []).filter(({ role, place }) => WALKERS.includes(role) && place !== null)
  const own = offices.map(({ place, placeName }) => ({ key: place ?? '', label: placeName }))
  const parts = inside.filter(({ kind }) => WALKED.includes(kind)).map(({ id, name }) => ({ key: id, label: name }))
  const wide = parts.length > 0 ? own.map((one) => ({ ...one, label: STEWARD.allPlaces(one.label) })) : own
  return [...new Map([...wide, ...parts].map((one) => [one.key, one])).values()]
}

/** What a door is called where the list holds more than one building. */
export const doorName = (door: Pick<Door, 'building' | 'room'>, names: ReadonlyMap<PlaceId, string>): string => [names.get(door.building), door.room].filter(Boolean).join(' ')

/** What this phone knows better than the list: answers that wait in it, and those that have arrived since. */
export interface Asked { readonly kept: readonly KeptConsent[]; readonly sent: readonly HouseholdId[] }

const wasAsked = ({ kept, sent }: Asked, household: HouseholdId): boolean => sent.includes(household) || kept.some((one) => one.household === household)

/** The next door that nobody has asked, after this one and round again. */
export function nextDoor(doors: readonly Door[], asked: Asked, after: HouseholdId | null = null): Door | null {
  const at = doors.findIndex((door) => door.household === after)
  const round = [...doors.slice(at + 1), ...doors.slice(0, Math.max(0, at))]
  return round.find((door) => door.state === 'unanswered' && !wasAsked(asked, door.household)) ?? null
}

export interface DoorMark { readonly text: string; readonly look: '' | 'ws-tag_caution' | 'ws-tag_warn' }

/** How a door stands, in words; what the phone keeps comes first. */
export function markOf(door: Door, { kept, sent }: Asked): DoorMark {
  const mine = kept.find((one) => one.household === door.household)
  if (mine !== undefined) return mine.refusal === null ? { text: OUTBOX_WORDS.waiting, look: 'ws-tag_caution' } : { text: OUTBOX_WORDS.refused, look: 'ws-tag_warn' }
  if (sent.includes(door.household)) return { text: STEWARD.arrived, look: '' }
  switch (door.state) {
    case null: return { text: STEWARD.notAsked, look: '' }
    case 'unanswered': return { text: STEWARD.unanswered, look: 'ws-tag_caution' }
    case 'revisit': return { text: STEWARD.revisit, look: 'ws-tag_warn' }
    case 'answered': return { text: door.answer === null ? STEWARD.answered : STEWARD.tagAnswered(ANSWER_LABELS[door.answer]), look: '' }
  }
}

export const doorPage = ({ project, place, household }: { readonly project: string; readonly place: PlaceId | null; readonly household: string }): string =>
  `/packages/steward/door?project=${encodeURIComponent(project)}&household=${encodeURIComponent(household)}${place === null ? '' : `&place=${encodeURIComponent(place)}`}`
