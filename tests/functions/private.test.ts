/** Personal data at rest: nothing of it lies in the open, and whoever opens it is written down. */
import { findKey, keysFrom, openedDocument, seal, sealedDocument, unseal } from '../../cloudfunctions/_runtime/private'
import { OPERATIONS } from '../../cloudfunctions/people/operations'
import { startCloud, type Cloud } from './cloud'
import { importDoors, moveIn, STAFF, startTown, TOWN } from './town'

const key = (letter: string): string => Buffer.alloc(32, letter).toString('base64')
const KEYS = keysFrom({ PERSONAL_DATA_KEYS: `one:${key('a')}`, PERSONAL_SEARCH_KEY: key('s') })
const ROTATED = keysFrom({ PERSONAL_DATA_KEYS: `two:${key('b')},one:${key('a')}`, PERSONAL_SEARCH_KEY: key('s') })
const ONLY_NEW = keysFrom({ PERSONAL_DATA_KEYS: `two:${key('b')}`, PERSONAL_SEARCH_KEY: key('s') })

describe('a seal', () => {
  it('hides the value and never looks the same twice', () => {
    expect(seal(KEYS, '王小明', 'x')).not.toContain('王')
    expect(seal(KEYS, '王小明', 'x')).not.toBe(seal(KEYS, '王小明', 'x'))
  })
  it('opens in its own place only, and not when a letter of it was changed', () => {
    const sealed = seal(KEYS, '王小明', 'people/name/1')
    expect(unseal(KEYS, sealed, 'people/name/1')).toBe('王小明')
    expect(() => unseal(KEYS, sealed, 'people/name/2')).toThrow()
    expect(() => unseal(KEYS, `${sealed.slice(0, -1)}${sealed.endsWith('A') ? 'B' : 'A'}`, 'people/name/1')).toThrow()
  })
  it('goes on opening under an older key while that is listed, and names the key that is missing', () => {
    const sealed = seal(KEYS, '王小明', 'x')
    expect(unseal(ROTATED, sealed, 'x')).toBe('王小明')
    expect(seal(ROTATED, '王小明', 'x')).toContain('.two.')
    expect(() => unseal(ONLY_NEW, sealed, 'x')).toThrow('the key one')
  })
  it('lets through what was stored before there were seals, and seals it at the next write', () => {
    const old = { _id: '1', id: '1', name: '王小明', createdAt: 1 }
    expect(openedDocument(() => KEYS, 'people', { document: old, id: '1' })).toEqual(old)
    const sealed = sealedDocument(() => KEYS, 'people', old)
    expect(JSON.stringify(sealed)).not.toContain('王')
    expect(openedDocument(() => KEYS, 'people', { document: sealed, id: '1' })).toEqual(old)
  })
  it('reaches into lists', () => {
    const ballot = { _id: 'b', answeredBy: null, history: [{ answeredBy: '王大爷' }, { answeredBy: null }] }
    const sealed = sealedDocument(() => KEYS, 'consents', ballot)
    expect(JSON.stringify(sealed)).not.toContain('王大爷')
    expect(openedDocument(() => KEYS, 'consents', { document: sealed, id: 'b' })).toEqual(ballot)
  })
  it('is refused without keys, or with a key of another length', () => {
    expect(() => keysFrom({})).toThrow('must be set')
    expect(() => keysFrom({ PERSONAL_DATA_KEYS: 'one:c2hvcnQ=', PERSONAL_SEARCH_KEY: key('s') })).toThrow('32 bytes')
  })
})

describe('a keyed hash', () => {
  it('is the same however a name or number was typed, and another one under another key', () => {
    expect(findKey(KEYS, 'phone', '+86 138-0000-1234')).toBe(findKey(KEYS, 'phone', '13800001234'))
    expect(findKey(KEYS, 'name', ' 王 小明')).toBe(findKey(KEYS, 'name', '王小明'))
    expect(findKey(KEYS, 'name', '13800001234')).not.toBe(findKey(KEYS, 'phone', '13800001234'))
    expect(findKey({ ...KEYS, search: Buffer.alloc(32, 't') }, 'name', '王小明')).not.toBe(findKey(KEYS, 'name', '王小明'))
  })
})

