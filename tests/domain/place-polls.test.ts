import type { BallotForm, ChoiceBallot, Poll, PollItem } from '../../contracts/polls'
import { notOvertaken } from '../../domain/ballots/box'
import { notSealable, SEAL_AFTER, waitedOf } from '../../domain/ballots/window'
import { disownBallot, isInBox } from '../../domain/polls/assisting'
import { checkDecision } from '../../domain/polls/deciding'
import { exportText } from '../../domain/polls/export'
import { checkBallot } from '../../domain/polls/forms'
import { draftOf } from '../../domain/polls/importing'
import { checkTerms, hearingOf, poolsOf } from '../../domain/polls/opening'
import { ballotIn, ballotsSaying, outcomeOf, poolFile, sayingIn, selectedBy, sparedOutcome } from '../../domain/polls/outcome'
import { parsePb } from '../../domain/polls/pabulib'
import type { HouseholdBinding } from '../../contracts/households'
import type { No, Result } from '../../domain/result'

const item = (id: string, yuan: number, pool = 0): PollItem => ({ id, title: `项目${id}`, cost: yuan * 100, pool, project: null })
const pool = (place: string, yuan: number) => ({ place, name: place, fen: yuan * 100, electorate: { size: 10, hash: '' } })
const METHOD = { rule: 'greedy', utility: 'cost', completion: 'none', ties: 'id', least: null } as const
const aPoll = (part: Partial<Poll> = {}): Poll => ({
  id: 'p1', version: 1, state: 'open', termsHash: 'h', openedBy: 'opener', sealed: null, decision: null, place: 'street', placeName: '街道', question: '今年先做哪几件', explanation: '',
  form: { kind: 'approval' }, items: [item('1', 60), item('2', 40), item('3', 50)], pools: [pool('street', 100)], method: METHOD, opensAt: 1000, closesAt: 2000, ...part,
})
const code = <T>(result: Result<T>): string | null => (result.ok ? null : (result as No).refusal.code)
const ballot = (choices: readonly string[], points: readonly number[] = []) => ({ choices, points })

describe('a ballot of each form', () => {
  const said = (form: BallotForm, choices: readonly string[], points: readonly number[] = []) => code(checkBallot(aPoll({ form, items: form.kind === 'yesNo' ? [item('1', 60)] : aPoll().items }), [0], ballot(choices, points)))
  it('yes or no is one thing, and the empty ballot is the no', () => {
    expect([said({ kind: 'yesNo' }, ['1']), said({ kind: 'yesNo' }, [])]).toEqual([null, null])
  })
  it('approval takes any of them and not none', () => {
    expect([said({ kind: 'approval' }, ['1', '2', '3']), said({ kind: 'approval' }, []), said({ kind: 'approval' }, ['1', '1']), said({ kind: 'approval' }, ['9']), said({ kind: 'approval' }, ['1'], [1])]).toEqual([null, 'nothing-chosen', 'malformed', 'unknown-option', 'malformed'])
  })
  it('choose-k and ranking take so many and no more', () => {
    for (const kind of ['chooseK', 'ranking'] as const) expect([said({ kind, most: 2 }, ['3', '1']), said({ kind, most: 2 }, ['1', '2', '3'])]).toEqual([null, 'too-many-chosen'])
  })
  it('a knapsack takes what fits the envelope to the fen', () => {
    expect([said({ kind: 'knapsack' }, ['1', '2']), said({ kind: 'knapsack' }, ['1', '3'])]).toEqual([null, 'over-envelope'])
    const over = checkBallot(aPoll({ form: { kind: 'knapsack' } }), [0], ballot(['1', '3']))
    expect(over).toMatchObject({ refusal: { figures: { fen: 11_000, envelope: 10_000 }, remedy: { envelope: 10_000 } } })
  })
  it('points have a sum and a highest, one number for each thing', () => {
    const form = { kind: 'points', total: 10, each: 6 } as const
    expect([said(form, ['1', '2'], [6, 4]), said(form, ['1', '2'], [6, 5]), said(form, ['1'], [7]), said(form, ['1', '2'], [1])]).toEqual([null, 'points-do-not-fit', 'points-do-not-fit', 'malformed'])
  })
  it('takes nothing of a pool whose place the voter does not live in', () => {
    const two = aPoll({ items: [item('1', 60), item('2', 40, 1)], pools: [pool('street', 100), pool('elsewhere', 100)] })
    expect([code(checkBallot(two, [0], ballot(['1']))), code(checkBallot(two, [0], ballot(['1', '2'])))]).toEqual([null, 'not-eligible'])
  })
})

