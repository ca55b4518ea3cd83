/** Replays an exported log from its first record: the same rules as those that wrote it, and nothing else. */
import type { PublicationRecord } from '../../contracts/operations'
import type { Anchor, DailyRoot, LogHead } from '../../contracts/publications'
import type { PlaceId } from '../../contracts/reply'
import { addDays } from '../calendar'
import { hashOf, rootHashOf, topFrom, type Digest } from './chain'
import { correctionFault, type Replaceables } from './corrected'
import { closingText, headText, MANIFEST, openingOf, PART, partsOf, WHOLE, wholeText, type WholeLog } from './export'
import { expectLines, readList, SHAPES, type Break, type ExportFile, type Fault } from './reading'

/** A code as it stands on paper: the beginning of the hash of the record of that number. */
export interface Printed { readonly number: number; readonly code: string }

export type Verdict =
  | { readonly ok: true; readonly community: PlaceId; readonly records: number; readonly head: LogHead; readonly roots: number; readonly anchors: number; readonly anchored: number }
  /** `usable` is false where there is no export to judge. */
  | { readonly ok: false; readonly usable: boolean; readonly broken: Break }

/** What has been replayed so far; it only ever grows. */
interface Replay { readonly digest: Digest; readonly community: PlaceId; readonly hashes: string[]; readonly replaceables: Replaceables; readonly roots: DailyRoot[]; readonly anchors: Anchor[] }

const WHOLE_LINE = new RegExp(`^\\{"community":("(?:[^"\\\\]|\\\\.)*"),"format":"${WHOLE}","records":\\[$`)
const MANIFEST_LINE = new RegExp(`^\\{"community":("(?:[^"\\\\]|\\\\.)*"),"each":([1-9][0-9]{0,8}),"format":"${MANIFEST}","head":\\{"hash":"([0-9a-f]{64})","number":([1-9][0-9]{0,14})\\},"roots":\\[$`)

const text = (quoted: string): string | null => {
  try {
    const value: unknown = JSON.parse(quoted)
    return typeof value === 'string' && JSON.stringify(value) === quoted ? value : null
  } catch {
    return null
  }
}

const differs = (problem: Fault['problem'], expected: string | number, found: string | number): Fault | null => (expected === found ? null : { problem, expected: String(expected), found: String(found) })

function takeRecord({ digest, community, hashes, replaceables }: Replay, record: PublicationRecord): Fault | null {
  const { hash, ...rest } = record
  const fault = differs('other-community', community, record.community) ?? differs('number-gap', hashes.length + 1, record.number)
    ?? differs('previous-mismatch', hashes.at(-1) ?? '', record.previous) ?? differs('hash-mismatch', hashOf(rest, digest), hash) ?? correctionFault(replaceables, record)
  if (fault === null) hashes.push(hash)
  return fault
}

function takeRoot({ digest, roots }: Replay, root: DailyRoot): Fault | null {
  const before = roots.at(-1)
  const { hash, ...rest } = root
  const fault = differs('root-number-gap', roots.length + 1, root.number) ?? differs('root-previous-mismatch', before?.hash ?? '', root.previous)
    ?? differs('root-hash-mismatch', rootHashOf(rest, digest), hash) ?? (before === undefined ? null : differs('root-day-gap', addDays(before.day, 1), root.day))
  if (fault === null) roots.push(root)
  return fault
}

function takeAnchor({ digest, community, hashes, roots, anchors }: Replay, anchor: Anchor): Fault | null {
  const before = anchors.at(-1)
  const root = roots[anchor.root - 1]
  const hash = hashes[anchor.number - 1]
  if (root === undefined || (before !== undefined && (anchor.root <= before.root || anchor.number < before.number))) return { problem: 'anchor-order', found: String(anchor.root) }
  if (hash === undefined) return { problem: 'anchor-beyond-log', expected: String(hashes.length), found: String(anchor.number) }
  const fault = differs('anchor-mismatch', hash, anchor.hash) ?? differs('root-mismatch', root.tree, topFrom({ community, number: anchor.number, hash }, anchor.path, digest))
  if (fault === null) anchors.push(anchor)
  return fault
}

