/** 新苗社区: six households, everybody who is needed, and one draft that nobody has handed in: for whoever walks through for the first time (docs/walk.md). */
import type { Instant, ProjectId } from '../../contracts/reply'
import { offices, rooms, settle, type Door } from './settle'
import { ago } from './time'
import type { World } from './world'
import { QINGTONG } from './xinglin'

export const XINMIAO = { community: 'km-xm', yard: 'km-xm-1', building: 'km-xm-1-1', group: 'km-xm-1-1-a' } as const
const YUAN = 100
const SETTLED_DAYS_AGO = 60

const person = (number: number): string => `xinmiao-resident-${number}`
/** 101 to 203; the head of ten households lives in 203. */
const HOUSEHOLDS = [person(1), person(2), person(3), person(4), person(5), 'xinmiao-ten-head']
const DOORS: readonly Door[] = rooms(2, 3).map((room, index) => ({ building: XINMIAO.building, group: XINMIAO.group, room, ...(HOUSEHOLDS[index] === undefined ? {} : { person: HOUSEHOLDS[index] }) }))

export const DRAFT = {
  place: XINMIAO.yard, where: '新苗里1号院大门口', title: '1号院大门口加一盏路灯', problem: '大门口没有路灯，晚上下班回来看不清台阶，上个月有人崴了脚。', beneficiaries: '1号院6户', roughCost: 3_600 * YUAN,
} as const

export async function settleNewcomer(world: World, now: Instant): Promise<void> {
  const { community, yard, building, group } = XINMIAO
  await settle(world, {
    at: ago(now, SETTLED_DAYS_AGO, '09:00'), community, coordinator: 'panlong-coordinator', approver: 'qingtong-street-approver', staff: 'xinmiao-staff-1', doors: DOORS,
    places: [
      { id: community, kind: 'community', name: '新苗社区', parent: QINGTONG, phone: '0871-00003200' },
      { id: yard, kind: 'courtyard', name: '新苗里1号院', parent: community },
      { id: building, kind: 'building', name: '新苗里1号院1栋', parent: yard },
      { id: group, kind: 'tenHouseholdGroup', name: '新苗里1号院一组', parent: building },
    ],
    byCoordinator: [],
    byStreet: offices('青桐街办〔示例〕8号', [
      ['xinmiao-staff-1', 'committeeStaff', community], ['xinmiao-staff-2', 'committeeStaff', community],
      ['xinmiao-party-secretary', 'partySecretary', community], ['xinmiao-supervisor', 'supervisionCommittee', community],
    ]),
    byCommittee: [
      ...offices('新苗社区居委会公告（示例）', [['xinmiao-ten-head', 'tenHouseholdHead', group], ['xinmiao-party-secretary', 'facilitator', community]]),
      ...offices('新苗里居民推选记录（示例）', [2, 3, 4].map((number) => [person(number), 'residentRep', yard] as const)),
      ...offices('项目小组成立记录（示例）', [1, 4].map((number) => [person(number), 'projectTeam', yard] as const)),
    ],
  })
}

/** The draft as its author left it yesterday. */
export async function leaveDraft(world: World, now: Instant): Promise<ProjectId> {
  const photo = await world.photo(person(1), { subject: 'lamp', moment: 'before', of: DRAFT.title })
  return (await world.as(person(1)).at(ago(now, 1, '19:30')).do('proposals.draft', { ...DRAFT, photos: [photo] })).project
}
