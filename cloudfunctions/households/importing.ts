import type { RosterImport } from '../../contracts/households'
import type { HOUSEHOLD_INPUTS, RosterRow } from '../../contracts/households.schema'
import type { ImportReport, Place } from '../../contracts/places'
import type { PlaceId, Refusal, Reply } from '../../contracts/reply'
import { reaches } from '../../domain/people/appointments'
import { withinOf } from '../../domain/places/tree'
import { refusal } from '../../domain/result'
import { callerIn, no, yes } from '../_runtime/answers'
import type { Context } from '../_runtime/operation'
import type { Tx } from '../_runtime/ports'
import { apply, finishImports, partKey, planFor, stagedRows } from '../_runtime/rosters'
import { once } from '../_runtime/write'
import type * as v from 'valibot'

type Inputs = typeof HOUSEHOLD_INPUTS
type Input = v.InferOutput<Inputs['households.import']>

const KEPT_MS = 2 * 24 * 3_600_000

/** Why the caller may not keep the register of this community, if so. */
export async function notMyRegister(ctx: Context, community: PlaceId): Promise<Refusal | null> {
  const place = await ctx.ports.store.get<Place>('places', community)
  if (place?.kind !== 'community') return refusal('unknown-place', { about: 'community' })
  return ctx.appointments.some((office) => office.role === 'committeeStaff' && reaches(office.place, withinOf(place))) ? null : refusal('not-your-scope', { about: 'community' })
}

const putPart = (tx: Tx, ctx: Context, { id, part, rows }: { readonly id: string; readonly part: number; readonly rows: readonly RosterRow[] }): Promise<void> =>
  tx.set('rosterParts', { _id: partKey(id, part), until: ctx.now + KEPT_MS, rows })

/** Nobody can reach into the rows of somebody else: the name of an import begins with its community and its clerk. */
const importIdOf = (ctx: Context, { community, name }: { readonly community: PlaceId; readonly name: string }): string => `${community}|${callerIn(ctx).id}|${name}`

export async function stage(ctx: Context, { community, import: name, part, rows }: v.InferOutput<Inputs['households.stage']>): Promise<Reply<{ readonly part: number; readonly rows: number }>> {
  const notMine = await notMyRegister(ctx, community)
  if (notMine !== null) return { ok: false, refusal: notMine }
  return once(ctx, async (tx) => {
    await putPart(tx, ctx, { id: importIdOf(ctx, { community, name }), part, rows })
    return yes({ part, rows: rows.length })
  })
}

const reportOf = ({ rows, added, changed, unchanged }: RosterImport): ImportReport => ({ rows, added, changed, unchanged, problems: [] })

export async function importRoster(ctx: Context, { community, rows: given, staged, dryRun }: Input): Promise<Reply<ImportReport>> {
  const { store } = ctx.ports
  const notMine = await notMyRegister(ctx, community)
  if (notMine !== null) return { ok: false, refusal: notMine }
  const id = importIdOf(ctx, { community, name: staged?.import ?? ctx.requestId })
  const begun = await store.get<RosterImport>('rosterImports', id)
  await finishImports(ctx, community)
  // Sent again after a cut: it is whole by now, and its report is the one that was decided upon.
  if (begun !== null && !dryRun) return once(ctx, async () => yes(reportOf(begun)))
  const rows = staged === null ? given : await stagedRows<RosterRow>(store, { id, parts: staged.parts })
  if (rows === null) return no('import-incomplete')
  if (rows.length === 0) return no('malformed', { about: 'rows' })
  const plan = await planFor(ctx, { community, rows })
  const report: ImportReport = { rows: rows.length, added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged, problems: plan.problems }
  if (dryRun || plan.problems.length > 0) return yes(report)
  const { problems: _none, ...counts } = report
  const record: RosterImport = { id, community, by: callerIn(ctx).id, at: ctx.now, state: 'applying', parts: staged?.parts ?? 1, ...counts }
  await store.transact(async (tx) => {
    if (staged === null) await putPart(tx, ctx, { id, part: 0, rows })
    await tx.set('rosterImports', { ...record, _id: id })
  })
  await apply(ctx, record)
  return once(ctx, async () => yes(report))
}
