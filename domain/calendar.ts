/**
 * Days, working days and time limits in Asia/Shanghai (fixed +08:00; the day ends at 24:00).
 * The State Council's yearly calendar comes from chinese-days, so that 调休 Saturdays work; later announcements are laid over it.
 */
import published from 'chinese-days/dist/chinese-days.json'
import type { Day, Instant } from '../contracts/reply'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const SHANGHAI = 8 * HOUR

/** A calendar of working days: the years that are published, and every day that differs from Monday–Friday. */
export interface Calendar {
  readonly version: string
  readonly years: ReadonlySet<number>
  readonly exceptions: ReadonlyMap<Day, 'work' | 'rest'>
}

/** One dated correction of the published calendar, with the announcement that it rests on. */
export interface CalendarOverride { readonly day: Day; readonly is: 'work' | 'rest'; readonly clause: string }

/** A time limit as counted: its last day, how it was counted, and whether a year's calendar was still unknown. */
export interface TimeLimit {
  readonly due: Day
  /**
   * 「怎么算的」 in symbols, in date order, separated by blanks: `D=n` counted as the nth day; `skip:A..B` or `skip:A` not counted;
   * `+15d=D` / `+6m=D` where plain counting ends; `month-end` no such day in that month (民法典 §202);
   * `gap:A..B` the sheet was gone on these days, and as many follow (`domain/publications/sheets.ts`);
   * `moved:D` the last day was a rest day (民法典 §203); `estimate:Y` that year's calendar is not published.
   */
  readonly how: string
  readonly estimate: boolean
  readonly calendarVersion: string
}

// A year counts as published once its National Day is in the table: then all of that year's notice is.
const publishedYears = Object.keys(published.holidays).filter((day) => day.endsWith('-10-01')).map((day) => Number(day.slice(0, 4)))

/** The library, its version and the last year of its table. */
export const CALENDAR_VERSION = `chinese-days@1.5.7/${Math.max(...publishedYears)}`

/** The State Council's calendar as published for 2004 to the year in its version. */
export const STATE_COUNCIL_CALENDAR: Calendar = {
  version: CALENDAR_VERSION,
  years: new Set(publishedYears),
  exceptions: new Map<Day, 'work' | 'rest'>([
    ...Object.keys(published.holidays).map((day): [Day, 'rest'] => [day, 'rest']),
    ...Object.keys(published.workdays).map((day): [Day, 'work'] => [day, 'work']),
  ]),
}

/** The same calendar with dated corrections laid over it, named in its version. */
export function withOverrides(calendar: Calendar, overrides: readonly CalendarOverride[]): Calendar {
  if (overrides.length === 0) return calendar
  return {
    version: `${calendar.version}+${overrides.map(({ day, is }) => `${day}:${is}`).join(',')}`,
    years: calendar.years,
    exceptions: new Map([...calendar.exceptions, ...overrides.map(({ day, is }): [Day, 'work' | 'rest'] => [day, is])]),
  }
}

