import type { SeatClass } from '../../contracts/vocabulary'
import { addDays, dayOf, startOf } from '../../domain/calendar'
import { allSeats, compositionReasons, compositionRefusal, councilView, seatRefusal } from '../../domain/councils/composition'
import { sittingOf } from '../../domain/projects/view'
import type { Policy } from '../../contracts/policies'
import { policyFor } from '../../policies'
import type { Life } from './life'
import { aLifeIn, ballotsOf, castVotes, closeSitting, PLANS, seated } from './lives'
import { CLERK, COUNCIL, FACILITATOR, REPS, STAFF } from './town'

const luohu = policyFor('luohu-2017', '2026-03-02')
const FULL = { party: 2, committee: 1, congressDeputy: 1, enterprise: 2, resident: 10 } as const
/** So many seats of each class, on one council. */
const council = (more: Partial<Record<SeatClass, number>> = {}, place = 'c') =>
  Object.entries({ ...FULL, ...more }).flatMap(([seatClass, n]) => Array.from({ length: n }, (_, i) => ({ person: `${place}-${seatClass}${i}`, council: place, seatClass: seatClass as SeatClass })))
const counting = (policy: Policy, value: 'filledSeats' | 'allSeats'): Policy => ({ ...policy, values: { ...policy.values, quorumBase: { value, clause: 'x', since: '2017-02-01', tag: 'assumption' } } })

describe('who has to sit on a council', () => {
  it('is in order with the seats that the scheme asks for', () => {
    expect(compositionRefusal(luohu, council())).toBeNull()
    expect(compositionRefusal(luohu, council({ congressDeputy: 0, enterprise: 1, resident: 7 }))).toBeNull()
  })
  it.each([
    [{ party: 1 }, { seatClass: 'party', seats: 1 }, { seatsMin: 2 }], [{ party: 3 }, { seatClass: 'party', seats: 3 }, { seatsMax: 2 }],
    [{ committee: 0 }, { seatClass: 'committee', seats: 0 }, { seatsMin: 1 }], [{ congressDeputy: 2 }, { seatClass: 'congressDeputy', seats: 2 }, { seatsMax: 1 }],
    [{ enterprise: 0 }, { seatClass: 'enterprise', seats: 0 }, { seatsMin: 1 }], [{ resident: 6 }, { seatClass: 'resident', seats: 6 }, { seatsMin: 7 }], [{ resident: 0 }, { seatClass: 'resident', seats: 0 }, { seatsMin: 7 }],
  ] as const)('%j is refused with the class, its figure, its bound and the clause', (seats, figures, remedy) => {
    expect(compositionRefusal(luohu, council(seats))).toMatchObject({ code: 'composition-not-met', rule: 'composition', figures, remedy, clause: luohu.values.councilSeats?.clause, quote: luohu.values.councilSeats?.quote })
  })
  it('a class that the scheme does not name has no seat', () => {
    const values = { ...luohu.values, councilSeats: { clause: 'x', since: '2017-02-01', tag: 'assumption' as const, value: [{ seatClass: 'resident' as const, seatsMin: 1, seatsMax: null }] } }
    expect(compositionRefusal({ ...luohu, values }, council({ party: 1, committee: 0, congressDeputy: 0, enterprise: 0 }))).toMatchObject({ figures: { seatClass: 'party', seats: 1 }, remedy: { seatsMax: 0 } })
  })
  it('at least half are residents: seven of fourteen are enough, seven of fifteen are not', () => {
    const values = { ...luohu.values, councilSeats: { clause: 'x', since: '2017-02-01', tag: 'assumption' as const, value: [{ seatClass: 'resident' as const, seatsMin: 1, seatsMax: null }, { seatClass: 'party' as const, seatsMin: 0, seatsMax: null }] } }
    const of = (party: number) => compositionRefusal({ ...luohu, values }, council({ party, committee: 0, congressDeputy: 0, enterprise: 0, resident: 7 }))
    expect(of(7)).toBeNull()
    expect(of(8)).toMatchObject({ code: 'composition-not-met', rule: 'composition', figures: { seats: 15, resident: 7 }, remedy: { resident: 8 }, clause: luohu.values.residentShareMin?.clause })
  })
  it('in a meeting of representatives at least four fifths are representatives, from 2026 on (居委会组织法 §28)', () => {
    const meeting = (resident: number, committee: number) => council({ party: 0, congressDeputy: 0, enterprise: 0, resident, committee })
    const [before, since] = [policyFor('liuzhou-2014', '2025-12-31'), policyFor('liuzhou-2014', '2026-01-01')]
    expect([compositionRefusal(since, meeting(8, 2)), compositionRefusal(since, meeting(4, 1)), compositionRefusal(before, meeting(7, 2))]).toEqual([null, null, null])
    expect(compositionRefusal(since, meeting(7, 2))).toMatchObject({ code: 'composition-not-met', rule: 'composition', figures: { seats: 9, resident: 7 }, remedy: { resident: 8 }, clause: '城市居民委员会组织法（2025 修订）第二十八条' })
    expect(compositionReasons(since, meeting(8, 2))).toMatchObject([{ rule: 'composition', result: 'met', figures: { seats: 10, resident: 8, needed: 8 } }])
    const asTheyWereCalled = meeting(1, 9).map((seat) => ({ ...seat, seatClass: null }))
    expect([compositionRefusal(since, asTheyWereCalled), compositionReasons(before, meeting(1, 1)), compositionReasons(since, asTheyWereCalled)]).toEqual([null, [], []])
    expect(compositionRefusal(policyFor('panlong-2020', '2026-03-01'), meeting(1, 9))).toBeNull()
  })
  it('of several councils each has to be in order', () => {
    expect(compositionRefusal(luohu, [...council({}, 'c1'), ...council({}, 'c2')])).toBeNull()
    expect(compositionRefusal(luohu, [...council({}, 'c1'), ...council({ party: 1 }, 'c2')])).toMatchObject({ figures: { seatClass: 'party', seats: 1 } })
  })
  it('is asked of nobody where the scheme says nothing of seats, or where neither a council nor by the law of its day a meeting of representatives decides; but somebody must sit', () => {
    for (const policy of [policyFor('shenzhen-2015', '2016-03-01'), policyFor('liuzhou-2014', '2025-03-02'), policyFor('panlong-2020', '2026-03-02')]) {
      expect(compositionRefusal(policy, council({ resident: 0 }))).toBeNull()
      expect(compositionReasons(policy, council())).toEqual([])
      expect(compositionRefusal(policy, [])).toMatchObject({ code: 'composition-not-met', figures: { seats: 0 } })
    }
  })
})

