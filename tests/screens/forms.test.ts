import { collect } from '../../src/components/form-values'
import { isSigned } from '../../src/components/strokes'
import { daysLeft, dayText, leftText } from '../../src/copy/dates'
import { FORMS } from '../../src/copy/forms'
import { PROJECTS_WORDS } from '../../src/copy/projects'
import { REFUSAL_WORDS, refusalWords } from '../../src/copy/refusals'
import { PLEDGE_LABELS } from '../../src/copy/words'
import type { ProjectView } from '../../contracts/projects'
import { COMMANDS, type PledgeState } from '../../contracts/vocabulary'

describe('a form of a command', () => {
  it('turns yuan into fen and lines into names', () => {
    const collected = collect(FORMS['councils.consult'], { minutes: ' 同意建 ', participants: '张三\n李四、', estimate: '2.1万' })
    expect(collected).toEqual({ kind: 'complete', input: { minutes: '同意建', participants: ['张三', '李四'], estimate: 2_100_000 } })
  })
  it('names every field that is missing, and no optional one', () => {
    expect(collect(FORMS['works.recordQuote'], { fen: 'abc' })).toEqual({ kind: 'incomplete', wrong: { supplier: '请填「哪一家」。', standing: '请填「怎么承接」。', fen: '「报价」要填数字。' } })
  })
  it('sends “no” and the first of a list as answers', () => {
    expect(collect(FORMS['works.inspect'], { pass: false, text: '有裂缝' })).toEqual({ kind: 'complete', input: { pass: false, text: '有裂缝' } })
    expect(collect(FORMS['works.nominate'], { quote: 0 })).toEqual({ kind: 'complete', input: { quote: 0 } })
  })
  it('turns the rows of a joint declaration into parts in fen, and says where an amount is none', () => {
    const org = { name: '乐龄互助队', filingNumber: '备0001', filedWith: '示例街道办' }
    const rest = { supplier: '甲', standing: 'jointDeclaration', creditCode: 'X', fen: '100', leadFen: '0' }
    expect(collect(FORMS['works.recordQuote'], { ...rest, filedOrgs: [{ ...org, yuan: '100' }] })).toMatchObject({ kind: 'complete', input: { leadFen: 0, fen: 10_000, filedOrgs: [{ ...org, fen: 10_000 }] } })
    expect(collect(FORMS['works.recordQuote'], { ...rest, filedOrgs: [{ ...org, yuan: '' }] })).toEqual({ kind: 'incomplete', wrong: { filedOrgs: '「参加的备案社区组织」要填数字。' } })
    expect(collect(FORMS['funds.pay'], { expense: 'e', reference: 'r', passedOn: [{ filedOrg: org.name, yuan: '0' }] })).toMatchObject({ kind: 'complete', input: { passedOn: [{ filedOrg: org.name, fen: 0 }] } })
    expect(collect(FORMS['works.change'], { byFen: '0', reason: 'r', shares: [{ filedOrg: '', yuan: '1' }, { filedOrg: org.name, yuan: '2.5' }] })).toMatchObject({ kind: 'complete', input: { shares: { leadFen: 100, filedOrgs: [{ filedOrg: org.name, fen: 250 }] } } })
    expect(collect(FORMS['works.confirmImplementer'], { behind: [{ filedOrg: org.name, person: 'p', name: '王**', kind: '' }] })).toEqual({ kind: 'complete', input: { behind: [{ filedOrg: org.name, person: 'p' }] } })
  })
  it('asks for parts only of a joint declaration, and offers one only where the scheme knows it', () => {
    const seen = (jointDeclaration: boolean, more: object = {}) => ({ quotes: [], implementer: null, policy: { jointDeclaration }, ...more }) as unknown as ProjectView
    const shared = seen(true, { implementer: { supplier: '甲', jointDeclaration: { leadFen: 0, filedOrgs: [] } } })
    const asked = (command: 'funds.pay' | 'works.recordQuote' | 'works.change' | 'funds.settle', view: ProjectView) => FORMS[command].filter(({ when }) => when === undefined || when(view)).map(({ name }) => name)
    expect([asked('funds.pay', seen(true)), asked('funds.pay', shared)]).toEqual([['expense', 'reference'], ['expense', 'reference', 'passedOn']])
    expect([asked('works.change', shared).includes('shares'), asked('funds.settle', shared).includes('sharesReason'), asked('funds.settle', seen(true)).includes('sharesReason')]).toEqual([true, true, false])
    const given = (standing?: string) => FORMS['works.recordQuote'].filter((field) => field.given?.({ standing }) === true).map(({ name }) => name)
    expect([given(), given('filed'), given('registered'), given('jointDeclaration')]).toEqual([[], [], ['creditCode'], ['creditCode', 'filedOrgs', 'leadFen']])
    expect(collect(FORMS['works.recordQuote'], { supplier: '甲', standing: 'registered', fen: '1', leadFen: '5' })).toEqual({ kind: 'incomplete', wrong: { creditCode: '请填「统一社会信用代码」。' } })
    expect(collect(FORMS['works.recordQuote'], { supplier: '甲', standing: 'filed', fen: '1', leadFen: '5', creditCode: 'X' })).toEqual({ kind: 'complete', input: { supplier: '甲', standing: 'filed', fen: 100 } })
    const standing = FORMS['works.recordQuote'].find(({ name }) => name === 'standing')?.asks
    expect([true, false].map((knows) => standing?.kind === 'choice' && standing.options(seen(knows)).map(({ value }) => value))).toEqual([['registered', 'jointDeclaration', 'filed'], ['registered', 'filed']])
  })
  it('exists for every command of the stage table', () => expect(Object.keys(FORMS).sort()).toEqual([...COMMANDS].sort()))
})