const firstOf = (...steps: readonly (() => Break | null)[]): Break | null => {
  for (const step of steps) {
    const broken = step()
    if (broken !== null) return broken
  }
  return null
}

/** Reads one list of a file after another: each begins where the last one ended. */
function reader(file: ExportFile, replay: Replay) {
  let next = 1
  const list = <T>(shape: keyof typeof SHAPES, take: (replay: Replay, item: T) => Fault | null, recordOf: (index: number) => number | null = () => null) => (): Break | null => {
    const read = readList<T>(file, { from: next, shape: SHAPES[shape], take: (item) => take(replay, item), recordOf })
    if ('broken' in read) return read.broken
    next = read.next
    return null
  }
  const first = replay.hashes.length + 1
  return {
    records: list<PublicationRecord>('record', takeRecord, (index) => first + index),
    roots: list<DailyRoot>('root', takeRoot), anchors: list<Anchor>('anchor', takeAnchor),
    line: (expected: () => string, problem: Fault['problem'] = 'unexpected-line') => (): Break | null => expectLines(file, { from: next++, lines: [expected()], problem }),
    end: () => expectLines(file, { from: next, lines: [closingText(`${file.lines.slice(0, next).join('\n')}\n`, replay.digest), ''], isEnd: true, problem: 'digest-mismatch' }),
  }
}

const headOf = ({ hashes }: Replay): LogHead => ({ number: hashes.length, hash: hashes.at(-1) ?? '' })

/** The first record that a head promises and that is not there; null where the head is wrong in another way. */
const missingBefore = (head: string | undefined, { hashes }: Replay): number | null => (Number(/"number":([1-9][0-9]{0,14})\}/.exec(head ?? '')?.[1] ?? 0) > hashes.length ? hashes.length + 1 : null)

function replayWhole(file: ExportFile, replay: Replay): Break | null {
  const { records, roots, anchors, line, end } = reader(file, replay)
  const head = line(() => `],"head":${headText(headOf(replay))},"roots":[`, 'head-mismatch')
  const headed = (): Break | null => {
    const broken = head()
    return broken === null ? null : { ...broken, record: missingBefore(broken.found, replay) }
  }
  return firstOf(records, headed, roots, line(() => '],"anchors":['), anchors, end)
}

function replayPart(file: ExportFile, replay: Replay, { part, size }: { readonly part: number; readonly size: number }): Break | null {
  const before = replay.hashes.length
  const { records, anchors, line, end } = reader(file, replay)
  const sized = (): Break | null => {
    const fault = differs('part-size', size, replay.hashes.length - before)
    return fault === null ? null : { file: file.name, line: null, record: replay.hashes.length, ...fault }
  }
  return firstOf(() => expectLines(file, { from: 0, lines: [openingOf.part(replay.community, part)] }), records, sized, line(() => '],"anchors":['), anchors, end)
}

interface Promised { readonly head: LogHead; readonly each: number; readonly partOf: (part: number) => ExportFile | null }

function replayParts(file: ExportFile, replay: Replay, { head, each, partOf }: Promised): Break | null {
  const { roots, end } = reader(file, replay)
  const broken = firstOf(roots, end)
  if (broken !== null) return broken
  const count = partsOf({ each, head })
  for (let part = 1; part <= count; part += 1) {
    const found = partOf(part)
    if (found === null) return { file: file.name, line: null, record: replay.hashes.length + 1, problem: 'part-missing', about: String(part) }
    const no = replayPart(found, replay, { part, size: part < count ? each : head.number - each * (count - 1) })
    if (no !== null) return no
  }
  const fault = differs('head-mismatch', headText(headOf(replay)), headText(head))
  return fault === null ? null : { file: file.name, line: 1, record: head.number, ...fault }
}

