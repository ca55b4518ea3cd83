/** The 7-field cron of timer triggers: second minute hour day month week year, in Asia/Shanghai. */
export interface Cron {
  readonly seconds: readonly number[]
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly days: ReadonlySet<number>
  readonly months: ReadonlySet<number>
  readonly weekdays: ReadonlySet<number>
  readonly years: ReadonlySet<number>
  /** With both named, either day of the month or day of the week is enough. */
  readonly eitherDay: boolean
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const DAY_MS = 86_400_000
/** Shanghai has kept UTC+8 without summer time since 1992. */
const SHANGHAI_MS = 8 * 3_600_000
const FOUR_YEARS_IN_DAYS = 1462

export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/)
  const [second, minute, hour, day, month, week, year] = fields
  if (fields.length !== 7 || !second || !minute || !hour || !day || !month || !week || !year) {
    throw new Error(`a timer needs seven fields (second minute hour day month week year), not "${text}"`)
  }
  return {
    seconds: numbersOf(second, { from: 0, to: 59 }),
    minutes: numbersOf(minute, { from: 0, to: 59 }),
    hours: numbersOf(hour, { from: 0, to: 23 }),
    days: new Set(numbersOf(day, { from: 1, to: 31 })),
    months: new Set(numbersOf(month, { from: 1, to: 12, names: MONTHS, firstName: 1 })),
    weekdays: new Set(numbersOf(week, { from: 0, to: 7, names: WEEKDAYS, firstName: 0 }).map((weekday) => weekday % 7)),
    years: new Set(numbersOf(year, { from: 1970, to: 2099 })),
    eitherDay: !isEvery(day) && !isEvery(week),
  }
}

interface Range {
  readonly from: number
  readonly to: number
  readonly names?: readonly string[]
  readonly firstName?: number
}

function isEvery(field: string): boolean {
  return field === '*' || field === '?'
}

function numbersOf(field: string, range: Range): number[] {
  const numbers = new Set<number>()
  for (const part of field.split(',')) {
    const [span = '', step = '1'] = part.split('/')
    const [first, last] = spanOf(span, { range, open: part.includes('/') })
    const by = Number(step)
    if (!Number.isInteger(by) || by < 1 || first < range.from || last > range.to || first > last) throw new Error(`"${field}" is no cron field`)
    for (let number = first; number <= last; number += by) numbers.add(number)
  }
  return [...numbers].sort((a, b) => a - b)
}

function spanOf(span: string, { range, open }: { range: Range; open: boolean }): [number, number] {
  if (isEvery(span)) return [range.from, range.to]
  const [first = '', last] = span.split('-')
  const start = numberOf(first, range)
  if (last !== undefined) return [start, numberOf(last, range)]
  return [start, open ? range.to : start]
}

function numberOf(word: string, range: Range): number {
  const named = range.names?.indexOf(word.toUpperCase()) ?? -1
  if (named >= 0) return named + (range.firstName ?? 0)
  if (!/^\d+$/.test(word)) throw new Error(`"${word}" is no number`)
  return Number(word)
}

/** The number of the Shanghai day that an instant falls on. */
function dayNumber(instant: number): number {
  return Math.floor((instant + SHANGHAI_MS) / DAY_MS)
}

function fallsOn(cron: Cron, day: number): boolean {
  const date = new Date(day * DAY_MS)
  if (!cron.years.has(date.getUTCFullYear()) || !cron.months.has(date.getUTCMonth() + 1)) return false
  const byDay = cron.days.has(date.getUTCDate())
  const byWeekday = cron.weekdays.has(date.getUTCDay())
  return cron.eitherDay ? byDay || byWeekday : byDay && byWeekday
}

function timesOfDay(cron: Cron): number[] {
  return cron.hours.flatMap((hour) => cron.minutes.flatMap((minute) => cron.seconds.map((second) => (hour * 3600 + minute * 60 + second) * 1000)))
}

/** The last due instant of each day within (after, until]: what a catch-up has to run. */
export function dueBetween(cron: Cron, { after, until }: { after: number; until: number }): readonly number[] {
  const due: number[] = []
  let times: number[] | undefined
  for (let day = dayNumber(after); day <= dayNumber(until); day += 1) {
    if (!fallsOn(cron, day)) continue
    times ??= timesOfDay(cron)
    const start = day * DAY_MS - SHANGHAI_MS
    const last = times.findLast((time) => start + time <= until)
    if (last !== undefined && start + last > after) due.push(start + last)
  }
  return due
}

/** The first due instant after the given one, if it comes within four years. */
export function nextAfter(cron: Cron, after: number): number | undefined {
  const times = timesOfDay(cron)
  const today = dayNumber(after)
  for (let day = today; day < today + FOUR_YEARS_IN_DAYS; day += 1) {
    if (!fallsOn(cron, day)) continue
    const start = day * DAY_MS - SHANGHAI_MS
    const first = times.find((time) => start + time > after)
    if (first !== undefined) return start + first
  }
  return undefined
}
