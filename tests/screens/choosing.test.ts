import type { PollItem } from '../../contracts/polls'
import { methodText } from '../../src/copy/choose'
import { BLANK, fromDraft, termsOf } from '../../src/packages/polls/poll-terms'
import { cleared, EMPTY, fillingOf, pointed, pointsGiven, pressed, said, spentIn, unfinished } from '../../src/packages/polls/filling'

const item = (id: string, yuan: number): PollItem => ({ id, title: id, cost: yuan * 100, pool: 0, project: null })
const items = [item('1', 60), item('2', 40), item('3', 50)]
const pools = [{ place: 'c', name: 'c', fen: 10_000, electorate: { size: 1, hash: '' } }]

describe('a ballot while it is filled in', () => {
  it('takes a tap and gives it back; undo goes one step, clearing as well', () => {
    const two = pressed(pressed(EMPTY, '3'), '1')
    expect(two.choices).toEqual(['3', '1'])
    expect(pressed(two, '3').choices).toEqual(['1'])
    expect(two.before?.choices).toEqual(['3'])
    expect(cleared(two)).toMatchObject({ choices: [], before: two })
  })
  it('says what is spent and why it cannot be sent', () => {
    const over = pressed(pressed(EMPTY, '1'), '3')
    expect(spentIn(items, over, 0)).toBe(11_000)
    expect(unfinished({ form: { kind: 'knapsack' }, items, pools }, over)).toContain('超过了这笔钱')
    expect(unfinished({ form: { kind: 'knapsack' }, items, pools }, pressed(over, '3'))).toBeUndefined()
    expect(unfinished({ form: { kind: 'chooseK', most: 1 }, items, pools }, over)).toContain('选多了')
    expect(unfinished({ form: { kind: 'approval' }, items, pools }, EMPTY)).toContain('至少选一项')
    expect(unfinished({ form: { kind: 'yesNo' }, items, pools }, EMPTY)).toBeUndefined()
  })
  it('gives points one by one, drops a thing without any, and sends them in order', () => {
    const form = { kind: 'points', total: 2, each: 2 } as const
    const given = pointed(pointed(EMPTY, '2', 1), '1', 1)
    expect([pointsGiven(given), said({ form }, given)]).toEqual([2, { choices: ['2', '1'], points: [1, 1] }])
    expect(unfinished({ form, items, pools }, pointed(given, '1', 1))).toContain('超过了')
    expect(said({ form }, pointed(given, '2', -1))).toEqual({ choices: ['1'], points: [1] })
    expect(said({ form }, fillingOf({ choices: ['2', '1'], points: [1, 1] }))).toEqual(said({ form }, given))
  })
})

describe('the terms of a poll as they are typed', () => {
  const typed = { ...BLANK, place: 'c', question: '先做哪几件', explanation: '一万元', items: '灯，6000\n坡道，5000，东院', fen: '1万', pools: '东院，8000', closesOn: '2026-03-09' }
  const inside = [{ id: 'e', name: '东院' }]
  it('become numbered things, pools and a method', () => {
    expect(termsOf(typed, inside)).toMatchObject({ ok: true, terms: { form: { kind: 'knapsack' }, items: [{ id: '1', title: '灯', cost: 600_000, pool: 0 }, { id: '2', cost: 500_000, pool: 1 }], pools: [{ place: 'c', fen: 1_000_000 }, { place: 'e', fen: 800_000 }], method: { rule: 'equal-shares', completion: 'add1u', least: null } } })
    expect(termsOf({ ...typed, rule: 'threshold', share: '>1/2' }, inside)).toMatchObject({ terms: { method: { least: { numerator: 1, denominator: 2, strict: true } } } })
  })
  it('say what is not right yet', () => {
    const why = (part: Partial<typeof typed>) => { const read = termsOf({ ...typed, ...part }, inside); return read.ok ? '' : read.why }
    expect([why({ items: '灯，很多' }), why({ items: '灯，1，西院' }), why({ fen: '' }), why({ pools: '西院，1' }), why({ rule: 'threshold' }), why({ kind: 'points', total: '' }), why({ closesOn: '' })])
      .toEqual(['可以选的：第 1 行看不懂', '这里面没有叫「西院」的地方', '请写这笔钱有多少。', '这里面没有叫「西院」的地方', '请写要多少人，如 1/2。', '请写数目。', '请选最后一天。'])
  })
  it('may begin with a published election', () => {
    const read = termsOf(fromDraft({ ...typed }, { question: 'Mokotów', form: { kind: 'chooseK', most: 2 }, fen: 10_050, items: [{ id: 'x', title: 'A, "B"', cost: 6050 }, { id: 'y', title: 'C', cost: 100 }], ballots: 3 }), [])
    expect(read).toMatchObject({ ok: true, terms: { question: 'Mokotów', form: { kind: 'chooseK', most: 2 }, pools: [{ fen: 10_050 }], items: [{ title: 'A B', cost: 6050 }, { title: 'C', cost: 100 }] } })
  })
})

it('tells the whole method in words', () => {
  expect(methodText({ rule: 'threshold', utility: 'cost', completion: 'none', ties: 'id', least: { numerator: 1, denominator: 2, strict: true } })).toContain('超过 1/2')
  expect(methodText({ rule: 'equal-shares', utility: 'cost', completion: 'add1u', ties: 'cheaper', least: null })).toMatch(/平均分.*有剩.*花钱少/)
})
