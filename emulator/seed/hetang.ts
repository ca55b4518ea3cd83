/** 荷塘社区: an invented community of 罗湖区 as it is today, where a council of sixteen decides (as the one of 2016: 14 of 16 came). */
import type { Instant } from '../../contracts/reply'
import type { SeatClass, Stage } from '../../contracts/vocabulary'
import { work } from './leave-building'
import { live } from './live'
import type { Plan } from './plan'
import { appoint, importPlaces, offices, openRegion, rooms, settle, type Door, type Homes } from './settle'
import type { Story } from './story'
import { ago, budgetYears, daysAfter, storyClock } from './time'
import { shareTurns } from './turns'
import { usual } from './usual'
import type { World } from './world'

const [CITY, DISTRICT, STREET, COMMUNITY, BUILDING] = ['sz', 'sz-lh', 'sz-lh-cp', 'sz-ht', 'sz-ht-1']
const YUAN = 100
const YEAR_FEN = 2_000_000 * YUAN
const SETTLED_DAYS_AGO = 200

/** As the scheme asks: two of the party, one of the committee, a deputy, two of enterprises, and ten residents. */
const SEATS: readonly SeatClass[] = ['party', 'resident', 'enterprise', 'party', 'committee', 'congressDeputy', 'enterprise']
const COUNCIL = Array.from({ length: 16 }, (_, index) => `hetang-council-${index + 1}`)
const HOUSEHOLDS = ['hetang-resident-1', 'hetang-resident-2', 'hetang-council-2', ...COUNCIL.slice(SEATS.length), ...Array.from({ length: 5 }, (_, index) => `hetang-neighbour-${index + 1}`)]
const DOORS: readonly Door[] = rooms(6, 4).map((room, index) => ({ building: BUILDING, room, ...(HOUSEHOLDS[index] === undefined ? {} : { person: HOUSEHOLDS[index] }) }))

const CAST: Plan['cast'] = {
  proposer: 'hetang-resident-1', organiser: 'hetang-staff-1', staff: ['hetang-staff-1', 'hetang-staff-2'], convener: 'hetang-street-clerk', facilitator: 'hetang-facilitator', supervisor: 'hetang-supervisor',
  clerk: 'hetang-street-clerk', approver: 'hetang-street-approver', finance: 'hetang-finance', publisher: 'hetang-street-clerk', chooser: 'hetang-street-clerk', confirmer: 'hetang-staff-2',
  recorder: 'hetang-street-clerk', builder: 'hetang-builder', surveyor: 'hetang-evaluator',
}

export async function settleHetang(world: World, now: Instant): Promise<Homes> {
  const at = ago(now, SETTLED_DAYS_AGO, '09:00')
  await openRegion(world, {
    at, founder: 'founder', city: { id: CITY, kind: 'city', name: '深圳市' }, district: { id: DISTRICT, kind: 'district', name: '罗湖区', parent: CITY, packId: 'luohu-2017' },
    coordinator: { person: 'hetang-coordinator', role: 'districtCoordinator', place: DISTRICT, basis: '罗民发〔示例〕1号' },
  })
  await importPlaces(world, { by: 'hetang-coordinator', at, places: [{ id: STREET, kind: 'street', name: '翠屏街道', parent: DISTRICT, phone: '0755-00003000' }] })
  await appoint(world, { by: 'hetang-coordinator', at, offices: offices('罗民发〔示例〕1号', [['hetang-street-approver', 'streetApprover', STREET]]) })
  const homes = await settle(world, {
    at, community: COMMUNITY, coordinator: 'hetang-coordinator', approver: 'hetang-street-approver', staff: 'hetang-staff-1', doors: DOORS,
    places: [{ id: COMMUNITY, kind: 'community', name: '荷塘社区', parent: STREET, phone: '0755-00003100' }, { id: BUILDING, kind: 'building', name: '荷塘苑1栋', parent: COMMUNITY }],
    byCoordinator: [],
    byStreet: offices('翠屏街办〔示例〕1号', [
      ['hetang-street-clerk', 'streetClerk', STREET], ['hetang-finance', 'finance', STREET], ['hetang-evaluator', 'thirdPartyEvaluator', STREET],
      ['hetang-staff-1', 'committeeStaff', COMMUNITY], ['hetang-staff-2', 'committeeStaff', COMMUNITY], ['hetang-supervisor', 'supervisionCommittee', COMMUNITY],
    ]),
    byCommittee: offices('荷塘社区居民议事会成员名单（示例）', [['hetang-facilitator', 'facilitator', COMMUNITY], ...COUNCIL.map((person, index) => [person, 'councilMember', COMMUNITY, SEATS[index] ?? 'resident'] as const)]),
  })
  for (const year of budgetYears(at, now)) await world.as('hetang-finance').at(at).do('funds.appropriate', { unit: COMMUNITY, year, fen: YEAR_FEN, document: `罗财〔${year}〕民生微实事资金（示例）` })
  return homes
}

