import type { Change } from '../../contracts/amendments'
import type { Policy, PolicyValues } from '../../contracts/policies'
import type { Stage } from '../../contracts/vocabulary'
import { startOf } from '../../domain/calendar'
import { effectsOf } from '../../domain/policies/moving'
import { ownRoute } from '../../domain/projects/route'
import { TABLE } from '../../domain/projects/stages'
import { policyFor } from '../../policies'
import { aLifeIn, PLANS } from './lives'
import type { Life } from './life'
import { APPROVER, CLERK, LEADER, STAFF, WANG } from './town'

const changed = <K extends keyof PolicyValues>(key: K, value: PolicyValues[K]): Change => ({ key, dated: { from: '2026-03-03', until: null, value, clause: '罗府办〔2026〕3号', tag: 'published' } }) as Change
/** The scheme with these changes, as of the day on which the life stands. */
const now = (life: Life, ...changes: readonly Change[]): Policy => policyFor(life.project.pack.id, '2026-03-10', { version: changes.length, district: changes, street: [] })
const moving = (life: Life, ...changes: readonly Change[]) => ({ facts: { policyNow: now(life, ...changes) } })
const WHY = { text: 'The new caps fit it' }
const types = (life: Life): PolicyValues['types'] => now(life).values.types?.value ?? []

describe('moving a project to the rules of today', () => {
  it('pins it to the new day and version, says so, and counts its running clocks anew from the day the stage began', () => {
    const life = aLifeIn('triage')
    const [before] = life.project.deadlines
    const days = (now(life).values.triageWorkingDays?.value ?? 0) + 2
    const { decision } = life.does(LEADER, 'policies.move', WHY, moving(life, changed('triageWorkingDays', days)))
    expect(life.project.pack).toEqual({ id: 'luohu-2017', asOf: '2026-03-10', version: 1 })
    expect(decision.event).toMatchObject({ from: 'triage', to: 'triage', told: { text: WHY.text, fromDay: '2026-03-02', fromVersion: 0, toDay: '2026-03-10', toVersion: 1 } })
    expect(life.project.deadlines).toMatchObject([{ kind: 'triage', anchor: before?.anchor, clause: '罗府办〔2026〕3号' }])
    expect((life.project.deadlines[0]?.due ?? '') > (before?.due ?? '')).toBe(true)
  })
  it('is published as a kind of its own', () => expect(TABLE['policies.move'].publishes).toBe('policyMove'))
  it('gives it the route of the new rules', () => {
    const life = aLifeIn('consultation')
    const next = now(life, changed('approvalTiers', [{ upToFen: null, levels: ['street', 'district'] }]))
    expect(ownRoute(life.project, life.scene(null).policy)).not.toContain('approvingDistrict')
    life.does(LEADER, 'policies.move', WHY, { facts: { policyNow: next } })
    expect(ownRoute(life.project, next)).toContain('approvingDistrict')
    expect(effectsOf(life.project, policyFor('luohu-2017', '2026-03-02'), next)).toEqual(['route'])
  })
  it('is for the district alone, and never for the proposer', () => {
    const life = aLifeIn('triage')
    const more = moving(life, changed('objectionDays', 9))
    for (const person of [STAFF, CLERK, APPROVER]) expect(life.refused(person, 'policies.move', WHY, more)).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(WANG, 'policies.move', WHY, { ...more, roles: ['districtLeadingGroup'] })).toMatchObject({ code: 'proposer-may-not-decide', duty: 'SoD-1' })
  })
  it('needs a reason and a change', () => {
    const life = aLifeIn('triage')
    expect(life.refused(LEADER, 'policies.move', { text: ' ' }, moving(life, changed('objectionDays', 9)))).toMatchObject({ code: 'malformed' })
    expect(life.refused(LEADER, 'policies.move', WHY, moving(life))).toMatchObject({ code: 'nothing-changes', figures: { asOf: '2026-03-02', version: 0 } })
  })
  it('is not done while anybody is asked, a sitting is called or a notice hangs, nor after the contract', () => {
    for (const stage of ['councilScheduled', 'councilSession', 'resolutionNotice', 'determineNotice', 'implementerConfirmed', 'inProgress', 'settling'] as const satisfies readonly Stage[]) {
      const life = aLifeIn(stage)
      expect(life.refused(LEADER, 'policies.move', WHY, moving(life, changed('objectionDays', 9)))).toMatchObject({ code: 'not-at-this-stage' })
    }
  })
})