describe('a sitting of a council whose seats the scheme counts', () => {
  const consulted = (): Life => {
    const life = aLifeIn('consultation', PLANS.luohu)
    life.does(CLERK, 'councils.consult', { minutes: 'All agreed', participants: ['A', 'B'], estimate: 5_000_000, partyStudy: true })
    return life
  }
  const call = (life: Life, people: readonly string[]) => life.tries(STAFF, 'councils.schedule', { on: addDays(dayOf(life.now), 3), venue: 'Hall' }, { facts: seated(people) })
  it('is called with the reasons for it: seats by class, and the residents’ share', () => {
    const answer = call(consulted(), COUNCIL)
    expect(answer).toMatchObject({ ok: true, value: { decision: { event: { because: [
      { rule: 'composition', result: 'met', figures: { party: 2, committee: 1, congressDeputy: 1, enterprise: 2, resident: 10, seats: 16 }, clause: luohu.values.councilSeats?.clause },
      { rule: 'composition', result: 'met', figures: { seats: 16, resident: 10, needed: 8 }, clause: luohu.values.residentShareMin?.clause },
    ] } } } })
  })
  it('is not called without residents enough (E89)', () => {
    expect(call(consulted(), COUNCIL.slice(0, 12))).toMatchObject({ ok: false, refusal: { code: 'composition-not-met', figures: { seatClass: 'resident', seats: 6 }, remedy: { seatsMin: 7 } } })
    expect(call(consulted(), COUNCIL.slice(0, 13)).ok).toBe(true)
  })
  it('leaves out whoever holds the seat no more on its day, from the roll and from the quorum (E42)', () => {
    const life = aLifeIn('councilScheduled', PLANS.luohu)
    life.waitUntil(startOf(life.project.sitting?.on ?? ''))
    const gone = COUNCIL.slice(14)
    const open = (present: readonly string[], facts: object) => life.fork().tries(FACILITATOR, 'councils.open', { present: [...present] }, { facts })
    // More than two thirds: 11 of 16, 10 of 14.
    expect(open(COUNCIL.slice(0, 10), {})).toMatchObject({ ok: false, refusal: { code: 'no-quorum', figures: { members: 16, present: 10, needed: 11 } } })
    expect(open(COUNCIL.slice(0, 9), { gone })).toMatchObject({ ok: false, refusal: { code: 'no-quorum', figures: { members: 14, present: 9, needed: 10 } } })
    expect(open(COUNCIL.slice(0, 10), { gone })).toMatchObject({ ok: true, value: { decision: { project: { sitting: { members: COUNCIL.slice(0, 14) } } } } })
    expect(open(COUNCIL.slice(4), { gone })).toMatchObject({ ok: false, refusal: { code: 'not-a-member', about: COUNCIL[14] } })
  })
  it('does not open once too few residents are left', () => {
    const life = aLifeIn('councilScheduled', PLANS.luohu)
    life.waitUntil(startOf(life.project.sitting?.on ?? ''))
    expect(life.refused(FACILITATOR, 'councils.open', { present: COUNCIL.slice(0, 12) }, { facts: { gone: COUNCIL.slice(12) } })).toMatchObject({ code: 'composition-not-met', figures: { seatClass: 'resident', seats: 6 } })
  })
  it('is closed by those who were on the roll when it opened', () => {
    const life = aLifeIn('councilScheduled', PLANS.luohu)
    life.waitUntil(startOf(life.project.sitting?.on ?? ''))
    life.does(FACILITATOR, 'councils.open', { present: COUNCIL.slice(0, 14) }, { facts: { gone: COUNCIL.slice(14) } })
    expect(life.refused(COUNCIL[15] ?? '', 'councils.vote', { vote: 'for' })).toMatchObject({ code: 'not-a-member' })
    castVotes(life)
    expect(closeSitting(life).decision.event.told).toMatchObject({ members: 14, present: 14 })
    expect(ballotsOf(life).councilVotes).toHaveLength(14)
  })
  it('of a representatives’ meeting loses whoever represents nobody any more', () => {
    const life = aLifeIn('approvingCommunity', PLANS.liuzhou)
    life.does(STAFF, 'councils.schedule', { on: addDays(dayOf(life.now), 3), venue: 'Hall' }, { facts: seated(REPS) })
    life.waitUntil(startOf(life.project.sitting?.on ?? ''))
    expect(life.does(FACILITATOR, 'councils.open', { present: REPS.slice(0, 12) }, { facts: { gone: REPS.slice(12) } }).decision.event.told).toMatchObject({ members: 12, present: 12 })
  })
})

