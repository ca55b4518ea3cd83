import type { Appointment } from '../../contracts/people'
import { isInForce, reaches } from '../../domain/people/appointments'
import { refusalOfTerms, refusalToDispose, refusalToLend } from '../../domain/people/appointing'

const office = (part: Partial<Appointment> = {}): Appointment => ({ id: '', person: 'me', role: 'committeeStaff', place: 'c', seat: null, from: '2030-01-01', until: null, appointedBy: 'x', basis: 'x', endedAt: null, version: 1, ...part })
const at = (text: string): number => Date.parse(text)

describe('an appointment', () => {
  it('is in force on its first and on its last day in Shanghai', () => {
    const term = office({ until: '2030-12-31' })
    expect(isInForce(term, at('2029-12-31T23:59:59+08:00'))).toBe(false)
    expect(isInForce(term, at('2030-01-01T00:00:00+08:00'))).toBe(true)
    expect(isInForce(term, at('2030-12-31T23:59:59+08:00'))).toBe(true)
    expect(isInForce(term, at('2031-01-01T00:00:00+08:00'))).toBe(false)
  })
  it('is over from the instant that it was ended', () => {
    const ended = office({ endedAt: at('2030-05-01T12:00:00+08:00') })
    expect(isInForce(ended, at('2030-05-01T11:59:59+08:00'))).toBe(true)
    expect(isInForce(ended, at('2030-05-01T12:00:00+08:00'))).toBe(false)
  })
  it('reaches its place and everything below, and nothing beside it', () => {
    expect(reaches('c', ['city', 'c', 'b1'])).toBe(true)
    expect(reaches('c', ['city', 'd'])).toBe(false)
    expect(reaches('*', [])).toBe(true)
  })
})

describe('appointing', () => {
  const asked = { me: 'me', mine: [office()], person: 'you', role: 'buildingHead', within: ['city', 'c', 'b1'] } as const
  it('needs an office that may, over a place that reaches', () => {
    expect(refusalToDispose(asked, false)).toBeNull()
    expect(refusalToDispose({ ...asked, role: 'streetClerk' }, false)).toMatchObject({ code: 'not-your-role' })
    expect(refusalToDispose({ ...asked, within: ['city', 'd', 'b9'] }, false)).toMatchObject({ code: 'not-your-scope' })
  })
  it('lets the administrator start a district off, and no more than that', () => {
    const administrator = { ...asked, mine: [office({ role: 'sysAdmin', place: 'city' })], role: 'districtCoordinator' } as const
    expect(refusalToDispose(administrator, true)).toBeNull()
    expect(refusalToDispose(administrator, false)).toMatchObject({ code: 'not-your-role' })
    expect(refusalToDispose({ ...administrator, role: 'streetApprover' }, true)).toMatchObject({ code: 'not-your-role' })
  })
  const terms = { role: 'residentRep', kind: 'community', place: 'c', seat: null, from: '2030-01-01', until: null, today: '2030-01-01', held: [] } as const
  it('takes a term of one day, and refuses one that ends before it begins', () => {
    expect(refusalOfTerms({ ...terms, until: '2030-01-01' })).toBeNull()
    expect(refusalOfTerms({ ...terms, from: '2030-02-02', until: '2030-02-01' })).toMatchObject({ code: 'malformed', about: 'until' })
  })
})

describe('lending an office', () => {
  const lent = { me: 'me', person: 'you', office: office({ role: 'streetClerk', until: '2030-12-31' }), from: '2030-03-01', until: '2030-03-14' } as const
  it('is for one’s own office, within its own time, to somebody else', () => {
    expect(refusalToLend(lent)).toBeNull()
    expect(refusalToLend({ ...lent, person: 'me' })).toMatchObject({ code: 'second-person-needed' })
    expect(refusalToLend({ ...lent, until: '2031-01-01' })).toMatchObject({ code: 'malformed', about: 'until' })
    expect(refusalToLend({ ...lent, from: '2029-12-31' })).toMatchObject({ code: 'malformed', about: 'until' })
    expect(refusalToLend({ ...lent, office: null })).toMatchObject({ code: 'not-your-role' })
  })
  it('is refused for a seat with a vote, and for what is only held for somebody else', () => {
    expect(refusalToLend({ ...lent, office: office({ role: 'councilMember' }) })).toMatchObject({ code: 'not-your-role' })
    expect(refusalToLend({ ...lent, office: office({ role: 'streetClerk', actingFor: 'her' }) })).toMatchObject({ code: 'not-your-role' })
  })
})

describe('a council seat', () => {
  it('is held on one council only', () => {
    const terms = { role: 'councilMember', kind: 'community', place: 'c', seat: 'resident', from: '2030-01-01', until: null, today: '2030-01-01', held: [office({ role: 'councilMember', place: 'd' })] } as const
    expect(refusalOfTerms(terms)).toMatchObject({ code: 'already-appointed' })
    expect(refusalOfTerms({ ...terms, held: [] })).toBeNull()
  })
})
