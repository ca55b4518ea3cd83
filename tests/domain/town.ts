/** A town for rule tests: who holds which office over which place, and who lives where. */
import type { PersonId } from '../../contracts/reply'
import type { AppointedRole, PackId, Role } from '../../contracts/vocabulary'
import { actorOn, SYSTEM, type Seat } from '../../domain/projects/actor'
import type { Actor, Facts } from '../../domain/projects/rule'
import type { Project } from '../../contracts/projects'

export const PATH = ['city', 'd', 's', 'c'] as const
const ABOVE: Readonly<Record<string, readonly string[]>> = { d: ['city'], s: ['city', 'd'], c: ['city', 'd', 's'], b: PATH, c2: ['city', 'd', 's'] }

/** Nobody's id can be mistaken for anything that is said in public. */
const id = (name: string): PersonId => `PERSON-${name}`

export const WANG = id('wang')
export const NEIGHBOUR = id('neighbour')
export const FRIEND = id('friend')
export const HEAD = id('head')
export const STAFF = id('staff')
export const STAFF2 = id('staff2')
/** Two more of the committee, who had no part in what the first two decided. */
export const STAFF3 = id('staff3')
export const STAFF4 = id('staff4')
export const SECRETARY = id('secretary')
export const FACILITATOR = id('facilitator')
export const SUPERVISOR = id('supervisor')
export const TEAM = id('team')
export const TEAM2 = id('team2')
export const SPONSOR = id('sponsor')
export const BUILDER = id('builder')
export const CLERK = id('clerk')
export const CLERK2 = id('clerk2')
export const APPROVER = id('approver')
export const LEADER = id('leader')
export const FINANCE = id('finance')
export const FINANCE2 = id('finance2')
export const EVALUATOR = id('evaluator')
export const STRANGER = id('stranger')
/** Sixteen members of the council, and sixteen representatives. */
export const COUNCIL = Array.from({ length: 16 }, (_, n) => id(`council${n}`))
/** The neighbouring community, with a council and people of its own. */
export const NEXT_STAFF = id('next-staff')
export const NEXT_FACILITATOR = id('next-facilitator')
export const NEXT_SUPERVISOR = id('next-supervisor')
export const NEXT_RESIDENT = id('next-resident')
export const NEXT_COUNCIL = Array.from({ length: 16 }, (_, n) => id(`next${n}`))
export const REPS = Array.from({ length: 16 }, (_, n) => id(`rep${n}`))
/** What people are called and how they are reached; none of it may ever be told. */
export const SECRETS = ['Wang Xiaoming', 'Auntie Li', '13800138000'] as const

const OFFICES: readonly (readonly [PersonId, AppointedRole, string])[] = [
  [HEAD, 'buildingHead', 'b'], [STAFF, 'committeeStaff', 'c'], [STAFF2, 'committeeStaff', 'c'], [STAFF3, 'committeeStaff', 'c'], [STAFF4, 'committeeStaff', 'c'], [SECRETARY, 'partySecretary', 'c'], [FACILITATOR, 'facilitator', 'c'],
  [SUPERVISOR, 'supervisionCommittee', 'c'], [TEAM, 'projectTeam', 'c'], [TEAM2, 'projectTeam', 'c'], [SPONSOR, 'sponsor', 'c'], [CLERK, 'streetClerk', 's'], [CLERK2, 'streetClerk', 's'],
  [APPROVER, 'streetApprover', 's'], [LEADER, 'districtLeadingGroup', 'd'], [FINANCE, 'finance', 's'], [FINANCE2, 'finance', 's'], [EVALUATOR, 'thirdPartyEvaluator', 's'],
  ...COUNCIL.map((person) => [person, 'councilMember', 'c'] as const), ...REPS.map((person) => [person, 'residentRep', 'c'] as const),
  [NEXT_STAFF, 'committeeStaff', 'c2'], [NEXT_FACILITATOR, 'facilitator', 'c2'], [NEXT_SUPERVISOR, 'supervisionCommittee', 'c2'], ...NEXT_COUNCIL.map((person) => [person, 'councilMember', 'c2'] as const),
]
const RESIDENTS: readonly PersonId[] = [WANG, NEIGHBOUR, FRIEND, ...REPS]

export const seatsOf = (person: PersonId): readonly Seat[] => OFFICES.filter(([who]) => who === person).map(([, role, scope]) => ({ role, scope, path: [...(ABOVE[scope] ?? []), scope] }))

/** A person as seen from a project, with offices beside those of the town if the test needs them; null is the timer. */
export function actorFor(project: Project, person: PersonId | null, more: readonly Role[] = []): Actor {
  if (person === null) return SYSTEM
  const actor = actorOn(project, { person, seats: seatsOf(person), homes: RESIDENTS.includes(person) ? [{ path: [...PATH, 'b'] }] : person === NEXT_RESIDENT ? [{ path: ['city', 'd', 's', 'c2'] }] : [] })
  const withMore = (roles: readonly Role[]): readonly Role[] => [...new Set([...roles, ...more])]
  return { ...actor, roles: withMore(actor.roles), ...(actor.at === undefined ? {} : { at: Object.fromEntries(Object.entries(actor.at).map(([community, roles]) => [community, withMore(roles)])) }) }
}

/** Where the proposals of these tests are: one building. */
export const placeIn = (packId: PackId): NonNullable<Facts['place']> => ({ id: 'b', within: [...PATH, 'b'], district: 'd', street: 's', community: 'c', estate: 'b', packId })

/** The neighbouring community as a proposal finds it. */
export const nextDoor = (packId: PackId) => ({ leadName: 'First', partners: [{ community: 'c2', name: 'Second', street: 's', within: ['city', 'd', 's', 'c2'], district: 'd', packId }] })

/** Somebody of the town who holds the first of these roles. */
export function holderOf(roles: readonly Role[], except: readonly PersonId[] = []): PersonId {
  const found = roles.flatMap((role) => OFFICES.filter(([person, held]) => held === role && !except.includes(person)))[0]
  if (found === undefined) throw new Error(`nobody is ${roles.join(' or ')}`)
  return found[0]
}
