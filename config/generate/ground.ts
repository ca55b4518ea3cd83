/** The ground of one community: its places from the committee down to ten households, and the rows of its register. All names and numbers are invented. */
import type { InputOf } from './operations'
import { nameOf } from '../../emulator/seed/names'
import type { Chance } from './chance'

type PlaceRow = InputOf<'places.import'>['places'][number]
export type Row = NonNullable<InputOf<'households.import'>['rows']>[number]
export interface Home { readonly row: Row; readonly building: string; readonly buildingName: string; readonly committee: number; /** The first adult, who has a number in the register. */ readonly name: string; readonly phone: string }
export interface Ground { readonly places: readonly PlaceRow[]; readonly committees: readonly string[]; readonly homes: readonly Home[] }

const IN_A_GROUP = 10
const IN_A_BUILDING = 100
const IN_A_YARD = 5
const ON_A_FLOOR = 4
const YARDS = ['翠竹苑', '锦绣园', '木棉里', '东湖居', '荷花苑', '百合园', '松泉居', '桂木园', '金稻苑', '碧波里'] as const

/** No mobile network of the country has numbers that begin so: nobody can be called by mistake. */
const phoneOf = (door: number): string => `12${String(door).padStart(9, '0')}`

function membersOf(key: string, { chance, phone, year }: { readonly chance: Chance; readonly phone: string; readonly year: number }): NonNullable<Row['members']> {
  const tenant = chance.in100(38)
  const adults = 1 + chance.below(3)
  const children = chance.in100(30) ? 1 : 0
  return Array.from({ length: adults + children }, (_, at) => {
    const child = at >= adults
    return { name: at === 0 ? nameOf(key) : `${nameOf(`${key}-${at}`)}${'一二三四'.charAt(at)}`.slice(0, 5), phone: at === 0 ? phone : null, tenure: tenant ? ('tenant' as const) : at === 0 ? ('owner' as const) : ('family' as const), birthYear: child ? year - 1 - chance.below(16) : null }
  })
}

/** Lays out a community: its committees (each the seat of a council), their courtyards, buildings and groups, and who lives behind each door. */
export function groundOf({ community, parent, name, councils, households, firstDoor, chance, year }: { readonly community: string; readonly parent: string; readonly name: string; readonly councils: number; readonly households: number; readonly firstDoor: number; readonly chance: Chance; readonly year: number }): Ground {
  const places: PlaceRow[] = [{ id: community, kind: 'community', name, parent, phone: '0755-00000000' }]
  const homes: Home[] = []
  const committees = Array.from({ length: councils }, (_, at) => `${community}-${at + 1}`)
  for (const [at, committee] of committees.entries()) {
    places.push({ id: committee, kind: 'committee', name: councils === 1 ? `${name.replace('社区', '')}居委会` : `${name.replace('社区', '')}第${'一二三四五六'.charAt(at)}居委会`, parent: community })
    const doors = Math.floor(((at + 1) * households) / councils) - Math.floor((at * households) / councils)
    for (let door = 0; door < doors; door += 1) {
      const building = `${committee}-${Math.floor(door / IN_A_BUILDING) + 1}`
      const yard = `${committee}-y${Math.floor(door / IN_A_BUILDING / IN_A_YARD) + 1}`
      const group = `${building}-${Math.floor((door % IN_A_BUILDING) / IN_A_GROUP) + 1}`
      const yardName = `${YARDS[Math.floor(door / IN_A_BUILDING / IN_A_YARD) % YARDS.length] ?? ''}`
      const buildingName = `${yardName}${(Math.floor(door / IN_A_BUILDING) % IN_A_YARD) + 1}栋`
      if (door % (IN_A_BUILDING * IN_A_YARD) === 0) places.push({ id: yard, kind: 'courtyard', name: yardName, parent: committee })
      if (door % IN_A_BUILDING === 0) places.push({ id: building, kind: 'building', name: buildingName, parent: yard })
      if (door % IN_A_GROUP === 0) places.push({ id: group, kind: 'tenHouseholdGroup', name: `${buildingName}第${Math.floor((door % IN_A_BUILDING) / IN_A_GROUP) + 1}组`, parent: building })
      const within = door % IN_A_BUILDING
      const room = `${Math.floor(within / ON_A_FLOOR) + 1}0${(within % ON_A_FLOOR) + 1}`
      const phone = phoneOf(firstDoor + homes.length)
      const key = `${community}/${homes.length}`
      homes.push({ building, buildingName, committee: at, name: nameOf(key), phone, row: { building, group, room, members: membersOf(key, { chance, phone, year }) } })
    }
  }
  return { places, committees, homes }
}
