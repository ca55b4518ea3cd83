/**
 * 鹅山街道车辆厂东社区 街心公园长廊改造, 2018: 21,000 yuan = 11,000 from the factory and 10,000 from the community's fund
 * (中国城市报 2021-07-19 第29版「规范资金管理」). The year, all people and all other figures are invented.
 */
import type { Instant } from '../../contracts/reply'
import { live } from './live'
import type { Plan } from './plan'
import { importPlaces, offices, openRegion, rooms, settle, type Door, type Homes } from './settle'
import type { Story } from './story'
import { on, storyClock } from './time'
import { ALONE, type Turns } from './turns'
import type { World } from './world'

export const LIUZHOU = { city: 'lz', district: 'lz-ln', street: 'lz-ln-es', community: 'lz-clc' } as const
const BUILDINGS = ['lz-clc-1', 'lz-clc-2'] as const
const FOUNDED = on('2018-01-15', '09:00')
const YUAN = 100
const COST = 21_000 * YUAN
const FROM_THE_FACTORY = 11_000 * YUAN
/** 「由市、城区财政按1:1比例」, 200,000 yuan a year since 2016. */
const HALF_A_YEAR = 100_000 * YUAN

const REPS = ['liuzhou-resident-1', 'liuzhou-resident-2', ...Array.from({ length: 11 }, (_, index) => `liuzhou-neighbour-${index + 1}`)]
const RESIDENTS = [...REPS, 'liuzhou-resident-3', ...Array.from({ length: 6 }, (_, index) => `liuzhou-neighbour-${index + 12}`)]
const DOORS: readonly Door[] = BUILDINGS.flatMap((building) => rooms(5, 6).map((room) => ({ building, room }))).map((door, index) => {
  const person = index % 3 === 0 ? RESIDENTS[index / 3] : undefined
  return person === undefined ? door : { ...door, person }
})

const CAST: Plan['cast'] = {
  proposer: 'liuzhou-resident-1', organiser: 'liuzhou-staff-1', staff: ['liuzhou-staff-1', 'liuzhou-staff-2'], convener: 'liuzhou-party-secretary',
  facilitator: 'liuzhou-party-secretary', supervisor: 'liuzhou-supervisor', clerk: 'liuzhou-street-clerk', approver: 'liuzhou-street-approver', finance: 'liuzhou-finance',
  publisher: 'liuzhou-staff-1', chooser: 'liuzhou-staff-1', confirmer: 'liuzhou-street-clerk', recorder: 'liuzhou-staff-1', builder: 'liuzhou-builder', surveyor: 'liuzhou-leading-group',
}

/** The city district and the street of the case. */
export async function openLiuzhou(world: World): Promise<void> {
  const { city, district, street } = LIUZHOU
  await openRegion(world, {
    at: FOUNDED, founder: 'founder',
    city: { id: city, kind: 'city', name: '柳州市' },
    district: { id: district, kind: 'district', name: '柳南区', parent: city, packId: 'liuzhou-2014' },
    coordinator: { person: 'liuzhou-coordinator', role: 'districtCoordinator', place: district, basis: '柳南民发〔2018〕2号' },
  })
  await importPlaces(world, { by: 'liuzhou-coordinator', at: FOUNDED, places: [{ id: street, kind: 'street', name: '鹅山街道', parent: district, phone: '0772-00002018' }] })
}

/** The community, its doors, and the fund of 2018: half from the city, half from the district. */
export async function settleCorridor(world: World): Promise<Homes> {
  const { district, street, community } = LIUZHOU
  const homes = await settle(world, {
    at: FOUNDED, community, coordinator: 'liuzhou-coordinator', approver: 'liuzhou-street-approver', staff: 'liuzhou-staff-1', doors: DOORS,
    places: [
      { id: community, kind: 'community', name: '车辆厂东社区', parent: street, phone: '0772-00001100' },
      ...BUILDINGS.map((id, index) => ({ id, kind: 'building' as const, name: `车辆厂宿舍${index + 1}栋`, parent: community })),
    ],
    byCoordinator: offices('柳南民发〔2018〕2号', [['liuzhou-street-approver', 'streetApprover', street], ['liuzhou-leading-group', 'districtLeadingGroup', district]]),
    byStreet: offices('鹅街办〔2018〕1号', [
      ['liuzhou-street-clerk', 'streetClerk', street], ['liuzhou-finance', 'finance', street], ['liuzhou-staff-1', 'committeeStaff', community], ['liuzhou-staff-2', 'committeeStaff', community],
      ['liuzhou-party-secretary', 'partySecretary', community], ['liuzhou-supervisor', 'supervisionCommittee', community],
    ]),
    byCommittee: [
      ...offices('车辆厂东社区居民代表选举结果 2018-01', REPS.map((person) => [person, 'residentRep', community] as const)),
      ...offices('车辆厂东社区居委会公告 2018-01', [['liuzhou-party-secretary', 'facilitator', community], ['liuzhou-factory', 'sponsor', community]]),
    ],
  })
  for (const document of ['柳财社〔2018〕5号 市级社区惠民项目资金', '柳南财〔2018〕8号 城区社区惠民项目资金']) {
    await world.as('liuzhou-finance').at(FOUNDED).do('funds.appropriate', { unit: community, year: 2018, fen: HALF_A_YEAR, document })
  }
  return homes
}

