/** The parts of a project's life that look alike everywhere, so that an example only says what is its own. */
import type { Fen } from '../../contracts/reply'
import type { Bill, Plan, Report } from './plan'

export type Own = Pick<Plan, 'title' | 'place' | 'where' | 'problem' | 'beneficiaries' | 'subject' | 'cast' | 'sorting'> & Partial<Plan>

const percentOf = (fen: Fen, percent: number): Fen => Math.round((fen * percent) / 100)

const REPORTS: readonly Report[] = [
  { percent: 25, text: '材料进场，旧的部分拆完。', afterDays: 3 },
  { percent: 60, text: '主体做好，邻居来看过两次。', afterDays: 8 },
  { percent: 90, text: '收尾，等干透。', afterDays: 15 },
]

const billsFor = (cost: Fen): readonly Bill[] => [
  { fen: percentOf(cost, 55), what: '材料费', afterDays: 6 },
  { fen: cost - percentOf(cost, 55), what: '人工费', afterDays: 14 },
]

/** A whole plan from what is its own; money comes from the fund unless somebody gives. */
export function usual(own: Own): Plan {
  const { title, beneficiaries, sorting: { estimate } } = own
  return {
    roughCost: estimate, homes: new Map(), answers: [], votes: [], ballots: [], gifts: [], opinions: [], judgements: [], days: {},
    vouching: '去现场看过，情况属实，不是一家一户的事。',
    consultation: { minutes: `讨论了「${title}」的做法、位置和费用，到会的都说清楚了；费用控制在估算以内，每一步都贴公示。`, participants: ['居民代表', '楼栋长', '居委会', '社区党组织'], estimate, partyStudy: true },
    venue: '社区议事厅',
    approval: '经审核，属于范围内的小实事，资金安排得开，同意实施。',
    determination: { content: title, timeLimit: '签订协议后60天内', benefit: `${beneficiaries}受益` },
    method: { method: 'quoteComparison', text: '三家比价，结果公布。' },
    quotes: [
      { supplier: '邻安工程队', fen: estimate, note: '含材料和人工，质保两年' },
      { supplier: '宏远装饰部', fen: percentOf(estimate, 108), note: '质保一年' },
      { supplier: '便民维修站', fen: percentOf(estimate, 115), note: '工期略短' },
    ],
    chosen: 0,
    starting: '今天开工，围挡和告示已经放好。',
    reports: REPORTS, bills: billsFor(estimate), daysOfWork: 20,
    finishing: '全部做完，场地清干净了，请大家来看。',
    audit: '收支相符，票据齐全，无结余。', effect: `${title}已完成，${beneficiaries}用上了。`,
    upkeep: { unit: '社区居委会', duty: '每月检查一次，坏了三天内修。', phone: '0871-00003000' },
    ...own,
  }
}
