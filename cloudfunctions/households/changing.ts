/** The change queue of the register: told by whoever knows, confirmed by somebody else of the committee. */
import type { ChangeSeen, Household, HouseholdBinding, RegisterChange } from '../../contracts/households'
import type { HOUSEHOLD_INPUTS } from '../../contracts/households.schema'
import type { Page } from '../../contracts/operations'
import type { Place } from '../../contracts/places'
import type { Reply } from '../../contracts/reply'
import type { AppointedRole } from '../../contracts/vocabulary'
import { dayOf } from '../../domain/calendar'
import { applyChange, checkChange, toldOf } from '../../domain/households/changes'
import { reaches } from '../../domain/people/appointments'
import { maskedName } from '../../domain/people/masking'
import { withinOf } from '../../domain/places/tree'
import { callerIn, no, yes } from '../_runtime/answers'
import { tell, tellAll } from '../_runtime/messages'
import type { Context } from '../_runtime/operation'
import { pageOf } from '../_runtime/pages'
import { once } from '../_runtime/write'
import { mayWalk } from './doors'
import type * as v from 'valibot'

type Inputs = typeof HOUSEHOLD_INPUTS

export const REPORTERS = ['resident', 'buildingHead', 'tenHouseholdHead', 'committeeStaff'] as const
const MOST_MEMBERS = 50

export async function reportChange(ctx: Context, { household: id, ...told }: v.InferOutput<Inputs['households.reportChange']>): Promise<Reply<{ readonly change: string }>> {
  const household = await ctx.ports.store.get<Household>('households', id)
  if (household === null) return no('unknown-record', { about: 'household' })
  if (!ctx.households.some((binding) => binding.household === id) && !mayWalk(ctx.appointments, household.within)) return no('not-your-scope', { about: 'household' })
  const checked = checkChange(household, told, dayOf(ctx.now))
  if (!checked.ok) return checked
  return once(ctx, async (tx) => {
    const change: RegisterChange = {
      id: ctx.ports.newId(), household: id, community: household.community, within: household.within, room: household.room, ...told,
      reportedBy: callerIn(ctx).id, reportedAt: ctx.now, state: 'waiting', decidedBy: null, decidedAt: null, reason: null,
    }
    await tx.add('registerChanges', { ...change, _id: change.id })
    return yes({ change: change.id })
  })
}

async function seenBy(ctx: Context, changes: readonly RegisterChange[]): Promise<readonly ChangeSeen[]> {
  const me = callerIn(ctx).id
  return Promise.all(changes.map(async ({ id, household, room, kind, member, memberKey, on, note, reportedBy, reportedAt, state, reason }): Promise<ChangeSeen> => {
    const known = member ?? (await ctx.ports.store.get<Household>('households', household))?.members.find(({ key }) => key === memberKey)
    return { id, household, room, kind, who: known === undefined ? '' : maskedName(known.name), on, note, reportedAt, state, reason, mine: reportedBy === me }
  }))
}

/** For the committee, what waits in its place; for everybody else, what they told themselves. */
export async function listChanges(ctx: Context, { place: asked, state, cursor, limit }: v.InferOutput<Inputs['households.changes']>): Promise<Reply<Page<ChangeSeen>>> {
  const { store } = ctx.ports
  const office = ctx.appointments.find(({ role }) => role === 'committeeStaff')
  const place = asked === null && office === undefined ? null : await store.get<Place>('places', asked ?? office?.place ?? '')
  if (asked !== null && place === null) return no('unknown-place')
  if (place !== null && !ctx.appointments.some(({ role, place: scope }) => role === 'committeeStaff' && reaches(scope, withinOf(place)))) return no('not-your-scope', { about: 'place' })
  const query = { order: [['reportedAt', place === null ? 'desc' : 'asc']] as const, skip: cursor ?? 0, limit: limit + 1 }
  const rows = await store.list<RegisterChange>('registerChanges', { ...query, where: place === null ? { reportedBy: callerIn(ctx).id } : { within: place.id, state } })
  const { items, next } = pageOf(rows, { cursor, limit })
  return yes({ items: await seenBy(ctx, items), next })
}

export async function decideChange(ctx: Context, { change: id, decision, reason }: v.InferOutput<Inputs['households.decideChange']>): Promise<Reply<{ readonly change: string; readonly state: 'confirmed' | 'denied' }>> {
  const me = callerIn(ctx).id
  const told = await ctx.ports.store.get<RegisterChange>('registerChanges', id)
  if (told === null) return no('unknown-record', { about: 'change' })
  const keeper: AppointedRole = 'committeeStaff'
  if (!ctx.appointments.some(({ role, place }) => role === keeper && reaches(place, told.within))) return no('not-your-scope')
  if (told.reportedBy === me) return no('second-person-needed', { about: 'change' })
  if (decision === 'deny' && reason === null) return no('reason-needed', { about: 'reason' })
  const bindings = await ctx.ports.store.list<HouseholdBinding>('bindings', { where: { household: told.household, endedAt: null }, limit: MOST_MEMBERS })
  return once(ctx, async (tx) => {
    const change = await tx.get<RegisterChange>('registerChanges', id)
    const household = await tx.get<Household>('households', told.household)
    if (change === null || household === null) return no('unknown-record', { about: 'change' })
    if (change.state !== 'waiting') return no('already-decided')
    const state = decision === 'confirm' ? 'confirmed' : 'denied'
    if (state === 'confirmed') {
      const checked = checkChange(household, change, dayOf(ctx.now))
      if (!checked.ok) return checked
      const { household: after, ended } = applyChange(household, change, bindings)
      await tx.set('households', { ...after, _id: after.id })
      for (const binding of ended) await tx.set('bindings', { ...binding, representative: false, endedAt: ctx.now, _id: binding.id })
      await tellAll(tx, ctx, { to: toldOf(after, change.kind, bindings), kind: 'flat-let', figures: { room: change.room } })
    }
    await tx.set('registerChanges', { ...change, state, decidedBy: me, decidedAt: ctx.now, reason, _id: id })
    await tell(tx, ctx, { to: change.reportedBy, kind: 'change-decided', figures: { room: change.room } })
    return yes({ change: id, state })
  })
}
