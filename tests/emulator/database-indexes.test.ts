import { openDatabase } from '../../emulator/database/index'
import { explain, refusalOf, startBench, type Bench } from './database-harness'

type Direction = 1 | -1
const index = (fields: Record<string, Direction>, unique = false) => ({
  name: Object.entries(fields).map(([field, direction]) => `${field}_${direction}`).join('_'),
  keys: Object.entries(fields).map(([field, direction]) => ({ field, direction })),
  unique,
})

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
  bench.database.ensureCollection('homes', [index({ street: 1, floor: -1 }), index({ code: 1 }, true), index({ tags: 1 }), index({ at: 1 })])
  await bench.sdk.collection('homes').add(Array.from({ length: 2000 }, (_, n) => aHome(n)))
})
afterAll(() => bench.stop())

const aHome = (n: number) => ({ _id: `h${String(n).padStart(4, '0')}`, code: n, street: `s${n % 100}`, floor: Math.floor(n / 100), tags: [`t${n % 7}`, `u${n % 3}`], at: new Date(n * 1000), size: n % 50 })
const look = (query: object, request: { order?: object; limit?: number; offset?: number } = {}) => explain(bench.database, 'homes', { query, ...request })

describe('an index', () => {
  it('finds equality', async () => {
    expect(await look({ code: 77 })).toMatchObject({ index: 'code_1', examined: 1 })
    expect(await look({ street: 's5' })).toMatchObject({ index: 'street_1_floor_-1', examined: 20 })
    expect(await look({ street: 's5', floor: 3 })).toMatchObject({ index: 'street_1_floor_-1', examined: 1, list: [{ code: 305 }] })
  })

  it('finds several values', async () => {
    const found = await look({ code: { $in: [3, 1, 99999] } })
    expect(found).toMatchObject({ index: 'code_1', examined: 2 })
    expect(found.list.map(({ code }) => code)).toEqual([1, 3])
    expect(await look({ street: { $in: ['s1', 's2'] }, floor: { $in: [0, 1] } })).toMatchObject({ examined: 4 })
  })

  it('finds ranges, with each border and in each direction', async () => {
    expect((await look({ code: { $gte: 10, $lt: 13 } })).list.map(({ code }) => code)).toEqual([10, 11, 12])
    expect((await look({ code: { $gt: 10, $lte: 13 } })).list.map(({ code }) => code)).toEqual([11, 12, 13])
    expect(await look({ code: { $gte: 10, $lt: 13 } })).toMatchObject({ index: 'code_1', examined: 3 })
    expect((await look({ street: 's5', floor: { $gte: 17 } })).list.map(({ floor }) => floor)).toEqual([19, 18, 17])
    expect((await look({ street: 's5', floor: { $lt: 2 } })).list.map(({ floor }) => floor)).toEqual([1, 0])
    expect(await look({ street: 's5', floor: { $gt: 17, $lte: 18 } })).toMatchObject({ examined: 1 })
    expect(await look({ at: { $gte: { $date: 1_995_000 } } })).toMatchObject({ index: 'at_1', examined: 5 })
    expect(await look({ street: { $regularExpression: { pattern: '^s99', options: '' } } })).toMatchObject({ index: 'street_1_floor_-1', examined: 20 })
  })

  it('gives the order, and stops at the limit', async () => {
    expect(await look({ street: 's5' }, { order: { floor: 1 }, limit: 3 })).toMatchObject({ examined: 3, list: [{ floor: 0 }, { floor: 1 }, { floor: 2 }] })
    expect(await look({ street: 's5' }, { order: { floor: -1 }, limit: 3 })).toMatchObject({ examined: 3, list: [{ floor: 19 }, { floor: 18 }, { floor: 17 }] })
    expect(await look({}, { order: { code: -1 }, limit: 2 })).toMatchObject({ index: 'code_1', examined: 2, list: [{ code: 1999 }, { code: 1998 }] })
    expect(await look({}, { order: { street: 1, floor: -1 }, limit: 2 })).toMatchObject({ examined: 2, list: [{ street: 's0', floor: 19 }, { street: 's0', floor: 18 }] })
    expect((await look({}, { order: { street: 1, floor: 1 }, limit: 2 })).index).toBeNull()
    expect(await look({ code: { $gte: 100 } }, { order: { code: 1 }, limit: 2, offset: 2 })).toMatchObject({ examined: 4, list: [{ code: 102 }, { code: 103 }] })
  })

  it('finds what is in an array, each document once', async () => {
    const found = await look({ tags: 't3', size: { $gte: 0 } })
    expect(found.index).toBe('tags_1')
    expect(found.examined).toBeLessThan(300)
    const twice = await look({ tags: { $in: ['t3', 'u0'] } }, { limit: 1000 })
    expect(new Set(twice.list.map(({ _id }) => _id)).size).toBe(twice.list.length)
    expect(twice.list).toHaveLength(Array.from({ length: 2000 }, (_, n) => n).filter((n) => n % 7 === 3 || n % 3 === 0).slice(0, 1000).length)
  })

  it('on _id needs no asking', async () => {
    expect(await look({ _id: 'h0042' })).toMatchObject({ index: '_id_', examined: 1 })
    expect(await look({ _id: { $in: ['h0001', 'h0003', 'nobody'] } })).toMatchObject({ index: '_id_', examined: 2 })
    expect(await look({ _id: { $gt: 'h1997' } })).toMatchObject({ index: '_id_', examined: 2 })
    expect(await look({}, { order: { _id: -1 }, limit: 1 })).toMatchObject({ index: '_id_', examined: 1, list: [{ _id: 'h1999' }] })
  })

  it('is chosen by what it would read', async () => {
    expect(await look({ street: 's7', code: { $gte: 0 } })).toMatchObject({ index: 'street_1_floor_-1', examined: 20 })
    expect(await look({ street: 's7', at: { $lt: { $date: 3000 } } })).toMatchObject({ index: 'at_1', examined: 3 })
  })

  it('serves $or when each branch has one', async () => {
    const found = await look({ $or: [{ code: 5 }, { street: 's5', floor: 0 }, { _id: 'h0001' }] })
    expect(found.list.map(({ code }) => code)).toEqual([1, 5])
    expect(found.index).toBe('code_1 | street_1_floor_-1 | _id_')
  })

  it('counts without reading documents', async () => {
    const count = (query: object) => bench.database.handle({ action: 'database.calculateDocument', collectionName: 'homes', queryType: 'WHERE', debug: true, query: JSON.stringify(query) })
    expect(await count({ street: 's5' })).toEqual({ data: { total: 20 }, explain: { index: 'street_1_floor_-1', examined: 0 } })
    expect(await count({ code: { $gte: 1990 } })).toEqual({ data: { total: 10 }, explain: { index: 'code_1', examined: 0 } })
    expect(await count({ size: 3 })).toMatchObject({ data: { total: 40 }, explain: { index: null } })
    expect(await count({ code: { $gte: 0, $lt: 9 }, size: { $gte: 5 } })).toMatchObject({ data: { total: 4 }, explain: { examined: 9 } })
  })

  it('serves the head of a pipeline', async () => {
    const stages = [['$match', { street: 's5' }], ['$sort', { floor: 1 }], ['$limit', 2], ['$project', { floor: 1 }]].map(([stageKey, value]) => ({ stageKey, stageValue: JSON.stringify(value) }))
    const answer = await bench.database.handle({ action: 'database.aggregateDocuments', collectionName: 'homes', debug: true, stages })
    expect(answer).toMatchObject({ explain: { index: 'street_1_floor_-1', examined: 2 } })
  })
})

