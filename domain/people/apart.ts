/** Who may not supervise whom: members of the residents' committee and their near relatives sit on no supervision committee of theirs (城市居民委员会组织法 §36). */
import type { Governing } from '../../contracts/policies'
import type { PlaceId, Refusal } from '../../contracts/reply'
import type { AppointedRole, InterestGround } from '../../contracts/vocabulary'
import { refusal } from '../result'

const COMMITTEE: readonly AppointedRole[] = ['committeeStaff', 'partySecretary']
const SUPERVISION: readonly AppointedRole[] = ['supervisionCommittee']

/** The offices that somebody in this one, and their near relatives, may not hold beside it. */
export function apartFrom(role: AppointedRole): readonly AppointedRole[] {
  if (SUPERVISION.includes(role)) return COMMITTEE
  return COMMITTEE.includes(role) ? SUPERVISION : []
}

/** An office of those roles, held by the person or by a near relative. */
export interface OfficeNear { readonly place: PlaceId; readonly within: readonly PlaceId[]; readonly relative: boolean }

interface Apart { readonly place: PlaceId; readonly within: readonly PlaceId[]; readonly near: readonly OfficeNear[]; /** The law as it stands on the day; before it was in force relatives were not kept apart. */ readonly law: Governing<boolean> | undefined }

/** Whether an office over a place is barred by one that reaches the same place. Refuses `has-interest` (SoD-10), with the clause where the law is in force. */
export function refusalOfApart({ place, within, near, law }: Apart): Refusal | null {
  const beside = near.filter((office) => within.includes(office.place) || office.within.includes(place))
  const cited = law === undefined ? {} : { clause: law.clause, since: law.since, ...(law.quote === undefined ? {} : { quote: law.quote }) }
  const no = (about: InterestGround): Refusal => refusal('has-interest', { duty: 'SoD-10', about, ...cited })
  if (beside.some(({ relative }) => !relative)) return no('sameCommittee')
  return law?.value === true && beside.length > 0 ? no('relativeInOffice') : null
}
