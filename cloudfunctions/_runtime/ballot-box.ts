/** The way into the ballot box: one document per voter, one write, no transaction and no request record beside it. */
import type { Ballot, Cast, LateAnswer, Receipt } from '../../contracts/ballots'
import type { Instant, PersonId, Reply } from '../../contracts/reply'
import { arrivedBefore, notOvertaken, withAnswer } from '../../domain/ballots/box'
import { accept, type Result } from '../../domain/result'
import { receiptFrom } from './answers'
import type { CollectionName } from './collections'
import type { Context } from './operation'
import type { Stored } from './ports'

export interface Slot { readonly collection: CollectionName; readonly id: string; readonly project: string; readonly round: number }
/** What an answer left in the ballot, and the receipt of it. */
export interface Kept<C extends Cast> { readonly answer: C; readonly receipt: Receipt }

/** The request that carries an answer, with a fingerprint of what it says. */
export const requestMark = ({ requestId, fingerprint }: Context): string => `${requestId}#${fingerprint.slice(0, 16)}`

const receiptOf = <C extends Cast>({ receipt }: Ballot<C>, answer: C, revision: number): Kept<C> => ({ answer, receipt: { receipt, at: answer.at, revision, late: false } })

function arrived<C extends Cast>(ballot: Ballot<C>, request: string): Result<Kept<C> | null> {
  const before = arrivedBefore(ballot, request)
  if (!before.ok) return before
  return accept(before.value && receiptOf(ballot, before.value.answer, before.value.revision))
}

/**
 * Puts an answer into the voter's own document. A first answer is one write: if the document is there already, somebody was faster
 * (the same request sent twice, a second tap, a change of mind), and only then is it read and changed in a transaction.
 */
export async function cast<C extends Cast & { readonly takenAt?: Instant }>(ctx: Context, { collection, ...fresh }: Slot, { answer, ...own }: { readonly answer: C } & Readonly<Record<string, unknown>>): Promise<Result<Kept<C>>> {
  const { store } = ctx.ports
  const first = withAnswer<C>(null, { ...fresh, receipt: receiptFrom(ctx) }, answer)
  if (await store.add(collection, { ...own, ...first, _id: fresh.id })) return accept(receiptOf(first, answer, 1))
  return store.transact(async (tx) => {
    const before = await tx.get<Stored<Ballot<C>>>(collection, fresh.id)
    if (before === null) throw new Error(`the ballot ${fresh.id} was taken and is gone: ballots are never removed`)
    const known = arrived(before, answer.request)
    if (!known.ok) return known
    if (known.value !== null) return accept(known.value)
    const newest = notOvertaken(before, answer)
    if (!newest.ok) return newest
    const after = withAnswer(before, first, answer)
    // What its voter disowned is in the box again with the voter's own word.
    await tx.set(collection, { ...after, project: fresh.project, _id: fresh.id })
    return accept(receiptOf(after, answer, after.revision))
  })
}

/** What a request left that is sent again after the close: its first reply still holds. */
export async function castEarlier<C extends Cast>(ctx: Context, { collection, id }: Pick<Slot, 'collection' | 'id'>): Promise<Result<Kept<C> | null>> {
  const ballot = await ctx.ports.store.get<Ballot<C>>(collection, id)
  return ballot === null ? accept(null) : arrived(ballot, requestMark(ctx))
}

/** Keeps an answer that came too late: the first one, with a receipt that says so. */
export async function keepLate(ctx: Context, { matter, voter, content }: { readonly matter: string; readonly voter: PersonId; readonly content: unknown }): Promise<Receipt> {
  const { store } = ctx.ports
  const _id = `${matter}|${voter}`
  const late: Stored<LateAnswer> = { _id, matter, voter, at: ctx.now, content, receipt: receiptFrom(ctx) }
  const kept = (await store.add('lateAnswers', late)) ? late : ((await store.get<LateAnswer>('lateAnswers', _id)) ?? late)
  return { receipt: kept.receipt, at: kept.at, revision: 0, late: true }
}

/** The reply to an answer that went into the box. */
export const replyWith = <C extends Cast, R>(kept: Result<Kept<C>>, say: (kept: Kept<C>) => R): Reply<R> => (kept.ok ? { ok: true, data: say(kept.value) } : kept)
