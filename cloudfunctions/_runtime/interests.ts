/** Looks up what a declared interest leads to: contracts of a person in a street, offices of near relatives, who is close to a proposer. */
import type { Appointment, Person } from '../../contracts/people'
import type { Place } from '../../contracts/places'
import type { Project } from '../../contracts/projects'
import type { Instant, PersonId, PlaceId } from '../../contracts/reply'
import type { AppointedRole } from '../../contracts/vocabulary'
import { dayOf, yearOf } from '../../domain/calendar'
import { apartFrom, type OfficeNear } from '../../domain/people/apart'
import { isInForce } from '../../domain/people/appointments'
import { interestsOf } from '../../domain/people/declaring'
import { inDelivery } from '../../domain/works/delivery'
import type { Facts } from '../../domain/projects/rule'
import type { Context } from './operation'
import { byIds } from './pages'
import type { Store } from './ports'
import type { StoredProject } from './scene'

const MOST_CONTRACTS = 1000
const MOST_OFFICES = 1000

/** Whether the person, or a supplier that they have declared, has a contract that is being delivered in the street this year, or takes part in one under a lead (SoD-7, E87). */
export async function deliversIn({ store, now }: { readonly store: Store; readonly now: Instant }, street: PlaceId, person: Pick<Person, 'id' | 'declarations'>): Promise<boolean> {
  const { suppliers } = interestsOf(person.declarations)
  const of = (where: object): Promise<readonly StoredProject[]> => store.list<StoredProject>('projects', { where: { street, ...where }, limit: MOST_CONTRACTS })
  const found = await Promise.all([of({ 'implementer.person': person.id }), of({ 'implementer.behind.person': person.id }), ...(suppliers.length === 0 ? [] : [of({ 'implementer.supplier': { $in: suppliers } }), of({ 'implementer.jointDeclaration.filedOrgs.name': { $in: suppliers } })])])
  return found.flat().some((project) => inDelivery(project, yearOf(dayOf(now))))
}

/** Asked of evaluators only: nobody else pays for the look-up. */
export async function deliveryFacts({ ports, now, person, appointments }: Context, project: Project): Promise<Facts> {
  if (person === null || !appointments.some(({ role }) => role === 'thirdPartyEvaluator')) return {}
  return { delivers: await deliversIn({ store: ports.store, now }, project.street, person) }
}

/** Who is declared to be close to whoever proposed the project. */
export async function proposersRelatives({ ports }: Context, { proposer, assistedBy }: Project): Promise<readonly PersonId[]> {
  const people = await byIds<Person>(ports.store, 'people', assistedBy === null ? [proposer] : [proposer, assistedBy])
  return people.flatMap(({ declarations }) => interestsOf(declarations).relatives)
}

/** Not over yet: an office that begins next month keeps others out today. */
const isAhead = (office: Appointment, now: Instant): boolean => office.endedAt === null && (office.until === null || office.until >= dayOf(now))

/** The offices that `role` has to be kept apart from, held by the person or by a declared near relative. */
export async function officesNear({ ports, now }: Context, person: Pick<Person, 'id' | 'declarations'>, role: AppointedRole): Promise<readonly OfficeNear[]> {
  const against = apartFrom(role)
  if (against.length === 0) return []
  const who = [person.id, ...interestsOf(person.declarations).relatives]
  const held = (await ports.store.list<Appointment>('appointments', { where: { person: { $in: who }, role: { $in: against } }, limit: MOST_OFFICES })).filter((office) => isAhead(office, now))
  const places = held.length === 0 ? [] : await byIds<Place>(ports.store, 'places', held.map(({ place }) => place))
  return held.map((office) => ({ place: office.place, within: [...(places.find(({ id }) => id === office.place)?.path ?? []), office.place], relative: office.person !== person.id }))
}

/** Asked only of a supervisor who has declared a near relative. */
export async function supervisionFacts(ctx: Context, project: Project): Promise<Facts> {
  const { person, appointments, now, ports } = ctx
  const { relatives } = interestsOf(person?.declarations)
  if (relatives.length === 0 || !appointments.some(({ role }) => role === 'supervisionCommittee')) return {}
  const held = await ports.store.list<Appointment>('appointments', { where: { person: { $in: relatives }, role: { $in: apartFrom('supervisionCommittee') } }, limit: MOST_OFFICES })
  return { relativeInOffice: held.some((office) => isInForce(office, now) && [...project.within, ...(project.joint?.partners ?? []).flatMap(({ within }) => within)].includes(office.place)) }
}
