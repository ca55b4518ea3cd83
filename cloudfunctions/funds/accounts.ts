import type { DistrictYear, FundAccount, FundEntry, FundYear } from '../../contracts/operations'
import type { Place } from '../../contracts/places'
import type { Reason } from '../../contracts/projects'
import type { Fen } from '../../contracts/reply'
import { PROJECT_INPUTS } from '../../contracts/projects.schema'
import { dayOf, yearOf } from '../../domain/calendar'
import { appropriate as addTo, appropriateWithin, ceilingReason, newAccount } from '../../domain/funds/account'
import { fundYear } from '../../domain/funds/carry'
import { needs } from '../../domain/projects/project'
import { reaches } from '../../domain/people/appointments'
import { no, yes } from '../_runtime/answers'
import { operation, type Context } from '../_runtime/operation'
import type { Stored, Tx } from '../_runtime/ports'
import { placeAbove, placeOf, schemeAt } from '../_runtime/scene'
import { append, once } from '../_runtime/write'
import { keepTotal, totalOf } from './totals'

const BUDGETERS = ['finance', 'districtCoordinator', 'districtLeadingGroup'] as const
const LAST_ENTRIES = 100
const MOST_YEARS = 100

async function unitOf(ctx: Context, community: Place): Promise<Place | null> {
  const policy = await schemeAt(ctx, community)
  return policy === null ? null : placeAbove(ctx, community, needs(policy, 'fundUnitKind').value)
}

interface Given { readonly ctx: Context; readonly place: Place; readonly year: number; readonly fen: Fen; readonly document: string; readonly why: Reason | null }

async function give(tx: Tx, { ctx, place, year, fen, document, why }: Given): Promise<FundAccount> {
  const id = `${place.id}:${year}`
  const stored = await tx.get<FundAccount & { readonly _id: string }>('funds', id)
  const before = stored ?? newAccount({ id, unit: place.id, unitName: place.name, year })
  const { _id: _kept, ...after } = { _id: id, ...addTo(before, fen) }
  const entry: FundEntry & { readonly document: string; readonly reasons?: readonly Reason[] } = { at: ctx.now, kind: 'appropriate', fen, project: null, availableAfter: after.available, document, ...(why === null ? {} : { reasons: [why] }) }
  await append(tx, { stream: `fund:${id}`, expected: before.version, events: [entry], at: ctx.now })
  await tx.set('funds', { ...after, _id: id })
  return after
}

export const appropriate = operation({
  name: 'funds.appropriate', does: 'Records what the budget gives to a fund unit for a year, with its document.', who: BUDGETERS, input: PROJECT_INPUTS['funds.appropriate'], output: 'FundAccount',
  refusals: ['unknown-place', 'not-your-scope', 'over-district-ceiling', 'not-your-role', 'not-identified', 'malformed', 'busy', 'fault'], kind: 'write',
  run: async (ctx, { unit, year, fen, document }) => {
    const place = await placeOf(ctx.ports.store, unit, ctx.now)
    if (place === null) return no('unknown-place', { about: unit })
    const offices = ctx.appointments.filter((a) => BUDGETERS.some((r) => r === a.role))
    if (!offices.some((a) => reaches(a.place, [...place.path, place.id]))) return no('not-your-scope')
    const [district, policy] = await Promise.all([placeAbove(ctx, place, 'district'), schemeAt(ctx, place)])
    // The scheme as it stands on the day of the appropriation, whichever year the money is for.
    const ceiling = policy?.values.fundDistrictYearlyMaxFen
    return once(ctx, async (tx) => {
      const before = district === null ? null : await totalOf(tx, { store: ctx.ports.store, district, year })
      const total = before === null ? null : appropriateWithin(before.total, fen, ceiling)
      if (total !== null && !total.ok) return total
      if (district !== null && before !== null && total !== null) await keepTotal(tx, district, { ...before, total: total.value })
      return yes(await give(tx, { ctx, place, year, fen, document, why: total === null ? null : ceilingReason(total.value, ceiling) }))
    })
  },
})

/** What all funds of the unit's district were given this year, under the ceiling of today's scheme. */
async function districtYear(ctx: Context, unit: Place, year: number): Promise<DistrictYear | null> {
  const [district, policy] = await Promise.all([placeAbove(ctx, unit, 'district'), schemeAt(ctx, unit)])
  if (district === null) return null
  const { store } = ctx.ports
  const { total } = await totalOf(store, { store, district, year })
  const ceiling = policy?.values.fundDistrictYearlyMaxFen
  return { ...total, districtName: district.name, ceiling: ceiling?.value ?? null, reason: ceilingReason(total, ceiling) }
}

/** The unit's years that are over and not spent to the last fen, the latest first. */
async function earlierYears(ctx: Context, unit: Place, year: number): Promise<readonly FundYear[]> {
  const [policy, found] = await Promise.all([schemeAt(ctx, unit), ctx.ports.store.list<Stored<FundAccount>>('funds', { where: { unit: unit.id, year: { $lt: year } }, order: [['year', 'desc']], limit: MOST_YEARS })])
  const years = policy?.values.carryOverYearsMax
  return found.map(({ _id: _key, ...account }) => fundYear(account, { day: dayOf(ctx.now), years })).filter(({ unspent }) => unspent > 0)
}

export const account = operation({
  name: 'funds.account', does: 'Shows the account of the fund that a community draws on, with its last movements.', who: 'anyone', input: PROJECT_INPUTS['funds.account'], output: '{ account, district, earlier, entries }',
  refusals: ['unknown-place', 'malformed', 'fault'], kind: 'read',
  run: async (ctx, { community }) => {
    const place = await placeOf(ctx.ports.store, community, ctx.now)
    if (place === null) return no('unknown-place', { about: community })
    const unit = await unitOf(ctx, place)
    const year = yearOf(dayOf(ctx.now))
    const id = unit === null ? '' : `${unit.id}:${year}`
    const [found, district, earlier] = unit === null ? [null, null, []] : await Promise.all([ctx.ports.store.get<FundAccount>('funds', id), districtYear(ctx, unit, year), earlierYears(ctx, unit, year)])
    const entries = found === null ? [] : await ctx.ports.store.list<FundEntry>('events', { where: { stream: `fund:${id}` }, order: [['version', 'desc']], limit: LAST_ENTRIES })
    return yes({ account: found, district, earlier, entries: entries.map(({ at, kind, fen, project, other, availableAfter }) => ({ at, kind, fen, project, availableAfter, ...(other === undefined ? {} : { other }) })) })
  },
})