describe('terms', () => {
  const terms = (part: Partial<Poll>) => { const answer = checkTerms(aPoll(part)); return answer.ok ? null : [answer.refusal.code, answer.refusal.about] }
  it('fit together before anything is published', () => {
    expect(terms({})).toBeNull()
    expect(terms({ closesAt: 1000 })).toEqual(['date-in-the-past', 'closesOn'])
    expect(terms({ items: [item('1', 1), item('1', 2)] })).toEqual(['malformed', 'items'])
    expect(terms({ items: [item('1', 1, 1)] })).toEqual(['malformed', 'pools'])
    expect(terms({ form: { kind: 'yesNo' } })).toEqual(['kind-does-not-fit', 'form'])
    expect(terms({ form: { kind: 'yesNo' }, items: [item('1', 1)], method: { ...METHOD, rule: 'threshold', least: { numerator: 1, denominator: 2, strict: true } } })).toBeNull()
    expect(terms({ form: { kind: 'chooseK', most: 4 } })).toEqual(['kind-does-not-fit', 'most'])
    expect(terms({ form: { kind: 'points', total: 5, each: 6 } })).toEqual(['kind-does-not-fit', 'points'])
    expect(terms({ method: { ...METHOD, utility: 'points' } })).toEqual(['kind-does-not-fit', 'utility'])
    expect(terms({ method: { ...METHOD, rule: 'threshold' } })).toEqual(['kind-does-not-fit', 'least'])
    expect(terms({ method: { ...METHOD, completion: 'add1' } })).toEqual(['kind-does-not-fit', 'completion'])
  })
})

describe('who chooses, and when', () => {
  const home = (part: Partial<HouseholdBinding>): HouseholdBinding => ({ id: 'b', household: 'h', person: 'p', name: '', community: 'c1', building: 'b1', within: ['district', 'street', 'c1'], room: '1', representative: true, minor: false, how: 'door-code', confirmedBy: null, at: 500, endedAt: null, ...part })
  const poll = aPoll({ pools: [pool('street', 1), pool('c1', 1), pool('c2', 1)] })
  it('a resident of age chooses from the pools of the places where they live', () => {
    expect(poolsOf([home({})], poll)).toMatchObject({ value: [0, 1] })
    expect(poolsOf([home({}), home({ community: 'c2', within: ['street', 'c2'] })], poll)).toMatchObject({ value: [0, 1, 2] })
  })
  it('strangers, minors and who came after the opening do not', () => {
    expect([code(poolsOf([], poll)), code(poolsOf([home({ community: 'x', within: ['x'] })], poll)), code(poolsOf([home({ minor: true })], poll)), code(poolsOf([home({ at: 1001 })], poll)), code(poolsOf([home({ at: 1000 })], poll))]).toEqual(['household-not-bound', 'household-not-bound', 'not-eligible', 'not-on-the-roll', null])
  })
  it('from the opening to the moment before the close', () => {
    expect([hearingOf(poll, 999), hearingOf(poll, 1000), hearingOf(poll, 1999), hearingOf(poll, 2000), hearingOf({ ...poll, state: 'sealed' }, 1500)].map((answer) => (answer.ok ? answer.value : answer.refusal.code))).toEqual(['not-open', 'inTime', 'inTime', 'late', 'closed'])
  })
})

