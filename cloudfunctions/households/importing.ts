import type { Household } from '../../contracts/households'
import type { HOUSEHOLD_INPUTS, RosterRow } from '../../contracts/households.schema'
import type { ImportReport, Place } from '../../contracts/places'
import type { HouseholdId, Reply } from '../../contracts/reply'
import { planRoster, type RosterEntry } from '../../domain/households/roster'
import { reaches } from '../../domain/people/appointments'
import { withinOf } from '../../domain/places/tree'
import { no, yes } from '../_runtime/answers'
import { hashCode, householdIdOf, newSalt } from '../_runtime/door-codes'
import type { Context } from '../_runtime/operation'
import { byIds, inBatches } from '../_runtime/pages'
import type { Tx } from '../_runtime/ports'
import { once } from '../_runtime/write'
import type * as v from 'valibot'

type Input = v.InferOutput<(typeof HOUSEHOLD_INPUTS)['households.import']>

function entryOf(row: RosterRow, existing: ReadonlyMap<HouseholdId, Household>): RosterEntry {
  const id = householdIdOf(row)
  if (row.doorCode === null) return { row, id, code: null }
  // The salt stays, so that the same code is the same row.
  const salt = existing.get(id)?.codeSalt ?? newSalt()
  return { row, id, code: { salt, hash: hashCode(row.doorCode, salt) } }
}

/** Somebody may have moved in since the plan was made. */
async function write(tx: Tx, planned: Household): Promise<void> {
  const now = await tx.get<Household>('households', planned.id)
  const kept = now === null ? {} : { representative: now.representative, bound: now.bound, addedAt: now.addedAt }
  await tx.set('households', { ...planned, ...kept, _id: planned.id })
}

export async function importRoster(ctx: Context, { community, rows, dryRun }: Input): Promise<Reply<ImportReport>> {
  const { store } = ctx.ports
  const place = await store.get<Place>('places', community)
  if (place?.kind !== 'community') return no('unknown-place', { about: 'community' })
  if (!ctx.appointments.some((office) => office.role === 'committeeStaff' && reaches(office.place, withinOf(place)))) return no('not-your-scope', { about: 'community' })
  const [places, households] = await Promise.all([
    byIds<Place>(store, 'places', rows.flatMap(({ building, group }) => (group === null ? [building] : [building, group]))),
    byIds<Household>(store, 'households', rows.map(householdIdOf)),
  ])
  const existing = new Map(households.map((household) => [household.id, household]))
  const plan = planRoster(rows.map((row) => entryOf(row, existing)), { community, places: new Map(places.map((one) => [one.id, one])), existing, now: ctx.now })
  const report: ImportReport = { rows: rows.length, added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged, problems: plan.problems }
  if (dryRun || plan.problems.length > 0) return yes(report)
  await inBatches(store, [...plan.added, ...plan.changed], write)
  return once(ctx, async () => yes(report))
}
