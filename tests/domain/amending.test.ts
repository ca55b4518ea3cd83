import fc from 'fast-check'
import type { Change } from '../../contracts/amendments'
import type { DatedValue } from '../../contracts/policies'
import { parsePack } from '../../contracts/policies.schema'
import type { Role } from '../../contracts/vocabulary'
import { addDays, endOf, startOf } from '../../domain/calendar'
import { amended, changesIn, confirm, discard, emptyBook, overlay, policyWith, propose, versionOf, written, type Desk, type PolicyEvent } from '../../domain/policies/amending'
import { inForceOn } from '../../domain/policies/in-force'
import type { Result } from '../../domain/result'
import { NATIONAL_FLOOR, PACKS } from '../../policies'
import { at } from './builders'

const TODAY = '2026-03-02'
const COORDINATOR = 'coordinator'
const SECOND = 'second'
const aDesk = (more: Partial<Desk> = {}): Desk => ({ book: emptyBook('d'), pack: PACKS['luohu-2017'], floor: NATIONAL_FLOOR, me: COORDINATOR, roles: ['districtCoordinator'], now: at(TODAY), ...more })

const days = (value: number, more: Partial<DatedValue<number>> = {}): Change => ({ key: 'objectionDays', dated: { from: '2026-04-01', until: null, value, clause: '罗府办〔2026〕3号 第二条', tag: 'published', ...more } })
const posting = (value: number, more: Partial<DatedValue<number>> = {}): Change => ({ key: 'postingDaysMin', dated: { from: '2026-04-01', until: null, value, clause: '罗府办〔2026〕3号 第三条', tag: 'published', ...more } })
const said = (change: Change, more: { readonly id?: string; readonly place?: string } = {}) => ({ id: 'a1', place: 'd', change, document: '罗府办〔2026〕3号', ...more })

const event = (answer: Result<PolicyEvent>): PolicyEvent => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}
/** The desk after one proposed this and another confirmed it. */
function confirmed(desk: Desk, change: Change, { id = 'a1', place = 'd' } = {}): Desk {
  const proposed = written(desk.book, event(propose(desk, said(change, { id, place }))))
  return { ...desk, book: written(proposed, event(confirm({ ...desk, me: SECOND, book: proposed }, id))) }
}
const objectionDays = (desk: Desk, day: string, street: string | null = null): number | undefined =>
  policyWith(desk.pack, { floor: desk.floor, day, changes: changesIn(desk.book, { pack: desk.pack.id, street }) }).values.objectionDays?.value

describe('a confirmed change', () => {
  const desk = confirmed(aDesk(), days(10))
  it('governs from its first day and not the day before, with its own clause', () => {
    const before = objectionDays(aDesk(), '2026-04-01')
    expect(before).not.toBe(10)
    expect(objectionDays(desk, '2026-03-31')).toBe(before)
    expect(objectionDays(desk, '2026-04-01')).toBe(10)
    expect(policyWith(desk.pack, { floor: desk.floor, day: '2026-04-01', changes: changesIn(desk.book, { pack: desk.pack.id, street: null }) }).values.objectionDays).toMatchObject({ clause: '罗府办〔2026〕3号 第二条', since: '2026-04-01', tag: 'published' })
  })
  it('that ends gives way to what governed before it, from the day after its last', () => {
    const short = confirmed(aDesk(), days(10, { until: '2026-04-30' }))
    expect(objectionDays(short, '2026-04-30')).toBe(10)
    expect(objectionDays(short, '2026-05-01')).toBe(objectionDays(aDesk(), '2026-05-01'))
  })
  it('is one version; the version before it goes on saying what it said', () => {
    const two = confirmed(desk, days(12, { from: '2026-06-01' }), { id: 'a2' })
    expect(versionOf(two.book)).toBe(2)
    const on = (version: number) => policyWith(two.pack, { floor: two.floor, day: '2026-07-01', changes: changesIn(two.book, { pack: two.pack.id, street: null, version }) })
    expect([0, 1, 2].map((version) => [on(version).version, on(version).values.objectionDays?.value])).toEqual([[0, objectionDays(aDesk(), '2026-07-01')], [1, 10], [2, 12]])
  })
  it('of another scheme does not follow a district that takes a new one', () => {
    expect(changesIn(desk.book, { pack: 'shenzhen-2015', street: null })).toEqual({ version: 1, district: [], street: [] })
  })
  it('leaves a pack that would still load from disk', () => {
    const two = confirmed(confirmed(desk, posting(20), { id: 'a2' }), days(3, { from: '2026-05-01', until: '2026-05-31' }), { id: 'a3' })
    expect(() => parsePack(JSON.parse(JSON.stringify(amended(two.pack, changesIn(two.book, { pack: two.pack.id, street: null })))), 'amended')).not.toThrow()
  })
  it('is told again from the stored events, on any day', () => {
    const proposing = event(propose(aDesk(), said(days(10))))
    const confirming = event(confirm({ ...aDesk(), me: SECOND, book: written(emptyBook('d'), proposing) }, 'a1'))
    const stored = [proposing, confirming].map((one) => JSON.parse(JSON.stringify(one)) as PolicyEvent)
    expect(stored.reduce(written, emptyBook('d'))).toEqual(desk.book)
  })
})

