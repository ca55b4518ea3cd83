import type { Appointment, Lent, Person } from '../../contracts/people'
import type { PEOPLE_INPUTS } from '../../contracts/people.schema'
import type { Place } from '../../contracts/places'
import type { PlaceId, Refusal, Reply } from '../../contracts/reply'
import type { AppointedRole, InterestGround } from '../../contracts/vocabulary'
import { dayOf } from '../../domain/calendar'
import { seatRefusal } from '../../domain/councils/composition'
import { refusalOfApart } from '../../domain/people/apart'
import { isInForce } from '../../domain/people/appointments'
import { refusalOfTerms, refusalToDispose, refusalToLend } from '../../domain/people/appointing'
import { withinOf } from '../../domain/places/tree'
import { governing, inForceOn } from '../../domain/policies/in-force'
import { NATIONAL_FLOOR } from '../../policies'
import { callerIn, no, yes } from '../_runtime/answers'
import { deliversIn, officesNear } from '../_runtime/interests'
import { tell } from '../_runtime/messages'
import { byIds } from '../_runtime/pages'
import type { Context } from '../_runtime/operation'
import type { Tx } from '../_runtime/ports'
import { placeAbove, schemeAt } from '../_runtime/scene'
import { append, once } from '../_runtime/write'
import type * as v from 'valibot'

type Inputs = typeof PEOPLE_INPUTS

const MOST_OFFICES = 200
const keyOf = ({ role, place, person }: Pick<Appointment, 'role' | 'place' | 'person'>): string => `${role}|${place}|${person}`
const streamOf = (id: string): string => `appointment:${id}`

async function officesOf({ ports, now }: Context, where: { readonly person: string } | { readonly role: string; readonly place: PlaceId }): Promise<readonly Appointment[]> {
  const offices = await ports.store.list<Appointment>('appointments', { where, limit: MOST_OFFICES })
  return offices.filter((office) => isInForce(office, now))
}

/** What the person, a near relative or a contract of theirs keeps them from: asked of the offices that the law or the roles note keeps apart. */
async function refusalOfInterest(ctx: Context, { person, role, place }: { readonly person: Person; readonly role: AppointedRole; readonly place: Place }): Promise<Refusal | null> {
  const law = inForceOn(NATIONAL_FLOOR.values.supervisionExcludesRelatives ?? [], dayOf(ctx.now))
  const apart = refusalOfApart({ place: place.id, within: withinOf(place), near: await officesNear(ctx, person, role), law: law === undefined ? undefined : governing(law) })
  if (apart !== null || role !== 'thirdPartyEvaluator') return apart
  const street = await placeAbove(ctx, place, 'street')
  if (street === null || !(await deliversIn({ store: ctx.ports.store, now: ctx.now }, street.id, person))) return null
  return { code: 'has-interest', duty: 'SoD-7', about: 'deliversHere' satisfies InterestGround }
}

async function isFirstCoordinator(ctx: Context, { role, place }: { readonly role: string; readonly place: PlaceId }): Promise<boolean> {
  return role === 'districtCoordinator' && (await officesOf(ctx, { role, place })).length === 0
}

/** The event is the record; the appointment itself is only how it stands now. */
async function write(tx: Tx, { office, what, ctx, reason }: { readonly office: Appointment; readonly what: 'appointed' | 'ended'; readonly ctx: Context; readonly reason: string }): Promise<void> {
  const { role, place, person, seat, from, until } = office
  const event = { what, role, place, person, seat, from, until, by: callerIn(ctx).id, reason, ...(office.actingFor === undefined ? {} : { actingFor: office.actingFor }) }
  await append(tx, { stream: streamOf(office.id), expected: office.version - 1, events: [event], at: ctx.now })
  await tx.set('appointments', { ...office, _id: office.id })
  await tell(tx, ctx, { to: person, kind: what === 'appointed' ? 'appointed' : 'appointment-ended', figures: { role, place } })
}

interface Council { readonly given: number }

/** What the scheme says of one more seat on this council; the count is read before the terms, so that whoever came between is seen. */
async function seatAsked(ctx: Context, { id, place, input }: { readonly id: string; readonly place: Place; readonly input: Pick<Appointment, 'role' | 'seat' | 'from' | 'until'> }): Promise<{ readonly given: number; readonly unfit: Refusal | null } | null> {
  if (input.role !== 'councilMember') return null
  const { store } = ctx.ports
  const council = await store.get<Council>('councils', place.id)
  const [policy, terms] = await Promise.all([schemeAt(ctx, place), store.list<Appointment>('appointments', { where: { place: place.id, role: 'councilMember', endedAt: null }, limit: MOST_OFFICES })])
  return { given: council?.given ?? 0, unfit: policy === null ? null : seatRefusal(policy, input, terms.filter((term) => term.id !== id)) }
}

