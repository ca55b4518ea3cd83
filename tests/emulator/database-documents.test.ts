import { explain, refusalOf, startBench, type Bench } from './database-harness'

let bench: Bench
beforeAll(async () => {
  bench = await startBench({ collections: ['things', 'orders'] })
})
afterAll(() => bench.stop())
beforeEach(async () => {
  for (const name of ['things', 'orders']) await bench.sdk.collection(name).where({ _id: bench.sdk.command.exists(true) }).remove()
})

const things = () => bench.sdk.collection('things')

describe('collections', () => {
  it('must be created before use', async () => {
    const refusal = await refusalOf(bench.sdk.collection('nowhere').get())
    expect(refusal).toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
    expect(refusal.message).toContain('[ResourceNotFound] Db or Table not exist.')
  })

  it('are created once', async () => {
    await bench.sdk.createCollection('fresh')
    expect(await refusalOf(bench.sdk.createCollection('fresh'))).toMatchObject({ code: 'DATABASE_COLLECTION_ALREADY_EXIST' })
  })

  it('are listed with their indexes', () => {
    bench.database.ensureCollection('listed', [{ name: 'a_1', keys: [{ field: 'a', direction: 1 }], unique: true }])
    bench.database.ensureCollection('listed', [{ name: 'a_1', keys: [{ field: 'a', direction: 1 }], unique: true }])
    expect(bench.database.collections().find(({ name }) => name === 'listed')).toEqual({ name: 'listed', documents: 0, indexes: [{ name: 'a_1', keys: [{ field: 'a', direction: 1 }], unique: true }] })
  })
})

describe('documents', () => {
  it('come back as they went in', async () => {
    const at = new Date('2026-02-03T04:05:06.789Z')
    const document = { text: '长廊', whole: 1, large: 1e17, half: 0.5, yes: true, none: null, at, list: [1, 'two', { three: [3] }], inner: { deep: { er: 1 } } }
    const { id } = (await things().add(document)) as { id: string }
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect((await things().doc(id).get()).data[0]).toEqual({ _id: id, ...document })
  })

  it('keep places, and give ObjectIds back as text', async () => {
    const hex = '5f5f5f5f5f5f5f5f5f5f5f5f'
    await things().add({ _id: 'place', at: new bench.sdk.Geo.Point(120.5, 30.25), ref: bench.sdk.ObjectId({ id: hex }) })
    const [found] = (await things().where({ ref: bench.sdk.ObjectId({ id: hex }) }).get()).data
    expect(found.ref).toBe(hex)
    expect(found.at).toBeInstanceOf(bench.sdk.Geo.Point)
    expect((await things().where({ ref: hex }).get()).data).toEqual([])
  })

  it('are found by a string or a number as _id, which differ', async () => {
    await things().add([{ _id: 7, kind: 'number' }, { _id: '7', kind: 'string' }])
    expect((await things().doc(7).get()).data[0].kind).toBe('number')
    expect((await things().doc('7').get()).data[0].kind).toBe('string')
  })

  it('come in the order they were added', async () => {
    const names = ['c', 'a', 'b', 'z', 'y']
    await things().add(names.map((name) => ({ _id: `${name}-${Math.abs(name.charCodeAt(0) - 200)}`, name })))
    await things().where({ name: 'a' }).update({ touched: true })
    expect((await things().get()).data.map(({ name }: { name: string }) => name)).toEqual(names)
    expect((await things().aggregate().project({ _id: 0, name: 1 }).end()).data).toEqual(names.map((name) => ({ name })))
  })

  it('share one server time per request', async () => {
    bench.clock.now = 1_800_000_000_000
    await things().add({ _id: 'dated', a: bench.sdk.serverDate(), b: bench.sdk.serverDate({ offset: -60_000 }) })
    const [found] = (await things().doc('dated').get()).data
    expect(found.a.getTime()).toBe(1_800_000_000_000)
    expect(found.a.getTime() - found.b.getTime()).toBe(60_000)
  })

  it('are refused with names that begin with a dollar', async () => {
    expect(await refusalOf(things().add({ $bad: 1 }))).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  })

  it('are limited to 100 by default and 1,000 at most', async () => {
    await things().add(Array.from({ length: 1100 }, (_, n) => ({ n })))
    expect((await things().get()).data).toHaveLength(100)
    expect((await things().limit(1000).get()).data).toHaveLength(1000)
    expect((await things().skip(1095).get()).data.map(({ n }: { n: number }) => n)).toEqual([1095, 1096, 1097, 1098, 1099])
    expect((await things().count()).total).toBe(1100)
  })

  it('are refused twice under one _id, in MongoDB’s words', async () => {
    await things().add({ _id: 'one' })
    const refusal = await refusalOf(things().add({ _id: 'one' }))
    expect(refusal.code).toBe('DATABASE_REQUEST_FAILED')
    expect(refusal.message).toContain('E11000 duplicate key error collection: things index: _id_ dup key: { : "one" }')
  })
})

