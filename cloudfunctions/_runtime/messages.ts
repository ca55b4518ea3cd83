import type { Message } from '../../contracts/people'
import type { PersonId } from '../../contracts/reply'
import type { Context } from './operation'
import type { Tx } from './ports'

/** Leaves a message for a person, in the same write as what it is about. */
export async function tell(tx: Tx, ctx: Context, message: Pick<Message, 'to' | 'kind'> & Partial<Pick<Message, 'id' | 'project' | 'figures'>>): Promise<void> {
  const id = message.id ?? ctx.ports.newId()
  const whole: Message = { id, to: message.to, at: ctx.now, kind: message.kind, project: message.project ?? null, figures: message.figures ?? {}, readAt: null }
  await tx.add('messages', { ...whole, _id: id })
}

/** Leaves the same message for several people. */
export async function tellAll(tx: Tx, ctx: Context, { to, ...message }: Omit<Parameters<typeof tell>[2], 'to'> & { readonly to: readonly PersonId[] }): Promise<void> {
  for (const person of new Set(to)) await tell(tx, ctx, { ...message, to: person })
}
