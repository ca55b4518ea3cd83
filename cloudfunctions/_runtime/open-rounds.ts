/** Projects whose voting is open, kept in the instance for a few seconds: the question does not change while it is asked. */
import type { Project } from '../../contracts/projects'
import { SEAL_AFTER } from '../../domain/ballots/window'
import type { Context } from './operation'

interface Kept { readonly project: Project; readonly until: number }

/** Far shorter than the pause before sealing: what was let in on an old look is counted. */
const KEPT_MS = SEAL_AFTER / 24
const MOST = 500
const projects = new Map<string, Kept>()
const turnouts = new Map<string, { readonly turnout: number; readonly at: number }>()

const isFresh = (at: number, now: number): boolean => at <= now && now - at < KEPT_MS

/** The project; from memory only where `isOpen` said so when it was read, so that an opening is never overlooked. */
export async function projectAsked(ctx: Context, id: string, isOpen: (project: Project, now: number) => boolean): Promise<Project | null> {
  const kept = projects.get(id)
  if (kept !== undefined && isFresh(kept.until - KEPT_MS, ctx.now) && isOpen(kept.project, ctx.now)) return kept.project
  const project = await ctx.ports.store.get<Project>('projects', id)
  if (projects.size >= MOST) projects.clear()
  if (project !== null && isOpen(project, ctx.now)) projects.set(id, { project, until: ctx.now + KEPT_MS })
  else projects.delete(id)
  return project
}

/** A turnout that is a few seconds old at most, and never older than the caller's own answer. */
export async function turnoutAsked(ctx: Context, matter: string, { mineAt, count }: { readonly mineAt: number | null; readonly count: () => Promise<number> }): Promise<number> {
  const kept = turnouts.get(matter)
  if (kept !== undefined && isFresh(kept.at, ctx.now) && (mineAt === null || mineAt < kept.at)) return kept.turnout
  const turnout = await count()
  if (turnouts.size >= MOST) turnouts.clear()
  turnouts.set(matter, { turnout, at: ctx.now })
  return turnout
}
