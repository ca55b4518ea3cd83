import { dueBetween, nextAfter, parseCron } from '../../emulator/functions/cron'
import { buildDoors, isFields, openLaptop, until, type Laptop } from './laptop'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const due = (cron: string, after: string, until: string): string[] =>
  dueBetween(parseCron(cron), { after: at(after), until: at(until) }).map((instant) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19))

describe('a timer of seven fields', () => {
  it.each([
    ['0 0 2 * * * *', '2026-03-01T00:00:00', '2026-03-03T12:00:00', ['2026-03-01T02:00:00', '2026-03-02T02:00:00', '2026-03-03T02:00:00']],
    ['0 30 9 * * MON-FRI *', '2026-03-06T00:00:00', '2026-03-10T00:00:00', ['2026-03-06T09:30:00', '2026-03-09T09:30:00']],
    ['0 0 0 1 1 * 2027', '2026-03-06T00:00:00', '2028-03-10T00:00:00', ['2027-01-01T00:00:00']],
    ['0 0 12 29 FEB * *', '2026-01-01T00:00:00', '2029-01-01T00:00:00', ['2028-02-29T12:00:00']],
    ['0 0 8 1 * 0 *', '2026-03-01T12:00:00', '2026-04-02T00:00:00', ['2026-03-08T08:00:00', '2026-03-15T08:00:00', '2026-03-22T08:00:00', '2026-03-29T08:00:00', '2026-04-01T08:00:00']],
  ])('%s is due when it says', (cron, after, until, expected) => {
    expect(due(cron, after, until)).toEqual(expected)
  })

  it('is due at its instant, and not again after it', () => {
    expect(due('0 0 2 * * * *', '2026-03-01T01:59:59', '2026-03-01T02:00:00')).toEqual(['2026-03-01T02:00:00'])
    expect(due('0 0 2 * * * *', '2026-03-01T02:00:00', '2026-03-01T23:59:59')).toEqual([])
  })

  it('runs once a day at most when many are due, at the last of them', () => {
    expect(due('0 */10 * * * * *', '2026-03-01T00:00:00', '2026-03-02T05:05:00')).toEqual(['2026-03-01T23:50:00', '2026-03-02T05:00:00'])
    expect(due('*/5 * * * * * *', '2026-03-01T00:00:00', '2026-03-01T00:00:05')).toEqual(['2026-03-01T00:00:05'])
  })

  it('is never due when time goes backwards', () => {
    expect(due('* * * * * * *', '2026-03-02T00:00:00', '2026-03-01T00:00:00')).toEqual([])
  })

  it('knows when it is due next', () => {
    expect(nextAfter(parseCron('0 0 8 * * MON *'), at('2026-03-09T08:00:00'))).toBe(at('2026-03-16T08:00:00'))
    expect(nextAfter(parseCron('0 0 8 * * * 2020'), at('2026-03-09T08:00:00'))).toBeUndefined()
  })

  it.each(['0 0 2 * * *', '60 0 2 * * * *', '0 0 2 * * 9 *', '0 0 5-2 * * * *', '0 0 2 0 * * *', '0 0 2 * * * * *', 'a b c d e f g', '0 0/0 2 * * * *'])('refuses %s', (cron) => {
    expect(() => parseCron(cron)).toThrow()
  })
})

describe('timers on the emulator\'s clock', () => {
  let laptop: Laptop
  beforeAll(async () => {
    laptop = await openLaptop({ functionsDir: await buildDoors(['clerk']), instancesPerFunction: 1 })
  }, 60_000)
  afterAll(() => laptop.close())

  const move = async (body: object): Promise<Record<string, unknown>> => {
    const answer: unknown = await (await fetch(`${laptop.emulator.url}/dev/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json()
    return isFields(answer) ? answer : {}
  }
  const runs = async (): Promise<Record<string, unknown>[]> => {
    const { reply } = await laptop.call('clerk.runs')
    return Array.isArray(reply.runs) ? reply.runs.filter(isFields) : []
  }

  it('run when the clock is moved on, in order, each at its own time and as nobody', async () => {
    await move({ now: '2026-03-07T12:00:00+08:00' })
    const before = (await runs()).length
    expect(await move({ advanceDays: 3 })).toMatchObject({ timersRun: 4, now: expect.stringMatching(/^2026-03-10T04:00/) })
    const ran = (await runs()).slice(before)
    expect(ran.map(({ trigger, time }) => `${String(trigger)} ${String(time)}`)).toEqual([
      'morning 2026-03-08T00:00:00.000Z', 'morning 2026-03-09T00:00:00.000Z', 'monday 2026-03-09T01:30:00.000Z', 'morning 2026-03-10T00:00:00.000Z',
    ])
    for (const { sees, time, source, openid } of ran) {
      expect(Math.abs(Date.parse(String(sees)) - Date.parse(String(time)))).toBeLessThan(2000)
      expect({ source, openid }).toEqual({ source: 'timer', openid: '' })
    }
  })

  it('do not run again when the clock goes back over a time and stays before the next', async () => {
    await move({ now: '2026-03-09T09:00:00+08:00' })
    const before = (await runs()).length
    expect(await move({ now: '2026-03-09T09:10:00+08:00' })).toMatchObject({ timersRun: 0 })
    expect(await runs()).toHaveLength(before)
  })

  it('run by themselves when their time comes', async () => {
    await move({ now: '2026-04-01T07:59:59.500+08:00' })
    const before = (await runs()).length
    await until(async () => (await runs()).length > before)
    expect((await runs()).slice(before)).toMatchObject([{ trigger: 'morning', time: '2026-04-01T00:00:00.000Z' }])
  })

  it('wait while they are held, and run once they are let go', async () => {
    const hold = (held: boolean): Promise<Response> => fetch(`${laptop.emulator.url}/dev/timers`, { method: 'POST', body: JSON.stringify({ hold: held }) })
    expect(await (await hold(true)).json()).toEqual({ held: true })
    await move({ now: '2026-05-01T07:59:59.500+08:00' })
    const before = (await runs()).length
    await until(() => Promise.resolve(laptop.emulator.clock.now().getTime() > Date.parse('2026-05-01T08:00:02.500+08:00')))
    expect(await runs()).toHaveLength(before)
    await hold(false)
    await until(async () => (await runs()).length > before)
    expect((await runs()).slice(before)).toMatchObject([{ trigger: 'morning', time: '2026-05-01T00:00:00.000Z' }])
  })

  it('can be run once at an instant of the past, for examples that lie there', async () => {
    const run = (body: object): Promise<Response> => fetch(`${laptop.emulator.url}/dev/timers`, { method: 'POST', body: JSON.stringify(body) })
    expect((await run({ function: 'clerk', trigger: 'morning', at: '2019-05-05T08:00:00+08:00' })).status).toBe(200)
    expect((await runs()).at(-1)).toMatchObject({ trigger: 'morning', time: '2019-05-05T00:00:00.000Z', sees: expect.stringMatching(/^2019-05-05T00:00:0/), openid: '' })
    expect((await run({ function: 'clerk', trigger: 'evening', at: '2019-05-05T08:00:00+08:00' })).status).toBe(404)
  })

  it('refuse a clock that cannot be read', async () => {
    expect(await move({ now: 'soon' })).toEqual({ ok: false, refusal: { code: 'malformed' } })
  })
})
