/** The daily root over all communities' logs: taken once the day is surely over, one day after another, safe to repeat and to be late. */
import * as v from 'valibot'
import type { PublicationRecord } from '../../contracts/operations'
import type { DailyRoot } from '../../contracts/publications'
import type { Day, Instant, PlaceId } from '../../contracts/reply'
import { addDays, dayOf, endOf, startOf } from '../../domain/calendar'
import { anchorsOf, rootFrom, rootOf, type Leaf } from '../../domain/publications/chain'
import { yes } from '../_runtime/answers'
import { sha256 } from '../_runtime/canonical'
import { operation, type Context } from '../_runtime/operation'
import { lastRoot } from '../_runtime/log'
import { everyPage, inBatches } from '../_runtime/pages'
import type { Store } from '../_runtime/ports'
import type { StoredHead } from '../_runtime/write'

/** What began before midnight has ended by now, so no record of that day can still come. */
const SURELY_OVER: Instant = 15 * 60_000
/** A run has five minutes; what is left is for the next one. */
const MOST_DAYS = 31

interface Head extends Leaf { readonly at: Instant }

/** The head as it stood at that instant: the record of the highest number among those published before. */
async function headBefore(store: Store, community: PlaceId, end: Instant): Promise<Head | null> {
  const [record] = await store.list<PublicationRecord>('publications', { where: { community, at: { $lt: end } }, order: [['number', 'desc']], limit: 1 })
  return record === undefined ? null : { community, number: record.number, hash: record.hash, at: record.at }
}

/** The heads of all communities at the end of a day. */
async function headsAt(store: Store, end: Instant): Promise<readonly Head[]> {
  const heads: Head[] = []
  for await (const page of everyPage<StoredHead>(store, 'publicationHeads', {})) {
    for (const { _id, number, hash, at } of page) {
      const head = at < end ? { community: _id, number, hash, at } : await headBefore(store, _id, end)
      if (head !== null) heads.push(head)
    }
  }
  return heads
}

/** Writes a day's root, its anchors first: a run that is cut short in between is simply done again. Null while nothing has been published. */
async function seal(store: Store, { day, previous }: { readonly day: Day; readonly previous: DailyRoot | null }): Promise<DailyRoot | null> {
  const leaves = await headsAt(store, endOf(day))
  if (leaves.length === 0) return null
  const root = rootOf({ previous, day, leaves }, sha256)
  const of = new Set(leaves.filter(({ at }) => previous === null || at >= startOf(day)).map(({ community }) => community))
  const anchors = anchorsOf({ root, leaves, of }, sha256)
  await inBatches(store, anchors, (tx, anchor) => tx.set('anchors', { ...anchor, _id: `${anchor.community}@${anchor.root}` }))
  return store.transact(async (tx) => {
    const _id = String(root.number)
    const before = await tx.get<DailyRoot>('roots', _id)
    if (before !== null) return rootFrom(before)
    await tx.add('roots', { ...root, _id })
    return root
  })
}

async function sealAll({ ports: { store }, now }: Context): Promise<{ readonly day: Day; readonly sealed: number; readonly root: DailyRoot | null }> {
  const until = addDays(dayOf(now - SURELY_OVER), -1)
  let root = await lastRoot(store)
  let sealed = 0
  for (let day = root === null ? until : addDays(root.day, 1); day <= until && sealed < MOST_DAYS; sealed += 1) {
    const next = await seal(store, { day, previous: root })
    if (next === null) break
    root = next
    day = addDays(next.day, 1)
  }
  return { day: until, sealed, root }
}

export const sealDay = operation({
  name: 'oversight.sealDay', does: 'Takes the root over all public logs for each day that is over and has none yet.', who: ['system'], input: v.strictObject({}), output: '{ day, sealed, root }',
  refusals: ['not-your-role', 'not-identified', 'fault'], kind: 'write',
  run: async (ctx) => yes(await sealAll(ctx)),
})
