import * as v from 'valibot'
import type { Project } from '../../contracts/projects'
import type { Command } from '../../contracts/vocabulary'
import { dayOf } from '../../domain/calendar'
import { SYSTEM } from '../../domain/projects/actor'
import { mayDo, SYSTEM_COMMANDS } from '../../domain/projects/decide'
import { yes } from '../_runtime/answers'
import { calendarOf } from '../_runtime/calendar'
import { runCommand } from '../_runtime/commands'
import { operation, type Context } from '../_runtime/operation'
import { sealPolls } from '../_runtime/open-polls'
import { everyPage } from '../_runtime/pages'
import { finishImports } from '../_runtime/rosters'
import { asProject, policyOf, type StoredProject } from '../_runtime/scene'
import { forgetOld } from './cleaning'

/** A cloud function may be ended after 20 seconds: a run stops of itself before, and the next one goes on where there is work left. */
const BUDGET_MS = 12_000
const AT_ONCE = 8
/** A project that was not looked at for long may have several things due, one after the other. */
const MOST_STEPS = 8

interface Tally { readonly looked: number; readonly moved: number; readonly refused: number; readonly done: boolean }

/** The command that the timer may give on this project now, if its clock has run out. */
async function dueCommand({ ports, now }: Context, project: Project): Promise<Command | null> {
  const scene = { project, actor: SYSTEM, policy: await policyOf(ports.store, project, now), now, calendar: await calendarOf(ports.store, now), facts: {} }
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

/** Looks at the projects whose day has come, a few at a time, until none is left or the time is up. */
async function sweep(ctx: Context): Promise<Tally> {
  const tally = { looked: 0, moved: 0, refused: 0 }
  const isLate = (): boolean => ctx.ports.now() - ctx.now >= BUDGET_MS
  for await (const page of everyPage<StoredProject>(ctx.ports.store, 'projects', { open: true, wakes: { $lte: dayOf(ctx.now) } })) {
    for (let at = 0; at < page.length; at += AT_ONCE) {
      if (isLate()) return { ...tally, done: false }
      const answers = await Promise.all(page.slice(at, at + AT_ONCE).map((stored) => advance(ctx, stored)))
      tally.looked += answers.length
      for (const { moved, refused } of answers) { tally.moved += moved; tally.refused += refused }
    }
  }
  return { ...tally, done: true }
}

const row = { who: ['system'], input: v.strictObject({}), refusals: ['not-your-role', 'not-identified', 'fault'], kind: 'write' } as const

export const daily = operation({
  ...row, name: 'oversight.daily', output: '{ day, looked, moved, refused, done, sealed, forgotten }',
  does: 'Closes what is over, reminds of duties before their day and takes them to the next level after it, marks what the year’s end finds unfinished. Approves nothing; may run twice, late, or be cut off.',
  run: async (ctx) => {
    const swept = await sweep(ctx)
    await finishImports(ctx)
    return yes({ day: dayOf(ctx.now), ...swept, sealed: await sealPolls(ctx), forgotten: await forgetOld(ctx) })
  },
})

export const goOn = operation({
  ...row, name: 'oversight.goOn', output: '{ day, looked, moved, refused, done }', does: 'Goes on with what the nightly run had no time for.',
  run: async (ctx) => yes({ day: dayOf(ctx.now), ...(await sweep(ctx)) }),
})
