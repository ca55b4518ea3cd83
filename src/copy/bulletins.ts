import { dayText } from './dates'
import { moneyText } from './money'

/** The words of the notices that come round with the calendar; the cloud writes them into the public record once. */
interface Period { readonly from: string; readonly until: string }
interface Counted { readonly eligible: number; readonly taken: number; readonly begun: number; readonly finished: number; readonly overdue: number }
interface Line { readonly code: string; readonly title: string; readonly on: string }

const MONTHS_OF: Readonly<Record<number, (first: number) => string>> = {
  1: (first) => `${first}月`, 2: (first) => `${first}月至${first + 1}月`, 3: (first) => `第${(first + 2) / 3}季度`, 6: (first) => (first === 1 ? '上半年' : '下半年'), 12: () => '',
}

/** 「2026年第1季度」, 「2026年上半年」, 「2026年3月」, 「2026年3月至4月」, 「2026年」. */
export function periodText({ from, until }: Period): string {
  const [first, last] = [Number(from.slice(5, 7)), Number(until.slice(5, 7))]
  const named = from.slice(0, 4) === until.slice(0, 4) ? MONTHS_OF[last - first + 1] : undefined
  return named === undefined ? `${from} 至 ${until}` : `${from.slice(0, 4)}年${named(first)}`
}

const told = ({ code, title, on }: Line, period: Period, more: string): string => `${title}（${code}），${dayText(on, period.until)}${more}`
const basis = (clause: string): string => `依据：${clause}`

export const BULLETINS = {
  /** Of the community, or of the district for what concerns all of it. */
  title: {
    bulletin: (period: Period) => `${periodText(period)}审批结果通报`, circular: (period: Period) => `${periodText(period)}工作进度通报`, yearEnd: (period: Period) => `${periodText(period)}年终清单`,
    barList: (period: Period) => `${periodText(period)}末不再受理的项目`, meetingReminder: (period: Period) => `${periodText(period)}居民代表会议提醒`,
  },
  part: (part: number, parts: number) => `（第 ${part} 部分，共 ${parts} 部分）`,
  basis,
  approvals: (granted: number, fen: number, refused: number) => (granted + refused === 0 ? '这一期没有审批结果。' : `批准 ${granted} 件，使用微实事资金 ${moneyText(fen)}；未批准 ${refused} 件。`),
  granted: (line: Line & { readonly fen: number | null }, period: Period) => told(line, period, line.fen === null ? '批准变更' : `批准，${moneyText(line.fen)}`),
  refused: (line: Line, period: Period) => told(line, period, '未批准'),
  progress: ({ eligible, taken, begun, finished, overdue }: Counted) => `今年受理的需求 ${eligible} 件，批准 ${taken} 件，报开工 ${begun} 件，已办结 ${finished} 件（验收、决算审计都通过，结果已公示）；这一期超期 ${overdue} 次。`,
  ranking: '按今年受理的需求里已办结的比例排名；相同的，比已批准的比例，再比超期次数。办结要验收、决算审计都通过，结果已公示，实地抽查不符的不算；自己报的不算。需求少不吃亏，不比花了多少钱。',
  street: (rank: number | null, name: string, { eligible, taken, finished, overdue }: Counted) => `${rank === null ? '不排名' : `第 ${rank} 名`} ${name}：受理 ${eligible} 件，批准 ${taken} 件，办结 ${finished} 件，超期 ${overdue} 次`,
  explained: (period: Period, street: string) => `${street}对${periodText(period)}排名的说明`,
  yearEnd: (finished: number, unfinished: number) => (finished + unfinished === 0 ? '这一年没有实施中的项目。' : `当年完成 ${finished} 件，到 12 月 31 日 24:00 没有完成 ${unfinished} 件。`),
  finished: (line: Line, period: Period) => told(line, period, '验收'),
  unfinished: ({ title, code }: Line) => `${title}（${code}），没有完成`,
  barred: (count: number) => `因当年没有完成，下列 ${count} 个项目在所列年份不再受理（换名称也算同一个项目）。`,
  barredLine: ({ title, code, untilYear }: Line & { readonly untilYear: number }) => `${title}（${code}），到 ${untilYear} 年`,
  meeting: ({ until }: Period) => `公开记录里还没有这一期的居民代表会议。请在 ${dayText(until, until)}前召开。其他居民可以列席并发言。`,
} as const

/** What comes round for the leading group of a district. */
export const DUTIES = {
  name: { leadingMeeting: (period: Period) => `${periodText(period)}领导小组例会`, fieldCheck: (period: Period) => `${periodText(period)}实地检查` },
  missed: { leadingMeeting: (period: Period) => `${periodText(period)}没有按期召开领导小组例会`, fieldCheck: (period: Period) => `${periodText(period)}没有按期实地检查` },
  drawn: (period: Period) => `${periodText(period)}实地检查抽签`, nothing: '这一期没有可抽的项目：没有新公示结果、又还没查过的。',
  found: { asReported: '与公示一致', notAsReported: '与公示不符' },
} as const

/** Titles of records about money that is no project’s. */
export const FUND_RECORDS = { moved: (from: string, to: string) => `资金调剂：${from}调给${to}` } as const
