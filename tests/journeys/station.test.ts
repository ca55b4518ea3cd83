import { daysBetween } from '../../domain/calendar'
import { openPanlong, PANLONG } from '../../emulator/seed/panlong'
import { freeDoor, GIFTS, settleStation, tellStation } from '../../emulator/seed/station'
import { liveJourney, type Journey } from './journey'
import { breakIn, chainOf, publicPage, replayed, snapshotOf, streamOf } from './records'

const YUAN = 100
const HOUSEHOLDS = 193
const AGREED = 163
let journey: Journey
beforeAll(async () => {
  journey = await liveJourney({
    pack: 'panlong-2020',
    cast: ['panlong-finance', 'panlong-supervisor', 'panlong-staff-2', 'panlong-street-clerk', 'panlong-resident-3', 'panlong-street-approver', 'panlong-builder', 'panlong-ten-head', 'panlong-building-head-2', 'panlong-party-secretary'],
    tell: async (world) => {
      await openPanlong(world)
      return tellStation(world, { homes: await settleStation(world), latest: Date.now() })
    },
  })
}, 600_000)
afterAll(() => journey?.laptop.stop())

describe('盘龙 东风巷14号院 睦邻驿站', () => {
  it('asks 193 households and 163 agree', () => {
    const sealed = journey.view.consent?.sealed
    expect(sealed).toMatchObject({ households: HOUSEHOLDS, agree: AGREED, disagree: 9, undecided: 5, late: 0 })
    expect(sealed?.byBuilding.reduce((sum, { agree }) => sum + agree, 0)).toBe(AGREED)
  })
  it('takes answers by WeChat, at the door and on paper, at most thirty by one helper', async () => {
    expect(journey.view.consent?.sealed?.byChannel).toMatchObject({ wechat: 66, phone: 0 })
    const recorded = await journey.laptop.read('helperTallies', {})
    const most = recorded.map(({ households }) => (Array.isArray(households) ? households.length : 0))
    expect(most.length).toBeGreaterThan(3)
    expect(Math.max(...most)).toBeLessThanOrEqual(30)
    expect(most.reduce((sum, n) => sum + n, 0)).toBe(111)
  })
  it('keeps a photo with every answer that somebody else wrote down', async () => {
    const onBehalf = await journey.laptop.read('consents', { onBehalf: true })
    expect(onBehalf).toHaveLength(111)
    expect(onBehalf.every(({ evidence }) => Array.isArray(evidence) && evidence.length === 1)).toBe(true)
  })
  it('collects more than 10,000 yuan from 56 neighbours, all of it received, and keeps for its upkeep what was not needed, as they had said', () => {
    const given = journey.view.money.pledges.filter(({ source }) => source === 'residentContribution')
    const sumOf = (state: string) => given.filter((one) => one.state === state).reduce((sum, { fen }) => sum + fen, 0)
    expect(new Set(given.map(({ of }) => of)).size).toBe(GIFTS.length)
    expect(new Set(given.map(({ state }) => state))).toEqual(new Set(['received', 'upkeep']))
    expect([sumOf('received'), sumOf('upkeep')]).toEqual([10_800 * YUAN, 60 * YUAN])
    expect(journey.view.money.sources.map(({ source, received }) => [source, received])).toEqual([['residentContribution', 10_860 * YUAN]])
    expect(journey.view.money.final).toMatchObject({ finalFen: 10_800 * YUAN, surplusFen: 60 * YUAN })
  })
  it('is built in 20 days', async () => {
    const { startedOn, completedOn } = await snapshotOf(journey.laptop, journey.story.project)
    expect([startedOn, completedOn]).toEqual(['2020-06-16', '2020-07-06'])
    expect(daysBetween(startedOn ?? '', completedOn ?? '')).toBe(20)
  })
  it('passes the whole route of its scheme', async () => {
    const stages = (await streamOf(journey.laptop, journey.story.project)).map(({ to }) => to)
    expect([...new Set(stages)]).toEqual([
      'draft', 'proposed', 'organiserReview', 'triage', 'consentCollecting', 'residentPoll', 'consultation', 'councilScheduled', 'councilSession', 'resolved', 'resolutionNotice', 'approvingStreet',
      'determined', 'determineNotice', 'funding', 'funded', 'implementerSelecting', 'implementerConfirmed', 'inProgress', 'completionClaimed', 'acceptance', 'settling', 'resultNotice', 'satisfaction', 'satisfactionPublished', 'handover', 'closed',
    ])
  })
  it('says so on the board for everyone, without a name', async () => {
    const page = await publicPage(journey.laptop, journey.view.card.code)
    for (const words of ['共 193 户', '同意：163 户', '居民与单位出资 10,860 元', '1.08 万元', '2020年6月16日', '2020年7月6日', '已办结']) expect(page).toContain(words)
    expect(page).not.toContain('陈淑芬')
  })
  it('takes nothing from the subsidy of the district', async () => {
    const [account] = await journey.laptop.read('funds', { _id: `${PANLONG.district}:2020` })
    expect(account).toMatchObject({ available: 5_000_000 * YUAN, reserved: 0, committed: 0, paid: 0 })
  })
  it('leaves one door free for whoever moves in, and only with its code', async () => {
    const asked = { operation: 'households.bind', requestId: 'a-stranger-at-the-door', input: { ...freeDoor, code: 'WRONGCODE' } }
    const response = await fetch(`${journey.laptop.url()}/call`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-dev-person': 'panlong-staff-2' }, body: JSON.stringify(asked) })
    expect(await response.json()).toMatchObject({ ok: false, refusal: { code: 'wrong-door-code' } })
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
    const chain = await chainOf(journey.laptop, 'km-dfx')
    expect(breakIn(chain)).toBeNull()
    expect(chain.find(({ kind }) => kind === 'consentResult')?.fields).toMatchObject({ households: HOUSEHOLDS, agree: AGREED, unanswered: 16 })
  })
})

describe('every step', () => {
  it('is refused to a visitor, a stranger and a wrong office', () => expect(journey.findings).toMatchObject({ accepted: [] }))
  it('leaves the project as it was when it is refused or repeated', () => expect(journey.findings).toMatchObject({ changed: [] }))
  it('gives the same reply when it is sent again', () => expect(journey.findings).toMatchObject({ different: [] }))
  it('was really tried', () => expect(journey.findings.tried).toBeGreaterThan(journey.findings.repeated * 2))
})
