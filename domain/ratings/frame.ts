/** The frame of a survey and its sample: drawn by lot from a published seed, so that anyone can draw it again. */
import type { Appointment } from '../../contracts/people'
import type { Project } from '../../contracts/projects'
import type { Day, Instant, PersonId } from '../../contracts/reply'
import type { FrameGroup, RatingFrame } from '../../contracts/satisfaction'
import { RATER_GROUPS, type AppointedRole, type RaterGroup } from '../../contracts/vocabulary'
import { dayOf } from '../calendar'
import { reaches } from '../people/appointments'

/** SHA-256 in small hexadecimal digits. */
type Digest = (text: string) => string

/** Whose office puts them into a group (深府办函〔2015〕140号四（四）). */
export const GROUP_ROLES: { readonly [G in Exclude<RaterGroup, 'beneficiaries'>]: AppointedRole } = { experts: 'expert', deputies: 'deputyLiaison', partyMembers: 'partyMember', representatives: 'residentRep' }
const OFFICE_GROUPS = ['experts', 'deputies', 'partyMembers', 'representatives'] as const

const heldOn = (day: Day, { from, until }: Pick<Appointment, 'from' | 'until'>): boolean => from <= day && (until === null || until >= day)

interface Standing {
  /** The groups that the scheme draws from; whoever is in another only counts as a resident. */
  readonly asked: readonly RaterGroup[]
  /** Offices that are not ended. */
  readonly offices: readonly Pick<Appointment, 'role' | 'place' | 'from' | 'until'>[]
  /** Homes of a grown person: where, and since when. */
  readonly homes: readonly { readonly within: readonly string[]; readonly at: Instant }[]
}

/** The one group that a person belongs to, the first that fits; null for whoever is in none. A work is for the residents of its community, who may all use and rate it. */
export function groupOf(project: Pick<Project, 'within' | 'community'>, { asked, offices, homes }: Standing, opensAt: Instant): RaterGroup | null {
  const held = offices.filter((office) => reaches(office.place, project.within) && heldOn(dayOf(opensAt), office)).map(({ role }) => role)
  const lives = homes.some(({ within, at }) => at <= opensAt && within.includes(project.community))
  return OFFICE_GROUPS.find((group) => asked.includes(group) && held.includes(GROUP_ROLES[group])) ?? (lives ? 'beneficiaries' : null)
}

const ticketOf = (seed: string, { group, person }: { readonly group: RaterGroup; readonly person: PersonId }, digest: Digest): string => digest(`${seed}|${group}|${person}`)

/** The groups of which anybody is drawn. */
export const groupsAsked = (quota: Readonly<Record<RaterGroup, number>>): readonly RaterGroup[] => RATER_GROUPS.filter((group) => quota[group] > 0)

/** Draws at most `quota` people of each group: those with the lowest tickets. */
export function drawFrame({ seed, people, quota, digest }: { readonly seed: string; readonly people: ReadonlyMap<PersonId, RaterGroup>; readonly quota: Readonly<Record<RaterGroup, number>>; readonly digest: Digest }): RatingFrame {
  const groups = groupsAsked(quota).map((group): FrameGroup => {
    const all = [...people].filter((entry) => entry[1] === group).map(([person]) => person).sort()
    const drawn = all.map((person) => ticketOf(seed, { group, person }, digest)).sort().slice(0, quota[group])
    return { group, size: all.length, hash: digest(all.map((person) => `${person}\n`).join('')), drawn: drawn.length, highest: drawn.at(-1) ?? '' }
  })
  return { seed, groups }
}

/** Whether this person of this group was drawn. */
export function isDrawn(frame: RatingFrame, who: { readonly group: RaterGroup | null; readonly person: PersonId }, digest: Digest): boolean {
  const { group, person } = who
  const own = group === null ? undefined : frame.groups.find((one) => one.group === group)
  return group !== null && own !== undefined && ticketOf(frame.seed, { group, person }, digest) <= own.highest
}
