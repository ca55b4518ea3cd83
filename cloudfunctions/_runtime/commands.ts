/** The one write path of a project: load, decide, append at the expected version, snapshot, publish, in one transaction. */
import type { CommandInput } from '../../contracts/commands.schema'
import { COMMAND_INPUTS } from '../../contracts/commands.schema'
import type { AccountMove, FundMove } from '../../contracts/joint'
import type { CommandDone, FundAccount, PublicationRecord } from '../../contracts/operations'
import type { Message } from '../../contracts/people'
import type { Policy } from '../../contracts/policies'
import type { CouncilBallot, Project, ProjectEvent } from '../../contracts/projects'
import type { Refusal, Reply } from '../../contracts/reply'
import { TERMINAL_STAGES, type Command, type RefusalCode, type Role, type Stage } from '../../contracts/vocabulary'
import { dayOf } from '../../domain/calendar'
import { communitiesOf, isJoint, nameOf } from '../../domain/councils/joint'
import { decideFund, entryOf } from '../../domain/funds/account'
import { carryRefusal } from '../../domain/funds/carry'
import { hasNames } from '../../domain/funds/naming'
import { stillAsked } from '../../domain/funds/purpose'
import { actionsFor } from '../../domain/projects/actions'
import { SYSTEM } from '../../domain/projects/actor'
import { asSystem, decide, FOLLOWING, mayDo, refusedEarly, type Decision } from '../../domain/projects/decide'
import { wakesOn } from '../../domain/oversight/wake'
import { nextDue } from '../../domain/projects/deadlines'
import { dutyRefusals } from '../../domain/projects/duties'
import type { Scene } from '../../domain/projects/rule'
import { TABLE } from '../../domain/projects/stages'
import { openNotice, owes } from '../../domain/projects/project'
import { draftedIn } from '../../domain/publications/corrections'
import { reportedNotice, roundOf } from '../../domain/publications/sheets'
import { isPublic } from '../../domain/projects/view'
import { isFound, noticeEntry, projectEntry, reportEntry, type SearchEntry } from '../../domain/publications/search'
import { accept, refuse, type Result } from '../../domain/result'
import { calendarFor } from './calendar'
import { keepDemand } from './demands'
import { tellOfAudit, tellOfDuty } from './duty'
import { carryOver, tellGivers } from './given'
import { factsFor, objectionKey, sheetKey, signatureKey, type StoredObjection, type StoredSheetReport } from './facts'
import { tellCommenter, tellCorrected, tellObjectors, tellReporters } from './objectors'
import { tell } from './messages'
import type { Context } from './operation'
import { operation, type Operation } from './operation'
import { haveChecked, register } from './pictures'
import type { Stored, Tx } from './ports'
import { actorFor, asProject, placeOf, policyOf, type StoredProject } from './scene'
import { append, once, publish } from './write'

const NEVER = '9999-12-31'
const ended: readonly Stage[] = TERMINAL_STAGES

/** The snapshot with the fields that lists and the timer find it by: whether money, the signature of a correction or the answer to a name is owed, what is due next, when the timer has to look again, and by which calendar its days were counted. */
export const asStored = (project: Project, { policy, calendar }: Pick<Scene, 'policy' | 'calendar'>): StoredProject => ({
  ...project, _id: project.id, open: !ended.includes(project.stage) || project.barAppeal?.state === 'open' || project.deadlines.length > 0, deadlineDue: nextDue(project)?.due ?? NEVER, wakes: wakesOn(project, { policy, calendar }) ?? NEVER, countedBy: calendar.version, owes: owes(project) || draftedIn(project) !== null || hasNames(project), asks: stillAsked(project), words: `${project.title} ${project.where} ${project.code}`,
  ...(isJoint(project) ? { alsoIn: [...new Set(project.joint.partners.flatMap(({ within }) => within))].filter((place) => !project.within.includes(place)) } : {}),
})

/** The decisions of one command and of what follows by itself. */
export function decideAll(scene: Scene, command: Command, input: unknown): Result<readonly Decision[]> {
  const first = decide(scene, command, input)
  if (!first.ok) return first
  const decisions = [first.value]
  for (const following of FOLLOWING) {
    const last = decisions.at(-1) ?? first.value
    const next = asSystem({ ...scene, project: last.project, facts: scene.facts.policyNow === undefined ? {} : { policyNow: scene.facts.policyNow } }, SYSTEM)
    if (mayDo(next, following) !== null) continue
    const answer = decide(next, following, { project: last.project.id })
    if (answer.ok) decisions.push(answer.value)
  }
  return accept(decisions)
}

