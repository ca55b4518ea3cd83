/** The frame of a survey: everybody who could be asked when it opens, each in one group, without those who built or decided it. */
import type { HouseholdBinding } from '../../contracts/households'
import type { Appointment } from '../../contracts/people'
import type { Policy } from '../../contracts/policies'
import type { Project } from '../../contracts/projects'
import type { Instant, PersonId } from '../../contracts/reply'
import type { RatingFrame } from '../../contracts/satisfaction'
import type { RaterGroup } from '../../contracts/vocabulary'
import { isInForce } from '../../domain/people/appointments'
import { excludedFromRating, NEVER_ASKED } from '../../domain/ratings/ballots'
import { drawFrame, GROUP_ROLES, groupOf, groupsAsked, isDrawn } from '../../domain/ratings/frame'
import { sha256 } from './canonical'
import type { Context } from './operation'
import { everyPage } from './pages'
import type { Store } from './ports'

interface Found { readonly offices: Appointment[]; readonly homes: { readonly within: readonly string[]; readonly at: Instant }[] }

/** Everybody who lives there or holds an office over it, with all of their homes and offices that matter here. */
async function everybody(store: Store, project: Project, now: Instant): Promise<ReadonlyMap<PersonId, Found>> {
  const all = new Map<PersonId, Found>()
  const found = (person: PersonId): Found => {
    const known = all.get(person) ?? { offices: [], homes: [] }
    all.set(person, known)
    return known
  }
  for await (const page of everyPage<HouseholdBinding>(store, 'bindings', { within: project.community, endedAt: null, minor: false })) {
    for (const { person, within, at } of page) found(person).homes.push({ within, at })
  }
  for await (const page of everyPage<Appointment>(store, 'appointments', { place: { $in: project.within }, role: { $in: [...Object.values(GROUP_ROLES), ...NEVER_ASKED] } })) {
    for (const office of page) if (isInForce(office, now)) found(office.person).offices.push(office)
  }
  return all
}

/** Everybody who is in the frame, with the group. */
async function framed({ store, project, asked, at }: { readonly store: Store; readonly project: Project; readonly asked: readonly RaterGroup[]; readonly at: Instant }): Promise<ReadonlyMap<PersonId, RaterGroup>> {
  const people = new Map<PersonId, RaterGroup>()
  for (const [person, { offices, homes }] of await everybody(store, project, at)) {
    const group = groupOf(project, { asked, offices, homes }, at)
    if (group !== null && excludedFromRating(project, { person, appointments: offices }) === null) people.set(person, group)
  }
  return people
}

/** Those who were drawn for a survey when it opened, and are still there. */
export async function drawnOf(store: Store, project: Project): Promise<readonly PersonId[]> {
  const { frame, opensAt } = project.rating ?? {}
  if (frame === undefined || opensAt === undefined) return []
  const people = await framed({ store, project, asked: frame.groups.map(({ group }) => group), at: opensAt })
  return [...people].flatMap(([person, group]) => (isDrawn(frame, { group, person }, sha256) ? [person] : []))
}

/** Draws the sample of a survey that opens now; undefined where the scheme draws none. */
export async function frameOf({ ports, now }: Context, project: Project, policy: Policy): Promise<RatingFrame | undefined> {
  const quota = policy.values.satisfactionSample?.value
  if (quota === undefined) return undefined
  const people = await framed({ store: ports.store, project, asked: groupsAsked(quota), at: now })
  return drawFrame({ seed: ports.newId(), people, quota, digest: sha256 })
}
