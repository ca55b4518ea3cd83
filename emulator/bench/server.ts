// The database behind a bare HTTP server, in a process of its own: client and server must not share an event loop.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { openDatabase, type Database } from '../database/index'
import { EMPTY, MILLION } from './names'

const PAGE = 1000

/** The shortest answers that the SDK accepts. */
const CANNED: Readonly<Record<string, object>> = {
  'database.getDocument': { data: { list: [] } },
  'database.insertDocument': { data: { insertedIds: ['x'] } },
  'database.modifyDocument': { data: { updated: 0 } },
}

async function fill(database: Database, documents: number): Promise<void> {
  database.ensureCollection(MILLION, [
    { name: 'street_1_score_-1', keys: [{ field: 'street', direction: 1 }, { field: 'score', direction: -1 }], unique: false },
    { name: 'code_1', keys: [{ field: 'code', direction: 1 }], unique: true },
  ])
  for (const name of ['added', 'streams', 'snapshots']) database.ensureCollection(name, [])
  const started = Date.now()
  for (let from = 0; from < documents; from += PAGE) {
    const data = Array.from({ length: Math.min(PAGE, documents - from) }, (_, i) => JSON.stringify(aDocument(from + i)))
    await database.handle({ action: 'database.insertDocument', collectionName: MILLION, data })
    if ((from + PAGE) % 100_000 === 0) process.stdout.write(`${JSON.stringify({ filled: from + PAGE, seconds: (Date.now() - started) / 1000 })}\n`)
  }
}

function aDocument(n: number): object {
  return { _id: `id-${n}`, code: n, street: `street-${n % 1000}`, score: (n * 7919) % 100_003, title: `第 ${n} 号长廊加装扶手`, open: n % 3 === 0, at: { $date: 1_700_000_000_000 + n * 1000 } }
}

async function bodyOf(request: IncomingMessage): Promise<{ action: string; collectionName?: unknown }> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as { action: string }
}

async function main(): Promise<void> {
  const [folder = '.', documents = '1000000'] = process.argv.slice(2)
  const database = openDatabase({ file: join(folder, 'bench.sqlite') })
  await fill(database, Number(documents))
  let requests = 0
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const result = body.collectionName === EMPTY ? (CANNED[body.action] ?? {}) : await database.handle(body)
    const text = JSON.stringify({ ...result, requestId: String(++requests) })
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) })
    response.end(text)
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`))
}

void main()
