/** From when to when an answer counts, and what becomes of one that comes later. */
import type { Instant, Refusal } from '../../contracts/reply'
import { accept, refusal, refuse, type Result } from '../result'

/** How long after closing the count is sealed: longer than any invocation that began before the close can live. */
export const SEAL_AFTER: Instant = 120_000

/** The time in which answers are taken; `graceUntil` is for those that were taken before the close and had no network. */
export interface Window { readonly opensAt: Instant; readonly closesAt: Instant; readonly graceUntil?: Instant }

/** How an answer stands to its window. */
export type Timing = 'inTime' | 'offline' | 'late'

/**
 * Whether an answer that arrives `now`, and is said to have been taken at `takenAt`, counts. The phone's own time is a claim:
 * it can only ever move an answer into the grace that the pack allows, and marks it. Refuses `not-open` before the opening.
 */
export function timingOf({ opensAt, closesAt, graceUntil = closesAt }: Window, { now, takenAt = null }: { readonly now: Instant; readonly takenAt?: Instant | null }): Result<Timing> {
  if (now < opensAt) return refuse('not-open', { figures: { opensAt } })
  if (now < closesAt) return accept('inTime')
  const claimed = takenAt !== null && takenAt >= opensAt && takenAt < closesAt
  return accept(claimed && now < graceUntil ? 'offline' : 'late')
}

/** What a ballot carries of the time that it waited in a phone, whose clock may be wrong but is never ahead of ours; nothing where it did not wait. */
export const waitedOf = (takenAt: Instant | null, timing: Timing, now: Instant): { readonly takenAt?: Instant; readonly offline?: true } => ({ ...(takenAt === null ? {} : { takenAt: Math.min(takenAt, now) }), ...(timing === 'offline' ? { offline: true } : {}) })

/** The first moment at which nothing that counts can still be on its way. */
export const sealableAt = ({ closesAt, graceUntil = closesAt }: Omit<Window, 'opensAt'>): Instant => graceUntil + SEAL_AFTER

/** Why it cannot be sealed yet. */
export const notSealable = (window: Omit<Window, 'opensAt'> | null, now: Instant): Refusal | null =>
  window !== null && now >= sealableAt(window) ? null : refusal('not-closed-yet', { figures: { closesAt: window?.closesAt ?? 0 } })