describe('in the cloud', () => {
  let cloud: Cloud
  const room = '101'
  beforeAll(async () => {
    cloud = await startCloud()
    await startTown(cloud)
    await importDoors(cloud, { building: TOWN.building, rooms: [room, '102'] })
    await cloud.must('lady', 'people.register', { name: '孙月梅' })
    await moveIn(cloud, 'lady', { building: TOWN.building, room })
  }, 60_000)
  afterAll(() => cloud.stop())

  it('no file of the database holds a registered name', async () => {
    expect((await cloud.must('lady', 'people.me', {})).person?.name).toBe('孙月梅')
    expect((await cloud.must('lady', 'households.mine', {})).households[0]?.members[0]?.name).toBe('孙月梅')
    expect(cloud.bytes().includes(TOWN.building)).toBe(true)
    expect(cloud.bytes().includes('孙月梅')).toBe(false)
    expect(cloud.bytes().includes('月梅')).toBe(false)
  })

  describe('people.reveal', () => {
    it('opens a name with a reason, and the person reads who looked', async () => {
      const person = await cloud.idOf('lady')
      expect(await cloud.must(STAFF.staff, 'people.reveal', { person, reason: '核对居民代表名单' })).toMatchObject({ person, name: '孙月梅', phone: null })
      expect((await cloud.must('lady', 'people.accesses', {})).items).toMatchObject([{ role: 'committeeStaff', placeName: '东风社区', opened: ['name'], reason: '核对居民代表名单' }])
    })
    it('is written down once when sent twice at once', async () => {
      const input = { person: await cloud.idOf('lady'), reason: '再核对' }
      const replies = await Promise.all([1, 2].map(() => cloud.call(STAFF.staff, 'people.reveal', input, { requestId: 'reveal-twice' })))
      expect(replies[0]).toEqual(replies[1])
      expect((await cloud.must('lady', 'people.accesses', {})).items.filter(({ reason }) => reason === '再核对')).toHaveLength(1)
    })
    it('is refused without a reason, for strangers to the place, for nobody, and to residents', async () => {
      const person = await cloud.idOf('lady')
      expect(await cloud.refused(STAFF.staff, 'people.reveal', { person, reason: ' ' })).toBe('malformed')
      expect(await cloud.refused(STAFF.staff, 'people.reveal', { person: await cloud.idOf('passer-by'), reason: 'x' })).toBe('not-your-scope')
      expect(await cloud.refused(STAFF.staff, 'people.reveal', { person: 'nobody', reason: 'x' })).toBe('unknown-person')
      expect(await cloud.refused('lady', 'people.reveal', { person, reason: 'x' })).toBe('not-your-role')
      expect(await cloud.refused(null, 'people.reveal', { person, reason: 'x' })).toBe('not-identified')
    })
    it('shows nobody who looked at somebody else', async () => {
      expect((await cloud.must('passer-by', 'people.accesses', {})).items).toEqual([])
      expect(await cloud.refused(null, 'people.accesses', {})).toBe('not-identified')
    })
  })

  it('people.reseal writes a page at a time and changes nothing that can be read', async () => {
    const before = await cloud.read('people')
    expect(await cloud.must('founder', 'people.reseal', { collection: 'people' })).toEqual({ sealed: before.length, next: null })
    expect(await cloud.read('people')).toEqual(before)
    expect(await cloud.refused(STAFF.staff, 'people.reseal', { collection: 'people' })).toBe('not-your-role')
    expect(await cloud.refused(null, 'people.reseal', { collection: 'people' })).toBe('not-identified')
  })

  it('names in its table every refusal that was given above', () => {
    expect(cloud.undeclared(OPERATIONS)).toEqual([])
  })
})
