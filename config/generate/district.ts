/** A whole district of invented people, lived through the operations themselves: the same seed and day give the same district. */
import type { CollectionName } from '../../cloudfunctions/_runtime/collections'
import { asProject, type StoredProject } from '../../cloudfunctions/_runtime/scene'
import type { Ports } from '../../cloudfunctions/_runtime/ports'
import type { Day, Instant } from '../../contracts/reply'
import type { AppointedRole, SeatClass } from '../../contracts/vocabulary'
import { addDays, startOf, yearOf } from '../../domain/calendar'
import { FOUNDER } from '../../emulator/functions/environment'
import { nameOf } from '../../emulator/seed/names'
import { actingOn, type Acting } from './acting'
import { chanceOf, type Chance } from './chance'
import { groundOf, type Ground, type Home } from './ground'
import { ideaOf } from './ideas'
import { begin, goOn, type Cast, type Story } from './lives'
import { memoryStore } from './memory-store'
import { shareOf, type Scale } from './scale'

export const CITY = 'sz'
export const DISTRICT = 'sz-gen'
const PACK = 'luohu-2017'
const DAY_MS = 86_400_000
const HOUR = 3_600_000
/** The longest life that a year's projects are spread over, and when everybody came to their office. */
const YEAR = 365
const SETTLED_BEFORE = 40
const TERM_FROM = '2025-01-01'
const ROWS_AT_ONCE = 400
const RESIDENTS = 24
const BASIS = '生成的示例文件'
/** The share of each 1,000 proposals that come to nothing. */
const WITHDRAWN = 40
const REJECTED = 90

/** What is written: one document, as it is before it is sealed. */
export type Written = readonly [CollectionName, { readonly _id: string }]
export interface Part { readonly what: 'district' | 'community'; readonly name: string; readonly written: Iterable<Written>; readonly households: number; readonly projects: number }
export interface Asked { readonly seed: string; readonly day: Day; readonly scale: Scale; readonly findKey: Ports['findKey'] }

/** What stands only for a resent request or a half import is no part of a district; nor is the sum of its funds, of which each community knows only its own: the next appropriation adds them up. */
const PASSING: readonly CollectionName[] = ['requests', 'rosterParts', 'doorAttempts', 'fundTotals']
const lasting = function* (written: Iterable<Written>): Iterable<Written> {
  for (const one of written) if (!PASSING.includes(one[0])) yield one
}

const streetOf = (at: number): string => `sz-gen-${at + 1}`
const inStreet = (street: string, who: string): string => `${street}-${who}`
const STREETS = ['云桂', '松湖', '清泉', '东岭', '莲溪', '翠岗', '南塘', '银河', '望亭', '锦田'] as const
const PLACE_NAMES = ['新', '东', '南', '西', '北', '上', '下', '大', '小', '中'] as const

interface Office { readonly by: string; readonly person: string; readonly role: AppointedRole; readonly place: string; readonly seat?: SeatClass }

async function appoint(acting: Acting, at: Instant, { by, person, role, place, seat }: Office): Promise<string> {
  const id = await acting.registered(person, nameOf(person), at)
  await acting.does(by, at, 'people.appoint', { person: id, role, place, seat: seat ?? null, from: TERM_FROM, basis: BASIS })
  return id
}

/** The district and its streets: offices from the coordinator down to the streets' clerks. */
async function found(acting: Acting, { scale, at }: { readonly scale: Scale; readonly at: Instant }): Promise<void> {
  await acting.registered(FOUNDER, nameOf(FOUNDER), at)
  const streets = Array.from({ length: scale.streets }, (_, n) => n)
  await acting.does(FOUNDER, at, 'places.import', {
    places: [
      { id: CITY, kind: 'city', name: '深圳市' }, { id: DISTRICT, kind: 'district', name: '生成区（示例）', parent: CITY, packId: PACK },
      ...streets.map((n) => ({ id: streetOf(n), kind: 'street' as const, name: `${STREETS[n % STREETS.length] ?? ''}街道`, parent: DISTRICT, phone: '0755-00000000' })),
    ],
  })
  const coordinator = inStreet(DISTRICT, 'coordinator')
  await appoint(acting, at, { by: FOUNDER, person: coordinator, role: 'districtCoordinator', place: DISTRICT })
  await appoint(acting, at, { by: coordinator, person: inStreet(DISTRICT, 'finance'), role: 'finance', place: DISTRICT })
  await appoint(acting, at, { by: coordinator, person: inStreet(DISTRICT, 'leader'), role: 'districtLeadingGroup', place: DISTRICT })
  for (const street of streets.map(streetOf)) {
    const approver = inStreet(street, 'approver')
    await appoint(acting, at, { by: coordinator, person: approver, role: 'streetApprover', place: street })
    for (const clerk of ['clerk-1', 'clerk-2']) await appoint(acting, at, { by: approver, person: inStreet(street, clerk), role: 'streetClerk', place: street })
    await appoint(acting, at, { by: approver, person: inStreet(street, 'finance'), role: 'finance', place: street })
    await appoint(acting, at, { by: approver, person: inStreet(street, 'evaluator'), role: 'thirdPartyEvaluator', place: street })
    await appoint(acting, at, { by: approver, person: inStreet(street, 'builder'), role: 'implementer', place: street })
  }
}

