/** The power fails while many publish into one log: what was decided is published, and what was not decided is not. */
import { randomUUID } from 'node:crypto'
import { isPublic } from '../../domain/projects/view'
import { TABLE } from '../../domain/projects/stages'
import { LIUZHOU, openLiuzhou, settleCorridor } from '../../emulator/seed/corridor'
import { openWorld, overHttp, type Step, type World } from '../../emulator/seed/world'
import { openLaptop, type Laptop } from './laptop'
import { breakIn, chainOf, snapshotOf, streamOf } from './records'

const AT = Date.parse('2018-03-05T10:00:00+08:00')
const AT_ONCE = 8
const PROPOSER = 'liuzhou-resident-1'
const TOLD = { place: LIUZHOU.community, where: '车辆厂东社区', title: '楼道扶手', problem: '扶手松了。', beneficiaries: '全楼居民', roughCost: 100_000 } as const

let laptop: Laptop
let world: World
beforeAll(async () => {
  laptop = await openLaptop()
  world = openWorld({ line: overHttp(laptop.url) })
  await openLiuzhou(world)
  await settleCorridor(world)
}, 300_000)
afterAll(() => laptop?.stop())

const submitting = async (): Promise<readonly Step<'proposals.submit'>[]> => {
  const photos = [await world.photo(PROPOSER, { subject: 'corridor', moment: 'before', of: '楼道' })]
  const steps: Step<'proposals.submit'>[] = []
  for (let n = 0; n < AT_ONCE; n += 1) {
    const { project } = await world.as(PROPOSER).at(AT).do('proposals.draft', { ...TOLD, photos })
    steps.push({ person: PROPOSER, at: AT, operation: 'proposals.submit', input: { project }, requestId: randomUUID() })
  }
  return steps
}

/** Of each project: how many public records its events must have, and how many it has. */
async function books(steps: readonly Step<'proposals.submit'>[]) {
  const log = await chainOf(laptop, LIUZHOU.community)
  expect(breakIn(log)).toBeNull()
  return Promise.all(steps.map(async ({ input: { project } }) => {
    const { contentChecked } = await snapshotOf(laptop, project)
    const due = (await streamOf(laptop, project)).filter(({ command, to }) => TABLE[command].publishes !== null && isPublic({ stage: to, contentChecked }))
    return { due: due.length, published: log.filter((record) => record.project === project).length }
  }))
}

it.each([1, 3, 6])('with %i of eight answered when it fails, each is either decided and published or neither; sent again, all are, once', async (answers) => {
  const steps = await submitting()
  const { send } = overHttp(laptop.url)
  let answered = 0
  const ends: Promise<void>[] = []
  await Promise.allSettled(steps.map(async (step) => {
    await send(step)
    answered += 1
    if (answered === answers) ends.push(laptop.kill())
  }))
  expect(ends).toHaveLength(1)
  await Promise.all(ends)
  await laptop.start()
  const half = await books(steps)
  expect(half.filter(({ due }) => due > 0).length).toBeGreaterThanOrEqual(answers)
  for (const { due, published } of half) expect(published).toBe(due)
  for (const step of steps) expect((await send(step)).ok).toBe(true)
  for (const { due, published } of await books(steps)) {
    expect(due).toBeGreaterThan(0)
    expect(published).toBe(due)
  }
}, 120_000)
