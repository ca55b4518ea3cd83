/** Reads the public log: heads, records by number, roots and anchors. */
import type { PublicationRecord } from '../../contracts/operations'
import type { Anchor, DailyRoot, LogHead } from '../../contracts/publications'
import type { Instant, PlaceId } from '../../contracts/reply'
import type { NoticeKind } from '../../contracts/vocabulary'
import { anchorFrom, recordOf, rootFrom } from '../../domain/publications/chain'
import { correctedIn, isCorrectable, type CorrectedBy } from '../../domain/publications/corrected'
import type { Query, Store } from './ports'
import type { CollectionName } from './collections'
import type { StoredHead } from './write'

const PAGE = 1000

/** The last record of a community's log; null while it has none. */
export async function headOf(store: Store, community: PlaceId): Promise<LogHead | null> {
  const head = await store.get<StoredHead>('publicationHeads', community)
  return head === null ? null : { number: head.number, hash: head.hash }
}

/** The newest daily root; null before the first. */
export async function lastRoot(store: Store): Promise<DailyRoot | null> {
  const [root] = await store.list<DailyRoot>('roots', { order: [['number', 'desc']], limit: 1 })
  return root === undefined ? null : rootFrom(root)
}

/** Everything that is counted by `field` above `after`, up to and with `until`, in that order. */
async function counted<T extends object>(store: Store, collection: CollectionName, asked: { readonly where: Query['where']; readonly field: string; readonly after: number; readonly until: number }): Promise<readonly T[]> {
  const found: T[] = []
  for (let after = asked.after; after < asked.until;) {
    const page = await store.list<T>(collection, { where: { ...asked.where, [asked.field]: { $gt: after, $lte: asked.until } }, order: [[asked.field, 'asc']], limit: PAGE })
    found.push(...page)
    if (page.length < PAGE) break
    after = Number(Reflect.get(page.at(-1) ?? {}, asked.field))
  }
  return found
}

/** The records of a log with numbers above `after`, up to and with `until`. */
export async function recordsOf(store: Store, { community, after, until }: { readonly community: PlaceId; readonly after: number; readonly until: number }): Promise<readonly PublicationRecord[]> {
  return (await counted<PublicationRecord>(store, 'publications', { where: { community }, field: 'number', after, until })).map(recordOf)
}

/** A log's records of these kinds that were published between two instants, the first included, in the order of their numbers. */
export async function publishedBetween(store: Store, { community, kinds, from, until }: { readonly community: PlaceId; readonly kinds: readonly NoticeKind[]; readonly from: Instant; readonly until: Instant }): Promise<readonly PublicationRecord[]> {
  const found: PublicationRecord[] = []
  for (;;) {
    const page = await store.list<PublicationRecord>('publications', { where: { community, at: { $gte: from, $lt: until }, kind: { $in: kinds } }, order: [['at', 'asc'], ['number', 'asc']], limit: PAGE, skip: found.length })
    found.push(...page.map(recordOf))
    if (page.length < PAGE) return found.sort((a, b) => a.number - b.number)
  }
}

/** Which of these records a later one of their log corrects; asks for nothing where none can be. */
export async function correctionsOf(store: Store, records: readonly PublicationRecord[]): Promise<CorrectedBy> {
  const some = records.filter(isCorrectable)
  const found: PublicationRecord[] = []
  if (some.length === 0) return correctedIn(found)
  const where = { community: { $in: [...new Set(some.map(({ community }) => community))] }, kind: 'correction', number: { $gt: Math.min(...some.map(({ number }) => number)) } }
  for (;;) {
    const page = await store.list<PublicationRecord>('publications', { where, order: [['number', 'desc'], ['community', 'asc']], limit: PAGE, skip: found.length })
    found.push(...page)
    if (page.length < PAGE) return correctedIn(found)
  }
}

/** The daily roots up to and with number `until`. */
export async function rootsUpTo(store: Store, until: number): Promise<readonly DailyRoot[]> {
  return (await counted<DailyRoot>(store, 'roots', { where: {}, field: 'number', after: 0, until })).map(rootFrom)
}

/** Where a log stands under the roots up to and with number `until`. */
export async function anchorsIn(store: Store, { community, until }: { readonly community: PlaceId; readonly until: number }): Promise<readonly Anchor[]> {
  return (await counted<Anchor>(store, 'anchors', { where: { community }, field: 'root', after: 0, until })).map(anchorFrom)
}