describe('of what the quorum is counted', () => {
  it('is the filled seats; or all of them, vacant ones included, where the scheme says so (E42)', () => {
    const missing = council({ congressDeputy: 0, enterprise: 1, resident: 7 })
    expect(allSeats(luohu, missing)).toBeUndefined()
    expect(allSeats(counting(luohu, 'filledSeats'), missing)).toBeUndefined()
    // 2 + 1 + 1 + 2 + 7: a class without an upper bound counts as it is filled.
    expect(allSeats(counting(luohu, 'allSeats'), missing)).toBe(13)
    expect(allSeats(counting(luohu, 'allSeats'), council())).toBe(16)
    expect(allSeats(counting(luohu, 'allSeats'), [...council({}, 'c1'), ...council({ enterprise: 1 }, 'c2')])).toBe(32)
  })
  it('is what members and wall see', () => {
    const life = aLifeIn('councilScheduled', PLANS.luohu)
    const { sitting } = life.project
    expect(sittingOf(life.project, null, new Map())).toMatchObject({ memberCount: 16, quorumNeeds: 11 })
    expect(sittingOf({ ...life.project, sitting: sitting && { ...sitting, allSeats: 18 } }, null, new Map())).toMatchObject({ memberCount: 18, quorumNeeds: 13 })
  })
})