describe('a change of one street', () => {
  it('governs there and nowhere else', () => {
    const desk = confirmed(aDesk(), days(10), { place: 's' })
    expect(objectionDays(desk, '2026-04-01', 's')).toBe(10)
    expect(objectionDays(desk, '2026-04-01', 'another')).toBe(objectionDays(aDesk(), '2026-04-01'))
    expect(objectionDays(desk, '2026-04-01')).toBe(objectionDays(aDesk(), '2026-04-01'))
  })
  it('may not be looser than its district, and gives way where the district becomes stricter after it', () => {
    const strict = confirmed(aDesk(), posting(20))
    expect(propose(strict, said(posting(18), { id: 'a2', place: 's' }))).toMatchObject({ ok: false, refusal: { code: 'looser-than-floor', remedy: { value: 20 } } })
    const later = confirmed(confirmed(aDesk(), posting(18), { place: 's' }), posting(20), { id: 'a2' })
    const on = policyWith(later.pack, { floor: later.floor, day: '2026-04-01', changes: changesIn(later.book, { pack: later.pack.id, street: 's' }) })
    expect(on.values.postingDaysMin?.value).toBe(20)
  })
})

describe('proposing', () => {
  it.each(['sysAdmin', 'streetApprover', 'committeeStaff', 'resident', 'districtLeadingGroup'] as const satisfies readonly Role[])('is not for %s', (role) => {
    expect(propose(aDesk({ roles: [role] }), said(days(10)))).toMatchObject({ ok: false, refusal: { code: 'not-your-role' } })
  })
  it('may not begin today, and may tomorrow; midnight decides', () => {
    expect(propose(aDesk(), said(days(10, { from: TODAY })))).toMatchObject({ ok: false, refusal: { code: 'date-in-the-past', remedy: { from: '2026-03-03' } } })
    expect(propose(aDesk(), said(days(10, { from: '2026-03-03' }))).ok).toBe(true)
    expect(propose(aDesk({ now: endOf(TODAY) - 1 }), said(days(10, { from: '2026-03-03' }))).ok).toBe(true)
    expect(propose(aDesk({ now: endOf(TODAY) }), said(days(10, { from: '2026-03-03' })))).toMatchObject({ ok: false, refusal: { code: 'date-in-the-past' } })
  })
  it('may not ask for less than the law of the time, and says which', () => {
    expect(propose(aDesk(), said(posting(14)))).toMatchObject({ ok: false, refusal: { code: 'looser-than-floor', rule: 'floor', clause: '城市居民委员会组织法（2025 修订）第三十四条', figures: { value: 14 }, remedy: { value: 15 } } })
    expect(propose(aDesk(), said(posting(16))).ok).toBe(true)
  })
  it('may ask for less while the law does not say so yet, but not beyond its first day', () => {
    const before = aDesk({ now: at('2025-06-01') })
    expect(propose(before, said(posting(7, { from: '2025-07-01', until: '2025-12-31' }))).ok).toBe(true)
    expect(propose(before, said(posting(7, { from: '2025-07-01', until: '2026-01-01' })))).toMatchObject({ ok: false, refusal: { code: 'looser-than-floor' } })
  })
  it('that changes neither value nor clause is refused; a new clause for the same value is a change', () => {
    const now = policyWith(PACKS['luohu-2017'], { floor: NATIONAL_FLOOR, day: '2026-04-01', changes: { version: 0, district: [], street: [] } }).values.objectionDays
    if (now === undefined) throw new Error('the pack has no objectionDays')
    expect(propose(aDesk(), said(days(now.value, { clause: now.clause })))).toMatchObject({ ok: false, refusal: { code: 'nothing-changes' } })
    expect(propose(aDesk(), said(days(now.value))).ok).toBe(true)
  })
  it('waits for the one before it on the same value and place, and not for others', () => {
    const book = written(emptyBook('d'), event(propose(aDesk(), said(days(10)))))
    expect(propose(aDesk({ book }), said(days(12), { id: 'a2' }))).toMatchObject({ ok: false, refusal: { code: 'already-proposed', about: 'a1' } })
    expect(propose(aDesk({ book }), said(days(12), { id: 'a2', place: 's' })).ok).toBe(true)
    expect(propose(aDesk({ book }), said(posting(16), { id: 'a2' })).ok).toBe(true)
  })
  it('may not lengthen a scheme that is over: on its last day yes, on the day after no', () => {
    const pack = PACKS['shenzhen-2015']
    const last = pack.acceptsProposalsUntil ?? ''
    const desk = aDesk({ pack, now: startOf(addDays(last, -30)) })
    expect(propose(desk, said(days(10, { from: last }))).ok).toBe(true)
    expect(propose(desk, said(days(10, { from: addDays(last, 1) })))).toMatchObject({ ok: false, refusal: { code: 'scheme-expired', figures: { until: last } } })
  })
})

