import type { Page } from '../../contracts/operations'
import type { SittingView } from '../../contracts/projects'
import { PROJECT_INPUTS } from '../../contracts/projects.schema'
import type { Stage } from '../../contracts/vocabulary'
import { sittingOf } from '../../domain/projects/view'
import { yes } from '../_runtime/answers'
import { namesFor } from '../_runtime/names'
import { operation } from '../_runtime/operation'
import { actorFor, asProject, type StoredProject } from '../_runtime/scene'

const SITTING_STAGES: readonly Stage[] = ['councilScheduled', 'councilSession', 'approvingCommunity', 'resolved', 'determined']
const MOST = 50

export const sittings = operation({
  name: 'councils.sittings', does: 'Lists the sittings that are called, open or just closed in a community; names only for those who sit.', who: 'anyone', input: PROJECT_INPUTS['councils.sittings'], output: 'Page<SittingView>',
  refusals: ['malformed', 'fault'], kind: 'read',
  run: async (ctx, { community }) => {
    const scopes = community === null ? [...ctx.households.map((h) => h.community), ...ctx.appointments.map((a) => a.place)] : [community]
    const found = await ctx.ports.store.list<StoredProject>('projects', { where: { within: { $in: scopes }, stage: { $in: SITTING_STAGES } }, order: [['since', 'desc']], limit: MOST })
    const items = await Promise.all(found.map(asProject).map(async (project) => sittingOf(project, ctx.person?.id ?? null, await namesFor(ctx, project, await actorFor(ctx, project)))))
    const page: Page<SittingView> = { items: items.filter((s) => s !== null), next: null }
    return yes(page)
  },
})
