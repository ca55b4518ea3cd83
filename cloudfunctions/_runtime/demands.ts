/**
 * Departments' demand lists. The lines are staged; the decision to import is one write; from then on whoever comes next
 * carries it to its end. A line is known by its content, so that the same list twice changes nothing.
 */
import type { Demand, DemandList } from '../../contracts/demands'
import type { DemandRow } from '../../contracts/demands.schema'
import type { Place } from '../../contracts/places'
import type { Project } from '../../contracts/projects'
import type { PlaceId } from '../../contracts/reply'
import type { Command } from '../../contracts/vocabulary'
import { planDemands, type DemandPlan, type PlacedRow } from '../../domain/proposals/demands'
import { gramsOf } from '../../domain/publications/search'
import { canonicalJson, sha256 } from './canonical'
import type { Context } from './operation'
import { byIds, inBatches } from './pages'
import type { Store, Stored, Tx } from './ports'
import { partKey, stagedRows } from './rosters'
import { policyToday } from './scene'

type Asking = Pick<Context, 'ports' | 'now'>
export type StoredDemand = Stored<Demand & { readonly grams: readonly string[] }>

const MOST_PLACES = 1000
const MOST_AT_ONCE = 100
const KEY_LENGTH = 40
/** Requests to the database on their way at the same time. */
const WRITES_AT_ONCE = 20

/** The same line of the same district is the same demand, whichever list it stands in. */
export const demandKey = (district: PlaceId, { department, title, where, category, problem, roughCost }: DemandRow): string =>
  sha256(canonicalJson({ district, department, title, where: where.replace(/\s/g, ''), category, problem, roughCost })).slice(0, KEY_LENGTH)

/** What these lines are in the district as it is now. */
export async function planFor({ ports: { store }, now }: Asking, district: PlaceId, rows: readonly DemandRow[]): Promise<DemandPlan> {
  const places = await store.list<Place>('places', { where: { path: district, kind: { $in: ['street', 'community'] } }, order: [['name', 'asc']], limit: MOST_PLACES })
  const packs = [...new Set(places.flatMap(({ packId }) => (packId === null ? [] : [packId])))]
  const known = new Map(await Promise.all(packs.map(async (pack) => [pack, (await policyToday(store, { pack, district, street: '' }, now)).values.categories?.value ?? []] as const)))
  return planDemands(rows, { places, categoriesAt: ({ packId }) => (packId === null ? [] : (known.get(packId) ?? [])) })
}

const demandOf = ({ row, street, community }: PlacedRow, line: number, { district, by, at, source }: DemandList): StoredDemand => {
  const id = demandKey(district, row)
  return { _id: id, id, district, street, community, ...row, source, importedAt: at, importedBy: by, line, state: 'waiting', study: null, endorsements: 0, project: null, grams: gramsOf([row.title, row.department, row.where, row.problem]) }
}

/** A line that is there already may have been studied and endorsed by now: it stays as it is. No transaction is needed, for what is cut off is carried to its end. */
async function addMissing(store: Store, demands: readonly StoredDemand[]): Promise<void> {
  const there = new Set((await byIds(store, 'demands', demands.map(({ _id }) => _id))).map(({ _id }) => _id))
  const missing = demands.filter(({ _id }) => !there.has(_id))
  for (let at = 0; at < missing.length; at += WRITES_AT_ONCE) await Promise.all(missing.slice(at, at + WRITES_AT_ONCE).map((demand) => store.add('demands', demand)))
}

/** Carries a decided list to its end; lines that it has reached already stay. */
export async function applyDemands(asking: Asking, list: DemandList): Promise<void> {
  const { store } = asking.ports
  const rows = await stagedRows<DemandRow>(store, list)
  // Without its lines it has been ended by somebody else in between.
  if (rows === null) return
  const { placed } = await planFor({ ports: asking.ports, now: list.at }, list.district, rows)
  await addMissing(store, placed.map((one, index) => demandOf(one, index + 1, list)))
  await store.transact((tx) => tx.set('demandLists', { ...list, state: 'applied', _id: list.id }))
  await inBatches(store, Array.from({ length: list.parts }, (_, part) => partKey(list.id, part)), (tx, key) => tx.remove('rosterParts', key))
}

/** Ends whatever list was cut off; usually there is none. */
export async function finishDemandLists(asking: Asking): Promise<number> {
  const open = await asking.ports.store.list<Stored<DemandList>>('demandLists', { where: { state: 'applying' }, order: [['at', 'asc']], limit: MOST_AT_ONCE })
  for (const { _id, ...list } of open) await applyDemands(asking, { ...list, id: _id })
  return open.length
}

/** The demand belongs to the proposal that was handed in first; taken back, it is the residents' again. */
export async function keepDemand(tx: Tx, { after, command }: { readonly after: Project; readonly command: Command }): Promise<void> {
  if (after.origin === undefined || (command !== 'proposals.submit' && command !== 'proposals.withdraw')) return
  const demand = await tx.get<StoredDemand>('demands', after.origin.demand)
  if (demand === null) return
  if (command === 'proposals.submit') await tx.set('demands', { ...demand, state: 'proposed', project: after.id })
  else if (demand.project === after.id) await tx.set('demands', { ...demand, state: 'feasible', project: null })
}
