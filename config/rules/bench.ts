// npm run bench -- rules [projects] [on the cloud]: decisions per second in every scheme, and the time to count every open time limit of a city
// anew after a late holiday: the rules alone over all of its projects, and the nightly run of the built functions over a part of them.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { asStored } from '../../cloudfunctions/_runtime/commands'
import type { PolicyBook } from '../../contracts/amendments'
import type { Project } from '../../contracts/projects'
import { dayOf, STATE_COUNCIL_CALENDAR, withOverrides, workingDaysAfter } from '../../domain/calendar'
import { SYSTEM } from '../../domain/projects/actor'
import { decide, mayDo } from '../../domain/projects/decide'
import { pointAt, startEmulator } from '../../emulator/bench/laptop'
import { policyFor } from '../../policies'
import { aLife } from '../../tests/domain/life'
import { liveOn, PLANS, aLifeIn } from '../../tests/domain/lives'
import { aProject, fillTown } from '../notices/town'

const LIVES = 40
const AT_ONCE = 9
const COMMUNITIES = 83
const DISTRICT = 'bench-district'
const ANCHOR = '2026-06-01'
const HOLIDAY = '2026-06-04'
const NIGHT = '2026-06-03T00:10:00+08:00'
const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`)
const since = (start: bigint): number => Number(process.hrtime.bigint() - start) / 1e9

/** Whole lives, from the first word to the archive: each decision asks stage, role, duty and rule, and says on what it rests. */
function decisions(): void {
  row('scheme', 'decisions in a life', 'decisions per second')
  row('---', '---', '---')
  for (const [name, plan] of Object.entries(PLANS)) {
    const live = (): number => liveOn(aLife({ packId: plan.packId, day: plan.day }), plan, 'closed').told.length
    live()
    const start = process.hrtime.bigint()
    let told = 0
    for (let n = 0; n < LIVES; n += 1) told += live()
    row(name, told / LIVES, Math.round(told / since(start)))
  }
}

/** Every project of a city that waits for an approval or runs a window, counted by a calendar in which its last day is a holiday. */
function inMemory(projects: number): void {
  const samples = [aLifeIn('triage', PLANS.luohu), aLifeIn('approvingStreet', PLANS.luohu), aLifeIn('consentCollecting', PLANS.panlong), aLifeIn('inProgress', PLANS.luohu), aLifeIn('satisfaction', PLANS.panlong)]
  const days = [...new Set(samples.flatMap(({ project }) => project.deadlines.map(({ due }) => due)))]
  const calendar = withOverrides(STATE_COUNCIL_CALENDAR, days.map((day) => ({ day, is: 'rest', clause: 'bench' })))
  const start = process.hrtime.bigint()
  let moved = 0
  for (let n = 0; n < projects; n += 1) {
    const life = samples[n % samples.length]
    if (life === undefined) continue
    const { project, now } = life
    const scene = { project, actor: SYSTEM, policy: policyFor(project.pack.id, project.pack.asOf), now, calendar, facts: {} }
    if (mayDo(scene, 'oversight.recount') === null && decide(scene, 'oversight.recount', { project: project.id }).ok) moved += 1
  }
  const seconds = since(start)
  row('the rules alone', projects, moved, seconds.toFixed(2), Math.round(projects / seconds))
}

const waiting = (n: number): Project => ({
  ...aProject(n), community: `bench${n % COMMUNITIES}`, stage: 'triage', quotes: [], progress: [], cost: null, since: Date.parse(`${ANCHOR}T10:00:00+08:00`),
  deadlines: [{ kind: 'triage', anchor: ANCHOR, clause: 'bench', ...workingDaysAfter({ anchor: ANCHOR, days: 5 }) }],
})

/** The holiday as the district confirmed it. */
const announced: PolicyBook = {
  district: DISTRICT, version: 2,
  amendments: [{
    id: 'holiday', place: DISTRICT, pack: 'panlong-2020', document: 'bench', state: 'confirmed', number: 1, proposedBy: 'one', proposedAt: 0, decidedBy: 'another', decidedAt: 0, reason: null,
    change: { key: 'calendarChanges', dated: { from: dayOf(Date.parse(NIGHT)), until: null, value: [{ day: HOLIDAY, is: 'rest' }], clause: 'bench', tag: 'published' } },
  }],
}

/** The nightly run of the functions themselves, called again while it says that there is more. */
async function onTheCloud(projects: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'weishishi-rules-'))
  mkdirSync(path.join(folder, 'h5'))
  const { url, stop } = await startEmulator(folder)
  try {
    pointAt(url, path.join(folder, 'data'))
    const { store } = cloudbasePorts()
    await fillTown(0)
    const stored = (n: number) => asStored(waiting(n), { policy: policyFor('panlong-2020', '2026-02-01'), calendar: STATE_COUNCIL_CALENDAR })
    for (let n = 0; n < projects; n += AT_ONCE) await Promise.all(Array.from({ length: Math.min(AT_ONCE, projects - n) }, (_, i) => store.put('projects', stored(n + i))))
    await store.put('policies', { ...announced, _id: DISTRICT })
    const start = process.hrtime.bigint()
    let [moved, done] = [0, false]
    while (!done) {
      const response = await fetch(`${url}/dev/timers`, { method: 'POST', body: JSON.stringify({ function: 'oversight', trigger: 'oversight-goOn', at: NIGHT }) })
      const { data } = (await response.json()) as { readonly data: { readonly moved: number; readonly done: boolean } }
      moved += data.moved
      done = data.done
    }
    const seconds = since(start)
    row('the nightly run, written and published', projects, moved, seconds.toFixed(2), Math.round(projects / seconds))
  } finally {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function main(): Promise<void> {
  const [projects = 100_000, onCloud = 2000] = process.argv.slice(2).map(Number).filter((value) => value > 0)
  decisions()
  console.log('\nA late holiday: every open time limit counted anew.\n')
  row('by', 'projects', 'with a day that moved', 'seconds', 'projects per second')
  row('---', '---', '---', '---', '---')
  inMemory(projects)
  await onTheCloud(onCloud)
}

void main()
