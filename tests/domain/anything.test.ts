/** Whatever anybody does in whatever order: nothing throws, nothing is lost, nobody is named. Seeds are fixed; a failing walk is printed whole. */
import fc from 'fast-check'
import type { Project } from '../../contracts/projects'
import { COMMANDS, REFUSALS, TERMINAL_STAGES, type Command, type Stage } from '../../contracts/vocabulary'
import { balances } from '../../domain/funds/account'
import { dayOf } from '../../domain/calendar'
import type { InForce } from '../../contracts/amendments'
import { UNCHANGED } from '../../domain/policies/amending'
import { policyFor } from '../../policies'
import { actionsFor } from '../../domain/projects/actions'
import { decide, evolve } from '../../domain/projects/decide'
import { rowsFrom } from '../../domain/projects/stages'
import type { Facts } from '../../domain/projects/rule'
import { aProject } from './builders'
import { aLife, type Life, type Said, type Told } from './life'
import { aLifeIn, ballotsOf, CONSENT, leadOn, liveOn, PLANS, ROLL, sealedSet, seated, type Plan } from './lives'
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
    ...pick([seated(COUNCIL), seated([...REPS.slice(0, 3), STAFF]), seated([])]), gone: pick([[], [...COUNCIL.slice(0, 1)]]), other: pick(OTHERS), policyNow: policyFor(life.project.pack.id, dayOf(life.now), pick([UNCHANGED, MORE])), alreadyObjected: pick([false, true]), ...ballotsOf(life),
  }
}

/** The clocks without what the timer marks on them; an objection starts one of its own. */
const bare = ({ deadlines }: Project) => deadlines.filter((d) => d.kind !== 'objectionAnswer' && d.kind !== 'objectionReview').map(({ remindedOn: _reminded, escalated: _escalated, ...d }) => d)

/** What must hold after every single step. */
function holds({ decision: { project, event }, scene, account }: Told): void {
  expect(evolve(scene.project, event)).toEqual(project)
  expect(evolve(scene.project, JSON.parse(JSON.stringify(event)) as typeof event)).toEqual(project)
  expect(balances(account)).toBe(true)
  expect({ what: 'the fund holds for the project what was approved', fen: account.reserved + account.committed + account.paid }).toEqual({ what: 'the fund holds for the project what was approved', fen: project.approvedFundFen })
  expect(project.implementer === null ? account.committed + account.paid : account.reserved).toBe(0)
  expect(JSON.stringify([event.told, event.because])).not.toContain('PERSON-')
  const ended: readonly Stage[] = TERMINAL_STAGES
  if (ended.includes(project.stage)) expect(project.deadlines).toEqual([])
  // Only being moved to other rules counts the running clocks anew.
  if (event.from === event.to && scene.project.version > 0 && event.command !== 'policies.move') expect(bare(project)).toEqual(bare(scene.project))
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

const FROM: readonly Stage[] = ['draft', 'triage', 'consultation', 'approvingStreet', 'determineNotice', 'funding', 'inProgress', 'acceptance', 'settling']
const begun = (['luohu', 'liuzhouLarge', 'panlong'] as const).flatMap((name) => FROM.map((stage) => ({ name, stage })))

describe('whatever anybody does', () => {
  it.each(begun)('from $stage of $name on, nothing throws and everything adds up', ({ name, stage }) => {
    fc.assert(fc.property(fc.array(step, { minLength: 20, maxLength: 40 }), (steps) => walk(aLifeIn(stage, PLANS[name]), PLANS[name], steps)), { seed: Number(process.env.SEED ?? 20260302), numRuns: Number(process.env.RUNS ?? 10) })
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
