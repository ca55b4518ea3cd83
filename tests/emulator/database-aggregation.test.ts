import { refusalOf, startBench, type Bench } from './database-harness'

let bench: Bench
beforeAll(async () => {
  bench = await startBench({ collections: ['a', 'b'] })
})
afterAll(() => bench.stop())
beforeEach(async () => {
  for (const name of ['a', 'b']) await bench.sdk.collection(name).where({ _id: bench.sdk.command.exists(true) }).remove()
})

/** Runs a raw pipeline. */
const run = async (pipeline: readonly object[]): Promise<unknown[]> => {
  const aggregate = bench.sdk.collection('a').options({ raw: true }).aggregate() as unknown as { [stage: string]: (operand: unknown) => void } & { end: () => Promise<{ data: unknown[] }>; _stages: object[] }
  aggregate._stages = pipeline.map((stage) => ({ stageKey: Object.keys(stage)[0], stageValue: JSON.stringify(Object.values(stage)[0]) }))
  return (await aggregate.end()).data
}
/** The value of one expression for one document. */
const value = async (document: object, expression: unknown): Promise<unknown> => {
  await bench.sdk.collection('a').doc('0').set(document)
  const [result] = (await run([{ $project: { _id: 0, value: expression } }])) as { value: unknown }[]
  return result?.value
}

describe('expressions', () => {
  it('find text by characters and by bytes', async () => {
    expect(await value({ s: '微实事abc' }, { $indexOfCP: ['$s', 'a'] })).toBe(3)
    expect(await value({ s: '微实事abc' }, { $indexOfBytes: ['$s', 'a'] })).toBe(9)
    expect(await value({ s: 'abc' }, { $indexOfCP: ['$s', 'z'] })).toBe(-1)
    expect(await value({}, { $indexOfCP: ['$s', 'z'] })).toBeNull()
    expect(await value({ s: '2026/03/01' }, { $substr: ['$s', 8, -1] })).toBe('01')
    expect(await value({ s: '微实事' }, { $substrBytes: ['$s', 3, 3] })).toBe('实')
    expect((await refusalOf(value({ s: '微' }, { $substrBytes: ['$s', 1, 1] }))).message).toContain('continuation byte')
    expect(await value({ s: null }, { $toUpper: '$s' })).toBe('')
    expect(await value({ s: 'aß' }, { $toUpper: ['$s'] })).toBe('ASS')
  })

  it('round as MongoDB does', async () => {
    expect(await value({ n: 7.8 }, { $trunc: '$n' })).toBe(7)
    expect(await value({ n: 2.5 }, { $round: '$n' })).toBe(2)
    expect(await value({ n: -1.255 }, { $round: ['$n', 1] })).toBe(-1.3)
    expect(await value({}, { $round: '$n' })).toBeNull()
  })

  it('compare whole values, missing below null', async () => {
    expect(await value({ l: ['x'] }, { $eq: ['$l', 'x'] })).toBe(false)
    expect(await value({}, { $eq: ['$l', null] })).toBe(false)
    expect(await value({}, { $gt: [null, '$l'] })).toBe(true)
    expect(await value({ s: 'x' }, { $gt: ['$s', 5] })).toBe(true)
    expect(await value({ l: [1, 2] }, { $in: [2, '$l'] })).toBe(true)
    expect(await value({ l: [1, 2] }, { $reverseArray: ['$l'] })).toEqual([2, 1])
    expect(await value({ l: 1 }, { $meta: 'textScore' })).toBeNull()
  })

  it('count weeks and format dates', async () => {
    const at = new Date('2026-01-04T18:30:00Z')
    expect(await value({ at }, { $week: '$at' })).toBe(1)
    expect(await value({ at: new Date('2026-01-03T00:00:00Z') }, { $week: '$at' })).toBe(0)
    expect(await value({ at }, { $dateToString: { date: '$at', format: '%Y-%m-%d %U %w %u %V %j %%' } })).toBe('2026-01-04 01 1 7 01 004 %')
    expect(await value({ at }, { $dateToString: { date: '$at', format: '%d %H:%M', timezone: 'Asia/Shanghai' } })).toBe('05 02:30')
    expect(await value({ at }, { $dateToString: { date: '$at', format: '%H:%M', timezone: '+08:30' } })).toBe('03:00')
    expect(await value({}, { $dateToString: { date: '$at', onNull: 'none' } })).toBe('none')
  })
})

