import { cloudOf } from './cloud'
import { boot } from './host/mini-app'
import { ANSWERS } from './records'

const dist = 'dist/weapp'
const VOTED = { option: 1, receipt: 'TP-77', at: 0, revision: 1 }

describe('a resident in the compiled mini-program', () => {
  it('goes from 「等你办」 to the question that is asked of the household', async () => {
    const { wx, asked } = cloudOf(ANSWERS)
    const app = await boot({ dist, wx })
    expect(app.text()).toContain('征求意见 163/193 户')
    await app.tap('答复征求意见')
    expect(app.page.route).toBe('pages/consents/give')
    expect(app.text()).toContain('您家同意建睦邻驿站吗？')
    await app.tap('不同意')
    expect(app.text()).toContain('请在框里签上名字')
    expect(asked.map((one) => one.operation)).toContain('consents.mine')
    expect(asked.find((one) => one.operation === 'consents.mine')?.name).toBe('consents')
  })

  it('chooses, looks once more, casts a vote and keeps the receipt', async () => {
    const { wx, asked } = cloudOf({ ...ANSWERS, 'polls.vote': VOTED })
    const app = await boot({ dist, wx, path: 'pages/polls/vote', query: { project: 'p1' } })
    await app.tap('路灯')
    await app.tap('核对这一票')
    await app.tap('投出这一票')
    expect(app.text()).toContain('回执号 TP-77')
    expect(asked.find((one) => one.operation === 'polls.vote')?.input).toEqual({ project: 'p1', option: 1 })
    expect(app.storage.get('receipts')).toMatchObject([{ number: 'TP-77' }])
  })

  it('sends the same vote under the same request id when the network was lost', async () => {
    const lost = { times: 0 }
    const { wx, asked } = cloudOf({ ...ANSWERS, 'polls.vote': VOTED }, lost)
    const app = await boot({ dist, wx, path: 'pages/polls/vote', query: { project: 'p1' } })
    await app.tap('路灯')
    await app.tap('核对这一票')
    lost.times = 1
    await app.tap('投出这一票')
    await app.settle(1000)
    const votes = asked.filter((one) => one.operation === 'polls.vote')
    expect(votes).toHaveLength(2)
    expect(new Set(votes.map((one) => one.requestId)).size).toBe(1)
    expect(app.text()).toContain('回执号 TP-77')
  })

  it('carries out a command of the stage table from the project page, and is told why another is barred', async () => {
    const { wx, asked } = cloudOf({ ...ANSWERS, 'funds.pledge': { project: 'p1', stage: 'funding', version: 3, receipt: null, actions: [] } })
    const app = await boot({ dist, wx, path: 'pages/projects/show', query: { id: 'p1' } })
    await app.tap('还不能办的 1 件')
    expect(app.text()).toContain('还没有到截止时间')
    await app.tap('认筹出资')
    await app.tap('居民自筹')
    await app.input('金额（元）', '200')
    const buttons = app.all((element) => element.tag === 'button' && app.text(element) === '认筹出资')
    const submit = buttons.at(-1)
    if (submit === undefined) throw new Error('the form has no button')
    await app.fire(submit, 'tap')
    expect(asked.find((one) => one.operation === 'funds.pledge')?.input).toEqual({ project: 'p1', source: 'residentContribution', fen: 20_000 })
    expect(app.text()).toContain('办好了')
  })
})
