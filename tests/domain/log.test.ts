import { canonicalJson } from '../../domain/canonical'
import { hashOf, nextRecord, pathOf, rootOf, topFrom, topOf, treeOf, type Leaf } from '../../domain/publications/chain'
import { manifestText as manifestTextOf, partText as partTextOf, wholeText as wholeTextOf, type LogManifest, type LogPart, type WholeLog } from '../../domain/publications/export'
import { aLog, anchored, COMMUNITY, sha256, verify } from './logs'

const wholeText = (log: WholeLog): string => wholeTextOf(log, sha256)
const manifestText = (manifest: LogManifest): string => manifestTextOf(manifest, sha256)
const partText = (part: LogPart): string => partTextOf(part, sha256)
const LOG = anchored(aLog(5), [2, 2, 5])
const TEXT = wholeText(LOG)
const SMALL = wholeText(anchored(aLog(2), [1, 2]))
const brokenAt = (content: string | Buffer) => {
  const verdict = verify(content)
  return verdict.ok ? null : verdict.broken
}
/** The file with one of its records said otherwise, and everything after it hashed anew or not. */
const said = (number: number, change: Partial<(typeof LOG.records)[number]>): string => wholeText({ ...LOG, records: LOG.records.map((r) => (r.number === number ? { ...r, ...change } : r)) })

describe('the canonical form', () => {
  it('is the same text for the same value, whatever the order of its keys', () => {
    expect(canonicalJson({ b: [1, undefined, { d: 1, c: '“' }], a: undefined })).toBe('{"b":[1,null,{"c":"“","d":1}]}')
  })
  it('gives a record the hash of exactly its eight fields', () => {
    const [record] = LOG.records
    expect(record && hashOf({ ...record, _id: 'beside', words: ['x'] } as never, sha256)).toBe(record?.hash)
  })
})

describe('a day’s root', () => {
  const leaves = (count: number): readonly Leaf[] => Array.from({ length: count }, (_, i) => ({ community: `c${String(i).padStart(3, '0')}`, number: i + 1, hash: sha256(String(i)) }))
  it('does not depend on the order in which the communities come', () => {
    expect(rootOf({ previous: null, day: '2030-03-05', leaves: [...leaves(7)].reverse() }, sha256)).toEqual(rootOf({ previous: null, day: '2030-03-05', leaves: leaves(7) }, sha256))
  })
  it.each([1, 2, 3, 4, 5, 8, 9, 33])('is reached from every one of %i leaves, and from no other', (count) => {
    const levels = treeOf(leaves(count), sha256)
    leaves(count).forEach((leaf, i) => {
      expect(topFrom(leaf, pathOf(levels, i), sha256)).toBe(topOf(levels))
      expect(topFrom({ ...leaf, number: leaf.number + 1 }, pathOf(levels, i), sha256)).not.toBe(topOf(levels))
    })
  })
  it('counts all records and follows on the one before', () => {
    const first = rootOf({ previous: null, day: '2030-03-05', leaves: leaves(3) }, sha256)
    expect(rootOf({ previous: first, day: '2030-03-06', leaves: leaves(3) }, sha256)).toMatchObject({ number: 2, previous: first.hash, communities: 3, records: 6, tree: first.tree })
  })
})

