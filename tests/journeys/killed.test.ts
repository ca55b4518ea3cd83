import { LIUZHOU, openLiuzhou, settleCorridor, tellCorridor } from '../../emulator/seed/corridor'
import { openWorld, overHttp, type Line, type Step } from '../../emulator/seed/world'
import type { Reply } from '../../contracts/reply'
import { openLaptop, type Laptop } from './laptop'
import { breakIn, chainOf, replayed, snapshotOf, streamOf } from './records'

interface Answered { readonly step: Step; readonly data: string }

/** The moments of a power cut: while neighbours move in all at once, in the middle of a ballot, and while they rate all at once. */
const CUTS: readonly { readonly operation: Step['operation']; readonly time: number }[] = [{ operation: 'households.bind', time: 9 }, { operation: 'councils.vote', time: 7 }, { operation: 'ratings.give', time: 8 }]

let laptop: Laptop
const answered: Answered[] = []
const lost: string[] = []
let cuts = 0
let starting: Promise<void> | null = null

/** How many of the last requests are really sent again; of all others the recorded reply is read, where there is one. */
const SENT_AGAIN = 12
/** Its request is kept in the ballot itself, so that only sending it again tells whether it is still known. */
const IN_THE_BALLOT: readonly Step['operation'][] = ['ratings.give', 'polls.vote']

async function recorded(): Promise<void> {
  const records = new Map((await laptop.read('requests', {})).map(({ _id, reply }) => [String(_id).split('|').at(-1), reply]))
  for (const { step, data } of answered) {
    if (IN_THE_BALLOT.includes(step.operation)) continue
    const reply = records.get(step.requestId)
    const kept = typeof reply === 'object' && reply !== null && 'data' in reply ? JSON.stringify(reply.data) : 'nothing'
    if (kept !== data) lost.push(`${step.operation} by ${step.person ?? 'nobody'}: ${kept}`)
  }
}

async function repeated({ step, data }: Answered): Promise<void> {
  const reply: Reply<unknown> = await overHttp(laptop.url).send(step)
  if (!reply.ok || JSON.stringify(reply.data) !== data) lost.push(`${step.operation} by ${step.person ?? 'nobody'}: ${JSON.stringify(reply)}`)
}

/** Kills the emulator, starts it on the same data, and looks for everything that was answered. */
async function cut(): Promise<void> {
  cuts += 1
  await laptop.kill()
  await laptop.start()
  await recorded()
  const ballots = answered.filter(({ step }) => IN_THE_BALLOT.includes(step.operation))
  for (const one of new Set([...ballots, ...answered.slice(-SENT_AGAIN)])) await repeated(one)
}

/** A line that waits for the power to come back, and then sends the same request again. */
function patient(http: Line): Line {
  async function sent<T>(act: () => Promise<T>): Promise<T> {
    for (;;) {
      const cutsBefore = cuts
      await starting
      try {
        return await act()
      } catch (error) {
        // Only a power cut is a reason to try again.
        if (starting === null && cuts === cutsBefore) throw error
      }
    }
  }
  return { send: (step) => sent(() => http.send(step)), upload: (upload) => sent(() => http.upload(upload)) }
}

let stages: readonly string[] = []
let project = ''

beforeAll(async () => {
  laptop = await openLaptop()
  const seen = new Map<string, number>()
  const world = openWorld({
    line: patient(overHttp(laptop.url)),
    witness: {
      before: async (step) => {
        const time = (seen.get(step.operation) ?? 0) + 1
        seen.set(step.operation, time)
        // Not awaited for the others: their requests are on the way when the process dies.
        if (CUTS.some((one) => one.operation === step.operation && one.time === time)) starting = cut().finally(() => { starting = null })
      },
      after: async (step, data) => void answered.push({ step, data: JSON.stringify(data) }),
    },
  })
  try {
    await openLiuzhou(world)
    const story = await tellCorridor(world, { homes: await settleCorridor(world), latest: Date.now() })
    project = story.project
    stages = (await streamOf(laptop, project)).map(({ to }) => to)
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.stack : String(error)}\n${laptop.logged()}`)
  }
}, 600_000)
afterAll(async () => {
  await starting
  await laptop?.stop()
})

describe('a journey through three power cuts', () => {
  it('was really cut', () => expect(cuts).toBe(CUTS.length))
  it('goes on to its end', () => expect(stages.at(-1)).toBe('closed'))
  it('finds everything that was answered before', () => expect(lost).toEqual([]))
  it('counts nobody twice and nobody less', async () => {
    const snapshot = await snapshotOf(laptop, project)
    expect(snapshot.sitting?.result).toMatchObject({ present: 13, for: 12, abstain: 1 })
    expect(snapshot.rating?.result).toMatchObject({ answers: 18 })
    expect(snapshot.accounts).toMatchObject({ finalFen: 2_100_000, surplusFen: 0 })
  })
  it('replays to the stored project, in one chain', async () => {
    const events = await streamOf(laptop, project)
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1))
    expect(JSON.parse(JSON.stringify(replayed(events)))).toEqual(await snapshotOf(laptop, project))
    expect(breakIn(await chainOf(laptop, LIUZHOU.community))).toBeNull()
  })
})
