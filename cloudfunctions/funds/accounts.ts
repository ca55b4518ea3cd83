import type { FundAccount, FundEntry } from '../../contracts/operations'
import type { Place } from '../../contracts/places'
import { PROJECT_INPUTS } from '../../contracts/projects.schema'
import { dayOf, yearOf } from '../../domain/calendar'
import { appropriate as addTo, newAccount } from '../../domain/funds/account'
import { needs } from '../../domain/projects/project'
import { reaches } from '../../domain/people/appointments'
import { no, yes } from '../_runtime/answers'
import { operation, type Context } from '../_runtime/operation'
import { placeAbove, placeOf, schemeAt } from '../_runtime/scene'
import { append, once } from '../_runtime/write'

const BUDGETERS = ['finance', 'districtCoordinator', 'districtLeadingGroup'] as const
const LAST_ENTRIES = 100

async function unitOf(ctx: Context, community: Place): Promise<Place | null> {
  const policy = await schemeAt(ctx, community)
  return policy === null ? null : placeAbove(ctx, community, needs(policy, 'fundUnitKind').value)
}

export const appropriate = operation({
  name: 'funds.appropriate', does: 'Records what the budget gives to a fund unit for a year, with its document.', who: BUDGETERS, input: PROJECT_INPUTS['funds.appropriate'], output: 'FundAccount',
  refusals: ['unknown-place', 'not-your-scope', 'not-your-role', 'not-identified', 'malformed', 'busy', 'fault'], kind: 'write',
  run: async (ctx, { unit, year, fen, document }) => {
    const place = await placeOf(ctx.ports.store, unit, ctx.now)
    if (place === null) return no('unknown-place', { about: unit })
    const offices = ctx.appointments.filter((a) => BUDGETERS.some((r) => r === a.role))
    if (!offices.some((a) => reaches(a.place, [...place.path, place.id]))) return no('not-your-scope')
    return once(ctx, async (tx) => {
      const id = `${unit}:${year}`
      const stored = await tx.get<FundAccount & { readonly _id: string }>('funds', id)
      const before = stored ?? newAccount({ id, unit, unitName: place.name, year })
      const { _id: _kept, ...after } = { _id: id, ...addTo(before, fen) }
      const entry: FundEntry & { readonly document: string } = { at: ctx.now, kind: 'appropriate', fen, project: null, availableAfter: after.available, document }
      await append(tx, { stream: `fund:${id}`, expected: before.version, events: [entry], at: ctx.now })
      await tx.set('funds', { ...after, _id: id })
      return yes(after)
    })
  },
})

export const account = operation({
  name: 'funds.account', does: 'Shows the account of the fund that a community draws on, with its last movements.', who: 'anyone', input: PROJECT_INPUTS['funds.account'], output: '{ account, entries }',
  refusals: ['unknown-place', 'malformed', 'fault'], kind: 'read',
  run: async (ctx, { community }) => {
    const place = await placeOf(ctx.ports.store, community, ctx.now)
    if (place === null) return no('unknown-place', { about: community })
    const unit = await unitOf(ctx, place)
    const id = unit === null ? '' : `${unit.id}:${yearOf(dayOf(ctx.now))}`
    const found = unit === null ? null : await ctx.ports.store.get<FundAccount>('funds', id)
    const entries = found === null ? [] : await ctx.ports.store.list<FundEntry>('events', { where: { stream: `fund:${id}` }, order: [['version', 'desc']], limit: LAST_ENTRIES })
    return yes({ account: found, entries: entries.map(({ at, kind, fen, project, availableAfter }) => ({ at, kind, fen, project, availableAfter })) })
  },
})