describe('confirming', () => {
  const book = written(emptyBook('d'), event(propose(aDesk(), said(days(10)))))
  it.each(['districtCoordinator', 'districtLeadingGroup'] as const)('is for a second person: %s', (role) => {
    expect(confirm(aDesk({ book, me: SECOND, roles: [role] }), 'a1').ok).toBe(true)
    expect(confirm(aDesk({ book, me: COORDINATOR, roles: [role] }), 'a1')).toMatchObject({ ok: false, refusal: { code: 'second-person-needed', duty: 'SoD-1' } })
  })
  it.each(['sysAdmin', 'streetApprover', 'finance', 'resident'] as const)('is not for %s', (role) => {
    expect(confirm(aDesk({ book, me: SECOND, roles: [role] }), 'a1')).toMatchObject({ ok: false, refusal: { code: 'not-your-role' } })
  })
  it('comes too late on the first day, so that nothing is in force before it is known', () => {
    expect(confirm(aDesk({ book, me: SECOND, now: endOf('2026-03-31') - 1 }), 'a1').ok).toBe(true)
    expect(confirm(aDesk({ book, me: SECOND, now: startOf('2026-04-01') }), 'a1')).toMatchObject({ ok: false, refusal: { code: 'date-in-the-past' } })
  })
  it('happens once, and not after it was discarded', () => {
    const done = confirmed(aDesk(), days(10))
    expect(confirm({ ...done, me: SECOND }, 'a1')).toMatchObject({ ok: false, refusal: { code: 'already-answered', about: 'confirmed' } })
    const gone = written(book, event(discard(aDesk({ book }), 'a1', 'A slip')))
    expect(confirm(aDesk({ book: gone, me: SECOND }), 'a1')).toMatchObject({ ok: false, refusal: { code: 'already-answered', about: 'discarded' } })
    expect(gone.amendments[0]).toMatchObject({ state: 'discarded', number: null, reason: 'A slip' })
    expect(versionOf(gone)).toBe(0)
  })
  it('of what nobody proposed is refused', () => expect(confirm(aDesk({ book, me: SECOND }), 'none')).toMatchObject({ ok: false, refusal: { code: 'unknown-record' } }))
})

it('whatever is laid over whatever, every day has one value and it is the last one laid there', () => {
  const aDay = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-01-01', n))
  const one = fc.record({ from: aDay, length: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }), value: fc.nat() }).map(({ from, length, value }): DatedValue<number> => ({ from, until: length === null ? null : addDays(from, length), value, clause: 'x', tag: 'assumption' }))
  fc.assert(fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), (laid) => {
    const dated = laid.reduce<readonly DatedValue<number>[]>(overlay, [])
    for (let n = -1; n <= 100; n += 1) {
      const day = addDays('2026-01-01', n)
      const last = laid.findLast((v) => v.from <= day && (v.until === null || day <= v.until))
      expect(dated.filter((v) => v.from <= day && (v.until === null || day <= v.until)).length).toBe(last === undefined ? 0 : 1)
      expect(inForceOn(dated, day)?.value).toBe(last?.value)
    }
  }), { seed: 20260302, numRuns: 200 })
})
