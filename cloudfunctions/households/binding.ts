import type { Household, HouseholdBinding, MyHousehold, RegisterMember } from '../../contracts/households'
import type { HOUSEHOLD_INPUTS } from '../../contracts/households.schema'
import type { Person } from '../../contracts/people'
import type { Reply } from '../../contracts/reply'
import { bind, handOver, tryOnce, TRIES_PER_DOOR, TRIES_PER_PERSON, type Attempts, type Moved } from '../../domain/households/binding'
import { reaches } from '../../domain/people/appointments'
import { callerIn, no, yes } from '../_runtime/answers'
import { guardianBelow } from '../_runtime/guardians'
import { householdIdOf, isCode } from '../_runtime/door-codes'
import { tell } from '../_runtime/messages'
import type { Context } from '../_runtime/operation'
import type { Tx } from '../_runtime/ports'
import { once } from '../_runtime/write'
import type { AppointedRole } from '../../contracts/vocabulary'
import type * as v from 'valibot'

type Inputs = typeof HOUSEHOLD_INPUTS

/** Those who know a face at the door. */
export const DOORKEEPERS = ['buildingHead', 'tenHouseholdHead'] as const satisfies readonly AppointedRole[]

/** Counted before the code is looked at, so that nobody can try faster than the count. */
export async function countTry(ctx: Context, household: string): Promise<Reply<null>> {
  const person = callerIn(ctx).id
  return ctx.ports.store.transact(async (tx) => {
    for (const [key, most] of [[person, TRIES_PER_PERSON], [household, TRIES_PER_DOOR]] as const) {
      const tried = tryOnce(await tx.get<Attempts>('doorAttempts', key), { most, now: ctx.now })
      if (!tried.ok) return { ok: false, refusal: tried.refusal }
      await tx.set('doorAttempts', { ...tried.value, _id: key })
    }
    return yes(null)
  })
}

async function write(tx: Tx, { household, binding }: Moved): Promise<void> {
  await tx.set('households', { ...household, _id: household.id })
  await tx.set('bindings', { ...binding, _id: binding.id })
}

export async function bindPerson(tx: Tx, asked: { readonly household: string; readonly person: Person; readonly how: HouseholdBinding['how']; readonly confirmedBy: string | null; readonly minor: boolean; readonly now: number; readonly member?: RegisterMember }): Promise<Reply<Moved>> {
  const household = await tx.get<Household>('households', asked.household)
  if (household === null || household.removedAt !== null) return no('unknown-record', { about: 'household' })
  const before = await tx.get<HouseholdBinding>('bindings', `${household.id}|${asked.person.id}`)
  const bound = bind(household, { ...asked, before, guardianBelow: guardianBelow(asked.now) })
  if (!bound.ok) return { ok: false, refusal: bound.refusal }
  await write(tx, bound.value)
  return yes(bound.value)
}

export async function bindByCode(ctx: Context, { building, room, code, minor }: v.InferOutput<Inputs['households.bind']>): Promise<Reply<MyHousehold>> {
  const id = householdIdOf({ building, room })
  const person = callerIn(ctx)
  const counted = await countTry(ctx, id)
  if (!counted.ok) return counted
  const household = await ctx.ports.store.get<Household>('households', id)
  // A door that does not exist answers like a wrong code: nobody learns which doors there are.
  if (household === null || !isCode(code, { salt: household.codeSalt, hash: household.codeHash })) return no('wrong-door-code', { figures: { most: TRIES_PER_PERSON } })
  return once<MyHousehold>(ctx, async (tx) => {
    const bound = await bindPerson(tx, { household: id, person, how: 'door-code', confirmedBy: null, minor, now: ctx.now })
    if (!bound.ok) return bound
    await tx.remove('doorAttempts', person.id)
    const { binding } = bound.data
    return yes({ household: id, community: binding.community, building, room: binding.room, representative: binding.representative, members: [{ person: person.id, name: person.name, representative: binding.representative, minor: binding.minor, child: false, me: true }], register: [] })
  })
}

export async function confirmBinding(ctx: Context, input: v.InferOutput<Inputs['households.confirmBinding']>): Promise<Reply<{ readonly household: string; readonly person: string; readonly representative: boolean }>> {
  const me = callerIn(ctx).id
  const [household, person] = await Promise.all([ctx.ports.store.get<Household>('households', input.household), ctx.ports.store.get<Person>('people', input.person)])
  if (household === null) return no('unknown-record', { about: 'household' })
  if (!ctx.appointments.some((office) => DOORKEEPERS.some((role) => role === office.role) && reaches(office.place, household.within))) return no('not-your-scope')
  if (person === null) return no('unknown-person')
  if (person.id === me) return no('second-person-needed', { about: 'person' })
  return once(ctx, async (tx) => {
    const bound = await bindPerson(tx, { household: household.id, person, how: 'at-the-door', confirmedBy: me, minor: input.minor, now: ctx.now })
    if (!bound.ok) return bound
    await tell(tx, ctx, { to: person.id, kind: 'binding-confirmed', figures: { room: household.room } })
    return yes({ household: household.id, person: person.id, representative: bound.data.binding.representative })
  })
}

export async function handOverHousehold(ctx: Context, { household: id, to }: v.InferOutput<Inputs['households.handOver']>): Promise<Reply<{ readonly household: string; readonly representative: string }>> {
  const me = callerIn(ctx).id
  return once(ctx, async (tx) => {
    const household = await tx.get<Household>('households', id)
    const mine = await tx.get<HouseholdBinding>('bindings', `${id}|${me}`)
    if (household === null || mine === null || mine.endedAt !== null) return no('household-not-bound', { about: 'household' })
    const handed = handOver(household, { mine, theirs: await tx.get<HouseholdBinding>('bindings', `${id}|${to}`) })
    if (!handed.ok) return { ok: false, refusal: handed.refusal }
    await tx.set('households', { ...handed.value.household, _id: id })
    await tx.set('bindings', { ...handed.value.mine, _id: mine.id })
    await tx.set('bindings', { ...handed.value.theirs, _id: handed.value.theirs.id })
    await tell(tx, ctx, { to, kind: 'representative-changed', figures: { room: household.room } })
    return yes({ household: id, representative: to })
  })
}
