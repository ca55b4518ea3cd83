/** Through which roles a person sees one project: appointments whose scope covers it, a household in its community, its own proposal or contract. */
import type { Project } from '../../contracts/projects'
import type { PersonId, PlaceId } from '../../contracts/reply'
import type { AppointedRole, Role } from '../../contracts/vocabulary'
import type { Actor } from './rule'

/** An appointment in force, with the place of its scope and every place above it. */
export interface Seat { readonly role: AppointedRole; readonly scope: PlaceId; readonly path: readonly PlaceId[] }

/** A household that a person is bound to, with every place above it. */
export interface Home { readonly path: readonly PlaceId[] }

/** Front-line roles whose own corner may lie inside the place that a project is about. */
const FRONT_LINE: readonly Role[] = ['buildingHead', 'tenHouseholdHead', 'gridWorker', 'residentRep', 'projectTeam', 'deputyLiaison', 'councilMember', 'facilitator', 'supervisionCommittee']

type Where = Pick<Project, 'within' | 'place' | 'community' | 'street' | 'proposer' | 'joint'> & { readonly implementer: Project['implementer'] }

function covers(seat: Seat, where: Pick<Where, 'within' | 'place'>): boolean {
  if (where.within.includes(seat.scope) || seat.scope === where.place) return true
  return FRONT_LINE.includes(seat.role) && seat.path.includes(where.place)
}

/** The roles of this person on this project; nobody known is a visitor. A finance clerk or an approver of one street is a stranger in the next. */
export function actorOn(where: Where, who: { readonly person: PersonId | null; readonly seats: readonly Seat[]; readonly homes: readonly Home[] }): Actor {
  if (who.person === null) return { person: null, roles: ['visitor'] }
  const partners = where.joint?.partners ?? []
  const own: Role[] = []
  // Whoever lives in a community that takes part is concerned as much as the others.
  if (who.homes.some((h) => h.path.includes(where.community) || partners.some(({ community }) => h.path.includes(community)))) own.push('resident')
  if (where.proposer === who.person) own.push('proposer')
  if (where.implementer?.person === who.person) own.push('implementer')
  const rolesIn = (there: Pick<Where, 'within' | 'place'>): readonly Role[] => [...new Set<Role>([...who.seats.filter((s) => covers(s, there)).map((s) => s.role), ...own])]
  const roles = rolesIn(where)
  if (partners.length === 0) return { person: who.person, roles }
  return { person: who.person, roles, at: Object.fromEntries([[where.community, roles], ...partners.map(({ community, within }) => [community, rolesIn({ place: community, within })] as const)]) }
}

/** The timer: it holds no appointment and may only do what the table gives to `system`. */
export const SYSTEM: Actor = { person: null, roles: ['system'] }
