/** 梅坡社区: the invented neighbour of 荷塘社区, with which it shares three projects: each council decides for itself, each community pays its share. */
import type { Instant } from '../../contracts/reply'
import type { SeatClass, Vote } from '../../contracts/vocabulary'
import { pay, work } from './leave-building'
import { callSitting, castBallots, closeSitting, openSitting } from './leave-deciding'
import { APPROVER, COORDINATOR, FINANCE, LUOHU, planFor, SETTLED_DAYS_AGO, YEAR_FEN, YUAN, type Example } from './luohu'
import type { Neighbour } from './plan'
import { offices, rooms, settle, type Door, type Homes } from './settle'
import type { Story } from './story'
import { ago, budgetYears } from './time'
import type { World } from './world'

const { street: STREET, meipo: COMMUNITY } = LUOHU
const BUILDING = 'sz-mp-1'

/** The fewest that the scheme allows: two of the party, one of the committee, one of enterprises, and seven residents. */
const SEATS: readonly SeatClass[] = ['party', 'resident', 'enterprise', 'party', 'committee']
const COUNCIL = Array.from({ length: 11 }, (_, index) => `meipo-council-${index + 1}`)
const HOUSEHOLDS = ['meipo-resident-1', 'meipo-resident-2', 'meipo-council-2', ...COUNCIL.slice(SEATS.length)]
const DOORS: readonly Door[] = rooms(4, 3).map((room, index) => ({ building: BUILDING, room, ...(HOUSEHOLDS[index] === undefined ? {} : { person: HOUSEHOLDS[index] }) }))
/** Eight of eleven come, the three on the list of development people last. */
const LISTED = 3
const VOTED = 5
const PRESENT = [...COUNCIL.slice(LISTED, LISTED + VOTED), ...COUNCIL.slice(0, LISTED)]

export async function settleMeipo(world: World, now: Instant): Promise<Homes> {
  const at = ago(now, SETTLED_DAYS_AGO, '10:00')
  const homes = await settle(world, {
    at, community: COMMUNITY, coordinator: COORDINATOR, approver: APPROVER, staff: 'meipo-staff-1', doors: DOORS,
    places: [{ id: COMMUNITY, kind: 'community', name: '梅坡社区', parent: STREET, phone: '0755-00003200' }, { id: BUILDING, kind: 'building', name: '梅坡苑1栋', parent: COMMUNITY }],
    byCoordinator: [],
    byStreet: offices('翠屏街办〔示例〕2号', [['meipo-staff-1', 'committeeStaff', COMMUNITY], ['meipo-staff-2', 'committeeStaff', COMMUNITY], ['meipo-supervisor', 'supervisionCommittee', COMMUNITY]]),
    byCommittee: offices('梅坡社区居民议事会成员名单（示例）', [['meipo-facilitator', 'facilitator', COMMUNITY], ...COUNCIL.map((person, index) => [person, 'councilMember', COMMUNITY, SEATS[index] ?? 'resident'] as const)]),
  })
  for (const year of budgetYears(at, now)) await world.as(FINANCE).at(at).do('funds.appropriate', { unit: COMMUNITY, year, fen: YEAR_FEN, document: `罗财〔${year}〕民生微实事资金（示例）` })
  return homes
}

/** What 梅坡社区 pays, and how so many of its council vote. */
const neighbour = ({ yuan, against, ...how }: { readonly yuan: number; readonly against: number } & Pick<Neighbour, 'on' | 'way'>): Neighbour => ({
  community: COMMUNITY, fen: yuan * YUAN, staff: 'meipo-staff-1', facilitator: 'meipo-facilitator', supervisor: 'meipo-supervisor', venue: '梅坡社区议事厅',
  ballots: PRESENT.map((person, index) => ({ person, vote: (index < against ? 'against' : 'for') satisfies Vote })), ...how,
})

/** Its council would not; the willing go on at a lower cost, and are called to decide that anew. */
async function goOnWithout(story: Story, now: Instant): Promise<void> {
  const { clock, project, plan: { cast, consultation } } = story
  const estimate = 46_000 * YUAN
  clock.notBefore(ago(now, 4))
  await story.do(cast.staff[0], 'councils.rescope', { project, estimate, text: '梅坡社区议事会未通过。只在荷塘一侧建一座，十二个充电位改成六个。' })
  clock.notBefore(ago(now, 2))
  await story.do(cast.convener, 'councils.consult', { project, ...consultation, estimate, minutes: '只建荷塘一侧的一座，六个充电位；费用由荷塘社区自己出。' })
  await callSitting(story)
}

/** The first council has passed it, the second sits: five of eight have voted, and the facilitator waits for the others. */
async function sitNextDoor(story: Story): Promise<void> {
  await closeSitting(story)
  await callSitting(story)
  await openSitting(story)
  await castBallots(story, VOTED)
}

/** Three projects of both communities: passed by both and being paid; refused by one and re-scoped; before the second council. */
export const jointExamples = (now: Instant): readonly Example[] => [
  {
    daysAgo: 95, until: 'inProgress',
    plan: planFor({
      title: '荷塘、梅坡之间的无障碍坡道', where: '荷塘苑与梅坡苑之间的台阶', subject: 'stairs', yuan: 126_000, type: 'engineering', category: 'care', way: 'showOfHands', neighbour: neighbour({ yuan: 50_400, against: 1, way: 'showOfHands' }),
      days: { implementerSelecting: ago(now, 22), implementerConfirmed: ago(now, 16) }, problem: '两个社区之间只有十四级台阶，轮椅和婴儿车要绕一公里。', beneficiaries: '荷塘、梅坡两个社区的居民',
    }),
    then: async (story) => {
      await work(story, 14)
      await pay(story, 1)
    },
  },
  {
    daysAgo: 40, until: 'rejected',
    plan: planFor({
      title: '荷塘、梅坡共用的电动车充电棚', where: '荷塘苑东门外空地', subject: 'shed', yuan: 88_000, type: 'engineering', category: 'safety', way: 'showOfHands', neighbour: neighbour({ yuan: 40_000, against: 5, way: 'showOfHands' }),
      days: {}, problem: '两边楼道都有人飞线充电，去年烧过一次。', beneficiaries: '荷塘、梅坡两个社区的居民',
    }),
    then: (story) => goOnWithout(story, now),
  },
  {
    daysAgo: 24, until: 'councilSession',
    plan: planFor({
      title: '荷塘、梅坡长者联合送餐', where: '荷塘社区长者饭堂', subject: 'people', yuan: 96_000, type: 'service', category: 'care', way: 'showOfHands', neighbour: neighbour({ yuan: 38_400, against: 1, on: ago(now, 1) }),
      days: { consultation: ago(now, 12), councilScheduled: ago(now, 7) }, problem: '梅坡没有饭堂，走不动的老人吃不上热饭。', beneficiaries: '两个社区60岁以上居民',
    }),
    then: sitNextDoor,
  },
]
