/** A generated district: the same twice, by the register's rules, and the app works on it within bounded requests. */
import { createHash } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { OPERATIONS as households } from '../../cloudfunctions/households/operations'
import { OPERATIONS as people } from '../../cloudfunctions/people/operations'
import { OPERATIONS as projects } from '../../cloudfunctions/projects/operations'
import { OPERATIONS as publications } from '../../cloudfunctions/publications/operations'
import { serve } from '../../cloudfunctions/_runtime/serve'
import { canonicalJson } from '../../cloudfunctions/_runtime/canonical'
import { districtOf, type Written } from '../../config/generate/district'
import { fillFolder } from '../../config/generate/fill'
import { LUOHU, scaled, shareOf } from '../../config/generate/scale'
import type { Household } from '../../contracts/households'
import type { Appointment } from '../../contracts/people'
import type { Place } from '../../contracts/places'
import type { Project } from '../../contracts/projects'
import { openidOf } from '../../emulator/functions/environment'
import { startCloud, type Cloud } from './cloud'

const SCALE = { streets: 1, funds: 2, councils: 3, members: 44, households: 330, projects: 24 }
const ASKED = { seed: 'test', day: '2026-11-20', scale: SCALE, findKey: (kind: string, text: string) => createHash('sha256').update(`${kind} ${text}`).digest('hex').slice(0, 22) }
const COMMUNITY = 'sz-gen-1-c1'
const NOW = { now: '2026-11-20T10:00:00+08:00' } as const

async function all(seed: string): Promise<readonly Written[]> {
  const found: Written[] = []
  for await (const { written } of districtOf({ ...ASKED, seed })) found.push(...written)
  return found
}
const digestOf = (written: readonly Written[]): string => createHash('sha256').update(written.map((one) => canonicalJson(one)).join('\n')).digest('hex')

describe('the scale', () => {
  it('is Luohu’s own, or a part of it', () => {
    expect(scaled(1)).toEqual(LUOHU)
    expect(scaled(0.01)).toEqual({ streets: 1, funds: 1, councils: 1, members: 16, households: 2240, projects: 20 })
    expect(() => scaled(0)).toThrow('--scale')
    expect(Array.from({ length: 112 }, (_, at) => shareOf(1637, 112, at)).reduce((sum, n) => sum + n)).toBe(1637)
  })
})

describe('a small district', () => {
  let written: readonly Written[]
  beforeAll(async () => {
    written = await all('test')
  }, 120_000)
  // Sound: each collection holds its own kind.
  const of = <T>(collection: string): readonly T[] => written.flatMap(([name, document]) => (name === collection ? [document as unknown as T] : []))

  it('is the same twice, to the last letter, and another one with another seed', async () => {
    expect(digestOf(await all('test'))).toBe(digestOf(written))
    expect(digestOf(await all('other'))).not.toBe(digestOf(written))
  }, 120_000)
  it('has as many of everything as was asked for', () => {
    const kinds = of<Place>('places').map(({ kind }) => kind)
    expect({ streets: kinds.filter((kind) => kind === 'street').length, funds: kinds.filter((kind) => kind === 'community').length, councils: kinds.filter((kind) => kind === 'committee').length }).toEqual({ streets: 1, funds: 2, councils: 3 })
    expect(of<Appointment>('appointments').filter(({ role }) => role === 'councilMember')).toHaveLength(44)
    expect(of('households')).toHaveLength(330)
    expect(of('projects')).toHaveLength(24)
  })
  it('keeps the tree and the register in order: each place below one that is there, each door once, in its building and group', () => {
    const places = new Map(of<Place>('places').map((place) => [place.id, place]))
    for (const { parent } of places.values()) expect(parent === null || places.has(parent)).toBe(true)
    const households = of<Household>('households')
    expect(new Set(households.map(({ building, room }) => `${building} ${room}`)).size).toBe(households.length)
    for (const { within, building, community, members } of households) {
      expect(within.map((id) => places.get(id)?.kind)).toEqual(['city', 'district', 'street', 'community', 'committee', 'courtyard', 'building', 'tenHouseholdGroup'])
      expect([within.includes(building), within.includes(community)]).toEqual([true, true])
      expect(members.every(({ phone }) => phone === null || phone.startsWith('12'))).toBe(true)
    }
  })
  it('has a sitting of the own council only, where a community has two', () => {
    const seats = of<Appointment>('appointments').filter(({ role }) => role === 'councilMember')
    const sittings = of<Project>('projects').filter(({ sitting }) => sitting !== null)
    expect(sittings.length).toBeGreaterThan(5)
    for (const { sitting, within } of sittings) expect(sitting?.members).toEqual(seats.filter(({ place }) => within.includes(place)).map(({ person }) => person).sort())
  })
  it('has projects that rest, run and ended, each with all its events', () => {
    const projects = of<Project>('projects')
    expect(new Set(projects.map(({ stage }) => stage)).size).toBeGreaterThan(4)
    expect(projects.some(({ stage }) => stage === 'closed')).toBe(true)
    const events = of<{ readonly stream: string }>('events')
    for (const { id, version } of projects) expect(events.filter(({ stream }) => stream === `project:${id}`)).toHaveLength(version)
  })
})

