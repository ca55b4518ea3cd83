/** Turns snapshots into what lists show. */
import type { ProjectCard } from '../../contracts/projects'
import type { Project } from '../../contracts/projects'
import { jointName } from '../../domain/councils/joint'
import { cardOf } from '../../domain/projects/view'
import { calendarForMark } from './calendar'
import type { Context } from './operation'
import { placeOf, policyOf } from './scene'

/** How many households have answered so far; only asked while the question is open. */
export async function answeredOf({ ports }: Context, project: Project): Promise<number> {
  if (project.consent === null || project.consent.sealed !== null) return 0
  return ports.store.count('consents', { project: project.id, round: project.consent.round, answer: { $in: ['agree', 'disagree', 'undecided'] } })
}

/** One project as a line of a list. */
export async function cardFor(ctx: Context, project: Project): Promise<ProjectCard> {
  const { store } = ctx.ports
  const [policy, calendar, community, answered] = await Promise.all([policyOf(store, project, ctx.now), calendarForMark(store, project, ctx.now), placeOf(store, project.community, ctx.now), project.stage === 'consentCollecting' ? answeredOf(ctx, project) : 0])
  return cardOf(project, { communityName: jointName(project, community?.name ?? ''), policy, answered, calendar, now: ctx.now })
}

export const cardsFor = (ctx: Context, projects: readonly Project[]): Promise<readonly ProjectCard[]> => Promise.all(projects.map((p) => cardFor(ctx, p)))
