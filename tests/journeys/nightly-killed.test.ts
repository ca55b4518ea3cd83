/** The process dies in the middle of the nightly runs: run again, everything that was due is there once, in unbroken logs, and nothing of what was cut off is half there. */
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { publish } from '../../cloudfunctions/_runtime/write'
import { workingDaysAfter } from '../../domain/calendar'
import { pointSdkAt } from '../functions/cloud'
import { aProject, putProject } from '../functions/projects'
import { startTown, TOWN } from '../functions/town'
import { openLaptop, type Fields, type Laptop } from './laptop'
import { lineOf } from './lines'
import { breakIn, chainOf } from './records'

const LATE = Array.from({ length: 100 }, (_, i) => `late${i}`)
const COMMUNITIES = Array.from({ length: 60 }, (_, i) => `lz-cz-${i}`)
const at = (day: string, time: string): string => `${day}T${time}:00+08:00`

let laptop: Laptop
beforeAll(async () => {
  laptop = await openLaptop()
  const line = lineOf(laptop)
  await startTown(line)
  await line.must('founder', 'places.import', {
    places: [
      { id: 'lz', kind: 'city', name: '柳州市' }, { id: 'lz-cz', kind: 'district', name: '城中区', parent: 'lz', packId: 'liuzhou-2014' }, { id: 'lz-cz-s', kind: 'street', name: '城中街道', parent: 'lz-cz' },
      ...COMMUNITIES.map((id) => ({ id, kind: 'community' as const, name: id, parent: 'lz-cz-s' })),
    ],
  })
  pointSdkAt(laptop.url(), laptop.keys)
  const { store } = cloudbasePorts()
  // Received on Monday 2 March 2026: five working days end on the 9th.
  const triage = { kind: 'triage' as const, anchor: '2026-03-02', clause: 'c', ...workingDaysAfter({ anchor: '2026-03-02', days: 5 }) }
  for (const [i, id] of LATE.entries()) await putProject(store, aProject({ id, code: `LATE${i}`, title: id, stage: 'triage', proposer: 'nobody', contentChecked: true, pack: { id: 'panlong-2020', asOf: '2026-03-02' }, since: Date.parse(at('2026-03-02', '10:00')), deadlines: [triage], community: i % 2 === 0 ? TOWN.community : TOWN.elsewhere }))
  for (const community of COMMUNITIES) await store.transact((tx) => publish(tx, { community, project: 'p', code: 'PPPP222', kind: 'approval', at: Date.parse(at('2026-02-10', '10:00')), fields: { title: '路灯', stage: 'determined', fund: 1_000_000 } }))
}, 300_000)
afterAll(() => laptop?.stop())

/** The timer as the platform calls it; undefined when the line broke. */
async function timer(trigger: string, instant: string): Promise<Fields | undefined> {
  try {
    const response = await fetch(`${laptop.url()}/dev/timers`, { method: 'POST', body: JSON.stringify({ function: 'oversight', trigger, at: instant }) })
    const answer: { readonly data?: Fields } = await response.json()
    return answer.data
  } catch {
    return undefined
  }
}

/** Starts the run, and kills the process as soon as so many records of this kind are there and others are still to come. */
async function killedAfter({ trigger, instant, kind, many, all }: { readonly trigger: string; readonly instant: string; readonly kind: string; readonly many: number; readonly all: number }): Promise<void> {
  const running = timer(trigger, instant)
  for (let seen = 0; seen < many;) {
    seen = (await laptop.read('publications', { kind })).length
    expect(seen).toBeLessThan(all)
  }
  await laptop.kill()
  expect(await running).toBeUndefined()
  await laptop.start()
  const left = (await laptop.read('publications', { kind })).length
  // What was seen may not have been on the disk yet.
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(all)
}

async function unbroken(communities: readonly string[]): Promise<void> {
  for (const community of communities) {
    const log = await chainOf(laptop, community)
    expect(breakIn(log)).toBeNull()
    expect(await laptop.read('publicationHeads', { _id: community })).toMatchObject(log.length === 0 ? [] : [{ number: log.length, hash: log.at(-1)?.hash }])
  }
}

describe('a nightly run that is killed', () => {
  it('takes up every overdue duty once, when it is run again, twice', async () => {
    const instant = at('2026-03-10', '00:10')
    await killedAfter({ trigger: 'oversight-daily', instant, kind: 'overdue', many: 10, all: LATE.length })
    for (const trigger of ['oversight-daily', 'oversight-goOn']) await timer(trigger, instant)
    const events = await laptop.read('events', { command: 'oversight.escalate' })
    expect(events.map(({ stream }) => String(stream)).sort()).toEqual(LATE.map((id) => `project:${id}`).sort())
    expect((await laptop.read('publications', { kind: 'overdue' })).map(({ project }) => String(project)).sort()).toEqual([...LATE].sort())
    await unbroken([TOWN.community, TOWN.elsewhere])
  }, 300_000)

  it('publishes every community’s bulletin once, when it is run again, twice', async () => {
    const instant = at('2026-04-01', '00:40')
    await killedAfter({ trigger: 'oversight-bulletins', instant, kind: 'bulletin', many: 10, all: COMMUNITIES.length })
    for (let again = 0; again < 2; again += 1) await timer('oversight-bulletins', instant)
    expect((await laptop.read('publications', { kind: 'bulletin' })).map(({ community }) => String(community)).sort()).toEqual([...COMMUNITIES].sort())
    const marks = await laptop.read('bulletins', { kind: 'bulletin', place: { $in: COMMUNITIES } })
    for (const { place, numbers } of marks) expect((await laptop.read('publications', { community: place, kind: 'bulletin' })).map(({ number }) => number)).toEqual(numbers)
    expect(marks).toHaveLength(COMMUNITIES.length)
    await unbroken(COMMUNITIES)
  }, 300_000)
})
