import { collect } from '../../src/components/form-values'
import { isSigned } from '../../src/components/strokes'
import { daysLeft, dayText, leftText } from '../../src/copy/dates'
import { FORMS } from '../../src/copy/forms'
import { REFUSAL_WORDS } from '../../src/copy/refusals'
import { COMMANDS } from '../../contracts/vocabulary'

describe('a form of a command', () => {
  it('turns yuan into fen and lines into names', () => {
    const collected = collect(FORMS['councils.consult'], { minutes: ' 同意建 ', participants: '张三\n李四、', estimate: '2.1万' })
    expect(collected).toEqual({ kind: 'complete', input: { minutes: '同意建', participants: ['张三', '李四'], estimate: 2_100_000 } })
  })
  it('names every field that is missing, and no optional one', () => {
    expect(collect(FORMS['works.recordQuote'], { fen: 'abc' })).toEqual({ kind: 'incomplete', wrong: { supplier: '请填「哪一家」。', fen: '「报价」要填数字。' } })
  })
  it('sends “no” and the first of a list as answers', () => {
    expect(collect(FORMS['works.inspect'], { pass: false, text: '有裂缝' })).toEqual({ kind: 'complete', input: { pass: false, text: '有裂缝' } })
    expect(collect(FORMS['works.nominate'], { quote: 0 })).toEqual({ kind: 'complete', input: { quote: 0 } })
  })
  it('exists for every command of the stage table', () => expect(Object.keys(FORMS).sort()).toEqual([...COMMANDS].sort()))
})

describe('a refusal', () => {
  it('says in a sentence what is the matter, and in another what to do', () => {
    for (const words of Object.values(REFUSAL_WORDS)) expect([words.sentence.at(-1), words.next.at(-1)]).toEqual(['。', '。'])
  })
})

describe('days in words', () => {
  it('counts calendar days to the end of the due day', () => {
    expect([daysLeft('2026-11-25', '2026-11-22'), daysLeft('2026-11-22', '2026-11-22'), daysLeft('2027-01-01', '2026-12-31')]).toEqual([3, 0, 1])
    expect([leftText('2026-11-25', '2026-11-22'), leftText('2026-11-22', '2026-11-22'), leftText('2026-11-20', '2026-11-22')]).toEqual(['还剩 3 天', '今天截止', '已过期 2 天'])
  })
  it('tells the year only when it is another one', () => expect([dayText('2026-03-05', '2026-11-22'), dayText('2027-03-05', '2026-11-22')]).toEqual(['3月5日', '2027年3月5日']))
})

describe('a signature', () => {
  it('is more than a dot', () => {
    expect(isSigned([[{ x: 1, y: 1 }]])).toBe(false)
    expect(isSigned([[{ x: 0, y: 0 }, { x: 30, y: 0 }], [{ x: 0, y: 5 }, { x: 20, y: 5 }]])).toBe(true)
  })
})
