import type { CouncilDecision } from '../../contracts/joint'
import type { Person } from '../../contracts/people'
import type { PersonId } from '../../contracts/reply'
import type { Role } from '../../contracts/vocabulary'
import type { Actor } from '../../domain/projects/rule'
import type { Context } from './operation'
import { byIds } from './pages'

const MAY_READ: readonly Role[] = ['facilitator', 'committeeStaff', 'partySecretary', 'supervisionCommittee', 'streetClerk']

/** The names of those who sit, for those who sit with them or run the sitting; nobody else. */
export async function namesFor(ctx: Context, { shown, actor }: { readonly shown: CouncilDecision | null; readonly actor: Actor }): Promise<ReadonlyMap<PersonId, string>> {
  const sitting = shown?.sitting
  const roles = actor.at?.[shown?.community ?? ''] ?? actor.roles
  const mine = actor.person !== null && sitting?.members.includes(actor.person) === true
  if (!sitting || !(mine || roles.some((r) => MAY_READ.includes(r)))) return new Map()
  const people = await byIds<Person>(ctx.ports.store, 'people', sitting.members)
  return new Map(people.map((p) => [p._id, p.name]))
}