describe('a move that would undo what is decided is refused', () => {
  it('where the approved cost is above the new cap', () => {
    const life = aLifeIn('funding')
    const hard = types(life).map((t) => ({ ...t, capFen: 19_999_999, capMode: 'hard' as const }))
    expect(life.refused(LEADER, 'policies.move', WHY, moving(life, changed('types', hard)))).toMatchObject({ code: 'over-cap', remedy: { cost: 19_999_999 }, clause: '罗府办〔2026〕3号' })
    const same = types(life).map((t) => ({ ...t, capFen: 20_000_000, capMode: 'hard' as const }))
    expect(life.tries(LEADER, 'policies.move', WHY, moving(life, changed('types', same))).ok).toBe(true)
  })
  it('where the vote would not carry: 12 of 15 for, in a council of 16', () => {
    const life = aLifeIn('resolved')
    const sitting = now(life).values.sitting?.value
    if (sitting === undefined) throw new Error('no sitting')
    const whole = { numerator: 1, denominator: 1, strict: false }
    expect(life.refused(LEADER, 'policies.move', WHY, moving(life, changed('sitting', { ...sitting, quorum: whole })))).toMatchObject({ code: 'would-undo-decision', rule: 'quorum', figures: { members: 16, present: 15 } })
    expect(life.refused(LEADER, 'policies.move', WHY, moving(life, changed('sitting', { ...sitting, pass: whole })))).toMatchObject({ code: 'would-undo-decision', rule: 'majority', figures: { for: 12 } })
    expect(life.tries(LEADER, 'policies.move', WHY, moving(life, changed('sitting', { ...sitting, pass: { numerator: 4, denominator: 5, strict: false } }))).ok).toBe(true)
  })
  it('where a step would be missing behind it', () => {
    const life = aLifeIn('funding')
    expect(life.refused(LEADER, 'policies.move', WHY, moving(life, changed('approvalTiers', [{ upToFen: null, levels: ['street', 'district'] }])))).toMatchObject({ code: 'would-undo-decision', about: 'approvingDistrict' })
  })
  it('where it stands on a step that the new rules do not have', () => {
    const life = aLifeIn('consultation')
    const stages = (now(life).values.optionalStages?.value ?? []).filter((s) => s !== 'consultation')
    expect(life.refused(LEADER, 'policies.move', WHY, moving(life, changed('optionalStages', stages)))).toMatchObject({ code: 'would-undo-decision', about: 'consultation' })
  })
  it('where its type or its category is gone', () => {
    const life = aLifeIn('consultation')
    expect(life.refused(LEADER, 'policies.move', WHY, moving(life, changed('types', types(life).filter((t) => t.type !== 'service'))))).toMatchObject({ code: 'unknown-type' })
    expect(life.refused(LEADER, 'policies.move', WHY, moving(life, changed('categories', ['safety'])))).toMatchObject({ code: 'unknown-category' })
  })
  it('where fewer households agreed than would now be needed', () => {
    const life = aLifeIn('consultation', PLANS.panlong)
    const next = policyFor('panlong-2020', '2020-05-01', { version: 1, district: [{ key: 'consentThreshold', dated: { from: '2020-04-15', until: null, value: { numerator: 9, denominator: 10, strict: false }, clause: '盘民发〔2020〕9号', tag: 'published' } }], street: [] })
    expect(life.refused(LEADER, 'policies.move', WHY, { facts: { policyNow: next } })).toMatchObject({ code: 'would-undo-decision', rule: 'consent', figures: { households: 193, agree: 163 } })
  })
})

describe('an expired scheme', () => {
  it('takes no draft and no submission on the day after its last, and lets an old one be decided', () => {
    const last = policyFor('shenzhen-2015', '2016-03-01').acceptsProposalsUntil ?? ''
    const draft = aLifeIn('draft', PLANS.shenzhen)
    draft.waitUntil(startOf(last) + 86_400_000)
    expect(draft.refused(WANG, 'proposals.submit', {})).toMatchObject({ code: 'scheme-expired', figures: { until: last } })
    const old = aLifeIn('approvingStreet', PLANS.shenzhen)
    old.waitUntil(startOf(last) + 400 * 86_400_000)
    expect(old.does(APPROVER, 'approvals.approve', { text: 'Agreed' }).decision.project.stage).toBe('determined')
    expect(old.refused(LEADER, 'policies.move', WHY, moving(old))).toMatchObject({ code: 'scheme-expired' })
  })
})
