// `npm run bench -- emulator [documents] [milliseconds per measurement]`: the database through the real SDK,
// each operation beside an empty answer of the same server, and beside the same call answered at once.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import cloudbase from '@cloudbase/node-sdk'
import { measureTogether, type Operation } from './measure'
import { EMPTY, MILLION } from './names'

process.env['TENCENTCLOUD'] = 'true'
const LANES = [1, 8, 32] as const

interface Started {
  readonly process: ChildProcess
  readonly port: number
}

/** Starts the server and waits for its port; its progress is passed on. */
function start(folder: string, documents: number): Promise<Started> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'server.ts'), folder, String(documents)], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`bench server ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const news = JSON.parse(line) as { filled?: number; seconds?: number; port?: number }
      if (news.port !== undefined) return resolve({ process: child, port: news.port })
      process.stderr.write(`filling: ${news.filled?.toLocaleString('en')} of ${documents.toLocaleString('en')} documents, ${news.seconds?.toFixed(1)} s\n`)
    })
  })
}

/** One thing to measure: the operation, and the same calls of the SDK answered at once by the same server. */
interface Subject {
  readonly name: string
  readonly operation: Operation
  readonly answeredAtOnce: Operation
}

function subjectsOf(port: number, documents: number): { readonly empty: Operation; readonly subjects: readonly Subject[] } {
  const app = cloudbase.init({ env: 'bench', secretId: 'x', secretKey: 'y', serviceUrl: `http://127.0.0.1:${port}/admin` })
  const database = app.database()
  const _ = database.command
  let streams = 0
  const anId = (lane: number, turn: number) => `id-${(lane * 7_368_787 + turn * 104_729) % documents}`
  const of = (name: string, call: (collection: string) => Operation, collection = MILLION): Subject => ({ name, operation: call(collection), answeredAtOnce: call(EMPTY) })
  const transaction = (names: readonly [string, string, string]): Operation => (lane, turn) =>
    database.runTransaction(async (running: typeof database) => {
      await running.collection(names[0]).doc(`stream-${streams++}`).set({ lane, turn })
      await running.collection(names[1]).doc(`snapshot-${lane}`).set({ turn })
      await running.collection(names[2]).doc(`id-${lane}`).update({ score: turn })
    })
  return {
    empty: () => database.createCollection(EMPTY),
    subjects: [
      of('add', (name) => (lane, turn) => database.collection(name).add({ lane, turn, title: '加装扶手', at: new Date() }), 'added'),
      of('get by id', (name) => (lane, turn) => database.collection(name).doc(anId(lane, turn)).get()),
      of('indexed find of 20', (name) => (lane, turn) => database.collection(name).where({ street: `street-${(lane * 31 + turn) % 1000}` }).orderBy('score', 'desc').limit(20).get()),
      of('update', (name) => (lane, turn) => database.collection(name).doc(anId(lane, turn)).update({ score: _.inc(1) })),
      { name: 'three-document transaction', operation: transaction(['streams', 'snapshots', MILLION]), answeredAtOnce: transaction([EMPTY, EMPTY, EMPTY]) },
    ],
  }
}

const milliseconds = (value: number) => value.toFixed(2)

async function report(name: string, concurrency: number, duration: number, lanes: readonly [Operation, Operation, Operation]): Promise<void> {
  const [measured, sameCall, empty] = await measureTogether(lanes, concurrency, duration)
  if (!measured || !sameCall || !empty) return
  const cells = [name, concurrency, milliseconds(measured.p50), milliseconds(measured.p95), Math.round(measured.perSecond), milliseconds(empty.p50), (measured.p50 / empty.p50).toFixed(2), milliseconds(sameCall.p50), (measured.p50 / sameCall.p50).toFixed(2)]
  console.log(`| ${cells.join(' | ')} |`)
}

async function main(): Promise<void> {
  const [documents = 1_000_000, duration = 1500] = process.argv.slice(2).map(Number).filter((value) => value > 0)
  const folder = mkdtempSync(join(tmpdir(), 'weishishi-bench-'))
  const server = await start(folder, documents)
  server.process.removeAllListeners('exit')
  try {
    const { empty, subjects } = subjectsOf(server.port, documents)
    for (const { operation, answeredAtOnce } of subjects) await measureTogether([operation, answeredAtOnce, empty], 8, duration / 3)
    console.log(`${documents.toLocaleString('en')} documents; ${duration} ms per measurement. Empty answer: an action answered {} at once. Same call: the same calls of the SDK, answered at once. All three are measured in alternation.\n`)
    console.log('| operation | concurrency | p50 ms | p95 ms | per second | empty answer p50 ms | ratio | same call p50 ms | ratio |\n|---|---|---|---|---|---|---|---|---|')
    for (const concurrency of LANES) {
      await report('empty answer', concurrency, duration, [empty, empty, empty])
      for (const { name, operation, answeredAtOnce } of subjects) await report(name, concurrency, duration, [operation, answeredAtOnce, empty])
    }
  } finally {
    server.process.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

void main()
