/**
 * 明通巷47号院 公共厕所, 2020: 120 households with one public toilet, 8,600 yuan from the neighbours and 10,000 from public units
 * (昆明市盘龙区：民生“小”实事撬动基层“大”动员, 2020-11-04, 三（三）). All people and all other figures are invented.
 */
import type { Instant } from '../../contracts/reply'
import { live } from './live'
import { PANLONG } from './panlong'
import type { Plan } from './plan'
import { offices, rooms, settle, type Homes } from './settle'
import type { Story } from './story'
import { on, storyClock } from './time'
import { ALONE, type Turns } from './turns'
import { layOut } from './yard'
import type { World } from './world'

const COMMUNITY = 'km-mtx'
const YARD = 'km-mtx-47'
const [ONE, TWO, THREE, GROUP] = [`${YARD}-1`, `${YARD}-2`, `${YARD}-3`, `${YARD}-1-a`]
const YUAN = 100
const COST = 18_600 * YUAN
/** 8,600 yuan from 34 households. */
const GIFTS = [...Array<number>(20).fill(200), ...Array<number>(10).fill(300), ...Array<number>(4).fill(400)].map((yuan) => yuan * YUAN)

const LAID_OUT = layOut({
  prefix: 'mingtong',
  rows: [
    { building: ONE, rooms: rooms(4, 10), named: ['mingtong-resident-1', 'mingtong-ten-head', 'mingtong-building-head'], head: 'mingtong-building-head' },
    { building: TWO, rooms: rooms(4, 10), named: ['mingtong-resident-2', 'mingtong-building-head-2'], head: 'mingtong-building-head-2' },
    { building: THREE, rooms: rooms(4, 10), named: ['mingtong-resident-3', 'mingtong-building-head-3'], head: 'mingtong-building-head-3' },
  ],
  byWechat: { agree: 34, disagree: 1, undecided: 1 },
  atTheDoor: { agree: 77, disagree: 2, undecided: 1 },
  group: { place: GROUP, building: ONE, rooms: rooms(4, 10).slice(0, 10), head: 'mingtong-ten-head' },
})
const { residents } = LAID_OUT
const TEAM = ['mingtong-resident-1', 'mingtong-resident-2']
const REPS = [...TEAM, 'mingtong-resident-3', ...residents.slice(7, 11)]

const CAST: Plan['cast'] = {
  proposer: 'mingtong-resident-1', organiser: 'mingtong-ten-head', staff: ['mingtong-staff-1', 'mingtong-staff-2'], convener: 'mingtong-party-secretary',
  facilitator: 'mingtong-party-secretary', supervisor: 'mingtong-supervisor', clerk: 'panlong-street-clerk', approver: 'panlong-street-approver', finance: 'panlong-finance',
  publisher: 'mingtong-staff-1', chooser: 'mingtong-resident-1', confirmer: 'mingtong-resident-2', recorder: 'mingtong-resident-1', builder: 'mingtong-builder', surveyor: 'mingtong-staff-1',
}

/** The community and its 120 doors. */
export function settleToilet(world: World): Promise<Homes> {
  return settle(world, {
    at: on('2020-04-20', '09:00'), community: COMMUNITY, coordinator: 'panlong-coordinator', approver: 'panlong-street-approver', staff: 'mingtong-staff-1', doors: LAID_OUT.doors,
    places: [
      { id: COMMUNITY, kind: 'community', name: '明通巷社区', parent: PANLONG.street, phone: '0871-00004700' },
      { id: YARD, kind: 'courtyard', name: '明通巷47号院', parent: COMMUNITY },
      ...[ONE, TWO, THREE].map((id, index) => ({ id, kind: 'building' as const, name: `47号院${index + 1}排`, parent: YARD })),
      { id: GROUP, kind: 'tenHouseholdGroup', name: '47号院1排一组', parent: ONE },
    ],
    byCoordinator: [],
    byStreet: offices('盘江街办〔2020〕9号', [
      ['mingtong-staff-1', 'committeeStaff', COMMUNITY], ['mingtong-staff-2', 'committeeStaff', COMMUNITY],
      ['mingtong-party-secretary', 'partySecretary', COMMUNITY], ['mingtong-supervisor', 'supervisionCommittee', COMMUNITY],
    ]),
    byCommittee: [
      ...offices('明通巷社区居委会公告 2020-04', [
        ['mingtong-building-head', 'buildingHead', ONE], ['mingtong-building-head-2', 'buildingHead', TWO], ['mingtong-building-head-3', 'buildingHead', THREE],
        ['mingtong-ten-head', 'tenHouseholdHead', GROUP], ['mingtong-party-secretary', 'facilitator', COMMUNITY],
        ['mingtong-sponsor-1', 'sponsor', COMMUNITY], ['mingtong-sponsor-2', 'sponsor', COMMUNITY],
      ]),
      ...offices('47号院居民推选记录', REPS.map((person) => [person, 'residentRep', YARD] as const)),
      ...offices('47号院自管会成立记录', TEAM.map((person) => [person, 'projectTeam', YARD] as const)),
    ],
  })
}

