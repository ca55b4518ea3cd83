/** 荷塘社区: an invented community of 罗湖区 as it is today, where a council of sixteen decides (as the one of 2016: 14 of 16 came). */
import type { Instant } from '../../contracts/reply'
import type { SeatClass } from '../../contracts/vocabulary'
import { tellDemands } from './demands'
import { work } from './leave-building'
import { live } from './live'
import { APPROVER, COORDINATOR, COUNCIL, FINANCE, LUOHU, planFor, SETTLED_DAYS_AGO, YEAR_FEN, YUAN, type Example } from './luohu'
import { jointExamples } from './meipo'
import { appoint, importPlaces, offices, openRegion, rooms, settle, type Door, type Homes } from './settle'
import type { Plan } from './plan'
import type { Story } from './story'
import { codeFor } from './suppliers'
import { ago, budgetYears, daysAfter, storyClock } from './time'
import { shareTurns } from './turns'
import type { World } from './world'

const { city: CITY, district: DISTRICT, street: STREET, hetang: COMMUNITY } = LUOHU
const BUILDING = 'sz-ht-1'

/** As the scheme asks: two of the party, one of the committee, a deputy, two of enterprises, and ten residents. */
const SEATS: readonly SeatClass[] = ['party', 'resident', 'enterprise', 'party', 'committee', 'congressDeputy', 'enterprise']
const HOUSEHOLDS = ['hetang-resident-1', 'hetang-resident-2', 'hetang-council-2', ...COUNCIL.slice(SEATS.length), ...Array.from({ length: 5 }, (_, index) => `hetang-neighbour-${index + 1}`)]
const DOORS: readonly Door[] = rooms(6, 4).map((room, index) => ({ building: BUILDING, room, ...(HOUSEHOLDS[index] === undefined ? {} : { person: HOUSEHOLDS[index] }) }))

export async function settleHetang(world: World, now: Instant): Promise<Homes> {
  const at = ago(now, SETTLED_DAYS_AGO, '09:00')
  await openRegion(world, {
    at, founder: 'founder', city: { id: CITY, kind: 'city', name: '深圳市' }, district: { id: DISTRICT, kind: 'district', name: '罗湖区', parent: CITY, packId: 'luohu-2017' },
    coordinator: { person: COORDINATOR, role: 'districtCoordinator', place: DISTRICT, basis: '罗民发〔示例〕1号' },
  })
  await importPlaces(world, { by: COORDINATOR, at, places: [{ id: STREET, kind: 'street', name: '翠屏街道', parent: DISTRICT, phone: '0755-00003000' }] })
  await appoint(world, { by: COORDINATOR, at, offices: offices('罗民发〔示例〕1号', [[APPROVER, 'streetApprover', STREET]]) })
  const homes = await settle(world, {
    at, community: COMMUNITY, coordinator: COORDINATOR, approver: APPROVER, staff: 'hetang-staff-1', doors: DOORS,
    places: [{ id: COMMUNITY, kind: 'community', name: '荷塘社区', parent: STREET, phone: '0755-00003100' }, { id: BUILDING, kind: 'building', name: '荷塘苑1栋', parent: COMMUNITY }],
    byCoordinator: [],
    byStreet: offices('翠屏街办〔示例〕1号', [
      ['hetang-street-clerk', 'streetClerk', STREET], [FINANCE, 'finance', STREET], ['hetang-evaluator', 'thirdPartyEvaluator', STREET],
      ['hetang-staff-1', 'committeeStaff', COMMUNITY], ['hetang-staff-2', 'committeeStaff', COMMUNITY], ['hetang-supervisor', 'supervisionCommittee', COMMUNITY],
    ]),
    byCommittee: offices('荷塘社区居民议事会成员名单（示例）', [['hetang-facilitator', 'facilitator', COMMUNITY], ...COUNCIL.map((person, index) => [person, 'councilMember', COMMUNITY, SEATS[index] ?? 'resident'] as const)]),
  })
  for (const year of budgetYears(at, now)) await world.as(FINANCE).at(at).do('funds.appropriate', { unit: COMMUNITY, year, fen: YEAR_FEN, document: `罗财〔${year}〕民生微实事资金（示例）` })
  return homes
}