describe('stages', () => {
  it('group, with _id first and without what is missing', async () => {
    await bench.sdk.collection('a').add([{ _id: 1, k: 'x', n: 1 }, { _id: 2, k: 'x' }, { _id: 3, n: 5 }])
    expect(await run([{ $group: { _id: '$k', list: { $push: '$n' }, sum: { $sum: '$n' } } }])).toEqual([{ _id: 'x', list: [1], sum: 1 }, { _id: null, list: [5], sum: 5 }])
    expect(JSON.stringify(await run([{ $project: { n: 1, twice: { $multiply: ['$n', 2] } } }, { $limit: 1 }]))).toBe('[{"_id":1,"n":1,"twice":2}]')
  })

  it('count nothing as nothing', async () => {
    await bench.sdk.collection('a').add({ n: 1 })
    expect(await run([{ $match: { n: 2 } }, { $count: 'n' }])).toEqual([])
    expect(await run([{ $match: { n: 1 } }, { $count: 'n' }])).toEqual([{ n: 1 }])
  })

  it('join by field and by pipeline, with and without an index', async () => {
    await bench.sdk.collection('a').add([{ _id: 1, name: 'x' }, { _id: 2, name: ['y', 'z'] }, { _id: 3 }])
    await bench.sdk.collection('b').add([{ _id: 11, owner: 'x', n: 1 }, { _id: 12, owner: 'y', n: 2 }, { _id: 13, owner: 'z', n: 3 }, { _id: 14, n: 4 }])
    const join = [{ $lookup: { from: 'b', localField: 'name', foreignField: 'owner', as: 'found' } }, { $project: { ids: '$found._id' } }]
    const expected = [{ _id: 1, ids: [11] }, { _id: 2, ids: [12, 13] }, { _id: 3, ids: [14] }]
    expect(await run(join)).toEqual(expected)
    bench.database.ensureCollection('b', [{ name: 'owner_1', keys: [{ field: 'owner', direction: 1 }], unique: false }])
    expect(await run(join)).toEqual(expected)
    const pipeline = [{ $match: { $expr: { $gt: ['$n', '$$least'] } } }, { $project: { _id: 0, n: 1 } }]
    expect(await run([{ $match: { _id: 1 } }, { $lookup: { from: 'b', let: { least: '$_id' }, pipeline, as: 'found' } }])).toEqual([{ _id: 1, name: 'x', found: [{ n: 2 }, { n: 3 }, { n: 4 }] }])
  })

  it('unwind, facet, bucket and add nested fields', async () => {
    await bench.sdk.collection('a').add([{ _id: 1, l: [1, 2], o: { a: 1 } }, { _id: 2, l: [], o: { a: 2 } }])
    expect(await run([{ $unwind: '$l' }, { $project: { _id: 0, l: 1 } }])).toEqual([{ l: 1 }, { l: 2 }])
    expect(await run([{ $facet: { n: [{ $count: 'n' }], ids: [{ $project: { _id: 1 } }] } }])).toEqual([{ n: [{ n: 2 }], ids: [{ _id: 1 }, { _id: 2 }] }])
    expect(await run([{ $addFields: { 'o.b': '$_id' } }, { $project: { _id: 0, o: 1 } }])).toEqual([{ o: { a: 1, b: 1 } }, { o: { a: 2, b: 2 } }])
    expect(await run([{ $sortByCount: { $size: '$l' } }])).toHaveLength(2)
  })

  it('are refused when unknown or forbidden', async () => {
    expect(await refusalOf(run([{ $unheard: {} }]))).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    expect(await refusalOf(run([{ $out: 'b' }]))).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  })
})
