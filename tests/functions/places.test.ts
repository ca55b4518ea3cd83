import { OPERATIONS } from '../../cloudfunctions/places/operations'
import { startCloud, FOUNDER, type Cloud } from './cloud'
import { appointStaff, importPlaces, STAFF, TOWN } from './town'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await importPlaces(cloud)
  await appointStaff(cloud)
}, 60_000)
afterAll(() => cloud.stop())

const place = async (id: string): Promise<Record<string, unknown>> => (await cloud.read('places', { _id: id }))[0] ?? {}

describe('places.import', () => {
  it('makes the tree with its paths, and lets the scheme come down from the district', async () => {
    expect(await place(TOWN.building)).toMatchObject({ path: [TOWN.city, TOWN.district, TOWN.street, TOWN.community, TOWN.committee], packId: 'panlong-2020', ownPack: null })
  })
  it('changes nothing when it is repeated', async () => {
    const rows = [{ id: 'b16', kind: 'building', name: '16号院', parent: TOWN.committee }] as const
    expect(await cloud.must(STAFF.coordinator, 'places.import', { places: [...rows] })).toMatchObject({ added: 1, changed: 0, unchanged: 0 })
    expect(await cloud.must(STAFF.coordinator, 'places.import', { places: [...rows] })).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
  })
  it('takes over nothing when one row is bad, and names every bad row', async () => {
    const report = await cloud.must(STAFF.coordinator, 'places.import', {
      places: [
        { id: 'good', kind: 'building', name: '好', parent: TOWN.committee },
        { id: 'orphan', kind: 'building', name: '孤', parent: 'nowhere' },
        { id: 'upside-down', kind: 'street', name: '倒', parent: TOWN.committee },
        { id: TOWN.building, kind: 'building', name: '搬', parent: TOWN.elsewhere },
      ],
    })
    expect(report.problems).toEqual([
      { row: 1, field: 'parent', code: 'unknown-place' }, { row: 2, field: 'kind', code: 'malformed' }, { row: 3, field: 'parent', code: 'changed' },
    ])
    expect(await place('good')).toEqual({})
  })
  it('only looks when asked for a dry run', async () => {
    expect(await cloud.must(STAFF.coordinator, 'places.import', { places: [{ id: 'dry', kind: 'building', name: '干', parent: TOWN.committee }], dryRun: true })).toMatchObject({ added: 1 })
    expect(await place('dry')).toEqual({})
  })
  it('hands a changed scheme down to everything below', async () => {
    await cloud.must(FOUNDER, 'places.import', { places: [{ id: 'sz', kind: 'city', name: '深圳市' }, { id: 'sz-lh', kind: 'district', name: '罗湖区', parent: 'sz', packId: 'shenzhen-2015' }, { id: 'sz-lh-1', kind: 'street', name: '一街', parent: 'sz-lh' }] })
    await cloud.must(FOUNDER, 'places.import', { places: [{ id: 'sz-lh', kind: 'district', name: '罗湖区', parent: 'sz', packId: 'luohu-2017' }] })
    expect(await place('sz-lh-1')).toMatchObject({ packId: 'luohu-2017' })
  })
  it('keeps a coordinator inside the own district', async () => {
    const report = await cloud.must(STAFF.coordinator, 'places.import', { places: [{ id: 'sz-lh-2', kind: 'street', name: '二街', parent: 'sz-lh' }] })
    expect(report.problems).toEqual([{ row: 0, field: 'id', code: 'not-your-scope' }])
  })
  it('is refused to a visitor and to committee staff', async () => {
    const input = { places: [{ id: 'x', kind: 'city', name: '城' } as const] }
    expect(await cloud.refused(null, 'places.import', input)).toBe('not-identified')
    expect(await cloud.refused(STAFF.staff, 'places.import', input)).toBe('not-your-role')
  })
  it('has one effect and one reply when sent twice at once', async () => {
    const input = { places: [{ id: 'twice', kind: 'building', name: '两次', parent: TOWN.committee } as const] }
    const replies = await Promise.all([1, 2].map(() => cloud.call(STAFF.coordinator, 'places.import', input, { requestId: 'import-twice' })))
    expect(replies[0]).toEqual(replies[1])
    expect(replies[0]).toMatchObject({ ok: true, data: { rows: 1, problems: [] } })
  })
})

describe('places.tree', () => {
  it('lists the next level to anyone, page by page', async () => {
    const first = await cloud.must(null, 'places.tree', { under: TOWN.street, limit: 1 })
    const second = await cloud.must(null, 'places.tree', { under: TOWN.street, limit: 1, cursor: first.next })
    expect([...first.items, ...second.items].map(({ id }) => id).sort()).toEqual([TOWN.community, TOWN.elsewhere].sort())
    expect(second.next).toBeNull()
    expect(first.items[0]).not.toHaveProperty('_id')
  })
  it('lists everything below when asked', async () => {
    const { items } = await cloud.must(null, 'places.tree', { under: TOWN.elsewhere, deep: true })
    expect(items.map(({ id }) => id)).toEqual([TOWN.elsewhereBuilding])
  })
  it('refuses a place that is not there', async () => {
    expect(await cloud.refused(null, 'places.tree', { under: 'nowhere' })).toBe('unknown-place')
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
