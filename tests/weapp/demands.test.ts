import { cloudOf } from './cloud'
import { boot } from './host/mini-app'
import { aDemand, aMe, ANSWERS } from './records'

const dist = 'dist/weapp'
const page = (items: readonly unknown[]): unknown => ({ items, next: null })
const STUDIED = { code: 'already-decided' } as const

describe('a department’s demand on a phone', () => {
  it('is endorsed by a neighbour, and then handed on as a proposal that is filled in with it', async () => {
    const { wx, asked } = cloudOf({ ...ANSWERS, 'proposals.demands': page([aDemand({ mine: false, endorsements: 0, mayPropose: { code: 'endorsements-missing' } })]), 'proposals.endorseDemand': { endorsements: 1, mine: true } })
    const app = await boot({ dist, wx, path: 'packages/demands/index', query: { community: 'c1' } })
    await app.settle()
    expect(app.text()).toContain('现场看过，可以做。')
    await app.tap('附议这件事')
    await app.settle()
    expect(asked.find(({ operation }) => operation === 'proposals.endorseDemand')?.input).toEqual({ demand: 'q1', endorse: true })
    expect(app.text()).toContain('附议已记下')

    const writing = await boot({ dist, wx: cloudOf(ANSWERS).wx, path: 'pages/proposals/new', query: { demand: 'q1' } })
    await writing.settle()
    expect(writing.text()).toContain('来自住建局的需求「大门口无障碍坡道」')
    expect(writing.all((element) => element.attrs.value === '大门口无障碍坡道')).toHaveLength(1)
  })

  it('is studied by the street’s clerk, for one of its communities or with the reason why not', async () => {
    const clerk = aMe({ roles: [{ role: 'streetClerk', place: 's1', placeName: '联盟街道', until: null }] })
    const { wx, asked } = cloudOf({ ...ANSWERS, 'people.me': clerk, 'proposals.demands': page([aDemand({ state: 'waiting', found: null, mayStudy: null, mayEndorse: STUDIED, mayPropose: STUDIED })]), 'proposals.studyDemand': { demand: 'q1', state: 'declined' } })
    const app = await boot({ dist, wx, path: 'packages/demands/desk' })
    await app.settle()
    expect(app.text()).toContain('429')
    await app.tap('登记调研')
    // The tab of the list has the same words, and stands before the sheet.
    const declined = app.all((element) => element.attrs['aria-label'] === '不可行').at(-1)
    if (declined === undefined) throw new Error('there is no such answer')
    await app.fire(declined, 'tap')
    await app.input('调研情况', '地下有燃气管，不能开挖。')
    await app.tap('登记结果')
    await app.settle()
    expect(asked.find(({ operation }) => operation === 'proposals.studyDemand')?.input).toEqual({ demand: 'q1', community: null, text: '地下有燃气管，不能开挖。' })
    expect(app.text()).toContain('调研结果已登记')
  })
})
