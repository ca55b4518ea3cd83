/** Whatever anybody does in whatever order: nothing throws, nothing is lost, nobody is named. Seeds are fixed; a failing walk is printed whole. */
import fc from 'fast-check'
import type { Project } from '../../contracts/projects'
import { COMMANDS, REFUSALS, STAGES, TERMINAL_STAGES, type Command, type Stage } from '../../contracts/vocabulary'
import { balances } from '../../domain/funds/account'
import { dayOf } from '../../domain/calendar'
import type { InForce } from '../../contracts/amendments'
import { UNCHANGED } from '../../domain/policies/amending'
import { policyFor } from '../../policies'
import { actionsFor } from '../../domain/projects/actions'
import { decide, evolve } from '../../domain/projects/decide'
import { rowsFrom, type Row } from '../../domain/projects/stages'
import type { Facts } from '../../domain/projects/rule'
import { aProject } from './builders'
import { aLife, type Life, type Said, type Told } from './life'
import { aLifeIn, ballotsOf, CONSENT, hostsOf, leadOn, liveOn, PLANS, ROLL, sealedSet, seated, type Plan } from './lives'
import { PROMISES } from './promises'
import { picker, sayingFor, type Pick } from './sayings'
import * as town from './town'

const { APPROVER, BUILDER, CLERK, CLERK2, COUNCIL, EVALUATOR, FACILITATOR, FINANCE, FINANCE2, FRIEND, HEAD, LEADER, NEIGHBOUR, REPS, SPONSOR, STAFF, STAFF2, STRANGER, SUPERVISOR, TEAM, TEAM2, WANG } = town
const PEOPLE = [WANG, NEIGHBOUR, FRIEND, HEAD, STAFF, STAFF2, FACILITATOR, SUPERVISOR, TEAM, TEAM2, SPONSOR, BUILDER, CLERK, CLERK2, APPROVER, LEADER, FINANCE, FINANCE2, EVALUATOR, STRANGER, ...COUNCIL.slice(0, 4), ...REPS.slice(0, 4)]
/** What a district might have changed meanwhile. */
const MORE: InForce = { version: 1, district: [{ key: 'approvalWorkingDays', dated: { from: '2000-01-01', until: null, value: 9, clause: 'x', tag: 'assumption' } }], street: [] }
const DAY_MS = 86_400_000
const OTHERS = [null, aProject({ id: 'other', stage: 'triage' }), aProject({ id: 'other', stage: 'rejected' }), aProject({ id: 'other', stage: 'draft' }), aProject({ id: 'other', barredUntilYear: 2030 })]

function factsFor(life: Life, pick: Pick): Facts {
  return {
    place: town.placeIn('luohu-2017'), ids: { project: 'p1', code: 'ABCDEFG' }, contentRisky: pick([false, true]), roll: pick([ROLL, { households: 0, rollHash: '' }]),
    consentCount: { ...CONSENT, agree: pick([128, 129, 163]) }, pollCount: { voters: 3, votes: [2, 1], ...sealedSet(3) }, ratingCount: { answers: 3, scores: [0, 1, 0, 1, 1], ...sealedSet(3) },
    ...pick([seated(hostsOf(life).council), seated([...REPS.slice(0, 3), STAFF]), seated([])]), gone: pick([[], [...COUNCIL.slice(0, 1)]]), other: pick(OTHERS), policyNow: policyFor(life.project.pack.id, dayOf(life.now), pick([UNCHANGED, MORE])), alreadyObjected: pick([false, true]), alreadySigned: pick([false, true]), alreadyReported: pick([false, true]), replaced: life.told.length, nextRecord: life.told.length + 1, representatives: pick([0, 3]), electorate: pick([{ size: 0, hash: '' }, { size: 20, hash: '' }]), ...ballotsOf(life),
  }
}

/** Clocks of what somebody asked meanwhile. */
const ASKED: readonly string[] = ['objectionAnswer', 'objectionReview', 'commentAnswer', 'auditAnswer', 'sheetAnswer', 'donorAnswer']
/** The clocks without what the timer marks on them; an objection starts one of its own. */
const bare = ({ deadlines }: Project) => deadlines.filter((d) => !ASKED.includes(d.kind)).map(({ remindedOn: _reminded, escalated: _escalated, ...d }) => d)

/** What must hold after every single step. */
function holds({ decision: { project, event }, scene, account }: Told): void {
  expect(evolve(scene.project, event)).toEqual(project)
  expect(evolve(scene.project, JSON.parse(JSON.stringify(event)) as typeof event)).toEqual(project)
  expect(balances(account)).toBe(true)
  expect({ what: 'the fund holds for the project what was approved', fen: account.reserved + account.committed + account.paid }).toEqual({ what: 'the fund holds for the project what was approved', fen: project.approvedFundFen })
  expect(project.implementer === null ? account.committed + account.paid : account.reserved).toBe(0)
  expect(JSON.stringify([event.told, event.because])).not.toContain('PERSON-')
  if (ENDS.includes(project.stage)) expect(project.deadlines.filter(({ kind }) => !['commentAnswer', 'auditAnswer', 'sheetAnswer', 'donorAnswer'].includes(kind))).toEqual([])
  // Only being moved to other rules counts the running clocks anew; a sheet that was gone lengthens them, a correction has them begin anew.
  if (event.command === 'publications.answerSheet' || event.command === 'publications.supersede') expect(scene.project.deadlines.filter(({ kind, due }) => !ASKED.includes(kind) && !project.deadlines.some((d) => d.kind === kind && d.due >= due))).toEqual([])
  else if (event.from === event.to && scene.project.version > 0 && event.command !== 'policies.move') expect(bare(project)).toEqual(bare(scene.project))
}