const plan = (homes: Homes): Plan => ({
  title: '街心公园长廊改造', place: LIUZHOU.community, where: '车辆厂东社区街心公园', subject: 'corridor', cast: CAST, homes,
  problem: '街心公园的长廊油漆脱落、座板松动，老工友天天在这里下棋，已经有人被木刺扎伤。',
  beneficiaries: '车辆厂东社区居民和退休职工', roughCost: COST,
  days: { consultation: on('2018-03-12'), approvingCommunity: on('2018-03-14'), councilScheduled: on('2018-03-20'), determined: on('2018-03-22'), funding: on('2018-04-02'), implementerConfirmed: on('2018-04-16'), satisfactionPublished: on('2018-07-02') },
  vouching: '',
  sorting: { type: 'engineering', category: 'publicConstruction', level: 2, estimate: COST, question: null, costPerHousehold: null },
  answers: [], votes: [],
  consultation: {
    minutes: '两委一议：长廊属社区公共设施，机车车辆厂愿意出资11000元，缺口10000元由社区惠民项目资金补足。总额21000元，在5万元以内，提交居民代表会议审议。',
    participants: ['支委会', '居委会', '居民代表', '机车车辆厂'], estimate: COST, partyStudy: true,
  },
  venue: '车辆厂东社区会议室',
  ballots: [...REPS.slice(0, 11), 'liuzhou-staff-1', 'liuzhou-staff-2'].map((person, index) => ({ person, vote: index === 4 ? 'abstain' : 'for' })),
  approval: '', determination: { content: '长廊除锈、换座板、刷漆，加装两处扶手。', timeLimit: '2018年12月31日前完成', benefit: '公园里有了安全的歇脚下棋处' },
  gifts: [{ person: 'liuzhou-factory', source: 'sponsorship', fen: FROM_THE_FACTORY, publicName: '柳州机车车辆厂', note: '单位赞助', during: 'consultation' }],
  method: { method: 'quoteComparison', text: '三家比价。' },
  quotes: [
    { supplier: '龙城油漆装饰部', fen: COST, note: '含座板' },
    { supplier: '鹅山装修队', fen: 22_600 * YUAN, note: '含座板' },
    { supplier: '南站五金工程部', fen: 23_500 * YUAN, note: '不含扶手' },
  ],
  chosen: 0,
  starting: '今天围挡，先除锈。',
  reports: [{ percent: 40, text: '除锈完，底漆刷好。', afterDays: 6 }, { percent: 80, text: '座板换完，面漆刷了一遍。', afterDays: 13 }],
  bills: [{ fen: 12_800 * YUAN, what: '油漆、座板、扶手', afterDays: 8 }, { fen: 8_200 * YUAN, what: '人工费', afterDays: 17 }],
  daysOfWork: 18,
  finishing: '长廊粉刷一新，座板全部换过。',
  opinions: [
    { person: 'liuzhou-resident-3', kind: 'resident', text: '不扎手了，颜色也好看。' },
    { person: 'liuzhou-street-clerk', kind: 'street', text: '与协议一致。' },
    { person: 'liuzhou-leading-group', kind: 'leadingGroup', text: '资金使用合规，同意验收。' },
  ],
  audit: '机车车辆厂出资11000元，社区惠民项目资金10000元，支出21000元，无结余。',
  effect: '长廊粉刷前后变化明显，企业与社区建立了联系。',
  judgements: RESIDENTS.slice(2).map((person, index) => ({ person, score: index % 5 === 4 ? 4 : 5 })),
  upkeep: { unit: '车辆厂东社区居委会', duty: '每月检查一次，每两年补漆。', phone: '0772-00001100' },
})

/** The whole life, from the draft of 5 March 2018 to the archive. */
export const tellCorridor = (world: World, { homes, latest, turns = ALONE }: { readonly homes: Homes; readonly latest: Instant; readonly turns?: Turns }): Promise<Story> =>
  live({ world, turns, clock: storyClock(on('2018-03-05', '09:00'), latest), plan: plan(homes) }, 'closed')
