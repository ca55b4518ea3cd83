/**
 * 东风巷14号院 睦邻驿站, 2020: 193 households, 163 agreed, more than 10,000 yuan from the neighbours, built in 20 days
 * (昆明市盘龙区：民生“小”实事撬动基层“大”动员, 2020-11-04, 三（一）). All people and all other figures are invented.
 */
import type { Instant } from '../../contracts/reply'
import { live } from './live'
import { PANLONG } from './panlong'
import type { Plan } from './plan'
import { codeOf, offices, rooms, settle, type Homes } from './settle'
import type { Story } from './story'
import { on, storyClock } from './time'
import { ALONE, type Turns } from './turns'
import { layOut } from './yard'
import type { World } from './world'

const COMMUNITY = 'km-dfx'
const YARD = 'km-dfx-14'
const [ONE, TWO, THREE, FOUR, GROUP] = [`${YARD}-1`, `${YARD}-2`, `${YARD}-3`, `${YARD}-4`, `${YARD}-1-a`]
const SETTLED = on('2020-03-16', '09:00')
const YUAN = 100
const COST = 10_800 * YUAN

const LAID_OUT = layOut({
  prefix: 'panlong',
  rows: [
    { building: ONE, rooms: rooms(6, 8), named: ['panlong-resident-1', 'panlong-ten-head', 'panlong-building-head'], head: 'panlong-building-head' },
    { building: TWO, rooms: rooms(6, 8), named: ['panlong-resident-2', 'panlong-building-head-2'], head: 'panlong-building-head-2' },
    { building: THREE, rooms: rooms(6, 8), named: ['panlong-resident-3', 'panlong-building-head-3'], head: 'panlong-building-head-3' },
    { building: FOUR, rooms: rooms(7, 7), named: ['panlong-building-head-4'], head: 'panlong-building-head-4' },
  ],
  byWechat: { agree: 62, disagree: 3, undecided: 1 },
  atTheDoor: { agree: 101, disagree: 6, undecided: 4 },
  group: { place: GROUP, building: ONE, rooms: rooms(6, 8).slice(0, 10), head: 'panlong-ten-head' },
})
const { residents } = LAID_OUT
const TEAM = ['panlong-resident-1', 'panlong-resident-2']
const REPS = ['panlong-resident-1', 'panlong-resident-2', 'panlong-resident-3', ...residents.slice(8, 16)]

/** What the neighbours gave: 10,860 yuan in 56 gifts, and two days of work. */
export const GIFTS = [...Array<number>(32).fill(100), ...Array<number>(15).fill(200), ...Array<number>(8).fill(500), 660].map((yuan) => yuan * YUAN)

const CAST: Plan['cast'] = {
  proposer: 'panlong-resident-1', organiser: 'panlong-ten-head', staff: ['panlong-staff-1', 'panlong-staff-2'], convener: 'panlong-resident-1',
  facilitator: 'panlong-party-secretary', supervisor: 'panlong-supervisor', clerk: 'panlong-street-clerk', approver: 'panlong-street-approver', finance: 'panlong-finance',
  publisher: 'panlong-street-clerk', chooser: 'panlong-resident-1', confirmer: 'panlong-resident-2', recorder: 'panlong-resident-2', builder: 'panlong-builder', surveyor: 'panlong-street-clerk',
}

/** The community and its 193 doors. */
export function settleStation(world: World): Promise<Homes> {
  return settle(world, {
    at: SETTLED, community: COMMUNITY, coordinator: 'panlong-coordinator', approver: 'panlong-street-approver', staff: 'panlong-staff-1', doors: LAID_OUT.doors,
    places: [
      { id: COMMUNITY, kind: 'community', name: '东风巷社区', parent: PANLONG.street, phone: '0871-00001400' },
      { id: YARD, kind: 'courtyard', name: '东风巷14号院', parent: COMMUNITY },
      ...[ONE, TWO, THREE, FOUR].map((id, index) => ({ id, kind: 'building' as const, name: `14号院${index + 1}栋`, parent: YARD })),
      { id: GROUP, kind: 'tenHouseholdGroup', name: '14号院1栋一组', parent: ONE },
    ],
    byCoordinator: [],
    byStreet: offices('盘江街办〔2020〕5号', [
      ['panlong-staff-1', 'committeeStaff', COMMUNITY], ['panlong-staff-2', 'committeeStaff', COMMUNITY],
      ['panlong-party-secretary', 'partySecretary', COMMUNITY], ['panlong-supervisor', 'supervisionCommittee', COMMUNITY],
    ]),
    byCommittee: [
      ...offices('东风巷社区居委会公告 2020-03', [
        ['panlong-building-head', 'buildingHead', ONE], ['panlong-building-head-2', 'buildingHead', TWO], ['panlong-building-head-3', 'buildingHead', THREE], ['panlong-building-head-4', 'buildingHead', FOUR],
        ['panlong-ten-head', 'tenHouseholdHead', GROUP], ['panlong-party-secretary', 'facilitator', COMMUNITY],
      ]),
      ...offices('14号院居民推选记录', REPS.map((person) => [person, 'residentRep', YARD] as const)),
      ...offices('睦邻驿站项目小组成立记录', TEAM.map((person) => [person, 'projectTeam', YARD] as const)),
    ],
  })
}

/** The first door that nobody is bound to, with its code. */
export const freeDoor = { building: FOUR, room: '702', code: codeOf(FOUR, '702') }

