import type { Refusal } from '../../contracts/reply'
import type { Role } from '../../contracts/vocabulary'
import { reaches } from '../../domain/people/appointments'
import { refusal } from '../../domain/result'
import type { Context } from './operation'
import { placeOf } from './scene'

/** Why the caller may not do what one of these offices over the place may. */
export async function notInOffice(ctx: Context, place: string, roles: readonly Role[]): Promise<Refusal | null> {
  const held = ctx.appointments.filter(({ role }) => roles.includes(role))
  if (held.length === 0) return refusal('not-your-role')
  const found = await placeOf(ctx.ports.store, place, ctx.now)
  const within = [...(found?.path ?? []), place]
  return held.some((office) => reaches(office.place, within)) ? null : refusal('not-your-scope', { about: 'place' })
}
