import type { Page } from '../../contracts/operations'
import type { SittingView } from '../../contracts/projects'
import { PROJECT_INPUTS } from '../../contracts/projects.schema'
import type { Stage } from '../../contracts/vocabulary'
import { sittingsOf } from '../../domain/councils/joint'
import { councilSitting } from '../../domain/projects/view'
import { yes } from '../_runtime/answers'
import { alsoIn } from '../_runtime/joint'
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
    const also = (await alsoIn(ctx.ports.store, scopes)).filter(({ _id, stage }) => SITTING_STAGES.includes(stage) && !found.some((one) => one._id === _id))
    const items = await Promise.all([...found, ...also].map(asProject).map(async (project) => {
      const actor = await actorFor(ctx, project)
      return Promise.all(sittingsOf(project).map(async (shown) => councilSitting(project, shown, { me: ctx.person?.id ?? null, names: await namesFor(ctx, { shown, actor }) })))
    }))
    const page: Page<SittingView> = { items: items.flat(), next: null }
    return yes(page)
  },
})