describe('giving back', () => {
  const [pledge] = FORMS['funds.refund']
  const gave = (id: string, state: PledgeState, more: object = {}) => ({ id, name: '', source: 'residentContribution', fen: 200_000, state, mine: false, note: '', reference: '', refund: null, ...more })
  const view = { money: { pledges: [gave('a', 'refundDue', { reference: '收据第0001号' }), gave('b', 'refunded'), gave('c', 'pledged'), gave('d', 'void'), gave('e', 'received'), gave('f', 'refundDue', { name: '王家' })] } } as unknown as ProjectView
  it('offers what is still owed, told apart by the receipt, and asks for its sum and its document', () => {
    expect(pledge?.asks.kind === 'choice' ? pledge.asks.options(view) : []).toMatchObject([{ value: 'a', label: '未公开名字，居民自筹，收款凭证 收据第0001号', note: '2,000 元' }, { value: 'f', label: '王家，居民自筹', note: '2,000 元' }])
    expect(collect(FORMS['funds.refund'], { pledge: 'a', fen: '2000', reference: '回单第0042号' })).toEqual({ kind: 'complete', input: { pledge: 'a', fen: 200_000, reference: '回单第0042号' } })
    expect(collect(FORMS['funds.refund'], { pledge: 'a', fen: '2000' })).toEqual({ kind: 'incomplete', wrong: { reference: '请填「退款凭证号」。' } })
  })
  it('says on the page of the money who has it back and who waits', () => {
    expect([PLEDGE_LABELS.refundDue, PLEDGE_LABELS.refunded]).toEqual(['待退还', '已退还'])
    expect([PROJECTS_WORDS.toRefund(2, '4,000 元'), PROJECTS_WORDS.refunded('3月5日', '回单第0042号'), PROJECTS_WORDS.refunded('3月5日', '')]).toEqual(['还有 2 笔没退还，共 4,000 元', '3月5日退还，凭证号 回单第0042号', '3月5日退还'])
  })
  it('of another sum is refused with the sum that would do', () => {
    expect(refusalWords({ code: 'refund-differs', figures: { received: 200_000, fen: 100 }, remedy: { fen: 200_000 } })).toEqual({ sentence: '退还的金额和收到的不一样。（已到账：2,000 元，金额：1 元）', next: '收到多少退多少，一次退清。这样就可以：金额：2,000 元。' })
  })
})

describe('asking whoever gave', () => {
  const gift = (id: string, state: PledgeState, more: object = {}) => ({ id, name: '', source: 'sponsorship', fen: 200_000, state, mine: true, note: '', reference: '', refund: null, purpose: 'asked', ...more })
  const view = (stage: string) => ({ card: { stage }, money: { pledges: [gift('a', 'refundDue'), gift('b', 'refundDue', { mine: false }), gift('c', 'moved'), gift('d', 'received', { purpose: 'agreed' }), gift('e', 'received')] } }) as unknown as ProjectView
  it('names the other project once the work has ended, and none while it goes on', () => {
    const [into] = FORMS['funds.askPurpose']
    expect([into?.when?.(view('terminated')), into?.when?.(view('inProgress'))]).toEqual([true, false])
  })
  it('offers a giver the own gifts that wait for an answer, and says what silence means', () => {
    const [pledge, agrees] = FORMS['funds.answerPurpose']
    expect(pledge?.asks.kind === 'choice' ? pledge.asks.options(view('terminated')).map(({ value }) => value) : []).toEqual(['a', 'e'])
    expect(agrees?.hint).toContain('不答复就按不同意办')
    expect(refusalWords({ code: 'givers-not-asked', rule: 'purpose', clause: '公益事业捐赠法第十八条', figures: { givers: 2, left: 500_000 }, remedy: { asked: 2 } })).toEqual({ sentence: '用了别人出的钱，改变用途要先征得出资人同意。（出资：2 笔，还没花的：5,000 元）', next: '请先征求出资人意见。这样就可以：征求过：2 笔。依据：公益事业捐赠法第十八条。' })
  })
})

describe('names that givers ask for', () => {
  const states = ['asked', 'counted', 'approving', 'promised', 'shown', 'declined', 'ended', 'takenDown']
  const view = { money: { pledges: [], namings: states.map((state) => ({ id: state, text: '同心亭', where: '东门', state, mine: state !== 'shown', hangs: state === 'ended' })) } } as unknown as ProjectView
  const offered = (command: 'councils.countName' | 'councils.confirmName' | 'approvals.approveName' | 'funds.dropName' | 'works.takeNameDown') => { const [first] = FORMS[command]; return first?.asks.kind === 'choice' ? first.asks.options(view).map(({ value }) => value) : [] }
  it('offers everyone those that wait for them', () => {
    expect(offered('councils.countName')).toEqual(['asked', 'counted'])
    expect(offered('councils.confirmName')).toEqual(['counted'])
    expect(offered('approvals.approveName')).toEqual(['approving'])
    expect(offered('funds.dropName')).toEqual(['asked', 'counted', 'approving', 'promised'])
    expect(offered('works.takeNameDown')).toEqual(['ended'])
  })
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