describe('a whole export', () => {
  it('is JSON that replays', () => {
    expect(JSON.parse(TEXT)).toMatchObject({ community: COMMUNITY, head: { number: 5 } })
    expect(verify(TEXT)).toEqual({ ok: true, community: COMMUNITY, records: 5, head: LOG.head, roots: 3, anchors: 3, anchored: 5 })
  })
  it('of a log without roots replays too', () => {
    expect(verify(wholeText(anchored(aLog(1), [])))).toMatchObject({ ok: true, records: 1, roots: 0, anchored: 0 })
  })
  it('shows a change of any of its bytes, wherever it is', () => {
    const bytes = Buffer.from(SMALL)
    const missed: string[] = []
    bytes.forEach((byte, at) => {
      // One bit, another letter, a blank, and nothing at all in its place.
      const others = [byte ^ 1, byte ^ 0x80, byte === 0x20 ? 0x09 : 0x20].map((other) => Buffer.concat([bytes.subarray(0, at), Buffer.of(other), bytes.subarray(at + 1)]))
      for (const changed of [...others, Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])]) if (verify(changed).ok) missed.push(`${at}: ${changed.subarray(Math.max(0, at - 20), at + 20).toString()}`)
    })
    expect(missed).toEqual([])
  })
  it('shows what was written behind its end or before its beginning', () => {
    for (const more of [`${TEXT}\n`, `${TEXT} `, ` ${TEXT}`, `\uFEFF${TEXT}`, TEXT.slice(0, -1)]) expect(verify(more).ok).toBe(false)
  })
  it('shows every line that is left out, doubled, or changes places with another', () => {
    const lines = TEXT.split('\n')
    const mended = (some: readonly string[]): string => some.map((line, i) => (some[i + 1]?.startsWith(']') === true ? line.replace(/,$/, '') : /^\{.*\}$/.test(line) ? `${line},` : line)).join('\n')
    const missed: string[] = []
    lines.forEach((line, at) => {
      const others = { out: lines.filter((_, i) => i !== at), twice: lines.flatMap((one, i) => (i === at ? [one, one] : [one])) }
      for (const [what, some] of Object.entries(others)) for (const text of [some.join('\n'), mended(some)]) if (verify(text).ok) missed.push(`${what} ${at}: ${line}`)
      lines.slice(at + 1).forEach((other, beyond) => {
        const swapped = lines.map((one, i) => (i === at ? other : i === at + 1 + beyond ? line : one))
        if (line !== other) for (const text of [swapped.join('\n'), mended(swapped)]) if (verify(text).ok) missed.push(`${at} for ${at + 1 + beyond}`)
      })
    })
    expect(missed).toEqual([])
  })
  it('shows where it was cut off, whatever the byte', () => {
    const bytes = Buffer.from(SMALL)
    expect(Array.from({ length: bytes.length }, (_, length) => length).filter((length) => verify(bytes.subarray(0, length)).ok)).toEqual([])
  })
  it('does not stand under the roots of another community', () => {
    const other = anchored(aLog(5, 'km-pl-ln-mt'), [2, 2, 5])
    expect(brokenAt(wholeText({ ...LOG, anchors: other.anchors }))).toMatchObject({ problem: 'anchor-mismatch' })
    expect(brokenAt(wholeText({ ...LOG, roots: anchored(aLog(6), [2, 3, 6]).roots }))).toMatchObject({ problem: 'root-mismatch' })
    expect(brokenAt(TEXT.replaceAll(COMMUNITY, 'km-pl-ln-mt'))).toMatchObject({ record: 1, problem: 'hash-mismatch' })
  })
  it('names the record that was changed, and not a later one', () => {
    expect(brokenAt(said(3, { fields: { title: 'Another title' } }))).toMatchObject({ record: 3, line: 4, problem: 'hash-mismatch' })
  })
  it('names the record after the one that was changed together with its hash', () => {
    const third = LOG.records[2]
    if (third === undefined) throw new Error('a log of five has a third record')
    const { hash: _old, ...rest } = { ...third, fields: { title: 'Another title' } }
    expect(brokenAt(said(3, { ...rest, hash: hashOf(rest, sha256) }))).toMatchObject({ record: 4, problem: 'previous-mismatch' })
  })
  it('names the root that no longer fits when the whole log was written anew', () => {
    const forged = aLog(5, COMMUNITY).slice(0, 1)
    const anew = [...forged]
    for (const record of LOG.records.slice(1)) {
      const { hash: _old, ...rest } = { ...record, previous: anew.at(-1)?.hash ?? '', fields: { ...record.fields, amount: 1 } }
      anew.push({ ...rest, hash: hashOf(rest, sha256) })
    }
    expect(brokenAt(wholeText({ ...LOG, records: anew, head: { number: 5, hash: anew.at(-1)?.hash ?? '' } }))).toMatchObject({ problem: 'anchor-mismatch' })
  })
  it('tells a gap, a foreign record, a field too many, one too few and one of the wrong kind apart', () => {
    const without = wholeText({ ...LOG, records: LOG.records.filter(({ number }) => number !== 2) })
    expect(brokenAt(without)).toMatchObject({ record: 2, problem: 'number-gap', expected: '2', found: '3' })
    expect(brokenAt(said(2, { community: 'elsewhere' }))).toMatchObject({ record: 2, problem: 'other-community' })
    expect(brokenAt(said(2, { name: 'Wang' } as never))).toMatchObject({ record: 2, problem: 'unknown-field', about: 'name' })
    expect(brokenAt(said(2, { code: undefined } as never))).toMatchObject({ record: 2, problem: 'missing-field', about: 'code' })
    expect(brokenAt(said(2, { at: '1' } as never))).toMatchObject({ record: 2, problem: 'wrong-type', about: 'at' })
    expect(brokenAt(TEXT.replace('"number":2', '"number": 2'))).toMatchObject({ record: 2, problem: 'not-canonical' })
  })
  it('is found short: a last record that is missing is not missed by head and roots', () => {
    const short = LOG.records.slice(0, 4)
    expect(brokenAt(wholeText({ ...LOG, records: short }))).toMatchObject({ record: 5, problem: 'head-mismatch' })
    expect(brokenAt(TEXT.replace(/"head":\{"hash":"./, (head) => `${head.slice(0, -1)}${head.endsWith('0') ? '1' : '0'}`))).toMatchObject({ record: null, problem: 'head-mismatch' })
    expect(brokenAt(wholeText({ ...LOG, records: short, head: { number: 4, hash: short.at(-1)?.hash ?? '' } }))).toMatchObject({ problem: 'anchor-beyond-log', found: '5' })
  })
  it('must agree with a code that was printed on paper', () => {
    const code = LOG.records[2]?.hash.slice(0, 8) ?? ''
    expect(verify(TEXT, { printed: [{ number: 3, code: code.toUpperCase() }] }).ok).toBe(true)
    expect(verify(TEXT, { printed: [{ number: 4, code }] })).toMatchObject({ ok: false, broken: { record: 4, problem: 'printed-code-mismatch' } })
    expect(verify(TEXT, { printed: [{ number: 6, code }] })).toMatchObject({ ok: false, broken: { record: 6 } })
  })
  it('that another program saved anew still names the record that was changed, and is never taken for what was given out', () => {
    const forms = [(text: string) => JSON.stringify(JSON.parse(text)), (text: string) => JSON.stringify(JSON.parse(text), null, 2), (text: string) => text.replaceAll('\n', '\r\n'), (text: string) => `\uFEFF${text}`]
    for (const form of forms) {
      expect(verify(form(TEXT))).toMatchObject({ ok: false, usable: true, broken: { record: null, problem: 'not-canonical' } })
      expect(verify(form(said(3, { project: 'other' })))).toMatchObject({ usable: true, broken: { line: null, record: 3, problem: 'hash-mismatch' } })
      expect(verify(form(said(2, { fields: { title: ['nested'] } as never })))).toMatchObject({ broken: { record: 2, problem: 'wrong-type' } })
      expect(verify(form(wholeText({ ...LOG, records: LOG.records.slice(0, 4) })))).toMatchObject({ broken: { problem: 'head-mismatch' } })
    }
    expect(brokenAt(JSON.stringify({ ...JSON.parse(TEXT), sha256: 'f'.repeat(64) }))).toMatchObject({ problem: 'digest-mismatch' })
    expect(brokenAt(JSON.stringify({ ...JSON.parse(TEXT), community: 'a\nb' }))).toMatchObject({ record: 1, problem: 'other-community' })
  })
  it('is not to be judged when it is something else', () => {
    for (const other of ['', '{"format":"weishishi-log-1"}', '{"format":"weishishi-log-1","community":1,"records":[],"head":{},"roots":[],"anchors":[]}', '{}', '[]', 'hello', wholeText(LOG).replace('weishishi-log-1', 'weishishi-log-2')]) expect(verify(other)).toMatchObject({ ok: false, usable: false, broken: { problem: 'not-an-export' } })
  })
})

describe('an export in parts', () => {
  const { community, records, head, roots, anchors } = LOG
  const manifest = manifestText({ community, each: 2, head, roots })
  const parts = [1, 2, 3].map((part) => partText({ community, part, records: records.slice(2 * part - 2, 2 * part), anchors: anchors.filter(({ number }) => Math.ceil(number / 2) === part) }))
  it('is JSON throughout and replays', () => {
    for (const one of [manifest, ...parts]) expect(() => void JSON.parse(one)).not.toThrow()
    expect(verify(manifest, { parts })).toEqual(verify(TEXT))
  })
  it('shows a change of any byte of the manifest and of any part', () => {
    const missed: string[] = []
    ;[manifest, ...parts].forEach((one, which) => {
      const bytes = Buffer.from(one)
      bytes.forEach((byte, at) => {
        const changed = Buffer.concat([bytes.subarray(0, at), Buffer.of(byte ^ 1), bytes.subarray(at + 1)])
        const verdict = which === 0 ? verify(changed, { parts }) : verify(manifest, { parts: parts.map((part, i) => (i === which - 1 ? changed : part)) })
        if (verdict.ok) missed.push(`${which}: ${at}`)
      })
    })
    expect(missed).toEqual([])
  })
  it('says which part is missing, swapped or short', () => {
    expect(verify(manifest, { parts: parts.slice(0, 2) })).toMatchObject({ ok: false, usable: false, broken: { problem: 'part-missing', about: '3', record: 5 } })
    expect(verify(manifest, { parts: [parts[1] ?? '', parts[0] ?? '', parts[2] ?? ''] })).toMatchObject({ ok: false, broken: { file: 'export-1.json', line: 1 } })
    expect(verify(manifest, { parts: [partText({ community, part: 1, records: records.slice(0, 1), anchors: [] }), ...parts.slice(1)] })).toMatchObject({ ok: false, broken: { file: 'export-1.json', problem: 'part-size' } })
  })
  it('does not take a part for the whole', () => {
    expect(verify(parts[0] ?? '')).toMatchObject({ ok: false, usable: false, broken: { problem: 'not-an-export', about: 'part' } })
  })
})

describe('a record that corrects another', () => {
  type Said = Pick<(typeof LOG.records)[number], 'kind' | 'project' | 'fields'>
  const notice = (project: string, kind: Said['kind'] = 'determination'): Said => ({ kind, project, fields: { title: '坡道', location: '1号院' } })
  const corrects = (project: string, replaces: number | string, notice = 'determination'): Said => ({ kind: 'correction', project, fields: { title: '坡道', location: '2号院', notice, replaces, text: '写错了', anew: 'yes' } })
  const copy = (said: Said, leadNumber: number): Said => ({ ...said, project: '', fields: { ...said.fields, projectCode: said.project, leadNumber } })
  /** A log of these, in this order, with every hash as it has to be: whoever doctors it so has hashed it all anew. */
  const logOf = (said: readonly Said[]) => said.reduce<readonly (typeof LOG.records)[number][]>((log, one, n) => [...log, nextRecord(log.at(-1) ?? null, { community: COMMUNITY, code: one.project, at: n, ...one }, sha256)], [])
  const wholeOf = (...said: readonly Said[]) => brokenAt(wholeText(anchored(logOf(said), [])))
  const mismatch = (record: number) => ({ record, line: record + 1, problem: 'correction-mismatch', about: 'replaces' })

  it('follows where it names the version before it: once, twice, and beside those of other projects and kinds', () => {
    expect(wholeOf(notice('a'), notice('b'), corrects('a', 1), notice('a', 'result'), corrects('b', 2), corrects('a', 3), corrects('a', 4, 'result'))).toBeNull()
  })
  it('is named where it claims to correct what is no earlier record of the log', () => {
    for (const replaces of [0, 2, 3, 7, -1, 1.5, '1', 'x']) expect([replaces, wholeOf(notice('a'), corrects('a', replaces), notice('a', 'result'))]).toMatchObject([replaces, { ...mismatch(2), found: String(replaces) }])
    const { replaces: _none, ...silent } = corrects('a', 1).fields
    expect(wholeOf(notice('a'), { ...corrects('a', 1), fields: silent })).toMatchObject(mismatch(2))
  })
  it('is named where what it claims to correct is another project’s, another notice, or no notice', () => {
    expect(wholeOf(notice('a'), notice('b'), corrects('b', 1))).toMatchObject(mismatch(3))
    expect(wholeOf(notice('a'), corrects('a', 1, 'result'))).toMatchObject(mismatch(2))
    expect(wholeOf(notice('a'), corrects('a', 1), corrects('a', 2, 'result'))).toMatchObject(mismatch(3))
    expect(wholeOf(notice('a', 'approval'), corrects('a', 1, 'approval'))).toMatchObject(mismatch(2))
  })
  it('is named where another one has corrected the same record: versions are a chain and never a fork', () => {
    expect(wholeOf(notice('a'), corrects('a', 1), notice('b'), corrects('a', 1))).toMatchObject({ record: 4, line: 5, problem: 'correction-fork', about: '2', found: '1' })
    expect(wholeOf(notice('a'), corrects('a', 1), corrects('a', 2), corrects('a', 2))).toMatchObject({ record: 4, problem: 'correction-fork', about: '3' })
  })
  it('in the log of a community that takes part is held against the copies there', () => {
    const first = copy(notice('a'), 10)
    expect(wholeOf(notice('b'), first, copy(corrects('a', 2), 11))).toBeNull()
    expect(wholeOf(notice('b'), first, copy(corrects('a', 1), 11))).toMatchObject(mismatch(3))
    expect(wholeOf(first, copy(corrects('a', 1), 11), copy(corrects('a', 1), 12))).toMatchObject({ record: 3, problem: 'correction-fork' })
    // Whose first version came before the community took part corrects nothing there, and does not say so.
    const { replaces: _leads, ...unnamed } = copy(corrects('a', 10), 11).fields
    expect(wholeOf(notice('b'), { ...copy(corrects('a', 10), 11), fields: unnamed })).toBeNull()
  })
  it('is found across the parts of a log too', () => {
    const records = logOf([notice('a'), corrects('a', 1), notice('b'), corrects('a', 1)])
    const parts = [1, 2].map((part) => partText({ community: COMMUNITY, part, records: records.slice(2 * part - 2, 2 * part), anchors: [] }))
    const manifest = manifestText({ community: COMMUNITY, each: 2, head: { number: 4, hash: records.at(-1)?.hash ?? '' }, roots: [] })
    expect(verify(manifest, { parts })).toMatchObject({ ok: false, usable: true, broken: { file: 'export-2.json', record: 4, problem: 'correction-fork' } })
  })
})
