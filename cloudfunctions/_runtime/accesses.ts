/** Writes down who looked at personal data in the open, in the same write as the look. */
import type { Access, Appointment } from '../../contracts/people'
import { callerIn } from './answers'
import type { Context } from './operation'
import type { Tx } from './ports'

/** The log is read by those whom it is about (`people.accesses`). Looks with the same `id` are one look. */
export async function noteAccess(tx: Tx, ctx: Context, { office, id = ctx.ports.newId(), ...look }: Pick<Access, 'about' | 'opened' | 'reason'> & { readonly id?: string; readonly office: Pick<Appointment, 'role' | 'place'> }): Promise<void> {
  const access: Access = { id, ...look, by: callerIn(ctx).id, role: office.role, place: office.place, at: ctx.now }
  await tx.set('accessLog', { ...access, _id: id })
}