interface Moving { readonly project: Project; readonly account: string | null; readonly moves: readonly FundMove[]; readonly at: number; readonly policy: Policy }

async function moveFund(tx: Tx, { project, account: fundId, moves, at, policy }: Moving): Promise<Refusal | null> {
  if (moves.length === 0) return null
  const account = fundId === null ? null : await tx.get<FundAccount>('funds', fundId)
  if (fundId === null || account === null) return { code: 'insufficient-fund', about: fundId ?? '', figures: { available: 0 } }
  const over = moves.some(({ kind }) => kind === 'reserve') ? carryRefusal(account, { day: dayOf(at), years: policy.values.carryOverYearsMax }) : null
  if (over) return over
  let now = account
  for (const move of moves) {
    const answer = decideFund(now, move)
    if (!answer.ok) return answer.refusal
    await append(tx, { stream: `fund:${fundId}`, expected: now.version, events: [entryOf(answer.value, move, project.id, at)], at })
    now = answer.value
  }
  await tx.set('funds', { ...now, _id: fundId })
  return null
}

/** Every community pays from its own account, all or none: whose account is short is said by name, and by how much. */
async function moveShares(tx: Tx, { project, moves, at, policy }: { readonly project: Project; readonly moves: readonly AccountMove[]; readonly at: number; readonly policy: Policy }): Promise<Refusal | null> {
  for (const account of new Set(moves.map((move) => move.account))) {
    const own = moves.filter((move) => move.account === account)
    const no = await moveFund(tx, { project, account, moves: own, at, policy })
    if (no) {
      const wanted = own.reduce((sum, move) => sum + (move.kind === 'reserve' ? move.fen : 0), 0)
      const available = Number(no.figures?.available ?? 0)
      return { ...no, figures: { ...no.figures, placeName: own.map(({ community }) => nameOf(project, community)).join('、'), ...(no.code === 'insufficient-fund' ? { available, wanted, missing: wanted - available } : {}) } }
    }
  }
  return null
}

/** What is given back or paid concerns the account that held it before; what is newly reserved, the one named by the approval. */
function moneyOf(tx: Tx, { before, decision: { project, event, fund }, at, policy }: { readonly before: Project; readonly decision: Decision; readonly at: number; readonly policy: Policy }): Promise<Refusal | null> {
  if (event.moves !== undefined) return moveShares(tx, { project, moves: event.moves, at, policy })
  return moveFund(tx, { project, account: project.fundId ?? before.fundId, moves: fund, at, policy })
}

/** How many records one log gets in one thousandth of a second, at the most. */
const SAME_INSTANT = 100

/** What a correction replaces in a partner's log: its copy of the same notice, by its number there; nothing where there is none, for the lead's own number is another record there. */
async function correctsThere({ ports: { store } }: Context, { community, before, fields }: { readonly community: string; readonly before: Project; readonly fields: PublicationRecord['fields'] }): Promise<PublicationRecord['fields']> {
  const { replaces, ...said } = fields
  if (replaces === undefined) return said
  const copies = await store.list<PublicationRecord>('publications', { where: { community, at: draftedIn(before)?.notice.at ?? 0 }, order: [['at', 'asc'], ['number', 'asc']], limit: SAME_INSTANT })
  const copy = copies.find((one) => one.fields.projectCode === before.code && one.fields.leadNumber === replaces)
  return copy === undefined ? said : { ...said, replaces: copy.number }
}

/** What is found by search says that it was corrected, and by which record. */
async function markFound(tx: Tx, { kind, community, number, fields: { replaces } }: PublicationRecord): Promise<void> {
  const old = kind === 'correction' ? await tx.get<SearchEntry & { readonly _id: string }>('searchEntries', `n:${community}@${String(replaces)}`) : null
  if (old !== null) await tx.set('searchEntries', { ...old, supersededBy: number })
}

