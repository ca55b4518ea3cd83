/** Gathers what the notice-board page shows. */
import type { PublicationRecord } from '../../contracts/operations'
import type { Project } from '../../contracts/projects'
import type { Policy } from '../../contracts/policies'
import { dayOf } from '../../domain/calendar'
import { isPublic } from '../../domain/projects/view'
import type { Context } from '../_runtime/operation'
import { asProject, placeOf, policyOf, type StoredProject } from '../_runtime/scene'

/** All that the page needs; the project's last public record carries the number and the check code. */
export interface BoardNotice {
  readonly project: Project; readonly policy: Policy; readonly communityName: string; readonly phone: string | null
  readonly answered: number; readonly rated: number; readonly day: string
  readonly head: PublicationRecord; readonly records: readonly PublicationRecord[]; readonly photo: string | null
}

const MOST_RECORDS = 100

/** The notice of a code, or null where there is none or nothing of it is public yet. */
export async function loadNotice(ctx: Context, code: string): Promise<BoardNotice | null> {
  const { store, files } = ctx.ports
  const known = await store.get<{ readonly project: string }>('codes', code)
  const stored = known === null ? null : await store.get<StoredProject>('projects', known.project)
  if (stored === null || !isPublic(stored)) return null
  const project = asProject(stored)
  const photo = project.progress.at(-1)?.photos[0] ?? project.photos[0]
  const open = project.consent !== null && project.consent.sealed === null
  const [policy, community, records, answered, rated, links] = await Promise.all([
    policyOf(store, project, ctx.now), placeOf(store, project.community, ctx.now),
    store.list<PublicationRecord>('publications', { where: { project: project.id }, order: [['at', 'desc']], limit: MOST_RECORDS }),
    open ? store.count('consents', { project: project.id, round: project.consent.round, answer: { $in: ['agree', 'disagree', 'undecided'] } }) : 0,
    project.rating === null ? 0 : store.count('ratings', { project: project.id }),
    photo === undefined ? [] : files.links([photo]),
  ])
  const [head] = records
  if (head === undefined) return null
  return { project, policy, communityName: community?.name ?? '', phone: community?.phone ?? null, answered, rated, day: dayOf(ctx.now), head, records, photo: links[0]?.url ?? null }
}
