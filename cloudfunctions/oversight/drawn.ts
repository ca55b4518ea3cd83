import type { Message } from '../../contracts/people'
import type { Project } from '../../contracts/projects'
import type { PersonId } from '../../contracts/reply'
import { drawnOf } from '../_runtime/frames'
import type { Context } from '../_runtime/operation'
import { everyPage, inBatches } from '../_runtime/pages'
import type { Stored } from '../_runtime/ports'
import { asProject, type StoredProject } from '../_runtime/scene'

const messageOf = (ctx: Context, { project, person }: { readonly project: Project; readonly person: PersonId }): Stored<Message> => {
  const id = `rating-drawn|${project.id}|${person}`
  return { _id: id, id, to: person, at: ctx.now, kind: 'rating-drawn', project: project.id, figures: { title: project.title, closesAt: project.rating?.closesAt ?? 0 }, readAt: null }
}

async function tellOfOne(ctx: Context, project: Project): Promise<number> {
  const { store } = ctx.ports
  const _id = `system|rating-drawn|${project.id}`
  if ((await store.get('requests', _id)) !== null) return 0
  const drawn = await drawnOf(store, project)
  await inBatches(store, drawn, async (tx, person) => {
    const message = messageOf(ctx, { project, person })
    if ((await tx.get('messages', message._id)) === null) await tx.add('messages', message)
  })
  await store.put('requests', { _id, at: ctx.now, operation: 'oversight.daily', fingerprint: '', reply: null })
  return drawn.length
}

/** Tells everybody who was drawn for a survey that is open, once each, however often it is begun and wherever it was cut off. */
export async function tellDrawn(ctx: Context): Promise<number> {
  let told = 0
  for await (const page of everyPage<StoredProject>(ctx.ports.store, 'projects', { stage: 'satisfaction', open: true })) {
    for (const stored of page) {
      const project = asProject(stored)
      if (project.rating?.frame !== undefined && ctx.now < project.rating.closesAt) told += await tellOfOne(ctx, project)
    }
  }
  return told
}