function notAsPrinted(file: ExportFile, { hashes }: Replay, printed: readonly Printed[]): Break | null {
  const wrong = printed.find(({ number, code }) => code === '' || hashes[number - 1]?.startsWith(code.toLowerCase()) !== true)
  return wrong === undefined ? null : { file: file.name, line: null, record: wrong.number, problem: 'printed-code-mismatch', expected: wrong.code, found: hashes[wrong.number - 1]?.slice(0, wrong.code.length) ?? '' }
}

/** An export that cannot be judged at all: it is something else, or a part of it is not there. */
const UNUSABLE: readonly Fault['problem'][] = ['not-an-export', 'part-missing']

/** A whole log that another program wrote anew, in its own form again, with the closing hash that it had; null where it is none. */
function inOwnForm({ name, lines }: ExportFile): ExportFile | null {
  const log = wholeIn(lines.map((line) => line ?? '\uFFFD').join('\n').replace(/^\uFEFF/, ''))
  return log === null ? null : { name, lines: wholeText(log, () => log.sha256).split('\n') }
}

function wholeIn(written: string): (WholeLog & { readonly sha256: string }) | null {
  let value: unknown
  try {
    value = JSON.parse(written)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== WHOLE) return null
  const { community, records, head, roots, anchors, sha256 = '' } = value as Partial<Record<string, unknown>>
  const sound = typeof community === 'string' && [records, roots, anchors].every(Array.isArray) && typeof head === 'object' && head !== null
  // Only lists are needed to read on: what is in them is judged line by line.
  return sound ? ({ community, records, head, roots, anchors, sha256 } as WholeLog & { readonly sha256: string }) : null
}

/** The first thing in a log written anew that does not follow, by its record and without a line; where all follows, that these are not the bytes that were given out. */
function brokenAnew(file: ExportFile, asked: Asked): Verdict | null {
  const own = inOwnForm(file)
  if (own === null) return null
  const verdict = verifyExport(own, asked)
  const broken: Break = verdict.ok ? { file: file.name, line: 1, record: null, problem: 'not-canonical' } : { ...verdict.broken, line: null }
  return { ok: false, usable: true, broken }
}

interface Asked { readonly digest: Digest; readonly partOf: (part: number) => ExportFile | null; readonly printed?: readonly Printed[] }

/** Replays an export. `partOf` gives the parts that a manifest names; `printed` are codes taken from paper. */
export function verifyExport(file: ExportFile, asked: Asked): Verdict {
  const { digest, partOf, printed = [] } = asked
  const opening = file.lines[0] ?? ''
  const [whole, manifest] = [WHOLE_LINE.exec(opening), MANIFEST_LINE.exec(opening)]
  const community = text((whole ?? manifest)?.[1] ?? '')
  if (community === null) return brokenAnew(file, asked) ?? { ok: false, usable: false, broken: { file: file.name, line: 1, record: null, problem: 'not-an-export', ...(opening.includes(PART) ? { about: 'part' } : {}) } }
  const replay: Replay = { digest, community, hashes: [], replaceables: new Map(), roots: [], anchors: [] }
  const promised = { head: { hash: manifest?.[3] ?? '', number: Number(manifest?.[4] ?? 0) }, each: Number(manifest?.[2] ?? 1), partOf }
  const broken = (manifest === null ? replayWhole(file, replay) : replayParts(file, replay, promised)) ?? notAsPrinted(file, replay, printed)
  if (broken !== null) return { ok: false, usable: !UNUSABLE.includes(broken.problem), broken }
  return { ok: true, community, records: replay.hashes.length, head: headOf(replay), roots: replay.roots.length, anchors: replay.anchors.length, anchored: replay.anchors.at(-1)?.number ?? 0 }
}
