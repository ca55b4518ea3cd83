/** 杏林社区: an invented community of 盘龙区 as it is today, with a project in every state that a screen can show. */
import type { Instant } from '../../contracts/reply'
import { PANLONG } from './panlong'
import type { Answer, Plan } from './plan'
import { appoint, doorKey, importPlaces, offices, rooms, settle, type Door, type Homes } from './settle'
import { ago, budgetYears } from './time'
import type { World } from './world'

export const QINGTONG = 'km-pl-qt'
export const AUDITOR = 'qingtong-auditor'
export const XINGLIN = 'km-xl'
export const CASSIA_YARD = 'km-xl-3'
export const APRICOT_YARD = 'km-xl-8'
const [CASSIA_ONE, CASSIA_TWO, APRICOT_ONE, APRICOT_TWO, GROUP] = ['km-xl-3-1', 'km-xl-3-2', 'km-xl-8-1', 'km-xl-8-2', 'km-xl-8-1-a']

/** How long ago all of it began. */
const SETTLED_DAYS_AGO = 300
const SUBSIDY_FEN = 500_000_000

export const resident = (number: number): string => `xinglin-resident-${number}`
const neighbour = (number: number): string => `xinglin-neighbour-${number}`
const REPS = [1, 2, 3, 4, 5, 6].map(resident)
const TEAM = [resident(1), resident(2), resident(4)]

const living = (building: string, names: readonly string[], all: readonly string[]): readonly Door[] =>
  all.map((room, index) => ({ building, room, ...(names[index] === undefined ? {} : { person: names[index] }), ...(building === APRICOT_ONE && index < 10 ? { group: GROUP } : {}) }))

const DOORS: readonly Door[] = [
  ...living(CASSIA_ONE, [resident(1), resident(3), 'xinglin-building-head-1', neighbour(1)], rooms(4, 2)),
  ...living(CASSIA_TWO, [resident(2), neighbour(2), neighbour(3), neighbour(4)], rooms(4, 2)),
  ...living(APRICOT_ONE, [resident(4), resident(5), 'xinglin-ten-head', neighbour(5), neighbour(6)], rooms(5, 2)),
  ...living(APRICOT_TWO, [resident(6), resident(7), 'xinglin-building-head-2', neighbour(7), neighbour(8)], rooms(5, 2)),
]
const headOf = (door: Door): string => (door.building.startsWith(CASSIA_YARD) ? 'xinglin-building-head-1' : door.building === APRICOT_ONE ? 'xinglin-ten-head' : 'xinglin-building-head-2')

/** Everyone of a courtyard who uses WeChat. */
export const boundIn = (yard: string): readonly string[] => DOORS.flatMap(({ building, person }) => (building.startsWith(yard) && person !== undefined ? [person] : []))
export const EVERYONE = [...boundIn(CASSIA_YARD), ...boundIn(APRICOT_YARD)]
/** Those who neither build nor decide. */
export const JUDGES = EVERYONE.filter((person) => !TEAM.includes(person))

/** What the doors of a courtyard answer: all by WeChat, and so many with their head. */
export function answersOf(yard: string, { recorded, against = 0, undecided = 0 }: { readonly recorded: number; readonly against?: number; readonly undecided?: number }): readonly Answer[] {
  const members = boundIn(yard).map((person): Answer => ({ answer: 'agree', by: { kind: 'member', person } }))
  const others = DOORS.filter(({ building, person }) => building.startsWith(yard) && person === undefined).slice(0, recorded)
  const helped = others.map((door, index): Answer => ({ answer: 'agree', by: { kind: 'helper', helper: headOf(door), door: doorKey(door), channel: index % 2 === 0 ? 'paper' : 'assisted', answeredBy: '户主' } }))
  return [...members, ...helped].map((one, index, all) => {
    if (index >= all.length - against) return { ...one, answer: 'disagree', reason: '觉得先修屋顶更要紧' }
    return index >= all.length - against - undecided ? { ...one, answer: 'undecided', reason: '想先看看图纸' } : one
  })
}

export const BALLOTS: Plan['ballots'] = REPS.slice(0, 5).map((person) => ({ person, vote: person === resident(5) ? 'abstain' : 'for' }))

