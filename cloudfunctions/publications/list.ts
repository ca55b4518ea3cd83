import type { NoticeItem, Page, PublicationRecord } from '../../contracts/operations'
import type { Place } from '../../contracts/places'
import type { LogPosition } from '../../contracts/publications'
import { PROJECT_INPUTS } from '../../contracts/projects.schema'
import type { Project } from '../../contracts/projects'
import { NOTICE_KINDS } from '../../contracts/vocabulary'
import { dayOf } from '../../domain/calendar'
import { openNotice } from '../../domain/projects/project'
import { correctedIn, saysNotice } from '../../domain/publications/corrected'
import { no, yes } from '../_runtime/answers'
import { correctionsOf, headOf, lastRoot } from '../_runtime/log'
import { operation, type Context } from '../_runtime/operation'
import { byIds, pageOf } from '../_runtime/pages'
import type { Where } from '../_runtime/ports'
import { asProject, placeOf, type StoredProject } from '../_runtime/scene'

/** What a notice says today: until when it can be objected to, whether that is still so, and which record corrects it. */
function itemOf(record: PublicationRecord, { project, by, today }: { readonly project: Project | null; readonly by: number | null; readonly today: string }): NoticeItem {
  const open = project === null ? null : openNotice(project)
  const until = open !== null && by === null && saysNotice(record, open) ? open.objectionUntil : null
  return { record, title: String(record.fields.title ?? ''), objectionUntil: until, open: until !== null && today <= until, supersededBy: by }
}

/** The records of a chain as anyone may read them. `allKinds`: none is left out that might correct another, so that the newest page answers for itself. */
export async function noticesOf(ctx: Context, input: { readonly where: Where; readonly allKinds: boolean; readonly order: 'number' | 'at'; readonly cursor: number | null; readonly limit: number }): Promise<Page<NoticeItem>> {
  const rows = await ctx.ports.store.list<PublicationRecord & { readonly _id: string }>('publications', { where: input.where, order: [[input.order, 'desc']], limit: input.limit + 1, skip: input.cursor ?? 0 })
  const page = pageOf(rows, input)
  const several = input.where.community === undefined && input.where.project === undefined
  const [found, communities] = await Promise.all([byIds<StoredProject>(ctx.ports.store, 'projects', page.items.map((r) => r.project)), several ? byIds<Place>(ctx.ports.store, 'places', page.items.map((r) => r.community)) : []])
  const projects = new Map(found.map((p) => [p._id, asProject(p)]))
  const names = new Map(communities.map(({ _id, name }) => [_id, name]))
  const by = input.allKinds && input.cursor === null ? correctedIn(page.items) : await correctionsOf(ctx.ports.store, page.items)
  const items = page.items.map(({ _id: _kept, ...record }): NoticeItem => {
    const communityName = names.get(record.community)
    return { ...itemOf(record, { project: projects.get(record.project) ?? null, by: by(record), today: dayOf(ctx.now) }), ...(communityName === undefined ? {} : { communityName }) }
  })
  return { items, next: page.next }
}

/** The kinds that people look for; plain moves from stage to stage are on the project's own page. */
export const NOTICED = NOTICE_KINDS.filter((kind) => kind !== 'stage')

export const list = operation({
  name: 'publications.list', does: 'Lists what was published, newest first, by community, project or kind, or one record by its number.', who: 'anyone', input: PROJECT_INPUTS['publications.list'], output: 'Page<NoticeItem>', refusals: ['malformed', 'fault'], kind: 'read',
  run: async (ctx, { community, project, kind, number, cursor, limit }) => {
    const where: Where = { ...(community === null ? {} : { community }), ...(project === null ? {} : { project }), ...(number === null ? { kind: kind ?? { $in: NOTICED } } : { number, ...(kind === null ? {} : { kind }) }) }
    return yes(await noticesOf(ctx, { where, allKinds: kind === null && number === null, order: community === null ? 'at' : 'number', cursor, limit }))
  },
})

export const head = operation({
  name: 'publications.head', does: 'Says where a community’s public log stands: the number and hash that posters and pages print, the last daily root, and the address of the whole.', who: 'anyone', input: PROJECT_INPUTS['publications.head'], output: 'LogPosition', refusals: ['unknown-place', 'malformed', 'fault'], kind: 'read',
  run: async (ctx, { community }) => {
    const { store } = ctx.ports
    if ((await placeOf(store, community, ctx.now)) === null) return no('unknown-place', { about: community })
    return yes<LogPosition>({ community, head: await headOf(store, community), root: await lastRoot(store), export: `/open/${encodeURIComponent(community)}/export.json` })
  },
})