describe('a ballot that waited in a phone', () => {
  const poll = { ...aPoll(), graceUntil: 3000 }
  const heard = (now: number, takenAt: number | null) => { const answer = hearingOf(poll, now, takenAt); return answer.ok ? answer.value : answer.refusal.code }
  it('counts, marked, when it was filled in before the close and arrives before the end of the grace, to the last instant of both (E90)', () => {
    expect([heard(2000, 1999), heard(2999, 1000), heard(2000, 2000), heard(2999, 999), heard(3000, 1999), heard(2000, null), heard(1999, 1)]).toEqual(['offline', 'offline', 'late', 'late', 'late', 'late', 'inTime'])
    expect(code(hearingOf({ ...poll, state: 'sealed' }, 2500, 1500))).toBe('closed')
    expect(hearingOf(aPoll(), 2000, 1999)).toMatchObject({ value: 'late' })
  })
  it('holds up the sealing until the grace is over', () => {
    expect([notSealable(poll, 3000 + SEAL_AFTER - 1)?.code, notSealable(poll, 3000 + SEAL_AFTER), notSealable(aPoll(), 2000 + SEAL_AFTER)]).toEqual(['not-closed-yet', null, null])
  })
  it('carries the phone’s time, which is never ahead of ours', () => {
    expect([waitedOf(1500, 'inTime', 1600), waitedOf(1700, 'inTime', 1600), waitedOf(1500, 'offline', 2100), waitedOf(null, 'inTime', 1600)]).toEqual([{ takenAt: 1500 }, { takenAt: 1600 }, { takenAt: 1500, offline: true }, {}])
  })
  it('never replaces one that was filled in after it; what does not wait always may', () => {
    const standing = (part: { readonly takenAt?: number }) => ({ last: { at: 1600, request: 'r', ...part } })
    const may = (before: ReturnType<typeof standing> | null, answer: { readonly at: number; readonly takenAt?: number }) => code(notOvertaken(before, answer))
    expect([may(null, { at: 1700, takenAt: 1000 }), may(standing({}), { at: 1700, takenAt: 1599 }), may(standing({}), { at: 1700, takenAt: 1600 }), may(standing({ takenAt: 1200 }), { at: 1700, takenAt: 1300 }), may(standing({}), { at: 1500 })]).toEqual([null, 'newer-ballot', null, null, null])
  })
  it('is out of the box at its voter’s word until the grace is over, and marked after that', () => {
    const recorded: ChoiceBallot = { id: 'k', project: 'p1', round: 1, receipt: 'R', revision: 1, voter: 'v', alias: 'a', pools: [0], history: [], last: { at: 2100, request: 'r', choices: ['1'], points: [], takenAt: 1900, offline: true, assisted: { helper: 'h', channel: 'paper', evidence: ['f'], called: null } } }
    const boxAt = (now: number, of = poll) => { const after = disownBallot(recorded, { poll: of, now, days: 7 }); return after.ok ? isInBox(after.value, 'p1') : after.refusal.code }
    expect([boxAt(2999), boxAt(3000), boxAt(2000, { ...aPoll(), graceUntil: 2000 })]).toEqual([false, true, true])
  })
})

const cast = (alias: string, choices: readonly string[], points: readonly number[] = [], pools: readonly number[] = [0]) => ({ alias, pools, last: { choices, points, at: 0, request: '' } })
const fileOf = (poll: Poll, at: number, ballots: readonly ReturnType<typeof cast>[]) => poolFile(poll, at, ballots.flatMap((one) => ballotIn(poll, at, one) ?? []))

