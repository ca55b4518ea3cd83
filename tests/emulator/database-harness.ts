import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import { openDatabase, type Database } from '../../emulator/database/index'

// Without it the SDK asks the metadata service of Tencent Cloud before every request.
process.env['TENCENTCLOUD'] = 'true'
// It warns of slow requests even when the server was killed on purpose.
process.env['SILENCE'] = 'true'

export type Sdk = ReturnType<ReturnType<typeof cloudbase.init>['database']>

export interface Bench {
  /** The real SDK's database, pointed at the emulator. */
  readonly sdk: Sdk
  /** The emulator behind it. */
  readonly database: Database
  readonly file: string
  readonly clock: { now: number }
  readonly stop: () => Promise<void>
}

/** The real SDK's database for a server that is already listening. */
export function sdkFor(port: number): Sdk {
  return cloudbase.init({ env: 'test', secretId: 'x', secretKey: 'y', serviceUrl: `http://127.0.0.1:${port}/admin` }).database()
}

/** A database in a folder of its own, served over HTTP as the emulator serves it. */
export async function startBench(options: { readonly collections?: readonly string[]; readonly now?: number } = {}): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'weishishi-database-'))
  const file = join(folder, 'database.sqlite')
  const clock = { now: options.now ?? Date.parse('2026-03-01T00:00:00Z') }
  const database = openDatabase({ file, now: () => clock.now })
  for (const name of options.collections ?? []) database.ensureCollection(name, [])
  const server = await serve(database)
  return {
    sdk: sdkFor((server.address() as AddressInfo).port),
    database,
    file,
    clock,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The smallest server that speaks the protocol. */
export async function serve(database: Database): Promise<Server> {
  const server = createServer(async (request, response) => {
    const answer = await database.handle(await bodyOf(request))
    response.setHeader('content-type', 'application/json; charset=utf-8')
    response.end(JSON.stringify({ ...answer, requestId: 'test' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

async function bodyOf(request: IncomingMessage): Promise<{ action: string }> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as { action: string }
}

/** The code of the refusal that the work must end with. */
export async function refusalOf(work: Promise<unknown>): Promise<{ code: unknown; message: string }> {
  try {
    await work
  } catch (error) {
    return error as { code: unknown; message: string }
  }
  throw new Error('expected a refusal')
}

/** The debug answer of a query that is sent without the SDK, which cannot ask for it. */
export async function explain(database: Database, collectionName: string, request: { query?: object; order?: object; limit?: number; offset?: number }): Promise<{ index: string | null; examined: number; list: Record<string, unknown>[] }> {
  const { query = {}, order, ...rest } = request
  const body = { action: 'database.getDocument', collectionName, queryType: 'WHERE', debug: true, limit: 100, query: JSON.stringify(query), ...(order ? { order: JSON.stringify(order) } : {}), ...rest }
  const answer = (await database.handle(body)) as { explain: { index: string | null; examined: number }; data: { list: string[] } }
  return { ...answer.explain, list: answer.data.list.map((text) => JSON.parse(text) as Record<string, unknown>) }
}
