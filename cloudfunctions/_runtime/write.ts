/** The write path that all areas share: exactly once, in order, published. */
import type { PublicationRecord } from '../../contracts/operations'
import type { Place } from '../../contracts/places'
import type { LogHead } from '../../contracts/publications'
import type { Instant, PlaceId, ProjectId, Refusal, Reply } from '../../contracts/reply'
import type { NoticeKind } from '../../contracts/vocabulary'
import { nextRecord } from '../../domain/publications/chain'
import { reportEntry } from '../../domain/publications/search'
import { forTheLog } from '../../domain/publications/telling'
import { sha256 } from './canonical'
import type { Context } from './operation'
import type { Stored, Tx } from './ports'

interface RecordedReply<T> { readonly at: Instant; readonly operation: string; readonly fingerprint: string; readonly reply: Reply<T> }

/** Carries a refusal out of a transaction, so that nothing of it stays. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`refused: ${refusal.code}`)
  }
}

function actorOf({ person, caller }: Context): string {
  return person?.id ?? caller.openid ?? caller.source
}

/**
 * Exactly once: the same (person, requestId) gets the first reply again; otherwise runs `work` in one transaction
 * together with the record of the reply. A refusal is not recorded and leaves nothing behind: asked again, it may be a yes.
 */
export async function once<T>(ctx: Context, work: (tx: Tx) => Promise<Reply<T>>): Promise<Reply<T>> {
  const _id = `${actorOf(ctx)}|${ctx.requestId}`
  const { operation, fingerprint } = ctx
  try {
    return await ctx.ports.store.transact(async (tx) => {
      const before = await tx.get<RecordedReply<T>>('requests', _id)
      if (before !== null && before.fingerprint !== fingerprint) throw new Refused({ code: 'malformed', about: 'requestId' })
      if (before !== null) return before.reply
      const reply = await work(tx)
      if (!reply.ok) throw new Refused(reply.refusal)
      const record: Stored<RecordedReply<T>> = { _id, at: ctx.now, operation, fingerprint, reply }
      await tx.add('requests', record)
      return reply
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

/** Appends events of one stream at the expected version: a second writer of the same version fails and decides again. */
export async function append(tx: Tx, input: { readonly stream: string; readonly expected: number; readonly events: readonly object[]; readonly at: Instant }): Promise<void> {
  const { stream, expected, events, at } = input
  for (const [index, event] of events.entries()) {
    const version = expected + index + 1
    await tx.add('events', { ...event, _id: `${stream}@${version}`, stream, version, at })
  }
}

/** Number and hash of a log's last record, and when it was published. */
export interface StoredHead extends LogHead { readonly at: Instant }

/** Appends one record to its community's log; numbers that lead to a person are taken out here, whoever publishes. */
export async function publish(
  tx: Tx,
  input: { readonly community: PlaceId; readonly project: ProjectId; readonly kind: NoticeKind; readonly at: Instant; readonly fields: Readonly<Record<string, string | number>>; readonly code: string },
): Promise<PublicationRecord> {
  const head = await tx.get<StoredHead>('publicationHeads', input.community)
  const record = nextRecord(head, { ...input, fields: forTheLog(input.fields) }, sha256)
  const { number, hash } = record
  await tx.add('publications', { ...record, _id: `${input.community}@${number}` })
  await tx.set('publicationHeads', { _id: input.community, number, hash, at: input.at })
  return record
}

/** Appends a record that is about no project to the log of a place, and to what is found there. */
export async function publishOwn(
  tx: Tx,
  { place, district, kind, at, fields }: { readonly place: Pick<Place, 'id' | 'name'>; readonly district: PlaceId; readonly kind: NoticeKind; readonly at: Instant; readonly fields: Readonly<Record<string, string | number>> },
): Promise<PublicationRecord> {
  const record = await publish(tx, { community: place.id, project: '', kind, at, code: '', fields })
  await tx.set('searchEntries', reportEntry(record, { communityName: place.name, district }))
  return record
}
