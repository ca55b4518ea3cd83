/** Departments' demand lists: imported whole by the district, studied by each street, endorsed by residents. None of it is a proposal. */
import type * as v from 'valibot'
import type { Demand, DemandCounts, DemandList, DemandSeen } from '../../contracts/demands'
import { DEMAND_INPUTS, type DemandRow } from '../../contracts/demands.schema'
import type { Page } from '../../contracts/operations'
import type { ImportReport } from '../../contracts/places'
import type { Policy } from '../../contracts/policies'
import type { PlaceId, Refusal, Reply } from '../../contracts/reply'
import { reaches } from '../../domain/people/appointments'
import { becomingSaysNo, endorsingSaysNo, studySaysNo } from '../../domain/proposals/demands'
import { gramsOf } from '../../domain/publications/search'
import { needs } from '../../domain/projects/project'
import { refusal } from '../../domain/result'
import { callerIn, no, yes } from '../_runtime/answers'
import { applyDemands, demandKey, finishDemandLists, planFor, type StoredDemand } from '../_runtime/demands'
import { operation, type Context } from '../_runtime/operation'
import { byIds, pageOf } from '../_runtime/pages'
import type { Where } from '../_runtime/ports'
import { partKey, stagedRows } from '../_runtime/rosters'
import { placeAbove, placeOf, policyToday } from '../_runtime/scene'
import { once } from '../_runtime/write'
import { districtOf, KEEPERS, keeps } from './lists'

type Input<O extends keyof typeof DEMAND_INPUTS> = v.InferOutput<(typeof DEMAND_INPUTS)[O]>
const COORDINATORS = ['districtCoordinator'] as const
const STUDIERS = KEEPERS.filter((role) => role !== 'districtCoordinator')
const KEPT_MS = 2 * 24 * 3_600_000

/** The district whose list it is, or why the caller does not keep its lists. */
async function districtKept(ctx: Context, place: PlaceId): Promise<Reply<PlaceId>> {
  const district = await districtOf(ctx, place)
  if (district === null) return no('unknown-place', { about: 'place' })
  return (await keeps(ctx, district, COORDINATORS)) ? yes(district) : no('not-your-scope')
}

/** Nobody can reach into the lines of somebody else: the name of a list begins with its district and its clerk. */
const listIdOf = (ctx: Context, district: PlaceId, name: string): string => `${district}|${callerIn(ctx).id}|${name}`

async function stage(ctx: Context, { place, list, part, rows }: Input<'proposals.stageDemands'>): Promise<Reply<{ readonly part: number; readonly rows: number }>> {
  const district = await districtKept(ctx, place)
  if (!district.ok) return district
  return once(ctx, async (tx) => {
    await tx.set('rosterParts', { _id: partKey(listIdOf(ctx, district.data, list), part), until: ctx.now + KEPT_MS, rows })
    return yes({ part, rows: rows.length })
  })
}

const reportOf = ({ rows, added, unchanged }: Pick<DemandList, 'rows' | 'added' | 'unchanged'>): ImportReport => ({ rows, added, changed: 0, unchanged, problems: [] })

async function importDemands(ctx: Context, { place, list: name, parts, source, dryRun }: Input<'proposals.importDemands'>): Promise<Reply<ImportReport>> {
  const { store } = ctx.ports
  const kept = await districtKept(ctx, place)
  if (!kept.ok) return kept
  const district = kept.data
  const id = listIdOf(ctx, district, name)
  const begun = await store.get<DemandList>('demandLists', id)
  await finishDemandLists(ctx)
  // Sent again after a cut: it is whole by now, and its report is the one that was decided upon.
  if (begun !== null && !dryRun) return once(ctx, async () => yes(reportOf(begun)))
  const rows = await stagedRows<DemandRow>(store, { id, parts })
  if (rows === null) return no('import-incomplete')
  const { problems } = await planFor(ctx, district, rows)
  const known = await byIds<Demand>(store, 'demands', rows.map((row) => demandKey(district, row)))
  const report = { rows: rows.length, added: problems.length > 0 ? 0 : rows.length - known.length, unchanged: problems.length > 0 ? 0 : known.length }
  if (dryRun || problems.length > 0) return yes({ ...reportOf(report), problems })
  const record: DemandList = { id, district, by: callerIn(ctx).id, at: ctx.now, source, parts, state: 'applying', ...report }
  await store.transact((tx) => tx.set('demandLists', { ...record, _id: id }))
  await applyDemands(ctx, record)
  return once(ctx, async () => yes(reportOf(report)))
}

/** Why the caller may not study it. */
function studyRefusal(ctx: Context, demand: Demand): Refusal | null {
  const inReach = ctx.appointments.some(({ role, place }) => STUDIERS.some((one) => one === role) && reaches(place, [demand.district, demand.street]))
  return inReach ? studySaysNo(demand, callerIn(ctx).id) : refusal('not-your-role')
}

const homesOf = ({ households }: Context): readonly PlaceId[] => households.map(({ community }) => community)
const keyOf = (demand: string, { person }: Pick<Context, 'person'>): string => `${demand}|${person?.id ?? ''}`

