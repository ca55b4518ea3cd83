import { refusalOf, startBench, type Bench } from './database-harness'

let bench: Bench
beforeAll(async () => {
  bench = await startBench({ collections: ['q'] })
})
afterAll(() => bench.stop())
beforeEach(() => bench.sdk.collection('q').where({ _id: bench.sdk.command.exists(true) }).remove())

const fill = (documents: readonly object[]) => bench.sdk.collection('q').add(documents.map((document, n) => ({ _id: String(n), ...document })))
/** Ids of what a raw MongoDB query finds. */
const ids = async (query: object): Promise<string> => {
  const { data } = await bench.sdk.collection('q').options({ raw: true }).where(query).get()
  return (data as { _id: string }[]).map(({ _id }) => _id).join('')
}
const updated = async (document: object, update: object): Promise<unknown> => {
  await bench.sdk.collection('q').doc('0').set(document)
  await bench.sdk.collection('q').options({ raw: true }).where({ _id: '0' }).update(update)
  const { _id, ...rest } = (await bench.sdk.collection('q').doc('0').get()).data[0]
  expect(_id).toBe('0')
  return rest
}
const refused = async (document: object, update: object): Promise<string> => {
  await bench.sdk.collection('q').doc('0').set(document)
  return (await refusalOf(bench.sdk.collection('q').options({ raw: true }).where({ _id: '0' }).update(update))).message
}

describe('queries', () => {
  it('compare within one type only', async () => {
    await fill([{ a: 1 }, { a: '1' }, { a: null }, {}, { a: true }, { a: new Date(1) }])
    expect(await ids({ a: { $gt: 0 } })).toBe('0')
    expect(await ids({ a: { $gte: '' } })).toBe('1')
    expect(await ids({ a: null })).toBe('23')
    expect(await ids({ a: { $exists: false } })).toBe('3')
    expect(await ids({ a: { $ne: null } })).toBe('0145')
    expect(await ids({ a: { $not: { $gt: 0 } } })).toBe('12345')
    expect(await ids({ a: { $type: 'date' } })).toBe('5')
  })

  it('look into arrays', async () => {
    await fill([{ t: ['x', 'y'] }, { t: 'x' }, { t: [['x']] }, { t: [] }, { t: [1, 10] }])
    expect(await ids({ t: 'x' })).toBe('01')
    expect(await ids({ t: ['x', 'y'] })).toBe('0')
    expect(await ids({ t: { $all: ['x'] } })).toBe('01')
    expect(await ids({ t: { $all: ['x', 'y'] } })).toBe('0')
    expect(await ids({ t: { $size: 2 } })).toBe('04')
    expect(await ids({ t: { $gt: 3, $lt: 5 } })).toBe('4')
    expect(await ids({ t: { $elemMatch: { $gt: 3, $lt: 5 } } })).toBe('')
    expect(await ids({ 't.1': 'y' })).toBe('0')
    expect(await ids({ t: { $nin: ['x', 1] } })).toBe('23')
  })

  it('elemMatch by fields passes over scalars', async () => {
    await fill([{ t: [{ v: 1 }, { v: 5 }] }, { t: [1, 5] }, { t: { v: 5 } }])
    expect(await ids({ t: { $elemMatch: { v: { $exists: false } } } })).toBe('')
    expect(await ids({ t: { $elemMatch: { v: { $gt: 3 } } } })).toBe('0')
    expect(await ids({ 't.v': { $gt: 3 } })).toBe('02')
  })

  it('see the order of fields in embedded documents', async () => {
    await fill([{ o: { a: 1, b: 2 } }, { o: { b: 2, a: 1 } }])
    expect(await ids({ o: { a: 1, b: 2 } })).toBe('0')
  })

  it('match by pattern, modulus, schema and expression', async () => {
    await fill([{ s: '阳光里 A', n: 7 }, { s: 'sun', n: 4 }])
    expect(await ids({ s: /a$/i })).toBe('0')
    expect(await ids({ s: { $regex: '^S', $options: 'i' } })).toBe('1')
    expect(await ids({ s: { $in: [/^阳光/] } })).toBe('0')
    expect(await ids({ n: { $mod: [4, 3] } })).toBe('0')
    expect(await ids({ $expr: { $gt: ['$n', 5] } })).toBe('0')
    expect(await ids({ $jsonSchema: { required: ['s'], properties: { n: { bsonType: 'int', maximum: 5 } } } })).toBe('1')
    expect(await ids({ $nor: [{ n: 7 }, { n: 9 }] })).toBe('1')
    expect(await ids({ $or: [{ n: 7 }, { n: 4 }], s: 'sun' })).toBe('1')
  })

  it('are refused when an operator is unknown', async () => {
    expect((await refusalOf(ids({ a: { $unheard: 1 } }))).message).toContain('unknown operator: $unheard')
    expect((await refusalOf(ids({ $where: 'true' }))).message).toContain('unknown top level operator')
  })

  it('sort by the least or greatest element, missing first', async () => {
    await fill([{ a: [5, 1] }, { a: 3 }, {}, { a: 'x' }])
    const sorted = async (direction: 'asc' | 'desc') => ((await bench.sdk.collection('q').orderBy('a', direction).get()).data as { _id: string }[]).map(({ _id }) => _id).join('')
    expect(await sorted('asc')).toBe('2013')
    expect(await sorted('desc')).toBe('3012')
  })

  it('measure distance on the sphere as MongoDB does', async () => {
    const _ = bench.sdk.command
    // The SDK's type of Geo names Point alone.
    const { Point, Polygon, LineString } = bench.sdk.Geo as unknown as Record<'Point' | 'Polygon' | 'LineString', new (...parts: unknown[]) => object>
    await fill([{ at: new Point(113.323809, 23.097732) }, { at: new Point(113.3, 23.1) }, { at: new Point(0, 0) }])
    const near = await bench.sdk.collection('q').where({ at: _.geoNear({ geometry: new Point(113.30593, 23.1361155), maxDistance: 10_000, minDistance: 0 }) }).get()
    expect(near.data.map(({ _id }: { _id: string }) => _id)).toEqual(['1', '0'])
    const square = new Polygon([new LineString([new Point(113, 23), new Point(114, 23), new Point(114, 24), new Point(113, 24), new Point(113, 23)])])
    expect((await bench.sdk.collection('q').where({ at: _.geoWithin({ geometry: square }) }).count()).total).toBe(2)
    expect((await bench.sdk.collection('q').where({ at: _.geoIntersects({ geometry: new Point(0, 0) }) }).count()).total).toBe(1)
    const stage = { near: new Point(113.3089506, 23.0968251), spherical: true, distanceField: 'metres', key: 'at', maxDistance: 10_000 }
    const { data } = await bench.sdk.collection('q').aggregate().geoNear(stage).project({ _id: 1, metres: 1 }).end()
    expect(data).toEqual([{ _id: '1', metres: expect.closeTo(982.2, 0) }, { _id: '0', metres: expect.closeTo(1524.4, 0) }])
  })
})

