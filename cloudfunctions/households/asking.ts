/** Binding by whoever knows the face at the door: asked for by one, answered by another; and who speaks for a household. */
import type { BindingRequest, Household, HouseholdBinding, RequestSeen } from '../../contracts/households'
import type { HOUSEHOLD_INPUTS } from '../../contracts/households.schema'
import type { Page } from '../../contracts/operations'
import type { Appointment, Person } from '../../contracts/people'
import type { Place } from '../../contracts/places'
import type { PlaceId, Reply } from '../../contracts/reply'
import type { ResidentOperations } from '../../contracts/resident-operations'
import { chosenRepresentative } from '../../domain/households/binding'
import { isInForce, reaches } from '../../domain/people/appointments'
import { withinOf } from '../../domain/places/tree'
import { callerIn, no, yes } from '../_runtime/answers'
import { householdIdOf } from '../_runtime/door-codes'
import { tell, tellAll } from '../_runtime/messages'
import type { Context } from '../_runtime/operation'
import { byIds, pageOf } from '../_runtime/pages'
import { once } from '../_runtime/write'
import { bindPerson, countTry, DOORKEEPERS } from './binding'
import type * as v from 'valibot'

type Inputs = typeof HOUSEHOLD_INPUTS

const MOST = 50
const keepsDoors = (office: Appointment, within: readonly PlaceId[]): boolean => DOORKEEPERS.some((role) => role === office.role) && reaches(office.place, within)

export async function ask(ctx: Context, { building, room, minor }: v.InferOutput<Inputs['households.ask']>): Promise<Reply<{ readonly request: string }>> {
  const me = callerIn(ctx)
  const household = await ctx.ports.store.get<Household>('households', householdIdOf({ building, room }))
  const counted = await countTry(ctx, householdIdOf({ building, room }))
  if (!counted.ok) return counted
  if (household === null || household.removedAt !== null) return no('unknown-record', { about: 'household' })
  const id = `${household.id}|${me.id}`
  const heads = await ctx.ports.store.list<Appointment>('appointments', { where: { place: { $in: household.within }, role: { $in: DOORKEEPERS } }, limit: MOST })
  return once(ctx, async (tx) => {
    const bound = await tx.get<HouseholdBinding>('bindings', id)
    if (bound !== null && bound.endedAt === null) return no('already-bound')
    if ((await tx.get<BindingRequest>('bindingRequests', id))?.state === 'waiting') return no('already-asked')
    const { community, within } = household
    const request: BindingRequest = { id, household: household.id, person: me.id, community, building, within, room: household.room, minor, at: ctx.now, state: 'waiting', decidedBy: null, decidedAt: null, reason: null }
    await tx.set('bindingRequests', { ...request, _id: id })
    await tellAll(tx, ctx, { to: heads.filter((office) => isInForce(office, ctx.now)).map(({ person }) => person), kind: 'binding-asked', figures: { room: household.room } })
    return yes({ request: id })
  })
}

export async function listRequests(ctx: Context, { place: asked, cursor, limit }: v.InferOutput<Inputs['households.requests']>): Promise<Reply<Page<RequestSeen>>> {
  const { store } = ctx.ports
  const own = ctx.appointments.find(({ role }) => DOORKEEPERS.some((one) => one === role))?.place
  const place = await store.get<Place>('places', asked ?? own ?? '')
  if (place === null) return no('unknown-place')
  if (!ctx.appointments.some((office) => keepsDoors(office, withinOf(place)))) return no('not-your-scope', { about: 'place' })
  const rows = await store.list<BindingRequest>('bindingRequests', { where: { within: place.id, state: 'waiting' }, order: [['at', 'asc']], skip: cursor ?? 0, limit: limit + 1 })
  const { items, next } = pageOf(rows, { cursor, limit })
  const [people, households] = await Promise.all([byIds<Person>(store, 'people', items.map(({ person }) => person)), byIds<Household>(store, 'households', items.map(({ household }) => household))])
  return yes({
    next,
    items: items.map(({ id, household, building, room, person, minor, at }): RequestSeen => {
      const name = people.find((one) => one.id === person)?.name ?? ''
      return { id, household, building, room, name, minor, at, onTheRegister: households.find((one) => one.id === household)?.members.some((member) => member.name === name) === true }
    }),
  })
}

export async function answerRequest(ctx: Context, { request: id, decision, reason }: v.InferOutput<Inputs['households.answerRequest']>): Promise<Reply<{ readonly request: string; readonly state: 'confirmed' | 'denied' }>> {
  const me = callerIn(ctx).id
  const asked = await ctx.ports.store.get<BindingRequest>('bindingRequests', id)
  if (asked === null) return no('unknown-record', { about: 'request' })
  if (!ctx.appointments.some((office) => keepsDoors(office, asked.within))) return no('not-your-scope')
  if (asked.person === me) return no('second-person-needed', { about: 'request' })
  if (decision === 'deny' && reason === null) return no('reason-needed', { about: 'reason' })
  const person = await ctx.ports.store.get<Person>('people', asked.person)
  if (person === null) return no('unknown-person')
  return once(ctx, async (tx) => {
    const request = await tx.get<BindingRequest>('bindingRequests', id)
    if (request?.state !== 'waiting') return no('already-decided')
    const state = decision === 'confirm' ? 'confirmed' : 'denied'
    await tx.set('bindingRequests', { ...request, state, decidedBy: me, decidedAt: ctx.now, reason, _id: id })
    if (state === 'confirmed') {
      const bound = await bindPerson(tx, { household: request.household, person, how: 'at-the-door', confirmedBy: me, minor: request.minor, now: ctx.now })
      if (!bound.ok) return bound
    }
    await tell(tx, ctx, { to: person.id, kind: state === 'confirmed' ? 'binding-confirmed' : 'binding-denied', figures: { room: request.room } })
    return yes({ request: id, state })
  })
}

/** Each adult has one voice, which they may change; more than half make a representative. */
export async function chooseRepresentative(ctx: Context, { household: id, who }: v.InferOutput<Inputs['households.chooseRepresentative']>): Promise<Reply<ResidentOperations['households.chooseRepresentative']['output']>> {
  const me = callerIn(ctx).id
  const bindings = await ctx.ports.store.list<HouseholdBinding>('bindings', { where: { household: id, endedAt: null }, limit: MOST })
  return once(ctx, async (tx) => {
    // The household is read first: two voices at once serialize on it.
    const household = await tx.get<Household>('households', id)
    const members = await Promise.all(bindings.map((binding) => tx.get<HouseholdBinding>('bindings', binding.id)))
    const adults = members.filter((one) => one !== null).filter(({ minor, endedAt }) => !minor && endedAt === null)
    const mine = adults.find(({ person }) => person === me)
    if (household === null || mine === undefined) return no('household-not-bound', { about: 'household' })
    if (!adults.some(({ person }) => person === who)) return no('not-eligible', { about: 'who' })
    const voiced = adults.map((one): HouseholdBinding => (one.person === me ? { ...one, choice: who } : one))
    const chosen = chosenRepresentative(voiced)
    const representative = chosen?.person ?? household.representative
    for (const one of voiced) await tx.set('bindings', { ...one, representative: one.person === representative, _id: one.id })
    await tx.set('households', { ...household, representative, _id: id })
    if (representative !== null && representative !== household.representative) await tell(tx, ctx, { to: representative, kind: 'representative-changed', figures: { room: household.room } })
    return yes({ household: id, representative, voices: voiced.filter(({ choice }) => choice === who).length, adults: voiced.length })
  })
}
