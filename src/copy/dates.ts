import type { Day, Instant } from '../../contracts/reply'

const MS_PER_DAY = 86_400_000
/** Every clock of the scheme stands in Shanghai; no daylight saving. */
const SHANGHAI_MS = 8 * 3_600_000

/** The calendar day in Shanghai. */
export const dayOf = (at: Instant): Day => new Date(at + SHANGHAI_MS).toISOString().slice(0, 10)

/** 「3月5日」, with the year when it is not this one. */
export function dayText(day: Day, today: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  const short = `${month ?? 0}月${date ?? 0}日`
  return day.slice(0, 4) === today.slice(0, 4) ? short : `${year ?? 0}年${short}`
}

/** 「3月5日 14:08」. */
export function timeText(at: Instant, today: Day): string {
  return `${dayText(dayOf(at), today)} ${new Date(at + SHANGHAI_MS).toISOString().slice(11, 16)}`
}

/** The last day on which an answer still counts: what closes at midnight closes with the day before. */
export const lastDayOf = (closesAt: Instant): Day => dayOf(closesAt - 1)

/** 「11月30日 24:00」 rather than 「12月1日 00:00」. */
export function closingText(closesAt: Instant, today: Day): string {
  const isMidnight = (closesAt + SHANGHAI_MS) % MS_PER_DAY === 0
  return isMidnight ? `${dayText(lastDayOf(closesAt), today)} 24:00` : timeText(closesAt, today)
}

/** Whole days from today until the end of that day: 0 is today, negative is past. */
export function daysLeft(due: Day, today: Day): number {
  return Math.round((Date.parse(`${due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / MS_PER_DAY)
}

/** 「还剩 3 天」, 「今天截止」, 「已过期 2 天」. */
export function leftText(due: Day, today: Day): string {
  const left = daysLeft(due, today)
  if (left < 0) return `已过期 ${-left} 天`
  return left === 0 ? '今天截止' : `还剩 ${left} 天`
}
