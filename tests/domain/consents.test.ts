import { endOf } from '../../domain/calendar'
import { sealableAt } from '../../domain/ballots/window'
import { aLifeIn, ALREADY, checklistOf, CONSENT, PLANS, ROLL, SORTING } from './lives'
import { STAFF, STAFF2, STRANGER, WANG } from './town'

const plan = PLANS.panlong
const sorted = { type: plan.type, category: plan.category, estimate: plan.cost, ...SORTING, ...checklistOf({ id: plan.packId, asOf: plan.day }) }
const opened = () => aLifeIn('consentCollecting', plan)
const closed = (agree: number) => {
  const life = opened()
  life.waitUntil(sealableAt(life.project.consent ?? ALREADY))
  life.does(STAFF, 'consents.close', {}, { facts: { consentCount: { ...CONSENT, agree } } })
  return life
}

describe('asking the households', () => {
  it('opens with the frozen number, the pack’s window and the pack’s threshold', () => {
    const { consent, deadlines } = opened().project
    expect(consent).toMatchObject({ round: 1, question: 'Shall it be built?', places: ['b'], households: 193, rollHash: 'r', threshold: { numerator: 2, denominator: 3, strict: false }, sealed: null })
    expect(consent?.closesAt).toBe(endOf('2020-04-16'))
    expect(deadlines).toMatchObject([{ kind: 'consentClose', due: '2020-04-16' }])
  })
  it('tells the number asked, and asks about the place of the project when none is named', () => {
    const life = aLifeIn('triage', plan)
    const { event } = life.does(STAFF, 'proposals.accept', { ...sorted, places: [] }, { facts: { roll: ROLL } }).decision
    expect(event).toMatchObject({ to: 'consentCollecting', passed: [], told: { households: 193 } })
    expect(life.project.consent?.places).toEqual(['b'])
  })
  it('needs a question, and somebody who lives there', () => {
    const life = aLifeIn('triage', plan)
    expect(life.refused(STAFF, 'proposals.accept', { ...sorted, question: null }, { facts: { roll: ROLL } })).toMatchObject({ code: 'fields-missing', about: 'question' })
    for (const facts of [{}, { roll: { households: 0, rollHash: '' } }]) expect(life.refused(STAFF, 'proposals.accept', sorted, { facts })).toMatchObject({ code: 'unknown-place', about: 'b' })
  })
})

describe('closing', () => {
  const consentCount = CONSENT
  it('waits for the close and for the sealing pause, to the millisecond', () => {
    const life = opened()
    const last = sealableAt(life.project.consent ?? ALREADY)
    life.waitUntil(last - 1)
    for (const who of [null, STAFF]) expect(life.refused(who, 'consents.close', {}, { facts: { consentCount } })).toMatchObject({ code: 'not-closed-yet' })
    life.waitUntil(last)
    expect(life.tries(null, 'consents.close', {}, { facts: { consentCount } }).ok).toBe(true)
  })
  it('goes on and tells counts, never who', () => {
    const life = closed(163)
    expect(life.told.at(-1)?.decision.event).toMatchObject({ transition: 'T09', to: 'residentPoll', told: { households: 193, agree: 163, disagree: 10, undecided: 5, unanswered: 15 }, because: [{ rule: 'consent', figures: { households: 193, agree: 163, needed: 129 } }] })
    expect(life.project).toMatchObject({ consent: { sealed: { agree: 163 } }, rejection: null })
  })
  it('129 of 193 are two thirds, 128 are not: rejected, with the reason', () => {
    expect(closed(129).project.stage).toBe('residentPoll')
    const life = closed(128)
    expect(life.told.at(-1)?.decision.event).toMatchObject({ transition: 'T09n', to: 'rejected' })
    expect(life.project.rejection).toEqual({ reason: 'consentNotReached', text: '', stage: 'consentCollecting' })
  })
  it('exactly two thirds are enough', () => {
    const life = aLifeIn('triage', plan)
    life.does(STAFF, 'proposals.accept', sorted, { facts: { roll: { households: 120, rollHash: 'r' } } })
    life.waitUntil(sealableAt(life.project.consent ?? ALREADY))
    const count = (agree: number) => life.tries(null, 'consents.close', {}, { facts: { consentCount: { ...CONSENT, households: 120, agree, disagree: 0, undecided: 0 } } })
    expect(count(80)).toMatchObject({ ok: true, value: { decision: { project: { stage: 'residentPoll' } } } })
    expect(count(79)).toMatchObject({ ok: true, value: { decision: { project: { stage: 'rejected' } } } })
  })
  it('is the timer’s and the committee’s, and needs the count', () => {
    const life = opened()
    life.waitUntil(sealableAt(life.project.consent ?? ALREADY))
    expect(life.refused(STRANGER, 'consents.close', {}, { facts: { consentCount } })).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(null, 'consents.close', {})).toMatchObject({ code: 'not-open' })
  })
})

describe('asked again after an appeal', () => {
  it('a new round opens, so that no old answer can be counted', () => {
    const life = closed(128)
    life.does(WANG, 'proposals.appeal', { text: 'Many were away' })
    life.does(STAFF2, 'proposals.accept', sorted, { facts: { roll: ROLL } })
    expect(life.project).toMatchObject({ stage: 'consentCollecting', rejection: null, consent: { round: 2, sealed: null } })
  })
})
