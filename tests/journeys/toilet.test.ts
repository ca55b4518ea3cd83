import { openPanlong } from '../../emulator/seed/panlong'
import { settleToilet, tellToilet } from '../../emulator/seed/toilet'
import { liveJourney, type Journey } from './journey'
import { breakIn, chainOf, publicPage, replayed, snapshotOf, streamOf } from './records'

const YUAN = 100
let journey: Journey
beforeAll(async () => {
  journey = await liveJourney({
    pack: 'panlong-2020',
    cast: ['panlong-finance', 'mingtong-supervisor', 'mingtong-staff-2', 'panlong-street-clerk', 'mingtong-resident-3', 'panlong-street-approver', 'mingtong-builder', 'mingtong-ten-head', 'mingtong-sponsor-1', 'mingtong-party-secretary'],
    tell: async (world) => {
      await openPanlong(world)
      return tellToilet(world, { homes: await settleToilet(world), latest: Date.now() })
    },
  })
}, 600_000)
afterAll(() => journey?.laptop.stop())

describe('盘龙 明通巷47号院 公共厕所', () => {
  it('asks 120 households', () => {
    expect(journey.view.consent?.sealed).toMatchObject({ households: 120, agree: 111, disagree: 3, undecided: 2 })
  })
  it('is paid by 8,600 yuan from the neighbours and 10,000 from two public units', () => {
    expect(journey.view.money.sources.map(({ source, received }) => [source, received])).toEqual([['sponsorship', 10_000 * YUAN], ['residentContribution', 8_600 * YUAN]])
    expect(journey.view.money.pledges.filter(({ source }) => source === 'sponsorship').map(({ name }) => name)).toEqual(['驻区公共单位甲', '驻区公共单位乙'])
    expect(journey.view.money.final).toMatchObject({ finalFen: 18_600 * YUAN, surplusFen: 0 })
  })
  it('is closed and rated', () => {
    expect(journey.view.card.stage).toBe('closed')
    expect(journey.view.rating?.result).toMatchObject({ enough: true })
  })
  it('says so on the board for everyone', async () => {
    const page = await publicPage(journey.laptop, journey.view.card.code)
    for (const words of ['共 120 户', '同意：111 户', '1.86 万元', '居民自筹8600元', '公共单位10000元', '已办结']) expect(page).toContain(words)
  })
})

describe('its records', () => {
  it('replay to the stored project, version by version', async () => {
    const events = await streamOf(journey.laptop, journey.story.project)
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1))
    expect(JSON.parse(JSON.stringify(replayed(events)))).toEqual(await snapshotOf(journey.laptop, journey.story.project))
  })
  it('form one chain', async () => expect(breakIn(await chainOf(journey.laptop, 'km-mtx'))).toBeNull())
})

describe('every step', () => {
  it('is refused to a visitor, a stranger and a wrong office', () => expect(journey.findings).toMatchObject({ accepted: [] }))
  it('leaves the project as it was when it is refused or repeated', () => expect(journey.findings).toMatchObject({ changed: [] }))
  it('gives the same reply when it is sent again', () => expect(journey.findings).toMatchObject({ different: [] }))
  it('was really tried', () => expect(journey.findings.tried).toBeGreaterThan(journey.findings.repeated * 2))
})
