/** Decide and evolve: a command meets the table, the duties and its rule, and becomes one event or a named refusal. */
import type { FundMove } from '../../contracts/joint'
import type { Project, ProjectEvent } from '../../contracts/projects'
import type { Refusal } from '../../contracts/reply'
import type { Command, Role, Stage } from '../../contracts/vocabulary'
import type { Policy } from '../../contracts/policies'
import { inTurn } from '../councils/joint'
import { decidedAnew } from '../councils/several'
import { owedBack } from '../funds/rules'
import { heldAfter, sharedMoves } from '../funds/shared'
import { openPoll } from '../polls/rules'
import { leftOut, nextOnRoute } from '../policies/route'
import { accept, refusal, type Result } from '../result'
import { deadlinesAfter, deadlinesAgain } from './deadlines'
import { dutyAgainst } from './duties'
import { ownRoute } from './route'
import type { Actor, Outcome, Scene } from './rule'
import { RULES } from './rules'
import { APPROVING, ENDS_UNBUILT, rowsFrom, TABLE, type Row } from './stages'

/** What a decision writes: the event, the project after it, and what happens to the fund in the same write. */
export interface Decision { readonly event: ProjectEvent; readonly project: Project; readonly fund: readonly FundMove[] }

/** The roles that may give a command under this policy. */
export function rolesFor(command: Command, policy: Policy): readonly Role[] {
  const { by, narrowedBy } = TABLE[command]
  const named: unknown = narrowedBy === undefined ? undefined : policy.values[narrowedBy]?.value
  return Array.isArray(named) ? by.filter((r) => named.includes(r) || r === 'system') : by
}

/** Stage, role and duty, in the order a clerk would ask; null means that only the rule itself is left to ask. */
export function mayTry(asked: Scene, command: Command): Refusal | null {
  const scene = inTurn(asked, command)
  const isNew = scene.project.version === 0
  if (rowsFrom(isNew ? null : scene.project.stage, command).length === 0) return refusal('not-at-this-stage', { about: scene.project.stage })
  if (!rolesFor(command, scene.policy).some((r) => scene.actor.roles.includes(r))) return refusal(scene.actor.person === null && !scene.actor.roles.includes('system') ? 'not-identified' : 'not-your-role')
  return dutyAgainst(scene, command)
}

/** Everything that can be said before anything is typed in. */
export function mayDo(scene: Scene, command: Command): Refusal | null {
  return mayTry(scene, command) ?? RULES[command].before(inTurn(scene, command))
}

function targetOf(scene: Scene, rows: readonly Row[], outcome: Outcome<unknown>, after: Project): { readonly row: Row; readonly to: Stage } {
  const from = scene.project.stage
  const offered = rows.map((row) => ({ row, to: row.to === 'stay' ? from : row.to === 'next' ? nextOnRoute(ownRoute(after, scene.policy), from) : (outcome.to ?? row.to[0] ?? null) }))
  const chosen = outcome.to === undefined ? offered[0] : offered.find((o) => o.to === outcome.to && (o.row.to === 'stay' || o.row.to === 'next' || o.row.to.includes(outcome.to)))
  if (!chosen?.to) throw new Error(`the table offers no way from ${from} to ${String(outcome.to)}`)
  return { row: chosen.row, to: chosen.to }
}

/** The round that opens by itself when a stage is entered. */
function entering(project: Project, scene: Scene): Partial<Project> {
  if (project.stage !== 'residentPoll' || scene.project.stage === 'residentPoll') return {}
  return { poll: openPoll({ title: project.title, round: (project.poll?.round ?? 0) + 1, policy: scene.policy, now: scene.now, calendar: scene.calendar, electorate: scene.facts.electorate ?? null }) }
}

/** The “no” that needs no facts of the world: an older version seen, stage, role, duty, or the rule's own gate. */
export function refusedEarly(scene: Scene, command: Command, input: unknown): Refusal | null {
  const expected = (input as { readonly expectedVersion?: number }).expectedVersion
  if (expected !== undefined && expected !== scene.project.version) return refusal('changed-meanwhile', { figures: { seen: expected, now: scene.project.version } })
  return mayDo(scene, command)
}

/**
 * Decides one command. Refuses `changed-meanwhile` when the caller had seen an older version, then stage, role, duty, and what the rule itself names.
 * Pure: the same scene and input always give the same event.
 */
export function decide(asked: Scene, command: Command, input: unknown): Result<Decision> {
  const scene = inTurn(withFamily(asked), command)
  const no = refusedEarly(scene, command, input)
  if (no) return { ok: false, refusal: no }
  const answer = RULES[command].decide(scene, input)
  if (!answer.ok) return answer
  return accept(recorded(scene, command, answer.value))
}

