import type { ConsentBallot } from '../../contracts/consents'
import type { Household, HouseholdBinding } from '../../contracts/households'
import type { ConsentRound } from '../../contracts/projects'
import { disownConsent, giveConsent, isOnTheRoll, recordConsent, roundTakingAnswers } from '../../domain/consents/ballots'
import { namedBuildings } from '../../domain/consents/buildings'

const round: ConsentRound = { round: 1, question: '', costPerHousehold: null, places: ['b1'], households: 10, rollHash: '', opensAt: 100, closesAt: 200, threshold: null, sealed: null }
const household: Household = { id: 'h1', community: 'c', building: 'b1', within: ['c', 'b1'], room: '1', doorOrder: '', members: [], codeSalt: null, codeHash: null, representative: 'p1', bound: 2, addedAt: 0, removedAt: null }
const member = (person: string): HouseholdBinding => ({ id: '', household: 'h1', person, name: person, community: 'c', building: 'b1', within: ['c', 'b1'], room: '1', representative: person === 'p1', minor: false, how: 'door-code', confirmedBy: null, at: 0, endedAt: null })
const asked = (before: ConsentBallot | null = null) => ({ project: 'p', round, household, before, answer: 'agree' as const, reason: null, receipt: 'R', now: 150 })

describe('the window', () => {
  const at = (now: number) => roundTakingAnswers({ stage: 'consentCollecting', consent: round }, now)
  it('holds its first instant and not its last', () => {
    expect(at(99)).toMatchObject({ refusal: { code: 'not-open' } })
    expect(at(100).ok).toBe(true)
    expect(at(199).ok).toBe(true)
    expect(at(200)).toMatchObject({ refusal: { code: 'closed' } })
  })
})

describe('the roll', () => {
  it('holds who was on the roster at the very opening, and until they were taken off', () => {
    expect(isOnTheRoll(round, { ...household, addedAt: 100 })).toBe(true)
    expect(isOnTheRoll(round, { ...household, addedAt: 101 })).toBe(false)
    expect(isOnTheRoll(round, { ...household, removedAt: 101 })).toBe(true)
    expect(isOnTheRoll(round, { ...household, removedAt: 100 })).toBe(false)
    expect(isOnTheRoll(round, { ...household, within: ['c', 'b2'] })).toBe(false)
  })
})

describe('an answer', () => {
  const given = (person: string, before: ConsentBallot | null = null): ConsentBallot => {
    const result = giveConsent({ ...asked(before), member: member(person), signature: 'file' })
    if (!result.ok) throw new Error(result.refusal.code)
    return result.value
  }
  it('of another adult is left alone, except by the representative', () => {
    expect(giveConsent({ ...asked(given('p1')), member: member('p2'), signature: 'file' })).toMatchObject({ refusal: { code: 'already-answered' } })
    expect(given('p1', given('p2')).history).toHaveLength(1)
  })
  it('recorded by a helper gives way to any adult of the household', () => {
    const recorded = recordConsent({ ...asked(), helper: 'x', helperLivesHere: false, recorded: [], most: 30, channel: 'paper', answeredBy: null, signature: null, evidence: ['slip'] })
    expect(recorded.ok && given('p2', recorded.value)).toMatchObject({ onBehalf: false, revision: 2 })
  })
  it('recorded for the thirtieth household is taken, for the next one not, for a known one again', () => {
    const recorded = Array.from({ length: 30 }, (_, n) => `h${n + 2}`)
    const by = (list: readonly string[]) => recordConsent({ ...asked(), helper: 'x', helperLivesHere: false, recorded: list, most: 30, channel: 'paper', answeredBy: null, signature: null, evidence: ['slip'] })
    expect(by(recorded.slice(1)).ok).toBe(true)
    expect(by(recorded)).toMatchObject({ refusal: { code: 'too-many-assisted', figures: { most: 30 } } })
    expect(by([...recorded, 'h1']).ok).toBe(true)
  })
  it('given in person cannot be disowned', () => {
    expect(disownConsent(given('p1'), { member: 'p1', now: 160 })).toMatchObject({ refusal: { code: 'unknown-record' } })
  })
})

describe('counts by building', () => {
  const building = (place: string, households: number, agree = 0) => ({ place, households, agree })
  it('name every building of five households or more', () => {
    expect(namedBuildings([building('b', 5, 2), building('a', 9, 9)])).toEqual([building('a', 9, 9), building('b', 5, 2)])
  })
  it('put smaller ones together, with as many others as it takes to tell nobody apart', () => {
    expect(namedBuildings([building('a', 3, 1), building('b', 3, 2), building('c', 8, 8)])).toEqual([building('c', 8, 8), building('other', 6, 3)])
    expect(namedBuildings([building('a', 4, 1), building('b', 7, 2), building('c', 8, 8)])).toEqual([building('c', 8, 8), building('other', 11, 3)])
  })
  it('say nothing where there are fewer than five households in all', () => {
    expect(namedBuildings([building('a', 2, 1), building('b', 2, 2)])).toEqual([])
  })
})
