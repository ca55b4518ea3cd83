/** Projects at the stage that a test needs; the journeys bring them there by operations. */
import type { Project } from '../../contracts/projects'
import { asStored } from '../../cloudfunctions/_runtime/commands'
import { STATE_COUNCIL_CALENDAR } from '../../domain/calendar'
import { blankProject } from '../../domain/projects/project'
import { policyFor } from '../../policies'
import type { Cloud } from './cloud'
import { TOWN } from './town'

export const OPENS = Date.parse('2030-03-01T09:00:00+08:00')
export const CLOSES = Date.parse('2030-03-16T00:00:00+08:00')
export const WHILE_OPEN = Date.parse('2030-03-05T10:00:00+08:00')

export function aProject(part: Partial<Project> & { readonly id: string }): Project {
  return {
    ...blankProject(), version: 1, district: TOWN.district, street: TOWN.street, community: TOWN.community, place: TOWN.building,
    within: [TOWN.city, TOWN.district, TOWN.street, TOWN.community, TOWN.committee, TOWN.building], pack: { id: 'panlong-2020', asOf: '2030-02-01' }, ...part,
  }
}

export const aConsentRound = (households: number, part: Partial<NonNullable<Project['consent']>> = {}): NonNullable<Project['consent']> => ({
  round: 1, question: '同意修吗', costPerHousehold: null, places: [TOWN.building], households, rollHash: '', opensAt: OPENS, closesAt: CLOSES, graceUntil: CLOSES + 24 * 3_600_000, threshold: null, sealed: null, ...part,
})

export async function putProject(cloud: Pick<Cloud, 'put'>, project: Project): Promise<string> {
  await cloud.put('projects', asStored(project, { policy: policyFor(project.pack.id, project.pack.asOf), calendar: STATE_COUNCIL_CALENDAR }))
  return project.id
}
