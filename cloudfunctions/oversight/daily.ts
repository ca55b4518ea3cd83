import * as v from 'valibot'
import type { Place } from '../../contracts/places'
import type { Project } from '../../contracts/projects'
import type { Command } from '../../contracts/vocabulary'
import { dayOf } from '../../domain/calendar'
import { SYSTEM } from '../../domain/projects/actor'
import { mayDo, SYSTEM_COMMANDS } from '../../domain/projects/decide'
import { yes } from '../_runtime/answers'
import { calendarFor, calendarOf } from '../_runtime/calendar'
import { asStored, runCommand } from '../_runtime/commands'
import { operation, type Context } from '../_runtime/operation'
import { sealPolls } from '../_runtime/open-polls'
import { everyPage } from '../_runtime/pages'
import { tellAllJudges } from '../_runtime/judges'
import { finishDemandLists } from '../_runtime/demands'
import { finishImports } from '../_runtime/rosters'
import { asProject, policyOf, type StoredProject } from '../_runtime/scene'
import { forgetOld } from './cleaning'
import { tellDrawn } from './drawn'

/** A cloud function may be ended after 20 seconds: a run stops of itself before, and the next one goes on where there is work left. */
const BUDGET_MS = 12_000
const AT_ONCE = 8
/** A project that was not looked at for long may have several things due, one after the other. */
const MOST_STEPS = 8

interface Counting { looked: number; moved: number; refused: number }
interface Tally { readonly looked: number; readonly moved: number; readonly refused: number; readonly done: boolean }

/** The command that the timer may give on this project now, if its clock has run out. */
async function dueCommand({ ports, now }: Context, project: Project): Promise<Command | null> {
  const scene = { project, actor: SYSTEM, policy: await policyOf(ports.store, project, now), now, calendar: await calendarFor(ports.store, project, now), facts: {} }
  return SYSTEM_COMMANDS.find((command) => mayDo(scene, command) === null) ?? null
}

/** Does for one project all that is due, in the order of its days; how many steps, and whether one was refused. */
async function advance(ctx: Context, stored: StoredProject): Promise<{ readonly moved: number; readonly refused: number }> {
  let project = asProject(stored)
  for (let moved = 0; ; moved += 1) {
    const command = moved < MOST_STEPS ? await dueCommand(ctx, project) : null
    if (command === null) return { moved, refused: 0 }
    // Named after the version that it acts on, so that a second run of the same day finds the first one's reply.
    const reply = await runCommand({ ...ctx, requestId: `daily:${project.id}:${project.version}`, operation: command, fingerprint: command }, command, { project: project.id })
    if (!reply.ok) return { moved, refused: 1 }
    const after = await ctx.ports.store.get<StoredProject>('projects', project.id)
    if (after === null || after.version === project.version) return { moved, refused: 0 }
    project = asProject({ ...after, _id: project.id })
  }
}

/** A project in which no day moved is only marked as counted by the calendar of today. */
async function markCounted({ ports: { store }, now }: Context, id: string): Promise<void> {
  await store.transact(async (tx) => {
    const stored = await tx.get<StoredProject>('projects', id)
    if (stored === null) return
    const project = asProject({ ...stored, _id: id })
    await tx.set('projects', asStored(project, { policy: await policyOf(store, project, now), calendar: await calendarFor(store, project, now) }))
  })
}

/** Some communities at once, each project after the other within one: all that is published there takes its number from one log. False when the time was up. */
async function communityByCommunity(some: readonly StoredProject[], isLate: () => boolean, each: (stored: StoredProject) => Promise<void>): Promise<boolean> {
  const lanes = [...new Set(some.map(({ community }) => community))].map((one) => some.filter(({ community }) => community === one))
  let next = 0
  const lane = async (): Promise<void> => {
    for (let own = lanes[next]; own !== undefined && !isLate(); own = lanes[next]) {
      next += 1
      for (const stored of own) if (!isLate()) await each(stored)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return !isLate()
}

interface Watch { readonly tally: Counting; readonly isLate: () => boolean }

/** Brings one project to the calendar of today; what is refused stays as it was. */
async function recountOne(ctx: Context, stored: StoredProject, tally: Counting): Promise<void> {
  const { moved, refused } = await advance(ctx, stored)
  if (moved + refused === 0) await markCounted(ctx, stored._id)
  tally.looked += 1
  tally.moved += moved
  tally.refused += refused
}

/** Counts anew what was counted by another calendar than the district's of today, a page at a time; false when the time was up. */
async function recountDistrict(ctx: Context, { id, packId }: Place, { tally, isLate }: Watch): Promise<boolean> {
  if (packId === null) return true
  const { version } = await calendarOf(ctx.ports.store, { district: id, pack: packId }, ctx.now)
  for (const countedBy of [{ $lt: version }, { $gt: version }]) {
    // What is refused stays where it is and is tried again tomorrow; the pages go on behind it.
    for await (const page of everyPage<StoredProject>(ctx.ports.store, 'projects', { district: id, open: true, countedBy })) {
      if (!(await communityByCommunity(page, isLate, (stored) => recountOne(ctx, stored, tally)))) return false
    }
  }
  return true
}

async function recountAll(ctx: Context, watch: Watch): Promise<boolean> {
  for await (const page of everyPage<Place>(ctx.ports.store, 'places', { kind: 'district' })) {
    for (const district of page) if (!(await recountDistrict(ctx, district, watch))) return false
  }
  return true
}

/** Looks at the projects whose day has come, a few at a time, until none is left or the time is up. */
async function sweep(ctx: Context): Promise<Tally> {
  const tally = { looked: 0, moved: 0, refused: 0 }
  const isLate = (): boolean => ctx.ports.now() - ctx.now >= BUDGET_MS
  if (!(await recountAll(ctx, { tally, isLate }))) return { ...tally, done: false }
  for await (const page of everyPage<StoredProject>(ctx.ports.store, 'projects', { open: true, wakes: { $lte: dayOf(ctx.now) } })) {
    const whole = await communityByCommunity(page, isLate, async (stored) => {
      const { moved, refused } = await advance(ctx, stored)
      tally.looked += 1
      tally.moved += moved
      tally.refused += refused
    })
    if (!whole) return { ...tally, done: false }
  }
  return { ...tally, done: true }
}

const row = { who: ['system'], input: v.strictObject({}), refusals: ['not-your-role', 'not-identified', 'fault'], kind: 'write' } as const

export const daily = operation({
  ...row, name: 'oversight.daily', output: '{ day, looked, moved, refused, done, sealed, asked, forgotten }',
  does: 'Closes what is over, reminds of duties before their day and takes them to the next level after it, marks what the year’s end finds unfinished. Approves nothing; may run twice, late, or be cut off.',
  run: async (ctx) => {
    const swept = await sweep(ctx)
    await finishImports(ctx)
    await finishDemandLists(ctx)
    return yes({ day: dayOf(ctx.now), ...swept, sealed: await sealPolls(ctx), asked: (await tellDrawn(ctx)) + (await tellAllJudges(ctx)), forgotten: await forgetOld(ctx) })
  },
})

export const goOn = operation({
  ...row, name: 'oversight.goOn', output: '{ day, looked, moved, refused, done }', does: 'Goes on with what the nightly run had no time for.',
  run: async (ctx) => yes({ day: dayOf(ctx.now), ...(await sweep(ctx)) }),
})
