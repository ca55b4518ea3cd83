/** Opening personal data, and who has opened mine. */
import type { Access, AccessSeen, Person, Revealed } from '../../contracts/people'
import type { PEOPLE_INPUTS } from '../../contracts/people.schema'
import type { Place } from '../../contracts/places'
import type { Page } from '../../contracts/operations'
import type { Reply } from '../../contracts/reply'
import { noteAccess } from '../_runtime/accesses'
import { callerIn, no, yes } from '../_runtime/answers'
import type { Context } from '../_runtime/operation'
import { byIds, inBatches, pageOf } from '../_runtime/pages'
import type { Stored } from '../_runtime/ports'
import { once } from '../_runtime/write'
import { nearMe } from './finding'
import type * as v from 'valibot'

type Inputs = typeof PEOPLE_INPUTS

/** The reply that is kept for a resent request holds nothing personal: the values are read anew. */
export async function reveal(ctx: Context, { person: id, reason }: v.InferOutput<Inputs['people.reveal']>): Promise<Reply<Revealed>> {
  const person = await ctx.ports.store.get<Person>('people', id)
  if (person === null) return no('unknown-person')
  const office = (await nearMe(ctx, [id])).get(id)?.by ?? null
  if (office === null) return no('not-your-scope', { about: 'person' })
  const noted = await once(ctx, async (tx) => {
    await noteAccess(tx, ctx, { about: id, opened: person.phone === undefined ? ['name'] : ['name', 'phone'], reason, office })
    return yes({ at: ctx.now })
  })
  return noted.ok ? yes({ person: id, name: person.name, phone: person.phone ?? null, at: noted.data.at }) : noted
}

/** Looks at the caller, at the caller's households, and at the registers that these are in. */
export async function accesses(ctx: Context, { cursor, limit }: v.InferOutput<Inputs['people.accesses']>): Promise<Reply<Page<AccessSeen>>> {
  const { store } = ctx.ports
  const about = [callerIn(ctx).id, ...ctx.households.flatMap(({ household, community }) => [household, community])]
  const rows = await store.list<Access>('accessLog', { where: { about: { $in: [...new Set(about)] } }, order: [['at', 'desc']], skip: cursor ?? 0, limit: limit + 1 })
  const places = new Map((await byIds<Place>(store, 'places', rows.map(({ place }) => place))).map(({ id, name }) => [id, name]))
  const { items, next } = pageOf(rows, { cursor, limit })
  return yes({ items: items.map(({ at, role, place, opened, reason }) => ({ at, role, placeName: places.get(place) ?? '', opened, reason })), next })
}

const AT_ONCE = 400

/** Writing a document seals it under the newest key; one page at a time, safe to repeat. */
export async function reseal(ctx: Context, { collection, after }: v.InferOutput<Inputs['people.reseal']>): Promise<Reply<{ readonly sealed: number; readonly next: string | null }>> {
  const { store } = ctx.ports
  const page = await store.list<Stored<object>>(collection, { where: { _id: { $gt: after } }, order: [['_id', 'asc']], limit: AT_ONCE })
  await inBatches(store, page, async (tx, { _id }) => {
    const document = await tx.get<Stored<object>>(collection, _id)
    if (document !== null) await tx.set(collection, { ...document, _id })
  })
  return yes({ sealed: page.length, next: page.length < AT_ONCE ? null : (page.at(-1)?._id ?? null) })
}