describe('writing', () => {
  it('set replaces or inserts', async () => {
    expect(await things().doc('s').set({ a: 1, b: 2 })).toMatchObject({ updated: 0, upsertedId: 's' })
    expect(await things().doc('s').set({ b: 3 })).toMatchObject({ updated: 1 })
    expect(await things().doc('s').set({ b: 3 })).toMatchObject({ updated: 1 })
    expect((await things().doc('s').get()).data).toEqual([{ _id: 's', b: 3 }])
  })

  it('update merges, and does nothing when there is nothing to do', async () => {
    await things().add({ _id: 'u', a: { b: 1, c: 2 } })
    expect(await things().doc('u').update({ a: { b: 5 } })).toMatchObject({ updated: 1 })
    expect(await things().doc('u').update({})).toMatchObject({ updated: 0 })
    expect((await things().doc('u').get()).data).toEqual([{ _id: 'u', a: { b: 5, c: 2 } }])
    expect(await things().doc('nobody').update({ a: 1 })).toMatchObject({ updated: 0 })
  })

  it('update and remove need a where', async () => {
    expect(await refusalOf(things().update({ a: 1 }))).toMatchObject({ code: 'INVALID_PARAM' })
    expect(await refusalOf(things().remove())).toMatchObject({ code: 'INVALID_PARAM' })
  })

  it('updates one or many', async () => {
    const _ = bench.sdk.command
    await things().add([{ n: 1 }, { n: 2 }, { n: 3 }])
    expect(await things().where({ n: _.gt(1) }).update({ hit: true })).toMatchObject({ updated: 2 })
    expect(await things().where({ n: _.gt(0) }).options({ multiple: false }).update({ once: true })).toMatchObject({ updated: 1 })
    expect(await things().where({ n: _.gt(0) }).options({ multiple: false }).remove()).toMatchObject({ deleted: 1 })
    expect((await things().where({ once: true }).count()).total).toBe(0)
  })

  it('updateAndReturn answers the new document, or null', async () => {
    await things().add({ _id: 'r', n: 1 })
    const where = (query: object) => things().where(query) as unknown as { updateAndReturn: (data: object) => Promise<{ updated: number; doc: unknown }> }
    expect(await where({ _id: 'r' }).updateAndReturn({ n: bench.sdk.command.inc(1) })).toMatchObject({ updated: 1, doc: { _id: 'r', n: 2 } })
    expect(await where({ _id: 'x' }).updateAndReturn({ n: 1 })).toMatchObject({ updated: 0, doc: null })
  })

  it('refuses to change _id', async () => {
    await things().add({ _id: 'fixed' })
    const raw = things().options({ raw: true }).where({ _id: 'fixed' })
    expect((await refusalOf(raw.update({ $set: { _id: 'other' } }))).message).toContain("immutable field '_id'")
  })
})

describe('projection', () => {
  it('takes or leaves fields, also inside arrays', async () => {
    await things().add({ _id: 'p', a: 1, b: { c: 1, d: 2 }, list: [{ x: 1, y: 2 }, { x: 3, y: 4 }] })
    expect((await things().field({ 'b.c': true, 'list.x': true }).get()).data).toEqual([{ _id: 'p', b: { c: 1 }, list: [{ x: 1 }, { x: 3 }] }])
    expect((await things().field({ list: false, _id: false }).get()).data).toEqual([{ a: 1, b: { c: 1, d: 2 } }])
    expect((await things().field({ list: bench.sdk.command.project.slice(1) }).get()).data[0].list).toEqual([{ x: 1, y: 2 }])
  })
})

describe('browsing', () => {
  it('shows documents page by page', async () => {
    await things().add([{ _id: 'a', n: 1 }, { _id: 'b', n: 2 }, { _id: 'c', n: 3 }])
    expect(bench.database.browse('things', { skip: 1, limit: 1 })).toEqual({ documents: [{ _id: 'b', n: 2 }], total: 3 })
    expect(bench.database.browse('things', { skip: 0, limit: 9, query: { n: { $gte: 2 } } }).total).toBe(2)
    expect(bench.database.browse('nowhere', { skip: 0, limit: 1 })).toEqual({ documents: [], total: 0 })
  })
})

describe('protocol', () => {
  it('refuses unknown actions and malformed queries without throwing', async () => {
    expect(await bench.database.handle({ action: 'database.dropEverything' })).toMatchObject({ code: 'INVALID_ACTION' })
    expect(await bench.database.handle({ action: 'database.getDocument', collectionName: 'things', query: '{' })).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    expect(await refusalOf(things().options({ raw: true }).where({ a: { $near: 1 } }).get())).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  })

  it('explains without an index as a whole reading', async () => {
    await things().add([{ n: 1 }, { n: 2 }])
    expect(await explain(bench.database, 'things', { query: { n: 2 } })).toMatchObject({ index: null, examined: 2 })
  })
})
