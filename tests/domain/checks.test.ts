/** The checklist at triage: exclusions, eligibility, the published list, and who is barred under whatever name (E53, E54, E56, E58, E64). */
import type { Facts } from '../../domain/projects/rule'
import { approvingStages } from '../../domain/projects/route'
import { mayRepeat, maySame } from '../../domain/proposals/identity'
import { aProject } from './builders'
import { aLifeIn, checklistOf, PLANS, ROLL, SORTING, type Plan } from './lives'
import { STAFF, STAFF2, STAFF3, WANG } from './town'

const said = (plan: Plan) => ({ type: plan.type, category: plan.category, estimate: plan.cost, ...SORTING, ...checklistOf({ id: plan.packId, asOf: plan.day }) })
const tries = (more: object, facts: Facts = {}, plan: Plan = PLANS.shenzhen) => aLifeIn('triage', plan).tries(STAFF, 'proposals.accept', { ...said(plan), ...more }, { facts: { roll: ROLL, ...facts } })
const clear = { reason: 'thirdPartyDuty', applies: false } as const
const noRepeat = { reason: 'duplicatesGovernmentProject', applies: false } as const

describe('exclusions', () => {
  it('each is answered, in the scheme’s own order', () => {
    expect(tries({ exclusions: [] })).toMatchObject({ refusal: { code: 'checklist-incomplete', about: 'thirdPartyDuty', rule: 'exclusion', since: '2015-09-17' } })
    expect(tries({ exclusions: [clear] })).toMatchObject({ refusal: { code: 'checklist-incomplete', about: 'duplicatesGovernmentProject' } })
    expect(tries({ exclusions: [clear, noRepeat] }).ok).toBe(true)
  })
  it('E53: what repeats a government project is not taken, whatever is written', () => {
    expect(tries({ exclusions: [clear, { ...noRepeat, applies: true, text: 'It is ours' }] })).toMatchObject({ refusal: { code: 'excluded', about: 'duplicatesGovernmentProject' } })
  })
  it('E53: that it does not repeat one that looks like it is said with a reason', () => {
    const planned = [{ title: 'A ramp for gate 3', department: 'Housing' }]
    expect(tries({}, { planned })).toMatchObject({ refusal: { code: 'reason-needed', about: 'duplicatesGovernmentProject', figures: { title: 'A ramp for gate 3' } } })
    expect(tries({ exclusions: [clear, { ...noRepeat, text: 'Theirs is gate 5' }] }, { planned }).ok).toBe(true)
  })
  it('E54: another’s duty, 「原则上不含」, passes on a written reason and the next higher level', () => {
    const applies = { ...clear, applies: true }
    expect(tries({ exclusions: [applies, noRepeat] })).toMatchObject({ refusal: { code: 'reason-needed', about: 'thirdPartyDuty' } })
    const life = aLifeIn('triage', PLANS.shenzhen)
    const { event } = life.does(STAFF, 'proposals.accept', { ...said(PLANS.shenzhen), exclusions: [{ ...applies, text: 'The company refuses and winter comes' }, noRepeat] }).decision
    expect(event.told).toMatchObject({ overrides: 'The company refuses and winter comes' })
    expect(event.because).toEqual(expect.arrayContaining([expect.objectContaining({ rule: 'exclusion', figures: { reason: 'thirdPartyDuty' }, result: 'overridden' }), expect.objectContaining({ rule: 'levels', result: 'to-district' })]))
    expect(approvingStages(life.project, life.scene(null).policy)).toEqual(['approvingStreet', 'approvingDistrict'])
  })
  it.each(['unmanagedEstate', 'companyInsolvent'] as const)('E54: %s relaxes it: nobody else has the duty, so nobody higher is asked', (ground) => {
    const life = aLifeIn('triage', PLANS.shenzhen)
    const { event } = life.does(STAFF, 'proposals.accept', { ...said(PLANS.shenzhen), exclusions: [{ ...clear, applies: true, ground, text: 'Nobody manages it' }, noRepeat] }).decision
    expect(event.because).toEqual(expect.arrayContaining([expect.objectContaining({ rule: 'exclusion', result: 'relaxed' }), expect.objectContaining({ rule: 'levels', result: 'to-street' })]))
  })
  it('a scheme that publishes none asks for none', () => {
    expect(tries({ exclusions: [] }, {}, PLANS.panlong).ok).toBe(true)
    expect(tries({ exclusions: [] }, {}, PLANS.liuzhou).ok).toBe(true)
  })
})

describe('eligibility', () => {
  it('every test of the scheme is met, or the proposal is turned down by its code', () => {
    expect(tries({ eligible: ['attentionHigh', 'benefitWide', 'closeToLife'] })).toMatchObject({ refusal: { code: 'eligibility-not-met', about: 'urgentlyWanted', rule: 'eligibility' } })
    expect(tries({ eligible: ['commonNeed'] }, {}, PLANS.liuzhou)).toMatchObject({ refusal: { code: 'eligibility-not-met', about: 'widelyVoiced' } })
    expect(tries({ eligible: ['widelyVoiced', 'commonNeed'] }, {}, PLANS.liuzhou).ok).toBe(true)
  })
})

