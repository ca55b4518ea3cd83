import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../emulator/database/index'

describe('a transaction, while other invocations live in other years', () => {
  const folder = mkdtempSync(join(tmpdir(), 'weishishi-time-'))
  const times = { now: Date.parse('2020-04-10T02:00:00Z'), elapsed: 0 }
  const database = openDatabase({ file: join(folder, 'database.sqlite'), now: () => times.now, elapsed: () => times.elapsed })
  afterAll(() => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const begin = async (): Promise<string> => {
    const { transactionId } = await database.handle({ action: 'database.startTransaction' })
    return String(transactionId)
  }
  const commit = (transactionId: string) => database.handle({ action: 'database.commitTransaction', transactionId })

  it('is not ended by a moved clock', async () => {
    const transaction = await begin()
    times.now = Date.parse('2026-11-22T02:00:00Z')
    times.elapsed += 29_999
    expect(await commit(transaction)).not.toHaveProperty('code')
  })
  it('is ended by thirty real seconds', async () => {
    const transaction = await begin()
    times.elapsed += 30_000
    expect(await commit(transaction)).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  })
})
