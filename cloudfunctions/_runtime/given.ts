/** What a giver is asked, and what a giver lets go from one project to another: out of the one and into the other in one write, or neither. */
import type { CommandInput } from '../../contracts/commands.schema'
import type { Project } from '../../contracts/projects'
import type { Refusal } from '../../contracts/reply'
import { stillAsked } from '../../domain/funds/purpose'
import { SYSTEM } from '../../domain/projects/actor'
import { decide, type Decision } from '../../domain/projects/decide'
import type { Scene } from '../../domain/projects/rule'
import { calendarFor } from './calendar'
import { tellAll } from './messages'
import type { Context } from './operation'
import type { Tx } from './ports'
import { asProject, policyOf, type StoredProject } from './scene'

/** A transaction of about ninety writes is dropped by the service. */
const MOST_TOLD = 40

/** Tells everyone who is asked, in the same write as the question. */
export async function tellGivers(tx: Tx, { ctx, after }: { readonly ctx: Context; readonly after: Project }): Promise<void> {
  await tellAll(tx, ctx, { to: stillAsked(after).slice(0, MOST_TOLD), kind: 'purpose-asked', project: after.id, figures: { title: after.title, answerDue: after.purpose?.clock.due ?? '' } })
}

type Recorded = (tx: Tx, wrote: { readonly ctx: Context; readonly scene: Scene; readonly decisions: readonly Decision[]; readonly command: 'funds.takeOver'; readonly input: unknown }) => Promise<Refusal | null>

/** Where the answer was yes and names another project, that one takes the money over; if it cannot any more, nothing of the answer stays either. */
export async function carryOver(tx: Tx, { ctx, before, after, input, record }: { readonly ctx: Context; readonly before: Project; readonly after: Project; readonly input: CommandInput<'funds.answerPurpose'>; readonly record: Recorded }): Promise<Refusal | null> {
  const pledge = before.pledges.find(({ id }) => id === input.pledge)
  const moves = after.pledges.some(({ id, state }) => id === input.pledge && state === 'moved')
  if (!moves || pledge === undefined || after.purpose?.into == null) return null
  const stored = await tx.get<StoredProject>('projects', after.purpose.into.project)
  if (stored === null) return { code: 'unknown-record', about: after.purpose.into.code }
  const project = asProject(stored)
  const scene: Scene = { project, actor: SYSTEM, policy: await policyOf(tx, project, ctx.now), now: ctx.now, calendar: await calendarFor(ctx.ports.store, project, ctx.now), facts: { newId: ctx.ports.newId(), given: { pledge, code: after.code } } }
  const taken = { project: project.id, pledge: pledge.id }
  const answer = decide(scene, 'funds.takeOver', taken)
  return answer.ok ? record(tx, { ctx, scene, decisions: [answer.value], command: 'funds.takeOver', input: taken }) : { ...answer.refusal, figures: { ...answer.refusal.figures, otherCode: project.code } }
}