describe('the published list of a type', () => {
  const scope = [{ name: 'Ramps', mode: 'allowed' }, { name: 'Statues', mode: 'refused' }] as const
  it('binds where there is one', () => {
    expect(tries({}, { scope })).toMatchObject({ refusal: { code: 'outside-the-list', about: 'physical', rule: 'scope' } })
    expect(tries({ scopeItem: 'Statues' }, { scope })).toMatchObject({ refusal: { code: 'outside-the-list', about: 'Statues' } })
    expect(tries({ scopeItem: 'Lamps' }, { scope })).toMatchObject({ refusal: { code: 'outside-the-list' } })
    const yes = tries({ scopeItem: 'Ramps' }, { scope })
    expect(yes).toMatchObject({ ok: true, value: { decision: { event: { told: { scopeItem: 'Ramps' } }, project: { checks: { scopeItem: 'Ramps' } } } } })
  })
  it('a list of refusals alone leaves the rest free; none at all holds nothing against anybody', () => {
    expect(tries({}, { scope: [{ name: 'Statues', mode: 'refused' }] }).ok).toBe(true)
    expect(tries({ scopeItem: 'Statues' }, { scope: [{ name: 'Statues', mode: 'refused' }] })).toMatchObject({ refusal: { code: 'outside-the-list' } })
    expect(tries({}, { scope: [] }).ok).toBe(true)
  })
})

describe('E58: the bar follows the project, not its name', () => {
  const barred = [{ project: 'old', code: 'OLD1234', title: 'The ramp of gate 3', untilYear: 2018 }]
  it('what looks like a barred one is not accepted before somebody says why it is another', () => {
    expect(tries({}, { barred }, PLANS.liuzhou)).toMatchObject({ refusal: { code: 'barred-this-year', about: 'OLD1234', rule: 'bar', figures: { barredUntilYear: 2018, title: 'The ramp of gate 3' }, remedy: { year: 2019 } } })
    const yes = tries({ distinct: [{ project: 'old', text: 'That was the stairs' }] }, { barred }, PLANS.liuzhou)
    expect(yes).toMatchObject({ ok: true, value: { decision: { event: { told: { distinctFrom: 'OLD1234', distinctWhy: 'That was the stairs' } }, project: { checks: { distinct: [{ code: 'OLD1234', text: 'That was the stairs' }] } } } } })
  })
  it('each of several is answered for', () => {
    const two = [...barred, { project: 'older', code: 'OLDER12', title: 'Gate 3', untilYear: 2018 }]
    expect(tries({ distinct: [{ project: 'old', text: 'x' }] }, { barred: two }, PLANS.liuzhou)).toMatchObject({ refusal: { code: 'barred-this-year', about: 'OLDER12' } })
  })
  it('found to be the same it is turned down by two persons under its code, and the proposer may appeal', () => {
    const life = aLifeIn('triage', PLANS.liuzhou)
    life.does(STAFF, 'proposals.reject', { reason: 'barredThisYear', text: 'OLD1234 again' })
    life.does(STAFF2, 'proposals.confirmReject', {})
    expect(life.project.rejection).toMatchObject({ reason: 'barredThisYear' })
    life.does(WANG, 'proposals.appeal', { text: 'It is another gate' })
    expect(life.project.stage).toBe('triage')
    expect(life.tries(STAFF3, 'proposals.accept', { ...said(PLANS.liuzhou), distinct: [{ project: 'old', text: 'Seen: another gate' }] }, { facts: { barred } }).ok).toBe(true)
  })
  it('is known by its predecessor, or by place with category or words', () => {
    const triage = { type: 'engineering', category: 'publicConstruction', level: 2, estimate: 1, justification: null, needsOwnersDecision: false, ownersDecision: null } as const
    const old = aProject({ id: 'old', place: 'b', estate: 'b', title: '大门口无障碍坡道', where: '三号门', triage })
    const now = aProject({ id: 'new', place: 'b', estate: 'b', title: '门厅坡道改造（无障碍坡道）', where: '南门' })
    expect(maySame({ ...now, estate: 'far', predecessor: 'old' }, old, null)).toBe(true)
    expect(maySame(now, old, null)).toBe(true)
    expect(maySame({ ...now, title: '长椅', where: '花园' }, old, 'publicConstruction')).toBe(true)
    expect(maySame({ ...now, title: '长椅', where: '花园' }, old, 'livelihoodService')).toBe(false)
    expect(maySame({ ...now, estate: 'far' }, old, 'publicConstruction')).toBe(false)
  })
  it('bars the project and not the community', () => {
    expect(tries({}, { barred: [] }, PLANS.liuzhou).ok).toBe(true)
  })
})

it('a government project is nearby at its place, or anywhere where its list names none', () => {
  const ramp = aProject({ title: '三号门坡道', within: ['d', 's', 'c', 'b'] })
  expect(mayRepeat(ramp, { title: '三号门坡道工程', place: null })).toBe(true)
  expect(mayRepeat(ramp, { title: '三号门坡道工程', place: 'c' })).toBe(true)
  expect(mayRepeat(ramp, { title: '三号门坡道工程', place: 'c2' })).toBe(false)
  expect(mayRepeat(ramp, { title: '雨污分流', place: 'c' })).toBe(false)
})

it('E64: one code for each rejection, words beside it, never instead of it', () => {
  const life = aLifeIn('triage', PLANS.shenzhen)
  expect(life.refused(STAFF, 'proposals.reject', { reason: 'because' as never, text: 'x' })).toMatchObject({ code: 'malformed' })
  expect(life.refused(STAFF, 'proposals.reject', { reason: 'privateBenefit', text: '' })).toMatchObject({ code: 'malformed' })
})
