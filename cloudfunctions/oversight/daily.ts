import * as v from 'valibot'
import type { Project } from '../../contracts/projects'
import type { Command, Stage } from '../../contracts/vocabulary'
import { dayOf } from '../../domain/calendar'
import { SYSTEM } from '../../domain/projects/actor'
import { mayDo, SYSTEM_COMMANDS } from '../../domain/projects/decide'
import { TABLE } from '../../domain/projects/stages'
import { yes } from '../_runtime/answers'
import { runCommand } from '../_runtime/commands'
import { operation, type Context } from '../_runtime/operation'
import { forgetOld } from './cleaning'
import { sealPolls } from '../_runtime/open-polls'
import { everyPage } from '../_runtime/pages'
import { finishImports } from '../_runtime/rosters'
import { asProject, policyOf, type StoredProject } from '../_runtime/scene'

const STAGES: readonly Stage[] = [...new Set(SYSTEM_COMMANDS.flatMap((c) => TABLE[c].rows.flatMap((r) => r.from)))]

/** The command that the timer may give on this project now, if its clock has run out. */
async function dueCommand({ ports, now }: Context, project: Project): Promise<Command | null> {
  const policy = await policyOf(ports.store, project, now)
  return SYSTEM_COMMANDS.find((command) => mayDo({ project, actor: SYSTEM, policy, now, facts: {} }, command) === null) ?? null
}

async function advance(ctx: Context, project: Project): Promise<'moved' | 'waiting' | 'refused'> {
  const command = await dueCommand(ctx, project)
  if (command === null) return 'waiting'
  // Named after the version that it acts on, so that a second run of the same day finds the first one's reply.
  const reply = await runCommand({ ...ctx, requestId: `daily:${project.id}:${project.version}`, operation: command, fingerprint: command }, command, { project: project.id })
  return reply.ok ? 'moved' : 'refused'
}

export const daily = operation({
  name: 'oversight.daily', does: 'Closes what is over: asking, polls, notice windows, surveys; marks what the year’s end finds unfinished. Approves nothing.', who: ['system'], input: v.strictObject({}), output: '{ day, looked, moved, refused, forgotten, sealed }',
  refusals: ['not-your-role', 'not-identified', 'fault'], kind: 'write',
  run: async (ctx) => {
    const tally = { moved: 0, waiting: 0, refused: 0 }
    for await (const page of everyPage<StoredProject>(ctx.ports.store, 'projects', { open: true, stage: { $in: STAGES } })) {
      for (const stored of page) tally[await advance(ctx, asProject(stored))] += 1
    }
    await finishImports(ctx)
    const sealed = await sealPolls(ctx)
    const forgotten = await forgetOld(ctx)
    return yes({ forgotten, sealed, day: dayOf(ctx.now), looked: tally.moved + tally.waiting + tally.refused, ...tally })
  },
})
