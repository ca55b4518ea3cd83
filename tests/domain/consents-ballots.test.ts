import type { ConsentBallot } from '../../contracts/consents'
import type { Household, HouseholdBinding } from '../../contracts/households'
import type { ConsentRound } from '../../contracts/projects'
import type { ConsentAnswer } from '../../contracts/vocabulary'
import { disownConsent, giveConsent, isOnTheRoll, recordConsent, roundForDisowning, roundHearing } from '../../domain/consents/ballots'
import { SEAL_AFTER, sealableAt } from '../../domain/ballots/window'
import { namedBuildings } from '../../domain/consents/buildings'

const round: ConsentRound = { round: 1, question: '', costPerHousehold: null, places: ['b1'], households: 10, rollHash: '', opensAt: 100, closesAt: 200, graceUntil: 250, threshold: null, sealed: null }
const household: Household = { id: 'h1', community: 'c', building: 'b1', within: ['c', 'b1'], room: '1', doorOrder: '', members: [], codeSalt: null, codeHash: null, representative: 'p1', bound: 2, addedAt: 0, removedAt: null }
const member = (person: string): HouseholdBinding => ({ id: '', household: 'h1', person, name: person, community: 'c', building: 'b1', within: ['c', 'b1'], room: '1', representative: person === 'p1', minor: false, how: 'door-code', confirmedBy: null, at: 0, endedAt: null })
const asked = (before: ConsentBallot | null = null) => ({ project: 'p', round, household, before, answer: 'agree' as const, reason: null, receipt: 'R', now: 150 })

describe('the window', () => {
  const at = (now: number, takenAt: number | null = null) => roundHearing({ stage: 'consentCollecting', consent: round }, { now, takenAt })
  it('holds its first instant and not its last: what comes later is late, not lost', () => {
    expect(at(99)).toMatchObject({ refusal: { code: 'not-open' } })
    expect([at(100), at(199), at(200)]).toMatchObject([{ value: { timing: 'inTime' } }, { value: { timing: 'inTime' } }, { value: { timing: 'late' } }])
  })
  it('takes what was taken down in time and arrives in the grace, to the last instant but one, and marks it (E90)', () => {
    expect([at(200, 199), at(249, 100), at(250, 199)]).toMatchObject([{ value: { timing: 'offline' } }, { value: { timing: 'offline' } }, { value: { timing: 'late' } }])
  })
  it('believes no phone that says before the opening, or after the close', () => {
    expect([at(210, 99), at(210, 200), at(210, 205)]).toMatchObject([{ value: { timing: 'late' } }, { value: { timing: 'late' } }, { value: { timing: 'late' } }])
  })
  it('is shut by the sealing, which waits for the grace and the pause', () => {
    expect(roundHearing({ stage: 'consultation', consent: round }, { now: 150 })).toMatchObject({ refusal: { code: 'closed' } })
    expect(sealableAt(round)).toBe(250 + SEAL_AFTER)
    expect(sealableAt({ closesAt: 200 })).toBe(200 + SEAL_AFTER)
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
  const given = (person: string, before: ConsentBallot | null = null, answer: ConsentAnswer = 'agree'): ConsentBallot => {
    const result = giveConsent({ ...asked(before), answer, member: member(person), signature: 'file' })
    if (!result.ok) throw new Error(result.refusal.code)
    return result.value
  }
  it('of another adult is left alone, except by the representative', () => {
    expect(giveConsent({ ...asked(given('p1')), member: member('p2'), signature: 'file' })).toMatchObject({ refusal: { code: 'already-answered' } })
    expect(given('p1', given('p2')).history).toHaveLength(1)
  })
  it('of two members who disagree counts for nobody until they agree', () => {
    const two = given('p2', given('p3', null, 'disagree'))
    expect(two).toMatchObject({ answer: null, said: 'agree', conflict: ['p3', 'p2'], revision: 2 })
    expect(given('p3', two)).toMatchObject({ answer: 'agree', conflict: [], receipt: 'R' })
  })
  it('of the representative settles it, and nobody speaks after', () => {
    const settled = given('p1', given('p2', given('p3', null, 'disagree')), 'undecided')
    expect(settled).toMatchObject({ answer: 'undecided', conflict: [], revision: 3 })
    expect(giveConsent({ ...asked(settled), member: member('p3'), signature: 'file' })).toMatchObject({ refusal: { code: 'already-answered' } })
  })
  it('keeps its receipt through every change, so that the first receipt is found as well', () => {
    const changed = giveConsent({ ...asked(given('p1')), receipt: 'ANOTHER', member: member('p1'), signature: 'file' })
    expect(changed).toMatchObject({ value: { receipt: 'R', revision: 2 } })
  })
  it('that a helper recorded is void at once when it is disowned; after the sealing it is marked and stays counted', () => {
    const recorded = recordConsent({ ...asked(), helper: 'x', helperLivesHere: false, recorded: [], most: 30, channel: 'paper', answeredBy: null, signature: null, evidence: ['slip'], takenAt: null, timing: 'inTime' })
    const before = recorded.ok ? recorded.value : null
    expect(disownConsent(before, { member: 'p2', now: 160, sealed: false })).toMatchObject({ value: { answer: null, disowned: { by: 'p2', helper: 'x' } } })
    const after = disownConsent(before, { member: 'p2', now: 300, sealed: true })
    expect(after).toMatchObject({ value: { answer: 'agree', disowned: { helper: 'x' } } })
    expect(disownConsent(after.ok ? after.value : null, { member: 'p2', now: 301, sealed: true })).toMatchObject({ refusal: { code: 'unknown-record' } })
  })
  it('may be disowned for some days after the close, and not longer', () => {
    const day = 86_400_000
    const at = (now: number) => roundForDisowning({ consent: round }, { now, days: 7 })
    expect([at(200 + 7 * day - 1).ok, at(99)]).toMatchObject([true, { refusal: { code: 'not-open' } }])
    expect(at(200 + 7 * day)).toMatchObject({ refusal: { code: 'closed' } })
  })
  it('recorded by a helper gives way to any adult of the household', () => {
    const recorded = recordConsent({ ...asked(), helper: 'x', helperLivesHere: false, recorded: [], most: 30, channel: 'paper', answeredBy: null, signature: null, evidence: ['slip'], takenAt: null, timing: 'inTime' })
    expect(recorded.ok && given('p2', recorded.value)).toMatchObject({ onBehalf: false, revision: 2 })
  })
  it('recorded for the thirtieth household is taken, for the next one not, for a known one again', () => {
    const recorded = Array.from({ length: 30 }, (_, n) => `h${n + 2}`)
    const by = (list: readonly string[]) => recordConsent({ ...asked(), helper: 'x', helperLivesHere: false, recorded: list, most: 30, channel: 'paper', answeredBy: null, signature: null, evidence: ['slip'], takenAt: null, timing: 'inTime' })
    expect(by(recorded.slice(1)).ok).toBe(true)
    expect(by(recorded)).toMatchObject({ refusal: { code: 'too-many-assisted', figures: { most: 30 } } })
    expect(by([...recorded, 'h1']).ok).toBe(true)
  })
  it('given in person cannot be disowned', () => {
    expect(disownConsent(given('p1'), { member: 'p1', now: 160, sealed: false })).toMatchObject({ refusal: { code: 'unknown-record' } })
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
