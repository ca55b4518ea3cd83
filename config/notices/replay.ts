/** How fast a log is replayed from its files, beside hashing the same bytes and nothing else. */
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { PublicationRecord } from '../../contracts/operations'
import { nextRecord } from '../../domain/publications/chain'
import { manifestText, partText } from '../../domain/publications/export'

const EACH = 250
const AT = Date.parse('2026-03-05T10:00:00+08:00')
const COMMUNITY = 'replayed'
const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Writes an export in parts; its bytes. */
function writeExport(folder: string, records: number): number {
  let last: PublicationRecord | null = null
  let bytes = 0
  for (let part = 1, made = 0; made < records; part += 1) {
    const some: PublicationRecord[] = []
    for (let i = 0; i < EACH && made < records; i += 1, made += 1) {
      last = nextRecord(last, { community: COMMUNITY, project: `p${made % 997}`, code: 'ABCDEFG', kind: 'progress', at: AT + made, fields: { title: '3号院楼梯扶手', text: '已完成基础，开始安装。', percent: made % 100 } }, digest)
      some.push(last)
    }
    const text = partText({ community: COMMUNITY, part, records: some, anchors: [] }, digest)
    bytes += Buffer.byteLength(text)
    writeFileSync(path.join(folder, `export-${part}.json`), text)
  }
  writeFileSync(path.join(folder, 'export.json'), manifestText({ community: COMMUNITY, each: EACH, head: { number: last?.number ?? 0, hash: last?.hash ?? '' }, roots: [] }, digest))
  return bytes
}

/** Prints how long the command takes, for so many records and for none. */
export async function replaySpeed({ folder, records }: { readonly folder: string; readonly records: number }): Promise<void> {
  const timed = (count: number): { readonly ms: number; readonly bytes: number } => {
    const place = path.join(folder, `replay-${count}`)
    mkdirSync(place)
    const bytes = writeExport(place, count)
    const before = performance.now()
    const { status, stdout } = spawnSync(process.execPath, [path.resolve(__dirname, '../verbs/verify.mjs'), path.join(place, 'export.json')], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`the replay ended with ${status}: ${stdout}`)
    return { ms: performance.now() - before, bytes }
  }
  const [one, all] = [timed(1), timed(records)]
  const buffer = Buffer.alloc(all.bytes)
  const before = performance.now()
  createHash('sha256').update(buffer).digest()
  const hashing = performance.now() - before
  const replaying = all.ms - one.ms
  console.log(`verify: ${records.toLocaleString('en')} records, ${(all.bytes / 1e6).toFixed(1)} MB in ${all.ms.toFixed(0)} ms with the start of the program (${one.ms.toFixed(0)} ms); ${((replaying * 100_000) / records).toFixed(0)} ms per 100,000 records, ${(replaying / hashing).toFixed(0)} times as long as hashing the same bytes once`)
}
