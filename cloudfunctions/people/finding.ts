import type { HouseholdBinding } from '../../contracts/households'
import type { Appointment, Person, PersonFound } from '../../contracts/people'
import type { Place } from '../../contracts/places'
import type { PlaceId, Reply } from '../../contracts/reply'
import type { AppointedRole } from '../../contracts/vocabulary'
import { isInForce, reaches } from '../../domain/people/appointments'
import { maskedName } from '../../domain/people/masking'
import { withinOf } from '../../domain/places/tree'
import { yes } from '../_runtime/answers'
import type { Context } from '../_runtime/operation'
import { byIds } from '../_runtime/pages'

export const OFFICIALS = ['committeeStaff', 'partySecretary', 'supervisionCommittee', 'streetClerk', 'streetApprover', 'districtLeadingGroup', 'districtCoordinator', 'sysAdmin'] as const satisfies readonly AppointedRole[]

const MOST_ROWS = 1000

async function candidates({ ports }: Context, { name, limit }: { readonly name: string; readonly limit: number }): Promise<readonly Person[]> {
  const [exact, begun] = await Promise.all([
    ports.store.get<Person>('people', name),
    ports.store.list<Person>('people', { where: { nameKeys: ports.findKey('name', name) }, limit: limit * 4 }),
  ])
  return exact === null ? begun : [exact, ...begun]
}

/** What links people to the places where the caller's own offices reach. */
export interface Near { readonly offices: readonly Appointment[]; readonly resident: boolean; readonly by: Appointment | null }

/** For each person: the offices and the home that lie within the caller's own offices, and through which of these. */
export async function nearMe(ctx: Context, people: readonly string[]): Promise<ReadonlyMap<string, Near>> {
  const { store } = ctx.ports
  const [offices, bindings] = await Promise.all([
    store.list<Appointment>('appointments', { where: { person: { $in: people } }, limit: MOST_ROWS }),
    store.list<HouseholdBinding>('bindings', { where: { person: { $in: people } }, limit: MOST_ROWS }),
  ])
  const places = new Map((await byIds<Place>(store, 'places', offices.map(({ place }) => place))).map((place) => [place.id, place]))
  const mine = ctx.appointments.filter(({ role }) => OFFICIALS.some((official) => official === role))
  const through = (within: readonly PlaceId[]): Appointment | null => mine.find((office) => reaches(office.place, within)) ?? null
  const placeOf = (id: PlaceId): readonly PlaceId[] => withinOf(places.get(id) ?? { id, path: [] })
  return new Map(people.map((person) => {
    const held = offices.filter((office) => office.person === person && isInForce(office, ctx.now) && through(placeOf(office.place)) !== null)
    const home = bindings.find((binding) => binding.person === person && binding.endedAt === null && through(binding.within) !== null)
    const within = home?.within ?? (held[0] === undefined ? [] : placeOf(held[0].place))
    return [person, { offices: held, resident: home !== undefined, by: through(within) }]
  }))
}

/** People who live or hold an office where the caller's own offices reach; somebody named by the exact id is found anyway. Names are masked. */
export async function findPeople(ctx: Context, input: { readonly name: string; readonly limit: number }): Promise<Reply<{ readonly people: readonly PersonFound[] }>> {
  const people = await candidates(ctx, input)
  const near = await nearMe(ctx, people.map(({ id }) => id))
  const found = [...people].sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap(({ id, name }): readonly PersonFound[] => {
    const { offices = [], resident = false } = near.get(id) ?? {}
    const shown = { person: id, name: maskedName(name), roles: offices.map(({ role, place }) => ({ role, place })), resident }
    return offices.length > 0 || resident || id === input.name ? [shown] : []
  })
  return yes({ people: found.slice(0, input.limit) })
}