describe('an outcome', () => {
  it('tells of fewer than five ballots what was chosen and no count; of five, everything', () => {
    const poolOf = (ballots: number) => ({ ...outcomeOf(fileOf(aPoll(), 0, Array.from({ length: ballots }, (_, n) => cast(`v${n}`, [n === 0 ? '1' : '2']))), METHOD), votesHash: 'h' })
    const whole = { counted: 9, ballotsHash: '', codesHash: '', late: 0, assisted: 0, pools: [poolOf(4), poolOf(5)] }
    const [few, enough] = sparedOutcome(whole).pools
    expect(few).toEqual({ voters: 4, votesHash: 'h', support: [], chosen: { ...poolOf(4).chosen, unserved: 0 }, greedy: { winners: [], cost: 0, unserved: 0 }, equalShares: { winners: [], cost: 0, unserved: 0 } })
    expect(enough).toEqual(poolOf(5))
  })
  const ballots = [cast('a', ['1']), cast('b', ['1', '3']), cast('c', ['1']), cast('d', ['2', '3']), cast('e', ['2'])]
  it('is the published rule’s, with greedy and equal shares beside it and who goes unserved', () => {
    const file = fileOf(aPoll(), 0, ballots)
    expect(outcomeOf(file, METHOD)).toMatchObject({ voters: 5, chosen: { winners: ['1', '2'], cost: 10_000, unserved: 0 }, greedy: { winners: ['1', '2'] }, equalShares: { winners: ['1', '2'] } })
    expect(outcomeOf(file, { ...METHOD, rule: 'threshold', least: { numerator: 1, denominator: 2, strict: true } }).chosen).toEqual({ winners: ['1'], cost: 6000, unserved: 2 })
  })
  it('is the same from the exported file, for every form', () => {
    const forms: readonly (readonly [BallotForm, readonly ReturnType<typeof cast>[], 'cost' | 'points'])[] = [
      [{ kind: 'approval' }, ballots, 'cost'], [{ kind: 'knapsack' }, ballots, 'cost'], [{ kind: 'chooseK', most: 2 }, ballots, 'cost'],
      [{ kind: 'points', total: 10, each: 10 }, [cast('a', ['3', '2'], [9, 1]), cast('b', ['1'], [10])], 'points'], [{ kind: 'ranking', most: 3 }, [cast('a', ['3', '2']), cast('b', ['2', '1', '3'])], 'points'],
    ]
    for (const [form, said, utility] of forms) {
      const poll = aPoll({ form, method: { ...METHOD, rule: 'equal-shares', completion: 'add1u', utility } })
      const file = fileOf(poll, 0, said)
      const again = parsePb(exportText(file, 'pb'))
      expect(again.ok && selectedBy(again.value, poll.method)).toEqual(selectedBy(file, poll.method))
    }
  })
  it('counts points: ten for one outweigh one each for another', () => {
    const poll = aPoll({ form: { kind: 'points', total: 10, each: 10 }, items: [item('1', 100), item('2', 100)], method: { ...METHOD, utility: 'points' } })
    expect(outcomeOf(fileOf(poll, 0, [cast('a', ['1'], [10]), cast('b', ['2'], [1]), cast('c', ['2'], [1])]), poll.method)).toMatchObject({ chosen: { winners: ['1'], unserved: 2 }, support: [{ id: '1', voters: 1, points: 10 }, { id: '2', voters: 2, points: 2 }] })
  })
  it('is each pool’s own: only its voters, only its things', () => {
    const poll = aPoll({ items: [item('1', 60), item('2', 40, 1)], pools: [pool('street', 100), pool('c1', 40)] })
    const both = [cast('a', ['1', '2'], [], [0, 1]), cast('b', ['1'], [], [0])]
    expect([0, 1].map((at) => outcomeOf(fileOf(poll, at, both), METHOD))).toMatchObject([{ voters: 2, chosen: { winners: ['1'] } }, { voters: 1, chosen: { winners: ['2'], cost: 4000 } }])
  })
})

describe('a decision', () => {
  const selected = { winners: ['1', '2'], cost: 10_000, unserved: 0 }
  const sealed = { counted: 5, ballotsHash: '', codesHash: '', late: 0, assisted: 0, pools: [{ voters: 5, votesHash: '', support: [], chosen: selected, greedy: selected, equalShares: selected }] }
  const poll = aPoll({ state: 'sealed', sealed })
  const asked = (winners: readonly (readonly string[])[] | null, reason: string | null = null, by = 'chair') => { const answer = checkDecision(poll, { by, winners, reason }); return answer.ok ? answer.value.overridden : answer.refusal.code }
  it('confirms the rule without a word, in whatever order', () => expect([asked(null), asked([['2', '1']])]).toEqual([false, false]))
  it('takes other winners with a reason only, of those that stood and within the money', () => {
    expect([asked([['3']]), asked([['3']], '先救急'), asked([['1', '3']], '先救急'), asked([['9']], '先救急'), asked([['3', '3']], '先救急'), asked([], '先救急')]).toEqual(['reason-needed', true, 'over-envelope', 'unknown-option', 'unknown-option', 'malformed'])
  })
  it('is a second person’s, once, and not before the count', () => {
    expect(asked(null, null, 'opener')).toBe('second-person-needed')
    expect(code(checkDecision({ ...poll, state: 'decided' }, { by: 'chair', winners: null, reason: null }))).toBe('already-decided')
    expect(code(checkDecision(aPoll(), { by: 'chair', winners: null, reason: null }))).toBe('not-closed-yet')
  })
})