const plan = (homes: Homes): Plan => ({
  title: '东风巷14号院睦邻驿站', place: YARD, where: '东风巷14号院大门内侧空地', subject: 'pavilion', cast: CAST, homes,
  problem: '院里老人多，买菜回来没有地方歇脚，邻居议事只能站在楼道里。大门内侧有一块闲置空地，想建一个能遮雨、能坐、能议事的小驿站。',
  beneficiaries: '14号院193户居民', roughCost: 12_000 * YUAN,
  days: {
    triage: on('2020-04-10'), consultation: on('2020-05-09'), councilScheduled: on('2020-05-15'), resolved: on('2020-05-18'), approvingStreet: on('2020-05-28'), determined: on('2020-05-29'),
    funding: on('2020-06-05'), funded: on('2020-06-09'), implementerConfirmed: on('2020-06-16'), completionClaimed: on('2020-07-07'), acceptance: on('2020-07-09'), settling: on('2020-07-14'),
    satisfactionPublished: on('2020-08-10'), handover: on('2020-08-12'),
  },
  vouching: '现场看过，空地确实闲置，院里多数人家都提过，属于大家的事。',
  sorting: { type: 'physicalEngineering', category: 'care', level: 2, estimate: COST, question: '是否同意在14号院大门内侧空地建一座睦邻驿站，费用由居民自愿捐助？', costPerHousehold: null },
  answers: LAID_OUT.answers,
  votes: residents.slice(0, 36).map((person, index) => ({ person, option: index % 12 === 11 ? 1 : 0 })),
  consultation: {
    minutes: '一、位置定在大门内侧，不占消防通道，也不占晾晒架。二、木结构加阳光板顶，长椅两条，议事桌一张。三、费用全部由居民自愿捐助，不摊派，账目每周贴在公示栏。四、晚上十点后不在驿站喧哗。',
    participants: ['居民代表11人', '楼栋长4人', '社区党组织', '居委会', '物业服务点'], estimate: COST,
  },
  venue: '东风巷社区阳光议事厅',
  ballots: REPS.slice(0, 10).map((person, index) => ({ person, vote: index === 7 ? 'abstain' : 'for' })),
  approval: '综合审定通过：居民自筹，不用补贴；施工不得占用消防通道。',
  determination: { content: '新建睦邻驿站一座：木结构、阳光板顶、长椅两条、议事桌一张。', timeLimit: '开工后20天内完工', benefit: '193户居民有了歇脚和议事的地方' },
  gifts: [
    ...GIFTS.map((fen, index) => ({
      person: residents[index] ?? '', source: 'residentContribution' as const, fen, spare: 'upkeep' as const, during: index % 2 === 0 ? ('consentCollecting' as const) : ('consultation' as const),
      ...(index % 4 === 0 ? { publicName: `14号院居民（${index + 1}）` } : {}),
    })),
    { person: residents[60] ?? '', source: 'inKind', fen: 0, note: '义务做木工两天', publicName: '14号院木工师傅', during: 'consultation' },
  ],
  method: { method: 'residentsChoose', text: '由项目小组找三家比价，在院里公布后选定。' },
  quotes: [
    { supplier: '顺达装饰队', fen: 12_300 * YUAN, note: '工期30天' },
    { supplier: '云木工坊', fen: COST, note: '工期20天，质保两年' },
    { supplier: '明德维修部', fen: 11_500 * YUAN, note: '工期25天' },
  ],
  chosen: 1,
  starting: '今天进场放线，材料堆在大门东侧，不挡路。',
  reports: [
    { percent: 20, text: '地面平整完，四根立柱立好。', afterDays: 4 },
    { percent: 55, text: '横梁和屋架装好，邻居来帮忙刷第一遍桐油。', afterDays: 9 },
    { percent: 85, text: '阳光板顶装好，长椅到位。', afterDays: 15 },
  ],
  bills: [{ fen: 6_300 * YUAN, what: '木料、阳光板和五金', afterDays: 10 }, { fen: 4_500 * YUAN, what: '人工费', afterDays: 18 }],
  daysOfWork: 20,
  finishing: '驿站全部完工，场地清理干净，请大家来看。',
  opinions: [
    { person: 'panlong-resident-3', kind: 'resident', text: '坐上去稳当，雨天试过不漏。' },
    { person: 'panlong-staff-2', kind: 'committee', text: '与协议一致。' },
    { person: 'panlong-street-clerk', kind: 'street', text: '消防通道畅通，同意验收。' },
  ],
  audit: '收捐款10860元，支出10800元，结余60元留作驿站后续管护，票据齐全。',
  effect: '193户居民有了歇脚和议事的地方，20天完工，没有向任何一户摊派。',
  judgements: residents.filter((person) => !TEAM.includes(person)).slice(0, 24).map((person, index) => ({ person, score: index % 9 === 8 ? 4 : 5, ...(index === 0 ? { text: '买菜回来能歇脚了。' } : {}) })),
  upkeep: { unit: '14号院居民自管小组', duty: '每周打扫一次，每年刷一遍桐油，费用从结余和自愿捐助中出。', phone: '0871-00001414' },
})

/** The whole life, from the draft of 7 April 2020 to the archive. */
export const tellStation = (world: World, { homes, latest, turns = ALONE }: { readonly homes: Homes; readonly latest: Instant; readonly turns?: Turns }): Promise<Story> =>
  live({ world, turns, clock: storyClock(on('2020-04-07', '09:00'), latest), plan: plan(homes) }, 'closed')
