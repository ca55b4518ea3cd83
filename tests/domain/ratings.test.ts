import type { Appointment } from '../../contracts/people'
import { excludedFromRating, surveyHearing } from '../../domain/ratings/ballots'
import { rate } from '../../domain/ratings/rules'
import { sealableAt } from '../../domain/ballots/window'
import { addDays, dayOf, endOf } from '../../domain/calendar'
import { aProject } from './builders'
import { aLifeIn, PLANS, ALREADY, sealedSet } from './lives'
import { BUILDER, CLERK, EVALUATOR, STAFF } from './town'

const ratingCount = { answers: 10, scores: [0, 0, 1, 2, 7], ...sealedSet(3) }

describe('the survey', () => {
  it('opens when the result has hung its time, for the pack’s days', () => {
    const { rating, since, deadlines } = aLifeIn('satisfaction').project
    expect(rating).toMatchObject({ opensAt: since, result: null })
    expect(deadlines).toMatchObject([{ kind: 'satisfactionClose' }])
    expect(rating?.closesAt).toBe(endOf(deadlines[0]?.due ?? ''))
    expect((deadlines[0]?.due ?? '') >= addDays(dayOf(since), 15)).toBe(true)
  })
  it('is counted after its close and the sealing pause, not one millisecond sooner', () => {
    const life = aLifeIn('satisfaction')
    const last = sealableAt(life.project.rating ?? ALREADY)
    life.waitUntil(last - 1)
    expect(life.refused(EVALUATOR, 'ratings.close', {}, { facts: { ratingCount } })).toMatchObject({ code: 'not-closed-yet' })
    life.waitUntil(last)
    expect(life.refused(EVALUATOR, 'ratings.close', {})).toMatchObject({ code: 'not-open' })
    expect(life.does(EVALUATOR, 'ratings.close', {}, { facts: { ratingCount } }).decision.event).toMatchObject({ transition: 'T34b', to: 'satisfactionPublished', told: { answers: 10, average100: 460, enough: 'yes', minimum: 10 }, because: [{ rule: 'satisfaction' }] })
  })
  it('is closed by whom the scheme names: an evaluator where it must be a third party, the street elsewhere', () => {
    const [luohu, panlong] = [aLifeIn('satisfaction'), aLifeIn('satisfaction', PLANS.panlong)]
    for (const life of [luohu, panlong]) life.waitUntil(sealableAt(life.project.rating ?? ALREADY))
    expect(luohu.refused(CLERK, 'ratings.close', {}, { facts: { ratingCount } })).toMatchObject({ code: 'not-your-role' })
    expect(panlong.tries(CLERK, 'ratings.close', {}, { facts: { ratingCount } }).ok).toBe(true)
    expect(panlong.refused(EVALUATOR, 'ratings.close', {}, { facts: { ratingCount } })).toMatchObject({ code: 'not-your-role' })
    expect(panlong.refused(BUILDER, 'ratings.close', {}, { roles: ['streetClerk'], facts: { ratingCount } })).toMatchObject({ code: 'implementer-excluded', duty: 'SoD-6' })
    expect(panlong.tries(STAFF, 'ratings.close', {}, { facts: { ratingCount } }).ok).toBe(true)
  })
})

describe('the average', () => {
  it('is in hundredths of a point, rounded down', () => {
    expect(rate({ answers: 3, scores: [0, 0, 0, 1, 2], ...sealedSet(3) }, 1).average100).toBe(466)
    expect(rate({ answers: 0, scores: [0, 0, 0, 0, 0], ...sealedSet(3) }, 1)).toMatchObject({ average100: 0, enough: false })
  })
  it('of nine answers is no result where ten are asked for, however good', () => {
    expect(rate({ answers: 9, scores: [0, 0, 0, 0, 9], ...sealedSet(3) }, 10)).toMatchObject({ average100: 500, enough: false, minimum: 10 })
    expect(rate({ answers: 10, scores: [0, 0, 0, 0, 10], ...sealedSet(3) }, 10).enough).toBe(true)
  })
})

describe('rating', () => {
  const rating = { opensAt: 100, closesAt: 200, result: null }
  it('is taken from the first instant to the last but one', () => {
    const at = (now: number, stage: 'satisfaction' | 'closed' = 'satisfaction') => surveyHearing({ stage, rating }, now)
    expect(at(99)).toMatchObject({ refusal: { code: 'not-open' } })
    expect([at(100).ok, at(199).ok]).toEqual([true, true])
    expect([at(100), at(199), at(200)]).toMatchObject([{ value: { timing: 'inTime' } }, { value: { timing: 'inTime' } }, { value: { timing: 'late' } }])
    expect(at(150, 'closed')).toMatchObject({ refusal: { code: 'closed' } })
    expect(surveyHearing({ stage: 'satisfaction', rating: null }, 150)).toMatchObject({ refusal: { code: 'not-open' } })
  })
  it('is not for who built it or decided it', () => {
    const project = aProject({ implementer: { supplier: 'x', person: 'builder', fen: 1, quotes: 1, method: 'single', confirmedOn: '2026-03-02', reason: null } })
    const office = (role: Appointment['role'], place: string) => [{ role, place }] as unknown as readonly Appointment[]
    expect(excludedFromRating(project, { person: 'builder', appointments: [] })).toMatchObject({ code: 'implementer-excluded', duty: 'SoD-6' })
    expect(excludedFromRating(project, { person: 'x', appointments: office('projectTeam', 'c') })).toMatchObject({ code: 'implementer-excluded' })
    expect(excludedFromRating(project, { person: 'x', appointments: office('streetApprover', 's') })).toMatchObject({ code: 'decider-may-not-answer' })
    expect(excludedFromRating(project, { person: 'x', appointments: office('streetApprover', 'elsewhere') })).toBeNull()
    expect(excludedFromRating(project, { person: 'x', appointments: office('councilMember', 'c') })).toBeNull()
  })
})