const utc = (day: Day): number => {
  const at = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(at) || dayFrom(at) !== day) throw new RangeError(`no such day: ${day}`)
  return at
}
const dayFrom = (at: number): Day => new Date(at).toISOString().slice(0, 10)
const count = (n: number): number => {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a number of days or months: ${n}`)
  return n
}

/** The day in Asia/Shanghai on which the instant falls. */
export const dayOf = (instant: Instant): Day => dayFrom(instant + SHANGHAI)

/** The full hour of the day in Asia/Shanghai, 0 to 23. */
export const hourOf = (instant: Instant): number => Math.floor(((instant + SHANGHAI) % DAY) / HOUR)

/** The instant at which the day begins in Asia/Shanghai, 00:00. */
export const startOf = (day: Day): Instant => utc(day) - SHANGHAI

/** The instant at which the day is over in Asia/Shanghai, 24:00: the first one that is too late (民法典 §203). */
export const endOf = (day: Day): Instant => startOf(day) + DAY

/** The day that lies `days` calendar days later (earlier if negative). */
export const addDays = (day: Day, days: number): Day => dayFrom(utc(day) + days * DAY)

/** Calendar days from one day to another; negative if it lies before. */
export const daysBetween = (from: Day, to: Day): number => (utc(to) - utc(from)) / DAY

/** The same day of the month `months` later, or that month's last day where it has no such day (民法典 §202). */
export function addMonths(day: Day, months: number): Day {
  const from = new Date(utc(day))
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dayFrom(Date.UTC(year, month, Math.min(from.getUTCDate(), lastOfMonth)))
}

/** The calendar year of a day, which is also its fiscal year (预算法 §18). */
export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** The last day of the fiscal year of a day, 31 December (预算法 §18). */
export const fiscalYearEnd = (day: Day): Day => `${day.slice(0, 4)}-12-31`

// Statutory holidays on fixed dates (全国年节及纪念日放假办法), for years whose calendar is not published.
const FIXED_HOLIDAYS: readonly string[] = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']
const isWeekend = (day: Day): boolean => [0, 6].includes(new Date(utc(day)).getUTCDay())
const isLikelyRest = (day: Day): boolean => isWeekend(day) || FIXED_HOLIDAYS.includes(day.slice(5))

/** Whether officials work on that day; `unknown` while the calendar of its year is not published. */
export function isWorkingDay(day: Day, calendar: Calendar = STATE_COUNCIL_CALENDAR): boolean | 'unknown' {
  const exception = calendar.exceptions.get(day)
  if (exception !== undefined) return exception === 'work'
  return calendar.years.has(yearOf(day)) ? !isWeekend(day) : 'unknown'
}

interface Judged { readonly day: Day; readonly works: boolean; readonly sure: boolean }
const judge = (day: Day, calendar: Calendar): Judged => {
  const works = isWorkingDay(day, calendar)
  return works === 'unknown' ? { day, works: !isLikelyRest(day), sure: false } : { day, works, sure: true }
}

const span = (days: readonly Judged[]): string => {
  const [first, last] = [days[0], days[days.length - 1]]
  if (first === undefined || last === undefined) return ''
  return `skip:${first === last ? first.day : `${first.day}..${last.day}`}`
}
const doubts = (judged: readonly Judged[]): readonly string[] => [...new Set(judged.filter(({ sure }) => !sure).map(({ day }) => `estimate:${yearOf(day)}`))]

const works = (day: Day, calendar: Calendar): boolean => judge(day, calendar).works

/** The day that lies `days` working days before a day; an unknown year counts as it is estimated. */
export function workingDaysBefore(day: Day, days: number, calendar: Calendar): Day {
  let at = day
  for (let left = count(days); left > 0; left -= works(at, calendar) ? 1 : 0) at = addDays(at, -1)
  return at
}

/** How many working days have begun after `due` until `today`, which is counted: 「已超期 N 个工作日」; 0 over a weekend, and before the day. */
export function workingDaysPast(due: Day, today: Day, calendar: Calendar): number {
  let past = 0
  for (let at = addDays(due, 1); at <= today; at = addDays(at, 1)) past += works(at, calendar) ? 1 : 0
  return past
}

/** The last of `days` working days after the anchor, which itself is not counted (民法典 §201). */
export function workingDaysAfter({ anchor, days }: { readonly anchor: Day; readonly days: number }, calendar: Calendar = STATE_COUNCIL_CALENDAR): TimeLimit {
  const judged: Judged[] = []
  const steps: string[] = []
  let rest: Judged[] = []
  let due = anchor
  for (let counted = 0; counted < count(days);) {
    due = addDays(due, 1)
    const today = judge(due, calendar)
    judged.push(today)
    if (!today.works) { rest.push(today); continue }
    if (rest.length > 0) steps.push(span(rest))
    rest = []
    counted += 1
    steps.push(`${due}=${counted}`)
  }
  return limit({ due, steps, judged, calendar })
}

/** The last of `days` calendar days after the anchor (not counted, §201); a rest day at the end moves it to the next working day (民法典 §203). */
export function calendarDaysAfter({ anchor, days }: { readonly anchor: Day; readonly days: number }, calendar: Calendar = STATE_COUNCIL_CALENDAR): TimeLimit {
  const end = addDays(anchor, count(days))
  return moved({ end, steps: [`+${days}d=${end}`], calendar })
}

/** The day `months` after the anchor (month ends by 民法典 §202); a rest day at the end moves it to the next working day (§203). */
export function monthsAfter({ anchor, months }: { readonly anchor: Day; readonly months: number }, calendar: Calendar = STATE_COUNCIL_CALENDAR): TimeLimit {
  const end = addMonths(anchor, count(months))
  const shortened = end.slice(8) === anchor.slice(8) ? [] : ['month-end']
  return moved({ end, steps: [`+${months}m=${end}`, ...shortened], calendar })
}

function moved({ end, steps, calendar }: { readonly end: Day; readonly steps: readonly string[]; readonly calendar: Calendar }): TimeLimit {
  const judged = [judge(end, calendar)]
  for (let last = judged[0]; last !== undefined && !last.works; last = judged[judged.length - 1]) judged.push(judge(addDays(last.day, 1), calendar))
  const due = addDays(end, judged.length - 1)
  return limit({ due, steps: due === end ? steps : [...steps, span(judged.slice(0, -1)), `moved:${due}`], judged, calendar })
}

interface Counted { readonly due: Day; readonly steps: readonly string[]; readonly judged: readonly Judged[]; readonly calendar: Calendar }
const limit = ({ due, steps, judged, calendar }: Counted): TimeLimit => ({
  due,
  how: [...steps, ...doubts(judged)].join(' '),
  estimate: judged.some(({ sure }) => !sure),
  calendarVersion: calendar.version,
})
