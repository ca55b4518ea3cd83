import { refusalOf, startBench, type Bench, type Sdk } from './database-harness'

const CONFLICT = '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.'
const ENDED = '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.'

let bench: Bench
beforeAll(async () => {
  bench = await startBench({ collections: ['t', 'other'] })
  bench.database.ensureCollection('unique', [{ name: 'k_1', keys: [{ field: 'k', direction: 1 }], unique: true }])
})
afterAll(() => bench.stop())
beforeEach(async () => {
  for (const name of ['t', 'other', 'unique']) await bench.sdk.collection(name).where({ _id: bench.sdk.command.exists(true) }).remove()
  await bench.sdk.collection('t').add([{ _id: 'a', n: 1 }, { _id: 'b', n: 1 }])
})

type Running = Awaited<ReturnType<Sdk['startTransaction']>>
const begin = () => bench.sdk.startTransaction()
const outside = () => bench.sdk.collection('t')
const read = async (transaction: Running, id: string) => ((await transaction.collection('t').doc(id).get()) as unknown as { data: { n: number } | null }).data
const namesIn = async (transaction: Running, query: object) => ((await transaction.collection('t').where(query).get()) as unknown as { data: { _id: string }[] }).data.map(({ _id }) => _id)

describe('a transaction', () => {
  it('sees its own writes; others see them after commit', async () => {
    const transaction = await begin()
    await transaction.collection('t').doc('a').update({ n: bench.sdk.command.inc(1) })
    await transaction.collection('t').add({ _id: 'c', n: 9 })
    await transaction.collection('t').doc('b').remove()
    expect(await read(transaction, 'a')).toEqual({ _id: 'a', n: 2 })
    expect(await read(transaction, 'b')).toBeNull()
    expect(await namesIn(transaction, { n: bench.sdk.command.gt(0) })).toEqual(['a', 'c'])
    expect((await outside().get()).data).toEqual([{ _id: 'a', n: 1 }, { _id: 'b', n: 1 }])
    await transaction.commit()
    expect((await outside().get()).data).toEqual([{ _id: 'a', n: 2 }, { _id: 'c', n: 9 }])
  })

  it('leaves nothing behind when it is rolled back', async () => {
    const transaction = await begin()
    await transaction.collection('t').doc('a').set({ n: 5 })
    await transaction.collection('t').add({ _id: 'c' })
    await transaction.rollback()
    expect((await outside().get()).data).toEqual([{ _id: 'a', n: 1 }, { _id: 'b', n: 1 }])
  })

  it('looks at the moment of its first operation, not of its start', async () => {
    const transaction = await begin()
    await outside().doc('a').update({ n: 2 })
    expect(await read(transaction, 'a')).toMatchObject({ n: 2 })
    await outside().doc('a').update({ n: 3 })
    await outside().doc('b').remove()
    await outside().add({ _id: 'late', n: 1 })
    expect(await read(transaction, 'a')).toMatchObject({ n: 2 })
    expect(await read(transaction, 'b')).toMatchObject({ n: 1 })
    expect(await read(transaction, 'late')).toBeNull()
    expect(await namesIn(transaction, { n: bench.sdk.command.gt(0) })).toEqual(['a', 'b'])
    await transaction.rollback()
  })

  it('loses when the document has changed since', async () => {
    const transaction = await begin()
    await read(transaction, 'b')
    await outside().doc('a').update({ n: 2 })
    expect(await refusalOf(transaction.collection('t').doc('a').update({ n: 3 }))).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT', message: CONFLICT })
    expect(await refusalOf(transaction.collection('t').doc('b').get())).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL', message: ENDED })
  })

  it('loses against the first writer, and frees what it held', async () => {
    const [first, second] = [await begin(), await begin()]
    await second.collection('t').doc('b').update({ n: 5 })
    await first.collection('t').doc('a').update({ n: 2 })
    expect(await refusalOf(second.collection('t').doc('a').update({ n: 3 }))).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
    await first.collection('t').doc('b').update({ n: 7 })
    await first.commit()
    expect((await outside().get()).data).toEqual([{ _id: 'a', n: 2 }, { _id: 'b', n: 7 }])
  })

  it('loses when both insert the same _id or the same unique key', async () => {
    for (const [name, mine, theirs] of [['t', { _id: 'x' }, { _id: 'x' }], ['unique', { k: 1 }, { k: 1 }]] as const) {
      const [first, second] = [await begin(), await begin()]
      await first.collection(name).add(mine)
      expect(await refusalOf(second.collection(name).add(theirs))).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
      await first.commit()
    }
  })

  it('is told of duplicates', async () => {
    await bench.sdk.collection('unique').add({ _id: 'old', k: 1 })
    const transaction = await begin()
    expect((await refusalOf(transaction.collection('unique').add({ k: 1 }))).message).toContain('E11000')
    expect(await refusalOf(transaction.commit())).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
    const exchange = await begin()
    await exchange.collection('unique').doc('old').update({ k: 2 })
    await exchange.collection('unique').add({ _id: 'new', k: 1 })
    await exchange.commit()
    expect((await bench.sdk.collection('unique').orderBy('k', 'asc').get()).data).toEqual([{ _id: 'new', k: 1 }, { _id: 'old', k: 2 }])
  })

  it('allows write skew, as snapshots do', async () => {
    const [first, second] = [await begin(), await begin()]
    await read(first, 'a')
    await read(second, 'b')
    await first.collection('t').doc('b').update({ n: 10 })
    await second.collection('t').doc('a').update({ n: 20 })
    await first.commit()
    await second.commit()
    expect((await outside().get()).data).toEqual([{ _id: 'a', n: 20 }, { _id: 'b', n: 10 }])
  })

  it('ends after thirty seconds', async () => {
    const transaction = await begin()
    await transaction.collection('t').doc('a').update({ n: 9 })
    bench.clock.now += 29_999
    expect(await read(transaction, 'a')).toMatchObject({ n: 9 })
    bench.clock.now += 1
    expect(await refusalOf(transaction.commit())).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL', message: ENDED })
    await outside().doc('a').update({ n: 2 })
    expect((await outside().doc('a').get()).data).toEqual([{ _id: 'a', n: 2 }])
  })

  it('is unknown once it has ended', async () => {
    const transaction = await begin()
    await transaction.commit()
    for (const again of [() => transaction.commit(), () => transaction.rollback(), () => transaction.collection('t').doc('a').set({ n: 1 })]) {
      expect(await refusalOf(again())).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL', message: ENDED })
    }
  })

  it('takes a thousand and one documents', async () => {
    const transaction = await begin()
    await transaction.collection('other').add(Array.from({ length: 1001 }, (_, n) => ({ n })))
    expect((await bench.sdk.collection('other').count()).total).toBe(0)
    await transaction.commit()
    expect((await bench.sdk.collection('other').count()).total).toBe(1001)
  })

  it('keeps its view while thousands of others come and go', async () => {
    const transaction = await begin()
    await read(transaction, 'a')
    for (let n = 0; n < 1500; n++) {
      await bench.database.handle({ action: 'database.modifyDocument', collectionName: 't', query: '{"_id":"a"}', data: '{"$inc":{"n":1}}' })
      if (n % 10 !== 0) continue
      const { transactionId } = await bench.database.handle({ action: 'database.startTransaction' })
      await bench.database.handle({ action: 'database.getDocument', collectionName: 't', query: '{"_id":"a"}', transactionId })
      await bench.database.handle({ action: 'database.abortTransaction', transactionId })
    }
    expect(await read(transaction, 'a')).toMatchObject({ n: 1 })
    await transaction.rollback()
    expect((await outside().doc('a').get()).data).toEqual([{ _id: 'a', n: 1501 }])
  })

  it('is run again by the SDK when it lost', async () => {
    let attempts = 0
    await bench.sdk.runTransaction(async (transaction: Running) => {
      attempts++
      await read(transaction, 'a')
      if (attempts < 3) await outside().doc('a').update({ n: 100 * attempts })
      await transaction.collection('t').doc('a').update({ n: bench.sdk.command.inc(1) })
    })
    expect(attempts).toBe(3)
    expect((await outside().doc('a').get()).data).toEqual([{ _id: 'a', n: 201 }])
  })
})

