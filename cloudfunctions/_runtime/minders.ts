import type { Appointment } from '../../contracts/people'
import type { PersonId, PlaceId } from '../../contracts/reply'
import type { AppointedRole } from '../../contracts/vocabulary'
import { isInForce } from '../../domain/people/appointments'
import type { Context } from './operation'

/** Who may write down what a neighbour says. */
export const HELPERS = ['buildingHead', 'tenHouseholdHead', 'committeeStaff'] as const satisfies readonly AppointedRole[]

const MINDERS = ['committeeStaff', 'supervisionCommittee'] as const satisfies readonly AppointedRole[]
const MOST_MINDERS = 50

/** Those who answer for the helper, and those who watch both: the committee's staff and its supervisors over this door. */
export async function mindersOf(ctx: Context, places: readonly PlaceId[]): Promise<readonly PersonId[]> {
  const offices = await ctx.ports.store.list<Appointment>('appointments', { where: { place: { $in: places }, role: { $in: MINDERS } }, limit: MOST_MINDERS })
  return offices.filter((office) => isInForce(office, ctx.now)).map(({ person }) => person)
}