function sane(project: Project): void {
  const { sitting, pledges, stage } = project
  expect(sitting === null || sitting.voted.every((p) => sitting.present.includes(p) && !sitting.recused.some((r) => r.person === p))).toBe(true)
  expect(new Set(sitting?.voted ?? []).size).toBe(sitting?.voted.length ?? 0)
  const unbuilt: readonly Stage[] = ['rejected', 'withdrawn', 'merged', 'transferred', 'selfResolved', 'terminated']
  if (unbuilt.includes(stage)) expect(pledges.filter((p) => p.source !== 'inKind' && (p.state === 'pledged' || p.state === 'received'))).toEqual([])
}

const refusals: readonly string[] = REFUSALS
const OFFICES = ['committeeStaff', 'facilitator', 'streetClerk', 'streetApprover', 'districtLeadingGroup', 'finance', 'resident', 'projectTeam', 'residentRep', 'councilMember', 'supervisionCommittee', 'implementer'] as const
const step = fc.record({ does: fc.constantFrom('anything', 'something here', 'something here', 'what leads on'), who: fc.nat(), days: fc.constantFrom(0, 0, 0, 4, 8, 400), picks: fc.array(fc.nat(), { minLength: 12, maxLength: 40 }) })
interface Step { readonly does: 'anything' | 'something here' | 'what leads on'; readonly who: number; readonly days: number; readonly picks: readonly number[] }

function doSomething(life: Life, { does, who, picks }: Step): void {
  const pick = picker(picks)
  const here = COMMANDS.filter((c) => rowsFrom(life.project.stage, c).length > 0)
  const command: Command = does === 'anything' || here.length === 0 ? pick(COMMANDS) : pick(here)
  const person = PEOPLE[who % (PEOPLE.length + 1)] ?? null
  // Two times in three the one who acts holds every office: so the deeper gates are reached too.
  const more = { facts: factsFor(life, pick), roles: pick([true, true, false]) && person !== null ? OFFICES : [] }
  const said = sayingFor(command, { people: PEOPLE, project: life.project, now: life.now }, pick) as Said<typeof command>
  const before = life.project
  const answer = life.tries(person, command, said, more)
  if (answer.ok) {
    life.does(person, command, said, more)
    if (command === 'councils.vote' && person !== null) life.votes.set(person, (said as { readonly vote: 'for' }).vote)
    expect(() => actionsFor(life.scene(person))).not.toThrow()
    return
  }
  expect(refusals).toContain(answer.refusal.code)
  if (answer.refusal.code === 'malformed') throw new Error(`the test says what no schema allows: ${command} ${JSON.stringify(said)} ${answer.refusal.about ?? ''}`)
  expect(life.project).toBe(before)
}

function walk(life: Life, plan: Plan, steps: readonly Step[]): void {
  for (const one of steps) {
    const before = life.told.length
    life.waitUntil(life.now + one.days * DAY_MS)
    if (one.does === 'what leads on') leadOn(life, plan)
    else doSomething(life, one)
    for (const told of life.told.slice(before)) holds(told)
    sane(life.project)
  }
}

const ENDS: readonly Stage[] = TERMINAL_STAGES
const MOST_TURNS = 80
const SAYINGS = Array.from({ length: 8 }, (_, n) => [n, n + 3, 2 * n + 1, n * n, 7 - (n % 7), 11 * n])
/** Somebody in every office who has had no part in it yet. */
const fresh = (turn: number): string => `PERSON-fresh${turn}`

/** One attempt at one command by somebody fresh, the proposer or the timer; true when it was done. */
function attempt(life: Life, command: Command, turn: number): boolean {
  return SAYINGS.some((numbers) => [fresh(turn), life.project.proposer, null].some((person) => {
    const pick = picker(numbers)
    const said = sayingFor(command, { people: PEOPLE, project: life.project, now: life.now }, pick) as Said<typeof command>
    const more = { facts: factsFor(life, pick), roles: person === fresh(turn) ? OFFICES : [] }
    if (!life.tries(person, command, said, more).ok) return false
    life.does(person, command, said, more)
    if (command === 'councils.vote' && person !== null) life.votes.set(person, (said as { readonly vote: 'for' }).vote)
    return true
  }))
}

