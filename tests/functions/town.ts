/** A small town, made only by calling operations as the people who would. */
import type { Cloud } from './cloud'
import { FOUNDER } from './cloud'

/** All that it takes to live in a town: asking, and knowing who one is. */
export type Line = Pick<Cloud, 'must' | 'idOf'>

export const TOWN = { city: 'km', district: 'km-pl', street: 'km-pl-ln', community: 'km-pl-ln-df', committee: 'km-pl-ln-df-c', building: 'b14', building2: 'b15', group: 'b14-g1', elsewhere: 'km-pl-ln-mt', elsewhereBuilding: 'b47' } as const

/** Who holds what in the town. */
export const STAFF = { coordinator: 'coordinator', approver: 'approver', staff: 'staff', head: 'head14', tenHead: 'ten14' } as const

const BASIS = '盘民发〔2020〕1号'
export const LONG_AGO = '2020-01-01'

export async function importPlaces(cloud: Line): Promise<void> {
  const t = TOWN
  await cloud.idOf(FOUNDER)
  await cloud.must(FOUNDER, 'places.import', {
    places: [
      { id: t.city, kind: 'city', name: '昆明市' },
      { id: t.district, kind: 'district', name: '盘龙区', parent: t.city, packId: 'panlong-2020' },
      { id: t.street, kind: 'street', name: '联盟街道', parent: t.district },
      { id: t.community, kind: 'community', name: '东风社区', parent: t.street, phone: '0871-60000000' },
      { id: t.committee, kind: 'committee', name: '东风居委会', parent: t.community },
      { id: t.building, kind: 'building', name: '14号院', parent: t.committee },
      { id: t.group, kind: 'tenHouseholdGroup', name: '一组', parent: t.building },
      { id: t.building2, kind: 'building', name: '15号院', parent: t.committee },
      { id: t.elsewhere, kind: 'community', name: '明通社区', parent: t.street },
      { id: t.elsewhereBuilding, kind: 'building', name: '47号院', parent: t.elsewhere },
    ],
  })
}

/** The chain of appointments, from the founder to the doors. */
export async function appointStaff(cloud: Line): Promise<void> {
  const office = async (by: string, person: string, role: 'districtCoordinator' | 'streetApprover' | 'committeeStaff' | 'buildingHead' | 'tenHouseholdHead', place: string): Promise<void> => {
    await cloud.must(by, 'people.appoint', { person: await cloud.idOf(person), role, place, from: LONG_AGO, basis: BASIS })
  }
  await office(FOUNDER, STAFF.coordinator, 'districtCoordinator', TOWN.district)
  await office(STAFF.coordinator, STAFF.approver, 'streetApprover', TOWN.street)
  await office(STAFF.approver, STAFF.staff, 'committeeStaff', TOWN.community)
  await office(STAFF.staff, STAFF.head, 'buildingHead', TOWN.building)
  await office(STAFF.staff, STAFF.tenHead, 'tenHouseholdHead', TOWN.group)
}

export const codeOf = (building: string, room: string): string => `${building}-${room}-code`

/** A building full of households, each with a door code. */
export async function importDoors(cloud: Line, { building, rooms, group = null }: { readonly building: string; readonly rooms: readonly string[]; readonly group?: string | null }): Promise<void> {
  for (let at = 0; at < rooms.length; at += 400) {
    const rows = rooms.slice(at, at + 400).map((room) => ({ building, room, group, doorCode: codeOf(building, room), members: ['王**'] }))
    const report = await cloud.must(STAFF.staff, 'households.import', { community: TOWN.community, rows })
    if (report.problems.length > 0) throw new Error(JSON.stringify(report.problems))
  }
}

/** Moves a person in; answers the household. */
export async function moveIn(cloud: Line, person: string, { building, room, minor = false }: { readonly building: string; readonly room: string; readonly minor?: boolean }): Promise<string> {
  await cloud.idOf(person)
  return (await cloud.must(person, 'households.bind', { building, room, code: codeOf(building, room), minor })).household
}

export async function startTown(cloud: Line): Promise<void> {
  await importPlaces(cloud)
  await appointStaff(cloud)
}
