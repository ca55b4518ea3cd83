/** The lists that proposals are held against, and what became of those that were turned down. */
import type { Page } from '../../contracts/operations'
import type { Place } from '../../contracts/places'
import type { GovernmentWork, Rejections, ScopeItem } from '../../contracts/proposals'
import { PROPOSAL_INPUTS } from '../../contracts/proposals.schema'
import type { PlaceId, Reply } from '../../contracts/reply'
import type { ImportReport } from '../../contracts/places'
import { REJECTION_REASONS } from '../../contracts/vocabulary'
import { startOf } from '../../domain/calendar'
import { reaches } from '../../domain/people/appointments'
import { no, yes } from '../_runtime/answers'
import { isUnder } from '../_runtime/checklist'
import { operation, type Context } from '../_runtime/operation'
import { byIds, everyPage, inBatches, pageOf, plain } from '../_runtime/pages'
import type { CollectionName } from '../_runtime/collections'
import type { Stored } from '../_runtime/ports'
import { once } from '../_runtime/write'
import { placeOf, schemeAt, type StoredProject } from '../_runtime/scene'

export const KEEPERS = ['districtCoordinator', 'streetClerk', 'streetApprover'] as const
const COORDINATORS = ['districtCoordinator'] as const

/** The district of a place, or the place itself where it is one. */
export async function districtOf(ctx: Context, id: PlaceId): Promise<PlaceId | null> {
  const place = await placeOf(ctx.ports.store, id, ctx.now)
  if (place === null || place.kind === 'district') return place?.id ?? null
  const above = await Promise.all(place.path.map((one) => placeOf(ctx.ports.store, one, ctx.now)))
  return above.find((one) => one?.kind === 'district')?.id ?? null
}

/** Whether one of these offices of the caller reaches the district, or lies inside of it. */
export async function keeps(ctx: Context, district: PlaceId, roles: readonly string[]): Promise<boolean> {
  const offices = ctx.appointments.filter((office) => roles.includes(office.role))
  const places = await byIds<Place>(ctx.ports.store, 'places', offices.map((office) => office.place))
  return offices.some((office) => reaches(office.place, [district])) || places.some((place) => isUnder(place, district))
}

/** Whole or not at all by rows that are alike; repeating it changes nothing. */
async function takeOver<T extends object>(ctx: Context, collection: CollectionName, rows: readonly Stored<T>[]): Promise<Reply<ImportReport>> {
  const before = new Map((await byIds<T>(ctx.ports.store, collection, rows.map((row) => row._id))).map((row) => [row._id, row]))
  const same = (row: Stored<T>): boolean => JSON.stringify({ ...before.get(row._id), importedAt: 0 }) === JSON.stringify({ ...row, importedAt: 0 })
  const added = rows.filter((row) => !before.has(row._id)).length
  const changed = rows.filter((row) => before.has(row._id) && !same(row))
  await inBatches(ctx.ports.store, rows.filter((row) => !before.has(row._id) || !same(row)), (tx, row) => tx.set(collection, row))
  return once(ctx, async () => yes({ rows: rows.length, added, changed: changed.length, unchanged: rows.length - added - changed.length, problems: [] }))
}

const importGovernmentWorks = operation({
  name: 'proposals.importGovernmentWorks', does: 'Takes over a list of government projects under way or planned; repeating it changes nothing.', kind: 'write',
  who: KEEPERS, input: PROPOSAL_INPUTS['proposals.importGovernmentWorks'], output: 'ImportReport', refusals: ['not-your-scope', 'unknown-place', 'not-your-role', 'not-identified', 'malformed', 'busy', 'fault'],
  run: async (ctx, { place: asked, source, works }) => {
    const district = await districtOf(ctx, asked)
    if (district === null) return no('unknown-place', { about: asked })
    if (!(await keeps(ctx, district, KEEPERS))) return no('not-your-scope')
    const named = works.flatMap(({ place }) => (place === null ? [] : [place]))
    const places = new Map((await byIds<Place>(ctx.ports.store, 'places', named)).map((place) => [place._id, place]))
    const stranger = named.find((id) => { const place = places.get(id); return place === undefined || !isUnder(place, district) })
    if (stranger !== undefined) return no('unknown-place', { about: stranger })
    return takeOver<GovernmentWork & { readonly district: PlaceId }>(ctx, 'governmentWorks', works.map((work) => ({ _id: `${district}|${work.title}`, district, title: work.title, department: work.department, state: work.state, place: work.place, until: work.until, source, importedAt: ctx.now })))
  },
})

