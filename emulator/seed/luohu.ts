/** 翠屏街道 of 罗湖区, an invented street: where its two communities lie, and how a project of the first looks. */
import type { Stage } from '../../contracts/vocabulary'
import type { Plan } from './plan'
import type { Story } from './story'
import { usual } from './usual'

export const LUOHU = { city: 'sz', district: 'sz-lh', street: 'sz-lh-cp', hetang: 'sz-ht', meipo: 'sz-mp' } as const

export const YUAN = 100
/** What a community is given a year (《工作总结》二（一）). */
export const YEAR_FEN = 2_000_000 * YUAN
export const SETTLED_DAYS_AGO = 200
export const COORDINATOR = 'hetang-coordinator'
export const APPROVER = 'hetang-street-approver'
export const FINANCE = 'hetang-finance'
export const COUNCIL = Array.from({ length: 16 }, (_, index) => `hetang-council-${index + 1}`)

export const CAST: Plan['cast'] = {
  proposer: 'hetang-resident-1', organiser: 'hetang-staff-1', staff: ['hetang-staff-1', 'hetang-staff-2'], convener: 'hetang-street-clerk', facilitator: 'hetang-facilitator', supervisor: 'hetang-supervisor',
  clerk: 'hetang-street-clerk', approver: APPROVER, finance: FINANCE, publisher: 'hetang-street-clerk', chooser: 'hetang-street-clerk', confirmer: 'hetang-staff-2',
  recorder: 'hetang-street-clerk', builder: 'hetang-builder', surveyor: 'hetang-evaluator',
}

export interface Example { readonly daysAgo: number; readonly until: Stage; readonly plan: Plan; readonly then?: (story: Story) => Promise<unknown> }

export type Brief = Pick<Plan, 'title' | 'where' | 'problem' | 'beneficiaries' | 'subject' | 'days'> & { readonly yuan: number; readonly type: 'engineering' | 'service'; readonly category: Plan['sorting']['category'] } & Partial<Plan>

/** A project of 荷塘社区: fourteen of sixteen come, one is against it and one abstains. */
export const planFor = ({ yuan, type, category, ...own }: Brief): Plan =>
  usual({
    place: LUOHU.hetang, cast: CAST, sorting: { type, category, level: 2, estimate: yuan * YUAN, question: null, costPerHousehold: null },
    ballots: COUNCIL.slice(0, 14).map((person, index) => ({ person, vote: index === 6 ? 'against' : index === 9 ? 'abstain' : 'for' })), venue: '荷塘社区党群服务中心',
    upkeep: { unit: '荷塘社区居委会', duty: '每月检查一次。', phone: '0755-00003100' }, ...own,
  })