describe('one more seat', () => {
  const term = (seat: SeatClass, from: string, until: string | null = null) => ({ seat, from, until })
  const held = [term('party', '2026-01-01', '2028-12-31'), term('party', '2026-01-01', '2026-12-31')]
  it('fits while the class has fewer than the scheme’s seats on every day of the term', () => {
    expect(seatRefusal(luohu, term('party', '2027-01-01'), held)).toBeNull()
    expect(seatRefusal(luohu, term('party', '2026-12-31'), held)).toMatchObject({ code: 'composition-not-met', rule: 'composition', figures: { seatClass: 'party', seats: 2 }, remedy: { seatsMax: 2 }, clause: luohu.values.councilSeats?.clause })
    expect(seatRefusal(luohu, term('party', '2025-01-01', '2025-12-31'), held)).toBeNull()
    expect(seatRefusal(luohu, term('party', '2025-01-01', '2026-01-01'), held)).toMatchObject({ code: 'composition-not-met' })
  })
  it('is counted by the fullest day, not by everybody who ever overlaps', () => {
    const oneAfterAnother = [term('committee', '2026-01-01', '2026-06-30'), term('committee', '2026-07-01', '2026-12-31')]
    const two = { ...luohu, values: { ...luohu.values, councilSeats: { clause: 'x', since: '2017-02-01', tag: 'assumption' as const, value: [{ seatClass: 'committee' as const, seatsMin: 1, seatsMax: 2 }] } } }
    expect(seatRefusal(two, term('committee', '2026-01-01'), oneAfterAnother)).toBeNull()
    expect(seatRefusal(luohu, term('committee', '2026-01-01'), oneAfterAnother)).toMatchObject({ figures: { seats: 1 } })
  })
  it('has no upper bound for residents, and none where the scheme counts no seats', () => {
    expect(seatRefusal(luohu, term('resident', '2026-01-01'), Array.from({ length: 40 }, () => term('resident', '2026-01-01')))).toBeNull()
    expect(seatRefusal(policyFor('shenzhen-2015', '2016-03-01'), term('party', '2016-03-01'), held)).toBeNull()
  })
})

describe('a council as its page shows it', () => {
  const terms = council({ party: 1 }).map(({ person, seatClass }) => ({ person, seat: seatClass, from: '2026-01-01', until: seatClass === 'resident' ? '2026-04-30' : null }))
  const seen = (today: string, policy = luohu) => councilView(policy, { council: 'c', name: 'C', terms, today })
  it('has its classes with bounds and vacancies, and why it could not sit', () => {
    expect(seen('2026-02-01')).toMatchObject({ members: 15, because: { code: 'composition-not-met', figures: { seatClass: 'party', seats: 1 } }, classes: [
      { seatClass: 'party', filled: 1, seatsMin: 2, seatsMax: 2, vacant: 1 }, { seatClass: 'committee', filled: 1, vacant: 0 }, { seatClass: 'congressDeputy', filled: 1, vacant: 0 }, { seatClass: 'enterprise', filled: 2, vacant: 0 }, { seatClass: 'resident', filled: 10, seatsMin: 7, seatsMax: null, vacant: 0 },
    ] })
  })
  it('tells of a term sixty days before it is over, and not one day sooner', () => {
    expect(seen('2026-02-28').ending).toEqual([])
    expect(seen('2026-03-01').ending).toEqual([{ seatClass: 'resident', until: '2026-04-30', seats: 10 }])
  })
  it('does not count a term that is over or has not begun', () => {
    expect(seen('2026-04-30').members).toBe(15)
    expect(seen('2026-05-01')).toMatchObject({ members: 5, ending: [] })
    expect(seen('2025-12-31').members).toBe(0)
  })
  it('shows what there is where the scheme counts no seats, and names no person', () => {
    expect(seen('2026-02-01', policyFor('shenzhen-2015', '2016-03-01'))).toMatchObject({ because: null, classes: [{ seatClass: 'party', filled: 1, seatsMin: 0, seatsMax: null, vacant: 0 }, {}, {}, {}, {}] })
    expect(seen('2026-02-01', policyFor('shenzhen-2015', '2030-01-01')).because).toBeNull()
    expect(JSON.stringify(seen('2026-02-01'))).not.toContain('c-party0')
  })
})
