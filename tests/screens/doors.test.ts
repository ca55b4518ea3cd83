import type { Door } from '../../contracts/households'
import { codeOf, personIn, spoken } from '../../src/services/person-number'
import type { KeptConsent } from '../../src/services/outbox'
import { markOf, nextDoor, placesOf } from '../../src/packages/steward/walk'

const aDoor = (household: string, part: Partial<Door> = {}): Door => ({ household, building: 'b1', room: household, members: [], bound: false, state: 'unanswered', answer: null, recordedByMe: false, ...part })
const nobody = { kept: [], sent: [] }
const anAnswer = (household: string): KeptConsent => ({ kind: 'consent', id: 'r', by: 'head', at: 1, place: 'b1', project: 'p1', title: '', household, room: household, answer: 'agree', reason: null, channel: 'paper', answeredBy: null, signature: null, photos: [], refusal: null })
const rooms = [aDoor('101'), aDoor('102', { state: 'answered', answer: 'agree' }), aDoor('103'), aDoor('104', { state: 'revisit' })]

describe('the next door', () => {
  it('is the first that nobody has asked', () => {
    expect(nextDoor(rooms, nobody)?.household).toBe('101')
  })
  it('goes on after this one, and round again', () => {
    expect(nextDoor(rooms, nobody, '101')?.household).toBe('103')
    expect(nextDoor(rooms, nobody, '103')?.household).toBe('101')
  })
  it('passes over a door whose answer waits in the phone', () => {
    expect(nextDoor(rooms, { kept: [anAnswer('101')], sent: [] })?.household).toBe('103')
  })
  it('passes over a door whose answer has arrived since the list was fetched', () => {
    expect(nextDoor(rooms, { kept: [], sent: ['101'] })?.household).toBe('103')
  })
  it('is none when all have been asked', () => {
    expect(nextDoor([aDoor('102', { state: 'answered' })], nobody)).toBeNull()
  })
  it('is none for a household that is not on the roll', () => {
    expect(nextDoor([aDoor('109', { state: null })], nobody)).toBeNull()
  })
})

describe('a door’s mark', () => {
  it('says the answer of an answered door', () => {
    expect(markOf(aDoor('102', { state: 'answered', answer: 'disagree' }), nobody).text).toContain('不同意')
  })
})

describe('a door whose answer waits in the phone', () => {
  it('says so, or that it was refused', () => {
    expect(markOf(aDoor('101'), { kept: [anAnswer('101')], sent: [] }).text).toContain('已存在手机')
    expect(markOf(aDoor('101'), { kept: [{ ...anAnswer('101'), refusal: { code: 'closed' } }], sent: [] }).look).toBe('ws-tag_warn')
  })
})

describe('the places that I walk', () => {
  it('are those of my offices at the door, and what lies inside', () => {
    const me = { person: null, households: [], waiting: [], communities: [], unread: 0, guardianBelowAge: null, roles: [{ role: 'buildingHead' as const, place: 'b1', placeName: '1栋', until: null }, { role: 'councilMember' as const, place: 'c1', placeName: '社区', until: null }] }
    expect(placesOf(me, [{ id: 'g1', name: '一组', kind: 'tenHouseholdGroup' }]).map(({ key }) => key)).toEqual(['b1', 'g1'])
  })
})

describe('a neighbour’s number', () => {
  it('is understood as read out, as typed and as scanned', () => {
    expect(personIn(' 0a1b 2c3d-4e5f 6g7h ')).toBe('0a1b2c3d4e5f6g7h')
    expect(personIn(codeOf('0a1b2c3d4e5f6g7h'))).toBe('0a1b2c3d4e5f6g7h')
    expect(spoken('0a1b2c3d4e5f6g7h')).toBe('0a1b 2c3d 4e5f 6g7h')
  })
  it('is nothing else', () => {
    expect(personIn('https://example.com/?x=1')).toBeNull()
    expect(personIn('')).toBeNull()
  })
})
