/**
 * Imports of the register. The rows are staged; the decision to import is one write; from then on whoever comes next
 * carries it to its end, so that an import that was cut off is never half of one.
 */
import type { Household, RosterImport } from '../../contracts/households'
import type { RosterRow } from '../../contracts/households.schema'
import type { Place } from '../../contracts/places'
import type { HouseholdId, PlaceId } from '../../contracts/reply'
import { planRoster, type RosterEntry, type RosterPlan } from '../../domain/households/roster'
import { hashCode, householdIdOf, newSalt } from './door-codes'
import type { Context } from './operation'
import { byIds, inBatches } from './pages'
import type { Store, Stored, Tx } from './ports'

export interface ListPart<T> { readonly until: number; readonly rows: readonly T[] }
export const partKey = (id: string, part: number): string => `${id}|${part}`

type Asking = Pick<Context, 'ports' | 'now'>
const MOST_AT_ONCE = 100

/** The salt stays, so that the same code is the same row. */
function entryOf(row: RosterRow, existing: ReadonlyMap<HouseholdId, Household>): RosterEntry {
  const id = householdIdOf(row)
  if (row.doorCode === null) return { row, id, code: null }
  const salt = existing.get(id)?.codeSalt ?? newSalt()
  return { row, id, code: { salt, hash: hashCode(row.doorCode, salt) } }
}

/** What these rows would change in the register as it is now. */
export async function planFor({ ports, now }: Asking, { community, rows }: { readonly community: PlaceId; readonly rows: readonly RosterRow[] }): Promise<RosterPlan> {
  const [places, households] = await Promise.all([
    byIds<Place>(ports.store, 'places', rows.flatMap(({ building, group }) => (group === null ? [building] : [building, group]))),
    byIds<Household>(ports.store, 'households', rows.map(householdIdOf)),
  ])
  const existing = new Map(households.map((household) => [household.id, household]))
  return planRoster(rows.map((row) => entryOf(row, existing)), { community, places: new Map(places.map((one) => [one.id, one])), existing, now })
}

/** The staged rows in their order; null when a part has not arrived. */
export async function stagedRows<T>(store: Store, { id, parts }: { readonly id: string; readonly parts: number }): Promise<readonly T[] | null> {
  const found = await Promise.all(Array.from({ length: parts }, (_, part) => store.get<ListPart<T>>('rosterParts', partKey(id, part))))
  return found.some((part) => part === null) ? null : found.flatMap((part) => part?.rows ?? [])
}

/** Somebody may have moved in since the plan was made. */
async function write(tx: Tx, planned: Household): Promise<void> {
  const now = await tx.get<Household>('households', planned.id)
  const kept = now === null ? {} : { representative: now.representative, bound: now.bound, addedAt: now.addedAt }
  await tx.set('households', { ...planned, ...kept, _id: planned.id })
}

/** Carries a decided import to its end; doors that it has reached already are found unchanged. */
export async function apply(asking: Asking, record: RosterImport): Promise<void> {
  const { store } = asking.ports
  const rows = await stagedRows<RosterRow>(store, record)
  // Without its rows it has been ended by somebody else in between.
  if (rows === null) return
  // At the time of the decision, so that every door of it belongs to the same day.
  const plan = await planFor({ ports: asking.ports, now: record.at }, { community: record.community, rows })
  await inBatches(store, [...plan.added, ...plan.changed], write)
  await store.transact((tx) => tx.set('rosterImports', { ...record, state: 'applied', _id: record.id }))
  await inBatches(store, Array.from({ length: record.parts }, (_, part) => partKey(record.id, part)), (tx, key) => tx.remove('rosterParts', key))
}

/** Ends whatever import of a community (or of all) was cut off; usually there is none. */
export async function finishImports(asking: Asking, community: PlaceId | null = null): Promise<number> {
  const where = community === null ? { state: 'applying' } : { community, state: 'applying' }
  const open = await asking.ports.store.list<Stored<RosterImport>>('rosterImports', { where, limit: MOST_AT_ONCE })
  for (const { _id, ...record } of open) await apply(asking, { ...record, id: _id })
  return open.length
}