/** Into the log of every community concerned: a project of several is as public in one as in the next, and whoever it goes on without is told so. */
async function publishEvents(tx: Tx, { ctx, events, before, project }: { readonly ctx: Context; readonly events: readonly ProjectEvent[]; readonly before: Project; readonly project: Project }): Promise<void> {
  const name = (await placeOf(ctx.ports.store, project.community, ctx.now))?.name ?? ''
  if (isPublic(project)) await tx.set('searchEntries', projectEntry(project, name))
  const others = new Set([...communitiesOf(before), ...communitiesOf(project)].filter((one) => one !== project.community && one !== ''))
  for (const event of events) {
    const kind = TABLE[event.command].publishes
    if (kind === null || !isPublic({ stage: event.to, contentChecked: project.contentChecked })) continue
    const said = { project: project.id, kind, at: event.at, code: project.code, fields: { ...event.told, stage: event.to, title: project.title } }
    const record = await publish(tx, { ...said, community: project.community })
    if (isFound(kind)) await tx.set('searchEntries', noticeEntry(record, project, name))
    await markFound(tx, record)
    // The others' logs hold it as a record of their own, which names the first by number and hash: so a project has one row of records.
    for (const community of others) {
      const own = await correctsThere(ctx, { community, before, fields: said.fields })
      const copy = await publish(tx, { ...said, project: '', code: '', community, fields: { ...own, projectCode: project.code, leadName: name, leadNumber: record.number, leadHash: record.hash } })
      if (isFound(kind)) await tx.set('searchEntries', reportEntry(copy, { communityName: nameOf(before, community) || nameOf(project, community), district: project.district }))
      await markFound(tx, copy)
    }
  }
}

/** What one command writes beside the stream: a ballot nobody reads yet, who objected, the printed code. */
async function writeBeside(tx: Tx, { ctx, before, after, command, input }: { readonly ctx: Context; readonly before: Project; readonly after: Project; readonly command: Command; readonly input: unknown }): Promise<void> {
  const person = ctx.person?.id ?? ''
  await keepDemand(tx, { after, command })
  if (command === 'proposals.draft') await tx.add('codes', { _id: after.code, project: after.id })
  if (command === 'publications.object') {
    const objected: StoredObjection = { _id: objectionKey(before, person), project: after.id, person, objection: openNotice(after)?.objections.at(-1)?.id ?? '', at: ctx.now }
    await tx.add('objections', objected)
  }
  if (command === 'publications.answerObjection' || command === 'publications.review') await tellObjectors(tx, { ctx, before, after })
  if (command === 'publications.supersede') await tellCorrected(tx, { ctx, before, after })
  if (command === 'publications.requestAudit') await tx.add('auditSignatures', { _id: signatureKey(before, person), project: after.id, person, at: ctx.now })
  if (command === 'publications.reportSheet') {
    const notice = reportedNotice(before, (input as CommandInput<'publications.reportSheet'>).notice, ctx.now)
    const reported: StoredSheetReport | null = notice && { _id: sheetKey(before, notice, person), project: after.id, notice: notice.id, round: roundOf(notice), person, at: ctx.now }
    if (reported !== null) await tx.add('sheetReports', reported)
  }
  if (command === 'publications.answerSheet') await tellReporters(tx, { ctx, before, after })
  await tellGivers(tx, { ctx, before, after, command })
  if (command === 'publications.answerComment') await tellCommenter(tx, { ctx, before, after })
  if (command === 'councils.vote' && before.sitting) {
    const { vote } = input as CommandInput<'councils.vote'>
    const matter = `${after.id}|${before.sitting.round}`
    const ballot: CouncilBallot = { _id: `${matter}|${person}`, matter, voter: person, vote, at: ctx.now }
    await tx.add('councilBallots', ballot)
  }
}

async function tellProposer(tx: Tx, { ctx, before, after }: { readonly ctx: Context; readonly before: Project; readonly after: Project }): Promise<void> {
  if (before.version === 0 || before.stage === after.stage || after.proposer === ctx.person?.id) return
  const message: Stored<Message> = { _id: ctx.ports.newId(), id: '', to: after.proposer, at: ctx.now, kind: 'project-moved', project: after.id, figures: { title: after.title, stage: after.stage }, readAt: null }
  await tx.add('messages', { ...message, id: message._id })
}

/** Whoever appealed a bar hears what became of it. */
async function tellAppellant(tx: Tx, { ctx, before, after }: { readonly ctx: Context; readonly before: Project; readonly after: Project }): Promise<void> {
  const appeal = after.barAppeal
  if (appeal && appeal.state !== 'open' && before.barAppeal?.state === 'open') await tell(tx, ctx, { to: appeal.by, kind: 'objection-answered', project: after.id, figures: { title: after.title, upheld: appeal.state === 'upheld' ? 'yes' : 'no' } })
}

