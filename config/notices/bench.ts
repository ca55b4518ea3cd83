// npm run bench -- notices [projects] [milliseconds] [records]: the pages behind the QR codes beside a plain file of the same size from the same server,
// what they weigh and ask for, when they are first painted on a slow line, and how fast a log is replayed. Measured, never asserted.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pointAt, startEmulator } from '../../emulator/bench/laptop'
import { measureTogether, type Measurement, type Operation } from '../../emulator/bench/measure'
import { firstPaints } from './paint'
import { requestsOf } from './requests'
import { codeOf, COMMUNITY, fillTown } from './town'
import { replaySpeed } from './replay'

const LIMIT = 14_000
const LANES = [1, 8, 32] as const

/** A page of so many bytes that nothing can make smaller. */
function plainPage(bytes: number): string {
  const [opening, closing] = ['<!doctype html><meta charset="utf-8"><title>plain</title><p>', '</p>']
  return `${opening}${'plain text '.repeat(Math.ceil(bytes / 11)).slice(0, bytes - opening.length - closing.length)}${closing}`
}

async function fetched(url: string, headers: Record<string, string> = {}, expected = 200): Promise<Response> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'gzip', ...headers } })
  await answer.arrayBuffer()
  if (answer.status !== expected) throw new Error(`${url} answered ${answer.status}`)
  return answer
}

const wireBytes = async (url: string): Promise<number> => Number((await fetched(url)).headers.get('content-length') ?? 0)
const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`)
const figures = ({ p50, p95, perSecond }: Measurement, beside: Measurement): readonly string[] => [p50.toFixed(2), p95.toFixed(2), perSecond.toFixed(0), (beside.perSecond / perSecond).toFixed(2)]

async function pagesPerSecond(url: string, { projects, milliseconds }: { readonly projects: number; readonly milliseconds: number }): Promise<void> {
  const page = `${url}/n/${codeOf(0)}`
  const tag = (await fetched(page)).headers.get('etag') ?? ''
  const kinds: readonly (readonly [string, Operation])[] = [
    ['plain file of the same size', () => fetched(`${url}/plain.html`)],
    ['the same function, a code that no project has', () => fetched(`${url}/n/`, {}, 404)],
    ['project, not asked for before', (_lane, turn) => fetched(`${url}/n/${codeOf(turn % projects)}`)],
    ['project, kept', () => fetched(page)],
    ['project, 304', () => fetched(page, { 'if-none-match': tag }, 304)],
    ['one record, kept', () => fetched(`${page}/1`)],
    ['community, kept', () => fetched(`${url}/n/c/${COMMUNITY}`)],
  ]
  await measureTogether(kinds.map(([, operation]) => operation), 8, milliseconds / 3)
  row('page', 'at once', 'p50 ms', 'p95 ms', 'per second', 'times slower than the plain file')
  row(...Array.from({ length: 6 }, () => '---'))
  for (const lanes of LANES) {
    const measured = await measureTogether(kinds.map(([, operation]) => operation), lanes, milliseconds)
    const [plain] = measured
    measured.forEach((one, i) => { if (plain) row(kinds[i]?.[0] ?? '', lanes, ...figures(one, plain)) })
  }
}

async function main(): Promise<void> {
  const [projects = 1000, milliseconds = 2000, records = 100_000] = process.argv.slice(2).map(Number).filter((value) => value > 0)
  const folder = mkdtempSync(path.join(tmpdir(), 'weishishi-notices-'))
  mkdirSync(path.join(folder, 'h5'))
  const { url, stop } = await startEmulator(folder)
  try {
    pointAt(url, path.join(folder, 'data'))
    console.log(`${projects} projects and ${await fillTown(projects)} records in one community`)
    const addresses = [`/n/${codeOf(0)}`, `/n/${codeOf(0)}/1`, `/n/c/${COMMUNITY}`]
    const sizes = await Promise.all(addresses.map((address) => wireBytes(`${url}${address}`)))
    writeFileSync(path.join(folder, 'h5/plain.html'), plainPage(sizes[0] ?? LIMIT))
    writeFileSync(path.join(folder, 'h5/limit.html'), plainPage(LIMIT))
    row('page', 'bytes', 'requests to the database', 'when kept')
    row('---', '---', '---', '---')
    for (const [i, address] of addresses.entries()) row(address, sizes[i] ?? 0, ...(await requestsOf(address)))
    console.log('')
    await pagesPerSecond(url, { projects, milliseconds })
    console.log('')
    await firstPaints({ page: `${url}${addresses[0]}`, plain: `${url}/plain.html`, limit: `${url}/limit.html` })
    console.log('')
    await replaySpeed({ folder, records })
  } finally {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => { console.error(error); process.exit(1) })
