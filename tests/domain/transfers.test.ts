/** Money between communities: three persons, both accounts or neither, and no fen made or lost. */
import fc from 'fast-check'
import type { FundAccount } from '../../contracts/operations'
import type { FundTransfer, TransferHand } from '../../contracts/transfers'
import { appropriate, balances, decideFund, newAccount, wholeOf } from '../../domain/funds/account'
import { fundYear } from '../../domain/funds/carry'
import { answerTransfer, approveTransfer, askTransfer, withdrawTransfer } from '../../domain/funds/transfers'
import { policyFor } from '../../policies'
import { at } from './builders'

const APPROVERS = policyFor('liuzhou-2014', '2026-06-01').values.reallocationApprovers
const account = (unit: string, fen: number): FundAccount => appropriate(newAccount({ id: `${unit}:2026`, unit, unitName: unit, year: 2026 }), fen)
const by = (person: string, day = '2026-06-01'): TransferHand => ({ person, role: 'committeeStaff', at: at(day), text: 'Because' })
const side = (community: string) => ({ community, name: community, account: `${community}:2026` })
const asking = (fen: number, giving: FundAccount | null, more: Partial<Parameters<typeof askTransfer>[0]> = {}) =>
  askTransfer({ id: 't', district: 'd', year: 2026, from: side('a'), to: side('b'), fen, by: by('asks'), account: giving, approvers: APPROVERS, ...more })
const asked = (fen = 100, free = 1_000): FundTransfer => {
  const answer = asking(fen, account('a', free))
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}
const agreed = (fen = 100, free = 1_000): FundTransfer => {
  const answer = answerTransfer(asked(fen, free), { agrees: true, by: by('agrees') })
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}
const approval = (transfer: FundTransfer, from: FundAccount | null, more: Partial<Parameters<typeof approveTransfer>[1]> = {}) => approveTransfer(transfer, { agrees: true, by: by('approves'), from, to: account('b', 50), approvers: APPROVERS, ...more })

