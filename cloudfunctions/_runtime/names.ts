import type { Person } from '../../contracts/people'
import type { Project } from '../../contracts/projects'
import type { PersonId } from '../../contracts/reply'
import type { Role } from '../../contracts/vocabulary'
import type { Actor } from '../../domain/projects/rule'
import type { Context } from './operation'
import { byIds } from './pages'

const MAY_READ: readonly Role[] = ['facilitator', 'committeeStaff', 'partySecretary', 'supervisionCommittee', 'streetClerk']

/** The names of those who sit, for those who sit with them or run the sitting; nobody else. */
export async function namesFor(ctx: Context, project: Project, actor: Actor): Promise<ReadonlyMap<PersonId, string>> {
  const { sitting } = project
  const mine = actor.person !== null && sitting?.members.includes(actor.person) === true
  if (!sitting || !(mine || actor.roles.some((r) => MAY_READ.includes(r)))) return new Map()
  const people = await byIds<Person>(ctx.ports.store, 'people', sitting.members)
  return new Map(people.map((p) => [p._id, p.name]))
}
