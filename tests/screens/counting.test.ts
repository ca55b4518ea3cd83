import { howCounted, overdueText } from '../../src/copy/counting'
import { calendarDaysAfter, monthsAfter, workingDaysAfter } from '../../domain/calendar'

const told = (anchor: string, limit: { readonly due: string; readonly how: string }, today = '2026-02-13') => howCounted({ anchor, ...limit }, today)

describe('「怎么算的」 in sentences', () => {
  it('E65: five working days before the Spring Festival of 2026: what counted, what did not, and why', () => {
    expect(told('2026-02-13', workingDaysAfter({ anchor: '2026-02-13', days: 5 }))).toEqual([
      '从2月13日起算，当天不算。', '2月14日是第 1 天（2月14日星期六调休上班，要算）。', '2月15日至2月23日放假，不算。', '2月24日至2月27日是第 2 到第 5 天。', '到2月27日 24:00 为止。',
    ])
  })
  it('a weekend is called one', () => {
    expect(told('2026-03-02', workingDaysAfter({ anchor: '2026-03-02', days: 5 }))).toEqual(['从3月2日起算，当天不算。', '3月3日至3月6日是第 1 到第 4 天。', '3月7日至3月8日是周末，不算。', '3月9日是第 5 天。', '到3月9日 24:00 为止。'])
  })
  it('calendar days that end on a rest day are moved', () => {
    expect(told('2026-02-12', calendarDaysAfter({ anchor: '2026-02-12', days: 5 }))).toEqual(['从2月12日起算，当天不算。', '往后数 5 天，数到2月17日。', '2月17日至2月23日放假，不算。', '最后一天遇上休息日，顺延到2月24日。', '到2月24日 24:00 为止。'])
  })
  it('E73: the days on which the sheet was gone are named, and as many follow', () => {
    expect(howCounted({ anchor: '2026-03-02', due: '2026-03-10', how: '+5d=2026-03-07 moved:2026-03-09 gap:2026-03-05..2026-03-05 +1d=2026-03-10' }, '2026-03-05')).toEqual([
      '从3月2日起算，当天不算。', '往后数 5 天，数到3月7日。', '最后一天遇上休息日，顺延到3月9日。', '3月5日公示栏上缺了这份公示，缺几天补几天。', '往后数 1 天，数到3月10日。', '到3月10日 24:00 为止。',
    ])
  })
  it('E60: months that end with February', () => {
    expect(told('2025-08-31', monthsAfter({ anchor: '2025-08-31', months: 6 }))).toEqual(['从2025年8月31日起算，当天不算。', '往后数 6 个月，数到2月28日。', '那个月没有这一天，算到月末。', '到2月28日 24:00 为止。'])
  })
  it('E67: a year whose calendar is not published is named as an estimate', () => {
    expect(told('2026-12-30', workingDaysAfter({ anchor: '2026-12-30', days: 3 }), '2026-12-30')).toContain('2027 年的放假安排还没有公布，先按周一到周五暂估。')
  })
})

describe('the public mark', () => {
  it('counts working days, and says so when it went up', () => {
    expect(overdueText({ kind: 'approval', workingDays: 3, escalated: true })).toBe('审批已超期 3 个工作日，已报告上一级')
    expect(overdueText({ kind: 'approval', workingDays: 0, escalated: false })).toBe('审批已超期')
  })
})
