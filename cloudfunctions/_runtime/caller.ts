/** Loads who is calling: the person, the offices in force, the households. */
import type { HouseholdBinding } from '../../contracts/households'
import type { Appointment, Person } from '../../contracts/people'
import type { Instant, PersonId, Refusal } from '../../contracts/reply'
import type { Role } from '../../contracts/vocabulary'
import { dayOf } from '../../domain/calendar'
import { EVERYWHERE, isInForce } from '../../domain/people/appointments'
import type { Context, Operation } from './operation'
import type { Caller, Part, Ports } from './ports'

const MOST_OFFICES = 200

export type Known = Pick<Context, 'person' | 'appointments' | 'households'>
/** One request for all of it: every call pays for this one. */
const PARTS: readonly Part[] = [
  { from: 'people', ours: 'person', theirs: '_id', as: 'people' },
  { from: 'appointments', ours: 'person', theirs: 'person', as: 'appointments' },
  { from: 'bindings', ours: 'person', theirs: 'person', as: 'households' },
]
interface Account { readonly person: PersonId; readonly people: readonly Person[]; readonly appointments: readonly Appointment[]; readonly households: readonly HouseholdBinding[] }

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
  const account = await ports.store.gather<Account>('accounts', caller.openid, PARTS)
  if (account === null) return NOBODY
  // A missing field would join with every record that misses it too.
  if (typeof account.person !== 'string') throw new Error('an account without a person')
  const [person] = account.people
  if (person === undefined) return NOBODY
  const { appointments, households } = account
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
