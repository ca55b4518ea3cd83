import type { HouseholdBinding } from '../../contracts/households'
import type { Appointment, Person, PersonFound } from '../../contracts/people'
import type { Place } from '../../contracts/places'
import type { PlaceId, Reply } from '../../contracts/reply'
import type { AppointedRole } from '../../contracts/vocabulary'
import { isInForce, reaches } from '../../domain/people/appointments'
import { withinOf } from '../../domain/places/tree'
import { yes } from '../_runtime/answers'
import type { Context } from '../_runtime/operation'
import { byIds } from '../_runtime/pages'

export const OFFICIALS = ['committeeStaff', 'partySecretary', 'supervisionCommittee', 'streetClerk', 'streetApprover', 'districtLeadingGroup', 'districtCoordinator', 'sysAdmin'] as const satisfies readonly AppointedRole[]

const MOST_ROWS = 1000
/** After every letter there is. */
const LAST = '\uffff'

async function candidates({ ports }: Context, { name, limit }: { readonly name: string; readonly limit: number }): Promise<readonly Person[]> {
  const [exact, begun] = await Promise.all([
    ports.store.get<Person>('people', name),
    ports.store.list<Person>('people', { where: { name: { $gte: name, $lt: name + LAST } }, order: [['name', 'asc']], limit: limit * 4 }),
  ])
  return exact === null ? begun : [exact, ...begun]
}

/** People who live or hold an office where the caller's own offices reach; somebody named by the exact id is found anyway. */
export async function findPeople(ctx: Context, input: { readonly name: string; readonly limit: number }): Promise<Reply<{ readonly people: readonly PersonFound[] }>> {
  const { store } = ctx.ports
  const people = await candidates(ctx, input)
  const ids = people.map(({ id }) => id)
  const [offices, bindings] = await Promise.all([
    store.list<Appointment>('appointments', { where: { person: { $in: ids } }, limit: MOST_ROWS }),
    store.list<HouseholdBinding>('bindings', { where: { person: { $in: ids } }, limit: MOST_ROWS }),
  ])
  const places = new Map((await byIds<Place>(store, 'places', offices.map(({ place }) => place))).map((place) => [place.id, place]))
  const mine = ctx.appointments.filter(({ role }) => OFFICIALS.some((official) => official === role))
  const isMine = (within: readonly PlaceId[]): boolean => mine.some((office) => reaches(office.place, within))
  const found = people.flatMap(({ id, name }): readonly PersonFound[] => {
    const held = offices.filter((office) => office.person === id && isInForce(office, ctx.now)).filter(({ place }) => isMine(withinOf(places.get(place) ?? { id: place, path: [] })))
    const resident = bindings.some((binding) => binding.person === id && binding.endedAt === null && isMine(binding.within))
    return held.length > 0 || resident || id === input.name ? [{ person: id, name, roles: held.map(({ role, place }) => ({ role, place })), resident }] : []
  })
  return yes({ people: found.slice(0, input.limit) })
}
