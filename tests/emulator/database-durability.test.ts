import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database } from '../../emulator/database/index'
import { explain, sdkFor, type Sdk } from './database-harness'

const WRITERS = 8
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'weishishi-kill-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function start(file: string): Promise<{ child: ChildProcess; sdk: Sdk }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'database-child.ts'), file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, sdk: sdkFor(Number(port.toString())) }
}

interface Writing { readonly sdk: Sdk; readonly writer: number; readonly from: number; readonly onPair: () => void }

/** Adds single documents, and pairs in transactions, until the server is gone; answers what was confirmed. */
async function writeUntilKilled({ sdk, writer, from, onPair }: Writing): Promise<{ singles: number; pairs: number }> {
  let [singles, pairs] = [from, from]
  try {
    for (;;) {
      await sdk.collection('singles').add({ _id: `${writer}-${singles}`, writer, n: singles })
      singles++
      const transaction = await sdk.startTransaction()
      await transaction.collection('left').add({ _id: `${writer}-${pairs}`, writer, n: pairs })
      await transaction.collection('right').add({ _id: `${writer}-${pairs}`, writer, n: pairs })
      await transaction.commit()
      pairs++
      onPair()
    }
  } catch {
    return { singles, pairs }
  }
}

const numbersOf = async (database: Database, collection: string, writer: number) => {
  const found: number[] = []
  for (;;) {
    const { list } = await explain(database, collection, { query: { writer }, order: { n: 1 }, limit: 1000, offset: found.length })
    found.push(...list.map(({ n }) => Number(n)))
    if (list.length < 1000) return found
  }
}

it('what was answered survives kill -9, and no transaction is torn', async () => {
  const file = join(folder, 'database.sqlite')
  let from = 0
  // Killed by what was done and not by the clock, so that a slow machine kills in the middle of the writing too.
  for (const pairsBeforeDeath of [1, 20, 60]) {
    const { child, sdk } = await start(file)
    let writers: Promise<{ singles: number; pairs: number }>[] = []
    await new Promise<void>((enough) => {
      let written = 0
      const onPair = (): void => { if (++written >= pairsBeforeDeath) enough() }
      writers = Array.from({ length: WRITERS }, (_, writer) => writeUntilKilled({ sdk, writer, from, onPair }))
    })
    child.kill('SIGKILL')
    await once(child, 'exit')
    const confirmed = await Promise.all(writers)
    const database = openDatabase({ file })
    for (const [writer, { singles, pairs }] of confirmed.entries()) {
      const [single, left, right] = [await numbersOf(database, 'singles', writer), await numbersOf(database, 'left', writer), await numbersOf(database, 'right', writer)]
      expect(single).toEqual(expect.arrayContaining(range(from, singles)))
      expect(left).toEqual(expect.arrayContaining(range(from, pairs)))
      expect(right).toEqual(left)
    }
    const sizes = database.collections().map(({ documents }) => documents)
    const counted = await Promise.all(['singles', 'left', 'right'].map((name) => database.handle({ action: 'database.calculateDocument', collectionName: name, query: '{"n":{"$gte":0}}' })))
    expect(counted).toEqual(sizes.map((total) => ({ data: { total } })))
    expect(Math.max(...confirmed.map(({ pairs }) => pairs))).toBeGreaterThan(from)
    database.close()
    from += 100_000
  }
}, 120_000)

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n)