describe('an index and a whole reading', () => {
  const values = [null, undefined, -Infinity, -5, -0.5, 0, 1, 1e20, Number.NaN, '', 'a', 'b\u0000c', 'é', '😀', '\uffee', true, false, new Date(0), new Date(-5), { a: 1 }, { a: 1, b: 2 }, { b: 1 }, [], [1, 5], ['a', null], [[1]]]
  const queries = [{ v: { $eq: 1 } }, { v: { $gt: -1 } }, { v: { $lt: 1 } }, { v: { $gte: 0, $lte: 5 } }, { v: { $gt: 2, $lt: 3 } }, { v: { $gte: '' } }, { v: { $gt: 'a' } }, { v: { $lte: 'b' } }, { v: null }, { v: { $in: [null, 1, 'a'] } }, { v: { $exists: false } }, { v: { $ne: 1 } }, { v: { a: 1 } }, { v: [] }, { v: [1, 5] }, { v: true }, { v: { $gte: { $date: -5 } } }, { v: { $lt: true } }, { 'v.a': 1 }, { 'v.0': 1 }]

  it('find the same, whatever the values', async () => {
    for (const name of ['plain', 'ascending', 'descending']) bench.database.ensureCollection(name, name === 'plain' ? [] : [index({ v: name === 'ascending' ? 1 : -1 })])
    for (const name of ['plain', 'ascending', 'descending']) await bench.sdk.collection(name).add(values.map((v, n) => ({ _id: n, v })))
    for (const query of queries) {
      const found = async (name: string) => (await explain(bench.database, name, { query })).list.map(({ _id }) => Number(_id)).sort((a, b) => a - b)
      const expected = await found('plain')
      expect({ query, found: await found('ascending') }).toEqual({ query, found: expected })
      expect({ query, found: await found('descending') }).toEqual({ query, found: expected })
    }
  })

  it('order the same', async () => {
    const scalars = values.filter((value) => !Array.isArray(value))
    for (const [name, fields] of [['p', undefined], ['i', { v: 1 }], ['d', { v: -1 }]] as const) {
      bench.database.ensureCollection(name, fields ? [index(fields)] : [])
      await bench.sdk.collection(name).add(scalars.map((v, n) => ({ _id: n, v })))
    }
    for (const order of [{ v: 1 }, { v: -1 }]) {
      const found = async (name: string) => (await explain(bench.database, name, { order })).list.map(({ v }) => JSON.stringify(v ?? null))
      expect((await explain(bench.database, 'i', { order })).index).toBe('v_1')
      expect(await found('i')).toEqual(await found('p'))
      expect(await found('d')).toEqual(await found('p'))
    }
  })
})

