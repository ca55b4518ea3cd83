/** Small builders for rule tests: fixed examples, no clock, no chance. */
import type { Project } from '../../contracts/projects'
import type { PackId, Role, Stage } from '../../contracts/vocabulary'
import { STATE_COUNCIL_CALENDAR, startOf } from '../../domain/calendar'
import { blankProject } from '../../domain/projects/project'
import type { Facts, Scene } from '../../domain/projects/rule'
import { policyFor } from '../../policies'

/** A day on which each shipped scheme is in force. */
export const IN_FORCE: { readonly [P in PackId]: string } = { 'futian-2015': '2015-06-01', 'shenzhen-2015': '2016-03-01', 'luohu-2017': '2026-03-02', 'liuzhou-2014': '2018-05-07', 'panlong-2020': '2020-04-01' }

export const at = (day: string, hour = 10): number => startOf(day) + hour * 3_600_000

/** A project in the middle of its life, with whatever matters to the test. */
export function aProject(more: Partial<Project> & { readonly stage?: Stage; readonly packId?: PackId } = {}): Project {
  const { packId = 'luohu-2017', ...rest } = more
  return {
    ...blankProject(), id: 'p1', version: 7, code: 'ABCDEFG', district: 'd', street: 's', community: 'c', place: 'c', within: ['city', 'd', 's', 'c'], pack: { id: packId, asOf: IN_FORCE[packId] },
    title: 'A ramp', problem: 'No ramp', beneficiaries: 'Wheelchairs', photos: ['photo'], where: 'Gate 3', roughCost: 2_000_000, proposer: 'proposer', proposedAt: at('2026-03-02'), ...rest,
  }
}

const policies = new Map<string, ReturnType<typeof policyFor>>()
/** The pack as it stood on a day; kept, because the exhaustive tests ask for the same few thousands of times. */
function policyAt({ id, asOf }: Project['pack']): ReturnType<typeof policyFor> {
  const key = `${id}@${asOf}`
  const known = policies.get(key) ?? policyFor(id, asOf)
  policies.set(key, known)
  return known
}

export function aScene(project: Project, more: { readonly person?: string | null; readonly roles?: readonly Role[]; readonly now?: number; readonly facts?: Facts } = {}): Scene {
  const { person = 'somebody', roles = [], now = at(project.pack.asOf, 12), facts = {} } = more
  return { project, actor: { person, roles }, policy: policyAt(project.pack), now, calendar: STATE_COUNCIL_CALENDAR, facts }
}