/** Writes what was decided, whole or not at all. */
export async function record(tx: Tx, wrote: { readonly ctx: Context; readonly scene: Scene; readonly decisions: readonly Decision[]; readonly command: Command; readonly input: unknown }): Promise<Refusal | null> {
  const { ctx, scene, decisions } = wrote
  const before = scene.project
  const after = decisions.at(-1)?.project ?? before
  for (const d of decisions) {
    const no = await moneyOf(tx, { before, decision: d, at: ctx.now, policy: scene.policy })
    if (no) return no
  }
  const events = decisions.map((d) => d.event)
  await append(tx, { stream: `project:${after.id}`, expected: before.version, events, at: ctx.now })
  await register(tx, ctx, { project: after, events })
  await publishEvents(tx, { ctx, events, before, project: after })
  await writeBeside(tx, { ...wrote, before, after })
  await tellProposer(tx, { ctx, before, after })
  await tellAppellant(tx, { ctx, before, after })
  for (const event of events) await tellOfDuty(tx, { ctx, project: after, event })
  if (events.some((event) => event.command === 'publications.reachAudit')) await tellOfAudit(tx, { ctx, project: after })
  await tx.set('projects', asStored(after, scene))
  return wrote.command === 'funds.answerPurpose' ? carryOver(tx, { ctx, before, after, input: wrote.input as CommandInput<'funds.answerPurpose'>, record }) : null
}

const doneWith = (scene: Scene, project: Project): CommandDone => ({
  project: project.id, stage: project.stage, version: project.version, receipt: project.receipt, actions: actionsFor({ ...scene, project, facts: {} }),
})

/** What has to be asked of others before the transaction begins. */
export interface Prepared { readonly contentRisky?: boolean }

/** Carries out one command on an existing project, exactly once. */
export function runCommand<C extends Command>(ctx: Context, command: C, input: CommandInput<C> & { readonly project: string }, prepared: Prepared = {}): Promise<Reply<CommandDone>> {
  return once(ctx, async (tx) => {
    const stored = await tx.get<StoredProject>('projects', input.project)
    if (stored === null) return refuse('unknown-record', { about: input.project })
    const project = asProject(stored)
    const policy = await policyOf(tx, project, ctx.now)
    const actor = await actorFor(ctx, project)
    const blind: Scene = { project, actor, policy, now: ctx.now, calendar: await calendarFor(ctx.ports.store, project, ctx.now), facts: {} }
    // Nothing is looked up or counted for somebody who may not ask.
    const no = refusedEarly(blind, command, input)
    if (no) return { ok: false, refusal: no }
    const facts = { ...(await factsFor(command, { ctx, tx, project, policy, input })), ...prepared }
    return write(tx, { ctx, scene: { ...blind, facts }, command, input })
  })
}

/** Decides and writes on a scene that is already set. */
export async function write(tx: Tx, asked: { readonly ctx: Context; readonly scene: Scene; readonly command: Command; readonly input: unknown }): Promise<Reply<CommandDone>> {
  const { ctx, scene, command, input } = asked
  const decisions = decideAll(scene, command, input)
  if (!decisions.ok) return decisions
  const no = await record(tx, { ctx, scene, decisions: decisions.value, command, input })
  if (no) return { ok: false, refusal: no }
  const after = decisions.value.at(-1)?.project ?? scene.project
  return { ok: true, data: doneWith({ ...scene, actor: await actorFor(ctx, after) }, after) }
}

const DERIVED: readonly Role[] = ['proposer', 'implementer']

/** Who may knock: where a role follows from the project itself, anyone known; the rule then asks on the project. */
const atTheDoor = (command: Command): 'identified' | readonly Role[] => (TABLE[command].by.some((r) => DERIVED.includes(r)) ? 'identified' : TABLE[command].by)

const ALWAYS: readonly RefusalCode[] = ['not-at-this-stage', 'not-your-role', 'not-identified', 'changed-meanwhile', 'unknown-record', 'busy', 'fault', 'malformed']

/** The row of one command in its area's table. */
export function commandRow<C extends Command>(command: C, more: { readonly does: string; readonly refusals: readonly RefusalCode[]; readonly prepare?: (ctx: Context, input: CommandInput<C> & { readonly project: string }) => Promise<Prepared> }): Operation {
  return operation({
    name: command, does: more.does, who: atTheDoor(command), input: COMMAND_INPUTS[command], output: 'CommandDone', refusals: [...ALWAYS, ...dutyRefusals(command), ...more.refusals], kind: 'write',
    run: async (ctx: Context, raw: unknown) => {
      const input = raw as CommandInput<C> & { readonly project: string }
      const reply = await runCommand(ctx, command, input, (await more.prepare?.(ctx, input)) ?? {})
      if (reply.ok) await haveChecked(ctx, input)
      return reply
    },
  })
}