describe('a published election', () => {
  const pb = (meta: string, votes = 'a;1,2\n') => { const read = parsePb(`META\nkey;value\ndescription;Here\nbudget;100.5\n${meta}PROJECTS\nproject_id;cost;name\n1;60;Lamp\n2;40.25;\nVOTES\nvoter_id;vote;points\n${votes}`); if (!read.ok) throw new Error(read.problem.code); return draftOf(read.value) }
  it('becomes a draft with its money in fen and its kind of ballot', () => {
    expect(pb('vote_type;approval\nmax_length;1\n')).toEqual({ ok: true, value: { question: 'Here', form: { kind: 'chooseK', most: 1 }, fen: 10_050, items: [{ id: '1', title: 'Lamp', cost: 6000 }, { id: '2', title: '2', cost: 4025 }], ballots: 1 } })
    expect([pb('vote_type;approval\n'), pb('vote_type;approval\nmax_sum_cost;100\n'), pb('vote_type;ordinal\n'), pb('vote_type;choose-1\n'), pb('vote_type;cumulative\nmax_sum_points;10\n', 'a;1,2;9,1\n')].map((draft) => draft.ok && draft.value.form))
      .toEqual([{ kind: 'approval' }, { kind: 'knapsack' }, { kind: 'ranking', most: 2 }, { kind: 'chooseK', most: 1 }, { kind: 'points', total: 10, each: 10 }])
  })
  it('of less than a fen, or with ids that no list holds, is none', () => {
    const broken = (cost: string, id = '1') => { const read = parsePb(`META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost\n${id};${cost}\nVOTES\nvoter_id;vote\na;\n`); return read.ok ? code(draftOf(read.value)) : read.problem.code }
    expect([broken('1.005'), broken('1.50'), broken('1', 'a b')]).toEqual(['malformed', null, 'malformed'])
  })
})

describe('ballots that were added up', () => {
  const FORMS: readonly (readonly [BallotForm, Poll['method']])[] = [[{ kind: 'approval' }, METHOD], [{ kind: 'ranking', most: 3 }, { ...METHOD, utility: 'points' }], [{ kind: 'points', total: 10, each: 10 }, { ...METHOD, utility: 'points' }]]
  it.each(FORMS)('give what the ballots one by one give: %j', (form, method) => {
    const two = aPoll({ form, method, items: [item('1', 60), item('2', 40), item('3', 50), item('4', 10, 1)], pools: [pool('street', 100), pool('c1', 100)] })
    const points = (given: readonly number[]) => (form.kind === 'points' ? given : [])
    const cards = [cast('a', ['1', '4', '2'], points([3, 1, 2]), [0, 1]), cast('b', ['2', '1'], points([2, 3])), cast('c', ['1', '2'], points([3, 2])), cast('d', ['3'], points([9])), cast('e', [], [], [0, 1])]
    for (const at of [0, 1]) {
      const file = fileOf(two, at, cards)
      const tally = new Map<string, number>()
      for (const ballot of file.ballots) tally.set(sayingIn(two, at, ballot), (tally.get(sayingIn(two, at, ballot)) ?? 0) + 1)
      const added = ballotsSaying(two, at, tally)
      expect(added.length).toBeLessThan(file.ballots.length + at)
      expect(outcomeOf({ ...file, ballots: added }, method)).toEqual(outcomeOf(file, method))
    }
  })
})