/** A registered social organisation leads, and two organisations that are only filed with the street take part (联合申报). */
const CLINIC: Plan['quotes'] = [
  {
    supplier: '荷塘社会工作服务中心（虚构）', standing: 'jointDeclaration', creditCode: codeFor('荷塘社会工作服务中心（虚构）', '52'), fen: 48_000 * YUAN, leadFen: 30_000 * YUAN, note: '每周一次，共十二次',
    filedOrgs: [{ name: '荷塘志愿义诊队', filingNumber: '翠屏社备〔示例〕0003号', filedWith: '翠屏街道办事处', fen: 12_000 * YUAN }, { name: '乐龄互助队', filingNumber: '翠屏社备〔示例〕0011号', filedWith: '翠屏街道办事处', fen: 6_000 * YUAN }],
  },
  { supplier: '康宁护理站', fen: 51_000 * YUAN, note: '每周一次，共十二次' },
  { supplier: '仁和门诊部', fen: 54_000 * YUAN, note: '每周一次，共十次' },
]

/** The first month is delivered and paid: the money goes to the lead, who passes on what was agreed. */
async function firstMonth(story: Story): Promise<void> {
  await work(story, 8)
  const [bill] = (await story.view()).money.expenses
  await story.do(FINANCE, 'funds.pay', { project: story.project, expense: bill?.id ?? '', reference: '付款凭证1', passedOn: [{ filedOrg: '荷塘志愿义诊队', fen: 2_500 * YUAN }, { filedOrg: '乐龄互助队', fen: 1_000 * YUAN }] })
}

/** Three projects of its own: one called to the council, one before the street, one being delivered. */
const ownExamples = (now: Instant): readonly Example[] => [
  { daysAgo: 12, until: 'councilScheduled', plan: planFor({ title: '荷塘苑1栋电梯厅防滑地垫', where: '荷塘苑1栋', subject: 'stairs', yuan: 18_000, type: 'engineering', category: 'safety', days: { consultation: ago(now, 1), councilScheduled: daysAfter(now, 5) }, problem: '回南天电梯厅积水，摔过人。', beneficiaries: '1栋24户' }) },
  { daysAgo: 40, until: 'approvingStreet', plan: planFor({ title: '社区篮球场灯光改造', where: '荷塘社区公园', subject: 'lamp', yuan: 165_000, type: 'engineering', category: 'cultureSport', days: { resolutionNotice: ago(now, 3) }, problem: '晚上打球看不见，灯杆锈蚀。', beneficiaries: '荷塘社区居民' }) },
  {
    daysAgo: 80, until: 'inProgress',
    plan: planFor({ title: '长者饭堂每周义诊', where: '荷塘社区长者饭堂', subject: 'people', yuan: 48_000, type: 'service', category: 'care', days: { implementerSelecting: ago(now, 14), implementerConfirmed: ago(now, 10) }, quotes: CLINIC, problem: '老人量血压、配药要坐三站车。', beneficiaries: '60岁以上居民', starting: '第一次义诊，来了42人。', reports: [{ percent: 25, text: '第二次义诊，来了51人。', afterDays: 7 }], bills: [{ fen: 9_000 * YUAN, what: '首月医护服务费', afterDays: 8 }] }),
    then: firstMonth,
  },
]

/** Its own projects and those that it shares with 梅坡社区, told in the order of their time. */
export async function tellHetang(world: World, now: Instant): Promise<readonly Story[]> {
  await tellDemands(world, now)
  const examples = [...ownExamples(now), ...jointExamples(now)]
  const turns = shareTurns(examples.length)
  return Promise.all(examples.map(({ daysAgo, until, plan, then }) => live({ world, turns, clock: storyClock(ago(now, daysAgo, '09:00'), now), plan }, until, then)))
}