async function policyAt(ctx: Context, { district, street, community }: Demand): Promise<Policy | null> {
  const place = await placeOf(ctx.ports.store, community ?? street, ctx.now)
  return place?.packId == null ? null : policyToday(ctx.ports.store, { pack: place.packId, district, street }, ctx.now)
}

/** Why the caller may not write it as a proposal: the office of its community may for those who endorse it, whoever lives there only while endorsing it too. */
function proposeRefusal(ctx: Context, demand: Demand, { policy, mine }: { readonly policy: Policy; readonly mine: boolean }): Refusal | null {
  const roles = needs(policy, 'proposerRoles').value
  const office = ctx.appointments.some(({ role, place }) => roles.includes(role) && reaches(place, [demand.district, demand.street, demand.community ?? '']))
  if (!office && !homesOf(ctx).includes(demand.community ?? '')) return refusal('not-your-scope')
  return becomingSaysNo(demand, { policy, backed: mine || office })
}

async function seen(ctx: Context, demand: Demand, mine: ReadonlySet<string>): Promise<DemandSeen> {
  const [street, community, policy] = await Promise.all([placeOf(ctx.ports.store, demand.street, ctx.now), demand.community === null ? null : placeOf(ctx.ports.store, demand.community, ctx.now), policyAt(ctx, demand)])
  const { id, title, department, where, category, problem, roughCost, source, state, endorsements, project, study } = demand
  const endorsed = mine.has(id)
  const unknown = ctx.person === null ? refusal('not-identified') : policy === null ? refusal('not-in-this-scheme') : null
  return {
    id, title, department, where, category, problem, roughCost, source, state, endorsements, project, street: demand.street, community: demand.community, streetName: street?.name ?? '', communityName: community?.name ?? null,
    found: study?.text ?? null, needed: policy === null ? 0 : needs(policy, 'residentEndorsementsMin').value, mine: endorsed,
    mayStudy: unknown ?? studyRefusal(ctx, demand), mayEndorse: unknown ?? endorsingSaysNo(demand, { person: ctx.person?.id ?? '', homes: homesOf(ctx) }),
    mayPropose: unknown ?? (policy === null ? null : proposeRefusal(ctx, demand, { policy, mine: endorsed })),
  }
}

const endorsedOf = async (ctx: Context, demands: readonly Demand[]): Promise<ReadonlySet<string>> =>
  new Set(ctx.person === null ? [] : (await byIds<{ readonly demand: string }>(ctx.ports.store, 'endorsements', demands.map(({ id }) => keyOf(id, ctx)))).map(({ demand }) => demand))

/** All demands of a place: of a district, a street, or a community and everything inside it. The district always, for words are found by it. */
async function whereOf(ctx: Context, id: PlaceId): Promise<Where | null> {
  const place = await placeOf(ctx.ports.store, id, ctx.now)
  if (place === null || place.kind === 'city') return null
  const [district, street, community] = await Promise.all((['district', 'street', 'community'] as const).map((kind) => placeAbove(ctx, place, kind)))
  if (district == null) return null
  return { district: district.id, ...(community != null ? { community: community.id } : street != null ? { street: street.id } : {}) }
}

async function list(ctx: Context, { place, state, words, cursor, limit }: Input<'proposals.demands'>): Promise<Reply<Page<DemandSeen>>> {
  const at = await whereOf(ctx, place)
  if (at === null) return no('unknown-place', { about: 'place' })
  const where: Where = { ...at, ...(state === null ? {} : { state }) }
  const grams = words === null ? [] : gramsOf([words])
  const [skip, most] = [cursor ?? 0, limit + 1]
  const { store } = ctx.ports
  if (words !== null && grams.length === 0) return yes({ items: [], next: null })
  const found = grams.length > 0
    ? await store.rank<StoredDemand>('demands', { where, list: 'grams', wanted: grams, named: [], anyOf: grams, atLeast: grams.length, newestBy: 'importedAt', skip, limit: most })
    : await store.list<StoredDemand>('demands', { where, order: [['importedAt', 'desc'], ['line', 'asc']], skip, limit: most })
  const { items, next } = pageOf(found, { cursor, limit })
  const mine = await endorsedOf(ctx, items)
  return yes({ items: await Promise.all(items.map((demand) => seen(ctx, demand, mine))), next })
}

async function show(ctx: Context, { demand: id }: Input<'proposals.demand'>): Promise<Reply<DemandSeen>> {
  const demand = await ctx.ports.store.get<StoredDemand>('demands', id)
  return demand === null ? no('unknown-record', { about: 'demand' }) : yes(await seen(ctx, demand, await endorsedOf(ctx, [demand])))
}

async function counts(ctx: Context, { place }: Input<'proposals.demandCounts'>): Promise<Reply<DemandCounts>> {
  const at = await whereOf(ctx, place)
  if (at === null) return no('unknown-place', { about: 'place' })
  const count = (more: Where): Promise<number> => ctx.ports.store.count('demands', { ...at, ...more })
  const [waiting, declined, feasible, wanted, proposed] = await Promise.all([count({ state: 'waiting' }), count({ state: 'declined' }), count({ state: 'feasible' }), count({ state: 'feasible', endorsements: { $gte: 1 } }), count({ state: 'proposed' })])
  return yes({ imported: waiting + declined + feasible + proposed, feasible: feasible + proposed, endorsed: wanted + proposed, proposed, waiting, declined })
}

