/** Gathers what a poster says: only what is public already. */
import type { PublicationRecord } from '../../contracts/operations'
import type { Project } from '../../contracts/projects'
import type { Day, PlaceId } from '../../contracts/reply'
import { REPORT_KINDS } from '../../contracts/vocabulary'
import { dayOf } from '../../domain/calendar'
import { PRIVATE_STAGES } from '../../domain/projects/stages'
import { recordOf } from '../../domain/publications/chain'
import type { Context } from '../_runtime/operation'
import type { Where } from '../_runtime/ports'
import { asProject, placeOf, type StoredProject } from '../_runtime/scene'
import { projectOf } from '../publications/board/load'
import { MOST_POSTERS } from './paper'

/** One poster: the project, the newest record that it stands on, and whom to call. */
export interface PosterFacts { readonly project: Project; readonly newest: PublicationRecord; readonly communityName: string; readonly phone: string | null; readonly today: Day }

/** The projects that hang on a community’s board. */
export const underWay = (community: PlaceId): Where => ({ community, open: true, contentChecked: true, stage: { $nin: PRIVATE_STAGES } })

async function factsOf(ctx: Context, project: Project, here: Pick<PosterFacts, 'communityName' | 'phone' | 'today'>): Promise<PosterFacts | null> {
  const [newest] = await ctx.ports.store.list<PublicationRecord>('publications', { where: { project: project.id }, order: [['at', 'desc'], ['number', 'desc']], limit: 1 })
  return newest === undefined ? null : { ...here, project, newest: recordOf(newest) }
}

/** A notice of a period, of a community or of its district. */
export interface RecordFacts { readonly record: PublicationRecord; readonly communityName: string }

/** The notice of a period with this number in a log; null where that says something else, or is not there. */
export async function recordAt(ctx: Context, { community, number }: { readonly community: PlaceId; readonly number: number }): Promise<RecordFacts | null> {
  const { store } = ctx.ports
  const [place, [found]] = await Promise.all([placeOf(store, community, ctx.now), store.list<PublicationRecord>('publications', { where: { community, number }, limit: 1 })])
  return place === null || found === undefined || !REPORT_KINDS.some((kind) => kind === found.kind) ? null : { record: recordOf(found), communityName: place.name }
}

/** The poster of a code; null where there is none or nothing of it was published. */
export async function posterOf(ctx: Context, code: string): Promise<PosterFacts | null> {
  const project = await projectOf(ctx, code)
  if (project === null) return null
  const place = await placeOf(ctx.ports.store, project.community, ctx.now)
  return factsOf(ctx, project, { communityName: place?.name ?? '', phone: place?.phone ?? null, today: dayOf(ctx.now) })
}

/** One part of a community’s board, newest first; null where there is no such community. */
export async function boardOf(ctx: Context, community: PlaceId, part: number): Promise<readonly PosterFacts[] | null> {
  const { store } = ctx.ports
  const [place, projects] = await Promise.all([
    placeOf(store, community, ctx.now),
    store.list<StoredProject>('projects', { where: underWay(community), order: [['since', 'desc']], skip: (part - 1) * MOST_POSTERS, limit: MOST_POSTERS }),
  ])
  if (place?.kind !== 'community') return null
  const here = { communityName: place.name, phone: place.phone ?? null, today: dayOf(ctx.now) }
  const posters = await Promise.all(projects.map((project) => factsOf(ctx, asProject(project), here)))
  return posters.filter((one) => one !== null)
}