const governmentWorks = operation({
  name: 'proposals.governmentWorks', does: 'Lists the government projects that a district has reported.', kind: 'read',
  who: 'anyone', input: PROPOSAL_INPUTS['proposals.governmentWorks'], output: 'Page<GovernmentWork>', refusals: ['unknown-place', 'malformed', 'fault'],
  run: async (ctx, { place, cursor, limit }) => {
    const district = await districtOf(ctx, place)
    if (district === null) return no('unknown-place', { about: place })
    const rows = await ctx.ports.store.list<GovernmentWork>('governmentWorks', { where: { district }, order: [['state', 'asc'], ['title', 'asc']], skip: cursor ?? 0, limit: limit + 1 })
    return yes<Page<GovernmentWork>>(pageOf(rows, { cursor, limit }))
  },
})

const importScope = operation({
  name: 'proposals.importScope', does: 'Takes over a district’s published list of what a scheme may do for one type; repeating it changes nothing.', kind: 'write',
  who: COORDINATORS, input: PROPOSAL_INPUTS['proposals.importScope'], output: 'ImportReport', refusals: ['not-your-scope', 'unknown-place', 'not-your-role', 'not-identified', 'malformed', 'busy', 'fault'],
  run: async (ctx, { place: asked, packId, type, source, items }) => {
    const district = await districtOf(ctx, asked)
    if (district === null) return no('unknown-place', { about: asked })
    if (!(await keeps(ctx, district, COORDINATORS))) return no('not-your-scope')
    return takeOver<ScopeItem & { readonly district: PlaceId }>(ctx, 'scopeItems', items.map(({ name, mode }) => ({ _id: `${district}|${packId}|${type}|${name}`, district, packId, type, name, mode, source })))
  },
})

const scope = operation({
  name: 'proposals.scope', does: 'Lists what a district has published of its schemes’ lists.', kind: 'read',
  who: 'anyone', input: PROPOSAL_INPUTS['proposals.scope'], output: 'Page<ScopeItem>', refusals: ['unknown-place', 'malformed', 'fault'],
  run: async (ctx, { place, cursor, limit }) => {
    const district = await districtOf(ctx, place)
    if (district === null) return no('unknown-place', { about: place })
    const rows = await ctx.ports.store.list<ScopeItem>('scopeItems', { where: { district }, order: [['packId', 'asc'], ['type', 'asc'], ['name', 'asc']], skip: cursor ?? 0, limit: limit + 1 })
    return yes<Page<ScopeItem>>(pageOf(rows.map(plain), { cursor, limit }))
  },
})

const rejections = operation({
  name: 'proposals.rejections', does: 'Counts what was turned down in a place and year, by reason code.', kind: 'read',
  who: 'anyone', input: PROPOSAL_INPUTS['proposals.rejections'], output: 'Rejections', refusals: ['malformed', 'fault'],
  run: async (ctx, { place, year }) => {
    const found = new Map<string, number>()
    let proposals = 0
    let appealed = 0
    for await (const page of everyPage<StoredProject>(ctx.ports.store, 'projects', { within: place, proposedAt: { $gte: startOf(`${year}-01-01`), $lt: startOf(`${year + 1}-01-01`) } })) {
      proposals += page.length
      appealed += page.filter((one) => one.appealed).length
      for (const { stage, rejection } of page) if (stage === 'rejected' && rejection !== null) found.set(rejection.reason, (found.get(rejection.reason) ?? 0) + 1)
    }
    const byReason = REJECTION_REASONS.flatMap((reason) => (found.has(reason) ? [{ reason, count: found.get(reason) ?? 0 }] : []))
    return yes<Rejections>({ year, proposals, rejected: byReason.reduce((sum, one) => sum + one.count, 0), appealed, byReason })
  },
})

const MOST_NEIGHBOURS = 500

const neighbours = operation({
  name: 'proposals.neighbours', does: 'Lists the communities that could take part in a project of a place; none where its scheme knows no projects of several.', kind: 'read',
  who: 'anyone', input: PROPOSAL_INPUTS['proposals.neighbours'], output: '{ items }', refusals: ['unknown-place', 'malformed', 'fault'],
  run: async (ctx, { place: asked }) => {
    const place = await placeOf(ctx.ports.store, asked, ctx.now)
    if (place === null) return no('unknown-place', { about: asked })
    const [policy, district] = await Promise.all([schemeAt(ctx, place), districtOf(ctx, asked)])
    if (policy?.values.crossCommunity === undefined || district === null) return yes({ items: [] })
    const found = await ctx.ports.store.list<Place>('places', { where: { path: district, kind: 'community' }, order: [['name', 'asc']], limit: MOST_NEIGHBOURS })
    return yes({ items: found.filter((one) => one.packId === place.packId && one.id !== place.id && !place.path.includes(one.id)).map(({ id, name }) => ({ id, name })) })
  },
})

export const LISTS = [neighbours, importGovernmentWorks, governmentWorks, importScope, scope, rejections] as const
