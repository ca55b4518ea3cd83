/** 柳荫社区: an invented community of 柳州 as it is today; above 50,000 yuan street and district decide, each within five working days. */
import type { Instant } from '../../contracts/reply'
import { LIUZHOU } from './corridor'
import { live } from './live'
import type { Plan } from './plan'
import { importPlaces, offices, rooms, settle, type Door, type Homes } from './settle'
import type { Story } from './story'
import { ago, storyClock } from './time'
import { shareTurns } from './turns'
import { usual } from './usual'
import type { World } from './world'

const [STREET, COMMUNITY, BUILDING] = ['lz-ln-lp', 'lz-ly', 'lz-ly-1']
const YUAN = 100
const SETTLED_DAYS_AGO = 120
const DOORS: readonly Door[] = rooms(4, 3).map((room, index) => ({ building: BUILDING, room, ...(index === 0 ? { person: 'liuyin-resident-1' } : {}) }))

const CAST: Plan['cast'] = {
  proposer: 'liuyin-resident-1', organiser: 'liuyin-staff-1', staff: ['liuyin-staff-1', 'liuyin-staff-2'], convener: 'liuyin-party-secretary', facilitator: 'liuyin-party-secretary', supervisor: 'liuzhou-supervisor',
  clerk: 'liuyin-street-clerk', approver: 'liuyin-street-approver', leader: 'liuzhou-leading-group', finance: 'liuzhou-finance', publisher: 'liuyin-staff-1', chooser: 'liuyin-staff-1', confirmer: 'liuyin-staff-2',
  recorder: 'liuyin-staff-1', builder: 'liuzhou-builder', surveyor: 'liuyin-staff-1',
}

export async function settleLiuyin(world: World, now: Instant): Promise<Homes> {
  const at = ago(now, SETTLED_DAYS_AGO, '09:00')
  await importPlaces(world, { by: 'liuzhou-coordinator', at, places: [{ id: STREET, kind: 'street', name: '龙屏街道', parent: LIUZHOU.district, phone: '0772-00003000' }] })
  return settle(world, {
    at, community: COMMUNITY, coordinator: 'liuzhou-coordinator', approver: 'liuyin-street-approver', staff: 'liuyin-staff-1', doors: DOORS,
    places: [{ id: COMMUNITY, kind: 'community', name: '柳荫社区', parent: STREET, phone: '0772-00003100' }, { id: BUILDING, kind: 'building', name: '柳荫里1栋', parent: COMMUNITY }],
    byCoordinator: offices('柳南民发〔示例〕3号', [['liuyin-street-approver', 'streetApprover', STREET]]),
    byStreet: offices('龙屏街办〔示例〕1号', [['liuyin-street-clerk', 'streetClerk', STREET], ['liuyin-staff-1', 'committeeStaff', COMMUNITY], ['liuyin-staff-2', 'committeeStaff', COMMUNITY], ['liuyin-party-secretary', 'partySecretary', COMMUNITY]]),
    byCommittee: [],
  })
}

const planFor = ({ yuan, requestedDaysAgo, now, ...own }: Pick<Plan, 'title' | 'where' | 'problem' | 'subject'> & { readonly yuan: number; readonly requestedDaysAgo: number; readonly now: Instant }): Plan =>
  usual({
    place: COMMUNITY, cast: CAST, beneficiaries: '柳荫社区居民', sorting: { type: 'engineering', category: 'publicConstruction', level: 2, estimate: yuan * YUAN, question: null, costPerHousehold: null },
    days: { consultation: ago(now, requestedDaysAgo) }, ...own,
  })

/** Two projects before the street: one whose five working days are over, one whose days are running out. Nothing is approved by silence. */
export async function tellLiuyin(world: World, now: Instant): Promise<readonly Story[]> {
  const plans = [
    planFor({ title: '柳荫里背街小巷路面硬化', where: '柳荫里1栋后巷', subject: 'road', yuan: 82_000, requestedDaysAgo: 16, now, problem: '后巷是泥路，下雨天一脚水。' }),
    planFor({ title: '柳荫广场长椅和树池', where: '柳荫广场', subject: 'seats', yuan: 68_000, requestedDaysAgo: 5, now, problem: '广场没有坐的地方，树池砖翘起绊人。' }),
  ]
  const turns = shareTurns(plans.length)
  return Promise.all(plans.map((plan) => live({ world, turns, clock: storyClock(ago(now, 30, '09:00'), now), plan }, 'approvingStreet')))
}