describe('a unique index', () => {
  it('refuses a second document with the same key', async () => {
    const refusal = await refusalOf(bench.sdk.collection('homes').add({ _id: 'again', code: 5 }))
    expect(refusal.code).toBe('DATABASE_REQUEST_FAILED')
    expect(refusal.message).toContain('E11000 duplicate key error collection: homes index: code_1 dup key: { : 5 }')
    expect((await refusalOf(bench.sdk.collection('homes').add({ _id: 'h0005', code: 5 }))).message).toContain('index: _id_')
    expect((await refusalOf(bench.sdk.collection('homes').doc('h0001').update({ code: 5 }))).message).toContain('E11000')
    expect((await refusalOf(bench.sdk.collection('homes').doc('other').set({ code: 5 }))).message).toContain('E11000')
    expect(await bench.sdk.collection('homes').doc('h0005').update({ code: 5, size: 1 })).toMatchObject({ updated: 1 })
  })

  it('takes a missing field for null', async () => {
    bench.database.ensureCollection('strict', [index({ a: 1, b: 1 }, true)])
    await bench.sdk.collection('strict').add([{ a: 1 }, { b: 1 }])
    expect((await refusalOf(bench.sdk.collection('strict').add({ a: 1, b: null }))).message).toContain('index: a_1_b_1 dup key: { : 1, : null }')
  })

  it('refuses what it cannot hold, and keeps nothing of it', async () => {
    bench.database.ensureCollection('pairs', [index({ a: 1, b: 1 })])
    expect((await refusalOf(bench.sdk.collection('pairs').add({ a: [1], b: [2] }))).message).toContain('cannot index parallel arrays')
    const transaction = await bench.sdk.startTransaction()
    expect((await refusalOf(transaction.collection('pairs').add({ a: [1], b: [2] }))).message).toContain('cannot index parallel arrays')
    expect((await bench.sdk.collection('pairs').count()).total).toBe(0)
  })

  it('is free again after a removal or a change', async () => {
    bench.database.ensureCollection('freed', [index({ k: 1 }, true)])
    const freed = bench.sdk.collection('freed')
    await freed.add([{ _id: 'a', k: 1 }, { _id: 'b', k: 2 }])
    await freed.doc('a').remove()
    await freed.doc('b').update({ k: 3 })
    expect((await freed.add([{ k: 1 }, { k: 2 }]) as unknown as { ids: string[] }).ids).toHaveLength(2)
  })

  it('cannot be built over duplicates', async () => {
    bench.database.ensureCollection('late', [])
    await bench.sdk.collection('late').add([{ k: 1 }, { k: 1 }])
    expect(() => bench.database.ensureCollection('late', [index({ k: 1 }, true)])).toThrow('E11000')
    await bench.sdk.collection('late').count()
    expect(bench.database.collections().find(({ name }) => name === 'late')?.indexes).toEqual([])
    const seenAnew = openDatabase({ file: bench.file })
    expect(seenAnew.collections().find(({ name }) => name === 'late')?.indexes).toEqual([])
    seenAnew.close()
  })

  it('has the code that was asked for', async () => {
    const database = openDatabase({ file: `${bench.file}-coded`, duplicateCode: 'DATABASE_DUPLICATE_WRITE' })
    database.ensureCollection('c', [])
    const add = () => database.handle({ action: 'database.insertDocument', collectionName: 'c', data: ['{"_id":1}'] })
    await add()
    expect(await add()).toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
    database.close()
  })
})

it('a built index, a changed one and a reopened one are used', async () => {
  const file = `${bench.file}-reopened`
  const first = openDatabase({ file })
  first.ensureCollection('c', [])
  await first.handle({ action: 'database.insertDocument', collectionName: 'c', data: Array.from({ length: 1500 }, (_, n) => JSON.stringify({ _id: n, k: n % 10, l: [n % 4] })) })
  first.ensureCollection('c', [index({ k: 1 }), index({ l: 1 })])
  expect(await explain(first, 'c', { query: { k: 3 } })).toMatchObject({ index: 'k_1', examined: 100 })
  first.ensureCollection('c', [{ ...index({ k: 1 }), keys: [{ field: 'k', direction: -1 }, { field: '_id', direction: 1 }] }])
  first.close()
  const second = openDatabase({ file })
  expect(await explain(second, 'c', { query: { k: 3, _id: { $lt: 10 } } })).toMatchObject({ examined: 1 })
  expect(await explain(second, 'c', { query: { l: { $in: [1, 2] }, k: { $exists: true } } })).toMatchObject({ index: 'l_1' })
  expect(second.collections()).toMatchObject([{ name: 'c', documents: 1500 }])
  second.close()
})
