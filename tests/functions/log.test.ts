/** The public log in the cloud: consecutive numbers whoever publishes at once, a root a day, an export that a stranger can check. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { sha256 } from '../../cloudfunctions/_runtime/canonical'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import type { StoredHead } from '../../cloudfunctions/_runtime/write'
import type { DailyRoot } from '../../contracts/publications'
import { nextRecord } from '../../domain/publications/chain'
import { startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { appointStaff, importPlaces, STAFF, TOWN } from './town'

const DAY = '2030-03-05'
const NOW = `${DAY}T10:00:00+08:00`
const TEXT = { text: 'checked' }
const ROOT = path.resolve(__dirname, '../..')

let cloud: Cloud
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'weishishi-log-'))
  cloud = await startCloud()
  await importPlaces(cloud)
  await appointStaff(cloud)
}, 60_000)
afterAll(async () => {
  await cloud.stop()
  rmSync(folder, { recursive: true, force: true })
})

const logOf = async (community: string) => [...(await cloud.read('publications', { community }))].sort((a, b) => Number(a.number) - Number(b.number))
const publishing = (name: string, count: number) => Promise.all(Array.from({ length: count }, (_, i) => putProject(cloud, aProject({ id: `${name}x${i}`, stage: 'organiserReview', proposer: 'nobody', contentChecked: true, title: '楼道扶手', code: `${name}${i}`.toUpperCase() }))))
const vouch = (project: string, now: string = NOW) => cloud.must(STAFF.head, 'proposals.vouch', { project, ...TEXT }, { now })
const seal = (at: string) => cloud.emulator.triggers.runNow({ name: 'oversight', trigger: 'oversight-sealDay', at: new Date(at) })
const roots = async (): Promise<readonly DailyRoot[]> => ([...(await cloud.read('roots'))] as unknown as DailyRoot[]).sort((a, b) => a.number - b.number)
const get = (address: string, headers: Record<string, string> = {}) => fetch(`${cloud.url}${address}`, { headers })
const saved = async (address: string): Promise<string> => {
  const place = path.join(folder, path.basename(address))
  writeFileSync(place, Buffer.from(await (await get(address)).arrayBuffer()))
  return place
}
const verify = async (...args: readonly string[]): Promise<{ readonly exit: number; readonly said: Record<string, unknown> }> => {
  const { stdout, code } = await promisify(execFile)(process.execPath, [path.join(ROOT, 'config/verbs/verify.mjs'), ...args]).then(({ stdout: out }) => ({ stdout: out, code: 0 }), (error: { readonly stdout: string; readonly code: number }) => error)
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  return { exit: code, said: JSON.parse(stdout) as Record<string, unknown> }
}

describe.each([1, 2, 8, 32])('%i publications at once', (times) => {
  it('get consecutive numbers, each with the hash of the one before', async () => {
    const before = (await logOf(TOWN.community)).length
    const ids = await publishing(`at${times}`, times)
    await Promise.all(ids.map((id) => vouch(id)))
    const log = await logOf(TOWN.community)
    expect(log.map(({ number }) => number)).toEqual(log.map((_, i) => i + 1))
    expect(log).toHaveLength(before + times)
    log.forEach((record, i) => expect(record.previous).toBe(i === 0 ? '' : log[i - 1]?.hash))
  }, 60_000)
})

describe('the daily root', () => {
  it('covers every community’s head at the end of the day, once, however often it is asked for', async () => {
    await Promise.all([seal('2030-03-06T00:30:00+08:00'), seal('2030-03-06T00:30:00+08:00')])
    await seal('2030-03-06T00:30:00+08:00')
    const all = await roots()
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject({ number: 1, day: DAY, previous: '', communities: 1, records: (await logOf(TOWN.community)).length })
  })
  it('is taken for a day that is surely over, not for one that may still get a record', async () => {
    await seal('2030-03-07T00:10:00+08:00')
    expect(await roots()).toHaveLength(1)
  })
  it('catches up after a week, one root a day, and takes no later record into an earlier day', async () => {
    const [late] = await publishing('late', 1)
    await vouch(late ?? '', '2030-03-09T23:59:00+08:00')
    const [later] = await publishing('later', 1)
    await vouch(later ?? '', '2030-03-12T08:00:00+08:00')
    const length = (await logOf(TOWN.community)).length
    await seal('2030-03-13T00:30:00+08:00')
    const all = await roots()
    expect(all.map(({ day }) => day)).toEqual(['05', '06', '07', '08', '09', '10', '11', '12'].map((d) => `2030-03-${d}`))
    all.forEach((root, i) => expect(root.previous).toBe(i === 0 ? '' : all[i - 1]?.hash))
    expect(all.map(({ records }) => records)).toEqual([length - 2, length - 2, length - 2, length - 2, length - 1, length - 1, length - 1, length])
    expect((await cloud.read('anchors', { community: TOWN.community })).map(({ root }) => root).sort()).toEqual([1, 5, 8])
  })
  it('is the same whether it is taken in time or late', async () => {
    const all = await roots()
    await cloud.put('roots', { ...all[7], _id: '8', number: -1 } as never)
    await cloudbasePorts().store.transact((tx) => tx.remove('roots', '8'))
    await seal('2030-03-13T09:00:00+08:00')
    expect(await roots()).toEqual(all)
  })
})

const address = (community: string) => `/open/${community}/export.json`

describe('GET /open/<community>/export.json', () => {
  const address = `/open/${TOWN.community}/export.json`
  it('gives the whole log, and a stranger’s replay agrees', async () => {
    const log = await logOf(TOWN.community)
    const { exit, said } = await verify(await saved(address))
    expect({ exit, said }).toMatchObject({ exit: 0, said: { ok: true, community: TOWN.community, records: log.length, head: { number: log.length, hash: log.at(-1)?.hash }, roots: 8, anchors: 3, anchored: log.length } })
  })
  it('names the record that was changed, and says with its exit what happened', async () => {
    const place = await saved(address)
    const lines = readFileSync(place, 'utf8').split('\n')
    const forged = path.join(folder, 'forged.json')
    writeFileSync(forged, lines.map((line, i) => (i === 4 ? line.replace('楼道扶手', '楼道护手') : line)).join('\n'))
    expect(await verify(forged)).toMatchObject({ exit: 1, said: { ok: false, file: 'forged.json', line: 5, record: 4, problem: 'hash-mismatch' } })
    for (const [others, said] of [
      [lines.filter((_, i) => i !== 3), { record: 3, problem: 'number-gap' }],
      [lines.map((line, i) => (i === 3 ? lines[4] : i === 4 ? lines[3] : line)), { record: 3, problem: 'number-gap' }],
      [lines.flatMap((line, i) => (i === 3 ? [line, line] : [line])), { record: 4, problem: 'number-gap' }],
      [lines.slice(0, 6), { problem: 'head-mismatch' }],
    ] as const) {
      writeFileSync(forged, others.join('\n'))
      expect(await verify(forged)).toMatchObject({ exit: 1, said: { ok: false, ...said } })
    }
    expect(await verify(path.join(folder, 'nowhere.json'))).toMatchObject({ exit: 2, said: { ok: false } })
    expect(await verify(place, '--printed', 'x')).toMatchObject({ exit: 2 })
  })
  it('agrees with the code on the board, and with no other', async () => {
    const place = await saved(address)
    const [, second] = await logOf(TOWN.community)
    expect((await verify(place, '--printed', `2=${String(second?.hash).slice(0, 8)}`)).exit).toBe(0)
    expect(await verify(place, '--printed', '2=00000000')).toMatchObject({ exit: 1, said: { problem: 'printed-code-mismatch', record: 2 } })
  })
  it('can be checked by hand, as docs/verify.md says', async () => {
    const place = await saved(address)
    const command = /```sh by-hand\n([\s\S]*?)```/.exec(readFileSync(path.join(ROOT, 'docs/verify.md'), 'utf8'))?.[1]?.trim() ?? 'false'
    const { stdout } = await promisify(execFile)('sh', ['-c', command], { cwd: folder, env: { ...process.env, N: '3' } })
    expect(path.basename(place)).toBe('export.json')
    expect(stdout.slice(0, 64)).toBe((await logOf(TOWN.community))[2]?.hash)
    const whole = /```sh by-hand-file\n([\s\S]*?)```/.exec(readFileSync(path.join(ROOT, 'docs/verify.md'), 'utf8'))?.[1]?.trim() ?? 'false'
    const [own = '', last = ''] = (await promisify(execFile)('sh', ['-c', whole], { cwd: folder })).stdout.split('\n')
    expect(last).toBe(`],"sha256":"${own.slice(0, 64)}"}`)
  })
  it('is not sent twice to who has it: 304 by its own tag, compressed or not', async () => {
    const [plain, packed] = await Promise.all([get(address, { 'accept-encoding': 'identity' }), get(address, { 'accept-encoding': 'gzip' })])
    expect(await plain.text()).toBe(await packed.text())
    expect([plain.headers.get('content-encoding'), packed.headers.get('content-encoding')]).toEqual([null, 'gzip'])
    for (const tag of [plain.headers.get('etag'), packed.headers.get('etag')]) expect((await get(address, { 'if-none-match': tag ?? '' })).status).toBe(304)
    expect((await get(address, { 'if-none-match': '"another"' })).status).toBe(200)
    expect(plain.headers.get('cache-control')).toMatch(/public, max-age=\d+/)
  })
  it('says so where there is no log, and lets nobody write', async () => {
    for (const wrong of ['/open/nowhere/export.json', `/open/${TOWN.community}/export-1000.json`, '/open/%E0%A4%A/export.json', `/open/${TOWN.community}/else.json`]) expect((await get(wrong)).status).toBe(404)
    expect((await fetch(`${cloud.url}${address}`, { method: 'POST' })).status).toBe(405)
  })
})

describe('publications.head', () => {
  it('gives what a poster prints: number and hash, the last root, and where the whole is', async () => {
    const log = await logOf(TOWN.community)
    expect(await cloud.must(null, 'publications.head', { community: TOWN.community })).toEqual({ community: TOWN.community, head: { number: log.length, hash: log.at(-1)?.hash }, root: expect.objectContaining({ number: 8 }) as unknown, export: address(TOWN.community) })
    expect(await cloud.must(null, 'publications.head', { community: TOWN.elsewhere })).toMatchObject({ head: null })
    expect(await cloud.refused(null, 'publications.head', { community: 'nowhere' })).toBe('unknown-place')
  })
})

describe('a log that does not fit into one answer', () => {
  const community = 'large'
  const count = 5001
  beforeAll(async () => {
    const { store } = cloudbasePorts()
    let head: StoredHead | null = null
    for (let from = 0; from < count; from += 50) {
      const batch = Array.from({ length: Math.min(50, count - from) }, (_, i) => {
        const record = nextRecord(head, { community, project: `p${from + i}`, code: 'LARGE', kind: 'progress', at: Date.parse('2030-04-01T10:00:00+08:00') + from + i, fields: { title: '路灯', percent: i } }, sha256)
        head = { number: record.number, hash: record.hash, at: record.at }
        return { ...record, _id: `${community}@${record.number}` }
      })
      await Promise.all(batch.map((record) => store.put('publications', record)))
    }
    await cloud.put('publicationHeads', { ...(head ?? { number: 0, hash: '', at: 0 }), _id: community })
    await seal('2030-04-02T00:30:00+08:00')
  }, 120_000)

  it('comes as a manifest with parts, each of which fits, and replays as one', async () => {
    const place = await saved(`/open/${community}/export.json`)
    expect(JSON.parse(readFileSync(place, 'utf8'))).toMatchObject({ format: 'weishishi-log-manifest-1', each: 250 })
    expect(await verify(place)).toMatchObject({ exit: 2, said: { problem: 'part-missing', about: '1' } })
    for (let part = 1; part <= 21; part += 1) await saved(`/open/${community}/export-${part}.json`)
    expect(await verify(place)).toMatchObject({ exit: 0, said: { records: count, anchors: 1, anchored: count } })
  }, 60_000)
})

it('who is erased is in no log: nothing of a person was ever written there', async () => {
  await cloud.idOf('erased')
  const id = await cloud.idOf('erased')
  const before = JSON.stringify(await logOf(TOWN.community))
  const staff = await cloud.idOf(STAFF.head)
  for (const trace of [id, staff, STAFF.head]) expect(before).not.toContain(trace)
  await cloudbasePorts().store.transact((tx) => tx.remove('people', id))
  expect((await verify(await saved(`/open/${TOWN.community}/export.json`))).exit).toBe(0)
})