describe('money that goes from one community to another', () => {
  it('is asked for of what is free, in a scheme that knows it, and for another community', () => {
    expect(asked()).toMatchObject({ state: 'asked', version: 1, fen: 100, asked: { person: 'asks' }, agreed: null, ended: null })
    expect(asking(1_001, account('a', 1_000))).toMatchObject({ refusal: { code: 'insufficient-fund', figures: { available: 1_000, wanted: 1_001, missing: 1 }, remedy: { mostFen: 1_000 } } })
    expect(asking(1_000, account('a', 1_000)).ok).toBe(true)
    expect(asking(1, null)).toMatchObject({ refusal: { code: 'insufficient-fund', figures: { available: 0 } } })
    expect(asking(1, account('a', 1), { to: side('a') })).toMatchObject({ refusal: { code: 'same-account' } })
    expect(asking(1, account('a', 1), { approvers: policyFor('luohu-2017', '2026-06-01').values.reallocationApprovers })).toMatchObject({ refusal: { code: 'not-in-this-scheme' } })
  })
  it('needs the other’s yes and the level above, each by a person who had no hand in it before', () => {
    expect(answerTransfer(asked(), { agrees: true, by: by('asks') })).toMatchObject({ refusal: { code: 'second-person-needed', duty: 'SoD-5' } })
    expect(approval(asked(), account('a', 1_000))).toMatchObject({ refusal: { code: 'not-agreed-yet' } })
    for (const person of ['asks', 'agrees']) expect(approval(agreed(), account('a', 1_000), { by: by(person) })).toMatchObject({ refusal: { code: 'second-person-needed' } })
    expect(answerTransfer(agreed(), { agrees: false, by: by('other') })).toMatchObject({ refusal: { code: 'transfer-over', about: 'agreed' } })
    expect(answerTransfer(asked(), { agrees: false, by: by('agrees') })).toMatchObject({ value: { state: 'declined', version: 2, ended: { person: 'agrees' } } })
    expect(approval(agreed(), account('a', 1_000), { agrees: false })).toMatchObject({ value: { transfer: { state: 'declined', version: 3 } } })
  })
  it('is out of the one account and in the other, with the rule that says who approved', () => {
    const done = approval(agreed(), account('a', 1_000))
    expect(done).toMatchObject({ value: { transfer: { state: 'done', version: 3, reason: { rule: 'reallocation', figures: { fen: 100, leftFen: 900 }, tag: 'assumption', clause: expect.stringContaining('调剂使用机制') } }, from: { appropriated: 1_000, movedOut: 100, available: 900, version: 2 }, to: { appropriated: 50, movedIn: 100, available: 150, version: 2 } } })
  })
  it('is never what is set aside for a project, even where it was free when it was asked for', () => {
    const taken = decideFund(account('a', 1_000), { kind: 'reserve', fen: 950 })
    if (!taken.ok) throw new Error(taken.refusal.code)
    expect(approval(agreed(), taken.value)).toMatchObject({ refusal: { code: 'insufficient-fund', figures: { available: 50, missing: 50 }, remedy: { mostFen: 50 } } })
    expect(approval(agreed(), null)).toMatchObject({ refusal: { code: 'insufficient-fund' } })
  })
  it('is taken back by whoever gives until it is done, and never done by silence: with the year it is over', () => {
    expect(withdrawTransfer(asked(), by('asks'))).toMatchObject({ value: { state: 'withdrawn' } })
    expect(withdrawTransfer(agreed(), by('colleague'))).toMatchObject({ value: { state: 'withdrawn' } })
    expect(answerTransfer(asked(), { agrees: true, by: by('agrees', '2027-01-01') })).toMatchObject({ refusal: { code: 'year-is-over', figures: { year: 2026 } } })
    expect(approval(agreed(), account('a', 1_000), { by: by('approves', '2027-01-01') })).toMatchObject({ refusal: { code: 'year-is-over' } })
    expect(approval(agreed(), account('a', 1_000), { by: by('approves', '2026-12-31') }).ok).toBe(true)
    expect(withdrawTransfer(asked(), by('asks', '2027-01-01')).ok).toBe(true)
  })
  it('counts as money of the year in which it came, and no longer where it went', () => {
    const done = approval(agreed(), account('a', 1_000))
    if (!done.ok || !('to' in done.value)) throw new Error('not done')
    const unspent = [done.value.from, done.value.to].map((one) => fundYear(one, { day: '2027-02-01', years: undefined }).unspent)
    expect(unspent).toEqual([900, 150])
  })
  it('neither makes nor loses a fen, whatever moves between three communities and is set aside meanwhile', () => {
    const step = fc.record({ from: fc.nat(2), to: fc.nat(2), fen: fc.integer({ min: 1, max: 700 }), does: fc.constantFrom('move', 'move', 'reserve', 'give') })
    fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const units = ['a', 'b', 'c']
      let all = units.map((unit) => account(unit, 1_000))
      let given = 3_000
      for (const { from, to, fen, does } of steps) {
        const [giving, getting] = [all[from], all[to]]
        if (giving === undefined || getting === undefined) continue
        const put = (at: number, one: FundAccount): void => { all = all.map((old, i) => (i === at ? one : old)) }
        if (does === 'give') { put(from, appropriate(giving, fen)); given += fen }
        const reserved = does === 'reserve' ? decideFund(giving, { kind: 'reserve', fen }) : null
        if (reserved?.ok === true) put(from, reserved.value)
        const request = does === 'move' ? asking(fen, giving, { from: side(units[from] ?? ''), to: side(units[to] ?? '') }) : null
        if (request?.ok !== true) continue
        const yes = answerTransfer(request.value, { agrees: true, by: by('agrees') })
        const done = yes.ok ? approveTransfer(yes.value, { agrees: true, by: by('approves'), from: giving, to: getting, approvers: APPROVERS }) : yes
        if (done.ok && 'to' in done.value) { put(from, done.value.from); put(to, done.value.to) }
      }
      expect(all.every(balances)).toBe(true)
      expect(all.reduce((sum, one) => sum + wholeOf(one), 0)).toBe(given)
      expect(all.reduce((sum, { appropriated }) => sum + appropriated, 0)).toBe(given)
    }), { seed: 20261126, numRuns: 100 })
  })
})
