/** What a street says to its place in the ranking of a period: one line, before or after the ranking is published, a record of its own beside it (E84). */
import type * as v from 'valibot'
import type { RankExplanation, RankExplanations } from '../../contracts/oversight'
import { OVERSIGHT_INPUTS } from '../../contracts/oversight.schema'
import type { Place } from '../../contracts/places'
import type { Reply } from '../../contracts/reply'
import { addMonths, dayOf } from '../../domain/calendar'
import { periodOf, scheduleOf, type Period } from '../../domain/oversight/periods'
import { BULLETINS } from '../../src/copy/bulletins'
import { no, yes } from '../_runtime/answers'
import { EXPLANATION, explanationsOf, type StoredExplanation } from '../_runtime/explained'
import { notInOffice } from '../_runtime/offices'
import { operation, type Context } from '../_runtime/operation'
import type { Stored } from '../_runtime/ports'
import { placeAbove, placeOf, schemeAt } from '../_runtime/scene'
import { once, publishOwn } from '../_runtime/write'

type Input<K extends keyof typeof OVERSIGHT_INPUTS> = v.InferOutput<(typeof OVERSIGHT_INPUTS)[K]>

const EXPLAINS = ['streetClerk', 'streetApprover'] as const
/** The running period and so many before it. */
const PERIODS_BEFORE = 3

/** The periods of a district's ranking that can still be explained; none where its scheme has no ranking. */
async function periodsOf(ctx: Context, district: Place): Promise<readonly Period[]> {
  const policy = await schemeAt(ctx, district)
  const schedule = policy === null ? null : scheduleOf('circular', policy)
  if (schedule === null) return []
  const today = dayOf(ctx.now)
  return Array.from({ length: PERIODS_BEFORE + 1 }, (_, back) => periodOf(addMonths(periodOf(today, schedule.months).from, -back * schedule.months), schedule.months)).filter(({ until }) => until >= schedule.since)
}

async function explain(ctx: Context, { street: id, from, text }: Input<'oversight.explainRank'>): Promise<Reply<RankExplanation>> {
  const stranger = await notInOffice(ctx, id, EXPLAINS)
  if (stranger !== null) return { ok: false, refusal: stranger }
  const street = await placeOf(ctx.ports.store, id, ctx.now)
  const district = street?.kind === 'street' ? await placeAbove(ctx, street, 'district') : null
  if (street === null || district === null) return no('unknown-place', { about: 'street' })
  const periods = await periodsOf(ctx, district)
  if (periods.length === 0) return no('not-in-this-scheme', { about: 'circularEveryMonths' })
  const period = periods.find((one) => one.from === from)
  if (period === undefined) return no('not-this-period', { about: 'from', figures: { from: periods.at(-1)?.from ?? '' } })
  const _id = `${EXPLANATION}|${from}|${id}`
  return once<RankExplanation>(ctx, async (tx) => {
    if ((await tx.get('bulletins', _id)) !== null) return no('already-recorded', { about: 'from' })
    const fields = { title: BULLETINS.explained(period, street.name), street: id, periodFrom: from, periodUntil: period.until, text }
    const { number, at } = await publishOwn(tx, { place: district, district: district.id, kind: EXPLANATION, at: ctx.now, fields })
    const said: RankExplanation = { street: id, streetName: street.name, ...period, text, at, number }
    const kept: Stored<StoredExplanation> = { _id, kind: EXPLANATION, place: id, district: district.id, ...said }
    await tx.add('bulletins', kept)
    return yes(said)
  })
}

async function explanations(ctx: Context, { place: id, from }: Input<'oversight.explanations'>): Promise<Reply<RankExplanations>> {
  const place = await placeOf(ctx.ports.store, id, ctx.now)
  const district = place === null ? null : await placeAbove(ctx, place, 'district')
  if (district === null) return no('unknown-place', { about: 'place' })
  const periods = await periodsOf(ctx, district)
  return yes({ district: district.id, periods, items: await explanationsOf(ctx.ports.store, district.id, from === null ? periods.map((period) => period.from) : [from]) })
}

export const explainRank = operation({
  name: 'oversight.explainRank', does: 'Publishes, once for a street and period, the one line with which it explains its place in the ranking: as soon as the period runs, and until three more are over.',
  who: EXPLAINS, input: OVERSIGHT_INPUTS['oversight.explainRank'], output: 'RankExplanation', refusals: ['not-your-role', 'not-your-scope', 'not-identified', 'unknown-place', 'not-in-this-scheme', 'not-this-period', 'already-recorded', 'malformed', 'fault'], kind: 'write', run: explain,
})

export const listExplanations = operation({
  name: 'oversight.explanations', does: 'Lists what the streets of a district have said to their places in the ranking, of one period or of those that can still be explained.',
  who: 'anyone', input: OVERSIGHT_INPUTS['oversight.explanations'], output: 'RankExplanations', refusals: ['unknown-place', 'malformed', 'fault'], kind: 'read', run: explanations,
})
