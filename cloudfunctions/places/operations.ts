import type { Page } from '../../contracts/operations'
import type { ImportReport, Place } from '../../contracts/places'
import { PLACE_INPUTS } from '../../contracts/places.schema'
import { reaches } from '../../domain/people/appointments'
import { planImport } from '../../domain/places/tree'
import { no, yes } from '../_runtime/answers'
import { operation, type Context } from '../_runtime/operation'
import { byIds, everyPage, inBatches, pageOf } from '../_runtime/pages'
import type { Store } from '../_runtime/ports'
import { once } from '../_runtime/write'
import type * as v from 'valibot'

type ImportInput = v.InferOutput<(typeof PLACE_INPUTS)['places.import']>

async function below(store: Store, place: string): Promise<readonly Place[]> {
  const found: Place[] = []
  for await (const page of everyPage<Place>(store, 'places', { path: place })) found.push(...page)
  return found
}

/** The rows' own places, their parents, and everything below a place whose own scheme changes. */
async function touchedBy({ places }: ImportInput, store: Store): Promise<readonly Place[]> {
  const named = await byIds<Place>(store, 'places', places.flatMap(({ id, parent }) => (parent === null ? [id] : [id, parent])))
  const rescheduled = named.filter((place) => places.some(({ id, packId }) => id === place.id && packId !== place.ownPack))
  const inherited = (await Promise.all(rescheduled.map(({ id }) => below(store, id)))).flat()
  return [...new Map([...named, ...inherited].map((place) => [place.id, place])).values()]
}

async function importPlaces(ctx: Context, input: ImportInput) {
  const offices = ctx.appointments.filter(({ role }) => role === 'districtCoordinator' || role === 'sysAdmin')
  const existing = await touchedBy(input, ctx.ports.store)
  const plan = planImport(input.places, { existing, mayWrite: (within) => offices.some((office) => reaches(office.place, within)) })
  const report: ImportReport = { rows: input.places.length, added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged, problems: plan.problems }
  if (input.dryRun || plan.problems.length > 0) return yes(report)
  await inBatches(ctx.ports.store, [...plan.added, ...plan.changed], (tx, place) => tx.set('places', { ...place, _id: place.id }))
  return once(ctx, async () => yes(report))
}

export const OPERATIONS = [
  operation({
    name: 'places.import', does: 'Takes over a list of places into the tree, as a whole or not at all; repeating it changes nothing.', kind: 'write',
    who: ['districtCoordinator', 'sysAdmin'], input: PLACE_INPUTS['places.import'], output: 'ImportReport', refusals: ['not-your-role'],
    run: importPlaces,
  }),
  operation({
    name: 'places.tree', does: 'Lists the places below a place: the next level, or everything.', kind: 'read',
    who: 'anyone', input: PLACE_INPUTS['places.tree'], output: 'Page<Place>', refusals: ['unknown-place'],
    run: async ({ ports }, { under, deep, cursor, limit }) => {
      if (under !== null && (await ports.store.get('places', under)) === null) return no('unknown-place')
      const where = deep && under !== null ? { path: under } : { parent: under }
      const rows = await ports.store.list<Place>('places', { where, order: [['name', 'asc']], skip: cursor ?? 0, limit: limit + 1 })
      return yes<Page<Place>>(pageOf(rows, { cursor, limit }))
    },
  }),
]