describe('the app on a generated district', () => {
  let cloud: Cloud
  beforeAll(async () => {
    cloud = await startCloud({ prepare: (folder) => fillFolder({ folder, seed: 'test', day: ASKED.day, scale: SCALE }) })
  }, 120_000)
  afterAll(() => cloud.stop())

  /** What one call asks of the database, counted on the wire; the call runs here exactly as in the cloud. */
  async function requestsOf(person: string | null, operation: string, input: object): Promise<number> {
    const [main, clock] = [serve([...households, ...people, ...projects, ...publications]), Date.now]
    Date.now = () => Date.parse(NOW.now)
    Object.assign(process.env, { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: person === null ? '' : openidOf(person) })
    let requests = 0
    const count = (): void => { requests += 1 }
    subscribe('http.client.request.start', count)
    try {
      expect(await main({ operation, input }, { environ: '' })).toMatchObject({ ok: true })
    } finally {
      unsubscribe('http.client.request.start', count)
      Date.now = clock
    }
    return requests
  }

  it('has no name and no number in the open on the disk', async () => {
    const [household] = await cloud.read('households')
    expect(household).toMatchObject({ members: [{ name: expect.any(String), phone: expect.stringMatching(/^12/) }, ...Array(Array.isArray(household?.members) ? household.members.length - 1 : 0).fill(expect.anything())] })
    const bytes = cloud.bytes()
    for (const [index] of Array.from({ length: SCALE.households }).entries()) expect(bytes.includes(`12${String(index).padStart(9, '0')}`)).toBe(false)
  })
  it('shows a visitor the home of a community and its projects', async () => {
    const home = await cloud.must(null, 'projects.home', { community: COMMUNITY }, NOW)
    expect(home.community?.id).toBe(COMMUNITY)
    expect(home.projects.length).toBeGreaterThan(3)
    expect(await requestsOf(null, 'projects.home', { community: COMMUNITY })).toBeLessThanOrEqual(8)
  })
  it('knows a resident by the register, and gives them their own home', async () => {
    const resident = `${COMMUNITY}-resident-1`
    expect(await cloud.must(resident, 'people.me', {}, NOW)).toMatchObject({ roles: [{ role: 'resident' }, { role: 'householdRep' }], households: [{ community: COMMUNITY }] })
    expect(await requestsOf(resident, 'people.me', {})).toBeLessThanOrEqual(6)
  })
  it('gives whoever walks the doors their list, page by page', async () => {
    await cloud.must(`${COMMUNITY}-staff-1`, 'people.appoint', { person: await cloud.idOf('walker'), role: 'buildingHead', place: `${COMMUNITY}-1-1`, from: '2026-01-01', basis: 'test' }, NOW)
    const page = await cloud.must('walker', 'households.doors', { limit: 50 }, NOW)
    expect(page.items).toHaveLength(50)
    expect(page.next).toBe(50)
    expect(await requestsOf('walker', 'households.doors', { limit: 50 })).toBeLessThanOrEqual(6)
  })
  it('finds projects by a word of their title', async () => {
    const [card] = (await cloud.must(null, 'projects.list', { community: COMMUNITY }, NOW)).items
    const asked = { within: { kind: 'community' as const, id: COMMUNITY }, text: card?.title ?? '' }
    const found = await cloud.must(null, 'publications.search', asked, NOW)
    expect(found.items.map(({ project }) => project)).toContain(card?.id)
    expect(await requestsOf(null, 'publications.search', asked)).toBeLessThanOrEqual(8)
  })
})