const plan = (homes: Homes): Plan => ({
  title: '明通巷47号院公共厕所改造', place: YARD, where: '明通巷47号院西北角公共厕所', subject: 'toilet', cast: CAST, homes,
  problem: '全院120户只有一个公共厕所，旱厕没有冲水，夏天味道大，老人夜里上厕所容易滑倒。',
  beneficiaries: '47号院120户居民', roughCost: 20_000 * YUAN,
  days: {
    triage: on('2020-06-10'), consultation: on('2020-07-10'), councilScheduled: on('2020-07-17'), approvingStreet: on('2020-07-30'), funding: on('2020-08-10'),
    implementerConfirmed: on('2020-08-20'), satisfactionPublished: on('2020-11-02'),
  },
  vouching: '厕所确实只有一个，全院都在用，提的是大家的事。',
  sorting: { type: 'physicalEngineering', category: 'environment', level: 2, estimate: COST, question: '是否同意把院内公共厕所改成水冲式，费用由居民自愿捐助和驻区单位支持？', costPerHousehold: null },
  answers: LAID_OUT.answers,
  votes: residents.slice(0, 18).map((person, index) => ({ person, option: index % 14 === 13 ? 1 : 0 })),
  consultation: {
    minutes: '社区召集居民议事会三次，成立院落自管会，定下居民议事会规则：一事一议、轮流发言、少数服从多数、账目上墙。厕所改为水冲式，男女各三个蹲位、一个坐便，装扶手和声控灯。',
    participants: ['居民代表7人', '楼栋长3人', '社区党组织', '居委会', '驻区公共单位2家'], estimate: COST, partyStudy: true,
  },
  venue: '47号院院坝',
  ballots: REPS.map((person) => ({ person, vote: 'for' })),
  approval: '综合审定通过：居民和公共单位出资，不用补贴；化粪池要有环卫部门接管。',
  determination: { content: '旱厕改水冲式：蹲位六个、坐便两个、扶手、声控灯、洗手台。', timeLimit: '开工后30天内完工', benefit: '120户居民如厕安全干净' },
  gifts: [
    ...GIFTS.map((fen, index) => ({ person: residents[index] ?? '', source: 'residentContribution' as const, fen, during: 'consultation' as const, ...(index % 6 === 0 ? { publicName: `47号院居民（${index + 1}）` } : {}) })),
    { person: 'mingtong-sponsor-1', source: 'sponsorship', fen: 6_000 * YUAN, publicName: '驻区公共单位甲', during: 'consultation' },
    { person: 'mingtong-sponsor-2', source: 'sponsorship', fen: 4_000 * YUAN, publicName: '驻区公共单位乙', during: 'resolutionNotice' },
  ],
  method: { method: 'residentsChoose', text: '自管会比价，院坝会公布。' },
  quotes: [
    { supplier: '安居管道维修部', fen: COST, note: '工期30天，质保三年' },
    { supplier: '洁源环卫设施店', fen: 21_000 * YUAN, note: '工期25天' },
    { supplier: '云岭建筑队', fen: 19_200 * YUAN, note: '工期40天' },
  ],
  chosen: 0,
  starting: '先搭好临时厕所，再拆旧的。',
  reports: [{ percent: 30, text: '旧厕所拆完，管沟挖好。', afterDays: 7 }, { percent: 70, text: '化粪池和管道装好，墙砖贴到一半。', afterDays: 18 }],
  bills: [{ fen: 12_400 * YUAN, what: '洁具、管材、墙砖', afterDays: 14 }, { fen: 6_200 * YUAN, what: '人工费', afterDays: 25 }],
  daysOfWork: 28,
  finishing: '水冲厕所完工通水，临时厕所已撤。',
  opinions: [
    { person: 'mingtong-resident-3', kind: 'resident', text: '夜里有灯、有扶手，放心了。' },
    { person: 'mingtong-staff-2', kind: 'committee', text: '与协议一致。' },
    { person: 'panlong-street-clerk', kind: 'street', text: '排水通畅，同意验收。' },
  ],
  audit: '收居民自筹8600元、公共单位10000元，支出18600元，无结余，票据齐全。',
  effect: '120户居民用上水冲厕所，院里有了自管会和议事规则。',
  judgements: residents.filter((person) => !TEAM.includes(person)).slice(0, 14).map((person, index) => ({ person, score: index % 6 === 5 ? 4 : 5 })),
  upkeep: { unit: '47号院自管会', duty: '每天保洁一次，费用由各户自愿分担，化粪池每季度清掏。', phone: '0871-00004747' },
})

/** The whole life, from the draft of 8 June 2020 to the archive. */
export const tellToilet = (world: World, { homes, latest, turns = ALONE }: { readonly homes: Homes; readonly latest: Instant; readonly turns?: Turns }): Promise<Story> =>
  live({ world, turns, clock: storyClock(on('2020-06-08', '09:00'), latest), plan: plan(homes) }, 'closed')
