/** Binding by the committee's register: the same name, and the number that WeChat has verified. */
import type { Household, HouseholdBinding, RegisterMember } from '../../contracts/households'
import type { HOUSEHOLD_INPUTS } from '../../contracts/households.schema'
import type { Person } from '../../contracts/people'
import type { Reply } from '../../contracts/reply'
import type { ResidentOperations } from '../../contracts/resident-operations'
import { dayOf, yearOf } from '../../domain/calendar'
import { isMinor } from '../../domain/households/binding'
import { callerIn, no, yes } from '../_runtime/answers'
import { householdIdOf } from '../_runtime/door-codes'
import type { Context } from '../_runtime/operation'
import type { Tx } from '../_runtime/ports'
import { once } from '../_runtime/write'
import { bindPerson, countTry } from './binding'
import type * as v from 'valibot'

type Input = v.InferOutput<(typeof HOUSEHOLD_INPUTS)['households.match']>
type Matched = ResidentOperations['households.match']['output']

function memberIn({ ports }: Context, { members }: Household, { name, phone }: { readonly name: string; readonly phone: string }): RegisterMember | null {
  const same = (kind: 'name' | 'phone', a: string, b: string): boolean => ports.findKey(kind, a) === ports.findKey(kind, b)
  return members.find((member) => member.phone !== null && same('phone', member.phone, phone) && same('name', member.name, name)) ?? null
}

/** One natural person is one person, whatever account they come with: a second account leads to the first one's person. */
async function personFor(tx: Tx, ctx: Context, phone: string): Promise<Person | null> {
  const me = callerIn(ctx)
  const key = `${ctx.ports.findKey('phone', phone)}.${ctx.ports.findKey('name', me.name)}`
  const identity = await tx.get<{ readonly person: string }>('identities', key)
  if (identity !== null && identity.person !== me.id) {
    // Somebody with a home, an office or a declared interest under this account is not moved: an office has to look at it.
    if (ctx.households.length > 0 || ctx.appointments.length > 0 || me.declarations?.some(({ withdrawnAt }) => withdrawnAt === null) === true) return null
    await tx.set('accounts', { _id: ctx.caller.openid ?? '', person: identity.person, at: ctx.now })
    return tx.get<Person>('people', identity.person)
  }
  await tx.set('identities', { _id: key, person: me.id, at: ctx.now })
  const person: Person = { ...((await tx.get<Person>('people', me.id)) ?? me), phone }
  await tx.set('people', { ...person, _id: me.id })
  return person
}

export async function bindByRegister(ctx: Context, { building, room, phoneCode }: Input): Promise<Reply<Matched>> {
  const id = householdIdOf({ building, room })
  const counted = await countTry(ctx, id)
  if (!counted.ok) return counted
  const [household, phone] = await Promise.all([ctx.ports.store.get<Household>('households', id), ctx.ports.wechat.phoneNumber(phoneCode)])
  if (phone === null) return no('malformed', { about: 'phoneCode' })
  const member = household === null ? null : memberIn(ctx, household, { name: callerIn(ctx).name, phone })
  // A door that does not exist answers like one where nobody matches.
  if (member === null) return no('not-on-the-register')
  return once<Matched>(ctx, async (tx) => {
    const person = await personFor(tx, ctx, phone)
    if (person === null) return no('already-bound')
    const sameAsBefore = person.id !== callerIn(ctx).id
    const before = await tx.get<HouseholdBinding>('bindings', `${id}|${person.id}`)
    if (sameAsBefore && before !== null && before.endedAt === null) return yes({ household: id, representative: before.representative, minor: before.minor, sameAsBefore })
    const minor = isMinor(member.birthYear, yearOf(dayOf(ctx.now)))
    const bound = await bindPerson(tx, { household: id, person, how: 'roster', confirmedBy: null, minor, now: ctx.now, member })
    if (!bound.ok) return bound
    await tx.remove('doorAttempts', callerIn(ctx).id)
    return yes({ household: id, representative: bound.data.binding.representative, minor, sameAsBefore })
  })
}