async function study(ctx: Context, { demand: id, community, text }: Input<'proposals.studyDemand'>): Promise<Reply<{ readonly demand: string; readonly state: Demand['state'] }>> {
  const place = community === null ? null : await placeOf(ctx.ports.store, community, ctx.now)
  return once(ctx, async (tx) => {
    const demand = await tx.get<StoredDemand>('demands', id)
    if (demand === null) return no('unknown-record', { about: 'demand' })
    const refused = studyRefusal(ctx, demand)
    if (refused !== null) return { ok: false, refusal: refused }
    if (community !== null && (place?.kind !== 'community' || !place.path.includes(demand.street))) return no('unknown-place', { about: 'community' })
    const state = community === null ? 'declined' : 'feasible'
    await tx.set('demands', { ...demand, state, community: community ?? demand.community, study: { text, at: ctx.now, by: callerIn(ctx).id } })
    return yes({ demand: id, state })
  })
}

/** Counted on the demand itself, in the write that keeps who: so that handing in a proposal and taking an endorsement back never both succeed on the same one. */
async function endorse(ctx: Context, { demand: id, endorse: wanted }: Input<'proposals.endorseDemand'>): Promise<Reply<{ readonly endorsements: number; readonly mine: boolean }>> {
  return once(ctx, async (tx) => {
    const demand = await tx.get<StoredDemand>('demands', id)
    if (demand === null) return no('unknown-record', { about: 'demand' })
    const refused = endorsingSaysNo(demand, { person: callerIn(ctx).id, homes: homesOf(ctx) })
    if (refused !== null) return { ok: false, refusal: refused }
    const _id = keyOf(id, ctx)
    const before = (await tx.get('endorsements', _id)) !== null
    if (before === wanted) return yes({ endorsements: demand.endorsements, mine: wanted })
    const endorsements = demand.endorsements + (wanted ? 1 : -1)
    if (wanted) await tx.set('endorsements', { _id, demand: id, person: callerIn(ctx).id, at: ctx.now })
    else await tx.remove('endorsements', _id)
    await tx.set('demands', { ...demand, endorsements })
    return yes({ endorsements, mine: wanted })
  })
}

const KNOWN = ['not-identified', 'malformed', 'busy', 'fault'] as const
const open = { kind: 'read', who: 'anyone' } as const

export const DEMANDS = [
  operation({ name: 'proposals.stageDemands', does: 'Holds one part of a department’s demand list until the whole of it is tried or taken over.', kind: 'write', who: COORDINATORS, input: DEMAND_INPUTS['proposals.stageDemands'], output: '{ part, rows }', refusals: ['unknown-place', 'not-your-scope', 'not-your-role', ...KNOWN], run: stage }),
  operation({ name: 'proposals.importDemands', does: 'Takes over a staged demand list, whole or not at all, every bad line named; repeating it changes nothing.', kind: 'write', who: COORDINATORS, input: DEMAND_INPUTS['proposals.importDemands'], output: 'ImportReport', refusals: ['unknown-place', 'not-your-scope', 'import-incomplete', 'not-your-role', ...KNOWN], run: importDemands }),
  operation({ ...open, name: 'proposals.demands', does: 'Lists departments’ demands of a place by state or words, with what the caller may do; they are no proposals.', input: DEMAND_INPUTS['proposals.demands'], output: 'Page<DemandSeen>', refusals: ['unknown-place', 'malformed', 'fault'], run: list }),
  operation({ ...open, name: 'proposals.demand', does: 'Shows one demand of a department.', input: DEMAND_INPUTS['proposals.demand'], output: 'DemandSeen', refusals: ['unknown-record', 'malformed', 'fault'], run: show }),
  operation({ ...open, name: 'proposals.demandCounts', does: 'Counts a place’s demands from the import to proposals.', input: DEMAND_INPUTS['proposals.demandCounts'], output: 'DemandCounts', refusals: ['unknown-place', 'malformed', 'fault'], run: counts }),
  operation({ name: 'proposals.studyDemand', does: 'The street records its feasibility study, once: for which community a demand is feasible, or that it is not and why.', kind: 'write', who: STUDIERS, input: DEMAND_INPUTS['proposals.studyDemand'], output: '{ demand, state }', refusals: ['unknown-record', 'unknown-place', 'already-decided', 'second-person-needed', 'not-your-role', ...KNOWN], run: study }),
  operation({ name: 'proposals.endorseDemand', does: 'A resident endorses a feasible demand of the own community, once, or takes that back.', kind: 'write', who: ['resident'], input: DEMAND_INPUTS['proposals.endorseDemand'], output: '{ endorsements, mine }', refusals: ['unknown-record', 'not-open', 'not-your-scope', 'second-person-needed', 'household-not-bound', ...KNOWN], run: endorse }),
] as const
