/** Making a place habitable: the tree, the offices with their documents, the roster of doors, and who moves in. */
import type { HouseholdId, Instant, PlaceId } from '../../contracts/reply'
import type { AppointedRole, SeatClass } from '../../contracts/vocabulary'
import { masked, nameOf, numberOf } from './names'
import { dayOf } from './time'
import { together, type InputOf, type World } from './world'

type PlaceRow = InputOf<'places.import'>['places'][number]

export interface Office { readonly person: string; readonly role: AppointedRole; readonly place: PlaceId; readonly seat?: SeatClass; readonly basis: string }

/** Several offices that rest on one document. */
export const offices = (basis: string, rows: readonly (readonly [person: string, role: AppointedRole, place: PlaceId, seat?: SeatClass])[]): readonly Office[] =>
  rows.map(([person, role, place, seat]) => ({ person, role, place, basis, ...(seat === undefined ? {} : { seat }) }))

export interface Door {
  readonly building: PlaceId
  readonly room: string
  readonly group?: PlaceId
  /** Who is bound to it by WeChat, if anyone. */
  readonly person?: string
  /** Bound by this head of the building or of ten households, who met them at the door; otherwise by the code. */
  readonly confirmedBy?: string
}

export interface Region {
  readonly at: Instant
  readonly founder: string
  readonly city: PlaceRow
  readonly district: PlaceRow
  readonly coordinator: Office
}

/** A city and its district, and the first officer of the district. */
export async function openRegion(world: World, { at, founder, city, district, coordinator }: Region): Promise<void> {
  await world.idOf(founder, at)
  await importPlaces(world, { by: founder, at, places: [city, district] })
  await appoint(world, { by: founder, at, offices: [coordinator] })
}

export async function importPlaces(world: World, { by, at, places }: { readonly by: string; readonly at: Instant; readonly places: readonly PlaceRow[] }): Promise<void> {
  const report = await world.as(by).at(at).do('places.import', { places: [...places] })
  if (report.problems.length > 0) throw new Error(`places were not taken over: ${JSON.stringify(report.problems)}`)
}

/** One after another: an appointment may rest on the one before. */
export async function appoint(world: World, { by, at, offices: wanted }: { readonly by: string; readonly at: Instant; readonly offices: readonly Office[] }): Promise<void> {
  for (const { person, role, place, seat, basis } of wanted) {
    await world.as(by).at(at).do('people.appoint', { person: await world.idOf(person, at), role, place, from: dayOf(at), basis, ...(seat === undefined ? {} : { seat }) })
  }
}

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** The code that was put through the letter slot of a door. */
export function codeOf(building: PlaceId, room: string): string {
  const number = numberOf(`${building} ${room}`)
  return Array.from({ length: 8 }, (_, at) => ALPHABET[(number >>> (at * 4 % 28)) % ALPHABET.length] ?? '2').join('')
}

/** The doors of a building: `rooms(floors, perFloor)` gives 101, 102 … 201 … */
export function rooms(floors: number, perFloor: number): readonly string[] {
  return Array.from({ length: floors * perFloor }, (_, at) => `${Math.floor(at / perFloor) + 1}0${(at % perFloor) + 1}`)
}

export interface Neighbourhood {
  readonly at: Instant
  readonly community: PlaceId
  readonly coordinator: string
  /** Whom the coordinator appoints: the approver of the street first. */
  readonly byCoordinator: readonly Office[]
  readonly approver: string
  readonly byStreet: readonly Office[]
  readonly staff: string
  readonly byCommittee: readonly Office[]
  readonly places: readonly PlaceRow[]
  readonly doors: readonly Door[]
}

/** The household behind a door, by `building/room`. */
export type Homes = ReadonlyMap<string, HouseholdId>
export const doorKey = ({ building, room }: Pick<Door, 'building' | 'room'>): string => `${building}/${room}`

const MOST_ROWS = 500
const MOST_DOORS = 100

async function importRoster(world: World, { at, community, staff, doors }: Neighbourhood): Promise<void> {
  for (let from = 0; from < doors.length; from += MOST_ROWS) {
    const rows = doors.slice(from, from + MOST_ROWS).map(({ building, room, group, person }) => ({
      building, room, group: group ?? null, doorCode: codeOf(building, room), members: [masked(nameOf(person ?? doorKey({ building, room })))],
    }))
    const report = await world.as(staff).at(at).do('households.import', { community, rows })
    if (report.problems.length > 0) throw new Error(`the roster was not taken over: ${JSON.stringify(report.problems)}`)
  }
}

async function listHomes(world: World, { at, community, staff }: Neighbourhood): Promise<Homes> {
  const homes = new Map<string, HouseholdId>()
  for (let cursor: number | null = 0; cursor !== null;) {
    const page: Awaited<ReturnType<typeof nextDoors>> = await nextDoors(world, { at, community, staff, cursor })
    for (const door of page.items) homes.set(doorKey(door), door.household)
    cursor = page.next
  }
  return homes
}

const nextDoors = (world: World, { at, community, staff, cursor }: Pick<Neighbourhood, 'at' | 'community' | 'staff'> & { readonly cursor: number }) =>
  world.as(staff).at(at).ask('households.doors', { place: community, cursor, limit: MOST_DOORS })

/** Binds everyone who uses WeChat to the household. */
export async function moveIn(world: World, { at, doors, homes }: { readonly at: Instant; readonly doors: readonly Door[]; readonly homes: Homes }): Promise<void> {
  await together(doors, async ({ building, room, person, confirmedBy }) => {
    if (person === undefined) return
    const id = await world.idOf(person, at)
    if (confirmedBy === undefined) await world.as(person).at(at).do('households.bind', { building, room, code: codeOf(building, room) })
    else await world.as(confirmedBy).at(at).do('households.confirmBinding', { household: homes.get(doorKey({ building, room })) ?? '', person: id })
  })
}

/** A community as it is before anybody proposes anything. */
export async function settle(world: World, neighbourhood: Neighbourhood): Promise<Homes> {
  const { at, coordinator, approver, staff, places, doors, byCoordinator, byStreet, byCommittee } = neighbourhood
  await importPlaces(world, { by: coordinator, at, places })
  await appoint(world, { by: coordinator, at, offices: byCoordinator })
  await appoint(world, { by: approver, at, offices: byStreet })
  await appoint(world, { by: staff, at, offices: byCommittee })
  await importRoster(world, neighbourhood)
  const homes = await listHomes(world, neighbourhood)
  await moveIn(world, { at, doors, homes })
  return homes
}