/** Who counts together with it is looked up anew for every decision that it matters to, and kept with the event. */
const withFamily = (scene: Scene): Scene => (scene.facts.family === undefined ? scene : { ...scene, project: { ...scene.project, family: scene.facts.family } })

/** Where several communities pay, what moves in the account of each. */
function movesIn({ project: { joint }, facts: { accounts } }: Scene, fund: readonly FundMove[]): Pick<ProjectEvent, 'moves'> {
  return joint === undefined || joint.partners.length === 0 || fund.length === 0 ? {} : { moves: sharedMoves(joint, fund, accounts) }
}

function recorded(scene: Scene, command: Command, outcome: Outcome<unknown>): Decision {
  const { project, actor, policy, now, calendar } = scene
  const role = rolesFor(command, policy).find((r) => actor.roles.includes(r)) ?? 'system'
  const draft: ProjectEvent = {
    project: project.id, version: project.version + 1, transition: '', command, from: project.stage, to: project.stage, passed: [], by: { person: actor.person ?? 'system', role }, at: now,
    packVersion: policy.asOf, data: outcome.data, told: outcome.told ?? {}, photos: outcome.photos ?? [], deadlines: [], because: outcome.because ?? [],
    ...(scene.facts.family === undefined ? {} : { family: scene.facts.family }), ...movesIn(scene, outcome.fund ?? []),
  }
  const after: Project = { ...project, ...RULES[command].apply(project, draft) }
  const { row, to } = targetOf(scene, rowsFrom(project.version === 0 ? null : project.stage, command), outcome, after)
  const passed = row.to === 'next' ? leftOut({ route: ownRoute(after, policy), from: project.stage, to }) : []
  const moved: ProjectEvent = { ...draft, project: after.id, transition: row.id, to, passed }
  const folded = evolve(project, moved)
  const settled: Project = { ...folded, ...entering(folded, scene), deadlines: after.deadlines }
  const deadlines = outcome.policy === undefined ? deadlinesAfter(project, settled, { policy, now, calendar }) : deadlinesAgain(settled, { policy: outcome.policy, calendar })
  const event: ProjectEvent = { ...moved, deadlines, ...(settled.poll !== folded.poll ? { data: { ...(moved.data as object), poll: settled.poll } } : {}) }
  return { event, project: evolve(project, event), fund: outcome.fund ?? [] }
}

const isApproving = (stage: Stage): boolean => APPROVING.includes(stage)

/** What several communities hold and have decided after an event; nothing where there is one. */
function jointAfter(project: Project, event: ProjectEvent): Partial<Project> {
  if (project.joint === undefined) return {}
  const paid: Project = event.moves === undefined ? project : { ...project, joint: { ...project.joint, held: heldAfter(project.joint.held, event.moves) } }
  return { ...(paid.joint === undefined ? {} : { joint: paid.joint }), ...decidedAnew(paid, event) }
}

/** Folds one event into the project. Each run of approval begins with nobody's approval. Needs nothing but the two: replaying a stream gives the same project on any day. */
export function evolve(project: Project, event: ProjectEvent): Project {
  const applied = RULES[event.command].apply(project, event)
  const changed: Partial<Project> = { ...applied, ...jointAfter({ ...project, ...applied }, event) }
  const opened = event.to === 'residentPoll' && event.from !== 'residentPoll' ? ((event.data as { readonly poll?: Project['poll'] } | null)?.poll ?? null) : undefined
  const hands = event.by.person === 'system' ? project.hands : [...project.hands, { command: event.command, person: event.by.person }]
  return {
    ...project, ...(event.family === undefined ? {} : { family: event.family }), ...changed, ...(opened === undefined || opened === null ? {} : { poll: opened }),
    ...(isApproving(event.to) && !isApproving(event.from) ? { approvals: [] } : {}), ...(ENDS_UNBUILT.includes(event.to) ? { pledges: owedBack({ ...project, ...changed }) } : {}),
    version: event.version, stage: event.to, since: event.from === event.to && project.version > 0 ? project.since : event.at, deadlines: event.deadlines, hands,
  }
}

/** Commands that the timer may try by itself, in this order, on a project whose clocks have moved. */
export const SYSTEM_COMMANDS = ['proposals.receive', 'oversight.recount', 'consents.close', 'polls.close', 'publications.closeWindow', 'ratings.close', 'funds.closePurpose', 'oversight.markUnfinished', 'oversight.remind', 'oversight.escalate'] as const satisfies readonly Command[]

/** Those of them that need nothing but the project, so that they follow at once on any command. */
export const FOLLOWING: readonly Command[] = ['proposals.receive', 'publications.reachAudit']

/** The scene with another actor, for what follows by itself. */
export const asSystem = (scene: Scene, actor: Actor): Scene => ({ ...scene, actor })