describe('a write outside of transactions', () => {
  it('waits for a document that a transaction holds', async () => {
    const transaction = await begin()
    await transaction.collection('t').doc('a').update({ n: 5 })
    let waiting = true
    const write = outside().doc('a').update({ n: bench.sdk.command.inc(1) }).then(() => (waiting = false))
    await outside().doc('b').update({ n: 2 })
    expect(waiting).toBe(true)
    await transaction.commit()
    await write
    expect((await outside().get()).data).toEqual([{ _id: 'a', n: 6 }, { _id: 'b', n: 2 }])
  })

  it('waits no longer than the transaction may live', async () => {
    const transaction = await begin()
    await transaction.collection('t').doc('a').update({ n: 5 })
    const write = outside().where({ n: bench.sdk.command.gt(0) }).update({ n: bench.sdk.command.inc(1) })
    bench.clock.now += 30_000
    await write
    expect((await outside().get()).data).toEqual([{ _id: 'a', n: 2 }, { _id: 'b', n: 2 }])
    expect(await refusalOf(transaction.commit())).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  })
})

describe.each([1, 2, 8, 32])('%i at a time', (many) => {
  const all = <T>(work: (n: number) => Promise<T>) => Promise.all(Array.from({ length: many }, (_, n) => work(n)))

  it('lose no increment, with or without a transaction', async () => {
    await all(() => outside().doc('a').update({ n: bench.sdk.command.inc(1) }))
    expect((await outside().doc('a').get()).data).toEqual([{ _id: 'a', n: 1 + many }])
    const insist = async (): Promise<void> => {
      const work = bench.sdk.runTransaction(async (transaction: Running) => {
        const before = await read(transaction, 'b')
        await transaction.collection('t').doc('b').update({ n: (before?.n ?? 0) + 1 })
      })
      await work.catch((error: { code?: unknown }) => {
        if (error.code !== 'DATABASE_TRANSACTION_CONFLICT') throw error
        return insist()
      })
    }
    await all(insist)
    expect((await outside().doc('b').get()).data).toEqual([{ _id: 'b', n: 1 + many }])
  })

  it('let exactly one add a document', async () => {
    const outcomes = await all((n) => outside().add({ _id: 'same', n }).then(() => 'added', (error: Error) => error.message))
    expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.includes('E11000'))).toHaveLength(many - 1)
  })

  it('let exactly one win the same version in a transaction', async () => {
    const outcomes = await all(async (n) => {
      const transaction = await begin()
      try {
        await transaction.collection('t').add({ _id: 'stream@1', n })
        await transaction.collection('other').doc('stream').set({ version: 1, n })
        await transaction.commit()
        return 'won'
      } catch (error) {
        return (error as { code: string }).code
      }
    })
    expect(outcomes.filter((outcome) => outcome === 'won')).toHaveLength(1)
    const { n } = (await outside().doc('stream@1').get()).data[0]
    expect((await bench.sdk.collection('other').doc('stream').get()).data).toEqual([{ _id: 'stream', version: 1, n }])
  })
})