export const CAST: Plan['cast'] = {
  proposer: resident(1), organiser: 'xinglin-building-head-1', staff: ['xinglin-staff-1', 'xinglin-staff-2'], convener: 'xinglin-party-secretary',
  facilitator: 'xinglin-party-secretary', supervisor: 'xinglin-supervisor', clerk: 'qingtong-street-clerk', approver: 'qingtong-street-approver', finance: 'qingtong-finance',
  publisher: 'qingtong-street-clerk', chooser: resident(2), confirmer: resident(4), recorder: resident(4), builder: 'xinglin-builder', surveyor: 'qingtong-street-clerk',
}

/** The street of the communities of today, and the subsidy of the years that the examples fall in. */
export async function openQingtong(world: World, now: Instant): Promise<void> {
  const at = ago(now, SETTLED_DAYS_AGO, '08:30')
  await importPlaces(world, { by: 'panlong-coordinator', at, places: [{ id: QINGTONG, kind: 'street', name: '青桐街道', parent: PANLONG.district, phone: '0871-00003000' }] })
  await appoint(world, { by: 'panlong-coordinator', at, offices: offices('盘民发〔示例〕6号', [['qingtong-street-approver', 'streetApprover', QINGTONG]]) })
  await appoint(world, { by: 'qingtong-street-approver', at, offices: offices('青桐街办〔示例〕2号', [['qingtong-street-clerk', 'streetClerk', QINGTONG], ['qingtong-finance', 'finance', QINGTONG], [AUDITOR, 'auditor', QINGTONG]]) })
  for (const year of budgetYears(at, now)) await world.as('panlong-district-finance').at(at).do('funds.appropriate', { unit: PANLONG.district, year, fen: SUBSIDY_FEN, document: `盘财预〔${year}〕民生小实事区级补贴（示例）` })
}

export function settleXinglin(world: World, now: Instant): Promise<Homes> {
  return settle(world, {
    at: ago(now, SETTLED_DAYS_AGO, '09:00'), community: XINGLIN, coordinator: 'panlong-coordinator', approver: 'qingtong-street-approver', staff: 'xinglin-staff-1', doors: DOORS,
    places: [
      { id: XINGLIN, kind: 'community', name: '杏林社区', parent: QINGTONG, phone: '0871-00003100' },
      { id: CASSIA_YARD, kind: 'courtyard', name: '桂花巷3号院', parent: XINGLIN },
      { id: APRICOT_YARD, kind: 'courtyard', name: '杏林路8号院', parent: XINGLIN },
      { id: CASSIA_ONE, kind: 'building', name: '桂花巷3号院1栋', parent: CASSIA_YARD },
      { id: CASSIA_TWO, kind: 'building', name: '桂花巷3号院2栋', parent: CASSIA_YARD },
      { id: APRICOT_ONE, kind: 'building', name: '杏林路8号院1栋', parent: APRICOT_YARD },
      { id: APRICOT_TWO, kind: 'building', name: '杏林路8号院2栋', parent: APRICOT_YARD },
      { id: GROUP, kind: 'tenHouseholdGroup', name: '杏林路8号院1栋一组', parent: APRICOT_ONE },
    ],
    byCoordinator: [],
    byStreet: offices('青桐街办〔示例〕3号', [
      ['xinglin-staff-1', 'committeeStaff', XINGLIN], ['xinglin-staff-2', 'committeeStaff', XINGLIN],
      ['xinglin-party-secretary', 'partySecretary', XINGLIN], ['xinglin-supervisor', 'supervisionCommittee', XINGLIN], ['xinglin-grid-worker', 'gridWorker', XINGLIN],
    ]),
    byCommittee: [
      ...offices('杏林社区居委会公告（示例）', [
        ['xinglin-building-head-1', 'buildingHead', CASSIA_YARD], ['xinglin-building-head-2', 'buildingHead', APRICOT_YARD], ['xinglin-ten-head', 'tenHouseholdHead', GROUP],
        ['xinglin-party-secretary', 'facilitator', XINGLIN], ['xinglin-sponsor', 'sponsor', XINGLIN],
      ]),
      ...offices('居民推选记录（示例）', REPS.map((person) => [person, 'residentRep', XINGLIN] as const)),
      ...offices('项目小组成立记录（示例）', TEAM.map((person) => [person, 'projectTeam', XINGLIN] as const)),
    ],
  })
}