describe('updates', () => {
  it('change values', async () => {
    expect(await updated({ n: 1 }, { $inc: { n: 2, m: 3 }, $mul: { k: 4 } })).toEqual({ n: 3, m: 3, k: 0 })
    expect(await updated({ n: 5 }, { $max: { n: 7 }, $min: { m: 1 } })).toEqual({ n: 7, m: 1 })
    expect(await updated({ a: { b: 1 } }, { $rename: { 'a.b': 'c' }, $unset: { z: '' } })).toEqual({ a: {}, c: 1 })
    expect(await updated({ n: 6 }, { $bit: { n: { xor: 3 } } })).toEqual({ n: 5 })
    expect(await updated({ l: [{ x: 1 }, { x: 2 }] }, { $set: { 'l.1.x': 9, 'l.3': 0 } })).toEqual({ l: [{ x: 1 }, { x: 9 }, null, 0] })
    expect(await updated({ l: [1, 2] }, { $unset: { 'l.0': '' } })).toEqual({ l: [null, 2] })
    expect(await updated({ a: 1 }, { $setOnInsert: { b: 1 } })).toEqual({ a: 1 })
  })

  it('change arrays', async () => {
    expect(await updated({ l: [3] }, { $push: { l: { $each: [1, 2], $sort: -1, $slice: 2 } } })).toEqual({ l: [3, 2] })
    expect(await updated({ l: [1] }, { $push: { l: { $each: [9], $position: 0 } } })).toEqual({ l: [9, 1] })
    expect(await updated({ l: [1] }, { $addToSet: { l: { $each: [1, 2] }, m: 1 } })).toEqual({ l: [1, 2], m: [1] })
    expect(await updated({ l: [1, 5, 9] }, { $pull: { l: { $gte: 5 } } })).toEqual({ l: [1] })
    expect(await updated({ l: [{ a: 1, b: 1 }, { a: 2 }] }, { $pull: { l: { a: 1 } } })).toEqual({ l: [{ a: 2 }] })
    expect(await updated({ l: [1, 2, 1] }, { $pullAll: { l: [1] } })).toEqual({ l: [2] })
    expect(await updated({ l: [1, 2] }, { $pop: { l: -1 } })).toEqual({ l: [2] })
    expect(await updated({ l: [1, 2] }, { $inc: { 'l.$[]': 1 } })).toEqual({ l: [2, 3] })
  })

  it('fail where MongoDB fails, and change nothing', async () => {
    expect(await refused({ a: 'x' }, { $inc: { a: 1 } })).toContain("Cannot apply $inc to a value of non-numeric type. {_id: \"0\"} has the field 'a' of non-numeric type string")
    expect(await refused({ a: null }, { $set: { 'a.b': 1 } })).toContain("Cannot create field 'b' in element {a: null}")
    expect(await refused({ a: 5 }, { $set: { 'a.b': 1 } })).toContain("Cannot create field 'b' in element {a: 5}")
    expect(await refused({ a: [1] }, { $set: { 'a.b': 1 } })).toContain("Cannot create field 'b' in element")
    expect(await refused({ a: 5 }, { $push: { a: 1 } })).toContain("The field 'a' must be an array but is of type number")
    expect(await refused({ a: 5 }, { $addToSet: { a: 1 } })).toContain('non-array')
    expect(await refused({ a: 5 }, { $inc: { a: 1 }, $set: { a: 2 } })).toContain("Updating the path 'a' would create a conflict at 'a'")
    expect(await refused({ a: 1 }, { $set: { b: 1 }, $inc: { a: 'x' } })).toContain('Cannot increment with non-numeric argument')
    expect((await bench.sdk.collection('q').doc('0').get()).data).toEqual([{ _id: '0', a: 1 }])
  })

  it('change the element that matched', async () => {
    await bench.sdk.collection('q').add({ _id: 'm', l: [{ k: 'a', n: 1 }, { k: 'b', n: 1 }] })
    await bench.sdk.collection('q').options({ raw: true }).where({ _id: 'm', 'l.k': 'b' }).update({ $inc: { 'l.$.n': 1 } })
    expect((await bench.sdk.collection('q').doc('m').get()).data[0].l).toEqual([{ k: 'a', n: 1 }, { k: 'b', n: 2 }])
  })
})
