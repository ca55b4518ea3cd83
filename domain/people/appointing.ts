/** Who may appoint whom, to what, over which place. */
import type { Appointment } from '../../contracts/people'
import type { Day, PersonId, PlaceId, Refusal } from '../../contracts/reply'
import { LENT_ROLES, type AppointedRole, type PlaceKind, type SeatClass } from '../../contracts/vocabulary'
import { refusal } from '../result'
import { reaches } from './appointments'

/** Committee staff appoint up to the head of a building, and those whom an election or a meeting has named. */
const BY_THE_COMMITTEE = ['tenHouseholdHead', 'buildingHead', 'residentRep', 'councilMember', 'facilitator', 'projectTeam', 'deputyLiaison', 'sponsor', 'partyMember'] as const satisfies readonly AppointedRole[]
const BY_THE_STREET = [...BY_THE_COMMITTEE, 'gridWorker', 'committeeStaff', 'partySecretary', 'supervisionCommittee', 'implementer', 'streetClerk', 'finance', 'auditor', 'thirdPartyEvaluator', 'expert'] as const satisfies readonly AppointedRole[]
const BY_THE_DISTRICT = [...BY_THE_STREET, 'streetApprover', 'districtLeadingGroup', 'districtCoordinator'] as const satisfies readonly AppointedRole[]

const MAY_APPOINT: { readonly [R in AppointedRole]?: readonly AppointedRole[] } = {
  committeeStaff: BY_THE_COMMITTEE,
  streetApprover: BY_THE_STREET,
  districtCoordinator: BY_THE_DISTRICT,
  // The administrator decides nothing: other administrators, and whoever starts a district off.
  sysAdmin: ['sysAdmin', 'districtCoordinator'],
}

/** Roles whose holders may appoint somebody. */
export const APPOINTERS = ['committeeStaff', 'streetApprover', 'districtCoordinator', 'sysAdmin'] as const satisfies readonly AppointedRole[]

const NEIGHBOURHOOD = ['community', 'committee'] as const satisfies readonly PlaceKind[]

/** The kinds of place that an office may be held over. */
const HELD_OVER: { readonly [R in AppointedRole]: readonly PlaceKind[] } = {
  tenHouseholdHead: ['courtyard', 'building', 'tenHouseholdGroup'], buildingHead: ['courtyard', 'building'],
  gridWorker: ['community', 'committee', 'courtyard'], deputyLiaison: ['district', 'street', 'community', 'committee'],
  residentRep: [...NEIGHBOURHOOD, 'courtyard', 'building'], councilMember: NEIGHBOURHOOD, facilitator: NEIGHBOURHOOD, committeeStaff: NEIGHBOURHOOD,
  partySecretary: NEIGHBOURHOOD, supervisionCommittee: NEIGHBOURHOOD, projectTeam: [...NEIGHBOURHOOD, 'courtyard'],
  implementer: ['district', 'street', 'community', 'committee'], sponsor: ['district', 'street', 'community', 'committee'],
  streetClerk: ['street'], streetApprover: ['street'], districtLeadingGroup: ['district'], districtCoordinator: ['district'],
  finance: ['district', 'street'], auditor: ['district', 'street'], thirdPartyEvaluator: ['district', 'street', 'community'], partyMember: NEIGHBOURHOOD, expert: ['district', 'street', 'community', 'committee'], sysAdmin: ['city'],
}

export interface Asked {
  readonly me: PersonId
  readonly mine: readonly Appointment[]
  readonly person: PersonId
  readonly role: AppointedRole
  /** The place itself and all above it. */
  readonly within: readonly PlaceId[]
}

/** Whether any office of mine lets me fill this one; `firstCoordinator` is whether the district has none yet. */
export function refusalToDispose({ me, mine, person, role, within }: Asked, firstCoordinator: boolean): Refusal | null {
  if (me === person) return refusal('second-person-needed', { about: 'person' })
  const able = mine.filter((office) => MAY_APPOINT[office.role]?.includes(role) === true)
  if (able.length === 0) return refusal('not-your-role', { about: role })
  const inScope = able.filter((office) => reaches(office.place, within))
  if (inScope.length === 0) return refusal('not-your-scope', { about: 'place' })
  const onlyAsAdministrator = inScope.every((office) => office.role === 'sysAdmin')
  if (onlyAsAdministrator && role === 'districtCoordinator' && !firstCoordinator) return refusal('not-your-role', { about: role })
  return null
}

export interface Terms { readonly role: AppointedRole; readonly kind: PlaceKind; readonly place: PlaceId; readonly seat: SeatClass | null; readonly from: Day; readonly until: Day | null; readonly today: Day; readonly held: readonly Appointment[] }

/** Whether the office itself can be given so: place, seat, days, and what the person already holds. */
export function refusalOfTerms({ role, kind, place, seat, from, until, today, held }: Terms): Refusal | null {
  if (!HELD_OVER[role].includes(kind)) return refusal('malformed', { about: 'place' })
  if ((role === 'councilMember') !== (seat !== null)) return refusal('malformed', { about: 'seat' })
  if (until !== null && until < from) return refusal('malformed', { about: 'until' })
  if (until !== null && until < today) return refusal('date-in-the-past', { about: 'until' })
  if (held.some((office) => office.role === role && office.place === place)) return refusal('already-appointed', { about: role })
  // Nobody sits on two councils (E40).
  if (role === 'councilMember' && held.some((office) => office.role === 'councilMember')) return refusal('already-appointed', { about: 'councilMember' })
  return null
}

/** Whether I may lend an office of mine: it is mine in my own right, it can be lent, and the time lies within my own. */
export function refusalToLend({ me, person, office, from, until }: { readonly me: PersonId; readonly person: PersonId; readonly office: Appointment | null; readonly from: Day; readonly until: Day }): Refusal | null {
  if (me === person) return refusal('second-person-needed', { about: 'person' })
  if (office === null || office.actingFor !== undefined || !LENT_ROLES.some((role) => role === office.role)) return refusal('not-your-role', { about: office?.role ?? 'role' })
  if (from < office.from || (office.until !== null && until > office.until)) return refusal('malformed', { about: 'until' })
  return null
}
