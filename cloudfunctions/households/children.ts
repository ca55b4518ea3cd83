/** A child below the age of 个人信息保护法第三十一条 is kept only once an adult of the household has agreed: by a code that the child brings. */
import { createHash } from 'node:crypto'
import type { ChildPermit, HouseholdBinding } from '../../contracts/households'
import type { HOUSEHOLD_INPUTS } from '../../contracts/households.schema'
import type { Person } from '../../contracts/people'
import type { Reply } from '../../contracts/reply'
import type { ResidentOperations } from '../../contracts/resident-operations'
import { readCode } from '../../domain/ballots/codes'
import { tryOnce, TRIES_PER_PERSON, type Attempts } from '../../domain/households/binding'
import { permitChild, permitCode, usePermit } from '../../domain/households/children'
import { reason } from '../../domain/policies/explain'
import { callerIn, no, yes } from '../_runtime/answers'
import { guardianBelow } from '../_runtime/guardians'
import { tell } from '../_runtime/messages'
import type { Context } from '../_runtime/operation'
import { once } from '../_runtime/write'
import { bindPerson } from './binding'
import type * as v from 'valibot'

type Inputs = typeof HOUSEHOLD_INPUTS

const permitIdOf = (code: string): string => createHash('sha256').update(code).digest('hex')

export async function permit(ctx: Context, { household }: v.InferOutput<Inputs['households.permitChild']>): Promise<Reply<ResidentOperations['households.permitChild']['output']>> {
  const me = callerIn(ctx).id
  const law = guardianBelow(ctx.now)
  if (law === undefined) return no('not-in-this-scheme')
  return once(ctx, async (tx) => {
    const code = permitCode(ctx.ports.newId())
    const permitted = permitChild(await tx.get<HouseholdBinding>('bindings', `${household}|${me}`), { id: permitIdOf(code), now: ctx.now })
    if (!permitted.ok) return { ok: false, refusal: permitted.refusal }
    await tx.add('childPermits', { ...permitted.value, _id: permitted.value.id })
    return yes({ code, until: permitted.value.until, belowAge: law.value, reason: reason(law, { rule: 'guardian', figures: { age: law.value }, result: 'met' }) })
  })
}

/** Counted by the account before the code is looked at: nothing else is known of whoever tries. */
async function countTryOf(ctx: Context, openid: string): Promise<Reply<null>> {
  return ctx.ports.store.transact(async (tx) => {
    const key = `guardian|${createHash('sha256').update(openid).digest('hex')}`
    const tried = tryOnce(await tx.get<Attempts>('doorAttempts', key), { most: TRIES_PER_PERSON, now: ctx.now })
    if (!tried.ok) return { ok: false, refusal: tried.refusal }
    await tx.set('doorAttempts', { ...tried.value, _id: key })
    return yes(null)
  })
}

export async function joinAsChild(ctx: Context, { code: typed, name }: v.InferOutput<Inputs['households.joinAsChild']>): Promise<Reply<ResidentOperations['households.joinAsChild']['output']>> {
  const { openid } = ctx.caller
  if (openid === null) return no('not-identified')
  const counted = await countTryOf(ctx, openid)
  if (!counted.ok) return counted
  // A grown-up's account would be in the hands of whoever may take a child out again.
  if (ctx.households.some(({ how }) => how !== 'guardian') || ctx.appointments.length > 0) return no('already-bound')
  const code = readCode(typed)
  if (code === null) return no('wrong-guardian-code', { figures: { most: TRIES_PER_PERSON } })
  return once(ctx, async (tx) => {
    const account = await tx.get<{ readonly person: string }>('accounts', openid)
    const known = account === null ? null : await tx.get<Person>('people', account.person)
    const person: Person = known ?? { id: ctx.ports.newId(), name, createdAt: ctx.now }
    const waiting = await tx.get<ChildPermit>('childPermits', permitIdOf(code))
    const guardian = waiting === null ? null : await tx.get<HouseholdBinding>('bindings', `${waiting.household}|${waiting.guardian}`)
    const used = usePermit(waiting, { child: person.id, guardian, now: ctx.now })
    if (!used.ok) return no('wrong-guardian-code', { figures: { most: TRIES_PER_PERSON } })
    const bound = await bindPerson(tx, { household: used.value.household, person, how: 'guardian', confirmedBy: used.value.guardian, minor: true, now: ctx.now })
    if (!bound.ok) return bound
    if (known === null) {
      await tx.add('people', { ...person, _id: person.id })
      await tx.set('accounts', { _id: openid, person: person.id, at: ctx.now })
    }
    await tx.set('childPermits', { ...used.value, _id: used.value.id })
    await tell(tx, ctx, { to: used.value.guardian, kind: 'child-joined', figures: { room: bound.data.binding.room } })
    return yes({ household: used.value.household, person: person.id, room: bound.data.binding.room })
  })
}
