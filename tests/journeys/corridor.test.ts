import { LIUZHOU, openLiuzhou, settleCorridor, tellCorridor } from '../../emulator/seed/corridor'
import { liveJourney, type Journey } from './journey'
import { breakIn, chainOf, publicPage, replayed, snapshotOf, streamOf } from './records'

const YUAN = 100
let journey: Journey
beforeAll(async () => {
  journey = await liveJourney({
    pack: 'liuzhou-2014',
    cast: ['liuzhou-finance', 'liuzhou-supervisor', 'liuzhou-staff-2', 'liuzhou-street-clerk', 'liuzhou-resident-3', 'liuzhou-street-approver', 'liuzhou-builder', 'liuzhou-party-secretary', 'liuzhou-factory'],
    tell: async (world) => {
      await openLiuzhou(world)
      return tellCorridor(world, { homes: await settleCorridor(world), latest: Date.now() })
    },
  })
}, 600_000)
afterAll(() => journey?.laptop.stop())

describe('柳州 车辆厂东社区 街心公园长廊改造', () => {
  it('is closed, rated and maintained', () => {
    expect(journey.view.card.stage).toBe('closed')
    expect(journey.view.rating?.result).toMatchObject({ enough: true, answers: 18 })
    expect(journey.view.maintenance?.unit).toBe('车辆厂东社区居委会')
  })
  it('costs 21,000 yuan: 11,000 from the factory and 10,000 from the community fund', () => {
    expect(journey.view.money.cost).toBe(21_000 * YUAN)
    expect(journey.view.money.sources.map(({ source, received }) => [source, received])).toEqual([['fund', 10_000 * YUAN], ['sponsorship', 11_000 * YUAN]])
    expect(journey.view.money.final).toMatchObject({ finalFen: 21_000 * YUAN, surplusFen: 0 })
  })
  it('is decided by the representatives’ meeting and not by the street', async () => {
    const stages = (await streamOf(journey.laptop, journey.story.project)).map(({ to }) => to)
    expect(stages).toContain('approvingCommunity')
    expect(stages).not.toContain('approvingStreet')
    expect(journey.view.sitting?.result).toMatchObject({ members: 15, present: 13, for: 12, against: 0, abstain: 1, passed: true })
  })
  it('leaves the fund with what is not spent: 190,000 of 200,000', async () => {
    const [account] = await journey.laptop.read('funds', { _id: `${LIUZHOU.community}:2018` })
    expect(account).toMatchObject({ appropriated: 200_000 * YUAN, available: 190_000 * YUAN, reserved: 0, committed: 0, paid: 10_000 * YUAN })
  })
  it('says so on the board for everyone', async () => {
    const page = await publicPage(journey.laptop, journey.view.card.code)
    for (const words of ['2.1 万元', '1.1 万元', '1 万元', '已办结']) expect(page).toContain(words)
  })
})

describe('its records', () => {
  it('replay to the stored project, version by version', async () => {
    const events = await streamOf(journey.laptop, journey.story.project)
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1))
    expect(JSON.parse(JSON.stringify(replayed(events)))).toEqual(await snapshotOf(journey.laptop, journey.story.project))
  })
  it('show every event but the draft on the life line', () => {
    expect(journey.view.line.map(({ version }) => version)).toEqual(Array.from({ length: journey.view.line.length }, (_, index) => index + 2))
  })
  it('form one chain', async () => {
    const chain = await chainOf(journey.laptop, LIUZHOU.community)
    expect(breakIn(chain)).toBeNull()
    expect(new Set(chain.map(({ kind }) => kind))).toEqual(new Set(['stage', 'agenda', 'approval', 'determination', 'contributions', 'implementer', 'progress', 'result', 'satisfaction', 'handover']))
  })
})

describe('every step', () => {
  it('is refused to a visitor, a stranger and a wrong office', () => expect(journey.findings).toMatchObject({ accepted: [] }))
  it('leaves the project as it was when it is refused or repeated', () => expect(journey.findings).toMatchObject({ changed: [] }))
  it('gives the same reply when it is sent again', () => expect(journey.findings).toMatchObject({ different: [] }))
  it('was really tried', () => expect(journey.findings.tried).toBeGreaterThan(journey.findings.repeated * 2))
})
