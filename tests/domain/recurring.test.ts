/** What comes round for the leading group: when it opens, is called to mind and is missed; what is drawn; who may look at it. */
import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { addDays, STATE_COUNCIL_CALENDAR } from '../../domain/calendar'
import { drawOne, dueOf, meetingFor, notACheckerOf, periodsOpening, recurs } from '../../domain/oversight/recurring'
import { policyFor } from '../../policies'
import { aProject } from './builders'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const LIUZHOU = policyFor('liuzhou-2014', '2026-06-01')
const TWO = { months: 2, ahead: 0, since: '2014-06-01', clause: 'c' }

it('is asked for by Liuzhou, every two months and every six, and by no other scheme', () => {
  expect([recurs('leadingMeeting', LIUZHOU), recurs('fieldCheck', LIUZHOU)]).toMatchObject([{ months: 2, clause: expect.stringContaining('两个月') }, { months: 6, clause: expect.stringContaining('半年') }])
  for (const id of ['luohu-2017', 'panlong-2020', 'shenzhen-2015', 'futian-2015'] as const) expect([recurs('leadingMeeting', policyFor(id, '2026-06-01')), recurs('fieldCheck', policyFor(id, '2026-06-01'))]).toEqual([null, null])
})

describe('its periods', () => {
  it('begin with the one that runs, and are caught up without a gap', () => {
    expect(periodsOpening(TWO, { today: '2026-03-15', last: null })).toEqual([{ from: '2026-03-01', until: '2026-04-30' }])
    expect(periodsOpening(TWO, { today: '2026-04-30', last: '2026-04-30' })).toEqual([])
    expect(periodsOpening(TWO, { today: '2026-12-31', last: '2026-06-30' }).map(({ from }) => from)).toEqual(['2026-07-01', '2026-09-01', '2026-11-01'])
    fc.assert(fc.property(fc.constantFrom(1, 2, 3, 6, 12), fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 900 }), (months, first, later) => {
      const last = addDays('2019-12-31', first)
      const found = periodsOpening({ ...TWO, months }, { today: addDays(last, later), last })
      found.forEach(({ from }, at) => expect(from).toBe(addDays(found[at - 1]?.until ?? last, 1)))
      expect(addDays(found.at(-1)?.until ?? last, 1) > addDays(last, later)).toBe(true)
    }))
  })
  it('are called to mind some working days before their end, once, and missed after it, once; what is done is neither', () => {
    const days = LIUZHOU.values.remindWorkingDays
    const one = { state: 'open', until: '2026-04-30', remindedOn: null, missedOn: null } as const
    const at = (today: string, part: object = {}) => dueOf({ ...one, ...part }, { policy: LIUZHOU, calendar: STATE_COUNCIL_CALENDAR, today })
    expect(days).toBeDefined()
    expect([at('2026-04-01'), at('2026-04-30'), at('2026-04-30', { remindedOn: '2026-04-28' })]).toEqual([null, 'remind', null])
    expect([at('2026-05-01'), at('2026-06-01', { missedOn: '2026-05-01' }), at('2026-05-01', { state: 'done' }), at('2026-05-01', { state: 'empty' })]).toEqual(['miss', null, null, null])
  })
  it('take a meeting that was held in them or later, never before them nor before it was held, and one only', () => {
    const one = { from: '2026-03-01', state: 'open' } as const
    expect(meetingFor(one, { on: '2026-04-30', today: '2026-04-30' })).toBeNull()
    expect(meetingFor(one, { on: '2026-06-01', today: '2026-06-02' })).toBeNull()
    expect(meetingFor(one, { on: '2026-02-28', today: '2026-04-30' })).toMatchObject({ code: 'not-this-period', figures: { from: '2026-03-01' } })
    expect(meetingFor(one, { on: '2026-05-01', today: '2026-04-30' })).toMatchObject({ code: 'not-this-period' })
    expect(meetingFor({ ...one, state: 'done' }, { on: '2026-04-30', today: '2026-04-30' })).toMatchObject({ code: 'already-recorded' })
  })
})

describe('the draw', () => {
  it('is the same for whoever has the seed and the codes, in whatever order, and another for another seed', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 30 }).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), fc.string(), ([all, other], seed) => {
      const drawn = drawOne(all, seed, digest)
      expect(drawOne([...other, ...other], seed, digest)).toEqual(drawn)
      expect(drawn).toMatchObject({ frame: all.length })
      expect(all).toContain(drawn?.code)
    }))
    const codes = Array.from({ length: 20 }, (_, n) => `CODE${n}`)
    const times = new Map<string, number>()
    for (let seed = 0; seed < 2000; seed += 1) {
      const { code } = drawOne(codes, `${seed}`, digest) ?? { code: '' }
      times.set(code, (times.get(code) ?? 0) + 1)
    }
    expect(times.size).toBe(20)
    expect(Math.max(...times.values())).toBeLessThan(200)
    expect(drawOne([], 's', digest)).toBeNull()
  })
})

it('a work is looked at by nobody who proposed, decided, accepted, paid or built it, or is close to whoever did', () => {
  const project = aProject({ stage: 'closed', packId: 'liuzhou-2014', proposer: 'wang', implementer: { supplier: '甲 公司', person: 'builder', fen: 1, quotes: 3, method: 'quoteComparison', confirmedOn: '2026-01-01', reason: null }, hands: [{ command: 'approvals.approve', person: 'approver' }, { command: 'works.accept', person: 'clerk' }, { command: 'funds.pay', person: 'payer' }, { command: 'works.claimCompletion', person: 'team' }, { command: 'publications.comment', person: 'leader' }] })
  expect(['wang', 'approver', 'clerk', 'payer', 'builder', 'team', 'leader', 'other'].map((one) => notACheckerOf(project, one)?.code)).toEqual(['proposer-may-not-decide', 'decider-may-not-answer', 'decider-may-not-answer', 'decider-may-not-answer', 'implementer-excluded', 'implementer-excluded', undefined, undefined])
  const close = (part: object) => notACheckerOf(project, 'other', { relatives: [], suppliers: [], manages: [], benefits: [], ...part })
  expect([close({ relatives: ['builder'] }), close({ relatives: ['wang'] }), close({ suppliers: ['甲公司'] }), close({ suppliers: ['乙'] })]).toMatchObject([{ code: 'has-interest', about: 'relativeOfImplementer' }, { about: 'relativeOfProposer' }, { about: 'supplier' }, null])
})
