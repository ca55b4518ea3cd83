import type * as v from 'valibot'
import type { Change, PolicyBook } from '../../contracts/amendments'
import type { POLICY_INPUTS } from '../../contracts/amendments.schema'
import type { Place } from '../../contracts/places'
import type { PlaceId } from '../../contracts/reply'
import type { Desk } from '../../domain/policies/amending'
import { reaches } from '../../domain/people/appointments'
import { withinOf } from '../../domain/places/tree'
import { NATIONAL_FLOOR, PACKS } from '../../policies'
import type { Context } from '../_runtime/operation'
import { placeAbove, placeOf } from '../_runtime/scene'

/** A place whose rules can be looked at: its district, its street if it lies in one. */
export interface Ruled { readonly place: Place; readonly district: Place; readonly street: Place | null }

export async function ruledPlace(ctx: Context, id: PlaceId): Promise<Ruled | null> {
  const place = await placeOf(ctx.ports.store, id, ctx.now)
  if (place === null) return null
  const [district, street] = await Promise.all([placeAbove(ctx, place, 'district'), placeAbove(ctx, place, 'street')])
  return district === null ? null : { place, district, street }
}

/** The caller at the district's desk; null where the place has no scheme. */
export function deskOf(ctx: Context, { place, district }: Ruled, book: PolicyBook): Desk | null {
  const pack = place.packId ?? district.packId
  if (pack === null) return null
  const roles = ctx.appointments.filter((office) => reaches(office.place, withinOf(district))).map(({ role }) => role)
  return { book, pack: PACKS[pack], floor: NATIONAL_FLOOR, me: ctx.person?.id ?? '', roles, now: ctx.now }
}

type Said = v.InferOutput<(typeof POLICY_INPUTS)['policies.propose']>

/** The change that was asked for. */
export function changeOf({ key, value, from, until, clause, quote, tag }: Said): Change {
  // Sound: the schema has held the value against the validator of this very key.
  return { key, dated: { from, until, value, clause, tag, ...(quote === null ? {} : { quote }) } } as Change
}
