/** The public log of a community: how a record is hashed, what follows on what, and how a day's root covers all logs. */
import type { PublicationRecord } from '../../contracts/operations'
import type { Anchor, DailyRoot, LogHead } from '../../contracts/publications'
import type { Day, PlaceId } from '../../contracts/reply'
import { canonicalJson } from '../canonical'

/** SHA-256 of a text's UTF-8 bytes, in small hexadecimal digits. */
export type Digest = (text: string) => string

/** The hash of a record: over everything in it, the hash of the one before included, and over nothing else. */
export function hashOf(record: Omit<PublicationRecord, 'hash'>, digest: Digest): string {
  const { community, number, project, code, kind, at, fields, previous } = record
  return digest(canonicalJson({ community, number, project, code, kind, at, fields, previous }))
}

/** The record that follows on a head; the first has number 1 and an empty `previous`. */
export function nextRecord(head: LogHead | null, said: Omit<PublicationRecord, 'number' | 'previous' | 'hash'>, digest: Digest): PublicationRecord {
  const { community, project, code, kind, at, fields } = said
  const record = { community, number: (head?.number ?? 0) + 1, project, code, kind, at, fields, previous: head?.hash ?? '' }
  return { ...record, hash: hashOf(record, digest) }
}

/** A record without what the database keeps beside it. */
export function recordOf({ community, number, project, code, kind, at, fields, previous, hash }: PublicationRecord): PublicationRecord {
  return { community, number, project, code, kind, at, fields, previous, hash }
}

/** A community's head as one leaf of a day's tree. */
export interface Leaf extends LogHead { readonly community: PlaceId }

/** The leaf's text begins with `leaf`, a node's with `node`: neither can be passed off as the other. */
export const leafHash = ({ community, number, hash }: Leaf, digest: Digest): string => digest(`leaf\n${community}\n${number}\n${hash}`)
const nodeHash = (left: string, right: string, digest: Digest): string => digest(`node\n${left}\n${right}`)

/** All levels of the tree over these leaves, sorted by the community's id; what has no neighbour goes up as it is. */
export function treeOf(leaves: readonly Leaf[], digest: Digest): readonly (readonly string[])[] {
  const sorted = [...leaves].sort((a, b) => (a.community < b.community ? -1 : 1))
  const levels: (readonly string[])[] = [sorted.map((leaf) => leafHash(leaf, digest))]
  for (let level = levels[0] ?? []; level.length > 1; level = levels.at(-1) ?? []) {
    levels.push(Array.from({ length: Math.ceil(level.length / 2) }, (_, i) => {
      const [left = '', right] = level.slice(2 * i, 2 * i + 2)
      return right === undefined ? left : nodeHash(left, right, digest)
    }))
  }
  return levels
}

/** The top of a tree; an empty text for a tree without leaves. */
export const topOf = (levels: readonly (readonly string[])[]): string => levels.at(-1)?.[0] ?? ''

/** The hashes beside the way from a leaf to the top. */
export function pathOf(levels: readonly (readonly string[])[], leaf: number): readonly string[] {
  const path: string[] = []
  let at = leaf
  for (const level of levels.slice(0, -1)) {
    const other = level[at ^ 1]
    if (other !== undefined) path.push(`${at % 2 === 0 ? 'R' : 'L'}${other}`)
    at >>= 1
  }
  return path
}

/** The top that a leaf and its path lead to. */
export function topFrom(leaf: Leaf, path: readonly string[], digest: Digest): string {
  return path.reduce((own, step) => (step.startsWith('L') ? nodeHash(step.slice(1), own, digest) : nodeHash(own, step.slice(1), digest)), leafHash(leaf, digest))
}

/** A root without what the database keeps beside it. */
export const rootFrom = ({ number, day, tree, communities, records, previous, hash }: DailyRoot): DailyRoot => ({ number, day, tree, communities, records, previous, hash })

/** An anchor without what the database keeps beside it. */
export const anchorFrom = ({ root, number, hash, path }: Anchor): Anchor => ({ root, number, hash, path })

/** The hash of a day's root: over everything in it, the hash of the root before included. */
export function rootHashOf(root: Omit<DailyRoot, 'hash'>, digest: Digest): string {
  const { number, day, tree, communities, records, previous } = root
  return digest(canonicalJson({ number, day, tree, communities, records, previous }))
}

/** The root of a day, after the root before; the same heads always give the same root, in whatever order they come. */
export function rootOf({ previous, day, leaves }: { readonly previous: DailyRoot | null; readonly day: Day; readonly leaves: readonly Leaf[] }, digest: Digest): DailyRoot {
  const root = {
    number: (previous?.number ?? 0) + 1, day, tree: topOf(treeOf(leaves, digest)), communities: leaves.length,
    records: leaves.reduce((sum, { number }) => sum + number, 0), previous: previous?.hash ?? '',
  }
  return { ...root, hash: rootHashOf(root, digest) }
}

/** The anchors of some communities under a root, by the same tree. */
export function anchorsOf({ root, leaves, of }: { readonly root: DailyRoot; readonly leaves: readonly Leaf[]; readonly of: ReadonlySet<PlaceId> }, digest: Digest): readonly (Anchor & { readonly community: PlaceId })[] {
  const levels = treeOf(leaves, digest)
  const sorted = [...leaves].sort((a, b) => (a.community < b.community ? -1 : 1))
  return sorted.flatMap(({ community, number, hash }, i) => (of.has(community) ? [{ community, root: root.number, number, hash, path: pathOf(levels, i) }] : []))
}