interface Town { readonly acting: Acting; readonly chance: Chance; readonly ground: Ground; readonly community: string; readonly street: string; readonly at: Instant }

async function fillRegister({ acting, ground, community, at }: Town): Promise<void> {
  const rows = ground.homes.map(({ row }) => row)
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) await acting.does(inStreet(community, 'staff-1'), at, 'households.import', { community, rows: rows.slice(from, from + ROWS_AT_ONCE) })
}

/** Whoever lives here and uses WeChat: known by name and number, as the register has them. */
async function moveIn({ acting, at }: Town, person: string, { row, building, name, phone }: Home): Promise<string> {
  const id = await acting.registered(person, name, at)
  await acting.does(person, at, 'households.match', { building, room: row.room, phoneCode: phone })
  return id
}

/** Two of the party, one of the committee, a deputy of the congress, two of enterprises; all the others are residents. */
const SEATS: readonly SeatClass[] = ['party', 'party', 'committee', 'congressDeputy', 'enterprise', 'enterprise']

interface Casting { readonly residents: readonly { readonly person: string; readonly id: string; readonly home: Home }[]; readonly councils: readonly ReadonlyMap<string, string>[] }

async function settle(town: Town, members: readonly number[]): Promise<Casting> {
  const { acting, ground, community, street, at } = town
  const [approver, staff] = [inStreet(street, 'approver'), inStreet(community, 'staff-1')]
  for (const person of [staff, inStreet(community, 'staff-2')]) await appoint(acting, at, { by: approver, person, role: 'committeeStaff', place: community })
  await appoint(acting, at, { by: approver, person: inStreet(community, 'supervisor'), role: 'supervisionCommittee', place: community })
  await appoint(acting, at, { by: staff, person: inStreet(community, 'facilitator'), role: 'facilitator', place: community })
  await fillRegister(town)
  const every = Math.max(1, Math.floor(ground.homes.length / RESIDENTS))
  const residents: { readonly person: string; readonly id: string; readonly home: Home }[] = []
  for (const [n, home] of ground.homes.filter((_, door) => door % every === 0).slice(0, RESIDENTS).entries()) {
    const person = inStreet(community, `resident-${n + 1}`)
    residents.push({ person, home, id: await moveIn(town, person, home) })
  }
  const councils: Map<string, string>[] = []
  for (const [at0, committee] of ground.committees.entries()) {
    const council = new Map<string, string>()
    for (let n = 0; n < (members[at0] ?? 0); n += 1) {
      const person = inStreet(committee, `member-${n + 1}`)
      council.set(await appoint(acting, at, { by: staff, person, role: 'councilMember', place: committee, seat: SEATS[n] ?? 'resident' }), person)
    }
    councils.push(council)
  }
  return { residents, councils }
}

async function peopleOf({ acting }: Town, persons: readonly string[], at: Instant): Promise<readonly string[]> {
  const ids: string[] = []
  for (const person of persons) ids.push(await acting.registered(person, nameOf(person), at))
  return ids
}

/** Who acts in the projects of one council. */
async function castOf(town: Town, { residents, councils }: Casting, council: number): Promise<(proposer: number) => Cast> {
  const { community, street, at } = town
  const [leaderId = '', clerkId = '', builderId = ''] = await peopleOf(town, [inStreet(DISTRICT, 'leader'), inStreet(street, 'clerk-1'), inStreet(street, 'builder')], at)
  const here = residents.filter(({ home }) => home.committee === council)
  return (n) => {
    const [proposer, neighbour] = [here[n % here.length], here[(n + 1) % here.length]]
    return {
      proposer: proposer?.person ?? '', staff: [inStreet(community, 'staff-1'), inStreet(community, 'staff-2')], facilitator: inStreet(community, 'facilitator'), supervisor: inStreet(community, 'supervisor'),
      clerks: [inStreet(street, 'clerk-1'), inStreet(street, 'clerk-2')], approver: inStreet(street, 'approver'), finance: inStreet(street, 'finance'), leader: inStreet(DISTRICT, 'leader'), builder: inStreet(street, 'builder'),
      council: councils[council] ?? new Map<string, string>(), neighbours: residents.map(({ person }) => person), neighbour: { name: neighbour?.person ?? '', id: neighbour?.id ?? '' }, leaderId, clerkId, builderId,
    }
  }
}

interface Running { readonly story: Story; readonly project: string | null; readonly at: Instant }