type Brief = Pick<Plan, 'title' | 'where' | 'problem' | 'beneficiaries' | 'subject' | 'days'> & { readonly yuan: number; readonly type: 'engineering' | 'service'; readonly category: Plan['sorting']['category'] } & Partial<Plan>

const planFor = ({ yuan, type, category, ...own }: Brief): Plan =>
  usual({
    place: COMMUNITY, cast: CAST, sorting: { type, category, level: 2, estimate: yuan * YUAN, question: null, costPerHousehold: null },
    ballots: COUNCIL.slice(0, 14).map((person, index) => ({ person, vote: index === 6 ? 'against' : index === 9 ? 'abstain' : 'for' })), venue: '荷塘社区党群服务中心',
    upkeep: { unit: '荷塘社区居委会', duty: '每月检查一次。', phone: '0755-00003100' }, ...own,
  })

/** Three projects: one called to the council, one before the street, one being delivered. */
export async function tellHetang(world: World, now: Instant): Promise<readonly Story[]> {
  const examples: readonly { readonly daysAgo: number; readonly until: Stage; readonly plan: Plan; readonly then?: (story: Story) => Promise<unknown> }[] = [
    { daysAgo: 12, until: 'councilScheduled', plan: planFor({ title: '荷塘苑1栋电梯厅防滑地垫', where: '荷塘苑1栋', subject: 'stairs', yuan: 18_000, type: 'engineering', category: 'safety', days: { consultation: ago(now, 1), councilScheduled: daysAfter(now, 5) }, problem: '回南天电梯厅积水，摔过人。', beneficiaries: '1栋24户' }) },
    { daysAgo: 40, until: 'approvingStreet', plan: planFor({ title: '社区篮球场灯光改造', where: '荷塘社区公园', subject: 'lamp', yuan: 165_000, type: 'engineering', category: 'cultureSport', days: { resolutionNotice: ago(now, 3) }, problem: '晚上打球看不见，灯杆锈蚀。', beneficiaries: '荷塘社区居民' }) },
    {
      daysAgo: 80, until: 'inProgress',
      plan: planFor({ title: '长者饭堂每周义诊', where: '荷塘社区长者饭堂', subject: 'people', yuan: 48_000, type: 'service', category: 'care', days: { implementerSelecting: ago(now, 14), implementerConfirmed: ago(now, 10) }, problem: '老人量血压、配药要坐三站车。', beneficiaries: '60岁以上居民', starting: '第一次义诊，来了42人。', reports: [{ percent: 25, text: '第二次义诊，来了51人。', afterDays: 7 }], bills: [{ fen: 9_000 * YUAN, what: '首月医护服务费', afterDays: 8 }] }),
      then: (story) => work(story, 8),
    },
  ]
  const turns = shareTurns(examples.length)
  return Promise.all(examples.map(({ daysAgo, until, plan, then }) => live({ world, turns, clock: storyClock(ago(now, daysAgo, '09:00'), now), plan }, until, then)))
}
