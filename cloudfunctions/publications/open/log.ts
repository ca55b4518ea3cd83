/** `/open/<community>/export.json`: a community's whole log, in one file where it fits into one answer, as a manifest with parts where not. */
import type { PlaceId } from '../../../contracts/reply'
import { manifestText, partsOf, partText, wholeText } from '../../../domain/publications/export'
import { sha256 } from '../../_runtime/canonical'
import { anchorsIn, headOf, lastRoot, recordsOf, rootsUpTo } from '../../_runtime/log'
import type { Context } from '../../_runtime/operation'
import { jsonAnswer, type Answer } from '../answer'

/** A record is at most some kilobytes, and an answer at most 6 MB: a part of this size always fits. */
const EACH = 250
/** More than this many are not even tried in one file. */
const MOST_WHOLE = 5000
const MOST_BYTES = 4_000_000
const SECONDS = 300

/** The log as one file or as its manifest; null while nothing has been published there. */
export async function logExport({ ports: { store } }: Context, community: PlaceId): Promise<Answer | null> {
  // The root first: whatever it covers, the head read after it has.
  const root = await lastRoot(store)
  const head = await headOf(store, community)
  if (head === null) return null
  const roots = await rootsUpTo(store, root?.number ?? 0)
  const whole = head.number > MOST_WHOLE ? null : wholeText({ community, head, roots, records: await recordsOf(store, { community, after: 0, until: head.number }), anchors: await anchorsIn(store, { community, until: roots.length }) }, sha256)
  return jsonAnswer(whole !== null && Buffer.byteLength(whole) <= MOST_BYTES ? whole : manifestText({ community, each: EACH, head, roots }, sha256), SECONDS)
}

/** One part of a log, with the anchors of its records; null where the log has no such part. */
export async function logPart({ ports: { store } }: Context, { community, part }: { readonly community: PlaceId; readonly part: number }): Promise<Answer | null> {
  const root = await lastRoot(store)
  const head = await headOf(store, community)
  if (head === null || part < 1 || part > partsOf({ each: EACH, head })) return null
  const [after, until] = [(part - 1) * EACH, Math.min(part * EACH, head.number)]
  const anchors = (await anchorsIn(store, { community, until: root?.number ?? 0 })).filter(({ number }) => number > after && number <= until)
  return jsonAnswer(partText({ community, part, records: await recordsOf(store, { community, after, until }), anchors }, sha256), SECONDS)
}

/** All daily roots, for whoever wants to keep them elsewhere. */
export async function rootsFile({ ports: { store } }: Context): Promise<Answer> {
  const root = await lastRoot(store)
  return jsonAnswer(`${JSON.stringify({ roots: await rootsUpTo(store, root?.number ?? 0) })}\n`, SECONDS)
}
