/**
 * A community's whole log as a file: JSON, but one record a line and each line in its canonical form, so that there is exactly
 * one text for one log and every changed byte shows.
 */
import type { PublicationRecord } from '../../contracts/operations'
import type { Anchor, DailyRoot, LogHead } from '../../contracts/publications'
import type { PlaceId } from '../../contracts/reply'
import { canonicalJson } from '../canonical'
import type { Digest } from './chain'

export const WHOLE = 'weishishi-log-1'
export const MANIFEST = 'weishishi-log-manifest-1'
export const PART = 'weishishi-log-part-1'

/** A log that fits into one file. */
export interface WholeLog { readonly community: PlaceId; readonly records: readonly PublicationRecord[]; readonly head: LogHead; readonly roots: readonly DailyRoot[]; readonly anchors: readonly Anchor[] }
/** A log in parts of `each` records: what the parts together must come to. */
export interface LogManifest { readonly community: PlaceId; readonly each: number; readonly head: LogHead; readonly roots: readonly DailyRoot[] }
/** One part, counted from 1, with the anchors of its records. */
export interface LogPart { readonly community: PlaceId; readonly part: number; readonly records: readonly PublicationRecord[]; readonly anchors: readonly Anchor[] }

/** How many parts a manifest promises. */
export const partsOf = ({ each, head }: Pick<LogManifest, 'each' | 'head'>): number => Math.ceil(head.number / each)

const block = (name: string, items: readonly unknown[]): string => `"${name}":[\n${items.map((item) => canonicalJson(item)).join(',\n')}${items.length === 0 ? '' : '\n'}]`

/** The opening of each kind of file, up to its first list. */
export const openingOf = {
  whole: (community: PlaceId): string => `{"community":${JSON.stringify(community)},"format":"${WHOLE}","records":[`,
  manifest: ({ community, each, head }: Pick<LogManifest, 'community' | 'each' | 'head'>): string => `{"community":${JSON.stringify(community)},"each":${each},"format":"${MANIFEST}","head":${headText(head)},"roots":[`,
  part: (community: PlaceId, part: number): string => `{"community":${JSON.stringify(community)},"format":"${PART}","part":${part},"records":[`,
} as const

/** A head as it is written into every file. */
export const headText = ({ hash, number }: LogHead): string => canonicalJson({ hash, number })

/** The last line of a file: the hash of every byte before it, so that a line that is missing shows even where nothing follows from it. */
export const closingText = (before: string, digest: Digest): string => `],"sha256":"${digest(before)}"}`

function lists(digest: Digest, ...blocks: readonly string[]): string {
  const before = blocks.join(',').slice(0, -1)
  return `${before}${closingText(before, digest)}\n`
}
/** The same opening with its first list; `block` writes the bracket that the opening ends with. */
const opened = (opening: string, name: string, items: readonly unknown[]): string => `${opening.slice(0, -`"${name}":[`.length)}${block(name, items)}`

/** The text of a log that fits into one file. */
export function wholeText({ community, records, head, roots, anchors }: WholeLog, digest: Digest): string {
  return lists(digest, opened(openingOf.whole(community), 'records', records), `"head":${headText(head)}`, block('roots', roots), block('anchors', anchors))
}

/** The text of a manifest. */
export const manifestText = (manifest: LogManifest, digest: Digest): string => lists(digest, opened(openingOf.manifest(manifest), 'roots', manifest.roots))

/** The text of one part. */
export const partText = ({ community, part, records, anchors }: LogPart, digest: Digest): string => lists(digest, opened(openingOf.part(community, part), 'records', records), block('anchors', anchors))