/** Everybody who objected is answered. */
function answerAll(life: Life, turn: number): void {
  const open = life.project.notices.at(-1)?.objections.filter(({ state }) => state === 'open') ?? []
  for (const { id } of open) {
    const said = { objection: id, upheld: false, text: 'It was looked into' }
    if (life.tries(fresh(turn), 'publications.answerObjection', said, { roles: OFFICES }).ok) life.does(fresh(turn), 'publications.answerObjection', said, { roles: OFFICES })
  }
}

/** Who wants an end opens nothing new that others would have to answer. */
const OPENS: readonly Command[] = ['publications.object', 'works.change', 'works.suspend']

/** How far a command can lead from here, in the order of a project’s life; its ends are the furthest. */
const reachOf = (rows: readonly Row[]): number => Math.max(...rows.map(({ to }) => (to === 'stay' || to === 'next' ? 0 : Math.max(...to.map((stage) => STAGES.indexOf(stage))))))

/** Who was called into the group and does not come is replaced; the others look, and what is amiss is mended. */
function inspect(life: Life, turn: number): void {
  const roles = OFFICES
  const group = [0, 1, 2].map((n) => ({ person: `${fresh(turn)}-${n}`, kind: n === 0 ? 'street' : 'resident' } as const))
  if (life.tries(fresh(turn), 'works.convene', { members: group }, { roles }).ok) life.does(fresh(turn), 'works.convene', { members: group }, { roles })
  for (const { person, opinion } of life.project.acceptance) if (opinion === null && life.tries(person, 'works.inspect', { pass: true, text: 'Well done' }, { roles }).ok) life.does(person, 'works.inspect', { pass: true, text: 'Well done' }, { roles })
}

/** Lets time pass and does what leads on; where nothing does, whatever else leads out of the stage, and then whatever can be done in it. */
function ledToAnEnd(life: Life, plan: Plan): Life {
  for (let turn = 0; turn < MOST_TURNS && !ENDS.includes(life.project.stage); turn += 1) {
    const { stage, version } = life.project
    life.waitUntil(life.now + 10 * DAY_MS)
    leadOn(life, plan)
    if (life.project.stage !== stage) continue
    if (stage === 'acceptance') inspect(life, turn)
    answerAll(life, turn)
    const here = COMMANDS.filter((command) => !OPENS.includes(command)).map((command) => ({ command, rows: rowsFrom(stage, command) })).filter(({ rows }) => rows.length > 0)
    const out = here.filter(({ rows }) => rows.some(({ to }) => to !== 'stay')).sort((a, b) => reachOf(b.rows) - reachOf(a.rows))
    if (out.some(({ command }) => attempt(life, command, turn)) || life.project.version !== version) continue
    here.forEach(({ command }) => { if (life.project.stage === stage) attempt(life, command, turn) })
  }
  return life
}

/** Nothing that was promised is broken anywhere in its history, and it can still come to an end. */
function standsTheTest(life: Life, plan: Plan): void {
  for (const [name, promised] of Object.entries(PROMISES)) expect({ name, broken: promised(life.told) }).toEqual({ name, broken: [] })
  expect(ENDS).toContain(ledToAnEnd(life, plan).project.stage)
}

const FROM: readonly Stage[] = ['draft', 'triage', 'consultation', 'councilSession', 'approvingCommunity', 'approvingStreet', 'determineNotice', 'funding', 'inProgress', 'acceptance', 'settling']
const passes = (name: keyof typeof PLANS): readonly Stage[] => aLifeIn('closed', PLANS[name]).told.map((told) => told.decision.project.stage)
const begun = (Object.keys(PLANS) as readonly (keyof typeof PLANS)[]).flatMap((name) => FROM.filter((stage) => passes(name).includes(stage)).map((stage) => ({ name, stage })))

describe('whatever anybody does', () => {
  it.each(begun)('from $stage of $name on, nothing throws, everything adds up, no promise is broken and an end can be reached', ({ name, stage }) => {
    fc.assert(fc.property(fc.array(step, { minLength: 20, maxLength: 40 }), (steps) => {
      const life = aLifeIn(stage, PLANS[name])
      walk(life, PLANS[name], steps)
      standsTheTest(life, PLANS[name])
    }), { seed: Number(process.env.SEED ?? 20260302), numRuns: Number(process.env.RUNS ?? 10), endOnFailure: process.env.SHRINK === undefined })
  })

  it('a new record answers every command but its own with the same no', () => {
    const life = aLife({ packId: 'luohu-2017', day: PLANS.luohu.day })
    for (const command of COMMANDS.filter((c) => c !== 'proposals.draft')) expect(decide(life.scene(STAFF), command, { project: 'p1', ...sayingFor(command, { people: PEOPLE, project: life.project, now: life.now }, picker([1, 2, 3])) })).toMatchObject({ refusal: { code: 'not-at-this-stage' } })
  })

  it('a life told twice is the same life', () => {
    const again = liveOn(aLife({ packId: PLANS.panlong.packId, day: PLANS.panlong.day }), PLANS.panlong, 'closed')
    expect(again.told.map((t) => t.decision.event)).toEqual(aLifeIn('closed', PLANS.panlong).told.map((t) => t.decision.event))
  })
})
