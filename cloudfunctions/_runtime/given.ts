/** What a giver is asked, and what a giver lets go from one project to another: out of the one and into the other in one write, or neither. */
import type { CommandInput } from '../../contracts/commands.schema'
import type { Naming } from '../../contracts/giving'
import type { Project } from '../../contracts/projects'
import type { Fen, PersonId, Refusal } from '../../contracts/reply'
import type { Command, PledgeState } from '../../contracts/vocabulary'
import { stillAsked } from '../../domain/funds/purpose'
import { SYSTEM } from '../../domain/projects/actor'
import { decide, type Decision } from '../../domain/projects/decide'
import { receiversOf } from '../../domain/projects/project'
import type { Scene } from '../../domain/projects/rule'
import { calendarFor } from './calendar'
import { tell, tellAll } from './messages'
import type { Context } from './operation'
import type { Tx } from './ports'
import { asProject, policyOf, type StoredProject } from './scene'

/** A transaction of about ninety writes is dropped by the service. */
const MOST_TOLD = 40

interface Changed { readonly ctx: Context; readonly before: Project; readonly after: Project }

/** The givers of what has come into this state with the write, each with what it is together. */
function newlyIn(state: PledgeState, { before, after }: Changed): ReadonlyMap<PersonId, Fen> {
  const sums = new Map<PersonId, Fen>()
  for (const { from, fen } of after.pledges.filter((p) => p.state === state && p.source !== 'inKind' && before.pledges.find((old) => old.id === p.id)?.state !== state)) sums.set(from, (sums.get(from) ?? 0) + fen)
  return sums
}

/** The names that somebody else decided on, or took down, with the write. */
function decidedOn({ ctx, before, after }: Changed): readonly Naming[] {
  const old = new Map((before.namings ?? []).map((one) => [one.id, one]))
  return (after.namings ?? []).filter((one) => one.from !== ctx.person?.id && (['council', 'approval', 'down'] as const).some((step) => one[step] !== null && old.get(one.id)?.[step] === null))
}

/** Tells givers what concerns their money and their names, in the same write: that they are asked, that the question was taken back, that it is owed back, that it was given back, what became of a name. */
export async function tellGivers(tx: Tx, { command, ...changed }: Changed & { readonly command: Command }): Promise<void> {
  const { ctx, before, after } = changed
  const figures = { title: after.title }
  if (command === 'funds.askPurpose') await tellAll(tx, ctx, { to: stillAsked(after).slice(0, MOST_TOLD), kind: 'purpose-asked', project: after.id, figures: { ...figures, answerDue: after.purpose?.clock.due ?? '' } })
  if (command === 'funds.dropPurpose') await tellAll(tx, ctx, { to: stillAsked(before).slice(0, MOST_TOLD), kind: 'purpose-dropped', project: after.id, figures })
  for (const one of decidedOn(changed)) await tell(tx, ctx, { to: one.from, kind: 'name-decided', project: after.id, figures: { ...figures, namedAs: one.text } })
  for (const [state, kind] of [['refundDue', 'gift-owed-back'], ['refunded', 'gift-returned']] as const) {
    for (const [to, fen] of [...newlyIn(state, changed)].slice(0, MOST_TOLD)) await tell(tx, ctx, { to, kind, project: after.id, figures: { ...figures, fen } })
  }
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
  const scene: Scene = { project, actor: SYSTEM, policy: await policyOf(tx, project, ctx.now), now: ctx.now, calendar: await calendarFor(ctx.ports.store, project, ctx.now), facts: { newId: ctx.ports.newId(), given: { pledge, code: after.code, receivers: receiversOf(before) } } }
  const taken = { project: project.id, pledge: pledge.id }
  const answer = decide(scene, 'funds.takeOver', taken)
  return answer.ok ? record(tx, { ctx, scene, decisions: [answer.value], command: 'funds.takeOver', input: taken }) : { ...answer.refusal, figures: { ...answer.refusal.figures, otherCode: project.code } }
}
