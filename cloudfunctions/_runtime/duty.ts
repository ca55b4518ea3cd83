/** Who is told when a duty's day comes near, passes or moves: those it waits for, those above them, and whoever proposed the project. */
import type { Appointment, MessageKind } from '../../contracts/people'
import type { Project, ProjectEvent } from '../../contracts/projects'
import type { PersonId } from '../../contracts/reply'
import type { Command, Role } from '../../contracts/vocabulary'
import type { DutyTold } from '../../domain/oversight/timer'
import { openAudit } from '../../domain/projects/project'
import { TABLE } from '../../domain/projects/stages'
import { isInForce } from '../../domain/people/appointments'
import { tellAll } from './messages'
import type { Context } from './operation'
import type { Tx } from './ports'

/** A transaction of about ninety writes is dropped by the service. */
const MOST_TOLD = 20

/** The people who hold one of these roles over the project now, the implementer and the proposer among them where the role follows from the project. */
export async function holdersOf({ ports, now }: Context, project: Project, roles: readonly Role[]): Promise<readonly PersonId[]> {
  const offices = await ports.store.list<Appointment>('appointments', { where: { place: { $in: project.within }, role: { $in: roles } }, limit: 200 })
  const derived = [roles.includes('implementer') ? (project.implementer?.person ?? null) : null, roles.includes('proposer') ? project.proposer : null]
  return [...new Set([...offices.filter((office) => isInForce(office, now)).map(({ person }) => person), ...derived.filter((person) => person !== null)])].slice(0, MOST_TOLD)
}

interface Telling { readonly kind: MessageKind; readonly roles: (told: DutyTold) => readonly Role[] }
const TELLINGS: { readonly [C in Command]?: readonly Telling[] } = {
  'oversight.remind': [{ kind: 'deadline-near', roles: ({ waitsFor }) => waitsFor }],
  'oversight.escalate': [
    { kind: 'deadline-escalated', roles: ({ to }) => to },
    { kind: 'deadline-passed', roles: ({ waitsFor }) => [...waitsFor, 'proposer'] },
  ],
  'oversight.recount': [{ kind: 'deadline-moved', roles: ({ waitsFor }) => [...waitsFor, 'proposer'] }],
}

/** Tells the auditor and the street that a request for audit was reached, in the same write. */
export async function tellOfAudit(tx: Tx, { ctx, project }: { readonly ctx: Context; readonly project: Project }): Promise<void> {
  const due = openAudit(project)?.clock?.due
  const to = await holdersOf(ctx, project, TABLE['publications.answerAudit'].by)
  await tellAll(tx, ctx, { to, kind: 'audit-requested', project: project.id, figures: { title: project.title, ...(due === undefined ? {} : { answerDue: due }) } })
}

/** Tells those concerned of what the timer did about a duty, in the same write; nobody twice of one thing. */
export async function tellOfDuty(tx: Tx, { ctx, project, event }: { readonly ctx: Context; readonly project: Project; readonly event: ProjectEvent }): Promise<void> {
  const told = new Set<PersonId>()
  for (const { kind, roles } of TELLINGS[event.command] ?? []) {
    // Sound: only the commands of the table have tellings, and all of them write this.
    const duty = event.data as DutyTold
    const to = (await holdersOf(ctx, project, roles(duty))).filter((person) => !told.has(person))
    to.forEach((person) => told.add(person))
    await tellAll(tx, ctx, { to, kind, project: project.id, figures: { title: project.title, deadline: duty.kind, due: duty.due } })
  }
}
