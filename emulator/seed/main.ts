/** The examples of `npm start`: three real cases, communities of today, and one for whoever comes first. All of it is lived through the web door. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Instant } from '../../contracts/reply'
import { openLiuzhou, settleCorridor, tellCorridor } from './corridor'
import { settleHetang, tellHetang } from './hetang'
import { settleLiuyin, tellLiuyin } from './liuyin'
import { leaveDraft, settleNewcomer } from './newcomer'
import { settleMeipo } from './meipo'
import { openPanlong } from './panlong'
import { settleStation, tellStation } from './station'
import { settleToilet, tellToilet } from './toilet'
import { openQingtong, settleXinglin } from './xinglin'
import { tellXinglin } from './xinglin-projects'
import { openWorld, overHttp, together, type World } from './world'

const EVERY_MS = 2000
/** One lane for the long chapter, one for all the others. */
const LANES = 2

type Telling = (world: World, now: Instant) => Promise<unknown>

/** What can be told on its own, by the district that has to be there first. */
const CHAPTERS: { readonly [district: string]: { readonly open: Telling; readonly chapters: { readonly [name: string]: Telling } } } = {
  panlong: {
    open: async (world, now) => {
      await openPanlong(world)
      await openQingtong(world, now)
    },
    chapters: {
      xinglin: async (world, now) => tellXinglin(world, { homes: await settleXinglin(world, now), now }),
      newcomer: async (world, now) => {
        await settleNewcomer(world, now)
        await leaveDraft(world, now)
      },
      station: async (world, now) => tellStation(world, { homes: await settleStation(world), latest: now }),
      toilet: async (world, now) => tellToilet(world, { homes: await settleToilet(world), latest: now }),
    },
  },
  liuzhou: {
    open: openLiuzhou,
    chapters: {
      corridor: async (world, now) => tellCorridor(world, { homes: await settleCorridor(world), latest: now }),
      liuyin: async (world, now) => {
        await settleLiuyin(world, now)
        await tellLiuyin(world, now)
      },
    },
  },
  luohu: {
    open: () => Promise.resolve(),
    chapters: {
      hetang: async (world, now) => {
        await settleHetang(world, now)
        await settleMeipo(world, now)
        await tellHetang(world, now)
      },
    },
  },
}

const TITLES: { readonly [chapter: string]: string } = {
  newcomer: '新苗社区 (for a newcomer)', xinglin: '杏林社区 (today)', station: '东风巷14号院 睦邻驿站', toilet: '明通巷47号院 公共厕所', corridor: '车辆厂东社区 街心公园长廊', liuyin: '柳荫社区 (today)', hetang: '荷塘社区、梅坡社区 (today)',
}

async function presentOf(url: string): Promise<Instant> {
  const answer: unknown = await (await fetch(`${url}/dev/clock.json`)).json()
  const now = typeof answer === 'object' && answer !== null && 'now' in answer ? Date.parse(String(answer.now)) : Number.NaN
  if (Number.isNaN(now)) throw new Error(`${url}/dev/clock.json does not tell the time`)
  return now
}

/** No timer of today may write between the days of the examples: each log is in the order of its time. */
async function holdTimers(url: string, hold: boolean): Promise<void> {
  await fetch(`${url}/dev/timers`, { method: 'POST', body: JSON.stringify({ hold }) })
}

/** What the night of the present would do: the notices of the quarters and months that are over, and the root over all logs of yesterday. */
async function liveTheNight(url: string, now: Instant): Promise<void> {
  for (const trigger of ['oversight-bulletins', 'oversight-sealDay']) {
    const body = JSON.stringify({ function: 'oversight', trigger, at: new Date(now).toISOString() })
    const response = await fetch(`${url}/dev/timers`, { method: 'POST', body })
    if (!response.ok) throw new Error(`${trigger} was answered ${response.status}`)
  }
}

export interface SeedOptions {
  readonly url: string
  readonly log: (line: string) => void
  /** Names of chapters; without it, all of them. */
  readonly only?: readonly string[]
}

/** Lives the examples through a running, empty emulator. */
export async function seed({ url, log, only }: SeedOptions): Promise<void> {
  const startedAt = Date.now()
  const seconds = (): string => ((Date.now() - startedAt) / 1000).toFixed(1)
  const now = await presentOf(url)
  const world = openWorld({ line: overHttp(() => url) })
  const timer = setInterval(() => log(`${world.steps()} steps so far (${seconds()} s)`), EVERY_MS)
  const isWanted = (name: string): boolean => only === undefined || only.includes(name)
  await holdTimers(url, true)
  try {
    // The founder opens one district after the other.
    const districts = Object.values(CHAPTERS).filter(({ chapters }) => Object.keys(chapters).some(isWanted))
    for (const { open } of districts) await open(world, now)
    const wanted = districts.flatMap(({ chapters }) => Object.entries(chapters)).filter(([name]) => isWanted(name))
    await together(wanted, async ([name, tell]) => {
      await tell(world, now)
      log(`${TITLES[name] ?? name}: told (${seconds()} s)`)
    }, LANES)
    await liveTheNight(url, now)
  } finally {
    clearInterval(timer)
    // An emulator that has ended forgets that it held.
    await holdTimers(url, false).catch(() => undefined)
  }
  log(`The examples are complete: ${world.steps()} steps in ${seconds()} s`)
}

/** `node --import tsx emulator/seed/main.ts --url http://127.0.0.1:8080 [--only station --only xinglin]` */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { url: { type: 'string', default: 'http://127.0.0.1:8080' }, only: { type: 'string', multiple: true } } })
  await seed({ url: values.url, log: (line) => console.log(line), ...(values.only === undefined ? {} : { only: values.only }) })
}

if (path.resolve(process.argv[1] ?? '').endsWith(path.join('emulator', 'seed', 'main.ts'))) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
}
