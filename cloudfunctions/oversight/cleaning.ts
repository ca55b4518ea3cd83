import type { Context } from '../_runtime/operation'
import { inBatches } from '../_runtime/pages'

/** A request is resent within minutes; a month covers a phone that was switched off in between. */
const KEPT_MS = 30 * 24 * 3_600_000
const AT_ONCE = 1000

/** Forgets replies, door attempts, staged rows and half-made counts that nobody can ask for any more. Safe to repeat. */
export async function forgetOld({ ports, now }: Context): Promise<number> {
  const { store } = ports
  const replies = await store.list<{ readonly _id: string }>('requests', { where: { at: { $lt: now - KEPT_MS } }, order: [['at', 'asc']], limit: AT_ONCE })
  const attempts = await store.list<{ readonly _id: string }>('doorAttempts', { where: { until: { $lt: now } }, order: [['until', 'asc']], limit: AT_ONCE })
  const staged = await store.list<{ readonly _id: string }>('rosterParts', { where: { until: { $lt: now } }, order: [['until', 'asc']], limit: AT_ONCE })
  const counts = await store.list<{ readonly _id: string }>('sealingParts', { where: { until: { $lt: now } }, order: [['until', 'asc']], limit: AT_ONCE, only: ['until'] })
  await inBatches(store, counts, (tx, { _id }) => tx.remove('sealingParts', _id))
  await inBatches(store, staged, (tx, { _id }) => tx.remove('rosterParts', _id))
  await inBatches(store, replies, (tx, { _id }) => tx.remove('requests', _id))
  await inBatches(store, attempts, (tx, { _id }) => tx.remove('doorAttempts', _id))
  return replies.length + attempts.length + staged.length + counts.length
}
