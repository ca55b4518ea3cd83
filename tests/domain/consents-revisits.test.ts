import type { ConsentBallot, Revisit } from '../../contracts/consents'
import type { PatternRule } from '../../contracts/policies'
import { patternsOf, sharedDevices, type Written } from '../../domain/consents/patterns'
import { beginsBlock, countRevisits, isDrawn, isStillAsked, visit } from '../../domain/consents/revisits'

const NOW = Date.parse('2030-03-05T10:00:00+08:00')
const MINUTE = 60_000
const BALLOT: ConsentBallot = {
  id: 'p|1|h', project: 'p', round: 1, household: 'h', community: 'c', building: 'b', receipt: 'AAAA-0000', revision: 1, answer: 'agree', said: 'agree', reason: null, channel: 'paper', by: 'helper', onBehalf: true,
  answeredBy: '王大爷', signature: null, evidence: ['slip'], at: NOW, takenAt: null, offline: false, device: null, conflict: [], disowned: null, history: [],
}
const REVISIT: Revisit = { id: 'p|1|h', project: 'p', round: 1, household: 'h', building: 'b', within: ['b'], room: '1', helper: 'helper', drawnAt: NOW, until: NOW + 1, state: 'due', visits: [] }
const seen = (found: Parameters<typeof visit>[2]['found'], more: object = {}) => ({ by: 'second', livesThere: false, found, now: NOW + MINUTE, ...more })

describe('the drawn tenth', () => {
  it('is exactly one of each ten doors of a helper, wherever the lot falls', () => {
    for (let slot = 0; slot < 10; slot += 1) {
      const drawn = Array.from({ length: 30 }, (_, nth) => nth).filter((nth) => isDrawn({ nth, slot, oneIn: 10 }))
      expect(drawn).toEqual([slot, slot + 10, slot + 20])
    }
    expect([0, 1, 9, 10, 20].map((nth) => beginsBlock({ nth, oneIn: 10 }))).toEqual([true, false, false, true, true])
  })
  it('is still asked only while what the helper wrote stands', () => {
    expect(isStillAsked(BALLOT)).toBe(true)
    for (const other of [null, undefined, { ...BALLOT, onBehalf: false }, { ...BALLOT, answer: null }, { ...BALLOT, disowned: { at: NOW, by: 'm', helper: 'helper' } }]) expect(isStillAsked(other)).toBe(false)
  })
})

describe('the second visit', () => {
  it('confirms the same answer, contradicts another one or none, and comes again where nobody was at home', () => {
    expect(visit(REVISIT, BALLOT, seen('agree'))).toMatchObject({ ok: true, value: { state: 'confirmed', visits: [{ by: 'second', found: 'agree' }] } })
    for (const found of ['disagree', 'undecided', 'none'] as const) expect(visit(REVISIT, BALLOT, seen(found))).toMatchObject({ ok: true, value: { state: 'contradicted' } })
    expect(visit(REVISIT, BALLOT, seen('absent'))).toMatchObject({ ok: true, value: { state: 'due', visits: [{ found: 'absent' }] } })
  })
  it('is never made by whoever recorded it, nor by one who lives there', () => {
    expect(visit(REVISIT, BALLOT, seen('agree', { by: 'helper' }))).toMatchObject({ refusal: { code: 'second-person-needed', duty: 'SoD-4' } })
    expect(visit(REVISIT, BALLOT, seen('agree', { livesThere: true }))).toMatchObject({ refusal: { code: 'second-person-needed' } })
  })
  it('is refused where nothing was drawn, twice, and after the household has spoken for itself', () => {
    expect(visit(null, BALLOT, seen('agree'))).toMatchObject({ refusal: { code: 'unknown-record' } })
    expect(visit({ ...REVISIT, state: 'confirmed' }, BALLOT, seen('agree'))).toMatchObject({ refusal: { code: 'already-decided' } })
    expect(visit(REVISIT, { ...BALLOT, onBehalf: false }, seen('agree'))).toMatchObject({ refusal: { code: 'already-answered' } })
    expect(visit(REVISIT, null, seen('agree'))).toMatchObject({ refusal: { code: 'already-answered' } })
  })
  it('is counted by how it turned out', () => {
    expect(countRevisits([{ state: 'due' }, { state: 'confirmed' }, { state: 'confirmed' }, { state: 'contradicted' }])).toEqual({ drawn: 4, confirmed: 2, contradicted: 1 })
  })
})

describe('what looks odd', () => {
  const RULE: PatternRule = { burstAnswers: 6, burstMinutes: 10, nightFromHour: 22, nightUntilHour: 7, sameAnswersMin: 10, deviceHouseholdsMin: 3 }
  const at = (clock: string): number => Date.parse(`2030-03-05T${clock}+08:00`)
  const written = (n: number, every: number, more: Partial<Written> = {}): readonly Written[] =>
    Array.from({ length: n }, (_, i) => ({ helper: 'a', at: NOW + i * every, answer: i % 2 === 0 ? 'agree' : 'disagree', device: null, ...more }))
  const kinds = (all: readonly Written[], helper = 'a'): readonly string[] => patternsOf(helper, all, RULE).map(({ kind }) => kind)

  it('is nothing in an ordinary evening of visits', () => expect(kinds(written(20, 5 * MINUTE))).toEqual([]))
  it('is six doors within ten minutes, and not five, nor six in just ten', () => {
    expect(patternsOf('a', written(6, MINUTE), RULE)).toEqual([{ kind: 'burst', figures: { answers: 6, minutes: 10 } }])
    expect(kinds(written(5, MINUTE))).toEqual([])
    expect(kinds(written(6, 2 * MINUTE))).toEqual([])
    expect(kinds(written(6, 2 * MINUTE - 1))).toEqual(['burst'])
  })
  it('is ten answers that are all the same, without a word of which', () => {
    expect(patternsOf('a', written(10, 5 * MINUTE, { answer: 'agree' }), RULE)).toEqual([{ kind: 'same-answer', figures: { answers: 10 } }])
    expect(kinds(written(9, 5 * MINUTE, { answer: 'agree' }))).toEqual([])
  })
  it('is the night from ten until seven', () => {
    const oneAt = (clock: string): readonly string[] => kinds(written(1, 0, { at: at(clock) }))
    expect(oneAt('21:59:59')).toEqual([])
    expect(oneAt('22:00:00')).toEqual(['night'])
    expect(oneAt('06:59:59')).toEqual(['night'])
    expect(oneAt('07:00:00')).toEqual([])
  })
  it('is one telephone in the hands of two helpers, for both of them', () => {
    const all = [...written(2, 5 * MINUTE, { device: 'd1' }), ...written(1, 5 * MINUTE, { helper: 'b', device: 'd1' }), ...written(1, 5 * MINUTE, { helper: 'c', device: 'd2' })]
    expect(patternsOf('a', all, RULE)).toEqual([{ kind: 'one-device', figures: { others: 1 } }])
    expect(kinds(all, 'b')).toEqual(['one-device'])
    expect(kinds(all, 'c')).toEqual([])
  })
  it('is one telephone that answers for three households in their own name', () => {
    const own = [['d1', 'h1'], ['d1', 'h2'], ['d1', 'h3'], ['d1', 'h3'], ['d2', 'h4'], ['d2', 'h5'], [null, 'h6'], [null, 'h7'], [null, 'h8']] as const
    expect(sharedDevices(own.map(([device, household]) => ({ device, household })), RULE)).toEqual([3])
  })
})
