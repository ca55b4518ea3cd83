/** Small logs, made by the same rules as the real ones, and read as a file would be. */
import { createHash } from 'node:crypto'
import type { PublicationRecord } from '../../contracts/operations'
import type { Anchor, DailyRoot } from '../../contracts/publications'
import { addDays } from '../../domain/calendar'
import { anchorFrom, anchorsOf, nextRecord, rootOf, type Leaf } from '../../domain/publications/chain'
import type { WholeLog } from '../../domain/publications/export'
import type { ExportFile } from '../../domain/publications/reading'
import { verifyExport, type Printed, type Verdict } from '../../domain/publications/verify'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
export const COMMUNITY = 'km-pl-ln-df'
const FIRST = Date.parse('2030-03-05T10:00:00+08:00')

export function aLog(length: number, community = COMMUNITY): readonly PublicationRecord[] {
  const records: PublicationRecord[] = []
  for (let n = 1; n <= length; n += 1) {
    const fields = { title: `第${n}号楼道“扶手”`, amount: 2_000_000 + n, stage: 'resolved' }
    records.push(nextRecord(records.at(-1) ?? null, { community, project: `p${n}`, code: 'ABCDEFG', kind: 'resolution', at: FIRST + n * 1000, fields }, sha256))
  }
  return records
}

const leafOf = (log: readonly PublicationRecord[], number: number): Leaf => ({ community: log[number - 1]?.community ?? '', number, hash: log[number - 1]?.hash ?? '' })

/** The same log with one root for each of these head numbers, over some neighbours too. */
export function anchored(records: readonly PublicationRecord[], heads: readonly number[]): WholeLog {
  const own = records[0]?.community ?? COMMUNITY
  const neighbours = ['a', 'b', 'zz', 'zzz'].map((community) => aLog(2, community))
  const roots: DailyRoot[] = []
  const anchors: Anchor[] = []
  heads.forEach((number, i) => {
    const leaves = [...neighbours.map((log) => leafOf(log, 2)), leafOf(records, number)]
    const root = rootOf({ previous: roots.at(-1) ?? null, day: addDays('2030-03-05', i), leaves }, sha256)
    roots.push(root)
    anchors.push(...anchorsOf({ root, leaves, of: new Set([own]) }, sha256).map(anchorFrom))
  })
  return { community: own, records, head: { number: records.length, hash: records.at(-1)?.hash ?? '' }, roots, anchors }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lineOf = (bytes: Buffer): string | null => {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

export function aFile(name: string, content: string | Buffer): ExportFile {
  const bytes = Buffer.from(content)
  const lines: (string | null)[] = []
  let from = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
    lines.push(lineOf(bytes.subarray(from, at)))
    from = at + 1
  }
  return { name, lines: [...lines, lineOf(bytes.subarray(from))] }
}

export const verify = (content: string | Buffer, { parts = [], printed = [] }: { readonly parts?: readonly (string | Buffer)[]; readonly printed?: readonly Printed[] } = {}): Verdict =>
  verifyExport(aFile('export.json', content), { digest: sha256, printed, partOf: (part) => (parts[part - 1] === undefined ? null : aFile(`export-${part}.json`, parts[part - 1] ?? '')) })
