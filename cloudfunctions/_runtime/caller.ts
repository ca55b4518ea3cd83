/** Loads who is calling: the person, the offices in force, the households. */
import type { HouseholdBinding } from '../../contracts/households'
import type { Appointment, Person } from '../../contracts/people'
import type { Instant } from '../../contracts/reply'
import type { Refusal } from '../../contracts/reply'
import type { Role } from '../../contracts/vocabulary'
import { dayOf } from '../../domain/calendar'
import { EVERYWHERE, isInForce } from '../../domain/people/appointments'
import type { Context, Operation } from './operation'
import type { Caller, Ports } from './ports'

const MOST_OFFICES = 200

export type Known = Pick<Context, 'person' | 'appointments' | 'households'>
const NOBODY: Known = { person: null, appointments: [], households: [] }

/** The founder administers an empty installation, and only until the first administrator is appointed. */
async function foundingOffice(ports: Ports, person: Person): Promise<readonly Appointment[]> {
  const today = dayOf(ports.now())
  const administrators = await ports.store.list<Appointment>('appointments', { where: { role: 'sysAdmin' }, limit: MOST_OFFICES })
  if (administrators.some((appointment) => isInForce(appointment, ports.now()))) return []
  return [{ id: 'founder', person: person.id, role: 'sysAdmin', place: EVERYWHERE, seat: null, from: today, until: null, appointedBy: person.id, basis: 'FOUNDING_OPENID', endedAt: null, version: 0 }]
}

/** Everything about the caller that permissions rest on. */
export async function loadCaller(ports: Ports, { caller, now }: { readonly caller: Caller; readonly now: Instant }): Promise<Known> {
  if (caller.openid === null) return NOBODY
  const account = await ports.store.get<{ readonly person: string }>('accounts', caller.openid)
  if (account === null) return NOBODY
  const { person: id } = account
  const [person, appointments, households] = await Promise.all([
    ports.store.get<Person>('people', id),
    ports.store.list<Appointment>('appointments', { where: { person: id }, limit: MOST_OFFICES }),
    ports.store.list<HouseholdBinding>('bindings', { where: { person: id }, limit: MOST_OFFICES }),
  ])
  if (person === null) return NOBODY
  const founding = caller.openid === ports.founder ? await foundingOffice(ports, person) : []
  return {
    person,
    appointments: [...appointments.filter((appointment) => isInForce(appointment, now)), ...founding],
    households: households.filter((binding) => binding.endedAt === null || binding.endedAt > now),
  }
}

/** Every role that the caller has somewhere; whether it reaches this record is for the rule to say. */
export function rolesOf({ caller, person, appointments, households }: Known & { readonly caller: Caller }): readonly Role[] {
  if (caller.source === 'timer') return ['system']
  if (person === null) return ['visitor']
  const home: readonly Role[] = households.length === 0 ? [] : ['resident']
  const representative: readonly Role[] = households.some((binding) => binding.representative) ? ['householdRep'] : []
  return [...new Set([...home, ...representative, ...appointments.map(({ role }) => role)])]
}

/** Why this caller may not even ask, if so. */
export function refusalAtTheDoor({ who }: Pick<Operation, 'who'>, known: Known & { readonly caller: Caller }): Refusal | null {
  if (who === 'anyone') return null
  if (known.caller.source === 'timer') return who !== 'identified' && who.includes('system') ? null : { code: 'not-your-role' }
  if (known.person === null) return { code: 'not-identified' }
  if (who === 'identified') return null
  const roles = rolesOf(known)
  if (who.some((role) => roles.includes(role))) return null
  return { code: who.includes('resident') || who.includes('householdRep') ? 'household-not-bound' : 'not-your-role' }
}