/** All projects of a community side by side, each step at its moment: the public log is written in the order of time. */
async function liveAll({ acting }: Town, stories: readonly { readonly story: Story; readonly at: Instant }[], until: Instant): Promise<void> {
  const running: Running[] = stories.map((one) => ({ ...one, project: null }))
  for (;;) {
    const next = running.reduce<Running | null>((first, one) => (first === null || one.at < first.at ? one : first), null)
    if (next === null || next.at > until) return
    running.splice(running.indexOf(next), 1)
    if (next.project === null) {
      running.push({ ...next, project: await begin(next.story, next.at), at: next.at + HOUR })
      continue
    }
    const stored = await acting.store.get<StoredProject>('projects', next.project)
    if (stored === null) throw new Error(`${next.project} was begun and is not there`)
    const again = await goOn(next.story, { project: asProject(stored), at: next.at })
    if (again !== null) running.push({ ...next, at: again })
  }
}

function endOf(chance: Chance): Story['ends'] {
  const fate = chance.below(1000)
  return fate < WITHDRAWN ? 'withdrawn' : fate < WITHDRAWN + REJECTED ? 'rejected' : 'well'
}

interface CommunityAsked { readonly asked: Asked; readonly at: number; readonly base: readonly Written[]; readonly doors: number; readonly councilsBefore: number; readonly councils: number }

async function communityOf({ asked, at, base, doors, councilsBefore, councils }: CommunityAsked): Promise<Part> {
  const { seed, day, scale, findKey } = asked
  const street = streetOf(Math.floor((at * scale.streets) / scale.funds))
  const community = `${street}-c${at + 1}`
  const chance = chanceOf(`${seed}/${community}`)
  const store = memoryStore(base)
  const acting = actingOn(store, { chance, findKey })
  const began = startOf(addDays(day, -YEAR))
  const settled = began - SETTLED_BEFORE * DAY_MS
  const households = shareOf(scale.households, scale.funds, at)
  const name = `${STREETS[at % STREETS.length] ?? ''}${PLACE_NAMES[Math.floor(at / STREETS.length) % PLACE_NAMES.length] ?? ''}村社区`
  const ground = groundOf({ community, parent: street, name, councils, households, firstDoor: doors, chance, year: yearOf(day) })
  const coordinator = inStreet(DISTRICT, 'coordinator')
  for (let from = 0; from < ground.places.length; from += ROWS_AT_ONCE) await acting.does(coordinator, settled, 'places.import', { places: ground.places.slice(from, from + ROWS_AT_ONCE) })
  const town: Town = { acting, chance, ground, community, street, at: settled }
  const cast = await settle(town, Array.from({ length: councils }, (_, n) => shareOf(scale.members, scale.councils, councilsBefore + n)))
  for (const year of new Set([yearOf(addDays(day, -YEAR)), yearOf(day)])) await acting.does(inStreet(DISTRICT, 'finance'), settled, 'funds.appropriate', { unit: community, year, fen: 200_000_000, document: `区财预〔${year}〕（生成示例）` })
  const castings = await Promise.all(ground.committees.map((_, council) => castOf(town, cast, council)))
  const projects = shareOf(scale.projects, scale.funds, at)
  const stories = Array.from({ length: projects }, (_, n) => {
    const council = n % councils
    const homes = ground.homes.filter((home) => home.committee === council)
    const home = homes[chance.below(homes.length)]
    const acts = castings[council]
    if (home === undefined || acts === undefined) throw new Error(`${community} has no homes for its ${projects} projects`)
    return { story: { acting, chance, cast: acts(chance.below(RESIDENTS)), idea: ideaOf(chance, home), ends: endOf(chance) }, at: startOf(addDays(day, Math.floor(((n + 0.5) * YEAR) / projects) - YEAR)) + (9 + chance.below(9)) * HOUR }
  })
  await liveAll(town, stories, startOf(day))
  return { what: 'community', name, written: lasting(store.written()), households, projects }
}

/** Part by part: the district with its streets first, then one community after another, so that never more than one is in memory. */
export async function* districtOf(asked: Asked): AsyncGenerator<Part> {
  const { seed, day, scale, findKey } = asked
  const store = memoryStore()
  await found(actingOn(store, { chance: chanceOf(`${seed}/district`), findKey }), { scale, at: startOf(addDays(day, -YEAR)) - (SETTLED_BEFORE + 1) * DAY_MS })
  // Without the replies that were kept: a community has request ids of its own.
  const base = [...lasting(store.written())]
  yield { what: 'district', name: DISTRICT, written: base, households: 0, projects: 0 }
  let [doors, councilsBefore] = [0, 0]
  for (let at = 0; at < scale.funds; at += 1) {
    const councils = shareOf(scale.councils, scale.funds, at)
    const part = await communityOf({ asked, at, base, doors, councilsBefore, councils })
    doors += part.households
    councilsBefore += councils
    yield part
  }
}
