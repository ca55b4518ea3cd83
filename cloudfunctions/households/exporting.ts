import type { Household, RegisterLine } from '../../contracts/households'
import type { HOUSEHOLD_INPUTS } from '../../contracts/households.schema'
import type { Place } from '../../contracts/places'
import type { Reply } from '../../contracts/reply'
import { dayOf } from '../../domain/calendar'
import { maskedName, maskedPhone } from '../../domain/people/masking'
import { noteAccess } from '../_runtime/accesses'
import { callerIn, yes } from '../_runtime/answers'
import type { Context } from '../_runtime/operation'
import { byIds } from '../_runtime/pages'
import type { Stored } from '../_runtime/ports'
import { once } from '../_runtime/write'
import { notMyRegister } from './importing'
import type * as v from 'valibot'

type Input = v.InferOutput<(typeof HOUSEHOLD_INPUTS)['households.export']>

async function groupsOf({ ports }: Context, households: readonly Household[]): Promise<ReadonlySet<string>> {
  const places = await byIds<Place>(ports.store, 'places', households.flatMap(({ within }) => within))
  return new Set(places.filter(({ kind }) => kind === 'tenHouseholdGroup').map(({ id }) => id))
}

/** Names and numbers are masked unless a reason is given; then the look is written down for everybody on the register, once a day and clerk. */
export async function exportRegister(ctx: Context, { community, reason, after, limit }: Input): Promise<Reply<{ readonly lines: readonly RegisterLine[]; readonly next: string | null }>> {
  const notMine = await notMyRegister(ctx, community)
  if (notMine !== null) return { ok: false, refusal: notMine }
  const office = ctx.appointments.find(({ role }) => role === 'committeeStaff')
  if (reason !== null && office !== undefined) {
    const id = `export|${callerIn(ctx).id}|${community}|${dayOf(ctx.now)}`
    const noted = await once(ctx, async (tx) => {
      await noteAccess(tx, ctx, { id, about: community, opened: ['register'], reason, office })
      return yes(null)
    })
    if (!noted.ok) return noted
  }
  const households = await ctx.ports.store.list<Stored<Household>>('households', { where: { within: community, removedAt: null, _id: { $gt: after } }, order: [['_id', 'asc']], limit })
  const groups = await groupsOf(ctx, households)
  const lines = households.map(({ id, building, within, room, bound, members }): RegisterLine => ({
    household: id, building, group: within.find((place) => groups.has(place)) ?? null, room, bound,
    members: members.map(({ name, phone, tenure, birthYear }) => (reason === null ? { name: maskedName(name), phone: phone === null ? null : maskedPhone(phone), tenure, birthYear: null } : { name, phone, tenure, birthYear })),
  }))
  return yes({ lines, next: households.length < limit ? null : (households.at(-1)?._id ?? null) })
}