export async function appoint(ctx: Context, input: v.InferOutput<Inputs['people.appoint']>): Promise<Reply<Appointment>> {
  const [place, person, held, firstCoordinator] = await Promise.all([
    ctx.ports.store.get<Place>('places', input.place), ctx.ports.store.get<Person>('people', input.person),
    officesOf(ctx, { person: input.person }), isFirstCoordinator(ctx, input),
  ])
  if (place === null) return no('unknown-place')
  if (person === null) return no('unknown-person')
  const me = callerIn(ctx).id
  const id = keyOf(input)
  const notMine = refusalToDispose({ me, mine: ctx.appointments, person: person.id, role: input.role, within: withinOf(place) }, firstCoordinator)
  const interested = notMine === null ? await refusalOfInterest(ctx, { person, role: input.role, place }) : null
  const seating = notMine === null ? await seatAsked(ctx, { id, place, input }) : null
  return once<Appointment>(ctx, async (tx) => {
    // Inside, because the founder's right ends with the very appointment that is sent again.
    if (notMine !== null) return { ok: false, refusal: notMine }
    if (interested !== null) return { ok: false, refusal: interested }
    const before = await tx.get<Appointment>('appointments', id)
    // Read again inside: two appointing at once must not both succeed.
    const now = before !== null && isInForce(before, ctx.now) ? [...held, before] : held.filter((office) => office.id !== id)
    const unfit = refusalOfTerms({ ...input, kind: place.kind, today: dayOf(ctx.now), held: now }) ?? seating?.unfit ?? null
    if (unfit !== null) return { ok: false, refusal: unfit }
    if (seating !== null) {
      const given = (await tx.get<Council>('councils', place.id))?.given ?? 0
      if (given !== seating.given) return no('busy')
      await tx.set('councils', { _id: place.id, given: given + 1 })
    }
    const { role, seat, from, until, basis } = input
    const office: Appointment = { id, person: person.id, role, place: place.id, seat, from, until, appointedBy: me, basis, endedAt: null, version: (before?.version ?? 0) + 1 }
    await write(tx, { office, what: 'appointed', ctx, reason: basis })
    return yes(office)
  })
}

/** An office of the caller's own for a time: the deputy acts in it, and every separation of duties holds for the deputy's own person. */
export async function deputise(ctx: Context, input: v.InferOutput<Inputs['people.deputise']>): Promise<Reply<Appointment>> {
  const { person: deputy, role, place: over, from, until, basis } = input
  const [place, person, held] = await Promise.all([ctx.ports.store.get<Place>('places', over), ctx.ports.store.get<Person>('people', deputy), officesOf(ctx, { person: deputy })])
  if (place === null) return no('unknown-place')
  if (person === null) return no('unknown-person')
  const me = callerIn(ctx).id
  const office = ctx.appointments.find((one) => one.role === role && one.place === over) ?? null
  const notMine = refusalToLend({ me, person: deputy, office, from, until }) ?? (await refusalOfInterest(ctx, { person, role, place }))
  if (notMine !== null) return { ok: false, refusal: notMine }
  return once<Appointment>(ctx, async (tx) => {
    const id = keyOf({ role, place: over, person: deputy })
    const before = await tx.get<Appointment>('appointments', id)
    const now = before !== null && isInForce(before, ctx.now) ? [...held, before] : held.filter((one) => one.id !== id)
    const unfit = refusalOfTerms({ role, kind: place.kind, place: over, seat: null, from, until, today: dayOf(ctx.now), held: now })
    if (unfit !== null) return { ok: false, refusal: unfit }
    const lent: Appointment = { id, person: deputy, role, place: over, seat: null, from, until, appointedBy: me, basis, actingFor: me, endedAt: null, version: (before?.version ?? 0) + 1 }
    await write(tx, { office: lent, what: 'appointed', ctx, reason: basis })
    return yes(lent)
  })
}

/** What the caller has lent and not taken back, until its last day is over. */
export async function deputies(ctx: Context): Promise<Reply<{ readonly items: readonly Lent[] }>> {
  const { store } = ctx.ports
  const all = await store.list<Appointment>('appointments', { where: { actingFor: callerIn(ctx).id, endedAt: null }, limit: MOST_OFFICES })
  const lent = all.filter(({ until }) => until === null || until >= dayOf(ctx.now))
  const [people, places] = await Promise.all([byIds<Person>(store, 'people', lent.map(({ person }) => person)), byIds<Place>(store, 'places', lent.map(({ place }) => place))])
  const items = lent.map(({ id, role, place, person, from, until }): Lent => (
    { appointment: id, role, place, from, until, name: people.find((one) => one.id === person)?.name ?? '', placeName: places.find((one) => one.id === place)?.name ?? place }
  ))
  return yes({ items })
}

/** Who acts for this holder: with the office, what was lent of it ends. */
function deputiesOf({ ports }: Context, { role, place, person }: Appointment): Promise<readonly Appointment[]> {
  return ports.store.list<Appointment>('appointments', { where: { role, place, actingFor: person, endedAt: null }, limit: MOST_OFFICES })
}

export async function endAppointment(ctx: Context, { appointment: id, reason }: v.InferOutput<Inputs['people.endAppointment']>): Promise<Reply<Appointment>> {
  const known = await ctx.ports.store.get<Appointment>('appointments', id)
  const deputies = known === null ? [] : await deputiesOf(ctx, known)
  return once<Appointment>(ctx, async (tx) => {
    const office = await tx.get<Appointment>('appointments', id)
    const place = office === null ? null : await tx.get<Place>('places', office.place)
    if (office === null || place === null || office.endedAt !== null) return no('unknown-record')
    const asked = { me: callerIn(ctx).id, mine: ctx.appointments, person: office.person, role: office.role, within: withinOf(place) }
    // Whoever lent an office takes it back.
    const notMine = office.actingFor === asked.me ? null : refusalToDispose(asked, false)
    if (notMine !== null) return { ok: false, refusal: notMine }
    const ended: Appointment = { ...office, endedAt: ctx.now, version: office.version + 1 }
    await write(tx, { office: ended, what: 'ended', ctx, reason })
    for (const { id: lent } of deputies) {
      const acting = await tx.get<Appointment>('appointments', lent)
      if (acting?.endedAt === null) await write(tx, { office: { ...acting, endedAt: ctx.now, version: acting.version + 1 }, what: 'ended', ctx, reason })
    }
    return yes(ended)
  })
}
